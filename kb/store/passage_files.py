"""Reading and writing ``data/passages/``: what is kept of texts that editors had again, a file for each source."""

import json
from dataclasses import dataclass
from pathlib import Path as FilePath

from kb.model.passages import PASSAGES, SeenText, SeenTexts
from kb.store.base_files import read_folder_of_base
from kb.store.problems import Document, Problem
from kb.store.writing import write_whole

_HEAD = '# Passages seen again in texts of this source, as hashes.  "python -m kb hold" writes it.\n'


@dataclass(frozen=True, slots=True)
class SeenSource:
    """The texts of a source that were had again, with its id, which is the name of their file, and the document."""

    source: str
    texts: SeenTexts
    document: Document


def read_passages(data: FilePath) -> tuple[tuple[SeenSource, ...], list[Problem]]:
    """What the base at ``data`` keeps of texts had again, by source, and everything wrong with the files."""
    found, problems = read_folder_of_base(data, PASSAGES, SeenTexts)
    return tuple(SeenSource(*one) for one in found), problems


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
