"""Rules on names and official numbers."""

from collections.abc import Iterator

from kb.model.record_types import Kind
from kb.model.records import Instrument
from kb.store.base import Base
from kb.store.problems import Problem
from kb.store.record_files import Entry


def own_names(base: Base) -> Iterator[Problem]:
    """Within a kind, no two records have the same name or acronym."""
    for kind in Kind:
        seen: dict[str, Entry] = {}
        for entry in base.of_kind(kind):
            names = entry.record.names
            for name in ("en", "fr", "acronym", "acronym_fr"):
                value = getattr(names, name)
                first = seen.setdefault(str(value).casefold(), entry) if value else entry
                if first is not entry:
                    said = f"expected a name of its own, got '{value}', also that of '{first.id}'"
                    yield entry.document.problem(("names", name), said)


def instruments_numbered_once(base: Base) -> Iterator[Problem]:
    """No two instruments of one type bear the same official number."""
    seen: dict[tuple[str, str], Entry] = {}
    for entry in base.of_kind(Kind.INSTRUMENTS):
        if isinstance(entry.record, Instrument) and entry.record.number:
            first = seen.setdefault((entry.record.type, entry.record.number), entry)
            if first is not entry:
                said = f"expected a number of its own, got '{entry.record.number}', also that of '{first.id}'"
                yield entry.document.problem(("number",), said)
