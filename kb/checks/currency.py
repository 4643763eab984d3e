"""Rules on what is true when: dates of statements, posts that have ended, answers that have been overtaken."""

import datetime as dt
import re
from collections import defaultdict
from collections.abc import Iterator

from kb.answers.existence import in_force
from kb.model.partial_dates import Moment
from kb.model.records import Event
from kb.model.relation_types import RelationType
from kb.model.source import Source
from kb.model.statement import Statement
from kb.model.statuses import StatementStatus
from kb.store.base import Base, Placed, Tie
from kb.store.problems import Path, Problem

_POSTS = frozenset({RelationType.HEADS, RelationType.HOLDS_POST})
_NONE = re.compile(
    r"(no|none|not|unknown|n/a|nothing)\b(?! longer)|.*\b(not (given|stated|known|found|said))$", re.IGNORECASE
)
_DATED = frozenset(
    {StatementStatus.ESTABLISHED, StatementStatus.REPORTED, StatementStatus.UNCONFIRMED, StatementStatus.DISPUTED}
)
FIRST_DAY = dt.date(1800, 1, 1)


def dated_or_timeless(base: Base) -> Iterator[Problem]:
    """A statement that holds has a date, or is marked as timeless."""
    for placed in base.placed:
        statement = placed.statement
        dates = (statement.as_of, statement.period, statement.existence, *_of_relations(statement))
        if statement.status in _DATED and not statement.timeless and not any(dates):
            yield placed.problem("expected a date (as_of or period), or timeless: true, got none", "as_of")


def _of_relations(statement: Statement) -> Iterator[Moment | None]:
    """The dates of a statement's relations, which are its own where it tells of nothing else."""
    return (moment for relation in statement.relations for moment in (relation.begins, relation.ends))


def answers_that_are_none(base: Base) -> Iterator[Problem]:
    """An answer answers: what the sources do not say is left out, and the page says so by itself."""
    for placed in base.placed:
        for question, answer in placed.statement.answers.items():
            if _NONE.match(answer):
                said = f"expected an answer, or none at all, got '{answer}'"
                yield placed.problem(said, "answers", question)


def one_answer_a_date(base: Base) -> Iterator[Problem]:
    """Where two statements in force answer one question, both are dated, so that the newest can be told."""
    for entry in base.entries:
        found: dict[str, list[int]] = defaultdict(list)
        for index, statement in enumerate(entry.record.statements):
            for question in statement.answers if in_force(statement) else ():
                found[question].append(index)
        for asked, places in found.items():
            undated = [i for i in places if not _own_dates(entry.record.statements[i])]
            if len(places) > 1 and undated:
                said = f"expected a date on each of {len(places)} answers to '{asked}', got one without"
                yield entry.document.problem(("statements", undated[0], "answers", asked), said, key=True)


def _own_dates(statement: Statement) -> bool:
    return bool(statement.as_of or statement.period or statement.existence)


def posts_end_once_ended(base: Base) -> Iterator[Problem]:
    """A post that another statement ends is not left open-ended."""
    ends: dict[tuple[str, str, str], Placed] = {}
    for tie in _posts(base):
        if tie.relation.ends:
            ends[tie.subject, tie.relation.target, (tie.relation.role or "").casefold()] = tie.placed
    for tie in _posts(base):
        key = (tie.subject, tie.relation.target, (tie.relation.role or "").casefold())
        other = ends.get(key)
        later = other and tie.relation.begins and _ends_before(other, tie)
        if other and other is not tie.placed and not tie.relation.ends and not later:
            index = next(n for n, one in enumerate(tie.placed.statement.relations) if one is tie.relation)
            said = f"expected the end that {other.id or 'another statement'} gives this post, got none"
            yield tie.placed.problem(said, "relations", index)


def _ends_before(other: Placed, tie: Tie) -> bool:
    """Whether the post that ``other`` ends was over when this one began: a second time in office."""
    begun = tie.relation.begins
    ended = [r.ends for r in other.statement.relations if r.target == tie.relation.target and r.ends]
    return bool(begun and ended and ended[0].earliest <= begun.latest)


def _posts(base: Base) -> Iterator[Tie]:
    return (tie for tie in base.ties if tie.relation.type in _POSTS and in_force(tie.placed.statement))


def days_that_were(base: Base) -> Iterator[Problem]:
    """A record speaks of no day after that on which it was checked, nor of one before 1800."""
    for entry in base.entries:
        checked = entry.record.checked.latest
        for path, moment in _moments(entry.record):
            if moment.earliest > checked:
                said = f"expected a date until '{entry.record.checked}', when the record was checked, got '{moment}'"
                yield entry.document.problem(path, said)
            elif moment.latest < FIRST_DAY:
                yield entry.document.problem(path, f"expected a date from {FIRST_DAY.year}, got '{moment}'")


def _moments(record: object) -> Iterator[tuple[Path, Moment]]:
    """The dates at which something was or began; an end may lie ahead."""
    if isinstance(record, Event):
        yield ("date",), record.date
    if isinstance(record, Source):
        yield from (((name,), value) for name in ("date", "read") if (value := getattr(record, name)))
    for index, statement in enumerate(getattr(record, "statements", [])):
        here: Path = ("statements", index)
        if statement.as_of:
            yield (*here, "as_of"), statement.as_of
        for name in ("period", "existence"):
            span = getattr(statement, name)
            if span and span.begins:
                yield (*here, name, "begins"), span.begins
        for number, relation in enumerate(statement.relations):
            if relation.begins:
                yield (*here, "relations", number, "begins"), relation.begins
        for number, holding in enumerate(statement.functions):
            if holding.begins:
                yield (*here, "functions", number, "begins"), holding.begins
