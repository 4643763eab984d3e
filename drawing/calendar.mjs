// Dots in rows by sort and columns by year, as many across as a column has room for.

import * as Plot from "@observablehq/plot"

import { colour, document, element, linked } from "./paper.mjs"

const SIZE = 11
const SIDE = 2
const NAME = 18
const GAP = 10

/** @param {any} picture @param {number} width */
export function calendar(picture, width) {
  const { frame, marks } = picture
  const column = (width - 2 * SIDE) / frame.columns.length
  const pitch = 8.6
  const across = Math.floor((column - 1) / pitch)
  const sheet = layout(frame, marks, across, pitch)
  const shown = frame.columns.filter((_, place) => place % 2 === 0)
  return Plot.plot({
    document,
    width,
    height: sheet.height + 22,
    marginLeft: SIDE,
    marginRight: SIDE,
    marginTop: 0,
    marginBottom: 22,
    x: { type: "band", domain: frame.columns, padding: 0 },
    y: { type: "identity", axis: null },
    marks: [
      Plot.rect(frame.columns.filter((_, place) => place % 2 === 1), { x: name => name, y1: 0, y2: sheet.height, fill: colour("panel") }),
      Plot.axisX({ ticks: shown, tickSize: 0, fontSize: 10, fill: colour("quiet"), label: null }),
      Plot.text(frame.rows, { frameAnchor: "left", dx: 2, y: (_, row) => sheet.tops[row] + 12, text: name => name, textAnchor: "start", fontSize: SIZE, fill: colour("quiet"), stroke: colour("paper"), strokeWidth: 3 }),
      (_, { x }) => dots(marks, x, { across, pitch, ...sheet, column }),
    ],
  })
}

/** Where each row begins, as high as its fullest year. */
function layout(frame, marks, across, pitch) {
  const sheet = { tops: [], height: 2 }
  frame.rows.forEach((_, row) => {
    sheet.tops.push(sheet.height)
    const counts = frame.columns.map((_, column) => marks.filter(mark => mark.row === row && mark.column === column).length)
    sheet.height += NAME + Math.ceil(Math.max(...counts) / across) * pitch + GAP
  })
  return sheet
}

function dots(marks, x, { across, pitch, tops, column }) {
  const [group, full] = [element("g", { fill: colour("state") }), new Map()]
  for (const mark of marks) {
    const cell = `${mark.row} ${mark.column}`
    const place = full.get(cell) ?? 0
    full.set(cell, place + 1)
    const left = SIDE + mark.column * column + (column - across * pitch) / 2
    const link = linked(mark)
    link.append(element("circle", {
      cx: left + (place % across + 0.5) * pitch,
      cy: tops[mark.row] + NAME + (Math.floor(place / across) + 0.5) * pitch,
      r: pitch / 2 - 0.6,
    }))
    group.append(link)
  }
  return group
}
