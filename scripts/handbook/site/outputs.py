"""Every kind of file that is no page, declared once: what makes it, where it is linked from, which copies take it."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from handbook import search
from handbook.catalog.catalog import Catalog
from handbook.file import File
from handbook.outputs import calendars, charts, export, feeds, hosting, icons, qr, timelines, worklist_data
from handbook.outputs.inputs import Inputs
from handbook.pages.overviews import Overview
from handbook.site.assets import asset_files, not_shown, service_worker

From = Literal["record", "list", "term", "home"]


@dataclass(frozen=True, kw_only=True)
class Output:
    """One kind of file."""

    name: str
    """What it is, in Swedish, as readers see it where it is linked."""
    files: Callable[[Inputs], Iterable[File]] = lambda _: ()
    made_later: tuple[str, ...] = ()
    """The paths of what the site engine makes, or what is made when it is done."""
    old_pages: bool = False
    """It is the pages of records as they were: made beside the engine, and put into its pages when it is done."""
    media_type: str
    linked_from: From | None = None
    """The pages that link to it, in their heads and under "Om den här sidan"."""
    linked_when: Callable[[Catalog], bool] = lambda _: True
    """Whether there is anything to link to."""
    path: str = ""
    """Where it is, for the link: ``{address}`` is the page's address, ``{kind}`` the folder of the kind it is about."""
    listed: bool = False
    """The page about data names it, with its first file as an example."""
    offline: bool = True
    """It is part of the copy that a reader's browser keeps."""
    on_disk: bool = True
    """It is part of the zip that opens from a disk."""
    in_sitemap: bool = False
    beside_engine: bool = False
    """It takes long and no page needs it to be built: it is made while the site engine works on another core."""


OUTPUTS: tuple[Output, ...] = (
    Output(
        name="alla poster som JSON",
        files=export.all_as_json,
        media_type="application/json",
        linked_from="home",
        path="data/records.json",
        listed=True,
        offline=False,
    ),
    Output(
        name="posterna av en sort som JSON",
        files=export.kinds_as_json,
        media_type="application/json",
        linked_from="list",
        path="data/{kind}.json",
        listed=True,
        offline=False,
    ),
    Output(
        name="posterna av en sort som tabell (CSV)",
        files=export.kinds_as_csv,
        media_type="text/csv",
        linked_from="list",
        path="data/{kind}.csv",
        listed=True,
        offline=False,
    ),
    Output(
        name="posten som JSON",
        files=export.records_as_json,
        media_type="application/json",
        linked_from="record",
        path="{address}index.json",
        listed=True,
        offline=False,
    ),
    Output(
        name="scheman som beskriver fälten (JSON Schema)",
        files=export.schemas,
        media_type="application/schema+json",
        listed=True,
        offline=False,
    ),
    Output(name="flöden", files=feeds.feed_files, media_type=feeds.MEDIA_TYPE, offline=False),
    Output(
        name="alla ändringar som flöde (Atom)",
        media_type=feeds.MEDIA_TYPE,
        linked_from="home",
        linked_when=feeds.any_feeds,
        path=feeds.FEED,
    ),
    Output(
        name="ändringar av en sort som flöde (Atom)",
        media_type=feeds.MEDIA_TYPE,
        linked_from="list",
        linked_when=feeds.any_feeds,
        path=f"{{address}}{feeds.FEED}",
    ),
    Output(
        name="ändringar för en roll eller ett tema som flöde (Atom)",
        media_type=feeds.MEDIA_TYPE,
        linked_from="term",
        linked_when=feeds.any_feeds,
        path=f"{{address}}{feeds.FEED}",
    ),
    Output(name="kalendrar", files=calendars.calendar_files, media_type=calendars.MEDIA_TYPE, offline=False),
    Output(
        name="redaktionens arbetslista",
        files=worklist_data.files,
        media_type="application/json",
        offline=False,
        on_disk=False,
    ),
    Output(name="diagram", files=charts.chart_files, media_type="image/svg+xml"),
    Output(name="tidslinjer", files=timelines.timeline_files, media_type="image/svg+xml"),
    Output(name="QR-koder", files=qr.qr_files, media_type="image/svg+xml"),
    Output(name="stilar, skript och bilder", files=asset_files, media_type=""),
    Output(name="bilder som ingen sida visar", files=not_shown, media_type="image/svg+xml", offline=False),
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
        made_later=("offline.json",),
        media_type="text/javascript",
        offline=False,
        on_disk=False,
    ),
    Output(
        name="till sökmotorer",
        files=hosting.robots,
        made_later=("sitemap.xml", "sitemap.xml.gz"),
        media_type="text/plain",
        offline=False,
        on_disk=False,
    ),
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


def data_overview(examples: Callable[[], Sequence[tuple[str, str]]]) -> Overview:
    """Return the page about data. ``examples`` gives the name of each output that it names, and one of its files."""
    return Overview(
        address="data/",
        title="Handboken som data",
        intro="Du får hämta och återanvända alla poster. Filerna byggs av samma källor som sidorna.",
        template="data.md.j2",
        words=lambda _catalog, _write: {"examples": examples()},
        section="Om",
        order=4,
    )


def follow_overview() -> Overview:
    """Return the page that tells how to be told of what is new."""
    return Overview(
        address="folj/",
        title="Följ handboken",
        intro="Få veta när något ändras, och lägg dagarna då lagar ändras i din kalender.",
        template="follow.md.j2",
        words=lambda catalog, _: {
            "feeds": tuple(feeds.feeds(catalog)) if feeds.any_feeds(catalog) else (),
            "calendars": tuple(calendars.calendars(catalog)),
        },
    )


def alternates(
    catalog: Catalog, outputs: Iterable[Output], linked_from: From, address: str, kind: str
) -> list[Mapping[str, str]]:
    """Return what a page links to: path from the site's root, media type and title of each output."""
    return [
        {"path": output.path.format(address=address, kind=kind), "type": output.media_type, "title": output.name}
        for output in outputs
        if output.linked_from == linked_from and output.linked_when(catalog)
    ]
