"""The index of the search: what stands in it, where, and that nothing of the base is missing."""

import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from kb.cite.editions import read_edition
from kb.find.asked_words import ASKED
from kb.find.index_parts import FIRST, STATEMENTS, files, index_files
from kb.model.questions import Question
from kb.model.record_types import IndicatorType, Kind
from kb.model.records import Indicator
from kb.pages.functions_page import ADDRESS, FunctionsPage
from kb.pages.whole_site import Site
from kb.store.base import Base, read_base
from tests.built import REAL, TINY
from tests.editions import edit

#: Where things stand in a row, as browser/search/index-parts.js has them.
KIND, ID, TITLE, NAMES, SORT, FACTS, STATE, OVER, DATE, ANSWERS, WHOLE, CITED = range(12)
#: The number of the kind that is none of the vocabulary.
OVERVIEWS = len(Kind)
NUMBER, RECORD, TEXT, DATED, STATUS, SOURCES = range(6)


def read(files: dict[str, str]) -> dict[str, Any]:
    """The files together, as a browser has them once all are loaded."""
    parts = [json.loads(text.removeprefix("kbFind(").rstrip().removesuffix(")")) for text in files.values()]
    start = parts[0]["start"]
    assert [*files] == [next(iter(files)), *start["records"], *start["statements"]]
    records = [row for part in parts for row in part.get("records", ())]
    statements = [row for part in parts for row in part.get("statements", ())]
    return {"start": start, "records": records, "statements": statements, "parts": parts}


def site_of(data: Path) -> Site:
    base, problems = read_base(data)
    assert problems == []
    return Site(base, read_edition(data, "https://example.org/"))


@pytest.fixture(scope="module")
def tiny_index() -> dict[str, Any]:
    return read(index_files(site_of(TINY)))


@pytest.fixture(scope="module")
def real_index() -> dict[str, Any]:
    return read(index_files(site_of(REAL)))


def record(index: dict[str, Any], id_: str) -> list[Any]:
    return next(row for row in index["records"] if row[ID] == id_)


def statement(index: dict[str, Any], number: int) -> list[Any]:
    return next(row for row in index["statements"] if row[NUMBER] == number)


def answers(index: dict[str, Any], id_: str) -> dict[str, list[list[Any]]]:
    """The answers about a record by question, each without the question's number."""
    found: dict[str, list[list[Any]]] = {}
    for question, *rest in record(index, id_)[ANSWERS]:
        found.setdefault(index["start"]["questions"][question]["tag"], []).append(rest)
    return found


def test_every_record_and_every_statement_is_there_once(real_index: dict[str, Any]) -> None:
    base, _ = read_base(REAL)
    assert sorted(row[ID] for row in real_index["records"] if row[KIND] < OVERVIEWS) == sorted(base.by_id)
    assert sorted(row[NUMBER] for row in real_index["statements"]) == sorted(int(id_[3:]) for id_ in base.statements)
    for row in real_index["statements"]:
        assert base.statements[f"ML-{row[NUMBER]:04}"].entry.id == real_index["records"][row[RECORD]][ID]


def test_a_record_is_there_under_all_its_names_and_its_number(tiny_index: dict[str, Any]) -> None:
    assert record(tiny_index, "guard")[NAMES] == ["Tiny Guard", "TG", "Garde de Tiny", "Palace Guard"]
    assert "2021-7" in " ".join(record(tiny_index, "decree-2021-7")[NAMES])
    assert record(tiny_index, "guard")[TITLE] == "Tiny Guard (TG)"


def test_a_superseded_statement_is_marked_and_does_not_answer(tiny_index: dict[str, Any]) -> None:
    assert statement(tiny_index, 5)[STATUS] == 1
    assert statement(tiny_index, 6)[STATUS] == 0
    assert all("300" not in text for text, *_ in answers(tiny_index, "guard").get("strength", []))


def test_an_answer_has_its_date_statement_and_sources(tiny_index: dict[str, Any]) -> None:
    assert answers(tiny_index, "guard")["under"] == [["Ministry of the Interior (2019)", "2019", "2019-12-31", 4, 1]]


def test_the_beginning_of_a_record_answers_when(tiny_index: dict[str, Any]) -> None:
    assert answers(tiny_index, "guard")["founded"][0][0] == "1962"


def test_the_newest_answer_comes_first(real_index: dict[str, Any]) -> None:
    for row in real_index["records"]:
        for given in answers(real_index, row[ID]).values():
            days = [day for _, _, day, _, _ in given]
            assert days == sorted(days, reverse=True), row[ID]


def test_sources_come_last_so_that_names_come_first(real_index: dict[str, Any]) -> None:
    kinds = [[*Kind, "overviews"][row[KIND]] for row in real_index["records"]]
    assert Kind.SOURCES not in kinds[: len(kinds) - kinds.count(Kind.SOURCES)]
    assert len(real_index["parts"][0]["records"]) <= FIRST


def test_a_base_too_large_for_a_file_has_several(monkeypatch: pytest.MonkeyPatch, tiny: Base) -> None:
    monkeypatch.setattr("kb.find.index_parts.FIRST", 4)
    monkeypatch.setattr("kb.find.index_parts.RECORDS", 5)
    monkeypatch.setattr("kb.find.index_parts.STATEMENTS", 4)
    whole = read(index_files(site_of(TINY)))
    assert len([row for row in whole["records"] if row[KIND] < OVERVIEWS]) == len(tiny.entries)
    assert all(len(part.get("records", ())) <= 5 and len(part.get("statements", ())) <= 4 for part in whole["parts"])
    assert len(whole["parts"]) > 5
    assert STATEMENTS > 4


@pytest.mark.parametrize(
    ("rows", "sizes"),
    [(0, [0]), (1, [1]), (4, [4]), (5, [4, 1]), (12, [4, 8]), (13, [4, 8, 1]), (22, [4, 8, 10]), (23, [4, 8, 10, 1])],
)
def test_files_grow_to_a_limit_and_none_is_empty(monkeypatch: pytest.MonkeyPatch, rows: int, sizes: list[int]) -> None:
    monkeypatch.setattr("kb.find.index_parts.FIRST", 4)
    monkeypatch.setattr("kb.find.index_parts.GROWS", 2)
    monkeypatch.setattr("kb.find.index_parts.RECORDS", 10)
    monkeypatch.setattr("kb.find.index_parts.STATEMENTS", 4)
    whole = read(files([[number] for number in range(rows)], [[number] for number in range(rows)]))
    assert [len(part["records"]) for part in whole["parts"] if "records" in part] == sizes
    assert whole["records"] == whole["statements"] == [[number] for number in range(rows)]
    assert [len(part["statements"]) for part in whole["parts"] if "statements" in part] == (
        [4] * (rows // 4) + [rows % 4] * (rows % 4 > 0) or [0]
    )


def test_each_function_is_there_with_those_who_have_it(real_index: dict[str, Any]) -> None:
    page = FunctionsPage(site_of(REAL))
    functions = {f"{ADDRESS}#{f.tag}": f for domain in page.domains for f in domain.functions}
    rows = {row[ID]: row for row in real_index["records"] if row[KIND] == OVERVIEWS}
    assert set(functions) < set(rows)
    for address, function in functions.items():
        assert rows[address][TITLE] == function.label
        assert rows[address][FACTS] == (function.names or function.note) != ""
        # each institution that has it rests on a statement that can be cited
        first = [holder.proofs[0].id for holder in function.holders if holder.shown]
        assert set(rows[address][CITED]) == {int(id_[3:]) for id_ in first}
        assert bool(first) == bool(function.names)
    assert any(function.names for function in functions.values())


def test_a_figure_that_is_told_has_the_statement_it_is_from(tiny_index: dict[str, Any]) -> None:
    row = record(tiny_index, "strength-guard")
    assert (row[FACTS].partition(" (")[0], row[CITED]) == ("450 persons", [6])


def test_a_topic_is_told_by_its_answer_and_the_statement_that_gives_it(real_index: dict[str, Any]) -> None:
    topics = [row for row in real_index["records"] if row[KIND] == list(Kind).index(Kind.TOPICS)]
    for row in topics:
        [number] = row[CITED]
        assert statement(real_index, number)[TEXT].startswith(row[FACTS].removesuffix(" …")), row[ID]
    assert len(topics) > 20


def test_a_mandate_is_a_part_of_what_bears_it(tiny_index: dict[str, Any]) -> None:
    assert record(tiny_index, "guard-2021")[WHOLE] == "guard"
    assert record(tiny_index, "guard")[WHOLE] == ""


def test_comparisons_are_there_with_their_questions(real_index: dict[str, Any]) -> None:
    base, _ = read_base(REAL)
    rows = {row[TITLE]: row[FACTS] for row in real_index["records"] if row[KIND] == OVERVIEWS}
    assert base.comparisons
    for one in base.comparisons:
        assert rows[one.comparison.title] == one.comparison.question


def test_every_question_has_words_in_both_languages(real_index: dict[str, Any]) -> None:
    asked = {question for row in real_index["records"] for question, *_ in row[ANSWERS]}
    questions = real_index["start"]["questions"]
    assert [questions[number]["tag"] for number in sorted(asked) if not questions[number]["own"]] == []
    assert len(ASKED) == len(questions) - 1


def test_adjectives_of_countries_stand_for_them_and_other_words_for_nothing(real_index: dict[str, Any]) -> None:
    pairs = {tuple(pair) for pair in real_index["start"]["kin"]}
    assert {("French", "France"), ("France", "French"), ("minister", "ministry")} <= pairs
    # "army" is sought for the topic Defence, and stands for it nowhere else
    assert "army" in record(real_index, "defence")[NAMES]
    assert not any("army" in pair for pair in pairs)


def test_whoever_is_counted_has_an_answer_from_the_series_where_no_statement_gives_one(
    real_index: dict[str, Any],
) -> None:
    base, asked = read_base(REAL)[0], {IndicatorType.STRENGTH: Question.STRENGTH, IndicatorType.WOMEN: Question.WOMEN}
    counted: dict[tuple[str, Question], set[int]] = {}
    for entry in base.of_kind(Kind.INDICATORS):
        assert isinstance(entry.record, Indicator)
        question, of = asked.get(entry.record.type), base.by_id.get(entry.record.subject or "")
        given_by = of.record.statements if of and of.kind in {Kind.ACTORS, Kind.FORCES} else []
        if question and of and given_by and not any(question in statement.answers for statement in given_by):
            numbers = {int(datum.placed.id[3:]) for datum in base.series.get(entry.id, ())}
            counted.setdefault((of.id, question), set()).update(numbers)
    assert counted
    given = {(id_, about): {one[3] for one in answers(real_index, id_).get(about, [])} for id_, about in counted}
    assert [key for key, numbers in counted.items() if numbers and not numbers & given[key]] == []


def test_a_figure_without_a_date_answers_nothing_and_keeps_no_other_from_answering(copy: Path) -> None:
    shutil.copy(copy / "indicators/strength-guard.yml", copy / "indicators/women-guard.yml")
    edit(copy, "indicators/women-guard.yml", "Strength of", "Women in")
    edit(copy, "indicators/women-guard.yml", "type: strength", "type: women")
    before = "    as_of: 2021-05-04\n    answers:\n      strength: 450 (2021)\n    figures:\n"
    edit(copy, "forces/guard.yml", before, before.partition("    answers")[0] + "    figures:\n"
         "      - indicator: women-guard\n        value: 50\n        unit: persons\n")  # fmt: skip
    assert set(answers(read(index_files(site_of(copy))), "guard")) >= {"strength", "women"}
    edit(copy, "forces/guard.yml", "      - indicator: strength-guard\n        value: 450\n        unit: persons\n", "")
    undated = "  - id: ML-0015\n    section: strength\n    text: There are 450 guards.\n    citations:\n"
    undated += "      - {source: journal-2021, at: article, phrase: un}\n"
    undated += "    figures: [{indicator: strength-guard, value: 450, unit: persons}]\n"
    edit(copy, "forces/guard.yml", "  - id: ML-0007\n", f"{undated}  - id: ML-0007\n")
    given = answers(read(index_files(site_of(copy))), "guard")
    assert "strength" not in given
    assert given["women"] == [["50 (4 May 2021)", "4 May 2021", "2021-05-04", 6, 1]]
