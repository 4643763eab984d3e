"""The page of a source: what rests on it, in its own order."""

from kb.cite.works import Citable, of_source
from kb.pages.parts import PlaceView
from kb.pages.record_page import Page
from kb.pages.source_contents import resting


class SourcePage(Page):
    """A source; what is cited is the source and not the page about it."""

    @property
    def citable(self) -> Citable:
        """What a reference manager needs of the source."""
        return of_source(self.entry, self.site.edition, self.description if self.summary else "")

    @property
    def places(self) -> tuple[PlaceView, ...]:
        """Each of its places that bears statements, in its own order."""
        return resting(self.site, self.entry)
