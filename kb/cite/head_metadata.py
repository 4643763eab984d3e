"""What a page tells reference managers: names and contents of ``meta`` elements."""

from kb.cite.works import Citable, inverted
from kb.model.partial_dates import Moment
from kb.model.source import Author

_TAGS = {"title": "citation_title", "publisher": "citation_publisher"}


#: Where Zotero keeps these fields for one type of item; a field without a tag here or in ``_TAGS`` is left out.
_TAGS_OF: dict[str, dict[str, str]] = {
    "encyclopediaArticle": {"container": "z:encyclopediaTitle"},
    "report": {
        "publisher": "citation_technical_report_institution",
        "number": "citation_technical_report_number",
        "genre": "z:reportType",
    },
    "statute": {"title": "z:nameOfAct", "date": "z:dateEnacted"},
    "webpage": {"container": "z:websiteTitle"},
    "newspaperArticle": {"container": "z:publicationTitle"},
    "journalArticle": {"container": "citation_journal_title"},
    "bookSection": {"container": "citation_book_title"},
    "dataset": {"publisher": "z:repository", "number": "z:identifier", "edition": "z:versionNumber"},
}


def head(work: Citable) -> list[tuple[str, str]]:
    """Names and contents of the ``meta`` elements from which Zotero and others cite (CITATION.md D3).

    A law has its date twice: ``z:dateEnacted`` for Zotero, the rest for readers that know no laws.
    """
    tags = {**_TAGS, **_TAGS_OF.get(work.form.zotero, {})}
    pairs = [
        ("z:itemType", work.form.zotero),
        (tags["title"], work.title),
        *(("citation_author", _tag_author(author)) for author in work.authors),
        *(("citation_editor", _tag_author(editor)) for editor in work.editors),
        (tags.get("container", ""), work.container),
        (tags["publisher"], work.publisher),
        (tags.get("number", ""), work.number),
        (tags.get("genre", ""), work.form.genre),
        *_dates(work.date, tags.get("date", "")),
        ("citation_language", work.language),
        ("citation_abstract", work.abstract),
        ("citation_public_url", work.address),
        (tags.get("edition", "z:edition"), work.edition),
        ("z:rights", work.licence),
        ("z:archiveLocation", work.archive),
        ("z:extra", "; ".join(work.notes)),
    ]
    return [(name, content) for name, content in pairs if name and content]


def _tag_author(author: Author) -> str:
    """An institution keeps a trailing comma, or Zotero takes its last word for a family name.

    One of a single word needs none, and would lose its shape ("legislation. gov.uk").  Zotero takes
    ``Ould Abdallah, Ahmed Salem`` (spaces on both sides of the comma) for two authors, unless a semicolon says that
    the list of authors is one long.
    """
    if author.literal:
        name = inverted(author)
        return f"{name}," if " " in name else name
    mistaken = " " in (author.family or "") and " " in (author.given or "")
    return inverted(author) + (";" if mistaken else "")


def _dates(moment: Moment | None, own: str) -> list[tuple[str, str]]:
    """The date as Google Scholar shows it, of a range its first year, and as Zotero reads it, which keeps both ends."""
    if moment is None:
        return []
    first = moment.text[:4] if "/" in moment.text else moment.text.replace("-", "/")
    return [("citation_publication_date", first), ("citation_date", moment.text), (own, moment.text)]
