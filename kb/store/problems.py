"""A problem found in the data, and the nearest right value to suggest."""

import difflib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby

Path = tuple[str | int, ...]
_LONGEST_FIELD, _LONGEST_MESSAGE = 120, 600
#: So many problems of one file are shown; whoever has more has one mistake many times.
MOST_OF_A_FILE = 50
#: The spaces before French signs, which texts may hold; other spaces but the usual one are told by their codes.
FRENCH_SPACES = "\u00a0\u202f"


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """What is wrong and where: file (relative to the root), line and column from 1, field, message."""

    file: str
    line: int
    column: int
    field: str
    message: str

    def __str__(self) -> str:
        """``data/actors/x.yml:8:9: statements[1].text: expected …``."""
        where = f"{self.file}:{self.line}:{self.column}: "
        field = f"{_shortened(self.field, _LONGEST_FIELD)}: " if self.field else ""
        return _visible(f"{where}{field}{_shortened(self.message, _LONGEST_MESSAGE)}")


@dataclass(frozen=True, slots=True)
class Mark:
    """A place in a file: line and column, both from 1."""

    line: int = 1
    column: int = 1


@dataclass(frozen=True, slots=True)
class Document:
    """One YAML file as read: plain values (every scalar a string) and where each of them stands."""

    file: str
    data: object
    values: dict[Path, Mark] = field(default_factory=dict)
    keys: dict[Path, Mark] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()
    """What is wrong with its form alone."""
    outer: tuple[int, ...] | None = None
    """Where statements were left out: for each that stayed, its place in the file, for messages."""

    def mark(self, path: Path, *, key: bool = False) -> Mark:
        """Where the value at ``path`` stands (or its key), or the nearest thing that contains it."""
        marks = self.keys if key else self.values
        while path:
            if path in marks:
                return marks[path]
            path, marks = path[:-1], self.values
        return self.values.get((), Mark())

    def problem(self, path: Path, message: str, *, key: bool = False) -> Problem:
        """A problem at ``path``."""
        mark = self.mark(path, key=key)
        return Problem(self.file, mark.line, mark.column, dotted(self._in_file(path)), message)

    def _in_file(self, path: Path) -> Path:
        """``path`` as the file has it."""
        if self.outer is None or len(path) < 2 or path[0] != "statements" or not isinstance(path[1], int):
            return path
        return ("statements", self.outer[path[1]], *path[2:])


def _shortened(text: str, most: int) -> str:
    """``text`` with its middle left out where it is longer than ``most`` characters."""
    return text if len(text) <= most else f"{text[: most // 2]}…{text[-most // 2 :]}"


def _visible(text: str) -> str:
    """``text`` on one line, with line breaks and characters that cannot be seen written as escapes."""
    shown = (char.isprintable() or char in FRENCH_SPACES for char in text)
    return "".join(
        char if seen else char.encode("unicode_escape").decode() for char, seen in zip(text, shown, strict=True)
    )


def dotted(path: Path) -> str:
    """``("statements", 1, "text")`` as ``statements[1].text``."""
    text = ""
    for step in path:
        text += f"[{step}]" if isinstance(step, int) else f".{step}" if text else step
    return text


def nearest(word: str, candidates: Iterable[str]) -> str:
    """`` (did you mean 'x'?)`` with the candidate most like ``word``, or an empty string."""
    options = sorted(set(candidates))
    found = difflib.get_close_matches(word.lower(), options, n=1, cutoff=0.6)
    return f" (did you mean '{found[0]}'?)" if found else ""


def first_of_each_file(problems: Iterable[Problem]) -> list[Problem]:
    """The problems, of a file with very many the first, and how many more there are."""
    shown: list[Problem] = []
    for _, of_file in groupby(sorted(problems), key=lambda problem: problem.file):
        found = list(of_file)
        # what the file itself says of its number is one more
        if len(found) <= MOST_OF_A_FILE + 1:
            shown += found
            continue
        shown += found[:MOST_OF_A_FILE]
        said = f"expected fewer mistakes, got {len(found) - MOST_OF_A_FILE} more"
        shown.append(replace(found[MOST_OF_A_FILE], field="", message=said))
    return shown


def one_of(words: Sequence[str]) -> str:
    """``'a', 'b' or 'c'``."""
    quoted = [f"'{word}'" for word in words]
    return " or ".join([", ".join(quoted[:-1]), quoted[-1]] if len(quoted) > 1 else quoted)
