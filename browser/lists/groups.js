// The groups in which a page shows its list: each says how many of its rows are left, and opens when it should.

import { say } from "../saying.js"

/** With more rows than this left in several groups, folds stay closed: their counts tell more than many screens. */
const FEW = 60

/**
 * A group: the id that links to it lead to, its list, the rows that belong to it, all that is hidden with it (the
 * list, its heading, the fold around it), the fold, where its count stands, and what stands there when nothing is asked.
 * @typedef {{
 *   id: string, list: HTMLElement, rows: HTMLElement[], parts: HTMLElement[], fold: HTMLDetailsElement | null,
 *   count: HTMLElement | null, all: string
 * }} Group
 */

/** Whether folds open for what is left, so that it is seen at once. @param {readonly number[]} left in each group */
export function areFew(left) {
  return left.reduce((a, b) => a + b, 0) <= FEW || left.filter(Boolean).length === 1
}

export class Groups {
  /** @param {HTMLElement[]} lists */
  constructor(lists) {
    this.groups = lists.map(groupOf)
    /** Those folds that were opened here and not by the reader. @type {Set<HTMLDetailsElement>} */
    this.opened = new Set()
    this.kept = ""
    for (const { fold } of this.groups) fold?.addEventListener("toggle", () => this.remember())
  }

  /** All rows, in the order of the page. */
  get rows() {
    return this.groups.flatMap(group => group.rows)
  }

  /** Put every row back where the page has it. */
  restore() {
    for (const { list, rows } of this.groups) list.append(...rows)
  }

  /**
   * Say how many rows of each group are left, hide those without any, and open the folds where few are left of many.
   * @param {boolean} some whether anything is asked
   * @param {boolean[]} shown which of all rows are shown
   * @param {boolean} away whether the rows stand elsewhere
   * @returns {Map<string, number>} how many are left, by the ids that links lead to
   */
  tell(some, shown, away) {
    let first = 0
    const left = this.groups.map(({ rows }) => shown.slice(first, (first += rows.length)).filter(Boolean).length)
    const open = some && areFew(left)
    for (const [place, group] of this.groups.entries()) {
      const count = left[place] ?? 0
      for (const part of group.parts) part.hidden = away || count === 0
      const said = some ? say("%(n)s of %(all)s", { n: count, all: group.rows.length }) : group.all
      if (group.count && group.count.textContent !== said) group.count.textContent = said
      if (group.fold) this.follow(group.fold, open && count > 0)
    }
    return new Map(this.groups.map(({ id }, place) => [id, left[place] ?? 0]))
  }

  /**
   * Open a fold, or close it if it was opened here.
   * @param {HTMLDetailsElement} fold
   * @param {boolean} open
   */
  follow(fold, open) {
    if (open && !fold.open) {
      fold.open = true
      this.opened.add(fold)
    } else if (!open && this.opened.delete(fold)) fold.open = false
  }

  /** Keep with the entry of the history which folds the reader has open. */
  remember() {
    const open = this.groups.flatMap(({ fold }, place) => (fold?.open && !this.opened.has(fold) ? place : []))
    // browsers count how often a page does this
    if (String(open) === this.kept) return
    this.kept = String(open)
    history.replaceState({ ...history.state, kbFolds: open }, "")
  }

  /** Open and close the folds as they were when the page was left. */
  comeBack() {
    /** @type {number[] | undefined} */
    const open = history.state?.kbFolds
    if (open) for (const [place, { fold }] of this.groups.entries()) if (fold) fold.open = open.includes(place)
  }
}

/**
 * @param {HTMLElement} list
 * @returns {Group}
 */
function groupOf(list) {
  const fold = list.closest("details")
  const above = list.previousElementSibling
  const parts = [list, ...(fold ? [fold] : []), ...(above instanceof HTMLHeadingElement ? [above] : [])]
  const count = /** @type {HTMLElement | null} */ (fold?.querySelector("summary > small") ?? null)
  const rows = /** @type {HTMLElement[]} */ ([...list.children])
  const id = parts.find(part => part.id)?.id ?? ""
  return { id, list, rows, parts, fold, count, all: count?.textContent ?? "" }
}
