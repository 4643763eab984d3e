"""The list of events: by year, where there are many, or else by decade; the newest first."""

from collections import Counter
from dataclasses import dataclass

from kb.model.words import count, say
from kb.pages.parts import EventView
from kb.pages.whole_site import Site

#: A decade with more events than this is told year by year.
_MANY = 12
#: The height of the longest bar, in the units of the drawing.
_HEIGHT = 40


@dataclass(frozen=True, slots=True)
class Stretch:
    """The events of a year or a decade.

    ``anchor`` is that of its list; ``around`` that of the decade, at its newest stretch, where years have it cut up.
    """

    title: str
    anchor: str
    around: str
    count: int
    words: str
    events: tuple[EventView, ...]
    open: bool


@dataclass(frozen=True, slots=True)
class Strip:
    """How many events each stretch holds; ``unit`` is the height of one event in a bar."""

    unit: float
    height: int
    stretches: tuple[Stretch, ...]

    def bar(self, stretch: Stretch) -> float:
        """The height of a stretch's bar."""
        return round(stretch.count * self.unit, 2)


def strip(site: Site) -> Strip:
    """The stretches in the order of time."""
    found = tuple(reversed(stretches(site)))
    return Strip(round(_HEIGHT / max((one.count for one in found), default=1), 3), _HEIGHT, found)


def stretches(site: Site) -> tuple[Stretch, ...]:
    """All events by stretch, the newest first; all but the newest stretch folded."""
    years = [event.date.earliest.year for event in site.events]
    decades = Counter(year // 10 * 10 for year in years)
    found: dict[tuple[int, bool], list[EventView]] = {}
    for event, year in zip(site.events, years, strict=True):
        alone = decades[year // 10 * 10] > _MANY
        found.setdefault((year if alone else year // 10 * 10, alone), []).append(event)
    newest = dict((first // 10 * 10, first) for first, _ in reversed(found))
    return tuple(
        Stretch(
            str(first) if alone else say("%(year)ss", year=first),
            f"y{first}" if alone else f"y{first}s",
            f"y{first // 10 * 10}s" if alone and newest[first // 10 * 10] == first else "",
            len(events),
            count("%(n)s event", "%(n)s events", len(events)),
            tuple(events),
            number == 0,
        )
        for number, ((first, alone), events) in enumerate(found.items())
    )
