// Indexes: only the records in one state.  The state stands in the address after #, so that it can be linked to.

import { hiddenTarget, openFolds, showRows, withoutFragment } from "./rows.js"

/**
 * The state that the address after # asks for; nothing where it asks for none of those that the index has.
 * @param {string} hash
 * @param {readonly string[]} states
 */
export function stateAsked(hash, states) {
  const state = hash.startsWith("#state-") ? hash.slice("#state-".length) : ""
  return states.includes(state) ? state : ""
}

/** Let the reader choose a state on the index at hand. */
export function filterIndex() {
  const bar = document.getElementById("kb-filter")
  if (!bar) return
  /** @type {HTMLButtonElement[]} */
  const buttons = [...bar.querySelectorAll("button")]
  const states = buttons.map(button => button.dataset.state ?? "")
  /** @type {NodeListOf<HTMLElement>} */
  const lists = document.querySelectorAll("ul.kb-index")

  /** @param {string} state */
  const show = state => {
    for (const button of buttons) button.setAttribute("aria-pressed", String(button.dataset.state === state))
    showRows(lists, row => state === "" || row.dataset.state === state)
    openFolds(lists, state !== "")
  }

  for (const button of buttons)
    button.addEventListener("click", () => {
      const state = button.dataset.state ?? ""
      history.replaceState(null, "", state ? `#state-${state}` : withoutFragment())
      show(state)
    })
  window.addEventListener("hashchange", () => {
    const state = stateAsked(location.hash, states)
    const target = hiddenTarget()
    if (state || target || !location.hash) show(state)
    target?.scrollIntoView()
  })
  bar.hidden = false
  show(stateAsked(location.hash, states))
}
