// The page "as on a date": of all spans, those that hold on a day.  The day stands in the address after #, so that it
// can be linked to.

import { dayInWords, dayNumber } from "./days.js"
import { hiddenTarget, showRows } from "./rows.js"
import { count, say } from "./saying.js"
import { openTurningPoints } from "./turning-points.js"

/**
 * What the address after # asks for: a day, the newest one, all entries, a place on the page, or a day that is none.
 * @typedef {{ kind: "day" | "refused", text: string } | { kind: "newest" | "all" | "place" }} Asked
 */

/**
 * @param {string} hash
 * @returns {Asked}
 */
export function asked(hash) {
  const text = hash.slice(1)
  if (text === "") return { kind: "newest" }
  if (text === "all") return { kind: "all" }
  if (!/^\d/.test(text)) return { kind: "place" }
  return { kind: dayNumber(text) === null ? "refused" : "day", text }
}

/**
 * The first and last days on which something possibly and surely held, as 2020-08-18; days compare as text.
 * @typedef {{ pf: string, sf: string, su: string, pu: string }} Span
 */

/**
 * Whether something held on a day.  On its first and last possible days it did, possibly.
 * @param {Span} span
 * @param {string} day
 * @returns {"surely" | "possibly" | "no"}
 */
export function held(span, day) {
  if (day < span.pf || span.pu < day) return "no"
  return span.sf <= day && day <= span.su ? "surely" : "possibly"
}

/**
 * Show what held on a day, or all where none is given.
 * @param {string} day
 * @returns {number} how many entries are shown
 */
function showDay(day) {
  /** @type {NodeListOf<HTMLElement>} */
  const lists = document.querySelectorAll("ul.kb-presences")
  return showRows(lists, row => {
    const { pf = "", sf = "", su = "", pu = "" } = row.dataset
    const found = day ? held({ pf, sf, su, pu }, day) : "surely"
    row.classList.toggle("kb-possibly", found === "possibly")
    if (found === "possibly") row.querySelector(".kb-name")?.setAttribute("data-said", say("possibly"))
    return found !== "no"
  })
}

/** Put the rows of other days, which stand apart for readers without scripts, back among those of their group. */
function joinRows() {
  for (const fold of document.querySelectorAll(".kb-other-days")) {
    const list = fold.parentElement?.querySelector("ul.kb-presences")
    /** @type {HTMLElement[]} */
    const rows = [...(fold.parentElement?.querySelectorAll(".kb-presences > li") ?? [])].filter(e => e instanceof HTMLElement)
    list?.append(...rows.sort((one, other) => Number(one.dataset.n) - Number(other.dataset.n)))
    fold.remove()
  }
}

/** Let the reader choose a day; at first it is the newest of which a source speaks. */
export function asOn() {
  const form = document.getElementById("kb-as-on")
  const field = document.getElementById("kb-day")
  const said = document.getElementById("kb-day-said")
  if (!form || !(field instanceof HTMLInputElement) || !said) return

  /** @param {string} day @param {string} [before] what is said first */
  const show = (day, before = "") => {
    const shown = showDay(day)
    // written only where it differs: a reader may be typing in it
    if (field.value !== day) field.value = day
    const entries = count("%(n)s entry", "%(n)s entries", shown)
    said.textContent = before + (day ? say("%(entries)s on %(day)s", { entries, day: dayInWords(day) }) : say("all entries, with their dates"))
  }
  const follow = () => {
    const found = asked(location.hash)
    if (found.kind === "day") return show(found.text)
    if (found.kind === "newest") return show(form.dataset.day ?? "")
    if (found.kind === "refused")
      return show("", `${say("%(text)s is not a date, expected one such as 2020-08-18:", { text: found.text })} `)
    const target = hiddenTarget()
    if (found.kind === "all" || target) show("")
    target?.scrollIntoView()
  }

  form.addEventListener("submit", event => event.preventDefault())
  field.addEventListener("change", () => {
    const { badInput, rangeUnderflow, rangeOverflow } = field.validity
    if (badInput) return // half a day, while the reader is typing
    if (rangeUnderflow || rangeOverflow) said.textContent = say("expected a day from %(first)s to %(last)s", { first: dayInWords(field.min), last: dayInWords(field.max) })
    else if (field.value) {
      // to go to an address would take the focus to what bears the day as its id
      history.pushState(null, "", `#${field.value}`)
      show(field.value)
    }
    else if (location.hash !== "#all") {
      history.pushState(null, "", "#all")
      show("")
    }
  })
  window.addEventListener("hashchange", follow)
  form.hidden = false
  openTurningPoints()
  joinRows()
  show(form.dataset.day ?? "")
  follow()
}
