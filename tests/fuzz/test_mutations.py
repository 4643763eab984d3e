"""A bounded number of mutations of the tiny base, the same in every run; "make fuzz" tries others."""

import resource
from pathlib import Path

from hypothesis import HealthCheck, given, settings

from tests.fuzz.mutations import Files, changes, write
from tests.fuzz.properties import judged

MEGABYTES = 500


def test_every_mutation_ends_in_a_whole_base_or_in_messages_with_file_and_line(tmp_path: Path) -> None:
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss

    @settings(max_examples=120, derandomize=True, deadline=None, database=None, suppress_health_check=list(HealthCheck))
    @given(changes())
    def mutated(files: Files) -> None:
        write(files, tmp_path / "data")
        judged(tmp_path / "data")

    mutated()
    assert (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1024 < MEGABYTES
