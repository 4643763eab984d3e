// Rows of groups that have pages of their own (kb/pages/long_groups.py): with scripts they stand in the list as others do,
// once a reader turns to the list.  They are most of what a list weighs, and few readers of a first view want them.

import { load } from "../cite/store.js"

import { inLanguages } from "../other-languages.js"

/** @import { Span } from "../other-languages.js" */

/**
 * A row as the page would have it: the words of its link and where that leads from the root of the site, what tells it
 * from the others, its full name, its French name, the shape and colour of its state, its words, and where the words of
 * the link are in other languages.
 * @typedef {[string, string, string, string?, string?, string?, string?, Span[]?]} Row
 */

/**
 * Wait until a reader turns to the controls or opens a fold; at once where the address or the way back asks for more
 * than the page holds.
 * @param {HTMLFormElement} form
 * @param {HTMLElement} page
 * @param {boolean} asked whether the address asks for some of the rows or another order
 * @returns {Promise<void>}
 */
export function wanted(form, page, asked) {
  const { kbFolds, kbPlace } = history.state ?? {}
  if (asked || location.hash || kbFolds || kbPlace) return Promise.resolve()
  return new Promise(resolve => {
    for (const turn of ["focusin", "pointerdown", "input", "change"]) form.addEventListener(turn, () => resolve())
    // folds that are open from the start tell so too: a click is the reader's, or a key's
    page.addEventListener("click", ({ target }) => {
      if (target instanceof Element && target.closest("summary")) resolve()
    })
  })
}

/**
 * The rows of each group; nothing where they cannot be had, or belong to the page of another day.
 * @param {HTMLFormElement} form
 * @returns {Promise<Row[][] | undefined>}
 */
export async function loadRows(form) {
  /** @type {Row[][] | undefined} */
  let found
  /** @type {(rows: string, groups: Row[][]) => void} */
  const take = (rows, groups) => {
    if (rows === form.dataset.rowsAre) found = groups
  }
  Object.assign(globalThis, { kbListRows: take })
  // where the file is not there, what is taken is none
  await load(form.dataset.rowsAway ?? "").catch(() => undefined)
  return found
}

/**
 * Put rows in the place of the links to their pages.
 * @param {HTMLElement[]} lists those without their rows
 * @param {Row[][]} groups the rows of each
 */
export function bringBack(lists, groups) {
  for (const [place, list] of lists.entries()) list.replaceChildren(...(groups[place] ?? []).map(rowOf))
}

/** @param {Row} row */
function rowOf([words, address, told, title, french, sort, state, spans]) {
  const link = document.createElement("a")
  link.href = `../${address}`
  if (title) link.title = title
  link.append(...inLanguages(words, spans))
  const name = span("kb-name", link)
  if (french) {
    const other = span("kb-french", french)
    other.lang = "fr"
    name.append(" ", other)
  }
  const row = document.createElement("li")
  row.append(name, " ", ...(state ? [span(`kb-chip kb-mark kb-is-${sort}`, state)] : []), " ", span("kb-rowfacts", told))
  return row
}

/**
 * @param {string} class_
 * @param {string | Node} content
 */
function span(class_, content) {
  const made = document.createElement("span")
  made.className = class_
  made.append(content)
  return made
}
