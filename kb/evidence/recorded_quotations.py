"""Quotations that were recorded when a source was read, for sources whose whole text is not held.

They lie outside the repository, as the texts do: files of JSON lines, each an object with the address that was
read and a fragment of what stood there.
"""

import json
from collections.abc import Iterator
from pathlib import Path as FilePath

from kb.evidence.stored_texts import normal
from kb.store.yaml_documents import plain_text

#: The names under which the records of a reading have an address, and the words that stood there.
_ADDRESSES = ("source_url", "url", "second_source_url")
_WORDS = ("fragment", "quote")


def recorded(folder: FilePath) -> dict[str, list[str]]:
    """For each address, the fragments recorded from it, as they are compared.

    Raises ``ValueError`` with file and line where a line is no JSON object.
    """
    found: dict[str, list[str]] = {}
    for file in sorted(folder.glob("*.jsonl")):
        for address, words in _quotations(file):
            found.setdefault(bare(address), []).append(normal(words))
    return found


def _quotations(file: FilePath) -> Iterator[tuple[str, str]]:
    for number, line in enumerate(plain_text(file, str(file)).splitlines(), 1):
        if not line.strip():
            continue
        try:
            record = json.loads(line)
        except ValueError:
            record = None
        if not isinstance(record, dict):
            raise ValueError(f"{file}:{number}:1: expected a JSON object on the line, got something else")
        texts = [record[name] for name in _WORDS if isinstance(record.get(name), str)]
        addresses = [record[name] for name in _ADDRESSES if isinstance(record.get(name), str)]
        yield from ((address, text) for address in addresses for text in texts)


def bare(address: str) -> str:
    """An address without what does not change where it leads."""
    return address.split("#")[0].removeprefix("https://").removeprefix("http://").removeprefix("www.").rstrip("/")


def bears_out(quotations: dict[str, list[str]], addresses: Iterator[str | None], phrase: str) -> bool:
    """Whether a fragment recorded from one of ``addresses`` holds the phrase, or is part of it."""
    wanted = normal(phrase)
    fragments = (words for address in addresses if address for words in quotations.get(bare(address), ()))
    return any(wanted in words or words in wanted for words in fragments)
