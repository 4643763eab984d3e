"""The Content-Security-Policy: in every page, strict, and no hindrance to what pages do, from a disk either."""

import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from lxml import etree
from lxml.html import HtmlElement as Element
from playwright.sync_api import Browser, BrowserContext, Page

from hooks.policy import _hash
from tests.browser.reading import DESK, PHONE, found, search, until
from tests.built import REAL_SITE, ROOT, TINY, linked
from tests.html import tree

#: The elements in which something may stand that a policy forbids; most of a page are others.
SUSPECT = etree.XPath(
    "descendant-or-self::*"
    "[self::style or self::script or self::link or @style or @href or @*[starts-with(name(), 'on')]]"
)
DATA = frozenset({"application/json", "application/ld+json"})


@pytest.fixture(scope="session", params=["tiny", REAL_SITE])
def pages(request: pytest.FixtureRequest) -> list[Path]:
    """The pages of a built site; of a real one every tenth of those of statements, which are of one make."""
    site: Path = request.getfixturevalue({"tiny": "tiny_site", "real": "site"}[request.param])
    every = sorted(site.rglob("*.html"))
    statements = [page for page in every if page.parent == site / "s"]
    return every if len(statements) < 100 else sorted({*every} - {*statements} | {*statements[::10]})


def policy(page: Path) -> dict[str, list[str]]:
    """The policy of a page, the sources that each directive allows; an error where it is not the first thing said."""
    found = re.match(
        r'\s*<!doctype html>\s*<html[^>]*>\s*<head>\s*<meta charset="utf-8">\s*'
        r'<meta http-equiv="Content-Security-Policy" content="([^"]+)">',
        page.read_text("utf-8"),
    )
    assert found, page
    return {words[0]: words[1:] for words in (directive.split() for directive in found.group(1).split(";"))}


def test_every_page_has_a_policy_without_exceptions(pages: list[Path]) -> None:
    for page in pages:
        found = policy(page)
        assert found["default-src"] == ["'none'"]
        assert found["base-uri"] == ["'none'"]
        # the form of the search; a page that only leads on has none
        assert found["form-action"] in (["'self'"], ["'none'"])
        assert found.get("style-src", ["'self'"]) == ["'self'"]
        scripts = found.get("script-src", [])
        assert [source for source in scripts if not re.fullmatch(r"'self'|'sha256-[\w+/]{43}='", source)] == []
        assert len(scripts) <= 4, "no hashes but those of Material's three scripts"
        others = {source for name, sources in found.items() if name != "script-src" for source in sources}
        assert others <= {"'none'", "'self'", "data:"}
        assert found.get("img-src", ["'self'", "data:"]) == ["'self'", "data:"]


def offences(root: Element, allowed: list[str]) -> Iterator[str]:
    """What a page's policy forbids and the page holds."""
    for element in SUSPECT(root):
        if element.tag == "style" or element.get("style") is not None:
            yield f"style: {element.get('style', element.text)}"
        yield from (f"{name}: {value}" for name, value in element.items() if name.startswith("on"))
        if element.get("href", "").lower().strip().startswith("javascript:"):
            yield element.get("href", "")
        if element.tag == "link" and element.get("rel") in {"next", "prev", "prefetch"}:
            yield f"fetched unasked: {element.get('href')}"
        inline = element.tag == "script" and not element.get("src") and element.get("type") not in DATA
        if inline and f"'{_hash(element.text or '')}'" not in allowed:
            yield f"script: {element.text}"


def test_no_page_holds_what_its_policy_forbids(pages: list[Path]) -> None:
    wrong = {
        str(page): found for page in pages if (found := list(offences(tree(page), policy(page).get("script-src", []))))
    }
    assert wrong == {}


@pytest.fixture(params=["web", "disk"])
def start(request: pytest.FixtureRequest, tiny_address: str, tiny_site: Path) -> str:
    return {"web": tiny_address, "disk": tiny_site.as_uri() + "/"}[request.param]


def scheme(page: Page) -> str:
    found: str = page.evaluate("document.body.dataset.mdColorScheme")
    return found


def test_the_chosen_colours_stay_from_page_to_page(context: BrowserContext, start: str) -> None:
    page = context.new_page()
    page.goto(start + "index.html")
    assert scheme(page) == "default"
    page.click("label[for=__palette_1]:visible")
    until(page, "document.body.dataset.mdColorScheme === 'slate'")
    page.reload()
    assert scheme(page) == "slate"
    page.goto(start + "forces/guard.html")
    assert scheme(page) == "slate"


def test_search_and_menu_work(context: BrowserContext, start: str) -> None:
    page = context.new_page()
    page.goto(start + "forces/guard.html")
    search(page, "Héro")
    assert "actors/hero.html" in found(page)
    page.keyboard.press("Escape")
    page.set_viewport_size(PHONE)
    page.click("label[for=__drawer].md-header__button")
    page.wait_for_selector(".md-nav--primary .md-nav__link:visible")


#: Ways in which a text that was printed unescaped would run or change the page.
ATTACKS = (
    "<script>document.title = 'run'</script>",
    "<img src=x onerror=\"document.title = 'run'\">",
    "<svg onload=\"document.title = 'run'\"></svg>",
    "<iframe srcdoc=\"<script>parent.document.title = 'run'</script>\"></iframe>",
    "<script src=\"data:text/javascript,document.title='run'\"></script>",
    "<style>h1 { display: none }</style>",
    "<p id=styled style='position: fixed'></p>",
    "<base href='https://other.example/'>",
)


@pytest.fixture
def open_context(browser: Browser) -> Iterator[BrowserContext]:
    """Pages that may complain."""
    found = browser.new_context(viewport=DESK)
    yield found
    found.close()


def opened(context: BrowserContext, file: Path, content: str) -> Page:
    """The page at ``file`` as if it held ``content``, after what runs in it has run."""
    page = context.new_page()
    page.route(file.as_uri(), lambda route: route.fulfill(body=content, content_type="text/html"))
    page.goto(file.as_uri())
    page.wait_for_timeout(100)
    return page


def test_what_gets_into_a_page_does_not_run(open_context: BrowserContext, tiny_site: Path) -> None:
    file = tiny_site / "forces" / "guard.html"
    text = file.read_text("utf-8")
    for attack in ATTACKS:
        page = opened(open_context, file, text.replace("</article>", f"{attack}</article>"))
        assert attack.split(maxsplit=1)[0].split(">")[0] in page.content(), attack
        assert page.title() != "run", attack
        assert page.locator("h1").is_visible(), attack
        assert page.evaluate("document.baseURI") == file.as_uri(), attack
        styled = "getComputedStyle(document.getElementById('styled') ?? document.body).position"
        assert page.evaluate(styled) != "fixed", attack
        page.close()


def test_without_the_policy_it_would(open_context: BrowserContext, tiny_site: Path) -> None:
    file = tiny_site / "forces" / "guard.html"
    open_ = re.sub(r"<meta http-equiv[^>]*>", "", file.read_text("utf-8"))
    assert opened(open_context, file, open_.replace("</article>", f"{ATTACKS[0]}</article>")).title() == "run"


def test_a_script_in_a_hand_written_page_ends_the_build(tmp_path: Path) -> None:
    docs = shutil.copytree(ROOT / "docs", tmp_path / "docs")
    (docs / "about" / "use.md").write_text("# Use\n\n<script>alert(1)</script>\n", "utf-8")
    config = (ROOT / "mkdocs.yml").read_text("utf-8") + f"\ndocs_dir: {docs}\n"
    (tmp_path / "mkdocs.yml").write_text(config, "utf-8")
    linked(tmp_path, "docs", "mkdocs.yml", "data")
    (tmp_path / "data").symlink_to(TINY)
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", str(tmp_path / "site")]
    outcome = subprocess.run(command, cwd=tmp_path, text=True, capture_output=True, check=False)
    assert outcome.returncode != 0
    assert "about/use.md: a script stands in the page that is not one of Material's" in outcome.stderr
    assert "Traceback" not in outcome.stderr
