"""The answers that the search gives outright: to the questions of the vocabulary, each with its date and sources."""

from collections.abc import Iterator
from dataclasses import dataclass

from kb.answers.existence import existence_of, own_date
from kb.answers.figure_series import moment, shown
from kb.model.partial_dates import Moment
from kb.model.questions import Question
from kb.model.record_types import IndicatorType, Kind
from kb.model.records import Event, Indicator
from kb.model.statuses import StatementStatus
from kb.store.base import Base, Placed
from kb.store.record_files import Entry

#: Statements of such a status answer nothing.
_OVERTAKEN = frozenset({StatementStatus.SUPERSEDED, StatementStatus.CORRECTED, StatementStatus.WITHDRAWN})

#: The indicators whose newest figure answers a question about their subject.
_COUNTED = {IndicatorType.STRENGTH: Question.STRENGTH, IndicatorType.WOMEN: Question.WOMEN}

#: The kinds that bear such figures: those of a law or a programme are not its strength.
_BEARERS = frozenset({Kind.ACTORS, Kind.FORCES})


@dataclass(frozen=True, slots=True)
class FoundAnswer:
    """An answer in a few words; ``question`` is ``None`` for the date of an event."""

    question: Question | None
    text: str
    date: Moment | None
    statement: str
    sources: int


def answers_of(base: Base, entry: Entry) -> list[FoundAnswer]:
    """The answers about a record, the newest first within each question; those given before those worked out."""
    given = [
        _answer(question, text, placed)
        for placed in _in_force(entry)
        for question, text in placed.statement.answers.items()
    ]
    given.sort(key=lambda answer: answer.date.latest.toordinal() if answer.date else 0, reverse=True)
    found = list(given)
    for answer in (*_life(base, entry), *_figures(base, entry), *_date(entry)):
        if all(answer.question != known.question for known in found):
            found.append(answer)
    return found


def _in_force(entry: Entry) -> Iterator[Placed]:
    for index, statement in enumerate(entry.record.statements):
        if statement.status not in _OVERTAKEN:
            yield Placed(statement, entry, index)


def _answer(question: Question | None, text: str, placed: Placed, date: Moment | None = None) -> FoundAnswer:
    sources = len({citation.source for citation in placed.statement.citations})
    return FoundAnswer(question, text, date or own_date(placed.statement), placed.id, sources)


def _life(base: Base, entry: Entry) -> Iterator[FoundAnswer]:
    """When the record's thing began and ended, from the statements on which that rests."""
    life = existence_of(base, entry)
    begins = Question.ADOPTED if entry.kind in {Kind.INSTRUMENTS, Kind.MANDATES} else Question.FOUNDED
    for placed in life.evidence:
        said = placed.statement.existence
        if said and said.begins and said.begins == life.begins:
            yield _answer(begins, said.begins.human, placed)
        if said and said.ends and said.ends == life.ends:
            yield _answer(Question.ENDED, said.ends.human, placed)


def _figures(base: Base, entry: Entry) -> Iterator[FoundAnswer]:
    """The newest figure of each indicator of strength or women that tells of the record."""
    if entry.kind not in _BEARERS:
        return
    for other in base.indicators_of.get(entry.id, ()):
        record = other.record
        assert isinstance(record, Indicator)
        if record.type not in _COUNTED:
            continue
        data = [d for d in base.series.get(other.id, ()) if d.placed.statement.status not in _OVERTAKEN]
        dated = [(when, datum) for datum in data if (when := moment(datum))]
        if dated:
            when, datum = max(dated, key=lambda pair: (pair[0].latest, pair[1].placed.id))
            yield _answer(_COUNTED[record.type], f"{shown(datum.figure)} ({when.human})", datum.placed, when)


def _date(entry: Entry) -> Iterator[FoundAnswer]:
    """When an event was."""
    record = entry.record
    first = next(_in_force(entry), None)
    if isinstance(record, Event) and first:
        yield _answer(None, record.date.human, first, record.date)
