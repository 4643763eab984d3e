// Where the search draws a line: how much of a query is read, how many are looked at closely, how much of a name must be
// named, how long acronyms, roots, sounds and slips are; each with what lies just within and just beyond.

import assert from "node:assert/strict"
import { test } from "node:test"

import { Engine } from "../../browser/search/engine.js"
import { alike, nouns, sound, withInitials } from "../../browser/search/guessing.js"
import { partAddress, printedNumber } from "../../browser/search/index-parts.js"
import { slipped } from "../../browser/search/matching.js"
import { parsed } from "../../browser/search/query.js"
import { held, rankedRecords } from "../../browser/search/ranking.js"
import { Searched } from "../../browser/search/searched.js"
import { slips, stems, Terms } from "../../browser/search/terms.js"

const record = (id, name, { kind = 0, facts = "", date = "", answers = [], whole = "" } = {}) =>
  [kind, id, name, [name], "", facts, "", 0, date, answers, whole]
const kind = (tag, group) => ({ tag, label: tag, plural: `${tag}s`, group, wanted: 0 })
const START = {
  questions: [{ tag: "strength", label: "Strength", own: ["strength"], open: ["how many"] }],
  kinds: [kind("forces", "records"), kind("sources", "sources")], kin: [], records: [], statements: [],
  groups: [["records", "Records"], ["sources", "Sources"], ["statements", "Statements"]],
}

async function engine(records, statements = [], pause = async () => {}) {
  const made = new Engine()
  await made.add({ start: START, records, statements }, pause)
  return made
}
const results = answered => answered.groups.flatMap(group => group.results)
const ids = answered => [...answered.first, ...results(answered)].map(one => one.id)
const strength = (text, number = 1) => [0, text, "2021", "2021-12-31", number, 1]

test("before anything was read nothing is found", () => {
  assert.deepEqual(ids(new Engine().answer("guard")), [])
})

test("what was asked stands beside the answer", async () => {
  const { query, only } = (await engine([])).answer("Tiny  guard", "forces")
  assert.deepEqual([query, only], ["Tiny  guard", "forces"])
})

test("others have the thread after each forty rows", async () => {
  const pauses = []
  await engine(Array.from({ length: 50 }, (_, n) => record(`r${n}`, `Post ${n}`)), Array.from({ length: 69 }, (_, n) => [n + 1, 0, "Said", "", 0, 1]),
    async () => pauses.push(1))
  assert.equal(pauses.length, 2)
})

test("sixteen words of a query are looked for, and four hundred characters read", async () => {
  const { searched } = await engine([])
  const words = text => parsed(text, searched).tokens.map(token => token.word)
  assert.equal(words(Array.from({ length: 17 }, (_, n) => `word${n}`).join(" ")).at(-1), "word15")
  assert.equal(parsed("y".repeat(401), searched).text.length, 400)
})

test("of more than can be looked at closely, those with the shortest names are, and of these the first", async () => {
  const many = Array.from({ length: 130 }, (_, n) => record(`post-${n}`, `Border post of the river number ${n}`))
  const made = await engine([...many, record("border", "Border z")], many.map((_, n) => [n + 1, 130, "Post of the river.", "", 0, 1]))
  const { groups } = made.answer("border")
  assert.deepEqual([groups[0].count, groups[0].results[0].id, groups[0].results[1].id], [120, "border", "post-0"])
  const said = made.answer("river", "statements").groups.find(group => group.tag === "statements")
  assert.deepEqual([said.count, said.results[0].number], [120, "ML-0001"])
})

test("of two that are as good the newer comes first, and of two of one date the one that was read first", async () => {
  const made = await engine([
    record("a", "Border a", { date: "2019" }), record("b", "Border b", { date: "2021" }), record("c", "Border c", { date: "2021" }),
    record("d", "Border d"),
  ])
  assert.deepEqual(ids(made.answer("border")), ["b", "c", "a", "d"])
})

test("an answer is given about a record of whose name three tenths are named, not fewer", async () => {
  const made = await engine([
    record("ten", "One river two hills three lakes four woods five wells", { answers: [strength("10")] }),
    record("eleven", "One ocean two hills three lakes four woods five wells six", { answers: [strength("11")] }),
  ])
  const answers = text => made.answer(text).first.map(one => one.title)
  assert.deepEqual(answers("strength river hills lakes"), ["10"])
  assert.deepEqual(answers("strength ocean hills lakes"), [])
})

test("a record named outright stands before the answers, unless they are about it", async () => {
  const guard = record("guard", "Guard", { answers: [strength("450", 7)] })
  const first = async (...records) => (await engine(records)).answer("strength guard").first.map(one => one.number || one.id)
  assert.deepEqual(await first(guard, record("law", "Strength guard")), ["law", "ML-0007"])
  assert.deepEqual(await first(record("law", "Strength guard", { answers: [strength("9", 8)] })), ["ML-0008"])
})

test("initials are those of three to eight words", async () => {
  const made = await engine([
    record("two", "Border Guard"), record("three", "Quick Border Guard"), record("eight", "Ka Quick Zebra Quiz Wolf Xylo Border Guard"),
    record("nine", "Ji Ka Quick Zebra Quiz Wolf Xylo Border Guard"),
  ])
  const places = word => withInitials(word, made.searched)
  assert.deepEqual([places("bg"), places("qbg"), places("kqzqwxbg"), places("jkqzqwxbg")], [[], [1], [2], []])
})

test("a root has four letters, and so has a sound, whose spellings differ by three letters at most", () => {
  const terms = new Terms()
  for (const word of ["action", "radiation", "tiatiatiatiom", "kau", "kaou", "keita"]) terms.add(word)
  assert.deepEqual([...nouns("acted", terms).keys()], [])
  assert.deepEqual([...nouns("radiates", terms)], [["radiation", 0.55]])
  assert.deepEqual([...alike("keyta", terms)], [["keita", 0.55]])
  assert.deepEqual([...alike("cau", terms).keys()], [])
  assert.deepEqual([...alike("qqqueyta", terms).keys()], ["keita"])
  assert.deepEqual([...alike("qqqqueyta", terms).keys()], [])
  const sounds = { photo: "foto", ghali: "gali", khalid: "kalid", cisse: "cis", coulou: "kulu", wagadou: "uagadu", djenne: "jen", zorro: "soro" }
  for (const [word, heard] of Object.entries(sounds)) assert.equal(sound(word), heard, word)
})

test("a letter may be wrong in four, a wrong first one in five, two in six, with a wrong first one in eight", async () => {
  const made = await engine(["gao", "timb", "kidal", "menaka", "segovia", "mopticity"].map(name => record(name, name)))
  const slip = word => {
    const [token] = parsed(`${word} `, made.searched).content
    slipped(made.searched.inRecords, token)
    return [...token.guesses]
  }
  assert.deepEqual(slip("gax"), [])
  assert.deepEqual(slip("timx"), [["timb", 0.6]])
  assert.deepEqual(slip("ximb"), [])
  assert.deepEqual(slip("xidal"), [["kidal", 0.6]])
  assert.deepEqual(slip("kidxx"), [])
  assert.deepEqual(slip("menaxx"), [["menaka", 0.45]])
  assert.deepEqual(slip("xegovix"), [])
  assert.deepEqual(slip("xopticitx"), [["mopticity", 0.45]])
  // a figure is no slip
  assert.deepEqual(slip("kidal1"), [])
})

test("slips are counted with every letter that is missing", () => {
  const counts = { "a gendarmerie": 10, "ab abcdef": 4, "abcdef ab": 4, "ab ba": 1, "abc bca": 2, "xab ba": 2 }
  for (const [pair, count] of Object.entries(counts)) assert.equal(slips(...pair.split(" ")), count, pair)
})

test("words that make one in a name stand for it, and only those that count", async () => {
  const made = await engine([record("tin", "Tinzaouatene"), record("g5", "G5", { answers: [strength("5000")] }), record("other", "Strengthg")])
  const query = parsed("Tin Zaouaten", made.searched)
  const [tin] = rankedRecords(query, held(query, made.searched), made.searched, () => 0)
  assert.deepEqual([tin.place, tin.named, tin.fit.toFixed(2)], [0, true, "0.97"])
  const [g5] = made.answer("strength g 5").first
  assert.equal(g5.title, "5000")
})

test("a word of two letters and one with a figure have no stems", () => {
  assert.deepEqual([stems("un"), stems("g5s")], [[], []])
  assert.deepEqual(stems("men"), ["e:men", "f:men"])
})

test("a file of the index is beside the first, and numbers are printed with four figures", () => {
  const first = "https://x.example/kb/assets/search/names-0.js"
  assert.equal(partAddress("", first), first)
  assert.equal(partAddress("said-1.js", first), "https://x.example/kb/assets/search/said-1.js")
  assert.deepEqual([printedNumber(7), printedNumber(12345)], ["ML-0007", "ML-12345"])
})

test("an acronym has capitals, is one word and no longer than twelve letters", () => {
  const searched = new Searched()
  for (const name of ["MINUSMA", "Guard", "UN Women", "ABCDEFGHIJKL", "ABCDEFGHIJKLM", "G9-S"]) searched.addRecord(record(name, name))
  assert.deepEqual([...searched.acronyms], ["minusma", "abcdefghijkl", "g9s"])
})
