"""How the list of each kind can be narrowed and ordered: what the script of lists works with, as plain data.

Rows stand in the order of the page.
"""

import hashlib
import itertools
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from kb.answers.key_facts import has_state
from kb.model.partial_dates import Moment
from kb.model.record_types import Kind
from kb.model.words import say
from kb.pages.indexes import GroupPage, Index, index, listed, name_order
from kb.pages.list_facets import Chosen, Maker, Value, other_words
from kb.pages.pages_by_kind import page_of
from kb.pages.whole_site import Site
from kb.store.record_files import Entry

#: By what each list can be narrowed, in the order of the controls; ``years`` stands for two of them.
FACETS: dict[Kind, tuple[str, ...]] = {
    Kind.ACTORS: ("kind", "state", "years", "place", "topic", "source"),
    Kind.FORCES: ("kind", "state", "years", "place", "topic", "source"),
    Kind.MANDATES: ("bearer", "state", "years", "place", "topic", "source"),
    Kind.INSTRUMENTS: ("kind", "state", "years", "place", "topic", "source"),
    Kind.TIMELINE: ("kind", "milestone", "years", "place", "actor", "topic", "source"),
    Kind.TOPICS: ("kind", "place", "source"),
    Kind.INDICATORS: ("kind", "years", "subject", "topic", "source"),
    Kind.PLACES: ("kind", "place", "topic", "source"),
    Kind.GLOSSARY: ("kind", "topic", "source"),
    Kind.DISAGREEMENTS: ("kind", "state", "years", "place", "topic", "source"),
    Kind.SOURCES: ("kind", "standing", "language", "years", "place", "topic"),
}
#: So many sources are offered at most, those on which most records of the list rest, and two at least: of all others
#: the page of the source tells, and their names would weigh more than the list.
_MOST_SOURCES = 64
#: In what order each list can be put, beside that of the page.
SORTS: dict[Kind, tuple[str, ...]] = {
    Kind.ACTORS: ("name", "began", "ended"),
    Kind.FORCES: ("name", "began", "ended"),
    Kind.MANDATES: ("name", "began", "ended"),
    Kind.INSTRUMENTS: ("name", "began", "ended"),
    Kind.TIMELINE: ("oldest",),
    Kind.TOPICS: ("name",),
    Kind.INDICATORS: ("name", "newest"),
    Kind.PLACES: ("name",),
    Kind.GLOSSARY: ("name",),
    Kind.DISAGREEMENTS: ("name",),
    Kind.SOURCES: ("name", "newest", "used"),
}


@dataclass(frozen=True, slots=True)
class Facet:
    """Something to choose by: its tag in addresses, its label, and for each row the numbers of its choices."""

    tag: str
    label: str
    choices: tuple[Value, ...]
    of: tuple[tuple[int, ...], ...]


@dataclass(frozen=True, slots=True)
class Sort:
    """An order of the rows: its tag in addresses, its words, and the numbers of the rows in that order."""

    tag: str
    words: str
    order: tuple[int, ...]


@dataclass(frozen=True)
class Narrowing:
    """By what the list of one kind can be narrowed, and in what order it can be put."""

    chosen: Chosen
    kind: Kind

    @property
    def site(self) -> Site:
        """The views of the base."""
        return self.chosen.site

    @cached_property
    def entries(self) -> tuple[Entry, ...]:
        """The records in the order of the page."""
        return listed(self.site, self.kind)

    @cached_property
    def index(self) -> Index:
        """What the page shows."""
        return index(self.site, self.kind)

    def group_page(self, address: str) -> GroupPage:
        """What the page of a group at ``address`` shows."""
        return next(page for page in self.index.group_pages if page.address == address)

    @property
    def by_years(self) -> bool:
        """Whether the list can be narrowed to a stretch of years."""
        return len(set(self.years)) > 1

    @cached_property
    def years(self) -> tuple[tuple[int, int] | None, ...]:
        """The first and last year of each record; nothing in a list that cannot be narrowed by them."""
        return tuple(map(self.chosen.years, self.entries)) if "years" in FACETS[self.kind] else ()

    @cached_property
    def facets(self) -> tuple[Facet, ...]:
        """What there is to choose by, those left out by which nothing could be told apart."""
        found = (self._facet(tag) for tag in FACETS[self.kind] if tag != "years")
        return tuple(facet for facet in found if len(set(facet.of)) > 1)

    @cached_property
    def sorts(self) -> tuple[Sort, ...]:
        """The orders, beside that of the page."""
        return tuple(Sort(tag, _sort_words(tag), self._order(tag)) for tag in SORTS[self.kind])

    @property
    def own_order(self) -> str:
        """What the order of the page is called."""
        own = {Kind.TIMELINE: say("Newest first"), Kind.TOPICS: say("Outline"), Kind.DISAGREEMENTS: say("Open first")}
        return say("Bearer, newest first") if self.kind == Kind.MANDATES else own.get(self.kind, say("Kind, then name"))

    @property
    def rows(self) -> str:
        """What tells these rows in this order from others: a browser may have kept data of another day."""
        return hashlib.sha256(" ".join(entry.id for entry in self.entries).encode()).hexdigest()[:8]

    def data(self) -> dict[str, Any]:
        """All of it, as the script reads it (``browser/lists/narrowing.js``)."""
        return {
            "rows": self.rows,
            "facets": [
                {"tag": f.tag, "choices": [[c.tag, c.words] for c in f.choices], "of": [_short(row) for row in f.of]}
                for f in self.facets
            ],
            "years": [years or 0 for years in self.years] if self.by_years else [],
            "sorts": {sort.tag: sort.order for sort in self.sorts},
            "names": [other_words(entry) for entry in self.entries],
        }

    @property
    def place_of_away(self) -> str:
        """Where in the site the rows lie of groups that have pages of their own; nothing where none has."""
        return f"assets/lists/{self.kind}.rows.js" if any(group.pages for group in self.index.groups) else ""

    def _facet(self, tag: str) -> Facet:
        maker: Maker = getattr(self.chosen, tag)
        rows = [tuple(maker(entry)) for entry in self.entries]
        choices = _choices(rows, _fewest(tag, rows))
        place = {choice.tag: number for number, choice in enumerate(choices)}
        of = tuple(tuple(sorted({place[value.tag] for value in row if value.tag in place})) for row in rows)
        return Facet(tag, _labels(self.kind)[tag], choices, of)

    def _order(self, tag: str) -> tuple[int, ...]:
        if tag == "oldest":
            return tuple(reversed(range(len(self.entries))))
        keys = [self._key(tag, entry) for entry in self.entries]
        return tuple(sorted(range(len(keys)), key=lambda number: (keys[number], number)))

    def _key(self, tag: str, entry: Entry) -> tuple[Any, ...]:
        """What to sort a record by; without a date it comes last."""
        if tag == "name":
            return name_order(entry)
        if tag == "used":
            return (-len({placed.id for placed, _ in self.site.base.citing.get(entry.id, ())}),)
        newest = _NEWEST[tag](self, entry)
        return (-newest.earliest.toordinal(), -newest.latest.toordinal()) if newest else (1, 1)

    def _begins(self, entry: Entry) -> Moment | None:
        return page_of(self.site, entry.id).life.begins if has_state(entry) else None

    def _ends(self, entry: Entry) -> Moment | None:
        return page_of(self.site, entry.id).life.ends if has_state(entry) else None

    def _newest(self, entry: Entry) -> Moment | None:
        return max(self.chosen.moments(entry), key=lambda when: when.sort_key, default=None)


_NEWEST: dict[str, Callable[[Narrowing, Entry], Moment | None]] = {
    "began": Narrowing._begins,
    "ended": Narrowing._ends,
    "newest": Narrowing._newest,
}


def place_of(kind: Kind) -> str:
    """Where the data of a list lie in the site."""
    return f"assets/lists/{kind}.js"


def _fewest(tag: str, rows: Sequence[tuple[Value, ...]]) -> int:
    """How many rows a choice must have to be offered."""
    if tag != "source":
        return 1
    having = Counter(value.tag for row in rows for value in row).values()
    return next(fewest for fewest in itertools.count(2) if sum(n >= fewest for n in having) <= _MOST_SOURCES)


def _choices(rows: Sequence[tuple[Value, ...]], fewest: int) -> tuple[Value, ...]:
    """The choices that so many rows have, each once, in their order; of equal tags the first in the list counts."""
    found: dict[str, Value] = {}
    for value in (value for row in rows for value in row):
        found.setdefault(value.tag, value)
    having = Counter(tag for row in rows for tag in {value.tag for value in row})
    return tuple(sorted(value for tag, value in found.items() if having[tag] >= fewest))


def _short(row: tuple[int, ...]) -> int | tuple[int, ...]:
    """One number as it is, several or none as a list."""
    return row[0] if len(row) == 1 else row


def _labels(kind: Kind) -> dict[str, str]:
    """What the controls are called."""
    places = {Kind.TIMELINE: say("Place"), Kind.PLACES: say("Within")}
    return {
        "kind": say("Part") if kind == Kind.TOPICS else say("Kind"),
        "state": say("State"),
        "milestone": say("Milestones"),
        "standing": say("Standing"),
        "language": say("Language"),
        "bearer": say("Given to"),
        "subject": say("Tells of"),
        "actor": say("Took part"),
        "place": places.get(kind, say("Place named")),
        "topic": say("Topic"),
        "source": say("Source"),
    }


def _sort_words(tag: str) -> str:
    return {
        "name": say("Name"),
        "began": say("Begun last"),
        "ended": say("Ended last"),
        "oldest": say("Oldest first"),
        "newest": say("Newest first"),
        "used": say("Most statements"),
    }[tag]
