// Bodies and the lines between them, in layers from left to right; Graphviz finds their places.

import { Graphviz } from "@hpcc-js/wasm-graphviz"

import { LOOKS, endOf } from "./lines.mjs"
import { colour, element, linked, wrapped } from "./paper.mjs"

const SIZE = 10.5
const LINE = 13
const INCH = 72

const graphviz = await Graphviz.load()

/** @param {any} picture @param {number} width */
export function graph(picture, width) {
  const { plan, nodes, room } = planned(picture, width)
  const [, , right, top] = plan.bb.split(",").map(Number)
  const height = Math.ceil(top) + 8
  const left = Math.max((width - right) / 2, 0)
  const place = ([x, y]) => [x + left, top - y + 4]
  const svg = element("svg", { width, height, "viewBox": `0 0 ${width} ${height}`, "font-size": SIZE, "font-family": "system-ui, sans-serif", "fill": "currentColor", "text-anchor": "middle" })
  svg.append(
    ...(plan.edges ?? []).map(edge => line(picture.marks[Number(edge.id)], edge.pos, place)),
    ...plan.objects.map(object => box(nodes.get(object.name), place(object.pos.split(",").map(Number)), room)),
  )
  return svg
}

/** Places for bodies and lines; where the layers are too many for the width, boxes are made narrower. */
function planned({ frame, marks }, width) {
  const gap = width < 400 ? 20 : 60
  let room = { box: width < 400 ? 94 : 170, gap }
  for (;;) {
    const nodes = new Map(frame.nodes.map(node => [node.id, { ...node, lines: wrapped(node.label, SIZE, room.box - 8) }]))
    const plan = JSON.parse(graphviz.layout(source(nodes, marks, room), "json0", "dot"))
    const right = Number(plan.bb.split(",")[2])
    const layers = Math.round((right + room.gap) / (room.box + room.gap))
    const box = Math.floor((width - 2 - (layers - 1) * room.gap) / layers)
    if (right <= width || box >= room.box) return { plan, nodes, room }
    room = { box, gap: room.gap }
  }
}

/** The graph in Graphviz's language; ids of records hold letters, digits and hyphens only. */
function source(nodes, edges, room) {
  const inches = pixels => (pixels / INCH).toFixed(3)
  const boxes = [...nodes.values()].map(node => `"${node.id}" [width=${inches(room.box)} height=${inches(node.lines.length * LINE + 10)}]`)
  const lines = edges.map((edge, place) => `"${edge.above}" -> "${edge.below}" [id=${place}${edge.respect === "part" ? " arrowhead=none" : ""}]`)
  const frame = `rankdir=LR nodesep=0.12 ranksep=${inches(room.gap)} margin=0 node [shape=box fixedsize=true label=""] edge [arrowhead=normal arrowsize=0.5]`
  return `digraph { ${frame}\n${[...boxes, ...lines].join("\n")} }`
}

function box(node, [x, y], room) {
  const height = node.lines.length * LINE + 10
  const link = linked({ address: node.address, words: node.label })
  const look = node.middle ? { fill: colour("mission") } : { fill: colour("panel"), stroke: colour("quiet") }
  link.append(element("rect", { x: x - room.box / 2, y: y - height / 2, width: room.box, height, rx: 3, ...look }))
  node.lines.forEach((words, place) => {
    const fill = node.middle ? { "fill": colour("paper"), "font-weight": 600 } : {}
    link.append(element("text", { x, y: y - height / 2 + 5 + (place + 0.8) * LINE, ...fill }, words))
  })
  return link
}

/** A spline of Graphviz ("e,x,y" is the point of its arrow) as a path with an arrow. */
function line(edge, pos, place) {
  const points = pos.split(" ").map(point => place(point.replace("e,", "").split(",").map(Number)))
  const tip = pos.startsWith("e,") ? points.shift() : undefined
  const [start, ...rest] = points
  const look = { ...LOOKS[edge.respect], "fill": "none", ...(edge.disputed ? { "stroke-dasharray": "5 3" } : {}), ...(edge.old ? { "stroke-opacity": 0.45 } : {}) }
  const link = linked(edge)
  const path = `M${start}C${rest.join(" ")}`
  // a wide line that is not seen makes the thin one easy to hit
  link.append(element("path", { "d": path, "fill": "none", "stroke": "transparent", "stroke-width": 10 }), element("path", { d: path, ...look }))
  if (tip) link.append(endOf(edge, rest.at(-1), tip))
  return link
}
