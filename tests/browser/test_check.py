"""The check of citations, on the web and from a disk."""

import json
import shutil
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext

from tests.browser.reading import complaints

PASTED = """1. Tiny Press, “Tiny Guard: strength (statement ML-0005),” ed. 2026.1, https://mali-ssr-background.example.org/s/ML-0005.html.
2. ML-0006 and https://mali-ssr-background.example.org/forces/palace-guard.html
3. ML-9999, https://other.example/s/ML-0001.html"""


@pytest.fixture(params=["web", "disk"])
def start(request: pytest.FixtureRequest, tiny_address: str, tiny_site: Path) -> str:
    return {"web": tiny_address, "disk": tiny_site.as_uri() + "/"}[request.param]


def test_what_has_changed_comes_first_with_the_new_wording(context: BrowserContext, start: str) -> None:
    wrong = complaints(context)
    page = context.new_page()
    page.set_default_timeout(8000)
    page.goto(f"{start}check.html")
    page.fill("#kb-pasted", PASTED)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.get_by_role("button", name="Check", exact=True).click()
    page.wait_for_selector(".kb-checked li:nth-child(4)")
    rows = page.locator(".kb-checked li")
    assert rows.evaluate_all("rows => rows.map(row => row.dataset.verdict)") == ["changed", "moved", "unknown", "holds"]
    assert [" ".join(row.split()) for row in rows.all_inner_texts()] == [
        "ML-0005 (line 1, edition 2026.1): Superseded by newer facts. "
        "Now: In May 2021 the press gave 450 guards. ML-0006",
        "forces/palace-guard (line 2): Moved: it is now forces/guard.html, and the old address leads there.",
        "ML-9999 (line 3): This site has no statement of that number.",
        "ML-0006 (line 2): Holds.",
    ]
    links = rows.locator("a").evaluate_all("all => all.map(link => link.href)")
    assert links == [f"{start}{place}.html" for place in ("s/ML-0005", "s/ML-0006", "forces/palace-guard", "s/ML-0006")]
    assert page.locator("#kb-check [role=status]").inner_text() == "4 cited, of which 3 need a look."
    for pasted, count, told in (
        ("ML-0006", 1, "1 cited, of which none needs a look."),
        ("ML-0006 ML-9999", 2, "2 cited, of which 1 needs a look."),
        ("nothing", 0, "Nothing of this site is cited in it."),
    ):
        page.fill("#kb-pasted", pasted)
        page.get_by_role("button", name="Check", exact=True).click()
        page.get_by_role("status").get_by_text(told, exact=True).wait_for()
        assert rows.count() == count
    # nothing that was pasted goes anywhere
    assert all(url.startswith(start) and "?" not in url for url in asked)
    assert wrong == []


def test_forty_citations_are_judged_right_from_a_disk(context: BrowserContext, tiny_site: Path, tmp_path: Path) -> None:
    told = json.loads(Path(__file__).with_name("citations.json").read_text("utf-8"))
    for part in ("assets", "s"):
        shutil.copytree(tiny_site / part, tmp_path / part)
    shutil.copy(tiny_site / "check.html", tmp_path)
    (tmp_path / "s" / "states.js").write_text(f"self.kbStates={json.dumps(told['states'])}", "utf-8")
    page = context.new_page()
    page.set_default_timeout(8000)
    page.goto((tmp_path / "check.html").as_uri())
    page.fill("#kb-pasted", "\n".join(case["text"] for case in told["cases"]))
    page.get_by_role("button", name="Check", exact=True).click()
    page.wait_for_selector(".kb-checked li")
    found = page.locator(".kb-checked li").evaluate_all(
        "rows => rows.map(row => [row.querySelector('strong').textContent, row.dataset.verdict])"
    )
    wanted = [one for case in told["cases"] for one in case["expected"]]
    disputed = page.locator("[data-verdict=disputed]", has_text="ML-0006").locator("p a")
    assert disputed.inner_text() == "What the sources say, side by side"
    assert disputed.evaluate("link => link.href") == (tmp_path / "disagreements/who-leads.html").as_uri()
    reworded = page.locator("[data-verdict=reworded]").first.inner_text()
    assert "Its words now: " in reworded and len(reworded.partition("Its words now: ")[2]) > 20
    assert found == [one for one in wanted if one[1] != "holds"] + [one for one in wanted if one[1] == "holds"]
