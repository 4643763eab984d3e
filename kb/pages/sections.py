"""The headings of a record's page, in words a reader would use, and what stands under them, newest first."""

import datetime as dt
from collections.abc import Iterable, Sequence

from kb.answers.existence import own_date
from kb.model.record_types import ActorType, Kind
from kb.model.sections import Section
from kb.model.words import count, say
from kb.pages.parts import Fold, SectionView, StatementView, slug
from kb.pages.statements import statement_view
from kb.pages.whole_site import Site
from kb.store.base import Placed
from kb.store.record_files import Entry

#: So many statements of one heading are shown at once.
_AT_ONCE = 4

#: Headings under which the order of the text that is told matters more than dates.
_IN_ORDER = frozenset({Section.MANDATE, Section.PROVISIONS, Section.WHAT_HAPPENED, Section.CONSEQUENCES})

#: Headings that a kind shows first; the others follow in the order of the vocabulary.
_FIRST = {
    Kind.INSTRUMENTS: (Section.STATUS, Section.PROVISIONS, Section.IMPLEMENTATION, Section.END),
    Kind.MANDATES: (Section.MANDATE, Section.PROVISIONS, Section.STRENGTH),
    Kind.TIMELINE: (Section.WHAT_HAPPENED, Section.CONSEQUENCES),
}
_USUAL = (Section.STATUS, Section.ROLE, Section.MANDATE, Section.PROVISIONS)


def order_of(kind: Kind) -> dict[str, int]:
    """The place of each heading on the pages of a kind."""
    first = _FIRST.get(kind, _USUAL)
    return {str(section): place for place, section in enumerate([*first, *(s for s in Section if s not in first)])}


def title_of(entry: Entry, heading: str) -> str:
    """A heading as the page of ``entry`` has it."""
    person = getattr(entry.record, "type", None) == ActorType.PERSON
    asked = Section(heading)
    return asked.label if person or entry.kind == Kind.TIMELINE else _asked_of_a_thing().get(asked, asked.label)


def _asked_of_a_thing() -> dict[Section, str]:
    """Headings in the words in which a reader asks of a body, a text or a place."""
    return {
        Section.STATUS: say("Where it stands"),
        Section.ORIGIN: say("How it came about"),
        Section.ROLE: say("What it is for"),
        Section.MANDATE: say("What it is charged with"),
        Section.PROVISIONS: say("What it provides"),
        Section.ORGANISATION: say("How it is organised"),
        Section.LEADERSHIP: say("Who leads it"),
        Section.STRENGTH: say("How strong it is, and where"),
        Section.RESOURCES: say("What it has and spends"),
        Section.OVERSIGHT: say("Who oversees it"),
        Section.ACTIVITIES: say("What it has done"),
        Section.SUPPORT: say("Who supports it"),
        Section.POSITIONS: say("What it has said"),
        Section.IMPLEMENTATION: say("What came of it"),
        Section.REFORM: say("How it is reformed"),
        Section.ASSESSMENT: say("How it is judged"),
        Section.CONTEXT: say("Background"),
        Section.END: say("How it ended"),
        Section.LISTING: say("Where sources list it"),
    }


def sections_of(site: Site, entry: Entry, shown: Iterable[tuple[Placed, str]]) -> tuple[SectionView, ...]:
    """The statements ``shown``, each with its heading, as the sections of the page of ``entry``."""
    groups: dict[str, list[Placed]] = {}
    for placed, heading in shown:
        groups.setdefault(heading, []).append(placed)
    order = order_of(entry.kind)
    # matters of documents are folded, but not where a page has nothing else
    most: dict[str, int] = {Section.LISTING: 0} if len(groups) > 1 else {}
    return tuple(
        _section(site, entry, heading, groups[heading], most.get(heading, _AT_ONCE))
        for heading in sorted(groups, key=lambda h: order[h])
    )


def _section(site: Site, entry: Entry, heading: str, placed: list[Placed], most: int) -> SectionView:
    title = title_of(entry, heading)
    seen: set[str] = set()
    ordered = placed if heading in _IN_ORDER or any(p.statement.label for p in placed) else newest_first(placed)
    views = [statement_view(site, one, entry.id, seen) for one in ordered]
    at_once, *later = folded(views, most)
    return SectionView(title, slug(title), at_once.statements, tuple(fold for fold in later if fold.statements))


def newest_first(placed: Sequence[Placed]) -> list[Placed]:
    """The statements by date, the newest first, those without one last."""
    return sorted(placed, key=lambda one: _latest(one), reverse=True)


def _latest(placed: Placed) -> dt.date:
    moment = own_date(placed.statement)
    return moment.latest if moment else dt.date.min


def folded(views: Sequence[StatementView], most: int) -> tuple[Fold, Fold, Fold]:
    """What is shown at once, what is more of the same, and what no longer holds."""
    holding = [view for view in views if not view.overtaken]
    gone = [view for view in views if view.overtaken]
    more = holding[most:]
    rest = count("%(n)s more statement", "%(n)s more statements", len(more))
    whole = count("%(n)s statement", "%(n)s statements", len(more))
    return (
        Fold("", tuple(holding[:most])),
        Fold(rest if most else whole, tuple(more)),
        Fold(count("%(n)s overtaken statement", "%(n)s overtaken statements", len(gone)), tuple(gone)),
    )
