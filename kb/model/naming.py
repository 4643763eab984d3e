"""How a record is called: display names from the names that it has."""

from kb.model.common_fields import Names

_LONG = 36


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
