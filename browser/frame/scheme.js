// Light and dark: the reader's choice, which Material's own script in the head keeps for the next page.

import { part } from "./parts.js"

/** @typedef {{ index: number, color: Record<"media" | "scheme" | "primary" | "accent", string | null> }} Palette */

const kept = /** @type {{ __md_get: (name: string) => Palette | null, __md_set: (name: string, value: Palette) => void }} */ (
  /** @type {unknown} */ (globalThis)
)
/** What is kept for the media of a scheme that is the system's: Material's script then asks the system on each page. */
const SYSTEM = "(prefers-color-scheme)"

/** Let the button in the header switch, begin with what was chosen before or else with what the system has. */
export function switchScheme() {
  const form = part("palette")
  if (!form) return
  const inputs = [...form.querySelectorAll("input")]
  const theme = head("theme-color")
  const scheme = head("color-scheme")
  /** @param {HTMLInputElement} input @param {boolean} byReader */
  const take = (input, byReader) => {
    const color = colours(input)
    // while it is there, nothing fades from one colour to the other
    document.body.setAttribute("data-md-color-switching", "")
    for (const [name, value] of Object.entries(color)) document.body.setAttribute(`data-md-color-${name}`, value ?? "")
    for (const other of inputs) if (other.nextElementSibling instanceof HTMLElement) other.nextElementSibling.hidden = other !== input
    input.checked = true
    kept.__md_set("__palette", { index: inputs.indexOf(input), color: byReader ? color : { ...color, media: SYSTEM } })
    const style = getComputedStyle(part("header") ?? document.body)
    scheme.content = style.colorScheme
    theme.content = hexadecimal(style.backgroundColor)
    setTimeout(() => document.body.removeAttribute("data-md-color-switching"))
  }
  const begin = () => {
    const chosen = chosenOf(inputs)
    const input = chosen ?? inputs.find(({ dataset }) => matchMedia(dataset.mdColorMedia ?? "").matches) ?? inputs[0]
    if (input) take(input, chosen !== undefined)
  }
  for (const input of inputs) input.addEventListener("change", () => take(input, true))
  form.addEventListener("keydown", event => {
    // a radio that is chosen does nothing at Space, and this one is seen as a button
    if (event.key !== "Enter" && event.key !== " ") return
    event.preventDefault()
    const next = inputs[(inputs.findIndex(input => input.checked) + 1) % inputs.length]
    next?.click()
    next?.focus()
  })
  matchMedia("(prefers-color-scheme: light)").addEventListener("change", begin)
  begin()
}

/** What the reader has chosen, if anything. @param {HTMLInputElement[]} inputs */
function chosenOf(inputs) {
  const palette = kept.__md_get("__palette")
  return palette?.color && palette.color.media !== SYSTEM ? inputs[palette.index] : undefined
}

/**
 * @param {HTMLInputElement} input
 * @returns {Palette["color"]}
 */
function colours(input) {
  const of = (/** @type {string} */ name) => input.getAttribute(`data-md-color-${name}`)
  return { media: of("media"), scheme: of("scheme"), primary: of("primary"), accent: of("accent") }
}

/**
 * A new element in the head that tells the browser of a colour.
 * @param {string} name
 */
function head(name) {
  const meta = document.createElement("meta")
  meta.name = name
  document.head.append(meta)
  return meta
}

/**
 * A colour as style sheets compute it, rgb(29, 77, 63), in the form #1d4d3f.
 * @param {string} computed
 */
export function hexadecimal(computed) {
  const values = (computed.match(/\d+/g) ?? []).slice(0, 3)
  return `#${values.map(value => Number(value).toString(16).padStart(2, "0")).join("")}`
}
