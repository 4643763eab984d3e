// How well the names of a record fit what was typed.

import { grade } from "./matching.js"
import { needed } from "./query.js"
import { stopped } from "./terms.js"

/** @import { Query, Token, Unit } from "./query.js" */
/** @import { Name } from "./searched.js" */

/** What a joined word counts for beside the words that were typed. */
const JOINED = 0.97
/** What a name is worth of which hardly a word was typed, and how much more one that was typed whole. */
const HARDLY = 0.55
const WHOLE = 0.45
/** How much more a name is worth that is the very query. */
const VERY = 0.5

/**
 * How well a name fits words: `fit` up to 1, more for the very query; `share` of the name that they cover; whether
 * `all` of them are in it; whether it is the very query.
 * @typedef {{ fit: number, share: number, all: boolean, exact: boolean }} Fit
 */

/**
 * @param {Query} query
 * @param {Token[]} tokens those of its words that count here
 * @param {Name[]} names
 * @param {number} total their weight
 * @returns {Fit}
 */
export function bestName(query, tokens, names, total) {
  /** @type {Fit} */
  let best = { fit: 0, share: 0, all: false, exact: false }
  for (const name of names) {
    const found = fitting(query.units, tokens, name, total)
    found.exact = name.line === query.line
    if (found.exact) found.fit += VERY
    if (found.fit > best.fit) best = found
  }
  return best
}

/**
 * @param {Unit[]} units
 * @param {Token[]} tokens
 * @param {Name} name
 * @param {number} total
 * @returns {Fit}
 */
function fitting(units, tokens, name, total) {
  /** @type {Map<Token, number>} */
  const graded = new Map()
  /** @type {Set<number>} */
  const covered = new Set()
  const cover = (/** @type {{ place: number, spans: number }} */ word) => {
    for (let i = 0; i < word.spans; i++) covered.add(word.place + i)
  }
  for (const token of tokens) {
    let best = 0
    let at = null
    for (const word of name.words) {
      const worth = grade(token, word.word)
      if (worth > best) [best, at] = [worth, word]
    }
    if (at) {
      cover(at)
      graded.set(token, best)
    }
  }
  for (const unit of units) {
    const word = name.words.find(each => each.word === unit.word)
    if (!word) continue
    cover(word)
    for (const token of unit.tokens) if (tokens.includes(token)) graded.set(token, Math.max(JOINED, graded.get(token) ?? 0))
  }
  const share = shareOf(name, covered)
  const sum = [...graded].reduce((all, [token, worth]) => all + worth * token.weight, 0)
  return { fit: (sum / total) * (HARDLY + WHOLE * share), share, all: needed(tokens).every(token => graded.has(token)), exact: false }
}

/**
 * Which part of the words of a name that mean something is covered.
 * @param {Name} name
 * @param {Set<number>} covered
 */
function shareOf(name, covered) {
  const single = name.words.filter(word => word.spans === 1)
  const telling = single.filter(word => !stopped(word.word))
  const places = new Set((telling.length > 0 ? telling : single).map(word => word.place))
  return [...places].filter(place => covered.has(place)).length / Math.max(1, places.size)
}
