"""How a record is connected with others: relations that its statements do not already tell, and mentions."""

from collections.abc import Iterator

from kb.answers.key_facts import span
from kb.model.naming import called
from kb.model.record_types import Kind
from kb.model.relation_types import RelationType
from kb.model.statuses import OVERTAKEN
from kb.pages.parts import Link, RelationGroup, RelationView
from kb.pages.whole_site import Site
from kb.store.addresses import address
from kb.store.base import Tie, linked
from kb.store.record_files import Entry


def relations_of(site: Site, entry: Entry) -> tuple[RelationGroup, ...]:
    """The relations of a record, by what relates the two, the newest first; each other record once in a group.

    A relation that a statement of the page tells, with a link to the other record, is not told again.
    """
    groups: dict[str, dict[str, tuple[str, RelationView]]] = {}
    for tie in _told_elsewhere(site, entry):
        outward = tie.subject == entry.id
        label = tie.relation.type.label if outward else tie.relation.type.plural
        other = tie.relation.target if outward else tie.subject
        begins = tie.relation.begins or tie.placed.statement.as_of
        key = str(begins.earliest) if begins else ""
        group = groups.setdefault(label, {})
        if other not in group or group[other][0] < key:
            group[other] = (key, _relation(site, tie, other))
    order = [words for type_ in RelationType for words in (type_.label, type_.plural)]
    return tuple(
        RelationGroup(label, tuple(view for _, view in sorted(groups[label].values(), key=_newest)))
        for label in sorted(groups, key=order.index)
    )


def _newest(found: tuple[str, RelationView]) -> tuple[int, str]:
    key, view = found
    return -int(key.replace("-", "") or 0), view.other.words


def _told_elsewhere(site: Site, entry: Entry) -> Iterator[Tie]:
    for tie in site.base.ties_of.get(entry.id, ()):
        told = tie.subject == entry.id and tie.relation.target in set(linked(tie.placed.statement.text))
        if not told and tie.placed.statement.status not in OVERTAKEN:
            yield tie


def _relation(site: Site, tie: Tie, other: str) -> RelationView:
    dated = span(tie.relation.begins, tie.relation.ends)
    statement = site.statement_link(tie.placed.id)
    where = statement.address if statement else address(tie.placed.entry)
    return RelationView(site.link(other), tie.relation.role or "", dated or _as_of(tie), where)


def _as_of(tie: Tie) -> str:
    as_of = tie.placed.statement.as_of
    return as_of.human if as_of else ""


def mentions_of(site: Site, entry: Entry) -> tuple[tuple[str, tuple[Link, ...]], ...]:
    """The records whose statements link to a record, by kind; each links to the first such statement."""
    groups: dict[Kind, dict[str, Link]] = {}
    for placed in site.base.mentions.get(entry.id, ()):
        link = Link(called(placed.entry.record.names), f"{address(placed.entry)}#{placed.id}", placed.id)
        groups.setdefault(placed.entry.kind, {}).setdefault(placed.entry.id, link)
    return tuple((kind.plural, tuple(groups[kind].values())) for kind in Kind if kind in groups)
