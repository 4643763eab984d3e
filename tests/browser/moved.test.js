import assert from "node:assert/strict"
import { test } from "node:test"

import { onward } from "../../browser/cite/moved.js"

test("a statement that was asked for at a former address is asked for at the new one", () => {
  assert.equal(
    onward("guard.html", "https://ssr.example/forces/palace-guard.html#ML-0006"),
    "https://ssr.example/forces/guard.html#ML-0006",
  )
})

test("it works from a disk", () => {
  assert.equal(onward("guard.html", "file:///a/forces/old.html?h=x#ML-1"), "file:///a/forces/guard.html?h=x#ML-1")
})
