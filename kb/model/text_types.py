"""What text may stand in a field: ids, plain text, prose with links, addresses.

Every text is one line of characters that can be seen, composed as Unicode's NFC has them, so that a name is
one thing in a file, in a search and in a reference manager.
"""

import re
import unicodedata
from typing import Annotated

from pydantic import AfterValidator, StringConstraints
from pydantic_core import PydanticCustomError

MAX_ID = 60
RECORD_ID = r"^[a-z0-9]+(-[a-z0-9]+)*$"
#: One form for each number: four digits, or more that begin with none of 0.
STATEMENT_ID = r"^ML-([0-9]{4}|[1-9][0-9]{4,5})$"
STATEMENT = re.compile(STATEMENT_ID)
#: Written so that browsers' and editors' regular expressions (ECMA, with the flag u) take it too.
ADDRESS = r"^https?://[^\s<>\x22'{}\\^|`/][^\s<>\x22'{}\\^|`]*$"
#: Addresses that are taken: an index of the kind, and what Windows cannot have as a file.
RESERVED_IDS = frozenset(
    {"index", "aux", "con", "nul", "prn", *(f"{port}{number}" for port in ("com", "lpt") for number in range(1, 10))}
)

_HTML = re.compile(r"<[a-zA-Z/!?]|&[a-zA-Z#]\w*;")
_JINJA = re.compile(r"\{\{|\{%|\{#|\}\}|%\}")
_MARKDOWN = re.compile(r"!?\[[^\]]*\]\(|`|\*\*|__|^\s*[#>]")
#: What Excel and LibreOffice take for a formula when a table is opened; a line of dashes is none.
_FORMULA = re.compile(r"^\s*(?:[=+@]|-+[^-])")
_LINK = re.compile(r"\[\[|\]\]")
#: Letters and marks that Python calls printable and no reader sees: fillers, joiners, selectors of variants.
_UNSEEN = re.compile(
    "[\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u2800\u3164\ufe00-\ufe0f\uffa0\U000e0100-\U000e01ef]"
)


def number_of(statement_id: str) -> int:
    """The number of a statement's id: 123 of ML-0123."""
    return int(statement_id.removeprefix("ML-"))


def _refuse(text: str, pattern: re.Pattern[str], expected: str) -> None:
    """Raise when ``pattern`` occurs in ``text``, showing what was found."""
    if found := pattern.search(text):
        shown = text[max(0, found.start() - 10) : found.end() + 20].strip()
        raise PydanticCustomError("text", "expected {expected}, got '{shown}'", {"expected": expected, "shown": shown})


def _visible(text: str) -> str:
    """Text on one line, without characters that cannot be seen, letters and accents composed."""
    if text.isascii() and text.isprintable():
        return text
    for character in text:
        if not character.isprintable() or _UNSEEN.match(character):
            wanted = "text on one line" if character in "\n\r\u2028\u2029" else "text without invisible characters"
            got = f"U+{ord(character):04X}"
            raise PydanticCustomError("text", "expected {expected}, got {got}", {"expected": wanted, "got": got})
    if not unicodedata.is_normalized("NFC", text):
        shown = next(a for a, b in zip(text, unicodedata.normalize("NFC", text) + " ", strict=False) if a != b)
        raise PydanticCustomError(
            "text", "expected composed letters (Unicode NFC), got '{shown}' with a mark apart", {"shown": shown}
        )
    return text


def _plain(text: str) -> str:
    """Text without markup of any kind, links included."""
    _refuse(text, _LINK, "plain text without [[links]]")
    return _prose(text)


def _prose(text: str) -> str:
    """Text whose only markup is ``[[record-id]]`` and ``[[record-id|words]]``."""
    _refuse(text, _HTML, "plain text without HTML")
    _refuse(text, _JINJA, "plain text without Jinja expressions")
    _refuse(text, _MARKDOWN, "plain text without Markdown")
    _refuse(text, _FORMULA, "text that no spreadsheet takes for a formula")
    return _visible(text)


def _free(text: str) -> str:
    """An id that is not reserved."""
    if text in RESERVED_IDS:
        raise PydanticCustomError("text", "expected an id that is not reserved, got '{got}'", {"got": text})
    return text


Id = Annotated[str, StringConstraints(pattern=RECORD_ID, max_length=MAX_ID), AfterValidator(_free)]
StatementId = Annotated[str, StringConstraints(pattern=STATEMENT_ID)]
Plain = Annotated[str, StringConstraints(min_length=1, max_length=300), AfterValidator(_plain)]
Short = Annotated[str, StringConstraints(min_length=1, max_length=120), AfterValidator(_plain)]
Name = Annotated[str, StringConstraints(min_length=1, max_length=200), AfterValidator(_plain)]
Prose = Annotated[str, StringConstraints(min_length=1, max_length=900), AfterValidator(_prose)]
Url = Annotated[str, StringConstraints(pattern=ADDRESS, max_length=500), AfterValidator(_visible)]
