"""What there is to cite: each page and source as a reference manager sees it.

``of_page`` and ``of_source`` say once what a work's fields are (``Citable``); the writers in
the modules beside this one take them from that alone, so that the printed line, the files and
the page's metadata cannot disagree.  No clock here: the date is that of the edition.
"""

import re
from dataclasses import dataclass

from kb.cite.editions import Edition
from kb.model.partial_dates import Moment
from kb.model.record_types import SourceType
from kb.model.source import Author, Source
from kb.store.record_files import Entry

ENTRY = "entry"


@dataclass(frozen=True, slots=True)
class Form:
    """What each format calls one sort of work, and where BibLaTeX keeps two of its fields.

    ``container`` is empty for works that stand alone; for the others a source's publisher is the larger
    work (the newspaper, the site) in which it stands.
    """

    zotero: str
    csl: str
    ris: str
    biblatex: str
    schema: str
    container: str = ""
    publisher: str = "publisher"
    genre: str = ""
    subtype: str = ""


#: CSL types after the CSL 1.0.2 appendix ("legislation" takes in resolutions; a press release is a report of
#: that genre, there being no type for it), BibLaTeX types after its manual, RIS and Zotero after Zotero's RIS.js.
FORMS: dict[str, Form] = {
    ENTRY: Form("encyclopediaArticle", "entry-encyclopedia", "ENCYC", "inreference", "Article", container="booktitle"),
    SourceType.REPORT: Form("report", "report", "RPRT", "report", "Report", publisher="institution"),
    SourceType.BACKGROUND: Form(
        "report", "report", "RPRT", "report", "Report", publisher="institution", genre="Background note"
    ),
    SourceType.PRESS_RELEASE: Form(
        "report", "report", "RPRT", "report", "Report", publisher="institution", genre="Press release"
    ),
    SourceType.RESOLUTION: Form("statute", "legislation", "STAT", "legislation", "Legislation", genre="Resolution"),
    SourceType.LEGISLATION: Form("statute", "legislation", "STAT", "legislation", "Legislation"),
    SourceType.WEBPAGE: Form("webpage", "webpage", "ELEC", "online", "WebPage", container="organization"),
    SourceType.NEWS: Form(
        "newspaperArticle",
        "article-newspaper",
        "NEWS",
        "article",
        "NewsArticle",
        container="journaltitle",
        subtype="newspaper",
    ),
    SourceType.BOOK: Form("book", "book", "BOOK", "book", "Book"),
    SourceType.CHAPTER: Form("bookSection", "chapter", "CHAP", "incollection", "Chapter", container="booktitle"),
    SourceType.ARTICLE: Form(
        "journalArticle", "article-journal", "JOUR", "article", "ScholarlyArticle", container="journaltitle"
    ),
    SourceType.REFERENCE: Form(
        "encyclopediaArticle", "entry-encyclopedia", "ENCYC", "inreference", "Article", container="booktitle"
    ),
    SourceType.DATASET: Form("dataset", "dataset", "DATA", "dataset", "Dataset"),
}


#: The types, in Zotero's words, that have a field for a document's number; of a news article it would be the issue.
_NUMBERED = frozenset({"report", "statute", "dataset"})


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
    def notes(self) -> list[str]:
        """Identifiers that the formats have no field for, as Zotero's Extra takes them: ``Page ID: minusma``."""
        return [f"{label}: {value}" for label, value in self.extra]


def address(entry: Entry, edition: Edition) -> str:
    """The absolute address of a record's page (``use_directory_urls: false``, so that files open from a disk)."""
    return f"{edition.site_url}{entry.kind}/{entry.id}.html"


def of_page(entry: Entry, edition: Edition, abstract: str) -> Citable:
    """A page of knowledge, as an entry of an encyclopedia by the institution that publishes it (CITATION.md D3)."""
    return Citable(
        id=f"mlssr-{entry.id}-{edition.number}",
        kind=ENTRY,
        title=entry.record.names.en,
        authors=(Author(literal=edition.publisher),),
        address=address(entry, edition),
        language="en",
        container=edition.title,
        publisher=edition.publisher,
        date=Moment(edition.date.isoformat()),
        edition=edition.number,
        abstract=" ".join(abstract.split()),
        licence=edition.licence,
        extra=(("Page ID", entry.id),),
    )


def of_source(entry: Entry, edition: Edition) -> Citable:
    """The work that a page about a source describes, not that page (CITATION.md D3, "Pages about a source").

    A work that stands alone and names no author is by its publisher: without an author Zotero takes the
    site's.  The page's own address is kept beside the original one, or stands in for it.
    """
    source = entry.record
    if not isinstance(source, Source):
        raise TypeError(f"expected a source, got {entry.kind}/{entry.id}")
    form, page, issuer = FORMS[source.type], address(entry, edition), source.publisher or ""
    issued_by = () if form.container or not issuer else (Author(literal=issuer),)
    numbered = form.zotero in _NUMBERED
    extra = {
        "Document number": "" if numbered else source.number,
        edition.title: page if source.url else "",
    }
    return Citable(
        id=entry.id,
        kind=source.type,
        title=source.title,
        authors=tuple(source.authors) or issued_by,
        address=source.url or page,
        language=source.language,
        container=issuer if form.container else "",
        publisher="" if form.container else issuer,
        date=source.date,
        number=(source.number or "") if numbered else "",
        accessed=source.read if source.url else None,
        archive=source.archive or "",
        extra=tuple((label, value) for label, value in extra.items() if value),
    )


def inverted(author: Author) -> str:
    """``Bagayoko, Niagalé``, or an institution's name with dashes for the commas at which Zotero and RIS split."""
    if author.literal:
        return re.sub(r"\s*[,;]\s*", " – ", author.literal)
    return ", ".join(filter(None, (author.family, author.given)))
