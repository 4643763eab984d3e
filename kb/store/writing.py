"""Files written whole or not at all, and one command at a time."""

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock

#: Beside the records, hidden: whoever writes ledgers or numbers holds it.
LOCK = ".lock"


def write_whole(path: Path, text: str) -> None:
    """Put ``text`` in the place of the file at ``path``, its line ends as they are in ``text``.

    The old file stays as it was when the disk is full or the process is killed.  Raises ``OSError``.
    """
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="") as file:
            file.write(text)
        os.chmod(name, path.stat().st_mode if path.exists() else 0o644)
        os.replace(name, path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def read_as_it_stands(path: Path) -> str:
    """The text of a file with its own line ends and byte-order mark.  Raises ``OSError`` or ``UnicodeDecodeError``."""
    return path.read_bytes().decode("utf-8")


@contextmanager
def alone(data: Path) -> Iterator[None]:
    """Keep other commands from writing to the base at ``data`` for the while."""
    with FileLock(data / LOCK):
        yield
