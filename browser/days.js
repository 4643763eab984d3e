// Days of the calendar, as records and readers write them: 2020-08-18.

const MILLISECONDS = 86_400_000

/**
 * The number of a day, counted from 1970-01-01; the difference of two is a number of days, whatever the clocks do.
 * @param {string} text
 * @returns {number | null} nothing where there is no such day in the calendar, as on 2020-13-45
 */
export function dayNumber(text) {
  const moment = Date.parse(`${text}T00:00:00.000Z`)
  // of a day that a month does not have some browsers make one of the next; years of six digits are none of ours
  return !Number.isNaN(moment) && new Date(moment).toISOString().slice(0, 10) === text ? moment / MILLISECONDS : null
}

/**
 * A day in words, as the pages write it: 18 August 2020.
 * @param {string} day as 2020-08-18
 * @param {string} [language] that of the page
 */
export function dayInWords(day, language = document.documentElement.lang) {
  const form = new Intl.DateTimeFormat(language, { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" })
  const parts = form.formatToParts(Date.parse(`${day}T00:00:00Z`))
  return ["day", "month", "year"].map(type => parts.find(part => part.type === type)?.value).join(" ")
}

/**
 * The number of the day on which a moment falls by the clock of the reader's device.
 * @param {Date} moment
 */
export function localDayNumber(moment) {
  return Date.UTC(moment.getFullYear(), moment.getMonth(), moment.getDate()) / MILLISECONDS
}
