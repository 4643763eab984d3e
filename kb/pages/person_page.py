"""The page of a person: the posts held, the newest first."""

from dataclasses import dataclass
from functools import cached_property

from kb.answers.as_on import Presence
from kb.model.relation_types import RelationType
from kb.model.words import say
from kb.pages.parts import Link, RelationGroup
from kb.pages.record_page import Page

_POSTS = (RelationType.HEADS, RelationType.HOLDS_POST)


@dataclass(frozen=True, slots=True)
class Post:
    """A post held: what it is, in which body, its dates in words, and where the statement is that says so."""

    words: str
    body: str
    dated: str
    address: str


class PersonPage(Page):
    """A person in public life."""

    @property
    def template(self) -> str:
        """The template that prints it."""
        return "persons.html"

    @cached_property
    def posts(self) -> tuple[Post, ...]:
        """The posts held, the newest first."""
        posts = self.site.posts_of.get(self.entry.id, ())
        held = sorted(posts, key=lambda p: (p.span.sure_from, p.span.sure_until), reverse=True)
        return tuple(self._post(presence) for presence in held)

    def _post(self, presence: Presence) -> Post:
        link, body = self.site.statement_link(presence.statements[0]), self.site.link(presence.body)
        return Post(presence.detail, body.address, presence.dated, link.address if link else "")

    @cached_property
    def relations(self) -> tuple[RelationGroup, ...]:
        """Its relations, but for the posts, which have a table of their own."""
        told = {type_.label for type_ in _POSTS} if self.posts else set()
        return tuple(group for group in super().relations if group.label not in told)

    @property
    def _own_contents(self) -> tuple[Link, ...]:
        return (Link(say("Posts"), "#posts"),) if self.posts else ()
