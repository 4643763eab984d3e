// In what order the index is read, and that a reader is answered from what is there.

import assert from "node:assert/strict"
import { test } from "node:test"

import { pause, Session } from "../../browser/search/session.js"

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
  return { made, read, reports, ask: (text, more = {}) => made.ask({ text, only: "", statements: false, ...more }) }
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

test("statements are read where they are asked for, as a kind or by hand, and not for an empty field", async () => {
  for (const [text, more, wanted] of [
    ["tiny guard", { only: "statements" }, true], ["tiny guard", { statements: true }, true], ["tiny guard", { only: "forces" }, false],
    [" ", { statements: true }, false], ["ML-0001", {}, true], ["nobody", {}, true],
  ]) {
    const { ask, read, reports } = session()
    await ask(text, more)
    assert.deepEqual([read.includes("said"), reports.at(-1).without, reports.at(-1).reading], [wanted, !wanted, false], `${text} ${JSON.stringify(more)}`)
  }
})

test("while statements are read for a query, it is answered and said to go on", async () => {
  const { ask, reports } = session()
  await ask("protects buildings")
  assert.deepEqual(reports.map(({ reading, without, failed }) => [reading, without, failed]), [
    // the first names, the other names and their end, the statements and their end
    [true, true, false], [true, true, false], [true, true, false], [true, true, false], [false, false, false],
  ])
  // what was read before answers at once
  const before = reports.length
  await ask("public")
  assert.deepEqual(reports.slice(before).map(({ reading, without }) => [reading, without]), [[false, false]])
})

test("a file is on its way while the one before it is taken up, and each comes once", async () => {
  const order = []
  const files = { ...FILES, "": { ...FILES[""], start: { ...START, records: ["more", "rest"] } }, rest: { records: [] } }
  const made = new Session(async name => {
    order.push(`read ${name}`)
    return files[name]
  }, async () => {}, () => {})
  const add = made.engine.add.bind(made.engine)
  made.engine.add = (part, pause) => {
    order.push("take up")
    return add(part, pause)
  }
  await Promise.all([made.ask(null), made.ask({ text: "guard", only: "", statements: false })])
  assert.deepEqual(order, ["read ", "take up", "read more", "read rest", "take up", "take up"])
})

test("statements that could not be read are said, and read with the next key; nothing else is read anew", async () => {
  const files = { ...FILES, said: undefined }
  const { ask, read, reports } = session(files)
  await ask("protects buildings")
  assert.deepEqual(reports.at(-1), { answered: null, reading: false, without: true, failed: true })
  files.said = FILES.said
  await ask("protects")
  assert.deepEqual(read, ["", "more", "said", "said"])
  assert.deepEqual([reports.at(-1).without, reports.at(-1).reading, reports.at(-1).failed], [false, false, false])
})

test("a pause ends, and not before others had the thread", async () => {
  const order = []
  const paused = pause().then(() => order.push("on"))
  await Promise.resolve().then(() => order.push("other"))
  await paused
  assert.deepEqual(order, ["other", "on"])
})
