"""Single faults put into the code, and whether the tests notice: python -m tests.mutate [100 40 30] [SEED].

Python's faults are those of Cosmic Ray; templates and scripts have a short list of operators here.  All happens in a
copy of the project.  Ends with the share noticed and every fault that was not.
"""

import random
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

from cosmic_ray.mutating import mutate_code
from cosmic_ray.plugins import get_operator

ROOT = Path(__file__).parent.parent
SECONDS = 300
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
#: The quickest first; the first that fails ends the trial.
TESTS = {
    "kb": ["tests/site/test_blessed.py", "tests/model", "tests/store", "tests/checks/test_rules.py",
           "tests/cite/test_citations.py", "tests/answers", "tests/evidence",
           "tests/checks/test_broken_base.py", "tests/pictures"],
    "templates": ["tests/site/test_blessed.py"],
    "browser": ["tests/browser/test_modules.py", "tests/browser/test_lists.py", "tests/browser/test_reviews.py",
                "tests/browser/test_copying.py", "tests/browser/test_as_on.py", "tests/browser/test_search.py"],
}  # fmt: skip

Fault = tuple[str, str, str]
"""File, what was done, the new text."""


def python_faults(folder: Path, rng: random.Random) -> Iterator[Fault]:
    """Faults of Python, at random."""
    files = sorted(folder.glob("kb/*/*.py"))
    while True:
        path, name = rng.choice(files), rng.choice(OPERATORS)
        before = path.read_text("utf-8")
        places = 0
        while places < 200 and mutate_code(before, get_operator(f"core/{name}")(), places) is not None:
            places += 1
        if places:
            nth = rng.randrange(places)
            after = mutate_code(before, get_operator(f"core/{name}")(), nth)
            yield str(path.relative_to(folder)), f"{name} {nth}: {_first_change(before, after)}", after


def textual_faults(folder: Path, rng: random.Random, kind: str) -> Iterator[Fault]:
    """Faults of templates or scripts, at random."""
    files = sorted([*folder.glob(f"{kind}/**/*.html"), *folder.glob(f"{kind}/**/*.js")])
    while True:
        path = rng.choice(files)
        before = path.read_text("utf-8")
        pattern, put = rng.choice([*TEXTUAL[kind], (r"^(?!\s*(?://|/?\*|\{#|import|export|\}|$)).+\n", "")])
        if found := list(re.finditer(pattern, before, re.MULTILINE)):
            at = rng.choice(found)
            after = before[: at.start()] + put + before[at.end() :]
            yield str(path.relative_to(folder)), _first_change(before, after), after


def _first_change(before: str, after: str) -> str:
    """The first line that differs, as it was and as it is."""
    pairs = zip(before.splitlines(), after.splitlines(), strict=False)
    number, (old, new) = next(((n, pair) for n, pair in enumerate(pairs, 1) if pair[0] != pair[1]), (0, ("", "")))
    return f"line {number}: {old.strip()[:90]} → {new.strip()[:90]}"


def noticed(folder: Path, tests: list[str]) -> str:
    """What a test that fails, or does not end, says; nothing where none does."""
    known = [test for test in tests if (folder / test).exists()]
    command = [sys.executable, "-m", "pytest", "-q", "-x", "-p", "no:cacheprovider", *known]
    try:
        done = subprocess.run(command, cwd=folder, capture_output=True, text=True, timeout=SECONDS, check=False)
    except subprocess.TimeoutExpired:
        return f"no end in {SECONDS} s"
    return done.stdout[-2000:] if done.returncode else ""


def trial(folder: Path, kind: str, faults: Callable[[], Iterator[Fault]], count: int) -> str:
    """Try ``count`` faults; says how many were noticed and which were not."""
    survivors: list[str] = []
    source = faults()
    for number in range(1, count + 1):
        name, what, after = next(source)
        path = folder / name
        before = path.read_text("utf-8")
        path.write_text(after, "utf-8")
        seen = noticed(folder, TESTS[kind])
        path.write_text(before, "utf-8")
        survivors += [] if seen else [f"  {name}: {what}"]
        print(f"{kind} {number}: {'noticed' if seen else 'NOT NOTICED'}  {name}: {what}", flush=True)
    lines = [f"{kind}: {count - len(survivors)} of {count} noticed; not noticed:", *(survivors or ["  none"])]
    return "\n".join(lines)


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
    """Try as many faults of each sort as asked (100 40 30) with the seed (1)."""
    asked = [int(word) for word in sys.argv[1:]]
    counts, seed = (asked[:3] if len(asked) >= 3 else [100, 40, 30]), asked[3] if len(asked) > 3 else 1
    with tempfile.TemporaryDirectory() as place:
        folder = copied(Path(place))
        makers = {
            "kb": lambda: python_faults(folder, random.Random(seed)),
            "templates": lambda: textual_faults(folder, random.Random(seed), "templates"),
            "browser": lambda: textual_faults(folder, random.Random(seed), "browser"),
        }
        tried = [item for item in zip(makers.items(), counts, strict=True) if item[1]]
        for (kind, _), _ in tried:
            said = noticed(folder, TESTS[kind])
            assert not said, f"{kind}: a test fails without any fault\n{said}"
        reports = [trial(folder, kind, faults, count) for (kind, faults), count in tried]
    print("\n".join(reports))
    return 0


if __name__ == "__main__":
    sys.exit(main())
