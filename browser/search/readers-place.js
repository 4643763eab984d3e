// Where a reader is who goes into the dialog of the search, so that he is there again when it closes.

/**
 * Where the keyboard goes on from when nothing has the focus: what was clicked last, or the beginning of a selection.
 * @returns {HTMLElement | null} nothing where something has the focus, as the browser gives that back by itself
 */
export function readersPlace() {
  if (document.activeElement !== document.body) return null
  const node = getSelection()?.anchorNode
  const at = node instanceof Element ? node : node?.parentElement
  return at instanceof HTMLElement && at !== document.body ? at : null
}

/**
 * Let the keyboard go on from an element, without bringing it into the window or marking it.
 * @param {HTMLElement} element
 */
export function goOnFrom(element) {
  const own = element.getAttribute("tabindex")
  element.tabIndex = -1
  element.focus({ preventScroll: true })
  element.blur()
  if (own === null) element.removeAttribute("tabindex")
  else element.setAttribute("tabindex", own)
}
