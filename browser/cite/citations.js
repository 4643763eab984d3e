// Which of our statements and pages a text cites: footnotes, a bibliography, addresses, numbers.

import { say } from "../saying.js"

/**
 * @typedef {{
 *   site: string, title: string, edition: string, statements: Record<string, string[]>,
 *   since: Record<string, Record<string, string>>, pages: Record<string, string>, moved: Record<string, string>
 * }} States
 * @typedef {{ id: string, kind: "statement" | "page" | "malformed", edition: string, line: number }} Citation
 * @typedef {"holds" | "changed" | "gone" | "disputed" | "reworded" | "moved" | "unknown" | "malformed"} Verdict
 * @typedef {{ citation: Citation, verdict: Verdict, words: string, newer: string[], disputes: string[] }} Judged
 */

/** A number of a statement however it is written: with any hyphen, a space, or nothing between. */
const NUMBER = /(?<![\w-])ML[\s\u00a0]?[-\u2010-\u2015\u2212]?[\s\u00a0]?(\d+)(?![\w])/giu
const ADDRESS = /(?:https?|file):\/\/[^\s<>"“”)\]]+/giu
const EDITION = /\b(?:edition|ed\.)\s+(\d{4}\.\d+)\b|\/(?:ed|editions)\/(\d{4}\.\d+)\//iu

/**
 * What a text cites, in its order.  Each line is a citation of its own: the edition that it names holds for it.
 * @param {string} text
 * @param {States} states
 * @returns {Citation[]}
 */
export function citations(text, states) {
  return text.split(/\r?\n/).flatMap((line, index) => {
    const edition = EDITION.exec(line)
    const named = edition?.[1] ?? edition?.[2] ?? ""
    /** @type {Map<string, Citation>} */
    const found = new Map()
    /** @param {Citation["kind"]} kind @param {string} id */
    const add = (kind, id) => found.set(id, { kind, id, edition: named, line: index + 1 })
    // the numbers of statements, in the text and in addresses of ours; those of others are none of ours
    for (const [address] of line.matchAll(ADDRESS)) {
      const clean = address.replace(/[.,;:]+$/, "")
      const path = ownPath(clean, states)
      if (path === null) continue
      const numbers = [...path.matchAll(/(?:^s\/|#)(ML-\d+)/g)].map(match => match[1] ?? "")
      for (const number of numbers) add(/^ML-\d{4,9}$/.test(number) ? "statement" : "malformed", number)
      const page = /^([a-z]+\/[a-z0-9-]+)\.(?:html|json|bib|bibtex|ris|csl\.json)/.exec(path)?.[1]
      if (!numbers.length && page && isRecordPath(page, states)) add("page", page)
    }
    for (const [said, digits = ""] of line.replace(ADDRESS, " ").matchAll(NUMBER)) {
      if (digits.length >= 4 && digits.length <= 9) add("statement", `ML-${digits}`)
      else add("malformed", said.trim())
    }
    return [...found.values()]
  })
}

/**
 * The path below the site's address, editions' folders left out; null for what is not ours.
 * @param {string} address
 * @param {States} states
 */
function ownPath(address, states) {
  const home = /^[a-z]+:\/\//i.exec(states.site) ? states.site.replace(/^https?:/i, "") : states.site
  const bare = address.replace(/^https?:/i, "")
  const below = bare.startsWith(home) ? bare.slice(home.length) : address.startsWith("file:") ? fromDisk(address, states) : null
  return below === null ? null : below.replace(/^(?:ed|editions)\/\d{4}\.\d+\//, "").replace(/^latest\//, "").replace(/\?[^#]*/, "")
}

/** Of a copy on a disk, what follows the folder of the site, as far as its end tells. @param {string} address @param {States} states */
function fromDisk(address, states) {
  const path = /([^/]+\/[^/]+)$/.exec(address)?.[1] ?? ""
  const page = path.replace(/\.[a-z.]+(?:#.*)?$/, "")
  return path.startsWith("s/ML-") || page in states.pages || page in states.moved ? path : null
}

/** Whether a path can be that of a record: its folder is one of records. @param {string} page @param {States} states */
function isRecordPath(page, states) {
  const folder = `${page.split("/")[0]}/`
  return !page.endsWith("/index") && Object.keys(states.pages).some(known => known.startsWith(folder))
}

/** Of statuses that do not simply hold. @type {() => Record<string, [Verdict, string]>} */
const verdicts = () => ({
  reported: ["holds", say("Holds, as said by one party.")],
  unconfirmed: ["disputed", say("Not confirmed.")],
  disputed: ["disputed", say("Disputed: sources differ.")],
  superseded: ["changed", say("Superseded by newer facts.")],
  corrected: ["changed", say("Corrected: the source was wrong.")],
  withdrawn: ["gone", say("Withdrawn.")],
})

/** What is told of a statement that holds, in the words that were cited. @type {() => Record<string, string>} */
const aside = () => ({
  moved: say("It stands on the page of another record now."),
  evidence: say("Further evidence is cited for it since."),
  status: say("Its status has changed since."),
})

/**
 * What became of what is cited.
 * @param {Citation} citation
 * @param {States} states
 * @returns {Judged}
 */
export function judged(citation, states) {
  /** @param {Verdict} verdict @param {string} words */
  const found = (verdict, words, newer = /** @type {string[]} */ ([]), disputes = /** @type {string[]} */ ([])) => ({ citation, verdict, words, newer, disputes })
  if (citation.kind === "malformed") return found("malformed", say("Not the form of a number: ML- and at least four digits."))
  if (citation.kind === "page") {
    const now = states.moved[citation.id]
    if (now) return found("moved", say("Moved: it is now %(page)s.html, and the old address leads there.", { page: now }))
    return citation.id in states.pages ? found("holds", say("The page is there: %(title)s.", { title: states.pages[citation.id] ?? "" })) : found("unknown", say("This site has no such page."))
  }
  const state = states.statements[citation.id]
  if (!state) return found("unknown", say("This site has no statement of that number."))
  const [status = "", newer = "", ...disputes] = state
  const [verdict, words] = verdicts()[status] ?? ["holds", say("Holds.")]
  const change = states.since[citation.edition]?.[citation.id]
  if (verdict === "holds" && change === "reworded") return found("reworded", say("Reworded since edition %(edition)s.", { edition: citation.edition }))
  if (verdict === "holds" && change) return found("holds", `${words} ${aside()[change] ?? ""}`.trim())
  const unknown = citation.edition && citation.edition !== states.edition && !(citation.edition in states.since)
  return found(verdict, unknown ? `${words} ${say("The edition named is not known here.")}` : words, newer ? [newer] : [], disputes)
}
