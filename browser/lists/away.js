// Rows of groups that have pages of their own (kb/pages/long_groups.py): with scripts they stand in the list as others do.

import { inLanguages } from "../other-languages.js"

/** @import { Span } from "../other-languages.js" */

/**
 * A row as the page would have it: the words of its link and where that leads from the root of the site, what tells it
 * from the others, its full name, its French name, the shape and colour of its state, its words, and where the words of
 * the link are in other languages.
 * @typedef {[string, string, string, string?, string?, string?, string?, Span[]?]} Row
 */

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
