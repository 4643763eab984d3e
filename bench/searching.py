"""What a reader waits for the search on a slow phone: the first result, and the results of each key after it."""

from statistics import median

from bench.note import Part, table
from tests.search_costs import visits

VISITS = 5
ROWS = ("first result", "after a key, half", "after a key, 95 of 100", "after a key, longest")


def searching(often: int = VISITS) -> Part:
    """Milliseconds of ``often`` visits over http and from a disk: the middle one, the least and the most."""
    web, disk = visits(1, often)
    rows = [(name, *(_spread([one[name] for one in found]) for found in (web, disk))) for name in ROWS]
    said = f"a processor four times as slow, 1.6 Mbit/s, {often} visits: ms"
    return Part("Search", table((said, "over http", "from a disk"), rows))


def _spread(times: list[float]) -> str:
    return f"{median(times):.0f} ({min(times):.0f}–{max(times):.0f})"
