// Search runs in a worker, and browsers refuse workers to pages read from a disk.  There a hidden frame stands in for
// the worker.  iframe-worker does the same with a script written into the frame, which a policy without inline
// scripts forbids; here the frame is given its functions from outside, and loads files only.

/**
 * What a worker's script finds around it; the frame's own functions of these names mean something else.
 * @typedef {Window & { postMessage: (data: unknown) => void, importScripts: (...urls: string[]) => Promise<void> }} Scope
 */

/** A stand-in for Worker with what search needs: a script, messages both ways, and an end. */
export class DiskWorker extends EventTarget {
  /** @type {HTMLIFrameElement} */
  #frame
  /** @type {Promise<void>} settled once the script has run */
  #ready

  /** @param {string | URL} url */
  constructor(url) {
    super()
    this.#frame = document.createElement("iframe")
    this.#frame.hidden = true
    document.body.append(this.#frame)
    // a document of its own at once: some browsers would put an empty one in its place later
    this.#scope.document.open()
    this.#scope.document.write("<!doctype html><title>search</title>")
    this.#scope.document.close()
    this.#scope.postMessage = data => this.dispatchEvent(new MessageEvent("message", { data }))
    this.#scope.importScripts = (...urls) => this.#load(urls)
    this.#ready = this.#load([String(url)])
    this.#ready.catch(error => this.dispatchEvent(new ErrorEvent("error", { error })))
  }

  get #scope() {
    return /** @type {Scope} */ (this.#frame.contentWindow)
  }

  /**
   * Load scripts into the frame, one after the other.
   * @param {string[]} urls
   */
  async #load(urls) {
    for (const url of urls)
      await new Promise((resolve, reject) => {
        const script = this.#scope.document.createElement("script")
        script.src = url
        script.onload = resolve
        script.onerror = () => reject(new Error(`${url} cannot be loaded`))
        this.#scope.document.body.append(script)
      })
  }

  /** @param {unknown} data */
  postMessage(data) {
    // a script that failed to load has been told of as an error
    this.#ready.then(() => this.#scope.dispatchEvent(new MessageEvent("message", { data })), () => {})
  }

  terminate() {
    this.#frame.remove()
  }
}
