import assert from "node:assert/strict"
import { test } from "node:test"

import { asked, held } from "../../browser/as-on.js"

test("a day in the address is asked for", () => {
  assert.deepEqual(asked("#2020-08-18"), { kind: "day", text: "2020-08-18" })
  assert.deepEqual(asked("#2024-02-29"), { kind: "day", text: "2024-02-29" })
})

test("a day that is none is refused, and named", () => {
  for (const text of ["2020-13-45", "2023-02-29", "2020-8-18", "2020", "18-08-2020", "2020-08-18x"])
    assert.deepEqual(asked(`#${text}`), { kind: "refused", text })
})

test("without a day the newest one is asked for, or all entries, or a place on the page", () => {
  assert.deepEqual(asked(""), { kind: "newest" })
  assert.deepEqual(asked("#"), { kind: "newest" })
  assert.deepEqual(asked("#all"), { kind: "all" })
  assert.deepEqual(asked("#posts"), { kind: "place" })
})

test("first and last day of a span", () => {
  const span = { pf: "2013-01-10", sf: "2013-01-12", su: "2014-08-01", pu: "2014-08-03" }
  const days = {
    "2013-01-09": "no", "2013-01-10": "possibly", "2013-01-11": "possibly", "2013-01-12": "surely",
    "2014-08-01": "surely", "2014-08-02": "possibly", "2014-08-03": "possibly", "2014-08-04": "no",
  }
  for (const [day, wanted] of Object.entries(days)) assert.equal(held(span, day), wanted, day)
})

test("what surely held on no day held possibly", () => {
  const span = { pf: "2013-01-01", sf: "2013-12-31", su: "2013-06-01", pu: "2014-01-01" }
  for (const day of ["2013-05-01", "2013-08-01", "2013-12-31"]) assert.equal(held(span, day), "possibly", day)
})
