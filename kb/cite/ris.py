"""A work as RIS."""

import rispy

from kb.cite.works import Citable, inverted
from kb.model.partial_dates import Moment


class _Ris(rispy.RisWriter):  # type: ignore[misc]
    """RIS without rispy's line number before each record."""

    def set_header(self, count: int) -> str:
        """No line before ``TY``."""
        return ""


#: Where Zotero and EndNote look for the number of a report (SN) and of a law (M1), in rispy's words.
_RIS_NUMBER = {"RPRT": "issn", "STAT": "note"}


def ris(work: Citable) -> str:
    """The work as RIS (CITATION.md D5)."""
    fields = {
        "type_of_reference": work.form.ris,
        "title": work.title,
        "authors": [inverted(author) for author in work.authors],
        "secondary_authors": [inverted(editor) for editor in work.editors],
        "secondary_title": work.container,
        "edition": work.edition,
        **_dates(work),
        "publisher": work.publisher,
        "type_of_work": work.form.genre,
        _RIS_NUMBER.get(work.form.ris, "number"): work.number,
        "language": work.language,
        "abstract": work.abstract,
        "accession_number": work.archive,
        "urls": [work.address],
        "access_date": _ris_date(work.accessed),
    }
    text: str = rispy.dumps([{name: value for name, value in fields.items() if value}], implementation=_Ris)
    return text


def _dates(work: Citable) -> dict[str, str]:
    """Day and year; of news in the one tag in which citation-js looks for the day, a year without the slashes."""
    day, year = _ris_date(work.date), _first(work.date)[:4]
    if work.form.ris == "NEWS":
        return {"publication_year": year if day.strip("/") in ("", year) else day}
    return {"date": day, "year": year}


def _first(moment: Moment | None) -> str:
    """The date, or the beginning of a range, for formats that know no ranges."""
    return moment.text.partition("/")[0] if moment else ""


def _ris_date(moment: Moment | None) -> str:
    """``2015/06/20/``, ``2015/06//``, ``2015///``; nothing for a range, of which RIS gets the year alone."""
    if moment is None or "/" in moment.text:
        return ""
    return "/".join([*moment.text.split("-"), "", "", ""][:4])
