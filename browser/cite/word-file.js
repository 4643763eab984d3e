// A briefing as a file for word processors, with footnotes of their own.

import { Document, ExternalHyperlink, FootnoteReferenceRun, HeadingLevel, Packer, Paragraph, TextRun } from "docx"

import { mark } from "./briefing.js"
import { say } from "../saying.js"

/** @import { Briefing } from "./briefing.js" */

/**
 * @param {Briefing} briefing
 * @param {string} title
 * @returns {Promise<Blob>}
 */
export function wordFile({ parts, sources }, title) {
  /** @type {Record<string, { children: Paragraph[] }>} */
  const footnotes = {}
  const body = parts.map(part => {
    if ("heading" in part) return new Paragraph({ text: part.heading, heading: HeadingLevel.HEADING_1 })
    footnotes[part.number] = { children: [new Paragraph({ style: "FootnoteText", children: live(` ${part.note}`) })] }
    return new Paragraph({
      children: [new TextRun(part.text + mark(part)), new FootnoteReferenceRun(part.number)],
      spacing: { after: 120 },
    })
  })
  const heading = new Paragraph({ text: say("Sources"), heading: HeadingLevel.HEADING_1 })
  const listed = sources.map(source => new Paragraph({ children: live(source), spacing: { after: 60 } }))
  const document = new Document({ title, footnotes, sections: [{ children: [...body, heading, ...listed] }] })
  return Packer.toBlob(document)
}

/** A text whose addresses are links; a full stop or comma after one is none of it. @param {string} text */
function live(text) {
  return text.split(/(https?:\/\/\S+?)(?=[.,;]?(?:\s|$))/).filter(Boolean).map(part => {
    if (!/^https?:/.test(part)) return new TextRun(part)
    return new ExternalHyperlink({ link: part, children: [new TextRun({ text: part, style: "Hyperlink" })] })
  })
}
