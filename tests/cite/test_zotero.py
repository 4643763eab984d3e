"""What Zotero saves of our pages: its translation server over one page of each kind, 50 sources and 30 statements.

Items of the real base are held against what our files say of the same work; those of the base of ``tests/every``
stand in ``zotero.json`` as a person read them ("BLESS=1" writes them anew: read the diff).  Run where ZOTERO names the
address of a translation server (CONTRIBUTING.md says how one is had); left out elsewhere.
"""

import contextlib
import datetime as dt
import functools
import http.server
import json
import os
import random
import re
import threading
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from kb.cite.editions import current_edition
from kb.cite.works import Citable, inverted
from kb.model.record_types import Kind
from kb.pages.pages_by_kind import page_of
from kb.pages.statement_page import StatementPage
from kb.pages.whole_site import Site
from kb.store.addresses import address, statement_address
from kb.store.base import read_base
from tests.built import REAL, build, shared
from tests.every import everything, with_editions

SERVER = os.environ.get("ZOTERO", "")
pytestmark = pytest.mark.skipif(not SERVER, reason="ZOTERO names no translation server")

#: Where Zotero keeps what our works have, by type of item.
TITLES = {"statute": "nameOfAct"}
DATES = {"statute": "dateEnacted"}
CONTAINERS = {
    "encyclopediaArticle": "encyclopediaTitle", "webpage": "websiteTitle", "newspaperArticle": "publicationTitle",
    "bookSection": "bookTitle", "journalArticle": "publicationTitle",
}  # fmt: skip
#: What Zotero saves of the base of ``tests/every``, as a person read it.
ITEMS = Path(__file__).with_name("zotero.json")
PAGES_ABOUT_THE_SITE = (
    "index.html", "forces/index.html", "timeline/index.html", "about/data.html", "about/method.html", "compare.html",
    "who-does-what.html", "about/as-on.html",
)  # fmt: skip


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site made of the real base; BUILT names one that is there already."""
    return Path(os.environ["BUILT"]) if os.environ.get("BUILT") else shared(tmp_path_factory, REAL, "real")


@contextlib.contextmanager
def on_a_server(folder: Path) -> Iterator[str]:
    handler = functools.partial(http.server.SimpleHTTPRequestHandler, directory=str(folder))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


@pytest.fixture(scope="module")
def served(built: Path) -> Iterator[str]:
    """It, on a local server."""
    with on_a_server(built) as address:
        yield address


@pytest.fixture(scope="module")
def site(built: Path) -> Site:
    """What it is made of, on the day that it names."""
    base = read_base(REAL)[0]
    home = (built / "index.html").read_text("utf-8")
    told, commit = re.search(r'name="citation_date" content="([^"]+)"', home), re.search("commit ([0-9a-z-]+)", home)
    assert told
    day = dt.date.fromisoformat(told.group(1))
    address = "https://mali-ssr-background.example.org/"
    return Site(base, current_edition(REAL, base, address, commit.group(1) if commit else "", day))


def saved(where: str) -> dict[str, Any]:
    """The one item that Zotero saves of the page at ``where``."""
    request = urllib.request.Request(f"{SERVER.rstrip('/')}/web", where.encode(), {"Content-Type": "text/plain"})
    with urllib.request.urlopen(request, timeout=60) as answer:
        (item,) = json.load(answer)
    return dict(item)


def expected(work: Citable) -> dict[str, Any]:
    """What Zotero must keep of a work, to the field."""
    kind = work.form.zotero
    names = [inverted(author) for author in work.authors]
    found = {
        "itemType": kind,
        TITLES.get(kind, "title"): " ".join(work.title.split()),
        DATES.get(kind, "date"): str(work.date) if work.date else None,
        "url": work.address,
        "language": work.language,
        "abstractNote": work.abstract or None,
        "authors": names,
    }
    if work.container:
        found[CONTAINERS[kind]] = work.container
    if kind == "encyclopediaArticle":
        found["edition"] = work.edition or None
    return found


def differences(work: Citable, item: dict[str, Any]) -> dict[str, tuple[Any, Any]]:
    """Each field that is not as expected: what was, what is."""
    creators = [c for c in item["creators"] if c["creatorType"] == "author"]
    authors = [", ".join(filter(None, (c.get("lastName") or c.get("name"), c.get("firstName")))) for c in creators]
    item = {**item, "authors": authors}
    pairs = {name: (value or None, item.get(name) or None) for name, value in expected(work).items()}
    return {name: pair for name, pair in pairs.items() if pair[0] != pair[1]}


def test_one_page_of_each_kind_is_saved_right(site: Site, served: str) -> None:
    first = {entry.kind: entry for entry in site.base.entries}
    wrong = {}
    for entry in first.values():
        found = differences(page_of(site, entry.id).citable, saved(served + address(entry)))
        if found:
            wrong[entry.id] = found
    assert wrong == {}


def test_fifty_sources_are_saved_as_themselves(site: Site, served: str) -> None:
    sources = site.base.of_kind(Kind.SOURCES)
    undated = [entry for entry in sources if page_of(site, entry.id).citable.date is None][:10]
    drawn = random.Random(12).sample(sources, 40)
    wrong = {}
    for entry in [*undated, *drawn]:
        if found := differences(page_of(site, entry.id).citable, saved(served + address(entry))):
            wrong[entry.id] = found
    assert wrong == {}


def test_thirty_statements_are_saved_one_each(site: Site, served: str) -> None:
    wrong = {}
    for id_ in random.Random(30).sample(sorted(site.base.statements), 30):
        work = StatementPage(site, site.base.statements[id_]).citable
        if found := differences(work, saved(served + statement_address(id_))):
            wrong[id_] = found
    assert wrong == {}


@pytest.mark.parametrize(
    ("where", "wanted"),
    [
        ("index.html", {"itemType": "webpage", "title": "Mali SSR Background"}),
        ("forces/index.html", {"itemType": "webpage", "title": "Forces", "websiteTitle": "Mali SSR Background"}),
        ("about/method.html", {"itemType": "webpage", "websiteTitle": "Mali SSR Background"}),
        ("about/data.html", {"itemType": "dataset", "title": "Mali SSR Background"}),
    ],
)
def test_pages_about_the_site_have_type_author_and_date(
    site: Site, served: str, where: str, wanted: dict[str, str]
) -> None:
    item = saved(served + where)
    assert {name: item.get(name) for name in wanted} == wanted
    assert item["date"] == site.edition.date.isoformat()
    assert [c.get("lastName") or c.get("name") for c in item["creators"]] == [site.edition.publisher]


def kept(item: dict[str, Any]) -> dict[str, Any]:
    """Of an item what says which work it is: not when and from where it was saved."""
    own = {"key", "version", "accessDate", "libraryCatalog", "attachments", "tags", "notes", "seeAlso"}
    return {name: value for name, value in item.items() if value and name not in own}


def test_items_are_exactly_as_a_person_read_them(tmp_path: Path) -> None:
    data = with_editions(everything(tmp_path / "data"))
    outcome = build(data, tmp_path / "site", KB_COMMIT="0123456789", SITE_URL="https://x.example/")
    assert outcome.returncode == 0, outcome.stderr
    base = read_base(data)[0]
    pages = [address(next(iter(base.of_kind(kind)))) for kind in Kind]
    pages += [address(entry) for entry in base.of_kind(Kind.SOURCES)]
    pages += [f"compare/{one.id}.html" for one in base.comparisons]
    pages += [statement_address(next(iter(sorted(base.statements)))), *PAGES_ABOUT_THE_SITE]
    with on_a_server(tmp_path / "site") as root:
        items = {where: kept(saved(root + where)) for where in dict.fromkeys(pages)}
    if os.environ.get("BLESS"):
        ITEMS.write_text(json.dumps(items, indent=1, ensure_ascii=False) + "\n", "utf-8")
    assert items == json.loads(ITEMS.read_text("utf-8"))
