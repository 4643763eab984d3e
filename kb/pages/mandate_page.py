"""The page of a mandate: its tasks, and what changed against the mandate that it replaced."""

from dataclasses import dataclass
from functools import cached_property

from kb.model.questions import Question
from kb.model.records import Mandate
from kb.model.sections import Section
from kb.model.statuses import OVERTAKEN
from kb.model.words import count, say
from kb.pages.parts import Link
from kb.pages.record_page import Page
from kb.store.record_files import Entry

#: What is held against the mandate before.
_COMPARED = (Question.ADOPTED, Question.DURATION, Question.CEILING, Question.OVERSIGHT)


@dataclass(frozen=True, slots=True)
class Change:
    """What a mandate gives and the one before it gave."""

    question: str
    now: str
    before: str


class MandatePage(Page):
    """A mandate in one of its versions."""

    @property
    def _mandate(self) -> Mandate:
        record = self.entry.record
        assert isinstance(record, Mandate)
        return record

    @property
    def _former(self) -> Entry | None:
        return self.site.base.by_id.get(self._mandate.replaces or "")

    @property
    def former(self) -> Link | None:
        """The mandate that it replaced."""
        return self.site.link(self._former.id) if self._former else None

    @cached_property
    def changes(self) -> tuple[Change, ...]:
        """What both mandates tell of, side by side, the number of tasks included."""
        if self._former is None:
            return ()
        now, before = _told(self.entry), _told(self._former)
        return tuple(Change(question, now[question], before[question]) for question in now if question in before)

    @property
    def _own_contents(self) -> tuple[Link, ...]:
        return (Link(say("What changed"), "#changes"),) if self.changes else ()


def _told(entry: Entry) -> dict[str, str]:
    """What a mandate gives, by question."""
    holding = [s for s in entry.record.statements if s.status not in OVERTAKEN]
    found = {
        question.label: next((s.answers[question] for s in holding if question in s.answers), "")
        for question in _COMPARED
    }
    tasks = sum(s.section == Section.MANDATE for s in holding)
    found[say("Tasks told here")] = count("%(n)s task", "%(n)s tasks", tasks) if tasks else ""
    return {question: words for question, words in found.items() if words}
