// The focus of a link that leads to a place within the page: the browser takes it away on going there.

/**
 * Leave the focus with a link that is being followed, or with what stands for it when it is folded away, where nothing
 * else gets it.
 * @param {HTMLElement} element
 */
export function keepFocus(element) {
  setTimeout(() => {
    const at = document.activeElement
    if (!at || at === document.body || !at.checkVisibility()) element.focus({ preventScroll: true })
  })
}
