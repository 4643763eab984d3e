"""How a work is cited in print: one readable line."""

from collections.abc import Sequence

from kb.cite.works import Citable
from kb.model.source import Author


def reference(work: Citable) -> str:
    """One readable line (CITATION.md D2).  No full stop at the end: readers would copy it into the address."""
    when = work.date.human if work.date else "no date"
    said = {
        _listed([_spoken(author) for author in work.authors]): None,
        quoted(work.title): None,
        work.form.genre.lower(): None,
        work.container: None,
        work.publisher: None,
        work.number: None,
        f"{work.edition_words} ({when})" if work.edition else when: None,
        work.address: None,
    }
    return ", ".join(part for part in said if part)


def quoted(title: str, stop: str = "") -> str:
    """A title in quotation marks, with single ones for those within it; ``stop`` is what Chicago puts inside."""
    return f"“{title.translate(_WITHIN)}{stop}”"


#: The marks of a quotation within another.
_WITHIN = str.maketrans("“”", "‘’")


def _spoken(author: Author) -> str:
    """``Niagalé Bagayoko``, or the institution's name."""
    return author.literal or " ".join(filter(None, (author.given, author.family)))


def _listed(names: Sequence[str]) -> str:
    """``A``, ``A and B``, ``A, B and C``."""
    return " and ".join(filter(None, (", ".join(names[:-1]), *names[-1:])))
