// Regions as tiles, in one map or several.

import { colour, element, fitted, linked } from "./paper.mjs"

const SIZE = 10.5
const TILE = { height: 34, gap: 3, columns: 5, rows: 4 }
const HEADING = 26
const BELOW = 18

const LOOKS = {
  plain: { fill: colour("panel"), stroke: colour("quiet") },
  new: { fill: colour("state"), stroke: colour("state") },
  district: { "fill": colour("paper"), "stroke": colour("quiet"), "stroke-dasharray": "1 2" },
}

/** @param {any} picture @param {number} width */
export function tiles(picture, width) {
  const { frame, marks } = picture
  const headed = marks.some(mark => "title" in mark)
  const beside = frame.maps > 1 && width >= 400 ? 2 : 1
  const room = { width: Math.min((width - (beside - 1) * 24) / beside, 460), heading: headed ? HEADING : 4 }
  const one = room.heading + TILE.rows * (TILE.height + TILE.gap) + BELOW
  const height = Math.ceil(frame.maps / beside) * one - BELOW
  const svg = element("svg", { width, height, "viewBox": `0 0 ${width} ${height}`, "font-size": SIZE, "font-family": "system-ui, sans-serif", "fill": "currentColor", "text-anchor": "middle" })
  for (const mark of marks) {
    const left = (mark.map % beside) * (room.width + 24)
    const top = Math.floor(mark.map / beside) * one
    svg.append("title" in mark ? heading(mark, left, top) : tile(mark, left, top + room.heading, room.width))
  }
  return svg
}

function heading(mark, left, top) {
  const link = linked(mark)
  link.append(element("text", { "x": left, "y": top + 16, "text-anchor": "start", "font-size": 12, "font-weight": 600 }, mark.title))
  return link
}

function tile(mark, left, top, room) {
  const width = (room - (TILE.columns - 1) * TILE.gap) / TILE.columns
  const [x, y] = [left + mark.column * (width + TILE.gap), top + mark.row * (TILE.height + TILE.gap)]
  const link = linked(mark)
  const ink = mark.look === "new" ? { fill: colour("paper") } : {}
  link.append(
    element("rect", { "x": x + 0.5, "y": y + 0.5, "width": width - 1, "height": TILE.height - 1, "rx": 3, ...LOOKS[mark.look] }),
    element("text", { x: x + width / 2, y: y + (mark.small ? 14 : 21), ...ink }, fitted(mark.label, SIZE, width)),
  )
  if (mark.small) link.append(element("text", { "x": x + width / 2, "y": y + 27, ...ink }, mark.small))
  return link
}
