"""Where a reader can report that a statement is wrong: nowhere, unless the site says where it is kept."""

import textwrap
from dataclasses import dataclass
from urllib.parse import quote, urlencode

#: The issue form, and its field that says which statement is meant (``.github/ISSUE_TEMPLATE/``).
FORM, FIELD = "correct-a-fact.yml", "statement"
#: So many letters of the sentence are filled in: the number says which it is, and every page bears the address.
_SENTENCE = 120


@dataclass(frozen=True, slots=True)
class Reporting:
    """``repository`` is the address of the project's repository, ``contact`` an address of mail; empty by default."""

    repository: str = ""
    contact: str = ""

    def address(self, id_: str, edition: str, text: str) -> str:
        """Where to report an error in a statement, with number, edition and sentence filled in; empty if nowhere.

        Of a long sentence it is the beginning.
        """
        meant = f"{id_} ({edition}): {textwrap.shorten(text, _SENTENCE, placeholder='…')}"
        if self.repository:
            fields = {"template": FORM, "title": f"Correct: {id_}", FIELD: meant}
            return f"{self.repository.rstrip('/')}/issues/new?{urlencode(fields, safe='(),:')}"
        if self.contact:
            body = f"{meant}\n\nWhat is wrong, and what shows it:\n"
            return f"mailto:{self.contact}?subject={quote(f'Error in {id_}')}&body={quote(body, safe='(),:')}"
        return ""


#: A site that has not said where.
NOWHERE = Reporting()
