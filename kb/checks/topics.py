"""Rules on topics."""

from collections.abc import Iterator

from kb.checks.wording import plain
from kb.model.naming import called
from kb.model.record_types import Kind
from kb.model.statuses import OVERTAKEN
from kb.model.topic import ABSTRACT_WORDS, ANSWER_LENGTH, Topic
from kb.store.base import Base
from kb.store.problems import Problem, nearest


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


def headings_of_statements(base: Base) -> Iterator[Problem]:
    """The headings of a topic are those of its statements, each once, and its abstract has each statement once."""
    for entry in base.of_kind(Kind.TOPICS):
        record = entry.record
        assert isinstance(record, Topic)
        shown = {one.section for one in record.statements} | {drawn.section for drawn in record.draws_on}
        for number, heading in enumerate(record.headings):
            if heading not in shown:
                said = f"expected a heading of its statements, got '{heading}'{nearest(heading, shown)}"
                yield entry.document.problem(("headings", number), said)
            elif heading in record.headings[:number]:
                said = f"expected each heading once, got '{heading}' again"
                yield entry.document.problem(("headings", number), said)
        for number, id_ in enumerate(record.abstract):
            if id_ in record.abstract[:number]:
                said = f"expected each statement once, got '{id_}' again"
                yield entry.document.problem(("abstract", number), said)


def abstracts_of_a_length(base: Base) -> Iterator[Problem]:
    """An abstract as printed has 80 to 120 words, none overtaken, and ends with an answer that home can print."""
    for entry in base.of_kind(Kind.TOPICS):
        named = entry.record.abstract if isinstance(entry.record, Topic) else []
        drawn = [base.statements[id_] for id_ in named if id_ in base.statements]
        if not named or len(drawn) < len(named):
            continue
        printed = [plain(base, placed.statement.text, called) for placed in drawn]
        words = sum(len(text.split()) for text in printed)
        if words not in ABSTRACT_WORDS:
            yield entry.document.problem(("abstract",), f"expected 80 to 120 words, got {words}")
        if len(printed[-1]) > ANSWER_LENGTH:
            said = f"expected a last statement of at most {ANSWER_LENGTH} characters, got {len(printed[-1])}"
            yield entry.document.problem(("abstract", len(named) - 1), said)
        for number, placed in enumerate(drawn):
            if placed.statement.status in OVERTAKEN:
                said = f"expected a statement in force, got '{placed.id}', which is {placed.statement.status}"
                yield entry.document.problem(("abstract", number), said)
