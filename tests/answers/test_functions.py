"""Who had which function on a day: spans of tenures, cells, overlaps, what nobody has."""

import datetime as dt
import shutil
from functools import cache
from pathlib import Path

import pytest

from kb.answers.functions import FIT, Tenure, tenures
from kb.answers.who_does_what import HAVING, Cell, cells_on, lacking, overlap
from kb.model.functions import FUNCTIONS_OF, Domain, Function, HolderRole, Sector
from kb.store.base import Base, read_base
from tests.built import REAL, TINY

DAY = dt.timedelta(days=1)


@cache
def real() -> tuple[Base, tuple[Tenure, ...]]:
    base = read_base(REAL)[0]
    return base, tuple(tenures(base))


def edges() -> list[dt.date]:
    """Every day on which a cell of the real grid can change, and the days beside it."""
    spans = [tenure.span for tenure in real()[1]]
    days = {day for span in spans for day in (span.possible_from, span.sure_from, span.sure_until, span.possible_until)}
    return sorted({day + step for day in days if day.year < 2100 for step in (-DAY, DAY * 0, DAY)})


def answers(day: str, function: str) -> dict[str, str]:
    """For each institution in what capacity it had the function, ``?`` where only possibly, ``§`` where by law."""
    found = cells_on(real()[1], dt.date.fromisoformat(day))
    return {
        cell.institution: f"{cell.role or 'has'}{'' if cell.sure else '?'}{'§' if cell.legal else ''}"
        for cell in found
        if cell.function == function
    }


def test_every_function_is_in_one_domain_in_the_order_of_the_vocabulary() -> None:
    listed = [function for domain in Domain for function in FUNCTIONS_OF[domain]]
    assert sorted(listed) == sorted(Function)
    assert len(listed) == len(set(listed))


def test_every_cell_of_every_day_is_backed_by_statements_that_say_so() -> None:
    base, all_tenures = real()
    seen = 0
    for day in edges():
        for cell in cells_on(all_tenures, day):
            seen += 1
            assert cell.tenures
            for tenure in cell.tenures:
                placed = base.statements[tenure.held.placed.id]
                assert placed.statement.status in FIT
                assert placed.statement.citations
                assert tenure.held.holding in placed.statement.functions
                assert tenure.held.holding.does == cell.function
                assert tenure.held.institution == cell.institution
                assert tenure.on(day) != "no"
            assert cell.sure == any(tenure.on(day) == "yes" for tenure in cell.tenures)
            assert cell.role in {tenure.held.holding.role for tenure in cell.tenures}
            assert cell.legal == any(tenure.legal for tenure in cell.tenures)
    assert seen > 1000


def test_no_link_of_the_real_base_is_lost() -> None:
    base, all_tenures = real()
    assert len(all_tenures) == sum(len(placed.statement.functions) for placed in base.placed)
    assert len(all_tenures) > 100


@pytest.mark.parametrize(
    ("day", "function", "expected"),
    [
        # ML-0440, ML-0264, ML-1548: the ANSE took over from the DGSE on 1 October 2021
        ("2021-09-30", "intelligence", {"dgse": "has"}),
        ("2021-10-01", "intelligence", {"dgse": "has?", "anse": "has§"}),
        ("2022-06-01", "intelligence", {"anse": "has§"}),
        # ML-0780, ML-0230: AFISMA handed over to MINUSMA on 1 July 2013
        ("2013-06-30", "peace-operations", {"afisma": "has§", "minusma": "has§"}),
        ("2013-12-31", "peace-operations", {"minusma": "has§"}),
        ("2024-01-01", "peace-operations", {}),
        # ML-0859, ML-0436, ML-0389: the Assembly was dissolved on 18 or 19 August 2020, the CNT sat from 5 December
        ("2020-10-01", "parliamentary-oversight", {}),
        ("2021-01-15", "parliamentary-oversight", {"cnt": "has"}),
        # ML-1025, ML-0241
        ("2016-01-01", "transitional-justice", {"truth-commission": "has", "minusma": "supports§"}),
        ("2024-06-01", "transitional-justice", {"agrv": "has§"}),
    ],
)
def test_what_statements_say_of_a_day_is_answered(day: str, function: str, expected: dict[str, str]) -> None:
    found = answers(day, function)
    assert {id_: found.get(id_) for id_ in expected} == expected
    gone = {"dgse", "afisma", "minusma", "national-assembly", "defence-committee", "truth-commission"} - set(expected)
    assert not gone & {id_ for id_, said in found.items() if "?" not in said}


def test_what_was_told_only_later_is_possible_before_and_what_has_ended_is_no_more() -> None:
    # ML-1248 tells of the police in 2019
    assert answers("2019-12-31", "criminal-investigation")["national-police"] == "has"
    assert answers("2012-03-22", "criminal-investigation")["national-police"] == "has?"
    # EUTM Mali ended on 18 May 2024
    assert "eutm-mali" in answers("2024-04-30", "training")
    assert "eutm-mali" not in answers("2024-06-01", "training")


def edited(tmp_path: Path, file: str, old: str, new: str) -> tuple[Base, list[Tenure]]:
    """The tiny base after one edit, with its tenures."""
    data = shutil.copytree(TINY, tmp_path / "data")
    path = data / file
    text = path.read_text(encoding="utf-8")
    assert text.count(old) == 1
    path.write_text(text.replace(old, new), encoding="utf-8")
    base, problems = read_base(data)
    assert problems == []
    return base, tenures(base)


def cell(found: list[Tenure], day: str, institution: str, function: str) -> Cell | None:
    cells = cells_on(found, dt.date.fromisoformat(day))
    return next((c for c in cells if (c.institution, c.function) == (institution, function)), None)


def test_in_the_tiny_base_mandate_and_decree_are_a_legal_basis_and_the_force_is_not() -> None:
    found = tenures(read_base(TINY)[0])
    by_statement = {tenure.held.placed.id: tenure for tenure in found}
    assert {id_: by_statement[id_].legal for id_ in by_statement} == {
        "ML-0001": False,
        "ML-0003": False,
        "ML-0010": True,
        "ML-0011": True,
    }
    # the mandate's task is that of its bearer, from the day of the mandate on
    assert by_statement["ML-0010"].held.institution == "guard"
    assert str(by_statement["ML-0010"].span.sure_from) == "2021-05-03"
    before, after = (cell(found, day, "guard", "protection-of-sites") for day in ("2020-01-01", "2022-01-01"))
    assert before
    assert after
    assert (before.legal, after.legal) == (False, True)


def test_an_edge_of_a_period_is_sure_within_and_gone_without(tmp_path: Path) -> None:
    sites = "      - does: protection-of-sites\n"
    dated = f"{sites}        begins: 2015-03\n        ends: 2018-06-30\n"
    _, found = edited(tmp_path, "forces/guard.yml", sites, dated)
    days = ("2015-02-28", "2015-03-01", "2015-03-31", "2018-06-29", "2018-06-30", "2018-07-01")
    said = [cell(found, day, "guard", "protection-of-sites") for day in days]
    assert [c.sure if c else None for c in said] == [None, False, True, True, False, None]


def test_a_function_ends_with_its_institution(tmp_path: Path) -> None:
    old = "    as_of: 2019\n    existence:\n      begins: 1962\n      state: exists\n"
    _, found = edited(tmp_path, "forces/guard.yml", old, old.replace("state: exists", "ends: 2022-01-31"))
    assert cell(found, "2022-01-30", "guard", "protection-of-sites")
    assert cell(found, "2022-02-01", "guard", "protection-of-sites") is None


def test_on_the_day_on_which_its_institution_ends_a_function_is_no_longer_sure(tmp_path: Path) -> None:
    old = "    as_of: 2019\n    existence:\n      begins: 1962\n      state: exists\n"
    new = "    as_of: 2022-01-31\n    existence:\n      begins: 1962\n      ends: 2022-01-31\n"
    since = "    functions:\n      - does: protection-of-sites\n"
    relations = "    relations:\n      - type: mandated-by\n        target: decree-2021-7\n"
    _, found = edited(tmp_path, "forces/guard.yml", old + relations + since,
                      new + relations + since + "        begins: 2020\n")  # fmt: skip
    said = [cell(found, day, "guard", "protection-of-sites") for day in ("2022-01-30", "2022-01-31", "2022-02-01")]
    assert [one.sure if one else None for one in said] == [True, False, None]


def test_what_is_superseded_was_true_on_its_own_date_and_goes_no_further(tmp_path: Path) -> None:
    old = "    superseded_by: ML-0006\n"
    _, found = edited(tmp_path, "forces/guard.yml", old, f"{old}    functions: [{{does: prisons}}]\n")
    on = {day: cell(found, day, "guard", "prisons") for day in ("2019-06-01", "2021-05-04", "2021-05-05")}
    assert [bool(c) for c in on.values()] == [True, True, False]
    assert not any(c.sure for c in on.values() if c)


@pytest.mark.parametrize(
    ("file", "old", "new", "number"),
    [
        ("instruments/decree-2021-7.yml", "        by: ministry-interior\n", "        by: hero\n", "ML-0011"),
        ("instruments/decree-2021-7.yml", "        by: ministry-interior\n", "        by: nobody\n", "ML-0011"),
        ("forces/guard.yml", "    status: withdrawn\n",
         "    as_of: 2021\n    status: withdrawn\n    functions: [{does: prisons}]\n", "ML-0008"),
        ("mandates/guard-2021.yml", "    existence:\n      begins: 2021-05-03\n", "    timeless: true\n", "ML-0010"),
    ],
    ids=["a person", "nobody known", "withdrawn", "without a date"],
)  # fmt: skip
def test_what_is_no_institutions_or_of_no_day_is_no_tenure(
    tmp_path: Path, file: str, old: str, new: str, number: str
) -> None:
    base, found = edited(tmp_path, file, old, new)
    assert base.statements[number].statement.functions
    told = {tenure.held.placed.id for tenure in found}
    assert number not in told and len(told) == 3 + (number == "ML-0008")


def test_what_is_unconfirmed_is_never_sure(tmp_path: Path) -> None:
    old = "    as_of: 2019\n    existence:\n      state: exists\n"
    new = "    as_of: 2019\n    status: unconfirmed\n    reason: heard\n    existence:\n      state: exists\n"
    _, found = edited(tmp_path, "actors/ministry-interior.yml", old, new)
    held = cell(found, "2020-01-01", "ministry-interior", "public-order")
    assert held
    assert not held.sure


def made(
    institution: str, *, role: HolderRole | None = None, sure: bool = True, sector: Sector = Sector.SECURITY
) -> Cell:
    return Cell(Function.PUBLIC_ORDER, institution, sector, (), sure, role, False)


def test_two_bodies_of_the_state_overlap_and_a_part_does_not_with_its_whole() -> None:
    base = real()[0]
    both = [made("national-police"), made("gendarmerie")]
    assert overlap(base, both) == ("national-police", "gendarmerie")
    assert overlap(base, [made("national-police"), made("judicial-police")]) == ()
    assert overlap(base, [made("national-police"), made("gendarmerie", role=HolderRole.TAKES_PART)]) == ()
    assert overlap(base, [made("national-police"), made("gendarmerie", sure=False)]) == ()
    assert overlap(base, [made("national-police"), made("minusma", sector=Sector.INTERNATIONAL)]) == ()


def test_a_function_that_nobody_has_is_told_from_one_that_only_others_than_the_state_have() -> None:
    mission = made("minusma", sector=Sector.INTERNATIONAL)
    assert lacking(Function.PUBLIC_ORDER, []) == "nobody"
    assert lacking(Function.PUBLIC_ORDER, [made("fama", role=HolderRole.TAKES_PART)]) == "nobody"
    assert lacking(Function.PUBLIC_ORDER, [mission]) == "state"
    assert lacking(Function.PEACE_OPERATIONS, [mission]) == ""
    assert lacking(Function.PUBLIC_ORDER, [mission, made("national-police", sure=False)]) == ""
    assert HolderRole.SUPPORTS not in HAVING
