"""What the home page shows: Mali as of the newest source, worked out from the base, and one line for each topic."""

import datetime as dt
import textwrap
from collections.abc import Iterator
from dataclasses import dataclass

from kb.answers.existence import attested, own_date
from kb.model.questions import Question
from kb.model.record_types import Kind, PlaceType
from kb.model.sections import Section
from kb.model.statuses import OVERTAKEN
from kb.model.topic import ANSWER_LENGTH
from kb.model.words import count, say
from kb.pages.pages_by_kind import page_of
from kb.pages.parts import Link, Value
from kb.pages.sections import newest_first
from kb.pages.statements import sources_said, when
from kb.pages.telling_facts import answering, plain
from kb.pages.whole_site import Site
from kb.store.base import Placed
from kb.store.record_files import Entry

#: The bodies whose heads a reader asks for first.
_HEADED = ("president", "prime-minister", "ministry-defence", "ministry-security", "fama")

#: The texts whose fate a reader asks for first.
_TEXTS = ("algiers-agreement", "constitution-2023", "ssr-strategy-2025")

#: What is said of a place counts as news for so many days before the newest source.
_NEWS = 365


@dataclass(frozen=True, slots=True)
class Now:
    """A row of "Mali now": what is asked, the answer, where it leads, its date, its state (or nothing).

    ``sentence``: the answer is a whole one, and not a name or a word that stands out.
    """

    asked: Link
    value: str
    address: str
    small: str
    sort: str = ""
    sentence: bool = False


@dataclass(frozen=True, slots=True)
class TopicLine:
    """A topic with its answer in one line, and the date of that."""

    link: Link
    answer: str
    dated: str


@dataclass(frozen=True, slots=True)
class TopicGroup:
    """The topics of a part of the outline, under its name with their number."""

    title: str
    topics: tuple[TopicLine, ...]


def mali_now(site: Site) -> tuple[Now, ...]:
    """The posts, texts and places that a reader asks for first, as far as the base holds them."""
    return (*_heads(site), *_texts(site), *_places(site))


def _heads(site: Site) -> Iterator[Now]:
    for id_ in _HEADED:
        entry = site.base.by_id.get(id_)
        found = page_of(site, id_).answers if entry else ()
        for answer in (answer for answer in found if answer.question == Question.HEAD.label):
            value = answer.values[0]
            where = f"{site.link(id_).address}{value.address}" if value.here else value.address
            yield Now(_full(site, id_), value.words, where, _dated(site, value))


def _dated(site: Site, value: Value) -> str:
    """The date of an answer without the number of its sources, which stands where the link leads."""
    placed = site.base.statements.get(value.statement)
    return value.small.removesuffix(f" · {sources_said(placed.statement)}") if placed else value.small


def present_now(site: Site) -> tuple[Now, ...]:
    """The missions and forces that the sources show on the newest day they tell of, or not long before it."""
    if site.horizon is None:
        return ()
    newest = site.horizon.latest
    return tuple(
        Now(_full(site, found.id), site.link(found.id).words, found.address, _seen(site, found.id), "in-force")
        for found in site.presences
        if found.group == "Missions and forces" and found.on(newest) != "no"
    )


def _seen(site: Site, id_: str) -> str:
    """The newest day on which a statement shows a mission or force."""
    seen = attested(site.base.by_id[id_])
    return seen.human if seen else ""


def _texts(site: Site) -> Iterator[Now]:
    for id_ in _TEXTS:
        badge = page_of(site, id_).badge if id_ in site.base.by_id else None
        if badge:
            link = _full(site, id_)
            yield Now(link, badge.words, f"{link.address}{badge.address}", "", badge.sort)


def _full(site: Site, id_: str) -> Link:
    """A link to a record by its full name: a reader at the door knows no acronyms."""
    entry = site.base.by_id[id_]
    return site.link(id_, entry.record.names.en)


def _places(site: Site) -> Iterator[Now]:
    """Regions of which something new was said of their status."""
    for entry in site.base.of_kind(Kind.PLACES):
        if getattr(entry.record, "type", None) != PlaceType.REGION or site.horizon is None:
            continue
        newest = next(iter(_standing(entry)), None)
        moment = own_date(newest.statement) if newest else None
        if newest and moment and moment.latest > site.horizon.latest - dt.timedelta(days=_NEWS):
            link = site.link(entry.id)
            told = [v for answer in page_of(site, entry.id).stated_answers for v in answer.values]
            holder = next((value for value in told if value.statement == newest.id), None)
            if holder:
                said, small = say("controlled by %(holder)s", holder=holder.words), _dated(site, holder)
            else:
                said, small = site.speller.plain(newest.statement.text), when(newest.statement).words
            yield Now(link, said, f"{link.address}#{newest.id}", small, sentence=holder is None)


def _standing(entry: Entry) -> list[Placed]:
    placed = (Placed(statement, entry, number) for number, statement in enumerate(entry.record.statements))
    holding = (p for p in placed if p.statement.section == Section.STATUS and p.statement.status not in OVERTAKEN)
    return newest_first(list(holding))


def topic_lines(site: Site) -> tuple[TopicGroup, ...]:
    """The topics by part of the outline, each with its answer: the end of its abstract, the position today."""
    groups: dict[str, list[TopicLine]] = {}
    for entry in sorted(site.base.of_kind(Kind.TOPICS), key=lambda entry: getattr(entry.record, "order", 0)):
        page = page_of(site, entry.id)
        last = answering(page)
        line = textwrap.shorten(plain(last[0]), ANSWER_LENGTH, placeholder=" …") if last else ""
        dated = last[0].when.words if last else ""
        groups.setdefault(page.type_label, []).append(TopicLine(site.link(entry.id), line, dated))
    return tuple(
        TopicGroup(say("%(part)s (%(n)s)", part=title, n=len(lines)), tuple(lines)) for title, lines in groups.items()
    )


def example_questions(site: Site) -> tuple[str, ...]:
    """Questions to begin with, made of the names of records."""
    asked = (
        ("ministry-security", "Who heads the %(name)s?"),
        ("minusma", "When did %(name)s end?"),
        ("gendarmerie", "Women in the %(name)s"),
    )
    return tuple(say(question, name=site.link(id_).words) for id_, question in asked if id_ in site.base.by_id)


def edition_words(site: Site) -> str:
    """What the base holds, in half a line."""
    statements = count("%(n)s dated, numbered statement", "%(n)s dated, numbered statements", len(site.base.placed))
    sources = count("%(n)s source", "%(n)s sources", site.counts[Kind.SOURCES])
    return say("%(statements)s from %(sources)s", statements=statements, sources=sources)
