"""Reading and writing ``data/passages/``: what is kept of texts that editors had again, a file for each source."""

import json
from dataclasses import dataclass
from pathlib import Path as FilePath

from kb.model.passages import PASSAGES, SeenText, SeenTexts
from kb.store.complaints import validated
from kb.store.file_names import bad_stem
from kb.store.file_states import once_for_each_state
from kb.store.folders import unreadable
from kb.store.problems import Document, Problem
from kb.store.writing import write_whole
from kb.store.yaml_documents import BadFileError, compose

_HEAD = '# Passages seen again in texts of this source, as hashes.  "python -m kb hold" writes it.\n'


@dataclass(frozen=True, slots=True)
class SeenSource:
    """The texts of a source that were had again, with its id, which is the name of their file, and the document."""

    source: str
    texts: SeenTexts
    document: Document


def read_passages(data: FilePath) -> tuple[tuple[SeenSource, ...], list[Problem]]:
    """What the base at ``data`` keeps of texts had again, by source, and everything wrong with the files."""
    found: list[SeenSource] = []
    problems: list[Problem] = []
    if unreadable(data / PASSAGES):
        return (), []
    for path in sorted((data / PASSAGES).glob("[!.]*.yml")):
        seen, wrong = _read_file(path, f"{data.name}/{PASSAGES}/{path.name}")
        found += [seen] if seen else []
        problems += wrong
    return tuple(found), problems


@once_for_each_state
def _read_file(path: FilePath, name: str) -> tuple[SeenSource | None, list[Problem]]:
    problems = list(bad_stem(path.stem, name))
    try:
        document = compose(path, name)
    except BadFileError as bad:
        return None, [*problems, bad.problem]
    texts, wrong, _ = validated(SeenTexts, document)
    problems += [*document.problems, *wrong]
    return (SeenSource(path.stem, texts, document) if texts else None), problems


def write_passages(data: FilePath, source: str, texts: list[SeenText]) -> FilePath:
    """Write what is kept of the texts of ``source``; with none left, its file goes.  Says which file that is."""
    path = data / PASSAGES / f"{source}.yml"
    if texts:
        path.parent.mkdir(exist_ok=True)
        write_whole(path, _HEAD + "texts:\n" + "".join(map(_written, texts)))
    else:
        path.unlink(missing_ok=True)
    return path


def _written(text: SeenText) -> str:
    """One text; a passage a line, so that two branches that hold different statements can be merged."""
    kept_by = f"    kept_by: {json.dumps(text.kept_by, ensure_ascii=False)}\n" if text.kept_by else ""
    passages = "".join(
        f'      - {{statement: {one.statement}, phrase: "{one.phrase}", passage: "{one.passage}",'
        f" word: {one.word}, before: {one.before}, after: {one.after}}}\n"
        for one in sorted(text.passages, key=lambda one: (one.word, one.statement))
    )
    return (
        f"  - seen: {text.seen}\n    address: {json.dumps(text.address, ensure_ascii=False)}\n{kept_by}"
        f"    extent: {text.extent}\n    words: {text.words}\n    passages:\n{passages}"
    )
