"""Reading a file once for each of its states: while serving, one file changes and a thousand do not."""

from collections.abc import Callable
from functools import wraps
from pathlib import Path
from typing import Concatenate, ParamSpec, TypeVar

FileState = tuple[int, int, int]
"""What changes when a file does: its time, its size and its place on the disk."""
_Asked = ParamSpec("_Asked")
_Read = TypeVar("_Read")


def state_of(path: Path) -> FileState:
    """The state of the file at ``path``, of a link that of itself.  Raises ``OSError`` where there is none."""
    found = path.lstat()
    return found.st_mtime_ns, found.st_size, found.st_ino


def once_for_each_state(
    read: Callable[Concatenate[Path, _Asked], _Read],
) -> Callable[Concatenate[Path, _Asked], _Read]:
    """``read``, which is asked again only for a file in another state than at the last time; what it gave is shared.

    A file that is not there is left to ``read``.
    """
    known: dict[object, tuple[FileState, _Read]] = {}

    @wraps(read)
    def read_once(path: Path, /, *args: _Asked.args, **kwargs: _Asked.kwargs) -> _Read:
        try:
            state = state_of(path)
        except OSError:
            return read(path, *args, **kwargs)
        asked = (path, args, tuple(kwargs.items()))
        found = known.get(asked)
        if found is None or found[0] != state:
            found = known[asked] = state, read(path, *args, **kwargs)
        return found[1]

    return read_once
