"""What keeps the code readable: which way imports run, how long things are, and that everything says what it is for."""

import ast
import statistics
from collections.abc import Iterator
from functools import cache
from graphlib import TopologicalSorter
from itertools import pairwise
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
MODULES = sorted((ROOT / "kb").glob("*.py"))
CODE = [*MODULES, ROOT / "macros.py", *sorted((ROOT / "hooks").glob("*.py"))]
LONGEST_FUNCTION, MEDIAN_FUNCTION, LONGEST_MODULE = 40, 12, 260

#: ``schema ← reader ← base ← everything else ← __main__`` (docs/about/design.md).
LAYERS = (("vocabulary", "dates", "problems"), ("schema",), ("reader",), ("base",))

#: Modules longer than they should be, each with the reason; one that is no longer needed fails the test.
LONG = {
    "checks": "the rules, each short; to be split by subject when the next group is added",
    "pages": "what every sort of page needs; to be split by kind",
    "reader": "files, YAML and the wording of complaints; the wording can go to a module of its own",
    "schema": "one table of fields for all kinds, better read in one place",
    "vocabulary": "one table of words, better read in one place",
}


@cache
def tree(path: Path) -> ast.Module:
    """The syntax of a module."""
    return ast.parse(path.read_text(encoding="utf-8"), str(path))


def imports(path: Path) -> set[str]:
    """The modules that a module imports, anywhere in it."""
    found: set[str] = set()
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module == "kb":
            found |= {f"kb.{alias.name}" for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            found.add(f"{'.' * node.level}{node.module or ''}")
    return found


def inner(path: Path) -> set[str]:
    """The modules of kb that a module imports, by their short names."""
    return {name.removeprefix("kb.") for name in imports(path) if name.startswith("kb.")}


def functions(path: Path) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    """Every function and method of a module."""
    return (node for node in ast.walk(tree(path)) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef))


def length(node: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    """The lines of a function from ``def`` to its end."""
    return (node.end_lineno or node.lineno) - node.lineno + 1


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.stem)
def test_kb_knows_nothing_of_the_site_generator(path: Path) -> None:
    roots = {name.partition(".")[0] for name in imports(path)}
    assert roots & {"mkdocs", "jinja2", "macros", "mkdocs_macros", "material", "markdown", ""} == set()


def test_imports_run_one_way() -> None:
    order = TopologicalSorter({path.stem: inner(path) for path in MODULES}).static_order()
    assert set(order) >= {path.stem for path in MODULES}
    for path in MODULES:
        assert "__main__" not in inner(path)


@pytest.mark.parametrize(("lower", "upper"), list(pairwise(LAYERS)))
def test_a_lower_layer_imports_no_higher_one(lower: tuple[str, ...], upper: tuple[str, ...]) -> None:
    below = {name for layer in LAYERS[: LAYERS.index(lower) + 1] for name in layer}
    for name in lower:
        assert inner(ROOT / "kb" / f"{name}.py") <= below, name
    for name in upper:
        assert inner(ROOT / "kb" / f"{name}.py") <= below | set(upper), name


@pytest.mark.parametrize("path", CODE, ids=lambda path: path.stem)
def test_no_function_is_longer_than_a_screen(path: Path) -> None:
    long = {node.name: length(node) for node in functions(path) if length(node) > LONGEST_FUNCTION}
    assert long == {}


def test_half_of_the_functions_are_short() -> None:
    assert statistics.median(length(node) for path in CODE for node in functions(path)) <= MEDIAN_FUNCTION


@pytest.mark.parametrize("path", CODE, ids=lambda path: path.stem)
def test_a_module_is_short_unless_a_reason_is_given_and_the_reason_is_needed(path: Path) -> None:
    lines = len(path.read_text(encoding="utf-8").splitlines())
    said = "split it by subject" if path.stem not in LONG else "take it out of LONG: it is short enough now"
    assert (lines > LONGEST_MODULE) == (path.stem in LONG), f"{path.name} has {lines} lines: {said}"


def test_every_reason_is_for_a_module_that_is_there() -> None:
    assert set(LONG) <= {path.stem for path in CODE}


@pytest.mark.parametrize("path", CODE, ids=lambda path: path.stem)
def test_everything_public_says_what_it_is_for(path: Path) -> None:
    assert ast.get_docstring(tree(path)), "the module"
    named: list[tuple[str, ast.Module | ast.ClassDef]] = [("", tree(path))]
    silent: list[str] = []
    while named:
        prefix, node = named.pop()
        for part in ast.iter_child_nodes(node):
            if isinstance(part, ast.FunctionDef | ast.ClassDef) and not part.name.startswith("_"):
                silent += [f"{prefix}{part.name}"] if not ast.get_docstring(part) else []
                # what a function holds for itself is not public
                named += [(f"{prefix}{part.name}.", part)] if isinstance(part, ast.ClassDef) else []
    assert silent == []
