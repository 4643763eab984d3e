// The strip of years above the timeline: as many events as are shown, of each stretch of time.

/**
 * Say in the strip how many rows of each list are shown; the links lead to the lists.
 * @param {HTMLElement} strip
 * @param {Map<string, number>} counts by the ids of the lists
 */
export function tellYears(strip, counts) {
  for (const link of strip.querySelectorAll("a")) {
    const count = counts.get(link.hash.slice(1)) ?? 0
    const number = link.querySelector("b")
    if (number) number.textContent = String(count)
    link.querySelector("rect")?.setAttribute("height", String(count * Number(strip.dataset.unit)))
    link.classList.toggle("kb-none", count === 0)
  }
}
