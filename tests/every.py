"""A base in which each field, kind, status and state occurs: the tiny base and tests/every together."""

import shutil
from pathlib import Path

from tests.built import ROOT, TINY

EVERY = ROOT / "tests" / "every" / "data"


def everything(data: Path) -> Path:
    """The base, written into the folder ``data``, which is returned."""
    for part in (TINY, EVERY):
        shutil.copytree(part, data, dirs_exist_ok=True)
    return data
