// Pages of a frozen edition: a bar that says whether a newer edition is out, and whether what the page shows has changed.
// What came later stands in one small file at the root of the site; where that cannot be had, there is no bar.

import { say } from "./saying.js"

/**
 * @typedef {{date: string, statements: Record<string, string>, records: Record<string, string>}} Since
 * @typedef {{newest: string, draft: string, since: Record<string, Since>}} Told
 * @typedef {{number: string, path: string, root: string}} Frozen
 * @typedef {{edition: string, changed: string, gone: boolean, path: string, statements: [string, string][]}} Words
 */

/** The words for what became of a statement (kb/answers/edition_differences.py). @returns {Record<string, string>} */
const became = () => ({
  corrected: say("corrected"), superseded: say("superseded"), withdrawn: say("withdrawn"),
  status: say("its status has changed"), reworded: say("reworded"), moved: say("now in another record"),
  gone: say("gone"), evidence: say("further evidence is cited"),
})

/**
 * The edition and the place in it of the page at an address; nothing for a page of the site as it is.
 * @param {string} href
 * @returns {Frozen | undefined}
 */
export function frozenAt(href) {
  const match = /^([^?#]*\/)ed\/([0-9]{4}\.[0-9]{1,3})\/([^?#]*)/.exec(href)
  return match ? { root: match[1] ?? "", number: match[2] ?? "", path: match[3] || "index.html" } : undefined
}

/**
 * What the bar says: of the edition, and of the page where that is a record's or a statement's.
 * @param {Told} told
 * @param {Frozen} frozen
 * @param {readonly string[]} shown numbers of the statements that the page shows
 * @returns {Words | undefined}
 */
export function wordsFor(told, frozen, shown) {
  const since = told.since[frozen.number]
  if (!since) return undefined
  const older = told.newest !== frozen.number
  const named = { number: frozen.number, date: since.date, newest: told.newest }
  const edition = older
    ? say("This is edition %(number)s (%(date)s), kept as it was. The newest edition is %(newest)s.", named)
    : say("This is edition %(number)s (%(date)s), the newest.", named)
  // the page of a record may be one of several parts: x.2.html; lists and comparisons are no records
  const [, folder = "", id = ""] = /^([a-z]+)\/((?!index\.)[^/.]+)(?:\.\d+)?\.html$/.exec(frozen.path) ?? []
  const ofStatement = folder === "s"
  const ofRecord = id !== "" && !["s", "about", "compare"].includes(folder)
  const record = ofRecord ? (since.records[id] ?? "") : ""
  /** @type {[string, string][]} */
  const statements = (ofStatement ? [id] : shown).flatMap(number => {
    const word = since.statements[number]
    return word ? [[number, became()[word] ?? word]] : []
  })
  const renamed = record.startsWith("to:") ? frozen.path.replace(`/${id}.`, `/${record.slice(3)}.`) : frozen.path
  let changed = ""
  if (ofStatement) changed = statements.length ? say("This statement has changed since:") : say("This statement has not changed since.")
  else if (record === "gone") changed = say("This page is gone since.")
  else if (ofRecord) changed = record || statements.length ? say("This page has changed since.") : say("This page has not changed since.")
  return { edition, changed, gone: record === "gone", path: renamed, statements }
}

/**
 * Put the bar at the top of the page.
 * @param {Words} words
 * @param {string} root
 */
function show(words, root) {
  const bar = document.createElement("aside")
  bar.className = "kb-edition-bar"
  bar.setAttribute("aria-label", say("Edition"))
  bar.append(words.edition)
  if (words.changed) bar.append(` ${words.changed}`)
  words.statements.forEach(([number, how], place) => {
    const link = document.createElement("a")
    link.href = `#${number}`
    link.textContent = number
    bar.append(place ? ", " : " ", link, ` (${how})`)
  })
  if (!words.gone) {
    const now = document.createElement("a")
    now.href = root + words.path
    now.textContent = say("The page as it is now")
    bar.append(words.statements.length ? ". " : " ", now)
  }
  document.body.prepend(bar)
}

/** Load what came later and show the bar, on a page of a frozen edition. */
export function editionBar() {
  const frozen = frozenAt(location.href)
  if (!frozen) return
  const script = document.createElement("script")
  script.src = `${frozen.root}editions.js`
  script.addEventListener("load", () => {
    const told = /** @type {{kbEditions?: Told}} */ (globalThis).kbEditions
    const shown = [...document.querySelectorAll('[id^="ML-"]')].map(element => element.id)
    const words = told && wordsFor(told, frozen, shown)
    if (words) show(words, frozen.root)
  })
  document.head.append(script)
}
