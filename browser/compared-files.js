// The files of a chosen comparison, as text: its own reference, in which Python left places for what was chosen, and
// its values as a table.

/**
 * @typedef {import("./compared-rows.js").Compared} Compared
 * @typedef {import("./compared-rows.js").Row} Row
 * @typedef {{ root: string, files: Record<string, string> }} Cited as kb/publish/comparison_data.py writes it
 */

/** The signs that TeX takes for its own, as kb/cite/bibtex.py writes them. @type {Record<string, string>} */
const SIGNS = {
  "\\": "\\textbackslash{}", "~": "\\textasciitilde{}", "^": "\\textasciicircum{}", "{": "\\textbraceleft{}",
  "}": "\\textbraceright{}", "&": "\\&", "%": "\\%", "#": "\\#", _: "\\_", $: "\\$",
}

/** @type {Record<string, (names: string) => string>} */
const FORMS = {
  bib: names => names.replace(/[\\~^{}&%#_$]/g, sign => SIGNS[sign] ?? sign),
  bibtex: names => names.replace(/[\\~^{}&%#_$]/g, sign => SIGNS[sign] ?? sign),
  "csl.json": names => JSON.stringify(names).slice(1, -1),
}

/**
 * A file of the page itself, with what was chosen.
 * @param {Cited} cited
 * @param {string} ending
 * @param {string[]} ids
 * @param {string[]} names
 */
export function ownFile({ files }, ending, ids, names) {
  const words = names.join(", ")
  const said = FORMS[ending]?.(words) ?? words
  // a name could hold what stands for the ids
  return (files[ending] ?? "").replace(/KB-(?:NAMES|KEY|IDS)/g, place => (
    { "KB-NAMES": said, "KB-KEY": ids.join("-"), "KB-IDS": ids.join(",") }[place] ?? place
  ))
}

/**
 * The numbers of the statements on which the rows rest, each once.
 * @param {Row[][]} tables
 */
export function statementsOf(tables) {
  const all = tables.flat().flatMap(row => row.cells.flatMap(cell => cell.values.map(([, , statement = ""]) => statement)))
  return [...new Set(all.filter(Boolean))]
}

/**
 * The rows as a CSV with the columns of kb/publish/comparison_data.py.
 * @param {string[]} titles of the groups of rows
 * @param {Row[][]} tables
 * @param {Compared[]} records
 * @param {string} root the address under which pages are cited
 */
export function asCsv(titles, tables, records, root) {
  const rows = tables.flatMap((group, number) => group.flatMap(row => row.cells.flatMap((cell, column) =>
    cell.values.map(([words = "", small = "", statement = ""]) => [
      titles[number] ?? "", row.label, records[column]?.title ?? "", words, small, statement,
      statement && `${root}s/${statement}.html`,
    ]),
  )))
  const head = ["table", "question", "record", "value", "date", "statement", "address"]
  const quoted = (/** @type {string} */ text) => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)
  return [head, ...rows].map(row => `${row.map(quoted).join(",")}\n`).join("")
}
