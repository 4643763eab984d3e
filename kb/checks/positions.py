"""Where a thing stands in a list."""

from collections.abc import Sequence


def _place(one: object, listed: Sequence[object]) -> int:
    """At which place of a list this very thing stands, others like it notwithstanding."""
    return next(number for number, other in enumerate(listed) if other is one)
