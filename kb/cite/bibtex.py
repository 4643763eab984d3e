"""A work as an entry for BibLaTeX, and as one for plain BibTeX."""

import re
from collections.abc import Iterable

from kb.cite.works import Citable, equally_far, inverted
from kb.model.source import Author

_SIGNS = {
    "\\": r"\textbackslash{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    **{sign: f"\\{sign}" for sign in "{}&%#_$"},
}


_TEX = str.maketrans(_SIGNS)
#: A brace without its other half would end the field or swallow the file, escaped or not.
_TEX_LONE = str.maketrans({**_SIGNS, "{": r"\textbraceleft{}", "}": r"\textbraceright{}"})


def _tex(text: str) -> str:
    """``text`` safe within braces; accents stay UTF-8, which BibLaTeX reads."""
    return text.translate(_TEX if _balanced(text) else _TEX_LONE)


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


#: The languages of sources in the words of babel, which BibLaTeX and pandoc read; others keep their code.
_BABEL = {"en": "english", "fr": "french", "de": "german", "es": "spanish", "it": "italian", "nl": "dutch"}


def _whole(text: str) -> str:
    """A name in braces of its own: a list of names is split at "and"."""
    return f"{{{_tex(text)}}}" if text else ""


def bibtex(work: Citable) -> str:
    """The work for BibLaTeX (CITATION.md D5).  ``note`` is left out: Zotero makes a separate note of it.

    Addresses are read verbatim, but for ``~``, of which Zotero makes a space.
    """
    form = work.form
    kind = "incollection" if form.biblatex == "inbook" and work.editors else form.biblatex
    fields = {
        "title": _as_it_stands(work.title),
        "author": _names(work.authors),
        "editor": _names(work.editors),
        form.container: _whole(work.container),
        # the type of a report is one of the fields that it must have
        "type": _tex(form.genre or ("Report" if kind == "report" else "")),
        "number": _tex(work.number),
        # nor an edition: an older or newer state of it is a version
        "version" if kind == "online" else "edition": _tex(work.edition),
        "date": equally_far(work.date) if work.date else "",
        # @online has no publisher: the organization is whose site it is
        form.publisher: _whole(work.publisher) if kind != "online" else "",
        "url": _address(work),
        "urldate": str(work.accessed or ""),
        "langid": _BABEL.get(work.language, work.language),
        "abstract": _tex(work.abstract),
    }
    return _entry(kind, work, fields)


#: What plain BibTeX asks of each type; a work that lacks one of these stands as ``misc``, which asks for nothing.
_ASKED = {
    "article": ("author", "title", "journal", "year"),
    "book": ("author", "title", "publisher", "year"),
    "incollection": ("author", "title", "booktitle", "publisher", "year"),
    "techreport": ("author", "title", "institution", "year"),
}
#: Where plain BibTeX keeps the larger work and the publisher, by type.
_PLAIN_PLACES = {
    "article": ("journal", ""),
    "book": ("", "publisher"),
    "incollection": ("booktitle", "publisher"),
    "techreport": ("", "institution"),
}
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


def plain_bibtex(work: Citable) -> str:
    """The work for BibTeX as of 1988 and for what reads no more than that: its types and fields alone, and ``url``."""
    container, publisher = _PLAIN_PLACES.get(work.form.plain, ("", ""))
    year, month = _plain_date(work)
    fields = {
        "title": _as_it_stands(work.title),
        "author": _names(work.authors),
        container: _as_it_stands(work.container),
        publisher: _whole(work.publisher),
        "type": _tex(work.form.genre),
        "number": _tex(work.number),
        "year": year,
    }
    kind = work.form.plain
    if any(not fields.get(name) for name in _ASKED.get(kind, ())):
        kind, container = "misc", ""
    if kind == "misc":
        told = (work.form.genre, work.container or work.publisher, work.number, work.edition_words)
        fields = {name: fields[name] for name in ("title", "author", "year")}
        fields["howpublished"] = _tex(", ".join(filter(None, told)))
    entry = _entry(kind, work, {**fields, "url": _address(work)})
    # months are BibTeX's own words, which stand without braces
    return entry.replace("\n}\n", f"\n  month = {month},\n}}\n") if month else entry


def _plain_date(work: Citable) -> tuple[str, str]:
    """The year, both of a range, and the month in BibTeX's own word; BibTeX has no days."""
    first, _, last = (work.date.text if work.date else "").partition("/")
    if last:
        return (first[:4] if first[:4] == last[:4] else f"{first[:4]}--{last[:4]}"), ""
    return first[:4], _MONTHS[int(first[5:7]) - 1] if first[5:7] else ""


def _address(work: Citable) -> str:
    return work.address.replace("~", "%7E")


def _entry(kind: str, work: Citable, fields: dict[str, str]) -> str:
    lines = [f"  {name} = {{{value}}}," for name, value in fields.items() if name and value]
    return "\n".join([f"@{kind}{{{work.id},", *lines, "}", ""])


def _names(authors: Iterable[Author]) -> str:
    """Names of persons, and institutions in braces of their own, so that they are not split."""
    return " and ".join(_whole(a.literal) if a.literal else _tex(inverted(a)) for a in authors)
