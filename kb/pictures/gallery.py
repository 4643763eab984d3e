"""All pictures, and on which page each stands."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from kb.pages.whole_site import Site
from kb.pictures.command import command_2019, command_before, command_today, neighbourhoods
from kb.pictures.comparisons import money_eur, money_fcfa, strengths, women
from kb.pictures.events import events
from kb.pictures.groups import armed_groups
from kb.pictures.ladder import minusma
from kb.pictures.picture import Picture
from kb.pictures.posts import holders, posts_of_partners, posts_of_state
from kb.pictures.presence import presence
from kb.pictures.regions import division, last_told
from kb.pictures.series import all_series
from kb.pictures.towns import towns

#: The pictures that tell of the whole base, by name, in the order in which a page with several shows them.
WHOLE: Mapping[str, Callable[[Site], Picture]] = {
    "presence": presence,
    "posts-state": posts_of_state,
    "posts-partners": posts_of_partners,
    "minusma": minusma,
    "command-today": command_today,
    "command-2019": command_2019,
    "command-before-2012": command_before,
    "women": women,
    "strengths": strengths,
    "money-eur": money_eur,
    "money-fcfa": money_fcfa,
    "events": events,
    "armed-groups": armed_groups,
    "towns": towns,
    "regions-told": last_told,
    "regions": division,
}

#: The page of a record on which a picture stands; home and the indexes ask for theirs by name.
PAGES = {
    "presence": ("international-engagement", "engagement-since-2019"),
    "posts-state": ("governance", "government-mali"),
    "posts-partners": ("united-nations", "european-union", "african-union"),
    "command-today": ("security-sector", "state-control"),
    "command-2019": ("security-sector",),
    "command-before-2012": ("security-sector",),
    "minusma": ("minusma",),
    "armed-groups": ("conflict", "peace-process"),
    # not on "conflict", whose text is as long as a page may be
    "towns": ("state-control", "mali"),
    "regions-told": ("state-control", "mali"),
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
    _made: dict[str, Picture] = field(default_factory=dict)

    @cached_property
    def pictures(self) -> dict[str, Picture]:
        """Every picture, by its name."""
        whole = (self._whole(name) for name in WHOLE)
        own = (picture for pictures in self._own.values() for picture in pictures)
        return {picture.name: picture for picture in (*whole, *own) if picture.worth_drawing}

    def _whole(self, name: str) -> Picture:
        """A picture that tells of the whole base, made when it is first wanted."""
        if name not in self._made:
            self._made[name] = WHOLE[name](self.site)
        return self._made[name]

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
        shared = (self._whole(name) for name in WHOLE if id_ in PAGES.get(name, ()))
        return (*(picture for picture in shared if picture.worth_drawing), *self._own.get(id_, ()))
