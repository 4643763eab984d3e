"""The headings under which pages group statements."""

from kb.model.tags import Term


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


def section_tags() -> frozenset[str]:
    """The headings that records other than topics may use."""
    return frozenset(Section)
