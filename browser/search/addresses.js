// What search has to do with addresses: ?q= holds what was asked, ?only= a kind of result, ?h= the words to be marked on
// the page that was opened, which leaves the address at once.

/** @import { Answered } from "./engine.js" */

/** So many words are handed to a page to be marked. */
const MOST_MARKS = 24

/** @typedef {{ text: string, only: string }} Asking */

/**
 * What an address asks for; nothing where it has no ?q=.
 * @param {string} address
 * @returns {Asking | null}
 */
export function askedBy(address) {
  const { searchParams } = new URL(address)
  const text = searchParams.get("q")
  return text === null ? null : { text, only: searchParams.get("only") ?? "" }
}

/**
 * An address that asks, or with nothing to ask no longer does.
 * @param {string} address
 * @param {Asking | null} asking
 */
export function asking(address, asking) {
  const url = new URL(address)
  url.searchParams.delete("q")
  url.searchParams.delete("only")
  if (asking?.text) url.searchParams.set("q", asking.text)
  if (asking?.text && asking.only) url.searchParams.set("only", asking.only)
  return url.href
}

/**
 * An address with the words to be marked there.
 * @param {string} address
 * @param {Answered} answered
 */
export function withMarks(address, { marks }) {
  const url = new URL(address)
  url.searchParams.set("h", marks.slice(0, MOST_MARKS).join(" "))
  return url.href
}

/**
 * The words that an address wants marked, and the address without them.
 * @param {string} address
 * @returns {{ marks: string[], clean: string } | null}
 */
export function marksIn(address) {
  const url = new URL(address)
  const found = url.searchParams.get("h")
  if (found === null) return null
  url.searchParams.delete("h")
  return { marks: found.split(" ").filter(Boolean).slice(0, MOST_MARKS), clean: url.href }
}

/**
 * Change the address of the page; where that is not allowed the address stays.
 * @param {string} address
 */
export function replaceAddress(address) {
  if (address === location.href) return
  try {
    history.replaceState(history.state, "", address)
  } catch {
    // some browsers refuse it to pages read from a disk
  }
}
