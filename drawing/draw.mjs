// Draws pictures: reads a list of them as JSON (kb/pictures/picture.py), prints JSON with two drawings of each by name:
// "narrow" for phones and "wide" for all else, or one for "both".

import { readFileSync } from "node:fs"

import { calendar } from "./calendar.mjs"
import { finished } from "./finish.mjs"
import { graph } from "./graph.mjs"
import { ladder } from "./ladder.mjs"
import { lanes } from "./lanes.mjs"
import { plane } from "./plane.mjs"
import { rows } from "./rows.mjs"
import { tiles } from "./tiles.mjs"
import { towns } from "./towns.mjs"

/** What draws a picture of each sort, given the picture and the width in pixels. */
const DRAWINGS = { calendar, graph, ladder, lanes, plane, rows, tiles, towns }

/** The widths: that of a text on a phone of 360 pixels, and that of a column of text. */
const WIDTHS = { narrow: 328, wide: 704 }
/** Of some, one drawing serves all: it has hundreds of marks and no words among them that would grow too large. */
const ONE = { calendar: { both: 328 } }

const pictures = JSON.parse(readFileSync(0, "utf-8"))
const drawn = {}
for (const picture of pictures) {
  drawn[picture.name] = {}
  for (const [form, width] of Object.entries(ONE[picture.drawing] ?? WIDTHS)) {
    drawn[picture.name][form] = finished(await DRAWINGS[picture.drawing](picture, width), picture, form)
  }
}
console.log(JSON.stringify(drawn))
