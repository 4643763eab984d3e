// Questions of the vocabulary in what a reader typed (who heads, how many women, effectifs), and their answers.

import { bestName } from "./name-fit.js"
import { needed } from "./query.js"
import { compare, weightOf } from "./ranking.js"
import { fold, words } from "./words.js"

/** @import { Answer, Question } from "./index-parts.js" */
/** @import { Query, Token } from "./query.js" */
/** @import { Held } from "./ranking.js" */
/** @import { Searched } from "./searched.js" */

/**
 * A question that is asked: its number in the vocabulary, the words that ask it, and whether they name it.
 * @typedef {{ number: number, used: Set<Token>, named: boolean }} Asked
 */

/** An answer found, of the record at a place. @typedef {{ place: number, answer: Answer, score: number }} Answering */

/** @typedef {{ own: string[][], open: string[][] }} Phrases the words of a question, in words */

/** So many answers are shown, and none much worse than the best. */
const MOST = 3
const MUCH_WORSE = 1
/** The least part of a record's name that must be named for an answer about it. */
const LEAST_NAMED = 0.3
/** How much more the whole is worth than its parts, and a newer part than the one before it. */
const WHOLE_FIRST = 0.5
const NEWER_FIRST = 0.05

/** @param {Question[]} questions @returns {Phrases[]} */
export function phrasesOf(questions) {
  const cut = (/** @type {string[]} */ all) => all.map(text => words(fold(text)).map(word => word.word))
  return questions.map(question => ({ own: cut(question.own), open: cut(question.open) }))
}

/**
 * The questions that a query asks: those that it names, or where it names none, those that its opening may ask.
 * @param {Query} query its words that only ask are marked as such
 * @param {Phrases[]} phrases
 * @returns {Asked[]}
 */
export function asked(query, phrases) {
  const found = phrases.map(({ own, open }, number) => {
    const named = used(query.tokens, own)
    const opened = used(query.tokens, open)
    return { number, named: named.length > 0, used: new Set([...named, ...opened]), opened }
  }).filter(each => each.used.size > 0)
  for (const { opened } of found) for (const token of opened) token.opens = true
  const named = found.filter(each => each.named)
  const opening = new Set(found.flatMap(each => each.opened))
  return (named.length > 0 ? named : found).map(each => ({ ...each, used: new Set([...each.used, ...opening]) }))
}

/**
 * The words of a query that make up one of these phrases.
 * @param {Token[]} tokens
 * @param {string[][]} phrases
 * @returns {Token[]}
 */
function used(tokens, phrases) {
  return phrases.flatMap(phrase =>
    tokens.flatMap((_, at) => {
      const within = tokens.slice(at, at + phrase.length)
      return within.length === phrase.length && within.every((token, i) => token.word === phrase[i]) ? within : []
    }),
  )
}

/**
 * The answers to the questions that are asked, about the records that the rest of the query names; the best first.
 * @param {Asked[]} questions
 * @param {Query} query
 * @param {Held} held
 * @param {Searched} searched
 * @param {(kind: number) => number} wanted
 * @returns {Answering[]}
 */
export function answers(questions, query, held, searched, wanted) {
  const found = questions.flatMap(question => answersTo(question, query, held, searched, wanted))
  found.sort((a, b) => b.score - a.score || a.place - b.place)
  const least = (found[0]?.score ?? 0) - MUCH_WORSE
  return found.filter(each => each.score >= least).slice(0, MOST)
}

/**
 * @param {Asked} question
 * @param {Query} query
 * @param {Held} held
 * @param {Searched} searched
 * @param {(kind: number) => number} wanted
 * @returns {Answering[]}
 */
function answersTo(question, query, held, searched, wanted) {
  // what stands nowhere does not tell what is asked about
  const subject = query.content.filter(token => !question.used.has(token) && searched.tells(held.records.get(token), held.statements.get(token)))
  const total = weightOf(subject)
  const whole = weightOf(query.content)
  const fits = named(needed(subject), held).flatMap(place => {
    // a letter or two begin some name of most records: only those are looked at that can count
    if (!mayAnswer(question, place, searched)) return []
    const [kind = 0, , , , , , , over = 0] = searched.records[place] ?? []
    const names = searched.namesOf(place)
    const best = bestName(query, subject, names, total)
    if (!best.all || best.share < LEAST_NAMED) return []
    // words that ask may be part of the name as well: minister
    const also = bestName(query, query.content, names, whole)
    const fit = best.fit + 0.4 * also.fit * (0.3 + 0.7 * also.share)
    return [{ place, score: 10 * fit + (question.named ? 1 : 0) + wanted(kind) - 0.2 * over }]
  })
  return wholesFirst(fits, needed(subject), held, searched).flatMap(({ place, score }) => {
    return given(question, place, searched).slice(0, 2).map((answer, index) => ({ place, answer, score: score - 0.01 * index }))
  })
}

/**
 * The answers that a record gives to a question.
 * @param {Asked} question
 * @param {number} place
 * @param {Searched} searched
 */
function given(question, place, { records }) {
  return (records[place]?.[9] ?? []).filter(answer => answer[0] === question.number)
}

/**
 * Whether a record answers a question, or is a part or a whole that decides which of them does.
 * @param {Asked} question
 * @param {number} place
 * @param {Searched} searched
 */
function mayAnswer(question, place, searched) {
  const [, id = "", , , , , , , , , whole = ""] = searched.records[place] ?? []
  return whole !== "" || searched.partsOf.has(id) || given(question, place, searched).length > 0
}

/**
 * Where the whole is named with what its parts are (the mandate of a mission), and most of them fit, no one of them is
 * meant: the whole comes first, then its parts, the newest first.
 * @param {{ place: number, score: number }[]} fits
 * @param {Token[]} subject
 * @param {Held} held
 * @param {Searched} searched
 */
function wholesFirst(fits, subject, held, searched) {
  const scores = new Map(fits.map(({ place, score }) => [place, score]))
  for (const [id, parts] of searched.partsOf) {
    const whole = searched.placeOf.get(id)
    const fitting = parts.filter(part => scores.has(part)).length
    if (whole === undefined || fitting < 2 || fitting <= parts.length / 2) continue
    const sort = fold(searched.records[parts[0] ?? -1]?.[4] ?? "")
    const names = (/** @type {Token} */ token) => held.records.get(token)?.get(whole)?.name
    if (!subject.every(token => names(token) || token.word === sort || token.forms.has(sort))) continue
    const best = Math.max(...[whole, ...parts].map(place => scores.get(place) ?? 0))
    scores.set(whole, best + WHOLE_FIRST)
    const begun = (/** @type {number} */ place) => searched.records[place]?.[8] ?? ""
    const newestFirst = [...parts].sort((a, b) => compare(begun(b), begun(a)))
    newestFirst.forEach((part, index) => scores.set(part, best - NEWER_FIRST * index))
  }
  return [...scores].map(([place, score]) => ({ place, score }))
}

/**
 * The records that hold all of these words in their names.
 * @param {Token[]} subject
 * @param {Held} held
 * @returns {number[]}
 */
function named(subject, held) {
  const [first, ...rest] = subject.map(token => held.records.get(token))
  if (!first) return []
  const within = (/** @type {number} */ place) => rest.every(matches => matches?.get(place)?.name)
  return [...first].filter(([place, fields]) => fields.name && within(place)).map(([place]) => place)
}
