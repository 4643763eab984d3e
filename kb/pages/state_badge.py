"""The state of a record's thing in a few words, with a sort that shape and colour show."""

from kb.answers.existence import Life, attested
from kb.answers.key_facts import has_state
from kb.model.partial_dates import Moment
from kb.model.record_types import Kind
from kb.model.statuses import State
from kb.model.words import say
from kb.pages.parts import Badge, Link
from kb.store.record_files import Entry

#: What a state looks like.
SORTS = {
    State.EXISTS: "in-force",
    State.SUSPENDED: "disputed",
    State.REPLACED: "ended",
    State.LAPSED: "ended",
    State.ENDED: "ended",
    State.NOT_KNOWN: "unknown",
}


def badge_of(entry: Entry, life: Life, successors: tuple[Link, ...]) -> Badge | None:
    """The badge of a record's page; ``None`` for what neither exists nor ends, such as persons and events."""
    if not has_state(entry):
        return None
    words, detail = _words(entry, life)
    where = f"#{life.evidence[-1].id}" if life.evidence else ""
    return Badge(SORTS.get(life.state, "unknown") if life.state else "unknown", words, detail, where, successors)


def short_state(entry: Entry, life: Life) -> tuple[str, str]:
    """Sort and words of the state, for a list; empty where the record has none."""
    return (SORTS[life.state] if life.state else "unknown", _words(entry, life)[0]) if has_state(entry) else ("", "")


def _words(entry: Entry, life: Life) -> tuple[str, str]:
    """The state, and what is small beside it."""
    since = say("from %(date)s", date=life.begins.human) if life.begins else ""
    if life.state is None:
        seen = attested(entry)
        words = say("Last attested %(date)s", date=seen.human) if seen else say("Not dated")
        return words, since
    if life.state in {State.EXISTS, State.SUSPENDED}:
        state = say("In force") if life.state == State.EXISTS and entry.kind in _TEXTS else life.state.label
        return _as_of(state, life.known_on), since
    if life.state == State.NOT_KNOWN:
        return say("Not known after %(date)s", date=life.known_on.human) if life.known_on else life.state.label, since
    if life.ends:
        return say("%(state)s %(date)s", state=life.state.label, date=life.ends.human), since
    return _as_of(life.state.label, life.known_on), since


def _as_of(state: str, moment: Moment | None) -> str:
    return say("%(state)s as of %(date)s", state=state, date=moment.human) if moment else state


#: Kinds of what is in force rather than in existence.
_TEXTS = frozenset({Kind.INSTRUMENTS, Kind.MANDATES})
