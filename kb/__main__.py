"""The commands for editors: ``python -m kb --help`` lists them."""

import argparse
import datetime as dt
import os
import re
import sys
from collections.abc import Sequence
from pathlib import Path as FilePath

from kb.as_on import on_day
from kb.base import Base, read_base
from kb.checks import below_floor, check, ids_kept
from kb.drafts import SCHEMA_COMMAND, new_record, schema_files, stale_schemas
from kb.ids import allocate, last_number, retire, retired_numbers
from kb.problems import Problem, nearest
from kb.reader import compose
from kb.readings import record_readings
from kb.verify import coverage, verify
from kb.vocabulary import Kind


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; the exit status is 1 where something is wrong."""
    options = _parser().parse_args(arguments)
    result: int = options.run(options)
    return result


def _parser() -> argparse.ArgumentParser:
    """The command line."""
    parser = argparse.ArgumentParser(prog="python -m kb", description="Commands for editors of the knowledge base.")
    parser.add_argument("--data", type=FilePath, default=FilePath("data"), help="folder of the records (data)")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    checking = commands.add_parser("check", help="check every record, or show only the problems of some files")
    checking.add_argument("files", nargs="*", help="show the problems of these files only")
    checking.set_defaults(run=_check)
    ids = commands.add_parser("ids", help="give an id to every statement that has none")
    ids.add_argument("files", nargs="*", type=FilePath, help="in these files only")
    ids.set_defaults(run=_ids)
    retiring = commands.add_parser("retire", help="enter numbers of deleted statements that no edition has kept")
    retiring.add_argument("numbers", nargs="+", type=_number, metavar="ML-NUMBER", help="the numbers: ML-0123")
    retiring.set_defaults(run=_retire)
    reading = commands.add_parser("read", help="enter the statements of some files as read a second time")
    reading.add_argument("files", nargs="+", type=FilePath, help="the files whose statements were all read")
    reading.add_argument("--changed", nargs="*", default=[], metavar="ML-NUMBER", help="those that the reading changed")
    reading.add_argument("--today", type=_day, default=dt.date.today(), help="the day of the reading")
    reading.set_defaults(run=_read)
    schema = commands.add_parser("schema", help="write the JSON Schemas for editors (data/schema/)")
    schema.add_argument("--check", action="store_true", help="only say which are stale")
    schema.set_defaults(run=_schema)
    new = commands.add_parser("new", help="write the commented draft of a record: new actors some-name")
    new.add_argument("kind", type=_kind, metavar="KIND", help="the kind of record, in the singular or plural")
    new.add_argument("id", help="its id: small letters, digits, hyphens")
    new.add_argument("--today", default=dt.date.today().isoformat(), help="the day to write as checked")
    new.set_defaults(run=_new)
    asking = commands.add_parser("as-on", help="say who held which post and what was there on a day")
    asking.add_argument("day", type=_day, help="the day: 2020-08-18")
    asking.set_defaults(run=_as_on)
    for name, run, text in (
        ("verify", _verify, "find every phrase in the text of its source (folder KB_SOURCES)"),
        ("coverage", _coverage, "print each paragraph of the stored texts with the statements that cite it"),
    ):
        command = commands.add_parser(name, help=text)
        command.add_argument("files", nargs="*", help="show these record files (verify) or texts (coverage) only")
        command.set_defaults(run=run)
    return parser


def _report(problems: Sequence[Problem], files: Sequence[str] = ()) -> int:
    """Print problems, then a count; 1 where there are any."""
    wanted = {FilePath(file).parts[-2:] for file in files}
    lost = [Problem(file, 1, 1, "", "expected a file, got nothing") for file in files if not FilePath(file).exists()]
    shown = [
        problem for problem in sorted([*problems, *lost]) if not files or FilePath(problem.file).parts[-2:] in wanted
    ]
    for problem in shown:
        print(problem)
    if shown:
        print(f"{len(shown)} problem{'s' if len(shown) > 1 else ''}", file=sys.stderr)
    return 1 if shown else 0


def all_problems(data: FilePath) -> tuple[Base, list[Problem]]:
    """The base at ``data`` with everything wrong with its files and with the whole."""
    base, problems = read_base(data)
    problems += check(base)
    problems += ids_kept(base, last_number(data), retired_numbers(data))
    problems += below_floor(base, _floors(data))
    return base, problems


def _floors(data: FilePath) -> dict[str, int]:
    """The least number of records of each kind, where the base has set any."""
    path = data / "floors.yml"
    found = compose(path, f"{data.name}/floors.yml").data if path.exists() else {}
    assert isinstance(found, dict), f"{path}: expected a number for each kind"
    return {kind: int(number) for kind, number in found.items()}


def _check(options: argparse.Namespace) -> int:
    base, problems = all_problems(options.data)
    status = _report(problems, options.files)
    if not status:
        print(f"{len(base.entries)} records, {len(base.placed)} statements: no problems")
    return status


def _ids(options: argparse.Namespace) -> int:
    files = options.files or sorted(options.data.glob("*/*.yml"))
    print(f"{allocate(options.data, files)} ids given")
    return 0


def _number(text: str) -> int:
    """The number of a statement: ML-0123."""
    match = re.fullmatch(r"ML-([0-9]{4,9})", text)
    if not match:
        raise argparse.ArgumentTypeError(f"expected a statement such as ML-0123, got '{text}'")
    return int(match.group(1))


def _retire(options: argparse.Namespace) -> int:
    print(f"{retire(options.data, options.numbers)} numbers retired")
    return 0


def _read(options: argparse.Namespace) -> int:
    count = record_readings(options.data, options.files, options.changed, options.today)
    print(f"{count} statements entered as read")
    return 0


def _kind(word: str) -> Kind:
    """A kind by its folder or its label: actors, actor, event."""
    known = {**{kind.label.lower(): kind for kind in Kind}, **{str(kind): kind for kind in Kind}}
    if word.lower() not in known:
        raise argparse.ArgumentTypeError(f"expected a kind of record, got '{word}'{nearest(word, known)}")
    return known[word.lower()]


def _day(text: str) -> dt.date:
    """A day in full."""
    try:
        return dt.date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"expected a day such as 2020-08-18, got '{text}'") from None


def _as_on(options: argparse.Namespace) -> int:
    base, problems = read_base(options.data)
    group = ""
    for presence, answer in on_day(base, options.day):
        if presence.group != group:
            group = presence.group
            print(group)
        mark = "possibly " if answer == "possibly" else ""
        detail = f", {presence.detail}" if presence.detail else ""
        print(f"  {mark}{presence.words}{detail} ({presence.dated}) {' '.join(presence.statements)}")
    return _report(problems)


def _new(options: argparse.Namespace) -> int:
    try:
        print(new_record(options.data, options.kind, options.id, options.today))
    except ValueError as error:
        print(error, file=sys.stderr)
        return 1
    return 0


def _schema(options: argparse.Namespace) -> int:
    folder = options.data / "schema"
    stale = stale_schemas(folder)
    if options.check:
        for name in stale:
            print(f'{folder / name}: stale: run "{SCHEMA_COMMAND}"')
        return 1 if stale else 0
    folder.mkdir(exist_ok=True)
    for name, content in schema_files().items():
        (folder / name).write_text(content, encoding="utf-8")
    print(f"{len(stale)} schemas written anew")
    return 0


def _sources() -> FilePath:
    """The folder of stored texts, from KB_SOURCES."""
    folder = os.environ.get("KB_SOURCES")
    if not folder or not FilePath(folder).is_dir():
        raise SystemExit("KB_SOURCES: expected a folder with the texts of the sources, got " + (folder or "nothing"))
    return FilePath(folder)


def _verify(options: argparse.Namespace) -> int:
    base, _ = read_base(options.data)
    outcome = verify(base, _sources())
    status = _report(outcome.problems, options.files)
    print(
        f"{outcome.found} phrases found, {len(outcome.problems)} not;"
        f" {outcome.not_held} in sources whose text is not held"
    )
    return status


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


if __name__ == "__main__":
    sys.exit(main())
