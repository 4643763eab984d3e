// The table of contents beside the text marks what has been read and what is being read, and keeps it in sight.

import { part, parts } from "./parts.js"

/** @import { Scrolled } from "./parts.js" */
/** @typedef {{ link: HTMLAnchorElement, target: HTMLElement, top: number }} Entry */

/**
 * How many of the places of a page are passed; the last of them is being read.
 * @param {readonly number[]} tops how far the page is scrolled when each is reached, in their order
 * @param {Scrolled} at
 */
export function passed(tops, { y, window, page }) {
  // at the end of the page even those that cannot come to the top are
  if (y + window >= Math.floor(page)) return tops.length
  const first = tops.findIndex(top => top >= y)
  return first < 0 ? tops.length : first
}

/** What is done at each step of scrolling, and, given ``true``, where sizes have changed. @returns {(at: Scrolled, resized: boolean) => void} */
export function followReading() {
  const tables = parts("toc").map(entries)
  const main = part("main")
  const first = main?.firstElementChild
  if (!(main && first instanceof HTMLElement)) return () => undefined
  return (at, resized) => {
    const margin = at.header + 0.8 * (first.offsetTop - main.offsetTop)
    for (const table of tables) {
      if (resized) measure(table, margin)
      mark(table, passed(table.map(({ top }) => top), at))
    }
  }
}

/**
 * The links of a table of contents whose places the page has.
 * @param {HTMLElement} table
 * @returns {Entry[]}
 */
function entries(table) {
  return [...table.querySelectorAll("a")].flatMap(link => {
    const target = document.getElementById(decodeURIComponent(link.hash.slice(1)))
    return target ? [{ link, target, top: 0 }] : []
  })
}

/**
 * @param {Entry[]} table
 * @param {number} margin how far below the top of the window a place counts as reached; at least where links lead
 */
function measure(table, margin) {
  for (const entry of table) {
    const led = parseFloat(getComputedStyle(entry.target).scrollMarginTop) || 0
    entry.top = top(entry.target) - Math.max(margin, led + 1)
  }
  table.sort((one, other) => one.top - other.top)
}

/**
 * How far below the top of the page an element stands; for one that is hidden, what holds it.
 * @param {HTMLElement} element
 */
function top(element) {
  /** @type {HTMLElement | null} */
  let shown = element
  while (!shown.offsetTop && shown.parentElement) shown = shown.parentElement
  let sum = 0
  for (; shown; shown = shown.offsetParent instanceof HTMLElement ? shown.offsetParent : null) sum += shown.offsetTop
  return sum
}

/**
 * @param {Entry[]} table
 * @param {number} count how many places are passed
 */
function mark(table, count) {
  table.forEach(({ link }, index) => {
    link.classList.toggle("md-nav__link--passed", index < count)
    const active = index === count - 1
    if (active && !link.classList.contains("md-nav__link--active")) keepInSight(link)
    link.classList.toggle("md-nav__link--active", active)
  })
}

/** @param {HTMLAnchorElement} link */
function keepInSight(link) {
  const column = link.closest(".md-sidebar__scrollwrap")
  if (column instanceof HTMLElement) column.scrollTo({ top: link.offsetTop - column.offsetTop - column.offsetHeight / 2 })
}
