"""The ledger of second readings."""

import datetime as dt
from pathlib import Path

from kb.__main__ import main
from kb.checks.rules import all_problems
from kb.cite.editions import read_edition
from kb.pages.whole_site import Site
from kb.store.base import read_base
from kb.store.second_readings import Reading, readings


def test_a_reading_is_entered_for_every_statement_of_the_files(copy: Path) -> None:
    guard = str(copy / "forces" / "guard.yml")
    said = ["--data", str(copy), "read", guard, "--changed", "ML-0006", "--today", "2026-11-25"]
    assert main(said) == 0
    found = readings(copy)
    assert found["ML-0006"] == Reading(dt.date(2026, 11, 25), changed=True)
    assert set(found) >= {"ML-0006", "ML-0008"}
    assert not found["ML-0008"].changed


def test_a_newer_reading_takes_the_place_of_the_older_one_and_leaves_the_others(copy: Path) -> None:
    guard, term = str(copy / "forces" / "guard.yml"), str(copy / "actors" / "hero.yml")
    main(["--data", str(copy), "read", guard, term, "--changed", "ML-0006", "--today", "2026-11-25"])
    before = readings(copy)
    main(["--data", str(copy), "read", guard, "--today", "2026-12-01"])
    after = readings(copy)
    assert after["ML-0006"] == Reading(dt.date(2026, 12, 1), changed=False)
    others = {id_ for id_, reading in after.items() if reading.day == dt.date(2026, 11, 25)}
    assert others
    assert {id_: before[id_] for id_ in others} == {id_: after[id_] for id_ in others}


def test_what_a_reading_changed_stays_changed_when_the_file_is_read_again_that_day(copy: Path) -> None:
    guard = str(copy / "forces" / "guard.yml")
    main(["--data", str(copy), "read", guard, "--changed", "ML-0006", "--today", "2026-11-25"])
    main(["--data", str(copy), "read", guard, "--changed", "ML-0008", "--today", "2026-11-25"])
    assert {id_ for id_, reading in readings(copy).items() if reading.changed} == {"ML-0006", "ML-0008"}


def test_a_base_without_a_ledger_has_no_readings(copy: Path) -> None:
    assert readings(copy) == {}


def test_a_reading_of_a_statement_that_never_was_is_reported(copy: Path) -> None:
    (copy / "readings.yml").write_text("ML-0003: 2026-11-25 kept\nML-0099: 2026-11-25 kept\n", encoding="utf-8")
    said = [str(problem) for problem in all_problems(copy)[1]]
    assert said == ["data/readings.yml:1:1: ML-0099: expected a statement that is there, got none"]
    main(["--data", str(copy), "retire", "ML-0099"])
    assert all_problems(copy)[1] == []


def test_a_page_shows_a_second_reading_as_the_last_check_and_the_site_its_share(copy: Path) -> None:
    main(["--data", str(copy), "read", str(copy / "forces" / "guard.yml"), "--today", "2026-11-25"])
    base, problems = read_base(copy)
    assert problems == []
    site = Site(base, read_edition(copy, "https://x.example/"))
    assert site.checked(base.statements["ML-0003"]).human == "25 November 2026"
    assert site.checked(base.statements["ML-0002"]).human == "15 January 2026"
    assert site.read_again == "6 of 14 statements (43 %)"
