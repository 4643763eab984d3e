"""Whether two built sites look the same to a reader: ``python -m tests.same_look SITE OTHER FOLDER [PAGE ...]``.

For changes that must not be seen, as of what makes the style sheet.  A page of each type, or those that are named, are
photographed whole in both sites: light and dark, on a telephone and a desk, as it opens, with all folds open, with the
menu, the search or the panel of a statement, scrolled, and on paper.  Where two pictures differ both are written into
FOLDER.
"""

import base64
import itertools
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Literal

from playwright.sync_api import Browser, Page, ViewportSize, sync_playwright

from tests.browser.conftest import served
from tests.browser.reading import KINDS_OF_PAGE, search
from tests.chromium import FLAGS, find

SIZES: dict[str, ViewportSize] = {"phone": {"width": 360, "height": 800}, "desk": {"width": 1280, "height": 800}}
Scheme = Literal["light", "dark"]
SCHEMES: tuple[Scheme, ...] = ("light", "dark")
#: How high a page may be, in pixels, to be photographed whole.
LONGEST = 30_000
#: How often two pictures are taken that should be the same, as curves are not painted alike each time.
TRIES = 3
#: How many of 255 steps a channel may be off: browsers do not paint the edge of a curve alike each time.
NOISE = 24
#: The number of points in which two pictures differ; -1 where they differ in size.
DIFFERING = """async ([noise, ...texts]) => {
  const [one, two] = await Promise.all(texts.map(async text => {
    const image = Object.assign(new Image(), { src: "data:image/png;base64," + text })
    await image.decode()
    const paper = new OffscreenCanvas(image.width, image.height).getContext("2d")
    paper.drawImage(image, 0, 0)
    return paper.getImageData(0, 0, image.width, image.height)
  }))
  if (one.width !== two.width || one.height !== two.height) return -1
  return one.data.reduce((sum, value, at) => sum + (Math.abs(value - two.data[at]) > noise ? 1 : 0), 0)
}"""


def _opened(page: Page) -> None:
    page.evaluate("document.querySelectorAll('details').forEach(fold => { fold.open = true })")


def _menu(page: Page) -> None:
    page.evaluate("document.getElementById('__drawer').checked = true")
    page.wait_for_timeout(400)


def _scrolled(page: Page) -> None:
    # down and a little up again: the button that leads to the top comes
    for where in (900, 700):
        page.evaluate("where => window.scrollTo(0, where)", where)
        page.wait_for_timeout(250)
    page.wait_for_timeout(300)


def _panel(page: Page) -> None:
    page.evaluate("document.querySelector('a.kb-cite')?.click()")
    page.wait_for_timeout(400)


def _search(page: Page) -> None:
    page.click("form.kb-search button")
    page.wait_for_selector("dialog.kb-find[open]")
    search(page, "police in 2014")


def _focus(page: Page) -> None:
    for _ in range(4):
        page.keyboard.press("Tab")


#: What a reader does to a page, and whether the whole of it is photographed then.
STATES: dict[str, tuple[Callable[[Page], object], bool]] = {
    "as it opens": (lambda page: None, True),
    "folds open": (_opened, True),
    "menu": (_menu, False),
    "search": (_search, False),
    "panel": (_panel, False),
    "scrolled": (_scrolled, False),
    "focus": (_focus, False),
    "paper": (lambda page: page.emulate_media(media="print"), True),
}


def picture(browser: Browser, address: str, size: str, scheme: Scheme, state: str) -> bytes:
    """A picture of the page at ``address``, as PNG."""
    context = browser.new_context(viewport=SIZES[size], color_scheme=scheme, reduced_motion="reduce")
    page = context.new_page()
    page.goto(address)
    act, whole = STATES[state]
    act(page)
    high = page.evaluate("document.documentElement.scrollHeight")
    shot = page.screenshot(full_page=whole and high < LONGEST, animations="disabled")
    context.close()
    return shot


def compared(browser: Browser, sites: tuple[str, str], name: str) -> Iterator[tuple[str, int, tuple[bytes, bytes]]]:
    """For each picture of the page ``name``: which it is, in how many points it differs, and both."""
    paper = browser.new_page()
    for size, scheme, state in itertools.product(SIZES, SCHEMES, STATES):
        for _ in range(TRIES):
            one, two = (picture(browser, site + name, size, scheme, state) for site in sites)
            points = 0 if one == two else _differing(paper, one, two)
            if not points:
                break
        yield f"{name.replace('/', '-')} {size} {scheme} {state}", points, (one, two)
    paper.close()


def _differing(paper: Page, *shots: bytes) -> int:
    found: int = paper.evaluate(DIFFERING, [NOISE, *(base64.b64encode(shot).decode() for shot in shots)])
    return found


def main(site: Path, other: Path, folder: Path, names: Sequence[str] = KINDS_OF_PAGE) -> int:
    """Photograph and compare; the exit status is 1 where anything differs."""
    folder.mkdir(parents=True, exist_ok=True)
    count = wrong = 0
    with sync_playwright() as playwright, served(site) as one, served(other) as two:
        browser = playwright.chromium.launch(executable_path=find(), args=list(FLAGS))
        for words, points, shots in itertools.chain(*(compared(browser, (one, two), n) for n in names)):
            count += 1
            if points:
                wrong += 1
                print(f"{words}: {points} points")
                for shot, where in zip(shots, ("one", "other"), strict=True):
                    (folder / f"{words} {where}.png").write_bytes(shot)
        browser.close()
    print(f"{count} pictures of {len(names)} pages, {wrong} differ")
    return 1 if wrong else 0


if __name__ == "__main__":
    one_, other_, folder_, *names_ = sys.argv[1:]
    sys.exit(main(Path(one_), Path(other_), Path(folder_), names_ or KINDS_OF_PAGE))
