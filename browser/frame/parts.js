// The parts of Material's frame by the names that Material gives them, and where a page is scrolled to.

/**
 * The first part of a name, if the page has it.
 * @param {string} name
 * @returns {HTMLElement | null}
 */
export function part(name) {
  return document.querySelector(`[data-md-component="${name}"]`)
}

/**
 * Every part of a name.
 * @param {string} name
 * @returns {HTMLElement[]}
 */
export function parts(name) {
  return [...document.querySelectorAll(`[data-md-component="${name}"]`)].filter(found => found instanceof HTMLElement)
}

/** @typedef {{ y: number, window: number, page: number, header: number }} Scrolled */

/** How far the page is scrolled, and the heights of window, page and header, in pixels. @returns {Scrolled} */
export function scrolled() {
  return {
    y: Math.max(0, scrollY),
    window: innerHeight,
    page: document.body.offsetHeight,
    header: part("header")?.offsetHeight ?? 0,
  }
}
