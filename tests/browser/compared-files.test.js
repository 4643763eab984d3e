import assert from "node:assert/strict"
import { test } from "node:test"

import { asCsv, ownFile, statementsOf } from "../../browser/compared-files.js"

const cited = {
  root: "https://x.example/ed/2026.2/",
  files: {
    bib: "@online{mlssr-KB-KEY-2026.2,\n  title = {{Side by side: KB-NAMES}},\n  url = {https://x.example/compare.html#KB-IDS},\n}\n",
    ris: "TY  - WEB\nTI  - Side by side: KB-NAMES\nUR  - https://x.example/compare.html#KB-IDS\nER  - \n",
    "csl.json": '[{"title": "Side by side: KB-NAMES", "URL": "https://x.example/compare.html#KB-IDS"}]',
  },
}
/** @type {any[]} */
const records = [{ title: "The Guard" }, { title: 'The "Watch"' }]
/** @type {any[][]} */
const tables = [
  [{ label: "State", sort: "", cells: [{ values: [["exists", "2019", "ML-0001"]] }, { values: [] }] }],
  [],
  [{ label: "Names", sort: "", cells: [{ values: [] }, { values: [["Watch, the"], ["W", "", "ML-0001"]] }] }],
]

test("a file names what was chosen, in the way of its format", () => {
  const names = ["Guard & Watch", 'KB-IDS "{"']
  assert.match(ownFile(cited, "bib", ["guard", "watch"], names), /mlssr-guard-watch-2026\.2,/)
  assert.match(ownFile(cited, "bib", ["guard", "watch"], names), /title = \{\{Side by side: Guard \\& Watch, KB-IDS "\\textbraceleft\{\}"\}\}/)
  const bibtex = { ...cited, files: { bibtex: "KB-NAMES" } }
  assert.equal(ownFile(bibtex, "bibtex", ["guard"], ["A_{b} 5 % $1 #2 ~^\\"]), "A\\_\\textbraceleft{}b\\textbraceright{} 5 \\% \\$1 \\#2 \\textasciitilde{}\\textasciicircum{}\\textbackslash{}")
  assert.match(ownFile(cited, "ris", ["guard", "watch"], names), /TI {2}- Side by side: Guard & Watch, KB-IDS "\{"\n/)
  const [item] = JSON.parse(ownFile(cited, "csl.json", ["guard", "watch"], names))
  assert.deepEqual(item, { title: 'Side by side: Guard & Watch, KB-IDS "{"', URL: "https://x.example/compare.html#guard,watch" })
})

test("the table has a row for each value, with the address of its statement", () => {
  assert.deepEqual(statementsOf(tables), ["ML-0001"])
  assert.equal(asCsv(["Answers", "", "Names, all"], tables, records, cited.root), [
    "table,question,record,value,date,statement,address",
    "Answers,State,The Guard,exists,2019,ML-0001,https://x.example/ed/2026.2/s/ML-0001.html",
    '"Names, all",Names,"The ""Watch""","Watch, the",,,',
    '"Names, all",Names,"The ""Watch""",W,,ML-0001,https://x.example/ed/2026.2/s/ML-0001.html',
    "",
  ].join("\n"))
})
