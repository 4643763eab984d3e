"""The real records: one test for each, so that a report names the record; all from one run of the check."""

import os
from collections.abc import Iterable
from functools import cache
from pathlib import Path

import pytest

from kb.checks.rules import all_problems, below_floor
from kb.evidence.quotations import verify
from kb.model.record_types import Kind
from kb.store.base import Base
from kb.store.base_files import read_floors
from kb.store.problems import Problem

DATA = Path(__file__).parent.parent.parent / "data"
FILES = [f"data/{path.relative_to(DATA)}" for kind in Kind for path in sorted((DATA / kind).glob("[!.]*.yml"))]


@cache
def checked() -> tuple[Base, dict[str, list[Problem]]]:
    """The base, and its problems by file."""
    base, problems = all_problems(DATA)
    found: dict[str, list[Problem]] = {}
    for problem in sorted(problems):
        found.setdefault(problem.file, []).append(problem)
    return base, found


def accept(problems: Iterable[Problem]) -> None:
    """Fail with the problems as the command prints them, if there are any."""
    if said := "\n".join(map(str, problems)):
        pytest.fail(f"\n{said}", pytrace=False)


@pytest.mark.parametrize("file", FILES)
def test_nothing_is_wrong_with_the_record(file: str) -> None:
    accept(checked()[1].get(file, []))


def test_nothing_is_wrong_beside_the_records() -> None:
    accept(problem for file, found in checked()[1].items() if file not in FILES for problem in found)


def test_every_file_is_a_record_or_said_to_be_faulty() -> None:
    base, found = checked()
    read = {entry.document.file for entry in base.entries}
    assert set(FILES) <= read | set(found)
    assert read <= set(FILES)


def test_every_kind_has_its_least_number_of_records() -> None:
    floors, problems = read_floors(DATA)
    assert problems == []
    assert set(floors.root) == set(Kind)
    accept(below_floor(checked()[0], floors))


@pytest.mark.skipif(not os.environ.get("KB_SOURCES"), reason="KB_SOURCES is not set: the texts of the sources")
def test_every_phrase_is_found_in_the_text_of_its_source() -> None:
    outcome = verify(checked()[0], Path(os.environ["KB_SOURCES"]))
    assert outcome.found > 0, "no text of any source was found in KB_SOURCES"
    accept(sorted(outcome.problems))
