// Where the search runs: in a worker, so that typing never waits; in the page where there can be none, as from a disk.

import { partAddress } from "./index-parts.js"
import { startedWorker } from "./worker.js"

/** @import { Part } from "./index-parts.js" */
/** @import { Report, Request, Session } from "./session.js" */
/** @import { Places } from "./worker.js" */

/** @typedef {{ ask: (request: Request | null) => void }} Service */

/** What the script of the worker leaves to a page. @typedef {{ Session: typeof Session, pause: () => Promise<void> }} Engine */

/**
 * @param {Places} places
 * @param {(report: Report) => void} report
 * @returns {Service}
 */
export function service(places, report) {
  const started = startedWorker(places)
  if (!started || started.failed) return inPage(places, report)
  const { worker } = started
  /** @type {Service | null} */
  let instead = null
  /** @type {Request | null} */
  let latest = null
  worker.onmessage = event => report(event.data)
  worker.onerror = () => {
    // refused or not found: the page does it itself
    worker.terminate()
    instead ??= inPage(places, report)
    instead.ask(latest)
  }
  return {
    ask(request) {
      latest = request
      if (instead) instead.ask(request)
      else worker.postMessage({ request })
    },
  }
}

/**
 * @param {Places} places
 * @param {(report: Report) => void} report
 * @returns {Service}
 */
function inPage({ first, worker }, report) {
  const load = (/** @type {string} */ name) => scriptPart(partAddress(name, first))
  const session = async () => {
    const { Session, pause } = await engine(worker)
    return new Session(load, pause, report)
  }
  /** @type {Promise<Session> | null} */
  let made = null
  return {
    async ask(request) {
      try {
        await (await (made ??= session())).ask(request)
      } catch {
        // what could not be loaded may be there on the next try
        made = null
        report({ answered: null, reading: false, without: true, failed: true })
      }
    },
  }
}

/**
 * The search itself, which the script of the worker leaves to a page that loads it.
 * @param {string} address
 * @returns {Promise<Engine>}
 */
async function engine(address) {
  await script(address)
  return /** @type {{ kbSearch: Engine }} */ (/** @type {unknown} */ (globalThis)).kbSearch
}

/**
 * Load a file of the index as a script, which a page may from a disk too; they are loaded one after another.
 * @param {string} address
 * @returns {Promise<Part>}
 */
async function scriptPart(address) {
  /** @type {Part} */
  let part = {}
  Object.assign(globalThis, { kbFind: (/** @type {Part} */ found) => (part = found) })
  await script(address)
  return part
}

/**
 * Run a script.
 * @param {string} address
 * @returns {Promise<void>}
 */
function script(address) {
  return new Promise((resolve, reject) => {
    const element = document.createElement("script")
    element.src = address
    element.onload = () => {
      element.remove()
      resolve()
    }
    element.onerror = () => {
      element.remove()
      reject(new Error(address))
    }
    document.head.append(element)
  })
}
