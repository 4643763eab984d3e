"""The commands for editors: ``python -m kb --help`` lists them."""

import argparse
import os
import sys
from collections.abc import Sequence
from pathlib import Path as FilePath

from kb.commands import asking, checking, editing, editions, holding
from kb.store.yaml_documents import BadFileError


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; the exit status is 1 where something is wrong, 2 where the command cannot be carried out."""
    options = parser().parse_args(arguments)
    try:
        result: int = options.run(options)
        sys.stdout.flush()
    except BrokenPipeError:
        # who reads along has read enough; what Python still holds back must not complain at exit
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    except BadFileError as bad:
        print(bad.problem, file=sys.stderr)
        return 2
    except OSError as error:
        print(f"{error.filename or 'the data'}: {error.strerror or error}", file=sys.stderr)
        return 2
    return result


def parser() -> argparse.ArgumentParser:
    """The command line."""
    whole = argparse.ArgumentParser(prog="python -m kb", description="Commands for editors of the knowledge base.")
    whole.add_argument("--data", type=FilePath, default=FilePath("data"), help="folder of the records (data)")
    commands = whole.add_subparsers(required=True, metavar="COMMAND")
    for group in (checking, editing, holding, asking, editions):
        group.add_to(commands)
    return whole


def _for_any_console() -> None:
    """Let a console that lacks a character show an escape and go on."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")


if __name__ == "__main__":
    _for_any_console()
    sys.exit(main())
