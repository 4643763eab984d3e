"""The pictures of the bases, for tests."""

from functools import cache
from pathlib import Path

from kb.cite.editions import read_edition
from kb.pages.whole_site import Site
from kb.pictures.gallery import Gallery
from kb.store.base import read_base


@cache
def gallery(data: Path) -> Gallery:
    """The pictures of the base in the folder ``data``."""
    base, problems = read_base(data)
    assert problems == []
    return Gallery(Site(base, read_edition(data, "https://x.example/")))
