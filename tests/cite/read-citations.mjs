// Reads files of citations, and the references that it prints of them, as citation-js has them: JSON to standard output.
// What it warns of goes to standard error.
import { readFileSync } from "node:fs"

import { Cite, logger } from "@citation-js/core"
import "@citation-js/plugin-bibtex"
import "@citation-js/plugin-csl"
import "@citation-js/plugin-ris"

logger.level = "warn"

/** The works of a file; those of RIS one by one, as citation-js takes a whole file for the dialect of one of them. */
const works = path => {
  const text = readFileSync(path, "utf8")
  return path.endsWith(".ris") ? text.split(/(?<=^ER  - *\n)/m).map(one => new Cite(one)) : [new Cite(text)]
}

const read = process.argv.slice(2).map(works).map(cites => ({
  items: cites.flatMap(cite => cite.data).map(({ title, author, issued, URL }) => ({ title, author, issued, URL })),
  printed: cites.map(cite => cite.format("bibliography", { template: "apa", lang: "en-US" })).join(""),
}))
console.log(JSON.stringify(read))
