"""Rows of the search index for pages that set many records side by side: functions, comparisons, a chosen day."""

from collections.abc import Iterator
from typing import Any

from kb.model.words import say
from kb.pages.comparison_page import comparison_links
from kb.pages.functions_page import ADDRESS, FunctionsPage
from kb.pages.whole_site import Site

#: The tag of their kind; their ids are addresses, which ids of records are not, as those hold no full stop.
KIND = "overviews"


def overview_rows(site: Site, kind: int) -> list[list[Any]]:
    """A row for each, in the form of those of records; ``kind`` is the number of their kind in the index."""
    return [
        [kind, address, title, [title, *names], sort, facts, "", 0, "", [], "", cited]
        for address, title, names, sort, facts, cited in (*_functions(site), *_comparisons(site), *_days())
    ]


#: Address, title, other names, sort, facts, and the numbers of the statements on which the facts rest.
_Row = tuple[str, str, list[str], str, str, list[int]]


def _functions(site: Site) -> Iterator[_Row]:
    """Each function of the security sector with those who have it on the day of the edition."""
    page, sort = FunctionsPage(site), say("Who does what")
    yield ADDRESS, sort, [say("Functions of the security sector")], say("Overview"), page.day_words.rstrip(":"), []
    for function in (function for domain in page.domains for function in domain.functions):
        told = function.names or function.note
        # the weightiest statement of each institution comes first
        proofs = [holder.proofs[0].id for holder in function.holders if holder.shown]
        cited = [int(id_.removeprefix("ML-")) for id_ in dict.fromkeys(proofs)]
        yield f"{ADDRESS}#{function.tag}", function.label, [function.meaning], sort, told, cited


def _comparisons(site: Site) -> Iterator[_Row]:
    for link, question in comparison_links(site):
        yield link.address, link.words, [], say("Comparison"), question, []


def _days() -> Iterator[_Row]:
    told = say("What stood, who held which post and what was in force on a day that you choose")
    yield "about/as-on.html", say("As on a date"), [say("On a chosen day")], say("Overview"), told, []
