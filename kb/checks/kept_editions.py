"""Rules on what editions have kept: who cites a number or an address finds the same there.

Only the newest edition is looked at: it was held against the one before when it was made.
"""

from collections.abc import Iterator, Mapping

from kb.model.kept_editions import KeptEdition, KeptStatement, Told
from kb.store.base import Base, Placed
from kb.store.kept_editions import FOLDER, TOLD, kept, mark, meaning, same_words, under_ids
from kb.store.problems import Problem
from kb.store.record_files import Entry


def editions_hold(base: Base, newest: KeptEdition, told: Told) -> Iterator[Problem]:
    """A statement that an edition kept keeps its number and meaning, and its address and that of its record answer."""
    file = f"{base.folder}/{FOLDER}/{newest.number}.json"
    heirs = {former: entry for entry in base.entries for former in entry.record.former_ids}
    yield from _records_answer(base, newest, file, heirs)
    ids = {former: entry.id for former, entry in heirs.items()}
    for id_, before in newest.statements.items():
        placed = base.statements.get(id_)
        if placed:
            if not same_words(before, kept(placed)):
                yield from _says_the_same(placed, under_ids(before, ids), newest.number, told)
            yield from _is_found(placed, before, newest.number, told)
        elif not base.unread.may_hold(id_):
            yield Problem(
                file, 1, 1, id_, "expected a statement that an edition kept, got nothing: withdraw it instead"
            )


def told_of_statements(base: Base, newest: KeptEdition | None, told: Told) -> Iterator[Problem]:
    """What is told of changes is told of statements that an edition has kept, as they are now."""
    file = f"{base.folder}/{TOLD}"
    for id_ in sorted({*told.reworded, *told.moved}):
        placed = base.statements.get(id_)
        if newest is None or id_ not in newest.statements:
            yield Problem(file, 1, 1, id_, "expected a statement that an edition has kept, got one that none has")
        elif placed and id_ in told.reworded and told.reworded[id_].mark != mark(placed):
            again = f'changed once more since: run "python -m kb reword {id_} --why …" again'
            yield Problem(
                file, 1, 1, f"reworded.{id_}", f"expected the mark of the statement as it is, got one {again}"
            )


def _records_answer(base: Base, newest: KeptEdition, file: str, heirs: Mapping[str, Entry]) -> Iterator[Problem]:
    """Each record of the edition is there, or one that names it among its former ids, in the same folder."""
    for id_, before in newest.records.items():
        entry = base.by_id.get(id_) or heirs.get(id_)
        if entry is None and not base.unread.may_hold(id_):
            said = f"expected a record '{id_}', or one that has it in former_ids, as edition {newest.number} has it"
            yield Problem(file, 1, 1, f"records.{id_}", f"{said}, got neither")
        elif entry and entry.kind != before.kind:
            said = f"expected the kind '{before.kind}', under which edition {newest.number} published '{id_}'"
            yield entry.document.problem((), f"{said}, got '{entry.kind}'")


def _says_the_same(placed: Placed, before: KeptStatement, number: str, told: Told) -> Iterator[Problem]:
    now = kept(placed)
    changed = [
        *(["its words"] if meaning(now.text) != meaning(before.text) else []),
        *(["its dates"] if now.dates != before.dates else []),
        *([f"its citation of {lost}" for lost in before.citations if lost not in now.citations][:1]),
    ]
    rewording = told.reworded.get(placed.id)
    if changed and not (rewording and rewording.mark == mark(placed)):
        said = f"expected what edition {number} kept under {placed.id}, got changes in {' and '.join(changed)}"
        way = (
            f'if it says the same, run "python -m kb reword {placed.id} --why …"; else withdraw it and write a new one'
        )
        yield placed.problem(f"{said}: {way}", "text")


def _is_found(placed: Placed, before: KeptStatement, number: str, told: Told) -> Iterator[Problem]:
    here = {placed.entry.id, *placed.entry.record.former_ids}
    if before.record in here or told.moved.get(placed.id) == before.record:
        return
    said = f"expected {placed.id} in '{before.record}', as edition {number} has it, got it in '{placed.entry.id}'"
    yield placed.problem(f'{said}: run "python -m kb moved {placed.id}", so that its old address leads here', "id")
