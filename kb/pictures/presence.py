"""Which missions and foreign forces were in the country when."""

import datetime as dt

from kb.answers.as_on import Presence, presences
from kb.model.record_types import ActorType, ForceType
from kb.model.records import Actor, Force
from kb.model.tags import Term
from kb.model.words import say
from kb.pages.whole_site import Site
from kb.pictures.lanes import Bar, Lanes, last_day, stretch, turning_points
from kb.pictures.picture import Key, Picture, leads_to

FIRST = dt.date(2012, 1, 1)
#: What stayed for less was a visit.
SHORTEST = dt.timedelta(days=31)
#: Missions entered in the base that worked elsewhere, and the office of a mission's head: no presence of their own.
NOT_PRESENT = frozenset({"eucap-sahel-niger", "srsg-mali"})

TONES: dict[Term, str] = {ActorType.MISSION: "mission", ForceType.REGIONAL: "regional", ForceType.FOREIGN: "foreign"}


def _legend() -> tuple[Key, ...]:
    """The lines of the legend."""
    return (
        Key("mission", say("International mission")),
        Key("regional", say("Regional force")),
        Key("foreign", say("Foreign force")),
        Key("fade", say("Fading: not dated exactly, or not known since")),
    )


def presence(site: Site) -> Picture:
    """The picture of missions and foreign forces."""
    last = last_day(site)
    bars: list[Bar] = []
    for found in sorted(presences(site.base), key=lambda p: (p.span.sure_from, p.words)):
        if bar := _bar(site, found, len(bars), last):
            bars.append(bar)
    return Picture(
        name="presence",
        title=say(
            "International missions and foreign forces in Mali, %(first)s–%(last)s", first=FIRST.year, last=last.year
        ),
        description=say(
            "A bar for each of %(n)s missions and forces, from its beginning to its end, in the order in which they "
            "came; numbered lines mark turning points.",
            n=len(bars),
        ),
        drawing="lanes",
        columns=(say("Mission or force"), say("Sort"), say("Present")),
        marks=tuple(bars),
        frame=Lanes(tuple(bar.label for bar in bars), (), FIRST, last, named=False),
        legend=_legend(),
        notes=(say("Visits of less than a month are left out."),),
        points=turning_points(site, FIRST, last),
    )


def _bar(site: Site, found: Presence, lane: int, last: dt.date) -> Bar | None:
    """The bar of a mission or force; ``None`` for what is none, was elsewhere or only visited."""
    record = site.base.by_id[found.id].record
    cut = stretch(found.span, FIRST, last)
    if not isinstance(record, Actor | Force) or record.type not in TONES or found.id in NOT_PRESENT:
        return None
    if cut is None or cut.ends - cut.begins < SHORTEST:
        return None
    placed = site.base.statements[found.statements[0]]
    return Bar(
        words=f"{found.words}: {found.dated}",
        cells=(found.words, record.type.label, found.dated),
        statement=placed.id,
        address=leads_to(placed),
        lane=lane,
        label=record.names.acronym or found.words,
        tone=TONES[record.type],
        begins=cut.begins,
        inner_begins=cut.inner_begins,
        inner_ends=cut.inner_ends,
        ends=cut.ends,
        sure=cut.sure,
    )
