// The focus of a link that is followed, in a page that is none: elements that know whether they are seen.

import assert from "node:assert/strict"
import { test } from "node:test"

import { keepFocus } from "../../browser/focus.js"

/** Where the focus is after a link was followed and the browser left it at `at`. @param {(body: object) => object | null} at */
async function after(at) {
  const body = { checkVisibility: () => true }
  const page = { body, activeElement: at(body) }
  globalThis.document = page
  const link = { focus: options => (page.activeElement = { link, options }) }
  keepFocus(link)
  await new Promise(done => setTimeout(done, 2))
  return page.activeElement
}

test("the link gets the focus back where nothing has it, or nothing that is seen, and the page does not move", async () => {
  for (const at of [() => null, body => body, () => ({ checkVisibility: () => false })])
    assert.deepEqual((await after(at)).options, { preventScroll: true })
})

test("what has the focus and is seen keeps it", async () => {
  const field = { checkVisibility: () => true }
  assert.equal(await after(() => field), field)
})
