"""For each rule of the base, an edit of the tiny base that keeps it and one that breaks it."""

import inspect
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules

import pytest

from kb import checks
from kb.checks import (
    answers,
    citations,
    comparisons,
    currency,
    dates,
    disagreements,
    drafts,
    figures,
    functions,
    identifiers,
    names,
    passages,
    references,
    relations,
    statements,
    topics,
    wording,
)
from kb.checks.identifiers import ids_kept
from kb.checks.kept_editions import editions_hold, told_of_statements
from kb.checks.rules import CHECKS, Check, below_floor, check, readings_of_statements
from kb.model.base_files import Floors, Numbers
from kb.model.record_types import Kind
from kb.store.base import Base, read_base

ANYWHERE = "<all of it>"


@dataclass(frozen=True)
class Case:
    """An edit that keeps a rule, one that breaks it, and what is then said."""

    rule: Check
    file: str
    old: str
    keeps: str
    breaks: str
    says: str


SOURCE = """\
names:
  en: Other source
checked: 2026-01-15
type: report
standing: official
primary_seen: true
title: Other
language: en
"""
OWN = """\
statements:
  - id: ML-0015
    section: summary
    text: The report exists.
    citations:
      - source: journal-2021
        at: article
        phrase: un pont
"""
TOPIC = """\
names:
  en: Other topic
checked: 2026-01-15
order: 2
part: Security sector
abstract: [ML-0001, ML-0003, ML-0004, ML-0007, ML-0012, ML-0015]
statements:
  - id: ML-0015
    section: Today
    text: {}
    citations:
      - source: note-2019
        at: section 1, para 1
        phrase: There are two forces
    as_of: 2019
"""
DECREE = """\
names:
  en: Other decree
checked: 2026-01-15
type: decree
number: {}
statements:
  - id: ML-0015
    section: summary
    text: The decree exists.
    citations:
      - source: journal-2021
        at: article
        phrase: un pont
"""
BODIES = "comparisons/bodies.yml"
COMPARED = "records: [ministry-interior, hero]\n"
TASKS = """\
title: Tasks of the Guard
question: What is the Guard charged with?
order: 3
checked: 2026-01-15
records: [guard-2021]
whole_lists:
  - {{mandate: guard-2021, statement: ML-0009}}
tasks:
  - task: Parliament
    given:
      - {{mandate: guard-2021, {}}}
"""
SECURITY, PART = "topics/security.yml", "part: Security sector\n"
NOTE = "sources/note-2019.yml"
HERO, GUARD, EVENT = "actors/hero.yml", "forces/guard.yml", "timeline/2021-decree.yml"
CITATION = """\
    citations:
      - source: note-2019
        at: section 1, para 2
        phrase: Led by Zoé Héro since 2018
"""
RELATION = "      - type: heads\n        target: guard\n        begins: 2018\n"
SITES = "      - does: protection-of-sites\n"
POSITIONS = """\
  - says: The note, the ministry
    statements: [ML-0004]
  - says: The press, the presidency
    statements: [ML-0007]
"""

CASES = (
    Case(
        dates.dated_once_over,
        GUARD,
        "    as_of: 2019\n    existence:\n      begins: 1962\n      state: exists\n",
        "    as_of: 2019\n    existence:\n      begins: 1962\n      ends: 2030\n      state: ended\n",
        "    existence:\n      begins: 1962\n      ends: 2030\n      state: ended\n  - section: role\n    id: ML-0015\n"
        "    text: It guards.\n    citations:\n      - {source: note-2019, at: section 1, phrase: so does the Guard}\n",
        "statements[1].as_of: expected a date (as_of or period), got none, though 'guard' is over",
    ),
    Case(
        topics.drawn_from_others,
        "topics/security.yml",
        "statements: [ML-0003, ML-0005]",
        "statements: [ML-0003, ML-0006]",
        "statements: [ML-0003, ML-0003]",
        "draws_on[0].statements[1]: expected each statement once on the page, got 'ML-0003' again",
    ),
    Case(
        topics.abstracts_of_a_length,
        "topics/security.yml",
        "draws_on:\n",
        "abstract: [ML-0001, ML-0003, ML-0004, ML-0007, ML-0009, ML-0011, ML-0012]\ndraws_on:\n",
        "abstract: [ML-0001, ML-0003]\ndraws_on:\n",
        "abstract: expected 80 to 120 words, got 26",
    ),
    Case(
        topics.abstracts_of_a_length,
        "topics/security.yml",
        "draws_on:\n",
        "abstract: [ML-0001, ML-0003, ML-0004, ML-0006, ML-0007, ML-0009, ML-0011]\ndraws_on:\n",
        "abstract: [ML-0001, ML-0003, ML-0004, ML-0005, ML-0007, ML-0009, ML-0011]\ndraws_on:\n",
        "abstract[3]: expected a statement in force, got 'ML-0005', which is superseded",
    ),
    Case(
        topics.abstracts_of_a_length,
        "topics/other.yml",
        ANYWHERE,
        TOPIC.format("It stands. " * 13),
        TOPIC.format("It stands. " * 14),
        "abstract[5]: expected a last statement of at most 150 characters, got 153",
    ),
    *(
        Case(topics.headings_of_statements, SECURITY, PART, PART + sound, PART + broken, says)
        for sound, broken, says in (
            (
                "headings: [Reform, Forces]\n",
                "headings: [Reform, Force]\n",
                "headings[1]: expected a heading of its statements, got 'Force' (did you mean 'Forces'?)",
            ),
            (
                "headings: [Reform]\n",
                "headings: [Forces, Reform, Forces]\n",
                "headings[2]: expected each heading once, got 'Forces' again",
            ),
            (
                "abstract: [ML-0013, ML-0014]\n",
                "abstract: [ML-0013, ML-0013]\n",
                "abstract[1]: expected each statement once, got 'ML-0013' again",
            ),
        )
    ),
    *(
        Case(rule, SECURITY, PART, PART + sound, PART + broken, says)
        for rule, sound, broken, says in (
            (
                references.known_statements,
                "abstract: [ML-0003]\n",
                "abstract: [ML-0003, ML-0099]\n",
                "abstract[1]: expected a statement, got 'ML-0099'",
            ),
            (
                references.known_records,
                "milestones: [2021-decree]\n",
                "milestones: [2021-decre]\n",
                "milestones[0]: expected an event, got '2021-decre' (did you mean '2021-decree'?)",
            ),
            (
                references.known_records,
                "involved: [guard, decree-2021-7]\n",
                "involved: [guard, tiny-town]\n",
                "involved[1]: expected an actor or force or instrument, got 'tiny-town', which is in places",
            ),
            (
                references.listed_once,
                "involved: [guard, hero]\n",
                "involved: [guard, hero, guard]\n",
                "involved[2]: expected each record once, got 'guard' again",
            ),
        )
    ),
    Case(
        citations.citations_once,
        HERO,
        CITATION,
        CITATION + CITATION.split("\n", 1)[1].replace("para 2", "para 1").replace("Led by Zoé Héro since 2018", "Led"),
        CITATION + CITATION.split("\n", 1)[1],
        "statements[0].citations[1]: expected each passage once, got 'note-2019, section 1, para 2' again",
    ),
    Case(
        answers.asked_questions_only,
        GUARD,
        "[headquarters]",
        "[headquarters, budget]",
        "[headquarters, headquarters]",
        "not_applicable[1]: expected each question once, got 'headquarters' again",
    ),
    Case(
        identifiers.one_kind_per_id,
        "glossary/ssr.yml",
        "type: acronym\n",
        "type: acronym\nformer_ids: [rss]\n",
        "type: acronym\nformer_ids: [guard]\n",
        "former_ids[0]: expected an id that no record has, got 'guard'",
    ),
    Case(
        identifiers.numbered_statements,
        HERO,
        "  - id: ML-0002\n    section",
        "  - id: ML-0015\n    section",
        "  - section",
        'statements[0].id: expected an id, got nothing: run "python -m kb ids"',
    ),
    Case(
        identifiers.numbered_statements,
        GUARD,
        "id: ML-0004",
        "id: ML-0015",
        "id: ML-0003",
        "statements[1].id: expected an id of its own, got 'ML-0003', also in data/forces/guard.yml",
    ),
    Case(
        references.listed_once,
        GUARD,
        "see_also: [hero]",
        "see_also: [hero, ssr]",
        "see_also: [hero, ssr, hero]",
        "see_also[2]: expected each record once, got 'hero' again",
    ),
    Case(
        references.listed_once,
        GUARD,
        "see_also: [hero]",
        "see_also: []",
        "see_also: [guard]",
        "see_also[0]: expected another record, got 'guard' itself",
    ),
    Case(
        references.known_records,
        GUARD,
        "see_also: [hero]",
        "see_also: [ssr]",
        "see_also: [heroe]",
        "see_also[0]: expected a record, got 'heroe' (did you mean 'hero'?)",
    ),
    Case(
        references.known_records,
        EVENT,
        "places: [tiny-town]",
        "places: []",
        "places: [hero]",
        "places[0]: expected a place, got 'hero', which is in actors",
    ),
    Case(
        references.known_statements,
        "topics/security.yml",
        "ML-0005]",
        "ML-0014]",
        "ML-0017]",
        "draws_on[0].statements[1]: expected a statement, got 'ML-0017' (did you mean 'ML-0014'?)",
    ),
    Case(
        citations.evidence,
        HERO,
        CITATION,
        CITATION + "      - {source: journal-2021, at: article, phrase: un pont}\n",
        "    citations: []\n",
        "statements[0].citations: expected at least one citation, got none",
    ),
    Case(
        citations.short_phrases,
        HERO,
        "phrase: Led by Zoé Héro since 2018",
        "phrase: 1 2 3 4 5 6 7 8 9 10 11 12",
        "phrase: 1 2 3 4 5 6 7 8 9 10 11 12 13",
        "statements[0].citations[0].phrase: expected at most 12 words, got 13",
    ),
    Case(
        citations.known_places_in_sources,
        HERO,
        "section 1, para 2",
        "section 2, anything at all",
        "section 12, para 2",
        "statements[0].citations[0].at: expected a place in 'note-2019', got 'section 12, para 2'"
        " (did you mean 'section 2'?)",
    ),
    Case(
        dates.ordered_periods,
        HERO,
        "        begins: 2018\n",
        "        begins: 2018-06\n        ends: 2018\n",
        "        begins: 2018\n        ends: 2017-12-31\n",
        "statements[0].relations[0].ends: expected an end on or after '2018', got '2017-12-31'",
    ),
    Case(
        dates.ordered_periods,
        EVENT,
        "date: 2021-05-03\n",
        "date: 2021-05-03\nends: 2021-05\n",
        "date: 2021-05-03\nends: 2021-05-02\n",
        "ends: expected an end on or after '2021-05-03', got '2021-05-02'",
    ),
    Case(
        dates.events_within_existence,
        EVENT,
        "date: 2021-05-03",
        "date: 1962-01-01",
        "date: 1961-12-31",
        "participants[0]: expected a date from '1962', when 'guard' begins, got '1961-12-31'",
    ),
    Case(
        dates.one_beginning_and_end,
        GUARD,
        "    answers:\n      strength: 450 (2021)\n",
        "    existence: {begins: 1962, state: suspended}\n",
        "    existence: {begins: 1963}\n",
        "statements[3].existence.begins: expected '1962', as ML-0003 has it, got '1963'",
    ),
    Case(
        dates.one_beginning_and_end,
        GUARD,
        "    as_of: 2021-05-04\n    answers:",
        "    existence: {state: exists}\n    as_of: 2019\n    answers:",
        "    existence: {state: ended}\n    as_of: 2019\n    answers:",
        "statements[3].existence.state: expected 'exists', as ML-0003 has it, got 'ended'",
    ),
    Case(
        references.overtaken_by_what_holds,
        GUARD,
        "    superseded_by: ML-0006\n",
        "    superseded_by: ML-0007\n",
        "    superseded_by: ML-0008\n",
        "statements[2].superseded_by: expected a statement that was not withdrawn, got 'ML-0008', which was",
    ),
    Case(
        references.no_loops,
        GUARD,
        "    answers:\n      strength: 450 (2021)\n",
        "    status: superseded\n    superseded_by: ML-0007\n",
        "    status: superseded\n    superseded_by: ML-0005\n",
        "statements[2].superseded_by: expected a statement that does not lead back here,"
        " got ML-0005 → ML-0006 → ML-0005",
    ),
    Case(
        dates.turning_points_of_a_day,
        EVENT,
        "date: 2021-05-03",
        "date: 2021-05-04",
        "date: 2021-05",
        "turning_point: expected an event of one day, got '2021-05'",
    ),
    Case(
        dates.turning_points_of_a_day,
        EVENT,
        "milestone: gives the Guard its law\nturning_point: true\n",
        "turning_point: false\n",
        "turning_point: true\n",
        "turning_point: expected a reason under 'milestone', got none",
    ),
    Case(
        names.family_names_of_persons,
        HERO,
        "type: person\n",
        "type: person\nfamily_name: Zoé\n",
        "type: person\nfamily_name: Zo\n",
        "family_name: expected words of the name 'Zoé Héro', got 'Zo'",
    ),
    Case(
        names.family_names_of_persons,
        "actors/ministry-interior.yml",
        "type: ministry\n",
        "type: ministry\n",
        "type: ministry\nfamily_name: Interior\n",
        "family_name: expected a family name of persons only, got 'Interior' of type 'ministry'",
    ),
    Case(
        names.own_names,
        HERO,
        "en: Zoé Héro",
        "en: Ministry of Finance",
        "en: MINISTRY of the interior",
        # files are read in the order of their ids, so the second is the one that is told
        "names.en: expected a name of its own, got 'Ministry of the Interior', also that of 'hero'",
    ),
    Case(
        names.names_once,
        GUARD,
        "former: [Palace Guard]",
        "former: [Palace Guard, Tiny Guard]\n  variants: [Guard of Tiny]",
        "former: [Palace Guard]\n  variants: [Tiny Guard]",
        "names.variants[0]: expected each name once, got 'Tiny Guard' again",
    ),
    Case(
        citations.places_once,
        NOTE,
        "  - at: section 2\n",
        "  - at: section 1.2\n  - at: section 2\n",
        "  - at: section 1\n  - at: section 2\n",
        "outline[1].at: expected each place once, got 'section 1' again",
    ),
    *(
        Case(figures.numbers_that_can_be, GUARD, "value: 450", f"value: {sound}", f"value: {value}", says)
        for sound, value, says in (
            ("0", "-1", "statements[3].figures[0].value: expected a number of at least 0, got '-1'"),
            ("450.0", "450.5", "statements[3].figures[0].value: expected a whole number of 'persons', got '450.5'"),
        )
    ),
    *(
        Case(
            figures.numbers_that_can_be,
            GUARD,
            "450 (2021)",
            f"{sound} (2021)",
            f"{number} (2021)",
            f"statements[3].answers.strength: expected a number of at least 0, got '{got}'",
        )
        for sound, number, got in (
            ("about 400–450", "about -450", "-450"),
            ("in 2021-05 450", "\u22124,500", "\u22124,500"),
        )
    ),
    Case(
        figures.fitting_units,
        GUARD,
        "        value: 450\n        unit: persons",
        "        value: 450.0\n        unit: persons",
        "        value: 450\n        unit: percent",
        "statements[3].figures[0].unit: expected 'persons', the unit of 'strength-guard', got 'percent'",
    ),
    Case(
        figures.measures_fit_units,
        "indicators/strength-guard.yml",
        "unit: persons\nmeasure: value",
        "unit: percent\nmeasure: share",
        "unit: persons\nmeasure: share",
        "unit: expected 'percent' for a share, got 'persons'",
    ),
    Case(
        relations.relations_once,
        HERO,
        RELATION,
        RELATION + RELATION.replace("2018", "2020"),
        RELATION * 2,
        "statements[0].relations[1]: expected each relation once, got 'heads guard' again (first in ML-0002)",
    ),
    Case(
        relations.relations_once,
        HERO,
        "target: guard\n",
        "target: ministry-interior\n",
        "target: hero\n",
        "statements[0].relations[0].target: expected another record, got this one",
    ),
    Case(
        citations.used_sources,
        "sources/other.yml",
        ANYWHERE,
        SOURCE + OWN,
        SOURCE,
        "expected a statement that cites 'other', got none",
    ),
    Case(
        statements.known_sections,
        GUARD,
        "section: activities",
        "section: assessment",
        "section: activity",
        "statements[5].section: expected a section tag, got 'activity' (did you mean 'activities'?)",
    ),
    Case(
        statements.one_summary,
        GUARD,
        "section: activities",
        "section: listing",
        "section: summary",
        "statements: expected one statement with section 'summary', got 2",
    ),
    Case(
        statements.one_summary,
        EVENT,
        "section: summary",
        "section: summary",
        "section: what-happened",
        "statements: expected one statement with section 'summary', got none",
    ),
    Case(
        statements.reasons_given,
        GUARD,
        "    status: withdrawn\n",
        "    status: unconfirmed\n",
        "    status: corrected\n",
        "statements[5].corrected_by: expected this field for a statement that is corrected, got nothing",
    ),
    Case(
        answers.fitting_questions,
        HERO,
        "      office: Head",
        "      in-office: Head",
        "      head: Head",
        "statements[0].answers.head: expected a question asked of this record, got 'head'",
    ),
    Case(
        answers.fitting_questions,
        GUARD,
        "not_applicable: [headquarters]",
        "not_applicable: [women]",
        "not_applicable: [strength]",
        "statements[3].answers.strength: expected no answer, as not_applicable has the question, got one",
    ),
    Case(
        answers.asked_questions_only,
        GUARD,
        "not_applicable: [headquarters]",
        "not_applicable: [budget]",
        "not_applicable: [in-office]",
        "not_applicable[0]: expected a question asked of this record, got 'in-office'",
    ),
    Case(
        disagreements.disagreements_have_sides,
        "disagreements/guard-under.yml",
        POSITIONS,
        "  - says: The note, of which the press doubts\n    statements: [ML-0004]\n",
        "  - says: The note\n    statements: [ML-0003]\n",
        "positions: expected at least two positions, got 1",
    ),
    Case(
        names.instruments_numbered_once,
        "instruments/other.yml",
        ANYWHERE,
        DECREE.format("2021-8"),
        DECREE.format("2021-7"),
        "number: expected a number of its own, got '2021-7', also that of 'decree-2021-7'",
    ),
    Case(
        identifiers.one_kind_per_id,
        GUARD,
        "former_ids: [palace-guard]",
        "former_ids: [palace-guard, house-guard]",
        "former_ids: [palace-guard, palace-guard]",
        "former_ids[1]: expected a former id of its own, got 'palace-guard', also that of 'guard'",
    ),
    Case(
        drafts.nothing_left_of_the_draft,
        GUARD,
        "former_ids: [palace-guard]",
        "former_ids: [palace-guard]\nwebsite: https://guard.example/",
        "former_ids: [to-be-written]",
        "former_ids[0]: expected your own words, got those of the draft, 'to-be-written'",
    ),
    Case(
        wording.documents_by_name,
        GUARD,
        "In May 2021 the press gave",
        "In May 2021 the profile of that year gave",
        "In May 2021 the profile gave",
        "statements[3].text: expected a name that a stranger understands, got 'the profile'",
    ),
    Case(
        wording.documents_by_name,
        GUARD,
        "In May 2021 the press gave",
        "In May 2021 the National Council of Tiny Land, and the Council alone, gave",
        "In May 2021 the Council gave",
        "statements[3].text: expected a name that a stranger understands, got 'the Council'",
    ),
    Case(
        wording.no_pronoun_first,
        GUARD,
        "The Tiny Guard is a force",
        "Itinerant as the Tiny Guard is, this force",
        "It is a force",
        "statements[0].text: expected the name of what is meant, got 'It'",
    ),
    Case(
        wording.living_things_in_the_present,
        GUARD,
        "The Tiny Guard is a force that protects",
        "The Tiny Guard is a force that was to protect",
        "The Tiny Guard was a force that protects",
        "statements[0].text: expected the present, as 'guard' exists, got 'was'",
    ),
    Case(
        wording.each_fact_once,
        GUARD,
        "In May 2021 the press gave 450 guards.",
        "The Tiny Guard is a force of 450 that protects public buildings.",
        "This Tiny Guard is a force that protects its public buildings.",
        "statements[3].text: expected each fact once, got nearly the words of ML-0003",
    ),
    Case(
        currency.dated_or_timeless,
        "timeline/2021-decree.yml",
        "    as_of: 2021-05-03\n",
        "    period: {begins: 2021-05-03}\n",
        "",
        "statements[0].as_of: expected a date (as_of or period), or timeless: true, got none",
    ),
    Case(
        currency.days_that_were,
        "timeline/2021-decree.yml",
        "    as_of: 2021-05-03\n",
        "    period: {begins: 2021-05-03, ends: 2031}\n",
        "    as_of: 2201-05-04\n",
        "statements[0].as_of: expected a date until '2026-01-15', when the record was checked, got '2201-05-04'",
    ),
    Case(
        currency.days_that_were,
        "timeline/2021-decree.yml",
        "    as_of: 2021-05-03\n",
        "    as_of: 1800\n",
        "    as_of: 1799\n",
        "statements[0].as_of: expected a date from 1800, got '1799'",
    ),
    Case(
        currency.answers_that_are_none,
        GUARD,
        "strength: 450 (2021)",
        "strength: no longer 300, now 450 (2021)",
        "strength: No figure given",
        "statements[3].answers.strength: expected an answer, or none at all, got 'No figure given'",
    ),
    Case(
        currency.one_answer_a_date,
        GUARD,
        "    as_of: 2021-05-04\n    answers:\n      strength: 450 (2021)\n",
        "    as_of: 2021-05-04\n    answers:\n      strength: 450 (2021)\n      women: none of 450\n",
        "    answers:\n      strength: 450 (2021)\n  - id: ML-0016\n    section: strength\n    text: Some.\n"
        "    as_of: 2022\n    answers:\n      strength: 460\n",
        "statements[3].answers.strength: expected a date on each of 2 answers to 'strength', got one without",
    ),
    Case(
        currency.posts_end_once_ended,
        "actors/hero.yml",
        "        begins: 2018\n",
        "        begins: 2018\n  - id: ML-0016\n    section: role\n    text: Again.\n    as_of: 2017\n    relations:\n"
        "      - {type: heads, target: guard, begins: 2015, ends: 2017}\n",
        "        begins: 2018\n  - id: ML-0016\n    section: role\n    text: Left.\n    as_of: 2020\n    relations:\n"
        "      - {type: heads, target: guard, ends: 2020}\n",
        "statements[0].relations[0]: expected the end that ML-0016 gives this post, got none",
    ),
    Case(
        disagreements.each_side_its_own_statements,
        "disagreements/guard-under.yml",
        "    statements: [ML-0007]\n",
        "    statements: [ML-0007, ML-0006]\n",
        "    statements: [ML-0007, ML-0004]\n",
        "positions[1].statements[1]: expected a statement of this side alone, got 'ML-0004', which another side has",
    ),
    Case(
        disagreements.each_side_its_own_statements,
        "disagreements/guard-under.yml",
        "    statements: [ML-0007]\n",
        "    statements: [ML-0007, ML-0003]\n",
        "    statements: [ML-0006]\n",
        "positions[1].statements: expected a statement with the status 'disputed' on each side, "
        "as the question is open, got none",
    ),
    Case(
        functions.functions_of_institutions,
        "instruments/decree-2021-7.yml",
        "        by: ministry-interior\n",
        "        by: guard\n",
        "        by: hero\n",
        "statements[0].functions[0].by: expected an institution that has the function, got 'hero', which is a person",
    ),
    Case(
        functions.functions_of_institutions,
        "instruments/decree-2021-7.yml",
        "        by: ministry-interior\n",
        "        by: ministry-interior\n        role: leads\n",
        "        role: leads\n",
        "statements[0].functions[0].by: expected an institution that has the function, got nothing",
    ),
    Case(
        functions.functions_once,
        GUARD,
        SITES,
        f"{SITES}      - does: prisons\n      - does: protection-of-sites\n        by: ministry-interior\n",
        f"{SITES}      - does: protection-of-sites\n        by: guard\n",
        "statements[0].functions[1]: expected each function once, got 'protection-of-sites' again",
    ),
    Case(
        functions.functions_rest_on_what_holds,
        GUARD,
        "    superseded_by: ML-0006\n",
        "    superseded_by: ML-0006\n    functions: [{does: prisons}]\n",
        "    superseded_by: ML-0006\n  - id: ML-0015\n    section: role\n    text: Runs.\n    as_of: 2019\n"
        "    status: withdrawn\n    reason: it does not\n    functions: [{does: prisons}]\n",
        "statements[3].functions[0]: expected a statement that holds or held, got one that is withdrawn",
    ),
    Case(
        functions.functions_dated,
        "mandates/guard-2021.yml",
        "    existence:\n      begins: 2021-05-03\n",
        "    as_of: 2021-05-03\n    existence:\n      begins: 2021-05-03\n",
        "    timeless: true\n",
        "statements[1].functions[0].begins: "
        "expected a date (as_of, period, begins, or the beginning of the text), got none",
    ),
    Case(
        functions.functions_within_existence,
        GUARD,
        SITES,
        SITES + "        begins: 1962\n        ends: 2015\n",
        SITES + "        begins: 1950\n        ends: 1961\n",
        "statements[0].functions[0].ends: expected a date from '1962', when 'guard' begins, got '1961'",
    ),
    Case(
        functions.functions_within_existence,
        "actors/ministry-interior.yml",
        "      state: exists\n",
        "      state: exists\n      ends: 2021-12\n",
        "      state: exists\n      ends: 2020\n",
        "statements[0].functions[0].begins: expected a date until '2020', when 'ministry-interior' ends, "
        "got '2021-05-03'",
    ),
    Case(
        dates.ordered_periods,
        GUARD,
        SITES,
        SITES + "        begins: 2018-06\n        ends: 2018\n",
        SITES + "        begins: 2018\n        ends: 2017-12-31\n",
        "statements[0].functions[0].ends: expected an end on or after '2018', got '2017-12-31'",
    ),
    Case(
        currency.days_that_were,
        GUARD,
        SITES,
        SITES + "        begins: 2018\n        ends: 2031\n",
        SITES + "        begins: 2031\n",
        "statements[0].functions[0].begins: expected a date until '2026-01-15', when the record was checked, "
        "got '2031'",
    ),
    Case(
        comparisons.comparisons_of_one_kind,
        BODIES,
        COMPARED,
        "records: [hero, ministry-interior]\n",
        "records: [hero, ministry-interor]\n",
        "records[1]: expected a record, got 'ministry-interor' (did you mean 'ministry-interior'?)",
    ),
    Case(
        comparisons.comparisons_of_one_kind,
        BODIES,
        COMPARED,
        COMPARED,
        "records: [hero, ministry-interior, guard]\n",
        "records[2]: expected a record in actors, as the first is, got 'guard', which is in forces",
    ),
    Case(
        comparisons.comparisons_of_one_kind,
        BODIES,
        COMPARED,
        COMPARED,
        "records: [hero, ministry-interior, hero]\n",
        "records[2]: expected each record once, got 'hero' again",
    ),
    Case(
        comparisons.comparisons_of_one_kind,
        BODIES,
        COMPARED,
        COMPARED,
        "records: [hero, ministry-interior, tiny-town]\n",
        "records[2]: expected a record in 'mandates', 'forces', 'actors' or 'instruments', got 'tiny-town', "
        "which is in places",
    ),
    Case(
        comparisons.tasks_of_mandates,
        "comparisons/guard.yml",
        ANYWHERE,
        TASKS.format("statements: [ML-0010]"),
        TASKS.format("statements: [ML-0010]") + "      - {mandate: guard-2021, absent: true}\n",
        "tasks[0].given[1].mandate: expected each mandate once, got 'guard-2021' again",
    ),
    Case(
        comparisons.tasks_of_mandates,
        BODIES,
        COMPARED,
        COMPARED,
        COMPARED + "tasks:\n  - {task: Police, given: [{mandate: hero, statements: [ML-0002]}]}\n",
        "tasks: expected tasks of mandates only, got those of 'actors'",
    ),
    Case(
        comparisons.tasks_rest_on_statements,
        "comparisons/guard.yml",
        ANYWHERE,
        TASKS.format("statements: [ML-0010]"),
        TASKS.format("statements: [ML-0018]"),
        "tasks[0].given[0].statements[0]: expected a statement, got 'ML-0018' (did you mean 'ML-0014'?)",
    ),
    Case(
        comparisons.tasks_rest_on_statements,
        "comparisons/guard.yml",
        ANYWHERE,
        TASKS.format("statements: [ML-0010]"),
        TASKS.format("statements: [ML-0010, ML-0004]"),
        "tasks[0].given[0].statements[1]: expected a statement of 'guard-2021', got 'ML-0004', which is of 'guard'",
    ),
    Case(
        comparisons.tasks_rest_on_statements,
        "comparisons/guard.yml",
        ANYWHERE,
        TASKS.replace("guard-2021, {}", "guard, {}").format("statements: [ML-0006]"),
        TASKS.replace("guard-2021, {}", "guard, {}").format("statements: [ML-0006, ML-0005]"),
        "tasks[0].given[0].statements[1]: expected a statement that holds, got 'ML-0005', which is superseded",
    ),
    Case(
        comparisons.changes_of_tasks,
        "comparisons/guard.yml",
        ANYWHERE,
        TASKS.format("statements: [ML-0010], added: true"),
        TASKS.format("statements: [ML-0010], reworded: true"),
        "tasks[0].given[0]: expected a task that a mandate before gives, got none",
    ),
    Case(
        comparisons.changes_of_tasks,
        "comparisons/guard.yml",
        ANYWHERE,
        TASKS.format("absent: true"),
        TASKS.format("absent: true").replace("whole_lists:\n  - {mandate: guard-2021, statement: ML-0009}\n", ""),
        "tasks[0].given[0]: expected a mandate in whole_lists where a task is absent, got 'guard-2021'",
    ),
    Case(
        comparisons.asked_in_comparisons,
        BODIES,
        COMPARED,
        COMPARED + "questions: [head, office]\n",
        COMPARED + "questions: [head, ceiling]\n",
        "questions[1]: expected a question asked of one of its records, got 'ceiling'",
    ),
)
NAMES = [f"{case.rule.__name__}-{number}" for number, case in enumerate(CASES)]


def edited(data: Path, case: Case, new: str) -> Base:
    """The tiny base after one edit, which leaves every file readable."""
    file = data / case.file
    if case.old == ANYWHERE:
        file.write_text(new, encoding="utf-8")
    else:
        text = file.read_text(encoding="utf-8")
        assert text.count(case.old) == 1
        file.write_text(text.replace(case.old, new), encoding="utf-8")
    base, problems = read_base(data)
    assert problems == []
    return base


@pytest.mark.parametrize("case", CASES, ids=NAMES)
def test_an_edit_that_keeps_the_rule_is_not_reported(copy: Path, case: Case) -> None:
    assert list(case.rule(edited(copy, case, case.keeps))) == []


@pytest.mark.parametrize("case", CASES, ids=NAMES)
def test_an_edit_that_breaks_the_rule_is_reported_word_for_word(copy: Path, case: Case) -> None:
    (problem,) = case.rule(edited(copy, case, case.breaks))
    # lines are the business of tests/broken: here they would change with every edit of the tiny base
    assert str(problem).split(": ", 1)[1] == case.says
    assert problem.line > 0
    assert problem in check(read_base(copy)[0])


def test_every_rule_has_an_edit_that_keeps_it_and_one_that_breaks_it() -> None:
    assert {case.rule for case in CASES} == set(CHECKS)
    assert len(CHECKS) == len(set(CHECKS))


def test_every_function_that_looks_like_a_rule_is_in_the_list() -> None:
    modules = [import_module(f"kb.checks.{module.name}") for module in iter_modules(checks.__path__)]
    rules = {
        thing
        for module in modules
        for name, thing in vars(module).items()
        if inspect.isfunction(thing)
        and not name.startswith("_")
        and thing.__module__ == module.__name__
        and thing.__annotations__.get("base") is Base
        and "Problem" in str(thing.__annotations__["return"])
    }
    of_other_files = {below_floor, ids_kept, readings_of_statements, editions_hold, told_of_statements}
    of_other_files |= {passages.passages_of_sources}
    assert rules - {check, *of_other_files} == set(CHECKS)


@pytest.mark.parametrize("rule", CHECKS, ids=lambda rule: rule.__name__)
def test_the_docstring_of_a_rule_is_the_rule_in_a_sentence(rule: Check) -> None:
    said = rule.__doc__ or ""
    assert said[:1].isupper()
    assert said.endswith(".")
    assert "\n" not in said


def test_nothing_is_wrong_with_the_tiny_base(tiny: Base) -> None:
    assert check(tiny) == []
    assert list(ids_kept(tiny, Numbers(last=14))) == []


def test_a_kind_below_its_floor_is_reported(tiny: Base) -> None:
    assert list(below_floor(tiny, Floors({Kind.ACTORS: 2, Kind.PLACES: 1}))) == []
    (problem,) = below_floor(tiny, Floors({Kind.ACTORS: 3, Kind.PLACES: 1}))
    assert str(problem) == "data/actors:1:1: expected at least 3 records, got 2"


def test_problems_are_sorted_and_each_is_told_once(copy: Path) -> None:
    case = next(case for case in CASES if case.rule is relations.relations_once)
    found = check(edited(copy, case, case.breaks * 2))
    assert found == sorted(set(found))
    assert len(found) > 1


def test_what_a_faulty_file_holds_is_neither_unknown_nor_gone_nor_unused(copy: Path) -> None:
    comparison = TASKS.format("statements: [ML-0010]").replace("records: [guard-2021]", "records: [guard-2021, guard]")
    (copy / "comparisons/guard.yml").write_text(comparison, encoding="utf-8")
    for name in (GUARD, "sources/journal-2021.yml", "mandates/guard-2021.yml"):
        (copy / name).write_text((copy / name).read_text(encoding="utf-8") + "zzz: 1\n", encoding="utf-8")
    base, problems = read_base(copy)
    assert len(problems) == 3
    assert check(base) == []
    assert list(ids_kept(base, Numbers(last=14))) == []
