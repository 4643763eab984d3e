// A field and its results, in the dialog and on the page of results: asking, counting aloud, filters, keys.

import { replaceAddress } from "./addresses.js"
import { resultList } from "./result-list.js"
import { count, say } from "../saying.js"

/** @import { Answered } from "./engine.js" */
/** @import { Report } from "./session.js" */
/** @import { Service } from "./service.js" */

/**
 * The elements of a box, and the address of the site.
 * @typedef {{ field: HTMLInputElement, filters: HTMLElement, said: HTMLElement, results: HTMLElement, root: string }} Parts
 */

export class SearchBox {
  /**
   * @param {Parts} parts
   * @param {(asking: { text: string, only: string }) => string} addressOf the address of what is asked for
   */
  constructor(parts, addressOf) {
    this.parts = parts
    this.addressOf = addressOf
    this.only = ""
    this.statements = false
    /** @type {Service | null} */
    this.service = null
    parts.field.addEventListener("input", () => this.ask())
    parts.field.addEventListener("keydown", event => this.enter(event))
    parts.results.parentElement?.addEventListener("keydown", event => this.move(event))
  }

  /** What is asked for. */
  get asking() {
    return { text: this.parts.field.value, only: this.only }
  }

  /** Ask for what stands in the field. */
  ask() {
    const { text, only } = this.asking
    if (text.trim() === "") {
      this.only = ""
      this.clear()
    }
    this.service?.ask({ text, only, statements: this.statements })
  }

  clear() {
    const { filters, said, results } = this.parts
    results.replaceChildren()
    filters.replaceChildren()
    said.textContent = ""
    delete results.dataset.query
  }

  /**
   * Show what came back, if it is still what is asked for.
   * @param {Report} report
   */
  show({ answered, reading, without, failed }) {
    const { field, said, results, root } = this.parts
    if (failed) said.textContent = say("The index of the search could not be read. Try again, or use the menus.")
    if (!answered || answered.query !== field.value || answered.only !== this.only || field.value.trim() === "") return
    const held = results.contains(document.activeElement)
    // a reader who has gone into the results keeps them
    if (!held) results.replaceChildren(...resultList(answered, root, new Date()), ...this.offer(reading, without))
    this.showFilters(answered)
    said.textContent = spoken(answered, reading)
    results.dataset.query = answered.query
    results.dataset.reading = String(reading)
  }

  /**
   * Where names answer, statements are looked through on demand.
   * @param {boolean} reading
   * @param {boolean} without
   */
  offer(reading, without) {
    if (reading || !without) return []
    const button = document.createElement("button")
    button.type = "button"
    button.className = "kb-find-more"
    button.textContent = say("Search the statements too")
    button.addEventListener("click", () => {
      this.statements = true
      this.parts.field.focus()
      this.ask()
    })
    return [button]
  }

  /** @param {Answered} answered */
  showFilters({ filters, only }) {
    const all = { tag: "", label: say("All"), count: 0 }
    const buttons = [all, ...filters].map(({ tag, label, count }) => {
      const button = document.createElement("button")
      button.type = "button"
      button.textContent = count > 0 ? `${label} ${count}` : label
      button.setAttribute("aria-pressed", String(tag === only))
      button.addEventListener("click", () => {
        this.only = tag
        this.parts.field.focus()
        this.ask()
      })
      return button
    })
    this.parts.filters.replaceChildren(...(filters.length > 1 || only ? buttons : []))
  }

  /**
   * Enter goes to what was named outright, as a statement by its number; else to the page of results.
   * @param {KeyboardEvent} event
   */
  enter(event) {
    if (event.key !== "Enter" || event.isComposing) return
    event.preventDefault()
    const { results, field } = this.parts
    const outright = results.querySelector(".kb-find-first > [data-number] > a")
    if (results.dataset.query === field.value && outright instanceof HTMLElement && /^(ml|https?:|file:|[a-z]+\/)/i.test(field.value.trim()))
      return outright.click()
    if (field.value.trim()) location.assign(this.addressOf(this.asking))
  }

  /**
   * Arrows go from the field to the results and through them; letters go back to the field.
   * @param {KeyboardEvent} event
   */
  move(event) {
    const { field, results } = this.parts
    /** @type {NodeListOf<HTMLElement>} */
    const links = results.querySelectorAll(".kb-find-row > a")
    /** @type {HTMLElement[]} */
    const stops = [field, ...links]
    const step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0
    const at = stops.indexOf(/** @type {HTMLElement} */ (document.activeElement))
    if (step !== 0 && at >= 0) {
      event.preventDefault()
      stops[Math.min(stops.length - 1, Math.max(0, at + step))]?.focus()
    } else if (at > 0 && event.key.length === 1 && event.key !== " " && !event.ctrlKey && !event.metaKey && !event.altKey) {
      field.focus()
    }
  }

  /** Before a page is left the address says what was asked, so that "back" shows it again. */
  remember() {
    replaceAddress(this.addressOf(this.asking))
  }
}

/**
 * What is said aloud: how much was found, how words were read, what was left out.
 * @param {Answered} answered
 * @param {boolean} reading
 */
export function spoken({ first, groups, left, read }, reading) {
  const all = groups.reduce((sum, group) => sum + group.count, 0)
  const found = count("%(n)s result", "%(n)s results", all === 0 ? first.length : all)
  const parts = [all + first.length > 0 ? found : reading ? say("Searching …") : say("Nothing found")]
  if (read.length > 0) parts.push(read.map(([typed, word]) => say("“%(typed)s” read as “%(word)s”", { typed, word })).join(", "))
  if (left.length > 0 && all > 0) parts.push(say("without %(words)s", { words: left.map(word => `“${word}”`).join(", ") }))
  const told = parts.join("; ")
  return reading && all > 0 ? say("%(found)s so far", { found: told }) : told
}
