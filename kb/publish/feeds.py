"""Feeds: what each edition changed, and the timeline; as Atom and as JSON Feed, with the same items."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from feedgen.feed import FeedGenerator  # type: ignore[import-untyped]

from kb.answers.edition_differences import Difference
from kb.cite.editions import Edition
from kb.model.licences import licence
from kb.model.partial_dates import Moment
from kb.model.record_types import Kind
from kb.model.records import Event
from kb.model.sections import Section
from kb.pages.whole_site import Site
from kb.store.addresses import address

#: The page that lists the editions.
EDITIONS_PAGE = "about/editions.html"
_CHANGES = "What each edition changed, once it is kept; what a draft has changed since stands on the page of editions."
_TIMELINE = "Every event of the timeline, the newest first."


@dataclass(frozen=True, slots=True)
class Item:
    """An entry of a feed: where it leads, what it says, the day on which it came to say so."""

    address: str
    title: str
    text: str
    day: dt.date
    tags: tuple[str, ...] = ()
    key: str = ""
    """What tells it from other items, where its address does not."""

    @property
    def id(self) -> str:
        """Its id for readers of feeds."""
        return self.key or self.address

    @property
    def moment(self) -> dt.datetime:
        """The first moment of its day, as feeds want moments."""
        return dt.datetime.combine(self.day, dt.time(), dt.UTC)


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed without its form: its name, which is that of its files, title, page, what it is about, items in order."""

    name: str
    title: str
    page: str
    about: str
    items: tuple[Item, ...]


def changes_feed(site: Site) -> Feed:
    """Each kept edition and each statement that it changed against the one before, the newest edition first.

    A draft is not told: a feed cannot take back what a reader has fetched.
    """
    title, root = site.edition.title, site.edition.site_url
    changed = {edition.number: found for edition, found in site.history.steps}
    items: list[Item] = []
    for edition in reversed(site.history.kept):
        day, where = edition.date.latest, f"{root}ed/{edition.number}/"
        text = f"{len(edition.records)} records with {len(edition.statements)} statements."
        items.append(Item(f"{where}index.html", f"Edition {edition.number} of {title}", text, day))
        items += [_change(site, where, difference, day) for difference in changed.get(edition.number, ())]
    return Feed("changes", f"{title}: changes", EDITIONS_PAGE, _CHANGES, tuple(items))


def _change(site: Site, where: str, difference: Difference, day: dt.date) -> Item:
    """What the edition at ``where`` did to one statement."""
    kept = difference.after or difference.before
    assert kept is not None
    label, entry = difference.change.label, site.base.by_id.get(kept.record)
    page = f"{address(entry)}#{difference.id}" if entry else "index.html"
    text = site.speller.plain(kept.text) + (f" ({kept.why})" if kept.why else "")
    # one statement can be changed in two ways at once
    key = f"{where}#{difference.id}-{difference.change}"
    return Item(f"{where}{page}", f"{label}: {difference.id}", text, day, (label,), key)


def timeline_feed(site: Site) -> Feed:
    """Every event, the newest first; the day of an item is that on which the event was last checked."""
    items = []
    for event in site.events:
        entry = site.base.by_id[event.link.address.rpartition("/")[2].removesuffix(".html")]
        record = entry.record
        assert isinstance(record, Event)
        summary = next((s.text for s in record.statements if s.section == Section.SUMMARY), "")
        title = f"{event.dated[:1].upper()}{event.dated[1:]}: {record.names.en}"
        where = f"{site.edition.site_url}{address(entry)}"
        day = _day(record.checked)
        items.append(Item(where, title, site.speller.plain(summary), day, (record.type.label,)))
    return Feed("timeline", f"{site.edition.title}: timeline", f"{Kind.TIMELINE}/index.html", _TIMELINE, tuple(items))


def _day(moment: Moment) -> dt.date:
    return moment.latest


def atom(feed: Feed, edition: Edition) -> bytes:
    """The feed as Atom (RFC 4287)."""
    made = FeedGenerator()
    here = f"{edition.site_url}feeds/{feed.name}.atom"
    made.id(here)
    made.title(feed.title)
    made.subtitle(feed.about)
    made.author(name=edition.publisher)
    made.rights(licence(edition.licence).title)
    made.link(href=f"{edition.site_url}{feed.page}", rel="alternate", type="text/html")
    made.link(href=here, rel="self", type="application/atom+xml")
    made.language("en")
    # the library would give the moment of the build
    made.updated(max((item.moment for item in feed.items), default=_published(edition)))
    for item in feed.items:
        entry = made.add_entry(order="append")
        entry.id(item.id)
        entry.title(item.title)
        entry.link(href=item.address)
        entry.summary(item.text or item.title)
        entry.updated(item.moment)
        for tag in item.tags:
            entry.category(term=tag)
    content: bytes = made.atom_str(pretty=True)
    return content


def json_feed(feed: Feed, edition: Edition) -> dict[str, Any]:
    """The feed as JSON Feed 1.1."""
    return {
        "version": "https://jsonfeed.org/version/1.1",
        "title": feed.title,
        "description": feed.about,
        "home_page_url": f"{edition.site_url}{feed.page}",
        "feed_url": f"{edition.site_url}feeds/{feed.name}.json",
        "language": "en",
        "authors": [{"name": edition.publisher, "url": edition.site_url}],
        "items": [_json_item(item) for item in feed.items],
    }


def _json_item(item: Item) -> dict[str, Any]:
    found = {
        "id": item.id,
        "url": item.address,
        "title": item.title,
        "content_text": item.text or item.title,
        "date_modified": item.moment.isoformat(),
    }
    return {**found, "tags": list(item.tags)} if item.tags else found


def _published(edition: Edition) -> dt.datetime:
    return dt.datetime.combine(edition.date, dt.time(), dt.UTC)


def feed_files(feeds: Sequence[Feed], edition: Edition) -> dict[str, bytes | dict[str, Any]]:
    """Each feed in both forms, by file name."""
    found: dict[str, bytes | dict[str, Any]] = {}
    for feed in feeds:
        found |= {f"{feed.name}.atom": atom(feed, edition), f"{feed.name}.json": json_feed(feed, edition)}
    return found
