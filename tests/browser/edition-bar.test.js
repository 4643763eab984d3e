import assert from "node:assert/strict"
import { test } from "node:test"

// words that are the same as the names of what they tell, in another language
globalThis.kbWords = { corrected: "corrigée", superseded: "dépassée", withdrawn: "retirée" }
const { frozenAt, wordsFor } = await import("../../browser/edition-bar.js")

const TOLD = {
  newest: "2026.3",
  draft: "",
  since: {
    "2026.2": {
      date: "1 March 2026",
      statements: {
        "ML-0001": "reworded", "ML-0002": "withdrawn", "ML-0003": "corrected", "ML-0004": "superseded", "ML-0005": "status",
        "ML-0006": "moved", "ML-0007": "gone", "ML-0008": "evidence",
      },
      records: { guard: "changed", old: "gone", harbour: "to:port" },
    },
    "2026.3": { date: "1 June 2026", statements: {}, records: {} },
  },
}
/** @param {string} number @param {string} path @param {string[]} shown */
const said = (number, path, shown = []) => wordsFor(TOLD, { number, path, root: "/" }, shown)

test("a page is frozen where its address lies under ed/ and a number", () => {
  assert.deepEqual(frozenAt("https://x.example/kb/ed/2026.2/forces/guard.html#ML-0001"), {
    root: "https://x.example/kb/", number: "2026.2", path: "forces/guard.html",
  })
  assert.equal(frozenAt("file:///media/stick/ed/2026.12/")?.path, "index.html")
  assert.equal(frozenAt("https://x.example/ed/2098.129/x.html")?.number, "2098.129")
  for (const other of ["https://x.example/ed/2026.1234/x.html", "https://x.example/forces/guard.html", "https://x.example/ed/new/x.html", "https://x.example/?/ed/2026.2/x"])
    assert.equal(frozenAt(other), undefined, other)
})

test("a page of an older edition says what of it has changed", () => {
  const words = said("2026.2", "forces/guard.html", ["ML-0001", "ML-0009"])
  assert.match(words?.edition ?? "", /edition 2026\.2 \(1 March 2026\), kept as it was\. The newest edition is 2026\.3/)
  assert.equal(words?.changed, "This page has changed since.")
  assert.deepEqual(words?.statements, [["ML-0001", "reworded"]])
})

test("a page that has not changed says so; of other pages nothing is claimed", () => {
  assert.equal(said("2026.2", "forces/patrol.html")?.changed, "This page has not changed since.")
  assert.equal(said("2026.3", "forces/guard.html")?.changed, "This page has not changed since.")
  assert.match(said("2026.3", "forces/guard.html")?.edition ?? "", /the newest\.$/)
  for (const path of ["index.html", "forces/index.html", "sources/index.news-articles.html", "compare/forces.html", "about/cite.html"])
    assert.equal(said("2026.2", path)?.changed, "")
})

test("a statement's page speaks of the statement", () => {
  assert.equal(said("2026.2", "s/ML-0002.html")?.changed, "This statement has changed since:")
  const words = [1, 2, 3, 4, 5, 6, 7, 8].map(n => said("2026.2", `s/ML-000${n}.html`)?.statements)
  assert.deepEqual(words, [
    "reworded", "retirée", "corrigée", "dépassée", "its status has changed", "now in another record", "gone",
    "further evidence is cited",
  ].map((word, place) => [[`ML-000${place + 1}`, word]]))
  assert.equal(said("2026.2", "s/ML-0009.html")?.changed, "This statement has not changed since.")
})

test("a renamed record is led to under its new name, one that is gone is not led to", () => {
  assert.equal(said("2026.2", "forces/harbour.html")?.path, "forces/port.html")
  assert.equal(said("2026.2", "forces/harbour.2.html")?.path, "forces/port.2.html")
  assert.equal(said("2026.2", "forces/guard.2.html")?.changed, "This page has changed since.")
  assert.equal(said("2026.2", "forces/guard.html")?.gone, false)
  assert.equal(said("2026.2", "forces/old.html")?.gone, true)
  assert.equal(said("2026.2", "forces/old.html")?.changed, "This page is gone since.")
})

test("an edition of which nothing is told has no bar", () => {
  assert.equal(said("2025.9", "forces/guard.html"), undefined)
})
