"""``make offline`` and ``make brief``: the site as one zip, the country brief as one PDF, offered on the site.

WeasyPrint makes the PDF: it gives page numbers in the contents and bookmarks, tags it as PDF/UA, and needs no browser.
"""

import argparse
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup
from mkdocs.config import load_config

from hooks.records import edition_of
from kb.cite.editions import Edition
from kb.model.partial_dates import Moment
from kb.model.words import language, plural, say
from kb.pages.whole_site import Site
from kb.publish.country_brief import Brief
from kb.publish.offline_copy import FOLDER, PAGE, offered, pack, with_downloads
from kb.store.base import read_base

ROOT = Path(__file__).parent.parent
WORDS = {".zip": "the whole site, to be unpacked and opened anywhere", ".pdf": "the country brief, to be printed"}


def main(arguments: Sequence[str] | None = None) -> int:
    """Make what is asked for and put it on the site; the exit status is 1 where the site is not built."""
    parser = argparse.ArgumentParser(prog="python -m hooks.carry", description=__doc__)
    parser.add_argument("what", choices=("offline", "brief"))
    parser.add_argument("--site-dir", type=Path, default=ROOT / "site", help="the built site (site)")
    options = parser.parse_args(arguments)
    site: Path = options.site_dir
    if not (site / PAGE).is_file():
        print(f"{site / PAGE}: expected a built site, got nothing: run 'make build'", file=sys.stderr)
        return 1
    view = _view()
    name = f"mali-ssr-background-{view.edition.key}"
    for old in (site / FOLDER).glob("*.zip" if options.what == "offline" else "*.pdf"):
        old.unlink()
    if options.what == "offline":
        pack(site, site / FOLDER / f"{name}.zip", name, view.edition.title)
    else:
        (site / FOLDER).mkdir(exist_ok=True)
        (site / FOLDER / f"{name}-brief.pdf").write_bytes(pdf(document(Brief(view), view.edition)))
    files = offered(site, WORDS)
    page = (site / PAGE).read_text(encoding="utf-8")
    (site / PAGE).write_text(with_downloads(page, files), encoding="utf-8", newline="\n")
    print("\n".join(f"{site / FOLDER / file}  {size}  {checksum}" for file, _, size, checksum in files))
    return 0


def _view() -> Site:
    """The site as plain data, as a build sees it."""
    data = Path(os.environ.get("KB_DATA", ROOT / "data"))
    base, _ = read_base(data)
    return Site(base, edition_of(data, base, load_config(str(ROOT / "mkdocs.yml"))))


def document(brief: Brief, edition: Edition) -> str:
    """The brief as one HTML document."""
    templates = ROOT / "templates"
    loader = FileSystemLoader(templates)
    env = Environment(
        loader=loader, autoescape=True, undefined=StrictUndefined, extensions=["jinja2.ext.i18n"]
    )
    env.install_gettext_callables(say, plural, newstyle=True)  # type: ignore[attr-defined]
    style = Markup((templates / "brief.css").read_text(encoding="utf-8"))
    day = Moment(edition.date.isoformat()).human
    template = env.get_template("brief.html")
    return template.render(brief=brief, edition=edition, style=style, day=day, language=language())


def pdf(html: str) -> bytes:
    """An HTML document as PDF/UA.  Raises ``SystemExit`` where WeasyPrint or its Pango is not installed."""
    try:
        from weasyprint import HTML
    except (ImportError, OSError) as error:
        raise SystemExit(f"the brief needs WeasyPrint and the system's Pango library: {error}") from None
    content: bytes = HTML(string=html).write_pdf(pdf_variant="pdf/ua-1", pdf_identifier=b"mali-ssr-background")
    return content


if __name__ == "__main__":
    sys.exit(main())
