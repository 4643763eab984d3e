// What is due for review is worked out when the page is read, by the clock of the reader's device: a built page does
// not know what day it is.

import { dayNumber, localDayNumber } from "./days.js"
import { say } from "./saying.js"

/** For how many days before its last day a review is marked as due. */
export const DUE_DAYS = 60

/**
 * How a review stands: overdue once its last day has ended for the reader, due when fewer than DUE_DAYS are left.
 * @param {string} lastDay such as 2027-01-31
 * @param {Date} now
 * @returns {"overdue" | "due" | "later"}
 */
export function standing(lastDay, now) {
  const left = (dayNumber(lastDay) ?? Infinity) - localDayNumber(now)
  if (left < 0) return "overdue"
  return left < DUE_DAYS ? "due" : "later"
}

/**
 * Mark each date of review on the page that is due or overdue, in words too, and count where the page asks for it.
 * @param {Date} now
 */
export function markReviews(now) {
  /** @type {NodeListOf<HTMLElement>} */
  const marks = document.querySelectorAll("[data-review-by]")
  let overdue = 0
  for (const mark of marks) {
    const found = standing(mark.dataset.reviewBy ?? "", now)
    if (found === "overdue") overdue += 1
    if (found !== "later") {
      mark.classList.add(`kb-review--${found}`)
      mark.append(` (${found === "due" ? say("due") : say("overdue")})`)
    }
  }
  const count = document.getElementById("kb-overdue-count")
  if (count) count.textContent = say("%(n)s of %(all)s are overdue today.", { n: overdue, all: marks.length })
}
