// The keys that open the search.

const KEYS = new Set(["/", "f", "s"])

/**
 * Whether a key opens the search: not while something is being typed, nor with another key held down.
 * @param {KeyboardEvent} event
 */
export function opens(event) {
  return KEYS.has(event.key) && isPlain(event)
}

/**
 * Whether a key is pressed by itself, and where nothing is typed.
 * @param {KeyboardEvent} event
 */
export function isPlain(event) {
  if (event.ctrlKey || event.metaKey || event.altKey) return false
  const at = event.target instanceof Element ? event.target : null
  return !at?.closest("input, textarea, select, dialog, [contenteditable]")
}
