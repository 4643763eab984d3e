"""Single faults put into the code, one at a time, and whether the tests notice: python -m tests.mutate --help.

Python's faults are those of Cosmic Ray, spread over the packages; templates and scripts have a short list of operators
here.  All happens in a copy of the project; the same seed tries the same faults.  The report ends with the share that
was noticed, what stands in tests/equivalent_faults.yml as no fault at all left out, and every fault that was not.
"""

import argparse
import random
import re
import shutil
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import cycle
from pathlib import Path

import parso
import yaml
from cosmic_ray.mutating import mutate_code
from cosmic_ray.plugins import get_operator

from tests.trials import Trials

ROOT = Path(__file__).parent.parent
EQUIVALENT = Path(__file__).parent / "equivalent_faults.yml"
#: Of Cosmic Ray's operators those whose faults people make; the others swap one arithmetic sign for another.
OPERATORS = [
    "AddNot", "ReplaceTrueWithFalse", "ReplaceFalseWithTrue", "ReplaceAndWithOr", "ReplaceOrWithAnd", "NumberReplacer",
    "ZeroIterationForLoop", "ReplaceBreakWithContinue", "ReplaceContinueWithBreak", "RemoveDecorator",
    "ReplaceComparisonOperator_Eq_NotEq", "ReplaceComparisonOperator_NotEq_Eq", "ReplaceComparisonOperator_Lt_LtE",
    "ReplaceComparisonOperator_LtE_Lt", "ReplaceComparisonOperator_Gt_GtE", "ReplaceComparisonOperator_GtE_Gt",
    "ReplaceComparisonOperator_Is_IsNot", "ReplaceComparisonOperator_IsNot_Is", "ReplaceBinaryOperator_Add_Sub",
    "ReplaceBinaryOperator_Sub_Add", "ReplaceUnaryOperator_Delete_Not", "ReplaceUnaryOperator_USub_UAdd",
]  # fmt: skip
#: Faults of templates and scripts: what is looked for and what takes its place; a line may also be dropped.
TEXTUAL = {
    "templates": [
        (r"(?<=\{% if )(?!not )", "not "), (r"(?<=\{%- if )(?!not )", "not "), (r' [a-z-]+="[^"{}]*"', ""),
        (r" == ", " != "), (r"\{\{ [a-z_.]+ \}\}", "x"), (r" and ", " or "), (r'href="', 'href="x'),
    ],
    "browser": [
        (r" === ", " !== "), (r" !== ", " === "), (r"(?<=if \()", "!"), (r" && ", " || "), (r" \|\| ", " && "),
        (r" < ", " <= "), (r" > ", " >= "), (r"\b\d+\b", "7"), (r"\btrue\b", "false"), (r" \+ ", " - "),
    ],
}  # fmt: skip
_LINE = (r"^(?!\s*(?:import|export|\}|$)).+\n", "")
#: Where a fault would be none.
_COMMENTS = {"templates": r"\{#.*?#\}", "browser": r"/\*.*?\*/|//[^\n]*"}
PARTS = {"python": "kb and hooks", "templates": "templates and theme", "scripts": "browser"}


@dataclass(frozen=True)
class Fault:
    """A file with one fault in it: the line, what stood there and what stands there now, and the whole new text."""

    file: str
    line: int
    change: str
    text: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}  {self.change}"


def _fault(folder: Path, path: Path, before: str, after: str) -> Fault:
    at = next((n for n, (old, new) in enumerate(zip(before, after, strict=False)) if old != new), len(after))
    start = before.rfind("\n", 0, at) + 1
    old, new = (text[max(start, at - 40) :].split("\n", 1)[0][:70].strip() for text in (before, after))
    return Fault(str(path.relative_to(folder)), before.count("\n", 0, at) + 1, f"{old} → {new}", after)


def python_faults(folder: Path, rng: random.Random) -> Iterator[Fault]:
    """Faults of Python, one for each package in turn."""
    packages = [path for path in sorted([*folder.glob("kb/*/"), folder / "hooks"]) if path.name != "__pycache__"]
    for package in cycle(packages):
        files = sorted(path for path in package.glob("*.py") if path.name != "__init__.py")
        path = rng.choices(files, weights=[path.stat().st_size for path in files])[0]
        before = path.read_text("utf-8")
        found = {name: count for name in OPERATORS if (count := _places(before, name))}
        if found:
            # a name is drawn before a place, lest numbers and conditions be all that is tried
            name = rng.choice(sorted(found))
            after = mutate_code(before, get_operator(f"core/{name}")(), rng.randrange(found[name]))
            if after is not None:
                yield _fault(folder, path, before, after)


def _places(text: str, operator: str) -> int:
    """At how many places Cosmic Ray's operator can put its fault."""
    operate = get_operator(f"core/{operator}")()
    left, count = [parso.parse(text)], 0
    while left:
        node = left.pop()
        count += len(list(operate.mutation_positions(node)))
        left += getattr(node, "children", [])
    return count


def textual_faults(folder: Path, rng: random.Random, kind: str) -> Iterator[Fault]:
    """Faults of templates or scripts, at random; longer files have more."""
    places = ["templates", "theme"] if kind == "templates" else [kind]
    files = sorted(path for place in places for path in folder.glob(f"{place}/**/*") if path.suffix in {".html", ".js"})
    while True:
        path = rng.choices(files, weights=[path.stat().st_size for path in files])[0]
        before = path.read_text("utf-8")
        comments = [found.span() for found in re.finditer(_COMMENTS[kind], before, re.DOTALL)]
        pattern, put = rng.choice([*TEXTUAL[kind], _LINE])
        found = [
            match
            for match in re.finditer(pattern, before, re.MULTILINE)
            if not any(start <= _begin(match) < end for start, end in comments)
        ]
        if found:
            at = rng.choice(found)
            yield _fault(folder, path, before, before[: at.start()] + put + before[at.end() :])


def _begin(match: re.Match[str]) -> int:
    """Where what is matched begins, after the spaces before it."""
    return match.end() - len(match.group().lstrip(" "))


class Equivalents:
    """The faults that are none: one by one, or all whose change a pattern of a ``kind`` matches."""

    def __init__(self) -> None:
        known = yaml.safe_load(EQUIVALENT.read_text("utf-8"))
        self._single = {(one["file"], one["change"]) for one in known if "change" in one}
        self._kinds = [re.compile(one["kind"]) for one in known if "kind" in one]

    def have(self, fault: Fault) -> bool:
        """Whether nobody could notice it."""
        return (fault.file, fault.change) in self._single or any(kind.search(fault.change) for kind in self._kinds)


def trial(trials: Trials, part: str, source: Iterator[Fault], count: int, until: float) -> str:
    """Try ``count`` faults, or those for which there is time; says how many were noticed and which were not."""
    equivalent = Equivalents()
    noticed, same, survivors, tried = 0, 0, list[str](), set[str]()
    while len(tried) < count and time.monotonic() < until:
        fault = next(source)
        if str(fault) in tried:
            continue
        tried.add(str(fault))
        if equivalent.have(fault):
            same += 1
            continue
        seen = trials.noticed(part, fault.file, fault.text)
        noticed, survivors = noticed + bool(seen), survivors + ([] if seen else [f"  {fault}"])
        print(f"{part} {len(tried)}: {seen or 'NOT NOTICED'}  {fault}", flush=True)
    share = 100 * noticed / max(1, noticed + len(survivors))
    head = f"{part}: {len(tried)} faults, {same} equivalent, {noticed} noticed ({share:.0f} %), {len(survivors)} not:"
    return "\n".join([head, *(survivors or ["  none"])])


def copied(folder: Path) -> Path:
    """The project without what it makes, in which nothing is wrong."""
    own = {".git", ".venv", "node_modules", "site", "editions"}

    def left_out(place: str, names: list[str]) -> set[str]:
        return own & set(names) if Path(place) == ROOT else {"__pycache__"}

    project = Path(shutil.copytree(ROOT, folder / "project", ignore=left_out, symlinks=True))
    for name in (".venv", "node_modules"):
        (project / name).symlink_to(ROOT / name)
    return project


def main() -> int:
    """Try faults of each part and print the report."""
    parser = argparse.ArgumentParser(prog="python -m tests.mutate", description=__doc__)
    for part, count in (("python", 100), ("templates", 60), ("scripts", 20)):
        parser.add_argument(f"--{part}", type=int, default=count, help=f"faults in {PARTS[part]} ({count})")
    parser.add_argument("--seed", type=int, default=1, help="another seed tries other faults (1)")
    parser.add_argument("--minutes", type=float, default=60, help="no fault is begun after so many minutes (60)")
    options = parser.parse_args()
    until = time.monotonic() + 60 * options.minutes
    with tempfile.TemporaryDirectory() as place:
        folder = copied(Path(place))
        sources = {
            "python": python_faults(folder, random.Random(options.seed)),
            "templates": textual_faults(folder, random.Random(options.seed), "templates"),
            "scripts": textual_faults(folder, random.Random(options.seed), "browser"),
        }
        asked = {part: count for part in PARTS if (count := getattr(options, part))}
        trials = Trials(folder, Path(place) / "sites")
        reports = [trial(trials, part, sources[part], count, until) for part, count in asked.items()]
    print("\n".join(reports))
    return 0


if __name__ == "__main__":
    sys.exit(main())
