"""The facts of every record that can be compared, as files that a page loads as scripts, from the web and a disk alike.

The names of all are one file, the facts of each kind another, so that a comparison loads two.
"""

from collections.abc import Iterator
from typing import Any

from kb.model.comparison import COMPARABLE
from kb.model.naming import called, full_name
from kb.model.record_types import Kind
from kb.model.records import Mandate
from kb.pages.compared_facts import Fact, Group, facts_of, not_applicable
from kb.pages.comparison_page import FOLDER
from kb.pages.comparison_parts import MARKED, year_of
from kb.pages.comparison_words import group_words, missing_words
from kb.pages.whole_site import Site
from kb.publish.statement_data import script
from kb.store.addresses import address

NAMES = f"{FOLDER}/names.js"
_GROUPS = list(Group)


def comparison_files(site: Site) -> Iterator[tuple[str, str]]:
    """Place in the site and text of every file."""
    yield NAMES, script("kbCompared", {"kinds": _kinds(site), "groups": [_group(group) for group in Group]})
    for kind in COMPARABLE:
        yield f"{FOLDER}/{kind}.js", script("kbFacts", _facts(site, kind), merged=True)


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
