"""What there is to cite: each page and source as a reference manager sees it.

``of_page``, ``of_source`` and their like say once what a work's fields are (``Citable``); the writers in
the modules beside this one take them from that alone, so that the printed line, the files and
the page's metadata cannot disagree.  No clock here: the date is that of the edition.
"""

import re
from dataclasses import dataclass
from typing import Any

from kb.cite.editions import Edition
from kb.cite.forms import DATA_PAGE, ENTRY, FORMS, SITE_PAGE, Form, placed_in, sort_of
from kb.model.naming import called
from kb.model.partial_dates import Moment
from kb.model.source import Author, Source
from kb.store.addresses import statement_address
from kb.store.record_files import Entry

#: The types, in Zotero's words, that have a field for a document's number.  Of a news article it would be the issue;
#: before that of a law Chicago puts "Pub. L. No.".
_NUMBERED = frozenset({"report", "dataset"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Citable:
    """What a reference manager needs of one work; empty where the work has none."""

    id: str
    kind: str
    title: str
    authors: tuple[Author, ...]
    address: str
    language: str
    container: str = ""
    editors: tuple[Author, ...] = ()
    publisher: str = ""
    date: Moment | None = None
    edition: str = ""
    number: str = ""
    abstract: str = ""
    licence: str = ""
    accessed: Moment | None = None
    archive: str = ""
    extra: tuple[tuple[str, str], ...] = ()

    @property
    def form(self) -> Form:
        """What the formats call this sort of work."""
        return FORMS[self.kind]

    @property
    def edition_words(self) -> str:
        """The edition in words; a draft says itself that it is one."""
        return f"edition {self.edition}" if self.edition[:1].isdigit() else self.edition

    @property
    def edition_short(self) -> str:
        """The same as styles of citation have it."""
        return f"ed. {self.edition}" if self.edition[:1].isdigit() else self.edition

    @property
    def notes(self) -> list[str]:
        """Identifiers that the formats have no field for, as Zotero's Extra takes them: ``Page ID: minusma``."""
        return [f"{label}: {value}" for label, value in self.extra]


def equally_far(moment: Moment) -> str:
    """The date; of a range both ends as far as the better known one, which citeproc asks for: ``2017-09/2018-12``."""
    ends = moment.text.split("/")
    if len({len(end) for end in ends}) == 1:
        return moment.text
    known = max(map(len, ends))
    return "/".join(day.isoformat()[:known] for day in (moment.earliest, moment.latest))


def address(entry: Entry, edition: Edition) -> str:
    """The absolute address of a record's page (``use_directory_urls: false``, so that files open from a disk)."""
    return f"{edition.cited_url}{entry.kind}/{entry.id}.html"


def _ours(edition: Edition, abstract: str) -> dict[str, Any]:
    """What all that this site publishes has in common: by whom, where, when.

    A publisher that bears the name of the whole is not said a third time.
    """
    return {
        "authors": (Author(literal=edition.publisher),),
        "language": "en",
        "publisher": edition.publisher if edition.publisher != edition.title else "",
        "date": Moment(edition.date.isoformat()),
        "edition": edition.label,
        "abstract": " ".join(abstract.split()),
        "licence": edition.licence,
    }


def of_page(entry: Entry, edition: Edition, abstract: str) -> Citable:
    """A page of knowledge, as an entry of an encyclopedia by the institution that publishes it (CITATION.md D3)."""
    return Citable(
        id=f"mlssr-{entry.id}-{edition.key}",
        kind=ENTRY,
        title=entry.record.names.en,
        address=address(entry, edition),
        container=edition.title,
        extra=(("Page ID", entry.id),),
        **_ours(edition, abstract),
    )


def of_statement(entry: Entry, id_: str, about: str, text: str, edition: Edition) -> Citable:
    """One statement, as an entry of an encyclopedia that has its number in its title: readers lose other places.

    ``about`` is the heading under which it stands, empty for the description; ``text`` the sentence without markup.
    """
    subject = ": ".join(filter(None, (called(entry.record.names), about)))
    return Citable(
        id=f"mlssr-{id_.lower()}-{edition.key}",
        kind=ENTRY,
        title=f"{subject} (statement {id_})",
        address=edition.cited_url + statement_address(id_),
        container=edition.title,
        extra=(("Statement", id_),),
        **_ours(edition, text),
    )


def of_site_page(title: str, path: str, edition: Edition, abstract: str = "") -> Citable:
    """A page that is no record's, at ``path`` below the site's address: home (``index.html``), an index, an about page.

    Home stands for the whole and not within it.
    """
    home = path == "index.html"
    return Citable(
        id=f"mlssr-{path.removesuffix('.html').replace('/', '-')}-{edition.key}",
        kind=SITE_PAGE,
        title=edition.title if home else title,
        address=edition.cited_url + ("" if home else path),
        container="" if home else edition.title,
        # Zotero has no field for the edition of a web page
        extra=(("Edition", edition.label),),
        **_ours(edition, abstract),
    )


def of_data(path: str, edition: Edition, abstract: str) -> Citable:
    """The whole base as a data set, which the page at ``path`` offers."""
    return Citable(
        id=f"mlssr-data-{edition.key}",
        kind=DATA_PAGE,
        title=edition.title,
        address=edition.cited_url + path,
        **_ours(edition, abstract),
    )


def of_source(entry: Entry, edition: Edition, abstract: str = "") -> Citable:
    """The work that a page about a source describes, not that page (CITATION.md D3, "Pages about a source").

    A work that stands alone or in a book and names no author is by its publisher: without an author Zotero takes
    the site's.  How its words were had (``provenance``) is no part of it.  The page's own address is kept beside the
    original one, or stands in for it.
    """
    source = entry.record
    if not isinstance(source, Source):
        raise TypeError(f"expected a source, got {entry.kind}/{entry.id}")
    form, page = FORMS[sort_of(source)], address(entry, edition)
    container, publisher = placed_in(source)
    numbered = form.zotero in _NUMBERED
    by_publisher = publisher and (not form.container or form.zotero == "bookSection")
    extra = {
        "Document number": "" if numbered else source.number,
        edition.title: page if source.url else "",
    }
    return Citable(
        id=entry.id,
        kind=sort_of(source),
        title=source.title if numbered else _with_number(source),
        authors=tuple(source.authors) or ((Author(literal=publisher),) if by_publisher else ()),
        address=source.url or page,
        language=source.language,
        container=container,
        editors=tuple(source.editors) if container else (),
        publisher=publisher,
        date=source.date,
        number=(source.number or "") if numbered else "",
        abstract=" ".join(abstract.split()),
        accessed=source.read if source.url else None,
        archive=source.archive or "",
        extra=tuple((label, value) for label, value in extra.items() if value),
    )


def _with_number(source: Source) -> str:
    """The title of a law with its number, where the title does not give it: no other field is printed as it should."""
    wanted = FORMS[sort_of(source)].zotero == "statute" and source.number and source.number not in source.title
    return f"{source.title} ({source.number})" if wanted else source.title


def inverted(author: Author) -> str:
    """``Bagayoko, Niagalé``, or an institution's name with dashes for the commas at which Zotero and RIS split."""
    if author.literal:
        return re.sub(r"\s*[,;]\s*", " – ", author.literal)
    return ", ".join(filter(None, (author.family, author.given)))
