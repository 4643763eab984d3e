"""The addresses on other hosts that records give."""

from collections.abc import Iterator

from kb.store.base import Base


def addresses(base: Base) -> dict[str, list[str]]:
    """Each address with the files of the records that give it, in their order."""
    found: dict[str, list[str]] = {}
    for entry in base.entries:
        for address in dict.fromkeys(_within(entry.record.model_dump(mode="json"))):
            found.setdefault(address, []).append(entry.document.file)
    return found


def _within(value: object) -> Iterator[str]:
    if isinstance(value, dict):
        for part in value.values():
            yield from _within(part)
    elif isinstance(value, list):
        for part in value:
            yield from _within(part)
    elif isinstance(value, str) and value.startswith(("https://", "http://")):
        yield value
