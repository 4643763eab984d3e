"""Reading and writing what a base keeps of its editions.

An edition is JSON, a line a statement: read in hundredths of a second, where YAML would take seconds, and stored
by git as its difference from the edition before.
"""

import hashlib
import json
import os
import re
import unicodedata
from collections.abc import Iterable, Mapping
from functools import lru_cache
from pathlib import Path as FilePath

from pydantic import ValidationError

from kb.model.kept_editions import KeptEdition, KeptRecord, KeptStatement, Told
from kb.model.partial_dates import Moment
from kb.model.statement import Statement
from kb.store.base import LINK, Base, Placed
from kb.store.base_files import read_file_of_base
from kb.store.file_states import once_for_each_state
from kb.store.problems import Problem
from kb.store.record_files import Entry, once_for_each_record
from kb.store.writing import write_whole
from kb.store.yaml_documents import whole_file

FOLDER, TOLD = "editions", "told.yml"
_HEAD = """\
# What has changed since the newest edition, as told by editors.
# "python -m kb reword" and "python -m kb moved" write it; an edition takes over what was reworded.
"""
_DASHES = re.compile("[\u2010-\u2015\u2212]")
_WORDS = re.compile(r"[-+]?\d+(?:[.,:/]\d+)*|\w+|[%$€£]")
_NUMBER = re.compile(r"ML-[0-9]{4,6}")


def kept_numbers(data: FilePath) -> list[str]:
    """The numbers of the editions that the base at ``data`` keeps, the oldest first."""
    return sorted((path.stem for path in (data / FOLDER).glob("*.json")), key=edition_order)


def edition_order(number: str) -> tuple[int, ...]:
    """What editions are ordered by: 2026.10 comes after 2026.9."""
    return tuple(int(part) for part in number.split(".") if part.isdigit())


def read_kept(data: FilePath, number: str) -> tuple[KeptEdition | None, list[Problem]]:
    """The edition ``number``, or what is wrong with its file; read once for each state of the file."""
    return _read_file(data / FOLDER / f"{number}.json", f"{data.name}/{FOLDER}/{number}.json")


@once_for_each_state
def _read_file(path: FilePath, name: str) -> tuple[KeptEdition | None, list[Problem]]:
    number = path.stem
    try:
        edition = KeptEdition.model_validate_json(path.read_bytes())
    except OSError as error:
        return None, [whole_file(name, f"expected an edition that the base keeps, got: {error.strerror}")]
    except ValidationError as error:
        first = error.errors(include_url=False, include_input=False)[0]
        at = ".".join(str(step) for step in first["loc"])
        return None, [Problem(name, 1, 1, at, f"expected an edition as it was written, got: {first['msg']}")]
    if edition.number != number:
        said = f"expected '{number}', as the file is called, got '{edition.number}'"
        return None, [Problem(name, 1, 1, "number", said)]
    return edition, []


def read_told(data: FilePath) -> tuple[Told, list[Problem]]:
    """What was told since the newest edition; nothing where there is no such file."""
    if not os.path.lexists(data / TOLD):
        return Told(), []
    told, problems = read_file_of_base(data, TOLD, Told)
    return told or Told(), problems


def write_told(data: FilePath, told: Told) -> None:
    """Write what was told; an empty file goes."""
    fields = told.model_dump(mode="json", exclude_defaults=True)
    if not fields:
        (data / TOLD).unlink(missing_ok=True)
        return
    lines = [_HEAD]
    for part, entries in fields.items():
        lines.append(f"{part}:\n")
        # JSON is YAML, and quotes whatever needs it
        lines += [f"  {id_}: {json.dumps(entries[id_], ensure_ascii=False)}\n" for id_ in sorted(entries)]
    write_whole(data / TOLD, "".join(lines))


def write_kept(data: FilePath, edition: KeptEdition) -> FilePath:
    """Write the file of an edition, a line for each record and statement; its path."""
    fields = edition.model_dump(mode="json", exclude_defaults=True)
    parts = [f'"number": {json.dumps(edition.number)},\n"date": {json.dumps(edition.date.text)}']
    for part in ("records", "statements"):
        lines = (f"{json.dumps(id_)}: {json.dumps(value, ensure_ascii=False)}" for id_, value in fields[part].items())
        parts.append(f'"{part}": {{\n' + ",\n".join(lines) + "\n}")
    path = data / FOLDER / f"{edition.number}.json"
    path.parent.mkdir(exist_ok=True)
    write_whole(path, "{\n" + ",\n".join(parts) + "\n}\n")
    return path


def as_edition(base: Base, number: str, date: Moment, told: Told) -> KeptEdition:
    """The base as the edition ``number`` would keep it."""
    statements = {}
    for id_ in sorted(base.statements, key=lambda id_: (len(id_), id_)):
        placed = base.statements[id_]
        rewording = told.reworded.get(id_)
        why = rewording.why if rewording and rewording.mark == mark(placed) else ""
        statements[id_] = kept(placed).model_copy(update={"why": why}) if why else kept(placed)
    return KeptEdition(number=number, date=date, records=kept_records(base), statements=statements)


def kept_records(base: Base) -> dict[str, KeptRecord]:
    """The records of the base as an edition keeps them; one with the same is the same edition, word for word."""
    records = {entry.id: KeptRecord(kind=entry.kind, mark=_page_mark(base, entry)) for entry in base.entries}
    return dict(sorted(records.items()))


def kept(placed: Placed) -> KeptStatement:
    """A statement as an edition keeps it, without the reason for a rewording."""
    return _kept_of(placed.entry)[placed.index]


@once_for_each_record
def _kept_of(entry: Entry) -> tuple[KeptStatement, ...]:
    return tuple(
        KeptStatement(
            record=entry.id,
            status=statement.status,
            text=statement.text,
            dates=_dates(statement),
            citations=_citations(statement),
        )
        for statement in entry.record.statements
    )


def _dates(statement: Statement) -> str:
    """As of when and through which time it was true; nothing where it has none of the three dates."""
    period = statement.period
    dates = (statement.as_of, period.begins if period else None, period.ends if period else None)
    return " ".join(str(date or "-") for date in dates) if any(dates) else ""


def _citations(statement: Statement) -> list[str]:
    return [f"{citation.source}, {citation.at}" for citation in statement.citations]


def same_words(one: KeptStatement, other: KeptStatement) -> bool:
    """Whether two kept statements have the same words, dates and citations."""
    return (one.text, one.dates, one.citations) == (other.text, other.dates, other.citations)


def named_in(kept_then: KeptStatement) -> list[str]:
    """The ids in a kept statement: of its record, of the sources that it cites, of the links in its text."""
    sources = [citation.partition(", ")[0] for citation in kept_then.citations]
    return [kept_then.record, *sources, *(match.group(1) for match in LINK.finditer(kept_then.text))]


def under_ids(kept_then: KeptStatement, ids: Mapping[str, str]) -> KeptStatement:
    """A kept statement with each record that bears another id since (``ids``: old to new) under that."""
    cited = (citation.partition(", ") for citation in kept_then.citations)
    return kept_then.model_copy(
        update={
            "record": ids.get(kept_then.record, kept_then.record),
            "text": LINK.sub(lambda match: _under(match, ids), kept_then.text),
            "citations": [f"{ids.get(source, source)}, {at}" for source, _, at in cited],
        }
    )


def _under(link: re.Match[str], ids: Mapping[str, str]) -> str:
    words = f"|{link.group(2)}" if link.group(2) else ""
    return f"[[{ids.get(link.group(1), link.group(1))}{words}]]"


@lru_cache(maxsize=2**17)
def meaning(text: str) -> str:
    """What of a sentence makes its meaning: words and numbers, without links, case, punctuation or kinds of dash."""
    plain = LINK.sub(lambda match: match.group(2) or match.group(1), text)
    folded = _DASHES.sub("-", unicodedata.normalize("NFKC", plain)).casefold()
    return " ".join(_WORDS.findall(folded))


def mark(placed: Placed) -> str:
    """A short mark of what a statement says, of when, and on what grounds."""
    statement = kept(placed)
    return _mark([meaning(statement.text), statement.dates, *sorted(statement.citations)])


def _page_mark(base: Base, entry: Entry) -> str:
    """A mark of all that a record's page rests on: the record, and the statements of others that it names."""
    others = (base.statements[id_] for id_ in _named(entry) if id_ in base.statements)
    return _mark([_as_json(entry), *(_statements_as_json(placed.entry)[placed.index] for placed in others)])


@once_for_each_record
def _as_json(entry: Entry) -> str:
    return entry.record.model_dump_json(exclude_defaults=True)


@once_for_each_record
def _statements_as_json(entry: Entry) -> tuple[str, ...]:
    return tuple(statement.model_dump_json(exclude_defaults=True) for statement in entry.record.statements)


@once_for_each_record
def _named(entry: Entry) -> tuple[str, ...]:
    """The numbers of statements in a record."""
    return tuple(sorted(set(_NUMBER.findall(_as_json(entry)))))


def _mark(parts: Iterable[str]) -> str:
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()[:16]
