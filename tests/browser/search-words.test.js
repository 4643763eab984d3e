import assert from "node:assert/strict"
import { test } from "node:test"

import { anchor, direct } from "../../browser/search/direct.js"
import { cut } from "../../browser/search/marking.js"
import { parsed } from "../../browser/search/query.js"
import { slips, stopped, Terms } from "../../browser/search/terms.js"
import { fold, words } from "../../browser/search/words.js"

/** The words of a text, those of compounds and shares included. */
const cutUp = text => words(fold(text)).map(word => word.word)

test("figures are one word, however they are written", () => {
  for (const text of ["30,235", "30 235", "30\u202f235", "30.235", "30'235", "30235"]) assert.deepEqual(cutUp(text), ["30235"], text)
  for (const text of ["9,000", "0,900,000"]) assert.deepEqual(cutUp(text), [text.replaceAll(",", "")], text)
  assert.deepEqual(cutUp("1,230,563,972,349"), ["1230563972349"])
  assert.deepEqual(cutUp("in 2015 600 men"), ["in", "2015", "600", "men"])
  for (const text of ["33.4", "33,4"]) assert.deepEqual(cutUp(text), ["33.4"])
  assert.deepEqual([cutUp("0.1234"), cutUp("1234 567")], [["0", "1234", "01234"], ["1234", "567"]])
})

test("amounts and shares are the same in signs and in words", () => {
  for (const text of ["33.4 million", "33,4 millions", "33.4 M"]) assert.deepEqual(cutUp(text), ["33.4", "million"], text)
  assert.deepEqual(cutUp("€33.4m").slice(0, 3), ["eur", "33.4", "million"])
  const amounts = { "30k": "30000", "5bn": "5 billion 5billion", "3mn": "3 million 3million", "2md": "2 billion 2billion", "12 mds": "12 billion", "x m": "x m", "5 x m": "5 x m" }
  for (const [text, known] of Object.entries(amounts)) assert.equal(cutUp(text).join(" "), known, text)
  for (const text of ["30%", "30 %", "30 percent", "30 per cent", "30 pour cent"]) assert.deepEqual(cutUp(text), ["30", "30%"], text)
})

test("French months, currencies and amounts are those of the records, and a share is one of a number", () => {
  assert.equal(cutUp("janvier février mars avril mai juin juillet août septembre octobre novembre décembre").join(" "),
    "january february march april may june july august september october november december")
  assert.equal(cutUp("€ euro euros $ dollar dollars").join(" "), "eur eur eur usd usd usd")
  for (const word of ["m", "mn", "millions"]) assert.deepEqual(cutUp(`5 ${word}`), ["5", "million"], word)
  for (const word of ["bn", "md", "mds", "milliard", "milliards"]) assert.deepEqual(cutUp(`5.5 ${word}`), ["5.5", "billion"], word)
  for (const text of ["police %", "police per cent"]) assert.deepEqual(cutUp(text)[1] ?? "", text.includes("cent") ? "per" : "", text)
  assert.deepEqual(cutUp("in 12.5% of"), ["in", "12.5", "12.5%", "of"])
})

test("letters that are two, and apostrophes of all sorts", () => {
  assert.equal(fold("Œuvre Cæsar Straße ıl"), "oeuvre caesar strasse il")
  for (const sign of ["’", "‘", "ʼ", "`", "´", "'"]) assert.deepEqual(cutUp(`l${sign}été`), ["ete"], sign)
  for (const article of ["l", "d", "j", "m", "t", "s", "c", "n", "qu", "jusqu", "lorsqu"]) assert.deepEqual(cutUp(`${article}'armée`), ["armee"], article)
  for (const sign of ["-", "/", ".", "'", "_", "‑", "–"]) assert.equal(cutUp(`aaa${sign}bbb`).at(-1), "aaabbb", sign)
  for (const sign of [" ", ", ", " - ", "--"]) assert.equal(cutUp(`aaa${sign}bbb`).at(-1), "bbb", sign)
})

test("words have their places in the text, compounds span theirs", () => {
  const told = words("a bb-cc 30 % u.n. d").map(({ word, from, to, place, spans }) => `${word} ${from}-${to} ${place}+${spans}`)
  assert.deepEqual(told, ["a 0-1 0+1", "bb 2-4 1+1", "cc 5-7 2+1", "bbcc 2-7 1+2", "30 8-10 3+1", "30% 8-10 3+1", "un 13-16 4+1", "d 18-19 6+1"])
})

test("a word of five letters may be two, one of four is not", () => {
  const searched = { terms: new Terms(), acronyms: new Set() }
  for (const word of ["g5", "sah", "un", "kan", "bar"]) searched.terms.add(word)
  const tokens = text => parsed(text, searched).tokens.map(token => token.word)
  assert.deepEqual([tokens("g5sah"), tokens("g5un"), tokens("barkan")], [["g5", "sah"], ["g5un"], ["bar", "kan"]])
})

test("compounds are their parts and the whole", () => {
  assert.deepEqual(cutUp("counter-terrorism"), ["counter", "terrorism", "counterterrorism"])
  assert.deepEqual(cutUp("S/2014/173"), ["s", "2014", "173", "s2014173"])
  assert.deepEqual(cutUp("2015-052"), ["2015", "052", "2015052"])
  assert.deepEqual(cutUp("G5 Sahel"), ["g5", "sahel"])
  assert.deepEqual(cutUp("9-9"), ["9", "9", "99"])
})

test("acronyms with points, articles, possessives, accents, French months", () => {
  assert.deepEqual(cutUp("U.N. mission"), ["un", "mission"])
  assert.deepEqual(cutUp("l’armée d'État"), ["armee", "etat"])
  assert.deepEqual(cutUp("MINUSMA’s"), ["minusma"])
  assert.deepEqual(cutUp("Keïta, août, œuvre"), ["keita", "august", "oeuvre"])
})

test("signs alone are no words", () => {
  for (const text of ["", " ", "(.*)", "++", "*)", "…", "\u200b", "\ud800", "'", "-/-"]) assert.deepEqual(cutUp(text), [], text)
})

test("stop words are those of both languages, without digits", () => {
  for (const word of ["the", "le", "et", "a", "où"].map(fold)) assert.ok(stopped(word), word)
  for (const word of ["mali", "police", "5"]) assert.ok(!stopped(word), word)
})

test("forms of a word have a stem in common, in either language", () => {
  const terms = new Terms()
  for (const word of ["militia", "militias", "disarm", "disarming", "gendarme", "gendarmes", "police"]) terms.add(word)
  assert.ok(terms.forms("militia").has("militias"))
  assert.ok(terms.forms("disarmed").has("disarm"))
  assert.ok(terms.forms("gendarmes").has("gendarme"))
  assert.ok(!terms.forms("police").has("militia"))
})

test("two words in one fall apart only where both are known and long enough", () => {
  const terms = new Terms()
  for (const word of ["self", "defence", "g5", "sahel", "mo", "ibo"]) terms.add(word)
  assert.deepEqual(terms.parted("selfdefence"), ["self", "defence"])
  assert.deepEqual(terms.parted("g5sahel"), ["g5", "sahel"])
  assert.equal(terms.parted("moibo"), null)
})

test("two words make one with a slip only where one of them stands nowhere and no figure is in it", () => {
  const searched = { terms: new Terms(), acronyms: new Set() }
  for (const word of ["tinzaouatene", "tine", "gao", "kidal", "gaokidals", "resolution2640"]) searched.terms.add(word)
  const joined = text => parsed(text, searched).units.map(unit => unit.word)
  assert.deepEqual(joined("Tin Zaouaten"), ["tinzaouatene"])
  // both stand somewhere; a figure is no slip of another; too short
  for (const text of ["Gao Kidal", "resolution 2641", "tin es"]) assert.deepEqual(joined(text), [], text)
})

test("a compound holds the words of which its parts are made", () => {
  const searched = { terms: new Terms(), acronyms: new Set() }
  for (const word of ["self", "defence", "group"]) searched.terms.add(word)
  const [unit] = parsed("a selfdefence-group now", searched).units
  assert.deepEqual([unit.word, unit.tokens.map(token => token.word)], ["selfdefencegroup", ["self", "defence", "group"]])
})

test("slips are counted, an exchange as one", () => {
  assert.equal(slips("minsuma", "minusma"), 1)
  assert.equal(slips("gendarmrie", "gendarmerie"), 1)
  assert.equal(slips("gao", "gao"), 0)
  assert.equal(slips("kidal", "gao"), 4)
})

test("marks keep the text as it is, accents or not", () => {
  const text = "Boubacar Keïta, l’État : 30 235 œuvres"
  const pieces = cut(text, { marks: new Set(["keita", "30235", "oeuvres"]), begun: ["eta"] })
  assert.equal(pieces.map(piece => piece.text).join(""), text)
  assert.deepEqual(pieces.filter(piece => piece.marked).map(piece => piece.text), ["Keïta", "État", "30 235", "œuvres"])
  assert.deepEqual(cut("Keïta", { marks: new Set(["keita"]), begun: [] }), [{ text: "Keïta", marked: true }])
})

test("an article that lost its apostrophe is no part of a word", () => {
  const terms = new Terms()
  for (const word of ["coup", "etat", "armee", "chef"]) terms.add(word)
  assert.deepEqual(terms.parted("coupdetat"), ["coup", "etat"])
  assert.deepEqual(terms.parted("chefdarmee"), ["chef", "armee"])
  assert.equal(terms.parted("coupxetat"), null)
})

test("a slip is one letter away from a known word that begins alike", () => {
  const terms = new Terms()
  terms.add("barkhane")
  assert.equal(terms.near("barkane"), "barkhane")
  assert.equal(terms.near("arkhanes"), "")
  assert.equal(terms.near("barkn"), "")
})

test("words that stand for each other are all forms", () => {
  const terms = new Terms()
  terms.addKin("french", "france")
  terms.addKin("france", "french")
  terms.addKin("france", "francaise")
  assert.deepEqual([...terms.forms("french")], ["france"])
  assert.deepEqual([...terms.forms("france")], ["french", "francaise"])
})

test("a number and an address are known at the end of a sentence too", () => {
  for (const text of ["ML-0764.", "ml0764?", " ML-0764)", "ML-0764, "]) assert.deepEqual(direct(text), { number: 764 }, text)
  assert.deepEqual(direct("forces/gendarmerie.html."), { kind: "forces", id: "gendarmerie" })
  assert.equal(direct("ML-."), null)
  assert.deepEqual([direct("law-98-89"), direct("forces/law-98.html")], [{ kind: "", id: "law-98-89" }, { kind: "forces", id: "law-98" }])
  assert.deepEqual([direct("ML-123456"), direct("x#ML-0123456")], [{ number: 123456 }, { number: 123456 }])
  assert.deepEqual([direct("ML-1234567"), direct("x#ML-1234567")], [null, null])
})

test("what rests on no statement leads to the page alone", () => {
  assert.deepEqual([anchor(764), anchor(1), anchor(0), anchor(-1)], ["#ML-0764", "#ML-0001", "", ""])
})
