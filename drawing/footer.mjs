// What stands below every drawing: samples with their words, and the numbered days.

import { sampleOf } from "./dots.mjs"
import { lineSample } from "./lines.mjs"
import { UNDERLINED, colour, element, linked, widthOf } from "./paper.mjs"

const SIZE = 11
const LINE = 18

/** Makes the drawing taller by what stands below it. */
export function footer(svg, { legend, points }) {
  const [width, height] = ["width", "height"].map(name => Number(svg.getAttribute(name)))
  const items = [...legend.map(key), ...points.map(point)]
  if (!items.length) return
  const group = element("g", { "font-size": SIZE, "text-anchor": "start", "fill": "currentColor" })
  let [x, y] = [0, height + 14]
  for (const [place, item] of items.entries()) {
    if (x > 0 && (x + item.width > width || place === legend.length)) [x, y] = [0, y + LINE]
    item.node.setAttribute("transform", `translate(${Math.round(x)},${y})`)
    group.append(item.node)
    x += item.width + 16
  }
  svg.append(group)
  const whole = y + LINE - 4
  svg.setAttribute("height", whole)
  svg.setAttribute("viewBox", `0 0 ${width} ${whole}`)
}

/** A sample with its words. */
function key({ sample, words }) {
  const node = element("g")
  node.append(...SAMPLES[sample]?.() ?? bar(sample), element("text", { x: 26, y: 4 }, words))
  return { node, width: 26 + widthOf(words, SIZE) }
}

/** A numbered day with its words, which lead to its statement. */
function point({ number, words, address }) {
  const node = element("g")
  const link = linked({ words, address })
  link.append(element("circle", { cx: 9, cy: 0, r: 8, fill: colour("paper"), stroke: colour("quiet") }))
  link.append(element("text", { "x": 9, "y": 3.5, "text-anchor": "middle", "font-size": 10, "fill": colour("quiet") }, String(number)))
  link.append(element("text", { x: 22, y: 4 }, words))
  node.append(link)
  return { node, width: 22 + widthOf(words, SIZE) }
}

const bar = tone => [
  element("rect", { x: 0, y: -5, width: 20, height: UNDERLINED.has(tone) ? 7 : 10, fill: colour(tone) }),
  ...UNDERLINED.has(tone) ? [element("path", { "d": "M0,4.5H20", "stroke": colour(tone), "stroke-width": 1.5 })] : [],
]
const tile = look => element("rect", { x: 1, y: -6, width: 18, height: 12, rx: 2, ...look })
const line = attributes => element("path", { d: "M0,0H20", stroke: colour("quiet"), fill: "none", ...attributes })

/** Samples that are no bar in a tone. */
const SAMPLES = {
  firm: () => sampleOf("", "held"),
  about: () => sampleOf("about", "held"),
  over: () => sampleOf("over", "held"),
  under: () => sampleOf("under", "held"),
  planned: () => sampleOf("planned", "held"),
  overtaken: () => sampleOf("", "overtaken"),
  contested: () => sampleOf("", "contested"),
  fade: () => [0.15, 0.4, 0.75].map((opacity, place) => element("rect", { x: place * 7, y: -5, width: 6, height: 10, fill: colour("quiet"), "fill-opacity": opacity })),
  authority: () => lineSample("authority", false),
  employment: () => lineSample("employment", false),
  administration: () => lineSample("administration", false),
  oversight: () => lineSample("oversight", false),
  part: () => lineSample("part", false),
  old: () => lineSample("authority", true),
  plain: () => [tile({ fill: colour("panel"), stroke: colour("quiet") })],
  new: () => [tile({ fill: colour("state"), stroke: colour("state") })],
  district: () => [tile({ "fill": colour("paper"), "stroke": colour("quiet"), "stroke-dasharray": "1 2" })],
  "town-told": () => [element("circle", { cx: 9, cy: 0, r: 7, fill: colour("state") }), element("text", { "x": 9, "y": 3.5, "text-anchor": "middle", "font-size": 10, "font-weight": 600, "fill": colour("paper") }, "1")],
  town: () => [element("circle", { "cx": 9, "cy": 0, "r": 3.5, "fill": colour("paper"), "stroke": colour("quiet"), "stroke-width": 1.5 })],
  merged: () => [line({ "stroke": colour("ink"), "stroke-width": 2 }), element("circle", { cx: 17, cy: 0, r: 3, fill: colour("ink") })],
  member: () => [line({ "stroke-width": 1.2, "stroke-dasharray": "1.5 2.5" }), element("circle", { cx: 18, cy: 0, r: 2, fill: colour("quiet") })],
  rung: () => [element("rect", { x: 0, y: -5, width: 20, height: 10, fill: colour("panel"), stroke: colour("quiet") })],
  "mission-line": () => [line({ "stroke": colour("mission"), "stroke-width": 3 })],
  "foreign-line": () => [line({ "stroke": colour("foreign"), "stroke-width": 3 })],
  disputed: () => [line({ "stroke-dasharray": "5 3", "stroke-width": 1.5 })],
}
