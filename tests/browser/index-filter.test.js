import assert from "node:assert/strict"
import { test } from "node:test"

import { stateAsked } from "../../browser/index-filter.js"

const STATES = ["", "exists", "not-known"]

test("the address asks for a state of the index, or for none", () => {
  assert.equal(stateAsked("#state-exists", STATES), "exists")
  assert.equal(stateAsked("#state-not-known", STATES), "not-known")
  for (const hash of ["", "#", "#state-", "#state-gone", "#exists", "#persons", "#my-state-exists"])
    assert.equal(stateAsked(hash, STATES), "", hash)
})
