"""Which sort of page each kind of record has."""

from kb.model.record_types import ActorType, Kind
from kb.pages.disagreement_page import DisagreementPage
from kb.pages.indicator_page import IndicatorPage
from kb.pages.mandate_page import MandatePage
from kb.pages.person_page import PersonPage
from kb.pages.record_page import Page
from kb.pages.source_page import SourcePage
from kb.pages.topic_page import TopicPage
from kb.pages.whole_site import Site

#: The kinds, and types within them, whose pages show more than any record's, or in another order.
_PAGES: dict[str, type[Page]] = {
    Kind.TOPICS: TopicPage,
    Kind.INDICATORS: IndicatorPage,
    Kind.DISAGREEMENTS: DisagreementPage,
    Kind.SOURCES: SourcePage,
    Kind.MANDATES: MandatePage,
    ActorType.PERSON: PersonPage,
}


def page_of(site: Site, id_: str) -> Page:
    """The page of the record ``id_``; raises ``KeyError`` where there is none."""
    entry = site.base.by_id[id_]
    type_ = getattr(entry.record, "type", "")
    return _PAGES.get(type_ if entry.kind == Kind.ACTORS else "", _PAGES.get(entry.kind, Page))(site, entry)
