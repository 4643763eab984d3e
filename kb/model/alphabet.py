"""The order of names in lists: as French and English readers look them up, whatever the accents and marks.

Word by word: ``Ag Ghaly`` stands before ``Aguissa``.  É stands with E, numbers in the order of their size, an
apostrophe is no letter (N’Daw as Ndaw), a hyphen parts words as a space does, and an article at the front does not
count.  Names that differ in nothing else stand in the order of their accents.
"""

import re
import unicodedata
from functools import lru_cache

#: Letters that Unicode takes for letters of their own and readers for others with a mark or tied together.
_OTHERS = str.maketrans({"œ": "oe", "æ": "ae", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i"})
#: A mark above or below a letter, once it is apart.
_APOSTROPHES = re.compile(r"['’‘ʼ`´]")
#: An article is written small or begins a sentence: the UN is none.
_ARTICLE = re.compile(r"^(?:[Tt]he|[Ll](?:e|a|es)|[Uu]ne?)\s+(?=\w)|^[Ll]['’]\s?(?=\w)")
_PART = re.compile(r"(\d+)|([^\W\d_]+)")

SortKey = tuple[tuple[tuple[int, int, str], ...], str]
"""What to sort by: the name's words, in each of which numbers count as numbers; then the name as it is written."""


def folded(text: str) -> str:
    """``text`` in small letters without accents: É is e, œ is oe."""
    letters = unicodedata.normalize("NFKD", text.casefold().translate(_OTHERS))
    return "".join(letter for letter in letters if not unicodedata.combining(letter))


@lru_cache(maxsize=2**17)
def sort_key(name: str) -> SortKey:
    """What to sort the name by in a list."""
    words = re.split(r"[^\w]+|_", _APOSTROPHES.sub("", folded(_ARTICLE.sub("", name))))
    parts: list[tuple[int, int, str]] = []
    for word in filter(None, words):
        # between words, what is smaller than any word: a name comes before those that go on
        parts.append((0, 0, ""))
        parts += [(1, int(number), "") if number else (2, 0, letters) for number, letters in _PART.findall(word)]
    return tuple(parts), name.casefold()
