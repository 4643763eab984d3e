"""Archived copies of sources: those that are known, and where one may be looked for."""

from kb.model.source import Source


def lookup(source: Source) -> str:
    """Where an archive is asked for a copy of a web source nearest to its date, without saying that there is one.

    The form of the address is Memento's (RFC 7089) as web.archive.org has it: day, then the original address.  An
    undated source is looked for on the day on which it was read.  Empty for what has no address, and for what is an
    archived copy itself.
    """
    moment = source.date or source.read
    if not source.url or not moment or "//web.archive.org/" in source.url:
        return ""
    return f"https://web.archive.org/web/{moment.latest:%Y%m%d}/{source.url}"
