"""A ready-made comparison: two or more records side by side, and the tasks of mandates matched by a person.

It is no record: it states nothing, and every cell of its page rests on statements of the records that it names.
"""

from kb.model.partial_dates import Day
from kb.model.questions import Question
from kb.model.record_types import Kind
from kb.model.sections import Section
from kb.model.statement import Model
from kb.model.text_types import Id, Plain, Short, StatementId
from kb.model.written_values import TrueOrFalse, WholeNumber

#: The folder of a base that holds comparisons.
COMPARISONS = "comparisons"
#: The kinds whose records can be set side by side: those of which the same questions are asked.
COMPARABLE = (Kind.MANDATES, Kind.FORCES, Kind.ACTORS, Kind.INSTRUMENTS)


class Given(Model):
    """What one mandate says of a task."""

    mandate: Id
    """Id of the mandate."""
    statements: list[StatementId] = []
    """Numbers of its statements that give the task."""
    absent: TrueOrFalse = False
    """True where the task is not among those of the mandate, of which the base has the whole list."""
    added: TrueOrFalse = False
    """True where the task is new: a statement says so, or what it is about came after the mandate before."""
    reworded: TrueOrFalse = False
    """True where the task was given before in other terms, to others or for another area; a judgement of the editor."""


class Task(Model):
    """A task with what each mandate says of it; a mandate that is left out is shown as not entered."""

    task: Short
    """The task in a few words."""
    given: list[Given]
    """What the mandates say of it."""


class WholeList(Model):
    """That the base has all tasks of a mandate."""

    mandate: Id
    """Id of the mandate."""
    statement: StatementId
    """Number of its statement that says what its tasks are in all."""


class Comparison(Model):
    """Records side by side, ready-made."""

    title: Short
    """What is compared, as the heading of the page: The mandates of MINUSMA, task by task."""
    question: Plain
    """The question that the comparison answers."""
    order: WholeNumber
    """Its place in the list of comparisons."""
    checked: Day
    """The day on which a person last held it against the statements."""
    records: list[Id]
    """Ids of the records, of one kind, in the order of columns."""
    questions: list[Question] = []
    """The questions to be shown; left out, all that are asked of the records."""
    sections: list[Section] = []
    """Headings whose sentences are shown in full, for records of few answers."""
    tasks: list[Task] = []
    """Of mandates: the tasks, matched by hand."""
    whole_lists: list[WholeList] = []
    """The mandates of which the base has all tasks; of no other can a task be called absent."""
