// Bundles browser/entries/ into classic scripts, one for each entry, and prints them as JSON: a text for each name.
// Classic scripts, as browsers refuse modules to pages read from a disk.

import { readdirSync } from "node:fs"
import { basename, join } from "node:path"

import { build } from "esbuild"

const folder = join(import.meta.dirname, "entries")
const { outputFiles } = await build({
  entryPoints: readdirSync(folder).sort().map(name => join(folder, name)),
  bundle: true,
  // docx would use Node's where there is no atob, which every browser has
  external: ["buffer"],
  format: "iife",
  // what readers have who have not changed their browser since 2021
  target: ["chrome90", "firefox90", "safari15"],
  minify: true,
  legalComments: "none",
  outdir: "out",
  write: false,
})
console.log(JSON.stringify(Object.fromEntries(outputFiles.map(file => [basename(file.path, ".js"), file.text]))))
