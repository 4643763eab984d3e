"""What tests in a browser share: sizes of screens, the types of page, typing as a reader does."""

from playwright.sync_api import BrowserContext, Page, Request

PHONE = {"width": 360, "height": 740}
DESK = {"width": 1280, "height": 900}
#: A name for this machine that browsers do not trust as they trust 127.0.0.1: what is there is plain http.
PLAIN = "plain.example"

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
    "disagreements/gendarmerie-ministry.html",
    "sources/unsc-2014.html",
    "glossary/index.html",
    "places/gao.html",
    "about/as-on.html",
    "about/editors.html",
    "about/open-questions.html",
    "about/reviews.html",
    "404.html",
)


def type_in(page: Page, query: str) -> None:
    """Put ``query`` into the search field as typing does: Material listens to the release of keys."""
    page.fill("input[name=query]", query)
    page.dispatch_event("input[name=query]", "keyup")


def complaints(context: BrowserContext) -> list[str]:
    """What goes wrong in the pages of ``context`` from now on: errors of scripts, refusals of the policy, requests."""
    found: list[str] = []

    def failed(request: Request) -> None:
        # a reader who leaves a page ends its requests
        if "ERR_ABORTED" not in (request.failure or ""):
            found.append(f"{request.url}: {request.failure}")

    context.on("console", lambda message: found.append(message.text) if message.type == "error" else None)
    context.on("weberror", lambda error: found.append(str(error.error)))
    context.on("requestfailed", failed)
    return found
