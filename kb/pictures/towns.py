"""Places on a map: a dot at each town that GeoNames lists by name, and who was last said to control it.

The map shows what the statements answer and no more: it has no areas, no lines and no borders within Mali.
"""

import datetime as dt
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from kb.answers.existence import RELIED_ON, own_date
from kb.model.questions import Question
from kb.model.record_types import Kind, PlaceType
from kb.model.records import Place
from kb.model.words import say
from kb.pages.whole_site import Site
from kb.pictures.gazetteer import Spot, towns_of_mali
from kb.pictures.picture import Frame, Key, Mark, Picture, leads_to, listed, told
from kb.store.base import Placed
from kb.store.record_files import Entry

#: The sorts of place that have a town of their name.
_WITH_TOWN = frozenset({PlaceType.TOWN, PlaceType.REGION})


@dataclass(frozen=True, slots=True, kw_only=True)
class Town(Mark):
    """A dot; ``number`` counts from 1 those of which a source says who controls the place, else it is 0."""

    longitude: float
    latitude: float
    label: str
    number: int


@dataclass(frozen=True, slots=True)
class Credited(Frame):
    """Whose outline and coordinates these are, for the drawing, which is also a file of its own."""

    credit: str


def towns(site: Site, lying: Callable[[], Mapping[str, Spot]] = towns_of_mali) -> Picture:
    """The map of places; ``lying`` gives where the towns lie, by name, and is asked only if there are places."""
    places = sorted(_places(site), key=lambda entry: entry.id)
    spots = {entry.id: spot for entry in places if (spot := _spot(entry, lying()))}
    shown = [entry for entry in places if entry.id in spots]
    answered = sorted(((entry, placed) for entry in shown if (placed := _answer(entry))), key=_newest_first)
    marks = [_town(site, *found, spots, number) for number, found in enumerate(answered, 1)]
    others = [entry for entry in shown if not _answer(entry)]
    marks += [_town(site, entry, placed, spots, 0) for entry in others if (placed := told(entry))]
    return Picture(
        name="towns",
        title=say("Places on a map, and who is said to control them"),
        description=say(
            "A map of Mali with %(n)s towns. Of %(told)s a source says who controls the town or its region; the "
            "answers stand beside the map with their dates.",
            n=len(marks),
            told=len(answered),
        ),
        drawing="towns",
        columns=(say("Place"), say("Who is said to control it"), say("As of")),
        marks=tuple(marks),
        frame=Credited(say("Borders: Natural Earth. Coordinates: GeoNames, CC BY 4.0.")),
        legend=(
            Key("town-told", say("Who is said to control it, by number")),
            Key("town", say("Nothing told of who controls it")),
        ),
        notes=tuple(_notes([entry.record.names.en for entry in places if entry not in shown])),
    )


def _places(site: Site) -> Iterator[Entry]:
    """The places that may have a dot: towns, and regions by the town of their name."""
    for entry in site.base.of_kind(Kind.PLACES):
        if isinstance(entry.record, Place) and entry.record.type in _WITH_TOWN and told(entry):
            yield entry


def _spot(entry: Entry, lying: Mapping[str, Spot]) -> Spot | None:
    """Where the town of one of the place's names lies."""
    names = entry.record.names
    return next((lying[name] for name in (names.en, names.fr, *names.variants) if name and name in lying), None)


def _answer(entry: Entry) -> Placed | None:
    """The newest statement that answers who controls the place, of those that are relied on."""
    every = [Placed(statement, entry, place) for place, statement in enumerate(entry.record.statements)]
    answering = [
        placed
        for placed in every
        if Question.CONTROL in placed.statement.answers and placed.statement.status in RELIED_ON
    ]
    return max(answering, key=lambda placed: (_day(placed), -placed.index), default=None)


def _day(placed: Placed) -> dt.date:
    when = own_date(placed.statement)
    return when.latest if when else dt.date.min


def _newest_first(found: tuple[Entry, Placed]) -> tuple[int, str]:
    return -_day(found[1]).toordinal(), found[0].id


def _town(site: Site, entry: Entry, placed: Placed, spots: Mapping[str, Spot], number: int) -> Town:
    name = entry.record.names.en
    said = site.speller.plain(placed.statement.answers[Question.CONTROL]) if number else ""
    when = own_date(placed.statement) if number else None
    longitude, latitude = spots[entry.id]
    return Town(
        words=f"{name}: {said}" if said else name,
        cells=(name, said or say("Not told"), when.human if when else ""),
        statement=placed.id,
        address=leads_to(placed),
        longitude=longitude,
        latitude=latitude,
        label=name,
        number=number,
    )


def _notes(missing: list[str]) -> Iterator[str]:
    """What the map does not show; whose the coordinates are stands in the drawing."""
    yield say(
        "Not shown: borders of regions, areas and lines of control, and what has happened since the dates given. "
        "A dot stands at the town, also where the answer is about its whole region."
    )
    if missing:
        yield say("Not on the map, as GeoNames lists no town in Mali by the name: %(places)s.", places=listed(missing))
    yield say("Borders of states as Natural Earth draws them (public domain); they judge no claim.")
