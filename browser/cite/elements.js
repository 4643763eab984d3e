// Elements of a page, made without markup.

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
 * A button.
 * @param {string} words
 * @param {() => unknown} act
 * @param {Record<string, string>} attributes
 */
export function button(words, act, attributes = {}) {
  const element = make("button", { type: "button", ...attributes }, words)
  element.addEventListener("click", () => void act())
  return element
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
