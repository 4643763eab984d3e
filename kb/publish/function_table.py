"""The table of functions: which institution has which by which statement, and between which days."""

import datetime as dt

from kb.answers.functions import Tenure
from kb.model.functions import FUNCTIONS_OF, NOT_NATIONAL, Domain, Function, HolderRole, Sector
from kb.model.statuses import StatementStatus
from kb.pages.whole_site import Site
from kb.publish.columns import Column, Row, Table, date_values, dated

_DOMAIN_OF = {function: domain for domain in Domain for function in FUNCTIONS_OF[domain]}


def functions(site: Site) -> Table:
    """One row for each function that a statement says an institution has or had."""
    columns = (
        Column("statement", "string", "Number of the statement", required=True),
        Column("institution", "string", "Id of the institution", required=True),
        Column("sector", "string", "Its part of the security sector", required=True, words=tuple(Sector)),
        Column("state_body", "boolean", "Whether it is an institution of the State of Mali", required=True),
        Column("domain", "string", "What the function has in common with others", required=True, words=tuple(Domain)),
        Column("function", "string", "The function", required=True, words=tuple(Function)),
        Column("role", "string", "In what capacity; empty where it simply has the function", words=tuple(HolderRole)),
        Column("legal_basis", "boolean", "Whether a text that binds says so", required=True),
        *dated("begins", "When it came to have the function"),
        *dated("ends", "When it ceased to have it"),
        *dated("attested", "Day on which the statement shows it"),
        Column("possible_from", "date", "First day on which it may have had the function", required=True),
        Column("sure_from", "date", "First day on which it is taken to have had it"),
        Column("sure_until", "date", "Last day on which it is taken to have it"),
        Column("possible_until", "date", "Last day on which it may have it", required=True),
        Column("status", "string", "How far the statement holds", required=True, words=tuple(StatementStatus)),
    )
    points = (("statement", "statements", "id"), ("institution", "records", "id"))
    meaning = "A function of the security sector that an institution has or had"
    return Table("functions", meaning, columns, tuple(map(_row, site.tenures)), (), points)


def _row(tenure: Tenure) -> Row:
    holding, placed, span = tenure.held.holding, tenure.held.placed, tenure.span
    sure = span.sure_from <= span.sure_until
    return {
        "statement": placed.id,
        "institution": tenure.held.institution,
        "sector": str(tenure.sector),
        "state_body": tenure.sector not in NOT_NATIONAL,
        "domain": str(_DOMAIN_OF[holding.does]),
        "function": str(holding.does),
        "role": str(holding.role) if holding.role else None,
        "legal_basis": tenure.legal,
        **date_values("begins", tenure.begins),
        **date_values("ends", tenure.ends),
        **date_values("attested", tenure.seen),
        "possible_from": _day(span.possible_from),
        "sure_from": _day(span.sure_from) if sure else None,
        "sure_until": _day(span.sure_until) if sure else None,
        "possible_until": _day(span.possible_until),
        "status": str(placed.statement.status),
    }


def _day(day: dt.date) -> str:
    return day.isoformat()
