"""The index of each kind as a table: the rows that its page shows, and the plain fields of its records."""

from kb.model.partial_dates import Moment
from kb.model.record_types import Kind
from kb.model.schema import MODELS
from kb.pages.indexes import index
from kb.pages.whole_site import Site
from kb.publish.columns import Column, Row, Table, Value

#: Columns that every index has.
_SHOWN = (
    Column("id", "string", "Id of the record", required=True),
    Column("name", "string", "Its name", required=True),
    Column("name_fr", "string", "Its name in French, where that differs"),
    Column("group", "string", "Heading under which the index shows it"),
    Column("state", "string", "Whether it is still there"),
    Column("state_words", "string", "The same as the index words it"),
    Column("facts", "string", "What the index says of it, parts divided by semicolons"),
    Column("address", "string", "Address of its page", required=True),
)


def index_table(site: Site, kind: Kind) -> Table:
    """The index of ``kind``: one row for each record, in the order of the page."""
    own = _plain_fields(kind)
    rows = []
    for group in index(site, kind).groups:
        for shown in group.rows:
            id_ = shown.link.address.rpartition("/")[2].removesuffix(".html")
            record = site.base.by_id[id_].record
            row: Row = {
                "id": id_,
                "name": shown.name,
                "name_fr": shown.french or None,
                "group": group.title or None,
                "state": shown.state or None,
                "state_words": shown.state_words or None,
                "facts": "; ".join(shown.facts) or None,
                "address": f"{site.edition.site_url}{shown.link.address}",
            }
            rows.append(row | {name: _plain(getattr(record, name)) for name in own})
    columns = (*_SHOWN, *(Column(name, "string", meaning) for name, meaning in own.items()))
    return Table(str(kind), f"A record of the kind {kind.label.lower()}", columns, tuple(rows), ("id",))


def _plain_fields(kind: Kind) -> dict[str, str]:
    """The fields of a kind, beyond those that its index shows, that hold one plain value: name and meaning."""
    found = {}
    shown = {"names", "review", *(column.name for column in _SHOWN)}
    for name, field in MODELS[kind].model_fields.items():
        shape = str(field.annotation)
        if name not in shown and not any(word in shape for word in ("list[", "dict[")):
            found[name] = field.description or name
    return found


def _plain(value: object) -> Value:
    """A field's value in a cell."""
    if isinstance(value, bool | int | float) or value is None:
        return value
    return value.text if isinstance(value, Moment) else str(value)
