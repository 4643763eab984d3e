import assert from "node:assert/strict"
import { test } from "node:test"

import { dayInWords, dayNumber, localDayNumber } from "../../browser/days.js"

test("days are counted one by one, over months, years and leap days", () => {
  assert.equal(dayNumber("1970-01-01"), 0)
  assert.equal(dayNumber("2024-03-01") - dayNumber("2024-02-28"), 2)
  assert.equal(dayNumber("2023-03-01") - dayNumber("2023-02-28"), 1)
  assert.equal(dayNumber("2027-01-01") - dayNumber("2026-12-31"), 1)
  assert.equal(dayNumber("0099-01-01") - dayNumber("0098-12-31"), 1)
})

test("a day is written as on the pages: day, month, year", () => {
  assert.equal(dayInWords("2020-08-18", "en"), "18 August 2020")
  assert.equal(dayInWords("1960-01-01", "fr"), "1 janvier 1960")
})

test("what is no day of the calendar has no number", () => {
  for (const text of ["2020-13-45", "2023-02-29", "2020-00-01", "2020-01-00", "2020-1-5", "2020-08", "20200818", "", "+010000-01-01", "x2020-01-01"])
    assert.equal(dayNumber(text), null, text)
})

test("a moment falls on the day of the device's own clock, to its first and last second", () => {
  const day = dayNumber("2027-01-31")
  for (const zone of ["Africa/Bamako", "Pacific/Pago_Pago", "Pacific/Kiritimati", "Europe/Paris"]) {
    process.env.TZ = zone
    assert.equal(localDayNumber(new Date(2027, 0, 31, 0, 0, 0)), day, zone)
    assert.equal(localDayNumber(new Date(2027, 0, 31, 23, 59, 59)), day, zone)
    assert.equal(localDayNumber(new Date(2027, 1, 1, 0, 0, 0)), day + 1, zone)
  }
})
