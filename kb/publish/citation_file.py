"""``CITATION.cff``: how the whole base is cited, for GitHub and other readers of that file (version 1.2.0)."""

import yaml

from kb.cite.editions import Edition
from kb.model.licences import licence


def citation_file(edition: Edition) -> str:
    """The text of ``CITATION.cff`` for ``edition``; it names the address only where it is no example."""
    known = {} if edition.site_url.endswith(".example.org/") else {"url": edition.site_url}
    fields = {
        "cff-version": "1.2.0",
        "message": "Cite the page or statement you rely on, as the page itself says; for the whole base, use this.",
        "type": "dataset",
        "title": edition.title,
        "abstract": f"{edition.title}: sourced, citable statements on security sector reform in Mali.",
        "version": edition.label,
        "date-released": edition.date.isoformat(),
        "authors": [{"name": edition.publisher}],
        "license": licence(edition.licence).spdx,
        **known,
        "keywords": ["Mali", "security sector reform"],
    }
    text: str = yaml.safe_dump(fields, sort_keys=False, allow_unicode=True, width=200)
    return text
