"""What other programs look for at a fixed place: how to search here, and what there is to read."""

from collections.abc import Iterator
from xml.sax.saxutils import escape

from handbook.catalog.address import Beside, address_of, kind_address
from handbook.content.kinds.guide import Guide
from handbook.content.kinds.parts import CONFIDENCE
from handbook.content.prose import bare
from handbook.file import File, text_file
from handbook.outputs import catalogue, export, manifest, openapi, workbook
from handbook.outputs.inputs import Inputs, called, laid_over

OPENSEARCH, LLMS = "opensearch.xml", "llms.txt"
SHORT_NAME, LONG_NAME = "Barnskydd", 48
"""A name of at most sixteen letters, as OpenSearch wants it, and the letters of a long one."""
DESCRIPTION = "Vad du gör när ett barn far illa: lagar, stödlinjer, material och vägledningar."


def opensearch(given: Inputs) -> Iterator[File]:
    """Yield ``opensearch.xml``: a browser or an intranet adds our search.

    What is typed stands after ``#``, which no browser sends to the server.
    """
    lines = (
        '<?xml version="1.0" encoding="UTF-8"?>',
        '<OpenSearchDescription xmlns="http://a9.com/-/spec/opensearch/1.1/">',
        f" <ShortName>{SHORT_NAME}</ShortName>",
        f" <LongName>{escape(called(given.catalog)[:LONG_NAME])}</LongName>",
        f" <Description>{DESCRIPTION}</Description>",
        *([f" <Contact>{escape(mail)}</Contact>"] if (mail := given.owner.mail) else []),
        f' <Url type="text/html" method="get" template="{escape(given.base)}sok/#q={{searchTerms}}"/>',
        f' <Image width="48" height="48" type="image/x-icon">{escape(given.base)}favicon.ico</Image>',
        " <Language>sv</Language>",
        " <InputEncoding>UTF-8</InputEncoding>",
        " <OutputEncoding>UTF-8</OutputEncoding>",
        "</OpenSearchDescription>",
    )
    yield text_file(OPENSEARCH, "\n".join(lines))


def llms(given: Inputs) -> Iterator[File]:
    """Yield ``llms.txt``: what a language model must know to quote the handbook right, and where the records are."""
    catalog, base = given.catalog, given.base
    guides = (
        f"- [{entry.record.title}]({base}{address_of(catalog, entry.ref)}{Beside.DATA}): {bare(entry.record.summary)}"
        for entry in catalog.of(Guide)
    )
    kinds = (f"- [{cls.kind.list_name}]({base}{kind_address(cls)}): {cls.kind.intro}" for cls in catalog.kinds)
    lines = (
        f"# {called(catalog)}",
        "",
        f"> {DESCRIPTION} Är ett barn i fara just nu: ring 112.",
        "",
        "- Varje uppgift har källa, dagen då den kontrollerades och hur säker den är. Ange dem när du citerar.",
        "- ”Så sade planen 2016” (fältet plan) är historia och får inte återges som gällande råd.",
        "- Fältet superseded är sant när något annat gäller i stället; today.replaced_by säger vad.",
        f"- Lägg {Beside.DATA} till en posts adress: där står läget, dagen, källorna, adressen och licensen som data.",
        f"- confidence background betyder {CONFIDENCE['background']}. Gissa aldrig ett telefonnummer.",
        *([f"- {laid_over(catalog)}"] if catalog.edition else []),
        f"- Licens: {given.owner.terms}" if given.owner.terms else "- Ingen licens är angiven.",
        "",
        "## Vägledningar",
        "",
        *guides,
        "",
        "## Uppslag",
        "",
        *kinds,
        "",
        "## Data",
        "",
        f"- [Alla poster]({base}{export.RECORDS})",
        f"- [Arbetsbok]({base}{workbook.PATH})",
        f"- [Beskrivning av filerna]({base}{openapi.PATH})",
        f"- [Lista över filerna]({base}{manifest.PATH})",
        f"- [Katalogen]({base}{catalogue.PATH})",
    )
    yield text_file(LLMS, "\n".join(lines))
