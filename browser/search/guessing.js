// What a word may mean that stands nowhere: the initials of a name, another word of its root, a spelling by its sound.

import { stems, stopped } from "./terms.js"
import { fold } from "./words.js"

/** @import { Searched } from "./searched.js" */
/** @import { Terms } from "./terms.js" */

/** What such a guess is worth beside a word that was typed. */
const BY_ROOT = 0.55
const BY_SOUND = 0.55
/** An acronym has so many letters. */
const ACRONYM = /^[a-z]{3,8}$/
/** A root has so many letters at least, and so many has a sound by which a word is known. */
const LEAST_ROOT = 4
const LEAST_SOUND = 4
/** By so many letters may the spellings of one sound differ. */
const NEAR_LENGTH = 3
/** How nouns of doing end in both languages. */
const NOUN = /^(?:at|it|ut)?(?:ions?|eurs?|ors?|rices?|e?ments?)$/

/**
 * The records of which a name has these initials, small words left out: DNAPES.
 * @param {string} word
 * @param {Searched} searched
 * @returns {number[]} their places
 */
export function withInitials(word, { records }) {
  if (!ACRONYM.test(word)) return []
  return records.flatMap(([, , , names], place) => (names.some(name => initials(name) === word) ? [place] : []))
}

/** @param {string} name */
function initials(name) {
  const found = fold(name).match(/[a-z]+/g) ?? []
  return found.filter(word => !stopped(word)).map(word => word[0]).join("")
}

/**
 * The known nouns made of what a word is made of: radiés, radiation.
 * @param {string} word
 * @param {Terms} terms
 * @returns {Map<string, number>} each with its worth
 */
export function nouns(word, terms) {
  const roots = stems(word).map(stem => stem.slice(2)).filter(root => root.length >= LEAST_ROOT)
  const made = (/** @type {string} */ known) => roots.some(root => known.startsWith(root) && NOUN.test(known.slice(root.length)))
  return guesses(terms, made, BY_ROOT)
}

/**
 * The known words that sound as a word does: Timbuctoo, Timbuktu.
 * @param {string} word
 * @param {Terms} terms
 * @returns {Map<string, number>} each with its worth
 */
export function alike(word, terms) {
  const heard = sound(word)
  const near = (/** @type {string} */ known) => Math.abs(known.length - word.length) <= NEAR_LENGTH
  return guesses(terms, known => heard.length >= LEAST_SOUND && near(known) && sound(known) === heard, BY_SOUND)
}

/**
 * @param {Terms} terms
 * @param {(known: string) => boolean} fits
 * @param {number} worth
 * @returns {Map<string, number>}
 */
function guesses({ known }, fits, worth) {
  return new Map([...known].filter(each => !/[^a-z]/.test(each) && fits(each)).map(each => [each, worth]))
}

/** Letters that stand for the same sound in the spellings of names in Mali. @type {[RegExp, string][]} */
const SOUNDS = [
  [/ph/g, "f"], [/gh/g, "g"], [/kh|ck|qu|q|c(?![eiy])/g, "k"], [/oo|ou/g, "u"], [/w/g, "u"], [/dj|dg/g, "j"], [/y/g, "i"],
  [/z|ss/g, "s"], [/e$|h/g, ""], [/(.)\1+/g, "$1"],
]

/**
 * How a word sounds, roughly.
 * @param {string} word folded
 */
export function sound(word) {
  return SOUNDS.reduce((heard, [letters, one]) => heard.replace(letters, one), word)
}
