"""Riksdagen's open data: the second source, which only names the latest amendment of an act."""

import re

from handbook.watch.acts import Act, Amendment, Question
from handbook.watch.answers import UnexpectedAnswerError, given, sfs_of, text_of

HOST = "https://data.riksdagen.se"
AMENDED = re.compile(r"t\.?\s?o\.?\s?m\.?\s*(?:SFS\s*)?((?:18|19|20)[0-9]{2}:[0-9]+)", re.IGNORECASE)


def question(host: str, number: str) -> Question:
    """Return what is asked for an act."""
    return Question(f"{host.rstrip('/')}/dokument/sfs-{number.replace(':', '-')}.json")


def act(number: str, data: object) -> Act:
    """Return what riksdagen answered for an act. Raises ``UnexpectedAnswerError`` if that is not its known form."""
    document = given(data, "dokumentstatus", "dokument")
    if document is None:
        raise UnexpectedAnswerError("fältet dokumentstatus.dokument saknas")
    named = sfs_of(text_of(document, "beteckning")) or sfs_of(text_of(document, "dok_id").replace("-", ":", 1))
    if named and named != number:
        raise UnexpectedAnswerError(f"svaret handlar om {named} och inte om {number}")
    told = " ".join(text_of(document, name) for name in ("subtitel", "undertitel"))
    found = AMENDED.search(told)
    latest = (Amendment(found[1]),) if found else ()
    return Act(
        number=number,
        amended_to=found[1] if found else "",
        amendments=latest,
        page=f"{HOST}/dokument/sfs-{number.replace(':', '-')}",
    )
