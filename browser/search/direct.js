// What names one place of the site by itself: a statement's number, an address of ours, a record's id.

import { printedNumber } from "./index-parts.js"

const NUMBER = /^ml[\s_-]*0*(\d{1,6})$/i
const FRAGMENT = /#ml-0*(\d{1,6})$/i
const PAGE = /(?:^|\/)([a-z]+)\/([a-z0-9-]+)(?:\.html|\.json|\.bib|\.ris|\.csl\.json)?(?:[?#].*)?$/
const ID = /^[a-z0-9]+(?:-[a-z0-9]+)+$/

/**
 * The number of a statement that is asked for, or the kind and id of a record, or an id alone.
 * @param {string} text
 * @returns {{ number: number } | { kind: string, id: string } | null}
 */
export function direct(text) {
  // at the end of a sentence
  const typed = text.trim().replace(/[.,;:!?)\]»”"]+$/, "")
  const number = NUMBER.exec(typed)?.[1] ?? FRAGMENT.exec(typed)?.[1]
  if (number) return { number: Number(number) }
  const [, kind, id] = PAGE.exec(typed) ?? []
  if (kind && id) return { kind, id }
  return ID.test(typed) ? { kind: "", id: typed } : null
}

/** @param {number} number */
export function anchor(number) {
  return number > 0 ? `#${printedNumber(number)}` : ""
}
