"""The edition that is being built, from ``data/edition.yml``."""

import datetime as dt
from dataclasses import dataclass
from pathlib import Path

from kb.cite.licences import licence
from kb.store.base_files import read_edition_file


@dataclass(frozen=True, slots=True, kw_only=True)
class Edition:
    """A published state of the whole site; ``site_url`` always ends in one slash."""

    number: str
    date: dt.date
    title: str
    publisher: str
    licence: str
    site_url: str

    @property
    def licence_address(self) -> str:
        """The address of the licence.  Raises ``ValueError`` for one that is not known."""
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
