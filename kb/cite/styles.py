"""What this site publishes, cited in the words of three common styles.

citeproc-js with the styles themselves was measured and not taken: it needs 1 to 2 seconds a style before its first
line and 4 ms for each of 7,000 lines on an idle machine, 63 MB of styles, and a licence that asks more than ours; all
for one sort of work, an entry of a reference work by an institution.  What it printed for that (styles of August
2026) is what the tests expect here, save "ed." before the edition, and save that no name is said twice.
"""

import calendar

from kb.cite.printed import quoted
from kb.cite.works import Citable


def _author(work: Citable) -> str:
    """Who published it, where that is not said as the name of the whole."""
    return ", ".join(name for name in (author.literal or "" for author in work.authors) if name != work.container)


def _month_day(work: Citable) -> tuple[str, str]:
    """``November 22`` and ``2026``."""
    assert work.date
    day = work.date.earliest
    return f"{calendar.month_name[day.month]} {day.day}", str(day.year)


def _begun(words: str) -> str:
    """Words at the beginning of a sentence."""
    return words[:1].upper() + words[1:]


def chicago_note(work: Citable) -> str:
    """A footnote after The Chicago Manual of Style."""
    day, year = _month_day(work)
    author = f"{name}, " if (name := _author(work)) else ""
    within = f"{'in ' if author else ''}{work.container}, " if work.container else ""
    return f"{author}{quoted(work.title, ',')} {within}{work.edition_short}, {day}, {year}, {work.address}."


def chicago_author_date(work: Citable) -> str:
    """An entry of a list of references after The Chicago Manual of Style."""
    day, year = _month_day(work)
    author = _author(work)
    within = f"In {work.container}, {work.edition_short}" if author else _begun(work.edition_short)
    return f"{author or work.container}. {year}. {quoted(work.title, '.')} {within}. {day}. {work.address}."


def apa(work: Citable) -> str:
    """An entry of a list of references after the American Psychological Association."""
    _, year = _month_day(work)
    author = _author(work)
    named = f"{author}. ({year}). {work.title}" if author else f"{work.title}. ({year})"
    return f"{named}. In {work.container} ({work.edition_short}). {work.address}"


#: Each style by the name under which readers look for it.
STYLES = (
    ("Chicago, footnote", chicago_note),
    ("Chicago, author and date", chicago_author_date),
    ("APA", apa),
)
