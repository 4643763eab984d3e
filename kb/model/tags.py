"""Words of closed lists: the tag stands in the data, its label, plural and order stand with the list."""

from enum import StrEnum
from typing import Self


class Term(StrEnum):
    """A tag with the words shown to readers: ``label`` (one) and ``plural`` (a group of them)."""

    label: str
    plural: str

    def __new__(cls, tag: str, label: str = "", plural: str = "") -> Self:
        """Make the tag ``tag``; without a label the tag itself is shown."""
        term = str.__new__(cls, tag)
        term._value_ = tag
        term.label = label or tag.replace("-", " ").capitalize()
        term.plural = plural or term.label
        return term
