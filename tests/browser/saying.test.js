import assert from "node:assert/strict"
import { test } from "node:test"

test("what a catalogue gives is said, filled in, and the rest in English", async () => {
  globalThis.kbWords = { "Add %(what)s": "Ajouter %(what)s", "%(n)s result": ["%(n)s résultat", "%(n)s résultats"] }
  const { count, say } = await import("../../browser/saying.js")
  assert.equal(say("Add %(what)s", { what: "ML-0001" }), "Ajouter ML-0001")
  assert.equal(count("%(n)s result", "%(n)s results", 1), "1 résultat")
  assert.equal(count("%(n)s result", "%(n)s results", 12), "12 résultats")
  assert.equal(say("Remove %(what)s", { what: "it" }), "Remove it")
  assert.equal(count("%(n)s page", "%(n)s pages", 1), "1 page")
  assert.equal(count("%(n)s page", "%(n)s pages", 0), "0 pages")
})

test("a value that is not given leaves nothing behind, and one with signs stays as it is", async () => {
  const { say } = await import("../../browser/saying.js")
  assert.equal(say("to %(nobody)s.", {}), "to .")
  assert.equal(say("%(a)s", { a: "%(b)s $& <b>" }), "%(b)s $& <b>")
})
