"""What keeps the code readable: which way imports run, how long things are, and that everything says what it is for."""

import ast
import statistics
from collections.abc import Iterator
from functools import cache
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent.parent
MODULES = sorted((ROOT / "kb").rglob("*.py"))
CODE = [*MODULES, ROOT / "macros.py", *sorted((ROOT / "hooks").glob("*.py"))]
LONGEST_FUNCTION, MEDIAN_FUNCTION, LONGEST_MODULE = 40, 12, 260

#: The packages of kb, each of which may import those before it (docs/about/design.md).
PACKAGES = (
    "model", "store", "answers", "evidence", "checks", "cite", "pages", "pictures", "find", "publish", "commands",
)  # fmt: skip


def named(path: Path) -> str:
    """A file as test ids have it."""
    return path.relative_to(ROOT).as_posix()


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
        elif isinstance(node, ast.ImportFrom) and (ROOT / (node.module or "").replace(".", "/")).is_dir():
            found |= {f"{node.module}.{alias.name}" for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            found.add(f"{'.' * node.level}{node.module or ''}")
    return found


def inner(path: Path) -> set[str]:
    """The modules of kb that a module imports, by their dotted names within it."""
    return {name.removeprefix("kb.") for name in imports(path) if name.startswith("kb.")}


def dotted(path: Path) -> str:
    """The name of a module within kb: ``model.sections``, ``__main__``."""
    return ".".join(path.relative_to(ROOT / "kb").with_suffix("").parts)


def functions(path: Path) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    """Every function and method of a module."""
    return (node for node in ast.walk(tree(path)) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef))


def length(node: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    """The lines of a function from ``def`` to its end."""
    return (node.end_lineno or node.lineno) - node.lineno + 1


@pytest.mark.parametrize("path", MODULES, ids=dotted)
def test_kb_knows_nothing_of_the_site_generator(path: Path) -> None:
    roots = {name.partition(".")[0] for name in imports(path)}
    assert roots & {"mkdocs", "jinja2", "macros", "hooks", "mkdocs_macros", "material", "markdown", ""} == set()


def test_every_module_of_kb_lies_in_a_package_by_subject() -> None:
    lying = {path.relative_to(ROOT / "kb").parts[0] for path in MODULES} - {"__init__.py", "__main__.py"}
    assert lying == set(PACKAGES)


@pytest.mark.parametrize("package", PACKAGES)
def test_a_package_imports_only_those_before_it(package: str) -> None:
    allowed = set(PACKAGES[: PACKAGES.index(package) + 1])
    for path in (ROOT / "kb" / package).glob("*.py"):
        assert {name.partition(".")[0] for name in inner(path)} <= allowed, path.name


def test_imports_between_modules_run_one_way() -> None:
    order = TopologicalSorter({dotted(path): inner(path) for path in MODULES}).static_order()
    assert set(order) >= {dotted(path) for path in MODULES}
    assert all("__main__" not in inner(path) for path in MODULES)


@pytest.mark.parametrize("path", CODE, ids=named)
def test_no_function_is_longer_than_a_screen(path: Path) -> None:
    long = {node.name: length(node) for node in functions(path) if length(node) > LONGEST_FUNCTION}
    assert long == {}


def test_half_of_the_functions_are_short() -> None:
    assert statistics.median(length(node) for path in CODE for node in functions(path)) <= MEDIAN_FUNCTION


@pytest.mark.parametrize("path", CODE, ids=named)
def test_a_module_is_short(path: Path) -> None:
    lines = len(path.read_text(encoding="utf-8").splitlines())
    assert lines <= LONGEST_MODULE, f"{path.name} has {lines} lines: split it by subject"


@pytest.mark.parametrize("path", CODE, ids=named)
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
