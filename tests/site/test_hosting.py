"""The site behind nginx, set up as the page on hosting says; and the compressed files that the build makes."""

import gzip
import re
import shutil
import socket
import subprocess
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import brotli
import pytest
import zstandard

from hooks.compressed_files import FORMS, SMALLEST, compress
from tests.built import ROOT, TINY, shared

NGINX = shutil.which("nginx") or shutil.which("nginx", path="/usr/sbin:/usr/local/sbin")


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of the tiny base with its compressed files."""
    folder = tmp_path_factory.mktemp("hosted") / "site"
    shutil.copytree(shared(tmp_path_factory, TINY, "tiny"), folder)
    assert compress(folder)
    return folder


@pytest.fixture(scope="module")
def host(site: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address at which nginx serves the site as the page says."""
    if NGINX is None:
        pytest.skip("nginx is not installed (apt-get install nginx)")
    page = (ROOT / "docs/about/hosting.md").read_text("utf-8")
    block = page.partition("```nginx\n")[2].partition("```")[0].replace("/srv/ssr/site", str(site))
    folder = tmp_path_factory.mktemp("nginx")
    site.parent.chmod(0o755)
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    temporary = "".join(
        f"{kind}_temp_path {folder}/{kind};" for kind in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    )
    user = "user root;" if Path("/root").owner() == "root" and folder.owner() == "root" else ""
    (folder / "nginx.conf").write_text(
        f"{user} daemon off; pid {folder}/pid; error_log {folder}/errors; events {{}}\n"
        f"http {{ access_log off; {temporary}\nserver {{ listen 127.0.0.1:{port};\n{block}\n}} }}\n"
    )
    server = subprocess.Popen([NGINX, "-p", str(folder), "-c", str(folder / "nginx.conf")], stderr=subprocess.PIPE)
    try:
        for _ in range(100):
            with socket.socket() as probe:
                if probe.connect_ex(("127.0.0.1", port)) == 0:
                    break
            time.sleep(0.05)
        yield f"http://127.0.0.1:{port}"
    finally:
        server.terminate()
        _, said = server.communicate(timeout=10)
    assert b"emerg" not in said, said


def get(address: str, **headers: str) -> tuple[int, dict[str, str], bytes]:
    """Status, headers and body."""
    asked = urllib.request.Request(address, headers={name.replace("_", "-"): value for name, value in headers.items()})
    try:
        with urllib.request.urlopen(asked, timeout=10) as answer:
            return answer.status, dict(answer.headers), answer.read()
    except urllib.error.HTTPError as error:
        with error:
            return error.code, dict(error.headers), error.read()


def test_compressed_files_hold_what_the_files_hold(site: Path) -> None:
    page = (site / "index.html").read_bytes()
    assert gzip.decompress((site / "index.html.gz").read_bytes()) == page
    assert brotli.decompress((site / "index.html.br").read_bytes()) == page
    assert zstandard.ZstdDecompressor().decompress((site / "index.html.zst").read_bytes()) == page
    for path in site.rglob("*.gz"):
        of = path.with_suffix("")
        assert of.exists() and path.stat().st_size < of.stat().st_size
    small = [path for path in site.rglob("*.bib") if path.stat().st_size < SMALLEST]
    assert small and not any(path.with_name(path.name + ending).exists() for path in small for ending in FORMS)


def test_nginx_sends_the_compressed_page(host: str, site: Path) -> None:
    status, headers, body = get(f"{host}/", Accept_Encoding="gzip")
    assert status == 200 and headers["Content-Encoding"] == "gzip"
    assert body == (site / "index.html.gz").read_bytes()
    assert get(f"{host}/index.html")[2] == (site / "index.html").read_bytes()


def test_nginx_lets_browsers_keep_only_what_never_changes(host: str, site: Path) -> None:
    hashed = [path for path in site.glob("assets/**/*.*") if re.search(r"\.[0-9a-f]{8}\.(min\.)?(js|css)$", path.name)]
    assert len(hashed) >= 3
    for path in hashed:
        headers = get(f"{host}/{path.relative_to(site).as_posix()}")[1]
        assert "immutable" in headers["Cache-Control"], path
    for page in ("index.html", "assets/statement.css", "data/base.json"):
        assert get(f"{host}/{page}")[1]["Cache-Control"] == "no-cache"


def test_nginx_sends_the_security_headers_and_the_page_not_found(host: str, site: Path) -> None:
    for page, status in (("index.html", 200), ("forces/nobody.html", 404)):
        found, headers, body = get(f"{host}/{page}")
        assert found == status
        assert headers["Content-Security-Policy"] == "frame-ancestors 'none'"
        assert headers["X-Content-Type-Options"] == "nosniff"
    assert body == (site / "404.html").read_bytes()


def test_nginx_names_the_types_of_the_files_to_take_away(host: str, site: Path) -> None:
    for ending, kind in ((".ris", "application/x-research-info-systems"), (".bib", "application/x-bibtex")):
        path = next((site / "forces").glob(f"*{ending}"))
        assert get(f"{host}/forces/{path.name}")[1]["Content-Type"].startswith(kind)
