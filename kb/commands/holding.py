"""The command for a text that an editor had again: what is kept of it is hashes of the passages cited."""

import argparse
import datetime as dt
import sys
from pathlib import Path as FilePath

from kb.commands import arguments
from kb.evidence.recorded_quotations import bare
from kb.evidence.seen_passages import Holding, hold, own_addresses, without_changed
from kb.model.partial_dates import Moment
from kb.model.passages import Extent, SeenText
from kb.model.record_types import Kind
from kb.store.base import Base, read_base
from kb.store.passage_files import read_passages, write_passages
from kb.store.problems import nearest
from kb.store.writing import alone
from kb.store.yaml_documents import plain_text


def add_to(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add hold."""
    holding = commands.add_parser("hold", help="keep hashes of the cited passages of a text that was had again")
    holding.add_argument("source", help="id of the source")
    holding.add_argument(
        "text", nargs="?", type=FilePath, help="its text; without, only passages whose phrase has changed are dropped"
    )
    holding.add_argument("--from", dest="address", help="the address from which the text came")
    holding.add_argument("--kept-by", help="who keeps this copy, where the address is none of the source's own")
    holding.add_argument("--whole", action="store_true", help="the text is the whole source, not an excerpt")
    holding.add_argument("--seen", type=arguments.day, default=dt.date.today(), help="the day on which it was had")
    holding.set_defaults(run=_hold)


def _hold(options: argparse.Namespace) -> int:
    base, _ = read_base(options.data)
    if said := _refused(options, base):
        print(said, file=sys.stderr)
        return 1
    with alone(options.data):
        kept, problems = read_passages(options.data)
        name = f"{options.source}.yml"
        if wrong := [str(problem) for problem in problems if FilePath(problem.file).name == name]:
            print("\n".join(wrong), file=sys.stderr)
            return 1
        known = next((one.texts.texts for one in kept if one.source == options.source), [])
        outcome = _outcome(options, base, known)
        write_passages(options.data, options.source, outcome.texts)
    return _told(options, outcome)


def _refused(options: argparse.Namespace, base: Base) -> str:
    """Why the command cannot be carried out; nothing where it can."""
    sources = {entry.id for entry in base.of_kind(Kind.SOURCES)}
    if options.source not in sources:
        return f"expected the id of a source, got '{options.source}'{nearest(options.source, sources)}"
    if options.text is None:
        return ""
    if not options.address:
        return "--from: expected the address from which the text came, got nothing"
    if not options.kept_by and bare(options.address) not in own_addresses(base, options.source):
        return f"--from: expected an address of '{options.source}', or --kept-by with it, got '{options.address}'"
    return ""


def _outcome(options: argparse.Namespace, base: Base, known: list[SeenText]) -> Holding:
    if options.text is None:
        return without_changed(base, options.source, known)
    new = SeenText.model_construct(
        seen=Moment(options.seen.isoformat()),
        address=options.address,
        kept_by=options.kept_by,
        extent=Extent.WHOLE if options.whole else Extent.EXCERPT,
    )
    return hold(base, options.source, plain_text(options.text, str(options.text)), new, known)


def _told(options: argparse.Namespace, outcome: Holding) -> int:
    """Print what was found and what not; 1 where a whole text lacks a phrase, which one of the two must explain."""
    for placed, citation in outcome.missing:
        print(f"{placed.entry.document.file}: {placed.id}: not in the text: '{citation.phrase}'")
    for statement in outcome.dropped:
        print(f"{statement}: dropped, as its phrase has changed")
    if options.text is not None:
        print(f"{options.source}: {len(outcome.found)} phrases found, {len(outcome.missing)} still to be found")
    return 1 if options.whole and outcome.missing else 0
