"""The page of editions: each that is kept, with what it changed, and what has changed since the newest."""

from dataclasses import dataclass
from itertools import groupby

from kb.answers.edition_differences import Change, Difference, differences
from kb.model.kept_editions import KeptEdition
from kb.model.words import count, say
from kb.pages.parts import Link
from kb.pages.whole_site import Site
from kb.store.addresses import address

#: So many changes of one sort are shown at once.
_AT_ONCE = 12


@dataclass(frozen=True, slots=True)
class ChangedStatement:
    """A statement that was changed: its number with a link to it as it is now, its words, why it was reworded."""

    number: str
    link: Link | None
    words: str
    why: str


@dataclass(frozen=True, slots=True)
class ChangeGroup:
    """Statements that were changed in one way; those added are only counted."""

    title: str
    count: int
    statements: tuple[ChangedStatement, ...]

    @property
    def short(self) -> bool:
        """Whether its list is shown at once; a long one is folded."""
        return self.count <= _AT_ONCE


@dataclass(frozen=True, slots=True)
class EditionView:
    """An edition, or the draft after the newest: anchor, title, address where it stays, counts, changes."""

    anchor: str
    title: str
    address: str
    counts: str
    groups: tuple[ChangeGroup, ...]


def edition_list(site: Site) -> tuple[EditionView, ...]:
    """The draft, where there is one that differs, and every kept edition, the newest first."""
    history = site.history
    changed = {edition.number: found for edition, found in history.steps}
    views = [_edition(site, edition, changed.get(edition.number, ())) for edition in reversed(history.kept)]
    if site.edition.draft and history.newest and history.now:
        groups = _groups(site, differences(history.newest, history.now))
        title = say("Since %(edition)s: %(draft)s", edition=history.newest.number, draft=site.edition.draft)
        views.insert(0, EditionView("draft", title, "", _counts(history.now), groups))
    return tuple(views)


def _edition(site: Site, edition: KeptEdition, found: tuple[Difference, ...]) -> EditionView:
    number = edition.number
    where = f"{site.edition.site_url}ed/{number}/index.html"
    title = f"{number}, {edition.date.human}"
    return EditionView(f"edition-{number.replace('.', '-')}", title, where, _counts(edition), _groups(site, found))


def _counts(edition: KeptEdition) -> str:
    records = count("%(n)s record", "%(n)s records", len(edition.records))
    return f"{records}, {count('%(n)s statement', '%(n)s statements', len(edition.statements))}"


def _groups(site: Site, found: tuple[Difference, ...]) -> tuple[ChangeGroup, ...]:
    groups = []
    for change, group in groupby(found, lambda difference: difference.change):
        listed = list(group)
        shown = () if change == Change.ADDED else tuple(_statement(site, difference) for difference in listed)
        groups.append(ChangeGroup(change.label, len(listed), shown))
    return tuple(groups)


def _statement(site: Site, difference: Difference) -> ChangedStatement:
    placed = site.base.statements.get(difference.id)
    link = Link(difference.id, f"{address(placed.entry)}#{placed.id}") if placed else None
    why = difference.after.why if difference.after else ""
    return ChangedStatement(difference.id, link, site.speller.plain(difference.text), why)
