import assert from "node:assert/strict"
import { test } from "node:test"

import { passed } from "../../browser/frame/contents.js"
import { hexadecimal } from "../../browser/frame/scheme.js"
import { roomBeside, scrolledBeyond, shownOf } from "../../browser/frame/scrolling.js"

const AT = { y: 0, window: 800, page: 5000, header: 48 }

test("a place is passed when the page is scrolled beyond it, and all are at the end of the page", () => {
  const tops = [240, 1140, 4840]
  assert.equal(passed(tops, AT), 0)
  assert.equal(passed(tops, { ...AT, y: 240 }), 0)
  assert.equal(passed(tops, { ...AT, y: 241 }), 1)
  assert.equal(passed(tops, { ...AT, y: 4199 }), 2)
  assert.equal(passed(tops, { ...AT, y: 4200 }), 3)
  assert.equal(passed([], AT), 0)
})

test("the main part stands between header and foot of the window", () => {
  const main = { top: 100, bottom: 3000 }
  assert.deepEqual(shownOf(main, AT), { active: false, offset: 52, height: 700 })
  assert.deepEqual(shownOf(main, { ...AT, y: 52 }), { active: true, offset: 52, height: 752 })
  // the footer has come into the window
  assert.deepEqual(shownOf(main, { ...AT, y: 2500 }), { active: true, offset: 52, height: 452 })
})

test("the main part has no height where none of it is in the window, and all of the window without a header", () => {
  assert.equal(shownOf({ top: 0, bottom: 100 }, { ...AT, y: 900 }).height, 0)
  assert.equal(shownOf({ top: 0, bottom: 3000 }, { ...AT, header: 0 }).height, 800)
})

test("what stands down the page is behind the header when so much of it has gone up", () => {
  assert.equal(scrolledBeyond(100, 40, { ...AT, y: 91 }), false)
  assert.equal(scrolledBeyond(100, 40, { ...AT, y: 92 }), true)
})

test("a column beside the text is as high as the main part, less what is seen of the space above it", () => {
  const shown = { active: true, offset: 52, height: 700 }
  assert.equal(roomBeside({ ...AT, y: 0 }, shown, 30), 670)
  assert.equal(roomBeside({ ...AT, y: 62 }, shown, 30), 680)
  assert.equal(roomBeside({ ...AT, y: 82 }, shown, 30), 700)
  assert.equal(roomBeside({ ...AT, y: 900 }, shown, 30), 700)
})

test("a colour as style sheets compute it", () => {
  assert.equal(hexadecimal("rgb(29, 77, 63)"), "#1d4d3f")
  assert.equal(hexadecimal("rgba(0, 5, 255, 0.5)"), "#0005ff")
})
