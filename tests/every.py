"""A base in which each field, kind, status and state occurs: the tiny base and tests/every together."""

import shutil
from pathlib import Path

from kb.model.kept_editions import KeptEdition, Rewording, Told
from kb.model.partial_dates import Moment
from kb.model.statuses import StatementStatus
from kb.store.base import read_base
from kb.store.kept_editions import as_edition, mark, write_kept, write_told
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
