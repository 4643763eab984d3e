"""What is shown of a page where its address is shared: Open Graph (ogp.me), which messengers and networks read."""

from kb.cite.editions import Edition

#: The picture, in the files of the site; its size must be told, or some show none at first.
PICTURE, WIDTH, HEIGHT = "assets/card.png", 1200, 630
#: The properties that the citation of a statement gives too: its page, which is to be light, says them but once.
SHARED = {"citation_title": "og:title", "citation_abstract": "og:description", "citation_public_url": "og:url"}


def open_graph(edition: Edition, title: str, description: str, path: str) -> list[tuple[str, str]]:
    """Properties and contents of the ``meta`` elements of the page at ``path`` in the site.

    The type is always ``website``: of an ``article`` Zotero would make news where a page's own type is lost.
    """
    pairs = [
        ("og:type", "website"),
        ("og:site_name", edition.title),
        ("og:title", title),
        ("og:description", description),
        ("og:url", f"{edition.site_url}{path}"),
        ("og:locale", "en_GB"),
        ("og:image", f"{edition.site_url}{PICTURE}"),
        ("og:image:width", str(WIDTH)),
        ("og:image:height", str(HEIGHT)),
        ("og:image:alt", f"{edition.title}: name and emblem of the site"),
    ]
    return [(name, content) for name, content in pairs if content]
