"""Rules on relations between records."""

from collections.abc import Iterator

from kb.checks.positions import _place
from kb.store.base import Base
from kb.store.problems import Problem


def relations_once(base: Base) -> Iterator[Problem]:
    """A relation is given once, from one of its two ends."""
    seen: dict[tuple[str, ...], str] = {}
    for tie in base.ties:
        relation = tie.relation
        ends = (tie.subject, relation.target)
        mutual = relation.type.label == relation.type.plural
        key = (relation.type, *(sorted(ends) if mutual else ends), relation.role or "", str(relation.begins or ""))
        index = _place(relation, tie.placed.statement.relations)
        if relation.target == tie.subject:
            yield tie.placed.problem("expected another record, got this one", "relations", index, "target")
        elif key in seen:
            said = f"expected each relation once, got '{relation.type} {relation.target}' again (first in {seen[key]})"
            yield tie.placed.problem(said, "relations", index)
        seen.setdefault(key, tie.placed.id or tie.placed.entry.document.file)
