import assert from "node:assert/strict"
import { test } from "node:test"

import { standing } from "../../browser/reviews.js"

const LAST = "2027-01-31"

/** The moment some days before the last day, at an hour of the reader's clock. */
const before = (days, hour) => new Date(2027, 0, 31 - days, hour, 30)

test("at -1, 0, 59 and 60 days, at any hour", () => {
  for (const [days, wanted] of [[-1, "overdue"], [0, "due"], [1, "due"], [59, "due"], [60, "later"], [61, "later"]])
    for (const hour of [0, 12, 23]) assert.equal(standing(LAST, before(days, hour)), wanted, `${days} days, ${hour} h`)
})

test("overdue when the last day has ended for the reader, wherever that is", () => {
  for (const zone of ["Africa/Bamako", "Pacific/Pago_Pago", "Pacific/Kiritimati", "Asia/Kolkata"]) {
    process.env.TZ = zone
    assert.equal(standing(LAST, new Date(2027, 0, 31, 23, 59, 59)), "due", zone)
    assert.equal(standing(LAST, new Date(2027, 1, 1, 0, 0, 0)), "overdue", zone)
  }
})

test("an hour lost or won with summer time moves no day", () => {
  process.env.TZ = "Europe/Paris"
  assert.equal(standing("2027-05-01", new Date(2027, 2, 2, 0, 30)), "later")
  assert.equal(standing("2027-05-01", new Date(2027, 2, 3, 23, 30)), "due")
  assert.equal(standing("2027-03-28", new Date(2027, 2, 28, 23, 30)), "due")
  assert.equal(standing("2027-03-28", new Date(2027, 2, 29, 0, 30)), "overdue")
})
