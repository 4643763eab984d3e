"""An excerpt of the real index, on which tests/browser/search-blessed.test.js types queries: what it finds there does
not change with the records.

Written anew, where the form of rows changes, by ``python -m tests.browser.search_excerpt``.
"""

import json
from collections import Counter
from pathlib import Path
from typing import Any

from kb.cite.editions import read_edition
from kb.find.index_parts import index_files
from kb.model.record_types import Kind
from kb.pages.whole_site import Site
from kb.store.base import read_base
from tests.built import REAL

EXCERPT = Path(__file__).parent / "search-excerpt.json"
#: How many records of each kind, every so manieth; enough in all for a word to be common, see COMMON in ranking.js.
MOST = {Kind.ACTORS: 32, Kind.SOURCES: 24, Kind.TIMELINE: 20}
USUAL = 9
#: Of statements each record has so many.
STATEMENTS = 2


def whole() -> dict[str, list[Any]]:
    """The start, the records and the statements of the real index."""
    files = index_files(Site(read_base(REAL)[0], read_edition(REAL, "https://x.example/")))
    parts = [json.loads(text.removeprefix("kbFind(").rstrip().removesuffix(")")) for text in files.values()]
    return {
        "start": [parts[0]["start"]],
        "records": [row for part in parts for row in part.get("records", ())],
        "statements": [row for part in parts for row in part.get("statements", ())],
    }


def excerpt() -> dict[str, Any]:
    """Some records of each kind, each with some of its statements."""
    index = whole()
    # the last kind is of overviews, which are no records
    most = [MOST.get(kind, USUAL) for kind in Kind] + [USUAL]
    of_kind = Counter(row[0] for row in index["records"])
    seen: Counter[int] = Counter()
    kept: dict[int, int] = {}
    records: list[list[Any]] = []
    for place, row in enumerate(index["records"]):
        if seen[row[0]] % max(1, of_kind[row[0]] // most[row[0]]) == 0:
            kept[place] = len(records)
            records.append(row)
        seen[row[0]] += 1
    told: Counter[int] = Counter()
    statements = []
    for number, place, *rest in index["statements"]:
        if place in kept and told[place] < STATEMENTS:
            told[place] += 1
            statements.append([number, kept[place], *rest])
    return {
        "start": {**index["start"][0], "records": [], "statements": []},
        "records": records,
        "statements": statements,
    }


def main() -> None:
    """Write the excerpt, a row to a line."""
    found = excerpt()

    def lines(rows: list[Any]) -> str:
        return ",\n".join(json.dumps(row, ensure_ascii=False, separators=(",", ":")) for row in rows)

    start = json.dumps(found["start"], ensure_ascii=False, separators=(",", ":"))
    parts = (
        f'"start":{start}',
        f'"records":[\n{lines(found["records"])}\n]',
        f'"statements":[\n{lines(found["statements"])}\n]',
    )
    EXCERPT.write_text("{" + ",\n".join(parts) + "}\n", "utf-8")


if __name__ == "__main__":
    main()
