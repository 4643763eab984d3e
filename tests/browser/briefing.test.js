// The briefing of what was gathered, as text, as Markdown and as rich text.

import assert from "node:assert/strict"
import { test } from "node:test"

import { asHtml, asMarkdown, asText, briefing } from "../../browser/cite/briefing.js"

const KNOWN = {
  "ML-0001": { text: "The Guard protects <buildings> & *more*.", footnote: "Note, section 1 (ML-0001).", sources: ["note", "zeta"] },
  "ML-0002": { text: "It had 300 guards.", status: "Superseded", footnote: "Press, 4 May (ML-0002).", sources: ["note", "press"] },
}
const SOURCES = { note: { print: "Études, A Note" }, zeta: { print: "Zeta, a Book" }, press: { print: "Fama, the Press" } }
const ITEMS = [{ heading: "The # Guard" }, { id: "ML-0001" }, { id: "ML-0099" }, { id: "ML-0002" }]
const MADE = briefing(ITEMS, KNOWN, SOURCES)

test("footnotes are numbered from 1 in the reader's order; a number that is not known takes none", () => {
  assert.deepEqual(MADE.parts.map(part => part.heading ?? part.number), ["The # Guard", 1, 2])
  assert.deepEqual(briefing([], KNOWN, SOURCES), { parts: [], sources: [] })
})

test("each source is named once, in the order of the alphabet, accents or not", () => {
  assert.deepEqual(MADE.sources, ["Études, A Note", "Fama, the Press", "Zeta, a Book"])
})

test("as text: sentences with the numbers of their notes, notes, sources; what no longer holds says so", () => {
  assert.equal(asText(MADE), `The # Guard

The Guard protects <buildings> & *more*. [1]
It had 300 guards. [superseded] [2]

Notes

[1] Note, section 1 (ML-0001).
[2] Press, 4 May (ML-0002).

Sources

Études, A Note
Fama, the Press
Zeta, a Book
`)
})

test("as Markdown: footnotes that pandoc reads, and no sign taken for markup", () => {
  assert.equal(asMarkdown(MADE), `## The \\# Guard

The Guard protects \\<buildings\\> & \\*more\\*.[^1]

It had 300 guards. \\[superseded\\][^2]

## Sources

- Études, A Note

- Fama, the Press

- Zeta, a Book

[^1]: Note, section 1 (ML-0001).

[^2]: Press, 4 May (ML-0002).
`)
})

test("as rich text: the same, and no sign taken for an element", () => {
  assert.equal(asHtml(MADE), "<h2>The # Guard</h2><p>The Guard protects &#60;buildings&#62; &#38; *more*.<sup>1</sup></p>" +
    "<p>It had 300 guards. [superseded]<sup>2</sup></p><h2>Notes</h2><ol><li>Note, section 1 (ML-0001).</li>" +
    "<li>Press, 4 May (ML-0002).</li></ol><h2>Sources</h2><ul><li>Études, A Note</li><li>Fama, the Press</li><li>Zeta, a Book</li></ul>")
})
