"""Chain of command and oversight: who directs, employs, administers and oversees whom."""

import datetime as dt
import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from kb.answers.ages import FRESH
from kb.answers.existence import RELIED_ON, existence_of, own_date
from kb.answers.posts import over_by_of
from kb.model.naming import called
from kb.model.partial_dates import Moment
from kb.model.record_types import ActorType, ForceType
from kb.model.relation_types import RelationType
from kb.model.sections import Section
from kb.model.statement import Relation
from kb.model.statuses import StatementStatus
from kb.model.words import say
from kb.pages.whole_site import Site
from kb.pictures.lanes import last_day
from kb.pictures.picture import FEWEST, Frame, Key, Mark, Picture, leads_to
from kb.store.addresses import address
from kb.store.base import Tie
from kb.store.record_files import Entry

#: What stands in the picture of the sector: bodies of the State, its forces, who oversees, and the sector as a whole.
SECTOR: frozenset[object] = frozenset(
    {
        ActorType.HEAD_OF_STATE, ActorType.MINISTRY, ActorType.STATE_BODY, ActorType.PARLIAMENT, ActorType.COURT,
        ActorType.OVERSIGHT, ActorType.SSR_BODY, ActorType.CIVIL_SOCIETY,
        ForceType.ARMED_FORCES, ForceType.INTERNAL_SECURITY, ForceType.SPECIAL_UNIT,
    }
)  # fmt: skip
WHOLE_SECTOR = "security-sector"
#: The day for which a picture beside that of today is drawn: the state of affairs that the background note tells.
NOTE = dt.date(2019, 6, 30)
#: The last day before the year of the coup and the war, for which a picture is drawn where statements tell enough.
BEFORE = dt.date(2011, 12, 31)

_TIES = frozenset({RelationType.REPORTS_TO, RelationType.OVERSEES, RelationType.PART_OF})
#: Words of a role that tell in what respect a body is under another, looked for in this order.
_RESPECTS = (
    ("administration", re.compile(r"administrat|budget|manage", re.IGNORECASE)),
    ("employment", re.compile(r"employ|deploy", re.IGNORECASE)),
)
_WORDS = {
    "authority": "directs",
    "employment": "employs",
    "administration": "administers",
    "oversight": "oversees",
    "part": "includes",
}


def _legend() -> tuple[Key, ...]:
    """The lines of the legend."""
    return (
        Key("authority", say("Directs")),
        Key("employment", say("Employs")),
        Key("administration", say("Administers")),
        Key("oversight", say("Oversees")),
        Key("part", say("Includes")),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Edge(Mark):
    """A line from who is above to who is below, in one respect."""

    above: str
    below: str
    respect: str
    disputed: bool
    old: bool


@dataclass(frozen=True, slots=True)
class Node:
    """A body in the picture: its id, what it is called, the address of its page, whether the picture is about it."""

    id: str
    label: str
    address: str
    middle: bool


@dataclass(frozen=True, slots=True)
class Graph(Frame):
    """The bodies that lines join."""

    nodes: tuple[Node, ...]


def command_today(site: Site) -> Picture:
    """The picture of the sector as it is, as far as sources tell."""
    last = last_day(site)
    title = say("Command and oversight of the security sector, as of %(year)s", year=last.year)
    drawn = _sector(site, "command-today", title, last, RELIED_ON | {StatementStatus.DISPUTED})
    return replace(drawn, notes=_silence(command_before(site)))


def command_2019(site: Site) -> Picture:
    """The picture of the sector in 2019: what was overtaken later held then."""
    return _sector_in(site, "command-2019", NOTE)


def command_before(site: Site) -> Picture:
    """The picture of the sector before 2012; not drawn where statements tell too little of that time."""
    return _sector_in(site, "command-before-2012", BEFORE)


def _silence(before: Picture) -> tuple[str, ...]:
    """What is said where there is no picture of the time before 2012."""
    if before.worth_drawing:
        return ()
    year = BEFORE.year + 1
    if before.marks:
        return (say("Who directed, employed or oversaw whom before %(year)s: too few statements tell it.", year=year),)
    return (say("Who directed, employed or oversaw whom before %(year)s: no statement tells it.", year=year),)


def _sector_in(site: Site, name: str, day: dt.date) -> Picture:
    """The picture of a day in the past, on which that held too which was overtaken later."""
    title = say("Command and oversight of the security sector in %(year)s", year=day.year)
    return _sector(site, name, title, day, RELIED_ON | {StatementStatus.DISPUTED, StatementStatus.SUPERSEDED})


def neighbourhoods(site: Site) -> dict[str, Picture]:
    """For the id of each body with lines enough to others, what is above and below it today."""
    last = last_day(site)
    found: dict[str, Picture] = {}
    for id_ in site.base.ties_of:
        edges = _edges(site, site.base.ties_of[id_], last, RELIED_ON | {StatementStatus.DISPUTED})
        if len(edges) >= FEWEST and id_ != WHOLE_SECTOR:
            title = say("Who is above and below: %(name)s", name=site.base.by_id[id_].record.names.en)
            found[id_] = _picture(site, f"ties-{id_}", title, edges, middle=id_)
    return found


def _sector(site: Site, name: str, title: str, day: dt.date, held: frozenset[StatementStatus]) -> Picture:
    ties = [tie for tie in site.base.ties if tie.relation.type != RelationType.PART_OF and _both_inside(site, tie)]
    return _picture(site, name, title, _edges(site, ties, day, held), middle="")


def _both_inside(site: Site, tie: Tie) -> bool:
    return _inside(site, tie.subject) and _inside(site, tie.relation.target)


def _inside(site: Site, id_: str) -> bool:
    entry = site.base.by_id.get(id_)
    return id_ == WHOLE_SECTOR or (entry is not None and getattr(entry.record, "type", None) in SECTOR)


def _edges(site: Site, ties: Iterable[Tie], day: dt.date, held: frozenset[StatementStatus]) -> list[Edge]:
    """The lines of a day, one for each two bodies and respect, by the newest statement that tells it."""
    told: dict[tuple[str, str, str], Tie] = {}
    for tie in sorted((tie for tie in ties if tie.relation.type in _TIES), key=_age):
        ends = (tie.subject, tie.relation.target)
        if tie.placed.statement.status in held and _on(tie, day) and all(_in_being(site, id_, day) for id_ in ends):
            told[_joined(tie)] = tie
    return [_edge(site, key, tie, day) for key, tie in sorted(told.items())]


def _in_being(site: Site, id_: str, day: dt.date) -> bool:
    """Whether nothing says that the body had ended by that day, or began after it."""
    life = existence_of(site.base, site.base.by_id[id_])
    over = over_by_of(life)
    return not (over and over <= day) and not (life.begins and life.begins.earliest > day)


def _age(tie: Tie) -> tuple[dt.date, str]:
    when = own_date(tie.placed.statement)
    return (when.latest if when else dt.date.min, tie.placed.id)


def _on(tie: Tie, day: dt.date) -> bool:
    """Whether the relation held on that day, as far as told: begun by then, attested by its end of year, not ended."""
    begins, ends = tie.relation.begins, tie.relation.ends
    when = begins or own_date(tie.placed.statement)
    if ends and ends.earliest <= day:
        return False
    return when is None or when.earliest <= day.replace(month=12, day=31)


def _joined(tie: Tie) -> tuple[str, str, str]:
    """Who is above, who below, in what respect."""
    relation = tie.relation
    if relation.type == RelationType.OVERSEES:
        return tie.subject, relation.target, "oversight"
    respect = "part" if relation.type == RelationType.PART_OF else _respect(relation)
    return relation.target, tie.subject, respect


def _respect(relation: Relation) -> str:
    return next((respect for respect, words in _RESPECTS if words.search(relation.role or "")), "authority")


def _edge(site: Site, key: tuple[str, str, str], tie: Tie, day: dt.date) -> Edge:
    above, below, respect = key
    when = tie.relation.begins or own_date(tie.placed.statement)
    since = say("from %(date)s", date=when.human) if tie.relation.begins and when else _as_of(when)
    disputed = tie.placed.statement.status == StatementStatus.DISPUTED
    names = [called(site.base.by_id[id_].record.names) for id_ in (above, below)]
    role = tie.relation.role or ""
    how = f"{say(_WORDS[respect])}{f' ({role})' if role else ''}"
    seen, remark = own_date(tie.placed.statement) or when, StatementStatus.DISPUTED.label.lower()
    return Edge(
        words=f"{names[0]} {how} {names[1]}, {since}{f'; {remark}' if disputed else ''}",
        cells=(names[0], how, names[1], f"{since}{f', {remark}' if disputed else ''}"),
        statement=tie.placed.id,
        address=leads_to(tie.placed),
        above=above,
        below=below,
        respect=respect,
        disputed=disputed,
        old=seen is not None and seen.latest < day - FRESH,
    )


def _as_of(when: Moment | None) -> str:
    return say("as of %(date)s", date=when.human) if when else say("no date given")


def _picture(site: Site, name: str, title: str, edges: list[Edge], middle: str) -> Picture:
    ids = dict.fromkeys(id_ for edge in edges for id_ in (edge.above, edge.below))
    nodes = tuple(_node(site.base.by_id[id_], middle) for id_ in ids)
    used = {edge.respect for edge in edges}
    legend = [key for key in _legend() if key.sample in used]
    legend += [Key("disputed", say("Disputed"))] * any(edge.disputed for edge in edges) + (
        [Key("old", say("Last told over five years ago"))] * any(edge.old for edge in edges)
    )
    return Picture(
        name=name,
        title=title,
        description=say(
            "%(n)s bodies and %(lines)s lines between them, each from who is above to who is below.",
            n=len(nodes),
            lines=len(edges),
        ),
        drawing="graph",
        columns=(say("Who"), say("How"), say("Whom"), say("When")),
        marks=tuple(edges),
        frame=Graph(nodes),
        legend=tuple(legend),
    )


def _node(entry: Entry, middle: str) -> Node:
    summary = next((s.id for s in entry.record.statements if s.section == Section.SUMMARY and s.id), "")
    place = f"{address(entry)}#{summary}" if summary else address(entry)
    label = say("Security sector as a whole") if entry.id == WHOLE_SECTOR else entry.record.names.en
    return Node(entry.id, label, place, entry.id == middle)
