// Where the search runs: in a worker, so that typing never waits; in the page where there can be none, as from a disk.

import { Session, pause } from "./session.js"

/** @import { Part } from "./index-parts.js" */
/** @import { Report, Request } from "./session.js" */

/**
 * Where things are: the folder of the index with its first file, and the script of the worker.
 * @typedef {{ first: string, worker: string }} Places
 */

/** @typedef {{ ask: (request: Request | null) => void }} Service */

/**
 * @param {Places} places
 * @param {(report: Report) => void} report
 * @returns {Service}
 */
export function service(places, report) {
  if (location.protocol === "file:" || typeof Worker === "undefined") return inPage(places.first, report)
  try {
    return inWorker(places, report)
  } catch {
    return inPage(places.first, report)
  }
}

/**
 * @param {string} first
 * @param {(report: Report) => void} report
 * @returns {Service}
 */
function inPage(first, report) {
  const session = new Session(name => scriptPart(partAddress(name, first)), pause, report)
  return { ask: request => void session.ask(request) }
}

/**
 * @param {Places} places
 * @param {(report: Report) => void} report
 * @returns {Service}
 */
function inWorker(places, report) {
  const worker = new Worker(places.worker)
  /** @type {Service | null} */
  let instead = null
  /** @type {Request | null} */
  let latest = null
  worker.onmessage = event => report(event.data)
  worker.onerror = () => {
    // refused or not found: the page does it itself
    worker.terminate()
    instead ??= inPage(places.first, report)
    instead.ask(latest)
  }
  worker.postMessage({ first: places.first })
  return {
    ask(request) {
      latest = request
      if (instead) instead.ask(request)
      else worker.postMessage({ request })
    },
  }
}

/**
 * Load a file of the index as a script, which a page may from a disk too; they are loaded one after another.
 * @param {string} address
 * @returns {Promise<Part>}
 */
function scriptPart(address) {
  return new Promise((resolve, reject) => {
    const script = document.createElement("script")
    Object.assign(globalThis, { kbFind: resolve })
    script.src = address
    script.onload = () => script.remove()
    script.onerror = () => {
      script.remove()
      reject(new Error(address))
    }
    document.head.append(script)
  })
}

/**
 * The address of a file of the index; the empty name is the first.
 * @param {string} name
 * @param {string} first
 */
export function partAddress(name, first) {
  return name === "" ? first : new URL(name, first).href
}
