// Figures on an axis of time: a dot for each, a line where its date is imprecise, a stem where lengths mean something.

import * as Plot from "@observablehq/plot"

import { dotAt } from "./dots.mjs"
import { short } from "./numbers.mjs"
import { colour, document, element, linked, widthOf } from "./paper.mjs"

const SIZE = 11
const TOP = 24
const BOTTOM = 26

/** @param {any} picture @param {number} width */
export function plane(picture, width) {
  const { frame, marks } = picture
  const values = marks.map(mark => mark.value)
  const [least, most] = [Math.min(...values), Math.max(...values)]
  const low = frame.from_nothing ? Math.min(0, least) : least - (most - least || 1) * 0.3
  const high = most + (frame.from_nothing ? (most - low) * 0.08 : (most - least || 1) * 0.3)
  const margin = Math.max(...[least, most, most / 2].map(value => widthOf(short(value), SIZE))) + 14
  const years = (new Date(frame.ends) - new Date(frame.begins)) / 31557600000
  return Plot.plot({
    document,
    width,
    height: 210,
    marginLeft: margin,
    marginRight: 16,
    marginTop: TOP,
    marginBottom: BOTTOM,
    x: { type: "utc", domain: [new Date(frame.begins), new Date(frame.ends)] },
    y: { domain: frame.ranked ? [high, low] : [low, high], nice: true },
    marks: [
      Plot.gridY({ ticks: 4, stroke: colour("faint"), strokeOpacity: 1 }),
      Plot.axisY({ ticks: 4, tickSize: 0, tickFormat: short, fontSize: SIZE, fill: colour("quiet"), label: null }),
      Plot.axisX({ ticks: every(years, width), tickFormat: "%Y", tickSize: 4, stroke: colour("faint"), fontSize: SIZE, fill: colour("quiet"), label: null }),
      (_, { x, y }) => figures(marks, x, y, frame, { width, margin }),
    ],
  })
}

/** Years between the numbers of the axis, so that they do not run into each other. */
function every(years, width) {
  const room = Math.floor((width - 60) / 42)
  return `${[1, 2, 5, 10, 20].find(step => years / step <= room) ?? 50} years`
}

function figures(marks, x, y, frame, { width, margin }) {
  const group = element("g", { "font-size": SIZE, "text-anchor": "middle" })
  let [said, edge] = ["", -Infinity]
  const placed = marks.map(mark => ({ ...mark, from: x(new Date(mark.begins)), to: x(new Date(mark.ends)), up: y(mark.value) }))
  for (const mark of placed.sort((one, other) => one.from + one.to - other.from - other.to)) {
    const at = (mark.from + mark.to) / 2
    const link = linked(mark)
    if (frame.from_nothing) link.append(element("path", { "d": `M${at},${mark.up}V${y(0)}`, "stroke": colour("state"), "stroke-opacity": 0.35 }))
    // a date that is a year or more is a stretch, not a point
    if (mark.to - mark.from > 9) link.append(element("path", { "d": `M${mark.from},${mark.up}H${mark.to}`, "stroke": colour("state"), "stroke-opacity": 0.6, "stroke-width": 1.5 }))
    link.append(...dotAt(mark, at, mark.up, 1))
    const half = widthOf(mark.label, SIZE) / 2
    const middle = Math.min(Math.max(at, margin + half), width - half)
    if ((mark.label !== said || marks.length < 6) && middle - half > edge) {
      const above = mark.hedge === "over" ? 20 : mark.hedge === "about" ? 13 : 10
      link.append(element("text", { x: middle, y: mark.up - above }, mark.label));
      [said, edge] = [mark.label, middle + half]
    }
    group.append(link)
  }
  return group
}
