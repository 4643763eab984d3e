"""What a reader asks stands first: on the page of a record, on that of an indicator, in a list."""

import datetime as dt
import math
from pathlib import Path

import pytest

from kb.answers.date_ranges import Span
from kb.answers.existence import existence_of
from kb.answers.posts import Term
from kb.cite.editions import read_edition
from kb.model.disagreement import Disagreement
from kb.model.partial_dates import Moment
from kb.model.record_types import DisagreementState, Kind
from kb.model.records import Mandate
from kb.model.source import Source
from kb.pages.answers_shown import term_said
from kb.pages.indexes import GroupPage, index, listed
from kb.pages.long_groups import ListPage
from kb.pages.pages_by_kind import page_of
from kb.pages.parts import Link
from kb.pages.record_page import ROWS_FIRST
from kb.pages.whole_site import Site
from kb.store.base import Base, read_base
from tests.built import REAL, TINY
from tests.editions import edit


@pytest.fixture(scope="module")
def real() -> Base:
    return read_base(REAL)[0]


def real_site(base: Base) -> Site:
    return Site(base, read_edition(REAL, "https://ssr.example/"))


def tiny_site(base: Base) -> Site:
    return Site(base, read_edition(TINY, "https://ssr.example/"))


def test_an_indicator_answers_with_its_unit_and_says_it_nowhere_else(tiny: Base) -> None:
    page = page_of(tiny_site(tiny), "strength-guard")
    assert [(answer.question, answer.values[0].words) for answer in page.answers] == [
        ("Newest figure", "450 persons"),
        ("Counts", "Men and women serving in the Guard"),
        ("Tells of", "Tiny Guard"),
    ]


def test_an_indicator_without_figures_says_what_it_counts_and_no_newest_figure(copy: Path) -> None:
    figures = (
        "    figures:\n      - indicator: strength-guard\n        value: 300\n        unit: persons\n"
        "        qualifier: over\n",
        "    figures:\n      - indicator: strength-guard\n        value: 450\n        unit: persons\n",
    )
    for figure in figures:
        edit(copy, "forces/guard.yml", figure, "")
    page = page_of(tiny_site(read_base(copy)[0]), "strength-guard")
    assert [answer.question for answer in page.answers] == ["Counts", "Tells of"]


@pytest.mark.parametrize(
    ("begins", "ends", "seen", "said"),
    [
        ("2018", None, (), "from 2018"),
        ("2018", None, ("2020", "2021-05", "2019"), "from 2018, last attested May 2021"),
        (None, None, ("2020",), "last attested 2020"),
        ("2018", "2020", ("2019",), "2018 – 2020"),
    ],
)
def test_a_term_that_is_not_known_to_be_over_is_told_with_the_last_day_on_which_it_is_seen(
    begins: str | None, ends: str | None, seen: tuple[str, ...], said: str
) -> None:
    first, last = (Moment(day) if day else None for day in (begins, ends))
    span = Span(*(dt.date(2018, 1, 1),) * 4)
    assert term_said(Term((), first, last, tuple(map(Moment, seen)), span)) == said


def test_few_answers_stand_before_the_lead_of_a_telephone_and_none_is_lost(real: Base) -> None:
    site = real_site(real)
    pages = [page_of(site, entry.id) for kind in (Kind.FORCES, Kind.ACTORS) for entry in real.of_kind(kind)]
    cut = [page for page in pages if page.further_answers]
    assert "gendarmerie" in {page.entry.id for page in cut}
    for page in pages:
        assert (*page.first_answers, *page.further_answers) == page.answers
        sizes = [answer.size for answer in page.first_answers]
        rows = math.ceil(sizes.count("large") / 2) + len(sizes) - sizes.count("large")
        assert rows <= ROWS_FIRST or not page.answers_first, page.entry.id


def test_lists_begin_with_the_newest_mandate_and_with_what_is_open(real: Base) -> None:
    site = real_site(real)
    mandates: dict[str, list[int]] = {}
    for entry in listed(site, Kind.MANDATES):
        assert isinstance(entry.record, Mandate)
        if begins := existence_of(real, entry).begins:
            mandates.setdefault(entry.record.bearer, []).append(begins.earliest.toordinal())
    assert all(days == sorted(days, reverse=True) for days in mandates.values())
    groups: dict[str, list[bool]] = {}
    for entry in listed(site, Kind.DISAGREEMENTS):
        assert isinstance(entry.record, Disagreement)
        groups.setdefault(entry.record.type, []).append(entry.record.state == DisagreementState.SETTLED)
    assert all(settled == sorted(settled) for settled in groups.values())


def test_more_is_said_only_beside_what_is_shown(real: Base) -> None:
    site = real_site(real)
    pages = [page_of(site, entry.id) for entry in real.of_kind(Kind.ACTORS)]
    alone = [s for page in pages for s in page.sections if s.folds and not (s.statements or s.paragraphs)]
    assert alone
    assert [section.folds[0].words for section in alone if "more" in section.folds[0].words] == []


def test_a_source_on_which_nothing_rests_is_said_to_be_named_only(real: Base) -> None:
    site = real_site(real)
    rows = {row.link.address: row.told for group in index(site, Kind.SOURCES).groups for row in group.rows}
    unused = [entry for entry in real.of_kind(Kind.SOURCES) if entry.id not in real.citing]
    assert unused
    for entry in unused:
        assert isinstance(entry.record, Source)
        assert rows[f"sources/{entry.id}.html"].endswith("named, not relied on")
        # who names it is all that there is to read
        assert page_of(site, entry.id).sections[0].statements
    assert [told for told in rows.values() if " 0 statements" in told] == []


def test_a_page_of_a_long_list_leads_to_the_others_and_not_to_itself(tiny: Base) -> None:
    group = index(tiny_site(tiny), Kind.ACTORS).groups[0]
    pages = tuple(ListPage(Link(f"part {n}", f"actors/index.x-{n}.html"), n, n + 1) for n in range(3))
    view = GroupPage("Actors", type(group)("", "", group.rows, 3, False, True, pages), pages[1])
    assert [page.link.words for page in view.others] == ["part 0", "part 2"]
