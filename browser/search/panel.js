// The search once a reader has turned to it: the form in the header leads to the dialog, or to the page of results where
// that is open; the words that were found are marked on the page that was opened.

import { askedBy, asking, marksIn, replaceAddress } from "./addresses.js"
import { parts, searchDialog } from "./dialog.js"
import { opens } from "./keys.js"
import { markWithin } from "./marking.js"
import { SearchBox } from "./search-box.js"
import { service } from "./service.js"
import { say } from "../saying.js"

/** Mark the words with which the page was opened; the address goes back to what it is without them. */
export function markPage() {
  const found = marksIn(location.href)
  if (!found) return
  replaceAddress(found.clean)
  const content = document.querySelector(".md-content")
  if (content) markWithin(content, { marks: new Set(found.marks), begun: [] })
}

/**
 * Take the form in the header over.
 * @param {HTMLFormElement} form
 * @returns {(text: string) => void} opens the search with a text
 */
export function takeOver(form) {
  form.dataset.taken = "true"
  const address = (/** @type {string} */ name) => new URL(form.dataset[name] ?? "", location.href).href
  const root = address("root")
  const place = document.getElementById("kb-search-page")
  const { box, open } = place ? pageBox(place, root) : searchDialog(root, form.action)
  box.service = service({ first: address("first"), worker: address("worker") }, report => box.show(report))
  box.service.ask(null)
  const own = form.querySelector("input")
  const opened = (/** @type {string} */ text) => {
    if (own) own.value = ""
    const before = askedBy(location.href)
    open(text || before?.text || box.parts.field.value, before?.only ?? "")
  }
  form.addEventListener("submit", event => {
    event.preventDefault()
    opened(own?.value ?? "")
  })
  form.addEventListener("input", () => opened(own?.value ?? ""))
  form.addEventListener("click", () => opened(""))
  document.addEventListener("keydown", event => {
    if (!opens(event)) return
    event.preventDefault()
    opened("")
  })
  return opened
}

/**
 * The box of the page of results, which the address tells what to ask.
 * @param {HTMLElement} place
 * @param {string} root
 */
function pageBox(place, root) {
  const field = document.createElement("input")
  Object.assign(field, { type: "search", autocomplete: "off", spellcheck: false, placeholder: say("Search") })
  field.setAttribute("aria-label", say("Search"))
  field.className = "kb-find-field"
  const container = document.createElement("div")
  container.className = "kb-find-page"
  container.append(field)
  place.replaceWith(container)
  const box = new SearchBox(parts(container, field, root), asked => asking(location.href, asked))
  const show = box.show.bind(box)
  box.show = report => {
    show(report)
    box.remember()
  }
  box.enter = event => {
    if (event.key === "Enter") box.parts.results.querySelector("a")?.focus()
  }
  const open = (/** @type {string} */ text, /** @type {string} */ only) => {
    field.value = text
    box.only = only
    field.focus()
    box.ask()
  }
  return { box, open }
}
