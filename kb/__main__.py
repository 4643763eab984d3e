"""The commands for editors: ``python -m kb --help`` lists them."""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path as FilePath

from kb.commands import asking, checking, editing


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; the exit status is 1 where something is wrong."""
    options = parser().parse_args(arguments)
    result: int = options.run(options)
    return result


def parser() -> argparse.ArgumentParser:
    """The command line."""
    whole = argparse.ArgumentParser(prog="python -m kb", description="Commands for editors of the knowledge base.")
    whole.add_argument("--data", type=FilePath, default=FilePath("data"), help="folder of the records (data)")
    commands = whole.add_subparsers(required=True, metavar="COMMAND")
    for group in (checking, editing, asking):
        group.add_to(commands)
    return whole


if __name__ == "__main__":
    sys.exit(main())
