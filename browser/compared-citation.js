// How a chosen comparison is cited, and its files: the same as those of the ready-made ones, made when asked for.

import { button, keep, make } from "./cite/elements.js"
import { FILES, otherForms, sources, statements } from "./cite/store.js"
import { asCsv, ownFile, statementsOf } from "./compared-files.js"
import { say } from "./saying.js"

/**
 * @typedef {import("./compared-files.js").Cited} Cited
 * @typedef {import("./compared-rows.js").Compared} Compared
 * @typedef {import("./compared-rows.js").Row} Row
 * @typedef {{ ids: string[], names: string[], records: Compared[], tables: Row[][], titles: string[] }} Shown
 */

/** The sources of the rows in one form. @param {Shown} shown @param {string} ending */
async function sourceFile({ tables }, ending) {
  const known = await statements(statementsOf(tables))
  const ids = [...new Set(Object.values(known).flatMap(one => one.sources ?? []))]
  if (ending === "ris" || ending === "bib") {
    const from = await sources()
    return ids.map(id => from[id]?.[ending] ?? "").join("")
  }
  const from = await otherForms()
  if (ending === "bibtex") return ids.map(id => from[id]?.bibtex ?? "").join("")
  return `${JSON.stringify(ids.flatMap(id => from[id]?.csl ?? []), null, 1)}\n`
}

/**
 * What tells the fold "Cite this page" which comparison is shown; of none it speaks of the page.
 * @param {Cited} cited
 */
export function citation(cited) {
  const reference = document.getElementById("kb-reference")?.firstChild
  const place = document.getElementById("kb-compare-files")
  const page = reference?.nodeValue ?? ""
  const said = make("p", { role: "status" })

  /** @param {Shown} shown */
  return shown => {
    const { ids, names, records, tables, titles } = shown
    const whole = records.length > 1
    if (reference) reference.nodeValue = whole ? page.replace("”", () => `: ${names.join(", ")}”`) + `#${ids.join(",")}` : page
    const stem = ids.join("-and-")
    /** @param {string} name @param {() => string | Promise<string>} text */
    const kept = (name, text) => async () => {
      said.textContent = ""
      try {
        keep(name, await text())
      } catch {
        said.textContent = say("The sources could not be loaded.")
      }
    }
    /** @param {string} part @param {(ending: string) => string | Promise<string>} text */
    const files = (part, text) => FILES.flatMap(([name, ending]) => [
      " ", button(name, kept(`${stem}${part}.${ending}`, () => text(ending)), { "aria-label": `${name}: ${part ? say("Its sources") : say("This page")}` }),
    ])
    const own = files("", ending => ownFile(cited, ending, ids, names))
    const theirs = files(".sources", ending => sourceFile(shown, ending))
    const table = button("CSV", kept(`${stem}.csv`, () => asCsv(titles, tables, records, cited.root)))
    const line = (/** @type {string} */ label, /** @type {(string | Node)[]} */ ...rest) => make("p", { class: "kb-files" }, label, ...rest)
    place?.replaceChildren(...(whole ? [
      line(say("This page"), ...own), line(say("Its sources"), ...theirs), line(say("The table"), " ", table), said,
    ] : []))
  }
}
