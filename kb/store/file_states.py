"""Whether a file has changed since it was read: while serving, one file changes and a thousand do not."""

from pathlib import Path

FileState = tuple[int, int, int]
"""What changes when a file does: its time, its size and its place on the disk."""


def state_of(path: Path) -> FileState:
    """The state of the file at ``path``, of a link that of itself."""
    found = path.lstat()
    return found.st_mtime_ns, found.st_size, found.st_ino
