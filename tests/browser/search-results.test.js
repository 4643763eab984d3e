// What readers see of the search: addresses, marks, rows and groups of results, and where they were before.

import assert from "node:assert/strict"
import { test } from "node:test"

import { askedBy, asking, marksIn, replaceAddress, withMarks } from "../../browser/search/addresses.js"
import { markedNodes, markWithin } from "../../browser/search/marking.js"
import { markPage } from "../../browser/search/panel.js"
import { goOnFrom, readersPlace } from "../../browser/search/readers-place.js"
import { resultList } from "../../browser/search/result-list.js"
import { happens, page } from "./dom.js"
import { answered, group, later, NOW, result, ROOT } from "./search-answered.js"

/** The elements of a list of results. */
function list(more, root = ROOT) {
  document.body.replaceChildren(...resultList(answered(more), root, NOW))
  return document.body
}

test("an address asks by ?q= and ?only=, and else by nothing", () => {
  const home = "https://x.example/kb/index.html?x=1"
  assert.equal(askedBy(home), null)
  assert.deepEqual(askedBy(`${home}&q=`), { text: "", only: "" })
  assert.deepEqual(askedBy(`${home}&q=a+b&only=forces`), { text: "a b", only: "forces" })
  assert.equal(asking(home, { text: "a b", only: "forces" }), `${home}&q=a+b&only=forces`)
  assert.equal(asking(`${home}&q=x&only=y`, { text: "a", only: "" }), `${home}&q=a`)
  for (const nothing of [null, { text: "", only: "forces" }]) assert.equal(asking(`${home}&q=x&only=y`, nothing), home)
})

test("an address carries at most twenty-four words to be marked, and is clean without them", () => {
  const many = Array.from({ length: 30 }, (_, n) => `w${n}`)
  const address = withMarks("https://x.example/kb/a.html?x=1#p", { marks: many })
  assert.deepEqual(marksIn(address), { marks: many.slice(0, 24), clean: "https://x.example/kb/a.html?x=1#p" })
  assert.deepEqual(marksIn("https://x.example/?h=a++b")?.marks, ["a", "b"])
  assert.equal(marksIn(`https://x.example/?h=${many.join("+")}`)?.marks.length, 24)
  assert.equal(marksIn("https://x.example/?q=a"), null)
})

test("the address of a page changes where it is another and may; the page's own state is kept", () => {
  const seen = page("")
  replaceAddress(location.href)
  assert.deepEqual(seen.replaced, [])
  replaceAddress(`${ROOT}index.html?q=a`)
  assert.deepEqual(seen.replaced, [["kept", `${ROOT}index.html?q=a`]])
  history.replaceState = () => { throw new Error("refused") }
  replaceAddress(`${ROOT}index.html?q=b`)
})

test("marks are elements in results", () => {
  page("")
  const nodes = markedNodes("A tiny Guard", { marks: new Set(["guard"]), begun: [] })
  assert.deepEqual(nodes.map(node => node.outerHTML ?? node), ["A tiny ", "<mark>Guard</mark>"])
})

test("words of a page are marked where they stand, four hundred at most, not in scripts nor in what is for paper", () => {
  const place = "<p>A guard, the guards</p><script>guard</script><p class='kb-on-paper'>guard</p><p>Guard</p>"
  page(`<main>${place}</main><div>${"<i>guard</i>".repeat(450)}</div>`)
  const marks = { marks: new Set(["guard"]), begun: [] }
  const kept = new Map()
  globalThis.NodeFilter = { SHOW_TEXT: 4 }
  globalThis.CSS = { highlights: kept }
  markWithin(document.querySelector("main"), marks)
  assert.equal(kept.size, 0)
  globalThis.Range = class {
    setStart(text, at) { Object.assign(this, { text, from: at }) }
    setEnd(text, at) { this.words = this.text === text ? text.data.slice(this.from, at) : "" }
  }
  globalThis.Highlight = class { constructor(...ranges) { this.ranges = ranges } }
  markWithin(document.querySelector("main"), marks)
  assert.deepEqual(kept.get("kb-found").ranges.map(range => [range.words, range.from]), [["guard", 2], ["Guard", 0]])
  markWithin(document.querySelector("div"), marks)
  assert.equal(kept.get("kb-found").ranges.length, 400)
  // the page that is opened by a result has its words marked, and a clean address
  const seen = page(`<div class="md-content">${place}</div>`, `${ROOT}index.html?h=guards`)
  markPage()
  assert.deepEqual([kept.get("kb-found").ranges.map(range => range.words), seen.replaced], [["guards"], [["kept", `${ROOT}index.html`]]])
  markPage()
  assert.equal(seen.replaced.length, 1)
})

test("a reader is where he clicked last, unless something has the focus; the keyboard goes on from there", () => {
  const seen = page("<p>Some <b tabindex='0'>text</b></p><input>")
  const [text, bold] = [document.querySelector("p"), document.querySelector("b")]
  const selected = node => { globalThis.getSelection = () => (node === undefined ? null : { anchorNode: node }) }
  selected(text.firstChild)
  assert.ok(readersPlace() === text)
  selected(bold)
  assert.ok(readersPlace() === bold)
  for (const nowhere of [undefined, null, document.body]) {
    selected(nowhere)
    assert.ok(readersPlace() === null)
  }
  selected(text)
  document.querySelector("input").focus()
  assert.ok(readersPlace() === null)
  for (const [element, own] of [[text, null], [bold, "0"]]) {
    const took = []
    element.focus = how => took.push([how.preventScroll, element.tabIndex])
    element.blur = () => took.push("let go")
    goOnFrom(element)
    assert.deepEqual([took, element.getAttribute("tabindex")], [[[true, -1], "let go"], own])
  }
  assert.equal(seen.active.localName, "input")
})

test("a row leads to its page, says what it is and how old, and cites what it rests on", () => {
  page("")
  const at = list({ first: [result("guard", {
    title: "450", text: "Tiny Guard: Strength", kind: "Answer", dated: "2021", day: "2021-12-31", sources: 2, number: "ML-0006", cited: ["ML-0006"],
  })] })
  const [row] = at.querySelectorAll(".kb-find-first > .kb-find-row")
  assert.deepEqual({ ...row.dataset }, { id: "guard", tag: "forces", number: "ML-0006" })
  assert.equal(row.querySelector("a").href, `${ROOT}forces/guard.html`)
  assert.deepEqual([...row.children].map(child => child.className), ["", "kb-find-text", "kb-find-said"])
  assert.equal(row.querySelector(".kb-find-text").innerHTML, "Tiny <mark>Guard</mark>: Strength")
  assert.equal(row.querySelector(".kb-find-said").textContent, "Answer · 2021 · 2 sources · 4 years old · ML-0006 · Copy footnote")
  assert.equal(row.querySelector(".kb-find-said a").href, `${ROOT}s/ML-0006.html`)
  const plain = list({ groups: [group([result("guard", { state: "dissolved", sources: 1 })])] })
  assert.equal(plain.querySelector(".kb-find-said").textContent, "Force · dissolved · 1 source")
  assert.ok((plain.querySelector(".kb-find-first") ?? plain.querySelector(".kb-find-text")) === null)
})

test("a title in another language says so", () => {
  page("")
  const at = list({ groups: [group([result("guard", { title: "Journal: La Garde", spans: [["fr", 9, 17]] })])] })
  assert.equal(at.querySelector("span[lang=fr]").textContent, "La Garde")
})

test("a group has its count, shows the strong ones, and the others on demand, where the reader goes on", () => {
  const seen = page("")
  const at = list({ groups: [group([1, 2, 3, 4].map(n => result(`g${n}`)), 2, { count: 9 })] })
  assert.equal(at.querySelector("section.kb-find-part > h2.kb-find-group").textContent, "Records 9")
  const rows = () => [...at.querySelectorAll(".kb-find-list > li")].map(row => row.dataset.id)
  assert.deepEqual(rows(), ["g1", "g2"])
  const more = at.querySelector("button.kb-find-more")
  assert.deepEqual([more.textContent, more.getAttribute("type")], ["2 more", "button"])
  happens(more, "click")
  assert.deepEqual(rows(), ["g1", "g2", "g3", "g4"])
  assert.ok(seen.active === at.querySelectorAll(".kb-find-list > li > a")[2])
  assert.ok(at.querySelector("button.kb-find-more") === null)
  // all that was asked for is shown, up to sixty
  const many = Array.from({ length: 61 }, (_, n) => result(`g${n}`))
  assert.equal(list({ groups: [group(many, 5)], only: "forces" }).querySelectorAll(".kb-find-list > li").length, 60)
  assert.ok(list({ groups: [group(many.slice(0, 3), 1)], only: "forces" }).querySelector("button.kb-find-more") === null)
})

test("a link that is followed carries the words to be marked, and is clean before and after", async () => {
  page("")
  const link = list({ groups: [group([result("guard")])] }).querySelector("a")
  const clean = link.href
  for (const [type, more] of [["click", { button: 0 }], ["auxclick", { button: 1 }]]) {
    happens(link, type, more)
    assert.equal(link.href, `${clean}?h=guard`)
    await later()
    assert.equal(link.href, clean)
  }
  happens(link, "auxclick", { button: 2 })
  assert.equal(link.href, clean)
})

test("the number of a statement is a link of its own where a key is held down", () => {
  page("")
  const row = list({ groups: [group([result("guard", { cited: ["ML-0001"] })])] }).querySelector(".kb-find-said a")
  for (const key of ["ctrlKey", "metaKey", "shiftKey", "altKey"]) assert.equal(happens(row, "click", { [key]: true }).defaultPrevented, false, key)
})
