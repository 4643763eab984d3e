"""Rules on names and official numbers."""

from collections.abc import Iterator

from kb.model.record_types import ActorType, Kind
from kb.model.records import Actor, Instrument
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


def names_once(base: Base) -> Iterator[Problem]:
    """A record gives each of its names once, however many it had."""
    for entry in base.entries:
        names = entry.record.names
        own = {names.en, names.fr, names.acronym, names.acronym_fr}
        # what bears its former name again may say so
        for name, listed, known in (
            ("former", names.former, set()), ("variants", names.variants, own), ("sought", names.sought, own)
        ):  # fmt: skip
            for number, value in enumerate(listed):
                if value in known or value in listed[:number]:
                    said = f"expected each name once, got '{value}' again"
                    yield entry.document.problem(("names", name, number), said)


def instruments_numbered_once(base: Base) -> Iterator[Problem]:
    """No two instruments of one type bear the same official number."""
    seen: dict[tuple[str, str], Entry] = {}
    for entry in base.of_kind(Kind.INSTRUMENTS):
        if isinstance(entry.record, Instrument) and entry.record.number:
            first = seen.setdefault((entry.record.type, entry.record.number), entry)
            if first is not entry:
                said = f"expected a number of its own, got '{entry.record.number}', also that of '{first.id}'"
                yield entry.document.problem(("number",), said)


def family_names_of_persons(base: Base) -> Iterator[Problem]:
    """A family name is given of persons only, and stands in the English name."""
    for entry in base.of_kind(Kind.ACTORS):
        record = entry.record
        if not isinstance(record, Actor) or not record.family_name:
            continue
        if record.type != ActorType.PERSON:
            said = f"expected a family name of persons only, got '{record.family_name}' of type '{record.type}'"
            yield entry.document.problem(("family_name",), said)
        elif f" {record.family_name} " not in f" {record.names.en} ":
            said = f"expected words of the name '{record.names.en}', got '{record.family_name}'"
            yield entry.document.problem(("family_name",), said)
