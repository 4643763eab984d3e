"""What the page of one statement tells search engines: JSON-LD after schema.org."""

from collections.abc import Iterable
from typing import Any

from kb.cite.editions import Edition
from kb.cite.json_ld import edition_node, filled
from kb.cite.works import Citable
from kb.model.statement import Statement


def claim(
    work: Citable, statement: Statement, record: str, sources: Iterable[Citable], edition: Edition
) -> dict[str, Any]:
    """The statement as a schema.org ``Claim`` (CITATION.md D4).

    ``record`` is the address of the record's page; ``sources`` are what it rests on.  Not a ``ClaimReview``, which is
    for checks of what others say, with a rating.
    """
    period = statement.period
    ends = (str(period.begins or ".."), str(period.ends or "..")) if period else ()
    node = {
        "@context": "https://schema.org",
        "@type": "Claim",
        "@id": work.address,
        "url": work.address,
        "identifier": statement.id,
        "name": work.title,
        "text": work.abstract,
        "inLanguage": "en",
        "isPartOf": [edition_node(edition), {"@type": "WebPage", "@id": record}],
        "author": {"@type": "Organization", "name": edition.publisher, "url": edition.site_url},
        "license": edition.licence_address,
        "version": edition.label,
        "datePublished": edition.date.isoformat(),
        "temporalCoverage": "/".join(ends) or str(statement.as_of or ""),
        "creativeWorkStatus": str(statement.status),
        "citation": [source.address for source in sources],
    }
    return filled(node)
