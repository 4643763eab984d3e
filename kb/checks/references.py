"""Rules on references between records and statements."""

from collections.abc import Iterable, Iterator

from kb.model.disagreement import Disagreement
from kb.model.record_types import Kind
from kb.model.records import Event, Indicator, Mandate, Place
from kb.model.statement import Statement
from kb.model.statuses import StatementStatus
from kb.model.topic import Topic
from kb.store.base import Base, linked
from kb.store.problems import Path, Problem, nearest
from kb.store.record_files import Entry, once_for_each_record

_BEARERS = frozenset({Kind.ACTORS, Kind.FORCES})


#: What a reader of a topic meets: those who act, and the texts by which they do.
_INVOLVED = _BEARERS | {Kind.INSTRUMENTS}


_ANY = frozenset(Kind)


_NEAR = 20


Reference = tuple[Entry, Path, str, frozenset[Kind]]


def references(base: Base) -> Iterator[Reference]:
    """Every id that a record gives of another: who gives it, where, the id, and the kinds it may be of."""
    for entry in base.entries:
        yield from _references_of(entry)


@once_for_each_record
def _references_of(entry: Entry) -> tuple[Reference, ...]:
    of_statements = (
        (entry, ("statements", index, *path), target, kinds)
        for index, statement in enumerate(entry.record.statements)
        for path, target, kinds in _statement_references(statement)
    )
    return (*_record_references(entry), *of_statements)


def _record_references(entry: Entry) -> Iterator[Reference]:
    """The ids in a record's own fields."""
    record = entry.record
    lists: list[tuple[str, Iterable[str], frozenset[Kind]]] = [("see_also", record.see_also, _ANY)]
    single: list[tuple[str, str | None, frozenset[Kind]]] = []
    match record:
        case Event():
            lists += [("participants", record.participants, _ANY), ("changes", record.changes, _ANY)]
            lists += [("places", record.places, frozenset({Kind.PLACES}))]
        case Mandate():
            single += [("bearer", record.bearer, _BEARERS), ("replaces", record.replaces, frozenset({Kind.MANDATES}))]
            single += [("instrument", record.instrument, frozenset({Kind.INSTRUMENTS}))]
        case Place():
            single += [("within", record.within, frozenset({Kind.PLACES}))]
        case Indicator():
            single += [("subject", record.subject, _ANY)]
        case Topic():
            lists += [("milestones", record.milestones, frozenset({Kind.TIMELINE}))]
            lists += [("involved", record.involved, _INVOLVED)]
        case Disagreement():
            lists += [("concerns", record.concerns, _ANY)]
    for name, targets, kinds in lists:
        yield from ((entry, (name, number), target, kinds) for number, target in enumerate(targets))
    yield from ((entry, (name,), target, kinds) for name, target, kinds in single if target)


def _statement_references(statement: Statement) -> Iterator[tuple[Path, str, frozenset[Kind]]]:
    """The ids in one statement."""
    for target in linked(statement.text):
        yield ("text",), target, _ANY
    for index, citation in enumerate(statement.citations):
        yield ("citations", index, "source"), citation.source, frozenset({Kind.SOURCES})
    for index, figure in enumerate(statement.figures):
        yield ("figures", index, "indicator"), figure.indicator, frozenset({Kind.INDICATORS})
    for index, relation in enumerate(statement.relations):
        yield ("relations", index, "target"), relation.target, _ANY
    for index, holding in enumerate(statement.functions):
        if holding.by:
            yield ("functions", index, "by"), holding.by, _BEARERS
    for index, successor in enumerate(statement.existence.successors if statement.existence else []):
        yield ("existence", "successors", index), successor, _ANY


def listed_once(base: Base) -> Iterator[Problem]:
    """A list names each record once, and never the one in which it stands."""
    seen: set[tuple[str, Path, str]] = set()
    for entry, path, target, _ in references(base):
        if not isinstance(path[-1], int):
            continue
        listed = entry.id, path[:-1], target
        if target == entry.id:
            yield entry.document.problem(path, f"expected another record, got '{target}' itself")
        elif listed in seen:
            yield entry.document.problem(path, f"expected each record once, got '{target}' again")
        seen.add(listed)


def known_records(base: Base) -> Iterator[Problem]:
    """Every id that a record gives of another exists, and is of a kind that fits."""
    moved = {former: entry.id for entry in base.entries for former in entry.record.former_ids}
    for entry, path, target, kinds in references(base):
        found = base.by_id.get(target)
        if base.unread.may_hold(target) or (found and found.kind in kinds):
            continue
        wanted = "record" if kinds == _ANY else " or ".join(sorted(kind.label.lower() for kind in kinds))
        candidates = [other.id for other in base.entries if other.kind in kinds]
        got = f"'{target}', which is in {found.kind}" if found else f"'{target}'"
        if not found and target in moved:
            got += f", which is now '{moved[target]}'"
        hint = "" if target in moved else nearest(target, candidates)
        article = "an" if wanted[0] in "aeiou" else "a"
        yield entry.document.problem(path, f"expected {article} {wanted}, got {got}{hint}")


def known_statements(base: Base) -> Iterator[Problem]:
    """Every statement id that is named exists."""
    for entry, path, target in _statement_names(base):
        if target not in base.statements and not base.unread.may_hold(target):
            said = f"expected a statement, got '{target}'{near_number(base, target)}"
            yield entry.document.problem(path, said)


def overtaken_by_what_holds(base: Base) -> Iterator[Problem]:
    """What takes the place of a statement has not been withdrawn itself."""
    for placed in base.placed:
        for name in ("superseded_by", "corrected_by"):
            newer = base.statements.get(getattr(placed.statement, name) or "")
            if newer and newer.statement.status == StatementStatus.WITHDRAWN:
                said = f"expected a statement that was not withdrawn, got '{newer.id}', which was"
                yield placed.problem(said, name)


def near_number(base: Base, target: str) -> str:
    """The nearest id, by number and not far off: ids are too alike for a comparison of letters."""

    def distance(known: str) -> int:
        return abs(int(known.removeprefix("ML-")) - int(target.removeprefix("ML-")))

    found = min(base.statements, key=distance, default=None)
    return f" (did you mean '{found}'?)" if found and distance(found) <= _NEAR else ""


def _statement_names(base: Base) -> Iterator[tuple[Entry, Path, str]]:
    """Every statement id named by a record, with where it is named."""
    for placed in base.placed:
        for name in ("superseded_by", "corrected_by"):
            if target := getattr(placed.statement, name):
                yield placed.entry, (*placed.path, name), target
    for entry in base.entries:
        groups: list[tuple[str, int, list[str]]] = []
        if isinstance(entry.record, Topic):
            yield from ((entry, ("abstract", n), target) for n, target in enumerate(entry.record.abstract))
            groups = [("draws_on", i, drawn.statements) for i, drawn in enumerate(entry.record.draws_on)]
        elif isinstance(entry.record, Disagreement):
            groups = [("positions", i, position.statements) for i, position in enumerate(entry.record.positions)]
        for name, index, targets in groups:
            yield from ((entry, (name, index, "statements", n), target) for n, target in enumerate(targets))


def no_loops(base: Base) -> Iterator[Problem]:
    """Supersession, correction, replacement and containment do not lead back to where they began."""
    newer = {p.id: p.statement.superseded_by or p.statement.corrected_by for p in base.placed if p.id}
    for start, loop in _loops(newer):
        placed = base.statements[start]
        name = "superseded_by" if placed.statement.superseded_by else "corrected_by"
        yield placed.problem(f"expected a statement that does not lead back here, got {loop}", name)
    for name, kind in (("replaces", Kind.MANDATES), ("within", Kind.PLACES)):
        steps = {entry.id: getattr(entry.record, name) for entry in base.of_kind(kind)}
        for start, loop in _loops(steps):
            yield base.by_id[start].document.problem(
                (name,), f"expected a record that does not lead back here, got {loop}"
            )


def _loops(steps: dict[str, str | None]) -> Iterator[tuple[str, str]]:
    """Each circle once, from its first member in order: that member and the chain in words."""
    for start in sorted(steps):
        chain = [start]
        here = steps.get(start)
        while here and here not in chain:
            chain.append(here)
            here = steps.get(here)
        if here == start and start == min(chain):
            yield start, " → ".join([*chain, start])
