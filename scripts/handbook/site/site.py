"""The whole site before it is written: pages, outputs, addresses and navigation, each worked out once."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property

from handbook.catalog.address import address_of, page_path
from handbook.catalog.catalog import Catalog
from handbook.catalog.plan_wording import plan_warnings
from handbook.catalog.rules import marks_left_over
from handbook.content.load import SourceFile
from handbook.content.problems import Finding
from handbook.content.vocabulary import PAGE_ADDRESSES
from handbook.file import File
from handbook.outputs.headers import POLICY
from handbook.outputs.inputs import Inputs
from handbook.pages import directory
from handbook.pages.as_it_was import Old, old_addresses, old_pages, shells
from handbook.pages.clashes import same_address, same_heading
from handbook.pages.ledger import Ledger, extended, missing, moved_pages
from handbook.pages.nav import nav_file, places
from handbook.pages.overviews import OVERVIEWS, Overview, owner_overview
from handbook.pages.page import Page
from handbook.pages.record_page import record_page
from handbook.pages.record_view import view_of
from handbook.pages.sheets import sheet_pages
from handbook.pages.templating import urgent_numbers
from handbook.pages.written import Written, written_pages
from handbook.pages.written_rules import Places, page_faults, page_warnings
from handbook.site.outputs import OUTPUTS, From, Output, alternates, data_overview, follow_overview
from handbook.site.settings import Settings


@dataclass(frozen=True, eq=False)
class Site:
    """Everything the site is made of: records, hand-written files by path, the ledger of addresses and its settings."""

    catalog: Catalog
    written: Mapping[str, bytes] = field(default_factory=dict)
    ledger: Ledger = field(default_factory=dict)
    settings: Settings = field(default_factory=Settings)
    overviews: tuple[Overview, ...] = OVERVIEWS
    outputs: tuple[Output, ...] = OUTPUTS
    remarks: tuple[str, ...] = ()
    """What whoever builds it is told, though nothing is wrong with the records."""

    @cached_property
    def all_overviews(self) -> tuple[Overview, ...]:
        """The overview pages, with those that follow from the settings and from the outputs."""
        return (*self.overviews, owner_overview(self.settings.owner), data_overview(self._examples), follow_overview())

    def _examples(self) -> list[tuple[str, str]]:
        listed = ((output.name, self.files_of(output)) for output in self.outputs if output.listed)
        return [(name, files[0].path) for name, files in listed if files]

    @cached_property
    def hand(self) -> tuple[Written, ...]:
        """The hand-written pages."""
        return written_pages(self.written)

    @property
    def sources(self) -> Mapping[str, SourceFile]:
        """The files of the records, and the settings file, by their path."""
        told = {self.settings.file.path: self.settings.file} if self.settings.file else {}
        return told | {entry.source.path: entry.source for entry in self.catalog.entries.values()}

    @cached_property
    def addresses(self) -> tuple[str, ...]:
        """The address of every page; no page is rendered for it."""
        made = directory.addresses(self.catalog, self.all_overviews)
        return (*made, *(page.address for page in self.hand))

    @cached_property
    def pages(self) -> tuple[Page, ...]:
        """Every page made from records and vocabularies, with the outputs that it links to."""
        return tuple(self._linked(page) for page in directory.pages(self.catalog, self.all_overviews))

    def _linked(self, page: Page) -> Page:
        kind, _, record_id = page.about.partition("/")
        kinds = {cls.kind.folder for cls in self.catalog.kinds}
        sort: From | None = "home" if page.address == "" else "record" if record_id else "list" if kind else None
        if kind in PAGE_ADDRESSES:
            sort = "term"
        if sort is None or (sort in {"record", "list"} and kind not in kinds):
            return page
        others = alternates(self.catalog, self.outputs, sort, page.address, kind)
        return replace(page, meta={**page.meta, "alternates": others}) if others else page

    @cached_property
    def moved(self) -> tuple[Page, ...]:
        """A page for each address that has been given up."""
        titles = {page.address: page.title for page in self.pages} | {page.address: page.title for page in self.hand}
        return tuple(moved_pages(self.ledger, titles))

    @cached_property
    def shells(self) -> tuple[Page, ...]:
        """The pages that the engine makes for old records to be put into; the site keeps none of them."""
        return tuple(shells(self.catalog))

    @cached_property
    def old_pages(self) -> tuple[Old, ...]:
        """The records as they were. It takes long, and no page needs them: they are made while the engine works."""
        return tuple(old_pages(self.catalog))

    @cached_property
    def _inputs(self) -> Inputs:
        return Inputs(self.catalog, self.written, self.settings.base)

    @cached_property
    def _made(self) -> dict[str, tuple[File, ...]]:
        return {}

    def files_of(self, output: Output) -> tuple[File, ...]:
        """Return the files of one output, made when they are first asked for."""
        if output.name not in self._made:
            self._made[output.name] = tuple(output.files(self._inputs))
        return self._made[output.name]

    @cached_property
    def files(self) -> tuple[File, ...]:
        """Everything that the site engine needs in ``build/docs``."""
        return (
            *(page.file for page in (*self.pages, *self.moved, *self.shells)),
            *(page.file(self.catalog) for page in self.hand),
            *self._output_files(beside_engine=False),
        )

    @cached_property
    def files_beside_engine(self) -> tuple[File, ...]:
        """What goes into the site as it is, and is made while the engine works."""
        return tuple(self._output_files(beside_engine=True))

    def _output_files(self, *, beside_engine: bool) -> Iterator[File]:
        for output in self.outputs:
            if output.beside_engine == beside_engine:
                yield from self.files_of(output)

    @cached_property
    def nav(self) -> File:
        """What ``mkdocs.yml`` inherits."""
        extra = {"policy": POLICY, "repo": self.settings.repo, "urgent": urgent_numbers(self.catalog)}
        history = self.catalog.history
        if history.latest:
            extra["edition"] = {"day": history.latest, "changed": history.changed_since}
        settings = {"site_url": self.settings.base, "extra": extra}
        return nav_file(places(self.catalog.kinds, self.all_overviews, self.hand), settings)

    @cached_property
    def extended_ledger(self) -> Ledger:
        """The ledger with the addresses that are new."""
        return extended(self.ledger, self.addresses)

    def findings(self) -> Iterator[Finding]:
        """Yield links in hand-written pages that lead nowhere, and places that two pages or two headings claim."""
        pages = {
            *(path for path, _ in self._sources()),
            *map(page_path, self.ledger),
            *(page.path for page in self.hand),
        }
        places = Places(pages, self._other_files, self._text_of)
        for page in self.hand:
            dead = tuple(page.findings(self.catalog))
            yield from dead or page_faults(page, self.catalog, places)
        yield from same_address(self._sources())
        yield from same_heading(self.catalog)

    def warnings(self) -> Iterator[Finding]:
        """Yield every place to look, which may be right all the same."""
        yield from plan_warnings(self.catalog)
        yield from marks_left_over(self.catalog)
        for page in self.hand if self.catalog.whole else ():
            if not any(page.findings(self.catalog)):
                yield from page_warnings(page, self.catalog)

    def _other_files(self) -> frozenset[str]:
        """Return the files in ``build/docs`` that are no pages."""
        return frozenset(file.path for file in self._output_files(beside_engine=False))

    def _text_of(self, path: str) -> str | None:
        """Return what stands in the Markdown file of a page, unless a record that it may link to cannot be read."""
        if not self.catalog.whole:
            return None
        for hand in self.hand:
            if hand.path == path:
                return hand.file(self.catalog).data.decode()
        made = next((page for page in (*self.pages, *self.moved) if page_path(page.address) == path), None)
        return made.file.data.decode() if made else None

    def _sources(self) -> Iterator[tuple[str, str]]:
        """Yield the Markdown file of every page and the file it is written in, if it is written in one."""
        records = {address_of(self.catalog, ref): entry.source.path for ref, entry in self.catalog.entries.items()}
        for address in directory.addresses(self.catalog, self.all_overviews):
            yield page_path(address), records.get(address, "")
        yield from ((page_path(page.address), f"docs/{page.path}") for page in self.hand)

    def lost_addresses(self, lines: Mapping[str, int] | None = None) -> Iterator[Finding]:
        """Yield the published addresses that lead nowhere now. ``lines`` tell where in the ledger each stands."""
        return missing(self.ledger, self.addresses, lines or {})

    def changed(self, paths: Collection[str]) -> Iterator[File]:
        """Yield the pages of the records and the hand-written pages that stand at ``paths`` in the project."""
        entries = [entry for entry in self.catalog.entries.values() if entry.source.path in paths]
        yield from (self._linked(record_page(view_of(self.catalog, entry))).file for entry in entries)
        yield from (page.file for page in sheet_pages(self.catalog, {entry.ref for entry in entries}))
        yield from (page.file(self.catalog) for page in self.hand if f"docs/{page.path}" in paths)

    def paths(self, *, offline: bool = False, on_disk: bool = False) -> frozenset[str]:
        """Return the path of every file of the built site, or of those that one of the copies takes."""
        pages = (f"{address}index.html" for address in (*self.addresses, *(page.address for page in self.moved)))
        taken = [it for it in self.outputs if (it.offline or not offline) and (it.on_disk or not on_disk)]
        files = (file.path for output in taken for file in self.files_of(output))
        later = (path for output in taken for path in output.made_later)
        old = (f"{it}index.html" for it in old_addresses(self.catalog) if any(output.old_pages for output in taken))
        return frozenset((*pages, *files, *later, *old))
