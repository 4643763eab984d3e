"""Calendars (iCalendar, RFC 5545): events that happened on a known day, and what must be looked at again."""

import datetime as dt
import re
from urllib.parse import urlsplit

from icalendar import Calendar
from icalendar import Event as Appointment

from kb.cite.editions import Edition
from kb.model.records import Event
from kb.pages.reviews import reviews
from kb.pages.whole_site import Site

_WHOLE_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


def timeline_calendar(site: Site) -> bytes:
    """The events whose day is known, each from its first day to its last; a month is no appointment."""
    calendar = _calendar(site.edition, f"{site.edition.title}: timeline")
    for shown in site.events:
        id_ = shown.link.address.rpartition("/")[2].removesuffix(".html")
        record = site.base.by_id[id_].record
        assert isinstance(record, Event)
        if not _WHOLE_DAY.fullmatch(record.date.text):
            continue
        known_end = record.ends is not None and _WHOLE_DAY.fullmatch(record.ends.text)
        last = record.ends.latest if record.ends and known_end else record.date.latest
        text = "".join(segment.text for segment in shown.summary)
        calendar.add_component(
            _appointment(site.edition, shown.link.address, record.names.en, text, record.date.earliest, last)
        )
    return _bytes(calendar)


def review_calendar(site: Site) -> bytes:
    """Each review on the last day by which it must be done."""
    calendar = _calendar(site.edition, f"{site.edition.title}: to be reviewed")
    for due in reviews(site.base):
        title = f"Review {due.id or due.name}: {due.review.why}"
        day = due.review.by.latest
        calendar.add_component(_appointment(site.edition, due.address, title, f"{due.name}: {due.text}", day, day))
    return _bytes(calendar)


def _calendar(edition: Edition, name: str) -> Calendar:
    calendar = Calendar()
    calendar.add("prodid", f"-//{edition.publisher}//{edition.title}//EN")
    calendar.add("version", "2.0")
    calendar.add("name", name)
    calendar.add("x-wr-calname", name)
    return calendar


def _appointment(edition: Edition, where: str, title: str, text: str, first: dt.date, last: dt.date) -> Appointment:
    """An entry of whole days; ``where`` is the address of its page within the site."""
    host = urlsplit(edition.site_url).hostname or "localhost"
    found = Appointment()
    found.add("uid", f"{where.replace('/', '.').replace('#', '.')}@{host}")
    # when the entry was made: the day of the edition, as the clock of the build must not show
    found.add("dtstamp", dt.datetime.combine(edition.date, dt.time(), dt.UTC))
    found.add("dtstart", first)
    found.add("dtend", last + dt.timedelta(days=1))
    found.add("summary", title)
    found.add("description", text)
    found.add("url", f"{edition.site_url}{where}")
    found.add("transp", "TRANSPARENT")
    return found


def _bytes(calendar: Calendar) -> bytes:
    content: bytes = calendar.to_ical()
    return content
