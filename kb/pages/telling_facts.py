"""What tells a record from its neighbours in a list: its state, and two or three facts."""

import textwrap

from kb.answers.existence import attested
from kb.answers.figure_series import newest, points
from kb.answers.key_facts import has_state, span
from kb.model.disagreement import Disagreement
from kb.model.partial_dates import Moment
from kb.model.questions import Question
from kb.model.record_types import DisagreementState
from kb.model.records import GlossaryTerm, Indicator
from kb.model.source import Source
from kb.model.statuses import State
from kb.model.topic import ANSWER_LENGTH, Topic
from kb.model.words import count, say
from kb.pages.parts import StatementView
from kb.pages.record_page import Page
from kb.pages.state_badge import SORTS
from kb.pages.whole_site import Site

#: The states that a list tells apart, in order; "unknown" stands for what no source tells.
STATES = (*map(str, State), "unknown", *map(str, DisagreementState))

#: The shape and colour of each.
STATE_SORTS: dict[str, str] = {str(state): sort for state, sort in SORTS.items()} | {
    str(DisagreementState.OPEN): "disputed",
    str(DisagreementState.SETTLED): "in-force",
}
#: Answers short and telling enough for a row.
_TELLING = (
    Question.CONTROL, Question.UNDER, Question.HEAD, Question.STRENGTH, Question.OFFICE, Question.NUMBER,
    Question.ADOPTED, Question.AMOUNT, Question.CEILING,
)  # fmt: skip


def state_of(page: Page) -> tuple[str, str]:
    """The state for a chip: tag and short words."""
    life = page.life
    record = page.entry.record
    if isinstance(record, Disagreement):
        return record.state, record.state.label.split()[0]
    if not has_state(page.entry):
        return "", ""
    if life.state is None:
        seen = attested(page.entry)
        return "unknown", say("last attested %(date)s", date=_year(seen)) if seen else say("not dated")
    when = _year(life.ends or life.known_on)
    words = {
        State.EXISTS: say("exists, %(date)s", date=when),
        State.NOT_KNOWN: say("not known after %(date)s", date=when),
    }
    return life.state, words.get(life.state, f"{life.state.label.lower()} {when}").rstrip(" ,")


def _year(moment: Moment | None) -> str:
    return str(moment.latest.year) if moment else ""


def answering(page: Page) -> tuple[StatementView, ...]:
    """The statement that answers a topic: the position today, or the last of its lead; nothing where it has none."""
    return (page.today or page.lead)[-1:]


def plain(view: StatementView) -> str:
    """The words of a statement without its links."""
    return "".join(segment.text for segment in view.segments)


def _resting(number: int) -> str:
    """How many statements rest on a source; of one that is only named, that it is."""
    return count("%(n)s statement", "%(n)s statements", number) if number else say("named, not relied on")


def telling_facts(site: Site, page: Page) -> tuple[str, ...]:
    """Two or three facts that tell a record from its neighbours."""
    record = page.entry.record
    match record:
        case Disagreement():
            return (record.question, " / ".join(p.value for p in record.positions if p.value))
        case Source():
            resting = len({placed.id for placed, _ in site.base.citing.get(page.entry.id, ())})
            dated = record.date is None or record.date.text in record.names.en
            date = () if dated and record.date else (record.date.human if record.date else say("not dated"),)
            return (*date, record.standing.label, _resting(resting))
        case Indicator():
            last, data = newest(site.base, page.entry.id), points(site.base, page.entry.id)
            latest = f"{last.whole}{f' ({last.dated})' if last.dated else ''}" if last else ""
            more = count("%(n)s figure", "%(n)s figures", len(data)) if len(data) > 1 else ""
            return tuple(filter(None, (latest, more)))
        case GlossaryTerm():
            return (page.description,) if page.lead else ()
        case Topic():
            return tuple(textwrap.shorten(plain(view), ANSWER_LENGTH, placeholder=" …") for view in answering(page))
    life = span(page.life.begins, page.life.ends)
    telling = {question.label for question in _TELLING}
    answers = [f"{a.question.lower()}: {a.values[0].words}" for a in page.answers if a.question in telling]
    return tuple(filter(None, (life, *answers[:3])))
