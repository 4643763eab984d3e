// The page "side by side": any two or three records of a kind, chosen in the address after #; and on every comparison
// the button that leaves only rows that differ.

import { make } from "./cite/elements.js"
import { inSite, load } from "./cite/store.js"
import { citation } from "./compared-citation.js"
import { headsOf, idsIn, MOST, rowsOf, sorted } from "./compared-rows.js"
import { withoutFragment } from "./rows.js"
import { count, say } from "./saying.js"

/**
 * @typedef {import("./compared-rows.js").Compared} Compared
 * @typedef {import("./compared-rows.js").Fact} Fact
 * @typedef {import("./compared-rows.js").Kinds} Kinds
 * @typedef {import("./compared-rows.js").Row} Row
 * @typedef {[label: string, marked: boolean, none: string]} Group
 * @typedef {{ kinds: Kinds, groups: Group[], cited: import("./compared-files.js").Cited }} Known
 */

/** What the files of a comparison have given. */
function given() {
  return /** @type {{ kbCompared?: Known, kbFacts?: Record<string, Compared> }} */ (/** @type {unknown} */ (self))
}

/** A value with its date and its statement. @param {Fact} fact */
function shownFact([words = "", small = "", statement = "", address = "", language = "", sort = ""]) {
  const said = sort
    ? make("span", { class: `kb-mark kb-is-${sort}` }, words)
    : address ? make("a", { href: inSite(address) }, words) : make("span", language ? { lang: language } : {}, words)
  if (!statement) return make("span", { class: "kb-fact" }, said)
  const cite = make("a", { class: "kb-cite", href: inSite(`s/${statement}.html`) }, statement)
  return make("span", { class: "kb-fact" }, said, " ", make("small", {}, `${small} `, cite))
}

/** @param {Row} row @param {string[]} heads @param {string} none what is said of an empty cell */
function shownRow(row, heads, none) {
  const notes = { differs: say("differs"), same: say("the same") }
  const note = row.sort === "differs" || row.sort === "same" ? [make("span", { class: "kb-note" }, notes[row.sort])] : []
  /** @type {Map<string, string[]>} */
  const silent = new Map()
  const cells = row.cells.map((cell, column) => {
    const head = heads[column] ?? ""
    const of = make("span", { class: "kb-of" }, head)
    if (cell.values.length) return make("td", {}, of, ...cell.values.map(shownFact))
    const missing = cell.senseless ? say("does not apply") : none
    silent.set(missing, [...(silent.get(missing) ?? []), head])
    return make("td", { class: "kb-silent" }, of, make("span", { class: "kb-none" }, missing))
  })
  const said = [...silent].map(([missing, names]) => `${missing}: ${names.join(", ")}`).join("; ")
  const all = said ? [make("td", { class: "kb-all-silent" }, said)] : []
  return make("tr", { "data-sort": row.sort }, make("th", { scope: "row" }, row.label, " ", ...note), ...cells, ...all)
}

/** A group of rows as a table. @param {Group} group @param {Row[]} rows @param {Compared[]} records @param {string} id */
function shownTable([title, , none], rows, records, id) {
  const heads = headsOf(records)
  const links = records.map(({ address, title: full }, column) =>
    make("th", { scope: "col" }, make("a", { href: inSite(address), title: full }, heads[column] ?? "")),
  )
  const table = make(
    "table", { class: "kb-compare" },
    make("caption", { id }, title),
    make("thead", {}, make("tr", {}, make("td"), ...links)),
    make("tbody", {}, ...rows.map(row => shownRow(row, heads, none))),
  )
  return make("div", { class: "kb-compare-frame", tabindex: "0", role: "region", "aria-labelledby": id }, table)
}

/** The button that leaves only rows that differ: what it does is done again for rows that come later. */
function differencesOnly() {
  const place = document.getElementById("kb-compare-switch")
  const button = place?.querySelector("button")
  const said = place?.querySelector("[role=status]")
  const apply = () => {
    const only = button?.getAttribute("aria-pressed") === "true"
    /** @type {NodeListOf<HTMLElement>} */
    const rows = document.querySelectorAll(".kb-compared :is(tr, details)[data-sort]")
    for (const row of rows) row.hidden = only && row.dataset.sort !== "differs"
    /** @type {NodeListOf<HTMLElement>} */
    const frames = document.querySelectorAll(".kb-compare-frame")
    for (const frame of frames) frame.hidden = !frame.querySelector("tr[data-sort]:not([hidden])")
    const hidden = document.querySelectorAll(".kb-compare tr[hidden]").length
    if (said) said.textContent = only ? count("%(n)s row hidden", "%(n)s rows hidden", hidden) : ""
    if (place) place.hidden = rows.length === 0
  }
  button?.addEventListener("click", () => {
    button.setAttribute("aria-pressed", String(button.getAttribute("aria-pressed") !== "true"))
    apply()
  })
  apply()
  return apply
}

/** Let the reader choose what stands side by side. */
export async function compare() {
  const apply = differencesOnly()
  const form = document.getElementById("kb-compare-picker")
  const kindField = document.getElementById("kb-compare-kind")
  const addField = document.getElementById("kb-compare-add")
  const said = document.getElementById("kb-compare-said")
  const chosen = document.getElementById("kb-compare-chosen")
  const place = document.getElementById("kb-compare-tables")
  if (!form || !said || !chosen || !place) return
  if (!(kindField instanceof HTMLSelectElement) || !(addField instanceof HTMLSelectElement)) return
  try {
    await load("compare/names.js")
  } catch {
    said.textContent = say("The list of records could not be loaded.")
    return
  }
  const { kinds, groups, cited } = given().kbCompared ?? { kinds: {}, groups: [], cited: { root: "", files: {} } }
  const cite = citation(cited)
  /** @type {string[]} */
  let ids = []
  let asked = 0

  /** @param {string[]} wanted */
  const go = wanted => {
    if (wanted.length) location.hash = wanted.join(",")
    else {
      history.pushState(null, "", withoutFragment())
      void follow()
    }
  }
  const offer = () => {
    const records = kinds[kindField.value]?.records ?? []
    const rest = records.filter(([id]) => !ids.includes(id)).map(([id, name]) => make("option", { value: id }, name))
    addField.replaceChildren(make("option", { value: "" }, say("choose")), ...rest)
    addField.disabled = ids.length >= MOST
  }
  /** @param {import("./compared-rows.js").Sorted} found */
  const complaints = found => [
    ...found.unknown.map(id => say("“%(id)s” is no record that can be compared.", { id })),
    ...found.others.map(({ name, kind }) =>
      say("%(name)s is not shown: it stands under %(kind)s, the first under %(first)s.", {
        name, kind: kinds[kind]?.name ?? "", first: kinds[found.kind]?.name ?? "",
      }),
    ),
    ...found.over.map(name => say("%(name)s is not shown: at most three are set side by side.", { name })),
    ...(found.ids.length === 1 ? [say("Add a second one to compare.")] : []),
  ]
  const list = new Map(Object.values(kinds).flatMap(kind => kind.records.map(([id, name]) => [id, name])))
  const names = () => {
    chosen.replaceChildren(...ids.map(id => {
      const name = list.get(id) ?? id
      const remove = make("button", { type: "button", "aria-label": say("Remove %(name)s", { name }) }, "✕")
      remove.addEventListener("click", () => {
        go(ids.filter(other => other !== id))
        addField.disabled = false
        addField.focus()
      })
      return make("li", {}, name, " ", remove)
    }))
  }
  const follow = async () => {
    const wanted = idsIn(location.hash)
    // a place on this page, such as the list of ready-made comparisons
    const target = wanted.length === 1 && document.getElementById(location.hash.slice(1))
    const found = sorted(target ? [] : wanted, kinds)
    const turn = ++asked
    ids = found.ids
    if (found.kind) kindField.value = found.kind
    offer()
    names()
    const told = complaints(found).join(" ")
    said.textContent = told
    try {
      if (ids.length > 1) await load(`compare/${found.kind}.js`)
    } catch {
      said.textContent = say("What is known of these records could not be loaded.")
      return
    }
    if (turn !== asked) return
    const records = ids.length > 1 ? ids.flatMap(id => given().kbFacts?.[id] ?? []) : []
    const tables = records.length > 1 ? rowsOf(records, groups.map(([, marked]) => marked)) : []
    place.replaceChildren(...groups.flatMap((group, number) => {
      const rows = tables[number]
      return rows ? [shownTable(group, rows, records, `kb-compare-${number}`)] : []
    }))
    const called = ids.map(id => list.get(id) ?? id)
    // the tables are seen; they are also told
    if (!told && tables.length) said.textContent = say("Side by side: %(names)s", { names: called.join(", ") })
    said.classList.toggle("kb-unseen", !told)
    cite({ ids, names: called, records, tables, titles: groups.map(([title]) => title) })
    apply()
  }

  kindField.replaceChildren(...Object.entries(kinds).map(([kind, { name }]) => make("option", { value: kind }, name)))
  kindField.addEventListener("change", () => {
    if (ids.length) go([])
    else offer()
  })
  addField.addEventListener("change", () => {
    if (addField.value) go([...ids, addField.value])
  })
  form.addEventListener("submit", event => event.preventDefault())
  window.addEventListener("hashchange", () => void follow())
  form.hidden = false
  await follow()
}
