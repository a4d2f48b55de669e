"""Who answers for the handbook: the project's settings file, read and checked like a record."""

import re
from typing import Annotated, Literal

from pydantic import AfterValidator, Field

from handbook.content.kinds.parts import Part
from handbook.content.kinds.types import Name, NonEmpty, Url, check_url, refused
from handbook.content.load import SourceFile
from handbook.content.problems import Finding
from handbook.content.structure import made_of

SETTINGS = "settings.yml"
"""The file, in the project's folder."""
NAME = "Barnskyddshandboken"
"""What the handbook is called. It is its own author: no person is named."""
CITE = f"Ange {NAME}, sidans adress och dagen då du hämtade den."
"""What the licence asks of those who use the handbook, in words."""
WEB = "https://"
MAIL = re.compile(r"[\w.+-]+@(?:[\w-]+\.)+[a-z]{2,}")


def check_contact(value: str) -> str:
    """Return ``value`` if it is an e-mail address or a web address; raise an error in Swedish otherwise."""
    if value.startswith(WEB):
        return check_url(value)
    if not MAIL.fullmatch(value):
        advice = "Skriv en e-postadress, eller en webbadress som börjar med https://"
        raise refused("bad-link", f"”{value}” går inte att skriva till", advice)
    return value


class Licence(Part):
    """Vad andra får göra med text och data."""

    name: Name = Field(title="Licens")
    """Licensens namn."""
    url: Url = Field(title="Licensens adress")
    """Licensens egen adress, så som den som har skrivit licensen anger den."""


class Owner(Part):
    """Vem som ger ut handboken, hur man når den och på vilka villkor. Allt är valfritt: tomt är inte bestämt."""

    publisher: Name | None = Field(None, title="Utgivare")
    """Den organisation som ger ut handboken och svarar för innehållet."""
    publisher_type: (
        Literal[
            "statlig myndighet",
            "region",
            "kommun",
            "ideell organisation",
            "universitet eller forskningsinstitut",
            "företag",
            "enskild person",
        ]
        | None
    ) = Field(None, title="Utgivarens slag")
    """Vad för slags organisation utgivaren är. Sveriges dataportal kräver det."""
    contact: Annotated[str, NonEmpty, AfterValidator(check_contact)] | None = Field(None, title="Kontakt")
    """En e-postadress eller en webbadress."""
    address: Url | None = Field(None, title="Adress")
    """Webbplatsens egen adress."""
    repository: Url | None = Field(None, title="Förråd")
    """Adressen till filernas förråd."""
    licence: Licence | None = Field(None, title="Licens")
    """Licensen för text och data."""
    cost: Name | None = Field(None, title="Kostnad")
    """Vad det kostar att driva webbplatsen, i en till tre meningar."""

    @property
    def known(self) -> bool:
        """Whether a reader is told who answers and how to reach them."""
        return bool(self.publisher and self.contact)

    @property
    def reached(self) -> dict[str, str]:
        """How they are reached, as programs call it: ``url`` or ``email``, and where; empty if that is not said."""
        contact = self.contact or ""
        return {"url" if contact.startswith(WEB) else "email": contact} if contact else {}

    @property
    def mail(self) -> str:
        """The e-mail address, if that is how they are reached."""
        return self.reached.get("email", "")

    @property
    def terms(self) -> str:
        """What somebody who takes text or data along is told, on one line; empty where no licence is given."""
        return f"{self.licence.name}, {self.licence.url}. {CITE}" if self.licence else ""


NOBODY = Owner.model_validate({})
"""What is known where there is no settings file."""


def owner_of(source: SourceFile | None) -> tuple[Owner, tuple[Finding, ...]]:
    """Return what the settings file says, if there is one, and what is wrong with it."""
    if source is None:
        return NOBODY, ()
    owner, findings = made_of(Owner, source)
    return owner or NOBODY, findings
