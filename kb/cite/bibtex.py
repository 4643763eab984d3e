"""A work as an entry for BibLaTeX."""

import re

from kb.cite.works import Citable, inverted
from kb.model.source import Author

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
