"""How a record is called: display names from the names that it has."""

import re

from kb.model.common_fields import Names, Record

_LONG = 36
#: What stands after a name to tell its bearer from another: years, a post.
_ASIDE = re.compile(r"\s*(?:,.*|\(.*\))$")
#: “Son of”: whatever follows belongs to the family name (Ag Ghaly, Ould Sidi Mohamed).
_SON_OF = frozenset({"ag", "ould", "ben", "bin"})
#: Words that belong to the word after them.
_PARTICLES = _SON_OF | {"al", "de", "del", "della", "des", "di", "du", "el", "la", "le", "van", "von"}
#: Of these French lists take no account: de Gaulle stands under G.
_NOT_COUNTED = ("de ", "van ", "von ")


def called(names: Names) -> str:
    """What a record is called within a sentence: its name, or its acronym where the name is long."""
    return names.acronym if names.acronym and len(names.en) > _LONG else names.en


def full_name(names: Names) -> str:
    """English name with acronym: for titles of links."""
    return f"{names.en} ({names.acronym})" if names.acronym else names.en


def all_names(names: Names) -> tuple[str, ...]:
    """Everything a record is or was called, each once."""
    listed = [names.en, names.fr, names.acronym, names.acronym_fr, *names.former, *names.variants]
    return tuple(dict.fromkeys(name for name in listed if name))


def family_name(name: str) -> str:
    """The family name of a person whose name begins with given names: the last word with its particles.

    Whether a name is of that form cannot be told from it (Oh Joon); records of others tell, see ``Actor.family_name``.
    """
    words = _ASIDE.sub("", name).split()
    sons = [place for place, word in enumerate(words) if place and word.casefold() in _SON_OF]
    start = sons[0] if sons else len(words) - 1
    while start > 1 and words[start - 1].casefold() in _PARTICLES:
        start -= 1
    return " ".join(words[start:])


def family_of(record: Record) -> str:
    """The family name of a person's record: what it tells, or else what its name shows."""
    return getattr(record, "family_name", None) or family_name(record.names.en)


def inverted(name: str, family: str) -> str:
    """A person's name as lists have it: ``Keïta, Modibo (Prime Minister 2015-2017)``."""
    aside = _ASIDE.search(name)
    person = name[: aside.start()] if aside else name
    given = " ".join(person.replace(family, "", 1).split()) if family in person else ""
    told = aside.group().strip(" ,()") if aside else ""
    return (f"{family}, {given}" if given else person) + (f" ({told})" if told else "")


def listed_under(family: str) -> str:
    """The part of a family name by which lists are ordered: of ``de Gaulle``, ``Gaulle``."""
    return next((family[len(p) :] for p in _NOT_COUNTED if family.casefold().startswith(p)), family)
