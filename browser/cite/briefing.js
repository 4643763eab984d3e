// A briefing made of what was gathered: numbered footnotes, and the list of the sources that they rest on.

import { isStatement } from "./gathering.js"
import { say } from "../saying.js"

/** @import { Item } from "./gathering.js" */
/** @import { Known, Source } from "./store.js" */

/**
 * @typedef {{ heading: string } | { text: string, status: string, note: string, number: number }} Part
 * @typedef {{ parts: Part[], sources: string[] }} Briefing
 */

/**
 * The parts in the reader's order; statements that are not known are left out.
 * @param {Item[]} items
 * @param {Record<string, Known>} known
 * @param {Record<string, Source>} sources
 * @returns {Briefing}
 */
export function briefing(items, known, sources) {
  /** @type {Part[]} */
  const parts = []
  /** @type {Set<string>} */
  const named = new Set()
  let number = 0
  for (const item of items) {
    if (!isStatement(item)) parts.push({ heading: item.heading })
    else {
      const found = known[item.id]
      if (!found) continue
      number += 1
      parts.push({ text: found.text, status: found.status ?? "", note: found.footnote, number })
      for (const id of found.sources ?? []) named.add(id)
    }
  }
  const printed = [...named].flatMap(id => sources[id]?.print ?? [])
  return { parts, sources: printed.sort(new Intl.Collator("fr").compare) }
}

/** What a sentence that no longer simply holds says of itself. @param {{ status: string }} part */
export function mark(part) {
  return part.status ? ` [${part.status.toLowerCase()}]` : ""
}

/** @param {Briefing} briefing */
export function asText({ parts, sources }) {
  const body = parts.map(part => ("heading" in part ? `\n${part.heading}\n` : `${part.text}${mark(part)} [${part.number}]`))
  const notes = parts.flatMap(part => ("heading" in part ? [] : [`[${part.number}] ${part.note}`]))
  return [...body, "", say("Notes"), "", ...notes, "", say("Sources"), "", ...sources].join("\n").trim() + "\n"
}

/** Signs that Markdown would take for markup. @param {string} text */
function plain(text) {
  return text.replace(/[\\`*_{}[\]<>#|~]/g, sign => `\\${sign}`)
}

/** Markdown with footnotes as pandoc and others read them. @param {Briefing} briefing */
export function asMarkdown({ parts, sources }) {
  const body = parts.map(part =>
    "heading" in part ? `## ${plain(part.heading)}` : `${plain(part.text + mark(part))}[^${part.number}]`,
  )
  const notes = parts.flatMap(part => ("heading" in part ? [] : [`[^${part.number}]: ${plain(part.note)}`]))
  return [...body, `## ${say("Sources")}`, ...sources.map(source => `- ${plain(source)}`), ...notes].join("\n\n") + "\n"
}

/** @param {string} text */
function escaped(text) {
  return text.replace(/[&<>"]/g, sign => `&#${sign.charCodeAt(0)};`)
}

/** Rich text, for a word processor. @param {Briefing} briefing */
export function asHtml({ parts, sources }) {
  const body = parts.map(part =>
    "heading" in part
      ? `<h2>${escaped(part.heading)}</h2>`
      : `<p>${escaped(part.text + mark(part))}<sup>${part.number}</sup></p>`,
  )
  const notes = parts.flatMap(part => ("heading" in part ? [] : [`<li>${escaped(part.note)}</li>`]))
  const listed = sources.map(source => `<li>${escaped(source)}</li>`)
  return [...body, `<h2>${escaped(say("Notes"))}</h2><ol>`, ...notes, `</ol><h2>${escaped(say("Sources"))}</h2><ul>`, ...listed, "</ul>"].join("")
}
