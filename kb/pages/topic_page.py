"""The page of a topic: its own statements and those it draws on, under its own headings."""

from functools import cached_property

from kb.model.topic import Topic
from kb.pages.record_page import Page
from kb.store.base import Placed


class TopicPage(Page):
    """A topic; its headings follow the argument, not the common order."""

    @property
    def type_label(self) -> str:
        """The part of the outline to which it belongs."""
        return self._topic.part

    @property
    def _topic(self) -> Topic:
        record = self.entry.record
        assert isinstance(record, Topic)
        return record

    @cached_property
    def _shown(self) -> list[tuple[Placed, str]]:
        """Its own statements and then those drawn from others, heading by heading."""
        own = [(placed, placed.statement.section) for placed in self._placed]
        drawn = [(placed, group.section) for group in self._topic.draws_on for placed in self._named(group.statements)]
        headings = list(dict.fromkeys([*self._topic.headings, *(heading for _, heading in [*own, *drawn])]))
        return sorted([*own, *drawn], key=lambda shown: headings.index(shown[1]))
