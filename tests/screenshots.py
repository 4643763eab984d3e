"""The pictures of the README, taken of the built site as a reader with a downloaded copy sees it.

``make screenshots`` builds the site and runs this.  No network and no server: pages are opened by file://.
"""

import sys
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from tests.chromium import FLAGS, find

ROOT = Path(__file__).parent.parent
SITE = ROOT / "site"
ASSETS = ROOT / "docs" / "assets"
PAGE = "forces/gendarmerie.html"
#: File name, width and height of the window, and whether it is that of a phone.
PICTURES = (("screenshot.png", 1280, 800, False), ("screenshot-phone.png", 390, 740, True))
#: What a picture may weigh; a heavier one slows down every reader of the README.
MOST_BYTES = 150_000


def take(browser: Browser, page: Path, picture: Path, width: int, height: int, phone: bool) -> None:
    """Write one picture of ``page``."""
    size = {"width": width, "height": height}
    context = browser.new_context(viewport=size, is_mobile=phone, has_touch=phone, reduced_motion="reduce")
    tab = context.new_page()
    tab.goto(page.as_uri())
    tab.wait_for_load_state("load")
    tab.evaluate("document.fonts.ready")
    tab.screenshot(path=picture)
    context.close()


def main(site: Path = SITE, folder: Path = ASSETS) -> int:
    """Take every picture; exit status 1 where the site is not built or a picture is too heavy."""
    if not (site / PAGE).is_file():
        print(f"{site / PAGE}: expected a built page, got nothing: run 'make build'", file=sys.stderr)
        return 1
    heavy = []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find(), args=list(FLAGS))
        for name, width, height, phone in PICTURES:
            picture = folder / name
            take(browser, site / PAGE, picture, width, height, phone)
            print(f"{picture}: {picture.stat().st_size} bytes")
            heavy += [name] if picture.stat().st_size > MOST_BYTES else []
        browser.close()
    if heavy:
        print(f"{', '.join(heavy)}: expected at most {MOST_BYTES} bytes", file=sys.stderr)
    return 1 if heavy else 0


if __name__ == "__main__":
    sys.exit(main(*map(Path, sys.argv[1:])))
