// The page of the basket: what was gathered, in the reader's order, and ways to take it away.

import { asHtml, asMarkdown, asText, briefing } from "./briefing.js"
import { write } from "./clipboard.js"
import { button, keep, make } from "./elements.js"
import { fromHash, gather, gathered, isStatement, shifted, toHash } from "./gathering.js"
import { replaceAddress } from "../search/addresses.js"
import { inSite, load, sources, statements } from "./store.js"
import { say } from "../saying.js"

/** @import { Item } from "./gathering.js" */
/** @import { Known, Source } from "./store.js" */
/** @import { Briefing } from "./briefing.js" */

/** @param {Item[]} items */
function ids(items) {
  return items.filter(isStatement).map(item => item.id)
}

/** Where the focus is: the row, and what the button in it is called. @typedef {{ row: number, label: string }} Focus */

/**
 * @param {HTMLElement} list
 * @returns {Focus | null} nothing where the focus is outside the list
 */
function placeOfFocus(list) {
  const row = [...list.children].findIndex(one => one.contains(document.activeElement))
  return row < 0 ? null : { row, label: document.activeElement?.getAttribute("aria-label") ?? "" }
}

/**
 * Give the focus back after the rows were made anew: to the same button, else to one of the row that took its place.
 * @param {HTMLElement} list
 * @param {Focus} from
 * @param {HTMLElement} otherwise where no row is left
 * @returns {number} the row of the same button; -1 where it has gone
 */
function focusAgain(list, { row, label }, otherwise) {
  const buttons = [...list.querySelectorAll("button")]
  const same = buttons.find(one => one.getAttribute("aria-label") === label)
  const near = list.children[Math.min(row, list.children.length - 1)]?.querySelector("button:last-of-type")
  const next = same ?? near ?? otherwise
  if (next instanceof HTMLElement) next.focus()
  return same ? [...list.children].findIndex(one => one.contains(same)) : -1
}

/** The basket on its page, from what the address carries or what this browser has kept. */
export async function basket() {
  const place = document.getElementById("kb-basket")
  if (!place) return
  const said = make("p", { role: "status", class: "kb-said-here", tabindex: "-1" })
  const list = make("ol", { class: "kb-basket" })
  const ways = make("div", { class: "kb-ways" })
  const offer = make("div")
  place.replaceChildren(offer, list, ways, said)
  let items = gathered()
  /** @type {Record<string, Known>} */
  let known = {}

  /** Take `next` for what is gathered, and show it. @param {Item[]} next */
  const change = async next => {
    const from = placeOfFocus(list)
    items = next
    const kept = gather(items)
    replaceAddress(new URL(location.pathname + location.search + (items.length ? toHash(items) : ""), location.href).href)
    known = await statements(ids(items))
    list.replaceChildren(...items.map(row))
    ways.hidden = items.length === 0
    const told = [items.length ? "" : say("Nothing is gathered yet. “cite” beside a statement gathers it.")]
    if (from) {
      const at = focusAgain(list, from, said)
      const values = { n: at + 1, all: items.length }
      if (items.length) told.push(at < 0 ? say("Removed; %(all)s left.", values) : say("Now at place %(n)s of %(all)s.", values))
    }
    if (!kept) told.push(say("This browser keeps nothing for this site: the address above the page does."))
    else if (!items.length && location.protocol === "file:") told.push(say("Some browsers keep what each page from a disk gathers for that page alone."))
    said.textContent = told.filter(Boolean).join(" ")
  }

  /** @param {Item} item @param {number} index */
  const row = (item, index) => {
    const name = isStatement(item) ? item.id : item.heading
    const up = button(say("Up"), () => change(shifted(items, index, -1)), { "aria-label": say("Move %(name)s up", { name }) })
    const down = button(say("Down"), () => change(shifted(items, index, 1)), { "aria-label": say("Move %(name)s down", { name }) })
    const away = button(say("Remove"), () => change(items.filter(other => other !== item)), { "aria-label": say("Remove %(name)s", { name }) })
    if (!isStatement(item)) return make("li", {}, make("strong", {}, item.heading), " ", up, down, away)
    const found = known[item.id]
    // a number that the site does not have leads nowhere
    const link = found ? make("a", { href: inSite(`s/${item.id}.html`) }, item.id) : item.id
    const text = found ? `${found.text}${found.status ? ` [${found.status.toLowerCase()}]` : ""} ` : `${say("This site has no statement of that number.")} `
    return make("li", {}, text, link, " ", up, down, away)
  }

  /** @param {(whole: Briefing, from: Record<string, Source>) => unknown} use */
  const take = use => async () => {
    const from = await sources()
    await use(briefing(items, known, from), from)
  }
  /** @param {string} what @param {string} text @param {string} [html] */
  const copy = async (what, text, html) => {
    said.textContent = (await write(text, html)) ? say("Copied: %(what)s.", { what }) : say("This browser did not copy.")
  }
  /** The sources in a format for reference managers. @param {"ris" | "bib"} form @param {Record<string, Source>} from */
  const works = (form, from) => {
    const used = new Set(ids(items).flatMap(id => known[id]?.sources ?? []))
    return [...used].map(id => from[id]?.[form] ?? "").join("\n")
  }
  const field = make("input", { type: "text", id: "kb-heading", maxlength: "200" })
  const form = make("form", {}, make("label", { for: "kb-heading" }, say("Heading")), " ", field, " ", make("button", {}, say("Add heading")))
  form.addEventListener("submit", event => {
    event.preventDefault()
    if (field.value.trim()) void change([...items, { heading: field.value.trim() }])
    field.value = ""
  })
  ways.append(
    form,
    button(say("Copy as text"), take(whole => copy(say("text with footnotes"), asText(whole)))),
    button(say("Copy as rich text"), take(whole => copy(say("rich text with footnotes"), asText(whole), asHtml(whole)))),
    button(say("Copy as Markdown"), take(whole => copy("Markdown", asMarkdown(whole)))),
    button(say("Word file (.docx)"), take(async whole => {
      await load(place.dataset.word ?? "")
      const made = /** @type {{ kbWordFile: (whole: Briefing, title: string) => Promise<Blob> }} */ (/** @type {unknown} */ (self))
      keep("briefing.docx", await made.kbWordFile(whole, say("Briefing")))
      said.textContent = say("The file is ready.")
    })),
    button(say("Sources as RIS"), take((_, from) => keep("sources.ris", works("ris", from), "application/x-research-info-systems"))),
    button(say("Sources as BibLaTeX"), take((_, from) => keep("sources.bib", works("bib", from), "application/x-bibtex"))),
    button(say("Copy the address of this basket"), () => copy(say("address"), new URL(toHash(items), place.dataset.address ?? location.href).href)),
    button(say("Empty the basket"), () => change([])),
  )

  /** Take what an address brings, or offer it where another gathering is kept here. */
  const takeShared = async () => {
    const shared = fromHash(location.hash)
    const differs = shared.length > 0 && toHash(shared) !== toHash(items)
    offer.replaceChildren()
    await change(differs && !items.length ? shared : items)
    if (!differs || toHash(items) === toHash(shared)) return
    const choose = (/** @type {Item[]} */ next) => () => {
      offer.replaceChildren()
      return change(next)
    }
    const add = [...items, ...shared.filter(item => !isStatement(item) || !ids(items).includes(item.id))]
    offer.append(
      make("p", {}, say("The address brought another gathering than the one kept here.")),
      button(say("Add it to mine"), choose(add)), " ", button(say("Take it instead"), choose(shared)),
    )
  }
  await takeShared()
  // an address pasted over this one opens no page anew; ours, once written, brings nothing that is not here
  addEventListener("hashchange", () => void takeShared())
}
