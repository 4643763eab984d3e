// The mandates of a mission: ceilings as levels over time, persons deployed as dots, rungs and the dead below.

import * as Plot from "@observablehq/plot"

import { dotAt } from "./dots.mjs"
import { short } from "./numbers.mjs"
import { colour, document, element, linked, widthOf } from "./paper.mjs"

const SIZE = 11
const PLOT = 220
const RUNG = 18
const STAIR = 15
const LINE = 22

/** @param {any} picture @param {number} width */
export function ladder(picture, width) {
  const { frame, marks } = picture
  const ceilings = marks.filter(mark => "tone" in mark)
  const rungs = marks.filter(mark => "label" in mark && !("value" in mark))
  const dots = marks.filter(mark => "hedge" in mark)
  const deployed = dots.filter(dot => dot.row < frame.deployed.length)
  const tolls = dots.filter(dot => dot.row >= frame.deployed.length)
  const most = Math.max(...[...ceilings, ...deployed].map(mark => mark.value))
  // on a phone the rungs go down like stairs, so that each has room for its number
  const stairs = width < 400
  const flight = stairs ? rungs.length * STAIR + 4 : RUNG
  const below = PLOT + flight + 14
  return Plot.plot({
    document,
    width,
    height: below + 24 + tolls.length * LINE,
    marginLeft: 44,
    marginRight: 8,
    marginTop: 20,
    marginBottom: 24 + tolls.length * LINE + flight + 14,
    x: { type: "utc", domain: [new Date(frame.begins), new Date(frame.ends)] },
    y: { domain: [0, most], nice: true },
    marks: [
      Plot.gridY({ ticks: 4, stroke: colour("faint"), strokeOpacity: 1 }),
      Plot.axisY({ ticks: 4, tickSize: 0, tickFormat: short, fontSize: SIZE, fill: colour("quiet"), label: null }),
      Plot.axisX({ ticks: width < 400 ? "2 years" : "1 year", tickFormat: "%Y", tickSize: 4, stroke: colour("faint"), fontSize: SIZE, fill: colour("quiet"), label: null }),
      (_, { x, y }) => together([
        ...levels(ceilings, x, y),
        ...deployed.map(dot => figure(dot, frame.deployed[dot.row], ceilings, x, y, width)),
        ...rungs.map((rung, place) => stairs ? stair(rung, x, PLOT + 24 + place * STAIR, width) : step(rung, x, PLOT + 24)),
        ...tolls.map((dot, place) => toll(dot, frame.tolls[dot.row - frame.deployed.length], x, below + 24 + place * LINE)),
      ]),
    ],
  })
}

function together(nodes) {
  const group = element("g", { "font-size": SIZE })
  group.append(...nodes)
  return group
}

const days = (mark, x) => [x(new Date(mark.begins)), x(new Date(mark.ends))]

/** A ceiling says its figure where it changes. */
function levels(ceilings, x, y) {
  const said = {}
  return ceilings.map(ceiling => {
    const [from, to] = days(ceiling, x)
    const link = linked(ceiling)
    link.append(element("path", { "d": `M${from + 0.5},${y(ceiling.value)}H${to - 0.5}`, "stroke": colour(ceiling.tone), "stroke-width": 4 }))
    if (said[ceiling.tone] !== ceiling.label) link.append(element("text", { "x": from + 1, "y": y(ceiling.value) - 6, "text-anchor": "start" }, ceiling.label))
    said[ceiling.tone] = ceiling.label
    return link
  })
}

/** The words of a dot stand beside it, or below where a ceiling runs through them. */
function figure(dot, persons, ceilings, x, y, width) {
  const [from, to] = days(dot, x)
  const [at, up] = [(from + to) / 2, y(dot.value)]
  const link = linked(dot)
  const words = `${dot.label} ${persons}`
  const right = at + 9 + widthOf(words, SIZE) < width
  const crossed = ceilings.some(ceiling => dot.begins < ceiling.ends && Math.abs(y(ceiling.value) - up) < 8)
  const down = crossed && up < PLOT - 60 ? 17 : 4
  link.append(...dotAt(dot, at, up, 1), element("text", { "x": right ? at + 9 : at - 9, "y": up + down, "text-anchor": right ? "start" : "end" }, words))
  return link
}

function step(rung, x, top) {
  const [from, to] = days(rung, x)
  const link = linked(rung)
  link.append(element("rect", { x: from + 0.5, y: top, width: Math.max(to - from - 1, 1), height: RUNG, fill: colour("panel"), stroke: colour("quiet") }))
  if (widthOf(rung.label, 10) < to - from) link.append(element("text", { "x": (from + to) / 2, "y": top + 13, "font-size": 10 }, rung.label))
  return link
}

function stair(rung, x, top, width) {
  const [from, to] = days(rung, x)
  const link = linked(rung)
  const right = to + 5 + widthOf(rung.label, SIZE) < width
  link.append(
    element("rect", { x: from, y: top, width: Math.max(to - from, 2), height: STAIR - 5, fill: colour("panel"), stroke: colour("quiet") }),
    element("text", { "x": right ? to + 5 : from - 5, "y": top + 9, "text-anchor": right ? "start" : "end" }, rung.label),
  )
  return link
}

function toll(dot, words, x, y) {
  const [from, to] = days(dot, x)
  const at = (from + to) / 2
  const link = linked(dot)
  link.append(...dotAt(dot, at, y - 4, 1), element("text", { "x": at - 10, y, "text-anchor": "end" }, `${dot.label} ${words}, ${dot.dated}`))
  return link
}
