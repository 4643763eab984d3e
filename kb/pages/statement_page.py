"""The page of one statement: the sentence in its context, its evidence, what became of it, how it is cited."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from kb.cite.archives import lookup
from kb.cite.claim import claim
from kb.cite.printed import reference
from kb.cite.styles import STYLES, chicago_note
from kb.cite.works import Citable, of_source, of_statement
from kb.cite.works import address as full_address
from kb.model.naming import called
from kb.model.partial_dates import Moment
from kb.model.sections import Section
from kb.model.source import Source
from kb.model.statement import Citation
from kb.model.statuses import StatementStatus
from kb.model.words import language, say
from kb.pages.function_words import role_words
from kb.pages.name_links import Segment
from kb.pages.other_languages import runs, source_link
from kb.pages.parts import Link, Run
from kb.pages.source_contents import place_address
from kb.pages.statements import dated
from kb.pages.whole_site import Site
from kb.store.addresses import address, statement_address
from kb.store.base import Placed

#: How many sources a footnote names, and for how many a look for an archived copy is offered beside each.
_NAMED = 4


@dataclass(frozen=True, slots=True)
class Evidence:
    """A citation of the statement: the place on the page of the source, the phrase, the source's own reference.

    ``language`` is that of the phrase, where it is not the page's; ``archive`` is a copy that is known to be there,
    ``lookup`` where one may be looked for, unless the statement rests on many sources.
    """

    source: Link
    at: str
    phrase: str
    language: str
    reference: tuple[Run, ...]
    archive: str
    lookup: str


@dataclass(frozen=True)
class StatementPage:
    """The page of one statement."""

    site: Site
    placed: Placed

    @property
    def id(self) -> str:
        """Its number."""
        return self.placed.id

    @property
    def about(self) -> str:
        """The heading under which it stands, as it reads within a title; none for what describes the whole record."""
        section = self.placed.statement.section
        if section == Section.SUMMARY:
            return ""
        return Section(section).label.lower() if section in set(Section) else section

    @property
    def title(self) -> str:
        """What it is cited by."""
        return self.citable.title

    @property
    def record(self) -> Link:
        """Its place on the page of its record, with the full name where another is used."""
        entry = self.placed.entry
        words, name = called(entry.record.names), entry.record.names.en
        return Link(words, f"{address(entry)}#{self.id}", name if name != words else "")

    @property
    def kind(self) -> Link:
        """The index of its record's kind."""
        return Link(self.placed.entry.kind.plural, f"{self.placed.entry.kind}/index.html")

    @cached_property
    def segments(self) -> tuple[Segment, ...]:
        """The sentence, with links."""
        return self.site.speller.segments(self.placed.statement.text)

    @property
    def text(self) -> str:
        """The sentence without markup."""
        return "".join(segment.text for segment in self.segments)

    @property
    def dated(self) -> str:
        """When it was true, as far as the sources tell."""
        return dated(self.placed.statement)

    @property
    def checked(self) -> Moment:
        """The day on which a person last held it against its source."""
        return self.placed.statement.checked or self.placed.entry.record.checked

    @property
    def status(self) -> StatementStatus:
        """How far it holds."""
        return self.placed.statement.status

    @property
    def reason(self) -> str:
        """Why it does not hold, or what the word for its status means."""
        plural = self.status.plural
        return self.placed.statement.reason or (plural if plural != self.status.label else "")

    @property
    def newer(self) -> tuple[Link, ...]:
        """The statement that overtook it."""
        statement = self.placed.statement
        newer = statement.superseded_by or statement.corrected_by
        return tuple(self._others([newer] if newer else []))

    @property
    def older(self) -> tuple[Link, ...]:
        """The statements that it overtook."""
        return tuple(self._others(self.site.overtook.get(self.id, ())))

    def _others(self, ids: Iterable[str]) -> Iterator[Link]:
        for id_ in ids:
            if placed := self.site.base.statements.get(id_):
                yield Link(id_, statement_address(id_), self.site.speller.plain(placed.statement.text))

    @property
    def history(self) -> tuple[str, ...]:
        """Since which edition it is kept, and what later ones changed of it."""
        return self.site.history.of_statement(self.id)

    @property
    def notes(self) -> tuple[tuple[str, str], ...]:
        """What a reader of the evidence should know beside it, each with its label."""
        statement = self.placed.statement
        said = (
            (say("Functions"), self._functions),
            (say("How the date is known"), statement.date_basis),
            (say("Note"), statement.note),
        )
        return tuple((label, text) for label, text in said if text)

    @property
    def _functions(self) -> str:
        """Which institution it says has which function, as "who does what" has it."""
        held = self.site.tenures_of.get(self.id, ())
        by_institution: dict[str, list[str]] = {}
        for one in held:
            role = one.held.holding.role
            aside = f" ({role_words(role)})" if role else ""
            name = self.site.link(one.held.institution).words
            by_institution.setdefault(name, []).append(f"{one.held.holding.does.label.lower()}{aside}")
        return "; ".join(f"{name}: {', '.join(functions)}" for name, functions in by_institution.items())

    @cached_property
    def evidence(self) -> tuple[Evidence, ...]:
        """Its citations."""
        return tuple(self._evidence(citation) for citation in self.placed.statement.citations)

    def _evidence(self, citation: Citation) -> Evidence:
        entry = self.site.base.by_id[citation.source]
        source = entry.record
        assert isinstance(source, Source)
        return Evidence(
            source=source_link(entry, place_address(self.site, entry, citation.at)),
            at=citation.at,
            phrase=citation.phrase,
            language=source.language if source.language != language() else "",
            reference=runs(reference(of_source(entry, self.site.edition)), [entry]),
            archive=source.archive or "",
            lookup="" if source.archive or self._many else lookup(source),
        )

    @cached_property
    def _many(self) -> bool:
        """Whether it rests on more sources than the page, which is to be light, repeats the addresses of."""
        return len({citation.source for citation in self.placed.statement.citations}) > _NAMED

    @property
    def copies(self) -> str:
        """Where archived copies are looked for, if that is not offered beside each source."""
        wanted = self._many and not all(one.archive for one in self.evidence)
        return say("Archived copies can be looked for from the pages of the sources.") if wanted else ""

    @property
    def rests(self) -> tuple[tuple[Evidence, tuple[tuple[Evidence, ...], ...]], ...]:
        """The evidence by work: what says of the work all that is to be said; then by place in it, for its phrases."""
        works: dict[tuple[Run, ...], dict[str, list[Evidence]]] = {}
        for one in self.evidence:
            works.setdefault(one.reference, {}).setdefault(one.at, []).append(one)
        gathered = [tuple(tuple(place) for place in places.values()) for places in works.values()]
        return tuple((places[0][0], places) for places in gathered)

    @property
    def shown_in(self) -> tuple[Link, ...]:
        """The topics that draw on it, and the disagreements in which it is a side."""
        drawn = self.site.drawn_by.get(self.id, ())
        topics = [Link(called(entry.record.names), address(entry)) for entry in drawn]
        disputes = [Link(e.record.names.en, address(e)) for e in self.site.disputes.get(self.id, ())]
        return tuple([*topics, *disputes])

    @cached_property
    def citable(self) -> Citable:
        """What a reference manager needs of it."""
        return of_statement(self.placed.entry, self.id, self.about, self.text, self.site.edition)

    @property
    def printed(self) -> tuple[tuple[str, str], ...]:
        """Its reference in each style, with the style's name."""
        return tuple((name, style(self.citable)) for name, style in STYLES)

    @property
    def footnote(self) -> str:
        """A footnote that names the site and the places in the sources on which the statement rests, the first few."""
        # several phrases may be cited from one place
        rests = list(dict.fromkeys(f"{one.source.words}, {one.at}" for one in self.evidence))
        more = [f"and {len(rests) - _NAMED} more"] if len(rests) > _NAMED else []
        note = chicago_note(self.citable).removesuffix(".")
        return f"{note}, relying on {'; '.join([*rests[:_NAMED], *more])}." if rests else f"{note}."

    @property
    def footnote_runs(self) -> tuple[Run, ...]:
        """The same with the titles in other languages told apart."""
        cited = dict.fromkeys(citation.source for citation in self.placed.statement.citations)
        return runs(self.footnote, (self.site.base.by_id[id_] for id_ in cited))

    @property
    def report(self) -> str:
        """Where an error in it can be reported; empty if nowhere."""
        return self.site.reporting.address(self.id, self.site.edition.label, self.text)

    @property
    def json_ld(self) -> dict[str, Any]:
        """The statement for search engines."""
        edition, statement = self.site.edition, self.placed.statement
        named = dict.fromkeys(citation.source for citation in statement.citations)
        sources = [self.site.base.by_id[id_] for id_ in named]
        return claim(self.citable, statement, full_address(self.placed.entry, edition), sources, edition)
