"""What frozen pages are told of later editions: one small file at the root of the site."""

import json
from typing import Any

from kb.cite.editions import Edition
from kb.model.partial_dates import Moment
from kb.model.words import say
from kb.pages.whole_site import Site

#: A script and not JSON, as browsers let a page from a disk load the one and not the other.
SCRIPT = "editions.js"


def draft_notice(edition: Edition) -> tuple[str, str]:
    """What every page of a draft says on top, in one line of a telephone and in full; nothing for an edition."""
    if not edition.draft:
        return "", ""
    when = Moment(edition.date.isoformat()).human
    short = say("Draft after %(edition)s, %(day)s", edition=edition.number, day=when)
    words = edition.draft[:1].upper() + edition.draft[1:]
    return short, say("%(draft)s. It can still change: cite an edition where there is one.", draft=words)


def editions_script(site: Site) -> str:
    """The file that pages of frozen editions load: the newest edition, and what has changed since each.

    A record that bears another id now is marked ``to:`` and that id.
    """
    return f"globalThis.kbEditions = {json.dumps(_told(site), ensure_ascii=False, separators=(',', ':'))};\n"


def _told(site: Site) -> dict[str, Any]:
    history = site.history
    since = {}
    for edition in history.kept:
        statements, records = history.since(edition)
        heirs = {former: f"to:{entry.id}" for entry in site.base.entries for former in entry.record.former_ids}
        renamed = {id_: heirs.get(id_, word) for id_, word in records.items()}
        since[edition.number] = {"date": edition.date.human, "statements": statements, "records": renamed}
    newest = history.newest
    return {"newest": newest.number if newest else "", "draft": site.edition.draft, "since": since}
