"""Who held which post, what was present, in force and in being on a given day.

A beginning or end that no source gives is held possible for some years before or after the days on which the
thing is attested (``REACH``), and a post not beyond the holders before and after nor beyond the body's own life;
further away the sources tell nothing and no answer is given.
"""

import datetime as dt
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from kb.base import Base, Tie
from kb.dates import Moment
from kb.existence import RELIED_ON, Life, existence_of, own_date
from kb.names import address, called
from kb.reader import Entry
from kb.spans import Span, before, dated, span_of
from kb.vocabulary import ActorType, ForceType, Kind, RelationType, State, StatementStatus

#: For how many years an end or beginning that no source gives is held possible, by group.
REACH = {"Posts": 2, "Missions and forces": 2, "Armed groups and coalitions": 2}
REACH_OF_OTHERS = 10


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
        role = "" if relation.type == RelationType.HEADS else _ASIDE.sub("", relation.role or "").casefold()
        return relation.target, role


GROUPS = ("Posts", "Missions and forces", "Texts and mandates in force", "Bodies", "Armed groups and coalitions")

#: A statement of such a status shows its thing on its own date: what was overtaken later was true then.
_ATTESTING = RELIED_ON | {StatementStatus.SUPERSEDED}
#: Words in brackets in a role: (second time).
_ASIDE = re.compile(r"\s*\([^)]*\)")

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
        if not (life.begins or life.ends or (seen and _lives(entry))):
            continue
        span = span_of(life.begins, life.ends, seen, over_by=_over_by(life), reach=_reach(group))
        ids = tuple(placed.id for placed in life.evidence)
        words = called(entry.record.names)
        yield Presence(group, entry.id, words, "", address(entry), dated(life.begins, life.ends, seen), span, ids)


def _reach(group: str) -> int:
    return REACH.get(group, REACH_OF_OTHERS)


def _attested(entry: Entry, life: Life) -> tuple[Moment, ...]:
    """The days on which statements show the thing at work or in force: their own dates, before its end."""
    if _lives(entry):
        moments = [own_date(s) for s in entry.record.statements if s.status in _ATTESTING]
    else:
        said = [placed.statement for placed in life.evidence]
        moments = [own_date(s) for s in said if s.existence and s.existence.state == State.EXISTS]
    closed = life.ends or (life.known_on if _closed(life.state) else None)
    return tuple(m for m in moments if m and (closed is None or m.latest < closed.earliest))


def _over_by(life: Life) -> dt.date | None:
    """The day by which the thing is known to be over, though the very day of its end may not be."""
    if life.ends:
        return life.ends.latest
    return life.known_on.latest if life.known_on and _closed(life.state) else None


def _lives(entry: Entry) -> bool:
    """Whether a dated statement shows the thing in being: so with bodies and forces, not with texts."""
    return entry.kind in {Kind.ACTORS, Kind.FORCES}


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
    terms = list(_terms(base))
    for term in terms:
        yield _post(base, term, _between_others(term, terms))


def _terms(base: Base) -> Iterator[Term]:
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
        elif tie.placed.statement.status in _ATTESTING and own:
            overtaken[tie.subject, tie.relation.target].append(own)
    for (person, target, _), ties in held.items():
        yield _term(base, ties, overtaken[person, target])


def _is_post(base: Base, tie: Tie) -> bool:
    """Whether the tie is a person's post in or about Mali, not in another State."""
    if tie.relation.type not in {RelationType.HOLDS_POST, RelationType.HEADS}:
        return False
    if tie.relation.target not in base.by_id or _type(base, tie.subject) != ActorType.PERSON:
        return False
    return _type(base, tie.relation.target) != ActorType.COUNTRY


def _term(base: Base, ties: list[Tie], overtaken: Sequence[Moment]) -> Term:
    """One term of office, within the life of the body."""
    begins = next((tie.relation.begins for tie in ties if tie.relation.begins), None)
    ends = next((tie.relation.ends for tie in ties if tie.relation.ends), None)
    own = [own_date(tie.placed.statement) for tie in ties]
    seen = tuple(moment for moment in (*own, *overtaken) if moment and before(moment, ends))
    life = existence_of(base, base.by_id[ties[0].relation.target])
    span = span_of(begins, ends, seen, over_by=_over_by(life), reach=_reach("Posts"))
    if life.begins and not begins:
        span = replace(span, possible_from=max(span.possible_from, min(life.begins.earliest, span.sure_from)))
    return Term(tuple(ties), begins, ends, seen, span)


def _between_others(term: Term, terms: Sequence[Term]) -> Span:
    """The span, its unknown edges set by those who held the office before and after."""
    span, others = term.span, [other.span for other in terms if other.office == term.office]
    first, last = min(span.sure_from, span.sure_until), max(span.sure_from, span.sure_until)
    if not term.ends:
        after = min((other.sure_from for other in others if other.sure_from > last), default=dt.date.max)
        span = replace(span, possible_until=min(span.possible_until, after))
    if not term.begins:
        before = max((other.sure_until for other in others if other.sure_until < first), default=dt.date.min)
        span = replace(span, possible_from=max(span.possible_from, before))
    return span


def _post(base: Base, term: Term, span: Span) -> Presence:
    """One post held by one person."""
    tie = term.ties[0]
    entry, body = base.by_id[tie.subject], base.by_id[tie.relation.target].record.names
    post = _ASIDE.sub("", tie.relation.role or "") or f"Head of {called(body)}"
    detail = post[:1].upper() + post[1:]
    if not _tells(post, body.en, called(body), named_after=_type(base, tie.relation.target) in _NAMED_AFTER):
        detail += f", {called(body)}"
    ids = tuple(tie.placed.id for tie in term.ties)
    when = dated(term.begins, term.ends, term.seen)
    return Presence("Posts", entry.id, entry.record.names.en, detail, address(entry), when, span, ids)


def _tells(post: str, full: str, short: str, *, named_after: bool) -> bool:
    """Whether the words of the post tell its body: the Minister of Defence needs no Ministry of Defence beside."""
    told, body = post.casefold(), full.casefold()
    if short.casefold() in told or body in told:
        return True
    return named_after and (told in body or any(word.startswith(body[:6]) for word in re.split(r"\W+", told)))


def _type(base: Base, id_: str) -> object:
    entry = base.by_id.get(id_)
    return getattr(entry.record, "type", None) if entry else None


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
