"""Who and what was there on a day: a table of dated truths on the real base, and the arithmetic of spans."""

import datetime as dt
import re
import shutil
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest

from kb.__main__ import main
from kb.answers.as_on import GROUPS, REACH, on_day, presences
from kb.answers.date_ranges import Span, span_of
from kb.answers.posts import terms
from kb.model.partial_dates import Moment
from kb.model.record_types import ActorType
from kb.store.base import Base, read_base

DATA = Path(__file__).parent.parent.parent / "data"

#: The turning points of the timeline.
TURNING_POINTS = ("1991-03-26", "2012-03-22", "2013-07-01", "2015-06-20", "2020-08-18", "2021-05-24", "2024-01-25")


@dataclass(frozen=True)
class Truth:
    """What the sources say of a day: ``there`` maps a record's id, or ``id: part of the role``, to the answer."""

    day: str
    there: dict[str, str]
    gone: tuple[str, ...]
    source: str


YES, PERHAPS = "yes", "possibly"

PRESIDENTS = (
    Truth(
        "1991-03-26", {"moussa-traore: Head of State": PERHAPS}, ("konare",), "issat-background-note, section 2, para 2"
    ),
    Truth("2000-01-01", {"konare: President of the Republic": YES}, ("att",), "bamada-presidents-prime-ministers"),
    Truth("2012-03-21", {"att: President of the Republic": YES}, ("amadou-sanogo", "junta-2012"), "coup-2012"),
    Truth("2012-03-22", {"att: President": PERHAPS, "amadou-sanogo: Leader": YES, "junta-2012": YES}, (), "coup-2012"),
    Truth(
        "2012-05-15",
        {"dioncounda-traore: Interim President": YES, "cheick-modibo-diarra: Prime Minister": YES},
        ("att", "amadou-sanogo", "junta-2012", "ibk"),
        "bamada-presidents-prime-ministers; issat-background-note, section 3.i, para 3",
    ),
    Truth(
        "2013-09-04",
        {"ibk: President": YES, "dioncounda-traore: Interim": PERHAPS},
        (),
        "bamada-presidents-prime-ministers",
    ),
    Truth("2013-10-01", {"ibk: President": YES}, ("dioncounda-traore", "att"), "unsc-2014, para 6; election-2018"),
    Truth("2019-01-01", {"ibk: President": YES}, ("bah-ndaw", "assimi-goita"), "issat-background-note; election-2018"),
    Truth(
        "2020-08-17",
        {"ibk: President": YES, "boubou-cisse: Prime Minister": YES},
        ("cnsp", "assimi-goita"),
        "coup-2020",
    ),
    Truth(
        "2020-08-18",
        {"ibk: President": PERHAPS, "boubou-cisse: Prime": PERHAPS, "cnsp": PERHAPS, "national-assembly": PERHAPS},
        ("bah-ndaw", "cnt"),
        "coup-2020",
    ),
    Truth("2020-08-20", {"assimi-goita: Head, CNSP": YES, "cnsp": YES}, ("ibk", "national-assembly"), "coup-2020"),
    Truth(
        "2020-10-01",
        {"bah-ndaw: President of the Transition": YES, "assimi-goita: Vice-President": YES, "transition-charter": YES},
        ("ibk", "assimi-goita: President of"),
        "transition-2020",
    ),
    Truth(
        "2021-05-24", {"bah-ndaw: President": PERHAPS, "moctar-ouane: Prime": PERHAPS}, ("choguel-maiga",), "coup-2021"
    ),
    Truth(
        "2021-05-25",
        {"malick-diaw: President": YES},
        ("bah-ndaw", "moctar-ouane", "assimi-goita: President"),
        "coup-2021",
    ),
    Truth(
        "2021-06-08",
        {"assimi-goita: President of the Transition": YES, "choguel-maiga: Prime Minister": YES},
        ("bah-ndaw", "assimi-goita: Vice", "moctar-ouane"),
        "coup-2021; pm-2021",
    ),
    Truth(
        "2026-04-25",
        {"assimi-goita: President of the Transition": YES},
        ("choguel-maiga",),
        "goita-defence; charter-2025",
    ),
)

GOVERNMENT = (
    Truth(
        "2012-12-11",
        {"diango-cissoko: Prime": YES, "cheick-modibo-diarra: Prime": PERHAPS},
        (),
        "bamada-presidents-prime-ministers",
    ),
    Truth(
        "2014-02-02", {"oumar-tatam-ly: Prime Minister": YES}, ("moussa-mara", "diango-cissoko"), "unsc-2014, para 7"
    ),
    Truth("2024-11-20", {"choguel-maiga: Prime Minister": PERHAPS}, ("abdoulaye-maiga: Prime",), "pm-2024"),
    Truth("2024-11-21", {"abdoulaye-maiga: Prime Minister": YES}, ("choguel-maiga",), "pm-2024"),
    Truth("2015-09-23", {"sada-samake: Minister of Security": YES}, ("salif-traore",), "security-minister-2015"),
    Truth("2017-06-01", {"salif-traore: Minister of Security": YES}, ("sada-samake",), "security-minister-2015"),
    Truth("2020-07-27", {"mbemba-moussa-keita: Minister of Security": YES}, ("modibo-kone",), "security-minister-2020"),
    Truth(
        "2020-10-05",
        {"modibo-kone: Minister of Sec": YES},
        ("mbemba-moussa-keita",),
        "security-minister-2020",
    ),
    Truth(
        "2020-10-06",
        {"modibo-kone: Minister": YES, "sadio-camara: Minister of Defence": YES},
        ("mbemba-moussa-keita",),
        "transition-2020",
    ),
    Truth(
        "2021-06-01",
        {},
        ("sadio-camara", "modibo-kone: Minister", "daoud-aly-mohammedine"),
        "coup-2021; ministry-security-name",
    ),
    Truth(
        "2021-06-11",
        {"daoud-aly-mohammedine: Security and Civil": YES, "sadio-camara: Defence": YES},
        (),
        "ministry-security-name",
    ),
    Truth("2026-04-25", {"sadio-camara: Minister of Defence": PERHAPS}, ("assimi-goita: Minister",), "camara-killed"),
    Truth("2026-05-04", {"assimi-goita: Minister of Defence": YES}, ("sadio-camara",), "goita-defence"),
    Truth(
        "2022-06-01", {"oumar-diarra: Chief of the General Staff": YES}, ("elisee-jean-dao: Deputy",), "command-2025"
    ),
    Truth("2025-10-22", {"elisee-jean-dao: Deputy Chief": YES, "oumar-diarra: Chief": YES}, (), "command-2025"),
)

HEADS = (
    Truth("2014-02-02", {"bert-koenders: Head of MINUSMA": YES}, ("mahamat-saleh-annadif",), "unsc-2014, annex II"),
    Truth(
        "2018-06-01",
        {"mahamat-saleh-annadif: Head of MINUSMA": YES},
        ("mongi-hamdi", "el-ghassim-wane"),
        "minusma-head-annadif",
    ),
    Truth("2022-06-01", {"el-ghassim-wane: Head of MINUSMA": YES}, ("mahamat-saleh-annadif",), "minusma-head-wane"),
    Truth(
        "2015-11-20",
        {"pierre-buyoya: Head of MISAHEL": YES, "albrecht-conze: EUCAP": YES},
        (),
        "misahel-buyoya; eucap-heads",
    ),
    Truth("2020-11-25", {}, ("pierre-buyoya", "maman-sambo-sidikou: MISAHEL"), "misahel-buyoya"),
    Truth("2022-12-01", {"maman-sambo-sidikou: Head of MISAHEL": YES}, ("mamadou-tangara",), "misahel-sidikou"),
    Truth(
        "2025-11-18", {"mamadou-tangara: Head of MISAHEL": YES}, ("maman-sambo-sidikou: MISAHEL",), "misahel-tangara"
    ),
    Truth(
        "2017-10-01", {"philippe-rio: EUCAP": YES, "albrecht-conze: EUCAP": PERHAPS}, ("herve-flahaut",), "eucap-heads"
    ),
    Truth("2023-04-12", {}, ("herve-flahaut", "philippe-rio"), "eucap-heads"),
    Truth("2018-01-01", {"zahabi-ould-sidi-mohamed: DDR": YES}, ("faguimba-kansaye",), "cnddr-head-2022"),
    Truth(
        "2022-05-31", {"faguimba-kansaye: DDR": YES, "zahabi-ould-sidi-mohamed: DDR": PERHAPS}, (), "cnddr-head-2022"
    ),
    Truth("2018-07-06", {"ibrahima-diallo: SSR Commissioner": YES}, ("abdoulaye-coulibaly",), "crss-head-diallo"),
    Truth(
        "2021-10-12", {"abdoulaye-coulibaly: SSR Commissioner": YES}, ("ibrahima-diallo",), "crss-head-coulibaly-2021"
    ),
    Truth("2017-05-03", {"kadidia-sangare-coulibaly: Human Rights": YES}, ("aguibou-bouare",), "cndh-2017"),
    Truth("2018-03-15", {"malick-coulibaly: Human Rights": YES}, ("aguibou-bouare",), "malijet-2018-03"),
    Truth(
        "2025-03-14",
        {"alkadri-diarra: Human Rights": YES, "aguibou-bouare: Human": PERHAPS},
        (),
        "cndh-commissioners-2025",
    ),
    Truth(
        "2025-07-23",
        {"aissata-tembely: Acting President": PERHAPS, "alkadri-diarra: Human": PERHAPS},
        (),
        "cndh-2025",
    ),
    Truth("2023-12-01", {"gamou: Governor of Kidal": YES}, (), "gamou-2023"),
    Truth(
        "2019-01-31",
        {"karim-keita: Committee on National Defence": PERHAPS},
        (),
        "issat-background-note, section 4.ii, para 4",
    ),
    Truth(
        "2021-01-01",
        {"minkoro-kane: Committee on National Defence": YES},
        ("karim-keita",),
        "cnt-defence-committee",
    ),
    Truth("2014-02-02", {"unsc-mission-2014": YES, "gprss": PERHAPS}, ("samantha-power",), "unsc-2014, title page"),
    Truth("2014-03-01", {}, ("unsc-mission-2014", "gerard-araud", "bante-mangaral"), "unsc-2014, title page"),
)

FORCES = (
    Truth("2012-12-20", {"afisma": YES, "res-2085": YES}, ("serval", "minusma", "eutm-mali"), "afisma-2085"),
    Truth("2013-01-11", {"serval": YES, "afisma": YES}, ("minusma", "barkhane"), "serval-start"),
    Truth(
        "2013-04-25",
        {"minusma": YES, "afisma": YES, "eutm-mali": YES},
        ("eucap-sahel-mali",),
        "minusma-2100; eutm-decision",
    ),
    Truth("2013-07-01", {"afisma": PERHAPS, "minusma": YES}, (), "afisma-end"),
    Truth("2013-07-02", {"minusma": YES}, ("afisma", "pierre-buyoya: AFISMA"), "afisma-end"),
    Truth("2014-08-01", {"barkhane": YES, "serval": PERHAPS}, ("fc-g5s",), "barkhane-start; serval-end"),
    Truth("2014-08-02", {"barkhane": YES}, ("serval", "serval-mandate"), "barkhane-start"),
    Truth("2017-07-02", {"fc-g5s": YES, "g5-sahel": YES, "barkhane": YES}, ("takuba", "wagner"), "fcg5s-launch"),
    Truth("2020-03-27", {"takuba": YES, "minusma": YES, "eutm-mali": YES}, ("wagner",), "takuba-start"),
    Truth("2021-12-15", {"wagner": PERHAPS, "takuba": YES}, ("africa-corps",), "wagner-arrival"),
    Truth("2022-06-30", {"takuba": PERHAPS, "wagner": YES}, (), "takuba-end"),
    Truth("2022-11-09", {"barkhane": PERHAPS}, ("takuba",), "barkhane-end"),
    Truth("2022-11-10", {"minusma": YES, "wagner": YES}, ("barkhane",), "barkhane-end"),
    Truth("2023-12-15", {"g5-sahel": PERHAPS, "fc-g5s": PERHAPS, "aes": YES}, (), "g5-end; aes-charter"),
    Truth("2023-12-31", {"minusma": PERHAPS}, (), "minusma-2690"),
    Truth("2024-01-01", {"eutm-mali": YES}, ("minusma", "el-ghassim-wane", "g5-sahel", "fc-g5s"), "minusma-2690"),
    Truth("2024-05-19", {"eucap-sahel-mali": YES, "wagner": YES}, ("eutm-mali",), "eutm-end"),
    Truth("2025-02-01", {"eucap-sahel-mali": YES}, ("eucap-mandate-2023",), "eucap-ext-2025"),
    Truth("2025-06-06", {"wagner": PERHAPS, "africa-corps": YES}, (), "wagner-departure"),
    Truth("2025-12-21", {"africa-corps": YES, "fu-aes": YES, "misahel": YES}, ("wagner",), "wagner-departure; fu-aes"),
)

TEXTS = (
    Truth("1992-02-25", {"constitution-1992": YES}, ("constitution-2023",), "constitution-1992-promulgated"),
    Truth(
        "2013-12-01",
        {"ouagadougou-agreement": YES, "constitution-1992": YES},
        ("algiers-agreement",),
        "unsc-2014, para 3",
    ),
    Truth("2015-05-14", {}, ("algiers-agreement",), "algiers-signed-15-may"),
    Truth("2015-06-20", {"algiers-agreement": YES, "ouagadougou-agreement": PERHAPS}, (), "algiers-signed-20-june"),
    Truth("2015-06-21", {"algiers-agreement": YES}, ("ouagadougou-agreement",), "algiers-signed-20-june"),
    Truth("2024-01-25", {"algiers-agreement": PERHAPS}, ("peace-charter-2025",), "algiers-end"),
    Truth("2024-01-26", {"constitution-2023": YES}, ("algiers-agreement", "constitution-1992"), "algiers-end"),
    Truth("2023-07-22", {"constitution-2023": YES, "constitution-1992": PERHAPS}, (), "constitution-2023"),
    Truth("2017-01-01", {"lopm": YES}, ("lpsi",), "lopm-expired; lpsi-law"),
    Truth("2019-12-31", {"lopm": PERHAPS, "lpsi": YES}, (), "lopm-expired"),
    Truth("2020-01-01", {"lpsi": YES}, ("lopm",), "lopm-expired"),
    Truth("2021-12-31", {"lpsi": PERHAPS}, (), "lpsi-expired"),
    Truth("2022-01-01", {}, ("lpsi", "lopm"), "lpsi-expired"),
    Truth("2017-07-13", {}, ("lpsi",), "lpsi-law"),
    Truth("2023-08-31", {"un-sanctions-mali": PERHAPS, "un-panel-of-experts": PERHAPS}, (), "un-sanctions-end"),
    Truth("2023-09-01", {"un-panel-of-experts": PERHAPS}, ("un-sanctions-mali", "res-2374"), "un-sanctions-end"),
    Truth("2023-10-01", {}, ("un-panel-of-experts",), "un-sanctions-end"),
    Truth("2016-06-10", {"cnrss-decree-2016": YES}, ("cnrss-decree-2014",), "cnrss-2016"),
    Truth("2020-01-01", {"police-statute-2018": YES}, ("ordinance-2023-015",), "police-statute-2018"),
    Truth("2022-12-01", {"law-2022-037": YES}, ("police-statute-2018",), "police-militarised-law"),
    Truth("2024-01-01", {"ordinance-2023-015": YES}, ("police-statute-2018",), "police-statute-2023"),
    Truth("2023-12-31", {"parsec": PERHAPS}, (), "parsec-end"),
    Truth("2024-01-01", {}, ("parsec",), "parsec-end"),
    Truth("2017-01-01", {"eutm-mandate": YES}, ("eutm-mandate-2014", "eutm-mandate-2018"), "eutm-mandate3"),
    Truth("2018-05-19", {"eutm-mandate-2018": YES}, ("eutm-mandate",), "eutm-mandate4"),
)

BODIES = (
    Truth("2013-11-22", {"gprss": YES}, ("cnrss",), "gprss-created"),
    Truth("2014-08-14", {"cnrss": YES, "gprss": PERHAPS}, ("crss",), "cnrss-2014"),
    Truth("2014-08-15", {"cnrss": YES}, ("gprss", "ibrahima-diallo: Chair"), "cnrss-2014"),
    Truth("2016-06-09", {"crss": YES, "cnrss": YES, "cnddr": YES}, ("gprss",), "cnrss-2016; cnddr-decree"),
    Truth("2018-01-01", {"truth-commission": YES, "national-assembly": YES}, ("cnt", "agrv"), "cvjr-end; coup-2020"),
    Truth("2022-06-01", {"truth-commission": YES, "cnt": YES}, ("national-assembly",), "cvjr-end"),
    Truth("2023-01-01", {}, ("truth-commission",), "cvjr-end"),
    Truth("2020-12-05", {"cnt": YES, "cnsp": YES}, ("national-assembly",), "cnt-defence-committee"),
    Truth("2021-01-19", {"cnt": YES}, ("cnsp",), "walf-2021-01-27"),
    Truth(
        "2024-01-01",
        {"cnrss": PERHAPS, "crss": YES, "cnddr": YES},
        ("high-court-of-justice",),
        "cnrss-pm-2023; high-court-2023",
    ),
    Truth("2021-10-01", {"anse": YES, "dgse": PERHAPS}, (), "anse"),
)

GROUPS_IN_ARMS = (
    Truth("2017-03-01", {"ansar-dine": YES, "al-mourabitoune": YES}, ("jnim",), "jnim-2017"),
    Truth("2017-03-02", {"jnim": YES, "ansar-dine": PERHAPS}, (), "jnim-2017"),
    Truth("2016-01-01", {"cma": YES, "platform": YES}, ("csp", "fla", "jnim"), "algiers-signed-20-june"),
    Truth("2021-04-06", {"csp": YES, "cma": YES}, ("fla",), "csp-created"),
    Truth("2024-04-28", {"cma": PERHAPS, "csp": YES}, (), "csp-dpa"),
    Truth("2024-05-03", {"csp": YES}, ("cma",), "csp-dpa"),
    Truth("2024-11-30", {"fla": YES, "csp": PERHAPS, "mnla": PERHAPS, "hcua": PERHAPS}, (), "fla-created"),
    Truth("2024-12-01", {"fla": YES, "jnim": YES}, ("csp", "mnla", "hcua", "bilal-ag-acherif: CSP"), "fla-created"),
)

#: Each resolution on MINUSMA: the year in the id of the mandate, first day, last day.
MINUSMA = (
    ("2013", "2013-07-01", "2014-06-25"),
    ("2014", "2014-06-25", "2015-06-29"),
    ("2015", "2015-06-29", "2016-06-30"),
    ("2016", "2016-06-29", "2017-06-30"),
    ("2017", "2017-06-29", "2018-06-30"),
    ("2018", "2018-06-28", "2019-06-30"),
    ("2019", "2019-06-28", "2020-06-30"),
    ("2020", "2020-06-29", "2021-06-30"),
    ("2021", "2021-06-29", "2022-06-30"),
    ("2022", "2022-06-29", "2023-06-30"),
    ("2023", "2023-06-30", "2023-12-31"),
)

TRUTHS = (*PRESIDENTS, *GOVERNMENT, *HEADS, *FORCES, *TEXTS, *BODIES, *GROUPS_IN_ARMS)


@cache
def real() -> Base:
    return read_base(DATA)[0]


@cache
def answers(day: str) -> tuple[tuple[str, str, str], ...]:
    """Id, role and answer of all that was there on the day."""
    return tuple((found.id, found.detail, answer) for found, answer in on_day(real(), dt.date.fromisoformat(day)))


def answers_to(day: str, asked: str) -> set[str]:
    """The answers for ``id`` or ``id: part of the role``."""
    id_, _, role = asked.partition(": ")
    told = re.compile(rf"(?<![\w-]){re.escape(role)}", re.IGNORECASE)
    return {answer for found, detail, answer in answers(day) if found == id_ and told.search(detail)}


@pytest.mark.parametrize("truth", TRUTHS, ids=lambda truth: f"{truth.day} {truth.source}")
def test_what_the_sources_say_of_a_day_is_answered(truth: Truth) -> None:
    assert {asked: answers_to(truth.day, asked) for asked in truth.there} == {
        asked: {answer} for asked, answer in truth.there.items()
    }
    assert {asked: answers_to(truth.day, asked) for asked in truth.gone} == {asked: set() for asked in truth.gone}


@pytest.mark.parametrize(("year", "first", "last"), MINUSMA)
def test_each_mandate_of_minusma_holds_from_its_first_day_to_its_last(year: str, first: str, last: str) -> None:
    """Facts minusma-2100 to minusma-2690."""
    asked, one = f"minusma-{year}", dt.timedelta(days=1)
    begin, end = dt.date.fromisoformat(first), dt.date.fromisoformat(last)
    said = [answers_to(day.isoformat(), asked) for day in (begin - one, begin, end - one, end, end + one)]
    assert said == [set(), {YES}, {YES}, {PERHAPS}, set()]


def test_the_table_asks_of_records_that_exist() -> None:
    asked = {words.partition(": ")[0] for truth in TRUTHS for words in (*truth.there, *truth.gone)}
    assert asked - set(real().by_id) == set()


def test_the_table_is_long_enough() -> None:
    assert len(TRUTHS) >= 40


@pytest.mark.parametrize("day", TURNING_POINTS)
def test_no_one_holds_one_post_twice_and_no_foreign_post_is_shown(day: str) -> None:
    posts = [(found, answer) for found, answer in on_day(real(), dt.date.fromisoformat(day)) if found.group == "Posts"]
    said = [(found.id, found.detail) for found, _ in posts]
    assert len(said) == len(set(said))
    assert not [detail for _, detail in said if "Permanent Representative" in detail]


@pytest.mark.parametrize("day", TURNING_POINTS)
def test_one_person_surely_holds_each_high_office(day: str) -> None:
    """At most one President, Prime Minister, head of MINUSMA ... is sure on a day."""
    for office in ("prime minister", "president of the", "head of minusma", "head of misahel", "minister of defence"):
        sure = [id_ for id_, detail, answer in answers(day) if detail.casefold().startswith(office) and answer == YES]
        assert len(sure) <= 1, (office, sure)


def test_a_second_term_in_the_same_post_is_a_term_of_its_own(copy: Path) -> None:
    """What begins after an end that is told; a statement without either belongs to the term of its date."""
    file = copy / "actors" / "hero.yml"
    text = file.read_text("utf-8")
    told = "  - section: leadership\n    text: The post was hers.\n    as_of: %s\n    citations:\n"
    told += "      - {source: note-2019, at: 'section 1', phrase: There are two forces}\n"
    told += "    relations:\n      - {type: heads, target: guard%s}\n"
    added = [("2013", ", begins: 2012, ends: 2013"), ("2012", ""), ("2018", ", begins: 2016"), ("2019", "")]
    text = text[: text.index("    relations:")]
    file.write_text(text + "".join(told % one for one in added), "utf-8")
    base, _ = read_base(copy)
    hers = [term for term in terms(base) if term.ties[0].subject == "hero"]
    found = [(str(term.begins), str(term.ends), len(term.ties)) for term in hers]
    assert found == [("2012", "2013", 2), ("2016", "None", 2)]


def test_no_span_is_out_of_order() -> None:
    for found in presences(real()):
        span = found.span
        assert span.possible_from <= min(span.sure_from, span.possible_until), found
        assert max(span.sure_until, span.possible_from) <= span.possible_until or span.sure_until < span.sure_from, (
            found
        )


# The arithmetic of spans.


def day(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


def span(begins: str = "", ends: str = "", *seen: str, over_by: str = "", reach: int = 10) -> Span:
    def moment(text: str) -> Moment | None:
        return Moment(text) if text else None

    over = day(over_by) if over_by else None
    return span_of(moment(begins), moment(ends), [Moment(text) for text in seen], over_by=over, reach=reach)


def said(of: Span, *days: str) -> list[str]:
    return [of.on(day(text)) for text in days]


def test_exact_edges_the_first_day_is_sure_and_the_last_possible() -> None:
    found = said(span("2015-01-10", "2015-02-20"), "2015-01-09", "2015-01-10", "2015-02-19", "2015-02-20", "2015-02-21")
    assert found == ["no", "yes", "yes", "possibly", "no"]


def test_imprecise_edges_are_possible_throughout() -> None:
    found = span("2015-05", "2016/2017-06")
    assert said(found, "2015-04-30", "2015-05-01", "2015-05-30") == ["no", "possibly", "possibly"]
    assert said(found, "2015-05-31", "2015-12-31") == ["yes", "yes"]
    assert said(found, "2016-01-01", "2017-06-30", "2017-07-01") == ["possibly", "possibly", "no"]


def test_an_end_that_no_source_gives_is_possible_for_as_long_as_it_reaches() -> None:
    found = span("2015-01-01", "", "2016-03-01", reach=2)
    assert said(found, "2016-03-01", "2016-03-02", "2018-03-01", "2018-03-02") == ["yes", "possibly", "possibly", "no"]
    assert REACH["Posts"] == 2


def test_a_beginning_that_no_source_gives_is_possible_for_as_long_before() -> None:
    found = span("", "2016-03-02", "2015-06-01", reach=1)
    assert said(found, "2014-05-31", "2014-06-01", "2015-06-01", "2016-03-01") == ["no", "possibly", "yes", "yes"]


def test_what_was_over_by_a_day_is_not_possible_after_it() -> None:
    found = span("2013-11-22", "", over_by="2014-08-14")
    assert said(found, "2013-11-22", "2014-08-14", "2014-08-15") == ["yes", "possibly", "no"]


def test_a_day_on_which_it_was_attested_after_its_end_tells_nothing() -> None:
    assert span("2015-01-01", "2016-01-01", "2018-05-05") == span("2015-01-01", "2016-01-01")
    assert said(span("", "2016-01-01", "2018-05-05"), "2015-12-31", "2018-05-05") == ["yes", "no"]


def test_attested_dates_are_sure_and_so_is_what_lies_between() -> None:
    found = span("", "", "2014-02-03", "2016-07-01", reach=2)
    assert said(found, "2012-02-04", "2014-02-03", "2015-01-01", "2016-07-01", "2018-07-01") == [
        "possibly", "yes", "yes", "yes", "possibly",
    ]  # fmt: skip
    assert said(span("", "", "2014", reach=1), "2014-01-01", "2014-12-31") == ["possibly", "possibly"]


def test_something_without_any_date_has_no_span() -> None:
    with pytest.raises(AssertionError, match="without any date"):
        span()


# Posts on the tiny base.

PERSON = """names:
  en: {name}
checked: 2026-01-15
type: person
statements:
  - id: ML-{number}
    section: summary
    text: {name} led the Guard.
    citations: [{{source: note-2019, at: "section 1, para 2", phrase: "Led by Zoé Héro since 2018"}}]
    as_of: {as_of}
    {status}
    relations:
      - {{type: heads, target: {target}, role: Chief{dates}}}
"""


def person(
    data: Path,
    id_: str,
    number: int,
    as_of: str,
    dates: str = "",
    target: str = "guard",
    status: str = "status: established",
) -> None:
    text = PERSON.format(name=id_.title(), number=number, as_of=as_of, dates=dates, target=target, status=status)
    (data / "actors" / f"{id_}.yml").write_text(text, encoding="utf-8")


def chiefs(data: Path, text: str) -> dict[str, str]:
    found = on_day(read_base(data)[0], day(text))
    return {presence.id: answer for presence, answer in found if presence.group == "Posts"}


def test_a_role_left_out_is_told_from_the_body(tiny: Base) -> None:
    found = [presence for presence in presences(tiny) if presence.group == "Posts"]
    assert [(presence.id, presence.detail, presence.dated) for presence in found] == [
        ("hero", "Head of Tiny Guard", "2018 – end not found")
    ]


def test_a_post_is_possible_no_longer_than_to_the_next_holder_s_first_day(copy: Path) -> None:
    assert chiefs(copy, "2020-06-01") == {"hero": "yes"}  # begun, and not known to have ended
    person(copy, "anna", 9001, "2019-09-01", ", begins: 2019-09-01")
    assert chiefs(copy, "2019-08-31") == {"hero": "possibly"}
    assert chiefs(copy, "2019-09-01") == {"hero": "possibly", "anna": "yes"}
    assert chiefs(copy, "2019-09-02") == {"anna": "yes"}


def test_a_post_is_possible_no_earlier_than_from_the_last_holder_s_last_sure_day(copy: Path) -> None:
    person(copy, "anna", 9001, "2020-06-01")
    assert chiefs(copy, "2018-12-31") == {"hero": "yes", "anna": "possibly"}
    assert chiefs(copy, "2018-12-30") == {"hero": "possibly"}
    assert chiefs(copy, "2020-06-01") == {"hero": "possibly", "anna": "yes"}
    assert chiefs(copy, "2020-06-02") == {"anna": "yes"}


def test_what_was_overtaken_still_shows_that_the_post_was_held(copy: Path) -> None:
    person(copy, "anna", 9001, "2023-01-01", ", ends: 2022-01-01")
    assert chiefs(copy, "2021-12-31")["anna"] == "yes"
    assert "anna" not in chiefs(copy, "2018-12-30")
    with (copy / "actors" / "anna.yml").open("a", encoding="utf-8") as file:
        old = PERSON.format(
            name="Anna", number=9002, as_of="2018-06-01", dates="", target="guard",
            status="status: superseded\n    superseded_by: ML-9001",
        )  # fmt: skip
        file.write(old.partition("statements:\n")[2].replace("section: summary", "section: role"))
    assert chiefs(copy, "2018-06-01")["anna"] == "yes"


def test_a_withdrawn_statement_holds_no_post(copy: Path) -> None:
    person(copy, "anna", 9001, "2023-01-01", status="status: withdrawn\n    reason: another person")
    assert "anna" not in chiefs(copy, "2023-01-01")


def test_a_post_in_another_state_is_left_out(copy: Path) -> None:
    body = (copy / "actors" / "ministry-interior.yml").read_text(encoding="utf-8")
    assert f"type: {ActorType.MINISTRY}" in body
    person(copy, "anna", 9001, "2020-01-01", target="ministry-interior")
    assert chiefs(copy, "2020-01-01")["anna"] == "yes"
    (copy / "actors" / "ministry-interior.yml").write_text(
        body.replace("type: ministry", "type: country"), encoding="utf-8"
    )
    assert "anna" not in chiefs(copy, "2020-01-01")


def test_a_post_in_a_body_does_not_outlive_it(copy: Path) -> None:
    guard = copy / "forces" / "guard.yml"
    guard.write_text(
        guard.read_text(encoding="utf-8").replace(
            "      begins: 1962\n      state: exists\n", "      ends: 2019-03-01\n"
        ),
        encoding="utf-8",
    )
    assert chiefs(copy, "2019-03-01") == {"hero": "possibly"}
    assert chiefs(copy, "2019-03-02") == {}


# The command.


def command(data: Path, text: str) -> int:
    return main(["--data", str(data), "as-on", text])


def test_the_command_prints_groups_and_marks(capsys: pytest.CaptureFixture[str]) -> None:
    assert command(DATA, "2020-08-18") == 0
    lines = capsys.readouterr().out.splitlines()
    assert [line for line in lines if not line.startswith("  ")] == list(GROUPS)
    posts = lines[: lines.index("Missions and forces")]
    assert any(
        line.startswith("  possibly Ibrahim Boubacar Keïta, President of the Republic (4 September 2013")
        for line in posts
    )
    assert any(line.startswith("  Mahamat Saleh Annadif, ") and "ML-" in line for line in posts)


def test_the_command_on_a_day_of_which_nothing_is_known_prints_nothing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    data = Path(shutil.copytree(Path(__file__).parent.parent / "tiny" / "data", tmp_path / "data"))
    assert command(data, "1900-01-01") == 0
    assert capsys.readouterr().out == ""


@pytest.mark.parametrize("text", ["2020-13-01", "yesterday", "18 August 2020"])
def test_a_wrong_day_gives_one_clear_message(text: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        command(DATA, text)
    assert stopped.value.code == 2
    captured = capsys.readouterr()
    assert captured.out == ""
    assert captured.err.splitlines()[-1].endswith(f"argument day: expected a day such as 2020-08-18, got '{text}'")


def presence_ids(data: Path) -> set[str]:
    base, problems = read_base(data)
    assert problems == []
    return {found.id for found in presences(base)}


def test_a_text_needs_a_beginning_or_an_end_and_a_body_only_a_day_on_which_it_was_seen(copy: Path) -> None:
    assert {"decree-2021-7", "ministry-interior", "hero"} <= presence_ids(copy)
    decree, ministry = copy / "instruments/decree-2021-7.yml", copy / "actors/ministry-interior.yml"
    text = decree.read_text("utf-8")
    decree.write_text(
        text.replace("begins: 2021-05-03", "state: exists").replace("    existence", "    as_of: 2021\n    existence"),
        "utf-8",
    )
    ministry.write_text(ministry.read_text("utf-8").replace("    as_of: 2019\n", ""), "utf-8")
    assert presence_ids(copy) & {"decree-2021-7", "ministry-interior"} == set()


def test_only_a_person_holds_a_post(copy: Path) -> None:
    hero = copy / "actors/hero.yml"
    assert "hero" in presence_ids(copy)
    hero.write_text(hero.read_text("utf-8").replace("type: person", "type: armed-group"), "utf-8")
    assert "Posts" not in {found.group for found in presences(read_base(copy)[0])}
