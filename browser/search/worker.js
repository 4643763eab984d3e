// The worker of the search.  It starts as soon as a reader turns to the search, while the script of the panel, which
// takes it over, is still on its way.

/** A worker, and whether it was refused or not found. @typedef {{ worker: Worker, failed: boolean }} Started */

/**
 * Where things are, as absolute addresses: the first file of the index, and the script of the worker.
 * @typedef {{ first: string, worker: string }} Places
 */

/**
 * The worker of this page, told where the index is; none from a disk, where browsers refuse it, nor where there can be
 * none.
 * @param {Places} places
 * @returns {Started | null}
 */
export function startedWorker(places) {
  // two scripts share it
  const page = /** @type {{ kbSearchWorker?: Started | null }} */ (globalThis)
  if (page.kbSearchWorker === undefined) page.kbSearchWorker = start(places)
  return page.kbSearchWorker
}

/**
 * @param {Places} places
 * @returns {Started | null}
 */
function start({ first, worker: script }) {
  if (location.protocol === "file:" || typeof Worker === "undefined") return null
  try {
    const started = { worker: new Worker(script), failed: false }
    started.worker.onerror = () => (started.failed = true)
    started.worker.postMessage({ first })
    return started
  } catch {
    return null
  }
}
