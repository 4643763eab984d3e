"""How problems are printed."""

import sys
from collections.abc import Sequence
from pathlib import Path as FilePath

from kb.store.problems import Problem


def report(problems: Sequence[Problem], files: Sequence[str] = ()) -> int:
    """Print problems, of ``files`` only where some are named, then a count; 1 where there are any."""
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
