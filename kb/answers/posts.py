"""Who held which post, and for how long: terms of office from the relations that statements state.

A post reaches not beyond the holders before and after nor beyond the body's own life.
"""

import datetime as dt
import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from kb.answers.date_ranges import Span, before, span_of
from kb.answers.existence import RELIED_ON, Life, existence_of, own_date
from kb.model.partial_dates import Moment
from kb.model.record_types import ActorType
from kb.model.relation_types import RelationType
from kb.model.statuses import State, StatementStatus
from kb.store.base import Base, Tie

#: For how many years an end or beginning of a term that no source gives is held possible.
REACH_OF_POSTS = 2

#: A statement of such a status shows its thing on its own date: what was overtaken later was true then.
ATTESTING = RELIED_ON | {StatementStatus.SUPERSEDED}


#: Words in brackets in a role: (second time).
ASIDE = re.compile(r"\s*\([^)]*\)")


@dataclass(frozen=True, slots=True)
class Term:
    """A person's term in a post, with the relations that tell it."""

    ties: tuple[Tie, ...]
    begins: Moment | None
    ends: Moment | None
    seen: tuple[Moment, ...]
    span: Span

    @property
    def office(self) -> tuple[str, str]:
        """What one person holds at a time: the lead of a body, or a post in it."""
        relation = self.ties[0].relation
        role = "" if relation.type == RelationType.HEADS else ASIDE.sub("", relation.role or "").casefold()
        return relation.target, role


def terms(base: Base) -> Iterator[Term]:
    """The terms of office that statements in force tell; overtaken ones only add a day on which it was held."""
    held: dict[tuple[str, str, str], list[Tie]] = {}
    overtaken: dict[tuple[str, str], list[Moment]] = defaultdict(list)
    for tie in base.ties:
        if not _is_post(base, tie):
            continue
        own = own_date(tie.placed.statement)
        if tie.placed.statement.status in RELIED_ON and (tie.relation.begins or tie.relation.ends or own):
            role = (tie.relation.role or "").casefold()
            held.setdefault((tie.subject, tie.relation.target, role), []).append(tie)
        elif tie.placed.statement.status in ATTESTING and own:
            overtaken[tie.subject, tie.relation.target].append(own)
    for (person, target, _), ties in held.items():
        for told in _apart(ties):
            yield _term(base, told, overtaken[person, target])


def _apart(ties: Sequence[Tie]) -> Iterator[list[Tie]]:
    """The ties of each term: what begins after an end that is told is another term in the same post."""
    ends = sorted(tie.relation.ends.latest for tie in ties if tie.relation.ends)
    begun = [bisect_left(ends, tie.relation.begins.earliest) for tie in ties if tie.relation.begins]
    found: dict[int, list[Tie]] = defaultdict(list)
    for tie in ties:
        found[min(bisect_left(ends, _day(tie)), max(begun, default=0))].append(tie)
    yield from found.values()


def _day(tie: Tie) -> dt.date:
    """The day of a term of which a tie tells: its first if told, else its last, else that of the statement."""
    if tie.relation.begins:
        return tie.relation.begins.earliest
    told = tie.relation.ends or own_date(tie.placed.statement)
    return told.latest if told else dt.date.min


def _is_post(base: Base, tie: Tie) -> bool:
    """Whether the tie is a person's post in or about Mali, not in another State."""
    if tie.relation.type not in {RelationType.HOLDS_POST, RelationType.HEADS}:
        return False
    if tie.relation.target not in base.by_id or type_of(base, tie.subject) != ActorType.PERSON:
        return False
    return type_of(base, tie.relation.target) != ActorType.COUNTRY


def _term(base: Base, ties: list[Tie], overtaken: Sequence[Moment]) -> Term:
    """One term of office, within the life of the body."""
    begins = next((tie.relation.begins for tie in ties if tie.relation.begins), None)
    ends = next((tie.relation.ends for tie in ties if tie.relation.ends), None)
    own = [own_date(tie.placed.statement) for tie in ties]
    seen = tuple(moment for moment in (*own, *overtaken) if moment and before(moment, ends))
    life = existence_of(base, base.by_id[ties[0].relation.target])
    span = span_of(begins, ends, seen, over_by=over_by_of(life), reach=REACH_OF_POSTS)
    if life.begins and not begins:
        span = replace(span, possible_from=max(span.possible_from, min(life.begins.earliest, span.sure_from)))
    return Term(tuple(ties), begins, ends, seen, span)


def by_office(terms: Iterable[Term]) -> Mapping[tuple[str, str], Sequence[Term]]:
    """The terms of each office."""
    found: dict[tuple[str, str], list[Term]] = defaultdict(list)
    for term in terms:
        found[term.office].append(term)
    return found


def between_others(term: Term, terms: Sequence[Term]) -> Span:
    """The span, its unknown edges set by those who held the office before and after, all whose ``terms`` are given."""
    span, others = term.span, [other.span for other in terms]
    first, last = min(span.sure_from, span.sure_until), max(span.sure_from, span.sure_until)
    if not term.ends:
        after = min((other.sure_from for other in others if other.sure_from > last), default=dt.date.max)
        span = replace(span, possible_until=min(span.possible_until, after))
    if not term.begins:
        before = max((other.sure_until for other in others if other.sure_until < first), default=dt.date.min)
        span = replace(span, possible_from=max(span.possible_from, before))
    return span


def over_by_of(life: Life) -> dt.date | None:
    """The day by which the thing is known to be over, though the very day of its end may not be."""
    if life.ends:
        return life.ends.latest
    return life.known_on.latest if life.known_on and is_closed(life.state) else None


def is_closed(state: State | None) -> bool:
    """Whether the thing is known to be over, though its end may not be dated."""
    return state in {State.ENDED, State.REPLACED, State.LAPSED}


def type_of(base: Base, id_: str) -> object:
    """The type of the record ``id_``; ``None`` where it has none or is not there."""
    entry = base.by_id.get(id_)
    return getattr(entry.record, "type", None) if entry else None
