"""Mutations for as long as told: python -m tests.fuzz MINUTES.  What passes the check is built as well, in its turn.

Ends with the figures; with status 1, and every fault with the smallest input found for it, where there was one.
"""

import resource
import sys
import tempfile
import time
import traceback
from dataclasses import dataclass, field
from pathlib import Path

from hypothesis import HealthCheck, Phase, given, seed, settings

from tests.built import build
from tests.fuzz.mutations import WHOLE, Files, changes, write
from tests.fuzz.properties import judged

BATCH = 200
#: Of the time, so much at most goes into building sites.
BUILDING = 0.4


@dataclass
class Figures:
    """What was tried, and what came of it."""

    begun: float = field(default_factory=time.monotonic)
    tried: int = 0
    whole: int = 0
    built: int = 0
    building: float = 0.0
    slowest: float = 0.0
    faults: dict[str, str] = field(default_factory=dict)

    def __str__(self) -> str:
        """One line."""
        minutes = (time.monotonic() - self.begun) / 60
        memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        return (
            f"{minutes:.1f} minutes, {self.tried} mutations: {self.whole} left a whole base, {self.tried - self.whole}"
            f" ended in messages; {self.built} sites built; slowest check {self.slowest:.2f} s, memory {memory:.0f} MB;"
            f" {len(self.faults)} faults"
        )


def one(files: Files, data: Path, figures: Figures) -> None:
    """Try one mutation."""
    write(files, data)
    begun = time.process_time()
    figures.tried += 1
    whole = judged(data)
    figures.slowest = max(figures.slowest, time.process_time() - begun)
    figures.whole += whole
    changed = any(WHOLE[name] != content for name, content in files.items())
    if whole and changed and figures.building < BUILDING * (time.monotonic() - figures.begun):
        begun = time.monotonic()
        with tempfile.TemporaryDirectory() as site:
            outcome = build(data, Path(site) / "site")
        figures.built += 1
        figures.building += time.monotonic() - begun
        assert outcome.returncode == 0, outcome.stderr[-2000:]


def batch(number: int, data: Path, figures: Figures) -> None:
    """Try some hundred mutations; a fault ends the batch and is kept."""

    @seed(number)
    @settings(
        max_examples=BATCH, deadline=None, database=None, suppress_health_check=list(HealthCheck),
        phases=[Phase.generate, Phase.shrink],
    )  # fmt: skip
    @given(changes())
    def mutated(files: Files) -> None:
        one(files, data, figures)

    try:
        mutated()
    except BaseException as error:
        if isinstance(error, KeyboardInterrupt):
            raise
        for fault in error.exceptions if isinstance(error, BaseExceptionGroup) else [error]:
            said = "".join(traceback.format_exception(fault))
            kind = f"{type(fault).__name__}: {str(fault)[:200]}"
            if kind not in figures.faults:
                print(f"seed {number}\n{said}")
            figures.faults[kind] = said


def main() -> int:
    """Fuzz for the minutes named, ten if none are."""
    minutes = float(sys.argv[1]) if len(sys.argv) > 1 else 10
    first = int(sys.argv[2]) if len(sys.argv) > 2 else int(time.time())
    figures, number = Figures(), first
    with tempfile.TemporaryDirectory() as folder:
        while time.monotonic() - figures.begun < minutes * 60:
            batch(number, Path(folder) / "data", figures)
            number += 1
            print(figures, flush=True)
    print(f"seeds {first} to {number - 1}: {figures}")
    return 1 if figures.faults else 0


if __name__ == "__main__":
    sys.exit(main())
