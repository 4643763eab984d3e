"""The page of a disagreement: the question with its rival values, then the sides next to each other."""

from dataclasses import dataclass
from functools import cached_property

from kb.model.disagreement import Disagreement
from kb.model.words import say
from kb.pages.disputes import dispute_view
from kb.pages.parts import AnswerView, DisputeView, Link, StatementView
from kb.pages.record_page import Page
from kb.pages.statements import statement_view
from kb.store.base import Placed


@dataclass(frozen=True, slots=True)
class PositionView:
    """One side of a disagreement with the statements that hold it."""

    says: str
    statements: tuple[StatementView, ...]


class DisagreementPage(Page):
    """A disagreement; what its sides say stands with them and not under headings."""

    @property
    def _disagreement(self) -> Disagreement:
        record = self.entry.record
        assert isinstance(record, Disagreement)
        return record

    @property
    def heading(self) -> str:
        """The question, which the name only shortens."""
        return self._disagreement.question

    @property
    def other_names(self) -> tuple[Link, ...]:
        """The French name alone: the English one asks the same again."""
        return tuple(name for name in super().other_names if name.language)

    @property
    def description(self) -> str:
        """The question."""
        return super().description if self.lead else self._disagreement.question

    @property
    def dispute(self) -> DisputeView:
        """The question, the rival values, the verdict."""
        return dispute_view(self.site, self.entry)

    @property
    def disputes(self) -> tuple[DisputeView, ...]:
        """None: the page is of the disagreement itself."""
        return ()

    @property
    def answers(self) -> tuple[AnswerView, ...]:
        """How it comes about and whom it concerns; its state stands at the question."""
        return tuple(answer for answer in super().answers if answer.question != say("State"))

    @property
    def outcome(self) -> tuple[tuple[str, str], ...]:
        """What would settle it, and what is shown meanwhile."""
        record = self._disagreement
        return (
            (say("What would settle it"), record.would_settle),
            (say("What is shown meanwhile"), record.shown),
        )

    @property
    def _sided(self) -> list[Placed]:
        """The statements of all sides."""
        return self._named(id_ for position in self._disagreement.positions for id_ in position.statements)

    @property
    def _cited(self) -> list[Placed]:
        """Its own statements, then those of the sides."""
        return [*self._placed, *self._sided]

    @cached_property
    def _shown(self) -> list[tuple[Placed, str]]:
        """Those of its own statements that no side holds."""
        sided = {placed.id for placed in self._sided}
        return [(placed, placed.statement.section) for placed in self._placed if placed.id not in sided]

    @property
    def _own_contents(self) -> tuple[Link, ...]:
        return (Link(say("Who says what"), "#sides"),)

    @cached_property
    def positions(self) -> tuple[PositionView, ...]:
        """The sides."""
        seen: set[str] = set()
        return tuple(
            PositionView(
                side.says,
                tuple(
                    statement_view(self.site, placed, self.entry.id, seen) for placed in self._named(side.statements)
                ),
            )
            for side in self._disagreement.positions
        )
