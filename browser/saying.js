// The words of the interface in the language of the site.  English stands in the code, as the key by which a catalogue
// in words/ gives another language: the build puts those words before each bundle (hooks/scripts.py).

/** @typedef {Record<string, string | number>} Values */

/** @type {Record<string, string | string[]>} */
const words = /** @type {{ kbWords?: Record<string, string | string[]> }} */ (globalThis).kbWords ?? {}

/** @param {string} message @param {Values} values */
function filled(message, values) {
  return message.replace(/%\((\w+)\)s/g, (_, name) => String(values[name] ?? ""))
}

/**
 * A message in the language of the site, each `%(name)s` in it filled from `values`.
 * @param {string} message
 * @param {Values} values
 */
export function say(message, values = {}) {
  const found = words[message] ?? message
  return filled(Array.isArray(found) ? (found[0] ?? message) : found, values)
}

/**
 * One of two messages, as the number asks for; `%(n)s` is the number.
 * @param {string} one
 * @param {string} many
 * @param {number} n
 * @param {Values} values
 */
export function count(one, many, n, values = {}) {
  const found = words[one] ?? [one, many]
  const [first = one, other = first] = Array.isArray(found) ? found : [found]
  return filled(n === 1 ? first : other, { n, ...values })
}
