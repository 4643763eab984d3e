import assert from "node:assert/strict"
import { test } from "node:test"

import { citableAddress } from "../../browser/copying.js"

const CANONICAL = "https://ssr.example.org/base/forces/guard.html"

test("on the web an address is that of the page, without the words of a search", () => {
  const page = "http://mirror.example/forces/guard.html?h=guard#ML-0001"
  assert.equal(citableAddress("#ML-0006", page, CANONICAL), "http://mirror.example/forces/guard.html#ML-0006")
  assert.equal(citableAddress("../actors/hero.html#ML-0002", page, CANONICAL), "http://mirror.example/actors/hero.html#ML-0002")
})

test("from a disk it is that of the published page", () => {
  const page = "file:///media/stick/site/forces/guard.html?h=guard"
  assert.equal(citableAddress("#ML-0006", page, CANONICAL), `${CANONICAL}#ML-0006`)
  assert.equal(citableAddress("../actors/hero.html#ML-0002", page, CANONICAL), "https://ssr.example.org/base/actors/hero.html#ML-0002")
})

test("from a disk, of a site that has no address, it is that of the file", () => {
  assert.equal(citableAddress("#ML-0006", "file:///site/guard.html?h=x", undefined), "file:///site/guard.html#ML-0006")
})
