// The page "who does what": of all functions that institutions ever had, those of a day.  The day stands in the address
// after #, so that it can be linked to; a cell shows its statements in a panel.

import { asked, held } from "./as-on.js"
import { make, showDialog } from "./cite/elements.js"
import { leadsElsewhere } from "./clicks.js"
import { dayInWords } from "./days.js"
import { say } from "./saying.js"
import { openTurningPoints } from "./turning-points.js"

/** @import { Span } from "./as-on.js" */

/**
 * A statement that says so: its span, in what capacity (the less, the weightier), whether a text that binds does.
 * @typedef {Span & { weight: number, legal: boolean }} Proof
 */

/**
 * What stands in a cell.
 * @typedef {{ weight: number, sure: boolean, legal: boolean }} Cell
 */

/** Capacities up to this one are having the function; those after it only help others. */
const HAVING = 2

/**
 * The cell of a day: of its capacities the weightiest sure one counts, else the weightiest possible one.
 * @param {readonly Proof[]} proofs
 * @param {string} day
 * @returns {Cell | null} nothing where none of them tells of the day
 */
export function cellOn(proofs, day) {
  const there = proofs.filter(proof => held(proof, day) !== "no")
  if (there.length === 0) return null
  const sure = there.filter(proof => held(proof, day) === "surely")
  const weight = Math.min(...(sure.length > 0 ? sure : there).map(proof => proof.weight))
  return { weight, sure: sure.length > 0, legal: there.some(proof => proof.legal) }
}

/**
 * An institution with its cell of the day.
 * @typedef {{ id: string, national: boolean, within: readonly string[], cell: Cell }} Holder
 */

/**
 * What stands out in a row: nobody has the function, no body of the State does, or several share it.
 * @param {readonly Holder[]} holders
 * @param {boolean} ofTheState whether one would look for it with the State
 * @returns {{ sort: "nobody" | "state" | "shared" | "", shared: number }}
 */
export function noteOn(holders, ofTheState) {
  const having = holders.filter(({ cell }) => cell.weight <= HAVING)
  if (having.length === 0) return { sort: "nobody", shared: 0 }
  const national = having.filter(holder => holder.national)
  if (ofTheState && national.length === 0) return { sort: "state", shared: 0 }
  const sure = national.filter(({ cell }) => cell.sure)
  // a part is not counted beside the whole
  const apart = sure.filter(({ within }) => !sure.some(other => within.includes(other.id)))
  return apart.length > 1 ? { sort: "shared", shared: apart.length } : { sort: "", shared: 0 }
}

/**
 * How far names over columns go down to stay below the header, without leaving their table.  All are pixels of the window.
 * @param {number} header where the header ends
 * @param {number} start where the names begin by themselves
 * @param {number} height of the names
 * @param {number} end where the table ends
 */
export function headsDown(header, start, height, end) {
  return Math.max(0, Math.min(header - start, end - start - height))
}

/** In what capacity an institution has a function, by weight. @param {number} weight */
function roleWords(weight) {
  const roles = [say("leads"), say("has it"), say("shares it"), say("takes part"), say("supports")]
  return roles[weight] ?? ""
}

/** What is said of a cell. @param {Cell} cell */
export function cellWords({ weight, sure, legal }) {
  const role = roleWords(weight)
  const had = sure ? role : `${say("possibly")} ${role}`
  return legal ? `${had}, ${say("legal basis")}` : had
}

/** What stands at the end of a row. @param {ReturnType<typeof noteOn>} note */
export function noteWords({ sort, shared }) {
  if (sort === "") return ""
  if (sort === "shared") return say("%(n)s share it", { n: shared })
  return sort === "nobody" ? say("nobody known") : say("no State body known")
}

/** How styles know a cell. @param {Cell} cell */
export function marks({ weight, sure, legal }) {
  return [String(weight), sure ? "" : "possibly", legal ? "legal" : ""].filter(Boolean).join(" ")
}

/** @param {Element} row @returns {Proof} */
function proofIn(row) {
  const { pf = "", sf = "", su = "", pu = "", weight = "", legal } = /** @type {HTMLElement} */ (row).dataset
  return { pf, sf, su, pu, weight: Number(weight), legal: legal !== undefined }
}

/**
 * An element that the page surely has.
 * @template {Element} E
 * @param {ParentNode} within
 * @param {string} place
 * @param {new () => E} kind
 * @returns {E}
 */
function one(within, place, kind) {
  const found = within.querySelector(place)
  if (!(found instanceof kind)) throw new Error(`expected ${place}`)
  return found
}

/** The page, with what it shows of a day. */
class Grid {
  /** @param {HTMLElement} page */
  constructor(page) {
    this.page = page
    this.table = one(page, "table.kb-grid", HTMLTableElement)
    /** @type {HTMLDetailsElement[]} */
    this.functions = [...page.querySelectorAll("details.kb-function")].filter(e => e instanceof HTMLDetailsElement)
    /**
     * The links that lead to each place below the grid: to look for them anew on each day would take most of the time.
     * @type {Map<string, HTMLAnchorElement[]>}
     */
    this.links = new Map()
    for (const link of /** @type {NodeListOf<HTMLAnchorElement>} */ (page.querySelectorAll("a[href^='#']")))
      this.links.set(link.hash, [...(this.links.get(link.hash) ?? []), link])
  }

  /** @param {string} day @returns {string} what is said of it */
  show(day) {
    /** @type {Set<string>} */
    const filled = new Set()
    let had = 0
    for (const row of this.functions) {
      const holders = this.holders(row, day)
      for (const { id } of holders) filled.add(id)
      had += holders.length > 0 ? 1 : 0
      this.note(row, holders)
    }
    this.columns(filled)
    this.fit()
    one(this.table, ".kb-grid-day", HTMLElement).textContent = dayInWords(day)
    this.institutions()
    const counts = { functions: had, every: this.functions.length, institutions: filled.size }
    return say("functions: %(functions)s of %(every)s · institutions: %(institutions)s", counts)
  }

  /**
   * Show who has a function on the day, below the grid and in it.
   * @param {HTMLDetailsElement} row
   * @param {string} day
   * @returns {Holder[]}
   */
  holders(row, day) {
    /** @type {Holder[]} */
    const there = []
    for (const place of /** @type {NodeListOf<HTMLElement>} */ (row.querySelectorAll("li[data-institution]"))) {
      /** @type {HTMLElement[]} */
      const proofs = [...place.querySelectorAll("li")]
      const cell = cellOn(proofs.map(proofIn), day)
      const words = cell ? cellWords(cell) : ""
      place.hidden = cell === null
      place.classList.remove("kb-not-now")
      for (const proof of proofs) {
        proof.hidden = held(proofIn(proof), day) === "no"
        proof.classList.remove("kb-not-now")
      }
      one(place, "p > .kb-rowfacts", HTMLElement).textContent = words
      this.link(place, cell, words)
      const { institution = "", national, within = "" } = place.dataset
      if (cell) there.push({ id: institution, national: national !== undefined, within: within.split(" "), cell })
    }
    return there
  }

  /** The links that lead to a place below the grid. @param {HTMLElement} place @param {Cell | null} cell @param {string} words */
  link(place, cell, words) {
    const name = one(place, "a", HTMLAnchorElement).textContent
    for (const link of this.links.get(`#${place.id}`) ?? []) {
      if (link.classList.contains("kb-cell")) {
        link.hidden = cell === null
        link.dataset.marks = cell ? marks(cell) : ""
        link.setAttribute("aria-label", `${name}: ${words}`)
      } else {
        const row = /** @type {HTMLElement} */ (link.parentElement)
        row.hidden = cell === null
        row.classList.remove("kb-not-now")
        one(row, ".kb-rowfacts", HTMLElement).textContent = words
      }
    }
  }

  /** @param {HTMLDetailsElement} row @param {Holder[]} holders */
  note(row, holders) {
    const told = noteOn(holders, row.dataset.ofTheState !== undefined)
    const inGrid = one(this.table, `tr[data-row="${row.id}"]`, HTMLElement)
    inGrid.dataset.sort = told.sort
    for (const within of [row, inGrid]) {
      const note = one(within, ".kb-note", HTMLElement)
      note.textContent = noteWords(told)
      note.dataset.sort = told.sort
    }
    const names = holders.map(({ id, cell }) => {
      const name = one(row, `li[data-institution="${id}"] > p > a`, HTMLElement).textContent
      const aside = [cell.sure ? "" : say("possibly"), cell.weight > HAVING ? roleWords(cell.weight) : ""].filter(Boolean)
      return aside.length > 0 ? `${name} (${aside.join(", ")})` : name
    })
    one(row, ".kb-holding", HTMLElement).textContent = names.join(", ")
  }

  /** Show the columns that are not empty, and over them the sectors. @param {Set<string>} filled */
  columns(filled) {
    /** @type {HTMLElement[]} */
    const heads = [...this.table.querySelectorAll("th[data-column]")].filter(e => e instanceof HTMLElement)
    const empty = heads.map(head => !filled.has(head.dataset.column ?? ""))
    heads.forEach((head, place) => (head.hidden = empty[place] ?? false))
    for (const row of this.table.querySelectorAll("tr[data-row]"))
      row.querySelectorAll("td").forEach((cell, place) => (cell.hidden = empty[place] ?? false))
    /** @type {HTMLTableCellElement[]} */
    const sectors = [...this.table.querySelectorAll("th.kb-sector")].filter(e => e instanceof HTMLTableCellElement)
    let place = 0
    for (const sector of sectors) {
      const end = place + Number(sector.dataset.columns)
      const width = empty.slice(place, end).filter(one => !one).length
      sector.hidden = width === 0
      sector.colSpan = Math.max(1, width)
      place = end
    }
  }

  /** The page scrolls the grid; one wider than its frame is moved sideways within it, for which it takes the focus. */
  fit() {
    const frame = one(this.page, ".kb-grid-frame", HTMLElement)
    const fits = this.table.offsetWidth <= frame.clientWidth
    frame.classList.toggle("kb-fits", fits)
    if (fits) frame.removeAttribute("tabindex")
    else frame.tabIndex = 0
    this.keepHeads()
  }

  /** Keep the names over the columns in sight, which styles do only where nothing else than the page scrolls. */
  keepHeads() {
    const [sectors, heads] = this.table.tHead?.rows ?? []
    if (!sectors || !heads) return
    const wide = !this.table.closest(".kb-fits")
    const above = document.querySelector(".md-header")?.getBoundingClientRect().bottom ?? 0
    const { bottom } = sectors.getBoundingClientRect()
    const down = wide ? headsDown(above, bottom, heads.offsetHeight, this.table.getBoundingClientRect().bottom) : 0
    heads.style.transform = down ? `translateY(${down}px)` : ""
  }

  /** Show the institutions that have a function. */
  institutions() {
    for (const list of /** @type {NodeListOf<HTMLElement>} */ (this.page.querySelectorAll("#by-institution dl"))) {
      let shown = 0
      for (const row of /** @type {NodeListOf<HTMLElement>} */ (list.querySelectorAll("div[data-of]"))) {
        row.hidden = row.querySelector("dd:not([hidden])") === null
        row.classList.remove("kb-not-now")
        shown += row.hidden ? 0 : 1
      }
      list.hidden = shown === 0
      if (list.previousElementSibling instanceof HTMLElement) list.previousElementSibling.hidden = list.hidden
    }
  }

  /** The panel of a cell: its statements of the day. @param {HTMLElement} place */
  panel(place) {
    const label = place.closest("details")?.querySelector("b")?.textContent ?? ""
    const shown = /** @type {HTMLElement} */ (place.cloneNode(true))
    for (const part of [shown, ...shown.querySelectorAll("[id]")]) part.removeAttribute("id")
    const holders = make("ul", { class: "kb-holders" }, shown)
    showDialog("kb-panel kb-cell-panel", "kb-cell-title", make("h2", { id: "kb-cell-title" }, label), holders)
  }
}

/** Let cells open their statements; without dialogs they lead to them. @param {Grid} grid */
function openCells(grid) {
  grid.page.addEventListener("click", event => {
    const link = event.target instanceof Element ? event.target.closest("a:is(.kb-cell, .kb-to-cell)") : null
    if (!link || leadsElsewhere(event)) return
    const place = document.getElementById(link.getAttribute("href")?.slice(1) ?? "")
    if (!place || typeof HTMLDialogElement === "undefined") return
    event.preventDefault()
    grid.panel(place)
  })
}

/** Let the reader choose between the list of functions and that of institutions. @param {HTMLElement} page */
function openSwitch(page) {
  const bar = one(page, "#kb-wdw-switch", HTMLElement)
  const buttons = [...bar.querySelectorAll("button")]
  /** @param {string} shown */
  const show = shown => {
    for (const { dataset } of buttons) one(page, `#${dataset.show ?? ""}`, HTMLElement).hidden = dataset.show !== shown
    for (const each of buttons) each.setAttribute("aria-pressed", String(each.dataset.show === shown))
  }
  for (const each of buttons) each.addEventListener("click", () => show(each.dataset.show ?? ""))
  bar.hidden = false
  show("by-function")
}

/** Let the reader choose a day. */
export function whoDoesWhat() {
  const page = document.getElementById("kb-who-does-what")
  if (!page) return
  const grid = new Grid(page)
  const form = one(page, "#kb-wdw-form", HTMLFormElement)
  const field = one(page, "#kb-wdw-day", HTMLInputElement)
  const said = one(page, "#kb-wdw-said", HTMLOutputElement)
  const today = page.dataset.day ?? ""

  /** @param {string} day @param {string} [before] what is said first */
  const show = (day, before = "") => {
    // written only where it differs: a reader may be typing in it
    if (field.value !== day) field.value = day
    said.textContent = before + grid.show(day)
  }
  const follow = () => {
    const found = asked(location.hash)
    if (found.kind === "day") return show(found.text)
    if (found.kind === "refused") return show(today, `${say("%(text)s is not a date, expected one such as 2020-08-18:", { text: found.text })} `)
    if (found.kind === "newest" || found.kind === "all") return show(today)
    const named = document.getElementById(location.hash.slice(1))
    const target = named?.closest("li[data-institution]") ?? named
    const fold = target?.closest("details")
    if (!target || !fold) return
    one(page, "[data-show='by-function']", HTMLButtonElement).click()
    for (const part of [target, ...target.querySelectorAll("[hidden]")]) part.removeAttribute("hidden")
    fold.open = true
    target.scrollIntoView()
  }

  form.addEventListener("submit", event => event.preventDefault())
  field.addEventListener("change", () => {
    const { badInput, rangeUnderflow, rangeOverflow } = field.validity
    if (badInput) return // half a day, while the reader is typing
    if (rangeUnderflow || rangeOverflow)
      said.textContent = say("expected a day from %(first)s to %(last)s", { first: dayInWords(field.min), last: dayInWords(field.max) })
    else {
      // to go to an address would take the focus to the link of that day
      history.pushState(null, "", `#${field.value || today}`)
      show(field.value || today)
    }
  })
  window.addEventListener("hashchange", follow)
  openCells(grid)
  openSwitch(page)
  form.hidden = false
  openTurningPoints()
  window.addEventListener("resize", () => grid.fit())
  window.addEventListener("scroll", () => grid.keepHeads(), { passive: true })
  show(today)
  follow()
}
