// Putting text, plain and rich, into the clipboard: on the web, over plain http and from a disk.

/**
 * Put a text into the clipboard.
 * @param {string} text
 * @param {string} [html] the same with its looks, for programs that take them
 * @returns {Promise<boolean>} whether it is there
 */
export async function write(text, html) {
  if (writeByEvent(text, html)) return true
  // over plain http there is no navigator.clipboard, though the types promise one
  const clipboard = /** @type {Clipboard | undefined} */ (navigator.clipboard)
  try {
    await clipboard?.writeText(text)
    return clipboard !== undefined
  } catch {
    return false
  }
}

/**
 * The old way, which works everywhere where the browser lets a page copy at all; the reader's selection stays.
 * @param {string} text
 * @param {string} [html]
 */
function writeByEvent(text, html) {
  let done = false
  /** @param {ClipboardEvent} event */
  const fill = event => {
    event.clipboardData?.setData("text/plain", text)
    if (html) event.clipboardData?.setData("text/html", html)
    event.preventDefault()
    event.stopImmediatePropagation()
    done = event.clipboardData !== null
  }
  document.addEventListener("copy", fill, true)
  try {
    return document.execCommand("copy") && done
  } catch {
    // some browsers throw where others answer false
    return false
  } finally {
    document.removeEventListener("copy", fill, true)
  }
}
