"""How the armed groups and coalitions split and merged."""

import datetime as dt
from collections.abc import Iterator

from kb.answers.as_on import Presence, presences
from kb.answers.existence import RELIED_ON, own_date
from kb.model.record_types import ActorType
from kb.model.records import Actor
from kb.model.relation_types import RelationType
from kb.model.words import say
from kb.pages.whole_site import Site
from kb.pictures.lanes import Bar, Joint, Lanes, last_day, stretch
from kb.pictures.picture import Key, Picture, leads_to
from kb.store.base import Tie

FIRST = dt.date(2011, 1, 1)
TONES = {ActorType.ARMED_GROUP: "foreign", ActorType.COALITION: "regional"}


def _legend() -> tuple[Key, ...]:
    """The lines of the legend."""
    return (
        Key("foreign", say("Armed group")),
        Key("regional", say("Coalition")),
        Key("fade", say("Fading: not dated exactly, or not known since")),
        Key("merged", say("Went over into")),
        Key("member", say("Told to belong to")),
    )


def armed_groups(site: Site) -> Picture:
    """The picture of groups and coalitions, those that came together next to each other."""
    last = last_day(site)
    found = {p.id: p for p in presences(site.base) if p.group == "Armed groups and coalitions"}
    shown = {id_: p for id_, p in found.items() if stretch(p.span, FIRST, last)}
    ties = list(_ties(site, set(shown)))
    order = _order(list(shown), ties)
    bars = [_bar(site, shown[id_], lane, last) for lane, id_ in enumerate(order)]
    joints = tuple(_joint(site, tie, bars, order) for tie in ties)
    return Picture(
        name="armed-groups",
        title=say(
            "How armed groups and coalitions split and merged, %(first)s–%(last)s", first=FIRST.year, last=last.year
        ),
        description=say(
            "A bar for each of %(n)s groups and coalitions; %(lines)s lines lead from a group to what it went over "
            "into or was told to belong to.",
            n=len(bars),
            lines=len(joints),
        ),
        drawing="lanes",
        columns=(say("Group"), say("Sort, or what it did"), say("When")),
        marks=(*bars, *joints),
        frame=Lanes(tuple(bar.label for bar in bars), (), FIRST, last, named=False),
        legend=_legend(),
        notes=(say("Most groups were there before the first day on which a source entered here shows them."),),
    )


def _ties(site: Site, shown: set[str]) -> Iterator[Tie]:
    """Mergers, and membership where no merger of the same two is told; each once, by the statement that comes first."""
    kept: dict[tuple[str, str], Tie] = {}
    for type_ in (RelationType.SUCCEEDED_BY, RelationType.MEMBER_OF):
        for tie in site.base.ties:
            both = (tie.subject, tie.relation.target)
            dated = tie.relation.begins or own_date(tie.placed.statement)
            if tie.relation.type == type_ and set(both) <= shown and dated and tie.placed.statement.status in RELIED_ON:
                kept.setdefault(both, tie)
    return iter(kept.values())


def _order(ids: list[str], ties: list[Tie]) -> list[str]:
    """Each group before what it went into, and next to the others that did."""
    into = {id_: [tie.subject for tie in ties if tie.relation.target == id_] for id_ in ids}
    last = [id_ for id_ in ids if not any(tie.subject == id_ for tie in ties)]
    placed: list[str] = []

    def place(id_: str) -> None:
        """Those that went into it first, then itself; each once."""
        if id_ in seen:
            return
        seen.add(id_)
        for other in into[id_]:
            place(other)
        placed.append(id_)

    seen: set[str] = set()
    # those that something went into before those that stand alone
    for id_ in sorted(last, key=lambda id_: (not into[id_], ids.index(id_))):
        place(id_)
    for id_ in ids:
        place(id_)
    return placed


def _bar(site: Site, found: Presence, lane: int, last: dt.date) -> Bar:
    record = site.base.by_id[found.id].record
    assert isinstance(record, Actor)
    cut = stretch(found.span, FIRST, last)
    assert cut
    placed = site.base.statements[found.statements[0]]
    return Bar(
        words=f"{record.names.en}: {found.dated}",
        cells=(record.names.en, record.type.label, found.dated),
        statement=placed.id,
        address=leads_to(placed),
        lane=lane,
        label=record.names.acronym or record.names.en,
        tone=TONES[record.type],
        begins=cut.begins,
        inner_begins=cut.inner_begins,
        inner_ends=cut.inner_ends,
        ends=cut.ends,
        sure=cut.sure,
    )


def _joint(site: Site, tie: Tie, bars: list[Bar], order: list[str]) -> Joint:
    """The line of a relation, on its day; membership in what was not there yet, or no more, at the nearest day."""
    relation = tie.relation
    when = relation.begins or own_date(tie.placed.statement)
    assert when
    one, other = (site.base.by_id[id_].record.names for id_ in (tie.subject, relation.target))
    merged = relation.type == RelationType.SUCCEEDED_BY
    other_name = other.acronym or other.en
    did = say("went over into %(name)s", name=other_name) if merged else say("belonged to %(name)s", name=other_name)
    role = f" ({relation.role})" if relation.role else ""
    dated = when.human if relation.begins else say("as of %(date)s", date=when.human)
    into = order.index(relation.target)
    middle = when.earliest + (when.latest - when.earliest) / 2
    return Joint(
        words=f"{one.acronym or one.en} {did}{role}, {dated}",
        cells=(one.en, f"{did}{role}", dated),
        statement=tie.placed.id,
        address=leads_to(tie.placed),
        day=middle if merged else min(max(middle, bars[into].begins), bars[into].ends),
        lane=order.index(tie.subject),
        into=into,
        merged=merged,
    )
