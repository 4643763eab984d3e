"""Commands that write: numbers, the ledger of readings, drafts of records, schemas for editors."""

import argparse
import datetime as dt
import subprocess
import sys
from pathlib import Path as FilePath

from kb.commands import arguments
from kb.store.drafts import new_record
from kb.store.renaming import rename
from kb.store.schema_files import SCHEMA_COMMAND, schema_files, stale_schemas
from kb.store.second_readings import record_readings
from kb.store.statement_numbers import allocate, retire
from kb.store.writing import write_whole
from kb.store.yaml_documents import BadFileError


def add_to(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add ids, retire, read, new, rename and schema."""
    ids = commands.add_parser("ids", help="give an id to every statement that has none")
    ids.add_argument("files", nargs="*", type=FilePath, help="in these files only")
    ids.set_defaults(run=_ids)
    retiring = commands.add_parser("retire", help="enter numbers of deleted statements that no edition has kept")
    retiring.add_argument(
        "numbers", nargs="+", type=arguments.statement_number, metavar="ML-NUMBER", help="the numbers: ML-0123"
    )
    retiring.set_defaults(run=_retire)
    reading = commands.add_parser("read", help="enter the statements of some files as read a second time")
    reading.add_argument("files", nargs="+", type=FilePath, help="the files whose statements were all read")
    reading.add_argument("--changed", nargs="*", default=[], metavar="ML-NUMBER", help="those that the reading changed")
    reading.add_argument("--today", type=arguments.day, default=dt.date.today(), help="the day of the reading")
    reading.set_defaults(run=_read)
    new = commands.add_parser("new", help="write the commented draft of a record: new actors some-name")
    new.add_argument("kind", type=arguments.kind, metavar="KIND", help="the kind of record, in the singular or plural")
    new.add_argument("id", help="its id: small letters, digits, hyphens")
    new.add_argument("--today", type=arguments.day, default=dt.date.today(), help="the day to write as checked")
    new.set_defaults(run=_new)
    renaming = commands.add_parser("rename", help="give a record another id, in every file that names it")
    renaming.add_argument("old", help="its id now")
    renaming.add_argument("new", help="its id from now on; the old one leads to it")
    renaming.add_argument("--docs", type=FilePath, default=FilePath("docs"), help="folder of the documents (docs)")
    renaming.set_defaults(run=_rename)
    schema = commands.add_parser("schema", help="write the JSON Schemas for editors (data/schema/)")
    schema.add_argument("--check", action="store_true", help="only say which are stale")
    schema.set_defaults(run=_schema)


def _ids(options: argparse.Namespace) -> int:
    files = options.files or sorted(options.data.glob("*/*.yml"))
    given = allocate(options.data, files, _committed(options.data))
    for file, old, new in given.renumbered:
        print(f"{file}: {old} is borne by another statement and is {new} now: mend where it is named")
    for file in given.drafts:
        print(f"{file}: a statement still has the words of the draft, and gets no number")
    print(f"{given.count} ids given")
    return 0


def _committed(data: FilePath) -> set[tuple[str, str]]:
    """Pairs of file and statement id that the last commit has: of two statements with a number, it keeps that one."""
    command = ["git", "grep", "-oE", "id: *ML-[0-9]{4,6}", "HEAD", "--", "*.yml"]
    try:
        listed = subprocess.run(command, cwd=data, capture_output=True, text=True, check=False).stdout
    except OSError:
        return set()
    found = (line.rsplit(":", 2) for line in listed.splitlines())
    return {(path.removeprefix("HEAD:"), id_.strip()) for path, _, id_ in found}


def _retire(options: argparse.Namespace) -> int:
    print(f"{retire(options.data, options.numbers)} numbers retired")
    return 0


def _read(options: argparse.Namespace) -> int:
    count = record_readings(options.data, options.files, options.changed, options.today)
    print(f"{count} statements entered as read")
    return 0


def _new(options: argparse.Namespace) -> int:
    try:
        print(new_record(options.data, options.kind, options.id, options.today.isoformat()))
    except ValueError as error:
        print(error, file=sys.stderr)
        return 1
    return 0


def _rename(options: argparse.Namespace) -> int:
    try:
        for file in rename(options.data, options.docs, options.old, options.new):
            print(file)
    except (ValueError, BadFileError) as error:
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
        write_whole(folder / name, content)
    print(f"{len(stale)} schemas written anew")
    return 0
