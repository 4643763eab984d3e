"""A Content-Security-Policy in every page: browsers run and load nothing there but files of the site.

Were a record's text ever printed unescaped, a browser would still not run it.  Material writes a few scripts into
its pages; those, and no others, are allowed by their hashes.  They are found by rendering Material's own parts, so
that a script that got into a page in any other way ends the build.
"""

import base64
import hashlib
import re
from typing import Any, Literal

import click
from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page

#: What a page may do; ``{scripts}`` are the hashes of Material's scripts in it.  Images in style sheets are data.
POLICY = (
    "default-src 'none'; script-src 'self'{scripts}; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
    "worker-src 'self'; form-action 'self'; base-uri 'none'"
)
#: What the page of a statement may do, which searches nothing and is made in thousands.
STATEMENT_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; form-action 'none'; base-uri 'none'"
)
#: Material's parts that write scripts into our pages.
PARTS = ("base", "palette", "content")
#: The policy holds for what follows it, and the first thing in a page is this.
CHARSET = '<meta charset="utf-8">'

#: An element that a browser runs: not one that loads a file, nor one that holds data.
_INLINE = re.compile(
    r"<script(?![^>]*\b(?:src=|type=\"application/(?:ld\+)?json\"))[^>]*>(.*?)</script>", re.DOTALL | re.IGNORECASE
)
#: How Material's scripts reach what the browser keeps, which throws where a reader has forbidden it; and without that.
KEPT = "=localStorage"
_KEPT_OR_NOT = "=(()=>{try{return localStorage}catch{return{getItem:()=>null,setItem(){}}}})()"
#: Stands for the way from a page to the root of the site, which differs from page to page.
_ROOT = "the-root-of-the-site"


class _Guard:
    """What one build knows of Material's scripts."""

    def __init__(self) -> None:
        self.serving = False
        self.known = re.compile("")

    def learn(self, env: Environment, config: MkDocsConfig) -> None:
        """Take the scripts from Material's parts, as they are with our settings."""
        texts = [
            text.replace(KEPT, _KEPT_OR_NOT)
            for part in PARTS
            for text in _INLINE.findall(
                env.get_template(f"partials/javascripts/{part}.html").render(
                    config=config, base_url=_ROOT, features=config.theme["features"]
                )
            )
        ]
        self.known = re.compile("|".join(re.escape(text).replace(re.escape(_ROOT), r"[\w./~%-]+") for text in texts))

    def policy(self, output: str, where: str) -> str:
        """The policy for a page; raises ``ClickException`` where it holds a script that is not Material's."""
        scripts = dict.fromkeys(_INLINE.findall(output))
        for script in scripts:
            if not self.known.fullmatch(script):
                raise click.ClickException(
                    f"{where}: a script stands in the page that is not one of Material's "
                    f"({', '.join(PARTS)}): {script[:80]!r}; scripts belong in browser/"
                )
        return POLICY.format(scripts="".join(f" '{_hash(script)}'" for script in scripts))


_guard = _Guard()


def _hash(script: str) -> str:
    return f"sha256-{base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()}"


def on_startup(command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
    """While the site is served, MkDocs writes a script of its own into each page: there is no policy then."""
    _guard.serving = command == "serve"


def on_env(env: Environment, config: MkDocsConfig, files: Files) -> None:
    """Learn which scripts are Material's."""
    _guard.learn(env, config)


def on_page_context(context: dict[str, Any], page: Page, config: MkDocsConfig, nav: object) -> None:
    """Leave the pages before and after out of a page's head: Firefox fetches them unasked, and the policy refuses."""
    page.previous_page = page.next_page = None


def on_post_page(output: str, page: Page, config: MkDocsConfig) -> str:
    """Put the policy into a page."""
    return _with_policy(output, page.file.src_uri)


def on_post_template(output: str, template_name: str, config: MkDocsConfig) -> str:
    """Put the policy into the page "not found"."""
    return _with_policy(output, template_name) if template_name == "404.html" else output


def _with_policy(output: str, where: str) -> str:
    output = output.replace(KEPT, _KEPT_OR_NOT)
    if _guard.serving:
        return output
    if CHARSET not in output:
        raise click.ClickException(f"{where}: Material no longer writes {CHARSET}: mend CHARSET in hooks/policy.py")
    policy = f'<meta http-equiv="Content-Security-Policy" content="{_guard.policy(output, where)}">'
    return output.replace(CHARSET, CHARSET + policy, 1)
