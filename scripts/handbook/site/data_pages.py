"""The pages about the data: every file that others may build on, how to read it, and what has changed in its form."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from handbook.content.kinds import Kinds
from handbook.content.owner import NAME, Owner
from handbook.outputs import catalogue, discovery, manifest, openapi
from handbook.outputs.catalogue import WHOLE, WHOLE_FILES
from handbook.outputs.promise import CHANGES, KEPT_MONTHS, VERSION
from handbook.pages.overviews import Overview, organisation
from handbook.site.outputs import Output

DATA_PAGE, BUILD_ON_PAGE, CHANGES_PAGE = "data/", "data/bygg-vidare/", "data/andringar/"


@dataclass(frozen=True)
class Listing:
    """What can be fetched: outputs with a file per kind, per record, and the others with their files."""

    per_kind: tuple[Output, ...]
    per_record: tuple[tuple[str, str], ...]
    """The name of each, and the path of one file."""
    others: tuple[tuple[str, tuple[str, ...]], ...]
    """The name of each, and the paths of its files."""
    made_beside: tuple[tuple[str, tuple[str, ...]], ...] = ()
    """The same of those that are not there yet when the site engine looks where links lead."""


def listing(outputs: Iterable[tuple[Output, Sequence[str]]], kinds: Kinds) -> Listing:
    """Return what the page lists of outputs, each given with the paths of its files."""
    given = [(output, paths) for output, paths in outputs if output.listed and paths]
    per_kind = tuple(output for output, paths in given if len(paths) == len(kinds) and "{kind}" in output.path)
    per_record = tuple((output.name, paths[0]) for output, paths in given if "{address}" in output.path)
    rest = [(it, tuple(paths)) for it, paths in given if it not in per_kind and "{address}" not in it.path]
    others, beside = (
        tuple((output.name, paths) for output, paths in rest if output.beside_engine is later)
        for later in (False, True)
    )
    return Listing(per_kind, per_record, others, beside)


def dataset(owner: Owner, base: str) -> dict[str, object]:
    """Return the whole of the data as schema.org tells it."""
    files = [
        {"@type": "DataDownload", "contentUrl": f"{base}{file.path}", "encodingFormat": file.media_type}
        for file in WHOLE_FILES
    ]
    told = {
        "@type": "Dataset",
        "name": NAME,
        "description": WHOLE,
        "inLanguage": "sv",
        "isAccessibleForFree": True,
        "license": owner.licence.url if owner.licence else None,
        "publisher": organisation(owner),
        "distribution": files,
    }
    return {name: value for name, value in told.items() if value}


def data_overviews(owner: Owner, base: str, found: Callable[[], Listing]) -> tuple[Overview, ...]:
    """Return the pages about the data. ``found`` gives what can be fetched, when the page is rendered."""
    return (
        Overview(
            address=DATA_PAGE,
            title="Handboken som data",
            intro="Du får hämta och återanvända alla poster. Filerna byggs av samma källor som sidorna.",
            template="data.md.j2",
            words=lambda _catalog, _write: {
                "listing": found(),
                "owner": owner,
                "version": VERSION,
                "changes_page": CHANGES_PAGE,
                "build_on_page": BUILD_ON_PAGE,
                "months": KEPT_MONTHS,
            },
            section="Om",
            order=4,
            linked=dataset(owner, base),
        ),
        Overview(
            address=BUILD_ON_PAGE,
            title="Bygg vidare på data",
            intro="Exempel för den som programmerar: läs stegen i en roll, sök från ett intranät, håll en egen kopia.",
            template="build_on.md.j2",
            words=lambda _catalog, _write: {
                "base": base,
                "manifest": manifest.PATH,
                "catalogue": catalogue.PATH,
                "openapi": openapi.PATH,
                "opensearch": discovery.OPENSEARCH,
            },
        ),
        Overview(
            address=CHANGES_PAGE,
            title="Ändringar i datas form",
            intro="Vad som har ändrats i hur filerna med data är uppbyggda, det nyaste först.",
            template="data_changes.md.j2",
            words=lambda _catalog, _write: {"changes": CHANGES, "months": KEPT_MONTHS},
        ),
    )
