"""What an edition changed, as a part of ``CHANGELOG.md``."""

from collections.abc import Sequence
from itertools import groupby

from kb.answers.edition_differences import Change, Difference, differences, new_records
from kb.model.kept_editions import KeptEdition
from kb.pages.name_links import Speller

#: How many new records are named.
_SHOWN = 20
_SITE = "\n\n### Site\n\n"


def entry(old: KeptEdition | None, new: KeptEdition, speller: Speller) -> str:
    """The entry of ``new`` against the edition before it, which may have kept nothing."""
    found = differences(old, new) if old else ()
    groups = {change: list(group) for change, group in groupby(found, lambda d: d.change)}
    parts = [f"## {new.number} ({new.date.human})", "### Added", _added(old, new, groups.get(Change.ADDED, []))]
    for change in list(Change)[1:]:
        if change in groups or change in (Change.CORRECTED, Change.WITHDRAWN):
            lines = [_line(difference, speller) for difference in groups.get(change, [])]
            parts += [f"### {change.label}", "\n".join(lines) or "- Nothing."]
    return "\n\n".join(parts) + "\n"


def _added(old: KeptEdition | None, new: KeptEdition, added: Sequence[Difference]) -> str:
    if old is None:
        counts = f"{len(new.records):,} records, {len(new.statements):,} statements"
        return f"- The first edition that stays under its own address and whose numbers are kept: {counts}."
    records = new_records(old, new)
    lines = [f"- {len(added)} statements, {len(records)} records."]
    if records:
        listed = ", ".join(f"`{id_}`" for id_ in records[:_SHOWN])
        more = f" and {len(records) - _SHOWN} more" if len(records) > _SHOWN else ""
        lines.append(f"- New records: {listed}{more}.")
    return "\n".join(lines)


def _line(difference: Difference, speller: Speller) -> str:
    """One statement: number, record, its words, and why where that was told."""
    why = difference.after.why if difference.after and difference.change == Change.REWORDED else ""
    text = speller.plain(difference.text)
    return f"- {difference.id} (`{difference.record}`): {text}" + (f" Why: {why}" if why else "")


def with_entry(changelog: str, number: str, written: str) -> str:
    """``changelog`` with the entry of ``number`` on top, in the place of an earlier one of it.

    What stands under Site is written by hand, and stays.
    """
    head, *entries = changelog.split("\n## ")
    own = [part for part in entries if part.startswith(f"{number} ")]
    site = own[0].partition(_SITE)[2].strip("\n") if own else ""
    entry = f"{written.removeprefix('## ').rstrip()}{_SITE}{site or '- Nothing.'}\n"
    return "\n## ".join([head.rstrip("\n") + "\n", entry, *(part for part in entries if part not in own)])
