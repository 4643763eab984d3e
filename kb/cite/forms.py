"""What each format calls one sort of work."""

from dataclasses import dataclass

from kb.model.record_types import SourceType
from kb.model.source import Source

ENTRY = "entry"
SITE_PAGE = "site-page"
DATA_PAGE = "data-page"


@dataclass(frozen=True, slots=True)
class Form:
    """What each format calls one sort of work, and where BibLaTeX keeps two of its fields.

    ``container`` is empty for works that stand alone.  ``plain`` is the type of plain BibTeX for works that have
    all that it asks for (``kb.cite.plain_bibtex``).
    """

    zotero: str
    csl: str
    ris: str
    biblatex: str
    schema: str
    plain: str = "misc"
    container: str = ""
    publisher: str = "publisher"
    genre: str = ""
    subtype: str = ""


def _report(genre: str = "") -> Form:
    return Form("report", "report", "RPRT", "report", "Report", "techreport", publisher="institution", genre=genre)


_PAGE = Form("webpage", "webpage", "ELEC", "online", "WebPage", container="organization")
_DATASET = Form("dataset", "dataset", "DATA", "dataset", "Dataset")
_ENTRY = Form("encyclopediaArticle", "entry-encyclopedia", "ENCYC", "inbook", "Article", container="booktitle")


#: CSL types after the CSL 1.0.2 appendix, BibLaTeX types after its manual, RIS and Zotero after Zotero's RIS.js.
#: Resolutions and press releases are reports of that genre: CSL's "legislation" is a law of the United States to
#: Chicago, which puts "Pub. L. No." before its number.  BibLaTeX has @legislation without a driver, so that a law
#: stands there as @report with its genre and number; @article is a journal's to Zotero and bibtexparser whatever
#: its subtype, so that news, all of it read on the web, is @online there.  @inreference and @incollection must have
#: an editor: what has none is @inbook.
FORMS: dict[str, Form] = {
    ENTRY: _ENTRY,
    SITE_PAGE: _PAGE,
    DATA_PAGE: _DATASET,
    SourceType.REPORT: _report(),
    SourceType.BACKGROUND: _report("Background note"),
    SourceType.PRESS_RELEASE: _report("Press release"),
    SourceType.RESOLUTION: _report("Resolution"),
    SourceType.LEGISLATION: Form(
        "statute", "legislation", "STAT", "report", "Legislation", publisher="institution", genre="Law"
    ),
    SourceType.WEBPAGE: _PAGE,
    SourceType.NEWS: Form(
        "newspaperArticle", "article-newspaper", "NEWS", "online", "NewsArticle", container="organization"
    ),
    SourceType.BOOK: Form("book", "book", "BOOK", "book", "Book", "book"),
    SourceType.CHAPTER: Form(
        "bookSection", "chapter", "CHAP", "inbook", "Chapter", "incollection", container="booktitle"
    ),
    SourceType.ARTICLE: Form(
        "journalArticle", "article-journal", "JOUR", "article", "ScholarlyArticle", "article", container="journaltitle"
    ),
    SourceType.REFERENCE: _ENTRY,
    SourceType.DATASET: _DATASET,
}


def sort_of(source: Source) -> str:
    """The sort of work as which a source is cited.

    A chapter whose book is not known stands by itself, as a report: its publisher is no title of a book.  An entry
    of an encyclopedia without an author is a web page: several styles print no such entry.
    """
    if source.type == SourceType.CHAPTER and not source.container:
        return SourceType.REPORT
    if source.type == SourceType.REFERENCE and not source.authors:
        return SourceType.WEBPAGE
    return source.type


def placed_in(source: Source) -> tuple[str, str]:
    """The larger work in which a source stands, and its publisher.

    Of what stands in a newspaper, a journal, a site or an encyclopedia, the field ``publisher`` names that, where
    ``container`` does not.
    """
    issuer, larger = source.publisher or "", source.container or ""
    form = FORMS[sort_of(source)]
    if not form.container:
        return "", issuer
    if form is FORMS[SourceType.CHAPTER]:
        return larger, issuer
    return larger or issuer, issuer if larger and issuer != larger else ""
