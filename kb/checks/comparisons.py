"""Rules on ready-made comparisons: which records they set side by side, and on what their tasks rest."""

from collections import Counter
from collections.abc import Iterator

from kb.checks.references import near_number
from kb.model.comparison import COMPARABLE, Comparison, Given
from kb.model.questions import questions_for
from kb.model.record_types import Kind
from kb.model.statuses import OVERTAKEN
from kb.store.base import Base
from kb.store.comparison_files import Compared
from kb.store.problems import Path, Problem, nearest, one_of

#: A statement that a comparison names: its path, its number, and the mandate of which it is to be.
_Named = tuple[Path, str, str]


def comparisons_of_one_kind(base: Base) -> Iterator[Problem]:
    """A comparison is of two or more records of one kind that can be compared, each once."""
    for compared in base.comparisons:
        records = compared.comparison.records
        if len(records) < 2:
            yield compared.document.problem(("records",), f"expected at least two records, got {len(records)}")
        first = next((base.by_id[id_].kind for id_ in records if id_ in base.by_id), None)
        for number, id_ in enumerate(records):
            if said := _record_fault(base, id_, first, again=id_ in records[:number]):
                yield compared.document.problem(("records", number), said)


def _record_fault(base: Base, id_: str, first: Kind | None, *, again: bool) -> str:
    """What is wrong with a record of a comparison whose first is of the kind ``first``; nothing where all is well."""
    entry = base.by_id.get(id_)
    if entry is None:
        moved = {former: other.id for other in base.entries for former in other.record.former_ids}
        known = f", which is now '{moved[id_]}'" if id_ in moved else nearest(id_, base.by_id)
        return "" if base.unread.may_hold(id_) else f"expected a record, got '{id_}'{known}"
    if entry.kind not in COMPARABLE:
        return f"expected a record in {one_of(COMPARABLE)}, got '{id_}', which is in {entry.kind}"
    if entry.kind != first:
        return f"expected a record in {first}, as the first is, got '{id_}', which is in {entry.kind}"
    return f"expected each record once, got '{id_}' again" if again else ""


def tasks_of_mandates(base: Base) -> Iterator[Problem]:
    """Tasks are those of the mandates that are compared: each once, in it each mandate once, one at least giving it."""
    for compared in base.comparisons:
        comparison, document = compared.comparison, compared.document
        kinds = {base.by_id[id_].kind for id_ in comparison.records if id_ in base.by_id}
        if comparison.tasks and kinds - {Kind.MANDATES}:
            said = f"expected tasks of mandates only, got those of {one_of(sorted(kinds))}"
            yield document.problem(("tasks",), said, key=True)
        names = Counter(task.task.casefold() for task in comparison.tasks)
        for number, task in enumerate(comparison.tasks):
            if names[task.task.casefold()] > 1:
                yield document.problem(("tasks", number, "task"), f"expected each task once, got '{task.task}' again")
            if not any(one.statements for one in task.given):
                yield document.problem(("tasks", number, "given"), "expected a mandate that gives the task, got none")
            yield from _mandates(compared, ("tasks", number, "given"), [one.mandate for one in task.given])
        yield from _mandates(compared, ("whole_lists",), [one.mandate for one in comparison.whole_lists])


def _mandates(compared: Compared, path: Path, mandates: list[str]) -> Iterator[Problem]:
    """Mandates that are not compared, or come twice."""
    for number, id_ in enumerate(mandates):
        said = ""
        if id_ not in compared.comparison.records:
            said = f"expected a mandate that is compared, got '{id_}'{nearest(id_, compared.comparison.records)}"
        elif id_ in mandates[:number]:
            said = f"expected each mandate once, got '{id_}' again"
        if said:
            yield compared.document.problem((*path, number, "mandate"), said)


def tasks_rest_on_statements(base: Base) -> Iterator[Problem]:
    """What a mandate says of a task rests on statements of that mandate that hold."""
    for compared in base.comparisons:
        for path, number, mandate in _named(compared.comparison):
            placed = base.statements.get(number)
            said = ""
            if placed is None:
                if not base.unread.may_hold(number):
                    said = f"expected a statement, got '{number}'{near_number(base, number)}"
            elif placed.entry.id != mandate:
                said = f"expected a statement of '{mandate}', got '{number}', which is of '{placed.entry.id}'"
            elif placed.statement.status in OVERTAKEN:
                said = f"expected a statement that holds, got '{number}', which is {placed.statement.status}"
            if said:
                yield compared.document.problem(path, said)


def _named(comparison: Comparison) -> Iterator[_Named]:
    for number, task in enumerate(comparison.tasks):
        for place, one in enumerate(task.given):
            for index, id_ in enumerate(one.statements):
                yield ("tasks", number, "given", place, "statements", index), id_, one.mandate
    for number, whole in enumerate(comparison.whole_lists):
        yield ("whole_lists", number, "statement"), whole.statement, whole.mandate


def changes_of_tasks(base: Base) -> Iterator[Problem]:
    """A mandate gives a task or lacks it; only a whole list lacks one, what is reworded or dropped was given before."""
    for compared in base.comparisons:
        comparison = compared.comparison
        whole = {one.mandate for one in comparison.whole_lists}
        for number, task in enumerate(comparison.tasks):
            order = {id_: place for place, id_ in enumerate(comparison.records)}
            first = min((order[o.mandate] for o in task.given if o.statements and o.mandate in order), default=-1)
            for place, one in enumerate(task.given):
                earlier = one.mandate in order and first < order[one.mandate]
                if said := _change_fault(one, whole=one.mandate in whole, earlier=earlier):
                    yield compared.document.problem(("tasks", number, "given", place), said)


def _change_fault(one: Given, *, whole: bool, earlier: bool) -> str:
    """What is wrong with what a mandate says of a task; ``earlier``: an earlier one gives it."""
    if bool(one.statements) == one.absent:
        return "expected statements or absent: true, got " + ("both" if one.absent else "neither")
    if one.absent and (one.added or one.reworded):
        return "expected a task that is given where it is added or reworded, got one that is absent"
    if one.added and one.reworded:
        return "expected either added or reworded, got both"
    if one.absent and not whole:
        return f"expected a mandate in whole_lists where a task is absent, got '{one.mandate}'"
    if one.added and earlier:
        return "expected a task that no mandate before gives, got one that is given before"
    return "expected a task that a mandate before gives, got none" if one.reworded and not earlier else ""


def asked_in_comparisons(base: Base) -> Iterator[Problem]:
    """A comparison asks questions that are asked of one of its records."""
    for compared in base.comparisons:
        entries = [base.by_id[id_] for id_ in compared.comparison.records if id_ in base.by_id]
        asked = {q for e in entries for q in questions_for(e.kind, getattr(e.record, "type", None))}
        for number, question in enumerate(compared.comparison.questions):
            if entries and question not in asked:
                said = f"expected a question asked of one of its records, got '{question}'{nearest(question, asked)}"
                yield compared.document.problem(("questions", number), said)
