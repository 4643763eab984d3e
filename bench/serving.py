"""How long an editor waits: from saving a record until the browser has the new page; and the memory this takes."""

import os
import re
import shutil
import socket
import statistics
import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path

from bench.note import Part, table

ROOT = Path(__file__).parent.parent
#: A server that has not started by then never will; in seconds.
PATIENCE = 300.0


def serving(data: Path, folder: Path, edits: int) -> Part:
    """Serve a copy of ``data``, change one record ``edits`` times, and wait for each change to be in its page."""
    copy = Path(shutil.copytree(data, folder / "data"))
    record = max((copy / "forces").glob("*.yml"), key=lambda path: path.stat().st_size)
    with socket.create_server(("127.0.0.1", 0)) as free:
        place = f"127.0.0.1:{free.getsockname()[1]}"
    # MkDocs watches the folder that mkdocs.yml names, so the project is linked to and the data its own
    for part in ROOT.iterdir():
        if part.name not in {"data", ".git", "site", ".venv"}:
            (folder / part.name).symlink_to(part)
    (folder / "mkdocs.yml").unlink()
    shutil.copy(ROOT / "mkdocs.yml", folder)
    command = [sys.executable, "-m", "hooks.start_serving", place]
    with (folder / "log").open("w") as log:
        server = subprocess.Popen(command, cwd=folder, stdout=log, stderr=subprocess.STDOUT)
        try:
            return _measured(f"http://{place}/forces/{record.stem}.html", record, server.pid, edits)
        finally:
            server.terminate()
            server.wait(10)


def _measured(page: str, record: Path, pid: int, edits: int) -> Part:
    _wait(page, "<title>")
    good = record.read_text(encoding="utf-8")
    waits: list[float] = []
    memories: list[int] = []
    before = _cpu(pid)
    for number in range(edits):
        changed = re.sub(r"^  en: (.*)$", rf"  en: \1 x{number}x", good, count=1, flags=re.MULTILINE)
        record.write_text(changed, encoding="utf-8")
        waits.append(_wait(page, f"x{number}x"))
        memories.append(_memory(pid))
    rows = [
        ("median", f"{statistics.median(waits):.2f} s"),
        ("longest", f"{max(waits):.2f} s"),
        ("seconds of CPU an edit", f"{(_cpu(pid) - before) / edits:.2f} s"),
        ("memory after the first edit", f"{memories[0] / 1024:.0f} MB"),
        ("memory after the last", f"{memories[-1] / 1024:.0f} MB"),
    ]
    return Part("Serving", table((f"a changed record in the browser, {edits} edits", "measured"), rows))


def _wait(page: str, words: str) -> float:
    """Seconds until ``page`` says ``words``."""
    start = time.monotonic()
    while time.monotonic() - start < PATIENCE:
        try:
            with urllib.request.urlopen(page, timeout=PATIENCE) as answer:
                if words in answer.read().decode("utf-8"):
                    return time.monotonic() - start
        except (urllib.error.URLError, ConnectionError):
            pass
        time.sleep(0.02)
    raise TimeoutError(f"{words!r} is not at {page} after {PATIENCE} s")


def _memory(pid: int) -> int:
    """Kilobytes that the process holds, where the system tells."""
    status = Path(f"/proc/{pid}/status")
    found = re.search(r"VmRSS:\s+(\d+)", status.read_text()) if os.path.exists(status) else None
    return int(found.group(1)) if found else 0


def _cpu(pid: int) -> float:
    """Seconds of the processor that the process has had, where the system tells."""
    stat = Path(f"/proc/{pid}/stat")
    if not stat.exists():
        return 0.0
    user, system = stat.read_text().rpartition(")")[2].split()[11:13]
    return (int(user) + int(system)) / os.sysconf("SC_CLK_TCK")
