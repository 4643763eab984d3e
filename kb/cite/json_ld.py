"""What a page tells search engines: JSON-LD after schema.org."""

from collections.abc import Iterable
from typing import Any

from kb.cite.editions import Edition
from kb.cite.forms import ENTRY
from kb.cite.works import Citable, address, of_source
from kb.model.common_fields import Names
from kb.model.partial_dates import Moment
from kb.model.record_types import ActorType, ForceType, InstrumentType, Kind, PlaceType
from kb.model.records import Actor, Event, Force, Indicator, Instrument, Place
from kb.model.source import Author
from kb.store.addresses import address as page_address
from kb.store.record_files import Entry

#: Of more sources than this a page gives the nodes without names, which the page prints in any case: they are half
#: of what a long topic says of itself.
_NAMED = 40


def json_ld(work: Citable, entry: Entry, edition: Edition, sources: Iterable[Entry] = ()) -> dict[str, Any]:
    """The page of ``entry`` for search engines (CITATION.md D4, schema.org).

    ``work`` is what the page is cited as; ``sources`` are the entries on which its statements rest.
    """
    own = work.kind == ENTRY
    node = {
        **_page(address(entry, edition), entry.record.names.en, edition),
        "@type": ["WebPage", "Article"] if own else "WebPage",
        "lastReviewed": _bound(entry.record.checked, -1),
    }
    more = _article(work, entry, sources, edition) if own else {"mainEntity": _main(work, entry, edition)}
    return filled({**node, **more})


def site_page_json_ld(work: Citable, edition: Edition, files: Iterable[tuple[str, str]] = ()) -> dict[str, Any]:
    """A page that is no record's; ``files`` are addresses and media types of the data that it offers."""
    here = _page(work.address, work.title, edition)
    downloads = [{"@type": "DataDownload", "contentUrl": url, "encodingFormat": type_} for url, type_ in files]
    extra = {"@type": work.form.schema, "description": work.abstract, "distribution": downloads}
    return filled({**here, **extra})


def _page(here: str, name: str, edition: Edition) -> dict[str, Any]:
    """What all pages say: where they are, by whom, in which edition."""
    institution = {"@type": "Organization", "name": edition.publisher, "url": edition.site_url}
    return {
        "@context": "https://schema.org",
        "@type": "WebPage",
        "@id": here,
        "url": here,
        "name": name,
        "inLanguage": "en",
        "isPartOf": edition_node(edition),
        "author": institution,
        "publisher": institution,
        "license": edition.licence_address,
        "version": edition.label,
        "datePublished": edition.date.isoformat(),
    }


def _article(work: Citable, entry: Entry, sources: Iterable[Entry], edition: Edition) -> dict[str, Any]:
    """What a page of knowledge says beyond any page: its heading, what it is about, what it rests on."""
    cited = [*sources]
    named = len(cited) <= _NAMED
    return {
        "headline": work.title,
        "abstract": work.abstract,
        "about": {"@id": f"{work.address}#about", **_subject(entry)},
        "citation": [_cited(source, edition, named) for source in cited],
    }


def _cited(source: Entry, edition: Edition, named: bool) -> dict[str, Any]:
    """A source as cited by a page: what it is, its name if ``named``, and the node on its own page with all else."""
    work = of_source(source, edition)
    node = {"@type": work.form.schema, "@id": _node_of_work(source, edition)}
    return {**node, "name": work.title} if named else node


def _main(work: Citable, source: Entry, edition: Edition) -> dict[str, Any]:
    """A source as what its own page is about."""
    return {"@id": _node_of_work(source, edition), **_work(work)}


def _node_of_work(source: Entry, edition: Edition) -> str:
    return edition.cited_url + work_address(source)


def work_address(source: Entry) -> str:
    """Where the node of a source is, relative to the site's root."""
    return f"{page_address(source)}#work"


def edition_node(edition: Edition) -> dict[str, Any]:
    """The edition to which every page belongs."""
    return {
        "@type": "CreativeWork",
        "name": edition.title,
        "version": edition.label,
        "datePublished": edition.date.isoformat(),
        "url": edition.cited_url,
    }


def _work(work: Citable) -> dict[str, Any]:
    """A source as a node."""
    number = "legislationIdentifier" if work.form.schema == "Legislation" else "identifier"
    node = {
        "@type": work.form.schema,
        "name": work.title,
        "author": [_agent(author) for author in work.authors],
        "publisher": {"@type": "Organization", "name": work.publisher or work.container},
        "editor": [_agent(editor) for editor in work.editors],
        "datePublished": _bound(work.date, 0),
        number: work.number,
        "inLanguage": work.language,
        "url": work.address,
        "archivedAt": work.archive,
    }
    return filled(node if work.publisher or work.container else {**node, "publisher": None})


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
    return filled(node)


def _other_names(names: Names) -> list[str]:
    """Its names beside the English one, each once."""
    others = [names.fr, names.acronym, names.acronym_fr, *names.former, *names.variants]
    return [name for name in dict.fromkeys(others) if name and name != names.en]


def _bound(moment: Moment | None, end: int) -> str:
    """The first (0) or last (-1) date of a range, for properties that take no ranges."""
    return moment.text.split("/")[end] if moment else ""


def filled(node: dict[str, Any]) -> dict[str, Any]:
    """``node`` without the properties that have no value."""
    return {name: value for name, value in node.items() if value}
