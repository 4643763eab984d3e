"""Places within a source: which outline entry a locator names, and their order."""

import re

from kb.model.source import Outline, Source

_NUMBER = re.compile(r"([0-9]{1,9})")


def outline_entry(outline: list[Outline], at: str) -> int | None:
    """The number of the longest outline entry that the locator ``at`` names, or ``None``."""
    fitting = [number for number, item in enumerate(outline) if at == item.at or at.startswith(f"{item.at}, ")]
    return max(fitting, key=lambda number: len(outline[number].at), default=None)


def place_order(source: Source, at: str) -> tuple[int, list[object]]:
    """A key that puts places in the order of the source: its outline first, then by numbers in the locator."""
    number = outline_entry(source.outline, at)
    parts = [(0, int(part), "") if _NUMBER.fullmatch(part) else (1, 0, part) for part in _NUMBER.split(at)]
    return (len(source.outline) if number is None else number, list(parts))
