// Lists of which only some rows are shown.

/**
 * Show the rows that are kept and hide the others; a list without a row left is hidden, and the heading above it or
 * the fold around it, which says how many rows are left.
 * @param {Iterable<HTMLElement>} lists
 * @param {(row: HTMLElement) => boolean} kept
 * @returns {number} how many rows are shown
 */
export function showRows(lists, kept) {
  let all = 0
  for (const list of lists) {
    let shown = 0
    for (const row of /** @type {HTMLCollectionOf<HTMLElement>} */ (list.children)) {
      row.hidden = !kept(row)
      if (!row.hidden) shown += 1
    }
    list.hidden = shown === 0
    const above = list.previousElementSibling
    if (above instanceof HTMLHeadingElement) above.hidden = list.hidden
    const fold = list.closest("details")
    if (fold) fold.hidden = list.hidden
    const said = fold?.querySelector("summary > small")
    if (said) said.textContent = String(shown)
    all += shown
  }
  return all
}

/**
 * The element that the address leads to, where it is hidden: a link to it would do nothing.
 * @returns {HTMLElement | null}
 */
export function hiddenTarget() {
  const target = document.getElementById(location.hash.slice(1))
  return target?.closest("[hidden]") ? target : null
}

/** The address of the page without what follows #. */
export function withoutFragment() {
  return location.pathname + location.search
}
