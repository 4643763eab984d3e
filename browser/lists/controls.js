// The controls of a list: what they say is asked, and how many rows each choice would leave.

import { yearsOffered } from "./narrowing.js"

/** @typedef {import("./narrowing.js").Asked} Asked */
/** @typedef {import("./narrowing.js").Data} Data */
/** @typedef {import("./narrowing.js").Narrowed} Narrowed */

export class Controls {
  /**
   * @param {HTMLFormElement} form
   * @param {Data} data
   */
  constructor(form, data) {
    this.form = form
    this.facets = data.facets.map(({ tag, choices }) => ({ tag, select: this.select(tag, choices) }))
    const years = yearsOffered(data.years).map(year => /** @type {[string, string]} */ ([String(year), String(year)]))
    this.from = years.length ? this.select("from", years) : null
    this.to = years.length ? this.select("to", years) : null
    this.sort = this.select("sort", [])
    this.words = /** @type {HTMLInputElement} */ (form.elements.namedItem("words"))
    this.fold = /** @type {HTMLButtonElement} */ (form.querySelector(".kb-narrow-fold"))
    this.fold.addEventListener("click", () => {
      this.fold.setAttribute("aria-expanded", String(form.classList.toggle("kb-open")))
    })
  }

  /** The first of the controls that the reader sees. */
  get first() {
    return this.fold.offsetParent ? this.fold : (this.facets[0]?.select ?? this.words)
  }

  /**
   * The field of a tag, with a choice for each of `choices`.
   * @param {string} tag
   * @param {[string, string][]} choices
   */
  select(tag, choices) {
    const select = /** @type {HTMLSelectElement} */ (this.form.elements.namedItem(tag))
    for (const [value, words] of choices) {
      const option = new Option(words, value)
      option.dataset.words = words
      select.append(option)
    }
    return select
  }

  /** @returns {Asked} */
  get asked() {
    return {
      picked: Object.fromEntries(this.facets.map(({ tag, select }) => [tag, select.value])),
      from: Number(this.from?.value ?? 0),
      to: Number(this.to?.value ?? 0),
      words: this.words.value.trim(),
      sort: this.sort.value,
    }
  }

  /** @param {Asked} asked */
  set asked(asked) {
    for (const { tag, select } of this.facets) select.value = asked.picked[tag] ?? ""
    if (this.from) choose(this.from, asked.from)
    if (this.to) choose(this.to, asked.to)
    this.words.value = asked.words
    this.sort.value = asked.sort
  }

  /**
   * What is asked, in the words of the controls: "Ended; DDR; from 2012".
   */
  get inWords() {
    const picked = this.facets.map(({ select }) => select.selectedOptions[0]?.dataset.words ?? "")
    const years = [this.from, this.to].map(select => (select?.value ? `${labelOf(select)} ${select.value}`.toLowerCase() : ""))
    const words = this.words.value.trim()
    return [...picked, ...years, words && `“${words}”`].filter(Boolean).join("; ")
  }

  /**
   * Say what each choice would leave, and what is asked where the fields are folded away.
   * @param {Narrowed} narrowed
   */
  tell({ left, from, to }) {
    const told = this.form.querySelector(".kb-narrow-asked")
    if (told) told.textContent = this.inWords
    for (const { tag, select } of this.facets) offer(select, [...(left[tag] ?? [])])
    if (this.from) offer(this.from, [...from.values()])
    if (this.to) offer(this.to, [...to.values()])
  }
}

/**
 * Choose a year; one that is not offered becomes a choice, as an address may ask for it.
 * @param {HTMLSelectElement} select
 * @param {number} year
 */
function choose(select, year) {
  select.value = year ? String(year) : ""
  if (select.value || !year) return
  const option = new Option(String(year), String(year))
  option.dataset.words = String(year)
  select.append(option)
  select.value = String(year)
}

/**
 * Say beside each choice how many rows it would leave; what would leave none is not offered, unless it is chosen.
 * @param {HTMLSelectElement} select
 * @param {number[]} counts
 */
function offer(select, counts) {
  const options = [...select.options].slice(1)
  for (const [place, option] of options.entries()) {
    const count = counts[place] ?? 0
    const words = `${option.dataset.words} (${count})`
    if (option.text !== words) option.text = words
    const none = count === 0 && !option.selected
    if (option.disabled !== none) option.hidden = option.disabled = none
  }
}

/** @param {HTMLSelectElement} select */
function labelOf(select) {
  return select.labels[0]?.querySelector("span")?.textContent ?? ""
}
