// Figures of one sort in rows: what it is above, dots by value below it.

import * as Plot from "@observablehq/plot"

import { dotAt } from "./dots.mjs"
import { colour, document, element, fitted, linked, widthOf } from "./paper.mjs"
import { short } from "./numbers.mjs"

const ROW = 42
const SIZE = 11
const SIDE = 18

/** @param {any} picture @param {number} width */
export function rows(picture, width) {
  const { frame, marks } = picture
  const height = frame.rows.length * ROW + 30
  const values = marks.map(mark => mark.value)
  const least = frame.logarithmic ? 10 ** Math.floor(Math.log10(Math.min(...values))) : 0
  const most = Math.max(...values) * (frame.logarithmic ? 1.4 : 1.06)
  return Plot.plot({
    document,
    width,
    height,
    marginLeft: SIDE,
    marginRight: SIDE,
    marginTop: 2,
    marginBottom: 28,
    x: { type: frame.logarithmic ? "log" : "linear", domain: [least, most] },
    y: { type: "identity", axis: null },
    marks: [
      Plot.gridX({ ticks: ticks(frame, least, most, width), stroke: colour("faint"), strokeOpacity: 1 }),
      Plot.axisX({ ticks: ticks(frame, least, most, width), tickFormat: value => `${short(value)}${frame.unit === "%" ? " %" : ""}`, tickSize: 0, fontSize: SIZE, fill: colour("quiet"), label: null }),
      Plot.text(frame.rows, { frameAnchor: "left", dx: 4 - SIDE, y: (_, place) => place * ROW + 12, text: name => fitted(name, SIZE, width - 8), textAnchor: "start", fontSize: SIZE, fill: colour("quiet") }),
      (_, { x }) => figures(marks, x, width),
    ],
  })
}

function ticks({ logarithmic }, least, most, width) {
  if (!logarithmic) return width < 400 ? 4 : 8
  const powers = []
  for (let power = least; power <= most; power *= 10) powers.push(power)
  return powers
}

function figures(marks, x, width) {
  const group = element("g", { "font-size": SIZE })
  for (const row of new Set(marks.map(mark => mark.row))) {
    const own = marks.filter(mark => mark.row === row).map(mark => ({ ...mark, at: x(mark.value) })).sort((one, other) => one.at - other.at)
    const y = row * ROW + 28
    group.append(element("path", { "d": `M${own[0].at},${y}H${own.at(-1).at}`, "stroke": colour("state"), "stroke-width": 1.2 }))
    for (const [place, mark] of own.entries()) {
      const link = linked(mark)
      link.append(...dotAt(mark, mark.at, y, 0))
      const words = label(mark, place, own, y, width)
      if (words) link.append(words)
      group.append(link)
    }
  }
  return group
}

/** The greatest of a row has its words to the right where there is room, else above; the least to the left. */
function label(mark, place, own, y, width) {
  const text = `${mark.label} (${mark.dated})`
  const need = widthOf(text, SIZE)
  const [right, left] = [mark.at + (mark.hedge === "over" ? 19 : 11), mark.at - (mark.hedge === "under" ? 19 : 11)]
  const after = element("text", { "x": right, "y": y + 4, "text-anchor": "start" }, text)
  const before = element("text", { "x": left, "y": y + 4, "text-anchor": "end" }, text)
  const last = place === own.length - 1
  if (last && right + need < width) return after
  if (last && own.length === 1) return before
  if (last) return element("text", { "x": width - 2, "y": y - 11, "text-anchor": "end" }, text)
  if (place === 0 && left - need > 0) return before
  return undefined
}
