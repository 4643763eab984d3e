"""What tests of editions share: the commands, and edits of records as an editor makes them."""

from pathlib import Path

from kb.__main__ import main

GUARD, MINISTRY, DECREE = "forces/guard.yml", "actors/ministry-interior.yml", "instruments/decree-2021-7.yml"


def run(data: Path, *arguments: str) -> int:
    """The exit status of a command on the base at ``data``."""
    return main(["--data", str(data), *arguments])


def edit(data: Path, file: str, old: str, new: str) -> None:
    """Put ``new`` in the place of the first ``old`` in a file of the base."""
    path = data / file
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")
