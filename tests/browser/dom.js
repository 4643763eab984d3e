// A page for modules that make elements, without a browser: linkedom's, with the focus, the dialogs and the address that
// linkedom has not.  Elements are compared by ===, not by assert.equal: to show how two differ, it would take minutes and
// gigabytes to write the page out from each.

import { parseHTML } from "linkedom"

/** What an instanceof of the scripts asks of an element: its name. */
const NAMED = { HTMLFormElement: "form", HTMLInputElement: "input", HTMLAnchorElement: "a" }

/**
 * Make a page the one that scripts see.
 * @param {string} body
 * @param {string} address
 * @returns what happens to it: where it was led, which address took the place of its own
 */
export function page(body, address = "https://x.example/kb/index.html") {
  const { document, HTMLElement, Element, Event } = parseHTML(`<!doctype html><html><head></head><body>${body}</body></html>`)
  const seen = { active: document.body, led: [], replaced: [] }
  const location = Object.assign(new URL(address), { assign: to => seen.led.push(to) })
  const history = { state: "kept", replaceState: (state, _, to) => {
    seen.replaced.push([state, to])
    location.href = to
  } }
  Object.defineProperty(document, "activeElement", { get: () => seen.active })
  Object.assign(HTMLElement.prototype, {
    focus() { seen.active = this },
    blur() { if (seen.active === this) seen.active = document.body },
    showModal() { this.setAttribute("open", "") },
    close() {
      this.removeAttribute("open")
      this.dispatchEvent(new Event("close"))
    },
  })
  Object.defineProperty(HTMLElement.prototype, "open", { configurable: true, get() { return this.hasAttribute("open") } })
  const named = Object.fromEntries(Object.entries(NAMED).map(([name, tag]) =>
    [name, class { static [Symbol.hasInstance](one) { return one?.localName === tag } }]))
  Object.assign(globalThis, { document, HTMLElement, Element, Event, location, history, ...named })
  return seen
}

/**
 * An event such as a reader causes, with the key or button and what is held down.
 * @param {EventTarget} target
 * @param {string} type
 * @param {object} more
 * @returns {Event} the event, after all have heard of it
 */
export function happens(target, type, more = {}) {
  const event = Object.assign(new Event(type, { bubbles: true, cancelable: true }), more)
  target.dispatchEvent(event)
  return event
}
