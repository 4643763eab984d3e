// The menu of a telephone: by keyboard, for those who hear it, and closed when it has led somewhere.

import { say } from "../saying.js"

/** Let Enter press what looks like a button, tell whether a section is open, close the menu behind the reader. */
export function hearMenu() {
  const close = () => {
    const menu = document.getElementById("__drawer")
    if (menu instanceof HTMLInputElement) menu.checked = false
  }
  const opener = document.querySelector(".md-header label[for='__drawer']")
  if (opener) {
    const name = document.createElement("span")
    name.className = "kb-unseen"
    name.textContent = say("Menu")
    opener.append(name)
    opener.setAttribute("tabindex", "0")
  }
  addEventListener("hashchange", close)
  // a page that a reader comes back to may be as it was left
  addEventListener("pageshow", ({ persisted }) => persisted && close())
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
