import assert from "node:assert/strict"
import { test } from "node:test"

import { short } from "../../drawing/numbers.mjs"
import { colour, element, fitted, widthOf, wrapped, written } from "../../drawing/paper.mjs"

test("numbers of an axis are short", () => {
  assert.equal(short(0), "0")
  assert.equal(short(13289), "13,289")
  assert.equal(short(29700000), "29.7 m")
  assert.equal(short(3.2e9), "3.2 bn")
  assert.equal(short(0.30000000000000004), "0.3")
})

test("words are cut at a space, and only where they are too long", () => {
  assert.equal(fitted("Prime Minister", 11, 500), "Prime Minister")
  const cut = fitted("Minister of Justice, Keeper of the Seals", 11, 130)
  assert.match(cut, /^Minister of Justice …$/)
  assert.ok(widthOf(cut, 11) <= 130)
})

test("words are wrapped at spaces and hyphens, and none is lost", () => {
  const lines = wrapped("Ministry of Security and Civil Protection", 10, 90)
  assert.equal(lines.join(" "), "Ministry of Security and Civil Protection")
  assert.ok(lines.length > 1 && lines.every(line => widthOf(line, 10) <= 90))
  assert.deepEqual(wrapped("Al-Mourabitoune", 10, 40), ["Al-", "Mourabitoune"])
})

test("what is written is markup in no word", () => {
  const link = element("a", { href: 'x.html?a=1&b="2"' })
  link.append(element("title", {}, "<b>A & B</b>"))
  assert.equal(written(link), '<a href="x.html?a=1&amp;b=&quot;2&quot;"><title>&lt;b&gt;A &amp; B&lt;/b&gt;</title></a>')
})

test("measures are rounded, names are not", () => {
  assert.equal(written(element("g", { id: "v-1.23456", d: "M1.23456,-7.899" })), '<g d="M1.2,-7.9" id="v-1.23456"/>')
})

test("a colour that the theme does not have is a mistake", () => {
  assert.throws(() => colour("pink"), /expected a colour/)
})
