"""Commands that check: records, phrases in stored texts, paragraphs that bear statements."""

import argparse
import os
from pathlib import Path as FilePath

from kb.checks.rules import all_problems
from kb.commands.report import report
from kb.evidence.quotations import coverage, verify
from kb.evidence.recorded_quotations import recorded
from kb.store.base import read_base
from kb.store.passage_files import read_passages


def add_to(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add check, verify and coverage."""
    checking = commands.add_parser("check", help="check every record, or show only the problems of some files")
    checking.add_argument("files", nargs="*", help="show the problems of these files only")
    checking.set_defaults(run=_check)
    for name, run, text in (
        ("verify", _verify, "find every phrase in the text of its source (folder KB_SOURCES)"),
        ("coverage", _coverage, "print each paragraph of the stored texts with the statements that cite it"),
    ):
        command = commands.add_parser(name, help=text)
        command.add_argument("files", nargs="*", help="show these record files (verify) or texts (coverage) only")
        command.set_defaults(run=run)


def _check(options: argparse.Namespace) -> int:
    base, problems = all_problems(options.data)
    status = report(problems, options.files)
    if not status:
        print(f"{len(base.entries)} records, {len(base.placed)} statements: no problems")
    return status


def _sources() -> FilePath:
    """The folder of stored texts, from KB_SOURCES."""
    folder = os.environ.get("KB_SOURCES")
    if not folder or not FilePath(folder).is_dir():
        raise SystemExit("KB_SOURCES: expected a folder with the texts of the sources, got " + (folder or "nothing"))
    return FilePath(folder)


def _verify(options: argparse.Namespace) -> int:
    base, _ = read_base(options.data)
    seen, unreadable = read_passages(options.data)
    outcome = verify(base, _sources(), _quotations(), seen, _folder("KB_TEXTS"))
    problems = [*outcome.problems, *unreadable]
    status = report(problems, options.files)
    print(
        f"{outcome.found} phrases found in texts held, {outcome.recorded} in quotations recorded and"
        f" {outcome.seen} in passages seen again ({outcome.share:.1%});"
        f" {len(problems)} problems; {outcome.not_held} phrases that can be held against none"
    )
    return status


def _folder(variable: str) -> FilePath | None:
    """The folder that a variable names; ``None`` where it is not set."""
    name = os.environ.get(variable)
    if name and not FilePath(name).is_dir():
        raise SystemExit(f"{variable}: expected a folder, got {name}")
    return FilePath(name) if name else None


def _quotations() -> dict[str, list[str]]:
    """The quotations recorded in the folder KB_QUOTATIONS; none where it is not set."""
    folder = _folder("KB_QUOTATIONS")
    try:
        return recorded(folder) if folder else {}
    except ValueError as error:
        raise SystemExit(str(error)) from None


def _coverage(options: argparse.Namespace) -> int:
    base, _ = read_base(options.data)
    missing = 0
    for name, paragraphs in coverage(base, _sources()).items():
        if options.files and name not in options.files:
            continue
        print(name)
        for covered in paragraphs:
            paragraph = covered.paragraph
            lacks = covered.carries_facts and not covered.statements
            missing += lacks
            mark = "!" if lacks else " " if covered.carries_facts else "-"
            print(f"{mark} {covered.statements:3d}  {paragraph.locator}  {paragraph.text[:80]}")
    print(f"{missing} paragraphs that carry facts have no statement")
    return 1 if missing else 0
