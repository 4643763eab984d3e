// The search in a worker.  It is first told where the index is, then asked.

import { partAddress } from "../search/service.js"
import { Session, pause } from "../search/session.js"

/** @import { Part } from "../search/index-parts.js" */
/** @import { Request } from "../search/session.js" */

const scope = /** @type {{ importScripts: (address: string) => void, postMessage: (message: unknown) => void } & typeof globalThis} */ (
  /** @type {unknown} */ (globalThis)
)

/** @type {Session | null} */
let session = null

/**
 * @param {string} address
 * @returns {Promise<Part>}
 */
async function load(address) {
  /** @type {Part} */
  let part = {}
  Object.assign(globalThis, { kbFind: (/** @type {Part} */ found) => void (part = found) })
  scope.importScripts(address)
  return part
}

addEventListener("message", event => {
  /** @type {{ first?: string, request?: Request | null }} */
  const { first, request } = event.data
  if (first) session = new Session(name => load(partAddress(name, first)), pause, report => scope.postMessage(report))
  else void session?.ask(request ?? null)
})
