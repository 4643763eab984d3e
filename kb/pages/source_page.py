"""The page of a source: what it is, and what rests on it, in its own order."""

from dataclasses import replace
from functools import cached_property

from kb.cite.archives import lookup
from kb.cite.works import Citable, of_source
from kb.model.source import Source
from kb.model.words import count, say
from kb.pages.other_languages import OWN, runs
from kb.pages.parts import AnswerView, Link, Run
from kb.pages.record_page import Page
from kb.pages.source_contents import PlaceView, part_address, resting


class SourcePage(Page):
    """A source; what is cited is the source and not the page about it."""

    @cached_property
    def citable(self) -> Citable:
        """What a reference manager needs of the source."""
        return of_source(self.entry, self.site.edition, self.description if self.lead else "")

    def in_runs(self, text: str) -> tuple[Run, ...]:
        """Words that name the source, its title told apart where it is in another language."""
        return runs(text, [self.entry])

    @cached_property
    def _own_answers(self) -> tuple[AnswerView, ...]:
        """What its own fields answer; the title is in the language of the work."""
        source = self.entry.record
        assert isinstance(source, Source)
        language = "" if source.language == OWN else source.language
        return tuple(_titled(answer, source.title, language) for answer in super()._own_answers)

    @cached_property
    def places(self) -> tuple[PlaceView, ...]:
        """The places that the first part of the page shows."""
        return self.part(1)

    def part(self, number: int) -> tuple[PlaceView, ...]:
        """The places that a part of the page shows."""
        return resting(self.site, self.entry, number)

    @property
    def parts(self) -> tuple[Link, ...]:
        """The parts of the page, where there are several."""
        number = self.site.numbers_of_parts.get(self.entry.id, 1)
        links = (Link(say("Part %(n)s", n=part), part_address(self.entry, part)) for part in range(1, number + 1))
        return tuple(links) if number > 1 else ()

    @property
    def copies(self) -> tuple[Link, ...]:
        """The archived copy that is known to be there; or else where one may be looked for, near the source's date."""
        source = self.entry.record
        assert isinstance(source, Source)
        if source.archive:
            return (Link(say("Archived copy"), source.archive),)
        near = source.date or source.read
        if not near or not (address := lookup(source)):
            return ()
        return (Link(say("Look for an archived copy near %(date)s", date=near.human), address),)

    @property
    def resting_words(self) -> str:
        """How many statements rest on it."""
        found = {placed.id for placed, _ in self.site.base.citing.get(self.entry.id, ())}
        return count("%(n)s statement rests on it", "%(n)s statements rest on it", len(found))

    @property
    def _own_contents(self) -> tuple[Link, ...]:
        return (Link(say("What rests on it"), "#statements"),) if self.places else ()


def _titled(answer: AnswerView, title: str, language: str) -> AnswerView:
    """The answer, in this language if it is the title."""
    values = (replace(value, language=language) if value.words == title else value for value in answer.values)
    return replace(answer, values=tuple(values))
