// What a word may mean that stands nowhere: initials, another word of its root, a spelling by its sound.

import assert from "node:assert/strict"
import { test } from "node:test"

import { Engine } from "../../browser/search/engine.js"
import { alike, nouns } from "../../browser/search/guessing.js"
import { Terms } from "../../browser/search/terms.js"

const START = {
  questions: [{ tag: "strength", label: "Strength", own: ["soldats"], open: ["combien"] }],
  kinds: [["forces", "records"], ["timeline", "events"], ["sources", "sources"]].map(([tag, group]) => ({ tag, label: tag, plural: tag, group, wanted: 0 })),
  groups: [["records", "Records"], ["events", "Events"], ["statements", "Statements"], ["sources", "Sources"]],
  kin: [], records: [], statements: [],
}
const record = (kind, id, names, answers = []) => [kind, id, names[0], names, "", "", "", 0, "", answers]

async function asked(query, statements = []) {
  const engine = new Engine()
  const records = [
    record(0, "prisons", ["Prison service", "Direction nationale de l’Administration pénitentiaire et de l’Éducation surveillée"]),
    record(0, "guard", ["Tiny Guard"], [[0, "450", "2021", "2021-12-31", 6, 1]]),
    record(1, "struck-off", ["Radiation d’officiers"]),
    record(2, "paper", ["Ten officers radiés, 13 000 soldats"]),
  ]
  await engine.add({ start: START, records, statements }, async () => {})
  return engine.answer(query)
}
const ids = answered => [...answered.first, ...answered.groups.flatMap(group => group.results)].map(one => one.id)

test("an acronym that no record has is known by the initials of a name", async () => {
  assert.deepEqual(ids(await asked("DNAPES")), ["prisons"])
  assert.deepEqual(ids(await asked("DNAXES")), [])
})

test("a word that stands in titles of sources at most finds the noun made of it", async () => {
  const answered = await asked("radiés ")
  assert.equal(ids(answered).includes("struck-off"), true)
  assert.deepEqual(answered.read, [["radiés", "radiation"]])
})

test("a noun is known by its ending, a sound by its letters; other words are not", () => {
  const terms = new Terms()
  for (const word of ["radiation", "radio", "accusation", "timbuktu", "coulibaly", "kidal", "mopti"]) terms.add(word)
  assert.deepEqual([...nouns("radies", terms).keys()], ["radiation"])
  assert.deepEqual([...nouns("accuses", terms).keys()], ["accusation"])
  assert.deepEqual([...nouns("mops", terms).keys()], [])
  for (const [typed, meant] of [["timbuctoo", "timbuktu"], ["kulibali", "coulibaly"], ["qidal", "kidal"]])
    assert.deepEqual([...alike(typed, terms).keys()], [meant])
  assert.deepEqual([...alike("moptu", terms).keys()], [])
})

test("a figure that stands nowhere does not keep an answer back, and is said to be left out; statements are looked at", async () => {
  const answered = await asked("13 000 soldats guard")
  assert.deepEqual([answered.first.map(one => one.number), answered.left, answered.wantsStatements], [["ML-0006"], ["13 000"], true])
  const told = await asked("13 000 soldats guard", [[7, 1, "The Guard once had 13,000 men.", "2010", 0, 1]])
  assert.deepEqual(told.first, [])
})
