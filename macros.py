"""The macros that templates use: each hands a view from ``kb`` to the template that asks for it."""

import inspect
from collections.abc import Callable
from typing import Any

from markupsafe import Markup

from hooks.kept import KEPT
from kb.checks.rules import CHECKS
from kb.cite.editions import Edition
from kb.cite.printed import reference
from kb.cite.works import of_site_page
from kb.model.field_tables import FieldTable, tables
from kb.model.record_types import Kind
from kb.model.words import count, say
from kb.pages.as_on_page import as_on_words, newest_day, newest_day_words, presence_groups, turning_points
from kb.pages.comparison_page import ComparisonPage, compared_in, comparison_links
from kb.pages.corrections import Correction
from kb.pages.corrections import corrections as all_corrections
from kb.pages.edition_list import EditionView, edition_list
from kb.pages.functions_page import FunctionsPage
from kb.pages.home_page import edition_words, example_questions, mali_now, present_now, topic_lines
from kb.pages.moved_statements import moved_statements
from kb.pages.open_questions import KindGaps
from kb.pages.open_questions import gaps as open_gaps
from kb.pages.pages_by_kind import page_of
from kb.pages.parts import Link
from kb.pages.record_page import Page
from kb.pages.reviews import DueGroup, review_groups
from kb.pages.statement_page import StatementPage
from kb.pages.timeline_index import Stretch, Strip, stretches, strip
from kb.pages.whole_site import Site

#: Characters that Markdown or HTML would take for markup.
_SPECIAL = frozenset('\\`*_{}[]<>&#|!"')


def define_env(env: Any) -> None:
    """Give the macros to MkDocs; each gets the site of the build as its first argument."""
    for macro in MACROS:
        env.macro(_with_site(env, macro), macro.__name__)
    env.macro(lambda name: env.conf.extra["pictures"]().picture(name), "picture")
    env.macro(lambda view: env.conf.extra["pictures"]().of_record(view.entry.id), "pictures_of")
    env.macro(lambda kind: env.conf.extra["lists"](kind), "narrowing_of")
    env.macro(lambda name: env.conf.extra["scripts"][name], "script_address")
    env.filter(heading)
    env.filter(KEPT.literal, "literal")
    env.filter(KEPT.blocks, "blocks")


def _with_site(env: Any, macro: Callable[..., Any]) -> Callable[..., Any]:
    """``macro`` with the site of the build, which ``hooks/records.py`` keeps in ``config.extra``."""
    return lambda *arguments: macro(env.conf.extra["site"](), *arguments)


def site(site: Site) -> Site:
    """The views of the whole site: events, counts, how far the sources go."""
    return site


def edition(site: Site) -> Edition:
    """The edition being built."""
    return site.edition


def record_page(site: Site, id_: str) -> Page:
    """The view of a record's page."""
    return page_of(site, id_)


def statement_page(site: Site, id_: str) -> StatementPage:
    """The view of a statement's page."""
    return StatementPage(site, site.base.statements[id_])


def printed_reference(site: Site, view: Page) -> str:
    """The readable reference of a record's page."""
    return reference(view.citable)


def paper_line(site: Site, view: Page) -> str:
    """What stands on top of a record's page on paper: whose it is, which text of it, its address."""
    return " · ".join((site.edition.title, site.edition.words, view.citable.address))


def gaps(site: Site) -> tuple[KindGaps, ...]:
    """The questions that the sources leave open."""
    return open_gaps(site)




def comparison_page(site: Site, id_: str) -> ComparisonPage:
    """The view of a ready-made comparison."""
    return ComparisonPage(site, next(one for one in site.base.comparisons if one.id == id_))


def functions_page(site: Site) -> FunctionsPage:
    """Who does what: functions against institutions."""
    return FunctionsPage(site)


def reviews(site: Site) -> tuple[DueGroup, ...]:
    """What must be looked at again."""
    return review_groups(site.base)


def timeline_strip(site: Site) -> Strip:
    """How many events each year or decade holds."""
    return strip(site)


def timeline_stretches(site: Site) -> tuple[Stretch, ...]:
    """The events by year or decade."""
    return stretches(site)


def list_reference(site: Site, kind: str) -> str:
    """The readable reference of the list of a kind."""
    return reference(of_site_page(Kind(kind).plural, f"{kind}/index.html", site.edition))


def page_reference(site: Site, title: str, path: str) -> str:
    """The readable reference of the page at ``path`` that is no record's."""
    return reference(of_site_page(title, path, site.edition))


def timeline_words(site: Site) -> str:
    """How many events there are, and how far they reach."""
    number = count("%(n)s event", "%(n)s events", len(site.events))
    return say("%(events)s, as far as the sources go (%(date)s).", events=number, date=site.horizon_words)


def corrections(site: Site) -> tuple[Correction, ...]:
    """What was said and no longer holds to be right."""
    return all_corrections(site)


def check_rules(site: Site) -> list[tuple[str, str]]:
    """The rules over the whole base: name and rule, from the checks' docstrings."""
    return [(rule.__name__.replace("_", " "), inspect.getdoc(rule) or "") for rule in CHECKS]


def field_tables(site: Site) -> list[FieldTable]:
    """The fields of each kind of record, from the schema."""
    return tables()


def editions(site: Site) -> tuple[EditionView, ...]:
    """The kept editions and what each changed."""
    return edition_list(site)


def left_statements(site: Site, id_: str) -> tuple[Link, ...]:
    """The statements that an edition had in a record and that another holds now."""
    return moved_statements(site, id_)


def heading(text: str) -> str:
    """``text`` safe in a Markdown heading."""
    return Markup("".join(f"&#{ord(char)};" if char in _SPECIAL else char for char in " ".join(text.split())))


MACROS: tuple[Callable[..., Any], ...] = (
    comparison_page, comparison_links, compared_in,
    site, edition, record_page, statement_page, printed_reference, paper_line, gaps, presence_groups,
    newest_day, newest_day_words, turning_points, functions_page, reviews, corrections, as_on_words, edition_words,
    example_questions, mali_now, present_now, topic_lines, timeline_strip, timeline_stretches, list_reference,
    page_reference, timeline_words, check_rules, field_tables, editions, left_statements,
)  # fmt: skip
