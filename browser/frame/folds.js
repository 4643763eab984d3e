// Folds open for a link to what they hold, and on paper.

/** Open the folds around what the address names, now and whenever it changes. */
export function openFolds() {
  const arrive = () => {
    const id = decodedHash(location.hash)
    reveal(id ? document.getElementById(id) : null)
  }
  addEventListener("hashchange", arrive)
  arrive()
  /** @type {HTMLDetailsElement[]} */
  let closed = []
  addEventListener("beforeprint", () => {
    closed = [...document.querySelectorAll("details")].filter(fold => !fold.open)
    for (const fold of closed) fold.open = true
  })
  addEventListener("afterprint", () => {
    for (const fold of closed) fold.open = false
  })
}

/**
 * Open all folds around an element and bring it into the window; where none was closed the browser has done so.
 * @param {HTMLElement | null} element
 */
function reveal(element) {
  let opened = false
  for (let fold = element?.closest("details"); fold; fold = fold.parentElement?.closest("details")) {
    opened ||= !fold.open
    fold.open = true
  }
  if (opened) element?.scrollIntoView()
}

/** @param {string} hash */
function decodedHash(hash) {
  try {
    return decodeURIComponent(hash.slice(1))
  } catch {
    return hash.slice(1)
  }
}
