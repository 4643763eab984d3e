// The panel of one statement: number, address, a footnote to copy, files, the basket.  A dialog of the browser's own,
// so that keyboard, touch and screen readers can use it; without scripts its handle leads to the statement's page.

import { leadsElsewhere } from "../clicks.js"
import { button, make, showDialog } from "./elements.js"
import { holds, toggle } from "./gathering.js"
import { FILES, inSite, numberIn, statements } from "./store.js"
import { write } from "./clipboard.js"
import { inLanguages } from "../other-languages.js"
import { say } from "../saying.js"

/** @import { Known } from "./store.js" */
/** @import { Span } from "../other-languages.js" */

/**
 * What a copy button says aloud, and beside it.
 * @param {HTMLElement} said
 * @param {string} text
 */
async function copy(said, text) {
  said.textContent = ""
  const done = text !== "" && (await write(text))
  said.textContent = done
    ? say("Copied: %(what)s", { what: text })
    : say("This browser did not copy. Select the text and copy it by hand.")
}

/**
 * A line that can be copied.
 * @param {string} label
 * @param {string} action
 * @param {string} text
 * @param {HTMLElement} said
 * @param {Span[]} [languages]
 */
function line(label, action, text, said, languages) {
  const words = make("span", { class: "kb-panel-text" }, ...inLanguages(text, languages))
  return make("div", {}, make("dt", {}, label), make("dd", {}, words, " ", button(action, () => copy(said, text))))
}

/**
 * A button that copies the footnotes of statements, one a line, and the place where it says so.
 * @param {string[]} ids
 */
export function footnoteButton(ids) {
  const said = make("span", { class: "kb-find-copied", role: "status" })
  const copied = async () => {
    const known = await statements(ids)
    await copy(said, ids.flatMap(id => known[id]?.footnote ?? []).join("\n"))
  }
  const words = ids.length > 1 ? say("Copy footnotes") : say("Copy footnote")
  return [button(words, copied, { "aria-label": `${words}: ${ids.join(", ")}` }), said]
}

/** The button that gathers a statement, and the way to the basket. @param {string} id @param {HTMLElement} said */
export function gatherer(id, said) {
  const words = () => (holds(id) ? say("Remove from basket") : say("Add to basket"))
  const element = button(words(), () => {
    const kept = toggle(id)
    element.textContent = words()
    if (!kept) said.textContent = say("This browser keeps nothing for this site.")
    else said.textContent = holds(id) ? say("%(id)s is in the basket.", { id }) : say("%(id)s is no longer in the basket.", { id })
  })
  return make("p", {}, element, " ", make("a", { href: inSite("basket.html") }, say("Open the basket")))
}

/**
 * What the panel shows.
 * @param {string} id
 * @param {Known | undefined} known
 * @param {HTMLElement} said
 * @returns {Node[]}
 */
function content(id, known, said) {
  const own = inSite(`s/${id}.html`)
  const files = FILES.flatMap(([name, ending], place) => [
    place ? " · " : "",
    make("a", { href: inSite(`s/${id}.${ending}`), download: "" }, name),
  ])
  /** @type {Node[]} */
  const shown = [make("h2", { id: "kb-panel-title" }, say("Statement %(id)s", { id }))]
  if (known) {
    const newer = known.newer?.length ? say(", see %(ids)s", { ids: known.newer.join(", ") }) : ""
    shown.push(make("blockquote", {}, known.text))
    if (known.status) shown.push(make("p", { class: "kb-panel-status" }, `${known.status}${newer}${known.reason ? `: ${known.reason}` : ""}`))
    shown.push(make("dl", {},
      line(say("Address"), say("Copy address"), known.address, said),
      line(say("Footnote"), say("Copy footnote"), known.footnote, said, known.languages),
    ))
  }
  shown.push(make("p", {}, make("a", { href: own }, say("Page of this statement, with more styles")), make("br"), say("Files:"), " ", ...files))
  shown.push(gatherer(id, said))
  if (known?.report) shown.push(make("p", {}, make("a", { href: known.report, rel: "noopener" }, say("Report an error"))))
  return shown
}

/** Show the panel of a statement. @param {string} id */
export async function showPanel(id) {
  const known = (await statements([id]))[id]
  // of two clicks in a row the second shows the same
  const before = document.getElementById("kb-panel-title")?.closest("dialog")
  before?.close()
  const said = make("p", { class: "kb-panel-said", role: "status" })
  showDialog("kb-panel", "kb-panel-title", ...content(id, known, said), said)
}

/** Let the handles of statements open their panels, those that come later too. */
export function panels() {
  document.addEventListener("click", event => {
    const handle = event.target instanceof Element ? event.target.closest("a.kb-cite") : null
    if (!handle || leadsElsewhere(event)) return
    const id = numberIn(handle.getAttribute("href") ?? "")
    if (!id || typeof HTMLDialogElement === "undefined") return
    event.preventDefault()
    void showPanel(id)
  })
}

/** On the page of a statement: buttons that copy its references, and the one that gathers it. */
export function statementPage() {
  const statement = document.querySelector(".ks-statement")?.getAttribute("data-statement")
  if (!statement) return
  const said = make("p", { role: "status", class: "ks-quiet" })
  for (const place of document.querySelectorAll("[data-copy]")) {
    const text = place.textContent ?? ""
    const label = place.previousElementSibling?.textContent ?? ""
    place.append(" ", button(say("Copy"), () => copy(said, text), { "aria-label": say("Copy %(what)s", { what: label }) }))
  }
  document.querySelector(".ks-cite")?.after(said, gatherer(statement, said))
}
