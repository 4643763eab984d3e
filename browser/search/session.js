// Answering as the index comes in: names first, statements only when names do not answer or the reader asks for them.

import { Engine } from "./engine.js"

/** @import { Answered } from "./engine.js" */
/** @import { Part } from "./index-parts.js" */

/**
 * What is asked: words, a kind of result or none, whether statements are wanted in any case.
 * @typedef {{ text: string, only: string, statements: boolean }} Request
 */

/**
 * An answer on the way: what is still being read for it, if anything, and whether statements have been left aside.
 * @typedef {{ answered: Answered | null, reading: boolean, without: boolean, failed: boolean }} Report
 */

export class Session {
  /**
   * @param {(name: string) => Promise<Part>} load gives a file of the index; the empty name is the first
   * @param {() => Promise<void>} pause lets others use the thread
   * @param {(report: Report) => void} report
   */
  constructor(load, pause, report) {
    this.load = load
    this.pause = pause
    this.report = report
    this.engine = new Engine()
    /** @type {Request | null} */
    this.latest = null
    /** @type {Set<string>} the files that have been taken up */
    this.read = new Set()
    /** @type {Promise<void> | null} */
    this.naming = null
    /** @type {Promise<void> | null} */
    this.stating = null
    this.first = false
    this.named = false
    this.stated = false
    /** Whether the latest request needs the statements. */
    this.wanting = false
  }

  /**
   * Answer a request, several times where more of the index comes in; the latest request is the one that is answered.
   * @param {Request | null} request nothing: only read the first names
   */
  async ask(request) {
    if (request) {
      this.latest = request
      // of keys that follow each other at once only the last is answered
      await this.pause()
      if (this.latest !== request) return
    }
    try {
      if (this.first) this.tell()
      await (this.naming ??= this.readNames())
      if (this.wanting && !this.stated) await (this.stating ??= this.readStatements())
    } catch {
      // what could not be read may be there on the next try
      if (!this.named) this.naming = null
      this.stating = null
      this.report({ answered: null, reading: false, without: true, failed: true })
    }
  }

  async readNames() {
    await this.readAll([""])
    this.first = true
    await this.readAll(this.engine.start.records)
    this.named = true
    this.tell()
  }

  async readStatements() {
    await this.readAll(this.engine.start.statements)
    this.stated = true
    this.tell()
  }

  /**
   * Take files up, each once, and answer again after each; the next comes while one is taken up.
   * @param {string[]} names
   */
  async readAll(names) {
    const waiting = names.filter(name => !this.read.has(name))
    let next = this.loadNext(waiting[0])
    for (const [at, name] of waiting.entries()) {
      const part = await next
      next = this.loadNext(waiting[at + 1])
      if (part) await this.engine.add(part, this.pause)
      this.read.add(name)
      this.tell()
    }
  }

  /**
   * Begin to load a file; that it cannot be had is told to whoever waits for it.
   * @param {string | undefined} name
   * @returns {Promise<Part | null>}
   */
  loadNext(name) {
    const part = name === undefined ? Promise.resolve(null) : this.load(name)
    part.catch(() => {})
    return part
  }

  /** Answer the latest request from what is there. */
  tell() {
    if (!this.latest) return
    const answered = this.engine.answer(this.latest.text, this.latest.only)
    const wanted = this.latest.statements || this.latest.only === "statements" || answered.wantsStatements
    this.wanting = wanted && this.latest.text.trim() !== ""
    const reading = !this.named || (this.wanting && !this.stated)
    this.report({ answered, reading, without: !this.stated, failed: false })
  }
}

/** Let others use the thread; without the wait that timers within timers have. */
export function pause() {
  return new Promise(resolve => {
    const { port1, port2 } = new MessageChannel()
    port1.onmessage = () => {
      port1.close()
      resolve(undefined)
    }
    port2.postMessage(null)
  })
}
