"""The words of "who does what": capacities, cells, notes on rows, dates."""

from kb.answers.functions import Tenure
from kb.answers.who_does_what import BY_WEIGHT, HAVING, Cell
from kb.model.functions import HolderRole
from kb.model.words import say


def role_words(role: HolderRole | None) -> str:
    """In what capacity an institution has a function."""
    match role:
        case HolderRole.LEADS:
            return say("leads")
        case HolderRole.SHARES:
            return say("shares it")
        case HolderRole.TAKES_PART:
            return say("takes part")
        case HolderRole.SUPPORTS:
            return say("supports")
    return say("has it")


def possibly_words() -> str:
    """For what is not sure."""
    return say("possibly")


def legal_words() -> str:
    """For what a text that binds says."""
    return say("legal basis")


def cell_words(cell: Cell) -> str:
    """A cell in words: possibly, in what capacity, on what basis."""
    held = role_words(cell.role) if cell.sure else f"{possibly_words()} {role_words(cell.role)}"
    return f"{held}, {legal_words()}" if cell.legal else held


def aside_words(cell: Cell) -> str:
    """What is to be said of a cell beside the name of its function: all but that the institution has it."""
    parts = [] if cell.sure else [possibly_words()]
    parts += [] if cell.role is None else [role_words(cell.role)]
    return ", ".join([*parts, *([legal_words()] if cell.legal else [])])


def holder_words(name: str, cell: Cell) -> str:
    """An institution in a list of those that have a function: what it does less than that, or only possibly."""
    aside = [] if cell.sure else [possibly_words()]
    aside += [] if cell.role in HAVING else [role_words(cell.role)]
    return f"{name} ({', '.join(aside)})" if aside else name


def marks_of(cell: Cell | None) -> str:
    """The marks of a cell: its capacity by weight, ``possibly`` and ``legal``; nothing where it is empty."""
    if cell is None:
        return ""
    marks = [str(BY_WEIGHT.index(cell.role)), *([] if cell.sure else ["possibly"]), *(["legal"] if cell.legal else [])]
    return " ".join(marks)


def note_words(sort: str, shared: int) -> str:
    """What stands out in a row."""
    if sort:
        return say("nobody known") if sort == "nobody" else say("no State body known")
    return say("%(n)s share it", n=shared) if shared else ""


def dates_words(tenure: Tenure) -> str:
    """The dates of a function in words."""
    begins, ends, seen = tenure.begins, tenure.ends, tenure.seen
    if begins and ends:
        return f"{begins.human} – {ends.human}"
    if ends:
        return say("until %(date)s", date=ends.human)
    if begins and seen and seen.latest > begins.latest:
        return say("since %(begin)s, last attested %(date)s", begin=begins.human, date=seen.human)
    if begins:
        return say("since %(date)s", date=begins.human)
    return say("as of %(date)s", date=seen.human) if seen else ""
