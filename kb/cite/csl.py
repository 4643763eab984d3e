"""A work as an item of CSL-JSON."""

from typing import Any

from kb.cite.works import Citable
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
    """One list of year, month and day as far as known; two for a range, which must be known equally far."""
    if moment is None:
        return {}
    parts = [[int(part) for part in end.split("-")] for end in moment.text.split("/")]
    if len(parts) == 2 and len(parts[0]) != len(parts[1]):
        known = max(map(len, parts))
        parts = [[day.year, day.month, day.day][:known] for day in (moment.earliest, moment.latest)]
    return {"date-parts": parts}
