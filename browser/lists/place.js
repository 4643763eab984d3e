// Where in the list the reader was.  The browser keeps how many pixels of the page were above the window; but on return
// the rows may be put in order only after it has looked for that place, and rows that have not been on the screen yet
// have heights that are guessed.  So the row is kept, and where on the screen it stood.

/** What a reader does who goes elsewhere in the page: the place is no longer put right. */
const MOVES = ["wheel", "touchstart", "keydown", "pointerdown"]

/** After so many frames in which the row has not moved, it will not. */
const STILL = 10

/**
 * Keep with the entry of the history the first row in the window, when the page is left.
 * @param {readonly HTMLElement[]} rows
 */
export function keepPlace(rows) {
  addEventListener("pagehide", () => {
    const row = rows.findIndex(one => one.offsetHeight > 0 && inWindow(one))
    // above or below the list the pixels are right, and a place kept before is past
    const kbPlace = row < 0 ? undefined : { row, top: rows[row]?.getBoundingClientRect().top }
    history.scrollRestoration = kbPlace ? "manual" : "auto"
    history.replaceState({ ...history.state, kbPlace }, "")
  })
  // ways within the page are the browser's
  addEventListener("pageshow", () => (history.scrollRestoration = "auto"))
}

/**
 * Put the row that was kept where it stood, and again as the rows around it get their heights.
 * @param {readonly HTMLElement[]} rows
 */
export function comeBackToPlace(rows) {
  /** @type {{ row: number, top: number } | undefined} */
  const kept = history.state?.kbPlace
  const row = kept && rows[kept.row]
  if (!kept || !row?.offsetHeight) return
  const moved = new AbortController()
  for (const move of MOVES) addEventListener(move, () => moved.abort(), { once: true, passive: true, signal: moved.signal })
  let [still, top] = [0, NaN]
  // the rows around it get their heights as they are painted, which moves it once more
  const put = () => {
    if (moved.signal.aborted) return
    still = row.getBoundingClientRect().top === top ? still + 1 : 0
    scrollBy(0, row.getBoundingClientRect().top - kept.top)
    top = row.getBoundingClientRect().top
    if (still < STILL) requestAnimationFrame(put)
  }
  put()
  addEventListener("pageshow", put, { once: true })
}

/** @param {HTMLElement} row */
function inWindow(row) {
  const { top, bottom } = row.getBoundingClientRect()
  return bottom > 0 && top < innerHeight
}
