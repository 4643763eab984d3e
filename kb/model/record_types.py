"""The kinds of record, and the sorts within each kind."""

from kb.model.tags import Term


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
