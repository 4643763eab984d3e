"""What text may stand in a field: ids, plain text, prose with links, addresses."""

import re
from typing import Annotated

from pydantic import AfterValidator, StringConstraints
from pydantic_core import PydanticCustomError

RECORD_ID = r"^[a-z0-9]+(-[a-z0-9]+)*$"


STATEMENT_ID = r"^ML-\d{4,}$"


_HTML = re.compile(r"<[a-zA-Z/!?]|&[a-zA-Z#]\w*;")


_JINJA = re.compile(r"\{\{|\{%|\{#|\}\}|%\}")


_MARKDOWN = re.compile(r"!?\[[^\]]*\]\(|`|\*\*|__|^\s*[#>]", re.MULTILINE)


_LINK = re.compile(r"\[\[|\]\]")


_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\u200b-\u200f\u202a-\u202e\u2066-\u2069]")


def _refuse(text: str, pattern: re.Pattern[str], expected: str) -> None:
    """Raise when ``pattern`` occurs in ``text``, showing what was found."""
    if found := pattern.search(text):
        shown = text[max(0, found.start() - 10) : found.end() + 20].strip()
        raise PydanticCustomError("text", "expected {expected}, got '{shown}'", {"expected": expected, "shown": shown})


def _plain(text: str) -> str:
    """Text without markup of any kind, links included."""
    _refuse(text, _LINK, "plain text without [[links]]")
    return _prose(text)


def _prose(text: str) -> str:
    """Text whose only markup is ``[[record-id]]`` and ``[[record-id|words]]``."""
    _refuse(text, _HTML, "plain text without HTML")
    _refuse(text, _JINJA, "plain text without Jinja expressions")
    _refuse(text, _MARKDOWN, "plain text without Markdown")
    _refuse(text, _CONTROL, "text without invisible control characters")
    return text


Id = Annotated[str, StringConstraints(pattern=RECORD_ID, max_length=60)]


StatementId = Annotated[str, StringConstraints(pattern=STATEMENT_ID)]


Plain = Annotated[str, StringConstraints(min_length=1, max_length=300), AfterValidator(_plain)]


Short = Annotated[str, StringConstraints(min_length=1, max_length=120), AfterValidator(_plain)]


Name = Annotated[str, StringConstraints(min_length=1, max_length=200), AfterValidator(_plain)]


Prose = Annotated[str, StringConstraints(min_length=1, max_length=900), AfterValidator(_prose)]


Url = Annotated[str, StringConstraints(pattern=r"^https?://[^\s<>\"'{}]+$", max_length=500)]
