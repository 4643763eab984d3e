import assert from "node:assert/strict"
import { test } from "node:test"

import { askedBy, asksForSome, queryOf, withoutFormer } from "../../browser/lists/address.js"
import { loadRows, wanted } from "../../browser/lists/away.js"
import { areFew } from "../../browser/lists/groups.js"
import { narrow, yearsOffered } from "../../browser/lists/narrowing.js"

const NOTHING = { picked: {}, from: 0, to: 0, words: "", sort: "" }
/** Five rows: two kinds, one of them without; places, several or none; years, one without. */
const DATA = {
  rows: "0a1b2c3d",
  facets: [
    { tag: "kind", choices: [["army", "Armies"], ["guard", "Guards"]], of: [0, 0, 1, 1, []] },
    { tag: "place", choices: [["gao", "Gao"], ["mopti", "Mopti"], ["segou", "Ségou"]], of: [0, [0, 1], 1, [], []] },
  ],
  years: [[1960, 1960], [1960, 2012], [2012, 2020], [2020, 2020], 0],
  sorts: { name: [4, 3, 2, 1, 0] },
  names: ["alpha", "beta", "", "", "epsilon"],
}
const TEXTS = ["garde de gao", "garde et armee", "police", "gendarmerie", "police de segou"]
const asking = asked => narrow(DATA, { ...NOTHING, ...asked }, row => `${TEXTS[row]} ${DATA.names[row]}`)
const rows = found => found.shown.flatMap((shown, row) => (shown ? row : []))

test("with nothing asked all rows are shown, and each choice counts its own", () => {
  const found = asking({})
  assert.deepEqual(rows(found), [0, 1, 2, 3, 4])
  assert.equal(found.count, 5)
  assert.deepEqual(found.left, { kind: [2, 2], place: [2, 2, 0] })
})

test("a choice leaves its rows; the choices of the same facet still count as if it were not made", () => {
  const found = asking({ picked: { kind: "army" } })
  assert.deepEqual(rows(found), [0, 1])
  assert.deepEqual(found.left, { kind: [2, 2], place: [2, 1, 0] })
})

test("two choices leave what both leave, and each counts given the other", () => {
  const found = asking({ picked: { kind: "guard", place: "mopti" } })
  assert.deepEqual(rows(found), [2])
  assert.deepEqual(found.left, { kind: [1, 1], place: [0, 1, 0] })
})

test("years leave what lasted into them; a row without years is left out once years are asked for", () => {
  assert.deepEqual(yearsOffered(DATA.years), [1960, 2012, 2020])
  assert.deepEqual(rows(asking({ from: 2012 })), [1, 2, 3])
  assert.deepEqual(rows(asking({ to: 1961 })), [0, 1])
  assert.deepEqual(rows(asking({ from: 1961, to: 2012 })), [1, 2])
  assert.deepEqual(rows(asking({ from: 2013, to: 2013 })), [2])
  assert.deepEqual(rows(asking({ from: 1 })), [0, 1, 2, 3])
  const found = asking({ to: 2012 })
  assert.deepEqual([...found.from], [[1960, 3], [2012, 2], [2020, 1]])
  assert.deepEqual([...found.to], [[1960, 2], [2012, 3], [2020, 4]])
  assert.deepEqual(found.left.kind, [2, 1])
})

test("words are found in rows and other names, all of them, without accents and capitals", () => {
  assert.deepEqual(rows(asking({ words: "GARDE" })), [0, 1])
  assert.deepEqual(rows(asking({ words: "Armée bet" })), [1])
  assert.deepEqual(rows(asking({ words: "epsilon ségou" })), [4])
  assert.deepEqual(rows(asking({ words: "nothing" })), [])
  assert.deepEqual(rows(asking({ words: "  " })), [0, 1, 2, 3, 4])
  assert.deepEqual(asking({ words: "garde" }).left, { kind: [2, 0], place: [2, 1, 0] })
})

test("the text of a row is worked out only where words are asked for", () => {
  narrow(DATA, { ...NOTHING, picked: { kind: "army" } }, () => assert.fail())
})

test("an address and what is asked say the same", () => {
  const asked = { picked: { kind: "army", place: "gao" }, from: 1960, to: 2012, words: "Armée & Cie", sort: "name" }
  const query = queryOf(asked, "", ["kind", "place"])
  assert.equal(query, "?kind=army&place=gao&from=1960&to=2012&words=Arm%C3%A9e+%26+Cie&sort=name")
  assert.deepEqual(askedBy({ search: query, hash: "" }, DATA), asked)
  assert.equal(queryOf(NOTHING, query, ["kind", "place"]), "")
  assert.equal(queryOf(NOTHING, "?h=police&kind=army", ["kind", "place"]), "?h=police")
})

test("what the list does not know is not asked for", () => {
  for (const search of ["?kind=navy", "?place=", "?from=last", "?to=20", "?sort=size", "?sort=toString", "?nonsense=1"])
    assert.deepEqual(askedBy({ search, hash: "" }, DATA), NOTHING, search)
  assert.equal(asksForSome(NOTHING), false)
  assert.equal(asksForSome({ ...NOTHING, sort: "name" }), false)
  for (const some of [{ picked: { kind: "army" } }, { from: 1 }, { to: 1 }, { words: "x" }])
    assert.equal(asksForSome({ ...NOTHING, ...some }), true)
})

test("the state that stood after # in former addresses is still asked for", () => {
  const data = { ...DATA, facets: [{ tag: "state", choices: [["not-known", "Not known"]], of: [0, 0, 0, 0, 0] }] }
  assert.equal(askedBy({ search: "", hash: "#state-not-known" }, data).picked.state, "not-known")
  assert.equal(askedBy({ search: "", hash: "#state-gone" }, data).picked.state, undefined)
  assert.equal(withoutFormer("#state-not-known"), "")
  assert.equal(withoutFormer("#y2015"), "#y2015")
})

test("folds open for sixty rows, or for those of one group alone", () => {
  assert.deepEqual([[30, 0, 30], [30, 1, 30], [0, 500, 0], [0, 0], []].map(areFew), [true, false, true, true, true])
})

/** A page that rows are away from: what its address and its entry of the history say. */
function pageAt(hash = "", state = null) {
  globalThis.location = { hash }
  globalThis.history = { state }
  globalThis.Element = class extends EventTarget {
    closest() { return null }
  }
  return { form: new EventTarget(), page: new EventTarget() }
}

/** Whether what is waited for has come. */
async function come(promise) {
  let found = false
  void promise.then(() => (found = true))
  await new Promise(done => setTimeout(done))
  return found
}

test("rows that are away are wanted at once where the address or the way back asks for more than the page holds", async () => {
  const at = (asked, hash, state) => {
    const { form, page } = pageAt(hash, state)
    return come(wanted(form, page, asked))
  }
  assert.equal(await at(false), false)
  assert.equal(await at(false, "", { other: 1 }), false)
  for (const [asked, hash, state] of [[true], [false, "#news"], [false, "", { kbFolds: [0] }], [false, "", { kbPlace: { row: 1, top: 0 } }]])
    assert.equal(await at(asked, hash, state), true)
})

test("else when a reader turns to the controls, or opens a fold", async () => {
  for (const turn of ["focusin", "pointerdown", "input", "change"]) {
    const { form, page } = pageAt()
    const turned = wanted(form, page, false)
    form.dispatchEvent(new Event("keydown"))
    assert.equal(await come(turned), false)
    form.dispatchEvent(new Event(turn))
    assert.equal(await come(turned), true, turn)
  }
  const { form, page } = pageAt()
  const opened = wanted(form, page, false)
  const place = new globalThis.Element()
  place.addEventListener("click", event => page.dispatchEvent(Object.defineProperty(new Event("click"), "target", { value: event.target })))
  place.dispatchEvent(new Event("click"))
  assert.equal(await come(opened), false)
  place.closest = tag => (tag === "summary" ? place : null)
  place.dispatchEvent(new Event("click"))
  assert.equal(await come(opened), true)
})

test("rows are taken if they are those of the page; of another day, or where none are, there are none", async () => {
  const asking = async (answer, name) => {
    const asked = []
    globalThis.document = {
      createElement: () => new EventTarget(),
      head: { append: script => asked.push(script.src) && setTimeout(() => script.dispatchEvent(new Event(answer()))) },
    }
    const found = await loadRows({ dataset: { rowsAre: "0a1b", rowsAway: `lists/${name}.js` } })
    return [found, asked.length]
  }
  const rows = [[["Note", "sources/note.html", ""]]]
  const giving = is => () => (globalThis.kbListRows(is, rows), "load")
  assert.deepEqual(await asking(giving("0a1b"), "today"), [rows, 1])
  assert.deepEqual(await asking(giving("ffff"), "other"), [undefined, 1])
  // a file that was not there is asked for again, one that was is not
  assert.deepEqual(await asking(() => "error", "late"), [undefined, 1])
  assert.deepEqual(await asking(giving("0a1b"), "late"), [rows, 1])
  assert.deepEqual(await asking(giving("0a1b"), "late"), [undefined, 0])
})
