"""Commands that answer questions about the base."""

import argparse

from kb.answers.as_on import on_day
from kb.commands import arguments
from kb.commands.report import report
from kb.store.base import read_base


def add_to(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add as-on."""
    asking = commands.add_parser("as-on", help="say who held which post and what was there on a day")
    asking.add_argument("day", type=arguments.day, help="the day: 2020-08-18")
    asking.set_defaults(run=_as_on)


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
    return report(problems)
