// A question in, results out.  Knows nothing of pages: it runs in a worker, in a page, and in tests.

import { direct } from "./direct.js"
import { needed, parsed } from "./query.js"
import { answers, asked, phrasesOf } from "./questions.js"
import { held, rankedRecords, rankedStatements } from "./ranking.js"
import { answerResult, bestOf, filters, grouped, recordResult, statementResult } from "./results.js"
import { Searched } from "./searched.js"
import { fold } from "./words.js"

/** @import { Part, Start } from "./index-parts.js" */
/** @import { Query } from "./query.js" */
/** @import { Found, Held } from "./ranking.js" */
/** @import { Filter, Group, Result } from "./results.js" */
/** @import { Answering, Phrases } from "./questions.js" */

/**
 * What was found.  `first`: what is named outright, then answers.  `filters`: how many results there are of each kind.
 * `left`: words that the best results lack.  `read`: words as they were read where they were slips.  `marks`: the words
 * to be marked, and `begun` beginnings of such.  `wantsStatements`: whether names alone do not answer, so that statements
 * must be looked through.
 * @typedef {{ query: string, only: string, first: Result[], groups: Group[], filters: Filter[], left: string[],
 *   read: [string, string][], marks: string[], begun: string[], wantsStatements: boolean }} Answered
 */

/** The group of results whose names are titles of what others wrote. */
const SOURCES = "sources"
/** A result of a group is good enough not to look through statements if a name holds all words in this part of it. */
const ENOUGH = 0.55

export class Engine {
  constructor() {
    this.searched = new Searched()
    /** @type {Start} */
    this.start = { questions: [], kinds: [], groups: [], kin: [], records: [], statements: [] }
    /** @type {Phrases[]} */
    this.phrases = []
  }

  /**
   * Take up a file of the index.
   * @param {Part} part
   * @param {() => Promise<void>} pause
   */
  async add(part, pause) {
    if (part.start) {
      this.start = part.start
      this.phrases = phrasesOf(part.start.questions)
      part.start.kinds.forEach((kind, number) => {
        if (kind.quotes) this.searched.quoting.add(number)
        if (kind.group === SOURCES) this.searched.sources.add(number)
      })
      for (const [word, kin] of part.start.kin) this.searched.terms.addKin(fold(word), fold(kin))
    }
    await this.searched.add(part, pause)
  }

  /**
   * @param {string} text
   * @param {string} [only] the kind of results that is asked for, or none in particular
   * @returns {Answered}
   */
  answer(text, only = "") {
    const { searched, start } = this
    const wanted = (/** @type {number} */ kind) => start.kinds[kind]?.wanted ?? 0
    const query = parsed(text, searched)
    const questions = asked(query, this.phrases)
    const found = held(query, searched)
    const records = rankedRecords(query, found, searched, wanted)
    const statements = rankedStatements(query, found, searched)
    const answering = answers(questions, query, found, searched, wanted)
    const exact = theOneNamed(records, answering)
    const outright = exact ? [recordResult(exact.place, searched, start)] : this.outright(query.text)
    const others = exact ? records.filter(hit => hit !== exact) : records
    // a word that no name has may be in a statement
    const asking = new Set(questions.flatMap(question => [...question.used]))
    const lost = needed(query.content).filter(token => !asking.has(token) && !searched.tells(found.records.get(token), found.statements.get(token)))
    const named = records.some(hit => hit.named && hit.fit >= ENOUGH)
    return {
      query: text,
      only,
      first: [...outright, ...answering.map(each => answerResult(each, searched, start))],
      groups: grouped(bestOf(others, statements, exact, searched, start), searched, start, only),
      filters: filters(bestOf(records, statements, exact, searched, start), searched, start),
      left: answering.length > 0 ? lost.map(token => token.typed) : leftOut(query, found, records[0], statements[0]),
      read: query.content.filter(token => token.guesses.size > 0).map(token => [token.typed, likeliest(token.guesses)]),
      marks: [...new Set([...query.content.flatMap(marksOf), ...query.units.map(unit => unit.word)])],
      begun: query.content.filter(token => token.last || token.word.length > 2).map(token => token.word),
      wantsStatements: !named && (answering.length === 0 || lost.length > 0) && outright.length === 0,
    }
  }

  /**
   * What the query names by itself: a statement by its number, a page by its address.
   * @param {string} text
   * @returns {Result[]}
   */
  outright(text) {
    const named = direct(text)
    if (!named) return []
    const { searched, start } = this
    if ("number" in named) {
      const place = searched.placeOfNumber.get(named.number)
      return place === undefined ? [] : [statementResult(place, searched, start)]
    }
    const place = searched.placeOf.get(named.id)
    if (place === undefined) return []
    const result = recordResult(place, searched, start)
    return named.kind === "" || named.kind === result.tag ? [result] : []
  }
}

/**
 * The one record that bears what was typed as a name, unless an answer is about it.
 * @param {Found[]} records
 * @param {Answering[]} answering
 * @returns {Found | null}
 */
function theOneNamed(records, answering) {
  const [one, other] = records.filter(hit => hit.exact)
  return one && !other && answering.every(({ place }) => place !== one.place) ? one : null
}

/** @param {Query["content"][number]} token */
function marksOf(token) {
  return [token.word, ...token.forms, ...token.guesses.keys()]
}

/** @param {Map<string, number>} guesses */
function likeliest(guesses) {
  return [...guesses].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))[0]?.[0] ?? ""
}

/**
 * The words that the best result lacks.
 * @param {Query} query
 * @param {Held} found
 * @param {Found | undefined} record the best record
 * @param {Found | undefined} statement
 * @returns {string[]}
 */
function leftOut(query, found, record, statement) {
  if (record?.full || statement?.full) return []
  const better = (record?.score ?? 0) >= (statement?.score ?? 0) ? found.records : found.statements
  const place = (better === found.records ? record : statement)?.place ?? -1
  return needed(query.content).filter(token => !better.get(token)?.has(place)).map(token => token.typed)
}
