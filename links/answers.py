"""What hosts answer, asked by lychee, and what an answer means."""

import json
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any


class Outcome(StrEnum):
    """What an answer means for a reader who follows the address."""

    GOOD = "good"
    DEAD = "dead"
    MOVED = "moved"
    BLOCKED = "blocked"
    UNREACHABLE = "unreachable"


#: Outcomes after which an address does not count as having answered.
BAD = frozenset({Outcome.DEAD, Outcome.BLOCKED, Outcome.UNREACHABLE})
#: By which hosts refuse programs, or wish to be asked more slowly (RFC 9110, RFC 6585, RFC 7725; 999 is LinkedIn's).
_REFUSALS = frozenset({401, 403, 405, 406, 407, 418, 421, 429, 451, 999})
#: For good, as against for now (RFC 9110, 15.4).
_FOR_GOOD = frozenset({301, 308})


@dataclass(frozen=True, slots=True)
class Answer:
    """What came of asking for an address; ``told`` is the status or the fault in words, or the new address."""

    address: str
    outcome: Outcome
    told: str


def ask(addresses: Collection[str], timeout: int) -> list[Answer]:
    """Ask for every address, giving each ``timeout`` seconds.  Raises ``OSError`` where lychee cannot be run."""
    lychee = shutil.which("lychee", path=str(Path(sys.executable).parent)) or shutil.which("lychee")
    if lychee is None:
        raise FileNotFoundError("expected lychee beside Python (requirements/test.txt), found none")
    with tempfile.TemporaryDirectory() as folder:
        asked = Path(folder) / "addresses.txt"
        asked.write_text("".join(f"{address}\n" for address in addresses), encoding="utf-8")
        command = [lychee, "--verbose", "--format", "json", "--no-progress", "--max-retries", "1"]
        command += ["--timeout", str(timeout), "--max-concurrency", "16", str(asked)]
        outcome = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)
    if not outcome.stdout.lstrip().startswith("{"):
        raise OSError(outcome.stderr.strip() or "no answer")
    return list(_answers(json.loads(outcome.stdout)))


def _answers(told: dict[str, Any]) -> Iterator[Answer]:
    """The answers in lychee's report; an address that it did not ask for is in none."""
    for table in ("success_map", "error_map", "timeout_map"):
        for rows in told.get(table, {}).values():
            for row in rows:
                yield _answer(row, timed_out=table == "timeout_map")


def _answer(row: dict[str, Any], *, timed_out: bool) -> Answer:
    status = row["status"]
    code = status.get("code")
    words = str(status.get("details") or status["text"])
    hops = (row.get("redirects") or {}).get("redirects") or []
    address = (row.get("redirects") or {}).get("origin") or row["url"]
    if timed_out or code is None:
        return Answer(address, Outcome.UNREACHABLE, words)
    if code < 300:
        moved = any(hop["code"] in _FOR_GOOD for hop in hops)
        return Answer(address, Outcome.MOVED if moved else Outcome.GOOD, f"now {hops[-1]['url']}" if moved else words)
    refused = code in _REFUSALS
    meaning = Outcome.BLOCKED if refused else Outcome.UNREACHABLE if code >= 500 else Outcome.DEAD
    return Answer(address, meaning, words)
