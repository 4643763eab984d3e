// What is found as it is shown: answers, then groups of results, the best group first.

import { anchor } from "./direct.js"
import { printedNumber } from "./index-parts.js"
import { say } from "../saying.js"

/** @import { Answering } from "./questions.js" */
/** @import { Found } from "./ranking.js" */
/** @import { Searched } from "./searched.js" */
/** @import { Start } from "./index-parts.js" */
/** @import { Span } from "../other-languages.js" */

/**
 * A result: where it leads, its words, what is said beside it (each part may be empty), and what it is, for tests and
 * filters; `spans` are words of the title in other languages.  `day` is the last day of the date of an answer, from which
 * its age is worked out; `cited` are the numbers of the statements on which what is said rests.
 * @typedef {{ address: string, title: string, text: string, kind: string, state: string, dated: string, day: string,
 *   sources: number, id: string, number: string, cited: string[], tag: string, spans: Span[] }} Result
 */

/**
 * Results of one group: the strong ones first; `strong` is how many of them are shown at once.
 * @typedef {{ tag: string, label: string, results: Result[], strong: number, count: number }} Group
 */

/** @typedef {{ tag: string, label: string, hits: Found[], shown: number, tier: number, best: number }} Ranked */

/** What is much worse than the best is shown on demand. */
const STRONG = 0.72
/** At most so many of a group are shown at once, and handed over at all. */
const AT_ONCE = 5
const AT_ALL = 60
/** So many records are shown that do not hold all words where only statements do. */
const NEAR = 3
/** A source has a long name, which must fit well to come before statements. */
const GOOD_FIT = 0.9
const WEAK_GROUP = "sources"
const STATEMENTS = "statements"

/**
 * The groups of what was found.
 * @param {Best} best
 * @param {Searched} searched
 * @param {Start} start
 * @param {string} only the kind of results that is asked for, or none in particular
 * @returns {Group[]}
 */
export function grouped({ records, statements, least }, searched, start, only) {
  const groupOf = (/** @type {Found} */ hit) => kindOf(hit, searched, start)?.group
  const asked = (/** @type {Found} */ hit) => only === "" || kindOf(hit, searched, start)?.tag === only
  const ranked = start.groups.map(([tag, label]) => {
    const all = tag === STATEMENTS ? statements : records.filter(hit => groupOf(hit) === tag && asked(hit))
    return rank(tag, label, only !== "" && only !== tag && tag === STATEMENTS ? [] : all, least)
  })
  const order = start.groups.map(([tag]) => tag)
  return ranked
    .filter(group => group.hits.length > 0)
    .sort((a, b) => b.tier - a.tier || (a.tier > 0 ? order.indexOf(a.tag) - order.indexOf(b.tag) : b.best - a.best))
    .map(({ tag, label, hits, shown }) => ({
      tag, label, strong: shown, count: hits.length,
      results: hits.slice(0, AT_ALL).map(hit => (tag === STATEMENTS ? statementResult : recordResult)(hit.place, searched, start)),
    }))
}

/**
 * What is worth showing, and the score from which on a result is strong.
 * @typedef {{ records: Found[], statements: Found[], least: number }} Best
 */

/**
 * What holds all words of a query, and what is as good without; where nothing holds them all, everything.  Sources do
 * not decide: their long titles hold many words.
 * @param {Found[]} records
 * @param {Found[]} statements
 * @param {Found | null} exact what was named outright
 * @param {Searched} searched
 * @param {Start} start
 * @returns {Best}
 */
export function bestOf(records, statements, exact, searched, start) {
  const telling = [...records.filter(hit => kindOf(hit, searched, start)?.group !== WEAK_GROUP), ...statements]
  const top = telling.reduce((most, hit) => Math.max(most, hit.score), 0)
  const least = Math.min(top * STRONG, top - 1)
  const complete = exact !== null || telling.some(hit => hit.full)
  const best = (/** @type {Found[]} */ found) => (complete ? found.filter(hit => hit.full || hit.score >= least) : found)
  const kept = best(records)
  // where only sentences hold all words, the things that they are about may still be what is wanted
  const near = kept.length === 0 ? records.filter(hit => kindOf(hit, searched, start)?.group !== WEAK_GROUP).slice(0, NEAR) : []
  return { records: [...kept, ...near], statements: best(statements), least }
}

/**
 * The kind of a record that was found.
 * @param {Found} hit
 * @param {Searched} searched
 * @param {Start} start
 */
function kindOf(hit, searched, start) {
  return start.kinds[searched.records[hit.place]?.[0] ?? -1]
}

/** A kind of result and how many there are. @typedef {{ tag: string, label: string, count: number }} Filter */

/**
 * The kinds of results, those of records in the order of the vocabulary, then statements.
 * @param {Best} best
 * @param {Searched} searched
 * @param {Start} start
 * @returns {Filter[]}
 */
export function filters({ records, statements }, searched, start) {
  const kinds = start.kinds.map(({ tag, plural }) => {
    return { tag, label: plural, count: records.filter(hit => kindOf(hit, searched, start)?.tag === tag).length }
  })
  return [...kinds, { tag: STATEMENTS, label: say("Statements"), count: statements.length }].filter(each => each.count > 0)
}

/**
 * A group with its tier: 3 where a name holds all words, 2 where something does, 1 where something is good, 0 below.
 * @param {string} tag
 * @param {string} label
 * @param {Found[]} hits the best first
 * @param {number} least the score from which on one is strong
 * @returns {Ranked}
 */
function rank(tag, label, hits, least) {
  const strong = hits.filter(hit => hit.score >= least)
  const weak = tag === WEAK_GROUP
  const named = strong.some(hit => hit.named && (!weak || hit.fit > GOOD_FIT))
  const tier = named ? 3 : strong.some(hit => hit.full && !weak) ? 2 : strong.length > 0 ? 1 : 0
  return { tag, label, hits, shown: Math.min(AT_ONCE, strong.length || hits.length), tier, best: hits[0]?.score ?? 0 }
}

/**
 * @param {number} place
 * @param {Searched} searched
 * @param {Start} start
 * @returns {Result}
 */
export function recordResult(place, searched, start) {
  const [kind = 0, id = "", title = "", , sort = "", facts = "", state = "", , , , , cited = [], spans = []] =
    searched.records[place] ?? []
  const { tag = "", label = "" } = start.kinds[kind] ?? {}
  return {
    // an overview has its address for an id
    address: id.includes(".") ? id : `${tag}/${id}.html`, title, text: facts, kind: sort || label, state, dated: "", day: "", sources: 0,
    id, number: "", cited: cited.map(printedNumber), tag, spans,
  }
}

/**
 * @param {number} place
 * @param {Searched} searched
 * @param {Start} start
 * @returns {Result}
 */
export function statementResult(place, searched, start) {
  const [number = 0, record = 0, text = "", dated = "", status = 0, sources = 0] = searched.statements[place] ?? []
  const of = recordResult(record, searched, start)
  const state = ["", say("overtaken"), say("withdrawn")][status] ?? ""
  return {
    ...of, address: of.address + anchor(number), text: of.title, title: text, spans: [], kind: say("Statement"), state, dated, sources,
    number: printedNumber(number), cited: [printedNumber(number)],
  }
}

/**
 * @param {Answering} found
 * @param {Searched} searched
 * @param {Start} start
 * @returns {Result}
 */
export function answerResult({ place, answer }, searched, start) {
  const [question, text, dated, day, number, sources] = answer
  const of = recordResult(place, searched, start)
  return {
    ...of, address: of.address + anchor(number), text: `${of.title}: ${start.questions[question]?.label ?? ""}`, title: text, spans: [],
    kind: say("Answer"), state: "", dated, day, sources, number: number ? printedNumber(number) : "",
    cited: number ? [printedNumber(number)] : [],
  }
}
