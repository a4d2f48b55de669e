"""Every kind of file that is no page, declared once: what makes it, where it is linked from, which copies take it."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

from handbook import search
from handbook.catalog.address import Beside
from handbook.content.kinds.collection import Collection
from handbook.file import File
from handbook.outputs import (
    calendars,
    catalogue,
    charts,
    csv_file,
    discovery,
    export,
    feeds,
    hosting,
    icons,
    local_data,
    manifest,
    openapi,
    qr,
    timelines,
    workbook,
    worklist_data,
)
from handbook.outputs.inputs import Inputs
from handbook.pages.overviews import Overview
from handbook.search import for_lunr
from handbook.site import offline
from handbook.site.assets import asset_files, editors_pictures, not_shown, service_worker
from handbook.site.course_files import course_files

From = Literal["record", "list", "term", "home", "data"]


@dataclass(frozen=True, kw_only=True)
class Output:
    """One kind of file."""

    name: str
    """What it is, in Swedish, as readers see it where it is linked."""
    short: str = ""
    """The same in a word or two, where it is one of several forms of the same."""
    files: Callable[[Inputs], Iterable[File]] = lambda _: ()
    made_later: tuple[str, ...] = ()
    """The paths of what the site engine makes, or what is made when it is done."""
    old_pages: bool = False
    """It is the pages of records as they were: made beside the engine, and put into its pages when it is done."""
    media_type: str
    linked_from: From | None = None
    """The pages that link to it, in their heads and under "Om den här sidan"."""
    of_kind: str = ""
    """The folder of the kind whose pages alone link to it; if not said, those of all kinds."""
    path: str = ""
    """Where it is, for the link: ``{address}`` is the page's address, ``{kind}`` the folder of the kind it is about."""
    listed: bool = False
    """It is open data: the page about data names its files, and other sites' pages may read them."""
    lists_others: bool = False
    """It is made from the other open files."""
    offline: bool = True
    """It is part of the copy that a reader's browser keeps."""
    on_disk: bool = True
    """It is part of the zip that opens from a disk."""
    in_sitemap: bool = False
    by_hand: bool = False
    """It is what somebody has drawn or written: nothing much has to be made."""
    beside_engine: bool = False
    """It takes long and no page needs it to be built: it is made while the site engine works on another core."""


OUTPUTS: tuple[Output, ...] = (
    Output(
        name="alla poster som JSON",
        files=export.all_as_json,
        media_type="application/json",
        linked_from="home",
        path=export.RECORDS,
        listed=True,
        offline=False,
    ),
    Output(
        name="posterna av en sort som JSON",
        short="JSON",
        files=export.kinds_as_json,
        media_type="application/json",
        linked_from="list",
        path=export.KIND,
        listed=True,
        offline=False,
    ),
    Output(
        name="posterna av en sort som tabell (CSV)",
        short="tabell (CSV)",
        files=csv_file.kinds_as_csv,
        media_type="text/csv",
        linked_from="list",
        path=csv_file.KIND,
        listed=True,
        offline=False,
    ),
    Output(
        name="alla poster som arbetsbok för kalkylprogram (XLSX)",
        files=workbook.workbook,
        media_type=workbook.MEDIA_TYPE,
        linked_from="home",
        path=workbook.PATH,
        listed=True,
        offline=False,
    ),
    Output(
        name="ordlistorna som JSON",
        files=export.vocabularies_as_json,
        media_type="application/json",
        listed=True,
        offline=False,
    ),
    Output(
        name="posten som JSON",
        files=export.records_as_json,
        media_type="application/json",
        linked_from="record",
        path=f"{{address}}{Beside.DATA}",
        listed=True,
        offline=False,
    ),
    Output(
        name="schemat som beskriver posterna (JSON Schema)",
        short="schema",
        files=export.record_schemas,
        media_type="application/schema+json",
        linked_from="list",
        path=export.SCHEMA,
        listed=True,
        offline=False,
    ),
    Output(
        name="scheman för ordlistorna (JSON Schema)",
        files=export.vocabulary_schemas,
        media_type="application/schema+json",
        listed=True,
        offline=False,
    ),
    Output(
        name="beskrivning av filerna som API (OpenAPI 3.1)",
        files=openapi.openapi,
        media_type="application/json",
        listed=True,
        offline=False,
    ),
    Output(
        name="förteckning för datakataloger (DCAT-AP-SE)",
        files=catalogue.catalogue,
        media_type="application/rdf+xml",
        linked_from="home",
        path=catalogue.PATH,
        listed=True,
        offline=False,
    ),
    Output(
        name="sökindex för lunr",
        files=lambda given: for_lunr.lunr_index(given.catalog),
        media_type="application/json",
        linked_from="data",
        path=for_lunr.INDEX,
        listed=True,
        offline=False,
        beside_engine=True,
    ),
    Output(
        name="skript som läser frågor till det",
        files=lambda given: for_lunr.lunr_scripts(given.written),
        media_type="text/javascript",
        linked_from="data",
        path=for_lunr.QUERY,
        listed=True,
        offline=False,
        beside_engine=True,
    ),
    Output(
        name="lista över alla filer, med storlek och SHA-256",
        files=manifest.manifest,
        media_type="application/json",
        linked_from="data",
        path=manifest.PATH,
        listed=True,
        lists_others=True,
        offline=False,
        beside_engine=True,
    ),
    Output(
        name="redaktionens arbetslista som JSON",
        files=worklist_data.as_json_file,
        media_type="application/json",
        listed=True,
        offline=False,
    ),
    Output(
        name="redaktionens arbetslista som tabell (CSV)",
        files=worklist_data.as_csv_file,
        media_type="text/csv",
        listed=True,
        offline=False,
    ),
    Output(name="kommunernas nummer", files=local_data.files, media_type="application/json"),
    Output(name="flöden", files=feeds.feed_files, media_type=feeds.MEDIA_TYPE, offline=False),
    Output(
        name="alla ändringar som flöde (Atom)",
        media_type=feeds.MEDIA_TYPE,
        linked_from="home",
        path=Beside.FEED.value,
    ),
    Output(
        name="ändringar av en sort som flöde (Atom)",
        media_type=feeds.MEDIA_TYPE,
        linked_from="list",
        path=f"{{address}}{Beside.FEED}",
    ),
    Output(
        name="ändringar för en roll eller ett tema som flöde (Atom)",
        media_type=feeds.MEDIA_TYPE,
        linked_from="term",
        path=f"{{address}}{Beside.FEED}",
    ),
    Output(
        name="ändringar i det som kursen går igenom, som flöde (Atom)",
        media_type=feeds.MEDIA_TYPE,
        linked_from="record",
        of_kind=Collection.kind.folder,
        path=f"{{address}}{Beside.FEED}",
    ),
    Output(name="kalendrar", files=calendars.calendar_files, media_type=calendars.MEDIA_TYPE, offline=False),
    Output(name="diagram", files=charts.chart_files, media_type="image/svg+xml"),
    Output(name="tidslinjer", files=timelines.timeline_files, media_type="image/svg+xml"),
    Output(
        name="kurser att ta med: Word, PowerPoint, länklistor och Common Cartridge",
        files=course_files,
        media_type="application/zip",
        offline=False,
    ),
    Output(name="QR-koder", files=qr.qr_files, media_type="image/svg+xml"),
    Output(name="stilar, skript och bilder", files=asset_files, by_hand=True, media_type=""),
    Output(
        name="bilder som ingen sida visar", files=not_shown, by_hand=True, media_type="image/svg+xml", offline=False
    ),
    Output(name="bilder för redaktörer", files=editors_pictures, by_hand=True, media_type="image/png", offline=False),
    Output(name="ikoner", files=icons.icon_files, media_type="image/png"),
    Output(
        name="ikonen för den som frågar utan att titta",
        files=icons.favicon,
        media_type="image/x-icon",
        offline=False,
        on_disk=False,
    ),
    Output(name="kortet för den som länkar hit", files=icons.card_file, media_type="image/png", offline=False),
    Output(
        name="sökningens data",
        files=lambda given: search.build(given.catalog),
        media_type="text/plain",
        beside_engine=True,
    ),
    Output(name="posterna som de var", old_pages=True, media_type="text/html", offline=False),
    Output(
        name="kopian utan nät",
        files=service_worker,
        made_later=(offline.LIST,),
        media_type="text/javascript",
        offline=False,
        on_disk=False,
    ),
    Output(
        name="till sökmotorer",
        files=hosting.robots,
        made_later=(hosting.SITEMAP, f"{hosting.SITEMAP}.gz"),
        media_type="text/plain",
        offline=False,
        on_disk=False,
    ),
    Output(
        name="sökningen för webbläsare och intranät (OpenSearch)",
        files=discovery.opensearch,
        media_type="application/opensearchdescription+xml",
        offline=False,
        on_disk=False,
    ),
    Output(name="till språkmodeller", files=discovery.llms, media_type="text/plain", offline=False, on_disk=False),
    Output(name="till värdar", files=hosting.headers, media_type="text/plain", offline=False, on_disk=False),
    Output(
        name="till den som hittar en brist",
        files=hosting.security_file,
        made_later=(hosting.WELL_KNOWN,),
        media_type="text/plain",
        offline=False,
        on_disk=False,
    ),
    Output(name="sidan för fel adress", made_later=("404.html",), media_type="text/html", offline=False, on_disk=False),
)


def follow_overview() -> Overview:
    """Return the page that tells how to be told of what is new."""
    return Overview(
        address="folj/",
        title="Följ handboken",
        intro="Få veta när något ändras, och lägg dagarna då lagar ändras i din kalender.",
        template="follow.md.j2",
        words=lambda catalog, _: {
            "feeds": tuple(feeds.feeds(catalog)),
            "calendars": tuple(calendars.calendars(catalog)),
        },
    )


def alternates(outputs: Iterable[Output], linked_from: From, address: str, kind: str) -> list[Mapping[str, str]]:
    """Return what a page links to: path from the site's root, media type and title of each output."""
    return [
        {"path": output.path.format(address=address, kind=kind), "type": output.media_type, "title": output.name}
        for output in outputs
        if output.linked_from == linked_from and output.of_kind in {"", kind}
    ]
