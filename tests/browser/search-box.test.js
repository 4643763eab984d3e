// What readers do in the search: typing, filters, keys, the dialog, the page of results, the form in the header.

import assert from "node:assert/strict"
import { test } from "node:test"

import { searchDialog } from "../../browser/search/dialog.js"
import { takeOver } from "../../browser/search/panel.js"
import { SearchBox } from "../../browser/search/search-box.js"
import { happens, page } from "./dom.js"
import { answered, group, later, result, ROOT } from "./search-answered.js"

/** A box with what was asked of it. */
function box() {
  const seen = page("<div><input><p></p><nav></nav><main></main></div>")
  const [field, said, filters, results] = document.querySelector("div").children
  const made = new SearchBox({ field, said, filters, results, root: ROOT }, ({ text, only }) => `${ROOT}search.html?${text}&${only}`)
  const asked = []
  made.service = { ask: request => asked.push(request) }
  const report = (more, how = {}) => made.show({ answered: more && answered(more), reading: false, without: false, failed: false, ...how })
  return { made, field, said, filters, results, asked, report, seen }
}

test("what is typed is asked, and an empty field has nothing", () => {
  const { made, field, asked, results, said, filters } = box()
  field.value = "guard"
  made.only = "forces"
  happens(field, "input")
  assert.deepEqual(asked.at(-1), { text: "guard", only: "forces", statements: false })
  results.append("x")
  filters.append("x")
  said.textContent = "1 result"
  results.dataset.query = "guard"
  field.value = " "
  happens(field, "input")
  assert.deepEqual(asked.at(-1), { text: " ", only: "forces", statements: false })
  assert.deepEqual([made.only, results.textContent, filters.textContent, said.textContent, results.dataset.query], ["", "", "", "", undefined])
})

test("what comes back is shown if it is still what is asked for", () => {
  const { made, field, said, results, report, seen } = box()
  field.value = "guard"
  const shown = () => results.querySelectorAll("li").length
  report({ query: "gua", groups: [group([result("a")])] })
  report({ only: "forces", groups: [group([result("a")])] })
  report(null)
  assert.equal(shown(), 0)
  report({ groups: [group([result("a")])] }, { reading: true })
  assert.deepEqual([shown(), said.textContent, results.dataset.query, results.dataset.reading], [1, "1 result so far", "guard", "true"])
  // a reader who is in the results keeps them
  results.querySelector("a").focus()
  report({ groups: [group([result("a"), result("b")])] })
  assert.deepEqual([shown(), said.textContent, results.dataset.reading], [1, "2 results", "false"])
  seen.active = field
  report({ groups: [group([result("a"), result("b")])] })
  assert.equal(shown(), 2)
  report(null, { failed: true })
  assert.match(said.textContent, /could not be read/)
  field.value = " "
  made.clear()
  report({ query: " ", groups: [group([result("a")])] })
  assert.equal(shown(), 0)
})

test("statements are offered where they were left aside, and then asked for", () => {
  const { field, results, report, asked, seen } = box()
  field.value = "guard"
  const offered = how => {
    report({ groups: [group([result("a")])] }, how)
    return results.querySelector("button.kb-find-more")
  }
  for (const how of [{}, { reading: true, without: true }, { reading: true }]) assert.ok(offered(how) === null)
  const button = offered({ without: true })
  assert.deepEqual([button.textContent, button.type], ["Search the statements too", "button"])
  happens(button, "click")
  assert.deepEqual(asked, [{ text: "guard", only: "", statements: true }])
  assert.ok(seen.active === field)
})

test("filters are shown where there are several kinds or one was asked for, and ask for it", () => {
  const { made, field, filters, report, asked, seen } = box()
  field.value = "guard"
  const kinds = [{ tag: "forces", label: "Forces", count: 2 }, { tag: "places", label: "Places", count: 1 }]
  const told = () => [...filters.children].map(button => [button.textContent, button.getAttribute("aria-pressed"), button.type])
  report({ filters: kinds.slice(0, 1) })
  assert.deepEqual(told(), [])
  report({ filters: kinds })
  assert.deepEqual(told(), [["All", "true", "button"], ["Forces 2", "false", "button"], ["Places 1", "false", "button"]])
  happens(filters.children[1], "click")
  assert.deepEqual([asked, seen.active === field], [[{ text: "guard", only: "forces", statements: false }], true])
  report({ filters: kinds.slice(0, 1), only: "forces" })
  assert.deepEqual(told(), [["All", "false", "button"], ["Forces 2", "true", "button"]])
  assert.equal(made.only, "forces")
})

test("enter goes to what is named outright, else to the page of results", () => {
  const { field, report, results, seen } = box()
  const enter = more => happens(field, "keydown", { key: "Enter", ...more })
  assert.equal(enter({ isComposing: true }).defaultPrevented, false)
  assert.equal(enter({ key: "a" }).defaultPrevented, false)
  assert.equal(enter().defaultPrevented, true)
  assert.deepEqual(seen.led, [])
  const clicked = []
  const named = text => {
    field.value = text
    report({ query: text, first: [result("guard", { number: "ML-0001" })] })
    results.querySelector("a").click = () => clicked.push(text)
  }
  const outright = ["ML-1", " https://x.example/", "http://x", "file:///a", "forces/guard"]
  for (const text of [...outright, "guard"]) {
    named(text)
    enter()
  }
  assert.deepEqual([clicked, seen.led], [outright, [`${ROOT}search.html?guard&`]])
  // what is shown is not yet what was typed
  named("ML-1")
  field.value = "ML-12"
  enter()
  assert.deepEqual([clicked.length, seen.led.length], [outright.length, 2])
})

test("arrows go through the results and stop at their ends; letters go back to the field", () => {
  const { field, results, report, seen } = box()
  field.value = "guard"
  report({ groups: [group([result("a", { cited: ["ML-0001"] }), result("b")])] })
  const [one, two] = results.querySelectorAll(".kb-find-row > a")
  const press = (key, more = {}) => happens(seen.active, "keydown", { key, ...more })
  field.focus()
  const went = keys => keys.map(key => {
    assert.equal(press(key).defaultPrevented, true)
    return [field, one, two].indexOf(seen.active)
  })
  assert.deepEqual(went(["ArrowUp", "ArrowDown", "ArrowDown", "ArrowDown", "ArrowUp", "ArrowUp"]), [0, 1, 2, 2, 1, 0])
  for (const [key, more] of [[" "], ["Tab"], ["c", { ctrlKey: true }], ["c", { metaKey: true }], ["c", { altKey: true }]]) {
    one.focus()
    assert.equal(press(key, more).defaultPrevented, false)
    assert.ok(seen.active === one)
  }
  press("x")
  assert.ok(seen.active === field)
  // elsewhere arrows are the browser's
  const handle = results.querySelector(".kb-find-said a")
  handle.focus()
  for (const key of ["ArrowDown", "x"]) assert.equal(press(key).defaultPrevented, false)
  assert.ok(seen.active === handle)
})

/** The dialog of the search on a page. */
function dialog(address = `${ROOT}forces/guard.html`) {
  const seen = page("<p>Text</p>", address)
  globalThis.getSelection = () => ({ anchorNode: document.querySelector("p").firstChild })
  const made = searchDialog(ROOT, `${ROOT}search.html`)
  const asked = []
  made.box.service = { ask: request => asked.push(request) }
  return { ...made, asked, seen, at: document.querySelector("dialog.kb-find") }
}

test("the dialog opens with a text in its field, and says what it is", () => {
  const { open, at, box, asked, seen } = dialog()
  open("guard", "forces")
  assert.deepEqual([at.open, at.getAttribute("aria-label"), box.parts.field.value, seen.active === box.parts.field], [true, "Search", "guard", true])
  assert.deepEqual(asked, [{ text: "guard", only: "forces", statements: false }])
  const { type, autocomplete, spellcheck, placeholder } = box.parts.field
  assert.deepEqual([type, autocomplete, spellcheck, placeholder], ["search", "off", false, "Search"])
  assert.deepEqual(["aria-label", "autocapitalize", "enterkeyhint"].map(name => box.parts.field.getAttribute(name)), ["Search", "off", "search"])
  const told = [...at.children].map(part => [part.className, part.getAttribute("role"), part.getAttribute("aria-label")])
  assert.deepEqual(told, [["kb-find-bar", null, null], ["kb-find-status", "status", null], ["kb-find-filters", "group", "Kinds of results"],
    ["kb-find-results", null, null]])
  const close = at.querySelector(".kb-find-bar > input + button")
  assert.deepEqual([close.type, close.textContent], ["button", "Close"])
  // opened again it keeps its place
  open("hero", "")
  assert.equal(box.parts.field.value, "hero")
})

test("the dialog closes by its button, a click beside it and Escape; the address asks no more and the reader is back", () => {
  const ways = {
    button: at => happens(at.querySelector("button"), "click"), beside: at => happens(at, "click"),
    key: at => assert.equal(happens(at.querySelector("input"), "keydown", { key: "Escape" }).defaultPrevented, true),
  }
  for (const [way, close] of Object.entries(ways)) {
    const { open, at, seen, box } = dialog(`${ROOT}forces/guard.html?q=x&only=y`)
    const back = []
    document.querySelector("p").focus = () => back.push("p")
    open("guard", "")
    happens(at.querySelector(".kb-find-bar"), "click")
    happens(box.parts.field, "keydown", { key: "a" })
    assert.equal(at.open, true, way)
    close(at)
    assert.deepEqual([at.open, seen.replaced, back], [false, [["kept", `${ROOT}forces/guard.html`]], ["p"]], way)
    // what had the focus has it back by the browser
    seen.active = box.parts.field
    open("guard", "")
    close(at)
    assert.deepEqual(back, ["p"], way)
  }
})

test("a result that is followed leaves what was asked in the address; one on this page closes the dialog", async () => {
  const { open, at, box, seen } = dialog()
  open("guard", "")
  box.show({ answered: answered({ groups: [group([result("guard"), result("other")])] }), reading: false, without: false, failed: false })
  const [here, elsewhere] = at.querySelectorAll(".kb-find-row > a")
  for (const key of ["ctrlKey", "metaKey", "shiftKey"]) happens(here, "click", { button: 0, [key]: true })
  happens(at.querySelector(".kb-find-said"), "click")
  await later()
  assert.deepEqual([seen.replaced, at.open], [[], true])
  happens(elsewhere, "click", { button: 0 })
  await later()
  assert.deepEqual([seen.replaced.at(-1)[1], at.open], [`${ROOT}forces/guard.html?q=guard`, true])
  happens(here, "click", { button: 0 })
  await later()
  assert.equal(at.open, false)
})

const FORM = `<form class="kb-search" action="${ROOT}search.html" data-root="./" data-first="assets/names-0.js" data-worker="assets/worker.js"><input><button>Search</button></form>`

/** A page whose form has been taken over, with what its worker was told. */
function taken(body = "", address = `${ROOT}index.html`) {
  const seen = page(FORM + body, address)
  const form = Object.assign(document.querySelector("form"), { action: `${ROOT}search.html` })
  const told = []
  globalThis.getSelection = () => null
  delete globalThis.kbSearchWorker
  globalThis.Worker = class {
    constructor(script) { told.push(script) }
    postMessage(message) { told.push(message) }
  }
  const open = takeOver(form)
  return { seen, form, told, open, own: form.querySelector("input"), asked: () => told.filter(one => one.request).map(one => one.request.text) }
}

test("the form in the header leads to the dialog, with what was typed, and the index is begun", () => {
  const { form, told, own, asked, open } = taken()
  assert.equal(form.dataset.taken, "true")
  assert.deepEqual(told, [`${ROOT}assets/worker.js`, { first: `${ROOT}assets/names-0.js` }, { request: null }])
  const field = document.querySelector("dialog input")
  const shows = (text, what) => {
    assert.deepEqual([asked().at(-1), field.value, own.value, document.querySelector("dialog").open], [text, text, "", true], what)
    document.querySelector("dialog").close()
  }
  own.value = "guard"
  assert.equal(happens(form, "submit").defaultPrevented, true)
  shows("guard", "submit")
  own.value = "hero"
  happens(form, "input")
  shows("hero", "input")
  own.value = "lost"
  happens(form, "click")
  shows("hero", "click")
  assert.equal(happens(document.body, "keydown", { key: "/" }).defaultPrevented, true)
  shows("hero", "key")
  open("again")
  shows("again", "open")
  assert.equal(happens(document.body, "keydown", { key: "x" }).defaultPrevented, false)
  assert.equal(document.querySelector("dialog").open, false)
})

test("what the address asks is asked before what stands in the field", () => {
  const { told, open } = taken("", `${ROOT}index.html?q=palace&only=forces`)
  open("")
  assert.deepEqual(told.at(-1), { request: { text: "palace", only: "forces", statements: false } })
})

test("the page of results has its own field, keeps its address to what is asked, and enter goes to the results", () => {
  const { seen, open, told } = taken('<div id="kb-search-page">Lists</div>', `${ROOT}search.html?q=guard`)
  const at = document.querySelector(".kb-find-page")
  const [field] = at.children
  assert.ok((document.getElementById("kb-search-page") ?? document.querySelector("dialog")) === null)
  assert.deepEqual([field.className, field.type, field.autocomplete, field.spellcheck, field.placeholder, field.getAttribute("aria-label")],
    ["kb-find-field", "search", "off", false, "Search", "Search"])
  open("")
  assert.deepEqual([field.value, seen.active === field, told.at(-1).request], ["guard", true, { text: "guard", only: "", statements: false }])
  open("hero")
  kbSearchWorker.worker.onmessage({ data: { answered: answered({ query: "hero", groups: [group([result("hero")])] }), reading: false, without: false, failed: false } })
  assert.deepEqual([at.querySelectorAll("li").length, location.href], [1, `${ROOT}search.html?q=hero`])
  happens(field, "keydown", { key: "x" })
  assert.ok(seen.active === field)
  happens(field, "keydown", { key: "Enter" })
  assert.ok(seen.active === at.querySelector("a"))
  assert.deepEqual(seen.led, [])
})
