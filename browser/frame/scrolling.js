// What follows the scrolling: the shadow and the title of the header, the tabs, the table of contents beside the text,
// the button that leads to the top.  Sizes are those that Material's style sheet is made for.

import { part, parts } from "./parts.js"

/** @import { Scrolled } from "./parts.js" */
/** @typedef {{ active: boolean, offset: number, height: number }} Main */

/** After how many pixels the tabs fade. */
const TABS_FADE = 10

/**
 * What of the main part is in the window: whether the page is scrolled beyond its start, where it starts below the
 * header, and how high it stands there.
 * @param {{ top: number, bottom: number }} main
 * @param {Scrolled} at
 * @returns {Main}
 */
export function shownOf({ top, bottom }, { y, window, header }) {
  const height = Math.max(0, window - Math.max(0, top - y, header) - Math.max(0, window + y - bottom))
  return { active: top - header <= y, offset: top - header, height }
}

/**
 * Whether so much of what stands `top` pixels down the page is above the lower edge of the header.
 * @param {number} top
 * @param {number} height
 * @param {Scrolled} at
 */
export function scrolledBeyond(top, height, { y, header }) {
  return y + header - top >= height
}

/** What is done at each step of scrolling. @returns {(at: Scrolled) => void} */
export function followScrolling() {
  const main = part("main")
  if (!main) return () => undefined
  const beside = parts("sidebar").map(besideText)
  const top = topButton()
  return at => {
    const shown = shownOf({ top: main.offsetTop, bottom: main.offsetTop + main.offsetHeight }, at)
    part("header")?.classList.toggle("md-header--shadow", shown.active)
    const tabs = part("tabs")
    if (tabs) tabs.hidden = scrolledBeyond(tabs.offsetTop, TABS_FADE, at)
    const heading = document.querySelector(".md-content h1")
    if (heading instanceof HTMLElement)
      part("header-title")?.classList.toggle(
        "md-header__title--active",
        heading.offsetHeight > 0 && scrolledBeyond(heading.offsetTop, heading.offsetHeight, at),
      )
    for (const fit of beside) fit(at, shown)
    top(at, shown)
  }
}

/**
 * A column beside the text stays in the window, below the header, and is as high as the main part in it.
 * @param {HTMLElement} column
 * @returns {(at: Scrolled, shown: Main) => void}
 */
function besideText(column) {
  const inner = column.querySelector(".md-sidebar__scrollwrap")
  const grid = column.closest(".md-grid")
  if (!(inner instanceof HTMLElement && grid instanceof HTMLElement)) return () => undefined
  const wide = matchMedia(column.dataset.mdType === "navigation" ? "(min-width: 76.25em)" : "(min-width: 60em)")
  const margin = inner.offsetTop
  return (at, shown) => {
    const above = grid.offsetTop - (grid.parentElement?.offsetTop ?? 0)
    column.style.top = wide.matches ? `${at.header}px` : ""
    inner.style.height = wide.matches ? `${roomBeside(at, shown, above) - 2 * margin}px` : ""
  }
}

/**
 * How high a column beside the text can be: as the main part in the window, but for what is still seen of the space
 * above the columns.
 * @param {Scrolled} at
 * @param {Main} shown
 * @param {number} above the height of that space
 */
export function roomBeside({ y }, { offset, height }, above) {
  return height - Math.max(0, above - Math.max(0, y - offset))
}

/** The button to the top comes when the reader scrolls up. @returns {(at: Scrolled, shown: Main) => void} */
function topButton() {
  const button = part("top")
  if (!button) return () => undefined
  let before = 0
  let quiet = 0
  button.setAttribute("tabindex", "-1")
  button.addEventListener("click", event => {
    event.preventDefault()
    scrollTo({ top: 0 })
  })
  // where a link within the page leads is no scrolling up
  addEventListener("hashchange", () => (quiet = performance.now() + 250))
  return ({ y, header }, { active }) => {
    const hidden = !(active && y < before && y > 0 && performance.now() > quiet)
    before = y
    button.style.top = `${header + 16}px`
    if (hidden === button.hidden) return
    button.hidden = hidden
    if (!hidden) return button.removeAttribute("tabindex")
    button.setAttribute("tabindex", "-1")
    button.blur()
  }
}
