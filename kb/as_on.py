"""Who held which post, what was present, in force and in being on a given day.

A thing's span has four edges: the day from which it was possibly there, that from which it was surely
there, and the same two for its end.  An imprecise date (``2022-05``) keeps the two apart.  A beginning or
end that no source gives is held possible for some years before or after the days on which the thing is
attested (``REACH``), and a post not beyond the holders before and after nor beyond the body's own life; further
away the sources tell nothing and no answer is given.  On the day of an end the answer is "possibly".
"""

import datetime as dt
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from kb.base import Base, Tie
from kb.dates import Moment
from kb.existence import RELIED_ON, Life, existence_of
from kb.names import address, called
from kb.reader import Entry
from kb.schema import Statement
from kb.vocabulary import ActorType, ForceType, Kind, RelationType, State, StatementStatus

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
        span = span_of(life.begins, life.ends, seen, over_by=_over_by(life), post=False)
        ids = tuple(placed.id for placed in life.evidence)
        words = called(entry.record.names)
        yield Presence(group, entry.id, words, "", address(entry), dated(life.begins, life.ends, seen), span, ids)


def _attested(entry: Entry, life: Life) -> tuple[Moment, ...]:
    """The days on which statements show the thing at work or in force: their own dates, before its end."""
    if _lives(entry):
        moments = [_own_date(s) for s in entry.record.statements if s.status in _ATTESTING]
    else:
        said = [placed.statement for placed in life.evidence]
        moments = [_own_date(s) for s in said if s.existence and s.existence.state == State.EXISTS]
    closed = life.ends or (life.known_on if _closed(life.state) else None)
    return tuple(m for m in moments if m and (closed is None or m.latest < closed.earliest))


def _over_by(life: Life) -> dt.date | None:
    """The day by which the thing is known to be over, though the day of its end is not."""
    return life.known_on.latest if life.known_on and _closed(life.state) else None


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
        own = _own_date(tie.placed.statement)
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
    own = [_own_date(tie.placed.statement) for tie in ties]
    seen = tuple(moment for moment in (*own, *overtaken) if moment and _before(moment, ends))
    life = existence_of(base, base.by_id[ties[0].relation.target])
    span = span_of(begins, ends, seen, over_by=life.ends.latest if life.ends else _over_by(life), post=True)
    if life.begins and not begins:
        span = replace(span, possible_from=max(span.possible_from, min(life.begins.earliest, span.sure_from)))
    return Term(tuple(ties), begins, ends, seen, span)


def _between_others(term: Term, terms: Sequence[Term]) -> Span:
    """The span, its unknown edges set by those who held the office before and after."""
    span, others = term.span, [other.span for other in terms if other.office == term.office]
    if not term.ends:
        after = min((other.sure_from for other in others if other.sure_from > span.sure_until), default=dt.date.max)
        span = replace(span, possible_until=min(span.possible_until, after))
    if not term.begins:
        before = max((other.sure_until for other in others if other.sure_until < span.sure_from), default=dt.date.min)
        span = replace(span, possible_from=max(span.possible_from, before))
    return span


def _post(base: Base, term: Term, span: Span) -> Presence:
    """One post held by one person."""
    tie = term.ties[0]
    entry, body = base.by_id[tie.subject], base.by_id[tie.relation.target].record.names
    detail = _capacity(_ASIDE.sub("", tie.relation.role or "") or f"Head of {called(body)}", body.en, called(body))
    ids = tuple(tie.placed.id for tie in term.ties)
    when = dated(term.begins, term.ends, term.seen)
    return Presence("Posts", entry.id, entry.record.names.en, detail, address(entry), when, span, ids)


def _capacity(post: str, full: str, short: str) -> str:
    """The post with its body, unless the words of the post tell it: the Minister needs no Ministry."""
    told = post.casefold()
    if short.casefold() in told or told in full.casefold() or full[:6].casefold() in told:
        return post[:1].upper() + post[1:]
    return f"{post[:1].upper()}{post[1:]}, {short}"


def _type(base: Base, id_: str) -> object:
    entry = base.by_id.get(id_)
    return getattr(entry.record, "type", None) if entry else None


def _before(seen: Moment, ends: Moment | None) -> bool:
    """Whether that day lies before the end, or at the latest where an imprecise end begins."""
    return ends is None or (seen.latest <= ends.earliest and seen.latest < ends.latest)


def span_of(
    begins: Moment | None, ends: Moment | None, seen: Sequence[Moment], *, over_by: dt.date | None = None, post: bool
) -> Span:
    """The four edges of something that began, ended and was attested then, as far as known.

    ``over_by``: the day by which it was over, where its end is not dated.  ``post``: it is a post.
    A single imprecise date (in the course of 2014) makes no day sure.
    """
    reach, day = dt.timedelta(days=365 * REACH[post]), dt.timedelta(days=1)
    shown = [moment for moment in seen if _before(moment, ends)]
    eve = [ends.earliest - day] if ends else []
    assert begins or eve or shown, "a thing without any date has no span"
    sure_from = begins.latest if begins else min([moment.latest for moment in shown] + eve)
    possible_from = begins.earliest if begins else min([moment.earliest for moment in shown] + eve) - reach
    sure_until = max([moment.earliest for moment in shown] + eve + ([] if eve or not begins else [begins.latest]))
    if ends:
        return Span(possible_from, sure_from, sure_until, ends.latest)
    last = max([moment.latest for moment in shown] + [sure_until])
    return Span(possible_from, sure_from, sure_until, max(last, min(last + reach, over_by or dt.date.max)))


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
