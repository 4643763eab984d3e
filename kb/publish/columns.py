"""The columns of the tables to take away: name, type and meaning, after Frictionless' Table Schema."""

import json
from dataclasses import dataclass
from typing import Any

from kb.model.partial_dates import Moment

Value = str | int | float | bool | None
Row = dict[str, Value]


@dataclass(frozen=True, slots=True)
class Column:
    """A column; ``words`` are the only values that it can have, where these are a closed list."""

    name: str
    type: str
    meaning: str
    required: bool = False
    words: tuple[str, ...] = ()

    @property
    def schema(self) -> dict[str, Any]:
        """The column as a field of a Table Schema."""
        constraints: dict[str, Any] = {"required": True} if self.required else {}
        constraints |= {"enum": list(self.words)} if self.words else {}
        field = {"name": self.name, "type": self.type, "description": self.meaning}
        return {**field, "constraints": constraints} if constraints else field


@dataclass(frozen=True, slots=True)
class Table:
    """A table: its name, what a row is, its columns, its rows, its key, the columns that point to other tables."""

    name: str
    meaning: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    key: tuple[str, ...] = ()
    points: tuple[tuple[str, str, str], ...] = ()
    """Column, table and column to which it points (an empty table: its own)."""

    def __post_init__(self) -> None:
        """Refuse a row that has not exactly the columns of the table (``ValueError``)."""
        names = [column.name for column in self.columns]
        for row in self.rows:
            if list(row) != names:
                raise ValueError(f"{self.name}: expected the columns {names}, got {list(row)}")


def dated(name: str, meaning: str, *, required: bool = False) -> tuple[Column, Column, Column]:
    """The three columns of a date that may be imprecise: as written, and the days between which it lies."""
    return (
        Column(name, "string", f"{meaning}: 2015, 2015-06, 2015-06-20, or a range 2014/2015-06", required),
        Column(f"{name}_earliest", "date", f"First day that {name} can be", required),
        Column(f"{name}_latest", "date", f"Last day that {name} can be", required),
    )


def date_values(name: str, moment: Moment | None) -> Row:
    """The values of the columns of ``dated``."""
    if moment is None:
        return {name: None, f"{name}_earliest": None, f"{name}_latest": None}
    first, last = moment.earliest.isoformat(), moment.latest.isoformat()
    return {name: moment.text, f"{name}_earliest": first, f"{name}_latest": last}


def cell(value: Value) -> str:
    """A value as a CSV has it: nothing for none, ``true`` and ``false``, numbers in their shortest form."""
    if value is None:
        return ""
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() else repr(value)
    return json.dumps(value) if isinstance(value, bool) else str(value)
