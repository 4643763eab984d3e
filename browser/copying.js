// Copying: the address of a statement by a click on its number, and a reference by a button.  It works over plain
// http and from a disk too, and says aloud what was copied, or that nothing was.

import { leadsElsewhere } from "./clicks.js"
import { keepFocus } from "./focus.js"
import { say } from "./saying.js"

/** For how many milliseconds the mark of a copy stands. */
const MARKED = 1600

/**
 * The address by which others can cite what a link leads to: without the words of a search, and from a disk that of
 * the published page.
 * @param {string} href as it stands in the link, relative to the page
 * @param {string} page the address at which the page is read
 * @param {string | undefined} canonical the address at which the page is published
 */
export function citableAddress(href, page, canonical) {
  const base = new URL(page).protocol === "file:" && canonical ? canonical : page
  const address = new URL(href, base)
  address.search = ""
  return address.href
}

/**
 * Put a text into the clipboard.
 * @param {string} text
 * @returns {Promise<boolean>} whether it is there
 */
async function write(text) {
  // over plain http there is no navigator.clipboard, though the types promise one
  const clipboard = /** @type {Clipboard | undefined} */ (navigator.clipboard)
  try {
    if (clipboard) {
      await clipboard.writeText(text)
      return true
    }
  } catch {
    // refused: the old way may still be open
  }
  return writeSelected(text)
}

/**
 * Put a text into the clipboard as a selection of the reader would be; the reader's own selection stays.
 * @param {string} text
 */
function writeSelected(text) {
  const focused = document.activeElement
  const field = document.createElement("textarea")
  field.className = "kb-unseen"
  field.readOnly = true
  field.value = text
  document.body.append(field)
  field.select()
  let done = false
  try {
    done = document.execCommand("copy")
  } catch {
    // some browsers throw where others answer false
  }
  field.remove()
  if (focused instanceof HTMLElement) focused.focus({ preventScroll: true })
  return done
}

/** The place in which the page says what was copied; screen readers read it out. */
function place() {
  const said = document.createElement("p")
  said.id = "kb-said"
  said.className = "kb-said kb-unseen"
  said.setAttribute("role", "status")
  document.body.append(said)
  // what is shown there goes at the next click elsewhere; before others hear of that click, as they may show it anew
  const leave = (/** @type {Event} */ event) => {
    if (!event.composedPath().includes(said)) said.classList.add("kb-unseen")
  }
  document.addEventListener("click", leave, { capture: true })
  return said
}

/**
 * Copy a text and say so, at the element that was clicked and aloud.
 * @param {string} text
 * @param {HTMLElement} element
 * @param {HTMLElement} said
 */
async function copy(text, element, said) {
  const done = await write(text)
  const mark = done ? "kb-copied" : "kb-not-copied"
  element.classList.add(mark)
  setTimeout(() => element.classList.remove(mark), MARKED)
  said.textContent = done
    ? say("Copied: %(what)s", { what: text })
    : say("This browser did not copy. Select and copy it here: %(what)s", { what: text })
  // what could not be copied is shown, so that it can be copied by hand
  said.classList.toggle("kb-unseen", done)
}

/**
 * The words of a reference that stand before its button, as they are now.
 * @param {HTMLElement} button
 */
function wordsBefore(button) {
  const range = document.createRange()
  range.setStart(/** @type {Node} */ (button.parentNode), 0)
  range.setEndBefore(button)
  return range.toString().trim()
}

/** Let numbers of statements and references be copied. */
export function copying() {
  const said = place()
  /** @type {HTMLLinkElement | null} */
  const canonical = document.querySelector("link[rel=canonical]")
  /** @type {NodeListOf<HTMLAnchorElement>} */
  const handles = document.querySelectorAll("a.kb-handle")
  for (const handle of handles)
    handle.addEventListener("click", event => {
      if (leadsElsewhere(event)) return
      const address = citableAddress(handle.getAttribute("href") ?? "", location.href, canonical?.href)
      void copy(address, handle, said)
      keepFocus(handle)
    })
  /** @type {NodeListOf<HTMLElement>} */
  const references = document.querySelectorAll(".kb-reference")
  for (const reference of references) {
    const button = document.createElement("button")
    button.textContent = say("Copy")
    button.addEventListener("click", () => void copy(wordsBefore(button), button, said))
    reference.append(" ", button)
  }
}
