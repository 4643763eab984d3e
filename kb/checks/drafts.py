"""Rules on drafts."""

from collections.abc import Iterator

from kb.store.base import Base
from kb.store.drafts import PLACEHOLDERS
from kb.store.problems import Path, Problem
from kb.store.record_files import Entry, once_for_each_record


def nothing_left_of_the_draft(base: Base) -> Iterator[Problem]:
    """What a draft gives as an example has been replaced."""
    for entry in base.entries:
        for path, text in _left(entry):
            yield entry.document.problem(path, f"expected your own words, got those of the draft, '{text}'")


@once_for_each_record
def _left(entry: Entry) -> tuple[tuple[Path, str], ...]:
    return tuple((path, text) for path, text in _texts(entry.document.data, ()) if text in PLACEHOLDERS)


def _texts(value: object, path: Path) -> Iterator[tuple[Path, str]]:
    """Every text of a record with its place."""
    if isinstance(value, str):
        yield path, value
    elif isinstance(value, dict):
        for key, inner in value.items():
            yield from _texts(inner, (*path, key))
    else:
        assert isinstance(value, list)
        for index, inner in enumerate(value):
            yield from _texts(inner, (*path, index))
