"""What the box of key facts says of a record beside the answers of its statements, and its state in words."""

from collections.abc import Callable

from kb.dates import Moment
from kb.existence import Life
from kb.names import address, called
from kb.reader import Entry
from kb.schema import Author, Event, Indicator, Mandate, Place, Source
from kb.vocabulary import State

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
                ("Date", [(span(record.date, record.ends) if record.ends else record.date.human, "", "")]),
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
        case Source():
            rows = _source_rows(record)
    number = getattr(record, "number", None)
    if number and not isinstance(record, Source):
        rows.append(("Number", [(number, "", "")]))
    return [(name, values) for name, values in rows if values]


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
        return begins.human if begins.text == ends.text else f"{begins.human} – {ends.human}"
    if begins:
        return f"from {begins.human}"
    return f"until {ends.human}" if ends else ""


def state_words(life: Life) -> str:
    """The state of a record's thing in words, dated as far as the sources tell; empty where they say nothing."""
    when = f" {life.ends.human}" if life.ends else ""
    since = f", from {life.begins.human}" if life.begins else ""
    match life.state:
        case None:
            return f"Began {life.begins.human}; later state not told by the sources" if life.begins else ""
        case State.EXISTS:
            known = f" as of {life.known_on.human}" if life.known_on else ""
            return f"In being{known}{since}"
        case State.NOT_KNOWN:
            known = f" after {life.known_on.human}" if life.known_on else ""
            return f"Not known{known}{since}"
    began = f" (from {life.begins.human})" if life.begins else ""
    return f"{life.state.label}{when}{began}"
