"""The page of an indicator: the newest value first, then all its figures as a table."""

from functools import cached_property

from kb.answers.as_on import goes_on
from kb.answers.existence import existence_of
from kb.answers.figure_series import BARE, Point, newest, points
from kb.model.record_types import IndicatorType
from kb.model.records import Indicator
from kb.model.words import count, say
from kb.pages.answers_shown import figure_age
from kb.pages.other_languages import source_link
from kb.pages.parts import AnswerView, Link, Value
from kb.pages.record_page import Page
from kb.store.addresses import address

#: Indicators whose newest figure a reader takes for that of today.
_GROWING_OLD = frozenset({IndicatorType.STRENGTH, IndicatorType.WOMEN})


class IndicatorPage(Page):
    """An indicator with its series."""

    @property
    def _indicator(self) -> Indicator:
        record = self.entry.record
        assert isinstance(record, Indicator)
        return record

    @cached_property
    def data(self) -> tuple[Point, ...]:
        """Its figures, the newest first, those without a date last."""
        found = points(self.site.base, self.entry.id)
        dated = [point for point in found if point.dated]
        return (*reversed(dated), *(point for point in found if not point.dated))

    @property
    def figures(self) -> tuple[tuple[Point, tuple[Link, ...]], ...]:
        """The same, each with links to its sources."""
        return tuple((point, tuple(source_link(e, address(e)) for e in point.sources)) for point in self.data)

    @property
    def caption(self) -> str:
        """What the table shows: the series, and its unit where that is a word."""
        series, unit = self.entry.record.names.en, self._indicator.unit
        return series if unit in BARE else say("%(series)s, in %(unit)s", series=series, unit=unit.label)

    @property
    def answers(self) -> tuple[AnswerView, ...]:
        """The newest figure, and what is counted."""
        return (*self._newest, *super().answers)

    @property
    def _newest(self) -> tuple[AnswerView, ...]:
        last = newest(self.site.base, self.entry.id)
        if last is None:
            return ()
        sources = count("%(n)s source", "%(n)s sources", len(last.sources))
        small = " · ".join(filter(None, (last.dated, self._age(last), sources)))
        return (AnswerView(say("Newest figure"), (Value(last.whole, last.statement[1], small),), "large"),)

    def _age(self, point: Point) -> str:
        """How old a figure is that would be another today: of strength or women, where its subject goes on."""
        subject = self.site.base.by_id.get(self._indicator.subject or "")
        over = subject is not None and not goes_on(existence_of(self.site.base, subject))
        return "" if over or self._indicator.type not in _GROWING_OLD else figure_age(self.site, point.told)

    @property
    def _own_contents(self) -> tuple[Link, ...]:
        return (Link(say("Figures"), "#series"),)
