"""How a page of the site, and a source, is cited: one line in print, BibLaTeX, RIS and CSL-JSON.

What is cited is worked out in ``kb.works``; here it is written down.  No markup, no site generator.
Choices that look odd were found by importing into Zotero, pandoc and citation.js; each says so.
"""

import re
from collections.abc import Sequence
from typing import Any, ClassVar

import rispy  # type: ignore[import-untyped]

from kb.dates import Moment
from kb.schema import Author
from kb.works import ENTRY, Citable, Edition, address, inverted, of_page, of_source, read_edition

__all__ = [
    "ENTRY",
    "Citable",
    "Edition",
    "address",
    "bibtex",
    "csl",
    "of_page",
    "of_source",
    "read_edition",
    "reference",
    "ris",
]


def reference(work: Citable) -> str:
    """One readable line (CITATION.md D2).  No full stop at the end: readers would copy it into the address."""
    when = work.date.human if work.date else "no date"
    said = {
        _listed([_spoken(author) for author in work.authors]): None,
        f"“{work.title}”": None,
        work.form.genre.lower(): None,
        work.container: None,
        work.publisher: None,
        work.number: None,
        f"edition {work.edition} ({when})" if work.edition else when: None,
        work.address: None,
    }
    return ", ".join(part for part in said if part)


def _spoken(author: Author) -> str:
    """``Niagalé Bagayoko``, or the institution's name."""
    return author.literal or " ".join(filter(None, (author.given, author.family)))


def _listed(names: Sequence[str]) -> str:
    """``A``, ``A and B``, ``A, B and C``."""
    return " and ".join(filter(None, (", ".join(names[:-1]), *names[-1:])))


_TEX = {
    "\\": r"\textbackslash{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    **{sign: f"\\{sign}" for sign in "{}&%#_$"},
}
#: A brace without its other half would end the field or swallow the file, escaped or not.
_TEX_LONE = {**_TEX, "{": r"\textbraceleft{}", "}": r"\textbraceright{}"}


def _tex(text: str) -> str:
    """``text`` safe within braces; accents stay UTF-8, which BibLaTeX reads."""
    signs = _TEX if _balanced(text) else _TEX_LONE
    return "".join(signs.get(character, character) for character in text)


def _balanced(text: str) -> bool:
    """Whether each brace in ``text`` has its other half."""
    open_braces = 0
    for brace in re.findall("[{}]", text):
        open_braces += 1 if brace == "{" else -1
        if open_braces < 0:
            return False
    return open_braces == 0


def _as_it_stands(title: str) -> str:
    """A title in braces of its own, or readers write "Malian armed forces" (pandoc does)."""
    return f"{{{_tex(title)}}}" if title else ""


def bibtex(work: Citable) -> str:
    """The work for BibLaTeX (CITATION.md D5).  ``note`` is left out: Zotero makes a separate note of it.

    Addresses are read verbatim, but for ``~``, of which Zotero makes a space.
    """
    form = work.form
    fields = {
        "title": _as_it_stands(work.title),
        "author": " and ".join(_tex_name(author) for author in work.authors),
        form.container: _as_it_stands(work.container),
        "entrysubtype": form.subtype,
        "type": _tex(form.genre),
        "number": _tex(work.number),
        "edition": _tex(work.edition),
        "date": str(work.date or ""),
        form.publisher: _tex(work.publisher),
        "url": work.address.replace("~", "%7E"),
        "urldate": str(work.accessed or ""),
        "language": work.language,
        "abstract": _tex(work.abstract),
    }
    lines = [f"  {name} = {{{value}}}," for name, value in fields.items() if value]
    return "\n".join([f"@{form.biblatex}{{{work.id},", *lines, "}", ""])


def _tex_name(author: Author) -> str:
    """An institution in braces of its own, so that it is not split into given and family name."""
    return f"{{{_tex(author.literal)}}}" if author.literal else _tex(inverted(author))


class _Ris(rispy.RisWriter):  # type: ignore[misc]
    """RIS without rispy's line number before each record, and with M2, which Zotero reads as Extra."""

    DEFAULT_MAPPING: ClassVar[dict[str, str]] = {**rispy.TAG_KEY_MAPPING, "M2": "extra"}

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
        "secondary_title": work.container,
        "edition": work.edition,
        "date": _ris_date(work.date),
        "year": _first(work.date)[:4],
        "publisher": work.publisher,
        "type_of_work": work.form.genre,
        _RIS_NUMBER.get(work.form.ris, "number"): work.number,
        "language": work.language,
        "abstract": work.abstract,
        "accession_number": work.archive,
        "extra": "; ".join(work.notes),
        "urls": [work.address],
        "access_date": _ris_date(work.accessed),
    }
    text: str = rispy.dumps([{name: value for name, value in fields.items() if value}], implementation=_Ris)
    return text


def _first(moment: Moment | None) -> str:
    """The date, or the beginning of a range, for formats that know no ranges."""
    return moment.text.partition("/")[0] if moment else ""


def _ris_date(moment: Moment | None) -> str:
    """``2015/06/20/``, ``2015/06//``, ``2015///``; nothing for a range, of which RIS gets the year alone."""
    if moment is None or "/" in moment.text:
        return ""
    return "/".join([*moment.text.split("-"), "", "", ""][:4])


def csl(work: Citable) -> dict[str, Any]:
    """The work as an item of CSL-JSON (CITATION.md D5).

    The archived copy is a note: APA style prints ``archive_location`` in the middle of the reference.
    """
    archived = [f"Archived copy: {work.archive}"] if work.archive else []
    item = {
        "id": work.id,
        "type": work.form.csl,
        "title": work.title,
        "author": [author.model_dump(exclude_none=True) for author in work.authors],
        "container-title": work.container,
        "genre": work.form.genre,
        "number": work.number,
        "edition": work.edition,
        "issued": _csl_date(work.date),
        "publisher": work.publisher,
        "language": work.language,
        "license": work.licence,
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
    return {"date-parts": [[int(part) for part in re.findall(r"\d+", end)] for end in moment.text.split("/")]}
