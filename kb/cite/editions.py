"""The edition that is being built, from ``data/edition.yml``."""

import datetime as dt
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from kb.store.problems import nearest


@dataclass(frozen=True, slots=True, kw_only=True)
class Edition:
    """A published state of the whole site; ``site_url`` always ends in one slash."""

    number: str
    date: dt.date
    title: str = "Mali SSR Background"
    publisher: str
    licence: str
    site_url: str


_REQUIRED = ("number", "date", "publisher", "licence")


_KNOWN = (*_REQUIRED, "title")


def read_edition(path: Path, site_url: str) -> Edition:
    """The edition described by the YAML file ``path``.  Raises ``ValueError`` that says what is wrong with it."""
    try:
        # BaseLoader leaves every scalar as the text that was written: 2026.10 is no number
        found = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        raise ValueError(f"{path}: expected YAML, got: {' '.join(str(error).split())}") from None
    if not isinstance(found, dict):
        raise ValueError(f"{path}: expected the keys {', '.join(_KNOWN)}, got no mapping")
    texts = _texts(path, found)
    return Edition(**{**texts, "date": _day(path, texts["date"])}, site_url=site_url.rstrip("/") + "/")


def _texts(path: Path, found: dict[object, object]) -> dict[str, Any]:
    """The values of the file, once each key is known, none is missing and each holds text."""
    for key in found:
        if key not in _KNOWN:
            raise ValueError(f"{path}: expected {', '.join(_KNOWN)}, got '{key}'{nearest(str(key), _KNOWN)}")
    if missing := [key for key in _REQUIRED if key not in found]:
        raise ValueError(f"{path}: expected '{missing[0]}', got nothing")
    for key, value in found.items():
        if not isinstance(value, str) or not value.strip():
            raise ValueError(f"{path}: {key}: expected text, got {value or 'nothing'}")
    return {str(key): str(value).strip() for key, value in found.items()}


def _day(path: Path, text: str) -> dt.date:
    """The date of an edition is a whole day."""
    try:
        return dt.datetime.strptime(text, "%Y-%m-%d").date()
    except ValueError:
        raise ValueError(f"{path}: date: expected a day such as 2026-11-22, got '{text}'") from None
