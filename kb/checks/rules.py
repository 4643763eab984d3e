"""Every rule over the whole base, in the order of the editors' guide."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path as FilePath

from kb.checks.answers import asked_questions_only, fitting_questions
from kb.checks.citations import (
    citations_once,
    evidence,
    known_places_in_sources,
    places_once,
    short_phrases,
    used_sources,
)
from kb.checks.comparisons import (
    asked_in_comparisons,
    changes_of_tasks,
    comparisons_of_one_kind,
    tasks_of_mandates,
    tasks_rest_on_statements,
)
from kb.checks.currency import (
    answers_that_are_none,
    dated_or_timeless,
    days_that_were,
    one_answer_a_date,
    posts_end_once_ended,
)
from kb.checks.dates import (
    dated_once_over,
    events_within_existence,
    one_beginning_and_end,
    ordered_periods,
    turning_points_of_a_day,
)
from kb.checks.disagreements import disagreements_have_sides, each_side_its_own_statements
from kb.checks.drafts import nothing_left_of_the_draft
from kb.checks.figures import fitting_units, measures_fit_units, numbers_that_can_be
from kb.checks.functions import (
    functions_dated,
    functions_of_institutions,
    functions_once,
    functions_rest_on_what_holds,
    functions_within_existence,
)
from kb.checks.identifiers import ids_kept, numbered_statements, one_kind_per_id, without_follow_ups
from kb.checks.kept_editions import editions_hold, told_of_statements
from kb.checks.names import family_names_of_persons, instruments_numbered_once, names_once, own_names
from kb.checks.passages import passages_of_sources
from kb.checks.references import known_records, known_statements, listed_once, no_loops, overtaken_by_what_holds
from kb.checks.relations import relations_once
from kb.checks.statements import known_sections, one_summary, reasons_given
from kb.checks.topics import abstracts_of_a_length, drawn_from_others, headings_of_statements
from kb.checks.wording import documents_by_name, each_fact_once, living_things_in_the_present, no_pronoun_first
from kb.model.base_files import Floors, Numbers, Readings
from kb.store.base import Base, read_base
from kb.store.base_files import read_edition_file, read_floors, read_numbers, read_readings
from kb.store.kept_editions import kept_numbers, read_kept, read_told
from kb.store.passage_files import read_passages
from kb.store.problems import Problem, first_of_each_file

Check = Callable[[Base], Iterator[Problem]]


#: The order is that of the docstrings in the editors' guide.
CHECKS: tuple[Check, ...] = (
    one_kind_per_id,
    numbered_statements,
    known_records,
    listed_once,
    known_statements,
    overtaken_by_what_holds,
    evidence,
    citations_once,
    short_phrases,
    known_places_in_sources,
    places_once,
    ordered_periods,
    events_within_existence,
    one_beginning_and_end,
    no_loops,
    own_names,
    names_once,
    fitting_units,
    numbers_that_can_be,
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
    headings_of_statements,
    abstracts_of_a_length,
    dated_once_over,
    instruments_numbered_once,
    nothing_left_of_the_draft,
    documents_by_name,
    no_pronoun_first,
    living_things_in_the_present,
    each_fact_once,
    dated_or_timeless,
    days_that_were,
    answers_that_are_none,
    one_answer_a_date,
    posts_end_once_ended,
    each_side_its_own_statements,
    functions_of_institutions,
    functions_once,
    functions_rest_on_what_holds,
    functions_dated,
    functions_within_existence,
    turning_points_of_a_day,
    family_names_of_persons,
    comparisons_of_one_kind,
    tasks_of_mandates,
    tasks_rest_on_statements,
    changes_of_tasks,
    asked_in_comparisons,
)


def check(base: Base) -> list[Problem]:
    """Every breach of every rule, by file and line; of a record read in part, only what its sound statements break."""
    partial = {entry.document.file for entry in base.entries if entry.partial}
    found = {problem for rule in CHECKS for problem in rule(base)}
    return sorted(p for p in found if p.file not in partial or p.field.startswith("statements["))


def below_floor(base: Base, floors: Floors) -> Iterator[Problem]:
    """Each kind has at least as many records as its floor, so that a broken loader cannot publish an empty site."""
    for kind, floor in floors.root.items():
        count = len(base.of_kind(kind))
        if count < floor and kind not in base.unread.folders:
            yield Problem(f"{base.folder}/{kind}", 1, 1, "", f"expected at least {floor} records, got {count}")


def readings_of_statements(base: Base, readings: Readings, numbers: Numbers) -> Iterator[Problem]:
    """A second reading is of a statement that is there, or was and is retired."""
    gone = frozenset(numbers.retired)
    for id_ in readings.root:
        if id_ not in base.statements and not base.unread.may_hold(id_) and id_ not in gone:
            yield Problem(f"{base.folder}/readings.yml", 1, 1, id_, "expected a statement that is there, got none")


#: Where the id of a statement stands, in messages.
_ID = re.compile(r"statements\[\d+\]\.id")


def all_problems(data: FilePath) -> tuple[Base, list[Problem]]:
    """The base at ``data`` with everything wrong with its files and with the whole."""
    base, problems = read_base(data)
    if not data.is_dir():
        return base, problems
    numbers, wrong_numbers = read_numbers(data)
    floors, wrong_floors = read_floors(data)
    readings, wrong_readings = read_readings(data)
    problems += [*wrong_numbers, *wrong_floors, *wrong_readings, *read_edition_file(data)[1]]
    if numbers:
        problems += ids_kept(base, numbers, sum(bool(_ID.fullmatch(problem.field)) for problem in problems))
        base = without_follow_ups(base, numbers)
    problems += check(base)
    problems += below_floor(base, floors)
    problems += readings_of_statements(base, readings, numbers or Numbers())
    seen, wrong_passages = read_passages(data)
    problems += [*wrong_passages, *passages_of_sources(base, seen)]
    problems += _editions(data, base)
    return base, first_of_each_file(problems)


def _editions(data: FilePath, base: Base) -> Iterator[Problem]:
    """What the newest kept edition asks of the base."""
    told, wrong = read_told(data)
    yield from wrong
    numbers = kept_numbers(data)
    newest, unreadable = read_kept(data, numbers[-1]) if numbers else (None, [])
    yield from unreadable
    if not unreadable:
        yield from editions_hold(base, newest, told) if newest else ()
        yield from told_of_statements(base, newest, told)
