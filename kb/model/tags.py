"""Words of closed lists: the tag stands in the data, its label, plural and order stand with the list."""

from enum import StrEnum
from typing import Self

from kb.model.words import say


class Term(StrEnum):
    """A tag with the words shown to readers: ``label`` (one) and ``plural`` (a group of them)."""

    _label: str
    _plural: str

    def __new__(cls, tag: str, label: str = "", plural: str = "") -> Self:
        """Make the tag ``tag``; without a label the tag itself is shown."""
        term = str.__new__(cls, tag)
        term._value_ = tag
        term._label = label or tag.replace("-", " ").capitalize()
        term._plural = plural or term._label
        return term

    @property
    def label(self) -> str:
        """What one of them is called."""
        return say(self._label)

    @property
    def plural(self) -> str:
        """What a group of them is called."""
        return say(self._plural)

    @property
    def messages(self) -> tuple[str, str]:
        """Its words as a catalogue has them: label and plural, in English."""
        return self._label, self._plural
