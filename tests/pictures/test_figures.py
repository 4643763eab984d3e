"""Figures as dots: values, hedges and dates as the statements give them; what is wrong is not drawn."""

import datetime as dt
from pathlib import Path

import pytest

from kb.cite.editions import read_edition
from kb.model.statuses import StatementStatus
from kb.model.units import Qualifier
from kb.pages.whole_site import Site
from kb.pictures.comparisons import Rows, strengths
from kb.pictures.figures import HEDGES, Dot, in_short, legend_of
from kb.pictures.ladder import Ceiling, Ladder, Rung
from kb.pictures.picture import Picture
from kb.pictures.series import Plane
from kb.store.base import read_base
from tests.built import REAL
from tests.editions import GUARD, edit
from tests.pictures.galleries import gallery


def pictures() -> dict[str, Picture]:
    return gallery(REAL).pictures


def dots(picture: Picture) -> list[Dot]:
    return [mark for mark in picture.marks if isinstance(mark, Dot)]


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (29_700_000, "29.7 million"),
        (1_230_563_972_349, "1.23 trillion"),
        (35e9, "35 billion"),
        (956.1e9, "956 billion"),
        (13289, "13,289"),
        (999_999, "999,999"),
        (1e6, "1 million"),
        (-1e6, "-1 million"),
        (999e12, "999 trillion"),
        (1000e12, "1,000 trillion"),
        (1234567e12, "1,234,567 trillion"),
        (999.4e9, "999 billion"),
        (999.9e9, "1,000 billion"),
        (7.6, "7.6"),
        (0, "0"),
    ],
)
def test_large_numbers_are_short(value: float, words: str) -> None:
    assert in_short(value) == words


def drawn(hedge: str, state: str) -> Dot:
    day = dt.date(2020, 1, 1)
    return Dot(words="", cells=(), statement="", address="", row=0, begins=day, ends=day, dated="", value=1, label="",
               hedge=hedge, state=state)  # fmt: skip


@pytest.mark.parametrize(
    ("of", "samples"),
    [
        ([("", "held")], []),
        ([("", "held"), ("over", "held")], ["firm", "over"]),
        # what was overtaken is hollow whether or not it was firm
        ([("", "held"), ("", "overtaken")], ["firm", "overtaken"]),
        ([("", "overtaken")], []),
        ([("over", "overtaken")], ["over", "overtaken"]),
    ],
)
def test_a_legend_has_what_is_drawn_and_stands_where_there_are_two_sorts(
    of: list[tuple[str, str]], samples: list[str]
) -> None:
    keys = [key.sample for key in legend_of(tuple(drawn(*one) for one in of))]
    assert sorted(keys) == samples


def test_every_hedge_of_a_source_has_a_form() -> None:
    assert set(HEDGES) == set(Qualifier)


def test_a_dot_is_a_figure_of_its_statement() -> None:
    base = gallery(REAL).site.base
    for picture in pictures().values():
        for one in dots(picture):
            figures = base.statements[one.statement].statement.figures
            matching = [f for f in figures if f.value == one.value]
            assert matching, one
            hedges = {HEDGES[f.qualifier] if f.qualifier else "" for f in matching}
            assert one.hedge in hedges
            assert one.begins <= one.ends


def test_what_is_known_to_be_wrong_is_not_drawn_and_what_was_overtaken_is_hollow() -> None:
    base = gallery(REAL).site.base
    for picture in pictures().values():
        for one in dots(picture):
            status = base.statements[one.statement].statement.status
            assert status not in {StatementStatus.CORRECTED, StatementStatus.WITHDRAWN}
            assert (one.state == "overtaken") == (status == StatementStatus.SUPERSEDED)
            assert (one.state == "contested") == (status == StatementStatus.DISPUTED)


def test_a_series_is_drawn_only_where_three_figures_stand_on_different_days() -> None:
    series = {name: p for name, p in pictures().items() if isinstance(p.frame, Plane)}
    assert "series-budget-eucap-sahel-mali" in series
    assert "series-women-share-national-police" not in series
    assert all(len({one.begins for one in dots(picture)}) >= 3 for picture in series.values())
    # words are no numbers
    assert "series-freedom-house-mali" not in series


def test_women_hold_their_shares_with_the_uncertainty_of_each() -> None:
    found = {one.cells[:2]: one for one in dots(pictures()["women"])}
    assert found["Women's share of the National Gendarmerie", "2014"].hedge == "under"
    assert found["Women's share of ministers", "2015"].label == "≈ 9 %"
    assert found["Women's share of ministers", "October 2020"].label == "16 %"


def test_rows_have_the_greatest_newest_figure_first_and_none_is_empty() -> None:
    for picture in pictures().values():
        if isinstance(picture.frame, Rows):
            assert {one.row for one in dots(picture)} == set(range(len(picture.frame.rows)))
            of_row: dict[int, Dot] = {}
            for one in sorted(dots(picture), key=lambda one: (one.begins, one.ends, one.statement)):
                of_row[one.row] = one
            newest = [of_row[row].value for row in range(len(picture.frame.rows))]
            assert newest == sorted(newest, reverse=True)


@pytest.mark.parametrize(("least", "logarithmic"), [("9", False), ("8", True), ("0", False)])
def test_figures_more_than_fifty_times_apart_stand_on_a_logarithmic_axis_on_which_nothing_has_no_place(
    copy: Path, least: str, logarithmic: bool
) -> None:
    edit(copy, GUARD, "        value: 300\n", f"        value: {least}\n")
    frame = strengths(Site(read_base(copy)[0], read_edition(copy, "https://x.example/"))).frame
    assert frame == Rows(("Strength of the Guard",), "persons", logarithmic)


def test_what_was_only_provided_for_is_no_strength() -> None:
    assert {one.hedge for one in dots(pictures()["strengths"])} <= {"", "over", "under", "about"}


def test_mandates_of_minusma_follow_on_each_other_each_with_its_ceilings() -> None:
    picture = pictures()["minusma"]
    rungs = [mark for mark in picture.marks if isinstance(mark, Rung)]
    assert [rung.label for rung in rungs][:3] == ["2100", "2164", "2227"]
    assert [rung.begins for rung in rungs] == sorted(rung.begins for rung in rungs)
    base = gallery(REAL).site.base
    assert all(base.statements[rung.statement].statement.existence for rung in rungs)
    troops = [mark for mark in picture.marks if isinstance(mark, Ceiling) and mark.tone == "mission"]
    assert (troops[0].value, troops[-1].value) == (11200, 13289)
    spans = {(rung.begins, rung.ends) for rung in rungs}
    assert all((mark.begins, mark.ends) in spans for mark in troops)


def test_the_dead_and_the_deployed_of_minusma_are_in_rows_of_their_own() -> None:
    picture = pictures()["minusma"]
    assert isinstance(picture.frame, Ladder)
    dead = [one for one in dots(picture) if one.row >= len(picture.frame.deployed)]
    assert {one.value for one in dead} >= {310}
