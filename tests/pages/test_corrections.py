"""Corrections made, and where an error is reported: nowhere, unless the site says so."""

from dataclasses import replace
from urllib.parse import parse_qs, unquote_plus, urlsplit

import yaml
from lxml import html

from hooks.statements import SCRIPTS, files_of
from kb.cite.archives import lookup
from kb.cite.editions import read_edition
from kb.cite.reporting import Reporting
from kb.model.source import Source
from kb.model.statuses import StatementStatus
from kb.pages.corrections import corrections
from kb.pages.statement_page import StatementPage
from kb.pages.whole_site import Site
from kb.store.base import Base
from tests.built import ROOT, TINY


def site_of(base: Base, reporting: Reporting | None = None) -> Site:
    return Site(base, read_edition(TINY, "https://ssr.example/"), reporting=reporting or Reporting())


def with_status(base: Base, id_: str, **fields: object) -> Base:
    placed = base.statements[id_]
    changed = placed.statement.model_copy(update=fields)
    statements = [changed if s is placed.statement else s for s in placed.entry.record.statements]
    record = placed.entry.record.model_copy(update={"statements": statements})
    return Base(tuple(replace(e, record=record) if e.id == placed.entry.id else e for e in base.entries))


def test_what_was_withdrawn_or_corrected_is_listed_and_what_was_overtaken_is_not(tiny: Base) -> None:
    base = with_status(tiny, "ML-0004", status=StatementStatus.WITHDRAWN, reason="the note tells of a plan")
    found = {one.statement.words: one for one in corrections(site_of(base))}
    assert found["ML-0004"].reason == "the note tells of a plan"
    assert found["ML-0004"].statement.address == "s/ML-0004.html"
    # superseded
    assert "ML-0005" not in found


def test_nothing_is_offered_where_nothing_is_set(tiny: Base) -> None:
    assert StatementPage(site_of(tiny), tiny.statements["ML-0006"]).report == ""


def test_an_issue_has_number_edition_and_sentence_filled_in(tiny: Base) -> None:
    site = site_of(tiny, Reporting(repository="https://code.example/mali/", contact="a@b.example"))
    address = StatementPage(site, tiny.statements["ML-0006"]).report
    assert address.startswith("https://code.example/mali/issues/new?")
    fields = {name: value for name, (value,) in parse_qs(urlsplit(address).query).items()}
    assert fields["statement"] == "ML-0006 (2026.1): In May 2021 the press gave 450 guards."
    assert fields["title"] == "Correct: ML-0006"
    form = yaml.safe_load((ROOT / ".github/ISSUE_TEMPLATE" / fields.pop("template")).read_text("utf-8"))
    assert fields.keys() - {"title"} <= {part["id"] for part in form["body"]}


def test_of_a_long_sentence_the_beginning_is_filled_in() -> None:
    words = "the Guard’s strength & its budget, " * 30
    for reporting in (Reporting(repository="https://code.example/mali"), Reporting(contact="a@b.example")):
        address = reporting.address("ML-0001", "draft after 2026.1, commit 0123456789", words)
        assert len(address) < 420
        said = unquote_plus(address)
        assert "ML-0001 (draft after 2026.1, commit 0123456789): the Guard’s strength & its budget, the" in said
        assert "…" in said


def test_the_page_of_a_statement_leads_to_where_errors_are_reported(tiny: Base) -> None:
    scripts = dict.fromkeys(SCRIPTS, "x.js")
    for reporting, links in ((Reporting(contact="editors@ssr.example"), 1), (Reporting(), 0)):
        page = dict(files_of(site_of(tiny, reporting), "ML-0006", scripts, policy=True))["ML-0006.html"]
        found = [a for a in html.fromstring(page).iter("a") if a.text == "Report an error in this statement"]
        assert len(found) == links
        assert all(a.get("href", "").startswith("mailto:editors@ssr.example?") for a in found)


def test_mail_where_only_a_contact_is_set(tiny: Base) -> None:
    site = site_of(tiny, Reporting(contact="editors@ssr.example"))
    address = StatementPage(site, tiny.statements["ML-0006"]).report
    assert address.startswith("mailto:editors@ssr.example?subject=Error%20in%20ML-0006&body=")


def source(**fields: object) -> Source:
    given = {"names": {"en": "X"}, "checked": "2026-11-20", "type": "news", "standing": "press", "primary_seen": "true"}
    return Source.model_validate({**given, "title": "X", "language": "en", **fields})


def test_a_copy_is_looked_for_near_the_date_of_what_has_an_address() -> None:
    url = "https://a.example/x?y=1"
    assert lookup(source(url=url, date="2015-06-20")) == f"https://web.archive.org/web/20150620/{url}"
    assert lookup(source(url=url, date="2015-06")) == f"https://web.archive.org/web/20150630/{url}"
    assert lookup(source(url=url, read="2026-11-20")) == f"https://web.archive.org/web/20261120/{url}"
    assert lookup(source(date="2015")) == ""
    assert lookup(source(url="https://web.archive.org/web/2015/x", date="2015")) == ""
