"""Reading the ready-made comparisons of a base, with the same messages as records."""

from dataclasses import dataclass
from pathlib import Path as FilePath

from kb.model.comparison import COMPARISONS, Comparison
from kb.store.base_files import read_folder_of_base
from kb.store.problems import Document, Problem


@dataclass(frozen=True, slots=True)
class Compared:
    """A comparison with its id, which is the name of its file, and the document it was read from."""

    id: str
    comparison: Comparison
    document: Document


def read_comparisons(data: FilePath) -> tuple[tuple[Compared, ...], list[Problem]]:
    """The comparisons of the base at ``data`` in their order, and everything wrong with their files."""
    found, problems = read_folder_of_base(data, COMPARISONS, Comparison)
    compared = (Compared(*one) for one in found)
    return tuple(sorted(compared, key=lambda one: (one.comparison.order, one.id))), problems
