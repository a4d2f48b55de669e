"""One editor's session: the records as they lie on the disk, read once and kept up, and what is done with them.

Every way in is a method that takes and returns plain values, ready for JSON. Files change only here, through whole
writes, and never over what somebody else has written in the meantime.
"""

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path
from threading import RLock

from handbook.catalog.address import address_of
from handbook.content.kinds import KINDS, Kinds
from handbook.content.load import Kept, Plain, SourceFile, load, parse, text_of
from handbook.content.problems import Finding
from handbook.content.prose import slug
from handbook.content.write import plain_of, whole, written
from handbook.edit.checking import faults, stops
from handbook.edit.drafts import Drafts, Saved
from handbook.edit.form import forms, terms
from handbook.edit.merging import merged
from handbook.edit.messages import Checked, Conflict, Everything, Opened, Wrote
from handbook.edit.preview import Stamps, differing, stamps
from handbook.edit.renaming import renamed
from handbook.edit.shown import article, page_beside
from handbook.edit.to_do import to_do
from handbook.pages.ledger import LEDGER
from handbook.pages.record_page import record_page
from handbook.pages.record_view import view_of
from handbook.site.pipeline import Around, Read, read_around, read_sources
from handbook.site.publish import bytes_like, write_together
from handbook.site.watched import STATE

NO_RECORD = "Värdena går inte att skriva i filen: en post är fält med text, listor och delar."
UNWRITABLE = "Värdena går inte att skriva i filen. Ta bort tecken som inte syns, eller ändra filen i en texteditor."
UNSAVED = "Posten har text som inte är sparad, här eller i en annan flik. Spara eller kasta den innan posten byter id."
CONTENT = "content/"
FOLLOWED = ("content", "docs", "settings.yml", LEDGER, STATE, ".git/HEAD", ".git/packed-refs", ".git/refs")
"""What a session reads, or what tells that it has changed: editions are tags in git."""
LONGEST = 120
"""Letters that the id of a record may have: it is the name of a file and part of an address."""
NEW = ""
"""The mark of a file that is not there yet."""


class RefusedError(Exception):
    """What an editor asked for cannot be done; the words tell her why and what to do, in Swedish."""


def mark(text: str) -> str:
    """Return what tells one text of a file from another."""
    return hashlib.sha256(text.encode()).hexdigest()


def tidied(values: object) -> dict[str, Plain]:
    """Return the values of a record with letters and line ends as the checker reads them.

    Raises ``RefusedError`` for what no record can hold.
    """
    made = _tidied(values)
    if not isinstance(made, dict):
        raise RefusedError(NO_RECORD)
    return made


def _tidied(value: object) -> Plain:
    if value is None or isinstance(value, str):
        return None if value is None else text_of(value.encode())
    if isinstance(value, list):
        return [_tidied(item) for item in value]
    if isinstance(value, dict) and all(isinstance(key, str) for key in value):
        return {text_of(key.encode()): _tidied(item) for key, item in value.items()}
    raise RefusedError(NO_RECORD)


@dataclass(frozen=True)
class OnDisk:
    """What the project held when it was last looked at."""

    stamps: Stamps
    sources: tuple[SourceFile, ...]
    unread: tuple[Finding, ...]
    around: Around
    read: Read


@dataclass
class Session:
    """The project at ``root``, for one editor with any number of tabs."""

    root: Path
    kinds: Kinds = KINDS
    lock: RLock = field(default_factory=RLock)
    pages: dict[str, str] = field(default_factory=dict)
    """Address → the page as it was last typed, as HTML."""

    addresses: dict[str, str] = field(default_factory=dict)
    """Record → the address of that page."""

    opened: list[str] = field(default_factory=list)
    """The records that have been opened, the latest first."""

    def __post_init__(self) -> None:
        """Open the drafts."""
        self.drafts = Drafts(self.root)
        self._last: OnDisk | None = None
        self._kept: Kept = {}
        self._built: tuple[tuple[int, int], Mapping[str, Path]] | None = None

    # Reading

    def everything(self) -> Everything:
        """Return what the page needs at first: forms, terms, records to choose among, and drafts."""
        with self.lock:
            read = self._read()
            return {
                "forms": forms(self.kinds),
                "terms": terms(read.site.catalog.vocabularies),
                "records": [
                    {
                        "ref": ref,
                        "title": entry.record.title,
                        "names": list(entry.record.aliases),
                        "lines": sorted(entry.record.facts),
                    }
                    for ref, entry in read.site.catalog.entries.items()
                ],
                "broken": sorted(read.site.catalog.drafts),
                "drafts": self.drafts.refs(),
                "recent": self._recent(),
                "to_do": to_do(read),
                "project": mark(str(self.root.resolve())),
                "today": datetime.now(tz=UTC).date().isoformat(),
                "undo": self.drafts.last() is not None,
            }

    def open(self, ref: str) -> Opened:
        """Return a record as it lies on the disk, what was typed of it and not saved, and who names it."""
        with self.lock:
            self._ref(ref)
            draft = self.drafts.of(ref)
            ref = self._called_now(ref, draft.get("mark") if draft else None)
            text = self._text(ref)
            if text is None and self.drafts.of(ref) is None:
                raise RefusedError(f"Posten {ref} finns inte. Den kan ha bytt namn eller tagits bort.")
            self.opened = [ref, *(it for it in self.opened if it != ref)]
            catalog = self._read().site.catalog
            named = sorted({edge.origin for edge in catalog.back_links.get(ref, ())})
            return {
                "ref": ref,
                "path": self._path(ref),
                "mark": NEW if text is None else mark(text),
                "values": {} if text is None else self._values(text, ref),
                "draft": self.drafts.of(ref),
                "named_by": [{"ref": it, "title": catalog.title(it)} for it in named],
                "address": address_of(catalog, ref) if ref in catalog.entries else None,
            }

    def check(self, ref: str, values: object, seen: str) -> Checked:
        """Keep what is typed, and return what is wrong with the records; the page beside the form follows it.

        What follows for the hand-written pages is told when it is to be saved.
        """
        with self.lock:
            ref = self._called_now(ref, seen)
            text = self._text(ref)
            values = tidied(values)
            self._keep(ref, values, seen, text)
            try:
                made = self._made(ref, text, values)
            except ValueError:
                raise RefusedError(UNWRITABLE) from None
            disk = self.on_disk()
            after = self._with(disk, {self._path(ref): made}).read
            found = faults(after.in_records, self._path(ref), disk.read.in_records)
            if not stops(found):  # a page of what is wrong may lack what it leads to
                self._show(ref, after)
            return {
                "ref": ref,
                "path": self._path(ref),
                "faults": [fault.as_data for fault in found],
                "stops": stops(found),
                "changed": made != (text or ""),
                "elsewhere": (NEW if text is None else mark(text)) != seen,
                "address": self.addresses.get(ref),
                "built": bool(self.built()),
            }

    # Writing

    def save(self, ref: str, values: object, seen: str, base: object = None) -> Checked:
        """Write a record, unless something is wrong with it or somebody else has written it since it was opened.

        ``base`` is what it held then: what has been written since is merged with it for the editor to look at.
        """
        with self.lock:
            told = self.check(ref, values, seen)
            ref = told["ref"]
            text = self._text(ref)
            if (NEW if text is None else mark(text)) != seen:
                return {"conflict": self._conflict(ref, tidied(values), tidied(base or {}), text), **told}
            if told["stops"]:
                return {"saved": False, **told}
            made = self._made(ref, text, tidied(values))
            disk = self.on_disk()
            after = self._with(disk, {self._path(ref): made})
            wrong = after.read.findings  # what was wrong before is only worked out if something is wrong now
            found = faults(wrong, self._path(ref), disk.read.findings) if wrong else ()
            if stops(found):
                return {"saved": False, **told, "faults": [fault.as_data for fault in found]}
            if self._text(ref) != text:  # written by somebody else while all that follows was looked through
                return self.save(ref, values, seen, base)
            if made != text:
                self._write(Saved({self._path(ref): text}, {self._path(ref): made}))
                self._holds(after, self._path(ref))
            self.drafts.drop(ref)
            return {"saved": True, "mark": mark(made), **told}

    def new(self, kind: str, title: str, like: str | None = None, name: str | None = None) -> Opened:
        """Begin a record: a draft with its title, or with all that another has; nothing is written yet.

        Its id is made of the title unless a ``name`` is given, as the code of a municipality is.
        """
        with self.lock:
            cls = next((cls for cls in self.kinds if cls.kind.folder == kind), None)
            if cls is None:
                raise RefusedError(f"”{kind}” är ingen sorts post.")
            if not slug(title):
                raise RefusedError("Skriv en titel med minst en bokstav eller siffra.")
            name = slug(title) if name is None else name.strip()
            if name == "index":
                raise RefusedError("Titeln ”index” är adressen till listan. Välj en annan titel.")
            if not re.fullmatch(cls.kind.id_pattern, name):
                raise RefusedError(f"”{name}” kan inte vara en kod. {cls.kind.id_advice}.")
            ref = f"{kind}/{name}"
            if self._text(ref) is not None or self.drafts.of(ref):
                raise RefusedError(f"Posten {ref} finns redan. Välj en annan titel, eller ändra den som finns.")
            values: dict[str, Plain] = {"title": title}
            if like and (text := self._text(like)):
                copied = self._values(text, like)
                kept = copied.items() if isinstance(copied, Mapping) else ()
                values = {**{key: given for key, given in kept if key not in NOT_COPIED}, "title": title}
            self._keep(ref, values, NEW, None)
            return self.open(ref)

    def discard(self, ref: str) -> dict[str, bool]:
        """Forget what was typed and not saved."""
        with self.lock:
            self.drafts.drop(ref)
            self.pages.pop(self.addresses.get(ref, ""), None)
            return {"dropped": True}

    def rename(self, ref: str, name: str) -> Wrote:
        """Give a record another id: every link to it follows, and its old address leads to the new one."""
        with self.lock:
            self._ref(f"{ref.partition('/')[0]}/{name}")
            if self.drafts.of(ref):
                raise RefusedError(UNSAVED)
            disk = self.on_disk()
            read = disk.read
            if stops(faults(read.findings, "", ())):
                raise RefusedError("Något annat i handboken är fel just nu. Rätta det först: kör make check.")
            if f"{ref.partition('/')[0]}/{name}" in read.site.catalog.entries:
                raise RefusedError(f"Namnet {name} är upptaget.")
            saved = renamed(disk.sources, read.site, self._file(LEDGER) or "", ref, name)
            after = self._with(disk, {path: text for path, text in saved.after.items() if path.startswith(CONTENT)})
            wrong = faults((it for it in after.read.in_files if it.file.startswith(CONTENT)), "", ())
            if stops(wrong):
                raise RefusedError(f"Posten kan inte byta namn: {wrong[0].message}.")
            self._write(saved)
            return {"ref": f"{ref.partition('/')[0]}/{name}", "files": sorted(saved.after)}

    def undo(self) -> Wrote:
        """Put back what the last save changed, if nobody has changed it since."""
        with self.lock:
            saved = self.drafts.last()
            if saved is None:
                raise RefusedError("Det finns inget sparat att ångra.")
            for path, text in saved.after.items():
                if self._file(path) != text:
                    raise RefusedError(f"{path} har ändrats sedan du sparade. Öppna posten och ändra den i stället.")
            self._put(saved.before)
            self.drafts.forget_last()
            return {"files": sorted(saved.before), "undo": self.drafts.last() is not None}

    # The page beside

    def page_at(self, address: str) -> str | None:
        """Return the page at an address as it was last typed, in the shape of the last build, if it has been typed."""
        with self.lock:
            made = self.pages.get(address)
        if made is None:
            return None
        built = self.built()
        around = built.get(_alike(address, built))
        return page_beside(around.read_text("utf-8") if around else None, made, address)

    def built(self) -> Mapping[str, Path]:
        """Return the files of the last build by their address: what may be shown, and nothing beside it.

        A build puts a whole new folder in the place of the old one, so that they are listed once for each build.
        """
        site = self.root / "build/site"
        status = site.stat() if site.is_dir() else None
        folder = (status.st_ino, status.st_ctime_ns) if status else (0, 0)
        with self.lock:
            if self._built is None or self._built[0] != folder:
                files = (path for path in site.rglob("*") if path.is_file() and not path.is_symlink())
                listed = {path.relative_to(site).as_posix().removesuffix("index.html"): path for path in files}
                self._built = folder, listed
            return self._built[1]

    def saved(self) -> dict[str, str | None]:
        """Return what the files hold that were saved here, for those who have no git."""
        return {path: self._file(path) for path in sorted(self.drafts.touched())}

    # Inside

    def _recent(self) -> list[str]:
        """Return the records that were opened now, the latest first, and those that were saved here before."""
        saved = (path.removeprefix(CONTENT).removesuffix(".yml") for path in self.drafts.touched())
        return list(dict.fromkeys((*self.opened, *saved)))

    def _show(self, ref: str, read: Read) -> None:
        catalog = read.site.catalog
        if ref in catalog.entries:
            page = record_page(view_of(catalog, catalog.entries[ref]))
            self.pages[page.address] = article(page.text)
            self.addresses[ref] = page.address

    def _conflict(self, ref: str, mine: dict[str, Plain], base: dict[str, Plain], text: str | None) -> Conflict:
        if text is None:
            return {"values": {}, "mark": NEW, "merged": mine, "both": []}
        theirs = tidied(self._values(text, ref))
        made, both = merged(base, mine, theirs)
        return {"values": theirs, "mark": mark(text), "merged": made, "both": [it.as_data for it in both]}

    def _called_now(self, ref: str, seen: object) -> str:
        """Return what a record is called that has been given another id since somebody opened it; its draft follows.

        One that is new and has no file yet (``seen`` is ``NEW``) may well have the id that another had before.
        """
        if seen == NEW or self._text(ref) is not None:
            return ref
        path = self.drafts.moved().get(self._path(ref), "")
        if self._file(path) is None:
            return ref
        now = path.removeprefix(CONTENT).removesuffix(".yml")
        if (draft := self.drafts.of(ref)) and self.drafts.of(now) is None:
            self.drafts.keep(now, draft)
        self.drafts.drop(ref)
        return now

    def _keep(self, ref: str, values: Plain, seen: str, text: str | None) -> None:
        """Keep what is typed, and what the file held when it was opened: that tells what others have changed since."""
        held = None if text is None else self._values(text, ref)
        if text is not None and held == values:
            self.drafts.drop(ref)
            return
        draft = self.drafts.of(ref) or {}
        same = text is not None and mark(text) == seen
        base = held if same else draft.get("base") if draft.get("mark") == seen else None
        self.drafts.keep(ref, {"values": values, "mark": seen, "base": base})

    def _made(self, ref: str, text: str | None, values: Plain) -> str:
        self._ref(ref)
        return whole(values) if text is None else written(text, values)

    def _write(self, saved: Saved) -> None:
        self.drafts.remember(saved)
        try:
            self._put(saved.after)
        except OSError:  # all of a save or nothing: then there is nothing to undo
            self.drafts.forget_last()
            raise

    def _put(self, texts: Mapping[str, str | None]) -> None:
        places = {self.root / path: text for path, text in texts.items()}
        write_together({it: None if text is None else bytes_like(text, it) for it, text in places.items()})

    def _read(self) -> Read:
        """Return what the files on the disk say. They are read anew if one of them has changed."""
        return self.on_disk().read

    def on_disk(self) -> OnDisk:
        """Return what the project holds; only what has changed since the last look is read anew."""
        now = self._stamps()
        if self._last is None or self._last.stamps != now:
            files = load(self.root, self._kept)
            around = self._last.around if self._last and not self._beside(now) else read_around(self.root)
            self._last = OnDisk(now, *files, around, read_sources(files, around, self.kinds))
        return self._last

    def _stamps(self) -> Stamps:
        day = datetime.now(tz=UTC).date().isoformat()
        return {**stamps(self.root, names=FOLLOWED), day: 0}  # a new day is a change too

    def _holds(self, made: OnDisk, path: str) -> None:
        """Know what the project holds after a save without reading it, unless somebody else has written meanwhile."""
        now = self._stamps()
        if differing(made.stamps, now) <= {path}:
            self._last = replace(made, stamps=now)

    def _beside(self, now: Stamps) -> bool:
        """Tell whether something beside ``content/`` has changed since the project was last read."""
        changed = differing(self._last.stamps, now) if self._last else ()
        return any(not path.startswith(CONTENT) for path in changed)

    def _with(self, disk: OnDisk, texts: Mapping[str, str | None]) -> OnDisk:
        """Return what the project holds with some texts in the place of those on the disk; ``None`` is no file."""
        made = [parse(text_of(text.encode()), path) for path, text in texts.items() if text is not None]
        sources = [it for it in disk.sources if it.path not in texts] + [
            it for it in made if isinstance(it, SourceFile)
        ]
        unread = [it for it in disk.unread if it.file not in texts] + [it for it in made if isinstance(it, Finding)]
        in_order = tuple(sorted(sources, key=lambda source: source.path))
        files = in_order, tuple(unread)
        return OnDisk(disk.stamps, *files, disk.around, read_sources(files, disk.around, self.kinds))

    def _ref(self, ref: str) -> tuple[str, str]:
        folder, _, name = ref.partition("/")
        if folder not in {cls.kind.folder for cls in self.kinds} or slug(name) != name or not name or name == "index":
            raise RefusedError(f"”{ref}” kan inte vara en post. Namnet har bara a–z, 0–9 och bindestreck.")
        if len(name) > LONGEST:
            raise RefusedError(f"Namnet är för långt för en adress. Korta det till högst {LONGEST} tecken.")
        return folder, name

    def _path(self, ref: str) -> str:
        folder, name = self._ref(ref)
        return f"content/{folder}/{name}.yml"

    def _file(self, path: str) -> str | None:
        """Return the text of a file, its line ends and letters as the checker reads them."""
        place = self.root / path
        try:
            return text_of(place.read_bytes()) if place.is_file() and not place.is_symlink() else None
        except UnicodeDecodeError:
            raise RefusedError(f"{path} är inte sparad i UTF-8. Spara om den i UTF-8 i en texteditor.") from None

    def _text(self, ref: str) -> str | None:
        return self._file(self._path(ref))

    def _values(self, text: str, ref: str) -> Plain:
        made = parse(text, self._path(ref))
        if not isinstance(made, SourceFile):
            raise RefusedError(f"{self._path(ref)} går inte att läsa: {made.message}. Rätta filen i en texteditor.")
        return plain_of(made.node)


def _alike(address: str, built: Mapping[str, Path]) -> str:
    """Return the page of the last build whose surroundings a page may have: its own, else one that lies beside it.

    Only at the same depth do styles and links lead where they should.
    """
    if address in built:
        return address
    folder = f"{address.removesuffix('/').rpartition('/')[0]}/"
    depth = address.count("/")
    pages = (it for it in built if it.endswith("/") and it.count("/") == depth)
    return min(pages, key=lambda it: (not it.startswith(folder), it), default="")


NOT_COPIED = ("aliases", "reviewed", "plan")
"""What a copy of a record does not take over: names belong to one record, and nobody has reviewed the copy."""
