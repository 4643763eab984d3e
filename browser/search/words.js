// How a text falls into words, the same for what is searched and for what is typed: without accents and capitals,
// figures however they are written, compounds as their parts and joined.

/**
 * A word with its place in the folded text; a compound stands after its parts and spans their places.
 * @typedef {{ word: string, from: number, to: number, place: number, spans: number }} Word
 */

const LETTERS = new Map([["œ", "oe"], ["æ", "ae"], ["ß", "ss"], ["ı", "i"], ["’", "'"], ["‘", "'"], ["ʼ", "'"], ["`", "'"], ["´", "'"]])
const OTHER = /[œæßı’‘ʼ`´]/g
const ASCII = /^[\x00-\x7f]*$/

/** French names of months stand for the English ones that records use. */
const MONTHS = new Map([
  ["janvier", "january"], ["fevrier", "february"], ["mars", "march"], ["avril", "april"], ["mai", "may"],
  ["juin", "june"], ["juillet", "july"], ["aout", "august"], ["septembre", "september"], ["octobre", "october"],
  ["novembre", "november"], ["decembre", "december"],
])
const CURRENCIES = new Map([
  ["€", "eur"], ["euro", "eur"], ["euros", "eur"], ["$", "usd"], ["dollar", "usd"], ["dollars", "usd"],
])
/** What these mean after a number, and only there. */
const AMOUNTS = new Map([
  ["m", "million"], ["mn", "million"], ["millions", "million"],
  ["bn", "billion"], ["md", "billion"], ["mds", "billion"], ["milliard", "billion"], ["milliards", "billion"],
])

// a number with thousands set off, one with decimals, letters and digits, a sign of a currency
const TOKEN = /\d{1,3}(?:[,.' \u00a0\u202f\u2009]\d{3})+(?!\d)|\d+[.,]\d{1,2}(?!\d)|[\p{L}\p{N}]+|[€$]/gu
const NUMBER = /^\d+(?:\.\d+)?$/
const COUNTED = /^(\d+)(m|mn|bn|md|k)$/
const PERCENT = /\s?(?:%|per ?cent|pour ?cent)/y
const HELD = /^[-/.'_‑–]$/
const ELIDED = /^(?:[ldjmtscn]|qu|jusqu|lorsqu)$/

/**
 * A text in small letters without accents.
 * @param {string} text
 */
export function fold(text) {
  if (ASCII.test(text)) return text.toLowerCase()
  const plain = text.normalize("NFD").replace(/\p{M}+/gu, "").toLowerCase()
  return plain.replace(OTHER, char => LETTERS.get(char) ?? char)
}

/**
 * A folded text with, for each of its characters, the place in the text as it was; one place more stands for the end.
 * @param {string} text
 * @returns {{ plain: string, places: number[] }}
 */
export function foldedWithPlaces(text) {
  let plain = ""
  /** @type {number[]} */
  const places = []
  let place = 0
  for (const char of text) {
    const found = fold(char)
    plain += found
    for (let i = 0; i < found.length; i++) places.push(place)
    place += char.length
  }
  places.push(place)
  return { plain, places }
}

/**
 * The words of a folded text in their order.
 * @param {string} plain
 * @returns {Word[]}
 */
export function words(plain) {
  /** @type {Word[]} */
  const found = []
  /** @type {Word[]} */
  let run = []
  let end = 0
  let place = 0
  for (const match of plain.matchAll(TOKEN)) {
    const raw = match[0]
    const from = match.index
    if (from < end) continue // within "per cent"
    const gap = plain.slice(end, from)
    end = from + raw.length
    if (skipped(raw, plain, from)) {
      run = closed(run, found)
      continue
    }
    if (gap !== "" && !HELD.test(gap)) run = closed(run, found)
    const before = found[found.length - 1]
    for (const word of meanings(raw, gap, before)) {
      const made = { word, from, to: end, place, spans: 1 }
      place += 1
      found.push(made)
      run.push(made)
    }
    const last = found[found.length - 1]
    const share = shareEnd(last, plain, end)
    if (last && share > 0) {
      found.push({ ...last, word: `${last.word}%` })
      end = share
    }
  }
  closed(run, found)
  return found
}

/**
 * Whether letters are no word of their own: an article before an apostrophe, the s after one.
 * @param {string} raw
 * @param {string} plain
 * @param {number} from
 */
function skipped(raw, plain, from) {
  if (raw === "s" && plain[from - 1] === "'") return true
  return plain[from + raw.length] === "'" && ELIDED.test(raw)
}

/**
 * The words that a stretch of letters and digits stands for: 33.4, m is million, 30k is 30000.
 * @param {string} raw
 * @param {string} gap what stands before it
 * @param {Word | undefined} before
 * @returns {string[]}
 */
function meanings(raw, gap, before) {
  const known = MONTHS.get(raw) ?? CURRENCIES.get(raw)
  if (known) return [known]
  const code = raw.charCodeAt(0)
  if (code < 48 || code > 57) {
    const amount = AMOUNTS.get(raw)
    return [amount && before && gap.trim() === "" && NUMBER.test(before.word) ? amount : raw]
  }
  const counted = COUNTED.exec(raw)
  if (counted?.[1] && counted[2]) return counted[2] === "k" ? [`${counted[1]}000`] : [counted[1], AMOUNTS.get(counted[2]) ?? ""]
  if (/^\d+[.,]\d{1,2}$/.test(raw)) return [raw.replace(",", ".")]
  return [/^[\d,.' \u00a0\u202f\u2009]+$/.test(raw) ? raw.replace(/\D/g, "") : raw]
}

/**
 * Where the sign or words for a share end after a number; 0 where there are none.
 * @param {Word | undefined} last
 * @param {string} plain
 * @param {number} at
 */
function shareEnd(last, plain, at) {
  if (!last || !NUMBER.test(last.word)) return 0
  PERCENT.lastIndex = at
  return PERCENT.test(plain) ? PERCENT.lastIndex : 0
}

/**
 * End a run of parts that are held together: add the whole.  Of an acronym with points (U.N.) only the whole is a word.
 * @param {Word[]} run
 * @param {Word[]} found
 * @returns {Word[]} an empty run
 */
function closed(run, found) {
  const first = run[0]
  const last = run[run.length - 1]
  if (!first || !last || run.length < 2) return []
  const word = run.map(part => part.word).join("")
  const dotted = run.every(part => part.word.length === 1 && part.word > "9")
  if (dotted) found.splice(found.indexOf(first), run.length)
  found.push({ word, from: first.from, to: last.to, place: first.place, spans: dotted ? 1 : last.place - first.place + 1 })
  return []
}
