import assert from "node:assert/strict"
import { test } from "node:test"

import { cellOn, cellWords, headsDown, marks, noteOn, noteWords } from "../../browser/who-does-what.js"

const SURE = { pf: "2010-01-01", sf: "2012-01-01", su: "2014-12-31", pu: "2016-12-31" }

test("a cell is empty where no statement tells of the day", () => {
  assert.equal(cellOn([{ ...SURE, weight: 1, legal: true }], "2009-12-31"), null)
  assert.equal(cellOn([], "2013-01-01"), null)
})

test("at edges that are dated imprecisely a cell is not sure", () => {
  const proofs = [{ ...SURE, weight: 1, legal: false }]
  assert.deepEqual(cellOn(proofs, "2011-12-31"), { weight: 1, sure: false, legal: false })
  assert.deepEqual(cellOn(proofs, "2012-01-01"), { weight: 1, sure: true, legal: false })
  assert.deepEqual(cellOn(proofs, "2015-01-01"), { weight: 1, sure: false, legal: false })
})

test("what is sure outweighs what is only possible, and a text that binds is told wherever it stands", () => {
  const possible = { ...SURE, sf: "9999-12-31", weight: 0, legal: true }
  assert.deepEqual(cellOn([possible, { ...SURE, weight: 3, legal: false }], "2013-01-01"), { weight: 3, sure: true, legal: true })
  assert.deepEqual(cellOn([possible], "2013-01-01"), { weight: 0, sure: false, legal: true })
})

/** @param {string} id @param {number} weight @param {Partial<import("../../browser/who-does-what.js").Holder>} rest */
const holder = (id, weight, rest = {}) => ({ id, national: true, within: [], cell: { weight, sure: true, legal: false }, ...rest })

test("nobody has what all only help with", () => {
  assert.deepEqual(noteOn([], true), { sort: "nobody", shared: 0 })
  assert.equal(noteOn([holder("army", 3), holder("mission", 4, { national: false })], true).sort, "nobody")
})

test("no body of the State has what a mission alone has, where one would look for it with the State", () => {
  const mission = holder("mission", 1, { national: false })
  assert.deepEqual(noteOn([mission], true), { sort: "state", shared: 0 })
  assert.equal(noteOn([mission], false).sort, "")
})

test("several bodies of the State share a function, a part not counted beside its whole", () => {
  assert.deepEqual(noteOn([holder("police", 1), holder("guard", 2), holder("mission", 1, { national: false })], true), { sort: "shared", shared: 2 })
  assert.deepEqual(noteOn([holder("police", 1), holder("detectives", 1, { within: ["police"] })], true), { sort: "", shared: 0 })
  const unsure = { cell: { weight: 1, sure: false, legal: false } }
  assert.deepEqual(noteOn([holder("police", 1), holder("guard", 1, unsure)], true), { sort: "", shared: 0 })
})

test("a cell says in what capacity, whether for sure, and whether a text that binds says so", () => {
  const words = [0, 1, 2, 3, 4].map(weight => cellWords({ weight, sure: true, legal: false }))
  assert.deepEqual(words, ["leads", "has it", "shares it", "takes part", "supports"])
  assert.equal(cellWords({ weight: 0, sure: false, legal: true }), "possibly leads, legal basis")
  assert.equal(marks({ weight: 0, sure: false, legal: true }), "0 possibly legal")
  assert.equal(marks({ weight: 3, sure: true, legal: false }), "3")
})

test("a row says what stands out in it", () => {
  assert.equal(noteWords({ sort: "", shared: 0 }), "")
  assert.equal(noteWords({ sort: "shared", shared: 3 }), "3 share it")
  assert.equal(noteWords({ sort: "nobody", shared: 0 }), "nobody known")
  assert.equal(noteWords({ sort: "state", shared: 0 }), "no State body known")
})

test("names over columns stay below the header as far as their table reaches", () => {
  assert.equal(headsDown(50, 60, 20, 900), 0)
  assert.equal(headsDown(50, -100, 20, 900), 150)
  assert.equal(headsDown(50, -400, 20, 60), 440)
  assert.equal(headsDown(50, -900, 20, -890), 0)
})
