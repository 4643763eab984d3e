// The words that are searched, and what may be meant by one: its other forms, a slip, two words in one.

import { stemmer as english } from "@orama/stemmers/english"
import { stemmer as french } from "@orama/stemmers/french"
import { eng, fra } from "stopword"

import { fold } from "./words.js"

/** A French article that has lost its vowel before a word of some length. */
const ELIDED = /^[dl][aeiouh]\w{3}/
/** So many letters at the beginning of a word are those of its stems. */
const BEGINNING = 2
const STOPPED = new Set([...eng, ...fra].map(fold))

/**
 * Whether a word carries no meaning of its own, in either language.
 * @param {string} word
 */
export function stopped(word) {
  return STOPPED.has(word) || (word.length === 1 && !/\d/.test(word))
}

/**
 * Every word of what is searched, by its stems.  They are taken when a word with the same beginning is asked for: taking
 * all of them would be a third of the work before the first result.
 */
export class Terms {
  constructor() {
    /** @type {Map<string, string[]>} */
    this.byStem = new Map()
    /** @type {Map<string, string[]>} words whose stems have not been taken, by the letters that no stem changes */
    this.waiting = new Map()
    /** @type {Set<string>} */
    this.known = new Set()
    /** @type {Map<string, Set<string>>} */
    this.kin = new Map()
  }

  /**
   * Let a word stand for another as well.
   * @param {string} word
   * @param {string} kin
   */
  addKin(word, kin) {
    const found = this.kin.get(word)
    if (found) found.add(kin)
    else this.kin.set(word, new Set([kin]))
  }

  /** @param {string} word */
  add(word) {
    if (this.known.has(word)) return
    this.known.add(word)
    put(this.waiting, word.slice(0, BEGINNING), word)
  }

  /**
   * The other words that have a stem in common with this one, or for which it stands.
   * @param {string} word
   * @returns {Set<string>}
   */
  forms(word) {
    const beginning = word.slice(0, BEGINNING)
    for (const known of this.waiting.get(beginning) ?? []) for (const stem of stems(known)) put(this.byStem, stem, known)
    this.waiting.delete(beginning)
    const found = new Set(stems(word).flatMap(stem => this.byStem.get(stem) ?? []))
    found.delete(word)
    for (const kin of this.kin.get(word) ?? []) found.add(kin)
    return found
  }

  /**
   * A known word that is one letter away from one that is not, or nothing.
   * @param {string} word
   */
  near(word) {
    for (const known of this.known)
      if (Math.abs(known.length - word.length) < 2 && known[0] === word[0] && slips(word, known) === 1) return known
    return ""
  }

  /**
   * The two known words of which one that is not known is made, cut as near to the middle as may be.
   * @param {string} word
   * @returns {[string, string] | null}
   */
  parted(word) {
    const middle = word.length / 2
    // shorter parts are found in too many words
    const least = /\d/.test(word) ? 2 : 3
    const cuts = Array.from({ length: Math.max(0, word.length - 2 * least + 1) }, (_, i) => i + least)
    cuts.sort((a, b) => Math.abs(a - middle) - Math.abs(b - middle))
    for (const cut of cuts) {
      const left = word.slice(0, cut)
      const right = word.slice(cut)
      if (this.known.has(left) && this.known.has(right)) return [left, right]
      // coupdetat: the apostrophe was left out too
      if (ELIDED.test(right) && this.known.has(left) && this.known.has(right.slice(1))) return [left, right.slice(1)]
    }
    return null
  }
}

/**
 * @param {Map<string, string[]>} lists
 * @param {string} key
 * @param {string} word
 */
function put(lists, key, word) {
  const found = lists.get(key)
  if (found) found.push(word)
  else lists.set(key, [word])
}

/**
 * The stems of a word; each language keeps to its own, so that an English stem does not meet a French one.
 * @param {string} word
 * @returns {string[]}
 */
export function stems(word) {
  if (word.length < 3 || /[^a-z]/.test(word)) return []
  return [`e:${english(word)}`, `f:${french(word)}`]
}

/**
 * How many letters of a word are wrong beside another: missing, added, changed, or two exchanged.
 * @param {string} a
 * @param {string} b
 */
export function slips(a, b) {
  /** @type {number[]} */
  let before = []
  let last = Array.from({ length: b.length + 1 }, (_, j) => j)
  for (let i = 1; i <= a.length; i++) {
    const line = [i]
    for (let j = 1; j <= b.length; j++) {
      const changed = (last[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1)
      let least = Math.min((last[j] ?? 0) + 1, (line[j - 1] ?? 0) + 1, changed)
      const exchanged = a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]
      if (exchanged) least = Math.min(least, (before[j - 2] ?? 0) + 1)
      line.push(least)
    }
    before = last
    last = line
  }
  return last[b.length] ?? 0
}
