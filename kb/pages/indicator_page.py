"""The page of an indicator: its figures as a table and as bars."""

from functools import cached_property

from kb.answers.figure_series import Point, points
from kb.model.records import Indicator
from kb.model.units import Measure
from kb.pages.record_page import Page


class IndicatorPage(Page):
    """An indicator with its series."""

    @cached_property
    def data(self) -> tuple[Point, ...]:
        """Its figures, oldest first."""
        return tuple(points(self.site.base, self.entry.id))

    @property
    def bars(self) -> tuple[Point, ...]:
        """Its figures as bars, where there are several and a length means something."""
        record = self.entry.record
        counted = isinstance(record, Indicator) and record.measure in {Measure.VALUE, Measure.SHARE}
        shown = tuple(point for point in self.data if not point.overtaken)
        return shown if counted and len(shown) > 1 else ()
