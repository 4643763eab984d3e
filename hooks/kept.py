"""HTML that templates have made, kept from Markdown while it works on the page around it.

Markdown would parse it at length, and would take characters in a record's text for markup: a name such as
``x*{ onclick=… }`` became an attribute that ran.  So what a record says never passes through Markdown: a mark
stands in for it, and the HTML is put back when Markdown is done.  Headings stay, for the table of contents.
"""

import itertools
import re

from markupsafe import Markup, escape

#: Marks begin and end with characters of private use, which the schema refuses in records.
_OPEN, _CLOSE = "\ue000", "\ue001"
_MARK = re.compile(f"<p>{_OPEN}block (\\d+){_CLOSE}</p>|{_OPEN}(\\d+){_CLOSE}")
#: A heading of Markdown on a line of its own.
_HEADING = re.compile(r"^(#{1,3} .*)$", re.MULTILINE)


class Kept:
    """The HTML that is kept until its page is put together."""

    def __init__(self) -> None:
        self._numbers = itertools.count()
        self._stored: dict[int, str] = {}

    def _keep(self, html: str) -> int:
        """The number under which ``html`` is kept."""
        number = next(self._numbers)
        self._stored[number] = html
        return number

    def literal(self, value: object) -> Markup:
        """A mark that stands in for ``value``, escaped: for text within Markdown."""
        return Markup(f"{_OPEN}{self._keep(str(escape(value)))}{_CLOSE}")

    def blocks(self, text: str) -> Markup:
        """The headings of ``text`` as Markdown and marks for all that stands between them."""
        parts = _HEADING.split(text)
        parts[0::2] = [f"{_OPEN}block {self._keep(html)}{_CLOSE}" if html.strip() else "" for html in parts[0::2]]
        return Markup("\n\n" + "\n\n".join(parts) + "\n\n")

    def put_back(self, html: str) -> str:
        """``html`` with what was kept in the place of its marks; it is forgotten then."""
        used: set[int] = set()

        def stored(match: re.Match[str]) -> str:
            number = int(match.group(1) or match.group(2))
            used.add(number)
            return self._stored[number]

        whole = _MARK.sub(stored, html)
        for number in used:
            del self._stored[number]
        return whole


#: One for the whole process: the macros keep, the hooks put back.
KEPT = Kept()
