"""What holds of every base, however spoilt: it is whole, or said to be faulty, with file and line, and soon."""

import re
import time
from pathlib import Path

from hooks.statements import SCRIPTS, files_of
from kb.checks.rules import all_problems
from kb.cite.bibtex import bibtex, plain_bibtex
from kb.cite.csl import csl
from kb.cite.editions import read_edition
from kb.cite.ris import ris
from kb.find.index_parts import index_files
from kb.model.comparison import COMPARISONS
from kb.model.record_types import Kind
from kb.pages.comparison_page import ComparisonPage
from kb.pages.pages_by_kind import page_of
from kb.pages.whole_site import Site
from kb.publish.comparison_data import comparison_files
from kb.publish.published_files import published_files
from kb.store.problems import FRENCH_SPACES, Problem

#: Of processor time, as tests share their machine.
SECONDS = 5
#: Less strict than that of tests/checks on the field, whose name may be any key that a mutation has made.
FORM = re.compile(r"data(/[^/:]+)*:[1-9]\d*:[1-9]\d*: (.+: )?expected .+, got.+")
LONGEST = 900
#: Names of scripts, as a build has them.
PATHS = {name: f"assets/browser/{name}.js" for name in SCRIPTS}


def judged(data: Path) -> bool:
    """Whether the base at ``data`` is whole.  Fails where it is neither that nor said to be faulty as it should."""
    begun = time.process_time()
    base, problems = all_problems(data)
    spent = time.process_time() - begun
    assert spent < SECONDS, f"{spent:.1f} s"
    for problem in problems:
        _well_said(problem, data)
    named = {problem.file for problem in problems}
    held = {f"data/{entry.kind}/{entry.id}.yml" for entry in base.entries}
    held |= {compared.document.file for compared in base.comparisons}
    folders = (*Kind, COMPARISONS)
    lost = {f"data/{path.relative_to(data)}" for one in folders for path in (data / one).glob("*.yml")} - named - held
    assert not lost, f"neither read nor said to be faulty: {sorted(lost)}"
    if not problems:
        _shown_whole(Site(base, read_edition(data, "https://x.example/")))
    return not problems


def _well_said(problem: Problem, data: Path) -> None:
    """A message is one short line that leads to a line of a file."""
    said = str(problem)
    assert FORM.fullmatch(said), said
    assert len(said) <= LONGEST, said
    assert all(char.isprintable() or char in FRENCH_SPACES for char in said), ascii(said)
    path = data / problem.file.removeprefix("data/")
    if path.is_file():
        lines = path.read_bytes().replace(b"\r\n", b"\n").replace(b"\r", b"\n").count(b"\n") + 1
        assert problem.line <= lines, f"{said}: there are {lines} lines"


def _shown_whole(site: Site) -> None:
    """Every view, file and index of a base in which nothing is wrong can be made, and none lacks a record."""
    for compared in site.base.comparisons:
        page = ComparisonPage(site, compared)
        assert len(page.columns) == len(compared.comparison.records)
        assert isinstance(page.tables, tuple)
        assert len(page.tasks) == len(compared.comparison.tasks)
    assert dict(comparison_files(site))
    for entry in site.base.entries:
        citable = page_of(site, entry.id).citable
        assert all((bibtex(citable), plain_bibtex(citable), ris(citable), csl(citable)))
    for id_ in site.base.statements:
        assert dict(files_of(site, id_, PATHS, policy=True))
    assert published_files(site)
    assert index_files(site)
