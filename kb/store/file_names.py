"""What files of a base may be called: the name of a file is the id of what it holds."""

import re
from collections.abc import Iterator

from kb.model.text_types import MAX_ID, RECORD_ID, RESERVED_IDS
from kb.store.problems import Problem
from kb.store.yaml_documents import whole_file


def bad_stem(stem: str, name: str) -> Iterator[Problem]:
    """What is wrong with the stem of the file ``name``, which must have the form of an id."""
    if not re.fullmatch(RECORD_ID, stem):
        wanted = "a file name of small letters a-z, digits and single hyphens (it is the record's id)"
        yield whole_file(name, f"expected {wanted}, got '{stem}'")
    elif stem in RESERVED_IDS:
        yield whole_file(name, f"expected a file name that is not reserved, got '{stem}'")
    elif len(stem) > MAX_ID:
        yield whole_file(name, f"expected a file name of at most {MAX_ID} characters, got {len(stem)}")
