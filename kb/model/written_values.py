"""Numbers and truth values in the one form in which they are written, so that one value is one text in every file."""

import re
from typing import Annotated

from pydantic import BeforeValidator
from pydantic_core import PydanticCustomError

#: So many digits a number keeps wherever it is read (IEEE 754, JSON, spreadsheets).
DIGITS = 15
_NUMBER = re.compile(r"(?!-0(?:\.0*)?$)-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?")
_WHOLE_NUMBER = re.compile(r"-?[1-9][0-9]*|0")
#: What other programs write for the two truth values.
_MEANT = {
    **dict.fromkeys(("yes", "y", "on", "t", "1", "true"), "true"),
    **dict.fromkeys(("no", "n", "off", "f", "0", "false"), "false"),
}
_SHOWN = 60


def one_form_of_number(value: object) -> object:
    """The text of a number, in the one form in which it is written and with no more digits than are kept."""
    if isinstance(value, str) and value and not _NUMBER.fullmatch(value):
        shown = {"got": value[:_SHOWN]}
        raise PydanticCustomError("text", "expected a number such as 6000 or 7.6, got '{got}'", shown)
    if isinstance(value, str) and len(re.sub(r"[-.]|^-?[0.]+", "", value)) > DIGITS:
        raise PydanticCustomError("text", "expected a number of at most {most} digits, got more", {"most": DIGITS})
    return value


def _one_form_of_whole_number(value: object) -> object:
    if isinstance(value, str) and value and not _WHOLE_NUMBER.fullmatch(value):
        shown = {"got": value[:_SHOWN]}
        raise PydanticCustomError("text", "expected a whole number such as 12, got '{got}'", shown)
    return value


def _true_or_false(value: object) -> object:
    if isinstance(value, str) and value and value not in {"true", "false"}:
        meant = _MEANT.get(value.lower())
        shown = {"got": value[:_SHOWN], "near": f" (did you mean '{meant}'?)" if meant else ""}
        raise PydanticCustomError("text", "expected true or false, got '{got}'{near}", shown)
    return value


WholeNumber = Annotated[int, BeforeValidator(_one_form_of_whole_number)]
TrueOrFalse = Annotated[bool, BeforeValidator(_true_or_false)]
