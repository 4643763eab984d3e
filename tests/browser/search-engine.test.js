// What the engine answers from a small index: which statements it finds, what it takes for a slip, what it marks, how
// many results it hands over.

import assert from "node:assert/strict"
import { test } from "node:test"

import { Engine } from "../../browser/search/engine.js"
import { partIn } from "../../browser/search/index-parts.js"
import { opens } from "../../browser/search/keys.js"
import { age } from "../../browser/search/result-list.js"
import { spoken } from "../../browser/search/search-box.js"

const record = (id, name, { kind = 0, over = 0 } = {}) => [kind, id, name, [name], "", "", "", over, "", []]
const kind = (tag, label, group) => ({ tag, label, plural: `${label}s`, group, wanted: 0 })
const START = {
  questions: [], kin: [], records: [], statements: [],
  groups: [["records", "Records"], ["sources", "Sources"], ["statements", "Statements"]],
  kinds: [kind("forces", "Force", "records"), kind("places", "Place", "records"), kind("sources", "Source", "sources")],
}

/** An engine that has taken up these records and statements. */
async function engine(records, statements = []) {
  const made = new Engine()
  await made.add({ start: START, records, statements }, async () => {})
  return made
}

const GUARD = record("guard", "Tiny Guard")
/** A statement of the guard; `status` 0 holds, 1 is overtaken, 2 is withdrawn. */
const said = (number, text, status = 0, sources = 1) => [number, 0, text, "2019", status, sources]
const found = answered => answered.groups.flatMap(group => group.results)
const numbers = answered => found(answered).map(one => one.number)
const ids = answered => [...answered.first, ...found(answered)].map(one => one.id)

test("an overtaken statement comes after one that holds and says so; a withdrawn one is had by its number alone", async () => {
  const made = await engine([GUARD], [
    said(1, "It protects buildings.", 2), said(2, "It protects buildings.", 1), said(3, "It protects buildings.", 0),
  ])
  const answered = made.answer("protects buildings")
  assert.deepEqual(numbers(answered), ["ML-0003", "ML-0002"])
  assert.deepEqual(found(answered).map(one => one.state), ["", "overtaken"])
  const [withdrawn] = made.answer("ML-0001").first
  assert.deepEqual([withdrawn.number, withdrawn.state], ["ML-0001", "withdrawn"])
})

test("a result says where it leads, what it is, its date and on how many sources it rests", async () => {
  const made = await engine([GUARD], [said(3, "It protects buildings.", 0, 2)])
  const [{ address, title, text, kind, dated, sources, number }] = found(made.answer("buildings"))
  assert.deepEqual([address, title, text, kind, dated, sources, number],
    ["forces/guard.html#ML-0003", "It protects buildings.", "Tiny Guard", "Statement", "2019", 2, "ML-0003"])
  // an address names one page; of another kind there is none
  assert.deepEqual(made.answer("forces/guard.html").first.map(one => one.address), ["forces/guard.html"])
  assert.deepEqual(made.answer("places/guard.html").first, [])
  assert.deepEqual(made.answer("forces/nobody.html").first, [])
})

test("a slip is likelier than two words in one of which one has three letters", async () => {
  const short = await engine([record("a", "Bar"), record("b", "Kane"), record("c", "Barkhane")])
  assert.deepEqual(short.answer("barkane ").read, [["barkane", "barkhane"]])
  assert.deepEqual(ids(short.answer("barkane ")), ["c"])
  // a word of four letters is no slip of another
  const long = await engine([record("a", "Sand and storm"), record("b", "Sandstorn")])
  assert.deepEqual(long.answer("sandstorm ").read, [])
  assert.deepEqual(ids(long.answer("sandstorm ")), ["a"])
  // without anything of which it may be a slip, words of three letters are two in one
  const apart = await engine([record("a", "Bar kane"), record("b", "Other")])
  assert.deepEqual(ids(apart.answer("barkane ")), ["a"])
})

test("a word of two letters is marked whole, a longer one and the last while it is typed wherever they begin one", async () => {
  const made = await engine([GUARD])
  assert.deepEqual(made.answer("g5 gua ti").begun, ["gua", "ti"])
  assert.deepEqual(made.answer("g5 gua ti ").begun, ["gua"])
  assert.deepEqual(made.answer("g5 gua ti ").marks.slice(0, 3), ["g5", "gua", "ti"])
})

test("of a group five are shown at once and sixty handed over, and all are counted", async () => {
  const many = Array.from({ length: 70 }, (_, n) => record(`post-${n}`, `Border post ${n}`))
  const made = await engine([...many, record("paper", "Border post", { kind: 2 })])
  const { groups, filters } = made.answer("border po")
  const [records] = groups
  assert.deepEqual([records.tag, records.strong, records.results.length, records.count], ["records", 5, 60, 70])
  assert.deepEqual(filters.map(({ tag, count }) => [tag, count]), [["forces", 70], ["sources", 1]])
})

test("a kind that is asked for is all that is found", async () => {
  const made = await engine(
    [GUARD, record("post", "Guard post", { kind: 1 })], [said(3, "The guard protects buildings.")],
  )
  assert.deepEqual(made.answer("guard").filters.map(({ tag, count }) => [tag, count]), [["forces", 1], ["places", 1], ["statements", 1]])
  assert.deepEqual(ids(made.answer("guard", "places")), ["post"])
  assert.deepEqual(numbers(made.answer("guard", "statements")), ["ML-0003"])
})

test("what is over comes after what is not, and the words that the best result lacks are named", async () => {
  const made = await engine([record("old", "Border unit", { over: 1 }), record("new", "Border unity")])
  assert.deepEqual(ids(made.answer("border uni")), ["new", "old"])
  assert.deepEqual(made.answer("border nowhere ").left, ["nowhere"])
  assert.deepEqual(made.answer("border ").left, [])
})

test("an acronym in capitals is the name of a record, in small letters or a shouted query a word like others", async () => {
  const made = await engine([record("un", "UN"), record("post", "A post near a market")])
  assert.deepEqual(ids(made.answer("UN near ")), ["un", "post"])
  assert.deepEqual(ids(made.answer("un near ")), ["post"])
  assert.deepEqual(ids(made.answer("UN NEAR ")), ["post"])
})

test("a record that alone bears what was typed stands first; where two bear it, neither does", async () => {
  const other = record("unit", "Tiny Guard unit")
  const one = await engine([GUARD, other])
  assert.deepEqual(one.answer("tiny guard").first.map(each => each.id), ["guard"])
  assert.deepEqual(found(one.answer("tiny guard")).map(each => each.id), ["unit"])
  const two = await engine([GUARD, record("twin", "Tiny Guard", { kind: 1 }), other])
  assert.deepEqual(two.answer("tiny guard").first, [])
  assert.deepEqual(ids(two.answer("tiny guard")).slice(0, 2), ["guard", "twin"])
})

/** A record with an answer to the question of this number. */
const answering = (id, name, question, text) => [0, id, name, [name], "", "", "", 0, "", [[question, text, "2021", "2021-12-31", 6, 2]]]
const ASKING = { ...START, questions: [
  { label: "Strength", own: ["strength", "number of men"], open: ["how many"] }, { label: "Head", own: ["head"], open: ["who"] },
] }

test("a question about a record is answered, whether it is named or only opened, and says when that was so", async () => {
  const made = new Engine()
  await made.add({ start: ASKING, records: [
    answering("guard", "Tiny Guard", 0, "450"), answering("corps", "Corps of the Guard of the very great River", 0, "9"),
    answering("hero", "Great Hero", 1, "Nobody"),
  ] }, async () => {})
  const titles = text => made.answer(text).first.map(one => one.title)
  for (const text of ["strength of the tiny guard", "number of men tiny guard", "how many tiny guard"]) assert.deepEqual(titles(text), ["450"], text)
  assert.deepEqual(titles("who great hero"), ["Nobody"])
  // half a phrase asks nothing, and what is not answered is not
  assert.deepEqual(titles("number tiny guard"), [])
  assert.deepEqual(titles("head of the tiny guard"), [])
  // of a long name a word is not enough
  assert.deepEqual(titles("strength river"), [])
  const [answer] = made.answer("strength tiny guard").first
  assert.deepEqual([answer.text, answer.kind, answer.dated, answer.day, answer.sources, answer.number],
    ["Tiny Guard: Strength", "Answer", "2021", "2021-12-31", 2, "ML-0006"])
})

test("the long title of a source comes before statements only where it is named nearly whole", async () => {
  const paper = record("paper", "Report on the reform of the border guard", { kind: 2 })
  const made = await engine([GUARD, paper], [said(3, "The border guard was reformed by a report.")])
  const groups = text => made.answer(text).groups.map(group => group.tag)
  assert.deepEqual(groups("report border guard "), ["statements", "sources"])
  assert.deepEqual(groups("report on the reform of the border guards "), ["sources", "statements"])
})

test("words of a file of the index are those between its brackets, whatever they hold", () => {
  assert.deepEqual(partIn('kbFind({"statements":[[1,0,"a (b) c"]]})\n'), { statements: [[1, 0, "a (b) c"]] })
})

test("the age of an answer is told in months, after two years in years, and not of what is to come", () => {
  const now = new Date("2026-11-26T12:00:00Z")
  const ages = {
    "2026-12-01": "", "2026-11-30": "this month", "2026-10-31": "1 month old", "2025-11-30": "12 months old",
    "2024-12-31": "23 months old", "2024-11-30": "2 years old", "2021-12-31": "4 years old", "": "",
  }
  assert.deepEqual(Object.fromEntries(Object.keys(ages).map(day => [day, age(day, now)])), ages)
})

test("the search opens by its keys, not with another key held down nor while something is typed", () => {
  globalThis.Element ??= class {}
  const typing = Object.assign(new Element(), { closest: () => ({}) })
  const reading = Object.assign(new Element(), { closest: () => null })
  for (const key of ["/", "f", "s"]) {
    assert.equal(opens({ key, target: reading }), true)
    assert.equal(opens({ key, target: null }), true)
    assert.equal(opens({ key, target: typing }), false)
    for (const held of ["ctrlKey", "metaKey", "altKey"]) assert.equal(opens({ key, target: reading, [held]: true }), false, held)
  }
  assert.equal(opens({ key: "x", target: reading }), false)
})

test("what is said aloud: how much was found so far, how words were read, what was left out", () => {
  const heard = (counts, more = {}, reading = false) =>
    spoken({ first: [], left: [], read: [], groups: counts.map(count => ({ count })), ...more }, reading)
  assert.equal(heard([]), "Nothing found")
  assert.equal(heard([], {}, true), "Searching …")
  assert.equal(heard([1]), "1 result")
  assert.equal(heard([2, 5]), "7 results")
  assert.equal(heard([2, 5], {}, true), "7 results so far")
  // an answer is one of what is found, where nothing else is
  assert.equal(heard([], { first: [{}] }), "1 result")
  assert.equal(heard([], { first: [{}] }, true), "1 result")
  assert.equal(heard([3], { first: [{}], left: ["zeppelin", "x"] }), "3 results; without “zeppelin”, “x”")
  assert.equal(heard([], { left: ["zeppelin"] }), "Nothing found")
  assert.equal(heard([3], { read: [["palase", "palace"], ["gard", "guard"]] }), "3 results; “palase” read as “palace”, “gard” read as “guard”")
})

test("a share is not the number alone, unless no share of that size is known", async () => {
  const made = await engine([GUARD, record("law", "Law of 30 November")], [said(1, "At least 30% are women."), said(2, "There were 30 men.")])
  assert.deepEqual(ids(made.answer("30%")).includes("law"), false)
  assert.deepEqual(numbers(made.answer("30 per cent")).filter(Boolean), ["ML-0001"])
  assert.ok(ids(made.answer("November 30")).includes("law"))
  assert.ok(ids((await engine([record("law", "Law of 30 November")])).answer("30%")).includes("law"))
})
