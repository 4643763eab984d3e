// Marking the words that were found, accents or not, in results and on a page.

import { foldedWithPlaces, words } from "./words.js"

/** What is marked: whole words, and words that begin so. @typedef {{ marks: Set<string>, begun: string[] }} Marked */

/** So many words of a page are marked at most. */
const MOST = 400

/**
 * A text cut where marks begin and end.
 * @param {string} text
 * @param {Marked} marked
 * @returns {{ text: string, marked: boolean }[]}
 */
export function cut(text, { marks, begun }) {
  const { plain, places } = foldedWithPlaces(text)
  const found = words(plain).filter(({ word, spans }) =>
    marks.has(word) || (spans === 1 && begun.some(beginning => word.startsWith(beginning))))
  found.sort((a, b) => a.from - b.from || b.to - a.to)
  const pieces = []
  let at = 0
  for (const word of found) {
    const from = places[word.from] ?? 0
    const to = places[word.to] ?? text.length
    if (from < at) continue
    if (from > at) pieces.push({ text: text.slice(at, from), marked: false })
    pieces.push({ text: text.slice(from, to), marked: true })
    at = to
  }
  if (at < text.length) pieces.push({ text: text.slice(at), marked: false })
  return pieces
}

/**
 * A text as nodes, its marks as elements.
 * @param {string} text
 * @param {Marked} marked
 * @returns {(string | HTMLElement)[]}
 */
export function markedNodes(text, marked) {
  return cut(text, marked).map(piece => {
    if (!piece.marked) return piece.text
    const mark = document.createElement("mark")
    mark.textContent = piece.text
    return mark
  })
}

/**
 * Mark words in what an element holds.  The page stays as it is: what a reader has selected stays selected, and what is
 * copied has no marks.  A browser that cannot mark so marks nothing.
 * @param {Element} element
 * @param {Marked} marked
 */
export function markWithin(element, marked) {
  if (typeof Highlight === "undefined") return
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT)
  /** @type {Range[]} */
  const ranges = []
  while (walker.nextNode() && ranges.length < MOST) {
    const text = /** @type {Text} */ (walker.currentNode)
    if (!text.parentElement?.closest("script, style, svg, .kb-on-paper")) ranges.push(...rangesIn(text, marked))
  }
  CSS.highlights.set("kb-found", new Highlight(...ranges))
}

/**
 * The words to be marked in a text of the page.
 * @param {Text} text
 * @param {Marked} marked
 */
function rangesIn(text, marked) {
  let at = 0
  return cut(text.data, marked).flatMap(piece => {
    const range = new Range()
    range.setStart(text, at)
    at += piece.text.length
    range.setEnd(text, at)
    return piece.marked ? [range] : []
  })
}
