// The page that checks citations: what is pasted stays in this browser.

import { citations, judged } from "./citations.js"
import { button, make } from "./elements.js"
import { inSite, load, statements } from "./store.js"
import { count, say } from "../saying.js"

/** @import { Judged, States } from "./citations.js" */
/** @import { Known } from "./store.js" */

/** @param {Judged} one @param {Record<string, Known>} known */
function row(one, known) {
  const { citation } = one
  const address = citation.kind === "statement" ? `s/${citation.id}.html` : `${citation.id}.html`
  const there = one.verdict !== "unknown" && one.verdict !== "malformed"
  const name = there ? make("a", { href: inSite(address) }, citation.id) : citation.id
  const edition = citation.edition ? say(", edition %(edition)s", { edition: citation.edition }) : ""
  const told = make("li", { "data-verdict": one.verdict }, make("strong", {}, name), ` (${say("line %(n)s", { n: citation.line })}${edition}): ${one.words}`)
  const reason = known[citation.id]?.reason
  if (reason) told.append(` ${reason}`)
  for (const id of one.newer) told.append(make("p", {}, say("Now:"), " ", known[id]?.text ?? "", " ", make("a", { href: inSite(`s/${id}.html`) }, id)))
  if (one.verdict === "reworded") told.append(make("p", {}, say("Its words now:"), " ", known[citation.id]?.text ?? ""))
  for (const page of one.disputes) told.append(make("p", {}, make("a", { href: inSite(`${page}.html`) }, say("What the sources say, side by side"))))
  return told
}

/** How many there are of each sort. @param {Judged[]} all */
function summary(all) {
  const bad = all.filter(one => one.verdict !== "holds").length
  if (!all.length) return say("Nothing of this site is cited in it.")
  const cited = count("%(n)s cited", "%(n)s cited", all.length)
  if (!bad) return say("%(cited)s, of which none needs a look.", { cited })
  return count("%(cited)s, of which %(n)s needs a look.", "%(cited)s, of which %(n)s need a look.", bad, { cited })
}

/** Check what is pasted, when asked to. */
export function check() {
  const place = document.getElementById("kb-check")
  if (!place) return
  const field = make("textarea", { id: "kb-pasted", spellcheck: "false" })
  const said = make("p", { role: "status" })
  const list = make("ul", { class: "kb-checked" })
  const run = async () => {
    said.textContent = "…"
    await load("s/states.js")
    const states = /** @type {{ kbStates: States }} */ (/** @type {unknown} */ (self)).kbStates
    const all = citations(field.value, states).map(citation => judged(citation, states))
    const wanted = all.flatMap(one => (one.citation.kind === "statement" && one.verdict !== "holds" && one.verdict !== "unknown" ? [one.citation.id, ...one.newer] : []))
    const known = await statements(wanted)
    said.textContent = summary(all)
    // what needs a look comes first
    const sorted = [...all.filter(one => one.verdict !== "holds"), ...all.filter(one => one.verdict === "holds")]
    list.replaceChildren(...sorted.map(one => row(one, known)))
  }
  place.replaceChildren(make("label", { for: "kb-pasted" }, say("Footnotes, a bibliography, addresses or numbers")), field, button(say("Check"), run), said, list)
}
