// No input can hang the search or make it fail: what people and machines may put into the field, in any mixture.

import assert from "node:assert/strict"
import { test } from "node:test"

import { Engine } from "../../browser/search/engine.js"
import { parsed } from "../../browser/search/query.js"
import { asked, phrasesOf } from "../../browser/search/questions.js"

/** Milliseconds within which any question is answered; a thousand times what one takes on the small base below. */
const SOON = 1000

const row = (id, ...names) => [0, id, names[0], names, "Force", "", "", 0, "", [[0, "4,000 (2015)", "2015", "2015-12-31", 1, 1]]]

async function engine() {
  const made = new Engine()
  const start = {
    questions: [{ tag: "strength", label: "Strength", own: ["strength"], open: ["how many"] }],
    kinds: [{ tag: "forces", label: "Force", plural: "Forces", group: "records", wanted: 0 }],
    groups: [["records", "Records"], ["statements", "Statements"]],
    kin: [["minister", "ministry"]], records: [], statements: [],
  }
  const records = [row("gendarmerie", "National Gendarmerie", "Gendarmerie nationale"), row("g5", "G5 Sahel", "G5S"), row("un", "United Nations", "UN")]
  const statements = Array.from({ length: 200 }, (_, n) => [n, n % 3, `In ${2000 + (n % 25)} the force counted ${n},235 men (30%).`, "2015", n % 3, 1])
  await made.add({ start, records, statements }, async () => {})
  return made
}

/** The same numbers in each run. */
function numbers(seed) {
  let state = seed
  return most => {
    state = (state * 1103515245 + 12345) % 2147483648
    return state % most
  }
}

const PIECES = [
  "(.*)", ".*", "*)", "[a-z]+", "++police", ":police", "police~abc", "^", "$", "\\", "\\u0000", "\u0000", "\ud800", "\udfff", "👮🏾‍♀️", "\u200b",
  "\u0301".repeat(30), "a".repeat(300), "1".repeat(300), "1,".repeat(60), "1 000 ".repeat(30), "-".repeat(200), "'".repeat(100), "a-".repeat(80),
  "G5", "U.N.", "S/2014/173", "ML-0001", "ml", "#ml-1", "__proto__", "constructor", "toString", "hasOwnProperty", "<script>", "&amp;", "%00", "%",
  "how many", "strength", "un", "الجيش", "армия", "İ", "ß", "ﬁ", "½", "١٢٣", "\n", "\t", " ", "gendarmrie", "é", "null", "undefined", "NaN", "-0",
]

test("what has hung or silenced a search before is answered", async () => {
  const made = await engine()
  for (const text of PIECES) {
    const begun = performance.now()
    const found = made.answer(text)
    assert.equal(found.query, text)
    assert.ok(performance.now() - begun < SOON, JSON.stringify(text))
  }
  for (const text of ["++gendarmerie", ":gendarmerie", "gendarmerie~", "(gendarmerie)", "gendarmerie*"])
    assert.equal([...made.answer(text).first, ...made.answer(text).groups.flatMap(group => group.results)][0]?.id, "gendarmerie", text)
})

test("statements are wanted where neither a name nor an answer is found", async () => {
  const made = await engine()
  const wanted = {
    gendarmerie: false, "how many gendarmerie": false, force: true, "ML-0001": false, strength: true,
  }
  for (const [text, wants] of Object.entries(wanted)) assert.equal(made.answer(text).wantsStatements, wants, text)
})

test("capitals tell an acronym, unless all is in capitals", async () => {
  const made = await engine()
  const acronyms = text => parsed(text, made.searched).tokens.filter(token => token.acronym).map(token => token.word)
  assert.deepEqual(["UN mission", "UN MISSION", "un mission", "UN"].map(acronyms), [["un"], [], [], ["un"]])
})

test("a question that is named is asked, and what only opens one where none is", async () => {
  const made = await engine()
  const phrases = phrasesOf([{ tag: "strength", own: ["strength"], open: ["how many"] }, { tag: "head", own: ["head"], open: ["who"] }])
  const questions = text => asked(parsed(text, made.searched), phrases).map(({ number, named }) => [number, named])
  assert.deepEqual(questions("how many gendarmerie"), [[0, false]])
  assert.deepEqual(questions("who strength gendarmerie"), [[0, true]])
  assert.deepEqual(questions("who how many"), [[0, false], [1, false]])
  assert.deepEqual(questions("gendarmerie"), [])
})

test("any mixture is answered soon", async () => {
  const made = await engine()
  const next = numbers(11)
  for (let round = 0; round < 1500; round++) {
    let text = ""
    for (let n = next(6); n >= 0; n--) text += PIECES[next(PIECES.length)] + (next(2) ? " " : String.fromCharCode(next(0x3000)))
    const begun = performance.now()
    made.answer(text, ["", "forces", "statements", "none"][next(4)])
    assert.ok(performance.now() - begun < SOON, JSON.stringify(text))
  }
})
