"""Who held which post: a lane for each post, a bar for each holder."""

import datetime as dt
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from kb.answers.date_ranges import dated
from kb.answers.posts import ASIDE, Term, between_others, by_office, terms, type_of
from kb.model.naming import called, family_of
from kb.model.record_types import ActorType, ForceType
from kb.model.words import count, say
from kb.pages.whole_site import Site
from kb.pictures.lanes import Bar, Lanes, Stretch, last_day, stretch
from kb.pictures.picture import FEWEST, Key, Picture, leads_to

FIRST = dt.date(2010, 1, 1)
#: A post is shown where its holders cover so long a time; a single one must be known to have held it as long.
LONG_ENOUGH = dt.timedelta(days=365)

#: The groups of lanes, each with the types of body whose posts stand in it.
STATE: dict[str, frozenset[object]] = {
    "Head of State and government": frozenset({ActorType.HEAD_OF_STATE}),
    "Ministries": frozenset({ActorType.MINISTRY}),
    "Forces and services": frozenset(
        {ForceType.ARMED_FORCES, ForceType.INTERNAL_SECURITY, ForceType.SPECIAL_UNIT, ActorType.STATE_BODY}
    ),
    "Parliament, oversight and reform": frozenset({ActorType.PARLIAMENT, ActorType.OVERSIGHT, ActorType.SSR_BODY}),
}
PARTNERS: dict[str, frozenset[object]] = {
    "Missions": frozenset({ActorType.MISSION}),
    "Organisations and envoys": frozenset({ActorType.ORGANISATION, ForceType.REGIONAL}),
}


def _legend() -> tuple[Key, ...]:
    """The lines of the legend."""
    return (Key("fade", say("Fading: not dated exactly, or not known since")),)


_WORD = re.compile(r"\w+")
_SECOND = re.compile(r"^(?:vice|deputy)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Held:
    """A term of office on the axis."""

    term: Term
    cut: Stretch
    lane: tuple[str, str]

    @property
    def role(self) -> str:
        """The post as the statement has it."""
        role = ASIDE.sub("", self.term.ties[0].relation.role or "Head")
        return role[:1].upper() + role[1:]


def posts_of_state(site: Site) -> Picture:
    """The posts of government, ministries, forces and oversight."""
    return _picture(site, "posts-state", say("Who held which post of the State"), STATE)


def posts_of_partners(site: Site) -> Picture:
    """The heads of missions and envoys."""
    return _picture(site, "posts-partners", say("Heads of missions and envoys"), PARTNERS)


def holders(site: Site) -> dict[str, Picture]:
    """For the id of each body with holders enough of a post in it, who they were."""
    last = last_day(site)
    found: dict[str, Picture] = {}
    lanes = _lanes(_held(site, last))
    for id_ in dict.fromkeys(own[0].lane[0] for own in lanes):
        of_body = [own for own in lanes if own[0].lane[0] == id_]
        if sum(map(len, of_body)) >= FEWEST:
            name = called(site.base.by_id[id_].record.names)
            title = say("%(name)s: who held the post, %(years)s", name=name, years=f"{FIRST.year}–{last.year}")
            found[id_] = _drawn(site, f"posts-{id_}", title, {"": of_body}, last)
    return found


def _picture(site: Site, name: str, title: str, groups: dict[str, frozenset[object]]) -> Picture:
    last = last_day(site)
    held = _held(site, last)
    kinds = {
        heading: _lanes(one for one in held if type_of(site.base, one.lane[0]) in types)
        for heading, types in groups.items()
    }
    return _drawn(site, name, f"{title}, {FIRST.year}–{last.year}", kinds, last)


def _drawn(site: Site, name: str, title: str, groups: dict[str, list[list[Held]]], last: dt.date) -> Picture:
    """The picture of posts in groups, each with its heading, if it has one."""
    lanes: list[str] = []
    headings: list[tuple[int, str]] = []
    bars: list[Bar] = []
    for heading, posts in groups.items():
        headings += [(len(lanes), say(heading))] if posts and heading else []
        for own in posts:
            lane = _named(site, own)
            bars += [_bar(site, one, len(lanes), lane) for one in own]
            lanes.append(lane)
    return Picture(
        name=name,
        title=title,
        description=say(
            "%(lanes)s, one a post, with a bar for each of %(n)s terms of office.",
            lanes=count("%(n)s lane", "%(n)s lanes", len(lanes)),
            n=len(bars),
        ),
        drawing="lanes",
        columns=(say("Post"), say("Held by"), say("When")),
        marks=tuple(bars),
        frame=Lanes(tuple(lanes), tuple(headings), FIRST, last, named=True),
        legend=_legend(),
        notes=(say("A name for which there is no room is in the table."),),
    )


def _held(site: Site, last: dt.date) -> list[Held]:
    """The terms of office on the axis, by their beginning."""
    everything = list(terms(site.base))
    offices = by_office(everything)
    cuts = ((term, stretch(between_others(term, offices[term.office]), FIRST, last)) for term in everything)
    held = [Held(term, cut, _lane(site, term)) for term, cut in cuts if cut]
    return sorted(held, key=lambda one: (one.cut.inner_begins, one.cut.ends, one.term.ties[0].subject))


def _lane(site: Site, term: Term) -> tuple[str, str]:
    """What a lane holds: the lead of a body under any title, or a post in it; the Head of State has many titles."""
    target, role = term.office
    lead = type_of(site.base, target) == ActorType.HEAD_OF_STATE and not _SECOND.match(role)
    return target, "" if lead else role


def _lanes(held: Iterable[Held]) -> list[list[Held]]:
    """The holders of each post, posts in the order in which they are first held; those that tell too little go."""
    found: dict[tuple[str, str], list[Held]] = {}
    for one in held:
        found.setdefault(one.lane, []).append(one)
    return [holders for holders in found.values() if _tells(holders)]


def _tells(holders: Sequence[Held]) -> bool:
    """Whether a lane has holders who followed on each other, or one known for long."""
    cuts = [one.cut for one in holders]
    if len(cuts) == 1:
        return cuts[0].sure and cuts[0].inner_ends - cuts[0].inner_begins >= LONG_ENOUGH
    return max(cut.ends for cut in cuts) - min(cut.begins for cut in cuts) >= LONG_ENOUGH


def _named(site: Site, holders: Sequence[Held]) -> str:
    """The post in words: its newest title, with the body where the title does not tell it."""
    target, role = holders[0].lane
    body = site.base.by_id[target].record.names
    if type_of(site.base, target) == ActorType.HEAD_OF_STATE and not role:
        return called(body)
    title = _title(holders)
    told = {called(body).casefold(), body.en.casefold(), (body.acronym or body.en).casefold()}
    named_after = type_of(site.base, target) == ActorType.MINISTRY or any(name in title.casefold() for name in told)
    return title if named_after or _is_the_body(title, body.en) else f"{title}, {called(body)}"


def _title(holders: Sequence[Held]) -> str:
    """The newest title that is told of a post, not an acting holder's where there is another."""
    told = [one.role for one in holders if one.term.ties[0].relation.role] or [holders[-1].role]
    return ([title for title in told if not title.casefold().startswith("acting")] or told)[-1]


def _is_the_body(title: str, name: str) -> bool:
    """Whether a post is the body itself, called otherwise: three of four words of its title are in the body's name."""
    words = _words(title)
    return len(words & _words(name)) * 4 >= len(words) * 3


def _words(text: str) -> set[str]:
    return set(_WORD.findall(text.casefold()))


def _bar(site: Site, one: Held, lane: int, post: str) -> Bar:
    tie = one.term.ties[0]
    person = site.base.by_id[tie.subject].record
    when = dated(one.term.begins, one.term.ends, one.term.seen)
    return Bar(
        words=f"{person.names.en}, {one.role}: {when}",
        cells=(post, person.names.en, when),
        statement=tie.placed.id,
        address=leads_to(tie.placed),
        lane=lane,
        label=family_of(person),
        tone="state",
        begins=one.cut.begins,
        inner_begins=one.cut.inner_begins,
        inner_ends=one.cut.inner_ends,
        ends=one.cut.ends,
        sure=one.cut.sure,
    )
