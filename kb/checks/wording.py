"""Rules on wording: a sentence stands alone, and tells what is in the present."""

import re
from collections.abc import Callable, Iterator
from functools import lru_cache

from kb.answers.existence import existence_of, in_force
from kb.model.common_fields import Names
from kb.model.record_types import ActorType, Kind
from kb.model.sections import Section
from kb.model.statuses import State, StatementStatus
from kb.store.base import LINK, Base, Placed
from kb.store.problems import Problem

#: A document or body without its name, which only the neighbour explains.
_NAMELESS = re.compile(
    r"\b[Tt]he (note|profile|synthesis|press release|background note)\b(?! (?:of|by|on|from|that)\b)"
    r"|\b(?:those|the (?:one|list|table|figures?)) (?:above|below)\b"
)
_BODY = re.compile(r"\b[Tt]he (Council|Commission|Committee|Mission|Ministry|Agreement)\b(?! (?:of|for|on)\b)")
_PRONOUN = re.compile(r"(It|They|He|She|This|These|Those|Its|Their|His|Her|Such)\b")
_PAST = re.compile(r"\b(was|were|had been|used to)\b")
_PRESENT = re.compile(r"\b(is|are|has|have|stands|remains|lies|holds)\b")
_WORD = re.compile(r"[^\W_]+")
#: Words that two sentences share without saying the same.
_EMPTY = frozenset(
    {"a", "an", "and", "as", "at", "by", "for", "from", "had", "has", "have", "in", "into", "is", "it", "its"}
    | {"of", "on", "or", "that", "the", "their", "to", "under", "was", "were", "which", "with"}
)
#: So much of the words of the shorter of two sentences makes them the same one.
_ALIKE = 0.85
_SHORTEST = 6
_LIVING = frozenset({Kind.ACTORS, Kind.FORCES, Kind.INSTRUMENTS, Kind.PLACES})
_NO_THINGS = frozenset({ActorType.PERSON})
_SHOWN = frozenset(
    {StatementStatus.ESTABLISHED, StatementStatus.REPORTED, StatementStatus.DISPUTED, StatementStatus.UNCONFIRMED}
)


def plain(base: Base, text: str, named: Callable[[Names], str] = lambda names: names.en) -> str:
    """A statement's text with the words of its links; a link without words has those of ``named``."""

    def words(link: re.Match[str]) -> str:
        entry = base.by_id.get(link.group(1))
        return str(link.group(2) or (named(entry.record.names) if entry else link.group(1)))

    return LINK.sub(words, text)


def documents_by_name(base: Base) -> Iterator[Problem]:
    """A sentence names the document or body it speaks of: not "the note", "the Council" or "those below"."""
    for placed in _standing(base):
        text = plain(base, placed.statement.text)
        found = _NAMELESS.search(text)
        if found is None and (body := _BODY.search(text)):
            named = re.search(rf"\b(?:[A-Z][\w’'-]+|of) {body.group(1)}\b|\b{body.group(1)} (?:of|for|on) ", text)
            found = None if named else body
        if found:
            yield placed.problem(f"expected a name that a stranger understands, got '{found.group()}'", "text")


def no_pronoun_first(base: Base) -> Iterator[Problem]:
    """A sentence does not begin with a pronoun, which only its neighbour would explain."""
    for placed in _standing(base):
        if found := _PRONOUN.match(placed.statement.text):
            yield placed.problem(f"expected the name of what is meant, got '{found.group()}'", "text")


def living_things_in_the_present(base: Base) -> Iterator[Problem]:
    """The lead of a thing that exists is told in the present."""
    for entry in base.entries:
        if entry.kind not in _LIVING or getattr(entry.record, "type", None) in _NO_THINGS:
            continue
        if entry.kind != Kind.PLACES and existence_of(base, entry).state != State.EXISTS:
            continue
        for index, statement in enumerate(entry.record.statements):
            if statement.section != Section.SUMMARY or not in_force(statement):
                continue
            # what the thing is stands in the first clause; how it came about may follow
            clause = plain(base, statement.text).partition(";")[0]
            past, present = _PAST.search(clause), _PRESENT.search(clause)
            if past and (present is None or past.start() < present.start()):
                said = f"expected the present, as '{entry.id}' exists, got '{past.group()}'"
                yield Placed(statement, entry, index).problem(said, "text")


def each_fact_once(base: Base) -> Iterator[Problem]:
    """No two statements of a record say the same: not in force, nor one overtaken and one in force."""
    for entry in base.entries:
        placed = [Placed(s, entry, i) for i, s in enumerate(entry.record.statements)]
        words = [_telling(plain(base, p.statement.text)) for p in placed]
        for later, own in enumerate(words):
            for earlier in range(later):
                if _same(own, words[earlier]) and any(in_force(placed[n].statement) for n in (earlier, later)):
                    other = placed[earlier].id or "an earlier one"
                    yield placed[later].problem(f"expected each fact once, got nearly the words of {other}", "text")
                    break


@lru_cache(maxsize=2**17)
def _telling(text: str) -> tuple[frozenset[str], frozenset[str]]:
    """The words of a sentence that tell something, and its numbers."""
    words = [word.casefold() for word in _WORD.findall(text)]
    return frozenset(w for w in words if w not in _EMPTY), frozenset(w for w in words if w.isdecimal())


def _same(one: tuple[frozenset[str], frozenset[str]], other: tuple[frozenset[str], frozenset[str]]) -> bool:
    """Whether two sentences share nearly all their words, and their numbers."""
    if one[1] != other[1] or min(len(one[0]), len(other[0])) < _SHORTEST:
        return False
    return len(one[0] & other[0]) / len(one[0] | other[0]) >= _ALIKE


def _standing(base: Base) -> Iterator[Placed]:
    """The statements that readers meet as holding."""
    return (placed for placed in base.placed if placed.statement.status in _SHOWN)
