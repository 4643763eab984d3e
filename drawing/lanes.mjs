// Stretches of time in lanes under one axis; days that matter to all of them stand across.

import * as Plot from "@observablehq/plot"

import { UNDERLINED, colour, document, element, fading, fitted, linked, widthOf } from "./paper.mjs"

const BAR = 14
const ROW = 24
const NAME = 15
const HEADING = 26
const SIDE = 14
const SIZE = 11
const SMALL = 10

/** @param {any} picture @param {number} width */
export function lanes(picture, width) {
  const { frame } = picture
  const top = picture.points.length ? 34 : 6
  const stretches = picture.marks.filter(mark => "tone" in mark)
  const under = frame.named ? labelsBelow(stretches, frame, width) : new Map()
  const sheet = { ...layout(frame, top, under), top, width, under, named: frame.named, id: part => `${picture.name}-${width}-${part}` }
  const bars = stretches.map(bar => ({ ...bar, y: sheet.lanes[bar.lane] }))
  const joints = picture.marks.filter(mark => "into" in mark)
  return Plot.plot({
    document,
    width,
    height: sheet.height + 24,
    marginLeft: SIDE,
    marginRight: SIDE,
    marginTop: top,
    marginBottom: 24,
    x: { type: "utc", domain: [new Date(frame.begins), new Date(frame.ends)] },
    y: { type: "identity", axis: null },
    marks: [
      () => gradients(bars, sheet.id),
      Plot.gridX({ ticks: "1 year", stroke: colour("faint"), strokeOpacity: 1 }),
      Plot.axisX({ ticks: width < 400 ? "2 years" : "1 year", tickFormat: "%Y", tickSize: 0, fontSize: SIZE, fill: colour("quiet"), label: null }),
      headings(sheet),
      names(frame, sheet),
      (_, { x }) => across(picture.points, x, sheet),
      (_, { x }) => together(joints.map(joint => curve(joint, bars, x, sheet))),
      (_, { x }) => together(bars.map(bar => stretch(bar, x, sheet))),
    ].flat(),
  })
}

/**
 * Where the words of bars stand that have no room within: below the bar, in one of two rows, each with its place.
 * What has no room there either is left to the table.
 */
function labelsBelow(bars, frame, width) {
  const [first, last] = [new Date(frame.begins).getTime(), new Date(frame.ends).getTime()]
  const x = day => SIDE + (new Date(day).getTime() - first) / (last - first) * (width - 2 * SIDE)
  const [found, edges] = [new Map(), new Map()]
  for (const bar of bars) {
    if (bar.sure && x(bar.inner_ends) - x(bar.inner_begins) >= widthOf(bar.label, SIZE) + 8) continue
    const half = widthOf(bar.label, SMALL) / 2
    const at = Math.min(Math.max((x(bar.begins) + x(bar.ends)) / 2, half), width - half)
    const row = [0, 1].find(place => at - half > (edges.get(`${bar.lane} ${place}`) ?? -Infinity) + 3)
    if (row === undefined) continue
    edges.set(`${bar.lane} ${row}`, at + half)
    found.set(bar.statement + bar.lane + bar.begins, { lane: bar.lane, row, at })
  }
  return found
}

/** Where each lane's bar begins from the top, and where headings stand. */
function layout(frame, top, under) {
  const headed = new Map(frame.groups)
  const below = lane => Math.max(0, ...[...under.values()].filter(label => label.lane === lane).map(label => label.row + 1))
  const found = { lanes: [], headings: [], height: top + 4 }
  frame.lanes.forEach((_, place) => {
    const room = below(place) * SMALL
    if (headed.has(place)) {
      found.headings.push([found.height + HEADING - 10, headed.get(place)])
      found.height += HEADING
    }
    if (frame.named) found.height += NAME
    found.lanes.push(found.height + (ROW - BAR) / 2 - (frame.named ? 3 : 0))
    found.height += ROW + room
  })
  return found
}

function together(nodes) {
  const group = element("g", { "font-size": SIZE })
  group.append(...nodes)
  return group
}

function headings(sheet) {
  return Plot.text(sheet.headings, { frameAnchor: "left", y: heading => heading[0], text: heading => heading[1], textAnchor: "start", fontSize: 12, fontWeight: 600, fill: "currentColor" })
}

function names(frame, sheet) {
  if (!frame.named) return []
  const lanes = frame.lanes.map((name, place) => ({ name: fitted(name, SIZE, sheet.width - 2 * SIDE), y: sheet.lanes[place] - 8 }))
  return Plot.text(lanes, { frameAnchor: "left", y: "y", text: "name", textAnchor: "start", fontSize: SIZE, fill: colour("quiet") })
}

/** Numbers at the top and lines down from them, for the days in the list below the picture. */
function across(points, x, sheet) {
  return together(points.map(point => {
    const at = x(new Date(point.day))
    const link = linked(point)
    link.append(
      element("path", { "d": `M${at},20V${sheet.height}`, "stroke": colour("quiet"), "stroke-dasharray": "1 3" }),
      element("circle", { cx: at, cy: 11, r: 8, fill: colour("paper"), stroke: colour("quiet") }),
      element("text", { "x": at, "y": 14.5, "font-size": 10, "fill": colour("quiet") }, String(point.number)),
    )
    return link
  }))
}

/** A bar is sure in the middle and fades where its ends are not; all of it, with its words, is one link. */
function stretch(bar, x, sheet) {
  const [begins, from, to, ends] = [bar.begins, bar.inner_begins, bar.inner_ends, bar.ends].map(day => x(new Date(day)))
  const link = linked(bar)
  const piece = (left, right, paint) => {
    if (right > left) link.append(element("rect", { x: left, y: bar.y, width: right - left, height: BAR, ...paint }))
  }
  piece(begins, from, { fill: `url(#${sheet.id(`${bar.tone}-in`)})` })
  piece(to, ends, { fill: `url(#${sheet.id(`${bar.tone}-out`)})` })
  piece(from, to, { "fill": colour(bar.tone), ...(bar.sure ? {} : { "fill-opacity": 0.5 }) })
  if (UNDERLINED.has(bar.tone)) link.append(element("path", { "d": `M${begins},${bar.y + BAR + 2.5}H${ends}`, "stroke": colour(bar.tone), "stroke-width": 1.5 }))
  // a single day on which it is attested
  if (bar.sure && to - from < 2) piece(from - 1, from + 1, { fill: colour(bar.tone) })
  // a gap between those who followed on each other on the same day
  if (sheet.named && begins === from) piece(from - 0.75, from + 0.75, { fill: colour("paper") })
  const words = label(bar, { begins, from, to, ends }, sheet)
  if (words) link.append(words)
  return link
}

/** The words of a bar: within it where they fit, else beside it, unless others stand there. */
function label(bar, { begins, from, to, ends }, sheet) {
  const need = widthOf(bar.label, SIZE) + 8
  const y = bar.y + BAR / 2 + 4
  if (to - from >= need && bar.sure) return element("text", { x: from + 5, y, "text-anchor": "start", "fill": colour("paper") }, bar.label)
  const below = sheet.under.get(bar.statement + bar.lane + bar.begins)
  if (below) return element("text", { "x": below.at, "y": bar.y + BAR + 9 + below.row * SMALL, "text-anchor": "middle", "font-size": SMALL }, bar.label)
  if (sheet.named) return undefined
  const halo = { "stroke": colour("paper"), "stroke-width": 3, "paint-order": "stroke" }
  if (ends + need < sheet.width) return element("text", { x: ends + 5, y, "text-anchor": "start", ...halo }, bar.label)
  if (begins - need > 0) return element("text", { x: begins - 5, y, "text-anchor": "end", ...halo }, bar.label)
  return element("text", { x: from + 5, y, "text-anchor": "start", "fill": colour("paper") }, fitted(bar.label, SIZE, ends - from - 8))
}

/**
 * From one lane to another: whole where the one went over into the other, dotted where it belonged to it.  Where no
 * source shows the other yet on that day, the line goes on to its bar.
 */
function curve(joint, bars, x, sheet) {
  const at = x(new Date(joint.day))
  const [from, to] = [joint.lane, joint.into].map(lane => sheet.lanes[lane] + BAR / 2)
  const link = linked(joint)
  const begins = Math.max(...bars.filter(bar => bar.lane === joint.into).map(bar => x(new Date(bar.begins))))
  const late = begins > at + 1
  const drop = late ? to : to + (to > from ? -BAR / 2 : BAR / 2)
  const tip = late ? begins : at
  const path = element("path", { "d": `M${at},${from}V${drop}H${tip}`, "fill": "none", "stroke": colour(joint.merged ? "ink" : "quiet"), "stroke-width": joint.merged ? 2 : 1.2 })
  if (!joint.merged) path.setAttribute("stroke-dasharray", "1.5 2.5")
  link.append(path, element("circle", { cx: tip, cy: drop, r: joint.merged ? 3 : 2, fill: colour(joint.merged ? "ink" : "quiet") }))
  return link
}

function gradients(bars, id) {
  const defs = element("defs")
  for (const tone of new Set(bars.map(bar => bar.tone))) {
    defs.append(fading(id(`${tone}-in`), tone, true), fading(id(`${tone}-out`), tone, false))
  }
  return defs
}
