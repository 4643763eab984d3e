"""What is rendered once for many pages is what each would have had."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from jinja2 import DictLoader, Environment

from hooks.rendering import keeping, quicken
from tests.built import ROOT, TINY, linked, shared


def test_built_again_without_kept_parts_the_site_is_the_same_bytes(
    tmp_path: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    usual = shared(tmp_path_factory, TINY, "tiny")
    project = linked(tmp_path / "project", "mkdocs.yml")
    settings = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    assert "  - hooks/rendering.py\n" in settings
    (project / "mkdocs.yml").write_text(settings.replace("  - hooks/rendering.py\n", ""), encoding="utf-8")
    site = tmp_path / "site"
    known = {"KB_DATA": str(TINY), "NO_MKDOCS_2_WARNING": "1", "SOURCE_DATE_EPOCH": "1700000000"}
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", str(site)]
    subprocess.run(command, cwd=project, env={**os.environ, **known}, check=True, capture_output=True)
    names = sorted(path.relative_to(usual) for path in usual.rglob("*") if path.is_file())
    assert names == sorted(path.relative_to(site) for path in site.rglob("*") if path.is_file())
    assert [name for name in names if (usual / name).read_bytes() != (site / name).read_bytes()] == []


def test_a_part_is_rendered_once_for_pages_that_share_it_and_each_time_for_others() -> None:
    env = Environment(loader=DictLoader({"page": "{% include 'part' %}", "part": "{{ tell() }}"}), autoescape=False)
    asked: list[int] = []

    def tell() -> int:
        asked.append(0)
        return len(asked)

    env.globals["tell"] = tell
    quicken(env)
    part = env.get_template("part")
    part.root_render_func = keeping(part.root_render_func)
    page = env.get_template("page")
    assert [page.render(kb_shares=key) for key in ("a", "b", "a")] == ["1", "2", "1"]
    assert [page.render(), page.render()] == ["3", "4"]
