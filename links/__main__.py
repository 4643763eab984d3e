"""``make links``: ask every address in the records for an answer, and say which do not give one.

Nothing fails where an address does not answer: the exit status is 0 whenever the question could be asked.
The file ``links/last-good.tsv`` keeps the day on which each address last answered.
"""

import argparse
import datetime as dt
import sys
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from kb.store.base import read_base
from links.addresses import addresses
from links.answers import BAD, Answer, Outcome, ask

ROOT = Path(__file__).parent.parent
#: What the word for each outcome tells an editor to do.
ADVICE = {
    Outcome.DEAD: "dead: look for an archived copy, and give it in the record",
    Outcome.MOVED: "moved: the record may give the new address",
    Outcome.BLOCKED: "blocked: the host refuses programs; look with a browser",
    Outcome.UNREACHABLE: "unreachable now: nothing to do unless it stays so",
}


def main(arguments: Sequence[str] | None = None) -> int:
    """Ask, report, remember."""
    parser = argparse.ArgumentParser(prog="python -m links", description=__doc__)
    parser.add_argument("--data", type=Path, default=ROOT / "data", help="folder of the records (data)")
    parser.add_argument("--memory", type=Path, default=ROOT / "links" / "last-good.tsv", help="what is remembered")
    parser.add_argument("--today", type=dt.date.fromisoformat, default=dt.date.today(), help="the day to remember")
    parser.add_argument("--timeout", type=int, default=20, help="seconds given to each address (20)")
    options = parser.parse_args(arguments)
    base, _ = read_base(options.data)
    places = addresses(base)
    try:
        answers = ask(places, options.timeout)
    except OSError as error:
        print(f"lychee cannot be run: {error}", file=sys.stderr)
        return 1
    known = remembered(options.memory)
    known |= {a.address: options.today.isoformat() for a in answers if a.outcome not in BAD}
    remember(options.memory, {address: day for address, day in known.items() if address in places})
    print("\n".join(report(answers, places, known)))
    return 0


def report(answers: Iterable[Answer], places: Mapping[str, Sequence[str]], known: Mapping[str, str]) -> list[str]:
    """The lines to print: by outcome, each address with where it stands and when it last answered."""
    listed = sorted(answers, key=lambda answer: answer.address)
    lines: list[str] = []
    for outcome, advice in ADVICE.items():
        found = [answer for answer in listed if answer.outcome == outcome]
        lines += ["", f"{len(found)} {advice}"] if found else []
        for answer in found:
            last = known.get(answer.address, "never seen to answer")
            lines.append(f"  {answer.address}  ({answer.told}; last good: {last}; {', '.join(places[answer.address])})")
    good = sum(answer.outcome == Outcome.GOOD for answer in listed)
    return [*lines, "", f"{good} of {len(listed)} addresses answer as they stand"]


def remembered(memory: Path) -> dict[str, str]:
    """The day on which each address last answered, from the file."""
    text = memory.read_text(encoding="utf-8") if memory.exists() else ""
    rows = (line.split("\t") for line in text.splitlines())
    return {row[0]: row[1] for row in rows if len(row) == 2}


def remember(memory: Path, days: Mapping[str, str]) -> None:
    """Write the file, a line for each address, in their order."""
    memory.write_text("".join(f"{a}\t{day}\n" for a, day in sorted(days.items())), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    sys.exit(main())
