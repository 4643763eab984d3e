// Which rows of a list are left, and how many each further choice would leave.  The data are those of
// kb/pages/list_narrowing.py; rows have numbers, in the order of the page.

import { fold } from "../search/words.js"

/**
 * Something to choose by: its choices as tag and words, and for each row the numbers of those that it has.
 * @typedef {{ tag: string, choices: [string, string][], of: (number | number[])[] }} Facet
 */

/**
 * What is known of a list: of which rows, facets, first and last year of each row (0 where it has none), orders, words
 * to find by.
 * @typedef {{
 *   rows: string, facets: Facet[], years: ([number, number] | 0)[], sorts: Record<string, number[]>, names: string[]
 * }} Data
 */

/**
 * What a reader asks for: a choice in some facets, a stretch of years, words, an order.  Nothing asked is empty.
 * @typedef {{ picked: Record<string, string>, from: number, to: number, words: string, sort: string }} Asked
 */

/**
 * What comes of it: which rows are shown, and for each choice how many rows it would leave, given all other choices.
 * @typedef {{
 *   shown: boolean[], count: number, left: Record<string, number[]>, from: Map<number, number>, to: Map<number, number>
 * }} Narrowed
 */

/** No condition is missed, or more than one. */
const NONE = -1
const SEVERAL = -2

/**
 * Years by which a list can be narrowed: all in which something begins or ends.
 * @param {Data["years"]} years
 */
export function yearsOffered(years) {
  return [...new Set(years.flatMap(span => span || []))].sort((a, b) => a - b)
}

/**
 * @param {Data} data
 * @param {Asked} asked
 * @param {(row: number) => string} textOf the folded text of a row, asked for only where words are
 * @returns {Narrowed}
 */
export function narrow(data, asked, textOf) {
  const conditions = conditionsOf(data, asked, textOf)
  const missed = data.names.map((_, row) => missedBy(conditions, row))
  const facets = data.facets.length
  const shown = missed.map(one => one === NONE)
  return {
    shown,
    count: shown.filter(Boolean).length,
    left: Object.fromEntries(data.facets.map((facet, place) => [facet.tag, leftOf(facet, missed, place)])),
    from: leftFrom(data.years, missed, facets, 1),
    to: leftFrom(data.years, missed, facets + 1, 0),
  }
}

/**
 * What a row must be, in order: a condition for each facet, the first year, the last year, and the words.
 * @param {Data} data
 * @param {Asked} asked
 * @param {(row: number) => string} textOf
 * @returns {((row: number) => boolean)[]}
 */
function conditionsOf({ facets, years }, { picked, from, to, words }, textOf) {
  const always = () => true
  const looked = fold(words).split(/\s+/).filter(Boolean)
  return [
    ...facets.map(({ tag, choices, of }) => {
      const number = choices.findIndex(([choice]) => choice === picked[tag])
      return number < 0 ? always : (/** @type {number} */ row) => listOf(of[row]).includes(number)
    }),
    from ? row => lastOf(years[row]) >= from : always,
    to ? row => firstOf(years[row]) <= to : always,
    looked.length ? row => looked.every(word => textOf(row).includes(word)) : always,
  ]
}

/**
 * The only condition that a row does not meet; NONE or SEVERAL.
 * @param {((row: number) => boolean)[]} conditions
 * @param {number} row
 */
function missedBy(conditions, row) {
  let missed = NONE
  for (const [place, holds] of conditions.entries()) {
    if (holds(row)) continue
    if (missed !== NONE) return SEVERAL
    missed = place
  }
  return missed
}

/**
 * For each choice of a facet, how many rows have it and meet all conditions but that of the facet itself.
 * @param {Facet} facet
 * @param {number[]} missed
 * @param {number} place
 */
function leftOf({ choices, of }, missed, place) {
  const left = choices.map(() => 0)
  for (const [row, miss] of missed.entries())
    if (miss === NONE || miss === place) for (const number of listOf(of[row])) left[number] = (left[number] ?? 0) + 1
  return left
}

/**
 * For each year offered, how many rows reach it: their last year (end 1) is not before it, or their first (end 0) not
 * after it, and they meet all conditions but that of this end.
 * @param {Data["years"]} years
 * @param {number[]} missed
 * @param {number} place
 * @param {0 | 1} end
 */
function leftFrom(years, missed, place, end) {
  const ends = years.filter((_, row) => missed[row] === NONE || missed[row] === place).flatMap(span => (span ? span[end] : []))
  return new Map(yearsOffered(years).map(year => [year, ends.filter(one => (end ? one >= year : one <= year)).length]))
}

/** The first year of a row; one without years begins in none. @param {Data["years"][number] | undefined} span */
function firstOf(span) {
  return span ? span[0] : Infinity
}

/** The last year of a row; one without years lasts into none. @param {Data["years"][number] | undefined} span */
function lastOf(span) {
  return span ? span[1] : -Infinity
}

/** @param {number | number[] | undefined} value */
function listOf(value) {
  return typeof value === "number" ? [value] : (value ?? [])
}
