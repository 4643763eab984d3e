"""The page of a disagreement: the question, and the sides next to each other."""

from functools import cached_property

from kb.model.disagreement import Disagreement
from kb.pages.parts import PositionView, SectionView
from kb.pages.record_page import Page
from kb.store.base import Placed


class DisagreementPage(Page):
    """A disagreement; what its sides say stands with them and not under headings."""

    @property
    def _disagreement(self) -> Disagreement:
        record = self.entry.record
        assert isinstance(record, Disagreement)
        return record

    @property
    def description(self) -> str:
        """The question."""
        return "".join(s.text for s in self.summary.segments) if self.summary else self._disagreement.question

    @property
    def _sided(self) -> list[Placed]:
        """The statements of all sides."""
        return self._named(id_ for position in self._disagreement.positions for id_ in position.statements)

    @property
    def _cited(self) -> list[Placed]:
        """Its own statements, then those of the sides."""
        return [*self._placed, *self._sided]

    @cached_property
    def sections(self) -> tuple[SectionView, ...]:
        """Those of its own statements that no side holds."""
        sided = {placed.id for placed in self._sided}
        views = ((section, [s for s in section.statements if s.id not in sided]) for section in super().sections)
        return tuple(SectionView(section.title, section.anchor, tuple(kept)) for section, kept in views if kept)

    @cached_property
    def positions(self) -> tuple[PositionView, ...]:
        """The sides."""
        return tuple(
            PositionView(side.says, tuple(self._view(placed) for placed in self._named(side.statements)))
            for side in self._disagreement.positions
        )
