"""All pictures, and on which page each stands."""

from dataclasses import dataclass
from functools import cached_property

from kb.pages.whole_site import Site
from kb.pictures.picture import Picture
from kb.pictures.posts import posts_of_partners, posts_of_state
from kb.pictures.presence import presence

#: The pictures that tell of the whole base, in the order in which a page with several shows them.
WHOLE = (presence, posts_of_state, posts_of_partners)

#: The page of a record on which a picture stands; home and the indexes ask for theirs by name.
PAGES = {
    "presence": ("international-engagement", "engagement-since-2019"),
    "posts-state": ("governance", "government-mali"),
    "posts-partners": ("international-engagement",),
}


@dataclass(frozen=True)
class Gallery:
    """The pictures of one base that hold enough to be drawn."""

    site: Site

    @cached_property
    def pictures(self) -> dict[str, Picture]:
        """Every picture, by its name."""
        drawn = [make(self.site) for make in WHOLE]
        return {picture.name: picture for picture in drawn if picture.worth_drawing}

    def of_record(self, id_: str) -> tuple[Picture, ...]:
        """The pictures on the page of the record ``id_``."""
        return tuple(picture for name, picture in self.pictures.items() if id_ in PAGES.get(name, ()))
