// Clicks on links for which a page does something of its own.

/**
 * Whether a click is meant for a new tab or window, or to keep what the link leads to: a key is held down.
 * @param {{ ctrlKey: boolean, metaKey: boolean, shiftKey: boolean, altKey: boolean }} event
 */
export function leadsElsewhere({ ctrlKey, metaKey, shiftKey, altKey }) {
  return ctrlKey || metaKey || shiftKey || altKey
}
