"""What a larger base costs: copies of the base with ids, numbers and names of their own, checked and built."""

import math
import re
import sys
from collections.abc import Mapping, Sequence
from functools import reduce
from pathlib import Path
from typing import Any

import yaml

from bench.building import ROOT, Cost, cost
from bench.note import Part, table
from kb.checks.references import references
from kb.model.naming import called
from kb.model.record_types import Kind
from kb.model.text_types import MAX_ID
from kb.store.base import Base, read_base
from kb.store.base_files import read_numbers
from kb.store.record_files import Entry

#: How many times the base.
TIMES = (1, 3, 10)
#: The names of a record, which no other may have.
_NAMES = ("en", "fr", "acronym", "acronym_fr")
_NUMBER = re.compile(r"\bML-([0-9]{4,6})\b")


def scale(data: Path, folder: Path, times: Sequence[int] = TIMES) -> Part:
    """Check and build ``data`` so many ``times``, below ``folder``."""
    base, _ = read_base(data)
    build = [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir"]
    rows, costs = [], []
    for number in times:
        copies = folder / str(number)
        enlarge(base, data, copies, number)
        checked = cost([sys.executable, "-m", "kb", "--data", str(copies), "check"], ROOT)
        built = cost([*build, str(folder / f"site-{number}")], ROOT, KB_DATA=str(copies))
        costs.append(built)
        records = f"{number * len(base.entries):,}"
        rows.append((number, records, *_said(checked), *_said(built)))
    head = ("times", "records", "check, s", "CPU", "MB", "build, s", "CPU", "MB")
    told = f"The CPU time of a build grows with the number of records to the power of {exponent(times, costs):.2f}."
    return Part("Scale", (told, "", *table(head, rows)))


def _said(one: Cost) -> tuple[str, str, str]:
    return f"{one.wall:.0f}", f"{one.cpu:.0f}", f"{one.memory:.0f}"


def exponent(times: Sequence[int], costs: Sequence[Cost]) -> float:
    """The power of the number of records with which the CPU time grows: the slope of a line through logarithms."""
    points = [(math.log(number), math.log(one.cpu)) for number, one in zip(times, costs, strict=True)]
    middle = sum(x for x, _ in points) / len(points), sum(y for _, y in points) / len(points)
    spread = sum((x - middle[0]) ** 2 for x, _ in points)
    return sum((x - middle[0]) * (y - middle[1]) for x, y in points) / spread if spread else 1.0


def enlarge(base: Base, data: Path, folder: Path, times: int) -> None:
    """Write a base of so many ``times`` the records to ``folder``: those at ``data``, and copies with own links."""
    folder.mkdir(parents=True)
    numbers, _ = read_numbers(data)
    assert numbers
    for kind in Kind:
        (folder / kind).mkdir()
    given = [*base.entries]
    places: dict[str, list[tuple[Any, ...]]] = {entry.id: [] for entry in given}
    for entry, path, _, _ in references(base):
        places[entry.id].append(path)
    for copy in range(times):
        for entry in given:
            text = (data / entry.kind / f"{entry.id}.yml").read_text(encoding="utf-8")
            if copy:
                record = _copied(base, entry, places[entry.id], copy, copy * numbers.last)
                text = yaml.dump(record, Dumper=yaml.CSafeDumper, allow_unicode=True, sort_keys=False, width=10_000)
            (folder / entry.kind / f"{_id(entry.id, copy)}.yml").write_text(text, encoding="utf-8")
    retired = [_shifted(id_, copy * numbers.last) for copy in range(times) for id_ in numbers.retired]
    ledger = {"last": times * numbers.last, "retired": retired}
    (folder / "ids.yml").write_text(yaml.safe_dump(ledger), encoding="utf-8")
    (folder / "edition.yml").write_bytes((data / "edition.yml").read_bytes())


def _id(id_: str, copy: int) -> str:
    """The id of a copy of the record ``id_``."""
    return f"{id_[: MAX_ID - 5].rstrip('-')}-c{copy}" if copy else id_


def _shifted(text: str, by: int) -> str:
    """``text`` with the numbers of another copy's statements."""
    return _NUMBER.sub(lambda found: f"ML-{int(found.group(1)) + by:04d}", text)


def _copied(base: Base, entry: Entry, places: Sequence[tuple[Any, ...]], copy: int, by: int) -> Any:
    """The record of ``entry`` as the copy number ``copy`` has it."""
    record = _mapped(entry.document.data, by)
    names = record["names"]
    names |= {name: f"{names[name]} {copy}" for name in _NAMES if names.get(name)}
    if entry.kind == Kind.INSTRUMENTS and record.get("number"):
        record["number"] += f" {copy}"
    for once in ("former_ids", "turning_point"):
        record.pop(once, None)
    for path in dict.fromkeys(places):
        *way, last = path
        holder = reduce(lambda value, step: value[step], way, record)
        if last == "text":
            holder[last] = _relinked(base, holder[last], copy)
        else:
            holder[last] = _id(holder[last], copy)
    return record


def _relinked(base: Base, text: str, copy: int) -> str:
    """``text`` with links to the copy's records, and the words that it has: some texts have a limit of words."""

    def link(found: re.Match[str]) -> str:
        id_, words = found.group(1), found.group(2)
        return f"[[{_id(id_, copy)}{words or '|' + called(base.by_id[id_].record.names)}]]"

    return re.sub(r"\[\[([a-z0-9-]+)(\|[^\]]*)?\]\]", link, text)


def _mapped(value: Any, by: int) -> Any:
    """A copy of ``value`` in which all numbers of statements are shifted."""
    if isinstance(value, Mapping):
        return {key: _mapped(inner, by) for key, inner in value.items()}
    if isinstance(value, list):
        return [_mapped(inner, by) for inner in value]
    return _shifted(value, by) if isinstance(value, str) else value
