// What is searched: records under all their names, and statements.  MiniSearch keeps which of them hold a word.

import MiniSearch from "minisearch"

import { Terms } from "./terms.js"
import { fold, words } from "./words.js"

/** @import { Matches } from "./matching.js" */
/** @import { Holding } from "./ranking.js" */
/** @import { Part, RecordRow, StatementRow } from "./index-parts.js" */
/** @import { Word } from "./words.js" */

/**
 * A name in words: the words in their order, their number without compounds, and all of them in one line.
 * @typedef {{ words: Word[], line: string }} Name
 */

/** How many rows are taken up before others may use the thread. */
const AT_ONCE = 40

export class Searched {
  constructor() {
    this.terms = new Terms()
    /** @type {RecordRow[]} */
    this.records = []
    /** @type {StatementRow[]} */
    this.statements = []
    /** @type {Map<string, number>} where a record is, by its id */
    this.placeOf = new Map()
    /** @type {Map<string, number[]>} where the parts of a record are, by its id */
    this.partsOf = new Map()
    /** @type {Map<number, number>} where a statement is, by its number */
    this.placeOfNumber = new Map()
    /** @type {Set<number>} the kinds whose telling facts are the words of statements */
    this.quoting = new Set()
    /** @type {Set<number>} the kinds that are sources */
    this.sources = new Set()
    /** @type {Set<string>} */
    this.acronyms = new Set()
    /** @type {number[]} the length of the shortest name of each record */
    this.shortest = []
    /** @type {(Name[] | undefined)[]} */
    this.names = []
    /** @type {Map<string, Holding>} what holds words that were asked for */
    this.held = new Map()
    const settings = {
      tokenize: (/** @type {string} */ text) => words(fold(text)).map(word => word.word),
      processTerm: (/** @type {string} */ term) => {
        this.terms.add(term)
        return term
      },
    }
    /** @type {MiniSearch<{ id: number, name: string, fact: string }>} */
    this.inRecords = new MiniSearch({ ...settings, fields: ["name", "fact"] })
    /** @type {MiniSearch<{ id: number, text: string, subject: string }>} */
    this.inStatements = new MiniSearch({ ...settings, fields: ["text", "subject"] })
  }

  /**
   * Take up a file of the index, a little at a time.
   * @param {Part} part
   * @param {() => Promise<void>} pause lets others use the thread
   */
  async add(part, pause) {
    let taken = 0
    for (const row of part.records ?? []) {
      this.addRecord(row)
      if (++taken % AT_ONCE === 0) await pause()
    }
    for (const row of part.statements ?? []) {
      this.addStatement(row)
      if (++taken % AT_ONCE === 0) await pause()
    }
  }

  /** @param {RecordRow} row */
  addRecord(row) {
    this.held.clear()
    const [kind, id, , names, sort, facts, , , , answers, whole] = row
    const place = this.records.push(row) - 1
    this.placeOf.set(id, place)
    if (whole) this.partsOf.set(whole, [...(this.partsOf.get(whole) ?? []), place])
    this.shortest.push(Math.min(...names.map(name => name.length)))
    for (const name of names) if (looksLikeAcronym(name)) this.acronyms.add(fold(name).replace(/[^a-z0-9]/g, ""))
    const fact = [id, sort, this.quoting.has(kind) ? "" : facts, ...answers.map(answer => answer[1])].join(" ; ")
    this.inRecords.add({ id: place, name: names.join(" ; "), fact })
  }

  /** @param {StatementRow} row */
  addStatement(row) {
    this.held.clear()
    const [number, record, text, dated] = row
    const place = this.statements.push(row) - 1
    this.placeOfNumber.set(number, place)
    const [, id = "", , names = []] = this.records[record] ?? []
    const subject = [id, ...names.slice(0, 4)].join(" ; ")
    this.inStatements.add({ id: place, text: `${text} ; ${dated}`, subject })
  }

  /**
   * Whether what holds a word tells anything of it: the title of a source does not.
   * @param {Matches | undefined} records
   * @param {Matches | undefined} statements
   */
  tells(records = new Map(), statements = new Map()) {
    if (statements.size > 0) return true
    for (const place of records.keys()) if (!this.sources.has(this.records[place]?.[0] ?? -1)) return true
    return false
  }

  /**
   * The names of a record in words.
   * @param {number} place
   * @returns {Name[]}
   */
  namesOf(place) {
    return (this.names[place] ??= (this.records[place]?.[3] ?? []).map(nameInWords))
  }
}

/** @param {string} name */
function looksLikeAcronym(name) {
  return name.length <= 12 && /^[\p{L}\d-]+$/u.test(name) && /\p{Lu}.*\p{Lu}/u.test(name)
}

/**
 * @param {string} name
 * @returns {Name}
 */
export function nameInWords(name) {
  const found = words(fold(name))
  return { words: found, line: lineOf(found) }
}

/**
 * Words in one line, without the compounds that they make up.
 * @param {Word[]} found
 */
export function lineOf(found) {
  return found.filter(word => word.spans === 1 && !word.word.endsWith("%")).map(word => word.word).join(" ")
}
