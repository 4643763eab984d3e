"""Rules on figures and their series."""

import re
from collections.abc import Iterator

from kb.checks.positions import _place
from kb.model.questions import Question
from kb.model.record_types import Kind
from kb.model.records import Indicator
from kb.model.statement import Figure
from kb.model.units import Measure, Unit
from kb.store.base import Base, Placed
from kb.store.problems import Problem

#: What is counted one by one, and what is measured from nothing upwards; scores, percentages and balances go below.
_WHOLE = frozenset({Unit.PERSONS, Unit.COUNT, Unit.RANK})
_MEASURED = frozenset({Unit.KM2, Unit.KM, Unit.HECTARES, Unit.MONTHS, Unit.YEARS})
#: Questions whose answer begins with a number of persons or of money, or a time.
_COUNTED = frozenset({Question.STRENGTH, Question.WOMEN, Question.CEILING, Question.AMOUNT, Question.DURATION})
#: A minus sign, which no letter or digit comes before: 2015-06 and 300–400 have none.
_BELOW_ZERO = re.compile("(?<![\\w–-])[-\u2212–]\\s?[0-9][0-9,.]*")


def fitting_units(base: Base) -> Iterator[Problem]:
    """A figure has the unit of its series, and a category has its word."""
    for indicator, data in base.series.items():
        entry = base.by_id.get(indicator)
        if not entry or not isinstance(entry.record, Indicator):
            continue
        for datum in data:
            index = _place(datum.figure, datum.placed.statement.figures)
            if datum.figure.unit != entry.record.unit:
                said = f"expected '{entry.record.unit}', the unit of '{indicator}', got '{datum.figure.unit}'"
                yield datum.placed.problem(said, "figures", index, "unit")
            yield from _category_word(datum.placed, index, datum.figure)


def _category_word(placed: Placed, index: int, figure: Figure) -> Iterator[Problem]:
    if figure.unit == Unit.CATEGORY and figure.word is None:
        yield placed.problem("expected the word of the category, got nothing", "figures", index, "word")
    elif figure.unit != Unit.CATEGORY and figure.word is not None:
        said = f"expected no word, as the unit is '{figure.unit}', got '{figure.word}'"
        yield placed.problem(said, "figures", index, "word")


def numbers_that_can_be(base: Base) -> Iterator[Problem]:
    """What is counted or measured is not below zero, nor are persons split, nor is a share above 100 per cent."""
    for placed in base.placed:
        for index, figure in enumerate(placed.statement.figures):
            entry = base.by_id.get(figure.indicator)
            share = bool(entry and isinstance(entry.record, Indicator) and entry.record.measure == Measure.SHARE)
            if wanted := _bounds_broken(figure, share):
                said = f"expected {wanted}, got '{figure.value:.15g}'"
                yield placed.problem(said, "figures", index, "value")
        for question, answer in placed.statement.answers.items():
            if question in _COUNTED and (found := _BELOW_ZERO.search(answer)):
                said = f"expected a number of at least 0, got '{found.group()}'"
                yield placed.problem(said, "answers", question)


def _bounds_broken(figure: Figure, share: bool) -> str:
    """What the figure should be and is not; nothing where it can be."""
    if figure.unit in _WHOLE and not figure.value.is_integer():
        return f"a whole number of '{figure.unit}'"
    least = 1 if figure.unit == Unit.RANK else 0
    if figure.value < least and (share or figure.unit in _WHOLE | _MEASURED):
        return f"a number of at least {least}"
    return "a share of at most 100 per cent" if share and figure.value > 100 else ""


def measures_fit_units(base: Base) -> Iterator[Problem]:
    """An indicator that ranks is counted in ranks; one that shares, in per cent; one that sorts, in categories."""
    pairs = {
        Measure.RANK: Unit.RANK,
        Measure.SHARE: Unit.PERCENT,
        Measure.SCORE: Unit.SCORE,
        Measure.CATEGORY: Unit.CATEGORY,
    }
    for entry in base.of_kind(Kind.INDICATORS):
        record = entry.record
        if isinstance(record, Indicator) and (wanted := pairs.get(record.measure)) and record.unit != wanted:
            said = f"expected '{wanted}' for a {record.measure}, got '{record.unit}'"
            yield entry.document.problem(("unit",), said)
