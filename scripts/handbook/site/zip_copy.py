"""The site as a folder that opens from a disk by double click, packed as a zip.

On a disk no server finds a folder's page, so links lead to files; browsers load neither modules nor data from there,
so modules become classic scripts and the search's data one more script. Pure, and the same bytes for the same site.
"""

import io
import posixpath
import re
import zipfile
from collections.abc import Collection, Iterator, Mapping
from urllib.parse import urlsplit, urlunsplit

from handbook import search
from handbook.file import File
from handbook.outputs.headers import POLICY
from handbook.site.bundle import bundle

FOLDER = "barnskyddshandboken"
LINK = re.compile(r'(?<=\s)(href|src|action)="([^"]*)"')
MODULE = re.compile(r'<script src="([^"]+)" type="module"(?: async)?(?: blocking="render")?></script>')
SERVED_ONLY = re.compile(r'\s*<link rel="(?:manifest|modulepreload|search)"[^>]*>')
"""Hints that only mean something where a server answers; the preloaded modules are bundled here."""
DATA = f"{search.FOLDER}/"
DATA_SCRIPT = f"{search.FOLDER}.js"
ON_DISK = POLICY.replace("'self'", "'self' file:")
"""The policy for files: not every browser counts the other files of a disk as the page's own."""
README = """Barnskyddshandboken utan nät

1. Packa upp hela mappen.
2. Dubbelklicka på index.html.

Sökningen fungerar också. Inget du läser eller skriver lämnar din dator.
Kopian uppdaterar inte sig själv: på varje sida står när uppgifterna kontrollerades.
"""


def packed(built: Mapping[str, bytes], taken: Collection[str]) -> bytes:
    """Return the zip of a built site, whose files are given by path; ``taken`` are the paths of what it holds."""
    site = {path: data for path, data in built.items() if path in taken}
    output = io.BytesIO()
    with zipfile.ZipFile(output, "w", zipfile.ZIP_DEFLATED) as archive:
        for file in disk_files(site):
            info = zipfile.ZipInfo(f"{FOLDER}/{file.path}")
            info.compress_type = zipfile.ZIP_DEFLATED
            info.external_attr = 0o644 << 16
            info.create_system = 3
            archive.writestr(info, file.data)
    return output.getvalue()


def disk_files(site: Mapping[str, bytes]) -> Iterator[File]:
    """Yield the files of the copy."""
    entries: set[str] = set()
    for path, data in sorted(site.items()):
        if path.endswith(".html"):
            text = data.decode()
            entries.update(
                posixpath.normpath(posixpath.join(posixpath.dirname(path), src)) for src in MODULE.findall(text)
            )
            yield File(path, page_on_disk(text, path).encode())
    yield from (File(path, bundle(path, site)) for path in sorted(entries))
    data_files = (File(path, data) for path, data in sorted(site.items()) if path.startswith(DATA))
    yield File(DATA_SCRIPT, search.as_script(data_files).encode())
    yield File("las-mig.txt", README.replace("\n", "\r\n").encode("utf-8-sig"))
    for path, data in sorted(site.items()):
        is_script = path.endswith(".js") and path.startswith("assets/")
        if not (path.endswith(".html") or is_script or path.startswith(DATA)):
            yield File(path, data)


def page_on_disk(html: str, path: str) -> str:
    """Return a page with links that lead to files, and scripts that a browser loads from a disk."""
    first = f'<script src="{"../" * path.count("/")}{DATA_SCRIPT}" defer></script>'
    html = SERVED_ONLY.sub("", html.replace(POLICY, ON_DISK))
    html = MODULE.sub(
        r'<script src="\1" defer></script>', MODULE.sub(lambda found: f"{first}{found[0]}", html, count=1)
    )
    return LINK.sub(lambda found: f'{found[1]}="{to_file(found[2])}"', html)


def to_file(link: str) -> str:
    """Return a link with the name of the page's file where it leads to a folder of the site."""
    parts = urlsplit(link)
    if parts.scheme or parts.netloc or not parts.path:
        return link
    if parts.path.rpartition("/")[2] in {"", ".", ".."}:
        return urlunsplit(parts._replace(path=f"{parts.path.rstrip('/')}/index.html"))
    return link
