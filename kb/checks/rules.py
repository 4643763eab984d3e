"""Every rule over the whole base, in the order of the editors' guide."""

from collections.abc import Callable, Iterator
from pathlib import Path as FilePath

from kb.checks.answers import asked_questions_only, fitting_questions
from kb.checks.citations import evidence, known_places_in_sources, short_phrases, used_sources
from kb.checks.dates import dated_once_over, events_within_existence, one_beginning_and_end, ordered_periods
from kb.checks.disagreements import disagreements_have_sides
from kb.checks.figures import fitting_units, measures_fit_units
from kb.checks.identifiers import ids_kept, numbered_statements, one_kind_per_id
from kb.checks.names import instruments_numbered_once, own_names
from kb.checks.references import known_records, known_statements, no_loops
from kb.checks.relations import relations_once
from kb.checks.statements import known_sections, one_summary, reasons_given
from kb.checks.topics import drawn_from_others
from kb.model.record_types import Kind
from kb.store.base import Base, read_base
from kb.store.problems import Problem
from kb.store.statement_numbers import last_number, retired_numbers
from kb.store.yaml_documents import compose

Check = Callable[[Base], Iterator[Problem]]


#: The order is that of the docstrings in the editors' guide.
CHECKS: tuple[Check, ...] = (
    one_kind_per_id,
    numbered_statements,
    known_records,
    known_statements,
    evidence,
    short_phrases,
    known_places_in_sources,
    ordered_periods,
    events_within_existence,
    one_beginning_and_end,
    no_loops,
    own_names,
    fitting_units,
    measures_fit_units,
    relations_once,
    used_sources,
    known_sections,
    one_summary,
    reasons_given,
    fitting_questions,
    asked_questions_only,
    disagreements_have_sides,
    drawn_from_others,
    dated_once_over,
    instruments_numbered_once,
)


def check(base: Base) -> list[Problem]:
    """Every breach of every rule, by file and line."""
    return sorted({problem for rule in CHECKS for problem in rule(base)})


def below_floor(base: Base, floors: dict[str, int]) -> Iterator[Problem]:
    """Each kind has at least as many records as its floor, so that a broken loader cannot publish an empty site."""
    for kind, floor in floors.items():
        count = len(base.of_kind(Kind(kind)))
        if count < floor:
            yield Problem(f"data/{kind}", 1, 1, "", f"expected at least {floor} records, got {count}")


def all_problems(data: FilePath) -> tuple[Base, list[Problem]]:
    """The base at ``data`` with everything wrong with its files and with the whole."""
    base, problems = read_base(data)
    problems += check(base)
    problems += ids_kept(base, last_number(data), retired_numbers(data))
    problems += below_floor(base, _floors(data))
    return base, problems


def _floors(data: FilePath) -> dict[str, int]:
    """The least number of records of each kind, where the base has set any."""
    path = data / "floors.yml"
    found = compose(path, f"{data.name}/floors.yml").data if path.exists() else {}
    assert isinstance(found, dict), f"{path}: expected a number for each kind"
    return {kind: int(number) for kind, number in found.items()}
