"""Holding citations against the stored texts: every phrase is where its locator says, every paragraph is used."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path as FilePath

from kb.evidence.own_words import borrowed
from kb.evidence.recorded_quotations import bears_out
from kb.evidence.seen_passages import changed_passages, changed_phrases, digest, seen_phrases
from kb.evidence.stored_texts import Paragraph, Passages, fits, held, normal
from kb.model.source import Source
from kb.model.statement import Citation
from kb.store.base import Base
from kb.store.passage_files import SeenSource
from kb.store.problems import Problem


@dataclass(frozen=True, slots=True)
class Outcome:
    """How many phrases were found in texts, in quotations recorded, in passages seen again, and in none of these."""

    found: int
    recorded: int
    seen: int
    not_held: int
    problems: list[Problem]

    @property
    def share(self) -> float:
        """The part of all phrases that could be held against something, from 0 to 1."""
        held = self.found + self.recorded + self.seen
        return held / max(held + self.not_held, 1)


def verify(
    base: Base,
    folder: FilePath,
    quotations: dict[str, list[str]] | None = None,
    seen: Sequence[SeenSource] = (),
    again: FilePath | None = None,
) -> Outcome:
    """Look for every citation's phrase in the text of its source, in the passage that its locator names.

    Where that text is not held, it is looked for in the ``quotations`` recorded from the source's address, then among
    the passages ``seen`` again, whose hashes are worked out anew for the sources that have a text in ``again``.
    """
    texts = held(base, folder)
    problems = [problem for passages in texts.values() for problem in _lost(base, passages)]
    problems += [*borrowed(base, texts), *changed_phrases(base, seen)]
    problems += changed_passages(base, seen, again) if again else ()
    passages_seen = seen_phrases(seen)
    found = noted = once_more = not_held = 0
    for placed in base.placed:
        for index, citation in enumerate(placed.statement.citations):
            passages = _text_of(base, citation.source, texts)
            if passages is None:
                known = bears_out(quotations or {}, _addresses(base, citation.source), citation.phrase)
                there = not known and (citation.source, (placed.id, digest(citation.phrase))) in passages_seen
                noted, once_more, not_held = noted + known, once_more + there, not_held + (not known and not there)
            elif said := _wrong(citation, passages):
                problems.append(placed.problem(said, "citations", index, "phrase"))
            else:
                found += 1
    return Outcome(found, noted, once_more, not_held, problems)


def _addresses(base: Base, source: str) -> Iterator[str | None]:
    """Where a source was read."""
    entry = base.by_id.get(source)
    record = entry.record if entry else None
    return iter((record.url, record.also, record.archive) if isinstance(record, Source) else ())


def _text_of(base: Base, source: str, texts: dict[str, Passages]) -> Passages | None:
    entry = base.by_id.get(source)
    record = entry.record if entry else None
    return texts.get(record.file) if isinstance(record, Source) and record.file else None


def _lost(base: Base, passages: Passages) -> Iterator[Problem]:
    for source, index in passages.lost:
        entry = base.by_id[source]
        assert isinstance(entry.record, Source)
        got = f"got '{entry.record.outline[index].starts}'"
        yield entry.document.problem(
            ("outline", index, "starts"), f"expected the beginning of a line of {passages.file}, {got}"
        )


def _wrong(citation: Citation, passages: Passages) -> str | None:
    """Why the phrase does not bear the citation out, or ``None``."""
    places = [place for place in passages.find(citation.phrase) if place.source == citation.source]
    if not places:
        return f"expected words of {passages.file}, got '{citation.phrase}'"
    if any(fits(citation.at, place) for place in places):
        return None
    return f"expected it at '{citation.at}', got it at {_list(places)}"


def _list(places: list[Paragraph]) -> str:
    return " and ".join(f"'{place.locator}'" for place in places[:3])


@dataclass(frozen=True, slots=True)
class Covered:
    """A paragraph of a stored text with the number of statements that cite it."""

    paragraph: Paragraph
    statements: int
    carries_facts: bool


def coverage(base: Base, folder: FilePath) -> dict[str, list[Covered]]:
    """For each stored text, each paragraph or list item with the number of statements whose phrase stands in it."""
    texts = held(base, folder)
    return {name: _covered(base, passages) for name, passages in texts.items()}


def _covered(base: Base, passages: Passages) -> list[Covered]:
    cited = {
        (_cited_line(citation, passages), placed.entry.id, placed.index)
        for source in {paragraph.source for paragraph in passages.paragraphs}
        for placed, citation in base.citing.get(source, ())
    }
    counts = Counter(line for line, _, _ in cited)
    return [
        Covered(paragraph, counts[paragraph.line], _carries_facts(base, paragraph)) for paragraph in passages.paragraphs
    ]


def _cited_line(citation: Citation, passages: Passages) -> int:
    """The line of the paragraph that a citation points at, the first where its phrase recurs; 0 where there is none."""
    places = (place for place in passages.find(citation.phrase) if place.source == citation.source)
    return next((place.line for place in places if fits(citation.at, place)), 0)


def _carries_facts(base: Base, paragraph: Paragraph) -> bool:
    record = base.by_id[paragraph.source].record
    assert isinstance(record, Source)
    text = normal(paragraph.text)
    return paragraph.number > 0 and not any(text.startswith(normal(start)) for start in record.without_facts)
