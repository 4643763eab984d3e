"""What the index of each kind shows: its records in groups, with the facts that tell them apart."""

from dataclasses import dataclass

from kb.answers.existence import attested
from kb.answers.figure_series import points
from kb.answers.key_facts import has_state, span
from kb.model.alphabet import SortKey, sort_key
from kb.model.disagreement import Disagreement
from kb.model.naming import family_of, inverted, listed_under
from kb.model.partial_dates import Moment
from kb.model.record_types import ActorType, DisagreementState, Kind
from kb.model.records import GlossaryTerm, Indicator, Mandate
from kb.model.source import Source
from kb.model.statuses import State
from kb.model.tags import Term
from kb.model.topic import Topic
from kb.pages.pages_by_kind import page_of
from kb.pages.parts import Link, slug
from kb.pages.record_page import Page
from kb.pages.state_badge import SORTS
from kb.pages.whole_site import Site
from kb.store.record_files import Entry

#: The states that a list tells apart, in order; "unknown" stands for what no source tells.
STATES = (*map(str, State), "unknown", *map(str, DisagreementState))


_SORTS: dict[str, str] = {str(state): sort for state, sort in SORTS.items()} | {
    str(DisagreementState.OPEN): "disputed",
    str(DisagreementState.SETTLED): "in-force",
}

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
        return _SORTS.get(self.state, "unknown")


@dataclass(frozen=True, slots=True)
class Group:
    """Records of one type."""

    title: str
    anchor: str
    rows: tuple[Row, ...]
    count: int
    folded: bool


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


def index(site: Site, kind: Kind) -> Index:
    """The index of one kind, in the order of its types, topics in the order of the outline."""
    entries = listed(site, kind)
    groups: dict[str, list[Entry]] = {}
    for entry in entries:
        groups.setdefault(_group(entry), []).append(entry)
    shown = tuple(
        Group(title, slug(title), tuple(_row(site, e) for e in group), len(group), len(entries) > _MANY)
        for title, group in groups.items()
    )
    words = kind.label.lower() if len(entries) == 1 else _plural(kind)
    return Index(kind.plural, len(entries), words, shown)


def listed(site: Site, kind: Kind) -> tuple[Entry, ...]:
    """The records of one kind in the order of their list."""
    if kind == Kind.TIMELINE:
        return tuple(site.base.by_id[event.id] for event in site.events)
    groups: dict[str, list[Entry]] = {}
    for entry in sorted(site.base.of_kind(kind), key=_order):
        groups.setdefault(_group(entry), []).append(entry)
    return tuple(entry for group in groups.values() for entry in group)


def _plural(kind: Kind) -> str:
    return {Kind.TIMELINE: "events", Kind.GLOSSARY: "terms"}.get(kind, kind.plural.lower())


def _group(entry: Entry) -> str:
    """The heading under which a record stands in its index."""
    record = entry.record
    if isinstance(record, Topic):
        return record.part
    type_ = getattr(record, "type", None)
    return type_.plural if type_ else ""


def _order(entry: Entry) -> tuple[object, ...]:
    record = entry.record
    if isinstance(record, Topic):
        return (record.order,)
    type_ = getattr(record, "type", None)
    place = list(type(type_)).index(type_) if isinstance(type_, Term) else 0
    if isinstance(record, Mandate):
        return (record.bearer, _life_start(entry), entry.id)
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


def _life_start(entry: Entry) -> str:
    begins = [s.existence.begins.text for s in entry.record.statements if s.existence and s.existence.begins]
    return min(begins, default="9999")


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
    link = site.link(entry.id, words)
    return Link(words, link.address, "" if link.title == words else link.title)


def state_of(page: Page) -> tuple[str, str]:
    """The state for a chip: tag and short words."""
    life = page.life
    record = page.entry.record
    if isinstance(record, Disagreement):
        return record.state, record.state.label.split()[0]
    if not has_state(page.entry):
        return "", ""
    if life.state is None:
        seen = attested(page.entry)
        return "unknown", f"last attested {_year(seen)}" if seen else "not dated"
    when = _year(life.ends or life.known_on)
    words = {State.EXISTS: f"exists, {when}", State.NOT_KNOWN: f"not known after {when}"}
    return life.state, words.get(life.state, f"{life.state.label.lower()} {when}").rstrip(" ,")


def _year(moment: Moment | None) -> str:
    return str(moment.latest.year) if moment else ""


def telling_facts(site: Site, page: Page) -> tuple[str, ...]:
    """Two or three facts that tell a record from its neighbours."""
    record = page.entry.record
    match record:
        case Disagreement():
            return (record.question, " / ".join(p.value for p in record.positions if p.value))
        case Source():
            count = len({placed.id for placed, _ in site.base.citing.get(page.entry.id, ())})
            dated = record.date is None or record.date.text in record.names.en
            date = () if dated and record.date else (record.date.human if record.date else "not dated",)
            return (*date, record.standing.label, f"{count} statement{'' if count == 1 else 's'}")
        case Indicator():
            data = points(site.base, page.entry.id)
            latest = f"{data[-1].shown}{f' ({data[-1].dated})' if data[-1].dated else ''}" if data else ""
            return tuple(filter(None, (latest, f"{len(data)} figures" if len(data) > 1 else "")))
        case GlossaryTerm():
            return (page.description,) if page.lead else ()
        case Topic():
            return (f"{sum(len(section.statements) for section in page.sections)} statements",)
    life = span(page.life.begins, page.life.ends)
    answers = [f"{a.question.lower()}: {a.values[0].words}" for a in page.answers if a.question in _TELLING]
    return tuple(filter(None, (life, *answers[:3])))


#: Answers short and telling enough for a row.
_TELLING = {
    "Under the authority of",
    "Head",
    "Strength",
    "Office held",
    "Number",
    "Adopted or signed",
    "Amount",
    "Authorised strength",
}
