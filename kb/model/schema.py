"""The models of all kinds, and the JSON Schemas that follow from them.

Validation, schemas for editors, the field tables of the editors' guide and the drafts of the
``new`` command are all derived from these models.
"""

from functools import cache
from typing import Any

from kb.model.comparison import Comparison
from kb.model.disagreement import Disagreement
from kb.model.passages import SeenTexts
from kb.model.record_types import Kind
from kb.model.records import Actor, Event, Force, GlossaryTerm, Indicator, Instrument, Mandate, Place
from kb.model.sections import Section
from kb.model.source import Source
from kb.model.topic import Topic

Anything = (
    Actor | Force | Mandate | Instrument | Event | Topic | Indicator | Place | GlossaryTerm | Disagreement | Source
)


MODELS: dict[Kind, type[Anything]] = {
    model.kind: model
    for model in (
        Actor,
        Force,
        Mandate,
        Instrument,
        Event,
        Topic,
        Indicator,
        Place,
        GlossaryTerm,
        Disagreement,
        Source,
    )
}

_DIALECT = "https://json-schema.org/draft/2020-12/schema"


@cache
def json_schema(kind: Kind) -> dict[str, Any]:
    """The JSON Schema (2020-12) of one kind, for editors: made once, and not to be changed."""
    schema = MODELS[kind].model_json_schema()
    # editors complete both; only topics may have headings of their own
    offer = "examples" if kind == Kind.TOPICS else "enum"
    schema["$defs"]["Statement"]["properties"]["section"][offer] = [str(section) for section in Section]
    return {"$schema": _DIALECT, **schema}


@cache
def comparison_schema() -> dict[str, Any]:
    """The JSON Schema of ready-made comparisons."""
    return {"$schema": _DIALECT, **Comparison.model_json_schema()}


def passages_schema() -> dict[str, Any]:
    """The JSON Schema of what is kept of texts had again."""
    return {"$schema": _DIALECT, **SeenTexts.model_json_schema()}
