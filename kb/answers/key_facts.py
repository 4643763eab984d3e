"""What the box of key facts says of a record beside the answers of its statements, and its state in words."""

from collections.abc import Callable

from kb.answers.existence import Life
from kb.model.disagreement import Disagreement
from kb.model.naming import called
from kb.model.partial_dates import Moment
from kb.model.record_types import ActorType, Kind
from kb.model.records import Event, Indicator, Mandate, Place
from kb.model.source import Author, Source
from kb.model.statuses import State
from kb.store.addresses import address
from kb.store.record_files import Entry

Named = tuple[str, str, str]
"""Words, address and title of a value; the address is empty where it is no record."""


Row = tuple[str, list[Named]]


def own_rows(entry: Entry, find: Callable[[str], Entry | None]) -> list[Row]:
    """The rows that the record's own fields give; ``find`` gives the record of an id."""
    record = entry.record
    rows: list[Row] = []
    match record:
        case Mandate():
            rows = [
                ("Given to", _records([record.bearer], find)),
                ("By", _records([record.instrument], find)),
                ("Version", [(record.version, "", "")]),
                ("Replaced", _records([record.replaces], find)),
            ]
        case Event():
            rows = [
                ("Date", [(dated_event(record), "", "")]),
                ("Sort of event", [(record.type.label, "", "")]),
                ("Places", _records(record.places, find)),
                ("Took part", _records(record.participants, find)),
                ("Changed the status of", _records(record.changes, find)),
            ]
        case Indicator():
            rows = [
                ("Counts", [(record.definition, "", "")]),
                ("Unit", [(record.unit.label, "", "")]),
                ("Measure", [(record.measure.label, "", "")]),
                ("Tells of", _records([record.subject], find)),
            ]
        case Place():
            rows = [("Sort of place", [(record.type.label, "", "")]), ("Within", _records([record.within], find))]
        case Disagreement():
            rows = [("Sort", [(record.type.plural, "", "")]), ("State", [(record.state.label, "", "")])]
            rows += [("Concerns", _records(record.concerns, find))]
        case Source():
            rows = _source_rows(record)
    number = getattr(record, "number", None)
    if number and not isinstance(record, Source):
        rows.append(("Number", [(number, "", "")]))
    return [(name, values) for name, values in rows if values]


def dated_event(event: Event) -> str:
    """When an event happened, in words."""
    return span(event.date, event.ends) if event.ends else event.date.human


def _source_rows(record: Source) -> list[Row]:
    """The bibliographic box of a source, with what an officer asks of its worth."""
    seen = "yes" if record.primary_seen else "no"
    plain = [
        ("Title", record.title),
        ("By", "; ".join(author_name(author) for author in record.authors)),
        ("Published by", record.publisher),
        ("Date", record.date.human if record.date else "not dated"),
        ("Document number", record.number),
        ("Speaks of times until", record.covers.human if record.covers else None),
        ("Sort of work", record.type.label),
        ("Standing", record.standing.label),
        ("Primary text seen", seen),
        ("Official proof", record.proof),
        ("Language", record.language),
        ("Read", record.read.human if record.read else None),
    ]
    links = [("Address", record.url), ("Archived copy", record.archive), ("Second source", record.also)]
    rows: list[Row] = [(name, [(value, "", "")]) for name, value in plain if value]
    return rows + [(name, [(url, url, "")]) for name, url in links if url]


def author_name(author: Author) -> str:
    """An author as printed: an institution whole, a person with given names first."""
    return author.literal or " ".join(part for part in (author.given, author.family) if part)


def _records(ids: list[str | None] | list[str], find: Callable[[str], Entry | None]) -> list[Named]:
    found = [find(id_) for id_ in ids if id_]
    return [(called(e.record.names), address(e), e.record.names.en) for e in found if e]


def span(begins: Moment | None, ends: Moment | None) -> str:
    """A stretch of time in words."""
    if begins and ends:
        if begins.text == ends.text:
            return begins.human
        within = begins.text[:8] == ends.text[:8] and len(begins.text) == len(ends.text) == len("2020-08-18")
        return f"{int(begins.text[8:])}–{ends.human}" if within else f"{begins.human} – {ends.human}"
    if begins:
        return f"from {begins.human}"
    return f"until {ends.human}" if ends else ""


def state_words(life: Life, attested: Moment | None) -> str:
    """The state of a record's thing in words, as far as the sources tell; ``attested``: when it was last shown."""
    since = f", from {life.begins.human}" if life.begins else ""
    known = f" as of {life.known_on.human}" if life.known_on else ""
    match life.state:
        case None:
            last = f"Last attested {attested.human}" if attested else "Not dated"
            return f"{last}{since}; whether it still exists is not told by the sources"
        case State.EXISTS | State.SUSPENDED:
            return f"{life.state.label}{known}{since}"
        case State.NOT_KNOWN:
            after = f" after {life.known_on.human}" if life.known_on else ""
            return f"Not known{after}{since}"
    when = f" {life.ends.human}" if life.ends else known
    began = f" (from {life.begins.human})" if life.begins else ""
    return f"{life.state.label}{when}{began}"


def has_state(entry: Entry) -> bool:
    """Whether the record is of a thing that exists or has ended: not a person, a country or an event."""
    type_ = getattr(entry.record, "type", None)
    return entry.kind in _STATED and type_ not in {ActorType.PERSON, ActorType.COUNTRY, ActorType.CIVIL_SOCIETY}


_STATED = frozenset({Kind.ACTORS, Kind.FORCES, Kind.MANDATES, Kind.INSTRUMENTS})
