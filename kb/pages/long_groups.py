"""Groups of a list too long for the page of the list: their rows stand on pages of their own.

Only the largest list needs them, of news articles; a page that held all of them would weigh more than any other, and
grow with the base.  A reader with scripts has the rows in the list all the same (``browser/lists/away.js``).
"""

import itertools
from collections.abc import Sequence
from dataclasses import dataclass

from kb.model.record_types import Kind
from kb.model.words import say
from kb.pages.parts import Link, slug

#: So many rows of a group stand on the page of the list, or on a page of their own, at most: 20 screens of a telephone.
LONGEST = 180


@dataclass(frozen=True, slots=True)
class ListPage:
    """Some rows of a group, ``first`` to ``last`` (not included), on a page of their own, to which ``link`` leads."""

    link: Link
    first: int
    last: int


def pages_for(kind: Kind, title: str, names: Sequence[str]) -> tuple[ListPage, ...]:
    """The pages of a group whose rows have these names; none where the page of the list can show it.

    Ids of records hold no full stop, so that no record's page has such an address.
    """
    if len(names) <= LONGEST:
        return ()
    number = -(-len(names) // LONGEST)
    edges = [round(place * len(names) / number) for place in range(number + 1)]
    return tuple(
        ListPage(Link(_words(title, place, names[first:last]), _address(kind, title, place)), first, last)
        for place, (first, last) in enumerate(itertools.pairwise(edges), 1)
    )


def _words(title: str, place: int, names: Sequence[str]) -> str:
    edges = {"first": _beginning(names[0]), "last": _beginning(names[-1])}
    return say("%(group)s, part %(n)s: %(first)s to %(last)s", group=title, n=place, **edges)


def _beginning(name: str) -> str:
    """The name of a source begins with who published it, that of another record with its first word."""
    before, colon, _ = name.partition(":")
    return before if colon else name.split()[0].rstrip(",")


def _address(kind: Kind, title: str, place: int) -> str:
    return f"{kind}/index.{slug(title)}{'' if place == 1 else f'-{place}'}.html"
