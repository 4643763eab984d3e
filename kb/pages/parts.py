"""The parts that pages are made of, as plain data, and the words and addresses they share.

Addresses are relative to the site's root.  Nothing here looks anything up: the modules beside this one do.
"""

import re
import unicodedata
from dataclasses import dataclass

from kb.model.partial_dates import Moment
from kb.model.statuses import StatementStatus
from kb.pages.name_links import Segment

_SLUG = re.compile(r"[^a-z0-9]+")


@dataclass(frozen=True, slots=True)
class Run:
    """Words in one language, which is named where it is not the site's."""

    text: str
    language: str = ""


@dataclass(frozen=True, slots=True)
class Link:
    """A link to a record's page (or a place on it): words, address, the record's full name, the language of words.

    ``pieces`` are the words in runs of one language, where they are in more than one.
    """

    words: str
    address: str
    title: str = ""
    language: str = ""
    pieces: tuple[Run, ...] = ()

    @property
    def said(self) -> tuple[Run, ...]:
        """The words in runs of one language."""
        return self.pieces or (Run(self.words, self.language),)


@dataclass(frozen=True, slots=True)
class Acronym:
    """An acronym with the record that bears it and its French name."""

    acronym: str
    link: Link
    french: str


@dataclass(frozen=True, slots=True)
class When:
    """A date in words, labelled, and for machines (empty where there is none)."""

    words: str
    machine: str = ""


@dataclass(frozen=True, slots=True)
class Mark:
    """What a sentence bears at its end: a sort (for shape and colour), words, and where they lead (or nothing)."""

    sort: str
    words: str
    address: str = ""


@dataclass(frozen=True, slots=True)
class Cited:
    """A point in a source on which a statement rests: source and place as a link, the phrase and its language."""

    source: Link
    at: str
    phrase: str
    language: str
    weak: str


@dataclass(frozen=True, slots=True)
class Remark:
    """Something to know about a statement: a label, words, and a link (or nothing)."""

    label: str
    words: str
    link: Link | None = None


@dataclass(frozen=True, slots=True)
class StatementView:
    """A statement as shown: the sentence with its mark, and the line of evidence after it.

    ``own`` is false where it is shown on another page than its own; ``clue`` are its first words; ``place`` is where
    it stands on the page of its record, ``address`` the page of its own.
    """

    id: str
    label: str
    segments: tuple[Segment, ...]
    clue: str
    mark: Mark | None
    status: StatementStatus
    when: When
    sources: str
    cited: tuple[Cited, ...]
    remarks: tuple[Remark, ...]
    review: When | None
    review_why: str
    place: str
    address: str
    own: bool
    overtaken: bool
    new_paragraph: bool


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Statements that follow one another as a text, and the words of the line under it."""

    statements: tuple[StatementView, ...]
    line: str


@dataclass(frozen=True, slots=True)
class Fold:
    """Statements that are folded away under words that say what they are."""

    words: str
    statements: tuple[StatementView, ...]
    paragraphs: tuple[Paragraph, ...] = ()


@dataclass(frozen=True, slots=True)
class SectionView:
    """Statements under one heading: those shown at once, then those folded away."""

    title: str
    anchor: str
    statements: tuple[StatementView, ...]
    folds: tuple[Fold, ...] = ()
    paragraphs: tuple[Paragraph, ...] = ()


@dataclass(frozen=True, slots=True)
class Value:
    """One answer: the words, where they lead, and small beside it the date and number of sources.

    ``statement`` is the number of the statement that gives it; a record's own field has none.  ``language`` is that of
    the words where it is not the site's.
    """

    words: str
    address: str
    small: str
    title: str = ""
    external: bool = False
    statement: str = ""
    language: str = ""

    @property
    def here(self) -> bool:
        """Whether they lead to a place on the same page."""
        return self.address.startswith("#")


@dataclass(frozen=True, slots=True)
class AnswerView:
    """A question of the reader with its answers; ``size`` is that of the first: large, medium or list."""

    question: str
    values: tuple[Value, ...]
    size: str
    disputed: Mark | None = None


@dataclass(frozen=True, slots=True)
class Badge:
    """The state of a record's thing: its sort (in-force, ended, disputed, unknown), words, details and evidence."""

    sort: str
    words: str
    detail: str
    address: str
    successors: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class RelationView:
    """A related record: in what capacity, when, and the statement that says so."""

    other: Link
    role: str
    dated: str
    address: str


@dataclass(frozen=True, slots=True)
class RelationGroup:
    """Records that are related to one in the same way."""

    label: str
    relations: tuple[RelationView, ...]


@dataclass(frozen=True, slots=True)
class EventView:
    """An event in a list: date in words and for machines, name, page, sort, why it divides the story (or nothing)."""

    id: str
    date: Moment
    dated: str
    link: Link
    type: str
    summary: tuple[Segment, ...]
    milestone: str


@dataclass(frozen=True, slots=True)
class RivalValue:
    """One answer to the question of a disagreement: the value, who holds it, the statements that say so."""

    value: str
    held_by: str
    statements: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class DisputeView:
    """A disagreement told once: question, rival values, what can be said now, its state and its page."""

    anchor: str
    question: str
    rivals: tuple[RivalValue, ...]
    verdict: str
    badge: Mark
    link: Link
    settled: bool


def slug(text: str) -> str:
    """``text`` as part of an address: small letters, digits and hyphens."""
    return _SLUG.sub("-", plain(text)).strip("-")


def plain(text: str) -> str:
    """``text`` in small letters without accents: É sorts with E."""
    return "".join(c for c in unicodedata.normalize("NFD", text.casefold()) if not unicodedata.combining(c))
