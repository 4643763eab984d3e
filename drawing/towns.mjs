// Towns on a map of Mali: numbered dots where something is said of them, with the words beside or below the map.

import * as Plot from "@observablehq/plot"
import { feature, mesh } from "topojson-client"
import { presimplify, simplify } from "topojson-simplify"
import atlas from "world-atlas/countries-50m.json" with { type: "json" }

import { colour, document, element, linked, widthOf, wrapped } from "./paper.mjs"

/** Bends smaller than about a pixel, in square degrees, are left out: they would be half of what a page loads. */
const world = simplify(presimplify(atlas), 0.003)
const { countries } = world.objects
/** By the number of the country in ISO 3166-1. */
const outlined = countries.geometries.find(country => country.id === "466")
const MALI = feature(world, outlined)
/** The borders of all others, each once, however many states share it. */
const BORDERS = mesh(world, countries, (one, other) => one !== other && one !== outlined && other !== outlined)

const SIZE = 11
const LINE = 14
const SMALL = 10
/** The map is about as high as wide. */
const HIGH = 0.96
const GAP = 18
/** Keeps names legible where they lie on a border. */
const HALO = { "stroke": colour("panel"), "stroke-width": 3, "stroke-linejoin": "round", "paint-order": "stroke" }

/** @param {any} picture @param {number} width */
export function towns(picture, width) {
  const beside = width >= 600
  const map = { width: beside ? 440 : width, height: (beside ? 440 : width) * HIGH }
  const left = beside ? map.width + GAP : 0
  const list = answers(picture.marks.filter(mark => mark.number), left, beside ? 14 : map.height + 34, width - left)
  const height = Math.ceil(Math.max(map.height + 16, list.bottom))
  return Plot.plot({
    document,
    width,
    height,
    marginTop: 1,
    marginLeft: 1,
    marginRight: width - map.width + 1,
    marginBottom: height - map.height + 1,
    projection: { type: "mercator", domain: MALI, inset: 10 },
    marks: [
      Plot.geo(BORDERS, { stroke: colour("faint") }),
      Plot.geo(MALI, { fill: colour("panel"), stroke: colour("quiet") }),
      Plot.frame({ stroke: colour("faint") }),
      (_, _scales, _channels, _dimensions, context) => dots(picture.marks, context.path(), map),
      () => element("text", { "x": 1, "y": map.height + 13, "font-size": SMALL, "text-anchor": "start", "fill": colour("quiet") }, picture.frame.credit),
      () => list.group,
    ],
  })
}

/** What is said of the numbered towns, in lines of a width. */
function answers(marks, left, top, width) {
  const group = element("g", { "font-size": SIZE, "text-anchor": "start", "fill": "currentColor" })
  let y = top
  for (const mark of marks) {
    const link = linked(mark)
    link.append(...numbered(mark, left + 9, y - 4))
    for (const line of wrapped(mark.words, SIZE, width - 24)) {
      link.append(element("text", { x: left + 24, y }, line))
      y += LINE
    }
    group.append(link)
    y += 8
  }
  return { group, bottom: y - 8 }
}

function numbered({ number }, x, y) {
  return [
    element("circle", { cx: x, cy: y, r: 8, fill: colour("state") }),
    element("text", { x, "y": y + 3.5, "text-anchor": "middle", "font-size": 10, "font-weight": 600, "fill": colour("paper") }, String(number)),
  ]
}

function dots(marks, path, map) {
  const group = element("g", { "font-size": SIZE, "fill": "currentColor" })
  const placed = marks.map(mark => {
    const [x, y] = path.centroid({ type: "Point", coordinates: [mark.longitude, mark.latitude] })
    return { mark, x, y, r: mark.number ? 8 : 3.5 }
  })
  const taken = placed.map(({ x, y, r }) => ({ left: x - r, right: x + r, top: y - r, bottom: y + r }))
  for (const { mark, x, y, r } of placed) {
    const link = linked(mark)
    link.append(...mark.number ? numbered(mark, x, y) : [element("circle", { cx: x, cy: y, r, fill: colour("paper"), stroke: colour("quiet"), "stroke-width": 1.5 })])
    const name = label(mark.label, x, y, r, box => taken.every(other => apart(box, other)) && box.left > 2 && box.right < map.width - 2)
    if (name) {
      taken.push(name.box)
      link.append(name.node)
    }
    group.append(link)
  }
  return group
}

/** The name at the first side of its dot where it meets nothing; none where there is no room: the table has all. */
function label(words, x, y, r, free) {
  const width = widthOf(words, SIZE)
  const sides = [
    { at: x + r + 4, base: y + 4, anchor: "start", left: x + r + 4 },
    { at: x - r - 4, base: y + 4, anchor: "end", left: x - r - 4 - width },
    { at: x, base: y - r - 5, anchor: "middle", left: x - width / 2 },
    { at: x, base: y + r + 12, anchor: "middle", left: x - width / 2 },
  ]
  for (const { at, base, anchor, left } of sides) {
    const box = { left, right: left + width, top: base - 10, bottom: base + 3 }
    if (free(box)) return { box, node: element("text", { "x": at, "y": base, "text-anchor": anchor, ...HALO }, words) }
  }
  return null
}

function apart(one, other) {
  return one.right < other.left || other.right < one.left || one.bottom < other.top || other.bottom < one.top
}
