"""A work as an item of CSL-JSON."""

from typing import Any

from kb.cite.works import Citable, equally_far
from kb.model.partial_dates import Moment


def csl(work: Citable) -> dict[str, Any]:
    """The work as an item of CSL-JSON (CITATION.md D5).

    The schema has no field for a licence.
    The archived copy is a note: APA style prints ``archive_location`` in the middle of the reference.
    """
    archived = [f"Archived copy: {work.archive}"] if work.archive else []
    item = {
        "id": work.id,
        "type": work.form.csl,
        "title": work.title,
        "author": [author.model_dump(exclude_none=True) for author in work.authors],
        "editor": [editor.model_dump(exclude_none=True) for editor in work.editors],
        "container-title": work.container,
        "genre": work.form.genre,
        "number": work.number,
        "version" if work.form.csl == "dataset" else "edition": work.edition,
        "issued": _csl_date(work.date),
        "publisher": work.publisher,
        "language": work.language,
        "URL": work.address,
        "accessed": _csl_date(work.accessed),
        "note": "\n".join([*work.notes, *archived]),
        "abstract": work.abstract,
    }
    return {name: value for name, value in item.items() if value}


def _csl_date(moment: Moment | None) -> dict[str, list[list[int]]]:
    """One list of year, month and day as far as known; two for a range."""
    if moment is None:
        return {}
    return {"date-parts": [[int(part) for part in end.split("-")] for end in equally_far(moment).split("/")]}
