// In what order the index is read, and that a reader is answered from what is there.

import assert from "node:assert/strict"
import { test } from "node:test"

import { Session } from "../../browser/search/session.js"

const record = (id, name) => [0, id, name, [name], "Force", "", "", 0, "", []]
const START = {
  questions: [], kin: [], groups: [["records", "Records"], ["statements", "Statements"]],
  kinds: [{ tag: "forces", label: "Force", plural: "Forces", group: "records", wanted: 0 }],
  records: ["more"], statements: ["said"],
}
const FILES = {
  "": { start: START, records: [record("guard", "Tiny Guard")] },
  more: { records: [record("hero", "Great Hero")] },
  said: { statements: [[1, 0, "The Guard protects public buildings.", "2019", 0, 1]] },
}

/** A session with what it has read and said. */
function session(files = FILES) {
  const read = []
  const reports = []
  const load = async name => {
    read.push(name)
    if (!files[name]) throw new Error(name)
    return files[name]
  }
  const made = new Session(load, () => new Promise(setImmediate), report => reports.push(report))
  return { made, read, reports, ask: text => made.ask({ text, only: "", statements: false }) }
}

const ids = report => [...report.answered.first, ...report.answered.groups.flatMap(group => group.results)].map(one => one.id)

test("names are read first, and answer as they come; statements are left aside where a name answers", async () => {
  const { ask, read, reports } = session()
  await ask("tiny guard")
  assert.deepEqual(read, ["", "more"])
  assert.deepEqual(ids(reports[0]), ["guard"])
  assert.equal(reports[0].reading, true)
  assert.equal(reports.at(-1).reading, false)
  assert.equal(reports.at(-1).without, true)
})

test("statements are read where no name answers, and only once", async () => {
  const { ask, read, reports } = session()
  await ask("protects buildings")
  assert.deepEqual(read, ["", "more", "said"])
  assert.equal(reports.at(-1).answered.groups[0].results[0].number, "ML-0001")
  await ask("public")
  assert.deepEqual(read, ["", "more", "said"])
})

test("before anything is asked names are read and nothing is said", async () => {
  const { made, read, reports } = session()
  await made.ask(null)
  assert.deepEqual(read, ["", "more"])
  assert.deepEqual(reports, [])
})

test("of keys that follow each other at once the last is answered", async () => {
  const { ask, reports } = session()
  await ask("hero")
  reports.length = 0
  await Promise.all(["t", "ti", "tin", "tiny"].map(ask))
  assert.deepEqual([...new Set(reports.map(report => report.answered.query))], ["tiny"])
})

test("a file that could not be read is said and read again with the next key, the others not", async () => {
  const files = { ...FILES, more: undefined }
  const { ask, read, reports } = session(files)
  await ask("hero")
  assert.equal(reports.at(-1).failed, true)
  files.more = FILES.more
  await ask("great hero")
  assert.deepEqual(read, ["", "more", "more"])
  assert.deepEqual(ids(reports.at(-1)), ["hero"])
  assert.equal(reports.at(-1).failed, false)
})
