"""The answers at the head of a page: which questions, in what order, each value with its date and evidence."""

import re
from collections.abc import Sequence

from kb.answers.ages import CHANGING, FIGURES, years_old
from kb.answers.as_on import goes_on
from kb.answers.existence import existence_of, own_date
from kb.answers.key_facts import span
from kb.answers.posts import Term
from kb.model.disagreement import Disagreement
from kb.model.partial_dates import Moment
from kb.model.questions import Question
from kb.model.record_types import DisagreementState
from kb.model.statuses import OVERTAKEN
from kb.model.words import count, say
from kb.pages.parts import AnswerView, Mark, Value
from kb.pages.sections import newest_first
from kb.pages.statements import dispute_anchor, sources_said, when
from kb.pages.whole_site import Site
from kb.store.base import Placed

#: What a reader asks first comes first.
FIRST_ASKED = (
    Question.CONTROL, Question.OFFICE, Question.IN_OFFICE, Question.HEAD, Question.UNDER, Question.STRENGTH,
    Question.CEILING, Question.WOMEN, Question.ADOPTED, Question.ADOPTED_BY, Question.PERIOD, Question.DURATION,
    Question.AMOUNT, Question.BUDGET, Question.SUPPORT, Question.AFFILIATION, Question.FOUNDED, Question.ENDED,
)  # fmt: skip

#: So many characters fit in large and in medium letters.
_LARGE, _MEDIUM = 24, 64

#: Words in brackets at the end of an answer.
_ASIDE = re.compile(r"(.+?) \(([^()]+)\)")

#: So many values of one question are shown; the statements tell the others.
_VALUES = 3


def answers_of(site: Site, own: str, placed: Sequence[Placed], asked: Sequence[Question]) -> tuple[AnswerView, ...]:
    """The questions ``asked`` that statements in force answer, the most wanted first, newest value first."""
    found: dict[Question, list[Placed]] = {}
    for one in newest_first([one for one in placed if one.statement.status not in OVERTAKEN]):
        for question in one.statement.answers:
            found.setdefault(question, []).append(one)
    lasting = goes_on(existence_of(site.base, site.base.by_id[own]))
    views = {question: _answer(site, question, ones, lasting=lasting) for question, ones in found.items()}
    if Question.HEAD in asked and Question.HEAD not in views and (head := _head(site, own)):
        views[Question.HEAD] = head
    ordered = [question for question in (*FIRST_ASKED, *asked) if question in asked and question in views]
    return tuple(views[question] for question in dict.fromkeys(ordered))


def _answer(site: Site, question: Question, placed: Sequence[Placed], *, lasting: bool) -> AnswerView:
    values: dict[str, Value] = {}
    for number, one in enumerate(placed):
        words, aside = _apart(one.statement.answers[question])
        date = "" if re.search(r"\d{4}", aside) else when(one.statement).words
        # of what is over, and beside a newer value, an old one is no claim about today
        old = _age(site, question, one) if lasting and number == 0 else ""
        small = " · ".join(filter(None, (aside, date, old, sources_said(one.statement))))
        values.setdefault(words, Value(words, f"#{one.id}", small, statement=one.id))
    shown = tuple(values.values())[:_VALUES]
    return AnswerView(question.label, shown, size_of(shown[0].words), _disputed(site, placed))


def _age(site: Site, question: Question, placed: Placed) -> str:
    """How old the answer is, where it may have changed since."""
    if question not in CHANGING or (question == Question.OFFICE and _left_office(site, placed)):
        return ""
    told = own_date(placed.statement)
    if question in FIGURES:
        return figure_age(site, told)
    years = years_old(told, site.horizon, site.edition.date)
    return say("last told %(n)s years ago", n=years) if years else ""


def _left_office(site: Site, placed: Placed) -> bool:
    """Whether the posts of the person are known to have ended, so that an old one is no claim about today."""
    period = placed.statement.period
    own = site.terms_of.get(placed.entry.id, ())
    return bool(period and period.ends) or (bool(own) and all(term.ends for term in own))


def figure_age(site: Site, told: Moment | None) -> str:
    """How old a figure of that date is on the day of the edition, in words; nothing while it is fresh."""
    years = years_old(told, site.horizon, site.edition.date)
    return say("%(n)s years old", n=years) if years else ""


def _apart(answer: str) -> tuple[str, str]:
    """An answer without the words in brackets at its end, and these, which are small: 4,000 (estimate of 2015)."""
    found = _ASIDE.fullmatch(answer)
    return (found.group(1), found.group(2)) if found else (answer, "")


def size_of(words: str) -> str:
    """How large a value can be printed."""
    return "large" if len(words) <= _LARGE else "medium" if len(words) <= _MEDIUM else "small"


def _disputed(site: Site, placed: Sequence[Placed]) -> Mark | None:
    """The mark of an answer on which sources differ: how many readings there are, and where they are told."""
    for one in placed:
        for entry in site.disputes.get(one.id, ()):
            record = entry.record
            assert isinstance(record, Disagreement)
            if record.state == DisagreementState.OPEN:
                words = count("%(n)s reading", "%(n)s readings", len(record.positions))
                return Mark("disputed", say("sources differ: %(readings)s", readings=words), dispute_anchor(entry.id))
    return None


def _head(site: Site, own: str) -> AnswerView | None:
    """Who is known to have headed the body last, from the relations of persons to it."""
    heads = site.heads_of.get(own, ())
    if not heads:
        return None
    last = max(heads, key=lambda term: (term.span.sure_from, term.span.sure_until))
    link = site.link(last.ties[0].subject)
    value = Value(link.words, link.address, term_said(last), statement=last.ties[0].placed.id)
    return AnswerView(Question.HEAD.label, (value,), size_of(link.words))


def term_said(term: Term) -> str:
    """The dates of a term of office in words, as far as they are known."""
    said = span(term.begins, term.ends)
    if term.ends or not term.seen:
        return said
    last = say("last attested %(date)s", date=max(term.seen, key=lambda moment: moment.latest).human)
    return f"{said}, {last}" if said else last
