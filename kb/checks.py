"""The rules over the whole base.  One rule, one function; its docstring is the rule."""

from collections.abc import Callable, Iterable, Iterator, Sequence

from kb.base import Base, Placed, linked
from kb.dates import Moment
from kb.existence import RELIED_ON, existence_of
from kb.problems import Path, Problem, nearest
from kb.reader import Entry
from kb.schema import (
    PHRASE_WORDS,
    Disagreement,
    Event,
    Figure,
    Indicator,
    Instrument,
    Mandate,
    Outline,
    Place,
    Source,
    Statement,
    Topic,
    section_tags,
)
from kb.vocabulary import Kind, Measure, Section, State, StatementStatus, Unit, questions_for

Check = Callable[[Base], Iterator[Problem]]

_BEARERS = frozenset({Kind.ACTORS, Kind.FORCES})
_SUMMARISED = frozenset({Kind.ACTORS, Kind.FORCES, Kind.MANDATES, Kind.INSTRUMENTS, Kind.TIMELINE})
_DOUBTED = frozenset({StatementStatus.DISPUTED, StatementStatus.CORRECTED})
_ANY = frozenset(Kind)
_NEAR = 20

Reference = tuple[Entry, Path, str, frozenset[Kind]]


def references(base: Base) -> Iterator[Reference]:
    """Every id that a record gives of another: who gives it, where, the id, and the kinds it may be of."""
    for entry in base.entries:
        yield from _record_references(entry)
        for index, statement in enumerate(entry.record.statements):
            for path, target, kinds in _statement_references(statement):
                yield entry, ("statements", index, *path), target, kinds


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
    for index, successor in enumerate(statement.existence.successors if statement.existence else []):
        yield ("existence", "successors", index), successor, _ANY


def known_records(base: Base) -> Iterator[Problem]:
    """Every id that a record gives of another exists, and is of a kind that fits."""
    for entry, path, target, kinds in references(base):
        found = base.by_id.get(target)
        if target in base.unread.ids or (found and found.kind in kinds):
            continue
        wanted = "record" if kinds == _ANY else " or ".join(sorted(kind.label.lower() for kind in kinds))
        candidates = [other.id for other in base.entries if other.kind in kinds]
        got = f"'{target}', which is in {found.kind}" if found else f"'{target}'"
        article = "an" if wanted[0] in "aeiou" else "a"
        yield entry.document.problem(path, f"expected {article} {wanted}, got {got}{nearest(target, candidates)}")


def known_statements(base: Base) -> Iterator[Problem]:
    """Every statement id that is named exists."""
    for entry, path, target in _statement_names(base):
        if target not in base.statements and target not in base.unread.ids:
            said = f"expected a statement, got '{target}'{_near_number(base, target)}"
            yield entry.document.problem(path, said)


def _near_number(base: Base, target: str) -> str:
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
            groups = [("draws_on", i, drawn.statements) for i, drawn in enumerate(entry.record.draws_on)]
        elif isinstance(entry.record, Disagreement):
            groups = [("positions", i, position.statements) for i, position in enumerate(entry.record.positions)]
        for name, index, targets in groups:
            yield from ((entry, (name, index, "statements", n), target) for n, target in enumerate(targets))


def one_kind_per_id(base: Base) -> Iterator[Problem]:
    """An id names one record, over all kinds; a former id is nobody's present one."""
    for entry in base.entries:
        first = base.by_id[entry.id]
        if first is not entry:
            yield entry.document.problem((), f"expected an id of its own, got '{entry.id}', also {first.document.file}")
        for number, former in enumerate(entry.record.former_ids):
            if former in base.by_id:
                yield entry.document.problem(
                    ("former_ids", number), f"expected an id that no record has, got '{former}'"
                )


def numbered_statements(base: Base) -> Iterator[Problem]:
    """Every statement has an id, and no two have the same."""
    for placed in base.placed:
        if not placed.id:
            yield placed.problem('expected an id, got nothing: run "python -m kb ids"', "id")
        elif (first := base.statements[placed.id]) is not placed:
            yield placed.problem(
                f"expected an id of its own, got '{placed.id}', also in {first.entry.document.file}", "id"
            )


def evidence(base: Base) -> Iterator[Problem]:
    """A statement rests on at least one citation."""
    for placed in base.placed:
        if not placed.statement.citations:
            yield placed.problem("expected at least one citation, got none", "citations")


def short_phrases(base: Base) -> Iterator[Problem]:
    """A citation's phrase is a fragment of at most 12 words."""
    for placed in base.placed:
        for index, citation in enumerate(placed.statement.citations):
            words = len(citation.phrase.split())
            if words > PHRASE_WORDS:
                said = f"expected at most {PHRASE_WORDS} words, got {words}"
                yield placed.problem(said, "citations", index, "phrase")


def known_places_in_sources(base: Base) -> Iterator[Problem]:
    """Where a source has an outline, a locator is one of its entries, with detail after a comma."""
    for placed in base.placed:
        for index, citation in enumerate(placed.statement.citations):
            entry = base.by_id.get(citation.source)
            outline = entry.record.outline if entry and isinstance(entry.record, Source) else []
            if outline and outline_entry(outline, citation.at) is None:
                known = [item.at for item in outline]
                said = f"expected a place in '{citation.source}', got '{citation.at}'{nearest(citation.at, known)}"
                yield placed.problem(said, "citations", index, "at")


def outline_entry(outline: list[Outline], at: str) -> int | None:
    """The number of the longest outline entry that the locator ``at`` names, or ``None``."""
    fitting = [number for number, item in enumerate(outline) if at == item.at or at.startswith(f"{item.at}, ")]
    return max(fitting, key=lambda number: len(outline[number].at), default=None)


def ordered_periods(base: Base) -> Iterator[Problem]:
    """A period does not end before it begins."""
    for placed in base.placed:
        statement = placed.statement
        for name, span in (("period", statement.period), ("existence", statement.existence)):
            if span:
                yield from _backwards(placed.entry, (*placed.path, name), span.begins, span.ends)
        for index, relation in enumerate(statement.relations):
            yield from _backwards(placed.entry, (*placed.path, "relations", index), relation.begins, relation.ends)
    for entry in base.of_kind(Kind.TIMELINE):
        if isinstance(entry.record, Event):
            yield from _backwards(entry, (), entry.record.date, entry.record.ends)


def _backwards(entry: Entry, path: Path, begins: Moment | None, ends: Moment | None) -> Iterator[Problem]:
    if begins and ends and ends.latest < begins.earliest:
        said = f"expected an end on or after '{begins}', got '{ends}'"
        yield entry.document.problem((*path, "ends"), said)


def events_within_existence(base: Base) -> Iterator[Problem]:
    """An event does not lie outside the existence of those who took part in it."""
    for entry in base.of_kind(Kind.TIMELINE):
        if not isinstance(entry.record, Event):
            continue
        for number, target in enumerate(entry.record.participants):
            if target not in base.by_id:
                continue
            life = existence_of(base, base.by_id[target])
            date = entry.record.date
            path = ("participants", number)
            if life.begins and date.latest < life.begins.earliest:
                yield entry.document.problem(
                    path, f"expected a date from '{life.begins}', when '{target}' begins, got '{date}'"
                )
            elif life.ends and date.earliest > life.ends.latest:
                yield entry.document.problem(
                    path, f"expected a date until '{life.ends}', when '{target}' ends, got '{date}'"
                )


def one_beginning_and_end(base: Base) -> Iterator[Problem]:
    """The statements in force agree on one beginning, one end and one state at one date."""
    for entry in base.entries:
        for name in ("begins", "ends", "state"):
            seen: dict[str, tuple[str, Placed]] = {}
            for placed in _asserting(entry, name):
                value = str(getattr(placed.statement.existence, name))
                date = str(placed.statement.as_of or "") if name == "state" else ""
                other, first = seen.setdefault(date, (value, placed))
                if value != other:
                    said = f"expected '{other}', as {first.id or 'an earlier statement'} has it, got '{value}'"
                    yield placed.problem(said, "existence", name)


def _asserting(entry: Entry, name: str) -> Iterator[Placed]:
    """The statements in force of a record that give this part of its existence."""
    for index, statement in enumerate(entry.record.statements):
        if in_force(statement) and statement.existence and getattr(statement.existence, name):
            yield Placed(statement, entry, index)


def in_force(statement: Statement) -> bool:
    """Whether a statement may be relied on: neither superseded, corrected, withdrawn nor disputed."""
    return statement.status in RELIED_ON


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


def fitting_units(base: Base) -> Iterator[Problem]:
    """A figure has the unit of its series, and a category has its word."""
    for indicator, data in base.series.items():
        entry = base.by_id.get(indicator)
        if not entry or not isinstance(entry.record, Indicator):
            continue
        for datum in data:
            index = _place(datum.figure, datum.placed.statement.figures)
            if datum.figure.unit != entry.record.unit:
                said = f"expected '{entry.record.unit}', the unit of '{indicator}', got '{datum.figure.unit}'"
                yield datum.placed.problem(said, "figures", index, "unit")
            yield from _category_word(datum.placed, index, datum.figure)


def _place(one: object, listed: Sequence[object]) -> int:
    """At which place of a list this very thing stands, others like it notwithstanding."""
    return next(number for number, other in enumerate(listed) if other is one)


def _category_word(placed: Placed, index: int, figure: Figure) -> Iterator[Problem]:
    if figure.unit == Unit.CATEGORY and figure.word is None:
        yield placed.problem("expected the word of the category, got nothing", "figures", index, "word")
    elif figure.unit != Unit.CATEGORY and figure.word is not None:
        said = f"expected no word, as the unit is '{figure.unit}', got '{figure.word}'"
        yield placed.problem(said, "figures", index, "word")


def measures_fit_units(base: Base) -> Iterator[Problem]:
    """An indicator that ranks is counted in ranks; one that shares, in per cent; one that sorts, in categories."""
    pairs = {
        Measure.RANK: Unit.RANK,
        Measure.SHARE: Unit.PERCENT,
        Measure.SCORE: Unit.SCORE,
        Measure.CATEGORY: Unit.CATEGORY,
    }
    for entry in base.of_kind(Kind.INDICATORS):
        record = entry.record
        if isinstance(record, Indicator) and (wanted := pairs.get(record.measure)) and record.unit != wanted:
            said = f"expected '{wanted}' for a {record.measure}, got '{record.unit}'"
            yield entry.document.problem(("unit",), said)


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


def used_sources(base: Base) -> Iterator[Problem]:
    """A source bears at least one statement, or is itself the subject of one."""
    for entry in base.of_kind(Kind.SOURCES):
        if entry.id not in base.citing and not entry.record.statements and entry.id not in base.unread.words:
            yield entry.document.problem((), f"expected a statement that cites '{entry.id}', got none")


def known_sections(base: Base) -> Iterator[Problem]:
    """Records other than topics group their statements under the common headings."""
    for placed in base.placed:
        section = placed.statement.section
        if placed.entry.kind != Kind.TOPICS and section not in section_tags():
            said = f"expected a section tag, got '{section}'{nearest(section, section_tags())}"
            yield placed.problem(said, "section")


def one_summary(base: Base) -> Iterator[Problem]:
    """Actors, forces, mandates, instruments and events have one statement as summary; others at most one."""
    for entry in base.entries:
        count = sum(statement.section == Section.SUMMARY for statement in entry.record.statements)
        if count > 1 or (count == 0 and entry.kind in _SUMMARISED):
            said = f"expected one statement with section 'summary', got {count or 'none'}"
            yield entry.document.problem(("statements",), said, key=True)


def reasons_given(base: Base) -> Iterator[Problem]:
    """A superseded or corrected statement names the newer one; a withdrawn or unconfirmed one says why."""
    needs = {
        "superseded_by": {StatementStatus.SUPERSEDED},
        "corrected_by": {StatementStatus.CORRECTED},
        "reason": {StatementStatus.WITHDRAWN, StatementStatus.UNCONFIRMED},
    }
    for placed in base.placed:
        status = placed.statement.status
        for name, statuses in needs.items():
            given = getattr(placed.statement, name) is not None
            if status in statuses and not given:
                yield placed.problem(f"expected this field for a statement that is {status}, got nothing", name)
            elif given and status not in statuses and name != "reason":
                got = getattr(placed.statement, name)
                yield placed.problem(f"expected no such field for a statement that is {status}, got '{got}'", name)


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
    """Only a question that is asked of a record can be said not to apply to it."""
    for entry in base.entries:
        asked = questions_for(entry.kind, getattr(entry.record, "type", None))
        for index, question in enumerate(entry.record.not_applicable):
            if question not in asked:
                said = f"expected a question asked of this record, got '{question}'{nearest(question, asked)}"
                yield entry.document.problem(("not_applicable", index), said)


def disagreements_have_sides(base: Base) -> Iterator[Problem]:
    """A disagreement has at least two positions, or one whose statement is disputed or corrected."""
    for entry in base.of_kind(Kind.DISAGREEMENTS):
        record = entry.record
        if isinstance(record, Disagreement) and len(record.positions) < 2 and not _doubted(base, record):
            said = f"expected at least two positions, got {len(record.positions) or 'none'}"
            yield entry.document.problem(("positions",), said, key=True)


def _doubted(base: Base, record: Disagreement) -> bool:
    """Whether a statement of one of the positions is itself disputed or corrected."""
    named = [base.statements.get(id_) for position in record.positions for id_ in position.statements]
    return any(placed and placed.statement.status in _DOUBTED for placed in named)


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


def dated_once_over(base: Base) -> Iterator[Problem]:
    """Of a thing that is over, every statement in force is dated, so that none reads as if it still were."""
    for entry in base.entries:
        life = existence_of(base, entry)
        if life.ends is None and life.state not in {State.ENDED, State.LAPSED, State.REPLACED}:
            continue
        for index, statement in enumerate(entry.record.statements):
            dates = (statement.as_of, statement.period, statement.existence)
            if statement.status in RELIED_ON and not any(dates):
                said = f"expected a date (as_of or period), got none, though '{entry.id}' is over"
                yield entry.document.problem(("statements", index, "as_of"), said)


def instruments_numbered_once(base: Base) -> Iterator[Problem]:
    """No two instruments of one type bear the same official number."""
    seen: dict[tuple[str, str], Entry] = {}
    for entry in base.of_kind(Kind.INSTRUMENTS):
        if isinstance(entry.record, Instrument) and entry.record.number:
            first = seen.setdefault((entry.record.type, entry.record.number), entry)
            if first is not entry:
                said = f"expected a number of its own, got '{entry.record.number}', also that of '{first.id}'"
                yield entry.document.problem(("number",), said)


#: The order is that of the docstrings in the editors' guide.
CHECKS: tuple[Check, ...] = (
    one_kind_per_id,
    numbered_statements,
    known_records,
    known_statements,
    evidence,
    short_phrases,
    known_places_in_sources,
    ordered_periods,
    events_within_existence,
    one_beginning_and_end,
    no_loops,
    own_names,
    fitting_units,
    measures_fit_units,
    relations_once,
    used_sources,
    known_sections,
    one_summary,
    reasons_given,
    fitting_questions,
    asked_questions_only,
    disagreements_have_sides,
    drawn_from_others,
    dated_once_over,
    instruments_numbered_once,
)


def check(base: Base) -> list[Problem]:
    """Every breach of every rule, by file and line."""
    return sorted({problem for rule in CHECKS for problem in rule(base)})


def below_floor(base: Base, floors: dict[str, int]) -> Iterator[Problem]:
    """Each kind has at least as many records as its floor, so that a broken loader cannot publish an empty site."""
    for kind, floor in floors.items():
        count = len(base.of_kind(Kind(kind)))
        if count < floor:
            yield Problem(f"data/{kind}", 1, 1, "", f"expected at least {floor} records, got {count}")


def ids_kept(base: Base, last: int, retired: frozenset[int] = frozenset()) -> Iterator[Problem]:
    """Every number given so far is still there: statements are withdrawn, not deleted."""
    known = {int(id_.removeprefix("ML-")) for id_ in base.statements}
    unread = {int(id_.removeprefix("ML-")) for id_ in base.unread.ids if id_.startswith("ML-")}
    for number in sorted(set(range(1, last + 1)) - known - unread - retired):
        said = f"expected every number given so far, got no ML-{number:04d}: withdraw a statement, do not delete it"
        yield Problem("data/ids.yml", 1, 1, "last", said)
    for id_, placed in base.statements.items():
        if int(id_.removeprefix("ML-")) in retired:
            yield placed.problem(f"expected a number in use, got '{id_}', retired in data/ids.yml", "id")
        if int(id_.removeprefix("ML-")) > last:
            yield placed.problem(f"expected an id given by \"python -m kb ids\", got '{id_}', beyond the last", "id")
