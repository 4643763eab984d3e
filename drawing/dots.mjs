// A figure as a dot, drawn as its source hedges it.

import { colour, element } from "./paper.mjs"

const R = 4.5

/** The parts of a dot at a place; `up` is the direction of more (0 to the right, 1 upwards). */
export function dotAt({ hedge, state }, x, y, up) {
  const tone = colour(state === "contested" ? "warn" : "state")
  const hollow = state === "overtaken" || hedge === "planned"
  const look = { fill: hollow ? colour("paper") : tone, stroke: tone, "stroke-width": 1.6 }
  if (state === "contested") Object.assign(look, { "stroke-dasharray": "2 2", fill: colour("paper") })
  const parts = []
  if (hedge === "over") parts.push(arrow(x, y, up, 1, tone))
  if (hedge === "under") parts.push(arrow(x, y, up, -1, tone))
  if (hedge === "about") parts.push(element("circle", { "cx": x, "cy": y, "r": R + 3.5, "fill": "none", "stroke": tone, "stroke-width": 1 }))
  const shape = hedge === "planned"
    ? element("path", { d: `M${x - 5},${y}L${x},${y - 5}L${x + 5},${y}L${x},${y + 5}Z`, ...look })
    : element("circle", { cx: x, cy: y, r: R, ...look })
  return [...parts, shape]
}

/** From the dot towards more or less. */
function arrow(x, y, up, sign, tone) {
  const [dx, dy] = up ? [0, -sign] : [sign, 0]
  const tip = [x + dx * 15, y + dy * 15]
  const [ax, ay] = [tip[0] - dx * 4, tip[1] - dy * 4]
  const head = `M${ax + dy * 3},${ay + dx * 3}L${tip}L${ax - dy * 3},${ay - dx * 3}`
  return element("path", { "d": `M${x},${y}L${tip}${head}`, "fill": "none", "stroke": tone, "stroke-width": 1.4 })
}

/** A dot as a sample of the legend. */
export function sampleOf(hedge, state) {
  return dotAt({ hedge, state }, { over: 5, under: 17 }[hedge] ?? 12, 0, 0)
}
