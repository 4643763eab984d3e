"""Commands for editions: what changed, what was told, cutting one, keeping its built site."""

import argparse
import datetime as dt
import re
import sys
from pathlib import Path as FilePath

from kb.answers.edition_differences import differences
from kb.checks.rules import all_problems
from kb.cite.editions import read_edition
from kb.commands import arguments
from kb.commands.report import report
from kb.model.kept_editions import KeptEdition, Rewording
from kb.model.partial_dates import Moment
from kb.pages.name_links import Speller
from kb.publish.changelog import entry, with_entry
from kb.publish.citation_file import citation_file
from kb.publish.frozen_editions import freeze, keep_in_git, place
from kb.store.base import Base, Placed, read_base
from kb.store.kept_editions import (
    FOLDER,
    as_edition,
    edition_order,
    kept,
    kept_numbers,
    mark,
    read_kept,
    read_told,
    same_words,
    write_kept,
    write_told,
)
from kb.store.writing import alone, write_whole

NOW = "now"
_TAKEN = (
    "edition {number} is kept already and holds other records: take the next number, "
    "or delete data/{folder}/{number}.json if it has never been published"
)


def add_to(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add diff, reword, moved, edition, freeze and place."""
    diff = commands.add_parser("diff", help="list what changed between two editions: diff 2026.2 now")
    diff.add_argument("old", help="an edition that the base keeps")
    diff.add_argument("new", nargs="?", default=NOW, help="a later one, or now")
    diff.set_defaults(run=_diff)
    reword = commands.add_parser("reword", help="tell that a statement says the same in other words")
    reword.add_argument("id", type=arguments.statement_id, metavar="ML-NUMBER", help="the statement, changed already")
    reword.add_argument("--why", required=True, type=arguments.reason, help="why, for those who have cited it")
    reword.add_argument("--today", type=arguments.day, default=dt.date.today(), help="the day to write")
    reword.set_defaults(run=_reword)
    moved = commands.add_parser("moved", help="tell that another record holds a statement now")
    moved.add_argument("id", type=arguments.statement_id, metavar="ML-NUMBER", help="the statement, moved already")
    moved.set_defaults(run=_moved)
    edition = commands.add_parser("edition", help="cut an edition: its file, its number, its entry in the changelog")
    edition.add_argument("number", type=arguments.edition, help="year and counter: 2026.2")
    edition.add_argument("--today", type=arguments.day, default=dt.date.today(), help="the day of the edition")
    edition.set_defaults(run=_edition)
    freezing = commands.add_parser("freeze", help="keep the built site as the edition that it is")
    placing = commands.add_parser("place", help="put the kept editions into the built site, as ed/")
    for command, run, order in ((freezing, _freeze, ("site", "store")), (placing, _place, ("store", "site"))):
        for name in order:
            text = {"site": "folder of the built site", "store": "folder of the kept editions"}[name]
            command.add_argument(name, type=FilePath, help=text)
        command.set_defaults(run=run)
    freezing.add_argument("number", type=arguments.edition, help="the edition that the site must be")


def _diff(options: argparse.Namespace) -> int:
    base, _ = read_base(options.data)
    old, new = (_as_named(options.data, base, number) for number in (options.old, options.new))
    if old is None or new is None:
        return 1
    speller, heading = Speller(base), ""
    for difference in differences(old, new):
        if difference.change.label != heading:
            heading = difference.change.label
            print(heading)
        why = f"  (why: {difference.after.why})" if difference.after and difference.after.why else ""
        print(f"  {difference.id}  {difference.record}  {speller.plain(difference.text)}{why}")
    return 0


def _as_named(data: FilePath, base: Base, number: str) -> KeptEdition | None:
    """The kept edition ``number``, or the base as it is now; ``None``, with a message, where there is none."""
    if number == NOW:
        return as_edition(base, "9999.1", Moment(dt.date.max.replace(year=2999).isoformat()), read_told(data)[0])
    found, problems = read_kept(data, number)
    report(problems)
    if problems:
        print(f"kept are: {', '.join(kept_numbers(data)) or 'none'}", file=sys.stderr)
    return found


def _kept_statement(options: argparse.Namespace) -> tuple[Placed, KeptEdition] | None:
    """The statement of the command line with the newest edition, which has it; ``None``, with a message, otherwise."""
    base, _ = read_base(options.data)
    numbers = kept_numbers(options.data)
    newest = read_kept(options.data, numbers[-1])[0] if numbers else None
    placed = base.statements.get(options.id)
    if placed and newest and options.id in newest.statements:
        return placed, newest
    which = newest.number if newest else "none kept yet"
    print(f"expected a statement of the newest edition ({which}), got {options.id}", file=sys.stderr)
    return None


def _reword(options: argparse.Namespace) -> int:
    found = _kept_statement(options)
    if found is None:
        return 1
    placed, newest = found
    now, before = kept(placed), newest.statements[options.id]
    changed = not same_words(before, now)
    with alone(options.data):
        told, _ = read_told(options.data)
        rewordings = {id_: one for id_, one in told.reworded.items() if id_ != options.id}
        if changed:
            day = Moment(options.today.isoformat())
            rewordings[options.id] = Rewording(mark=mark(placed), day=day, why=options.why)
        write_told(options.data, told.model_copy(update={"reworded": rewordings}))
    if changed:
        print(f"{options.id}: told")
        return 0
    print(f"{options.id} says what edition {newest.number} has: nothing is told of it", file=sys.stderr)
    return 1


def _moved(options: argparse.Namespace) -> int:
    found = _kept_statement(options)
    if found is None:
        return 1
    placed, newest = found
    before = newest.statements[options.id].record
    if before == placed.entry.id:
        print(f"{options.id} is where edition {newest.number} has it, in '{before}'", file=sys.stderr)
        return 1
    with alone(options.data):
        told, _ = read_told(options.data)
        write_told(options.data, told.model_copy(update={"moved": {**told.moved, options.id: before}}))
    print(f"{options.id}: '{before}' leads to '{placed.entry.id}'")
    return 0


def _edition(options: argparse.Namespace) -> int:
    """Write all that an edition needs, beside the records: whoever cuts it reads and commits that."""
    base, problems = all_problems(options.data)
    if problems:
        return report(problems)
    numbers = [number for number in kept_numbers(options.data) if number != options.number]
    if numbers and edition_order(options.number) <= edition_order(numbers[-1]):
        print(f"expected a number after {numbers[-1]}, got {options.number}", file=sys.stderr)
        return 1
    with alone(options.data):
        told, _ = read_told(options.data)
        new = as_edition(base, options.number, Moment(options.today.isoformat()), told)
        if options.number in kept_numbers(options.data):
            same, _ = read_kept(options.data, options.number)
            if same is None or same.records != new.records:
                print(_TAKEN.format(number=options.number, folder=FOLDER), file=sys.stderr)
                return 1
        old = read_kept(options.data, numbers[-1])[0] if numbers else None
        print(write_kept(options.data, new))
        write_told(options.data, told.model_copy(update={"reworded": {}}))
        _put_number(options.data / "edition.yml", options.number, options.today)
    _write_beside(options.data, new.number, entry(old, new, Speller(base)))
    return 0


def _put_number(path: FilePath, number: str, day: dt.date) -> None:
    text = re.sub(r"(?m)^number:.*$", f'number: "{number}"', path.read_text(encoding="utf-8"))
    write_whole(path, re.sub(r"(?m)^date:.*$", f"date: {day.isoformat()}", text))


def _write_beside(data: FilePath, number: str, written: str) -> None:
    """The files of the repository that name the edition, where it has them."""
    root = data.resolve().parent
    changelog, project, citation = root / "CHANGELOG.md", root / "pyproject.toml", root / "CITATION.cff"
    if changelog.exists():
        write_whole(changelog, with_entry(changelog.read_text(encoding="utf-8"), number, written))
    if project.exists():
        text = project.read_text(encoding="utf-8")
        write_whole(project, re.sub(r'(?m)^version = ".*"$', f'version = "{number}"', text, count=1))
    if citation.exists():
        known = re.search(r"(?m)^url: (.*)$", citation.read_text(encoding="utf-8"))
        edition = read_edition(data, known.group(1) if known else "https://mali-ssr-background.example.org/")
        write_whole(citation, citation_file(edition))


def _freeze(options: argparse.Namespace) -> int:
    number, built = options.number, (options.site / "editions.js").read_text(encoding="utf-8")
    if f'"newest":"{number}","draft":""' not in built:
        print(f"{options.site}: expected the site of edition {number}, got another or a draft", file=sys.stderr)
        return 1
    options.store.mkdir(parents=True, exist_ok=True)
    new, size = freeze(options.site, options.store, number)
    print(f"{options.store / number}: {new} files that no earlier edition has, {size:,} bytes")
    print(keep_in_git(options.store, f"edition {number}"))
    return 0


def _place(options: argparse.Namespace) -> int:
    print(f"{place(options.store, options.site)} editions placed in {options.site}")
    return 0
