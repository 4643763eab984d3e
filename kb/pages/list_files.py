"""What the lists of records load: the data by which a list is narrowed, and the rows that are not on its page.

The data lie in a script beside the page, ``assets/lists/actors.js``, since a page from a disk may load scripts and
nothing else; a reader without scripts loads none of it.  Rows of groups that have pages of their own weigh more than
all else: they lie in a second script, which is loaded when a reader turns to the list (``browser/lists/away.js``).
"""

from typing import Any

from pydantic_core import to_json

from kb.pages.indexes import Row
from kb.pages.list_narrowing import Narrowing, place_of
from kb.pages.other_languages import spans


def list_files(narrowing: Narrowing) -> dict[str, str]:
    """By their places, the data of a list as a script that calls ``kbList`` with them, and the rows away from it."""
    files = {place_of(narrowing.kind): f"kbList({to_json(narrowing.data()).decode()})\n"}
    if narrowing.place_of_away:
        away = to_json(rows_away(narrowing)).decode()
        files[narrowing.place_of_away] = f'kbListRows("{narrowing.rows}", {away})\n'
    return files


def rows_away(narrowing: Narrowing) -> list[list[tuple[Any, ...]]]:
    """The rows of each group that has pages of its own, as the script reads them."""
    return [[row_data(row) for row in group.rows] for group in narrowing.index.groups if group.pages]


def row_data(row: Row) -> tuple[Any, ...]:
    """A row as it is shown; the last parts are left out where they are empty."""
    link = row.link
    state = row.state and row.sort
    parts = [link.words, link.address, row.told, link.title, row.french, state, row.state_words, spans(link.said)]
    while not parts[-1]:
        parts.pop()
    return tuple(parts)
