"""What is set side by side of one record: names, state, answers, functions, connections, each with its statement."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from kb.answers.existence import attested, own_date
from kb.answers.functions import Tenure
from kb.answers.key_facts import span
from kb.answers.who_does_what import BY_WEIGHT
from kb.model.functions import Function, HolderRole
from kb.model.questions import Question
from kb.model.records import Mandate
from kb.model.relation_types import RelationType
from kb.model.statuses import OVERTAKEN
from kb.model.words import say
from kb.pages.answers_shown import FIRST_ASKED
from kb.pages.function_words import dates_words, legal_words, role_words
from kb.pages.pages_by_kind import page_of
from kb.pages.record_page import Page
from kb.pages.statements import sources_said, when
from kb.pages.whole_site import Site
from kb.store.base import Tie, linked
from kb.store.record_files import Entry

#: So many values of one row are shown of a record.
_MOST = 6
_QUESTIONS = tuple(dict.fromkeys((*FIRST_ASKED, *Question)))


class Group(StrEnum):
    """What rows have in common; the tables are in this order."""

    ANSWERS = "answers"
    SENTENCES = "sentences"
    FUNCTIONS = "functions"
    CONNECTIONS = "connections"
    NAMES = "names"


@dataclass(frozen=True, slots=True)
class Fact:
    """One value of a cell: words, small beside them its date and evidence, its statement, where the words lead.

    A name has no statement; ``sort`` is the shape of a state.
    """

    words: str
    small: str = ""
    statement: str = ""
    address: str = ""
    language: str = ""
    sort: str = ""


@dataclass(frozen=True, slots=True)
class Facts:
    """The values of one row; ``place`` orders the rows of a group, whichever record has them."""

    group: Group
    place: int
    label: str
    values: tuple[Fact, ...]


def facts_of(site: Site, id_: str) -> tuple[Facts, ...]:
    """All that is set side by side of the record ``id_``, in the order of rows."""
    page = page_of(site, id_)
    found = [*_state(page), *_charge(site, page.entry), *_answers(page), *_functions(site, id_)]
    return (*found, *_connections(site, id_), *_names(page))


def not_applicable(entry: Entry) -> tuple[str, ...]:
    """The rows that make no sense for a record."""
    return tuple(question.label for question in entry.record.not_applicable)


def _state(page: Page) -> Iterator[Facts]:
    """The state, by the statement that tells it, or by the newest that shows the thing."""
    badge, known = page.badge, page.life.known_on
    number = page.life.evidence[-1].id if page.life.evidence else _newest(page.entry)
    if badge and number:
        # two that exist are in the same state, on whatever day that was last told
        told = say("as of %(date)s", date=known.human) if known else ""
        aside = told if told and badge.words.endswith(told) else ""
        small = " · ".join(filter(None, (aside, badge.detail)))
        fact = Fact(badge.words.removesuffix(aside).rstrip(), small, number, sort=badge.sort)
        yield Facts(Group.ANSWERS, 0, say("State"), (fact,))


def _newest(entry: Entry) -> str:
    seen = attested(entry)
    return next((s.id or "" for s in entry.record.statements if seen and own_date(s) == seen), "")


def _charge(site: Site, entry: Entry) -> Iterator[Facts]:
    """Of a mandate, who is charged and by which text, as far as one of its statements names them."""
    record = entry.record
    if not isinstance(record, Mandate):
        return
    for place, (label, target) in enumerate(((say("Given to"), record.bearer), (say("By"), record.instrument)), 1):
        naming = (s for s in entry.record.statements if s.status not in OVERTAKEN and target in set(linked(s.text)))
        if target and (statement := next(naming, None)):
            link = site.link(target)
            small = " · ".join((when(statement).words, sources_said(statement)))
            fact = Fact(link.words, small, statement.id or "", link.address)
            yield Facts(Group.ANSWERS, place, label, (fact,))


def _answers(page: Page) -> Iterator[Facts]:
    places = {question.label: place for place, question in enumerate(_QUESTIONS, 10)}
    for answer in page.stated_answers:
        values = tuple(
            Fact(value.words, value.small, value.statement, "" if value.here else value.address)
            for value in answer.values
        )
        yield Facts(Group.ANSWERS, places[answer.question], answer.question, values)


def _functions(site: Site, id_: str) -> Iterator[Facts]:
    """The functions of an institution on the day of the edition, each capacity once; "Who does what" has all."""
    own = [t for t in site.tenures_of.get(id_, ()) if t.on(site.edition.date) != "no"]
    for place, function in enumerate(Function):
        roles: dict[HolderRole | None, Tenure] = {}
        for tenure in sorted((t for t in own if t.held.holding.does == function), key=_weight):
            roles.setdefault(tenure.held.holding.role, tenure)
        if roles:
            yield Facts(Group.FUNCTIONS, place, function.label, tuple(map(_held, roles.values())))


def _weight(tenure: Tenure) -> tuple[int, bool, int]:
    return BY_WEIGHT.index(tenure.held.holding.role), not tenure.legal, -tenure.span.sure_from.toordinal()


def _held(tenure: Tenure) -> Fact:
    small = [dates_words(tenure), *([legal_words()] if tenure.legal else [])]
    return Fact(role_words(tenure.held.holding.role), " · ".join(small), tenure.held.placed.id)


def _connections(site: Site, id_: str) -> Iterator[Facts]:
    """Relations in both directions, each other record once, the newest first."""
    order = [words for type_ in RelationType for words in (type_.label, type_.plural)]
    groups: dict[str, dict[str, Tie]] = {}
    for tie in sorted(site.base.ties_of.get(id_, ()), key=_begun, reverse=True):
        if tie.placed.statement.status not in OVERTAKEN:
            outward = tie.subject == id_
            label = tie.relation.type.label if outward else tie.relation.type.plural
            groups.setdefault(label, {}).setdefault(tie.relation.target if outward else tie.subject, tie)
    for label in sorted(groups, key=order.index):
        found = list(groups[label].items())
        values = [_related(site, other, tie) for other, tie in found[:_MOST]]
        yield Facts(Group.CONNECTIONS, order.index(label), label, tuple(values))


def _begun(tie: Tie) -> str:
    moment = tie.relation.begins or own_date(tie.placed.statement)
    return str(moment.earliest) if moment else ""


def _related(site: Site, other: str, tie: Tie) -> Fact:
    link, relation = site.link(other), tie.relation
    dated = span(relation.begins, relation.ends) or when(tie.placed.statement).words
    return Fact(link.words, " · ".join(filter(None, (relation.role, dated))), tie.placed.id, link.address)


def _names(page: Page) -> Iterator[Facts]:
    names, heading = page.entry.record.names, page.heading
    rows = [
        (say("In full"), names.en if names.en != heading else "", ""),
        (say("Acronym"), names.acronym if names.acronym != heading else "", ""),
        (say("In French"), names.fr or "", "fr"),
    ]
    for place, (label, name, language) in enumerate(rows):
        if name:
            yield Facts(Group.NAMES, place, label, (Fact(name, language=language),))
