"""The stored text of a source: its passages by locator, and where in them a phrase stands.

Texts are not part of the project (they belong to their authors); the folder KB_SOURCES holds them.
Comparison ignores case, accents, white space and the shapes of quotes and dashes.
"""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path as FilePath

from kb.model.record_types import Kind
from kb.model.source import Source
from kb.store.base import Base
from kb.store.record_files import Entry
from kb.store.yaml_documents import plain_text

_DASHES = re.compile(r"[‐‑‒–—―−]")


_QUOTES = re.compile(r"[#‘’‚‛“”„«»\"'`*]")


_DETAIL = re.compile(r"(?:para|item) (\d+)$")


def normal(text: str) -> str:
    """``text`` as it is compared: small letters, no accents, quotes or stars, one kind of dash, single spaces."""
    plain = unicodedata.normalize("NFD", text.replace("\u0153", "oe"))
    plain = "".join(char for char in plain if not unicodedata.combining(char))
    plain = _QUOTES.sub(" ", _DASHES.sub("-", plain))
    return " ".join(plain.casefold().split())


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One line of the text that holds something: its locator, number within it (0: a heading) and words."""

    source: str
    at: str
    number: int
    line: int
    text: str

    @property
    def locator(self) -> str:
        """As citations write it: ``section 5, para 3``."""
        return f"{self.at}, para {self.number}" if self.number else self.at


@dataclass(frozen=True)
class Passages:
    """The text of one file, cut at the outlines of the sources that it holds."""

    file: str
    paragraphs: tuple[Paragraph, ...]
    lost: tuple[tuple[str, int], ...]
    """Outline entries whose beginning was not found: source id and index."""

    @cached_property
    def _text(self) -> tuple[str, list[tuple[int, Paragraph]]]:
        """The whole text, compared form, with the place at which each paragraph begins."""
        parts, starts, length = [], [], 0
        for paragraph in self.paragraphs:
            part = normal(paragraph.text)
            starts.append((length, paragraph))
            parts.append(part)
            length += len(part) + 1
        return " ".join(parts), starts

    def find(self, phrase: str) -> list[Paragraph]:
        """Every paragraph in which ``phrase`` begins, in order."""
        text, starts = self._text
        wanted = normal(phrase)
        found: list[Paragraph] = []
        place = text.find(wanted) if wanted else -1
        while place >= 0:
            found.append([paragraph for start, paragraph in starts if start <= place][-1])
            place = text.find(wanted, place + 1)
        return found


def held(base: Base, folder: FilePath) -> dict[str, Passages]:
    """For each file named by a source and present in ``folder``, its passages.

    Raises ``BadFileError`` where one is no text.
    """
    files: dict[str, list[Entry]] = {}
    for entry in base.of_kind(Kind.SOURCES):
        assert isinstance(entry.record, Source)
        if entry.record.file and (folder / entry.record.file).is_file():
            files.setdefault(entry.record.file, []).append(entry)
    return {name: cut(name, plain_text(folder / name, name), entries) for name, entries in files.items()}


def cut(name: str, text: str, entries: Sequence[Entry]) -> Passages:
    """``text`` cut into paragraphs, each under the outline entry that precedes it."""
    lines = text.splitlines()
    compared = [normal(line) for line in lines]
    begins, lost = _beginnings(compared, entries)
    paragraphs: list[Paragraph] = []
    source, at, number = "", "", 0
    for index, line in enumerate(lines):
        heading = False
        if index in begins:
            source, at, whole = begins[index]
            number, heading = 0, whole
        if compared[index] and source:
            number += 0 if heading else 1
            paragraphs.append(Paragraph(source, at, number, index + 1, line.strip()))
    return Passages(name, tuple(paragraphs), tuple(lost))


def _beginnings(
    compared: list[str], entries: Sequence[Entry]
) -> tuple[dict[int, tuple[str, str, bool]], list[tuple[str, int]]]:
    """For each line at which an outline entry begins: source, locator, and whether the line is a heading only."""
    begins: dict[int, tuple[str, str, bool]] = {}
    lost: list[tuple[str, int]] = []
    for entry in entries:
        assert isinstance(entry.record, Source)
        place = 0
        for number, item in enumerate(entry.record.outline):
            if not item.starts:
                continue
            wanted = normal(item.starts)
            found = next((i for i in range(place, len(compared)) if compared[i].startswith(wanted)), None)
            if found is None:
                lost.append((entry.id, number))
                continue
            begins[found] = (entry.id, item.at, compared[found] == wanted)
            place = found + 1
    return begins, lost


def fits(locator: str, paragraph: Paragraph) -> bool:
    """Whether a citation's locator names the place in which its phrase was found."""
    at, _, detail = locator.partition(paragraph.at)
    if at or (detail and not detail.startswith(", ")):
        return False
    number = _DETAIL.match(detail.removeprefix(", "))
    return number is None or int(number.group(1)) == paragraph.number
