// Which records and statements hold a word, and how well: exactly, begun, in another form, with a slip.

import { slips } from "./terms.js"

/** @import MiniSearch from "minisearch" */
/** @import { Token } from "./query.js" */
/** @import { Terms } from "./terms.js" */

/**
 * For each document that holds a word, how well in each of its fields, up to 1.
 * @typedef {Map<number, Record<string, number>>} Matches
 */

const EXACT = 1
const FORM = 0.92
/** What a word that is only begun is worth, and how much more the nearer it is to its end. */
const BEGUN = 0.5
const BEGUN_MORE = 0.35
const ONE_SLIP = 0.6
const TWO_SLIPS = 0.45
/** A word shorter than this is taken as the beginning of another only while it is being typed. */
const LEAST_BEGINNING = 3

/**
 * How well a word fits a word that was typed.
 * @param {Token} token
 * @param {string} word
 */
export function grade(token, word) {
  if (word === token.word) return EXACT
  if (token.forms.has(word)) return FORM
  const begun = (token.last || token.word.length >= LEAST_BEGINNING) && word.startsWith(token.word)
  if (begun) return BEGUN + (BEGUN_MORE * token.word.length) / word.length
  return token.guesses.get(word) ?? 0
}

/**
 * The documents that hold a word exactly, in another form, or one that begins so.
 * @param {MiniSearch} index
 * @param {Token} token
 * @param {Terms} terms
 * @param {number} least how long a word must be that may go on
 * @returns {Matches}
 */
export function matches(index, token, terms, least) {
  /** @type {Matches} */
  const found = new Map()
  const fits = (/** @type {string} */ term) => grade(token, term)
  const surely = [token.word, ...token.forms].filter(word => terms.known.has(word))
  take(found, search(index, surely, {}), fits)
  const open = token.word.length >= (token.last ? least : LEAST_BEGINNING)
  // few letters begin a word of nearly every text: then only names are looked at
  const fields = token.word.length < LEAST_BEGINNING ? { fields: ["name"] } : {}
  if (open) take(found, search(index, [token.word], { prefix: true, ...fields }), fits)
  return found
}

/**
 * The documents that hold exactly this word.
 * @param {MiniSearch} index
 * @param {string} word
 * @returns {Matches}
 */
export function exactly(index, word) {
  /** @type {Matches} */
  const found = new Map()
  take(found, search(index, [word], {}), () => EXACT)
  return found
}

/**
 * The documents that hold a word of which this may be a slip; the token remembers those words.
 * @param {MiniSearch} index
 * @param {Token} token
 * @returns {Matches}
 */
export function slipped(index, token) {
  /** @type {Matches} */
  const found = new Map()
  const length = token.word.length
  if (length < 4 || /\d/.test(token.word)) return found
  take(found, search(index, [token.word], { fuzzy: 2 }), term => {
    const worth = slipGrade(token.word, term)
    if (worth > 0) token.guesses.set(term, worth)
    return worth
  })
  return found
}

/**
 * The documents that hold one of the words that a token is taken for.
 * @param {MiniSearch} index
 * @param {Token} token
 * @returns {Matches}
 */
export function meant(index, token) {
  /** @type {Matches} */
  const found = new Map()
  take(found, search(index, [...token.guesses.keys()], {}), term => token.guesses.get(term) ?? 0)
  return found
}

/**
 * One letter may be wrong, in long words two; in short ones, and for the second, the first letter must be right.
 * @param {string} typed
 * @param {string} term
 */
function slipGrade(typed, term) {
  if (/\d/.test(term)) return 0
  const wrong = slips(typed, term)
  const begins = typed[0] === term[0]
  if (wrong === 1) return typed.length >= 5 || begins ? ONE_SLIP : 0
  return wrong === 2 && typed.length >= 6 && (begins || typed.length >= 8) ? TWO_SLIPS : 0
}

/**
 * @param {MiniSearch} index
 * @param {string[]} words
 * @param {{ prefix?: boolean, fuzzy?: number, fields?: string[] }} how
 */
function search(index, words, how) {
  const asIs = (/** @type {string} */ text) => text
  const settings = { prefix: false, fuzzy: false, ...how, tokenize: (/** @type {string} */ text) => [text], processTerm: asIs }
  return index.search({ queries: words, combineWith: "OR" }, settings)
}

/**
 * Take results up, each field at its best.
 * @param {Matches} found
 * @param {{ id: number, match: Record<string, string[]> }[]} results
 * @param {(term: string) => number} fits
 */
function take(found, results, fits) {
  /** @type {Map<string, number>} */
  const grades = new Map()
  for (const { id, match } of results) {
    for (const [term, fields] of Object.entries(match)) {
      let worth = grades.get(term)
      if (worth === undefined) grades.set(term, (worth = fits(term)))
      if (worth === 0) continue
      const have = found.get(id) ?? {}
      for (const field of fields) if ((have[field] ?? 0) < worth) have[field] = worth
      found.set(id, have)
    }
  }
}
