"""By what the lists can be narrowed, counted again from the files of the records as they are."""

import re
from collections import Counter
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from kb.cite.editions import read_edition
from kb.model.record_types import Kind
from kb.pages.list_facets import Chosen
from kb.pages.list_narrowing import Facet, Narrowing
from kb.pages.whole_site import Site
from kb.store.base import read_base
from tests.built import REAL, TINY

BASES = [REAL, TINY]
Wanted = dict[str, set[str]]
"""For the id of each record of a list, the tags of the choices that it has."""


@cache
def files(data: Path, kind: str) -> dict[str, Any]:
    """The records of a kind as their files have them."""
    return {p.stem: yaml.load(p.read_bytes(), yaml.CBaseLoader) for p in sorted((data / kind).glob("*.yml"))}


@cache
def narrowing(data: Path, kind: Kind) -> Narrowing:
    return Narrowing(chosen(data), kind)


@cache
def chosen(data: Path) -> Chosen:
    return Chosen(Site(read_base(data)[0], read_edition(TINY, "https://x.example/")))


def facet(data: Path, kind: Kind, tag: str) -> Facet:
    """The facet of a list, as the page offers it or would."""
    return narrowing(data, kind)._facet(tag)


def offered(data: Path, kind: Kind, tag: str) -> Wanted:
    """What a list says that each record can be chosen by."""
    found = facet(data, kind, tag)
    ids = [entry.id for entry in narrowing(data, kind).entries]
    return {id_: {found.choices[number].tag for number in row} for id_, row in zip(ids, found.of, strict=True)}


def field(data: Path, kind: Kind, name: str) -> Wanted:
    """A plain field of each record."""
    values = {id_: record.get(name, []) for id_, record in files(data, kind).items()}
    return {id_: {value} if isinstance(value, str) else set(value) for id_, value in values.items()}


@pytest.mark.parametrize("data", BASES, ids=["real", "tiny"])
@pytest.mark.parametrize(
    ("kind", "tag", "name"),
    [
        *((kind, "kind", "type") for kind in Kind if kind not in {Kind.TOPICS, Kind.MANDATES}),
        (Kind.MANDATES, "bearer", "bearer"),
        (Kind.TIMELINE, "actor", "participants"),
        (Kind.INDICATORS, "subject", "subject"),
        (Kind.DISAGREEMENTS, "state", "state"),
        (Kind.SOURCES, "standing", "standing"),
        (Kind.SOURCES, "language", "language"),
    ],
)
def test_a_field_of_the_record_is_what_it_can_be_chosen_by(data: Path, kind: Kind, tag: str, name: str) -> None:
    assert offered(data, kind, tag) == field(data, kind, name)


@pytest.mark.parametrize("data", BASES, ids=["real", "tiny"])
def test_events_are_where_they_happened_and_in_what_contains_that(data: Path) -> None:
    within = {id_: place.get("within", "") for id_, place in files(data, "places").items()}

    def around(place: str) -> set[str]:
        return {place} | (around(within[place]) if within[place] else set())

    wanted = {id_: set().union(*map(around, places)) for id_, places in field(data, Kind.TIMELINE, "places").items()}
    assert offered(data, Kind.TIMELINE, "place") == wanted


@pytest.mark.parametrize("data", BASES, ids=["real", "tiny"])
def test_milestones_are_those_that_give_a_reason(data: Path) -> None:
    wanted = {id_: {"yes"} if "milestone" in event else set() for id_, event in files(data, "timeline").items()}
    assert offered(data, Kind.TIMELINE, "milestone") == wanted
    if data == REAL:
        assert 20 <= sum(map(len, wanted.values())) <= 32


@pytest.mark.parametrize("kind", [Kind.ACTORS, Kind.FORCES, Kind.INSTRUMENTS, Kind.MANDATES, Kind.TIMELINE])
def test_records_rest_on_the_sources_that_their_statements_cite(kind: Kind) -> None:
    cited = {
        id_: {
            citation["source"]
            for statement in record.get("statements", [])
            if statement.get("status") not in {"corrected", "withdrawn"}
            for citation in statement["citations"]
        }
        for id_, record in files(REAL, kind).items()
    }
    counts = Counter(source for sources in cited.values() for source in sources)
    told = {choice.tag for choice in facet(REAL, kind, "source").choices}
    assert told
    assert len(told) <= 64
    # those on which most rest, none with fewer before one with more
    assert min(counts[source] for source in told) > max(counts[s] for s in set(counts) - told)
    assert offered(REAL, kind, "source") == {id_: sources & told for id_, sources in cited.items()}


@pytest.mark.parametrize("data", BASES, ids=["real", "tiny"])
def test_the_years_of_events_and_sources_are_those_of_their_dates(data: Path) -> None:
    for kind in (Kind.TIMELINE, Kind.SOURCES):
        wanted = {}
        for id_, record in files(data, kind).items():
            dates = f"{record.get('date', '')} {record.get('ends', '')}"
            years = [int(year) for year in re.findall(r"\b\d{4}\b", dates)]
            wanted[id_] = (min(years), max(years)) if years else None
        one = narrowing(data, kind)
        assert {entry.id: years for entry, years in zip(one.entries, one.years, strict=True)} == wanted


def test_the_years_of_a_thing_reach_from_its_beginning_to_its_end() -> None:
    one = narrowing(REAL, Kind.ACTORS)
    years = dict(zip([entry.id for entry in one.entries], one.years, strict=True))
    # resolutions 2100 (April 2013) and 2690 (June 2023), liquidation until the end of that year
    assert years["minusma"] is not None
    assert years["minusma"][0] == 2013
    assert years["minusma"][1] in {2023, 2024, 2025}


@pytest.mark.parametrize("kind", [kind for kind in Kind if kind != Kind.TOPICS])
def test_topics_have_what_they_name(kind: Kind) -> None:
    """All that the files of topics name is theirs; what else is theirs occurs in a statement that they show."""
    owner = {s["id"]: id_ for k in Kind for id_, record in files(REAL, k).items() for s in record.get("statements", [])}
    text = {s["id"]: s for k in Kind for record in files(REAL, k).values() for s in record.get("statements", [])}
    got = offered(REAL, kind, "topic")
    for topic, record in files(REAL, "topics").items():
        shown = [*record.get("abstract", []), *(id_ for g in record.get("draws_on", []) for id_ in g["statements"])]
        shown = [*shown, *(s["id"] for s in record.get("statements", []))]
        shown = [id_ for id_ in shown if text[id_].get("status") not in {"corrected", "withdrawn"}]
        named = {*record.get("involved", []), *record.get("milestones", []), *(owner[id_] for id_ in shown)}
        named |= {id_ for s in shown for id_ in re.findall(r"\[\[([^\]|]+)", text[s]["text"])}
        if kind == Kind.SOURCES:
            named |= {citation["source"] for s in shown for citation in text[s]["citations"]}
        # the speller leaves links to the country out, as they would be everywhere
        lacking = {id_ for id_ in named & set(got) if topic not in got[id_]} - {"mali"}
        assert lacking == set(), topic


def test_what_tells_nothing_apart_is_not_offered() -> None:
    assert [found.tag for found in narrowing(TINY, Kind.TIMELINE).facets] == []
    for kind in Kind:
        for found in narrowing(REAL, kind).facets:
            assert len(set(found.of)) > 1, (kind, found.tag)
            used = {number for row in found.of for number in row}
            assert used == set(range(len(found.choices))), (kind, found.tag)


def test_every_order_holds_every_row_once() -> None:
    for kind in Kind:
        one = narrowing(REAL, kind)
        assert one.sorts
        for sort in one.sorts:
            assert sorted(sort.order) == list(range(len(one.entries))), (kind, sort.tag)


def test_orders_are_what_they_say() -> None:
    one = narrowing(REAL, Kind.SOURCES)
    orders = {sort.tag: [one.entries[number].id for number in sort.order] for sort in one.sorts}
    dates = [files(REAL, "sources")[id_].get("date", "0000") for id_ in orders["newest"]]
    years = [date[:4] for date in dates]
    assert years == sorted(years, reverse=True)
    used = Counter(
        source
        for kind in Kind
        for record in files(REAL, kind).values()
        for statement in record.get("statements", [])
        for source in {citation["source"] for citation in statement["citations"]}
    )
    counts = [used[id_] for id_ in orders["used"]]
    assert counts == sorted(counts, reverse=True)


def test_persons_stand_by_family_name() -> None:
    one = narrowing(REAL, Kind.ACTORS)
    persons = [e.id for e in one.entries if files(REAL, "actors")[e.id]["type"] == "person"]
    expected = [
        "moussa-ag-acharatoumane", "bilal-ag-acherif", "gamou", "iyad-ag-ghaly", "abdoul-aziz-aguissa",
        "elisee-jean-dao", "emanuela-del-re", "abass-dembele", "santiago-fernandez-ortiz-repiso", "assimi-goita",
        "angel-losada", "abdoulaye-maiga", "bah-ndaw", "oh-joon", "zahabi-ould-sidi-mohamed",
        "michel-reveyrand-de-menthon", "aminata-malle-sanogo", "shen-bo", "att",
    ]  # fmt: skip
    assert [id_ for id_ in persons if id_ in expected] == expected
