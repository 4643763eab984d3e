// Paper: what the reader has opened is printed, and what is folded is not.  browser/frame/folds.js opens every fold before
// a page is printed, so that what the reader opened is remembered here; styles (print.css) hide the others.

const FOLDS = "details:is(.kb-evidence, .kb-fold, .kb-picture-table)"

/** Remember of each fold whether the reader has opened it. */
export function rememberOpened() {
  document.addEventListener("click", event => {
    const summary = event.target instanceof Element ? event.target.closest("summary") : null
    const fold = summary?.parentElement
    // a click comes before what it does
    if (fold instanceof HTMLDetailsElement && fold.matches(FOLDS)) fold.toggleAttribute("data-wanted", !fold.open)
  })
}

/**
 * Let a button print the page with all that is folded in it.
 * @param {HTMLButtonElement} button
 */
export function printsAll(button) {
  button.hidden = false
  button.addEventListener("click", () => {
    const added = [...document.querySelectorAll(`${FOLDS}:not([data-wanted])`)]
    for (const fold of added) fold.setAttribute("data-wanted", "")
    addEventListener("afterprint", () => {
      for (const fold of added) fold.removeAttribute("data-wanted")
    }, { once: true })
    print()
  })
}
