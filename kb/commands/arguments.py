"""The words that commands take, each with a message that says what was expected."""

import argparse
import datetime as dt
import re

from pydantic import TypeAdapter, ValidationError

from kb.model.base_files import EDITION
from kb.model.partial_dates import DAY
from kb.model.record_types import Kind
from kb.model.text_types import STATEMENT, Plain, number_of
from kb.store.problems import nearest

_PLAIN: TypeAdapter[str] = TypeAdapter(Plain)


def kind(word: str) -> Kind:
    """A kind by its folder or its label: actors, actor, event."""
    known = {**{kind.label.lower(): kind for kind in Kind}, **{str(kind): kind for kind in Kind}}
    if word.lower() not in known:
        raise argparse.ArgumentTypeError(f"expected a kind of record, got '{word}'{nearest(word, known)}")
    return known[word.lower()]


def day(text: str) -> dt.date:
    """A day in full."""
    try:
        if re.fullmatch(DAY, text):
            return dt.date.fromisoformat(text)
    except ValueError:
        pass
    raise argparse.ArgumentTypeError(f"expected a day such as 2020-08-18, got '{text}'")


def statement_number(text: str) -> int:
    """The number of a statement: ML-0123."""
    return number_of(statement_id(text))


def statement_id(text: str) -> str:
    """The id of a statement: ML-0123."""
    if not STATEMENT.fullmatch(text):
        raise argparse.ArgumentTypeError(f"expected a statement such as ML-0123, got '{text}'")
    return text


def reason(text: str) -> str:
    """Why something was changed: plain words, as a record may hold them."""
    try:
        return _PLAIN.validate_python(text.strip())
    except ValidationError as error:
        said = "; ".join(problem["msg"] for problem in error.errors())
        raise argparse.ArgumentTypeError(f"expected the reason in plain words, got '{text}': {said}") from None


def edition(text: str) -> str:
    """The number of an edition: 2026.2."""
    if not re.fullmatch(EDITION, text):
        raise argparse.ArgumentTypeError(f"expected year and counter such as 2026.2, got '{text}'")
    return text
