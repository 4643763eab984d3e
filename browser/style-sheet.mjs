// Puts the style sheets of the pages into one: the theme's, without what no page can use, then ours, minified.
// Reads { theme, ours, names, kept } as JSON from the standard input: texts of sheets, the names that pages can hold,
// the custom properties that are used elsewhere.

import { text } from "node:stream/consumers"

import { transform } from "esbuild"
import { PurgeCSS } from "purgecss"

const { theme, ours, names, kept } = JSON.parse(await text(process.stdin))
// Material's script copies ":focus-visible" to a class, for browsers that did not know it; all do
const today = theme.map(sheet => sheet.replaceAll(".focus-visible", ":focus-visible"))
const trimmed = await new PurgeCSS().purge({
  content: [{ raw: names.join(" "), extension: "html" }],
  css: today.map(raw => ({ raw })),
  keyframes: true,
  variables: true,
  safelist: { variables: kept },
})
// no target: our rules for newer browsers are left as they are written
const { code } = await transform([...trimmed.map(sheet => sheet.css), ...ours].join("\n"), { loader: "css", minify: true })
process.stdout.write(code)
