"""What the box of key facts says of a record beside the answers of its statements, and its state in words."""

from collections.abc import Callable

from kb.model.disagreement import Disagreement
from kb.model.naming import called
from kb.model.partial_dates import Moment
from kb.model.record_types import ActorType, Kind
from kb.model.records import Event, Indicator, Mandate, Place
from kb.model.source import Author, Source
from kb.model.words import say
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
                (say("Given to"), _records([record.bearer], find)),
                (say("By"), _records([record.instrument], find)),
                (say("Version"), [(record.version, "", "")]),
                (say("Replaced"), _records([record.replaces], find)),
            ]
        case Event():
            rows = [
                (say("Date"), [(dated_event(record), "", "")]),
                (say("Sort of event"), [(record.type.label, "", "")]),
                (say("Places"), _records(record.places, find)),
                (say("Took part"), _records(record.participants, find)),
                (say("Changed the status of"), _records(record.changes, find)),
            ]
        case Indicator():
            rows = [
                (say("Counts"), [(record.definition, "", "")]),
                (say("Tells of"), _records([record.subject], find)),
            ]
        case Place():
            rows = [(say("Sort of place"), [(record.type.label, "", "")])]
            rows += [(say("Within"), _records([record.within], find))]
        case Disagreement():
            rows = [(say("Sort"), [(record.type.plural, "", "")]), (say("State"), [(record.state.label, "", "")])]
            rows += [(say("Concerns"), _records(record.concerns, find))]
        case Source():
            rows = _source_rows(record)
    number = getattr(record, "number", None)
    if number and not isinstance(record, Source):
        rows.append((say("Number"), [(number, "", "")]))
    return [(name, values) for name, values in rows if values]


def dated_event(event: Event) -> str:
    """When an event happened, in words."""
    return span(event.date, event.ends) if event.ends else event.date.human


def _source_rows(record: Source) -> list[Row]:
    """The bibliographic box of a source, with what an officer asks of its worth."""
    authors = "; ".join(author_name(author) for author in record.authors)
    # what a reader asks first stands first: who says it, when, how near to what it reports, where it can be read
    plain = [
        (say("Title"), record.title, ""),
        (say("By"), authors, ""),
        (say("Published by"), "" if record.publisher == authors else record.publisher, ""),
        (say("Date"), _source_date(record), ""),
        (say("Standing"), record.standing.label, ""),
        (say("Address"), record.url, record.url),
        (say("Archived copy"), record.archive, record.archive),
        (say("Second source"), record.also, record.also),
        (say("Document number"), record.number, ""),
        (say("Speaks of times until"), record.covers.human if record.covers and record.date else "", ""),
        (say("Primary text seen"), say("yes") if record.primary_seen else say("no"), ""),
        (say("Sort of work"), record.type.label, ""),
        (say("Official proof"), record.proof, ""),
        (say("Language"), record.language, ""),
        (say("Read"), record.read.human if record.read else "", ""),
    ]
    return [(name, [(words, address or "", "")]) for name, words, address in plain if words]


def _source_date(record: Source) -> str:
    """When a source was made; of one that bears no date, how far it goes."""
    if record.date:
        return record.date.human
    until = record.covers.human if record.covers else ""
    return say("not dated, speaks of times until %(date)s", date=until) if until else say("not dated")


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
        return f"{int(begins.text[8:])}–{ends.human}" if within else f"{begins.human} – {_end(ends)}"
    if begins:
        return say("from %(date)s", date=begins.human)
    return say("until %(date)s", date=_end(ends)) if ends else ""


def _end(when: Moment) -> str:
    """An end in words that can follow "until": of one known within bounds only, that it is some day of these."""
    return say("some day %(between)s", between=when.human) if when.human.startswith("between ") else when.human


def has_state(entry: Entry) -> bool:
    """Whether the record is of a thing that exists or has ended: not a person, a country or an event."""
    type_ = getattr(entry.record, "type", None)
    return entry.kind in _STATED and type_ not in {ActorType.PERSON, ActorType.COUNTRY, ActorType.CIVIL_SOCIETY}


_STATED = frozenset({Kind.ACTORS, Kind.FORCES, Kind.MANDATES, Kind.INSTRUMENTS})
