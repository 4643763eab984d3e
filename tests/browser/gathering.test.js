// What a reader gathers: kept in the browser, carried by an address, moved up and down.

import assert from "node:assert/strict"
import { beforeEach, test } from "node:test"

import { clean, fromHash, gather, gathered, holds, shifted, toggle, toHash } from "../../browser/cite/gathering.js"

const ONE = { id: "ML-0001" }
const TWO = { id: "ML-0002" }
const HEADING = { heading: "The Guard, 50 % & more" }

/** A browser's store; `full` takes nothing more. */
function store(kept = {}, full = false) {
  globalThis.localStorage = {
    getItem: key => kept[key] ?? null,
    setItem: (key, text) => {
      if (full) throw new Error("QuotaExceededError")
      kept[key] = text
    },
  }
}
beforeEach(() => store())

test("a statement is gathered once and let go again; the others and the headings stay", () => {
  gather([TWO, HEADING])
  assert.deepEqual([holds("ML-0001"), holds("ML-0002"), holds("The Guard, 50 % & more")], [false, true, false])
  assert.equal(toggle("ML-0001"), true)
  assert.deepEqual(gathered(), [TWO, HEADING, ONE])
  assert.equal(holds("ML-0001"), true)
  toggle("ML-0002")
  assert.deepEqual(gathered(), [HEADING, ONE])
})

test("what was kept by another hand or damaged is read as far as it is sound, and a full store is told", () => {
  for (const text of ["", "{", "7", '"ML-0001"', "null"]) {
    store({ "kb-basket": text })
    assert.deepEqual(gathered(), [], text)
  }
  assert.deepEqual(clean([ONE, ONE, { id: "ML-1" }, { id: 7 }, null, { heading: "  " }, { heading: " A " }, { id: "ML-1234567890" }, { id: "ML-123456789" }]), [
    ONE, { heading: "A" }, { id: "ML-123456789" },
  ])
  store({}, true)
  assert.equal(toggle("ML-0001"), false)
})

test("an address carries a gathering as it is", () => {
  const items = [ONE, HEADING, TWO]
  assert.equal(toHash(items), "#ML-0001,~The%20Guard%2C%2050%20%25%20%26%20more,ML-0002")
  assert.deepEqual(fromHash(toHash(items)), items)
  assert.deepEqual(fromHash("#ML-0001,nothing,~100%,ML-0001"), [ONE, { heading: "100%" }])
  assert.deepEqual(fromHash(""), [])
})

test("an item moves by a place, and not beyond the first or last", () => {
  const items = [ONE, HEADING, TWO]
  assert.deepEqual(shifted(items, 0, 1), [HEADING, ONE, TWO])
  assert.deepEqual(shifted(items, 2, -2), [TWO, ONE, HEADING])
  for (const [index, by] of [[0, -1], [2, 1], [3, -1], [-1, 1]]) assert.equal(shifted(items, index, by), items)
})
