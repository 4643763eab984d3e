"""What the search costs a reader at 1, 10 and 30 times the base: bytes, time to the first result, time after a key.

``python -m tests.search_costs [times ...]`` prints a table.  Chromium is slowed down four times (a phone); over http
its network has 1.6 Mbit/s and 150 ms to the server, which compresses what it sends, as docs/about/hosting.md wants it.
From a disk the search runs in the page, so that all of it is slowed down; over http it runs in a worker, which Chromium
does not slow down.  The larger bases are copies of the index in which a third of the words are other words.
"""

import gzip
import json
import re
import shutil
import sys
import tempfile
import zlib
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, CDPSession, Page, sync_playwright

import kb.find.index_parts as index_parts
from kb.cite.editions import read_edition
from kb.pages.whole_site import Site
from kb.store.base import read_base
from tests.browser.conftest import Quiet, served
from tests.browser.reading import FOUND
from tests.built import REAL, TINY, build
from tests.chromium import FLAGS, find

SLOWER = 4
NETWORK = {"offline": False, "latency": 150, "downloadThroughput": 200_000, "uploadThroughput": 90_000}
#: Typed letter by letter once all names are there; each asks for another sort of result.
TYPED = ("gendarmerie", "who is minister of security", "minsuma", "retrait de la minusma", "30 235", "assimi goita")
WORD = re.compile(r"[^\W\d]{4,}")

#: Types a text and says after how many milliseconds each letter had its result on the page, and the longest task.
TYPE = """async text => {
  const field = document.querySelector("dialog.kb-find input")
  const results = document.querySelector(".kb-find-results")
  const times = []
  let longest = 0
  const tasks = new PerformanceObserver(list => {
    for (const entry of list.getEntries()) longest = Math.max(longest, entry.duration)
  })
  tasks.observe({ type: "longtask" })
  for (let end = 1; end <= text.length; end++) {
    const part = text.slice(0, end)
    const begun = performance.now()
    field.value = part
    field.dispatchEvent(new Event("input", { bubbles: true }))
    while (results.dataset.query !== part && part.trim()) await new Promise(requestAnimationFrame)
    times.push(performance.now() - begun)
  }
  await new Promise(resolve => setTimeout(resolve, 100))
  tasks.disconnect()
  return { times, longest }
}"""


class Compressing(Quiet):
    """Sends every file compressed, for ten minutes."""

    def do_GET(self) -> None:  # noqa: N802 - the name that http.server calls
        """Send the file at the address, or say that there is none."""
        path = Path(self.translate_path(self.path))
        if not path.is_file():
            return self.send_error(404)
        body = gzip.compress(path.read_bytes(), 6)
        self.send_response(200)
        sent = {"Content-Type": self.guess_type(path), "Content-Encoding": "gzip", "Content-Length": str(len(body)),
            "Cache-Control": "max-age=600"}  # fmt: skip
        for name, value in sent.items():
            self.send_header(name, value)
        self.end_headers()
        # a reader may go while a file is on its way
        with suppress(ConnectionError):
            self.wfile.write(body)
        return None


def other_words(text: str, copy: int) -> str:
    """``text`` with every third word changed, each word always in the same way within a copy."""

    def changed(match: re.Match[str]) -> str:
        word = match.group()
        number = zlib.crc32(f"{copy} {word}".encode())
        return word if number % 3 else f"{word[:2]}{'aeiou'[number % 5]}{word[2:]}{chr(97 + copy % 26)}"

    return WORD.sub(changed, text)


def larger(rows: list[list[Any]], times: int, change: Callable[[list[Any], int, int], list[Any]]) -> list[list[Any]]:
    """The rows and copies of them; ``change`` gets a row, the number of its copy and how many rows a copy has."""
    return [row if copy == 0 else change(row, copy, len(rows)) for copy in range(times) for row in rows]


def _record(row: list[Any], copy: int, _: int) -> list[Any]:
    kind, id_, title, names, *rest = row
    return [kind, f"{id_}-{copy}", other_words(title, copy), [other_words(name, copy) for name in names], *rest]


def _statement(row: list[Any], copy: int, records: int) -> list[Any]:
    number, record, text, *rest = row
    return [number + 10_000 * copy, record + copy * records, other_words(text, copy), *rest]


def index_of(times: int) -> dict[str, str]:
    """The files of the index of a base ``times`` as large as the real one."""
    base, _ = read_base(REAL)
    site = Site(base, read_edition(REAL, "https://example.org/"))
    records, statements = index_parts.rows(site)
    count = len(records)
    many = larger(statements, times, lambda row, copy, _: _statement(row, copy, count))
    return index_parts.files(larger(records, times, _record), many)


def measured(browser: Browser, start: str, *, web: bool) -> dict[str, float]:
    """The times of one reader, in milliseconds, and the memory of the page in megabytes."""
    page = browser.new_context(viewport={"width": 360, "height": 740}).new_page()
    page.goto(start + "index.html")
    session = page.context.new_cdp_session(page)
    _slow_down(session, web)
    first = _first_result(page)
    page.wait_for_selector(FOUND, timeout=300_000, state="attached")
    typed = [page.evaluate(TYPE, text) for text in TYPED]
    keys = sorted(time for one in typed for time in one["times"])
    heap = page.evaluate("performance.memory.usedJSHeapSize") / 1e6
    page.context.close()
    return {
        "first result": first,
        "after a key, half": keys[len(keys) // 2],
        "after a key, 95 of 100": keys[len(keys) * 95 // 100],
        "after a key, longest": keys[-1],
        "longest task": max(one["longest"] for one in typed),
        "memory of the page": heap,
    }


def _slow_down(session: CDPSession, web: bool) -> None:
    session.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
    if web:
        session.send("Network.enable")
        session.send("Network.emulateNetworkConditions", NETWORK)


def _first_result(page: Page) -> float:
    """Milliseconds from the tap that opens the search, with a letter after it, to the first result."""
    time = page.evaluate(
        """async () => {
          const begun = performance.now()
          document.querySelector("form.kb-search button").click()
          let field = null
          while (!(field = document.querySelector("dialog.kb-find input"))) await new Promise(requestAnimationFrame)
          field.value = "g"
          field.dispatchEvent(new Event("input", { bubbles: true }))
          while (!document.querySelector(".kb-find-row")) await new Promise(requestAnimationFrame)
          return performance.now() - begun
        }"""
    )
    return float(time)


def visits(times: int, often: int) -> tuple[list[dict[str, float]], list[dict[str, float]]]:
    """The times of ``often`` readers over http and of as many from a disk, of a base ``times`` as large."""
    path = find()
    assert path, "no Chromium: run python -m tests.chromium"
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        site = Path(folder) / "site"
        assert build(TINY, site).returncode == 0
        shutil.rmtree(site / "assets/search")
        (site / "assets/search").mkdir()
        for name, text in index_of(times).items():
            (site / "assets/search" / name).write_text(text, "utf-8")
        browser = playwright.chromium.launch(executable_path=path, args=[*FLAGS, "--enable-precise-memory-info"])
        with served(site, Compressing) as address:
            web = [measured(browser, address, web=True) for _ in range(often)]
        disk = [measured(browser, site.as_uri() + "/", web=False) for _ in range(often)]
        browser.close()
    return web, disk


def bytes_of(times: int) -> dict[str, int]:
    """The compressed bytes of the index of a base ``times`` as large: its first file, all names, all statements."""
    sizes = {name: len(gzip.compress(text.encode(), 9)) for name, text in index_of(times).items()}
    kinds = {kind: sum(sizes[name] for name in sizes if kind in name) for kind in ("names", "statements")}
    return {"times": times, "first file": sizes["names-0.js"], **kinds}


def main(times: list[int]) -> None:
    """Measure each size over http and from a disk, and print what was found."""
    for many in times:
        print(json.dumps(bytes_of(many)))
        web, disk = visits(many, 1)
        print(json.dumps({"web": _rounded(web[0])}))
        print(json.dumps({"disk": _rounded(disk[0])}), flush=True)


def _rounded(found: dict[str, float]) -> dict[str, int]:
    return {name: round(value) for name, value in found.items()}


if __name__ == "__main__":
    main([int(argument) for argument in sys.argv[1:]] or [1, 10, 30])
