"""The closed lists of words that records may use, each with the label that readers see.

A tag stands in the data; its label, plural and order stand here and nowhere else.
"""

from enum import StrEnum
from typing import Self


class Term(StrEnum):
    """A tag with the words shown to readers: ``label`` (one) and ``plural`` (a group of them)."""

    label: str
    plural: str

    def __new__(cls, tag: str, label: str = "", plural: str = "") -> Self:
        """Make the tag ``tag``; without a label the tag itself is shown."""
        term = str.__new__(cls, tag)
        term._value_ = tag
        term.label = label or tag.replace("-", " ").capitalize()
        term.plural = plural or term.label
        return term


class ActorType(Term):
    """What sort of actor; the index of actors is grouped in this order."""

    HEAD_OF_STATE = "head-of-state", "Office of State", "Offices of State"
    MINISTRY = "ministry", "Ministry", "Ministries"
    STATE_BODY = "state-body", "State body", "State bodies"
    PARLIAMENT = "parliament", "Parliamentary body", "Parliament and its committees"
    COURT = "court", "Court or judicial body", "Courts and judicial bodies"
    OVERSIGHT = "oversight-body", "Oversight body", "Oversight bodies"
    SSR_BODY = "ssr-body", "SSR, DDR or peace-process body", "SSR, DDR and peace-process bodies"
    MISSION = "mission", "International mission", "International missions"
    ORGANISATION = "international-organisation", "International organisation", "International organisations"
    COUNTRY = "country", "State", "States"
    AGENCY = "agency", "Agency or fund", "Agencies and funds"
    COALITION = "coalition", "Coalition of armed groups", "Coalitions of armed groups"
    ARMED_GROUP = "armed-group", "Armed group", "Armed groups"
    CIVIL_SOCIETY = "civil-society", "Civil society", "Civil society"
    RESEARCH = "research", "Research or advisory body", "Research and advisory bodies"
    PERSON = "person", "Person in public life", "Persons in public life"


class ForceType(Term):
    """In whose name a force bears arms."""

    ARMED_FORCES = "armed-forces", "Armed forces", "Armed forces"
    INTERNAL_SECURITY = "internal-security", "Internal security force", "Internal security forces"
    SPECIAL_UNIT = "special-unit", "Special or mixed unit", "Special and mixed units"
    REGIONAL = "regional-force", "Regional force", "Regional forces"
    FOREIGN = "foreign-force", "Foreign force", "Foreign forces"
    LOCAL = "local-force", "Local or community force", "Local and community forces"


class InstrumentType(Term):
    """What sort of text or programme."""

    CONSTITUTION = "constitution", "Constitution", "Constitutions and charters"
    AGREEMENT = "agreement", "Agreement", "Agreements"
    LAW = "law", "Law", "Laws"
    DECREE = "decree", "Decree or order", "Decrees and orders"
    RESOLUTION = "resolution", "Security Council resolution", "Security Council resolutions"
    DECISION = "decision", "Decision of an organisation", "Decisions of organisations"
    POLICY = "policy", "Policy", "Policies"
    STRATEGY = "strategy", "Strategy", "Strategies"
    PLAN = "plan", "Plan", "Plans"
    PROGRAMME = "programme", "Programme or project", "Programmes and projects"
    FUND = "fund", "Fund", "Funds"
    SANCTIONS = "sanctions", "Sanctions regime", "Sanctions regimes"


class EventType(Term):
    """What sort of event."""

    POWER = "power", "Power and government"
    CONFLICT = "conflict", "Conflict and attacks"
    PEACE = "peace", "Peace process"
    LAW = "law", "Law and institutions"
    REFORM = "reform", "Security sector reform"
    MISSION = "mission", "Missions and forces"
    DIPLOMACY = "diplomacy", "Diplomacy and partners"
    ELECTION = "election", "Elections and votes"
    JUSTICE = "justice", "Justice and human rights"


class IndicatorType(Term):
    """What an indicator counts."""

    COUNTRY = "country", "Country statistic", "Country statistics"
    STRENGTH = "strength", "Strength of a force or mission", "Strength of forces and missions"
    WOMEN = "women", "Women's share or number", "Women in institutions and forces"
    MONEY = "money", "Money", "Money"
    DEPLOYMENT = "deployment", "Deployment", "Deployment"
    OPINION = "opinion", "Survey finding", "Survey findings"
    SERVICES = "services", "Services and institutions", "Services and institutions"
    TOLL = "toll", "Casualties and incidents", "Casualties and incidents"


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


class PlaceType(Term):
    """What sort of place."""

    COUNTRY = "country", "Country", "Countries"
    ZONE = "zone", "Zone", "Zones"
    REGION = "region", "Region", "Regions and district"
    TOWN = "town", "Town", "Towns and sites"
    WATER = "river", "River", "Rivers"


class TermType(Term):
    """What a glossary entry explains."""

    ACRONYM = "acronym", "Acronym", "Acronyms"
    TERM = "term", "Term", "Terms"
    COMMUNITY = "community", "Community or people", "Communities and peoples"


class DisagreementType(Term):
    """How the sources come to differ."""

    BETWEEN = "between-sources", "Between sources", "Sources differ from one another"
    WITHIN = "within-source", "Within one source", "A source differs from itself"
    SLIP = "slip", "Slip or misprint", "Slips and misprints"
    SUM = "sum", "Sum that does not add up", "Sums that do not add up"
    TENSE = "tense", "Tense that does not fit the date", "Tenses that do not fit the date"
    OVERTAKEN = "overtaken", "Overtaken by later sources", "Overtaken by later sources"


class DisagreementState(Term):
    """Whether the evidence at hand decides the question."""

    OPEN = "open", "Open"
    SETTLED = "settled", "Settled by evidence on the site"


class SourceType(Term):
    """What sort of work a source is; the words follow CSL where it has them."""

    REPORT = "report", "Report", "Reports"
    BACKGROUND = "background-note", "Background note", "Background notes"
    RESOLUTION = "resolution", "Resolution", "Resolutions"
    LEGISLATION = "legislation", "Law, decree or decision", "Laws, decrees and decisions"
    PRESS_RELEASE = "press-release", "Press release", "Press releases"
    WEBPAGE = "webpage", "Web page", "Web pages"
    NEWS = "news", "News article", "News articles"
    BOOK = "book", "Book", "Books"
    CHAPTER = "chapter", "Chapter", "Chapters"
    ARTICLE = "article", "Journal article", "Journal articles"
    REFERENCE = "reference", "Reference work entry", "Reference works"
    DATASET = "dataset", "Data set", "Data sets"


class Standing(Term):
    """How near a source stands to what it reports."""

    PRIMARY = "primary", "Primary text", "Primary texts"
    OFFICIAL = "official", "Official communication", "Official communications"
    INSTITUTIONAL = "institutional", "Institutional publication", "Institutional publications"
    PRESS = "press", "Press", "Press"
    REFERENCE = "reference", "Reference work", "Reference works"
    MIRROR = "mirror", "Mirror, copy or digest", "Mirrors, copies and digests"
    DATA = "data-file", "Public data file", "Public data files"


class StatementStatus(Term):
    """How far a statement holds."""

    ESTABLISHED = "established", "Established"
    REPORTED = "reported", "Reported", "Said by one party in the source"
    DISPUTED = "disputed", "Disputed"
    UNCONFIRMED = "unconfirmed", "Unconfirmed"
    SUPERSEDED = "superseded", "Superseded"
    CORRECTED = "corrected", "Corrected"
    WITHDRAWN = "withdrawn", "Withdrawn"


class State(Term):
    """Whether a body, force, mandate or instrument is still there."""

    EXISTS = "exists", "In being"
    SUSPENDED = "suspended", "Suspended"
    REPLACED = "replaced", "Replaced"
    LAPSED = "lapsed", "Lapsed"
    ENDED = "ended", "Ended"
    NOT_KNOWN = "not-known", "Not known"


class RelationType(Term):
    """A relation, read from the record that states it to its target; ``plural`` is the way back."""

    REPORTS_TO = "reports-to", "Reports to", "Has under it"
    PART_OF = "part-of", "Part of", "Includes"
    MEMBER_OF = "member-of", "Member of", "Members"
    OVERSEES = "oversees", "Oversees", "Overseen by"
    HEADS = "heads", "Heads", "Headed by"
    HOLDS_POST = "holds-post", "Holds a post in", "Post-holders"
    MANDATED_BY = "mandated-by", "Mandated by", "Gives the mandate of"
    CREATED_BY = "created-by", "Created by", "Created"
    CREATED = "establishes", "Establishes", "Established by"
    IMPLEMENTS = "implements", "Implements", "Implemented by"
    SUCCEEDED_BY = "succeeded-by", "Succeeded by", "Took over from"
    FUNDS = "funds", "Funds", "Funded by"
    TRAINS = "trains", "Trains", "Trained by"
    SUPPORTS = "supports", "Supports", "Supported by"
    ADVISES = "advises", "Advises", "Advised by"
    COOPERATES = "cooperates-with", "Works with", "Works with"
    SIGNED = "signed", "Signed", "Signed by"
    ADOPTED = "adopted", "Adopted", "Adopted by"
    MEDIATES = "mediates", "Mediates", "Mediated by"
    OPPOSES = "opposes", "Opposed to", "Opposed by"
    ALLIED = "allied-with", "Allied with", "Allied with"
    SANCTIONS = "sanctions", "Sanctions", "Under sanctions of"
    BASED_IN = "based-in", "Based in", "Seat of"


class Section(Term):
    """Headings under which a page groups its statements, in this order.

    Topics may use headings of their own instead.
    """

    SUMMARY = "summary", "In one sentence"
    STATUS = "status", "Status today"
    ORIGIN = "origin", "Origin and legal basis"
    ROLE = "role", "Role"
    MANDATE = "mandate", "Mandate and tasks"
    PROVISIONS = "provisions", "Provisions"
    ORGANISATION = "organisation", "Organisation and command"
    LEADERSHIP = "leadership", "Leadership"
    STRENGTH = "strength", "Strength and presence"
    RESOURCES = "resources", "Budget and equipment"
    GENDER = "gender", "Women and gender"
    OVERSIGHT = "oversight", "Oversight and accountability"
    ACTIVITIES = "activities", "Activities"
    SUPPORT = "support", "International support"
    POSITIONS = "positions", "Positions taken"
    IMPLEMENTATION = "implementation", "Implementation"
    REFORM = "reform", "Reform"
    HUMAN_RIGHTS = "human-rights", "Human rights"
    ASSESSMENT = "assessment", "Assessments and criticism"
    CONTEXT = "context", "Context"
    WHAT_HAPPENED = "what-happened", "What happened"
    CONSEQUENCES = "consequences", "What followed"
    END = "end", "End and succession"
    FIGURES = "figures", "Figures"
    LISTING = "listing", "Where it is listed"


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
    SUPPORT = "support", "Support to SSR"
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


class Kind(Term):
    """The kinds of record; the tag is the folder in ``data/`` and in the site."""

    ACTORS = "actors", "Actor", "Actors"
    FORCES = "forces", "Force", "Forces"
    MANDATES = "mandates", "Mandate", "Mandates"
    INSTRUMENTS = "instruments", "Instrument", "Instruments"
    TIMELINE = "timeline", "Event", "Timeline"
    TOPICS = "topics", "Topic", "Topics"
    INDICATORS = "indicators", "Indicator", "Indicators"
    PLACES = "places", "Place", "Places"
    GLOSSARY = "glossary", "Term", "Glossary"
    DISAGREEMENTS = "disagreements", "Disagreement", "Disagreements"
    SOURCES = "sources", "Source", "Sources"


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
}


def questions_for(kind: Kind, type_: str | None) -> tuple[Question, ...]:
    """The questions asked of a record of this kind and type."""
    return QUESTIONS.get(f"{kind}/{type_}", QUESTIONS.get(kind, ()))
