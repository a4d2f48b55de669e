"""Addresses: where each record, role, topic and list has its page. An address depends on ids, never on titles."""

from functools import cache

from handbook.kinds import Record
from handbook.link import Catalog

TERM_ADDRESSES = {"roles": "roller", "topics": "teman"}
SEARCH = "sok/"
LETTERS = "a-o/"


def kind_address(cls: type[Record]) -> str:
    """Return the address of a kind's list page, such as ``lagar/``."""
    return f"{cls.kind.address}/"


def record_address(cls: type[Record], record_id: str) -> str:
    """Return the address of a record's page, such as ``lagar/lvu/``."""
    return f"{cls.kind.address}/{record_id}/"


def address_of(catalog: Catalog, ref: str) -> str:
    """Return the address of ``kind/id``, ``roles/id`` or ``topics/id`` relative to the site's root."""
    folder, _, name = ref.partition("/")
    if folder in TERM_ADDRESSES:
        return f"{TERM_ADDRESSES[folder]}/{name}/"
    return record_address(type(catalog.entries[ref].record), name)


@cache
def page_path(address: str) -> str:
    """Return the Markdown file, below ``build/docs``, that becomes the page at ``address``."""
    return f"{address.rstrip('/')}.md" if address.count("/") > 1 else f"{address}index.md"


def relative(origin: str, target: str) -> str:
    """Return the link from the Markdown file of page ``origin`` to that of page ``target`` (both addresses)."""
    here, there = page_path(origin).split("/")[:-1], page_path(target).split("/")
    shared = 0
    while shared < len(here) and here[shared] == there[shared]:
        shared += 1
    return "/".join((*[".."] * (len(here) - shared), *there[shared:]))
