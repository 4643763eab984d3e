// What a reader has gathered for a briefing: numbers of statements under headings of the reader's own, in his order.

const KEY = "kb-basket"

/** @typedef {{ id: string } | { heading: string }} Item */

/** @param {Item} item @returns {item is { id: string }} */
export function isStatement(item) {
  return "id" in item
}

/**
 * The gathering that an address carries after its #: ML-0001,~A%20heading,ML-0002.
 * @param {string} hash
 * @returns {Item[]}
 */
export function fromHash(hash) {
  return clean(
    hash.replace(/^#/, "").split(",").map(part => {
      if (!part.startsWith("~")) return { id: part }
      try {
        return { heading: decodeURIComponent(part.slice(1)) }
      } catch {
        return { heading: part.slice(1) }
      }
    }),
  )
}

/** The same as it stands after # in an address. @param {Item[]} items */
export function toHash(items) {
  return `#${items.map(item => (isStatement(item) ? item.id : `~${encodeURIComponent(item.heading)}`)).join(",")}`
}

/**
 * Items as they may stand: numbers in their one form, each once, headings with words in them.
 * @param {unknown} found
 * @returns {Item[]}
 */
export function clean(found) {
  /** @type {Item[]} */
  const items = []
  const seen = new Set()
  for (const item of Array.isArray(found) ? found : []) {
    if (typeof item?.id === "string" && /^ML-\d{4,9}$/.test(item.id) && !seen.has(item.id)) {
      seen.add(item.id)
      items.push({ id: item.id })
    } else if (typeof item?.heading === "string" && item.heading.trim()) items.push({ heading: item.heading.trim() })
  }
  return items
}

/** What is gathered in this browser. @returns {Item[]} */
export function gathered() {
  try {
    return clean(JSON.parse(localStorage.getItem(KEY) ?? "[]"))
  } catch {
    return []
  }
}

/** Keep the gathering in this browser; whether it could be kept. @param {Item[]} items */
export function gather(items) {
  try {
    localStorage.setItem(KEY, JSON.stringify(items))
    return true
  } catch {
    return false
  }
}

/** Whether a statement is gathered. @param {string} id */
export function holds(id) {
  return gathered().some(item => isStatement(item) && item.id === id)
}

/** Gather a statement, or let it go; whether that could be kept. @param {string} id */
export function toggle(id) {
  const items = gathered()
  const kept = items.filter(item => !isStatement(item) || item.id !== id)
  return gather(kept.length < items.length ? kept : [...items, { id }])
}

/**
 * The items with one of them moved, as far as there is a place to go to.
 * @param {Item[]} items
 * @param {number} index
 * @param {number} by
 */
export function shifted(items, index, by) {
  const target = index + by
  const moved = items[index]
  if (!moved || target < 0 || target >= items.length) return items
  const rest = items.filter((_, place) => place !== index)
  return [...rest.slice(0, target), moved, ...rest.slice(target)]
}
