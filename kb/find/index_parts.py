"""The files of the search index: JavaScript that a page or a worker loads as a script, which works from a disk too.

A file calls ``kbFind`` with one object.  Rows are lists, to be short; ``browser/search/index-parts.js`` says what
stands where, and a test holds the two together.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from pydantic_core import to_json

from kb.answers.existence import own_date
from kb.answers.figure_series import newest
from kb.answers.key_facts import has_state
from kb.find.asked_words import ASKED, DATE, KIN
from kb.find.overviews import KIND as OVERVIEWS
from kb.find.overviews import overview_rows
from kb.find.searched_answers import FoundAnswer, answers_of
from kb.model.record_types import ActorType, Kind
from kb.model.records import Event, Indicator, Mandate
from kb.model.source import Source
from kb.model.statement import Statement
from kb.model.statuses import State, StatementStatus
from kb.model.topic import Topic
from kb.pages.other_languages import spans
from kb.pages.pages_by_kind import page_of
from kb.pages.record_page import Page
from kb.pages.telling_facts import answering, state_of, telling_facts
from kb.pages.whole_site import Site
from kb.store.record_files import Entry

#: How many rows a file holds at most.  Of records the first files are small, as the first results wait for them: each
#: may be so many times as large as the one before.
FIRST, GROWS, RECORDS, STATEMENTS = 150, 3, 1200, 2500

#: The groups in which results are shown, in their order.
GROUPS = (
    ("records", "Records"),
    (OVERVIEWS, "Overviews"),
    ("statements", "Statements"),
    ("events", "Events"),
    ("figures", "Figures"),
    ("disagreements", "Disagreements"),
    ("sources", "Sources"),
)
_PLURAL = {Kind.TIMELINE: "Events", Kind.GLOSSARY: "Terms"}
_GROUP = {
    Kind.TIMELINE: "events", Kind.INDICATORS: "figures", Kind.DISAGREEMENTS: "disagreements", Kind.SOURCES: "sources",
}  # fmt: skip

#: How much sooner than others a kind is wanted, against a score of about 15 for a name typed whole.
_WANTED = {
    Kind.ACTORS: 0.5, Kind.FORCES: 0.5, Kind.PLACES: 0.5, Kind.GLOSSARY: 0.5, Kind.TOPICS: 0.6, Kind.INSTRUMENTS: 0.4,
    Kind.MANDATES: 0.2, Kind.INDICATORS: 0.2, Kind.TIMELINE: 0.0, Kind.DISAGREEMENTS: -0.5, Kind.SOURCES: -0.8,
}  # fmt: skip
_OVER = frozenset({State.REPLACED, State.LAPSED, State.ENDED})
_STATUS = {StatementStatus.SUPERSEDED: 1, StatementStatus.CORRECTED: 1, StatementStatus.WITHDRAWN: 2}
#: The questions by their numbers in the index; the last, of events, is none of the vocabulary.
_QUESTIONS = (*ASKED, None)


def index_files(site: Site) -> dict[str, str]:
    """The files of the index by name, the first of them first; it names all others."""
    return files(*rows(site), kin(site.base.entries))


def rows(site: Site) -> tuple[list[list[Any]], list[list[Any]]]:
    """The rows of overviews and of all records, sources last, and those of all statements.

    Records of which the base tells most come first: they are asked for most, and the first file is there first.
    """
    mentions = site.base.mentions
    told = {entry.id: len(entry.record.statements) + len(mentions.get(entry.id, ())) for entry in site.base.entries}
    entries = sorted(site.base.entries, key=lambda entry: (entry.kind == Kind.SOURCES, -told[entry.id]))
    first = overview_rows(site, len(Kind))
    place = {entry.id: number for number, entry in enumerate(entries, len(first))}
    return [*first, *(_record_row(site, entry) for entry in entries)], list(_statement_rows(site, entries, place))


def kin(entries: Sequence[Entry]) -> Iterator[tuple[str, str]]:
    """Words that stand for each other: those sought for a country or a place, and its name, where both are one word.

    So "French withdrawal" finds what bears the name of France, and "Malian" what bears that of Mali.
    """
    for entry in entries:
        name, country = entry.record.names.en, getattr(entry.record, "type", None) == ActorType.COUNTRY
        for word in entry.record.names.sought if country or entry.kind == Kind.PLACES else ():
            if " " not in name and " " not in word:
                yield word, name
                yield name, word


def files(
    records: list[list[Any]], statements: list[list[Any]], words: Iterable[tuple[str, str]] = ()
) -> dict[str, str]:
    """The rows in files of a bounded size, with ``words`` that stand for each other."""
    lots = _growing(records)
    texts = _cut(statements, STATEMENTS)
    parts = [(f"names-{number}.js", {"records": lot}) for number, lot in enumerate(lots)]
    said = [(f"statements-{number}.js", {"statements": lot}) for number, lot in enumerate(texts)]
    start = {**_start(words), "records": [name for name, _ in parts[1:]], "statements": [name for name, _ in said]}
    found: dict[str, dict[str, Any]] = {**dict(parts), **dict(said)}
    found[parts[0][0]] = {"start": start, **parts[0][1]}
    return {name: f"kbFind({to_json(part).decode()})\n" for name, part in found.items()}


def _growing(rows: list[list[Any]]) -> list[list[list[Any]]]:
    """The rows in lots, the first of them small; one empty lot where there are none."""
    lots, size, at = [rows[:FIRST]], FIRST, FIRST
    while at < len(rows):
        size = min(size * GROWS, RECORDS)
        lots.append(rows[at : at + size])
        at += size
    return lots


def _cut(rows: list[list[Any]], size: int) -> list[list[list[Any]]]:
    """The rows in lots of at most ``size``; one empty lot where there are none."""
    return [rows[at : at + size] for at in range(0, len(rows), size)] or [[]]


def _start(words: Iterable[tuple[str, str]]) -> dict[str, Any]:
    """What the whole index shares: questions with their words, kinds, groups."""
    asked = [(q.value, q.label, ASKED[q]) for q in ASKED] + [("date", "Date", DATE)]
    return {
        "questions": [{"tag": tag, "label": label, "own": a.own, "open": a.open} for tag, label, a in asked],
        "kinds": [
            {
                "tag": kind.value,
                "label": kind.label,
                "plural": _PLURAL.get(kind, kind.plural),
                "group": _GROUP.get(kind, "records"),
                "wanted": _WANTED[kind],
                "quotes": kind == Kind.TOPICS,
            }
            for kind in Kind
        ]
        + [
            {
                "tag": OVERVIEWS,
                "label": "Overview",
                "plural": "Overviews",
                "group": OVERVIEWS,
                "wanted": 0.0,
                "quotes": False,
            }
        ],
        "groups": GROUPS,
        "kin": [*KIN, *words],
    }


def _record_row(site: Site, entry: Entry) -> list[Any]:
    page = page_of(site, entry.id)
    record = entry.record
    state, words = state_of(page)
    type_ = getattr(record, "type", None)
    over = int(has_state(entry) and state in _OVER)
    whole = record.bearer if isinstance(record, Mandate) else ""
    # of the title of a source, what is in another language
    foreign = spans(page.in_runs(page.title))
    row = [
        list(Kind).index(entry.kind),
        entry.id,
        page.title,
        _names(entry),
        type_.label if type_ else entry.kind.label,
        record.date.human if isinstance(record, Event) else " · ".join(telling_facts(site, page)),
        words,
        over,
        _sort_date(page),
        [_answer_row(answer) for answer in answers_of(site.base, entry)],
        whole,
        _facts_rest_on(site, page),
    ]
    return [*row, foreign] if foreign else row


def _facts_rest_on(site: Site, page: Page) -> list[int]:
    """The statement from which the telling facts are, where they answer what readers ask: a figure, a topic."""
    record = page.entry.record
    if isinstance(record, Indicator):
        last = newest(site.base, page.entry.id)
        return [_number(last.statement[0])] if last else []
    return [_number(view.id) for view in answering(page)] if isinstance(record, Topic) else []


def _names(entry: Entry) -> list[str]:
    """Everything a record may be looked for by, the English name first; an event also by its date."""
    record = entry.record
    names = record.names
    listed = [names.en, names.acronym, names.acronym_fr, names.fr, *names.former, *names.variants, *names.sought]
    listed.append(getattr(record, "number", None))
    if isinstance(record, Source):
        listed.append(record.title)
    if isinstance(record, Event):
        listed.append(f"{names.en}, {record.date.human}")
    return list(dict.fromkeys(name for name in listed if name))


def _sort_date(page: Page) -> str:
    record = page.entry.record
    if isinstance(record, Event | Source):
        return record.date.text if record.date else ""
    return page.life.begins.text if page.life.begins else ""


def _answer_row(answer: FoundAnswer) -> list[Any]:
    date = answer.date
    return [
        _QUESTIONS.index(answer.question),
        answer.text,
        date.human if date else "",
        date.latest.isoformat() if date else "",
        _number(answer.statement),
        answer.sources,
    ]


def _statement_rows(site: Site, entries: Sequence[Entry], place: dict[str, int]) -> Iterator[list[Any]]:
    for entry in entries:
        for statement in entry.record.statements:
            yield _statement_row(site, statement, place[entry.id])


def _statement_row(site: Site, statement: Statement, record: int) -> list[Any]:
    date = own_date(statement)
    return [
        _number(statement.id),
        record,
        site.speller.plain(statement.text),
        date.human if date else "",
        _STATUS.get(statement.status, 0),
        len({citation.source for citation in statement.citations}),
    ]


def _number(id_: str | None) -> int:
    """The bare number of a statement; 0 where it has none yet."""
    return int(id_.removeprefix("ML-")) if id_ else 0
