"""What cannot be read, drawn, bundled or styled ends a build; while the site is served, the last that could stays."""

import gc
import logging
import re
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import click
import pytest
from mkdocs.structure.files import File, Files

from hooks import pictures, policy, records, scripts, styles, words
from hooks.made_files import MadeFile, way
from hooks.pictures import Exhibition
from kb.pictures.events import events
from kb.pictures.picture import Picture
from tests.built import TINY
from tests.editions import GUARD, edit
from tests.pictures.galleries import gallery


def refusing(*_: object) -> Any:
    raise click.ClickException("it cannot be made")


def failing_node(*_: object, text: bool = False, **__: object) -> Any:
    """Node, as it ends where a script throws."""
    return SimpleNamespace(returncode=1, stdout="", stderr="line 7: no" if text else b"line 7: no")


def test_records_with_problems_end_the_build_or_leave_the_last_good_site(
    copy: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(records, "last_good", [])
    monkeypatch.setattr(gc, "freeze", lambda: frozen.append(True))
    monkeypatch.setenv("KB_DATA", str(copy))
    frozen: list[bool] = []
    good = copy / GUARD
    text = good.read_text("utf-8")
    edit(copy, GUARD, "see_also: [hero]", "see_also: [heero, heeero]")
    config: Any = SimpleNamespace(extra={}, site_url=None)
    with pytest.raises(click.ClickException) as refused:
        records.on_config(config)
    head, *lines, last = refused.value.message.splitlines()
    assert (head, last) == ("the records have problems", "2 in all")
    assert [line.partition(" expected")[0] for line in lines] == [
        f"data/{GUARD}:13:12: see_also[0]:", f"data/{GUARD}:13:19: see_also[1]:",
    ]  # fmt: skip
    assert (way.trouble, frozen, config.extra) == (lines, [], {})
    good.write_text(text, "utf-8")
    records.on_config(config)
    site = config.extra["site"]()
    assert (way.trouble, frozen, site.edition.site_url) == ([], [True], "/")
    edit(copy, GUARD, "see_also: [hero]", "see_also: [heero]")
    monkeypatch.setattr(way, "serving", True)
    config.extra.clear()
    with caplog.at_level(logging.ERROR):
        records.on_config(config)
    assert config.extra["site"]() is site
    assert "the last good site stays" in caplog.text and "1 in all" in caplog.text
    assert (len(way.trouble), frozen) == (1, [True])
    monkeypatch.setattr(way, "trouble", [])


@pytest.mark.parametrize(("command", "rarely"), [("build", True), ("serve", False)])
def test_python_tidies_up_rarely_in_a_build_alone(monkeypatch: pytest.MonkeyPatch, command: str, rarely: bool) -> None:
    told: list[int] = []
    monkeypatch.setattr(gc, "set_threshold", told.append)
    records.on_startup(command, dirty=False)
    assert told == [100_000] * rarely


def test_a_page_written_by_hand_stands_in_for_that_of_a_record(tmp_path: Path) -> None:
    config: Any = SimpleNamespace(site_dir=str(tmp_path), use_directory_urls=False)
    own = File("forces/guard.md", str(tmp_path), str(tmp_path), use_directory_urls=False)
    files = Files([own])
    for id_ in ("guard", "border"):
        records.add(files, config, f"forces/{id_}.md", lambda: "made")
    assert files.get_file_from_path("forces/guard.md") is own
    assert isinstance(files.get_file_from_path("forces/border.md"), MadeFile)


def test_pictures_that_cannot_be_drawn_end_the_build_or_leave_the_last(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    whole = gallery(TINY)
    one, other, third = (replace(events(whole.site), name=name) for name in ("one", "other", "third"))
    monkeypatch.setattr(pictures, "last_drawn", {})
    asked: list[str] = []

    def drawn(wanted: list[Picture]) -> dict[str, dict[str, str]]:
        asked.extend(picture.name for picture in wanted)
        return {picture.name: {"both": f"<svg>{picture.name}</svg>"} for picture in wanted}

    monkeypatch.setattr(pictures, "drawings", drawn)
    exhibition = Exhibition(whole)
    (shown,) = exhibition._shown([one])
    assert shown.drawing == {"both": "<svg>one</svg>"}
    assert [each.picture.name for each in exhibition._shown([third, one])] == ["third", "one"]
    assert asked == ["one", "third"]
    monkeypatch.setattr(pictures, "drawings", refusing)
    # what this build has drawn is not drawn again
    assert exhibition._shown([one]) == (shown,)
    with caplog.at_level(logging.ERROR):
        assert Exhibition(whole)._shown([one]) == (shown,)
    assert "the last pictures stay\nit cannot be made" in caplog.text
    with pytest.raises(click.ClickException, match="it cannot be made"):
        Exhibition(whole)._shown([one, other])


def test_what_the_drawing_code_says_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pictures, "node", failing_node)
    with pytest.raises(click.ClickException, match="the pictures cannot be drawn\nline 7: no"):
        pictures._drawn([])


def test_scripts_that_cannot_be_bundled_end_the_build_or_leave_the_last(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    config: Any = SimpleNamespace(extra={})
    monkeypatch.setattr(scripts, "scripts", {})
    monkeypatch.setattr(scripts, "_bundled", refusing)
    with pytest.raises(click.ClickException, match="it cannot be made"):
        scripts.on_config(config)
    scripts.scripts["frame"] = scripts.Script("assets/browser/frame.js", "1")
    with caplog.at_level(logging.ERROR):
        scripts.on_config(config)
    assert config.extra["scripts"] == {"frame": "assets/browser/frame.js"}
    assert "the last good scripts stay\nit cannot be made" in caplog.text


def test_what_the_bundler_says_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(scripts, "node", failing_node)
    with pytest.raises(click.ClickException, match="the scripts in browser/ cannot be bundled\nline 7: no"):
        scripts._bundled((("one.js", b"1"),), "")


def test_a_style_sheet_that_cannot_be_made_ends_the_build_or_leaves_the_last(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    hook = SimpleNamespace(_current_plugin="styles")
    config: Any = SimpleNamespace(extra_css=["own.css"], site_dir="site", use_directory_urls=False, plugins=hook)
    monkeypatch.setattr(styles, "_last", [])
    monkeypatch.setattr(styles, "names_in_pages", lambda config, files: set())
    monkeypatch.setattr(styles, "_sheet", refusing)
    places = ("own.css", "assets/stylesheets/main.1.min.css", "a.css.map")
    files = Files([File.generated(config, where, content="") for where in places])
    with pytest.raises(click.ClickException, match="it cannot be made"):
        styles.on_files(files, config)
    styles._last[:] = ["a{}b{}"]
    with caplog.at_level(logging.ERROR):
        styles.on_files(files, config)
    assert "the last good style sheet stays\nit cannot be made" in caplog.text
    assert {file.src_uri: file.content_string for file in files} == {config.extra_css[0]: "a{}b{}"}


def test_what_the_maker_of_the_sheet_says_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(styles, "node", failing_node)
    with pytest.raises(click.ClickException, match="the style sheet cannot be made\nline 7: no"):
        styles._sheet(("one",), (), frozenset())


def test_a_script_that_is_none_of_materials_ends_the_build(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(policy._guard, "known", re.compile(re.escape("theirs()")))
    monkeypatch.setattr(policy._guard, "serving", False)
    page = f"<html>{policy.CHARSET}<script>theirs()</script><script src=x.js></script></html>"
    assert policy._with_policy(page, "one.md").startswith(f"<html>{policy.CHARSET}<meta http-equiv=")
    assert policy._hash("theirs()") in policy._with_policy(page, "one.md")
    with pytest.raises(click.ClickException, match=r"^one.md: a script stands in the page .*: 'theirs\(\);evil\(\)'"):
        policy._with_policy(page.replace("theirs()", "theirs();evil()"), "one.md")
    with pytest.raises(click.ClickException, match=f"one.md: Material no longer writes {policy.CHARSET}"):
        policy._with_policy("<html></html>", "one.md")
    # while it is served there is no policy, but what a reader has forbidden still ends nothing
    monkeypatch.setattr(policy._guard, "serving", True)
    assert policy._with_policy("<script>a=localStorage</script>", "") == (f"<script>a{policy._KEPT_OR_NOT}</script>")


def test_a_catalogue_that_is_named_must_be_there(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("KB_WORDS", str(tmp_path / "xx.po"))
    with pytest.raises(click.ClickException, match=r"KB_WORDS: expected a catalogue, found none at .*/xx.po"):
        words.on_config(SimpleNamespace(theme={}))  # type: ignore[arg-type]
