"""Which institution had which function of the security sector on a day, and on which statements that rests.

A function is held from when a statement or text says so, as far as the institution itself was there; it goes on
until it is known to have ended.  Edges that no source gives are held possible as on the page "as on a date".
"""

import datetime as dt
from dataclasses import dataclass, replace

from kb.answers.as_on import REACH_OF_OTHERS, goes_on
from kb.answers.date_ranges import Span, before, span_of
from kb.answers.existence import RELIED_ON, Life, attested, existence_of, own_date
from kb.answers.posts import ATTESTING, over_by_of
from kb.model.functions import SECTOR_OF_TYPE, Sector
from kb.model.partial_dates import Moment
from kb.model.record_types import InstrumentType, Kind, SourceType
from kb.model.records import Actor, Force, Instrument, Mandate
from kb.model.source import Source
from kb.model.statuses import State, StatementStatus
from kb.store.base import Base, Held, Placed
from kb.store.record_files import Entry

#: A statement of such a status can say who has a function: what was overtaken later was true on its own date.
FIT = ATTESTING

#: Instruments that bind; programmes, plans, strategies and policies do not.
_BINDING = frozenset(
    {
        InstrumentType.CONSTITUTION,
        InstrumentType.AGREEMENT,
        InstrumentType.LAW,
        InstrumentType.DECREE,
        InstrumentType.RESOLUTION,
        InstrumentType.DECISION,
    }
)
_TEXTS = frozenset({SourceType.LEGISLATION, SourceType.RESOLUTION})


@dataclass(frozen=True, slots=True)
class Tenure:
    """That an institution had a function, for a span, by one statement."""

    held: Held
    sector: Sector
    span: Span
    """Its edges; what is not known to have ended is sure as far as it is held possible, the unconfirmed never."""
    begins: Moment | None
    ends: Moment | None
    seen: Moment | None
    """The day on which its statement shows it."""
    legal: bool
    """Whether a law, decree, constitution, agreement, resolution or decision says so."""

    def on(self, day: dt.date) -> str:
        """``yes``, ``possibly`` (an edge dated imprecisely, or what is unconfirmed) or ``no``."""
        return self.span.on(day)


def sector_of(entry: Entry) -> Sector | None:
    """The part of the security sector to which an institution belongs; ``None`` for what is no institution."""
    record = entry.record
    if not isinstance(record, Actor | Force):
        return None
    usual = SECTOR_OF_TYPE.get(record.type)
    return (record.sector or usual) if usual else None


def is_legal_basis(base: Base, held: Held) -> bool:
    """Whether a statement rests on a text that binds: it names one, stands in the record of one, or cites one."""
    placed, record = held.placed, held.placed.entry.record
    if held.holding.legal:
        return True
    if isinstance(record, Mandate):
        text = base.by_id.get(record.instrument or "")
        record = text.record if text else record
    if isinstance(record, Instrument) and record.type in _BINDING:
        return True
    cited = (base.by_id.get(citation.source) for citation in placed.statement.citations)
    return any(source and isinstance(source.record, Source) and source.record.type in _TEXTS for source in cited)


def tenures(base: Base) -> list[Tenure]:
    """Every function that statements say an institution has or had, in the order of the base."""
    return [tenure for held in base.held if (tenure := tenure_of(base, held))]


def tenure_of(base: Base, held: Held) -> Tenure | None:
    """When the institution had the function; ``None`` where that cannot be told."""
    institution = base.by_id.get(held.institution)
    sector = sector_of(institution) if institution else None
    if institution is None or sector is None or held.placed.statement.status not in FIT:
        return None
    life, text = existence_of(base, institution), _life_of_text(base, held.placed.entry)
    begins, ends, seen = dates_of(base, held)
    closed = min((day for day in (over_by_of(life), _overtaken(base, held.placed)) if day), default=None)
    open_ended = not (ends or closed) and goes_on(life) and (text is None or goes_on(text))
    # what was conferred goes on as long as the institution is seen, what was only told of for some years
    later = attested(institution) if begins and open_ended else None
    shown = tuple(moment for moment in (seen, *_attested(text), later) if moment)
    if not (begins or ends or shown):
        return None
    span = span_of(begins, ends, shown, over_by=closed, reach=REACH_OF_OTHERS)
    if open_ended:
        span = replace(span, sure_until=span.possible_until)
    if held.placed.statement.status == StatementStatus.UNCONFIRMED:
        span = replace(span, sure_from=dt.date.max)
    within = _within(span, life, since=begins)
    return Tenure(held, sector, within, begins, ends, seen, is_legal_basis(base, held))


def dates_of(base: Base, held: Held) -> tuple[Moment | None, Moment | None, Moment | None]:
    """When the institution came to have the function, ceased to, and is shown with it, as far as is said."""
    statement, text = held.placed.statement, _life_of_text(base, held.placed.entry)
    period, said = statement.period, held.holding
    begins = said.begins or (period.begins if period else None) or (text.begins if text else None)
    ends = said.ends or (period.ends if period else None) or (text.ends if text else None)
    seen = own_date(statement)
    # what is told later of a function that was over shows it on no day
    return begins, ends, seen if seen and before(seen, ends) else None


def first_and_last(base: Base, held: Held) -> tuple[Moment, Moment] | None:
    """The first and last dates between which the institution is said to have the function; ``None`` without any."""
    begins, ends, seen = dates_of(base, held)
    told = [moment for moment in (begins, seen, ends) if moment]
    return (begins or told[0], ends or max(told, key=lambda moment: moment.latest)) if told else None


def _life_of_text(base: Base, entry: Entry) -> Life | None:
    """The life of the law or mandate in which a statement stands: with it ends what it charges with."""
    return existence_of(base, entry) if entry.kind in {Kind.INSTRUMENTS, Kind.MANDATES} else None


def _attested(text: Life | None) -> list[Moment]:
    """The days on which a text is said to be in force."""
    said = [placed.statement for placed in text.evidence] if text else []
    days = [own_date(s) for s in said if s.existence and s.existence.state == State.EXISTS]
    return [day for day in days if day]


def _overtaken(base: Base, placed: Placed) -> dt.date | None:
    """For a statement that was superseded, the last day for which it may have been true."""
    if placed.statement.status in RELIED_ON:
        return None
    newer, own = base.statements.get(placed.statement.superseded_by or ""), own_date(placed.statement)
    day = own_date(newer.statement) if newer else own
    return max(moment.latest for moment in (day, own) if moment) if day or own else dt.date.min


def _within(span: Span, life: Life, *, since: Moment | None) -> Span:
    """The span, not beyond the life of the institution; ``since``: its beginning, where that is known."""
    if life.begins:
        first = max(span.possible_from, life.begins.earliest if since else min(life.begins.earliest, span.sure_from))
        span = replace(span, possible_from=first, sure_from=max(span.sure_from, life.begins.latest if since else first))
    if life.ends:
        eve, last = life.ends.earliest - dt.timedelta(days=1), life.ends.latest
        span = replace(span, possible_until=min(span.possible_until, last), sure_until=min(span.sure_until, eve))
    return span
