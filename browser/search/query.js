// What a reader typed, in words: those that count, those that do not, and what several of them make together.

import { lineOf } from "./searched.js"
import { stopped } from "./terms.js"
import { foldedWithPlaces, words } from "./words.js"

/** @import { Searched } from "./searched.js" */
/** @import { Word } from "./words.js" */

/** So many characters of what is typed are read, and so many words looked for: nothing that is pasted can take long. */
const MOST_CHARACTERS = 400
const MOST_WORDS = 16
/** Two words of so many letters together may be one with a slip. */
const LEAST_JOINED = 8

/**
 * A word that was typed.  `typed` as it stands in the query; `empty`: it carries no meaning of its own; `last`: it may
 * go on; `forms`: other words of its stems; `guesses`: what it may be a slip of, with how well that fits; `weight`:
 * how much it tells, the rarer the more; `common`: so many names have it that no result needs it (Mali); `opens`: it
 * only asks (who, when).
 * @typedef {{ word: string, typed: string, place: number, empty: boolean, last: boolean, acronym: boolean,
 *   forms: Set<string>, guesses: Map<string, number>, weight: number, common: boolean,
 *   opens: boolean }} Token
 */

/**
 * Words that are one word elsewhere (G 5, S/2014/173): the one word, and those it takes the place of.
 * @typedef {{ word: string, tokens: Token[] }} Unit
 */

/** @typedef {{ text: string, line: string, tokens: Token[], content: Token[], units: Unit[] }} Query */

/**
 * @param {string} text
 * @param {Searched} searched
 * @returns {Query}
 */
export function parsed(text, searched) {
  const typed = text.slice(0, MOST_CHARACTERS)
  const { plain, places } = foldedWithPlaces(typed)
  const all = words(plain)
  const found = all.filter(word => word.place < MOST_WORDS)
  const single = found.filter(word => word.spans === 1 && !word.word.endsWith("%"))
  const shouted = single.length > 1 && typed === typed.toUpperCase()
  const tokens = single.map((word, index) => {
    const shown = typed.slice(places[word.from], places[word.to])
    const open = index === single.length - 1 && !/\s$/.test(typed)
    return token(word, shown, open, !shouted && shown !== shown.toLowerCase() && searched.acronyms.has(word.word))
  })
  if (tokens.every(each => each.empty)) for (const each of tokens) each.empty = false
  const cut = tokens.flatMap(each => partedIfUnknown(each, searched))
  return { text: typed, line: lineOf(all), tokens: cut, content: cut.filter(each => !each.empty), units: units(cut, found, searched) }
}

/**
 * @param {Word} word
 * @param {string} typed
 * @param {boolean} last
 * @param {boolean} acronym an acronym of a record, and typed with capitals
 * @returns {Token}
 */
function token(word, typed, last, acronym) {
  const empty = stopped(word.word) && !acronym
  return { word: word.word, typed, place: word.place, empty, last, acronym, forms: new Set(), guesses: new Map(), weight: 0, common: false, opens: false }
}

/**
 * The words that a result must hold to be complete.
 * @param {Token[]} tokens
 */
export function needed(tokens) {
  const rare = tokens.filter(each => !each.common && !each.opens)
  return rare.length > 0 ? rare : tokens
}

/**
 * A word with its forms; one that is not known, but made of two that are, falls apart.
 * @param {Token} each
 * @param {Searched} searched
 * @returns {Token[]}
 */
function partedIfUnknown(each, searched) {
  const { terms } = searched
  each.forms = terms.forms(each.word)
  const known = each.empty || terms.known.has(each.word) || each.forms.size > 0
  if (known || each.word.length < 5 || !/[a-z]/.test(each.word)) return [each]
  const two = terms.parted(each.word)
  // a slip is likelier than two words of three letters in one
  if (!two || (two.some(part => part.length < 4) && terms.near(each.word))) return [each]
  return two.map((word, index) => ({
    ...each, word, place: each.place + index / 2, last: false, forms: terms.forms(word), guesses: new Map(),
  }))
}

/**
 * What words make together: the compounds that were typed, shares, and neighbours that are one word where they occur.
 * @param {Token[]} tokens
 * @param {Word[]} found
 * @param {Searched} searched
 * @returns {Unit[]}
 */
function units(tokens, found, searched) {
  const compounds = found
    .filter(word => word.spans > 1 || word.word.endsWith("%"))
    .map(({ word, place, spans }) => ({ word, tokens: tokens.filter(each => place <= each.place && each.place < place + spans) }))
  const neighbours = tokens.slice(1).flatMap((right, index) => {
    const left = tokens[index]
    if (!left || (left.empty && right.empty)) return []
    const word = joined(left, right, searched)
    return word ? [{ word, tokens: [left, right] }] : []
  })
  return [...compounds, ...neighbours]
}

/**
 * The known word that two make together, or nothing: as they are, or with one slip where one of them stands nowhere (Tin
 * Zaouaten).
 * @param {Token} left
 * @param {Token} right
 * @param {Searched} searched
 */
function joined(left, right, { terms }) {
  const word = left.word + right.word
  if (terms.known.has(word)) return word
  const strange = [left, right].some(each => !each.empty && !terms.known.has(each.word) && each.forms.size === 0)
  return strange && word.length >= LEAST_JOINED && !/\d/.test(word) ? terms.near(word) : ""
}
