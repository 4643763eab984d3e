"""What has become of a statement since an edition had it."""

import pytest

from kb.answers.history import History
from kb.model.kept_editions import Told
from kb.model.partial_dates import Moment
from kb.model.statuses import StatementStatus
from kb.store.base import Base
from kb.store.kept_editions import as_edition

WORDS, STATUS = {"text": "Other words."}, {"status": StatementStatus.UNCONFIRMED}
MORE = {"citations": ["note-2019, section 9"]}


@pytest.mark.parametrize(
    ("before", "told"),
    [
        ({}, None),
        (WORDS, "reworded"),
        (STATUS, "status"),
        # the words that were quoted are no longer there
        (WORDS | STATUS, "reworded"),
        ({"record": "council"}, "moved"),
        (STATUS | {"record": "council"}, "status"),
        ({"citations": []}, "evidence"),
        ({"citations": [], "record": "council"}, "moved"),
        (MORE, "reworded"),
    ],
)
def test_of_several_changes_the_one_that_matters_most_is_told(
    tiny: Base, before: dict[str, str], told: str | None
) -> None:
    now = as_edition(tiny, "2026.2", Moment("2026-03-01"), Told())
    then = {**now.statements, "ML-0006": now.statements["ML-0006"].model_copy(update=before)}
    old = now.model_copy(update={"number": "2026.1", "statements": then})
    assert History((old,), now=now).since(old)[0].get("ML-0006") == told
