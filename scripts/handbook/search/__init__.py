"""Placeholder while the search package is written."""

from handbook.link import Catalog
from handbook.page import File


def build(catalog: Catalog) -> tuple[File, ...]:
    return ()


def report(catalog: Catalog, query: str, limit: int, form: str) -> str:
    return ""
