"""The files by which reference managers take works from this site, one or many in each."""

from collections.abc import Callable, Mapping, Sequence

from pydantic_core import to_json

from kb.cite.bibtex import bibtex, plain_bibtex
from kb.cite.csl import csl
from kb.cite.ris import ris
from kb.cite.works import Citable


def _csl_json(works: Sequence[Citable]) -> str:
    return to_json([csl(work) for work in works], indent=1).decode() + "\n"


#: What makes the text of each file of works, by the ending of its name.
REFERENCE_FILES: Mapping[str, Callable[[Sequence[Citable]], str]] = {
    "bib": lambda works: "".join(map(bibtex, works)),
    "bibtex": lambda works: "".join(map(plain_bibtex, works)),
    "ris": lambda works: "".join(map(ris, works)),
    "csl.json": _csl_json,
}
