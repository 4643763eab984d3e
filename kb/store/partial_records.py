"""What is left of a record when its faulty statements are taken away.

The rules over the whole base are held against that part in the same run, so that an editor sees all that is
wrong at once; pages are never made of it.
"""

from collections.abc import Mapping

from kb.store.problems import Document, Mark, Path


def sound_part(document: Document, wrong: frozenset[Path]) -> Document | None:
    """The document without the statements in which something is ``wrong``, every value still at its place in the file.

    ``None`` where something else is wrong too, or nothing is.
    """
    data = document.data
    statements = data.get("statements") if isinstance(data, dict) else None
    faulty = {path[1] for path in wrong if len(path) > 1 and path[0] == "statements"}
    if not isinstance(data, dict) or not isinstance(statements, list) or not faulty:
        return None
    if any(path[:1] != ("statements",) or len(path) < 2 for path in wrong):
        return None
    kept = [index for index in range(len(statements)) if index not in faulty]
    places = {index: place for place, index in enumerate(kept)}
    return Document(
        document.file,
        {**data, "statements": [statements[index] for index in kept]},
        _moved(document.values, places),
        _moved(document.keys, places),
        outer=tuple(kept),
    )


def _moved(marks: Mapping[Path, Mark], places: Mapping[int, int]) -> dict[Path, Mark]:
    """The marks with statements at their new places in the list, those of faulty ones left out."""
    moved: dict[Path, Mark] = {}
    for path, mark in marks.items():
        if path[:1] != ("statements",) or len(path) == 1:
            moved[path] = mark
        elif isinstance(path[1], int) and path[1] in places:
            moved["statements", places[path[1]], *path[2:]] = mark
    return moved
