"""What is derived from the schema: drafts of records, JSON Schemas for editors, and the editors' settings."""

import json
import re
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator

from kb.__main__ import main
from kb.checks.rules import all_problems
from kb.model.comparison import COMPARISONS
from kb.model.passages import PASSAGES
from kb.model.record_types import Kind
from kb.model.schema import json_schema
from kb.store.drafts import draft
from kb.store.schema_files import schema_files, stale_schemas
from kb.store.statement_numbers import allocate

ROOT = Path(__file__).parent.parent.parent
DATA, TINY = ROOT / "data", ROOT / "tests" / "tiny" / "data"
TODAY = "2026-01-15"
#: What an editor would put for the names in a draft.
FILLED = {
    "bearer: to-be-written": "bearer: guard",
    "source: to-be-written": "source: note-2019",
    'at: "To be written"': 'at: "section 1, para 1"',
    "To be copied from the source": "There are two forces",
    "To be written": "Written",
    "to-be-written": "guard",
    "What it is, in one sentence of our own words.": "A thing that is.",
    "Name in English": "Drafted",
    "Title of the work": "A work",
    "What is in question?": "Which of both?",
    "The first source, in a few words": "One",
    "The second source, in a few words": "Another",
    "[[their-id]]": "[[guard]]",
    "[[their-id|words]]": "[[guard|words]]",
    "ML-0001": "ML-0004",
}


class Editor(getattr(yaml, "CSafeLoader", yaml.SafeLoader)):  # type: ignore[misc]
    """Reads YAML as editors do: by the core schema of YAML 1.2, in which NO is a text and a date too."""


Editor.yaml_implicit_resolvers = {}
for tag, pattern in (
    ("null", r"~|null|Null|NULL|"),
    ("bool", r"true|True|TRUE|false|False|FALSE"),
    ("int", r"[-+]?[0-9]+"),
    ("float", r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?|[-+]?\.inf|\.nan"),
):
    Editor.add_implicit_resolver(f"tag:yaml.org,2002:{tag}", re.compile(f"^(?:{pattern})$"), None)


@cache
def validator(kind: str) -> Draft202012Validator:
    """The JSON Schema of one kind, as it stands in data/schema/."""
    schema = json.loads((DATA / "schema" / f"{kind}.json").read_text(encoding="utf-8"))
    Draft202012Validator.check_schema(schema)
    return Draft202012Validator(schema)


def complaints(text: str, kind: str) -> list[str]:
    """What an editor underlines in a record."""
    record: Any = yaml.load(text, Loader=Editor)
    return [f"{error.json_path}: {error.message}" for error in validator(kind).iter_errors(record)]


def records() -> list[Path]:
    """Every record, real and tiny."""
    return [path for data in (DATA, TINY) for kind in Kind for path in sorted((data / kind).glob("[!.]*.yml"))]


@pytest.mark.parametrize("kind", Kind)
def test_a_draft_is_a_valid_record_once_its_references_are_filled(copy: Path, kind: Kind) -> None:
    assert main(["--data", str(copy), "new", kind, "drafted", "--today", TODAY]) == 0
    file = copy / kind / "drafted.yml"
    text = file.read_text(encoding="utf-8")
    for old, new in FILLED.items():
        text = text.replace(old, new)
    if kind == Kind.DISAGREEMENTS:
        text = "ML-0007".join(text.rsplit("ML-0004", 1))
    if kind == Kind.SOURCES:
        text += "    status: reported\n"
    file.write_text(text, encoding="utf-8")
    assert complaints(text, kind) == []
    allocate(copy, [file])
    base, problems = all_problems(copy)
    assert [str(problem) for problem in problems] == []
    assert len(base.entries) == 14


@pytest.mark.parametrize("kind", Kind)
def test_a_draft_as_it_is_fails_with_nothing_but_what_is_to_be_filled(copy: Path, kind: Kind) -> None:
    main(["--data", str(copy), "new", kind, "drafted", "--today", TODAY])
    file = copy / kind / "drafted.yml"
    given = allocate(copy, [file])
    # no number is spent on what is not written yet
    assert given.count == 0
    unwritten = "in one sentence of our own words" in file.read_text("utf-8")
    assert given.drafts == ((f"{kind}/drafted.yml",) if unwritten else ())
    said = [problem.message for problem in all_problems(copy)[1]]
    wanted = r"an? (record|source|actor or force|place)|your own words|an id|a statement (that|with|of)"
    to_fill = re.compile(rf"expected ({wanted})\b")
    assert any(text.startswith("expected your own words") for text in said)
    assert [text for text in said if not to_fill.match(text)] == []


@pytest.mark.parametrize("kind", Kind)
def test_a_draft_names_its_schema_and_explains_every_field(kind: Kind) -> None:
    lines = draft(kind, TODAY).splitlines()
    assert lines[0] == f"# yaml-language-server: $schema=../schema/{kind}.json"
    for field in json_schema(kind)["properties"]:
        number = next(n for n, line in enumerate(lines) if re.match(f"(# )?{field}:", line))
        assert lines[number - 1].startswith("# ")
        assert len(lines[number - 1]) > 4


def test_the_command_says_where_the_draft_is(copy: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--data", str(copy), "new", "event", "2020-vote", "--today", TODAY]) == 0
    assert capsys.readouterr().out == f"{copy}/timeline/2020-vote.yml\n"
    assert f"checked: {TODAY}\n" in (copy / "timeline" / "2020-vote.yml").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("id_", "says"),
    [
        ("Guard", "expected an id of small letters a-z, digits and single hyphens, got 'Guard'\n"),
        ("../x", "expected an id of small letters a-z, digits and single hyphens, got '../x'\n"),
        ("guard", "expected an id of its own, got 'guard', which {data}/forces/guard.yml has\n"),
    ],
)
def test_a_draft_is_not_written_where_its_id_will_not_do(
    copy: Path, capsys: pytest.CaptureFixture[str], id_: str, says: str
) -> None:
    assert main(["--data", str(copy), "new", "actor", id_]) == 1
    assert capsys.readouterr().err == says.format(data=copy)
    assert len(list((copy / "actors").iterdir())) == 2


def test_an_unknown_kind_is_answered_with_the_nearest(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["new", "actrs", "x"])
    assert "expected a kind of record, got 'actrs' (did you mean 'actors'?)" in capsys.readouterr().err


def test_the_schemas_for_editors_are_those_of_the_models() -> None:
    stale = stale_schemas(DATA / "schema")
    assert not stale, f'{", ".join(stale)} in data/schema/ are stale: run "python -m kb schema"'
    assert {path.name for path in (DATA / "schema").iterdir()} == set(schema_files())


def test_a_stale_schema_is_named_with_the_command_that_renews_it(
    copy: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    main(["--data", str(copy), "schema"])
    schema = copy / "schema" / "actors.json"
    schema.write_text("{}", encoding="utf-8")
    capsys.readouterr()
    assert main(["--data", str(copy), "schema", "--check"]) == 1
    assert capsys.readouterr().out == f'{schema}: stale: run "python -m kb schema"\n'
    assert main(["--data", str(copy), "schema"]) == 0
    assert main(["--data", str(copy), "schema", "--check"]) == 0


@pytest.mark.parametrize("kind", Kind)
def test_editors_underline_nothing_in_the_records_of_a_kind(kind: Kind) -> None:
    found = {
        str(path.relative_to(ROOT)): said
        for path in records()
        if path.parent.name == kind and (said := complaints(path.read_text(encoding="utf-8"), kind))
    }
    assert found == {}


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("type: person", "type: persn"),
        ("checked:", "chekced:"),
        ("as_of: 2019", "as_of: 2019?"),
        ("text:", "txt:"),
        ("source: note-2019", "source: Note 2019"),
    ],
)
def test_editors_underline_what_the_check_refuses(old: str, new: str) -> None:
    text = (TINY / "actors" / "hero.yml").read_text(encoding="utf-8") + "    as_of: 2019\n"
    assert complaints(text, "actors") == []
    assert complaints(text.replace(old, new), "actors")


def test_every_record_begins_by_naming_its_schema() -> None:
    for path in records():
        with path.open(encoding="utf-8") as lines:
            line = next(lines, "").strip()
        prefix, _, target = line.partition("=")
        assert prefix == "# yaml-language-server: $schema", f"{path}:1:1: expected the line that names its schema"
        assert (path.parent / target).resolve() == DATA / "schema" / f"{path.parent.name}.json", f"{path}:1:1: {line}"


def test_the_settings_of_vs_code_name_every_schema() -> None:
    settings = json.loads((ROOT / ".vscode" / "settings.json").read_text(encoding="utf-8"))
    assert settings["yaml.schemas"] == {
        f"./data/schema/{kind}.json": f"data/{kind}/*.yml" for kind in (*Kind, COMPARISONS, PASSAGES)
    }
