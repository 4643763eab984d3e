// The turning points as days to pick: a list on a wide screen, folded on a telephone, where it would cover the answer.

import { keepFocus } from "./focus.js"

/** Show them. */
export function openTurningPoints() {
  const fold = document.getElementById("kb-days")
  if (!(fold instanceof HTMLDetailsElement)) return
  // the width at which kept-places.css keeps the place of one line
  const small = matchMedia("(max-width: 44.9em)")
  if (small.matches) fold.open = false
  fold.hidden = false
  fold.addEventListener("click", event => {
    const link = event.target instanceof Element ? event.target.closest("a") : null
    if (!link) return
    if (small.matches) fold.open = false
    keepFocus((small.matches && fold.querySelector("summary")) || link)
  })
}
