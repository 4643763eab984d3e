// What drawings are made on and of: a light DOM, colours that the page's theme may change, widths of words.

import { parseHTML } from "linkedom"

export const { document } = parseHTML("<!doctype html><html></html>")

const SVG = "http://www.w3.org/2000/svg"

/**
 * An element of SVG.
 * @param {string} name @param {Record<string, unknown>} attributes @param {string} [text]
 */
export function element(name, attributes = {}, text = "") {
  const made = document.createElementNS(SVG, name)
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, String(value))
  if (text) made.textContent = text
  return made
}

/** The theme's colours (docs/assets/pictures.css), each with what is used where there is no theme: in a file. */
const COLOURS = {
  mission: "#1d6b57",
  regional: "#8a5a00",
  foreign: "#4a5f9e",
  state: "#1d6b57",
  quiet: "#5a6560",
  faint: "#d9dedb",
  ink: "#1b2320",
  paper: "#ffffff",
  panel: "#f4f7f5",
  warn: "#a23b12",
}

/** @param {string} name */
export function colour(name) {
  if (!(name in COLOURS)) throw new Error(`expected a colour of ${Object.keys(COLOURS)}, got '${name}'`)
  return `var(--kb-pic-${name}, ${COLOURS[name]})`
}

/** Tones whose bars are underlined, so that they are told from the others without colour. */
export const UNDERLINED = new Set(["regional"])

/** About how wide words are in a sans serif of that size, a little more rather than less. */
export function widthOf(words, size) {
  let units = 0
  for (const letter of words) units += /[iljtf.,:;’'()|! I-]/.test(letter) ? 0.33 : /[mwMW]/.test(letter) ? 0.86 : /[A-Z0-9]/.test(letter) ? 0.64 : 0.54
  return units * size * 1.06
}

/** Words cut to a width, at a space. */
export function fitted(words, size, width) {
  if (widthOf(words, size) <= width) return words
  let cut = words
  while (cut && widthOf(`${cut} …`, size) > width) cut = cut.slice(0, Math.max(cut.lastIndexOf(" "), 0))
  return `${cut.replace(/[,;]$/, "")} …`
}

/** Words in lines of a width, cut at spaces and after hyphens. */
export function wrapped(words, size, width) {
  const lines = [""]
  for (const word of words.split(/(?<=[ -])/)) {
    const longer = lines.at(-1) + word
    if (lines.at(-1) && widthOf(longer.trim(), size) > width) lines.push(word)
    else lines[lines.length - 1] = longer
  }
  return lines.map(line => line.trim())
}

/** A link to the statement of a mark, with its words as tooltip; it is filled with what is drawn. */
export function linked(mark) {
  const link = element("a", { href: mark.address })
  link.append(element("title", {}, mark.words))
  return link
}

/**
 * A gradient from nothing to a colour, or back, under which an uncertain end fades.
 * @param {string} id @param {string} tone @param {boolean} rising
 */
export function fading(id, tone, rising) {
  const gradient = element("linearGradient", { id })
  const [first, last] = rising ? [0.06, 1] : [1, 0.06]
  gradient.append(
    element("stop", { "offset": 0, "stop-color": colour(tone), "stop-opacity": first }),
    element("stop", { "offset": 1, "stop-color": colour(tone), "stop-opacity": last }),
  )
  return gradient
}

const MARKUP = { "&": "&amp;", "<": "&lt;", ">": "&gt;", "\"": "&quot;" }
const escaped = text => text.replace(/[&<>"]/g, sign => MARKUP[sign])

/** What holds words or names rather than measures. */
const WORDED = new Set(["href", "id", "class", "aria-label", "aria-labelledby", "aria-describedby", "role"])

/** A tenth of a pixel is enough. */
const rounded = value => value.replace(/-?\d+\.\d{2,}/g, number => String(Math.round(Number(number) * 10) / 10))

/**
 * A drawing as text that is well-formed XML and HTML at once; the DOM's own writer leaves "&" in attributes as it is.
 * @param {any} node
 */
export function written(node) {
  if (node.nodeType === 3) return escaped(node.data)
  if (node.nodeType !== 1) return ""
  const attributes = node.getAttributeNames().map(name => {
    const value = node.getAttribute(name)
    return ` ${name}="${escaped(WORDED.has(name) ? value : rounded(value))}"`
  })
  const inner = [...node.childNodes].map(written).join("")
  const name = node.localName
  return inner ? `<${name}${attributes.join("")}>${inner}</${name}>` : `<${name}${attributes.join("")}/>`
}
