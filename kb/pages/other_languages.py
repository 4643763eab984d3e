"""Words in another language than the site's, titles of works above all: told apart, to be read aloud right."""

import difflib
from collections.abc import Iterable
from functools import lru_cache

from kb.cite.printed import quoted
from kb.model.source import Source
from kb.pages.parts import Link, Run
from kb.store.record_files import Entry

#: The language of the records (statements bear no other).
OWN = "en"
#: So many words in a row that a name has in common with the title of its work are words of that title.
_TAKEN = 4
#: What stands around a word without being part of it.
_AROUND = ".,;:!?()[]«»“”\"'"


def source_link(entry: Entry, where: str) -> Link:
    """A link in the name of the source, what is in another language told apart."""
    name = entry.record.names.en
    return Link(name, where, pieces=runs(name, [entry]))


def runs(text: str, sources: Iterable[Entry]) -> tuple[Run, ...]:
    """``text`` in runs of one language, where it names these sources by their titles or by words taken from them."""
    found: tuple[Run, ...] = (Run(text),)
    for entry in sources:
        source = entry.record
        assert isinstance(source, Source)
        if source.language == OWN:
            continue
        for words in (source.title, quoted(source.title)[1:-1], taken(source.names.en, source.title)):
            if words and (parted := _parted(found, words, source.language)) != found:
                found = parted
                break
    return found


def spans(found: Iterable[Run]) -> list[tuple[str, int, int]]:
    """Language, begin and end of each run in another language, counted as scripts do (browser/other-languages.js)."""
    at, told = 0, []
    for run in found:
        end = at + len(run.text.encode("utf-16-le")) // 2
        if run.language:
            told.append((run.language, at, end))
        at = end
    return told


@lru_cache(maxsize=2**17)
def taken(name: str, title: str) -> str:
    """The words of ``name`` that are taken from ``title``: as they stand there, one after the other; else nothing."""
    if title in name:
        return title
    words = name.split(" ")
    matcher = difflib.SequenceMatcher(None, _folded(words), _folded(title.split(" ")), autojunk=False)
    match = matcher.find_longest_match()
    shared = words[match.a : match.a + match.size]
    real = [word for word in shared if word.strip(_AROUND)]
    return " ".join(shared).strip(" :;,") if len(real) >= _TAKEN else ""


def _folded(words: list[str]) -> list[str]:
    return [word.strip(_AROUND).casefold() or word for word in words]


def _parted(found: tuple[Run, ...], words: str, language: str) -> tuple[Run, ...]:
    """The runs with the first occurrence of ``words`` in one of the site's language by itself."""
    for place, run in enumerate(found):
        before, there, after = run.text.partition(words)
        if there and not run.language:
            pieces = (Run(before), Run(there, language), Run(after))
            return (*found[:place], *(piece for piece in pieces if piece.text), *found[place + 1 :])
    return found
