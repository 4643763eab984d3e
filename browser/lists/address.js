// What a list is asked for, in the address: ?state=ended&topic=ddr&from=2012&words=bamako&sort=began.

/** @typedef {import("./narrowing.js").Asked} Asked */
/** @typedef {import("./narrowing.js").Data} Data */

/** What stood after # in addresses of 2026. */
const FORMER = /^#state-([a-z-]+)$/

/**
 * What an address asks of a list; what the list does not know is left out.
 * @param {{ search: string, hash: string }} address
 * @param {Data} data
 * @returns {Asked}
 */
export function askedBy({ search, hash }, { facets, years, sorts }) {
  const told = new URLSearchParams(search)
  const former = FORMER.exec(hash)?.[1]
  if (former) told.set("state", former)
  /** @type {Record<string, string>} */
  const picked = {}
  for (const { tag, choices } of facets) {
    const choice = told.get(tag) ?? ""
    if (choices.some(([one]) => one === choice)) picked[tag] = choice
  }
  const year = (/** @type {string} */ end) => (years.length && /^\d{4}$/.test(told.get(end) ?? "") ? Number(told.get(end)) : 0)
  const sort = told.get("sort") ?? ""
  return {
    picked,
    from: year("from"),
    to: year("to"),
    words: (told.get("words") ?? "").trim(),
    sort: Object.hasOwn(sorts, sort) ? sort : "",
  }
}

/**
 * The query of an address that asks for this, empty for nothing; what other scripts put there stays.
 * @param {Asked} asked
 * @param {string} search the query as it is
 * @param {readonly string[]} tags the facets of the list
 */
export function queryOf(asked, search, tags) {
  const told = new URLSearchParams(search)
  const wanted = { ...asked.picked, from: asked.from || "", to: asked.to || "", words: asked.words, sort: asked.sort }
  for (const tag of [...tags, "from", "to", "words", "sort"]) {
    const value = wanted[/** @type {keyof typeof wanted} */ (tag)]
    told.delete(tag)
    if (value) told.set(tag, String(value))
  }
  const query = told.toString()
  return query ? `?${query}` : ""
}

/**
 * What stands after # in an address, but for what now stands in the query.
 * @param {string} hash
 */
export function withoutFormer(hash) {
  return FORMER.test(hash) ? "" : hash
}

/**
 * Whether anything is asked that leaves rows out.
 * @param {Asked} asked
 */
export function asksForSome({ picked, from, to, words }) {
  return Boolean(Object.values(picked).some(Boolean) || from || to || words)
}
