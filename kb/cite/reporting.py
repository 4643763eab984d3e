"""Where a reader can report that a statement is wrong: nowhere, unless the site says where it is kept."""

from dataclasses import dataclass
from urllib.parse import quote, urlencode


@dataclass(frozen=True, slots=True)
class Reporting:
    """``repository`` is the address of the project's repository, ``contact`` an address of mail; empty by default."""

    repository: str = ""
    contact: str = ""

    def address(self, id_: str, edition: str, text: str) -> str:
        """Where to report an error in a statement, with number, edition and sentence filled in; empty if nowhere."""
        title = f"Error in statement {id_}"
        body = f"Statement: {id_}\nEdition: {edition}\nSentence: {text}\n\nWhat is wrong, and what shows it:\n"
        if self.repository:
            return f"{self.repository.rstrip('/')}/issues/new?{urlencode({'title': title, 'body': body})}"
        if self.contact:
            return f"mailto:{self.contact}?subject={quote(title)}&body={quote(body)}"
        return ""


#: A site that has not said where.
NOWHERE = Reporting()
