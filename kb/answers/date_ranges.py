"""For how long something was there, as far as its sources tell: surely, possibly, not.

A thing's span has four edges: the day from which it was possibly there, that from which it was surely
there, and the same two for its end.  An imprecise date (``2022-05``) keeps the two apart.  On the day of
an end the answer is "possibly".
"""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from kb.model.partial_dates import Moment
from kb.model.words import say


@dataclass(frozen=True, slots=True)
class Span:
    """Possibly there from ``possible_from`` to ``possible_until``, surely from ``sure_from`` to ``sure_until``."""

    possible_from: dt.date
    sure_from: dt.date
    sure_until: dt.date
    possible_until: dt.date

    def on(self, day: dt.date) -> str:
        """``yes``, ``possibly`` or ``no``."""
        if not self.possible_from <= day <= self.possible_until:
            return "no"
        return "yes" if self.sure_from <= day <= self.sure_until else "possibly"


def before(seen: Moment, ends: Moment | None) -> bool:
    """Whether that day surely lies before the end."""
    return ends is None or seen.latest < ends.earliest


def span_of(
    begins: Moment | None, ends: Moment | None, seen: Sequence[Moment], *, over_by: dt.date | None = None, reach: int
) -> Span:
    """The four edges of something that began, ended and was attested then, as far as known.

    ``over_by``: the day by which it was over, where its end is not dated.  ``reach``: for how
    many years an edge that no source gives is held possible.  A single imprecise date (2014) makes no day sure.
    """
    stretch, day = dt.timedelta(days=365 * reach), dt.timedelta(days=1)
    shown = [moment for moment in seen if before(moment, ends)]
    eve = [ends.earliest - day] if ends else []
    assert begins or eve or shown, "a thing without any date has no span"
    sure_from = begins.latest if begins else min([moment.latest for moment in shown] + eve)
    possible_from = begins.earliest if begins else min([moment.earliest for moment in shown] + [sure_from - stretch])
    sure_until = max([moment.earliest for moment in shown] + eve + ([] if eve or not begins else [begins.latest]))
    if ends:
        return Span(possible_from, sure_from, sure_until, ends.latest)
    last = max([moment.latest for moment in shown] + [sure_until])
    return Span(possible_from, sure_from, sure_until, max(last, min(sure_until + stretch, over_by or dt.date.max)))


def dated(begins: Moment | None, ends: Moment | None, seen: Sequence[Moment]) -> str:
    """The span in words; an end that no source gives is said to be not found."""
    start = begins.human if begins else say("beginning not found")
    if ends:
        return f"{start} – {ends.human}"
    last = attested(seen)
    return f"{start} – {last}" if last else say("%(start)s – end not found", start=start)


def attested(seen: Sequence[Moment]) -> str:
    """The last day for which sources show a thing, in words; nothing where they show it on none.

    "Between January and November" makes no day of November sure: what begins last is the last.
    """
    last = max(seen, key=lambda moment: (moment.earliest, moment.latest), default=None)
    return say("last attested %(date)s", date=last.human) if last else ""
