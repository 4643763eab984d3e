// What is known of statements and sources: files of the site that are loaded as scripts, which works from a disk too.

/** @import { Span } from "../other-languages.js" */

/**
 * @typedef {{
 *   about: string, text: string, address: string, footnote: string, languages?: Span[], dated?: string, status?: string, reason?: string,
 *   newer?: string[], sources?: string[], report?: string
 * }} Known
 * @typedef {{ print: string, ris: string, bib: string }} Source
 * @typedef {{ bibtex: string, csl: object }} OtherForms
 */

/** The files by which reference managers take a work: name and ending. @type {[name: string, ending: string][]} */
export const FILES = [["BibLaTeX", "bib"], ["BibTeX", "bibtex"], ["RIS", "ris"], ["CSL-JSON", "csl.json"]]

const SHARED = 100

/** The file in which a statement is, as kb/publish/statement_data.py names it. @param {string} id */
export function partOf(id) {
  const number = Math.floor(Number(id.slice(3)) / SHARED)
  return `part-${String(number).padStart(4, "0")}.js`
}

/** The number of the statement that a link leads to, to its own page or to its place on another. @param {string} href */
export function numberIn(href) {
  return /(?:\/s\/|#|^s\/|^)(ML-\d{4,})(?:\.html)?(?:[?#]|$)/.exec(href)?.[1] ?? ""
}

/** @type {Map<string, Promise<void>>} */
const loading = new Map()
// under Node, which tests what needs no page, there is no script and no site
const own = typeof document === "undefined" ? null : /** @type {HTMLScriptElement | null} */ (document.currentScript)
const root = new URL("../../", own?.src || "file:///a/b/c")

/** The address of something in the site. @param {string} path */
export function inSite(path) {
  return new URL(path, root).href
}

/**
 * Run a file of the site, once.
 * @param {string} path
 * @returns {Promise<void>}
 */
export function load(path) {
  const known = loading.get(path)
  if (known) return known
  const promise = new Promise((done, failed) => {
    const script = document.createElement("script")
    script.src = inSite(path)
    script.addEventListener("load", () => done(undefined))
    script.addEventListener("error", () => {
      // the next time may go better
      loading.delete(path)
      failed(new Error(path))
    })
    document.head.append(script)
  })
  loading.set(path, /** @type {Promise<void>} */ (promise))
  return /** @type {Promise<void>} */ (promise)
}

/**
 * What is known of statements; those that are not there are left out.
 * @param {string[]} ids
 * @returns {Promise<Record<string, Known>>}
 */
export async function statements(ids) {
  // a part that is not there holds none of them
  await Promise.all([...new Set(ids.map(partOf))].map(part => load(`s/${part}`).catch(() => undefined)))
  const all = /** @type {{ kbStatements?: Record<string, Known> }} */ (self).kbStatements ?? {}
  return Object.fromEntries(ids.flatMap(id => (all[id] ? [[id, all[id]]] : [])))
}

/** Every source by its id. @returns {Promise<Record<string, Source>>} */
export async function sources() {
  await load("s/sources.js")
  return /** @type {{ kbSources?: Record<string, Source> }} */ (self).kbSources ?? {}
}

/** Every source by its id, in the forms for which few ask. @returns {Promise<Record<string, OtherForms>>} */
export async function otherForms() {
  await load("s/sources-other-forms.js")
  return /** @type {{ kbOtherForms?: Record<string, OtherForms> }} */ (self).kbOtherForms ?? {}
}
