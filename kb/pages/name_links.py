"""Which names and acronyms in a text become links to records."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from kb.model.naming import called, full_name
from kb.model.record_types import Kind, PlaceType, TermType
from kb.store.addresses import address
from kb.store.base import LINK, Base

_WORD = re.compile(r"[A-ZÀ-Þ][\w’'-]*")


#: Kinds whose names are worth a link wherever they occur; an event's or a source's name is a description.
_LINKED = (
    Kind.ACTORS,
    Kind.FORCES,
    Kind.INSTRUMENTS,
    Kind.PLACES,
    Kind.GLOSSARY,
)


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of a text: plain, or a link to a record, with its full name as title where the text is not that."""

    text: str
    id: str = ""
    address: str = ""
    title: str = ""


def _links(text: str) -> Iterator[tuple[re.Match[str], bool]]:
    """The ``[[links]]`` in ``text``, each with whether it stands within a sentence."""
    for match in LINK.finditer(text):
        before = text[: match.start()].rstrip()
        yield match, bool(before) and not before.endswith((".", "?", ":"))


@dataclass(frozen=True)
class Speller:
    """Knows what every record of a base is called."""

    base: Base

    def segments(self, text: str, own: str = "", seen: set[str] | None = None) -> tuple[Segment, ...]:
        """``text`` with its ``[[links]]``, and the names and acronyms in it that are links; none to ``own``.

        Given ``seen``, a set that the texts of a section share, a record is linked once in the section.
        """
        found: list[Segment] = []
        seen = set() if seen is None else seen
        seen |= {own, *self._countries}
        once = set(seen)
        place = 0
        for match, within in _links(text):
            found += self._named(text[place : match.start()], seen)
            segment = self._link(match.group(1), match.group(2), own, within=within)
            found.append(Segment(segment.text) if match.group(1) in once else segment)
            seen.add(match.group(1))
            place = match.end()
        found += self._named(text[place:], seen)
        return tuple(found)

    def plain(self, text: str) -> str:
        """``text`` without markup: links become their words."""
        return "".join(self._words(text))

    def _words(self, text: str) -> Iterator[str]:
        place = 0
        for match, within in _links(text):
            yield text[place : match.start()]
            yield self._link(match.group(1), match.group(2), "", within=within).text
            place = match.end()
        yield text[place:]

    def _called(self, id_: str) -> str:
        entry = self.base.by_id.get(id_)
        return called(entry.record.names) if entry else id_

    def _link(self, id_: str, words: str | None, own: str, *, within: bool = False) -> Segment:
        """A link to ``id_``; a common noun from the glossary has a small letter ``within`` a sentence."""
        entry = self.base.by_id.get(id_)
        shown = words or self._called(id_)
        if within and not words and entry and getattr(entry.record, "type", None) == TermType.TERM:
            common = shown[1:] == shown[1:].lower()
            shown = shown[0].lower() + shown[1:] if common else shown
        if entry is None or id_ == own:
            return Segment(shown)
        full = full_name(entry.record.names)
        return Segment(shown, id_, address(entry), "" if full == shown else full)

    def _named(self, text: str, seen: set[str]) -> Iterator[Segment]:
        """Cut ``text`` at the first mention of each record not yet in ``seen``."""
        place = 0
        for match in _WORD.finditer(text):
            if match.start() < place:
                continue
            name = self._longest(text, match.start(), match.group())
            if name is None or (id_ := self._ids[name]) in seen:
                continue
            seen.add(id_)
            if text[place : match.start()]:
                yield Segment(text[place : match.start()])
            yield self._link(id_, name, "")
            place = match.start() + len(name)
        if text[place:]:
            yield Segment(text[place:])

    def _longest(self, text: str, start: int, word: str) -> str | None:
        """The longest name that stands at ``start`` as whole words."""
        for length in self._lengths.get(word, ()):
            name, after = text[start : start + length], text[start + length : start + length + 1]
            if name in self._ids and not after.isalnum() and after != "-":
                return name
        return None

    @cached_property
    def _ids(self) -> Mapping[str, str]:
        """Each name that is that of one record only, with its id."""
        owners: dict[str, set[str]] = defaultdict(set)
        for kind in _LINKED:
            for entry in self.base.of_kind(kind):
                names = entry.record.names
                for name in (names.en, names.fr, names.acronym, names.acronym_fr):
                    if name and len(name) > 1:
                        owners[name].add(entry.id)
        return {name: next(iter(ids)) for name, ids in owners.items() if len(ids) == 1}

    @cached_property
    def _countries(self) -> frozenset[str]:
        """The country that the base is about: a link to it in every other sentence would lead nowhere."""
        places = self.base.of_kind(Kind.PLACES)
        return frozenset(entry.id for entry in places if getattr(entry.record, "type", None) == PlaceType.COUNTRY)

    @cached_property
    def _lengths(self) -> Mapping[str, tuple[int, ...]]:
        """How long the names are that begin with a word, the longest first."""
        found: dict[str, set[int]] = defaultdict(set)
        for name in self._ids:
            if match := _WORD.match(name):
                found[match.group()].add(len(name))
        return {word: tuple(sorted(lengths, reverse=True)) for word, lengths in found.items()}
