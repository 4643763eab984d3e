"""The edition that is being built, from ``data/edition.yml``."""

import datetime as dt
from dataclasses import dataclass, replace
from pathlib import Path

from kb.model.licences import licence
from kb.store.base import Base
from kb.store.base_files import read_edition_file
from kb.store.kept_editions import kept_records, read_kept


@dataclass(frozen=True, slots=True, kw_only=True)
class Edition:
    """A state of the whole site; ``site_url`` always ends in one slash.

    ``kept``: this is the edition ``number`` to the letter, which stays under an address of its own.
    ``draft``: it is not; what it is instead, in words, and ``date`` is then its own day.
    With neither, the edition has no address of its own.
    """

    number: str
    date: dt.date
    title: str
    publisher: str
    licence: str
    site_url: str
    kept: bool = False
    draft: str = ""

    @property
    def label(self) -> str:
        """What citations name: the number, or the words for a draft."""
        return self.draft or self.number

    @property
    def words(self) -> str:
        """What this is, in words."""
        return self.draft or f"edition {self.number}"

    @property
    def key(self) -> str:
        """What tells its works from those of others in the keys of citations."""
        return f"{self.number}-draft" if self.draft else self.number

    @property
    def cited_url(self) -> str:
        """Where citations lead: the address under which the edition stays, if it does."""
        return f"{self.site_url}ed/{self.number}/" if self.kept else self.site_url

    @property
    def licence_address(self) -> str:
        """The address of the licence."""
        return licence(self.licence).address


def read_edition(data: Path, site_url: str) -> Edition:
    """The edition of the base in the folder ``data``.  Raises ``ValueError`` with all that is wrong with its file."""
    file, problems = read_edition_file(data)
    if file is None or problems:
        raise ValueError("\n".join(str(problem) for problem in problems))
    return Edition(
        number=file.number,
        date=file.date.earliest,
        title=file.title,
        publisher=file.publisher,
        licence=file.licence,
        site_url=site_url.rstrip("/") + "/",
    )


def current_edition(data: Path, base: Base, site_url: str, commit: str = "", day: dt.date | None = None) -> Edition:
    """What the base is: the edition that its file names where it is that to the letter, else a draft after it.

    ``commit`` and ``day`` say which draft.  Raises ``ValueError`` as ``read_edition`` does.
    """
    edition = read_edition(data, site_url)
    kept, _ = read_kept(data, edition.number)
    if kept and kept.records == kept_records(base):
        return replace(edition, kept=True)
    draft = f"draft after {edition.number}" + (f", commit {commit}" if commit else "")
    return replace(edition, draft=draft, date=day or edition.date)
