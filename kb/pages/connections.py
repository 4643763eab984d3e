"""How a record is connected with others: relations, disagreements and mentions, as its page shows them."""

from kb.answers.key_facts import span
from kb.model.disagreement import Disagreement
from kb.model.naming import called
from kb.model.record_types import Kind
from kb.pages.parts import OVERTAKEN, Link, RelationView, dated
from kb.pages.whole_site import Site
from kb.store.addresses import address
from kb.store.base import Tie
from kb.store.record_files import Entry


def relations_of(site: Site, entry: Entry) -> tuple[RelationView, ...]:
    """The relations of a record in both directions, by what relates the two and by name."""
    ties = site.base.ties_of.get(entry.id, ())
    views = (_relation(site, entry, tie) for tie in ties if tie.placed.statement.status not in OVERTAKEN)
    return tuple(sorted(views, key=lambda view: (view.label, view.other.words)))


def _relation(site: Site, entry: Entry, tie: Tie) -> RelationView:
    outward = tie.subject == entry.id
    relation = tie.relation
    label = relation.type.label if outward else relation.type.plural
    other = site.link(relation.target if outward else tie.subject)
    statement = site.statement_link(tie.placed.id)
    when = span(relation.begins, relation.ends) or dated(tie.placed.statement)
    where = statement.address if statement else address(tie.placed.entry)
    return RelationView(label, other, relation.role or "", when, tie.placed.id, where)


def disagreements_of(site: Site, entry: Entry) -> tuple[Link, ...]:
    """The disagreements that concern a record, by their questions."""
    found = site.disagreements_of.get(entry.id, ())
    return tuple(
        Link(other.record.question, address(other), other.record.names.en)
        for other in found
        if isinstance(other.record, Disagreement)
    )


def mentions_of(site: Site, entry: Entry) -> tuple[tuple[str, tuple[Link, ...]], ...]:
    """The records whose statements link to a record, by kind; each links to the first such statement."""
    groups: dict[Kind, dict[str, Link]] = {}
    for placed in site.base.mentions.get(entry.id, ()):
        link = Link(called(placed.entry.record.names), f"{address(placed.entry)}#{placed.id}", placed.id)
        groups.setdefault(placed.entry.kind, {}).setdefault(placed.entry.id, link)
    return tuple((kind.plural, tuple(groups[kind].values())) for kind in Kind if kind in groups)
