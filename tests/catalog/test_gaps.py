"""A record that cannot be read leaves a gap, which the check of all the others survives."""

import re

import pytest

from examples import sources, text_of, understood
from handbook.site.site import Site

REFS = sorted(path.removeprefix("content/").removesuffix(".yml") for path in sources() if "/vocabulary/" not in path)
HEADED = r"\g<1>text: |\n\g<1>  ### Egen\n\n\g<1>  \g<2>\n"
"""The same text below a heading of its own, so that the page is made to see whether the heading is free."""


@pytest.mark.parametrize("unreadable", REFS)
def test_the_rest_is_checked(unreadable: str) -> None:
    texts = {ref: re.sub(r"^( +)text: (.*)\n", HEADED, text_of(ref), flags=re.MULTILINE) for ref in REFS}
    catalog, findings = understood(texts | {unreadable: "summary: Utan titel.\n"})
    found = [*findings, *Site(catalog).findings()]
    assert f"content/{unreadable}.yml" in {finding.file for finding in found}
    assert "dead-link" not in {finding.code for finding in found}
