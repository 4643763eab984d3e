"""The note of what was measured: a part for each sort of figure, the newest of each."""

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

HEAD = """\
---
title: Performance
description: What the site costs to build, to serve and to load, measured by one command.
---

# Performance { #top }

Written by `make bench`.
Wall times differ by a quarter from run to run on a shared machine: read the ratios, which are made within one run.
"""


@dataclass(frozen=True, slots=True)
class Part:
    """Figures of one sort: the heading and the lines of Markdown below it."""

    heading: str
    lines: tuple[str, ...]


def table(head: Sequence[str], rows: Sequence[Sequence[object]]) -> tuple[str, ...]:
    """A table in Markdown."""
    lines = [head, ["---"] * len(head), *rows]
    return tuple(f"| {' | '.join(str(cell) for cell in row)} |" for row in lines)


def write(note: Path, day: dt.date, machine: str, parts: Sequence[Part]) -> None:
    """Put ``parts`` into the note, in the place of the parts of the same headings."""
    text = note.read_text(encoding="utf-8") if note.exists() else HEAD
    kept = dict(re.findall(r"^## (.*?)\n(.*?)(?=^## |\Z)", text, re.MULTILINE | re.DOTALL))
    for part in parts:
        kept[part.heading] = f"\n{day.day} {day:%B %Y}; {machine}.\n\n" + "\n".join(part.lines) + "\n"
    body = "\n".join(f"## {heading}\n{said.rstrip()}\n" for heading, said in kept.items())
    note.write_text(f"{HEAD}\n{body}", encoding="utf-8", newline="\n")
