"""What a reader asks of each kind of record: the rows of the key facts."""

from kb.model.record_types import Kind
from kb.model.tags import Term


class Question(Term):
    """What a reader asks of a record; ``answers`` of a statement use these tags."""

    FOUNDED = "founded", "Founded or launched"
    LEGAL_BASIS = "legal-basis", "Legal basis"
    UNDER = "under", "Under the authority of"
    HEAD = "head", "Head"
    HEADQUARTERS = "headquarters", "Headquarters"
    STRENGTH = "strength", "Strength"
    WOMEN = "women", "Share of women"
    BUDGET = "budget", "Budget"
    OVERSIGHT = "oversight", "Overseen by"
    ENDED = "ended", "Ended"
    OFFICE = "office", "Office held"
    IN_OFFICE = "in-office", "In office"
    AFFILIATION = "affiliation", "Affiliation"
    SUPPORT = "support", "Support to Mali"
    AMOUNT = "amount", "Amount"
    ADOPTED = "adopted", "Adopted or signed"
    ADOPTED_BY = "adopted-by", "Adopted by"
    NUMBER = "number", "Number"
    PERIOD = "period", "Period covered"
    MONITORING = "monitoring", "Followed up by"
    BEARER = "bearer", "Given to"
    CEILING = "ceiling", "Authorised strength"
    DURATION = "duration", "Duration"
    WHERE = "where", "Where"
    CONTROL = "control", "Controlled by"


_BODY = (
    Question.FOUNDED,
    Question.LEGAL_BASIS,
    Question.UNDER,
    Question.HEAD,
    Question.HEADQUARTERS,
    Question.STRENGTH,
    Question.WOMEN,
    Question.BUDGET,
    Question.OVERSIGHT,
)


_GROUP = (Question.FOUNDED, Question.HEAD, Question.STRENGTH, Question.AFFILIATION)


_SUPPORTER = (Question.SUPPORT, Question.AMOUNT)


#: The fixed list of questions for each kind, refined by type where the kind is too broad.
QUESTIONS: dict[str, tuple[Question, ...]] = {
    "actors": _BODY,
    "actors/person": (Question.OFFICE, Question.IN_OFFICE),
    "actors/country": _SUPPORTER,
    "actors/armed-group": _GROUP,
    "actors/coalition": _GROUP,
    "actors/international-organisation": (Question.FOUNDED, Question.HEADQUARTERS, *_SUPPORTER),
    "actors/agency": (Question.FOUNDED, Question.UNDER, *_SUPPORTER),
    "actors/civil-society": (Question.FOUNDED, Question.HEAD, Question.BUDGET),
    "actors/research": (Question.FOUNDED, Question.HEAD, Question.BUDGET),
    "forces": _BODY,
    "mandates": (Question.ADOPTED, Question.DURATION, Question.CEILING, Question.OVERSIGHT),
    "instruments": (
        Question.ADOPTED,
        Question.ADOPTED_BY,
        Question.NUMBER,
        Question.PERIOD,
        Question.AMOUNT,
        Question.MONITORING,
    ),
    "timeline": (Question.WHERE,),
    "places": (Question.CONTROL,),
}

#: Questions whose answer a page gives where a source tells it, and whose absence is no gap: of most places nobody asks.
WHERE_TOLD = frozenset({Question.CONTROL})


def questions_for(kind: Kind, type_: str | None) -> tuple[Question, ...]:
    """The questions asked of a record of this kind and type."""
    return QUESTIONS.get(f"{kind}/{type_}", QUESTIONS.get(kind, ()))
