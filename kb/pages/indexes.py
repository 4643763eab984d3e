"""What the index of each kind shows: its records in groups, with the facts that tell them apart."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from kb.answers.existence import own_date
from kb.model.alphabet import SortKey, sort_key
from kb.model.disagreement import Disagreement
from kb.model.naming import family_of, inverted, listed_under
from kb.model.record_types import ActorType, DisagreementState, Kind
from kb.model.records import Mandate
from kb.model.tags import Term
from kb.model.topic import Topic
from kb.model.words import say
from kb.pages.long_groups import ListPage, pages_for
from kb.pages.other_languages import source_link
from kb.pages.pages_by_kind import page_of
from kb.pages.parts import Link, slug
from kb.pages.telling_facts import STATE_SORTS, state_of, telling_facts
from kb.pages.whole_site import Site
from kb.store.addresses import address
from kb.store.record_files import Entry

#: An index of so many records opens with its groups folded.
_MANY = 150


@dataclass(frozen=True, slots=True)
class Row:
    """A record in an index: ``name`` is its own, the words of ``link`` are as the list has it (``Goïta, Assimi``)."""

    name: str
    link: Link
    french: str
    state: str
    state_words: str
    facts: tuple[str, ...]

    @property
    def told(self) -> str:
        """What tells it from the others, in one line."""
        return " · ".join(self.facts)

    @property
    def sort(self) -> str:
        """The shape and colour of its state."""
        return STATE_SORTS.get(self.state, "unknown")


@dataclass(frozen=True, slots=True)
class Group:
    """Records of one type; where they stand on pages of their own, those.

    Of groups that are folded the first is open, so that a reader meets rows and not only names of groups.
    """

    title: str
    anchor: str
    rows: tuple[Row, ...]
    count: int
    folded: bool
    open: bool
    pages: tuple[ListPage, ...]

    def rows_on(self, page: ListPage) -> tuple[Row, ...]:
        """The rows that one of its pages shows."""
        return self.rows[page.first : page.last]


@dataclass(frozen=True, slots=True)
class GroupPage:
    """One of the pages of a group: the title of its list, and the rows that it shows."""

    index_title: str
    group: Group
    page: ListPage

    @property
    def address(self) -> str:
        """Where it is."""
        return self.page.link.address

    @property
    def rows(self) -> tuple[Row, ...]:
        """Those of its group that stand on it."""
        return self.group.rows_on(self.page)

    @property
    def others(self) -> tuple[ListPage, ...]:
        """The other pages of its group."""
        return tuple(page for page in self.group.pages if page != self.page)


@dataclass(frozen=True, slots=True)
class Index:
    """All records of one kind."""

    title: str
    count: int
    count_words: str
    groups: tuple[Group, ...]

    @property
    def jumps(self) -> tuple[Group, ...]:
        """Its groups, where there are several and they do not stand one under the other, folded."""
        return self.groups if len(self.groups) > 1 and not self.groups[0].folded else ()

    @property
    def group_pages(self) -> tuple[GroupPage, ...]:
        """The pages that its groups have of their own."""
        return tuple(GroupPage(self.title, group, page) for group in self.groups for page in group.pages)


def index(site: Site, kind: Kind) -> Index:
    """The index of one kind, in the order of its types, topics in the order of the outline."""
    entries = listed(site, kind)
    many = len(entries) > _MANY
    shown = tuple(
        Group(
            title,
            slug(title),
            tuple(_row(site, e) for e in group),
            len(group),
            many,
            n == 0,
            _pages(kind, title, group),
        )
        for n, (title, group) in enumerate(_grouped(entries).items())
    )
    return Index(kind.plural, len(entries), _count_words(kind, len(entries)), shown)


def index_words(site: Site, kind: Kind) -> str:
    """What the index of a kind is, for those who see its address elsewhere and for reference managers."""
    count = len(site.base.of_kind(kind))
    return say("%(count)s %(records)s in this base, as a list", count=count, records=_count_words(kind, count))


def list_pages(site: Site, kind: Kind) -> tuple[ListPage, ...]:
    """The pages that the groups of a list have of their own."""
    groups = _grouped(listed(site, kind)).items()
    return tuple(page for title, group in groups for page in _pages(kind, title, group))


def _pages(kind: Kind, title: str, group: list[Entry]) -> tuple[ListPage, ...]:
    return pages_for(kind, title, [_listed_name(entry) for entry in group]) if kind != Kind.TIMELINE else ()


def _listed_name(entry: Entry) -> str:
    name = entry.record.names.en
    return inverted(name, family_of(entry.record)) if _is_person(entry) else name


def _grouped(entries: Iterable[Entry]) -> dict[str, list[Entry]]:
    groups: dict[str, list[Entry]] = {}
    for entry in entries:
        groups.setdefault(_group(entry), []).append(entry)
    return groups


def listed(site: Site, kind: Kind) -> tuple[Entry, ...]:
    """The records of one kind in the order of their list."""
    if kind == Kind.TIMELINE:
        return tuple(site.base.by_id[event.id] for event in site.events)
    groups = _grouped(sorted(site.base.of_kind(kind), key=lambda entry: _order(site, entry)))
    return tuple(entry for group in groups.values() for entry in group)


def _count_words(kind: Kind, count: int) -> str:
    if count == 1:
        return kind.label.lower()
    return {Kind.TIMELINE: "events", Kind.GLOSSARY: "terms"}.get(kind, kind.plural.lower())


def _group(entry: Entry) -> str:
    """The heading under which a record stands in its index."""
    record = entry.record
    if isinstance(record, Topic):
        return record.part
    type_ = getattr(record, "type", None)
    return type_.plural if type_ else ""


def _order(site: Site, entry: Entry) -> tuple[object, ...]:
    record = entry.record
    if isinstance(record, Topic):
        return (record.order,)
    type_ = getattr(record, "type", None)
    place = list(type(type_)).index(type_) if isinstance(type_, Term) else 0
    if isinstance(record, Mandate):
        return (record.bearer, -_life_start(entry), entry.id)
    if isinstance(record, Disagreement):
        # what is open and what happened last: misprints of old laws come to stand below
        return (place, record.state != DisagreementState.OPEN, -_told_last(site, record), entry.id)
    return (place, *name_order(entry), entry.id)


def name_order(entry: Entry) -> tuple[SortKey, ...]:
    """What to sort a record by its name by: a person by family name, then given names."""
    name = entry.record.names.en
    if not _is_person(entry):
        return (sort_key(name),)
    family = family_of(entry.record)
    return (sort_key(listed_under(family)), sort_key(inverted(name, family)))


def _is_person(entry: Entry) -> bool:
    return getattr(entry.record, "type", None) == ActorType.PERSON


def _life_start(entry: Entry) -> int:
    """The number of the first day of what a record is of; 0 where none is told."""
    begins = (s.existence.begins for s in entry.record.statements if s.existence and s.existence.begins)
    return min((moment.earliest.toordinal() for moment in begins), default=0)


def _told_last(site: Site, record: Disagreement) -> int:
    """The number of the last day of which the sides tell; 0 where none is told."""
    said = (site.base.statements.get(id_) for position in record.positions for id_ in position.statements)
    dates = (own_date(placed.statement) for placed in said if placed)
    return max((moment.latest.toordinal() for moment in dates if moment), default=0)


def _row(site: Site, entry: Entry) -> Row:
    page = page_of(site, entry.id)
    names = entry.record.names
    french = names.fr if names.fr and names.fr != names.en else ""
    state, words = state_of(page)
    title = page.title if entry.kind != Kind.DISAGREEMENTS else entry.record.names.en
    listed = inverted(names.en, family_of(entry.record)) if _is_person(entry) else title
    return Row(title, _link(site, entry, listed), french or "", state, words, telling_facts(site, page))


def _link(site: Site, entry: Entry, words: str) -> Link:
    """A link whose title is the full name, where the words do not say it."""
    link = source_link(entry, address(entry)) if entry.kind == Kind.SOURCES else site.link(entry.id, words)
    return replace(link, words=words, title="" if link.title == words else link.title)
