"""What the page of one statement tells search engines: JSON-LD after schema.org."""

from collections.abc import Iterable
from typing import Any

from kb.cite.editions import Edition
from kb.cite.json_ld import filled, work_address
from kb.cite.works import Citable
from kb.model.statement import Statement
from kb.store.record_files import Entry


def claim(
    work: Citable, statement: Statement, record: str, sources: Iterable[Entry], edition: Edition
) -> dict[str, Any]:
    """The statement as a schema.org ``Claim`` (CITATION.md D4).

    ``record`` is the address of the record's page; ``sources`` are the entries on which it rests, each named by the
    node on its own page, which has all else (``@base`` keeps these short: pages of statements are many).  Not a
    ``ClaimReview``, which is for checks of what others say, with a rating.
    """
    period = statement.period
    ends = (str(period.begins or ".."), str(period.ends or "..")) if period else ()
    node = {
        "@context": ["https://schema.org", {"@base": edition.cited_url}],
        "@type": "Claim",
        "@id": work.address,
        "identifier": statement.id,
        "name": work.title,
        "text": work.abstract,
        "inLanguage": "en",
        "isPartOf": [_whole(edition), {"@type": "WebPage", "@id": record}],
        "author": {"@type": "Organization", "name": edition.publisher},
        "license": edition.licence_address,
        "version": edition.label,
        "datePublished": edition.date.isoformat(),
        "temporalCoverage": "/".join(ends) or str(statement.as_of or ""),
        "creativeWorkStatus": str(statement.status),
        "citation": [{"@id": work_address(source)} for source in sources],
    }
    return filled(node)


def _whole(edition: Edition) -> dict[str, str]:
    return {"@type": "CreativeWork", "name": edition.title, "url": edition.cited_url}
