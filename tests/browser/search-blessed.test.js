// Everything that the engine works out for these queries from an excerpt of the index (search_excerpt.py), as it was last
// read by a person: order, scores, answers, marks, slips.  Accept what is meant: "make bless", and read what git shows.

import assert from "node:assert/strict"
import { readFileSync, writeFileSync } from "node:fs"
import { test } from "node:test"

import { Engine } from "../../browser/search/engine.js"
import { parsed } from "../../browser/search/query.js"
import { answers, asked } from "../../browser/search/questions.js"
import { held, rankedRecords, rankedStatements } from "../../browser/search/ranking.js"

const here = name => new URL(name, import.meta.url)
const BLESSED = here("search-blessed.txt")
/** So many of each list are told. */
const MOST = 6

/** A query as it grows under a reader's fingers is asked after each of its letters. */
const TYPED = ["who heads the gend", "G5 Sahel", "ML-0764"]
const WHOLE = `
minusma|MINUSMA mandate|mandat minusma|minusma mandate 2017|second mandate EUTM|eutm mali mandate|mandate of EUCAP 2019
who heads the gendarmerie|qui dirige la gendarmerie|head of MINUSMA|who is minister of reconciliation|ministre de la réconciliation
strength of the national guard|effectifs de la garde|how many gendarmes|4000 gendarmes|3,000 guards|combien de policiers
budget of EUTM Mali|how much did the united states give|amount EU sahel|148.5 million|1.569 billion|CFA francs
who controls Gao|who controls Ménaka|controle menaka|gao|Gao Bamako|mali|Mali police|sahel
women in the police|femmes dans la police|women share senior staff|domestic violence|11.1 %|44.4%
barkane|barkhan|gendarmery|gendarmrie nationale|Keita|ibk|IBK president|president keita 2018|Ibrahim Boubacar Keïta
judicial police|police judiciaire|JUDICIAL POLICE|crossborder|cross-border crime|self defence|selfdefence groups|eucapsahel mali
resolution 2164|res 2364|2227 (2015)|S/RES/2100|S/2014/173|CFSP 2020/434|2020/434/CFSP|resolution 2690 withdrawal
coup|coup 2020|coup d'état août 2020|18 August 2020|August 2020|2020|in 2015|attack on Bamako 2024
firefighters|sapeurs pompiers|protection civile|civil protection strength|air force|armée de l'air
truth commission|reconciliation commission|CVJR|cvjr end|when was the truth commission founded|quand a fini la cvjr
wagner|is wagner still in mali|Russian mercenaries|africa corps under whom|africa corp
forces/gendarmerie.html|topics/conflict|#ML-0764|ml 764|ML-0001|ml-99999
who|how many|where|the|of the|a|x|G5|UN|US|us troops|un police
tuareg|Touareg rebellion|peul|Fula|Kidal|Tinzaouatene|Tinzawatène|l'Essor|Le G5 Sahel définitivement enterré
president of the republic|prime minister|chief of staff of the air force|general|General Diarra|Ag Ghali
law on the national guard|loi garde nationale|law 94-031|military programming act amount|loi de programmation militaire
oversight of prisons|intelligence|renseignement|who trains the army|formation|training camp koulikoro|who does what
poverty|economy growth|human rights abuses Moura|toll of moura|security sector|réforme de la justice|justice reform
(CFSP) 2020434|umimsm|tjrc|scmr|pfsd|exputschiste sanogo|head militaires|recruiting|stabiliser|stabilising|coordonner|observing|administrer|creating|réconcilier|deploying|withdrawing|exporting|menakah|koulicoro|segu|bagayoco|keyta|toureg
lieu FC-G5S|ag-Ghaly civilians|CMFPR-I according|États-Unis ECOWAS|5,000 troops G5S|strength of FC-G5S 2017
qqqq|qqqq police|zzz minusma zzz|étoile|<b>guard</b>|guard guard guard|police police 2014 police
`.trim().split(/[|\n]/)

/** The engine with the excerpt. */
async function engine() {
  const made = new Engine()
  await made.add(JSON.parse(readFileSync(here("search-excerpt.json"), "utf8")), async () => {})
  return made
}

const list = values => values.join(" ") || "-"

/** What a reader is shown of the first result of all. */
function shown({ first, groups }) {
  const one = first[0] ?? groups[0]?.results[0]
  if (!one) return []
  const { title, text, ...rest } = one
  return [`  shown ${JSON.stringify([title.slice(0, 40), text.slice(0, 40), ...Object.values(rest)])}`]
}

/**
 * What the engine works out for one query, in lines.
 * @param {Engine} made
 * @param {string} text
 */
function told(made, text) {
  const { searched, start, phrases } = made
  const query = parsed(text, searched)
  const questions = asked(query, phrases)
  const found = held(query, searched)
  const wanted = kind => start.kinds[kind]?.wanted ?? 0
  const id = place => searched.records[place][1]
  const scored = (all, name) => all.slice(0, MOST).map(hit =>
    `${name(hit.place)}=${hit.score.toFixed(3)}${hit.full ? "f" : ""}${hit.named ? "n" : ""}${hit.exact ? "x" : ""}`)
  const answered = made.answer(text)
  return [
    `? ${text}`,
    `  words ${list(query.tokens.map(one => `${one.typed}${one.empty ? "~" : ""}${one.last ? "_" : ""}${one.acronym ? "^" : ""}${one.opens ? "?" : ""}${one.common ? "*" : ""}:${one.weight.toFixed(2)}`))}`,
    `  units ${list(query.units.map(unit => unit.word))}`,
    `  asks ${list(questions.map(one => `${start.questions[one.number].tag}${one.named ? "!" : ""}`))}`,
    `  records ${list(scored(rankedRecords(query, found, searched, wanted), id))}`,
    `  statements ${list(scored(rankedStatements(query, found, searched), place => searched.statements[place][0]))}`,
    `  answers ${list(answers(questions, query, found, searched, wanted).map(({ place, answer, score }) => `${id(place)}:${answer[4]}=${score.toFixed(3)}`))}`,
    `  first ${list(answered.first.map(one => `${one.id}${one.number ? `:${one.number}` : ""}`))}`,
    ...answered.groups.map(group => `  ${group.tag ?? group.label} ${group.results.length} ${list(group.results.slice(0, MOST).map(one => one.number || one.id))}`),
    ...shown(answered),
    `  kinds ${list(answered.filters.map(filter => Object.values(filter).join(":")))}`,
    `  left ${list(answered.left)} | read ${list(answered.read.map(pair => pair.join(">")))} | ${answered.wantsStatements ? "wants statements" : "names are enough"}`,
    `  marks ${list(answered.marks)} | ${list(answered.begun)}`,
  ].join("\n")
}

test("the engine answers as it was last read", async () => {
  const made = await engine()
  const grown = TYPED.flatMap(text => Array.from(text, (_, at) => text.slice(0, at + 1)))
  const now = [...WHOLE, ...WHOLE.map(text => `${text} `).filter((_, at) => at % 7 === 0), ...grown].map(text => told(made, text))
  if (process.env.BLESS) writeFileSync(BLESSED, `${now.join("\n")}\n`)
  const blessed = readFileSync(BLESSED, "utf8").trimEnd().split(/\n(?=\? )/)
  const others = now.filter((text, at) => text !== blessed[at])
  assert.equal(others.length, 0, `${others.length} answers differ; if they are meant: make bless\n${others[0]}\nwas\n${blessed[now.indexOf(others[0])]}`)
  assert.equal(blessed.length, now.length)
})
