"""What becomes of a task from mandate to mandate: nothing is concluded from what the base does not have."""

from kb.answers.task_changes import Change, changes
from kb.model.comparison import Comparison, Given, Task, WholeList
from kb.model.partial_dates import Moment

YEARS = ("m-2013", "m-2014", "m-2015", "m-2016")


def told(given: dict[str, Given], *whole: str) -> list[tuple[str, str]]:
    """What each mandate does with a task, with the mandate to which that compares."""
    task = Task(task="Elections", given=list(given.values()))
    comparison = Comparison(
        title="Tasks", question="Which?", order=1, checked=Moment("2026-01-15"), records=list(YEARS), tasks=[task],
        whole_lists=[WholeList(mandate=mandate, statement="ML-0099") for mandate in whole],
    )  # fmt: skip
    return [(str(one.change), one.since) for one in changes(comparison, task)]


def gives(mandate: str, **more: bool) -> Given:
    return Given(mandate=mandate, statements=["ML-0001"], **more)


def lacks(mandate: str) -> Given:
    return Given(mandate=mandate, absent=True)


def entered(*given: Given) -> dict[str, Given]:
    return {one.mandate: one for one in given}


def test_what_the_mandate_just_before_gives_too_is_kept() -> None:
    found = told(entered(gives(YEARS[0]), gives(YEARS[1])))
    assert [change for change, _ in found] == ["given", "kept", "not-entered", "not-entered"]


def test_over_a_mandate_that_is_not_entered_nothing_is_called_kept() -> None:
    found = told(entered(gives(YEARS[0]), gives(YEARS[2])))
    assert [change for change, _ in found] == ["given", "not-entered", "given", "not-entered"]


def test_what_is_reworded_says_since_when_where_that_is_not_the_mandate_before() -> None:
    assert told(entered(gives(YEARS[0]), gives(YEARS[2], reworded=True)))[2] == ("reworded", YEARS[0])
    assert told(entered(gives(YEARS[1]), gives(YEARS[2], reworded=True)))[2] == ("reworded", "")


def test_only_a_whole_list_drops_a_task_and_only_once() -> None:
    assert told(entered(gives(YEARS[0]), lacks(YEARS[2])))[2] == ("not-entered", "")
    found = told(entered(gives(YEARS[0]), lacks(YEARS[2]), lacks(YEARS[3])), YEARS[2], YEARS[3])
    assert found == [("given", ""), ("not-entered", ""), ("dropped", YEARS[0]), ("absent", "")]


def test_a_task_that_no_mandate_gave_before_is_absent_and_not_dropped() -> None:
    found = told(entered(lacks(YEARS[0]), gives(YEARS[1], added=True)), YEARS[0])
    assert [change for change, _ in found[:2]] == ["absent", "added"]


def test_a_dropped_task_rests_on_the_statement_of_the_whole_list() -> None:
    task = Task(task="Elections", given=[gives(YEARS[0]), lacks(YEARS[1])])
    comparison = Comparison(
        title="Tasks", question="Which?", order=1, checked=Moment("2026-01-15"), records=list(YEARS[:2]), tasks=[task],
        whole_lists=[WholeList(mandate=YEARS[1], statement="ML-0099")],
    )  # fmt: skip
    dropped = changes(comparison, task)[1]
    assert (dropped.change, dropped.statements) == (Change.DROPPED, ("ML-0099",))
