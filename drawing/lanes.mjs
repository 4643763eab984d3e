// Stretches of time in lanes under one axis; days that matter to all of them stand across.

import * as Plot from "@observablehq/plot"

import { colour, document, element, fading, widthOf } from "./paper.mjs"

const BAR = 14
const ROW = 24
const NAME = 15
const HEADING = 26
const TOP = 34
const SIDE = 14
const SIZE = 11

/** @param {any} picture @param {number} width */
export function lanes(picture, width) {
  const { frame } = picture
  const sheet = layout(frame)
  const days = [new Date(frame.begins), new Date(frame.ends)]
  const scale = day => ((new Date(day).getTime() - days[0]) / (days[1] - days[0])) * (width - 2 * SIDE) + SIDE
  const bars = picture.marks.filter(mark => "tone" in mark).map(bar => ({ ...bar, y: sheet.lanes[bar.lane] }))
  const joints = picture.marks.filter(mark => "into" in mark)
  const id = part => `${picture.name}-${width}-${part}`
  return Plot.plot({
    document,
    width,
    height: sheet.height + 24,
    marginLeft: SIDE,
    marginRight: SIDE,
    marginTop: TOP,
    marginBottom: 24,
    x: { type: "utc", domain: days },
    y: { type: "identity", axis: null },
    marks: [
      () => gradients(bars, id),
      Plot.gridX({ ticks: "1 year", stroke: colour("faint"), strokeOpacity: 1 }),
      axis(width, frame, sheet),
      points(picture.points, sheet),
      ...joined(joints, sheet),
      headings(frame, sheet),
      names(frame, sheet),
      ...stretches(bars, id),
      ...labels(bars, scale, width, frame.named),
    ].flat(),
  })
}

/** Where each lane's bar begins from the top, and where headings stand. */
function layout(frame) {
  const headed = new Map(frame.groups)
  const found = { lanes: [], headings: [], height: TOP + 4 }
  frame.lanes.forEach((_, place) => {
    if (headed.has(place)) {
      found.headings.push([found.height + HEADING - 10, headed.get(place)])
      found.height += HEADING
    }
    if (frame.named) found.height += NAME
    found.lanes.push(found.height + (ROW - BAR) / 2 - (frame.named ? 3 : 0))
    found.height += ROW
  })
  return found
}

function axis(width, frame, sheet) {
  const years = width < 400 ? "2 years" : "1 year"
  return Plot.axisX({ ticks: years, tickFormat: "%Y", tickSize: 0, fontSize: SIZE, fill: colour("quiet"), label: null })
}

/** Numbers at the top and lines down from them, for the days in the list below the picture. */
function points(days, sheet) {
  const at = point => new Date(point.day)
  return [
    Plot.ruleX(days, { x: at, y1: 20, y2: sheet.height, stroke: colour("quiet"), strokeDasharray: "1 3" }),
    Plot.dot(days, { x: at, y: 11, r: 8, fill: colour("paper"), stroke: colour("quiet"), ...linked }),
    Plot.text(days, { x: at, y: 11, text: point => String(point.number), fontSize: 10, fill: colour("quiet"), pointerEvents: "none" }),
  ]
}

const linked = { href: mark => mark.address, title: mark => mark.words }

/** A bar is sure in the middle and fades where its ends are not. */
function stretches(bars, id) {
  const piece = (from, to, which, paint) => bars.some(which) ? Plot.rect(bars.filter(which), {
    x1: bar => new Date(bar[from]), x2: bar => new Date(Math.max(new Date(bar[to]), new Date(bar[from]))), y1: "y", y2: bar => bar.y + BAR, ...paint, ...linked,
  }) : []
  const tones = [...new Set(bars.map(bar => bar.tone))]
  return tones.flatMap(tone => {
    const own = bar => bar.tone === tone
    return [
      piece("begins", "inner_begins", bar => own(bar) && bar.begins < bar.inner_begins, { fill: `url(#${id(`${tone}-in`)})` }),
      piece("inner_ends", "ends", bar => own(bar) && bar.inner_ends < bar.ends, { fill: `url(#${id(`${tone}-out`)})` }),
      piece("inner_begins", "inner_ends", bar => own(bar) && bar.sure && bar.inner_begins < bar.inner_ends, { fill: colour(tone) }),
      piece("inner_begins", "inner_ends", bar => own(bar) && !bar.sure, { fill: colour(tone), fillOpacity: 0.5 }),
      attested(bars.filter(bar => own(bar) && bar.sure && bar.inner_begins === bar.inner_ends), tone),
    ]
  })
}

/** A single day on which something is attested. */
function attested(bars, tone) {
  return bars.length ? Plot.ruleX(bars, { x: bar => new Date(bar.inner_begins), y1: "y", y2: bar => bar.y + BAR, stroke: colour(tone), strokeWidth: 2, ...linked }) : []
}

function gradients(bars, id) {
  const defs = element("defs")
  for (const tone of new Set(bars.map(bar => bar.tone))) {
    defs.append(fading(id(`${tone}-in`), tone, true), fading(id(`${tone}-out`), tone, false))
  }
  return defs
}

/** The words of bars: within where they fit, else beside, where nothing else of the lane stands. */
function labels(bars, scale, width, named) {
  const placed = { within: [], after: [], before: [] }
  for (const bar of bars) {
    const [from, to] = [scale(bar.begins), scale(bar.ends)]
    const [firm, end] = [scale(bar.inner_begins), scale(bar.inner_ends)]
    const need = widthOf(bar.label, SIZE) + 8
    if (end - firm >= need && bar.sure) placed.within.push({ ...bar, at: bar.inner_begins })
    else if (!named && to + need < width) placed.after.push({ ...bar, at: bar.ends })
    else if (!named && from - need > 0) placed.before.push({ ...bar, at: bar.begins })
  }
  const words = (marks, options) => marks.length ? Plot.text(marks, {
    x: mark => new Date(mark.at), y: mark => mark.y + BAR / 2, text: "label", fontSize: SIZE, pointerEvents: "none", ...options,
  }) : []
  const beside = { fill: "currentColor", stroke: colour("paper"), strokeWidth: 4 }
  return [
    words(placed.within, { dx: 5, textAnchor: "start", fill: colour("paper") }),
    words(placed.after, { dx: 5, textAnchor: "start", ...beside }),
    words(placed.before, { dx: -5, textAnchor: "end", ...beside }),
  ]
}

function headings(frame, sheet) {
  return Plot.text(sheet.headings, { frameAnchor: "left", y: heading => heading[0], text: heading => heading[1], textAnchor: "start", fontSize: 12, fontWeight: 600, fill: "currentColor" })
}

function names(frame, sheet) {
  if (!frame.named) return []
  const lanes = frame.lanes.map((name, place) => ({ name, y: sheet.lanes[place] - 8 }))
  return Plot.text(lanes, { frameAnchor: "left", y: "y", text: "name", textAnchor: "start", fontSize: SIZE, fill: colour("quiet") })
}

function joined(joints, sheet) {
  return []
}
