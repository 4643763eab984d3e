// A list that can be narrowed and put in another order.  What is asked stands in the address, so that it can be linked
// to; the list comes back as it was when the reader does.

import { hiddenTarget } from "../rows.js"
import { say } from "../saying.js"
import { fold } from "../search/words.js"
import { askedBy, asksForSome, queryOf, withoutFormer } from "./address.js"
import { bringBack, loadRows, wanted } from "./away.js"
import { Controls } from "./controls.js"
import { Groups } from "./groups.js"
import { narrow } from "./narrowing.js"
import { comeBackToPlace, keepPlace } from "./place.js"
import { tellYears } from "./years.js"

/** @typedef {import("./narrowing.js").Asked} Asked */
/** @typedef {import("./narrowing.js").Data} Data */
/** @typedef {import("./narrowing.js").Narrowed} Narrowed */

/** For how many milliseconds a reader must rest from typing before the address follows. */
const REST = 300
/** So many rows fill any screen: those after them can wait. */
const SCREEN = 60
/** @type {Asked} */
const ALL = { picked: {}, from: 0, to: 0, words: "", sort: "" }

class List {
  /**
   * @param {HTMLFormElement} form
   * @param {HTMLElement} page
   * @param {Data} data
   * @param {Controls} controls
   */
  constructor(form, page, data, controls) {
    this.form = form
    this.page = page
    this.data = data
    this.controls = controls
    this.lists = /** @type {HTMLElement[]} */ ([...page.querySelectorAll("[data-rows]")])
    this.said = /** @type {HTMLOutputElement} */ (form.querySelector("output"))
    this.groups = new Groups(this.lists)
    this.rows = this.groups.rows
    this.strip = /** @type {HTMLElement | null} */ (page.querySelector(".kb-years"))
    this.jumps = /** @type {HTMLElement[]} */ ([...page.querySelectorAll(".kb-jump > span")])
    this.clear = /** @type {HTMLButtonElement} */ (form.querySelector("button[type='reset']"))
    /** Its text; a button to copy it may follow. */
    this.reference = document.getElementById("kb-reference")?.firstChild
    this.cited = this.reference?.nodeValue?.trim() ?? ""
    /** How often rows were shown. */
    this.shows = 0
    this.sort = ""
    /** The list that holds all rows when they are in no groups. @type {HTMLElement | undefined} */
    this.one = undefined
    /** Its rows that are still to follow, after those that fill a screen. @type {HTMLElement[]} */
    this.rest = []
    /** @type {string[]} */
    this.texts = []
  }

  /** Give the controls to the reader. */
  start() {
    this.groups.comeBack()
    this.groups.remember()
    if (!withoutFormer(location.hash)) this.address(this.controls.asked)
    this.show(this.controls.asked)
    this.listen()
    this.form.hidden = false
    this.followHash()
    comeBackToPlace(this.rows)
    keepPlace(this.rows)
  }

  /**
   * The folded words of a row, those included that it does not show.
   * @param {number} row
   */
  textOf(row) {
    return (this.texts[row] ??= fold(`${this.rows[row]?.textContent} ${this.data.names[row]}`))
  }

  /**
   * Show what is asked.
   * @param {Asked} asked
   */
  show(asked) {
    const narrowed = narrow(this.data, asked, row => this.textOf(row))
    const some = asksForSome(asked)
    for (const [number, row] of this.rows.entries())
      if (row.hidden === narrowed.shown[number]) row.hidden = !row.hidden
    this.order(asked.sort, narrowed.shown)
    const left = this.groups.tell(some, narrowed.shown, asked.sort !== "")
    this.say(some ? narrowed.count : -1)
    this.clear.hidden = !some && !asked.sort
    this.shows += 1
    const turn = this.shows
    const tell = () => turn === this.shows && this.tell(asked, narrowed, left)
    // on opening all at once, so that the place where the reader was is found; later, what the reader waits for is
    // painted first
    if (turn === 1) tell()
    else requestAnimationFrame(() => setTimeout(tell))
  }

  /**
   * Say what each further choice would leave, and what is shown wherever that is told.
   * @param {Asked} asked
   * @param {Narrowed} narrowed
   * @param {Map<string, number>} left
   */
  tell(asked, narrowed, left) {
    this.one?.append(...this.rest)
    this.rest = []
    this.controls.tell(narrowed)
    // where all are of one kind, it need not stand at each
    this.one?.classList.toggle("kb-of-one-kind", Boolean(asked.picked.kind))
    if (this.strip) tellYears(this.strip, left)
    for (const jump of this.jumps) {
      const count = left.get(jump.querySelector("a")?.hash.slice(1) ?? "") ?? 0
      jump.hidden = count === 0 || asked.sort !== ""
      jump.lastElementChild?.replaceChildren(String(count))
    }
    if (this.reference) {
      const shown = asksForSome(asked) ? `: ${this.controls.inWords}` : ""
      this.reference.nodeValue = this.cited.replace("”", () => `${shown}”`) + location.search
    }
  }

  /**
   * Put the rows in an order: that of the page, in groups, or another, in one list.
   * @param {string} sort
   * @param {boolean[]} shown
   */
  order(sort, shown) {
    const order = this.data.sorts[sort]
    if (!order) {
      if (this.sort) this.groups.restore()
      if (this.one) this.one.hidden = true
      this.sort = ""
      this.rest = []
      return
    }
    this.one ??= this.oneList()
    this.one.hidden = false
    if (sort === this.sort) return
    this.sort = sort
    let seen = 0
    const cut = order.findIndex(number => shown[number] && ++seen > SCREEN)
    const rows = order.flatMap(number => this.rows[number] ?? [])
    this.one.replaceChildren(...rows.slice(0, cut < 0 ? rows.length : cut))
    this.rest = cut < 0 ? [] : rows.slice(cut)
  }

  /** A list for all rows, when they stand in no groups; each row then says of which kind it is. */
  oneList() {
    const one = /** @type {HTMLElement} */ (this.lists[0]?.cloneNode(false))
    one.removeAttribute("id")
    one.classList.add("kb-in-one-list")
    this.form.after(one)
    const kinds = this.data.facets.find(facet => facet.tag === "kind")
    for (const [number, row] of this.rows.entries()) row.dataset.kind = kinds?.choices[Number(kinds.of[number])]?.[1] ?? ""
    return one
  }

  /**
   * Say how many rows are shown; when it is all of them, only after it was fewer.
   * @param {number} count
   */
  say(count) {
    const all = this.said.textContent ? say("all %(all)s shown", { all: this.rows.length }) : ""
    const said = count < 0 ? all : say("%(n)s of %(all)s shown", { n: count, all: this.rows.length })
    if (this.said.textContent !== said) this.said.textContent = said
  }

  /** Follow the reader's choices. */
  listen() {
    const controls = this.controls
    /** @type {ReturnType<typeof setTimeout> | undefined} */
    let waiting
    const follow = () => {
      clearTimeout(waiting)
      this.address(controls.asked)
      this.show(controls.asked)
    }
    this.form.addEventListener("change", follow)
    controls.words.addEventListener("input", () => {
      this.show(controls.asked)
      clearTimeout(waiting)
      waiting = setTimeout(follow, REST)
    })
    this.form.addEventListener("submit", event => {
      event.preventDefault()
      follow()
    })
    // the fields are empty only after this event
    this.form.addEventListener("reset", () => setTimeout(() => {
      follow()
      controls.first.focus()
    }))
    window.addEventListener("hashchange", () => this.followHash())
  }

  /** Show what an address leads to within the page, even where it had been left out. */
  followHash() {
    if (hiddenTarget()) {
      this.controls.asked = ALL
      this.address(ALL)
      this.show(ALL)
    }
  }

  /** @param {Asked} asked */
  address(asked) {
    const query = queryOf(asked, location.search, this.data.facets.map(facet => facet.tag))
    const address = `${location.pathname}${query}${withoutFormer(location.hash)}`
    if (!location.href.endsWith(address)) history.replaceState(history.state, "", address)
  }
}

/**
 * Give the controls of the list at hand to the reader.  Where data and page do not fit, the list stays as it is.
 * @param {Data} data
 */
export function startList(data) {
  const form = document.getElementById("kb-narrow")
  const page = form?.closest(".kb-listing")
  if (!(form instanceof HTMLFormElement) || !(page instanceof HTMLElement)) return
  // a browser may have kept data of another day
  if (form.dataset.rowsAre !== data.rows) return
  const controls = new Controls(form, data)
  controls.asked = askedBy(location, data)
  const start = () => {
    const list = new List(form, page, data, controls)
    if (list.rows.length) list.start()
  }
  if (!form.dataset.rowsAway) start()
  else void startOnceWanted(form, page, data, controls, start)
}

/**
 * Give the controls to the reader, and rows that are away once the list is turned to; where they cannot be had, the
 * links to their pages stay and the controls go.
 * @param {HTMLFormElement} form
 * @param {HTMLElement} page
 * @param {Data} data
 * @param {Controls} controls
 * @param {() => void} start
 */
async function startOnceWanted(form, page, data, controls, start) {
  const { asked } = controls
  if (!asksForSome(asked)) controls.tell(narrow(data, asked, () => ""))
  form.hidden = false
  await wanted(form, page, asksForSome(asked) || asked.sort !== "")
  const groups = await loadRows(form)
  form.hidden = !groups
  if (!groups) return
  bringBack([...page.querySelectorAll("[data-away]")].filter(list => list instanceof HTMLElement), groups)
  start()
}
