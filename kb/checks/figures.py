"""Rules on figures and their series."""

from collections.abc import Iterator

from kb.checks.positions import _place
from kb.model.record_types import Kind
from kb.model.records import Indicator
from kb.model.statement import Figure
from kb.model.units import Measure, Unit
from kb.store.base import Base, Placed
from kb.store.problems import Problem


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
