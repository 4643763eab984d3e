"""The base of tests/every with other texts in every field that bears text, as far as the check lets them in."""

import copy
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from kb.checks.rules import all_problems
from kb.model.comparison import COMPARISONS, Comparison
from kb.model.record_types import Kind
from kb.model.schema import MODELS
from kb.store.complaints import validated
from kb.store.problems import Document, dotted

Path_ = tuple[str | int, ...]
#: A field that takes this bears text: it is no id, no date, no number and no word of a closed list.
ORDINARY = "Ordinary words"
ADDRESS = "https://a.example/x"


@dataclass(frozen=True)
class Leaf:
    """One text in one record: its file, its path, what it was, and whether it is an address."""

    number: int
    file: str
    path: Path_
    was: str
    address: bool = False

    @property
    def field(self) -> str:
        """Its path as messages have it."""
        return dotted(self.path)


def tree(path: Path) -> Any:
    """What a record holds, every scalar as text."""
    return copy.deepcopy(_parsed(path.read_bytes()))


@cache
def _parsed(content: bytes) -> Any:
    return yaml.load(content, Loader=getattr(yaml, "CBaseLoader", yaml.BaseLoader))


def put(value: Any, path: Path_, text: str) -> None:
    """Put a text into a record."""
    for step in path[:-1]:
        value = value[step]
    value[path[-1]] = text


def _scalars(value: Any, path: Path_ = ()) -> list[tuple[Path_, str]]:
    """Every scalar of a value with its path."""
    items = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else None
    if items is None:
        return [(path, value)]
    return [scalar for key, inner in items for scalar in _scalars(inner, (*path, key))]


def complaints(file: str, data: Any) -> dict[Path_, str]:
    """What is wrong with a record, by path."""
    document = Document(file, data)
    folder = file.split("/")[0]
    _, problems, paths = validated(Comparison if folder == COMPARISONS else MODELS[Kind(folder)], document)
    said = {problem.field: problem.message for problem in problems}
    return {path: said[dotted(path)] for path in paths if dotted(path) in said}


def leaves(data: Path) -> list[Leaf]:
    """Every text of every record below ``data``, but those that another field has word for word.

    These are the places of sources that citations name, the names of persons of which the family name is told, and
    the headings that a topic orders.
    """
    found: list[Leaf] = []
    records = {path: tree(path) for path in sorted(data.glob("*/*.yml"))}
    named = [
        text
        for record in records.values()
        for where, text in _scalars(record)
        if where[-1] == "at" and where[0] == "statements"
    ]
    for path, record in records.items():
        file = f"{path.parent.name}/{path.name}"
        for where, was in _scalars(record):
            if where[0] == "outline" and where[-1] == "at" and any(at.startswith(was) for at in named):
                continue
            if where[0] == "headings" or (where[-1] == "section" and was in record.get("headings", ())):
                continue
            if "family_name" in record and where in {("family_name",), ("names", "en")}:
                continue
            for text in (ORDINARY, ADDRESS):
                changed = tree(path)
                put(changed, where, text)
                if not complaints(file, changed):
                    found.append(Leaf(len(found), file, where, was, address=text == ADDRESS))
                    break
    return found


@dataclass
class Filled:
    """A base with texts put in: what each leaf holds now, and those that kept what they had."""

    texts: dict[Leaf, str] = field(default_factory=dict)
    refused: dict[Leaf, str] = field(default_factory=dict)


def fill(data: Path, found: list[Leaf], choices: Callable[[Leaf], list[str]]) -> Filled:
    """Put into each leaf the first of its choices that the check lets in; without any it keeps what it had.

    Every refusal must be a message about that very field; anything else that the check says fails.
    """
    filled = Filled()
    left = {leaf: [*choices(leaf), leaf.was] for leaf in found}
    for _ in range(40):
        for file in {leaf.file for leaf in found}:
            changed = tree(data / file)
            for leaf in (leaf for leaf in found if leaf.file == file):
                put(changed, leaf.path, left[leaf][0])
            (data / file).write_text(
                yaml.safe_dump(changed, allow_unicode=True, sort_keys=False, width=10_000), "utf-8"
            )
        problems = all_problems(data)[1]
        if not problems:
            filled.texts = {leaf: texts[0] for leaf, texts in left.items()}
            return filled
        by_field = {(problem.file, problem.field): problem for problem in problems}
        hit = [leaf for leaf in found if (f"data/{leaf.file}", leaf.field) in by_field]
        strange = set(by_field) - {(f"data/{leaf.file}", leaf.field) for leaf in hit}
        strange = {at for at in strange if not any(at[0] == f"data/{leaf.file}" for leaf in hit)}
        assert hit and not strange, sorted(map(str, problems))
        for leaf in hit:
            assert len(left[leaf]) > 1, f"{leaf}: {by_field[(f'data/{leaf.file}', leaf.field)]}"
            said = by_field[f"data/{leaf.file}", leaf.field].message
            assert said.startswith("expected ") and ", got" in said, said
            filled.refused[leaf] = said
            del left[leaf][0]
    raise AssertionError("the check never has enough")
