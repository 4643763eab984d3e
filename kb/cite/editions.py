"""The edition that is being built, from ``data/edition.yml``."""

import datetime as dt
from dataclasses import dataclass
from pathlib import Path

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
        """The address of the licence; its name where the address is not known."""
        return _LICENCES.get(self.licence, self.licence)


#: Where licences are kept, by the names by which people know them.
_LICENCES = {
    "CC BY 4.0": "https://creativecommons.org/licenses/by/4.0/",
    "CC BY-SA 4.0": "https://creativecommons.org/licenses/by-sa/4.0/",
    "CC0 1.0": "https://creativecommons.org/publicdomain/zero/1.0/",
}


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
