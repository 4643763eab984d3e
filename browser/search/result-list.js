// Results as elements: answers, then groups, each with what it holds beyond the strong ones on demand.

import { withMarks } from "./addresses.js"
import { markedNodes } from "./marking.js"
import { footnoteButton, showPanel } from "../cite/panel.js"
import { inLanguages } from "../other-languages.js"
import { count, say } from "../saying.js"

/** @import { Answered } from "./engine.js" */
/** @import { Marked } from "./marking.js" */
/** @import { Group, Result } from "./results.js" */

/** So many of a group are shown where it is all that was asked for. */
const MANY = 60

/**
 * @param {string} tag
 * @param {string} name the class, without what all share
 * @param {(string | Node)[]} children
 */
function element(tag, name, children) {
  const made = document.createElement(tag)
  made.className = `kb-find-${name}`
  made.append(...children)
  return made
}

/**
 * The list of what was found.
 * @param {Answered} answered
 * @param {string} root the address of the site
 * @param {Date} now
 * @returns {HTMLElement[]}
 */
export function resultList(answered, root, now) {
  const marked = { marks: new Set(answered.marks), begun: answered.begun }
  const row = (/** @type {Result} */ result) => resultRow(result, answered, marked, root, now)
  const first = answered.first.length > 0 ? [element("ol", "first", answered.first.map(row))] : []
  return [...first, ...answered.groups.map(group => groupPart(group, row, answered.only !== ""))]
}

/**
 * @param {Group} group
 * @param {(result: Result) => HTMLElement} row
 * @param {boolean} alone whether nothing else was asked for
 */
function groupPart(group, row, alone) {
  const shown = alone ? MANY : group.strong
  const list = element("ol", "list", group.results.slice(0, shown).map(row))
  const heading = element("h2", "group", [`${group.label} `, element("span", "count", [String(group.count)])])
  const part = element("section", "part", [heading, list])
  const rest = group.results.slice(shown)
  if (rest.length > 0) part.append(moreButton(rest, list, row))
  return part
}

/**
 * @param {Result[]} rest
 * @param {HTMLElement} list
 * @param {(result: Result) => HTMLElement} row
 */
function moreButton(rest, list, row) {
  const button = element("button", "more", [say("%(n)s more", { n: rest.length })])
  button.setAttribute("type", "button")
  button.addEventListener("click", () => {
    const rows = rest.map(row)
    list.append(...rows)
    rows[0]?.querySelector("a")?.focus()
    button.remove()
  })
  return button
}

/**
 * @param {Result} result
 * @param {Answered} answered
 * @param {Marked} marked
 * @param {string} root
 * @param {Date} now
 */
function resultRow(result, answered, marked, root, now) {
  const link = document.createElement("a")
  link.href = new URL(result.address, root).href
  link.append(...inLanguages(result.title, result.spans, text => markedNodes(text, marked)))
  carryMarks(link, answered)
  const said = [result.kind, result.state, result.dated, sourceCount(result.sources), age(result.day, now)]
  const words = said.filter(Boolean).join(" · ")
  const handles = result.cited.flatMap(number => [" · ", handleOf(number, root)])
  const copying = result.cited.length > 0 ? [" · ", ...footnoteButton(result.cited)] : []
  const row = element("li", "row", [link, element("p", "said", [words, ...handles, ...copying])])
  if (result.text) row.insertBefore(element("p", "text", markedNodes(result.text, marked)), row.lastChild)
  Object.assign(row.dataset, { id: result.id, tag: result.tag, number: result.number })
  return row
}

/**
 * The number of a statement opens its panel, where its footnote is: a fact is cited without going to its page.
 * @param {string} number
 * @param {string} root
 */
function handleOf(number, root) {
  const handle = document.createElement("a")
  handle.href = new URL(`s/${number}.html`, root).href
  handle.textContent = number
  handle.addEventListener("click", event => {
    // with a key held down the reader wants a new tab or window
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return
    event.preventDefault()
    event.stopPropagation()
    void showPanel(number)
  })
  return handle
}

/**
 * A link opens its page with the words marked; its address, as it may be copied, is that of the page.
 * @param {HTMLAnchorElement} link
 * @param {Answered} answered
 */
function carryMarks(link, answered) {
  const { href } = link
  const follow = (/** @type {MouseEvent} */ event) => {
    if (event.button > 1) return
    link.href = withMarks(href, answered)
    setTimeout(() => (link.href = href))
  }
  link.addEventListener("click", follow)
  link.addEventListener("auxclick", follow)
}

/** @param {number} sources */
function sourceCount(sources) {
  return sources === 0 ? "" : count("%(n)s source", "%(n)s sources", sources)
}

/**
 * How long ago the day was to which an answer applies, by the reader's clock; nothing for the future.
 * @param {string} day such as 2026-02-28
 * @param {Date} now
 */
export function age(day, now) {
  const then = new Date(`${day}T00:00:00Z`)
  const months = (now.getUTCFullYear() - then.getUTCFullYear()) * 12 + now.getUTCMonth() - then.getUTCMonth()
  if (Number.isNaN(months) || months < 0) return ""
  if (months === 0) return say("this month")
  if (months < 24) return count("%(n)s month old", "%(n)s months old", months)
  return say("%(n)s years old", { n: Math.floor(months / 12) })
}
