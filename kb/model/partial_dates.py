"""Partial and imprecise dates, after ISO 8601 and Security Force Monitor's handbook.

``2015``, ``2015-06`` and ``2015-06-20`` name a stretch of days.  ``2014/2015-03`` says that
something happened at an unknown moment from the first day of 2014 to the last of March 2015:
an imprecise date is an explicit range, never "2015?".
"""

import calendar
import datetime as dt
import re
from dataclasses import dataclass
from functools import cached_property
from typing import Annotated, Any

from pydantic import AfterValidator, GetCoreSchemaHandler, GetJsonSchemaHandler, WithJsonSchema
from pydantic_core import PydanticCustomError, core_schema

_PART = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?")


PATTERN = r"^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?(/[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?)?$"
DAY = r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$"
#: Years of which a record can speak; whoever means another has mistyped.
FIRST_YEAR, LAST_YEAR = 1000, 2999
_SHOWN = 40


_FORMS = "a date such as 2015, 2015-06, 2015-06-20 or 2014/2015-06"


class DateError(ValueError):
    """The text is no date; the message says what was expected and what was found."""


def _bounds(text: str, whole: str) -> tuple[dt.date, dt.date]:
    """First and last day of the partial date ``text``, which is all or one end of ``whole``."""
    match = _PART.fullmatch(text)
    if not match:
        raise DateError(f"expected {_FORMS}, got {_quoted(whole)}")
    year, month, day = (None if part is None else int(part) for part in match.groups())
    assert year is not None
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise DateError(f"expected a year from {FIRST_YEAR} to {LAST_YEAR}, got '{text}'")
    try:
        first = dt.date(year, 1 if month is None else month, 1 if day is None else day)
        last_month = first.replace(month=12) if month is None else first
        last = last_month.replace(day=calendar.monthrange(year, last_month.month)[1]) if day is None else first
    except ValueError:
        raise DateError(f"expected a day that exists, got '{text}'") from None
    return first, last


def _quoted(text: str) -> str:
    """What was found, short enough for a message."""
    shown = text if len(text) <= _SHOWN else text[:_SHOWN] + "…"
    return f"'{shown}'" if text else "nothing"


@dataclass(frozen=True, slots=False, order=False)
class Moment:
    """A day, month or year, or an explicit range within which one moment lies."""

    text: str

    def __post_init__(self) -> None:
        """Refuse text that is no date (``DateError``)."""
        first, last = self._span
        if first > last:
            raise DateError(f"expected a range that begins before it ends, got '{self.text}'")

    @cached_property
    def _span(self) -> tuple[dt.date, dt.date]:
        start, slash, end = self.text.partition("/")
        if slash and not (start and end):
            raise DateError(f"expected {_FORMS}, got {_quoted(self.text)}")
        first, last = _bounds(start, self.text)
        return (first, _bounds(end, self.text)[1]) if slash else (first, last)

    @property
    def earliest(self) -> dt.date:
        """The first day it can be."""
        return self._span[0]

    @property
    def latest(self) -> dt.date:
        """The last day it can be."""
        return self._span[1]

    @property
    def sort_key(self) -> tuple[dt.date, dt.date, str]:
        """Order by first possible day, the more precise date after the less precise one."""
        return (self.earliest, self.latest, self.text)

    @property
    def human(self) -> str:
        """The date as English readers write it: ``20 June 2015``, ``between 2014 and June 2015``.

        What both ends share is said once, and of neighbours which of the two it is: ``7 or 8 October 2025``.
        """
        start, _, end = self.text.partition("/")
        if not end or start == end:
            return _human(start)
        first, last = _human(start), _human(end)
        if len(start) != len(end):
            return f"between {first} and {last}"
        first = _without_shared(first, last)
        follows = _bounds(start, start)[1] + dt.timedelta(days=1) == _bounds(end, end)[0]
        return f"{first} or {last}" if follows else f"between {first} and {last}"

    def __str__(self) -> str:
        """The text as the record has it."""
        return self.text

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: GetCoreSchemaHandler) -> core_schema.CoreSchema:
        """Let models take the text of a date and hold a ``Moment``."""
        return core_schema.no_info_plain_validator_function(
            cls._parse, serialization=core_schema.to_string_ser_schema()
        )

    @classmethod
    def __get_pydantic_json_schema__(
        cls, schema: core_schema.CoreSchema, handler: GetJsonSchemaHandler
    ) -> dict[str, Any]:
        """Tell editors the form; a bare year may stand unquoted, as a number."""
        return {"type": ["string", "integer"], "pattern": PATTERN, "examples": ["2015", "2015-06", "2015-06-20"]}

    @classmethod
    def _parse(cls, value: object) -> "Moment":
        if isinstance(value, Moment):
            return value
        if not isinstance(value, str):
            raise PydanticCustomError("date", f"expected {_FORMS}")
        try:
            return cls(value)
        except DateError as error:
            raise PydanticCustomError("date", "{said}", {"said": str(error)}) from None


def _human(text: str) -> str:
    """One partial date in words."""
    year, *rest = text.split("-")
    if not rest:
        return year
    month = calendar.month_name[int(rest[0])]
    return f"{int(rest[1])} {month} {year}" if len(rest) > 1 else f"{month} {year}"


def _without_shared(first: str, last: str) -> str:
    """The first of two dates without the words with which both end: ``7`` beside ``8 October 2025``."""
    words, others = first.split(), last.split()
    while len(words) > 1 and words[-1] == others[-1]:
        words.pop()
        others.pop()
    return " ".join(words)


def _whole_day(date: Moment) -> Moment:
    """A date that is one day, written as one."""
    if len(date.text) != len("2026-11-22"):
        raise PydanticCustomError("date", "expected a whole day, got '{got}'", {"got": date.text})
    return date


Day = Annotated[Moment, AfterValidator(_whole_day), WithJsonSchema({"type": "string", "pattern": DAY})]
