"""The pictures of the README, and the card shown where an address of the site is shared.

Those of the README are taken of the built site as a reader with a downloaded copy sees it.
``make screenshots`` builds the site and runs this.  No network and no server: pages are opened by file://.
"""

import sys
from pathlib import Path

from mkdocs.config import load_config
from playwright.sync_api import Browser, ViewportSize, sync_playwright

from kb.publish.open_graph import HEIGHT, WIDTH
from tests.chromium import FLAGS, find

ROOT = Path(__file__).parent.parent
SITE = ROOT / "site"
ASSETS = ROOT / "docs" / "assets"
PAGE = "forces/gendarmerie.html"
#: File name, width and height of the window, and whether it is that of a phone.
PICTURES = (("screenshot.png", 1280, 800, False), ("screenshot-phone.png", 390, 740, True))
#: The picture of ``kb/publish/open_graph.py``, drawn by the browser from the site's own emblem.
CARD = """<body style="margin:0;height:630px;display:flex;align-items:center;gap:56px;padding:0 90px;background:#1d4d3f;
color:#fff;font-family:'Noto Sans','DejaVu Sans',sans-serif"><div style="width:220px;flex:none">{emblem}</div>
<div><div style="font-size:80px;font-weight:700;line-height:1.1">{title}</div>
<div style="font-size:36px;margin-top:28px;color:#d9e8e1">{description}</div></div></body>"""
#: What a picture may weigh; a heavier one slows down every reader of the README.
MOST_BYTES = 150_000


def take(browser: Browser, page: Path, picture: Path, width: int, height: int, phone: bool) -> None:
    """Write one picture of ``page``."""
    size: ViewportSize = {"width": width, "height": height}
    context = browser.new_context(viewport=size, is_mobile=phone, has_touch=phone, reduced_motion="reduce")
    tab = context.new_page()
    tab.goto(page.as_uri())
    tab.wait_for_load_state("load")
    tab.evaluate("document.fonts.ready")
    tab.screenshot(path=picture)
    context.close()


def take_card(browser: Browser, picture: Path, title: str, description: str) -> None:
    """Write the card."""
    tab = browser.new_page(viewport={"width": WIDTH, "height": HEIGHT})
    emblem = (ASSETS / "favicon.svg").read_text("utf-8")
    tab.set_content(CARD.format(emblem=emblem, title=title, description=description))
    tab.screenshot(path=picture)
    tab.close()


def main(site: Path = SITE, folder: Path = ASSETS) -> int:
    """Take every picture; exit status 1 where the site is not built or a picture is too heavy."""
    if not (site / PAGE).is_file():
        print(f"{site / PAGE}: expected a built page, got nothing: run 'make build'", file=sys.stderr)
        return 1
    heavy = []
    config = load_config(str(ROOT / "mkdocs.yml"))
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find(), args=list(FLAGS))
        for name, width, height, phone in PICTURES:
            picture = folder / name
            take(browser, site / PAGE, picture, width, height, phone)
            print(f"{picture}: {picture.stat().st_size} bytes")
            heavy += [name] if picture.stat().st_size > MOST_BYTES else []
        take_card(browser, folder / "card.png", config["site_name"], config["site_description"])
        browser.close()
    if heavy:
        print(f"{', '.join(heavy)}: expected at most {MOST_BYTES} bytes", file=sys.stderr)
    return 1 if heavy else 0


if __name__ == "__main__":
    sys.exit(main(*map(Path, sys.argv[1:])))
