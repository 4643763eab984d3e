"""How far a statement holds, and whether the thing a record tells of is still there."""

from kb.model.tags import Term


class StatementStatus(Term):
    """How far a statement holds."""

    ESTABLISHED = "established", "Established"
    REPORTED = "reported", "Reported", "Said by one party in the source"
    DISPUTED = "disputed", "Disputed"
    UNCONFIRMED = "unconfirmed", "Unconfirmed"
    SUPERSEDED = "superseded", "Superseded"
    CORRECTED = "corrected", "Corrected"
    WITHDRAWN = "withdrawn", "Withdrawn"


#: What no longer holds.
OVERTAKEN = frozenset({StatementStatus.SUPERSEDED, StatementStatus.CORRECTED, StatementStatus.WITHDRAWN})


class State(Term):
    """Whether a body, force, mandate or instrument is still there."""

    EXISTS = "exists", "Exists"
    SUSPENDED = "suspended", "Suspended"
    REPLACED = "replaced", "Replaced"
    LAPSED = "lapsed", "Lapsed"
    ENDED = "ended", "Ended"
    NOT_KNOWN = "not-known", "Not known"
