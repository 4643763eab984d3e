"""A base in which each field, kind, status and state occurs: the tiny base and tests/every together."""

import shutil
from pathlib import Path

from kb.model.kept_editions import KeptEdition, KeptStatement, Rewording, Told
from kb.model.partial_dates import Moment
from kb.model.statuses import StatementStatus
from kb.store.base import read_base
from kb.store.kept_editions import as_edition, mark, read_kept, read_told, write_kept, write_told
from tests.built import ROOT, TINY

EVERY = ROOT / "tests" / "every" / "data"
#: Statements that differ between the editions that ``with_editions`` adds, or since.
REWORDED, REWORDED_SINCE, RESTATED, ADDED, MOVED = "ML-0019", "ML-0015", "ML-0017", "ML-0027", "ML-0020"
FORMERLY_IN = "council"


def everything(data: Path) -> Path:
    """The base, written into the folder ``data``, which is returned."""
    for part in (TINY, EVERY):
        shutil.copytree(part, data, dirs_exist_ok=True)
    return data


def with_editions(data: Path) -> Path:
    """The base at ``data`` with two editions that it has kept: statements were added, reworded, moved and restated."""
    base, _ = read_base(data)
    told = {
        id_: Rewording(mark=mark(base.statements[id_]), day=Moment("2026-01-10"), why=why)
        for id_, why in ((REWORDED, "the old words could be misread"), (REWORDED_SINCE, "the year was not plain"))
    }
    now = as_edition(base, "2025.2", Moment("2025-06-30"), Told(reworded=told))
    second = _before(now, REWORDED_SINCE, MOVED)
    first = _before(second, REWORDED, RESTATED)
    del first.statements[ADDED]
    write_kept(data, first.model_copy(update={"number": "2025.1", "date": Moment("2025-01-31")}))
    write_kept(data, second)
    write_told(data, Told(reworded={REWORDED_SINCE: told[REWORDED_SINCE]}, moved={MOVED: FORMERLY_IN}))
    return data


def _before(edition: KeptEdition, *changed: str) -> KeptEdition:
    """The edition as it was before these statements came to be as it has them."""
    changes: dict[str, dict[str, str]] = {
        REWORDED: {"text": "A council there is not.", "why": ""},
        REWORDED_SINCE: {"text": "The brigade was a unit of the Guard for some years.", "why": ""},
        RESTATED: {"status": StatementStatus.UNCONFIRMED},
        MOVED: {"record": FORMERLY_IN},
    }
    before = {id_: edition.statements[id_].model_copy(update=changes[id_]) for id_ in changed}
    return edition.model_copy(update={"statements": {**edition.statements, **before}})


def with_changes(data: Path) -> Path:
    """The base at ``data``, which ``with_editions`` gave editions, with changes of every sort between and after them.

    In 2025.2 a statement and a record had gone, one was superseded, one had further evidence and a record another
    id; since then one was corrected, one withdrawn, one restated in other words, one further evidenced, two were
    added, and a record has another id.
    """
    base, _ = read_base(data)
    first, second = (read_kept(data, number)[0] for number in ("2025.1", "2025.2"))
    told, _ = read_told(data)
    assert first and second
    first.statements["ML-0030"] = _as(first, "ML-0104", text="A patrol is a walk.")
    first.statements["ML-0096"] = _as(first, "ML-0096", citations=["data-2019, page text"])
    first.statements["ML-0116"] = _as(first, "ML-0116", status=StatementStatus.ESTABLISHED)
    first.records["old-body"] = first.records["agency"]
    _rename(first, "patrol", "patrols")
    for edition in (first, second):
        for id_ in ("ML-0119", "ML-0120"):
            del edition.statements[id_]
        for id_ in ("ML-0016", "ML-0053"):
            edition.statements[id_] = _as(edition, id_, status=StatementStatus.ESTABLISHED)
        before: dict[str, object] = {"status": StatementStatus.ESTABLISHED, "text": "The Border Brigade closed posts."}
        edition.statements["ML-0018"] = _as(edition, "ML-0018", **before)
        edition.statements["ML-0105"] = _as(edition, "ML-0105", citations=["entry-2015, entry"])
        _rename(edition, "border", "frontier")
        write_kept(data, edition)
    why = Rewording(mark=mark(base.statements["ML-0018"]), day=Moment("2026-01-11"), why="it is not sure")
    write_told(data, told.model_copy(update={"reworded": {**told.reworded, "ML-0018": why}}))
    return data


def _as(edition: KeptEdition, id_: str, **fields: object) -> KeptStatement:
    """A statement of the edition with other fields."""
    return edition.statements[id_].model_copy(update=fields)


def _rename(edition: KeptEdition, id_: str, former: str) -> None:
    """Give a record of the edition the id that it had formerly."""
    edition.records[former] = edition.records.pop(id_)
    for number, kept in edition.statements.items():
        if kept.record == id_:
            edition.statements[number] = _as(edition, number, record=former)
