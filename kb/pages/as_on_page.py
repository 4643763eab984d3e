"""The page "as on a date": what was there on the newest day, all else with a span, and the turning points."""

import datetime as dt
from dataclasses import dataclass

from kb.answers.as_on import Presence
from kb.model.partial_dates import Moment
from kb.model.words import count, say
from kb.pages.parts import EventView
from kb.pages.whole_site import Site

#: The groups that are open when the page opens: who and what a reader asks for first.
_OPEN = frozenset({"Posts", "Missions and forces"})


@dataclass(frozen=True, slots=True)
class Shown:
    """A presence in its list: its place in the group, and whether it was there on the day for certain or possibly."""

    place: int
    presence: Presence
    possibly: bool


@dataclass(frozen=True, slots=True)
class PresenceGroup:
    """Presences of one sort: those of the newest day, and those of other days alone."""

    title: str
    anchor: str
    there: tuple[Shown, ...]
    others: tuple[Shown, ...]
    open: bool

    @property
    def count(self) -> int:
        """How many were there on the newest day."""
        return len(self.there)

    @property
    def other_words(self) -> str:
        """How many were not."""
        return count("%(n)s entry of other days", "%(n)s entries of other days", len(self.others))


@dataclass(frozen=True, slots=True)
class TurningPoint:
    """A day on which much changed, with the posts, missions and forces of that day: for readers without scripts."""

    day: str
    dated: str
    words: str
    there: tuple[Presence, ...]


def newest_day(site: Site) -> dt.date:
    """The day with which the page opens: the newest of which a source speaks."""
    return site.horizon.latest if site.horizon else site.edition.date


def newest_day_words(site: Site) -> str:
    """That day, in words."""
    return say("As on %(date)s:", date=Moment(newest_day(site).isoformat()).human)


def presence_groups(site: Site) -> tuple[PresenceGroup, ...]:
    """All presences by group, in the order of the base."""
    found: dict[str, list[Presence]] = {}
    for presence in site.presences:
        found.setdefault(presence.group, []).append(presence)
    titles = {
        "Posts": say("Posts"),
        "Missions and forces": say("Missions and forces"),
        "Texts and mandates in force": say("Texts and mandates in force"),
        "Bodies": say("Bodies"),
        "Armed groups and coalitions": say("Armed groups and coalitions"),
    }
    return tuple(_group(titles[name], name in _OPEN, listed, newest_day(site)) for name, listed in found.items())


def _group(title: str, open_: bool, listed: list[Presence], day: dt.date) -> PresenceGroup:
    answers = [presence.on(day) for presence in listed]
    rows = [Shown(n, one, answer == "possibly") for n, (one, answer) in enumerate(zip(listed, answers, strict=True))]
    there = tuple(row for row, answer in zip(rows, answers, strict=True) if answer != "no")
    others = tuple(row for row, answer in zip(rows, answers, strict=True) if answer == "no")
    return PresenceGroup(title, listed[0].anchor, there, others, open_)


def turning_points(site: Site) -> tuple[TurningPoint, ...]:
    """The turning points, the newest first."""
    return tuple(_turning(site, event) for event in site.turning_points)


def _turning(site: Site, event: EventView) -> TurningPoint:
    day = event.date.earliest
    shown = [p for p in site.presences if p.group in {"Posts", "Missions and forces"} and p.on(day) == "yes"]
    return TurningPoint(event.date.text, event.date.human, event.link.words, tuple(shown))


def as_on_words(site: Site) -> str:
    """What the page shows and how it says so."""
    said = say(
        "Posts, missions and forces, texts and bodies, as far as the sources tell (until %(date)s). "
        "What has begun and is not known to have ended is there, with the day on which it was last attested; "
        "“possibly” marks a beginning or end that the sources date imprecisely, and the day of an ending itself.",
        date=site.horizon_words,
    )
    return said
