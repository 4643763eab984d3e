import assert from "node:assert/strict"
import { readFileSync } from "node:fs"
import { test } from "node:test"

import { citations, judged } from "../../browser/cite/citations.js"

const { states, cases } = JSON.parse(readFileSync(new URL("citations.json", import.meta.url), "utf8"))

/** @param {string} text */
function verdicts(text) {
  return citations(text, states).map(citation => [citation.id, judged(citation, states).verdict])
}

test("the fixture holds forty citations", () => assert.equal(cases.length, 40))

for (const { text, expected } of cases) test(text, () => assert.deepEqual(verdicts(text), expected))

test("all of them at once give the same, each at its line", () => {
  const all = cases.map((/** @type {{ text: string }} */ one) => one.text).join("\n")
  const wanted = cases.flatMap((/** @type {{ expected: string[][] }} */ one) => one.expected)
  assert.deepEqual(verdicts(all), wanted)
  const lines = citations(all, states).map(citation => citation.line)
  assert.deepEqual(lines, cases.flatMap((/** @type {{ expected: string[][] }} */ one, /** @type {number} */ index) => one.expected.map(() => index + 1)))
})

test("an edition that nothing is known of is said, and one that is known is not", () => {
  const said = (/** @type {string} */ edition) => {
    const [found] = citations(`ML-0001 (edition ${edition})`, states)
    assert.equal(found?.edition, edition)
    return judged(found, states).words.includes("not known here")
  }
  assert.deepEqual(["2026.3", "2026.1", "2025.9"].map(said), [false, false, true])
})

test("a statement that has another status or further evidence holds in the words that were cited, and that is said", () => {
  const since = { ...states.since, "2026.1": { "ML-0001": "evidence", "ML-0002": "evidence", "ML-0007": "status", "ML-0009": "reworded" } }
  const of = (/** @type {string} */ text) => citations(text, states).map(one => judged(one, { ...states, since }))[0]
  assert.equal(of("ML-0001, ed. 2026.1")?.verdict, "holds")
  assert.match(of("ML-0001, ed. 2026.1")?.words ?? "", /^Holds\. Further evidence is cited for it since\.$/)
  assert.doesNotMatch(of("ML-0001, ed. 2026.2")?.words ?? "", /Further/)
  assert.equal(of("ML-0002, ed. 2026.1")?.verdict, "changed")
  assert.equal(of("ML-0007, ed. 2026.1")?.words, "Holds. Its status has changed since.")
  assert.deepEqual([of("ML-0009, ed. 2026.1")?.verdict, of("ML-0009, ed. 2026.1")?.words], ["reworded", "Reworded since edition 2026.1."])
})

test("what overtook a statement and where its dispute is told come with it", () => {
  const [old] = citations("ML-0002", states)
  const [disputed] = citations("ML-0006", states)
  assert.ok(old && disputed)
  assert.deepEqual(judged(old, states).newer, ["ML-0003"])
  assert.deepEqual(judged(disputed, states).disputes, ["disagreements/who-leads"])
})

test("a number has four to nine digits, in a text as in an address", () => {
  const kinds = (/** @type {string} */ text) => citations(text, states).map(({ kind, id }) => [kind, id])
  for (const digits of ["0001", "123456789"]) {
    assert.deepEqual(kinds(`ML-${digits}`), [["statement", `ML-${digits}`]])
    assert.deepEqual(kinds(`${states.site}s/ML-${digits}.html`), [["statement", `ML-${digits}`]])
  }
  for (const digits of ["001", "1234567890"]) {
    assert.deepEqual(kinds(`ML-${digits}`), [["malformed", `ML-${digits}`]])
    assert.deepEqual(kinds(`${states.site}s/ML-${digits}.html`), [["malformed", `ML-${digits}`]])
  }
})

test("of a copy on a disk pages are known that are there, or were and have moved", () => {
  const found = (/** @type {string} */ page) => verdicts(`file:///home/reader/site/${page}.html`)
  const [there] = Object.keys(states.pages)
  const [former] = Object.keys(states.moved)
  assert.ok(there && former)
  assert.deepEqual(found(there), [[there, "holds"]])
  assert.deepEqual(found(former), [[former, "moved"]])
  assert.deepEqual(found("photos/holiday"), [])
})

test("each status has words of its own, and a statement that stands elsewhere says so", () => {
  const words = (/** @type {string} */ text) => citations(text, states).map(one => judged(one, states).words).join()
  assert.deepEqual(["ML-0001", "ML-0003", "ML-0008", "ML-0006", "ML-0002", "ML-0005", "ML-0004"].map(words), [
    "Holds.", "Holds, as said by one party.", "Not confirmed.", "Disputed: sources differ.", "Superseded by newer facts.",
    "Corrected: the source was wrong.", "Withdrawn.",
  ])
  assert.equal(words("ML-0009, ed. 2026.1"), "Holds. It stands on the page of another record now.")
})

test("pages of records are cited, lists and other pages are not; what is cited twice in a line is one", () => {
  const pages = { ...states.pages, "mandates/eutm-2019": "EUTM 2019" }
  const found = (/** @type {string} */ text) => citations(text, { ...states, pages }).map(({ id, line }) => [id, line])
  assert.deepEqual(found(`${states.site}mandates/eutm-2019.html`), [["mandates/eutm-2019", 1]])
  for (const other of ["forces/index.html", "about/cite.html", ""]) assert.deepEqual(found(states.site + other), [])
  assert.deepEqual(found(`ML-0001, ${states.site}s/ML-0001.html, ML 0001\nML-0001`), [["ML-0001", 1], ["ML-0001", 2]])
})
