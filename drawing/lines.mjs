// Lines between bodies: colour and end tell in what respect one is above the other, the end without colour too.

import { colour, element } from "./paper.mjs"

/** How a line looks by what it tells. */
export const LOOKS = {
  authority: { "stroke": colour("ink"), "stroke-width": 1.8 },
  employment: { "stroke": colour("mission"), "stroke-width": 1.8 },
  administration: { "stroke": colour("regional"), "stroke-width": 1.8 },
  oversight: { "stroke": colour("foreign"), "stroke-width": 1.5 },
  part: { "stroke": colour("quiet"), "stroke-width": 1 },
}

/** What stands at the lower end: a full arrow, a hollow one, a square, a dot; nothing where the one includes the other. */
export function endOf({ respect, old }, [x, y], [tipX, tipY]) {
  const long = Math.hypot(tipX - x, tipY - y) || 1
  const [along, down] = [(tipX - x) / long, (tipY - y) / long]
  const faint = old ? { "fill-opacity": 0.45, "stroke-opacity": 0.45 } : {}
  const { stroke } = LOOKS[respect]
  if (respect === "oversight") return element("circle", { cx: tipX - along * 3.4, cy: tipY - down * 3.4, r: 3.4, fill: stroke, ...faint })
  if (respect === "administration") return element("rect", { x: tipX - along * 3.2 - 3.2, y: tipY - down * 3.2 - 3.2, width: 6.4, height: 6.4, fill: stroke, ...faint })
  const [baseX, baseY] = [tipX - along * 7.5, tipY - down * 7.5]
  const shape = `M${tipX},${tipY}L${baseX - down * 3.8},${baseY + along * 3.8}L${baseX + down * 3.8},${baseY - along * 3.8}Z`
  return element("path", { d: shape, fill: respect === "employment" ? colour("paper") : stroke, stroke, "stroke-width": 1.2, ...faint })
}

/** A line as a sample of the legend. */
export function lineSample(respect, old) {
  const end = respect === "part" ? [] : [endOf({ respect, old }, [14, 0], [22, 0])]
  return [element("path", { d: "M0,0H15", ...LOOKS[respect], ...(old ? { "stroke-opacity": 0.45 } : {}) }), ...end]
}
