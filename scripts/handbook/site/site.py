"""The whole site before it is written: pages, outputs, addresses and navigation, each worked out once."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property

from handbook.catalog.address import address_of, page_path, version_address
from handbook.catalog.catalog import Catalog
from handbook.catalog.local_edition import edition_warnings
from handbook.catalog.plan_wording import plan_warnings
from handbook.catalog.rules import marks_left_over
from handbook.content.edition import EDITION
from handbook.content.load import SourceFile
from handbook.content.problems import Finding
from handbook.content.vocabulary import PAGE_ADDRESSES
from handbook.file import File
from handbook.outputs.headers import POLICY
from handbook.outputs.inputs import Inputs
from handbook.pages import directory
from handbook.pages.as_it_was import Old, old_addresses, old_pages, shells
from handbook.pages.citing import Cited, cite_meta
from handbook.pages.clashes import same_address, same_heading
from handbook.pages.ledger import Ledger, extended, missing, moved_pages
from handbook.pages.markdown import with_meta
from handbook.pages.nav import nav_file, places
from handbook.pages.origins import origins
from handbook.pages.overviews import OVERVIEWS, Overview, owner_overview
from handbook.pages.page import Page
from handbook.pages.record_page import record_page
from handbook.pages.record_view import view_of
from handbook.pages.sheets import sheet_pages, sheets_for_the_net
from handbook.pages.templating import urgent_numbers
from handbook.pages.written import Written, written_pages
from handbook.pages.written_rules import Places, page_faults, page_warnings
from handbook.site.data_pages import DATA_PAGE, Listing, data_overviews, listing
from handbook.site.outputs import OUTPUTS, From, Output, alternates, follow_overview
from handbook.site.settings import Settings

PAGES_LINKING: Mapping[str, From] = {"": "home", DATA_PAGE: "data"}
"""The pages, beside those of records and kinds, that link to outputs."""


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
        owner = self.settings.owner
        data = data_overviews(owner, self.settings.base, self._listing)
        return (*self.overviews, owner_overview(owner), *data, follow_overview())

    def _listing(self) -> Listing:
        listed = (output for output in self.outputs if output.listed)
        found = ((output, [file.path for file in self.files_of(output)]) for output in listed)
        return listing(found, self.catalog.kinds)

    @cached_property
    def hand(self) -> tuple[Written, ...]:
        """The hand-written pages."""
        return written_pages(self.written)

    @property
    def sources(self) -> Mapping[str, SourceFile]:
        """The files of the records, and the settings file, by their path."""
        others = (file for file in (self.settings.file, self.settings.edition) if file)
        return {file.path: file for file in others} | {
            entry.source.path: entry.source for entry in self.catalog.entries.values()
        }

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
        """Return a page with the outputs that it links to, and how it is cited."""
        return self._cited(self._with_outputs(page))

    def _cited(self, page: Page) -> Page:
        if "robots" in page.meta:
            return page  # it is about another page, which is the one to cite
        return replace(page, meta={**page.meta, "cite": self._how_to_cite(page.address, page.title, page.about)})

    def _how_to_cite(self, address: str, title: str, about: str = "") -> Mapping[str, object]:
        entry, history = self.catalog.entries.get(about), self.catalog.history
        version = history.version_shown(about) if entry else None
        edition = version.day if version else history.latest if not (entry or history.changed_since) else ""
        kept = f"{self.settings.base}{version_address(self.catalog, about, version.day)}" if version else ""
        cited = Cited(
            title=title,
            address=f"{self.settings.base}{address}",
            day=entry.record.dated if entry else "",
            edition=f"Utgåva {edition}" if edition else "",
            kept=kept,
            publisher=self.settings.owner.publisher or "",
        )
        return cite_meta(cited, tuple(origins(self.catalog, entry)) if entry else ())

    def _hand_file(self, page: Written) -> File:
        """Return the file of a hand-written page, with how it is cited if it has a place in the navigation."""
        file = page.file(self.catalog)
        if not page.section:
            return file
        return File(file.path, with_meta(file.data.decode(), cite=self._how_to_cite(page.address, page.title)).encode())

    def _with_outputs(self, page: Page) -> Page:
        kind, _, record_id = page.about.partition("/")
        kinds = {cls.kind.folder for cls in self.catalog.kinds}
        sort: From | None = PAGES_LINKING.get(page.address) or ("record" if record_id else "list" if kind else None)
        if kind in PAGE_ADDRESSES:
            sort = "term"
        if sort is None or (sort in {"record", "list"} and kind not in kinds):
            return page
        others = alternates(self.outputs, sort, page.address, kind)
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
        return Inputs(self.catalog, self.written, self.settings.base, self.settings.owner, self._open_files)

    def _open_files(self) -> Iterator[tuple[str, File]]:
        for output in self.outputs:
            if output.listed and not output.lists_others:
                yield from ((output.media_type, file) for file in self.files_of(output))

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
            *(self._hand_file(page) for page in self.hand),
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
        owner = self.settings.owner
        extra: dict[str, object] = {
            "policy": POLICY,
            "repo": self.settings.repo,
            "urgent": urgent_numbers(self.catalog),
            "publisher": owner.publisher or "",
            "answered": owner.known,
            "licence": owner.licence.model_dump(mode="json") if owner.licence else None,
        }
        history = self.catalog.history
        if history.latest:
            extra["edition"] = {"day": history.latest, "changed": history.changed_since}
        if edition := self.catalog.edition:
            national = f"{edition.national.rstrip('/')}/"
            extra |= {"local": edition.name, "national": national, "municipality": edition.municipality}
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
        places = Places(pages, self._has_file, self._text_of)
        for page in self.hand:
            dead = tuple(page.findings(self.catalog))
            yield from dead or page_faults(page, self.catalog, places)
        yield from same_address(self._sources())
        yield from same_heading(self.catalog)

    def warnings(self) -> Iterator[Finding]:
        """Yield every place to look, which may be right all the same."""
        yield from self.warnings_of_records()
        if self.settings.edition:
            yield from edition_warnings(self.catalog, self.settings.edition.path)
        for page in self.hand if self.catalog.whole else ():
            if not any(page.findings(self.catalog)):
                yield from page_warnings(page, self.catalog)

    def warnings_of_records(self) -> Iterator[Finding]:
        """Yield those that the records alone tell of."""
        yield from plan_warnings(self.catalog)
        yield from marks_left_over(self.catalog)

    def _has_file(self, path: str) -> bool | None:
        """Tell whether a file in ``build/docs`` is no page, unless a record that it may need is not there.

        Those that must be made to know are looked at last.
        """
        outputs = sorted((it for it in self.outputs if not it.beside_engine), key=lambda it: not it.by_hand)
        if not self.catalog.whole:
            outputs = [it for it in outputs if it.by_hand]
        found = any(file.path == path for output in outputs for file in self.files_of(output))
        return found or (False if self.catalog.whole else None)

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
        laid_over = self.catalog.edition.touches if self.catalog.edition and EDITION in paths else frozenset()
        entries = [it for it in self.catalog.entries.values() if it.source.path in paths or it.ref in laid_over]
        yield from (self._linked(record_page(view_of(self.catalog, entry))).file for entry in entries)
        yield from (page.file for page in sheet_pages(self.catalog, {entry.ref for entry in entries}))
        yield from (self._hand_file(page) for page in self.hand if f"docs/{page.path}" in paths)

    @property
    def _not_in_copy(self) -> frozenset[str]:
        """The pages that no reader needs without a network: records that say so, and what is for editors alone."""
        entries = self.catalog.entries.values()
        records = (address_of(self.catalog, it.ref) for it in entries if not it.record.in_copy)
        editors = (it.address for it in self.all_overviews if it.for_editors)
        return frozenset((*records, *editors, *sheets_for_the_net(self.catalog)))

    def paths(self, *, offline: bool = False, on_disk: bool = False) -> frozenset[str]:
        """Return the path of every file of the built site, or of those that one of the copies takes."""
        addresses = (*self.addresses, *(page.address for page in self.moved))
        left_out = self._not_in_copy if offline else frozenset()
        pages = (f"{address}index.html" for address in addresses if address not in left_out)
        taken = [it for it in self.outputs if (it.offline or not offline) and (it.on_disk or not on_disk)]
        files = (file.path for output in taken for file in self.files_of(output))
        later = (path for output in taken for path in output.made_later)
        old = (f"{it}index.html" for it in old_addresses(self.catalog) if any(output.old_pages for output in taken))
        return frozenset((*pages, *files, *later, *old))
