// The menu of a telephone, by keyboard and for those who hear it.

/** Let Enter press what looks like a button, and tell whether a section of the menu is open. */
export function hearMenu() {
  document.addEventListener("keydown", event => {
    if (event.key === "Enter" && document.activeElement instanceof HTMLLabelElement) document.activeElement.click()
  })
  for (const label of document.querySelectorAll(".md-sidebar label[tabindex]")) {
    if (!(label instanceof HTMLLabelElement)) continue
    const section = document.querySelector(`[aria-labelledby="${label.id}"]`)
    label.control?.addEventListener("change", () => {
      if (label.control instanceof HTMLInputElement) section?.setAttribute("aria-expanded", String(label.control.checked))
    })
  }
}
