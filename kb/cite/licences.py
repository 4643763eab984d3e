"""Licences by the words in which editions name them: SPDX identifier and address, as machines want them."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Licence:
    """A licence: its identifier in the SPDX list, its address, its full title."""

    spdx: str
    address: str
    title: str


_KNOWN = {
    "CC BY 4.0": Licence(
        "CC-BY-4.0",
        "https://creativecommons.org/licenses/by/4.0/",
        "Creative Commons Attribution 4.0 International",
    ),
    "CC BY-SA 4.0": Licence(
        "CC-BY-SA-4.0",
        "https://creativecommons.org/licenses/by-sa/4.0/",
        "Creative Commons Attribution-ShareAlike 4.0 International",
    ),
    "CC0 1.0": Licence(
        "CC0-1.0",
        "https://creativecommons.org/publicdomain/zero/1.0/",
        "Creative Commons Zero 1.0 Universal",
    ),
}


def licence(words: str) -> Licence:
    """The licence called ``words`` (``data/edition.yml``).  Raises ``ValueError`` for one that is not known here."""
    if words not in _KNOWN:
        raise ValueError(f"expected a licence known to kb/cite/licences.py ({', '.join(_KNOWN)}), got '{words}'")
    return _KNOWN[words]
