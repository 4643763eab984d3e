// Records side by side, as data: what an address asks for, and the rows of what was found.

/**
 * A value as kb/publish/comparison_data.py writes it: words, small print, statement, address, language, sort.
 * @typedef {string[]} Fact
 * @typedef {[group: number, place: number, label: string, values: Fact[]]} Facts
 * @typedef {{
 *   name: string, title: string, address: string, rows: Facts[], without: string[], year?: string, of?: string
 * }} Compared
 * @typedef {{ values: Fact[], senseless: boolean }} Cell
 * @typedef {{ label: string, sort: string, cells: Cell[] }} Row
 * @typedef {[id: string, name: string, ...former: string[]]} Named
 * @typedef {Record<string, { name: string, records: Named[] }>} Kinds
 */

/** So many records stand side by side. */
export const MOST = 3

/**
 * The ids in an address after its #, each once.
 * @param {string} hash
 * @returns {string[]}
 */
export function idsIn(hash) {
  let text = hash.replace(/^#/, "")
  try {
    text = decodeURIComponent(text)
  } catch {
    // an address that was cut off stands as it is
  }
  return [...new Set(text.split(",").map(part => part.trim()).filter(Boolean))]
}

/**
 * What became of the ids that were asked for: those that are compared, all of one kind, and those that are not.
 * @typedef {{ kind: string, ids: string[], unknown: string[], others: { name: string, kind: string }[], over: string[] }} Sorted
 */

/**
 * Sort ids into those that can be compared with the first of them, and others.
 * @param {string[]} asked
 * @param {Kinds} kinds
 * @returns {Sorted}
 */
export function sorted(asked, kinds) {
  /** @type {Map<string, { id: string, name: string, kind: string }>} */
  const known = new Map()
  for (const [kind, { records }] of Object.entries(kinds))
    for (const [id, name, ...former] of records) for (const one of [id, ...former]) known.set(one, { id, name, kind })
  /** @type {Sorted} */
  const found = { kind: "", ids: [], unknown: [], others: [], over: [] }
  for (const one of asked) {
    const record = known.get(one)
    if (!record) found.unknown.push(one)
    else if (found.kind && record.kind !== found.kind) found.others.push(record)
    else if (found.ids.includes(record.id)) continue
    else if (found.ids.length >= MOST) found.over.push(record.name)
    else {
      found.kind = record.kind
      found.ids.push(record.id)
    }
  }
  return found
}

/** The heads of columns: mandates of one bearer by the year of each, all others by name. @param {Compared[]} records */
export function headsOf(records) {
  const years = new Set(records.map(({ year }) => year || undefined))
  const alone = new Set(records.map(record => record.of)).size === 1
  const told = alone && years.size === records.length && !years.has(undefined)
  return records.map(({ name, year }) => (told && year) || name)
}

/** What a cell says, without case and spaces, to be held against others. @param {Fact[]} values */
function wording(values) {
  return values.map(([words = ""]) => words.toLowerCase().split(/\s+/).join(" ").trim()).sort().join("\n")
}

/** Whether cells that say something differ; the same only where all say it. @param {string[]} said */
function sortOf(said) {
  const told = said.filter(Boolean)
  if (new Set(told).size > 1) return "differs"
  return told.length === said.length ? "same" : ""
}

/**
 * The rows of each group, in the order of the vocabulary; only those in which a record has something.
 * @param {Compared[]} records
 * @param {boolean[]} marked for each group, whether it is told if records differ
 * @returns {Row[][]} by the number of the group
 */
export function rowsOf(records, marked) {
  /** @type {Map<string, { group: number, place: number, label: string, cells: Fact[][] }>} */
  const found = new Map()
  records.forEach((record, column) => {
    for (const [group, place, label, values] of record.rows) {
      const key = `${group}|${place}|${label}`
      const row = found.get(key) ?? { group, place, label, cells: records.map(() => []) }
      row.cells[column] = values
      found.set(key, row)
    }
  })
  /** @type {Row[][]} */
  const groups = []
  for (const row of [...found.values()].sort((one, other) => one.place - other.place)) {
    const cells = row.cells.map((values, column) => (
      { values, senseless: records[column]?.without.includes(row.label) ?? false }
    ))
    const sort = marked[row.group] ? sortOf(row.cells.map(wording)) : ""
    ;(groups[row.group] ??= []).push({ label: row.label, sort, cells })
  }
  return groups
}
