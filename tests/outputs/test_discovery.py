"""What other programs look for: a description of the search, and of what there is to read."""

from dataclasses import replace
from xml.etree import ElementTree as ET

import pytest

from examples import understood
from handbook.content.edition import Edition
from handbook.content.owner import NOBODY, Owner
from handbook.outputs.discovery import SHORT_NAME, llms, opensearch
from handbook.outputs.inputs import Inputs

BASE = "https://a.example.org/bok/"
SPACE = {"o": "http://a9.com/-/spec/opensearch/1.1/"}


def given(owner: Owner = NOBODY) -> Inputs:
    return Inputs(understood()[0], {}, BASE, owner)


def test_a_browser_adds_our_search_and_sends_no_words_to_the_server() -> None:
    (file,) = opensearch(given())
    assert file.path == "opensearch.xml"
    root = ET.fromstring(file.data)
    assert root.findtext("o:ShortName", "", SPACE) == SHORT_NAME
    assert len(SHORT_NAME) <= 16
    assert root.findtext("o:Description", "", SPACE)
    (url,) = root.findall("o:Url", SPACE)
    assert (url.get("type"), url.get("template")) == ("text/html", f"{BASE}sok/#q={{searchTerms}}")
    assert root.findtext("o:Image", "", SPACE) == f"{BASE}favicon.ico"
    assert root.find("o:Contact", SPACE) is None


@pytest.mark.parametrize("name", ["Å & <Ö>", "Hässleholms kommun och dess socialtjänst"])
def test_an_edition_is_told_by_its_name_as_far_as_there_is_room(name: str) -> None:
    edition = Edition.model_construct(name=name)
    (file,) = opensearch(Inputs(replace(understood()[0], edition=edition), {}, BASE, NOBODY))
    assert ET.fromstring(file.data).findtext("o:LongName", "", SPACE) == f"Barnskyddshandboken {name}"[:48]


def test_it_says_whom_to_write_to_if_that_is_an_address() -> None:
    for contact, told in (("a@verket.se", "a@verket.se"), ("https://verket.se/", None)):
        (file,) = opensearch(given(Owner.model_validate({"contact": contact})))
        assert ET.fromstring(file.data).findtext("o:Contact", None, SPACE) == told


def test_a_language_model_is_told_how_to_quote_and_where_things_are() -> None:
    licence = {"name": "CC BY 4.0", "url": "https://a.example.org/by"}
    (file,) = llms(given(Owner.model_validate({"licence": licence})))
    text = file.data.decode()
    assert file.path == "llms.txt"
    assert text.startswith("# Barnskyddshandboken\n\n> ")
    assert "- Lägg index.json till en posts adress: där står läget, dagen, källorna" in text
    assert "- Licens: CC BY 4.0, https://a.example.org/by. Ange Barnskyddshandboken, sidans adress" in text
    assert f"]({BASE}vagledning/oro-i-skolan/index.json): " in text
    assert f"- [Lagar]({BASE}lagar/): " in text
    assert f"({BASE}data/records.json)" in text
    (bare,) = llms(given())
    assert "- Ingen licens är angiven.\n" in bare.data.decode()
