"""What a page tells machines about itself: names and contents of ``meta`` elements, and JSON-LD.

Both are drawn from a ``kb.works.Citable``.  Pairs and plain values only: the template writes the
markup, and escapes ``<`` in the JSON.  Zotero reads the ``meta`` elements and ignores JSON-LD.
"""

from collections.abc import Iterable
from typing import Any

from kb.dates import Moment
from kb.reader import Entry
from kb.schema import Actor, Author, Event, Force, Indicator, Instrument, Names, Place
from kb.vocabulary import ActorType, ForceType, InstrumentType, Kind, PlaceType
from kb.works import ENTRY, Citable, Edition, address, inverted, of_source

_TAGS = {"title": "citation_title", "publisher": "citation_publisher"}

#: Where Zotero keeps these fields for one type of item; a field without a tag here or in ``_TAGS`` is left out.
_TAGS_OF: dict[str, dict[str, str]] = {
    "encyclopediaArticle": {"container": "z:encyclopediaTitle"},
    "report": {
        "publisher": "citation_technical_report_institution",
        "number": "citation_technical_report_number",
        "genre": "z:reportType",
    },
    "statute": {"title": "z:nameOfAct", "number": "z:publicLawNumber", "date": "z:dateEnacted"},
    "webpage": {"container": "z:websiteTitle"},
    "newspaperArticle": {"container": "z:publicationTitle"},
    "journalArticle": {"container": "citation_journal_title"},
    "bookSection": {"container": "citation_book_title"},
    "dataset": {"publisher": "z:repository", "number": "z:identifier"},
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
        (tags.get("container", ""), work.container),
        (tags["publisher"], work.publisher),
        (tags.get("number", ""), work.number),
        (tags.get("genre", ""), work.form.genre),
        *_dates(work.date, tags.get("date", "")),
        ("citation_language", work.language),
        ("citation_abstract", work.abstract),
        ("citation_public_url", work.address),
        ("z:edition", work.edition),
        ("z:rights", work.licence),
        ("z:archiveLocation", work.archive),
        ("z:extra", "; ".join(work.notes)),
    ]
    return [(name, content) for name, content in pairs if name and content]


def _tag_author(author: Author) -> str:
    """An institution keeps a trailing comma, or Zotero takes its last word for a family name.

    Zotero takes ``Ould Abdallah, Ahmed Salem`` (spaces on both sides of the comma) for two authors, unless a
    semicolon says that the list of authors is one long.
    """
    if author.literal:
        return f"{inverted(author)},"
    mistaken = " " in (author.family or "") and " " in (author.given or "")
    return inverted(author) + (";" if mistaken else "")


def _dates(moment: Moment | None, own: str) -> list[tuple[str, str]]:
    """The date as Google Scholar shows it and as Zotero reads it; of a range, which neither knows, the first year."""
    if moment is None:
        return []
    text = moment.text[:4] if "/" in moment.text else moment.text
    return [("citation_publication_date", text.replace("-", "/")), ("citation_date", text), (own, text)]


def json_ld(work: Citable, entry: Entry, edition: Edition, sources: Iterable[Entry] = ()) -> dict[str, Any]:
    """The page of ``entry`` for search engines (CITATION.md D4, schema.org).

    ``work`` is what the page is cited as; ``sources`` are the entries on which its statements rest.
    """
    here = address(entry, edition)
    institution = {"@type": "Organization", "name": edition.publisher, "url": edition.site_url}
    node = {
        "@context": "https://schema.org",
        "@type": ["WebPage", "Article"] if work.kind == ENTRY else "WebPage",
        "@id": here,
        "url": here,
        "name": entry.record.names.en,
        "inLanguage": "en",
        "isPartOf": _edition(edition),
        "author": institution,
        "publisher": institution,
        "license": edition.licence,
        "version": edition.number,
        "datePublished": edition.date.isoformat(),
        "lastReviewed": _bound(entry.record.checked, -1),
        **(_article(work, entry, sources, edition) if work.kind == ENTRY else {"mainEntity": _work(work)}),
    }
    return _filled(node)


def _article(work: Citable, entry: Entry, sources: Iterable[Entry], edition: Edition) -> dict[str, Any]:
    """What a page of knowledge says beyond any page: its heading, what it is about, what it rests on."""
    return {
        "headline": work.title,
        "abstract": work.abstract,
        "about": {"@id": f"{work.address}#about", **_subject(entry)},
        "citation": [_cited(of_source(source, edition)) for source in sources],
    }


def _cited(work: Citable) -> dict[str, Any]:
    """A source as cited by a page: enough to find it; its own page has the rest."""
    return {"@type": work.form.schema, "name": work.title, "url": work.address}


def _edition(edition: Edition) -> dict[str, Any]:
    """The edition to which every page belongs."""
    return {
        "@type": "CreativeWork",
        "name": edition.title,
        "version": edition.number,
        "datePublished": edition.date.isoformat(),
        "url": edition.site_url,
    }


def _work(work: Citable) -> dict[str, Any]:
    """A source as a node."""
    number = "legislationIdentifier" if work.form.schema == "Legislation" else "identifier"
    node = {
        "@type": work.form.schema,
        "name": work.title,
        "author": [_agent(author) for author in work.authors],
        "publisher": {"@type": "Organization", "name": work.publisher or work.container},
        "datePublished": _bound(work.date, 0),
        number: work.number,
        "inLanguage": work.language,
        "url": work.address,
        "archivedAt": work.archive,
    }
    return _filled(node if work.publisher or work.container else {**node, "publisher": None})


def _agent(author: Author) -> dict[str, str]:
    """An author as a node."""
    if author.literal:
        return {"@type": "Organization", "name": author.literal}
    person = {"@type": "Person", "familyName": author.family, "givenName": author.given}
    return {name: value for name, value in person.items() if value}


_STATE_BODIES = frozenset(
    {
        ActorType.HEAD_OF_STATE,
        ActorType.MINISTRY,
        ActorType.STATE_BODY,
        ActorType.PARLIAMENT,
        ActorType.COURT,
        ActorType.OVERSIGHT,
        ForceType.ARMED_FORCES,
        ForceType.INTERNAL_SECURITY,
        ForceType.SPECIAL_UNIT,
    }
)
_LAWS = frozenset(
    {
        InstrumentType.CONSTITUTION,
        InstrumentType.LAW,
        InstrumentType.DECREE,
        InstrumentType.RESOLUTION,
        InstrumentType.DECISION,
        InstrumentType.SANCTIONS,
    }
)
_TYPES: dict[str, str] = {
    ActorType.PERSON: "Person",
    ActorType.COUNTRY: "Country",
    **dict.fromkeys(_STATE_BODIES, "GovernmentOrganization"),
}
_PLACES: dict[str, str] = {
    PlaceType.COUNTRY: "Country",
    PlaceType.REGION: "AdministrativeArea",
    PlaceType.WATER: "RiverBodyOfWater",
}
_KINDS: dict[Kind, str] = {
    Kind.TIMELINE: "Event",
    Kind.INDICATORS: "Dataset",
    Kind.GLOSSARY: "DefinedTerm",
}


def _type(entry: Entry) -> str:
    """The schema.org type of what a record is about; ``Thing`` where none fits (a mandate, a topic)."""
    match entry.record:
        case Actor(type=type_) | Force(type=type_):
            return _TYPES.get(type_, "Organization")
        case Instrument(type=type_):
            return "Legislation" if type_ in _LAWS else "CreativeWork"
        case Place(type=type_):
            return _PLACES.get(type_, "Place")
    return _KINDS.get(entry.kind, "Thing")


def _subject(entry: Entry) -> dict[str, Any]:
    """What a record is about, as a node."""
    record = entry.record
    node = {
        "@type": _type(entry),
        "name": record.names.en,
        "alternateName": _other_names(record.names),
        "url": getattr(record, "website", None),
    }
    match record:
        case Event():
            node |= {"startDate": _bound(record.date, 0), "endDate": _bound(record.ends, -1)}
        case Indicator():
            node |= {"description": record.definition}
        case Instrument() if node["@type"] == "Legislation":
            node |= {"legislationIdentifier": record.number}
        case Instrument():
            node |= {"identifier": record.number}
    return _filled(node)


def _other_names(names: Names) -> list[str]:
    """Its names beside the English one, each once."""
    others = [names.fr, names.acronym, names.acronym_fr, *names.former, *names.variants]
    return [name for name in dict.fromkeys(others) if name and name != names.en]


def _bound(moment: Moment | None, end: int) -> str:
    """The first (0) or last (-1) date of a range, for properties that take no ranges."""
    return moment.text.split("/")[end] if moment else ""


def _filled(node: dict[str, Any]) -> dict[str, Any]:
    """``node`` without the properties that have no value."""
    return {name: value for name, value in node.items() if value}
