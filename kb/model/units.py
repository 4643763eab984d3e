"""What figures measure, in which units, and how sources hedge them."""

from kb.model.tags import Term


class Measure(Term):
    """Whether a figure is an amount, a share, a place in a ranking, or a score."""

    VALUE = "value", "Value"
    SHARE = "share", "Share"
    RANK = "rank", "Rank"
    SCORE = "score", "Score"
    CATEGORY = "category", "Category"


class Unit(Term):
    """The unit of a series; every figure of the series is in it."""

    PERSONS = "persons", "persons"
    PERCENT = "percent", "%"
    RANK = "rank", "place in ranking"
    SCORE = "score", "score"
    CATEGORY = "category", "category"
    COUNT = "count", "number"
    KM2 = "km2", "km²"
    KM = "km", "km"
    HECTARES = "hectares", "hectares"
    MONTHS = "months", "months"
    YEARS = "years", "years"
    EUR = "eur", "EUR"
    USD = "usd", "USD"
    FCFA = "fcfa", "CFA francs"


class Qualifier(Term):
    """How the source hedges a figure."""

    OVER = "over", "over"
    UNDER = "under", "less than"
    ABOUT = "about", "about"
    ESTIMATED = "estimated", "estimated"
    AT_LEAST = "at-least", "at least"
    UP_TO = "up-to", "up to"
    PLANNED = "planned", "planned"
    AUTHORISED = "authorised", "authorised"
    ESTIMATED_OVER = "estimated-over", "estimated at over"
