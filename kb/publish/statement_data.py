"""What scripts know of statements and sources: files that a page loads as scripts, from the web and from a disk alike.

A browser does not let a page that was read from a disk read another file, but lets it run one.
"""

import json
from collections.abc import Iterable, Iterator
from typing import Any

from kb.cite.bibtex import bibtex, plain_bibtex
from kb.cite.csl import csl
from kb.cite.printed import reference
from kb.cite.ris import ris
from kb.cite.works import Citable, of_source
from kb.model.disagreement import Disagreement
from kb.model.record_types import DisagreementState, Kind
from kb.model.statuses import StatementStatus
from kb.pages.other_languages import spans
from kb.pages.statement_page import StatementPage
from kb.pages.whole_site import Site

#: So many numbers share a file: one is loaded where a statement's panel is opened.
SHARED = 100
STATES, SOURCES, OTHER_FORMS = "states.js", "sources.js", "sources-other-forms.js"


def statement_files(site: Site) -> Iterator[tuple[str, str]]:
    """Name and text of every file, to stand in the folder of the statements' pages."""
    parts: dict[str, list[str]] = {}
    for id_ in site.base.statements:
        parts.setdefault(part_of(id_), []).append(id_)
    yield from ((name, part(site, ids)) for name, ids in parts.items())
    yield STATES, script("kbStates", states(site))
    yield SOURCES, script("kbSources", sources(site))
    yield OTHER_FORMS, script("kbOtherForms", other_forms(site))


def part_of(id_: str) -> str:
    """The file in which a statement is: ``part-0012.js`` for ML-1203."""
    return f"part-{int(id_.removeprefix('ML-')) // SHARED:04d}.js"


def part(site: Site, ids: Iterable[str]) -> str:
    """One file of statements, those with these ``ids``."""
    found = {id_: statement(StatementPage(site, site.base.statements[id_])) for id_ in ids}
    return script("kbStatements", found, merged=True)


def statement(view: StatementPage) -> dict[str, Any]:
    """What the panel, the basket and the check show of one statement; empty values are left out."""
    status = "" if view.status == StatementStatus.ESTABLISHED else view.status.label
    found = {
        "about": ": ".join(filter(None, (view.record.words, view.about))),
        "text": view.text,
        "dated": view.dated,
        "status": status,
        "reason": view.reason if status else "",
        "newer": [link.words for link in view.newer],
        "address": view.citable.address,
        "footnote": view.footnote,
        "languages": spans(view.footnote_runs),
        "sources": [citation.source for citation in view.placed.statement.citations],
        "report": view.report,
    }
    return {name: value for name, value in found.items() if value}


def states(site: Site) -> dict[str, Any]:
    """What became of every statement and page, for the check of citations.

    ``statements`` gives for each number its status, then the newer number and the disagreements that are open about
    it, as far as there are; ``since`` says for each kept edition what of it is no longer as it was; ``moved`` leads
    from addresses of former ids to those of today.
    """
    base, edition = site.base, site.edition
    return {
        "site": edition.site_url,
        "title": edition.title,
        "edition": edition.number,
        "statements": {id_: _state(site, id_) for id_ in base.statements},
        "since": {kept.number: site.history.since(kept)[0] for kept in site.history.kept},
        "pages": {f"{entry.kind}/{entry.id}": entry.record.names.en for entry in base.entries},
        "moved": {
            f"{entry.kind}/{former}": f"{entry.kind}/{entry.id}"
            for entry in base.entries
            for former in entry.record.former_ids
        },
    }


def _state(site: Site, id_: str) -> list[Any]:
    statement = site.base.statements[id_].statement
    status = str(statement.status)
    newer = statement.superseded_by or statement.corrected_by or ""
    disputes = [f"{entry.kind}/{entry.id}" for entry in site.disputes.get(id_, ()) if _open(entry.record)]
    if status == StatementStatus.ESTABLISHED and disputes:
        status = str(StatementStatus.DISPUTED)
    return [status, newer, *disputes] if newer or disputes else [status]


def _open(record: object) -> bool:
    return isinstance(record, Disagreement) and record.state == DisagreementState.OPEN


def sources(site: Site) -> dict[str, dict[str, str]]:
    """Every source as it is printed, and for reference managers."""
    return {
        id_: {"print": reference(work), "ris": ris(work), "bib": bibtex(work)} for id_, work in _works(site).items()
    }


def other_forms(site: Site) -> dict[str, dict[str, Any]]:
    """Every source in the forms for which few ask: plain BibTeX, and an item of CSL-JSON."""
    return {id_: {"bibtex": plain_bibtex(work), "csl": csl(work)} for id_, work in _works(site).items()}


def _works(site: Site) -> dict[str, Citable]:
    return {entry.id: of_source(entry, site.edition) for entry in site.base.of_kind(Kind.SOURCES)}


def script(name: str, value: object, *, merged: bool = False) -> str:
    """A file that gives ``value`` to the pages that load it, under ``name``; ``merged`` with what others give it."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    # U+2028 and U+2029 ended lines of scripts before 2019
    text = text.replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")
    return f"self.{name}=Object.assign(self.{name}||{{}},{text})\n" if merged else f"self.{name}={text}\n"
