// The search in a dialog over any page, on a phone over the whole screen.

import { asking, replaceAddress } from "./addresses.js"
import { goOnFrom, readersPlace } from "./readers-place.js"
import { SearchBox } from "./search-box.js"
import { say } from "../saying.js"

/** @import { Parts } from "./search-box.js" */

/**
 * The elements of a box, made in a container.
 * @param {HTMLElement} container
 * @param {HTMLInputElement} field
 * @param {string} root
 * @returns {Parts}
 */
export function parts(container, field, root) {
  const filters = document.createElement("div")
  filters.className = "kb-find-filters"
  filters.setAttribute("role", "group")
  filters.setAttribute("aria-label", say("Kinds of results"))
  const said = document.createElement("p")
  said.className = "kb-find-status"
  said.setAttribute("role", "status")
  const results = document.createElement("div")
  results.className = "kb-find-results"
  container.append(said, filters, results)
  return { field, filters, said, results, root }
}

/**
 * @param {string} root the address of the site
 * @param {string} page the address of the page of results
 * @returns {{ box: SearchBox, open: (text: string, only: string) => void }}
 */
export function searchDialog(root, page) {
  const dialog = document.createElement("dialog")
  dialog.className = "kb-find"
  dialog.setAttribute("aria-label", say("Search"))
  const bar = document.createElement("div")
  bar.className = "kb-find-bar"
  const field = document.createElement("input")
  Object.assign(field, { type: "search", autocomplete: "off", spellcheck: false, placeholder: say("Search") })
  field.setAttribute("aria-label", say("Search"))
  field.setAttribute("autocapitalize", "off")
  field.setAttribute("enterkeyhint", "search")
  const close = document.createElement("button")
  close.type = "button"
  close.textContent = say("Close")
  bar.append(field, close)
  dialog.append(bar)
  const box = new SearchBox(parts(dialog, field, root), asked => asking(page, asked))
  box.remember = () => replaceAddress(asking(location.href, box.asking))
  document.body.append(dialog)

  close.addEventListener("click", () => dialog.close())
  /** @type {HTMLElement | null} */
  let place = null
  dialog.addEventListener("close", () => {
    replaceAddress(asking(location.href, null))
    if (place) goOnFrom(place)
    place = null
  })
  dialog.addEventListener("click", event => {
    if (event.target === dialog) dialog.close()
  })
  dialog.addEventListener("keydown", event => {
    // a field of searches would first be emptied
    if (event.key === "Escape") {
      event.preventDefault()
      dialog.close()
    }
  })
  box.parts.results.addEventListener("click", event => {
    const link = event.target instanceof Element ? event.target.closest("a") : null
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return
    box.remember()
    // a place on this very page is not covered by the dialog
    if (new URL(link.href).pathname === location.pathname) setTimeout(() => dialog.close())
  })
  return {
    box,
    open(text, only) {
      if (!dialog.open) {
        place = readersPlace()
        dialog.showModal()
      }
      field.value = text
      box.only = only
      field.focus()
      box.ask()
    },
  }
}

