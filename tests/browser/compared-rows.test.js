import assert from "node:assert/strict"
import { test } from "node:test"

import { headsOf, idsIn, rowsOf, sorted } from "../../browser/compared-rows.js"

const kinds = {
  mandates: { name: "Mandates", records: [["m-1", "First", "m-old"], ["m-2", "Second"], ["m-3", "Third"], ["m-4", "Fourth"]] },
  forces: { name: "Forces", records: [["guard", "Guard"]] },
}

/** @param {string} name @param {any[]} rows @param {object} more @returns {any} */
const record = (name, rows, more = {}) => ({ name, title: name, address: "", rows, without: [], ...more })

test("an address names each record once, however it was copied", () => {
  assert.deepEqual(idsIn("#m-1,m-2,,m-1, m-3 "), ["m-1", "m-2", "m-3"])
  assert.deepEqual(idsIn("#m-1%2Cm-2"), ["m-1", "m-2"])
  assert.deepEqual(idsIn("#m-1%"), ["m-1%"])
  assert.deepEqual(idsIn(""), [])
})

test("ids are sorted into those that are compared and those that are not", () => {
  const found = sorted(["nobody", "m-old", "m-1", "guard", "m-2", "m-3", "m-4", "constructor"], kinds)
  assert.deepEqual(found.ids, ["m-1", "m-2", "m-3"])
  assert.equal(found.kind, "mandates")
  assert.deepEqual(found.unknown, ["nobody", "constructor"])
  assert.deepEqual(found.others.map(({ name, kind }) => [name, kind]), [["Guard", "forces"]])
  assert.deepEqual(found.over, ["Fourth"])
})

test("rows are in the order of the vocabulary, and only there where a record has something", () => {
  const one = record("One", [[0, 5, "Head", [["Zoé"]]], [1, 0, "Policing", [["has it"]]]])
  const other = record("Other", [[0, 2, "Founded", [["1960"]]], [0, 5, "Head", [["zoé "]]]], { without: ["Founded"] })
  const [facts, functions] = rowsOf([one, other], [true, true])
  assert.deepEqual(facts?.map(row => [row.label, row.sort]), [["Founded", ""], ["Head", "same"]])
  assert.deepEqual(functions?.map(row => row.cells.map(cell => cell.values.length)), [[1, 0]])
  assert.deepEqual(rowsOf([record("A", []), record("B", [])], [true]), [])
})

test("two that say other things differ, and where one is silent nothing is said", () => {
  const rows = rowsOf([
    record("A", [[0, 1, "Strength", [["10"]]], [0, 2, "Women", [["1"]]], [1, 0, "Name", [["a"]]]]),
    record("B", [[0, 1, "Strength", [["20"]]], [1, 0, "Name", [["b"]]]]),
  ], [true, false])
  assert.deepEqual(rows.flat().map(row => row.sort), ["differs", "", ""])
})

test("mandates of one bearer are told apart by their years, all others by name", () => {
  const first = record("First", [], { year: "2013", of: "minusma" })
  const second = record("Second", [], { year: "2014", of: "minusma" })
  assert.deepEqual(headsOf([first, second]), ["2013", "2014"])
  assert.deepEqual(headsOf([first, record("Other", [], { year: "2014", of: "eutm" })]), ["First", "Other"])
  assert.deepEqual(headsOf([first, { ...second, year: "2013" }]), ["First", "Second"])
  assert.deepEqual(headsOf([record("A", []), record("B", [])]), ["A", "B"])
})
