"""Templates only print: they choose, order and compare nothing, and hold no words of their own."""

import re
from pathlib import Path

import pytest
from babel.messages.extract import extract_from_file
from babel.messages.jslexer import tokenize
from babel.messages.pofile import write_po
from jinja2 import Environment, nodes

from hooks import words
from hooks.words import TEMPLATE, catalogue
from tests.built import ROOT, TINY, build
from tests.html import article, by_class, text, tree

TEMPLATES = sorted((ROOT / "templates").rglob("*.html"))
AS_ON = "about/as-on.html"
WHO, COMPARE = "who-does-what.html", "compare.html"
#: Filters that change how something is written, not what is shown or in what order.
WRITING = frozenset({"heading", "literal", "blocks", "urlencode", "lower", "capitalize", "urlize"})


def named(path: Path) -> str:
    return path.relative_to(ROOT / "templates").as_posix()


def syntax(path: Path) -> nodes.Template:
    return Environment(extensions=["jinja2.ext.i18n"]).parse(path.read_text(encoding="utf-8"))


@pytest.mark.parametrize("path", TEMPLATES, ids=named)
def test_a_template_chooses_orders_and_compares_nothing(path: Path) -> None:
    tree_ = syntax(path)
    filters = {node.name for node in tree_.find_all(nodes.Filter)}
    assert filters <= WRITING
    for sort in (nodes.Compare, nodes.Slice, nodes.Add, nodes.Sub, nodes.Concat, nodes.Call):
        for node in tree_.find_all(sort):
            assert isinstance(node, nodes.Call), f"line {node.lineno}: {sort.__name__}"


@pytest.mark.parametrize("path", TEMPLATES, ids=named)
def test_a_template_holds_no_words_of_its_own(path: Path) -> None:
    source = re.sub(r"\{#.*?#\}|\{%.*?%\}|\{\{.*?\}\}", " ", path.read_text(encoding="utf-8"), flags=re.DOTALL)
    # the anchor of a heading in Markdown
    source = re.sub(r"\{ #[\w-]* \}", " ", source)
    shown = re.findall(r'(?:aria-label|title|placeholder|alt)="([^"]*)"', source)
    shown.append(re.sub(r"<[^>]*>", " ", source))
    # names of file formats are the same in every language
    words = re.sub(r"\b(BibLaTeX|BibTeX|RIS|CSL-JSON|JSON|SVG|CSV)\b", "", " ".join(shown))
    assert re.findall(r"[A-Za-zÀ-ÿ]{2,}", words) == []


#: What looks like words in a script and is none: keys of a keyboard, names of things that have no other.
NO_WORDS = frozenset({
    "ArrowDown", "ArrowUp", "Backspace", "Enter", "Escape", "BibLaTeX", "BibTeX", "RIS", "CSL-JSON", "Markdown",
    "Hyperlink",
})  # fmt: skip
#: Babel's reader of scripts stumbles over a quotation mark in a regular expression, of which this one is full.
UNREAD = frozenset({"words.js"})
SCRIPTS = sorted(path for path in (ROOT / "browser").rglob("*.js") if path.name not in UNREAD)
SAYING = {"say": None, "count": (1, 2)}


def worded(literal: str) -> bool:
    """Whether a text of a script is one that a reader would read: two words, or one with a capital."""
    bare = re.sub(r"\$\{.*?\}|<[^>]*>", " ", literal)
    return bool(re.search(r"(?<![\w-])[A-Za-z]{2,} [a-z]{2,}\b(?!-)|^\W*[A-Z][a-z]{2,}\W*$", bare))


@pytest.mark.parametrize("path", SCRIPTS, ids=lambda path: path.relative_to(ROOT / "browser").as_posix())
def test_a_script_says_only_what_a_catalogue_can_give(path: Path) -> None:
    source = path.read_text(encoding="utf-8")
    said = {message for _, message, _, _ in extract_from_file("javascript", path, keywords=SAYING)}
    keys = {one for message in said for one in ([message] if isinstance(message, str) else message)}
    tokens = [token for token in tokenize(source) if token.type in {"string", "template_string"}]
    literals = {token.value[1:-1] for token in tokens}
    loose = {literal for literal in literals if worded(literal) and literal not in keys | NO_WORDS}
    assert loose == set()


def test_the_list_of_words_is_that_of_the_code() -> None:
    listed = {
        line.removeprefix("msgid ").strip('"')
        for line in TEMPLATE.read_text(encoding="utf-8").splitlines()
        if line.startswith('msgid "') and line != 'msgid ""'
    }
    said = {message.id if isinstance(message.id, str) else message.id[0] for message in catalogue() if message.id}
    short = {words.replace("\\", "\\\\").replace('"', '\\"') for words in said if len(words) < 60}
    assert short - listed == set(), "run python -m hooks.words"


def test_the_list_of_words_has_words_alone_in_their_order(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """So that it changes where words do, and not with a line or a day."""
    monkeypatch.setattr(words, "TEMPLATE", tmp_path / "new/messages.pot")
    words.main()
    lines = (tmp_path / "new/messages.pot").read_text("utf-8").splitlines()
    assert [line for line in lines if line.startswith("#:") or "POT-Creation-Date" in line] == []
    # a long one goes on in the lines after
    whole = [line[7:-1] for line in lines if line.startswith('msgid "') and line != 'msgid ""']
    assert len(whole) > 300
    assert whole == sorted(whole)


def test_another_language_reaches_every_heading_and_label(tmp_path: Path) -> None:
    messages = catalogue()
    for message in messages:
        if message.id:
            ids = message.id
            message.string = f"⟦{ids}⟧" if isinstance(ids, str) else tuple(f"⟦{one}⟧" for one in ids)
    pseudo = tmp_path / "xx.po"
    with pseudo.open("wb") as file:
        write_po(file, messages)
    site = tmp_path / "site"
    outcome = build(TINY, site, KB_WORDS=str(pseudo))
    assert outcome.returncode == 0, outcome.stderr
    scripts = [path for path in (site / "assets" / "browser").glob("*.js") if "moved" not in path.name]
    assert len(scripts) > 5
    assert all(path.read_text("utf-8").startswith('globalThis.kbWords={') for path in scripts)
    told = text(tree(site / "s/ML-0001.html").body)
    assert "⟦Cite this statement⟧" in told
    assert "⟦Last checked⟧" in told
    records = ("forces/guard.html", "actors/hero.html", "mandates/guard-2021.html")
    for name in (*records, "index.html", AS_ON, WHO, COMPARE):
        root = article(tree(site / name))
        labels = [*root.iter("summary"), *root.iter("caption"), *root.iter("th")]
        labels += [heading for heading in root.iter("h2")]
        labels += [dt for answer in by_class(root, "kb-answer") for dt in answer.iter("dt")]
        # columns bear the names of institutions
        labels = [label for label in labels if not label.get("data-column")]
        # the names of turning points are those of events
        labels = [label for label in labels if not any(True for _ in label.iterancestors("details")) or name != AS_ON]
        assert labels
        assert [text(label) for label in labels if "⟦" not in text(label)] == [], name
