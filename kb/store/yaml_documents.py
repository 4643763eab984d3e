"""From YAML files to plain values, with the place of every value.

YAML is parsed to events and never constructed, so a scalar is the text that the editor wrote:
``NO``, ``010`` and ``2015-06`` cannot turn into a truth value, an octal number or a date.
"""

import codecs
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path as FilePath

import yaml

from kb.store.problems import Document, Mark, Path, Problem, dotted

MAX_BYTES = 1_000_000


MAX_DEPTH = 20


_NULLS = frozenset({"~", "null", "Null", "NULL"})


#: What YAML does not allow in a text, and the two line breaks that no editor shows.
_CONTROL = re.compile("[^\\t\\n\\r -~\xa0-\u2027\u202a-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class BadFileError(Exception):
    """The file cannot be read at all; carries the one problem that says why."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(str(problem))
        self.problem = problem


def whole_file(name: str, message: str) -> Problem:
    """A problem with a file or folder as a whole."""
    return Problem(name, 1, 1, "", message)


def compose(path: FilePath, name: str) -> Document:
    """The YAML of ``path`` as plain values with their places.  Raises ``BadFileError`` with the reason."""
    text = _text(path, name)
    walk = _Walk(name, yaml.parse(text, Loader=_Loader), {}, {}, [])
    try:
        data = walk.document()
    except yaml.MarkedYAMLError as error:
        raise BadFileError(_syntax(error, name, text)) from None
    return Document(name, data, walk.values, walk.keys, tuple(walk.problems))


def _text(path: FilePath, name: str) -> str:
    """The text of the file, refused when it cannot be read, is too large, not UTF-8 or holds control characters."""
    if not path.is_file():
        raise BadFileError(whole_file(name, "expected a file that can be read, got something else"))
    size = path.stat().st_size
    if size > MAX_BYTES:
        raise BadFileError(whole_file(name, f"expected a record of at most {MAX_BYTES:,} bytes, got {size:,}"))
    try:
        raw = path.read_bytes()
    except OSError as error:
        raise BadFileError(whole_file(name, f"expected a file that can be read, got: {error.strerror}")) from None
    text = _decoded(raw, name)
    if found := _CONTROL.search(text):
        said = f"expected text without control characters, got U+{ord(found.group()):04X}"
        raise BadFileError(_at(name, text[: found.start()], said))
    return text


def plain_text(path: FilePath, name: str) -> str:
    """A text that is no record, such as that of a source.  Raises ``BadFileError`` where it cannot be read."""
    try:
        return _decoded(path.read_bytes(), name)
    except OSError as error:
        raise BadFileError(whole_file(name, f"expected a file that can be read, got: {error.strerror}")) from None


def _decoded(raw: bytes, name: str) -> str:
    if raw.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        raise BadFileError(whole_file(name, "expected UTF-8, got UTF-16"))
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError as error:
        before = raw[: error.start].decode("utf-8")
        raise BadFileError(_at(name, before, f"expected UTF-8, got byte 0x{raw[error.start]:02x}")) from None


def _at(name: str, before: str, message: str) -> Problem:
    """A problem at the end of the text ``before``."""
    return Problem(name, before.count("\n") + 1, len(before) - before.rfind("\n"), "", message)


def _syntax(error: yaml.MarkedYAMLError, name: str, text: str) -> Problem:
    """A parser's complaint, said in our form; tabs, the usual cause, are named."""
    mark = error.problem_mark or error.context_mark
    line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
    lines = text.splitlines()
    if line > len(lines) > 0:
        # the parser looks for more after the last line; an editor can go to its end
        line, column = len(lines), len(lines[-1]) + 1
    if 0 < line <= len(lines) and "\t" in lines[line - 1]:
        return Problem(name, line, lines[line - 1].index("\t") + 1, "", "expected spaces, got a tab")
    said = " ".join((error.problem or "something else").split())
    if ":" in said or "mapping values" in said:
        said += " (a text with a colon in it needs quotes)"
    return Problem(name, line, column, "", f"expected YAML, got: {said}")


@dataclass(frozen=True, slots=True)
class _Walk:
    """Turns a parser's events into plain values, and notes where each stands and which keys are repeated.

    Events and not nodes: nesting is refused before it is followed, and anchors are still to be seen.
    """

    name: str
    events: Iterator[yaml.Event]
    values: dict[Path, Mark]
    keys: dict[Path, Mark]
    problems: list[Problem]

    def document(self) -> object:
        """The one value of the file; problems that end the reading raise ``BadFileError``."""
        next(self.events)
        if isinstance(next(self.events), yaml.StreamEndEvent):
            raise BadFileError(whole_file(self.name, "expected fields with values, got an empty file"))
        data = self._value(next(self.events), ())
        next(self.events)
        if not isinstance(after := next(self.events), yaml.StreamEndEvent):
            raise self._bad(after, (), "expected one document in a file, got '---' and a second one")
        return data

    def _bad(self, event: yaml.Event, path: Path, message: str) -> BadFileError:
        mark = _mark(event)
        return BadFileError(Problem(self.name, mark.line, mark.column, dotted(path), message))

    def _value(self, event: yaml.Event, path: Path) -> object:
        """The plain value that ``event`` begins; a plain ``null`` or ``~`` is an empty one."""
        self._refuse(event, path)
        self.values[path] = _mark(event)
        if isinstance(event, yaml.MappingStartEvent):
            return self._mapping(path)
        if isinstance(event, yaml.SequenceStartEvent):
            items: list[object] = []
            while not isinstance(item := next(self.events), yaml.SequenceEndEvent):
                items.append(self._value(item, (*path, len(items))))
            return items
        assert isinstance(event, yaml.ScalarEvent)
        return "" if event.implicit[0] and event.value in _NULLS else event.value

    def _refuse(self, event: yaml.Event, path: Path) -> None:
        """What YAML offers beyond mappings, lists and text, and nesting beyond any record's."""
        anchor, tag = getattr(event, "anchor", None), getattr(event, "tag", None)
        found = f"the anchor '&{anchor}'" if anchor else f"the tag '{_short(tag)}'" if tag else ""
        if isinstance(event, yaml.AliasEvent):
            found = f"the alias '*{anchor}'"
        if found:
            raise self._bad(event, path, f"expected the value written out, got {found}")
        if len(path) > MAX_DEPTH:
            raise self._bad(event, (), f"expected at most {MAX_DEPTH} levels of nesting, got more")

    def _mapping(self, path: Path) -> dict[str, object]:
        """A mapping; of a key given twice, the first counts."""
        result: dict[str, object] = {}
        while not isinstance(event := next(self.events), yaml.MappingEndEvent):
            self._refuse(event, path)
            if not isinstance(event, yaml.ScalarEvent):
                raise self._bad(event, path, "expected the name of a field, got a list or mapping")
            here, mark = (*path, event.value), _mark(event)
            if first := self.keys.get(here):
                said = f"expected each key once, got '{event.value}' again (first on line {first.line})"
                self.problems.append(Problem(self.name, mark.line, mark.column, dotted(here), said))
                _Walk(self.name, self.events, {}, {}, self.problems)._value(next(self.events), here)
                continue
            self.keys[here] = mark
            result[event.value] = self._value(next(self.events), here)
        return result


def _short(tag: str) -> str:
    """A tag as it is written."""
    return tag.replace("tag:yaml.org,2002:", "!!")


def _mark(event: yaml.Event) -> Mark:
    """Where an event begins."""
    start = event.start_mark
    return Mark(start.line + 1, start.column + 1) if start else Mark()
