"""Who held which post, what was present, in force and in existence on a given day.

A beginning or end that no source gives is held possible for some years before or after the days on which the
thing is attested (``REACH``), and a post not beyond the holders before and after nor beyond the body's own life;
further away the sources tell nothing and no answer is given.
"""

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from kb.answers.date_ranges import Span, attested, dated, span_of
from kb.answers.existence import Life, doubts, existence_of, own_date
from kb.answers.posts import (
    ASIDE,
    ATTESTING,
    REACH_OF_POSTS,
    Term,
    between_others,
    by_office,
    is_closed,
    over_by_of,
    terms,
    type_of,
)
from kb.model.naming import called
from kb.model.partial_dates import Moment
from kb.model.record_types import ActorType, ForceType, Kind
from kb.model.statuses import State
from kb.store.addresses import address
from kb.store.base import Base
from kb.store.record_files import Entry

#: For how many years an end or beginning that no source gives is held possible, by group.
REACH = {"Posts": REACH_OF_POSTS, "Missions and forces": 2, "Armed groups and coalitions": 2}


REACH_OF_OTHERS = 10


@dataclass(frozen=True, slots=True)
class Presence:
    """Something that was there for a span: its group, words, page, dates and last attestation in words, statements."""

    group: str
    id: str
    words: str
    detail: str
    address: str
    dated: str
    attested: str
    span: Span
    statements: tuple[str, ...]
    open_ended: bool
    rank: tuple[int, str]
    body: str = ""
    """Of a post, the id of the body in which it is."""

    @property
    def held_until(self) -> dt.date:
        """The last day for which it is taken to be there: what has begun and is not known to have ended goes on."""
        return self.span.possible_until if self.open_ended else self.span.sure_until

    def on(self, day: dt.date) -> str:
        """``yes``, ``possibly`` (an edge that sources date imprecisely) or ``no``."""
        return replace(self.span, sure_until=self.held_until).on(day)

    @property
    def first_statements(self) -> tuple[str, ...]:
        """Two of its statements: enough to trace it by."""
        return self.statements[:2]

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


#: Bodies that share their name with the post at their head.
_NAMED_AFTER = frozenset({ActorType.HEAD_OF_STATE, ActorType.MINISTRY, ActorType.OVERSIGHT, ActorType.SSR_BODY})


_NO_BODIES = frozenset({ActorType.PERSON, ActorType.COUNTRY})


def presences(base: Base) -> list[Presence]:
    """Everything whose span the statements in force tell, in the order of groups and names."""
    found = [*_posts(base), *_things(base)]
    return sorted(found, key=_place)


def _place(presence: Presence) -> tuple[object, ...]:
    """Posts by rank of the institution, all else by name."""
    words = presence.detail.casefold(), presence.span.possible_from, presence.words
    return (GROUPS.index(presence.group), presence.rank, *words)


def on_day(base: Base, day: dt.date) -> list[tuple[Presence, str]]:
    """What was there on ``day``, each with ``yes`` or ``possibly``."""
    answers = ((presence, presence.on(day)) for presence in presences(base))
    return [(presence, answer) for presence, answer in answers if answer != "no"]


def _things(base: Base) -> Iterator[Presence]:
    """Bodies, missions, forces, texts and mandates, by what is said of their existence."""
    for entry in base.entries:
        group = _group(entry)
        life = existence_of(base, entry)
        if group is None or not life.evidence:
            continue
        seen = _attested(entry, life)
        if not (life.begins or life.ends or (seen and _lives(entry))):
            continue
        span = span_of(life.begins, life.ends, seen, over_by=over_by_of(life), reach=_reach(group))
        ids = tuple(placed.id for placed in life.evidence)
        words = called(entry.record.names)
        when = dated(life.begins, life.ends, seen)
        yield Presence(
            group, entry.id, words, "", address(entry), when, attested(seen), span, ids, goes_on(life), (0, "")
        )


def goes_on(life: Life) -> bool:
    """Whether nothing is known to have ended it."""
    return life.ends is None and not is_closed(life.state) and life.state != State.NOT_KNOWN


def _reach(group: str) -> int:
    return REACH.get(group, REACH_OF_OTHERS)


def _attested(entry: Entry, life: Life) -> tuple[Moment, ...]:
    """The days on which statements show the thing at work or in force: their own dates, before its end."""
    if _lives(entry):
        moments = [own_date(s) for s in entry.record.statements if s.status in ATTESTING and not doubts(s)]
    else:
        said = [placed.statement for placed in life.evidence]
        moments = [own_date(s) for s in said if s.existence and s.existence.state == State.EXISTS]
    closed = life.ends or (life.known_on if is_closed(life.state) else None)
    return tuple(m for m in moments if m and (closed is None or m.latest < closed.earliest))


def _lives(entry: Entry) -> bool:
    """Whether a dated statement shows the thing in existence: so with bodies and forces, not with texts."""
    return entry.kind in {Kind.ACTORS, Kind.FORCES}


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
    all_terms = list(terms(base))
    offices = by_office(all_terms)
    for term in all_terms:
        yield _post(base, term, between_others(term, offices[term.office]))


def _post(base: Base, term: Term, span: Span) -> Presence:
    """One post held by one person."""
    tie = term.ties[0]
    entry, body = base.by_id[tie.subject], base.by_id[tie.relation.target].record.names
    post = ASIDE.sub("", tie.relation.role or "") or f"Head of {called(body)}"
    detail = post[:1].upper() + post[1:]
    if not _tells(post, body.en, called(body), named_after=type_of(base, tie.relation.target) in _NAMED_AFTER):
        detail += f", {called(body)}"
    ids = tuple(tie.placed.id for tie in term.ties)
    when = dated(term.begins, term.ends, term.seen)
    held = base.by_id[tie.relation.target]
    # a post whose next holder is known ended on some day between the two
    still = not term.ends and span.possible_until == term.span.possible_until and goes_on(existence_of(base, held))
    rank = (_RANKS.get(type_of(base, held.id), len(_RANKS)), body.en)
    where, last = address(entry), attested(term.seen)
    return Presence(
        "Posts", entry.id, entry.record.names.en, detail, where, when, last, span, ids, still, rank, held.id
    )


#: Institutions in the order in which the vocabulary has them: the head of State, ministries, and so on.
_RANKS: dict[object, int] = {type_: place for place, type_ in enumerate((*ActorType, *ForceType))}


def _tells(post: str, full: str, short: str, *, named_after: bool) -> bool:
    """Whether the words of the post tell its body: the Minister of Defence needs no Ministry of Defence beside."""
    told, body = post.casefold(), full.casefold()
    if short.casefold() in told or body in told:
        return True
    return named_after and (told in body or any(word.startswith(body[:6]) for word in re.split(r"\W+", told)))
