"""How old an answer is: said of what changes with time and was last told long before the newest source."""

import datetime as dt

from kb.model.partial_dates import Moment
from kb.model.questions import Question

#: What was last told longer ago than this is no news of today: pictures draw it faint, answers tell its age.
FRESH = dt.timedelta(days=5 * 365)

#: The questions whose answers are figures, which grow old.
FIGURES = frozenset({Question.STRENGTH, Question.WOMEN, Question.BUDGET})

#: The questions whose answers change from time to time; the others are answered once and for all.
CHANGING = FIGURES | {
    Question.HEAD,
    Question.UNDER,
    Question.HEADQUARTERS,
    Question.OVERSIGHT,
    Question.OFFICE,
    Question.AFFILIATION,
    Question.CONTROL,
}


def years_old(told: Moment | None, newest: Moment | None, today: dt.date) -> int:
    """How many whole years before ``today`` something was last told; 0 where that is not long before ``newest``.

    ``newest`` is the newest date that a source of the base speaks of, ``today`` the day of the edition: the age is
    part of the edition and does not change with the reader's clock.
    """
    if told is None or newest is None or told.latest >= newest.latest - FRESH:
        return 0
    last = told.latest
    return today.year - last.year - ((today.month, today.day) < (last.month, last.day))
