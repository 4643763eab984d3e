"""Whether statements are in our own words: runs of words that they share with a text held."""

import re
from collections.abc import Iterator

from kb.evidence.stored_texts import Passages, normal
from kb.store.base import LINK, Base, Placed
from kb.store.problems import Problem

#: So many words in a row, neither quoted nor part of a name, are a source's and not ours.
RUN = 7
_QUOTED = re.compile(r"“[^”]*”|\"[^\"]*\"|«[^»]*»")
_WORD = re.compile(r"[^\W\d_][\w’'-]*|\d[\d,.]*")


def borrowed(base: Base, texts: dict[str, Passages]) -> Iterator[Problem]:
    """No statement shares seven words in a row with a text it cites, outside quotations and names."""
    runs = {name: _runs_of_text(passages) for name, passages in texts.items()}
    files = {entry.id: getattr(entry.record, "file", None) for entry in base.entries}
    for placed in base.placed:
        cited = {files.get(citation.source) for citation in placed.statement.citations}
        for run in _runs(placed):
            if any(run in runs[name] for name in sorted(cited & runs.keys(), key=str) if name):
                yield placed.problem(f"expected words of our own, got those of the source, '{' '.join(run)}'", "text")
                break


def _runs(placed: Placed) -> Iterator[tuple[str, ...]]:
    """Every run of small-letter words in a statement, as it is compared."""
    text = LINK.sub(lambda match: match.group(2) or "|", placed.statement.text)
    stretch: list[str] = []
    for word in _WORD.findall(_QUOTED.sub(" | Name ", text).replace("|", " Name ")):
        # a name, which has a capital letter, belongs to everybody
        stretch = [] if word[0].isupper() and stretch else [*stretch, normal(word)][-RUN:]
        if len(stretch) == RUN:
            yield tuple(stretch)


def _runs_of_text(passages: Passages) -> frozenset[tuple[str, ...]]:
    """Every run of words in a text held, paragraph by paragraph."""
    found: set[tuple[str, ...]] = set()
    for paragraph in passages.paragraphs:
        words = [normal(word) for word in _WORD.findall(paragraph.text)]
        found |= {tuple(words[n : n + RUN]) for n in range(len(words) - RUN + 1)}
    return frozenset(found)
