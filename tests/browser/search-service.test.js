// When the search is loaded and where it runs: nothing before a reader turns to it, in a worker where there may be one,
// else in the page; what fails is tried anew.

import assert from "node:assert/strict"
import { test } from "node:test"

import { service } from "../../browser/search/service.js"
import { waitForReader } from "../../browser/search/waiting.js"
import { startedWorker } from "../../browser/search/worker.js"
import { happens, page } from "./dom.js"

const ROOT = "https://x.example/kb/"
const PLACES = { first: `${ROOT}assets/names-0.js`, worker: `${ROOT}assets/worker.js` }
const soon = () => new Promise(resolve => setTimeout(resolve, 2))

/** Wait until there are so many. */
async function come(all, count) {
  for (let tries = 0; all.length < count && tries < 300; tries++) await soon()
  assert.equal(all.length, count)
}

/** Workers from now on: what they were told, and they themselves. */
function workers() {
  const made = []
  delete globalThis.kbSearchWorker
  globalThis.Worker = class {
    constructor(script) { made.push(Object.assign(this, { told: [script], ended: false })) }
    postMessage(message) { this.told.push(message) }
    terminate() { this.ended = true }
  }
  return made
}

/** No worker from now on, as `how` has it. */
function noWorker(how = undefined) {
  delete globalThis.kbSearchWorker
  globalThis.Worker = how
}

/** Scripts that are loaded from now on are run by `run`, which may fail. */
function scripts(run) {
  const append = document.head.append
  document.head.append = element => {
    append.call(document.head, element)
    setTimeout(() => {
      try {
        run(element.src)
        element.onload()
      } catch {
        element.onerror()
      }
    })
  }
}

test("one worker is started and told where the index is", () => {
  page("")
  const made = workers()
  const started = startedWorker(PLACES)
  assert.deepEqual([made.length, made[0].told, started.failed], [1, [PLACES.worker, { first: PLACES.first }], false])
  assert.equal(startedWorker(PLACES), started)
  assert.equal(made.length, 1)
  made[0].onerror()
  assert.equal(started.failed, true)
})

test("from a disk, where there is none and where it is refused, there is no worker, and it is not tried twice", () => {
  page("", "file:///kb/index.html")
  const made = workers()
  assert.equal(startedWorker(PLACES), null)
  page("")
  assert.equal(startedWorker(PLACES), null)
  assert.deepEqual(made, [])
  for (const how of [undefined, class { constructor() { throw new Error("refused") } }]) {
    noWorker(how)
    assert.equal(startedWorker(PLACES), null)
  }
})

/** What a session of the page was asked; `run` is what its scripts do. */
function inPage(run = () => {}) {
  const [asked, loaded, parts] = [[], [], []]
  class Session {
    constructor(load, pause, report) { Object.assign(this, { load, pause, report }) }
    async ask(request) {
      asked.push(request)
      parts.push(await this.load(""), await this.load("said.js"))
      this.report({ answered: request })
    }
  }
  scripts(address => {
    loaded.push(address)
    run(address)
    if (address === PLACES.worker) globalThis.kbSearch = { Session, pause: "pause" }
    else if (!address.endsWith("said.js")) globalThis.kbFind({ from: address })
  })
  return { asked, loaded, parts }
}

test("a worker is asked and reports", () => {
  page("")
  const [made, reports] = [workers(), []]
  const { ask } = service(PLACES, report => reports.push(report))
  ask("one")
  made[0].onmessage({ data: "answer" })
  assert.deepEqual([made[0].told.slice(2), reports], [[{ request: "one" }], ["answer"]])
})

test("where the worker fails, the page does it itself, from the latest request on", async () => {
  page("")
  const [made, reports] = [workers(), []]
  const { asked, loaded, parts } = inPage()
  const { ask } = service(PLACES, report => reports.push(report))
  ask("one")
  made[0].onerror()
  assert.equal(made[0].ended, true)
  await come(reports, 1)
  made[0].onerror()
  await come(reports, 2)
  ask("two")
  await come(reports, 3)
  assert.deepEqual(asked, ["one", "one", "two"])
  assert.deepEqual(loaded.slice(0, 3), [PLACES.worker, PLACES.first, `${ROOT}assets/said.js`])
  assert.equal(loaded.filter(address => address === PLACES.worker).length, 1)
  assert.deepEqual(parts.slice(0, 2), [{ from: PLACES.first }, {}])
  assert.deepEqual(reports.at(-1), { answered: "two" })
  assert.equal(made[0].told.length, 3)
  assert.equal(document.querySelectorAll("script").length, 0)
})

test("without a worker, or with one that has failed, the page searches itself", async () => {
  page("")
  const seen = inPage()
  noWorker()
  await service(PLACES, () => {}).ask("one")
  workers()
  startedWorker(PLACES).failed = true
  await service(PLACES, () => {}).ask("two")
  assert.deepEqual(seen.asked, ["one", "two"])
})

test("what could not be loaded is said, and tried anew with the next request", async () => {
  page("")
  noWorker()
  const reports = []
  let there = false
  const { asked } = inPage(() => {
    if (!there) throw new Error("not found")
  })
  const { ask } = service(PLACES, report => reports.push(report))
  await ask("one")
  assert.deepEqual([asked, reports], [[], [{ answered: null, reading: false, without: true, failed: true }]])
  assert.equal(document.querySelectorAll("script").length, 0)
  there = true
  await ask("two")
  assert.deepEqual([asked, reports.at(-1)], [["two"], { answered: "two" }])
})

const FORM = `<form class="kb-search" data-panel="panel.js" data-first="assets/names-0.js" data-worker="assets/worker.js"><input><button><b>Search</b></button></form>`

/** A page that waits for its reader, with what it has loaded, fetched and started. */
function waiting({ body = "", address = `${ROOT}index.html`, form = FORM, fetched = async () => ({ arrayBuffer: async () => {} }) } = {}) {
  page(form + body, address)
  const asked = []
  const made = workers()
  globalThis.fetch = place => {
    asked.push(place)
    return fetched()
  }
  waitForReader()
  const at = document.querySelector("form")
  const turns = []
  at?.addEventListener("kb-turned", () => turns.push(at.dataset.turned))
  const loaded = () => [...document.querySelectorAll("head script")].map(script => script.getAttribute("src"))
  return { at, field: at?.querySelector("input"), asked, made, turns, loaded }
}

test("nothing is loaded before a reader turns to the search, and each thing once then", () => {
  const { at, asked, made, loaded, turns, field } = waiting()
  assert.deepEqual([loaded(), asked, made.length, at.dataset.turned], [[], [], 0, undefined])
  happens(field, "focusin")
  assert.deepEqual([loaded(), asked, made.length, at.dataset.turned], [["panel.js"], [PLACES.first], 1, "load"])
  happens(field, "input")
  assert.deepEqual([loaded(), asked, made.length, at.dataset.turned], [["panel.js"], [PLACES.first], 1, "open"])
  assert.deepEqual(made[0].told, [PLACES.worker, { first: PLACES.first }])
  // who has opened it does not merely load it afterwards
  happens(field, "focusin")
  assert.deepEqual(turns, ["load", "open", "open"])
  at.dataset.taken = "true"
  happens(field, "input")
  assert.equal(turns.length, 3)
})

test("a page without the form waits for nothing", () => {
  assert.deepEqual(waiting({ form: "<form></form>", address: `${ROOT}index.html?q=a` }).loaded(), [])
})

test("from a disk nothing is fetched ahead", () => {
  const { field, asked, loaded } = waiting({ address: "file:///kb/index.html" })
  happens(field, "focusin")
  assert.deepEqual([loaded(), asked], [["panel.js"], []])
})

test("a script that does not come is asked for again, an index that does not come is not missed yet", async () => {
  const { at, field, loaded, turns } = waiting({ fetched: async () => { throw new Error("offline") } })
  happens(field, "input")
  document.querySelector("head script").onerror()
  assert.equal(at.dataset.turned, undefined)
  happens(field, "focusin")
  assert.deepEqual([loaded(), turns], [["panel.js", "panel.js"], ["open", "load"]])
  await soon()
})

test("a click on the button opens instead of sending the form, until the form is taken over", () => {
  const { at, loaded, turns } = waiting()
  const inButton = at.querySelector("b")
  assert.equal(happens(inButton, "click").defaultPrevented, true)
  assert.equal(happens(at.querySelector("input"), "click").defaultPrevented, false)
  assert.deepEqual([loaded(), turns], [["panel.js"], ["open", "open"]])
  at.dataset.taken = "true"
  assert.equal(happens(inButton, "click").defaultPrevented, false)
})

test("letters that are typed while the search is loaded are kept", () => {
  const { at, field, turns } = waiting()
  const press = (key, more = {}) => happens(document.body, "keydown", { key, ...more }).defaultPrevented
  assert.equal(press("x"), false)
  assert.deepEqual(turns, [])
  assert.equal(press("/"), true)
  assert.deepEqual([field.value || "", turns], ["", ["open"]])
  field.value = ""
  for (const key of ["g", "u", "x"]) assert.equal(press(key), true, key)
  assert.equal(press("Backspace"), true)
  for (const [key, more] of [["Enter"], ["F5"], ["r", { ctrlKey: true }]]) assert.equal(press(key, more), false, key)
  assert.equal(field.value, "gu")
  at.dataset.taken = "true"
  assert.equal(press("a"), false)
  assert.equal(field.value, "gu")
})

test("the address, the page of results and marks load the search, each as far as it needs", () => {
  const loads = (more, turned, asked) => {
    const page = waiting(more)
    assert.deepEqual([page.loaded().length, page.at.dataset.turned, page.asked.length], [turned === "none" ? 0 : 1, turned === "none" ? undefined : turned, asked])
  }
  loads({}, "none", 0)
  loads({ address: `${ROOT}index.html?q=a` }, "open", 1)
  loads({ body: "<p id='kb-search-page'></p>" }, "load", 1)
  loads({ address: `${ROOT}index.html?h=a` }, undefined, 0)
})

test("what is typed into the field of the home page is searched; when it closes that field is empty", () => {
  const { at, field, turns } = waiting({ body: "<div class='kb-home-find'><input></div>" })
  const home = document.querySelector(".kb-home-find input")
  home.value = ""
  happens(home, "input")
  assert.deepEqual(turns, [])
  home.value = "guard"
  happens(home, "input")
  assert.deepEqual([field.value, turns], ["guard", ["open"]])
  happens(home, "focus")
  assert.equal(home.value, "guard")
  at.dataset.taken = "true"
  happens(home, "focus")
  assert.equal(home.value, "")
})
