"""What text may stand in a field: ids, plain text, prose with links, addresses.

Every text is one line of characters that can be seen, composed as Unicode's NFC has them, so that a name is
one thing in a file, in a search and in a reference manager.
"""

import re
import unicodedata
from typing import Annotated
from urllib.parse import urlsplit

from babel import Locale
from pydantic import AfterValidator, StringConstraints
from pydantic_core import PydanticCustomError

MAX_ID = 60
RECORD_ID = r"^[a-z0-9]+(-[a-z0-9]+)*$"
#: One form for each number from 1: four digits, or more that begin with none of 0.
STATEMENT_ID = r"^ML-(000[1-9]|00[1-9][0-9]|0[1-9][0-9]{2}|[1-9][0-9]{3,5})$"
STATEMENT = re.compile(STATEMENT_ID)
#: Written so that browsers' and editors' regular expressions (ECMA, with the flag u) take it too.
ADDRESS = r"^https?://[^\s<>\x22'{}\\^|`/][^\s<>\x22'{}\\^|`]*$"
#: Addresses that are taken: an index of the kind, and what Windows cannot have as a file.
RESERVED_IDS = frozenset(
    {"index", "aux", "con", "nul", "prn", *(f"{port}{number}" for port in ("com", "lpt") for number in range(1, 10))}
)

_HTML = re.compile(r"<[a-zA-Z/!?]|&[a-zA-Z#]\w*;")
_JINJA = re.compile(r"\{\{|\{%|\{#|\}\}|%\}")
_MARKDOWN = re.compile(r"!?\[[^\]]*\]\(|`|\*\*|__|^\s*[#>]")
#: What Excel and LibreOffice take for a formula when a table is opened; a line of dashes is none.
_FORMULA = re.compile(r"^\s*(?:[=+@]|-+[^-])")
_SPACES = re.compile(r"\s{2,}")
_LINK = re.compile(r"\[\[|\]\]")
_WHOLE_LINK = re.compile(r"\[\[[^\[\]|]*(?:\|\s*[^\[\]|\s][^\[\]|]*)?\]\]")
#: So many marks scripts set on one letter.
PILED_MARKS = 4
#: What stands in an address for no character, or for one that no address has (RFC 3986, 2.1).
_ESCAPE = re.compile(r"%(?![0-9A-Fa-f]{2}).{0,2}|%[01].|%7[Ff]")
#: A host that readers elsewhere reach by name: neither this machine nor a bare number, which will be another's one day.
_HOST = re.compile(r"[\w-]+(\.[\w-]+)*\.(?!local(?:host)?\.?$)[^\W\d][\w-]+\.?")
#: Letters and marks that Python calls printable and no reader sees: fillers, joiners, selectors of variants.
_UNSEEN = re.compile(
    "[\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u2800\u3164\ufe00-\ufe0f\uffa0\U000e0100-\U000e01ef]"
)
#: Letters that a printer joins.
_LIGATURE = re.compile("[\ufb00-\ufb06]")
_WORD = re.compile(r"\w+")
_LATIN, _LIKE_LATIN = re.compile("[A-Za-z\u00c0-\u024f]"), re.compile("[\u0370-\u03ff\u0400-\u052f]")


def number_of(statement_id: str) -> int:
    """The number of a statement's id: 123 of ML-0123."""
    return int(statement_id.removeprefix("ML-"))


def id_of(number: int) -> str:
    """The id of a statement's number: ML-0123 of 123."""
    return f"ML-{number:04d}"


def _refuse(text: str, pattern: re.Pattern[str], expected: str) -> None:
    """Raise when ``pattern`` occurs in ``text``, showing what was found."""
    if found := pattern.search(text):
        shown = text[max(0, found.start() - 10) : found.end() + 20].strip()
        raise PydanticCustomError("text", "expected {expected}, got '{shown}'", {"expected": expected, "shown": shown})


def _visible(text: str) -> str:
    """Text on one line, without characters that cannot be seen, letters and accents composed."""
    if text.isascii() and text.isprintable():
        return text
    for character in text:
        if not character.isprintable() or _UNSEEN.match(character):
            wanted = "text on one line" if character in "\n\r\u2028\u2029" else "text without invisible characters"
            got = f"U+{ord(character):04X}"
            raise PydanticCustomError("text", "expected {expected}, got {got}", {"expected": wanted, "got": got})
    if not unicodedata.is_normalized("NFC", text):
        shown = next(a for a, b in zip(text, unicodedata.normalize("NFC", text) + " ", strict=False) if a != b)
        raise PydanticCustomError(
            "text", "expected composed letters (Unicode NFC), got '{shown}' with a mark apart", {"shown": shown}
        )
    _borne_marks(text)
    _as_typed(text)
    return text


def _borne_marks(text: str) -> None:
    """Refuse a mark without a letter before it, and so many on one that they cover its neighbours."""
    marks = "".join("m" if unicodedata.category(sign)[0] == "M" else " " if sign.isspace() else "x" for sign in text)
    if re.search(r"(^| )m", marks):
        raise PydanticCustomError("text", "expected each mark on a letter, got one alone")
    if "m" * (PILED_MARKS + 1) in marks:
        raise PydanticCustomError("text", "expected at most {most} marks on a letter, got more", {"most": PILED_MARKS})


def _as_typed(text: str) -> None:
    """Refuse letters that look like others: those of printers and of styled text, of two scripts in a word, lost ones.

    Whoever copies a text from a PDF or a post gets them; no search finds the word.
    """
    if "\ufffd" in text:
        raise PydanticCustomError("text", "expected every letter, got U+FFFD in the place of one")
    for letter in text:
        if _LIGATURE.match(letter) or unicodedata.decomposition(letter).startswith(("<font>", "<wide>")):
            shown = {"got": letter, "near": unicodedata.normalize("NFKC", letter)}
            raise PydanticCustomError("text", "expected letters as typed, got '{got}' (did you mean '{near}'?)", shown)
    for word in _WORD.findall(text):
        if _LATIN.search(word) and _LIKE_LATIN.search(word):
            raise PydanticCustomError("text", "expected a word in one script, got '{got}'", {"got": word[:60]})


def _plain(text: str) -> str:
    """Text without markup of any kind, links included."""
    _refuse(text, _LINK, "plain text without [[links]]")
    return _prose(text)


def _prose(text: str) -> str:
    """Text whose only markup is ``[[record-id]]`` and ``[[record-id|words]]``."""
    _refuse(text, _HTML, "plain text without HTML")
    _refuse(text, _JINJA, "plain text without Jinja expressions")
    _refuse(text, _MARKDOWN, "plain text without Markdown")
    _refuse(text, _FORMULA, "text that no spreadsheet takes for a formula")
    _refuse(_WHOLE_LINK.sub("", text), _LINK, "links such as [[record-id]] or [[record-id|words]]")
    return _visible(text)


def _named(text: str) -> str:
    """A name: it has a letter or digit, and single spaces, so that it is one name wherever it is written."""
    if not any(character.isalnum() for character in text):
        raise PydanticCustomError("text", "expected a name with a letter or digit, got '{got}'", {"got": text})
    _refuse(text, _SPACES, "single spaces in a name")
    return text


def _on_a_host(text: str) -> str:
    """An address that names a host, and neither a user nor a port that there cannot be."""
    try:
        parts = urlsplit(text)
        # a port that there cannot be is an error of its own
        fine = _HOST.fullmatch(parts.netloc.removesuffix(f":{parts.port}"))
    except ValueError:
        fine = None
    if not fine:
        shown = {"got": text[:60]}
        said = "expected the name of a host such as example.org after https://, got '{got}'"
        raise PydanticCustomError("text", said, shown)
    return text


def _well_escaped(text: str) -> str:
    """An address in which each ``%`` begins the two hexadecimal digits of a character."""
    if found := _ESCAPE.search(text):
        shown = {"got": found.group()}
        raise PydanticCustomError("text", "expected an address with %25 for each % of its own, got '{got}'", shown)
    return text


def _known_language(code: str) -> str:
    """A code that the Unicode locale data, which Babel carries, have a language for."""
    if code not in Locale("en").languages:
        raise PydanticCustomError("text", "expected the code of a language such as fr, got '{got}'", {"got": code})
    return code


def _free(text: str) -> str:
    """An id that is not reserved."""
    if text in RESERVED_IDS:
        raise PydanticCustomError("text", "expected an id that is not reserved, got '{got}'", {"got": text})
    return text


# spaces around an id stay where they are, to be refused: who looks for the id in the files finds it nowhere else
Id = Annotated[
    str, StringConstraints(pattern=RECORD_ID, max_length=MAX_ID, strip_whitespace=False), AfterValidator(_free)
]
StatementId = Annotated[str, StringConstraints(pattern=STATEMENT_ID, strip_whitespace=False)]
Language = Annotated[str, StringConstraints(pattern=r"^[a-z]{2}$"), AfterValidator(_known_language)]
Plain = Annotated[str, StringConstraints(min_length=1, max_length=300), AfterValidator(_plain)]
Short = Annotated[str, StringConstraints(min_length=1, max_length=120), AfterValidator(_plain)]
Name = Annotated[str, StringConstraints(min_length=1, max_length=200), AfterValidator(_plain), AfterValidator(_named)]
Prose = Annotated[str, StringConstraints(min_length=1, max_length=900), AfterValidator(_prose)]
Url = Annotated[
    str,
    StringConstraints(pattern=ADDRESS, max_length=500),
    AfterValidator(_visible),
    AfterValidator(_on_a_host),
    AfterValidator(_well_escaped),
]
