"""Cellar, where the EU keeps its acts: which later acts amend, correct or repeal one.

EUR-Lex shows the same to people, behind a wall against robots. The names of the relations are those of the EU's common
data model (CDM); https, although the addresses of its own answers begin with http.
"""

import re
from urllib.parse import urlencode

from handbook.watch.acts import Act, Amendment, Question
from handbook.watch.answers import UnknownActError, day_of, needed_list, text_of
from handbook.watch.notes import Change, Note

HOST = "https://publications.europa.eu"
PATH = "/webapi/rdf/sparql"
DIRECTIVE = re.compile(r"((?:19|20)[0-9]{2})/([0-9]+)(?:/E[UG])?")
ITSELF = "itself"
QUERY = """\
PREFIX cdm: <http://publications.europa.eu/ontology/cdm#>
PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>
SELECT DISTINCT ?celex ?how ?date ?begins ?ends WHERE {{
  {{ ?other cdm:resource_legal_id_celex "{celex}"^^xsd:string . BIND("itself" AS ?how) }}
  UNION {{ ?act cdm:resource_legal_id_celex "{celex}"^^xsd:string .
    ?other cdm:resource_legal_amends_resource_legal ?act . BIND("amends" AS ?how) }}
  UNION {{ ?act cdm:resource_legal_id_celex "{celex}"^^xsd:string .
    ?other cdm:resource_legal_corrects_resource_legal ?act . BIND("corrects" AS ?how) }}
  UNION {{ ?act cdm:resource_legal_id_celex "{celex}"^^xsd:string .
    ?other cdm:resource_legal_repeals_resource_legal ?act . BIND("repeals" AS ?how) }}
  UNION {{ ?act cdm:resource_legal_id_celex "{celex}"^^xsd:string .
    ?other cdm:resource_legal_implicitly_repeals_resource_legal ?act . BIND("repeals" AS ?how) }}
  ?other cdm:resource_legal_id_celex ?celex .
  OPTIONAL {{ ?other cdm:work_date_document ?date . }}
  OPTIONAL {{ ?other cdm:resource_legal_date_entry-into-force ?begins . }}
  OPTIONAL {{ ?other cdm:resource_legal_date_end-of-validity ?ends . }}
}}
"""
NOTES = {
    "amends": Note((Change("ändras", "hela lagen"),)),
    "corrects": Note((Change("ändras", "hela lagen"),)),
    "repeals": Note((Change("upphör", "hela lagen"),)),
}
DAYS = ("1950-01-01", "2999-12-31")
"""Between these all days are days; Cellar writes 1001-01-01 and 9999-12-31 where there is none."""


def celex_of(number: str) -> str:
    """Return the CELEX number of a directive, ``2024/1712`` → ``32024L1712``; empty if it has no such number."""
    found = DIRECTIVE.fullmatch(number)
    return f"3{found[1]}L{int(found[2]):04d}" if found else ""


def question(host: str, number: str) -> Question:
    """Return what is asked for a directive."""
    words = {"query": QUERY.format(celex=celex_of(number)), "format": "application/sparql-results+json"}
    return Question(f"{host.rstrip('/')}{PATH}?{urlencode(words)}", accept="application/sparql-results+json")


def act(number: str, data: object) -> Act:
    """Return what Cellar answered for a directive. Raises ``UnexpectedAnswerError`` if that is not its known form."""
    rows = needed_list(data, "results", "bindings")
    told = [(text_of(row, "how", "value"), text_of(row, "celex", "value"), row) for row in rows]
    if not any(how == ITSELF and celex == celex_of(number) for how, celex, _ in told):
        raise UnknownActError(f"Cellar känner inte till {celex_of(number)}")
    # Some of an act may end while the rest goes on for ever: that day is not the act's.
    until = {_day(row, "ends") for how, _, row in told if how == ITSELF}
    ends = "" if "" in until else max(until)
    ended_by = max((celex for how, celex, _ in told if how == "repeals"), default="") if ends else ""
    # An act that begins in parts has a row for each of its days, in any order: it has all begun on the last of them.
    begins: dict[str, str] = {}
    for _, celex, row in told:
        begins[celex] = max(begins.get(celex, ""), _day(row, "begins") or _day(row, "date"))
    amendments = {
        celex: Amendment(celex, begins[celex], NOTES[how])
        for how, celex, _ in told
        if how in NOTES and celex and celex != ended_by
    }
    return Act(
        number=number,
        amendments=tuple(amendments[celex] for celex in sorted(amendments)),
        ends=ends,
        ended_by=ended_by,
        page=f"https://eur-lex.europa.eu/legal-content/SV/ALL/?uri=CELEX:{celex_of(number)}",
    )


def _day(row: object, name: str) -> str:
    day = day_of(row, name, "value")
    return day if DAYS[0] <= day <= DAYS[1] else ""
