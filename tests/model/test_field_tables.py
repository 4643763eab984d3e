"""The editors' guide says of each field what may stand in it."""

import pytest

from kb.model.field_tables import form


@pytest.mark.parametrize(
    ("part", "words"),
    [
        ({"type": "string"}, "text"),
        ({"type": "string", "pattern": "^https?://"}, "text"),
        ({"type": "integer"}, "whole number"),
        ({"type": ["string", "integer"], "pattern": "^[0-9]{4}$"}, "date"),
        ({"type": "number"}, "number"),
        ({"type": "boolean"}, "true or false"),
        ({"type": "object"}, "mapping"),
        ({"type": "array", "items": {"$ref": "#/$defs/Citation"}}, "list of Citation"),
        ({"anyOf": [{"$ref": "#/$defs/Names"}, {"type": "null"}]}, "Names"),
        ({"anyOf": [{"type": "integer"}, {"type": "number"}, {"type": "integer"}]}, "whole number or number"),
    ],
)
def test_a_field_s_form_is_said_in_words(part: dict[str, object], words: str) -> None:
    assert form(part) == words
