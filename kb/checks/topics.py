"""Rules on topics."""

from collections.abc import Iterator

from kb.model.record_types import Kind
from kb.model.topic import Topic
from kb.store.base import Base
from kb.store.problems import Problem


def drawn_from_others(base: Base) -> Iterator[Problem]:
    """A topic draws each statement of another record once, and none of its own."""
    for entry in base.of_kind(Kind.TOPICS):
        record = entry.record
        seen = {statement.id for statement in record.statements}
        for group, drawn in enumerate(record.draws_on if isinstance(record, Topic) else []):
            for number, id_ in enumerate(drawn.statements):
                if id_ in seen:
                    path = ("draws_on", group, "statements", number)
                    yield entry.document.problem(path, f"expected each statement once on the page, got '{id_}' again")
                seen.add(id_)
