"""Rules on the reader's questions and their answers."""

from collections.abc import Iterator

from kb.model.questions import questions_for
from kb.store.base import Base
from kb.store.problems import Problem, nearest


def fitting_questions(base: Base) -> Iterator[Problem]:
    """A statement answers questions that are asked of its kind of record, and none that does not apply to it."""
    for placed in base.placed:
        record = placed.entry.record
        asked = questions_for(placed.entry.kind, getattr(record, "type", None))
        for question in placed.statement.answers:
            path = (*placed.path, "answers", question)
            if question not in asked:
                said = f"expected a question asked of this record, got '{question}'{nearest(question, asked)}"
                yield placed.entry.document.problem(path, said, key=True)
            elif question in record.not_applicable:
                said = "expected no answer, as not_applicable has the question, got one"
                yield placed.entry.document.problem(path, said, key=True)


def asked_questions_only(base: Base) -> Iterator[Problem]:
    """Only a question that is asked of a record can be said not to apply to it, and once."""
    for entry in base.entries:
        asked = questions_for(entry.kind, getattr(entry.record, "type", None))
        for index, question in enumerate(entry.record.not_applicable):
            if question not in asked:
                said = f"expected a question asked of this record, got '{question}'{nearest(question, asked)}"
                yield entry.document.problem(("not_applicable", index), said)
            elif question in entry.record.not_applicable[:index]:
                said = f"expected each question once, got '{question}' again"
                yield entry.document.problem(("not_applicable", index), said)
