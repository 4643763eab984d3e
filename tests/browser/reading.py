"""What tests in a browser share: sizes of screens, the types of page, searching as a reader does."""

import time

from playwright.sync_api import BrowserContext, ConsoleMessage, Page, Request, ViewportSize

PHONE: ViewportSize = {"width": 360, "height": 740}
DESK: ViewportSize = {"width": 1280, "height": 900}
#: A name for this machine that browsers do not trust as they trust 127.0.0.1: what is there is plain http.
PLAIN = "plain.example"
#: For how many seconds a test waits for a page: tests run beside it, and an index of search takes its time.
PATIENCE = 90

#: One page of each type that readers meet.
KINDS_OF_PAGE = (
    "index.html",
    "actors/index.html",
    "actors/minusma.html",
    "forces/gendarmerie.html",
    "mandates/minusma-2015.html",
    "instruments/lopm.html",
    "timeline/index.html",
    "timeline/2013-07-afisma-handover.html",
    "topics/police-reform.html",
    "indicators/index.html",
    "indicators/strength-gendarmerie.html",
    "disagreements/toll-of-moura.html",
    "sources/unsc-2014.html",
    "glossary/index.html",
    "places/gao.html",
    "about/as-on.html",
    "who-does-what.html",
    "compare.html",
    "compare/minusma-mandates.html",
    "compare/forces.html",
    "about/editors.html",
    "about/open-questions.html",
    "about/reviews.html",
    "about/corrections.html",
    "basket.html",
    "check.html",
    "404.html",
)
#: A second page of each kind, for the longer run of what each page must keep ("make accessibility").
SECOND_OF_EACH_KIND = (
    "actors/assimi-goita.html", "forces/index.html", "forces/national-guard.html", "mandates/index.html",
    "mandates/minusma-2013.html", "instruments/index.html", "instruments/algiers-agreement.html",
    "timeline/2020-08-coup.html", "topics/index.html", "topics/security-sector.html", "topics/peace-process.html",
    "indicators/women-share-gendarmerie.html", "disagreements/index.html", "disagreements/lopm-amount.html",
    "sources/index.html", "sources/index.news-articles.html", "sources/issat-background-note.html",
    "places/index.html", "places/kidal.html", "glossary/cantonment.html", "compare/eutm-mandates.html",
    "s/ML-0014.html", "about/index.html", "about/use.html", "about/cite.html", "about/editions.html",
    "about/carry.html", "about/method.html", "about/data.html", "about/hosting.html", "about/performance.html",
    "about/design.html", "search.html",
)  # fmt: skip


#: What was found, once all of the index that the question needs has been read.
FOUND = ".kb-find-results[data-reading='false']"


def search(page: Page, query: str) -> None:
    """Turn to the search on a page, as a reader does, type ``query`` and wait for what is found."""
    if not page.locator("dialog.kb-find[open]").count():
        page.click("form.kb-search input")
        page.wait_for_selector("dialog.kb-find[open]")
    page.fill("dialog.kb-find input", query)
    until(page, "([place, query]) => document.querySelector(place)?.dataset.query === query", [FOUND, query])


def found(page: Page) -> list[str]:
    """The places to which the results lead, the best first: forces/guard.html#ML-0006."""
    links = page.eval_on_selector_all(f"{FOUND} .kb-find-row > a", "all => all.map(link => link.href)")
    return ["/".join(link.split("/")[-2:]) for link in links]


def complaints(context: BrowserContext) -> list[str]:
    """What goes wrong in the pages of ``context`` from now on: errors of scripts, refusals of the policy, requests."""
    found: list[str] = []

    def failed(request: Request) -> None:
        # a reader who leaves a page ends its requests
        if "ERR_ABORTED" not in (request.failure or ""):
            found.append(f"{request.url}: {request.failure}")

    def said(message: ConsoleMessage) -> None:
        if message.type == "error":
            found.append(f"{message.location['url']}: {message.text}")

    context.on("console", said)
    context.on("weberror", lambda error: found.append(str(error.error)))
    context.on("requestfailed", failed)
    return found


def until(page: Page, condition: str, value: object = None) -> None:
    """Wait until ``condition``, an expression or a function of ``value``, holds in the page.

    Playwright's own ``wait_for_function`` evaluates text within the page, which its policy refuses.
    """
    end = time.monotonic() + PATIENCE
    while not page.evaluate(condition, value):
        assert time.monotonic() < end, f"after {PATIENCE} s not yet: {condition}"
        page.wait_for_timeout(20)
