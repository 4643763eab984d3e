"""The page "as on a date": everything with a span, in groups, and what was there on days on which much changed."""

from dataclasses import dataclass

from kb.answers.as_on import Presence
from kb.model.words import say
from kb.pages.parts import EventView
from kb.pages.whole_site import Site


@dataclass(frozen=True, slots=True)
class PresenceGroup:
    """Presences of one sort."""

    title: str
    anchor: str
    presences: tuple[Presence, ...]

    @property
    def count(self) -> int:
        """How many they are."""
        return len(self.presences)


@dataclass(frozen=True, slots=True)
class TurningPoint:
    """A day on which much changed, with the posts, missions and forces of that day: for readers without scripts."""

    day: str
    words: str
    there: tuple[Presence, ...]


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
    return tuple(PresenceGroup(titles[title], listed[0].anchor, tuple(listed)) for title, listed in found.items())


def turning_points(site: Site) -> tuple[TurningPoint, ...]:
    """The turning points, the newest first."""
    return tuple(_turning(site, event) for event in site.turning_points)


def _turning(site: Site, event: EventView) -> TurningPoint:
    day = event.date.earliest
    shown = [p for p in site.presences if p.group in {"Posts", "Missions and forces"} and p.on(day) == "yes"]
    return TurningPoint(event.date.text, event.link.words, tuple(shown))


def as_on_words(site: Site) -> str:
    """What the page shows and how it says so."""
    said = say(
        "Posts, missions and forces, texts and bodies, as far as the sources tell (until %(date)s). "
        "What has begun and is not known to have ended is there, with the day on which it was last attested; "
        "“possibly” marks a beginning or end that the sources date imprecisely, and the day of an ending itself.",
        date=site.horizon_words,
    )
    return said
