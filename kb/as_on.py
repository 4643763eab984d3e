"""Who held which post, what was present, in force and in being on a given day.

A thing's span has four edges: the day from which it was possibly there, that from which it was surely
there, and the same two for its end.  An imprecise date (``2022-05``) keeps the two apart.  A beginning or
end that no source gives is held possible for some years before or after the days on which the thing is
attested (``REACH``), and a post no longer than until the next holder's first day; beyond that the sources
tell nothing and no answer is given.  On the day of an end the answer is "possibly".
"""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from kb.base import Base, Tie
from kb.dates import Moment
from kb.existence import RELIED_ON, Life, existence_of
from kb.names import address, called
from kb.reader import Entry
from kb.schema import Statement
from kb.vocabulary import ActorType, ForceType, Kind, RelationType, State

#: For how many years an end or beginning that no source gives is held possible, for posts and for the rest.
REACH = {True: 2, False: 10}


@dataclass(frozen=True, slots=True)
class Span:
    """Possibly there from ``possible_from`` to ``possible_until``, surely from ``sure_from`` to ``sure_until``."""

    possible_from: dt.date
    sure_from: dt.date
    sure_until: dt.date
    possible_until: dt.date

    def on(self, day: dt.date) -> str:
        """``yes``, ``possibly`` or ``no``."""
        if not self.possible_from <= day <= self.possible_until:
            return "no"
        return "yes" if self.sure_from <= day <= self.sure_until else "possibly"


@dataclass(frozen=True, slots=True)
class Presence:
    """Something that was there for a span: its group, words, page, dates in words and statements."""

    group: str
    id: str
    words: str
    detail: str
    address: str
    dated: str
    span: Span
    statements: tuple[str, ...]

    @property
    def group_number(self) -> int:
        """The place of its group."""
        return GROUPS.index(self.group)

    @property
    def anchor(self) -> str:
        """The anchor of its group on the page."""
        return self.group.lower().replace(" ", "-")


GROUPS = ("Posts", "Missions and forces", "Texts and mandates in force", "Bodies", "Armed groups and coalitions")

_PRESENT = frozenset({ForceType.FOREIGN, ForceType.REGIONAL})
_GROUPS_OF_TYPE = {
    ActorType.MISSION: "Missions and forces",
    ActorType.ARMED_GROUP: "Armed groups and coalitions",
    ActorType.COALITION: "Armed groups and coalitions",
}
_NO_BODIES = frozenset({ActorType.PERSON, ActorType.COUNTRY})


def presences(base: Base) -> list[Presence]:
    """Everything whose span the statements in force tell, in the order of groups and names."""
    found = [*_posts(base), *_things(base)]
    return sorted(found, key=lambda p: (GROUPS.index(p.group), p.detail.casefold(), p.span.possible_from, p.words))


def on_day(base: Base, day: dt.date) -> list[tuple[Presence, str]]:
    """What was there on ``day``, each with ``yes`` or ``possibly``."""
    answers = ((presence, presence.span.on(day)) for presence in presences(base))
    return [(presence, answer) for presence, answer in answers if answer != "no"]


def _things(base: Base) -> Iterator[Presence]:
    """Bodies, missions, forces, texts and mandates, by what is said of their existence."""
    for entry in base.entries:
        group = _group(entry)
        life = existence_of(base, entry)
        if group is None or not life.evidence:
            continue
        seen = _attested(entry, life)
        if not (life.begins or life.ends or seen):
            continue
        span = span_of(life.begins, life.ends, seen, closed=_closed(life.state), post=False)
        ids = tuple(placed.id for placed in life.evidence)
        words = called(entry.record.names)
        yield Presence(group, entry.id, words, "", address(entry), dated(life.begins, life.ends, seen), span, ids)


def _attested(entry: Entry, life: Life) -> tuple[Moment, ...]:
    """The days on which statements in force show the thing at work: their own dates, its end set aside."""
    closed = life.ends or (life.known_on if _closed(life.state) else None)
    moments = (_own_date(s) for s in entry.record.statements if s.status in RELIED_ON)
    return tuple(m for m in moments if m and (closed is None or m.latest < closed.earliest)) if _lives(entry) else ()


def _lives(entry: Entry) -> bool:
    """Whether a dated statement shows the thing in being: so with bodies and forces, not with texts."""
    return entry.kind in {Kind.ACTORS, Kind.FORCES}


def _own_date(statement: Statement) -> Moment | None:
    if statement.as_of or not statement.period:
        return statement.as_of
    return statement.period.ends or statement.period.begins


def _closed(state: State | None) -> bool:
    """Whether the thing is known to be over, though its end may not be dated."""
    return state in {State.ENDED, State.REPLACED, State.LAPSED}


def _group(entry: Entry) -> str | None:
    record = entry.record
    if entry.kind in {Kind.INSTRUMENTS, Kind.MANDATES}:
        return "Texts and mandates in force"
    type_ = getattr(record, "type", None)
    if entry.kind == Kind.FORCES:
        return "Missions and forces" if type_ in _PRESENT else "Bodies"
    if entry.kind == Kind.ACTORS and type_ not in _NO_BODIES:
        return _GROUPS_OF_TYPE.get(type_, "Bodies")  # type: ignore[arg-type]
    return None


def _posts(base: Base) -> Iterator[Presence]:
    """Who held which post: one presence for each person, post and capacity."""
    held: dict[tuple[str, str, str], list[Tie]] = {}
    for tie in base.ties:
        if tie.relation.type not in {RelationType.HOLDS_POST, RelationType.HEADS}:
            continue
        if tie.placed.statement.status in RELIED_ON and _is_person(base, tie.subject):
            if not (tie.relation.begins or tie.relation.ends or _own_date(tie.placed.statement)):
                continue
            held.setdefault((tie.subject, tie.relation.target, tie.relation.role or ""), []).append(tie)
    firsts = _first_days(held.values())
    for (person, target, role), ties in held.items():
        yield _post(base, person, target, role, ties, firsts)


def _post(
    base: Base, person: str, target: str, role: str, ties: list[Tie], firsts: dict[str, list[dt.date]]
) -> Presence:
    """One post held by one person."""
    entry, body = base.by_id[person], called(base.by_id[target].record.names)
    begins = next((tie.relation.begins for tie in ties if tie.relation.begins), None)
    ends = next((tie.relation.ends for tie in ties if tie.relation.ends), None)
    seen = tuple(moment for tie in ties if (moment := _own_date(tie.placed.statement)))
    span = span_of(begins, ends, seen, closed=False, post=True)
    after = min((day for day in firsts[target] if day > span.sure_from), default=None)
    if after and not ends and after > span.sure_until:
        span = replace(span, possible_until=min(span.possible_until, after))
    post = role or f"Head of {body}"
    detail = post if body.casefold() in post.casefold() else f"{post}, {body}"
    ids = tuple(tie.placed.id for tie in ties)
    return Presence(
        "Posts", person, entry.record.names.en, detail, address(entry), dated(begins, ends, seen), span, ids
    )


def _first_days(held: Iterable[list[Tie]]) -> dict[str, list[dt.date]]:
    """For each body, the first days of those who held a post in it."""
    days: dict[str, list[dt.date]] = defaultdict(list)
    for ties in held:
        days[ties[0].relation.target] += [tie.relation.begins.earliest for tie in ties if tie.relation.begins]
    return days


def _is_person(base: Base, id_: str) -> bool:
    entry = base.by_id.get(id_)
    return entry is not None and getattr(entry.record, "type", None) == ActorType.PERSON


def span_of(begins: Moment | None, ends: Moment | None, seen: Sequence[Moment], *, closed: bool, post: bool) -> Span:
    """The four edges of something that began, ended and was attested then, as far as known.

    ``closed``: it is known to be over, though no day of its end may be known.  ``post``: it is a post.
    """
    reach = dt.timedelta(days=365 * REACH[post])
    days = [moment.latest for moment in seen] + ([begins.latest] if begins else [])
    first = begins.latest if begins else min(days, default=None)
    last = max([moment.earliest for moment in seen] + ([begins.earliest] if begins else []), default=first)
    if ends:
        sure_until, possible_until = ends.earliest - dt.timedelta(days=1), ends.latest
        first = first or sure_until
    else:
        assert first is not None and last is not None, "a thing without any date has no span"
        sure_until = max(first, last) if days else last
        possible_until = sure_until if closed else sure_until + reach
    return Span(begins.earliest if begins else first - reach, first, sure_until, possible_until)


def dated(begins: Moment | None, ends: Moment | None, seen: Sequence[Moment]) -> str:
    """The span in words; an end that no source gives is said to be not found."""
    start = begins.human if begins else "beginning not found"
    if ends:
        return f"{start} – {ends.human}"
    last = max(seen, key=lambda moment: moment.latest, default=None)
    return f"{start} – last attested {last.human}" if last else f"{start} – end not found"


#: Days on which much changed, offered as a first choice: their events are on the timeline.
TURNING_POINTS = (
    ("1991-03-26", "fall of Moussa Traoré"),
    ("2012-03-22", "coup of 2012"),
    ("2013-07-01", "MINUSMA takes over"),
    ("2015-06-20", "Agreement signed"),
    ("2020-08-18", "coup of 2020"),
    ("2021-05-24", "coup of 2021"),
    ("2024-01-25", "end of the Agreement"),
)
