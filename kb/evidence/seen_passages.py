"""Passages of sources whose text is not held: found in a text that an editor had again, and kept as hashes.

The text stays with its authors.  What is kept shows that a phrase stood there, and lets whoever has the text
once more see whether the words around it are the same.  Words are compared as in stored texts.
"""

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path as FilePath

from kb.evidence.recorded_quotations import bare
from kb.evidence.stored_texts import normal
from kb.model.passages import AROUND, Extent, Passage, SeenText
from kb.model.source import Source
from kb.model.statement import Citation
from kb.store.base import Base, Placed
from kb.store.passage_files import SeenSource
from kb.store.problems import Problem
from kb.store.yaml_documents import plain_text

#: A citation as passages name it: number of the statement, hash of the phrase.
Cited = tuple[str, str]


def digest(words: str) -> str:
    """The hash of words as they are compared, of 16 digits."""
    return hashlib.sha256(normal(words).encode()).hexdigest()[:16]


def own_addresses(base: Base, source: str) -> frozenset[str]:
    """The addresses of a source, without what does not change where they lead; a second source is another work."""
    entry = base.by_id.get(source)
    record = entry.record if entry else None
    known = (record.url, record.archive) if isinstance(record, Source) else ()
    return frozenset(bare(address) for address in known if address)


def cited_phrases(base: Base, source: str) -> dict[Cited, tuple[Placed, Citation]]:
    """What cites a source, by number of the statement and hash of the phrase; statements without a number are none."""
    return {
        (placed.id, digest(citation.phrase)): (placed, citation)
        for placed, citation in base.citing.get(source, ())
        if placed.id
    }


def places(words: Sequence[str], phrase: str) -> Iterator[tuple[int, int]]:
    """Where ``phrase`` stands among ``words`` (compared form): its first word and the one after its last, from 0."""
    text, wanted = " ".join(words), normal(phrase)
    place = text.find(wanted) if wanted else -1
    while place >= 0:
        yield text.count(" ", 0, place), text.count(" ", 0, place + len(wanted) - 1) + 1
        place = text.find(wanted, place + 1)


@dataclass
class Holding:
    """What holding a text brought: the texts to keep, citations found, not found, and dropped as they have changed."""

    texts: list[SeenText]
    found: list[Cited] = field(default_factory=list)
    missing: list[tuple[Placed, Citation]] = field(default_factory=list)
    dropped: list[str] = field(default_factory=list)


def without_changed(base: Base, source: str, known: Iterable[SeenText]) -> Holding:
    """The ``known`` texts of a source without passages whose phrase is no longer cited."""
    cited = cited_phrases(base, source)
    kept = Holding([])
    for text in known:
        passages = [one for one in text.passages if (one.statement, one.phrase) in cited]
        kept.dropped += [one.statement for one in text.passages if one not in passages]
        kept.texts += [text.model_copy(update={"passages": passages})] if passages else []
    return kept


def hold(base: Base, source: str, text: str, new: SeenText, known: Iterable[SeenText] = ()) -> Holding:
    """Look for every phrase that cites ``source`` in ``text``, and keep what was found beside the ``known`` texts.

    ``new`` has the day and address of the text; its words and passages are worked out here.  A citation stands
    with the newest text in which it was found; an excerpt need not have what an earlier text has.
    """
    outcome = without_changed(base, source, known)
    earlier = {(one.statement, one.phrase) for text in outcome.texts for one in text.passages}
    words = normal(text).split()
    passages: list[Passage] = []
    for (statement, phrase), (placed, citation) in cited_phrases(base, source).items():
        place = next(places(words, citation.phrase), None)
        if place is None:
            if new.extent == Extent.WHOLE or (statement, phrase) not in earlier:
                outcome.missing.append((placed, citation))
            continue
        before, after = min(place[0], AROUND), min(len(words) - place[1], AROUND)
        around = _around(words, place, before, after)
        shape = {"word": place[0] + 1, "before": before, "after": after}
        passages.append(Passage(statement=statement, phrase=phrase, passage=around, **shape))
        outcome.found.append((statement, phrase))
    outcome.texts = [rest for text in outcome.texts if (rest := _without(text, outcome.found))]
    if passages:
        outcome.texts.append(new.model_copy(update={"words": len(words), "passages": passages}))
    return outcome


def _around(words: Sequence[str], place: tuple[int, int], before: int, after: int) -> str:
    return digest(" ".join(words[max(place[0] - before, 0) : place[1] + after]))


def _without(text: SeenText, found: Iterable[Cited]) -> SeenText | None:
    """A text without citations that a newer one has; ``None`` where none is left."""
    newer = frozenset(found)
    passages = [one for one in text.passages if (one.statement, one.phrase) not in newer]
    return text.model_copy(update={"passages": passages}) if passages else None


def seen_phrases(seen: Iterable[SeenSource]) -> frozenset[tuple[str, Cited]]:
    """Source, statement and hash of every phrase that was seen again."""
    return frozenset(
        (one.source, (passage.statement, passage.phrase))
        for one in seen
        for text in one.texts.texts
        for passage in text.passages
    )


def changed_phrases(base: Base, seen: Iterable[SeenSource]) -> Iterator[Problem]:
    """Every passage kept is of a phrase that is still cited: who changes a phrase looks for it again."""
    for one in seen:
        cited = cited_phrases(base, one.source)
        now = {statement: citation.phrase for (statement, _), (_, citation) in cited.items()}
        for path, text, passage in _passages(one):
            if (passage.statement, passage.phrase) not in cited:
                got = f"'{now[passage.statement]}'" if passage.statement in now else f"no citation of {one.source}"
                said = f"expected the phrase of {passage.statement} as it was seen on {text.seen}, got {got}"
                yield one.document.problem((*path, "phrase"), f'{said}: "python -m kb hold {one.source}" anew')


def changed_passages(base: Base, seen: Iterable[SeenSource], folder: FilePath) -> Iterator[Problem]:
    """Every passage kept stands, with the words around it, in the texts of its source in ``folder``, if it has any.

    They are called ``SOURCE.txt`` or, where there are several, ``SOURCE.anything.txt``.
    """
    for one in seen:
        texts = {path.name: normal(plain_text(path, path.name)).split() for path in _texts(folder, one.source)}
        cited = cited_phrases(base, one.source) if texts else {}
        for path, text, passage in _passages(one):
            known = cited.get((passage.statement, passage.phrase))
            if known and (said := _changed(texts, known[1].phrase, passage)):
                wanted = f"expected the passage of {passage.statement} as it was seen on {text.seen}"
                yield one.document.problem((*path, "passage"), f"{wanted}, got {said}")


def _texts(folder: FilePath, source: str) -> list[FilePath]:
    return sorted([*folder.glob(f"{source}.txt"), *folder.glob(f"{source}.*.txt")])


def _changed(texts: Mapping[str, Sequence[str]], phrase: str, passage: Passage) -> str | None:
    """What stands in the ``texts`` in the place of a passage, or ``None`` where it is there."""
    standing = [(words, place) for words in texts.values() for place in places(words, phrase)]
    if any(_around(words, place, passage.before, passage.after) == passage.passage for words, place in standing):
        return None
    return f"{'other words around' if standing else 'nothing like'} '{phrase}' in {' and '.join(texts)}"


def _passages(one: SeenSource) -> Iterator[tuple[tuple[str | int, ...], SeenText, Passage]]:
    """Every passage kept of a source, with its path in the file and its text."""
    for number, text in enumerate(one.texts.texts):
        for place, passage in enumerate(text.passages):
            yield ("texts", number, "passages", place), text, passage
