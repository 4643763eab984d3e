// Elements of a page, made without markup.

import { say } from "../saying.js"

/**
 * An element with its text or children.
 * @template {keyof HTMLElementTagNameMap} Tag
 * @param {Tag} tag
 * @param {Record<string, string>} attributes
 * @param {(string | Node)[]} children
 * @returns {HTMLElementTagNameMap[Tag]}
 */
export function make(tag, attributes = {}, ...children) {
  const element = document.createElement(tag)
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value)
  element.append(...children)
  return element
}

/**
 * A button, which says beside it when it could not do what it should, as where a file of the site is not there.
 * @param {string} words
 * @param {() => unknown} act
 * @param {Record<string, string>} attributes
 */
export function button(words, act, attributes = {}) {
  const element = make("button", { type: "button", ...attributes }, words)
  const trouble = make("span", { role: "status" })
  element.addEventListener("click", async () => {
    trouble.remove()
    try {
      await act()
    } catch {
      element.after(trouble)
      trouble.textContent = ` ${say("A file that this needs could not be read.")}`
    }
  })
  return element
}

/**
 * Show a dialog until the reader closes it: by its button, by a click beside it, by a key.
 * @param {string} kind its classes
 * @param {string} title the id of its heading, which is in `content`
 * @param {Node[]} content
 */
export function showDialog(kind, title, ...content) {
  const dialog = make("dialog", { class: kind, "aria-labelledby": title }, ...content)
  dialog.append(button(say("Close"), () => dialog.close(), { class: "kb-panel-close" }))
  dialog.addEventListener("close", () => dialog.remove())
  // beside it is where the dialog itself is what was clicked
  dialog.addEventListener("click", event => event.target === dialog && dialog.close())
  document.body.append(dialog)
  dialog.showModal()
}

/**
 * Offer a text or a file to be kept.
 * @param {string} name
 * @param {Blob | string} content
 * @param {string} type
 */
export function keep(name, content, type = "text/plain") {
  const blob = typeof content === "string" ? new Blob([content], { type: `${type};charset=utf-8` }) : content
  const address = URL.createObjectURL(blob)
  const link = make("a", { href: address, download: name })
  document.body.append(link)
  link.click()
  link.remove()
  setTimeout(() => URL.revokeObjectURL(address), 60_000)
}
