import assert from "node:assert/strict"
import { test } from "node:test"

import { demanding, fold, meaningful } from "../../browser/search-folding.js"

test("accents go, letters stay", () => {
  assert.equal(fold("Keïta, Ségou, Ménaka, Gaoussou"), "Keita, Segou, Menaka, Gaoussou")
})

test("short words go beside longer ones only", () => {
  assert.deepEqual(meaningful("commissariat a la reforme"), ["commissariat", "reforme"])
  assert.deepEqual(meaningful("commissariat* a* +la reforme*"), ["commissariat*", "reforme*"])
  assert.deepEqual(meaningful("a la"), ["a", "la"])
  assert.deepEqual(meaningful("G5 Sahel"), ["G5", "Sahel"])
})

test("every word is wanted, save where the reader said otherwise", () => {
  assert.equal(demanding(["garde", "-police", "+mali"]), "+garde -police +mali")
})
