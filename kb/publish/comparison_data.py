"""The facts of every record that can be compared, as files that a page loads as scripts, from the web and a disk alike.

The names of all are one file, the facts of each kind another, so that a comparison loads two.
"""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from kb.cite.editions import Edition
from kb.cite.reference_files import REFERENCE_FILES
from kb.cite.works import of_site_page
from kb.model.comparison import COMPARABLE
from kb.model.naming import called, full_name
from kb.model.record_types import Kind
from kb.model.records import Mandate
from kb.model.words import say
from kb.pages.compared_facts import Fact, Group, facts_of, not_applicable
from kb.pages.comparison_page import ADDRESS, FOLDER, ComparisonPage
from kb.pages.comparison_parts import MARKED, year_of
from kb.pages.comparison_words import group_words, missing_words
from kb.pages.whole_site import Site
from kb.publish.columns import Column, Table
from kb.publish.statement_data import script
from kb.store.addresses import address, statement_address

NAMES = f"{FOLDER}/names.js"
_GROUPS = list(Group)
#: What stands for the names, the ids in an address and those in a key, in the files of a chosen comparison.
CHOSEN_NAMES, CHOSEN_IDS, CHOSEN_KEY = "KB-NAMES", "KB-IDS", "KB-KEY"
#: The table of a comparison; browser/compared-files.js writes the same for a chosen one.
COLUMNS = (
    Column("table", "string", "Heading under which it stands"),
    Column("question", "string", "What is asked"),
    Column("record", "string", "Name of the record"),
    Column("value", "string", "What is said"),
    Column("date", "string", "Its date, and on how many sources it rests"),
    Column("statement", "string", "Number of its statement"),
    Column("address", "string", "Address of the statement"),
)


def comparison_files(site: Site) -> Iterator[tuple[str, str]]:
    """Place in the site and text of every file."""
    known = {"kinds": _kinds(site), "groups": [_group(group) for group in Group], "cited": _cited(site.edition)}
    yield NAMES, script("kbCompared", known)
    for kind in COMPARABLE:
        yield f"{FOLDER}/{kind}.js", script("kbFacts", _facts(site, kind), merged=True)


def _cited(edition: Edition) -> dict[str, Any]:
    """Where pages are cited, and each file of a chosen comparison, in which a script fills in what was chosen."""
    page = of_site_page(say("Side by side: %(names)s", names=CHOSEN_NAMES), ADDRESS, edition)
    key = page.id.replace(f"-{edition.key}", f"-{CHOSEN_KEY}-{edition.key}")
    work = replace(page, id=key, address=f"{page.address}#{CHOSEN_IDS}")
    return {"root": edition.cited_url, "files": {ending: form([work]) for ending, form in REFERENCE_FILES.items()}}


def comparison_table(view: ComparisonPage) -> Table:
    """A ready-made comparison as a table: one row for each value, and for each task that a mandate tells of."""
    root = view.site.edition.cited_url
    names = {column.words: column.title or column.words for column in view.columns}
    tasks = [
        (say("Tasks"), task.label, names[cell.column.words], cell.words, proof.dated, proof.id)
        for task in view.tasks
        for cell in task.told
        for proof in cell.proofs
    ]
    facts = [
        (table.title, row.label, names[cell.column], fact.words, fact.small, fact.statement)
        for table in view.tables
        for row in table.rows
        for cell in row.cells
        for fact in cell.values
    ]
    keys = [column.name for column in COLUMNS]
    rows = ((*row, f"{root}{statement_address(row[-1])}" if row[-1] else "") for row in (*tasks, *facts))
    meaning = "A value of one record in answer to one question"
    return Table("comparison", meaning, COLUMNS, tuple(dict(zip(keys, row, strict=True)) for row in rows))


def _group(group: Group) -> list[str | bool]:
    """Its name, whether it is told if records differ in it, and what is said of an empty cell."""
    return [group_words(group), group in MARKED, missing_words(group, senseless=False)]


def _kinds(site: Site) -> dict[str, Any]:
    """For each kind that can be compared its name, and its records: id, name, former ids."""
    return {
        str(kind): {
            "name": kind.plural,
            "records": [
                [entry.id, called(entry.record.names), *entry.record.former_ids]
                for entry in sorted(site.base.of_kind(kind), key=lambda entry: called(entry.record.names).casefold())
            ],
        }
        for kind in COMPARABLE
    }


def _facts(site: Site, kind: Kind) -> dict[str, Any]:
    """For each record of a kind its name, page and full name, its rows, and those that make no sense for it.

    Of a mandate also its year and its bearer: mandates of one bearer are told apart by their years.
    """
    return {
        entry.id: {
            "name": called(entry.record.names),
            "title": full_name(entry.record.names),
            "address": address(entry),
            "rows": [
                [_GROUPS.index(facts.group), facts.place, facts.label, [_values(fact) for fact in facts.values]]
                for facts in facts_of(site, entry.id)
            ],
            "without": not_applicable(entry),
            **({"year": year_of(entry), "of": entry.record.bearer} if isinstance(entry.record, Mandate) else {}),
        }
        for entry in site.base.of_kind(kind)
    }


def _values(fact: Fact) -> list[str]:
    """A value without the empty fields at its end: words, small print, statement, address, language, sort."""
    fields = [fact.words, fact.small, fact.statement, fact.address, fact.language, fact.sort]
    while fields and not fields[-1]:
        fields.pop()
    return fields
