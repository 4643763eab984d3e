"""The base as tables: statements, citations, records, relations, figures, functions.

What is left out of a record because it is usual (a status) stands here in full, and each text stands twice: as
written, with its ``[[links]]``, and plain.
"""

from kb.model.record_types import Kind
from kb.model.relation_types import RelationType
from kb.model.sections import Section
from kb.model.statuses import StatementStatus
from kb.model.units import Qualifier, Unit
from kb.pages.whole_site import Site
from kb.publish.columns import Column, Row, Table, date_values, dated
from kb.publish.function_table import functions
from kb.store.addresses import address
from kb.store.base import Placed
from kb.store.record_files import Entry

_STATEMENT_ID = Column("statement", "string", "Number of the statement", required=True)


def tables(site: Site) -> tuple[Table, ...]:
    """The six tables of the base."""
    return records(site), statements(site), citations(site), relations(site), figures(site), functions(site)


def records(site: Site) -> Table:
    """One row for each record."""
    columns = (
        Column("id", "string", "Id of the record, one of a kind over the whole base", required=True),
        Column("kind", "string", "Kind of record", required=True, words=tuple(Kind)),
        Column("type", "string", "What sort within its kind"),
        Column("name", "string", "Name in English", required=True),
        Column("name_fr", "string", "Name in French"),
        Column("acronym", "string", "Acronym"),
        Column("summary", "string", "What it is, in one plain sentence"),
        *dated("checked", "Day on which it was last held against its sources", required=True),
        Column("statements", "integer", "How many statements it holds", required=True),
        Column("address", "string", "Address of its page", required=True),
    )
    rows = tuple(_record(site, entry) for entry in site.base.entries)
    return Table("records", "A thing, text, event or source of which the base tells", columns, rows, ("id",))


def _record(site: Site, entry: Entry) -> Row:
    record = entry.record
    summary = next((s.text for s in record.statements if s.section == Section.SUMMARY), "")
    return {
        "id": entry.id,
        "kind": str(entry.kind),
        "type": str(getattr(record, "type", "")) or None,
        "name": record.names.en,
        "name_fr": record.names.fr,
        "acronym": record.names.acronym,
        "summary": site.speller.plain(summary) or None,
        **date_values("checked", record.checked),
        "statements": len(record.statements),
        "address": f"{site.edition.site_url}{address(entry)}",
    }


def statements(site: Site) -> Table:
    """One row for each statement."""
    columns = (
        Column("id", "string", "Number of the statement, which never comes to stand for another fact", required=True),
        Column("record", "string", "Id of the record that holds it", required=True),
        Column("section", "string", "Heading under which it stands", required=True),
        Column("status", "string", "How far it holds", required=True, words=tuple(StatementStatus)),
        Column("plain", "string", "The sentence as readers see it, without markup", required=True),
        Column("text", "string", "The sentence as written, with links: [[id]] or [[id|words]]", required=True),
        *dated("as_of", "Date at which it was true"),
        *dated("begins", "Beginning of the time through which it was true"),
        *dated("ends", "End of the time through which it was true"),
        *dated("checked", "Day on which it was last held against its sources", required=True),
        Column("superseded_by", "string", "Number of the newer statement"),
        Column("corrected_by", "string", "Number of the statement that shows the source to be wrong"),
        Column("reason", "string", "Why it is withdrawn, corrected or unconfirmed"),
        Column("note", "string", "What a reader of the evidence should know beside it"),
        Column("citations", "integer", "On how many points in sources it rests", required=True),
        Column("address", "string", "Its address on the page of its record", required=True),
    )
    points = (("record", "records", "id"), ("superseded_by", "", "id"), ("corrected_by", "", "id"))
    rows = tuple(_statement(site, placed) for placed in site.base.placed)
    return Table("statements", "A checkable sentence with its evidence", columns, rows, ("id",), points)


def _statement(site: Site, placed: Placed) -> Row:
    statement = placed.statement
    return {
        "id": placed.id,
        "record": placed.entry.id,
        "section": statement.section,
        "status": str(statement.status),
        "plain": site.speller.plain(statement.text),
        "text": statement.text,
        **date_values("as_of", statement.as_of),
        **date_values("begins", statement.period.begins if statement.period else None),
        **date_values("ends", statement.period.ends if statement.period else None),
        **date_values("checked", statement.checked or placed.entry.record.checked),
        "superseded_by": statement.superseded_by,
        "corrected_by": statement.corrected_by,
        "reason": statement.reason,
        "note": statement.note,
        "citations": len(statement.citations),
        "address": f"{site.edition.site_url}{address(placed.entry)}#{placed.id}",
    }


def citations(site: Site) -> Table:
    """One row for each point in a source on which a statement rests."""
    columns = (
        _STATEMENT_ID,
        Column("position", "integer", "Its place among the citations of the statement, from 1", required=True),
        Column("source", "string", "Id of the source", required=True),
        Column("locator", "string", "Place in the source", required=True),
        Column("phrase", "string", "Words of the source by which the passage is found", required=True),
    )
    points = (("statement", "statements", "id"), ("source", "records", "id"))
    rows: tuple[Row, ...] = tuple(
        {"statement": p.id, "position": place, "source": c.source, "locator": c.at, "phrase": c.phrase}
        for p in site.base.placed
        for place, c in enumerate(p.statement.citations, 1)
    )
    return Table("citations", "A point in a source", columns, rows, ("statement", "position"), points)


def relations(site: Site) -> Table:
    """One row for each relation between two records, from the record that states it."""
    columns = (
        _STATEMENT_ID,
        Column("subject", "string", "Id of the record from which the relation goes", required=True),
        Column("type", "string", "Relation, read from subject to target", required=True, words=tuple(RelationType)),
        Column("target", "string", "Id of the record to which it goes", required=True),
        Column("role", "string", "In what respect"),
        *dated("begins", "When it began"),
        *dated("ends", "When it ended"),
        Column("status", "string", "How far its statement holds", required=True, words=tuple(StatementStatus)),
    )
    points = (("statement", "statements", "id"), ("subject", "records", "id"), ("target", "records", "id"))
    rows: tuple[Row, ...] = tuple(
        {
            "statement": tie.placed.id,
            "subject": tie.subject,
            "type": str(tie.relation.type),
            "target": tie.relation.target,
            "role": tie.relation.role,
            **date_values("begins", tie.relation.begins),
            **date_values("ends", tie.relation.ends),
            "status": str(tie.placed.statement.status),
        }
        for tie in site.base.ties
    )
    return Table("relations", "A relation between two records", columns, rows, (), points)


def figures(site: Site) -> Table:
    """One row for each figure of a series."""
    columns = (
        _STATEMENT_ID,
        Column("indicator", "string", "Id of the series", required=True),
        Column("value", "number", "The number alone", required=True),
        Column("unit", "string", "Unit", required=True, words=tuple(Unit)),
        Column("qualifier", "string", "How the source hedges it", words=tuple(Qualifier)),
        Column("word", "string", "For a category, the word itself"),
        *dated("as_of", "Date to which it applies"),
        Column("status", "string", "How far its statement holds", required=True, words=tuple(StatementStatus)),
    )
    points = (("statement", "statements", "id"), ("indicator", "records", "id"))
    rows: tuple[Row, ...] = tuple(
        {
            "statement": datum.placed.id,
            "indicator": datum.figure.indicator,
            "value": datum.figure.value,
            "unit": str(datum.figure.unit),
            "qualifier": str(datum.figure.qualifier) if datum.figure.qualifier else None,
            "word": datum.figure.word,
            **date_values("as_of", datum.figure.as_of or datum.placed.statement.as_of),
            "status": str(datum.placed.statement.status),
        }
        for series in site.base.series.values()
        for datum in series
    )
    return Table("figures", "A figure of a series", columns, rows, (), points)
