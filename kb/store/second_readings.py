"""Which statements have had a second reading: held again against their sources by someone who did not enter them.

``data/readings.yml`` keeps, for each statement, the day of the newest such reading and whether it was changed then.
"""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path as FilePath

from kb.store.base_files import read_readings
from kb.store.writing import alone, write_whole
from kb.store.yaml_documents import compose

LEDGER = "readings.yml"


_HEAD = """\
# Statements held again against their sources by someone who did not enter them: day, and whether that changed them.
# "python -m kb read" writes it.
"""


@dataclass(frozen=True, slots=True)
class Reading:
    """The newest second reading of a statement: its day, and whether the statement was changed."""

    day: dt.date
    changed: bool


def readings(data: FilePath) -> dict[str, Reading]:
    """The readings in the ledger of the base at ``data``, by statement id; none where there is no sound ledger."""
    lines = ((id_, *line.split()) for id_, line in read_readings(data)[0].root.items())
    return {id_: Reading(dt.date.fromisoformat(day), outcome == "changed") for id_, day, outcome in lines}


def record_readings(data: FilePath, files: Iterable[FilePath], changed: Iterable[str], day: dt.date) -> int:
    """Enter every statement of ``files`` as read on ``day``, those in ``changed`` as changed; says how many.

    What another reading of the same day changed stays so.
    Raises ``BadFileError`` where a file is no record.
    """
    altered = set(changed)
    ids = {id_ for file in files for id_ in _ids(file)}
    with alone(data):
        known = readings(data)
        altered |= {id_ for id_, reading in known.items() if reading == Reading(day, True)}
        known |= {id_: Reading(day, id_ in altered) for id_ in ids}
        lines = (
            f"{id_}: {reading.day} {'changed' if reading.changed else 'kept'}\n"
            for id_, reading in sorted(known.items(), key=lambda item: int(item[0].removeprefix("ML-")))
        )
        write_whole(data / LEDGER, _HEAD + "".join(lines))
    return len(ids)


def _ids(file: FilePath) -> list[str]:
    """The ids of the statements in one file."""
    record = compose(file, str(file)).data
    statements = record.get("statements") if isinstance(record, dict) else None
    listed = statements if isinstance(statements, list) else []
    return [str(statement["id"]) for statement in listed if isinstance(statement, dict) and "id" in statement]
