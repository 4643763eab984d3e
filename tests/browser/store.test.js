import assert from "node:assert/strict"
import { test } from "node:test"

import { clean, fromHash, shifted, toHash } from "../../browser/cite/gathering.js"
import { numberIn, partOf } from "../../browser/cite/store.js"

test("the number of a statement is found in every form of link to it", () => {
  for (const href of ["../s/ML-0123.html", "#ML-0123", "../forces/x.html#ML-0123", "s/ML-0123.html", "https://a.example/s/ML-0123.html?q=1"])
    assert.equal(numberIn(href), "ML-0123", href)
  for (const href of ["#top", "../forces/x.html", "#ML-12", "../s/ML-0123.bib"]) assert.equal(numberIn(href), "", href)
})

test("a hundred numbers share a file", () => {
  assert.equal(partOf("ML-0099"), "part-0000.js")
  assert.equal(partOf("ML-1203"), "part-0012.js")
})

test("a gathering goes through an address and back", () => {
  const items = [{ heading: "Who, and whom?" }, { id: "ML-0001" }, { id: "ML-0003" }]
  assert.deepEqual(fromHash(toHash(items)), items)
  assert.deepEqual(fromHash("#nonsense,ML-1,ML-0004,~%"), [{ id: "ML-0004" }, { heading: "%" }])
})

test("what was kept is taken only as far as it is a gathering", () => {
  assert.deepEqual(clean([{ id: "ML-0001" }, { id: "ML-0001" }, { id: "<b>" }, { heading: " " }, 7, null]), [{ id: "ML-0001" }])
  assert.deepEqual(clean("x"), [])
})

test("an item moves as far as there is a place", () => {
  const items = [{ id: "ML-0001" }, { id: "ML-0002" }, { id: "ML-0003" }]
  assert.deepEqual(shifted(items, 2, -1).map(item => "id" in item && item.id), ["ML-0001", "ML-0003", "ML-0002"])
  assert.equal(shifted(items, 0, -1), items)
})
