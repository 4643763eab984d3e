"""External addresses: a server on this machine answers in every way, and the report tells the ways apart."""

import http.server
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from kb.store.base import read_base
from links.__main__ import main, remembered
from links.addresses import addresses
from links.answers import Outcome, ask
from tests.built import TINY


class Host(http.server.BaseHTTPRequestHandler):
    """Answers with the status that the address asks for."""

    def do_GET(self) -> None:
        asked = self.path.strip("/")
        if asked == "slow":
            time.sleep(3)
        code = int(asked) if asked.isdecimal() else 200
        self.send_response(code)
        if 300 <= code < 400:
            self.send_header("Location", "/new")
        self.send_header("Content-Length", "0")
        self.end_headers()

    do_HEAD = do_GET  # noqa: N815

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture(scope="module")
def host() -> Iterator[str]:
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Host)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_address[1]}"
    server.shutdown()
    server.server_close()


def test_ways_of_answering_are_told_apart(host: str) -> None:
    ways = {
        "good": Outcome.GOOD, "302": Outcome.GOOD, "301": Outcome.MOVED, "308": Outcome.MOVED, "404": Outcome.DEAD,
        "410": Outcome.DEAD, "403": Outcome.BLOCKED, "429": Outcome.BLOCKED, "500": Outcome.UNREACHABLE,
        "slow": Outcome.UNREACHABLE,
    }  # fmt: skip
    nobody = "http://127.0.0.1:9/"
    found = {answer.address: answer for answer in ask([*(f"{host}/{way}" for way in ways), nobody], 1)}
    assert {
        address.rpartition("/")[2]: answer.outcome for address, answer in found.items() if address != nobody
    } == ways
    assert found[nobody].outcome == Outcome.UNREACHABLE
    assert f"{host}/new" in found[f"{host}/301"].told


def test_every_address_of_the_records_is_asked_for_with_its_files() -> None:
    found = addresses(read_base(TINY)[0])
    written = {path.name for path in (TINY / "sources").glob("*.yml") if "https://" in path.read_text("utf-8")}
    assert written <= {Path(file).name for files in found.values() for file in files}
    assert all(address.startswith("http") for address in found)


def test_an_address_that_no_longer_answers_keeps_its_last_good_day(
    host: str, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    # no record may name an address of this machine: what the base names is asked for here instead
    gone, *others = addresses(read_base(TINY)[0]).values()
    here = {f"{host}/404": gone, f"{host}/good": [file for files in others for file in files]}
    monkeypatch.setattr("links.__main__.addresses", lambda base: here)
    memory = tmp_path / "last-good.tsv"
    memory.write_text(f"{host}/404\t2026-10-31\nhttps://given.up.example/\t2020-01-01\n", "utf-8")
    assert main(["--data", str(TINY), "--memory", str(memory), "--today", "2026-11-08", "--timeout", "1"]) == 0
    assert "last good: 2026-10-31" in capsys.readouterr().out
    assert remembered(memory)[f"{host}/404"] == "2026-10-31"
    assert "https://given.up.example/" not in remembered(memory)
