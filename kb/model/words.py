"""The words of the interface in the language of the site.

English stands in the code, as the key by which a catalogue in ``words/`` gives another language.  One build has one
language: ``speak`` is called before pages are made, and what is worded before that is English.
"""

import gettext

_spoken: list[gettext.NullTranslations] = [gettext.NullTranslations()]
_language = ["en"]


def speak(translations: gettext.NullTranslations, tag: str = "en") -> None:
    """Word the interface by ``translations`` from now on, in the language ``tag`` (BCP 47).

    ``gettext.NullTranslations()`` is English.
    """
    _spoken[:], _language[:] = [translations], [tag]


def language() -> str:
    """The language of the interface, as BCP 47 has it."""
    return _language[0]


def translated() -> bool:
    """Whether the interface is worded by a catalogue; without one it is English."""
    return type(_spoken[0]) is not gettext.NullTranslations


def say(message: str, **values: object) -> str:
    """``message`` in the language of the site, each ``%(name)s`` in it filled from ``values``."""
    said = _spoken[0].gettext(message)
    return said % values if values else said


def count(one: str, many: str, n: int, **values: object) -> str:
    """``one`` or ``many`` in the language of the site, as its grammar asks for ``n``; ``%(n)s`` is the number."""
    return _spoken[0].ngettext(one, many, n) % {"n": f"{n:,}", **values}


def plural(one: str, many: str, n: int) -> str:
    """``one`` or ``many`` as the grammar asks for ``n``, not filled in: for templates, which fill it in themselves."""
    return _spoken[0].ngettext(one, many, n)
