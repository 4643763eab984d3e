"""Mutations of the files of the tiny base, as Hypothesis draws them: of bytes, lines, structure and values."""

import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import yaml
from hypothesis import configuration
from hypothesis import strategies as st

from tests.built import TINY
from tests.fuzz.hostile import ALL

# what Hypothesis notes for itself does not belong into the project
configuration.set_hypothesis_home_dir(Path(tempfile.gettempdir()) / "kb-hypothesis")

Files = dict[str, bytes]

#: What lies in the base, by name.
WHOLE: Files = {str(path.relative_to(TINY)): path.read_bytes() for path in sorted(TINY.rglob("*.yml"))}
_BYTES = [b"\x00", b"\xff", b"\xc3", b"\r", b"\n", b"\t", b" ", b":", b"- ", b"#", b"'", b'"', b"{", b"}", b"[", b"]",
          b"&a", b"*a", b"!!x ", b"<<: ", b"---\n", b"...\n", b"|\n", b">\n", b"%", b"@", b"`", b"\xef\xbb\xbf",
          b"\xe2\x80\xa8", b"\xed\xa0\x80", b"0", b"9" * 5000, b"[" * 50, b"? "]  # fmt: skip
_SCALARS = ["", "~", "null", "true", "no", "0", "-1", "1e400", ".nan", "2019", "2019-02-30", "9999", "0005",
            "2019-01/2020", "ML-0001", "ML-0006", "ML-00003", "ML-9999", "guard", "hero", "index", "nobody", "summary",
            "note-2019", "established", "superseded", "withdrawn", "disputed", "exists", "ended", "persons", "page 3²",
            "[[guard]]", "[[nobody|words]]", "[[guard", "x" * 1000, "٣", "É" * 61, "A name", "section 1, para 1",
            *ALL]  # fmt: skip


def _at(draw: st.DrawFn, text: bytes) -> int:
    return draw(st.integers(0, len(text)))


def _bytes(draw: st.DrawFn, text: bytes) -> bytes:
    """Some bytes put in, taken out or put in the place of others."""
    here, gone = _at(draw, text), draw(st.integers(0, 40))
    put = draw(st.one_of(st.just(b""), st.sampled_from(_BYTES), st.binary(max_size=6)))
    return text[:here] + put + text[here + gone :]


def _lines(draw: st.DrawFn, text: bytes) -> bytes:
    """A line dropped, doubled, moved, indented, or one of another file put in."""
    lines = text.splitlines(keepends=True) or [b""]
    here = draw(st.integers(0, len(lines) - 1))
    match draw(st.sampled_from(["drop", "double", "move", "indent", "outdent", "borrow", "cut"])):
        case "drop":
            del lines[here]
        case "double":
            lines.insert(here, lines[here])
        case "move":
            lines.insert(draw(st.integers(0, len(lines) - 1)), lines.pop(here))
        case "indent":
            lines[here] = b" " * draw(st.integers(1, 5)) + lines[here]
        case "outdent":
            lines[here] = lines[here].lstrip()
        case "borrow":
            lines.insert(here, draw(st.sampled_from(WHOLE[draw(st.sampled_from(sorted(WHOLE)))].splitlines(True))))
        case "cut":
            del lines[here:]
    return b"".join(lines)


def _places(value: Any, found: list[tuple[Any, Any]]) -> list[tuple[Any, Any]]:
    """Every container in a value with each of its keys."""
    for key, inner in value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ():
        found.append((value, key))
        _places(inner, found)
    return found


def _tree(text: bytes) -> Any:
    """The value that a file holds, each scalar as text; nothing where it holds none."""
    try:
        return yaml.load(text, Loader=yaml.BaseLoader)
    except (yaml.YAMLError, UnicodeDecodeError, ValueError):
        return None


def _written(value: Any) -> bytes:
    return yaml.safe_dump(value, allow_unicode=True, sort_keys=False, width=10_000).encode("utf-8", "surrogatepass")


def _structure(draw: st.DrawFn, text: bytes) -> bytes:
    """A field or entry dropped, renamed, wrapped, emptied, doubled, or put in the place of another."""
    tree = _tree(text)
    if not (places := _places(tree, [])):
        return text
    holder, key = draw(st.sampled_from(places))
    other, name = draw(st.sampled_from(places))
    match draw(st.sampled_from(["drop", "rename", "list", "mapping", "empty", "swap", "copy"])):
        case "drop":
            del holder[key]
        case "rename" if isinstance(holder, dict):
            holder[draw(st.sampled_from(["status", "reason", "textt", "", "0", "<b>", "a b", "a: b"]))] = holder.pop(
                key
            )
        case "list":
            holder[key] = [holder[key]]
        case "mapping":
            holder[key] = {"en": holder[key]}
        case "empty":
            holder[key] = draw(st.sampled_from([[], {}, "", None, [[]], [{}]]))
        case "swap":
            holder[key], other[name] = _plain(other[name]), _plain(holder[key])
        case _:
            holder[key] = _plain(other[name])
    return _written(tree)


def _plain(value: Any) -> Any:
    """A copy of a value, so that none holds itself."""
    return yaml.load(_written(value), Loader=yaml.BaseLoader)


def _values(draw: st.DrawFn, text: bytes) -> bytes:
    """One scalar in the place of another."""
    tree = _tree(text)
    places = [(h, k) for h, k in _places(tree, []) if not isinstance(h[k], dict | list)]
    if not places:
        return text
    holder, key = draw(st.sampled_from(places))
    known = [str(h[k]) for h, k in places]
    holder[key] = draw(st.one_of(st.sampled_from(_SCALARS), st.sampled_from(known), st.text(max_size=20)))
    return _written(tree)


_WAYS: list[Callable[[st.DrawFn, bytes], bytes]] = [_bytes, _lines, _structure, _structure, _values, _values]


@st.composite
def changes(draw: st.DrawFn) -> Files:
    """One to three mutations of the base: what each file touched holds now."""
    touched: Files = {}
    for _ in range(draw(st.integers(1, 3))):
        name = draw(st.sampled_from(sorted(WHOLE)))
        touched[name] = draw(st.sampled_from(_WAYS))(draw, touched.get(name, WHOLE[name]))
    return touched


def write(files: Files, data: Path) -> None:
    """The base with some of its files changed, in the folder ``data``."""
    for name, content in {**WHOLE, **files}.items():
        path = data / name
        path.parent.mkdir(parents=True, exist_ok=True)
        if not path.exists() or path.read_bytes() != content:
            path.write_bytes(content)
