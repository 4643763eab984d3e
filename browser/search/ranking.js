// What comes first: names before texts, all words before some, exact before begun before other forms before slips, what
// is in force before what is over.

import { alike, nouns, withInitials } from "./guessing.js"
import { exactly, matches, meant, slipped } from "./matching.js"
import { bestName } from "./name-fit.js"
import { needed } from "./query.js"
import { fold, words } from "./words.js"

/** @import { Matches } from "./matching.js" */
/** @import { Query, Token, Unit } from "./query.js" */
/** @import { Searched } from "./searched.js" */

/**
 * A record or a statement found: its place, how good it is, whether it holds all words; of a record whether one of its
 * names does, how well that name fits, up to 1 (more where it is the very query), and whether it is that.
 * @typedef {{ place: number, score: number, full: boolean, named: boolean, fit: number, exact: boolean }} Found
 */

/** @typedef {{ records: Map<Token, Matches>, statements: Map<Token, Matches> }} Held */

/** What holds a word, and the words of which it may be a slip. @typedef {{ records: Matches, statements: Matches, guesses: Map<string, number> }} Holding */

/** What the initials of a name are worth beside the name. */
const INITIALS = 0.9
/** Of so many words it is remembered what holds them. */
const REMEMBERED = 50
/** A fact of a record and the name of a statement's record count for so much of what a name and a text do. */
const FACT = 0.5
const SUBJECT = 0.6
/** A word is common that stands in this part of all names, where there are more than a few. */
const COMMON = 0.2
const FEW = 100
/** A word of fewer letters begins too many words of texts. */
const BEGINNING_IN_TEXT = 3
/** How many are looked at closely, of those that hold the most. */
const CLOSELY = 120
/** A word that only asks (who, how many) tells so much of what another does. */
const OPENING = 0.35

/**
 * What holds each word of a query.  Only words that are found nowhere are taken for slips.
 * @param {Query} query
 * @param {Searched} searched
 * @returns {Held}
 */
export function held(query, searched) {
  const { inRecords, inStatements } = searched
  /** @type {Held} */
  const found = { records: new Map(), statements: new Map() }
  for (const token of query.content) {
    const { records, statements, guesses } = holding(token, searched)
    token.guesses = guesses
    // words joined are added below
    found.records.set(token, new Map(records))
    found.statements.set(token, new Map(statements))
  }
  for (const unit of query.units) {
    const [records, statements] = [exactly(inRecords, unit.word), exactly(inStatements, unit.word)]
    // a share is no mere number: 30% is not what bears the date 30 November
    if (unit.word.endsWith("%") && records.size + statements.size > 0) forget(found, unit)
    addUnit(found.records, unit, records)
    addUnit(found.statements, unit, statements)
  }
  weigh(query, found, searched)
  return found
}

/**
 * What holds one word; as each key asks anew for the words before it, it is remembered until the index grows.
 * @param {Token} token
 * @param {Searched} searched
 * @returns {Holding}
 */
function holding(token, searched) {
  const { inRecords, inStatements, terms, held } = searched
  const key = `${token.word} ${token.last} ${token.acronym}`
  const before = held.get(key)
  if (before) return before
  const records = matches(inRecords, token, terms, 1)
  const statements = matches(inStatements, token, terms, BEGINNING_IN_TEXT)
  const known = records.size + statements.size > 0 || token.acronym
  if (known && !searched.tells(records, statements)) addNouns(token, records, searched)
  const found = known ? { records, statements, guesses: token.guesses } : guessed(token, searched)
  if (held.size >= REMEMBERED) held.clear()
  held.set(key, found)
  return found
}

/**
 * Where only titles of sources hold a word, what holds a noun made of it does as well.
 * @param {Token} token
 * @param {Matches} records
 * @param {Searched} searched
 */
function addNouns(token, records, { inRecords, terms }) {
  for (const [word, worth] of nouns(token.word, terms)) token.guesses.set(word, worth)
  for (const [place, fields] of meant(inRecords, token)) records.set(place, { ...fields, ...records.get(place) })
}

/**
 * What holds a word that stands nowhere: a name with these initials, or else what holds a word for which it may stand;
 * the token remembers those words.
 * @param {Token} token
 * @param {Searched} searched
 * @returns {Holding}
 */
function guessed(token, searched) {
  const { inRecords, inStatements, terms } = searched
  const named = new Map(withInitials(token.word, searched).map(place => [place, { name: INITIALS }]))
  if (named.size > 0) return { records: named, statements: new Map(), guesses: token.guesses }
  const holds = (/** @type {typeof slipped} */ how) => ({ records: how(inRecords, token), statements: how(inStatements, token), guesses: token.guesses })
  const guess = (/** @type {typeof nouns} */ words) => {
    for (const [word, worth] of words(token.word, terms)) token.guesses.set(word, worth)
    return holds(meant)
  }
  for (const find of [() => guess(nouns), () => holds(slipped)]) {
    const found = find()
    if (found.records.size + found.statements.size > 0) return found
  }
  return guess(alike)
}

/**
 * Let go what holds the words of a unit apart.
 * @param {Held} held
 * @param {Unit} unit
 */
function forget({ records, statements }, unit) {
  for (const token of unit.tokens) {
    records.get(token)?.clear()
    statements.get(token)?.clear()
  }
}

/**
 * What holds words joined holds each of them.
 * @param {Map<Token, Matches>} held
 * @param {Unit} unit
 * @param {Matches} found
 */
function addUnit(held, unit, found) {
  for (const token of unit.tokens) {
    const have = held.get(token)
    if (!have) continue
    for (const [place, fields] of found) have.set(place, { ...have.get(place), ...fields })
  }
}

/**
 * The rarer a word, the more it tells.
 * @param {Query} query
 * @param {Held} found
 * @param {Searched} searched
 */
function weigh(query, found, { records, statements }) {
  const all = records.length + statements.length
  for (const token of query.content) {
    let named = 0
    for (const fields of found.records.get(token)?.values() ?? []) named += fields.name === 1 ? 1 : 0
    token.common = records.length > FEW && named > records.length * COMMON
    const holding = (found.records.get(token)?.size ?? 0) + (found.statements.get(token)?.size ?? 0)
    token.weight = Math.log(1 + all / (1 + holding)) * (token.opens ? OPENING : 1)
  }
}

/** @param {Token[]} tokens */
export function weightOf(tokens) {
  return tokens.reduce((sum, token) => sum + token.weight, 0) || 1
}

/**
 * @typedef {{ place: number, sum: number, own: number, held: number }} Sum how well words are held, by weight; how much
 * of that in the text itself; how many of the needed words are held
 */

/**
 * Add up, for each document, how well the words are held.
 * @param {Query} query
 * @param {Map<Token, Matches>} held
 * @param {string} own the field that counts whole
 * @param {string} other
 * @param {number} otherCounts
 * @returns {Sum[]}
 */
function sums(query, held, own, other, otherCounts) {
  /** @type {Map<number, Sum>} */
  const found = new Map()
  const counting = new Set(needed(query.content))
  for (const token of query.content)
    for (const [place, fields] of held.get(token) ?? []) {
      const sum = found.get(place) ?? { place, sum: 0, own: 0, held: 0 }
      sum.sum += token.weight * Math.max(fields[own] ?? 0, (fields[other] ?? 0) * otherCounts)
      sum.own += fields[own] ? token.weight : 0
      sum.held += counting.has(token) ? 1 : 0
      found.set(place, sum)
    }
  return [...found.values()]
}

/**
 * The records that hold words of a query, the best first.
 * @param {Query} query
 * @param {Held} held
 * @param {Searched} searched
 * @param {(kind: number) => number} wanted how much sooner than others a kind is wanted
 * @returns {Found[]}
 */
export function rankedRecords(query, held, searched, wanted) {
  const total = weightOf(query.content)
  const { records, shortest } = searched
  const listed = sums(query, held.records, "name", "fact", FACT)
  listed.sort((a, b) => b.sum - a.sum || (shortest[a.place] ?? 0) - (shortest[b.place] ?? 0) || a.place - b.place)
  const found = listed.slice(0, CLOSELY).map(({ place, sum, held: count }) => {
    const best = bestName(query, query.content, searched.namesOf(place), total)
    const full = count === needed(query.content).length || best.all
    const [kind = 0, , , , , , , over = 0] = records[place] ?? []
    const complete = best.all ? 1.5 : full ? 1 : 0
    const score = 10 * best.fit + (3 * sum) / total + complete + wanted(kind) - 0.4 * over
    return { place, score, full, named: best.all, fit: best.fit, exact: best.exact }
  })
  const date = (/** @type {Found} */ one) => records[one.place]?.[8] ?? ""
  return found.sort((a, b) => b.score - a.score || compare(date(b), date(a)) || a.place - b.place)
}

/** @param {string} a @param {string} b */
export function compare(a, b) {
  return a < b ? -1 : a > b ? 1 : 0
}

/**
 * The statements that hold words of a query, the best first; withdrawn ones are not looked for.
 * @param {Query} query
 * @param {Held} held
 * @param {Searched} searched
 * @returns {Found[]}
 */
export function rankedStatements(query, held, searched) {
  const total = weightOf(query.content)
  const status = (/** @type {number} */ place) => searched.statements[place]?.[4] ?? 0
  const listed = sums(query, held.statements, "text", "subject", SUBJECT).filter(sum => sum.own > 0 && status(sum.place) < 2)
  listed.sort((a, b) => b.sum - a.sum || a.place - b.place)
  const found = listed.slice(0, CLOSELY).map(({ place, sum, own, held: count }) => {
    const text = searched.statements[place]?.[2] ?? ""
    const full = count === needed(query.content).length
    const score = (8 * sum) / total + (full ? 1 : 0) + (0.8 * own) / total - 0.35 * Math.log(text.length / 100) -
      status(place) + 0.8 * nearness(text, query.content)
    return { place, score, full, named: false, fit: 0, exact: false }
  })
  return found.sort((a, b) => b.score - a.score || a.place - b.place)
}

/**
 * Which part of the neighbours in a query are neighbours in a text.
 * @param {string} text
 * @param {Token[]} tokens
 */
function nearness(text, tokens) {
  if (tokens.length < 2) return 0
  const found = words(fold(text))
  const places = tokens.map(({ word, forms }) =>
    found.filter(each => each.word === word || forms.has(each.word)).map(each => each.place),
  )
  const near = places.slice(1).filter((right, index) =>
    right.some(b => (places[index] ?? []).some(a => Math.abs(b - a) <= 2)),
  )
  return near.length / (tokens.length - 1)
}
