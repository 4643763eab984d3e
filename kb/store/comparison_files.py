"""Reading the ready-made comparisons of a base, with the same messages as records."""

from dataclasses import dataclass
from pathlib import Path as FilePath

from kb.model.comparison import COMPARISONS, Comparison
from kb.store.complaints import validated
from kb.store.file_names import bad_stem
from kb.store.file_states import once_for_each_state
from kb.store.folders import unreadable
from kb.store.problems import Document, Problem
from kb.store.yaml_documents import BadFileError, compose


@dataclass(frozen=True, slots=True)
class Compared:
    """A comparison with its id, which is the name of its file, and the document it was read from."""

    id: str
    comparison: Comparison
    document: Document


def read_comparisons(data: FilePath) -> tuple[tuple[Compared, ...], list[Problem]]:
    """The comparisons of the base at ``data`` in their order, and everything wrong with their files."""
    found: list[Compared] = []
    problems: list[Problem] = []
    if unreadable(data / COMPARISONS):
        return (), []
    for path in sorted((data / COMPARISONS).glob("[!.]*.yml")):
        compared, wrong = _read_file(path, f"{data.name}/{COMPARISONS}/{path.name}")
        found += [compared] if compared else []
        problems += wrong
    return tuple(sorted(found, key=lambda one: (one.comparison.order, one.id))), problems


@once_for_each_state
def _read_file(path: FilePath, name: str) -> tuple[Compared | None, list[Problem]]:
    problems = list(bad_stem(path.stem, name))
    try:
        document = compose(path, name)
    except BadFileError as bad:
        return None, [*problems, bad.problem]
    comparison, wrong, _ = validated(Comparison, document)
    problems += [*document.problems, *wrong]
    return (Compared(path.stem, comparison, document) if comparison else None), problems
