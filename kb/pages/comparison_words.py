"""The words of comparisons: groups of rows, empty cells, what becomes of tasks."""

from dataclasses import dataclass

from kb.answers.task_changes import Change
from kb.model.words import say
from kb.pages.compared_facts import Group


@dataclass(frozen=True, slots=True)
class ChangeWords:
    """What becomes of a task, in a word and in a sentence."""

    change: Change
    label: str
    meaning: str


def change_words(change: Change) -> ChangeWords:
    """What becomes of a task, in words."""
    label, meaning = {
        Change.GIVEN: (say("given"), say("Given by this mandate; nothing is told of it for the one before")),
        Change.KEPT: (say("kept"), say("Given by the mandate before as well")),
        Change.ADDED: (say("added"), say("New with this mandate")),
        Change.REWORDED: (
            say("reworded"),
            say("Given by an earlier mandate, in other terms, to others or for another area"),
        ),
        Change.DROPPED: (say("dropped"), say("Given by an earlier mandate, and not among all the tasks of this one")),
        Change.ABSENT: (say("not a task"), say("Not among all the tasks of this mandate")),
        Change.NOT_ENTERED: (say("not entered"), say("No statement of this base says whether this mandate gives it")),
    }[change]
    return ChangeWords(change, label, meaning)


def group_words(group: Group) -> str:
    """The caption of a group of rows."""
    return {
        Group.ANSWERS: say("Key facts"),
        Group.SENTENCES: say("In sentences"),
        Group.FUNCTIONS: say("Functions"),
        Group.CONNECTIONS: say("Connected with"),
        Group.NAMES: say("Names"),
    }[group]


def missing_words(group: Group, senseless: bool) -> str:
    """Why a cell is empty; ``senseless``: the question makes no sense for the record."""
    if group == Group.NAMES:
        return say("none recorded")
    return say("does not apply") if senseless else say("not stated in our sources")
