"""Files of the site that are made: when the site is written, or while it is served, when the browser asks for them."""

from collections.abc import Callable, Mapping
from functools import cache, partial
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel

Content = str | bytes


class MadeFile(File):
    """A file at ``where`` in the site, whose content ``make`` gives whenever it is wanted.

    ``dirty`` is MkDocs's word for a build that passes over what has not changed: such files are left to requests.
    """

    def __init__(self, config: MkDocsConfig, where: str, make: Callable[[], Content]) -> None:
        super().__init__(where, None, config.site_dir, config.use_directory_urls, inclusion=_inclusion(where))
        self.generated_by = "the project's hooks"
        self._make = make

    @property  # type: ignore[misc]  # nobody sets it
    def content_bytes(self) -> bytes:
        """The content; the same bytes on every system."""
        content = self._make()
        return content.encode() if isinstance(content, str) else content

    @property  # type: ignore[misc]  # nobody sets it
    def content_string(self) -> str:
        """The content as text."""
        content = self._make()
        return content if isinstance(content, str) else content.decode()

    def is_modified(self) -> bool:
        """Whether a dirty build should write it: never."""
        return False

    def copy_file(self, dirty: bool = False) -> None:
        """Write it into the site."""
        if not dirty:
            self.write()

    def write(self) -> None:
        """Write it into the site, now."""
        write(self.abs_dest_path, self.content_bytes)


def write(path: str | Path, content: bytes) -> None:
    """Write a file into the site; its folder is there but for the first file in it."""
    try:
        # there are twenty thousand: without a buffer each takes the system half as many calls
        with open(path, "wb", buffering=0) as file:
            file.write(content)
    except FileNotFoundError:
        Path(path).parent.mkdir(parents=True, exist_ok=True)
        Path(path).write_bytes(content)


def _inclusion(where: str) -> InclusionLevel:
    """Pages of records stay out of the navigation (mkdocs.yml, not_in_nav); of other files nothing need be asked."""
    return InclusionLevel.UNDEFINED if where.endswith(".md") else InclusionLevel.INCLUDED


class _Way:
    """How this process makes the site; here, as MkDocs loads a second copy of each module that it has for a hook."""

    #: Whether the site is served from records that change.
    serving = False

    def __init__(self) -> None:
        #: What is wrong with what has been written since the site was good, a line each; shown while serving.
        self.trouble: list[str] = []


way = _Way()

#: The places of the files of each lot, as they were when it was last made.
_places: dict[str, tuple[str, ...]] = {}


class Lot:
    """Files that are made together, at the first wish for one of them.

    Where a lot is and what it holds is known from the last time that it was made: an edit to a record changes the
    content of such files, hardly ever their number, and their makers write all of them.
    """

    def __init__(self, name: str, make: Callable[[], Mapping[str, Content]], *, late: bool) -> None:
        self._name, self._make = name, cache(make)
        if not (late and name in _places):
            self._made()

    def _made(self) -> Mapping[str, Content]:
        made = self._make()
        _places[self._name] = tuple(made)
        return made

    @property
    def places(self) -> tuple[str, ...]:
        """Where in the site its files are."""
        return _places[self._name]

    def add_to(self, files: Files, config: MkDocsConfig) -> None:
        """Add its files to the site."""
        for where in self.places:
            files.append(MadeFile(config, where, partial(self._content, where)))

    def _content(self, where: str) -> Content:
        return self._made()[where]
