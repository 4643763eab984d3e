// The files of the index, which kb/find/ writes, as this code uses them.  Rows are arrays there, to be short.

/** @import { Span } from "../other-languages.js" */

/**
 * A question of the vocabulary, with the words by which it is asked: `own` words name it, `open` ones (who, when) may
 * ask several.
 * @typedef {{ tag: string, label: string, own: string[], open: string[] }} Question
 */

/**
 * A kind of record: its label for one and for many, the group of results in which it stands, and how much sooner than
 * others it is wanted; whether its telling facts are the words of a statement, which is searched by itself.
 * @typedef {{ tag: string, label: string, plural: string, group: string, wanted: number, quotes: boolean }} Kind
 */

/**
 * What the whole index shares, and the names of its files beside the first.  `groups` are tags with their labels, `kin`
 * words that may stand for others, as minister for ministry.
 * @typedef {{ questions: Question[], kinds: Kind[], groups: [string, string][], kin: [string, string][],
 *   records: string[], statements: string[] }} Start
 */

/**
 * An answer: number of the question, words, date in words, last day of that date, statement's number, how many sources.
 * @typedef {[number, string, string, string, number, number]} Answer
 */

/**
 * A record or an overview (a page with a function, a comparison): kind, id, title, names (the English one first), sort
 * of thing, telling facts, words for its state, whether it is over (1), date to sort by, answers, the id of the record of
 * which it is a part (of a mandate the mission), the statements on which the telling facts rest; of a source whose title is in another
 * language, where its words are.
 * @typedef {[number, string, string, string[], string, string, string, number, string, Answer[], string, number[], Span[]?]} RecordRow
 */

/**
 * A statement: number, place of its record among all records, text, date in words, status (0 in force, 1 overtaken,
 * 2 withdrawn), how many sources.
 * @typedef {[number, number, string, string, number, number]} StatementRow
 */

/**
 * A file of the index; the first also holds the start.
 * @typedef {{ start?: Start, records?: RecordRow[], statements?: StatementRow[] }} Part
 */

/**
 * The number of a statement as printed.
 * @param {number} number
 */
export function printedNumber(number) {
  return `ML-${String(number).padStart(4, "0")}`
}

/**
 * What a file of the index holds, from its text: kbFind({…}).
 * @param {string} text
 * @returns {Part}
 */
export function partIn(text) {
  return JSON.parse(text.slice(text.indexOf("(") + 1, text.lastIndexOf(")")))
}

/**
 * The address of a file of the index; the empty name is the first.
 * @param {string} name
 * @param {string} first
 */
export function partAddress(name, first) {
  return name === "" ? first : new URL(name, first).href
}
