// Words in other languages, marked; elements are told by what they are given.

import assert from "node:assert/strict"
import { test } from "node:test"

import { inLanguages } from "../../browser/other-languages.js"

globalThis.document = { createElement: tag => ({ tag, append(...nodes) { this.nodes = nodes } }) }

/** Nodes as text: elements as <language: words>, without what is empty. */
const told = nodes => nodes.map(node => (typeof node === "string" ? node : `<${node.tag} ${node.lang}: ${node.nodes.join("+")}>`)).filter(Boolean)

test("what is in other languages stands in elements that say so, all else around them", () => {
  const text = "see Le Journal and Die Zeit."
  assert.deepEqual(told(inLanguages(text, [["fr", 4, 14], ["de", 19, 27]])), ["see ", "<span fr: Le Journal>", " and ", "<span de: Die Zeit>", "."])
  assert.deepEqual(told(inLanguages("Le Journal", [["fr", 0, 10]])), ["<span fr: Le Journal>"])
  assert.deepEqual(told(inLanguages(text)), [text])
})

test("each piece is made into what its reader wants", () => {
  const nodes = text => [text.toUpperCase(), "|"]
  assert.deepEqual(told(inLanguages("a b", [["fr", 2, 3]], nodes)), ["A ", "|", "<span fr: B+|>", "|"])
})
