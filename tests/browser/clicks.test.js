import assert from "node:assert/strict"
import { test } from "node:test"

import { leadsElsewhere } from "../../browser/clicks.js"

const PLAIN = { ctrlKey: false, metaKey: false, shiftKey: false, altKey: false }

test("a click leads elsewhere with any one key held down, and only then", () => {
  assert.equal(leadsElsewhere(PLAIN), false)
  for (const key of Object.keys(PLAIN)) assert.equal(leadsElsewhere({ ...PLAIN, [key]: true }), true, key)
})
