"""Reading the files of a base that are no records, with the same messages as records."""

import os
from pathlib import Path as FilePath
from typing import TypeVar

from pydantic import BaseModel

from kb.model.base_files import EditionFile, Floors, Numbers, Readings
from kb.store.complaints import validated
from kb.store.file_names import bad_stem
from kb.store.file_states import once_for_each_state
from kb.store.folders import unreadable
from kb.store.problems import Document, Problem
from kb.store.yaml_documents import BadFileError, compose, whole_file

AnyModel = TypeVar("AnyModel", bound=BaseModel)


def read_file_of_base(data: FilePath, name: str, model: type[AnyModel]) -> tuple[AnyModel | None, list[Problem]]:
    """What the file ``name`` of the base says, or all that is wrong with it; read once for each state of the file."""
    found, problems = _read_file(data / name, f"{data.name}/{name}", model)
    return found, [*problems]


@once_for_each_state
def _read_file(path: FilePath, shown: str, model: type[AnyModel]) -> tuple[AnyModel | None, list[Problem]]:
    try:
        document = compose(path, shown)
    except BadFileError as bad:
        return None, [bad.problem]
    found, problems, _ = validated(model, document)
    return found, [*document.problems, *problems]


def read_folder_of_base(
    data: FilePath, folder: str, model: type[AnyModel]
) -> tuple[list[tuple[str, AnyModel, Document]], list[Problem]]:
    """The files of a folder that holds no records: of each its name, what it says and the document; all that is wrong.

    A file is read once for each of its states.
    """
    found: list[tuple[str, AnyModel, Document]] = []
    problems: list[Problem] = []
    if unreadable(data / folder):
        return [], []
    for path in sorted((data / folder).glob("[!.]*.yml")):
        said, wrong = _read_named(path, f"{data.name}/{folder}/{path.name}", model)
        found += [said] if said else []
        problems += wrong
    return found, problems


@once_for_each_state
def _read_named(
    path: FilePath, shown: str, model: type[AnyModel]
) -> tuple[tuple[str, AnyModel, Document] | None, list[Problem]]:
    problems = list(bad_stem(path.stem, shown))
    try:
        document = compose(path, shown)
    except BadFileError as bad:
        return None, [*problems, bad.problem]
    found, wrong, _ = validated(model, document)
    problems += [*document.problems, *wrong]
    return ((path.stem, found, document) if found else None), problems


def read_edition_file(data: FilePath) -> tuple[EditionFile | None, list[Problem]]:
    """The edition, which every base has."""
    return read_file_of_base(data, "edition.yml", EditionFile)


def read_numbers(data: FilePath) -> tuple[Numbers | None, list[Problem]]:
    """The numbers given so far."""
    if not os.path.lexists(data / "ids.yml"):
        said = 'expected the ledger of numbers, got nothing: run "python -m kb ids"'
        return None, [whole_file(f"{data.name}/ids.yml", said)]
    return read_file_of_base(data, "ids.yml", Numbers)


def read_floors(data: FilePath) -> tuple[Floors, list[Problem]]:
    """The least number of records of each kind; none where the base has set none."""
    if not os.path.lexists(data / "floors.yml"):
        return Floors({}), []
    floors, problems = read_file_of_base(data, "floors.yml", Floors)
    return floors or Floors({}), problems


def read_readings(data: FilePath) -> tuple[Readings, list[Problem]]:
    """The second readings; none where there is no ledger of them."""
    if not os.path.lexists(data / "readings.yml"):
        return Readings({}), []
    readings, problems = read_file_of_base(data, "readings.yml", Readings)
    return readings or Readings({}), problems
