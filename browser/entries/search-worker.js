// The search itself.  In a worker it is first told where the index is, then asked; a page that loads it runs it itself.

import { partAddress, partIn } from "../search/index-parts.js"
import { Session, pause } from "../search/session.js"

/** @import { Part } from "../search/index-parts.js" */
/** @import { Request } from "../search/session.js" */

const scope = /** @type {{ postMessage: (message: unknown) => void }} */ (/** @type {unknown} */ (globalThis))

/** @type {Session | null} */
let session = null

/**
 * Read a file of the index without running it: importScripts would keep keys waiting until it is there.
 * @param {string} address
 * @returns {Promise<Part>}
 */
async function load(address) {
  const answer = await fetch(address)
  if (!answer.ok) throw new Error(`${address}: ${answer.status}`)
  return partIn(await answer.text())
}

/** @param {MessageEvent} event */
function told(event) {
  /** @type {{ first?: string, request?: Request | null }} */
  const { first, request } = event.data
  if (first) session = new Session(name => load(partAddress(name, first)), pause, report => scope.postMessage(report))
  // names are read before anything is asked
  void session?.ask(request ?? null)
}

if (typeof document === "undefined") addEventListener("message", told)
else Object.assign(globalThis, { kbSearch: { Session, pause } })
