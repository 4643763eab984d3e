// Waiting for a reader to turn to search: only then is anything of it loaded.

import { askedBy, marksIn } from "./addresses.js"
import { isPlain, opens } from "./keys.js"
import { startedWorker } from "./worker.js"

/** Let the form in the header, the keys and the address load the search. */
export function waitForReader() {
  const form = document.querySelector("form.kb-search")
  if (!(form instanceof HTMLFormElement)) return
  let loaded = false
  const load = () => {
    if (loaded) return
    loaded = true
    const script = document.createElement("script")
    script.src = form.dataset.panel ?? ""
    // the next turn may find it
    script.onerror = () => {
      loaded = false
      delete form.dataset.turned
    }
    document.head.append(script)
  }
  let prepared = false
  // what the script will ask for comes at the same time; from a disk nothing can be fetched, and need not be
  const prepare = () => {
    if (prepared) return
    prepared = true
    const place = (/** @type {string | undefined} */ address) => new URL(address ?? "", location.href).href
    const first = place(form.dataset.first)
    if (startedWorker({ worker: place(form.dataset.worker), first })) void ahead(first)
  }
  /** @param {"load" | "open"} how */
  const turn = how => {
    if (form.dataset.taken) return
    if (form.dataset.turned !== "open") form.dataset.turned = how
    load()
    prepare()
    form.dispatchEvent(new Event("kb-turned"))
  }
  form.addEventListener("focusin", () => turn("load"))
  form.addEventListener("input", () => turn("open"))
  form.addEventListener("click", event => {
    if (event.target instanceof Element && event.target.closest("button") && !form.dataset.taken) event.preventDefault()
    turn("open")
  })
  document.addEventListener("keydown", event => {
    if (form.dataset.taken) return
    if (form.dataset.turned === "open" ? typed(event, form) : opens(event)) {
      event.preventDefault()
      turn("open")
    }
  })
  followHome(form)
  if (askedBy(location.href)) turn("open")
  else if (document.getElementById("kb-search-page")) turn("load")
  else if (marksIn(location.href)) load()
}

/**
 * Keep in the field of the form what is typed while the script that will show it is loaded.
 * @param {KeyboardEvent} event
 * @param {HTMLFormElement} form
 * @returns {boolean} whether the key was such a letter
 */
function typed(event, form) {
  const field = form.querySelector("input")
  if (!field || !isPlain(event) || !(event.key.length === 1 || event.key === "Backspace")) return false
  field.value = event.key === "Backspace" ? field.value.slice(0, -1) : field.value + event.key
  return true
}

/**
 * What is typed into the field of the home page is searched as what is typed into the form in the header.
 * @param {HTMLFormElement} form
 */
function followHome(form) {
  const [home, own] = [document.querySelector(".kb-home-find input"), form.querySelector("input")]
  if (!(home instanceof HTMLInputElement) || !own) return
  home.addEventListener("input", () => {
    if (home.value === "") return
    own.value = home.value
    form.dispatchEvent(new Event("input"))
  })
  // the dialog has what was typed, and gives the focus back when it closes
  home.addEventListener("focus", () => {
    if (form.dataset.taken) home.value = ""
  })
}

/**
 * Let the browser have a file before it is asked for.
 * @param {string} address
 */
async function ahead(address) {
  try {
    await (await fetch(address)).arrayBuffer()
  } catch {
    // it will be asked for again, and missed then
  }
}
