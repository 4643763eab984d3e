"""The index of events: by decade, the newest first."""

from dataclasses import dataclass

from kb.model.words import count, say
from kb.pages.parts import EventView
from kb.pages.whole_site import Site

#: So many decades are shown at once; those before them are folded.
_OPEN = 1


@dataclass(frozen=True, slots=True)
class Decade:
    """The events of ten years."""

    title: str
    anchor: str
    count: str
    events: tuple[EventView, ...]
    folded: bool


def decades(site: Site) -> tuple[Decade, ...]:
    """All events by decade, the newest first; the older decades folded."""
    found: dict[int, list[EventView]] = {}
    for event in site.events:
        found.setdefault(event.date.earliest.year // 10 * 10, []).append(event)
    return tuple(
        Decade(
            say("%(year)ss", year=year),
            f"y{year}s",
            count("%(n)s event", "%(n)s events", len(events)),
            tuple(events),
            number >= _OPEN,
        )
        for number, (year, events) in enumerate(found.items())
    )
