"""What the prose promises: commands exist, the tree is whole, the model record is valid, lists are complete."""

import datetime as dt
import re
from enum import StrEnum
from pathlib import Path
from typing import Any

import pytest
import yaml

from kb.__main__ import parser
from kb.cite.editions import read_edition
from kb.model.common_fields import Names
from kb.model.partial_dates import Moment
from kb.model.record_types import Kind, Standing
from kb.model.records import Force
from kb.model.statement import Citation, Existence, Figure, Holding, Model, Period, Relation, Review, Statement
from kb.model.statuses import State, StatementStatus
from kb.model.tags import Term
from kb.publish.json_files import FORMAT
from kb.store.record_files import read_file
from tests.screenshots import MOST_BYTES, PICTURES

ROOT = Path(__file__).parent.parent.parent
ABOUT = ROOT / "docs" / "about"
README = (ROOT / "README.md").read_text(encoding="utf-8")
CONTRIBUTING = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
PROSE = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted(ABOUT.glob("*.md"))]
PROSE += sorted((ROOT / ".github").rglob("*.md"))
WORKFLOWS = sorted((ROOT / ".github" / "workflows").glob("*.yml"))
BUILDING = [path for path in WORKFLOWS if path.name != "links.yml"]

#: What .gitignore cannot say of itself: the repository's own store.
NOT_KEPT = {".git", ".site-new"}


def _code(text: str) -> str:
    """The inline code and code blocks of a Markdown text, a piece a line."""
    blocks = re.findall(r"^```\w*\n(.*?)^```", text, re.MULTILINE | re.DOTALL)
    return "\n".join([*re.findall(r"`([^`\n]+)`", text), *blocks])


def _targets() -> set[str]:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    return set(re.findall(r"^([a-z]+):.*## ", makefile, re.MULTILINE))


def _kb_parsers() -> dict[str, Any]:
    """The parsers of the commands of ``python -m kb``, by name."""
    found = next(action.choices for action in parser()._actions if isinstance(action.choices, dict))
    return dict(found)


def _ignored() -> set[str]:
    lines = (ROOT / ".gitignore").read_text(encoding="utf-8").split()
    return {line.strip("/") for line in lines} | NOT_KEPT


@pytest.mark.parametrize("path", PROSE, ids=lambda path: path.name)
def test_commands_named_in_prose_exist(path: Path) -> None:
    code = _code(path.read_text(encoding="utf-8"))
    made = set(re.findall(r"^(?:[A-Z_]+=\S+ )*make ([a-z]+)", code, re.MULTILINE))
    said = set(re.findall(r"python -m kb ([a-z-]+)", code)) - {"--help"}
    assert made <= _targets()
    assert said <= set(_kb_parsers())


def test_new_takes_the_kinds_that_recipes_name() -> None:
    kinds = re.findall(r"python -m kb new (\w+) ([a-z-]+)", _code(CONTRIBUTING))
    assert len(kinds) >= 4
    for kind, id_ in kinds:
        options = _kb_parsers()["new"].parse_args([kind, id_])
        assert options.kind in Kind


def test_other_kinds_named_for_new_are_known() -> None:
    line = next(line for line in CONTRIBUTING.splitlines() if line.startswith("Any other kind"))
    for word in re.findall(r"`(\w+)`", line):
        assert _kb_parsers()["new"].parse_args([word, "some-name"]).kind in Kind


def test_every_recipe_has_at_most_six_steps() -> None:
    recipes = re.split(r"^#{2,3} ", CONTRIBUTING, flags=re.MULTILINE)[1:]
    longer = [text.splitlines()[0] for text in recipes if len(re.findall(r"^\d+\. ", text, re.MULTILINE)) > 6]
    assert longer == []


def test_readme_tree_names_everything_at_the_top_level() -> None:
    block = README.partition("## What is where")[2].partition("```\n")[2].partition("```")[0]
    told = {line.split()[0].rstrip("/") for line in block.splitlines()}
    there = {path.name for path in ROOT.iterdir()} - _ignored()
    assert {name for name in there if not name.startswith(".site-")} == told


def test_readme_gives_the_three_commands() -> None:
    for command in ("make serve", "make test", "make build"):
        assert re.search(rf"^{command}$", README, re.MULTILINE)


def test_commands_of_the_readme_run_before_a_change_lands_and_on_publishing() -> None:
    runs = [(ROOT / ".ci" / "run"), *BUILDING]
    assert all("make test" in path.read_text(encoding="utf-8") for path in runs)
    assert all("make build" in path.read_text(encoding="utf-8") for path in BUILDING)


def _links(path: Path) -> list[str]:
    text = re.sub(r"^```.*?^```", "", path.read_text(encoding="utf-8"), flags=re.MULTILINE | re.DOTALL)
    return [link for link in re.findall(r"\]\(([^)\s]+)\)", text) if not link.startswith("http")]


@pytest.mark.parametrize("name", ["README.md", "CONTRIBUTING.md"])
def test_links_between_documents_lead_somewhere(name: str) -> None:
    # links between pages of the site are checked by its strict build
    assert [link for link in _links(ROOT / name) if not (ROOT / link).exists()] == []


def test_where_to_change_what_names_thirty_changes_and_files_that_exist() -> None:
    table = CONTRIBUTING.partition("## Where to change what")[2].partition("\n## ")[0]
    rows = re.findall(r"^\| ([^|]+) \| (`[^|]+) \|$", table, re.MULTILINE)
    assert len(rows) >= 30
    paths = [path for _, places in rows for path in re.findall(r"`([^`]+)`", places)]
    assert [path for path in paths if not (ROOT / path).exists()] == []


def test_every_module_named_in_prose_can_be_run() -> None:
    for name in re.findall(r"python -m (hooks\.\w+)", CONTRIBUTING):
        assert (ROOT / f"{name.replace('.', '/')}.py").exists(), name


def _model_record() -> str:
    return CONTRIBUTING.partition("```yaml\n")[2].partition("```")[0]


def test_model_record_is_valid(tmp_path: Path) -> None:
    path = tmp_path / "harbour-guard.yml"
    path.write_text(_model_record(), encoding="utf-8")
    entry, problems = read_file(path, Kind.FORCES, "data/forces/harbour-guard.yml")
    assert problems == []
    assert entry is not None
    assert isinstance(entry.record, Force)
    numbers = [statement.id for statement in entry.record.statements]
    assert len(set(numbers)) == len(numbers)
    assert sum(statement.section == "summary" for statement in entry.record.statements) == 1


@pytest.mark.parametrize(
    "model",
    [Force, Names, Review, Statement, Citation, Period, Figure, Relation, Existence, Holding],
    ids=lambda m: m.__name__,
)
def test_model_record_shows_every_field(model: type[Model]) -> None:
    record = _model_record()
    assert [name for name in model.model_fields if not re.search(rf"^[ #-]*{name}:", record, re.MULTILINE)] == []


def test_model_record_is_of_no_real_force() -> None:
    assert not (ROOT / "data" / "forces" / "harbour-guard.yml").exists()
    assert "Mali" not in _model_record()


def _row(text: str, label: str) -> bool:
    """Whether a table of ``text`` has a row that begins with ``label``."""
    return any(line.startswith(f"| {label} |") for line in text.splitlines())


@pytest.mark.parametrize("terms", [StatementStatus, State, Standing], ids=lambda terms: terms.__name__)
def test_method_explains_every_word(terms: type[Term]) -> None:
    method = (ABOUT / "method.md").read_text(encoding="utf-8")
    assert [term.label for term in terms if not _row(method, term.label)] == []


def _vocabularies() -> list[type[Term]]:
    return sorted(Term.__subclasses__(), key=lambda terms: terms.__name__)


@pytest.mark.parametrize("terms", _vocabularies(), ids=lambda terms: terms.__name__)
def test_editors_guide_lists_every_word_of_each_closed_list(terms: type[StrEnum]) -> None:
    guide = (ABOUT / "editors.md").read_text(encoding="utf-8")
    row = next((line for line in guide.splitlines() if line.startswith(f"| {terms.__name__} |")), "")
    assert re.findall(r"`([^`]+)`", row) == [str(term) for term in terms]


def test_editors_guide_shows_the_forms_of_dates_that_are_read() -> None:
    guide = (ABOUT / "editors.md").read_text(encoding="utf-8")
    for text in ("2015", "2015-06", "2015-06-20", "2014/2015-06"):
        assert f"`{text}`" in guide
        assert Moment(text).earliest <= Moment(text).latest


@pytest.mark.parametrize("path", sorted(ABOUT.glob("*.md")), ids=lambda path: path.name)
def test_about_pages_have_title_and_description(path: Path) -> None:
    front = yaml.safe_load(path.read_text(encoding="utf-8").split("---")[1])
    assert front["title"]
    assert front["description"]


def test_about_pages_are_listed_on_the_first_of_them() -> None:
    index = (ABOUT / "index.md").read_text(encoding="utf-8")
    pages = {path.name for path in ABOUT.glob("*.md")} - {"index.md"}
    assert pages <= set(re.findall(r"\]\(([\w-]+\.md)\)", index))


def test_one_fact_is_cited_in_at_most_four_actions_by_the_words_of_the_buttons() -> None:
    part = (ABOUT / "cite.md").read_text(encoding="utf-8").partition("{ #fact }")[2].partition("\n## ")[0]
    steps = re.findall(r"^\d+\. (.+)$", part, re.MULTILINE)
    buttons = [re.findall(r"\*\*(.+?)\*\*", step) for step in steps]
    words = (ROOT / "words" / "messages.pot").read_text(encoding="utf-8")
    assert all(f'msgid "{button}"' in words for named in buttons for button in named)
    # a step is one action, but where it names several buttons
    assert 3 <= sum(max(1, len(set(named))) for named in buttons) <= 4


def test_data_page_names_the_format_of_the_files() -> None:
    assert f"`{FORMAT}`" in (ABOUT / "data.md").read_text(encoding="utf-8")


def test_edition_is_the_same_everywhere() -> None:
    edition = read_edition(ROOT / "data", "https://ssr.example/")
    cff = yaml.safe_load((ROOT / "CITATION.cff").read_text(encoding="utf-8"))
    project = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    changelog = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    assert cff["version"] == edition.number
    assert dt.date.fromisoformat(cff["date-released"]) == edition.date
    assert cff["title"] == edition.title
    assert f'version = "{edition.number}"' in project
    newest = next(line for line in changelog.splitlines() if line.startswith("## "))
    assert newest == f"## {edition.number} ({edition.date.day} {edition.date:%B %Y})"


def test_changelog_has_its_four_headings_in_each_entry() -> None:
    entries = re.split(r"^## ", (ROOT / "CHANGELOG.md").read_text(encoding="utf-8"), flags=re.MULTILINE)[1:]
    for entry in entries:
        headings = re.findall(r"^### (.+)$", entry, re.MULTILINE)
        known = ["Added", "Corrected", "Superseded", "Withdrawn", "Other status", "Reworded", "Moved", "Gone",
                 "Further evidence", "Site"]
        assert headings == [heading for heading in known if heading in headings]
        assert {"Added", "Corrected", "Withdrawn", "Site"} <= set(headings)


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_workflows_pin_actions_and_grant_nothing_by_default(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    workflow = yaml.safe_load(text)
    assert workflow["permissions"] == {}
    assert all("permissions" in job for job in workflow["jobs"].values())
    for used in re.findall(r"uses: (.*)", text):
        assert re.fullmatch(r"[\w-]+/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+", used)


def test_standings_in_the_form_for_sources_are_those_of_the_schema() -> None:
    form = yaml.safe_load((ROOT / ".github/ISSUE_TEMPLATE/propose-a-source.yml").read_text(encoding="utf-8"))
    options = next(part["attributes"]["options"] for part in form["body"] if part.get("id") == "standing")
    assert options == [standing.label for standing in Standing]


@pytest.mark.parametrize("name", [name for name, *_ in PICTURES])
def test_pictures_are_there_and_small(name: str) -> None:
    assert (ROOT / "docs" / "assets" / name).stat().st_size <= MOST_BYTES
    assert f"docs/assets/{name}" in README
