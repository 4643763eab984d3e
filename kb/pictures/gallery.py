"""All pictures, and on which page each stands."""

from dataclasses import dataclass
from functools import cached_property

from kb.pages.whole_site import Site
from kb.pictures.command import command_2019, command_today, neighbourhoods
from kb.pictures.comparisons import money_eur, money_fcfa, strengths, women
from kb.pictures.events import events
from kb.pictures.groups import armed_groups
from kb.pictures.ladder import minusma
from kb.pictures.picture import Picture
from kb.pictures.posts import holders, posts_of_partners, posts_of_state
from kb.pictures.presence import presence
from kb.pictures.regions import division, last_told
from kb.pictures.series import all_series

#: The pictures that tell of the whole base, in the order in which a page with several shows them.
WHOLE = (
    presence, posts_of_state, posts_of_partners, minusma, command_today, command_2019,
    women, strengths, money_eur, money_fcfa, events, armed_groups, last_told, division,
)  # fmt: skip

#: The page of a record on which a picture stands; home and the indexes ask for theirs by name.
PAGES = {
    "presence": ("international-engagement", "engagement-since-2019"),
    "posts-state": ("governance", "government-mali"),
    "posts-partners": ("united-nations", "european-union", "african-union"),
    "command-today": ("security-sector", "state-control"),
    "command-2019": ("security-sector",),
    "minusma": ("minusma",),
    "armed-groups": ("conflict", "peace-process"),
    "regions-told": ("conflict", "state-control", "mali"),
    "regions": ("mali", "regions-mali"),
    "women": ("gender",),
    "strengths": ("defence", "police-internal-security"),
    "money-eur": ("eu-engagement",),
    "money-fcfa": ("public-expenditure",),
}


@dataclass(frozen=True)
class Gallery:
    """The pictures of one base that hold enough to be drawn."""

    site: Site

    @cached_property
    def pictures(self) -> dict[str, Picture]:
        """Every picture, by its name."""
        own = (picture for pictures in self._own.values() for picture in pictures)
        drawn = [*(make(self.site) for make in WHOLE), *own]
        return {picture.name: picture for picture in drawn if picture.worth_drawing}

    @cached_property
    def _own(self) -> dict[str, tuple[Picture, ...]]:
        """The pictures that a record has of its own, by the record's id."""
        found: dict[str, tuple[Picture, ...]] = {}
        for made in (holders(self.site), neighbourhoods(self.site), all_series(self.site)):
            for id_, picture in made.items():
                found[id_] = (*found.get(id_, ()), picture)
        return found

    def of_record(self, id_: str) -> tuple[Picture, ...]:
        """The pictures on the page of the record ``id_``."""
        shared = (picture for name, picture in self.pictures.items() if id_ in PAGES.get(name, ()))
        return (*shared, *self._own.get(id_, ()))
