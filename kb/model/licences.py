"""Licences by the words in which editions name them: SPDX identifier and address, as machines want them."""

from dataclasses import dataclass
from typing import Annotated

from pydantic import AfterValidator
from pydantic_core import PydanticCustomError


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
    """The licence called ``words``, which is one of those that an edition can have (``Terms``)."""
    return _KNOWN[words]


def _known(words: str) -> str:
    """The words of a licence, refused where it is not known here."""
    if words not in _KNOWN:
        said = {"expected": " or ".join(f"'{name}'" for name in _KNOWN), "got": words[:60]}
        raise PydanticCustomError("text", "expected {expected}, got '{got}'", said)
    return words


#: The words of a licence, as an edition has them.
Terms = Annotated[str, AfterValidator(_known)]
