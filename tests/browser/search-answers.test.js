// Answers to questions about what has parts, as a mission has mandates.

import assert from "node:assert/strict"
import { test } from "node:test"

import { Engine } from "../../browser/search/engine.js"

const START = {
  questions: [{ tag: "ended", label: "Ended", own: ["ended", "fin"], open: ["when", "quand"] }],
  kinds: ["actors", "mandates"].map(tag => ({ tag, label: tag, plural: tag, group: "records", wanted: 0, quotes: false })),
  groups: [["records", "Records"], ["statements", "Statements"]], kin: [], records: [], statements: [],
}
const ended = (year, number) => [[0, String(year), "", `${year}-12-31`, number, 1]]
const mission = (id, year, number) => [0, id, id, [id], "Mission", "", "", 1, "2010", ended(year, number), "", []]
const mandate = (id, names, whole, begun, year, number) =>
  [1, id, names[0], names, "Mandate", "", "", 1, String(begun), ended(year, number), whole, []]
const RECORDS = [
  mandate("a-1", ["TMA first mandate under law 7", "Premier mandat de TMA"], "tma", 2010, 2012, 1),
  mandate("a-2", ["TMA second mandate under law 8", "Deuxième mandat de TMA"], "tma", 2012, 2014, 2),
  mandate("a-3", ["TMA withdrawal under law 9", "Retrait de TMA"], "tma", 2014, 2016, 3),
  mission("tma", 2016, 4),
  mandate("b-1", ["TMB mandate", "Mandat de TMB"], "tmb", 2011, 2013, 5),
  mission("tmb", 2013, 6),
  // of these only the mission and its first mandate tell when they ended
  [1, "c-1", "TMC first mandate", ["TMC first mandate"], "Mandate", "", "", 0, "2010", ended(2012, 7), "tmc", []],
  [1, "c-2", "TMC second mandate", ["TMC second mandate"], "Mandate", "", "", 0, "2012", [], "tmc", []],
  [1, "c-3", "TMC third mandate", ["TMC third mandate"], "Mandate", "", "", 0, "2014", [], "tmc", []],
  mission("tmc", 2016, 8),
  // begun on one day
  mandate("d-1", ["TMD first mandate"], "tmd", 2010, 2012, 9),
  mandate("d-2", ["TMD second mandate"], "tmd", 2010, 2014, 10),
  mission("tmd", 2016, 11),
]

/** The numbers of the statements that answer. */
async function answering(query, records = RECORDS) {
  const engine = new Engine()
  await engine.add({ start: START, records, statements: [] }, async () => {})
  return engine.answer(query).first.map(result => result.number)
}

test("of a mission with several mandates the mission answers first, then the newest mandate", async () => {
  for (const query of ["TMA mandate ended when", "when ended the mandate of TMA", "fin du mandat de TMA", "TMA mandates ended"])
    assert.deepEqual(await answering(query), ["ML-0004", "ML-0003", "ML-0002"], query)
})

test("a mandate that is told apart answers for itself, and so does the only one", async () => {
  assert.deepEqual(await answering("second TMA mandate ended when"), ["ML-0002"])
  assert.deepEqual(await answering("TMB mandate ended when"), ["ML-0005"])
})

test("parts that do not answer are parts all the same, and of those begun at once the first comes first", async () => {
  assert.deepEqual(await answering("TMC mandate ended when"), ["ML-0008", "ML-0007"])
  assert.deepEqual(await answering("TMD mandate ended when"), ["ML-0011", "ML-0009", "ML-0010"])
})

test("parts whose whole has not been read come as they are", async () => {
  assert.deepEqual(await answering("mandate ended when", RECORDS.slice(0, 2)), ["ML-0001", "ML-0002"])
})

test("what else the parts have in their names does not ask for the whole", async () => {
  assert.equal((await answering("TMA law ended when")).includes("ML-0004"), false)
})
