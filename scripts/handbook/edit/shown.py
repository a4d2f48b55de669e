"""The page beside the form: the record as it is typed, in the page that the last build made of it."""

import re
from html import escape

import markdown

from handbook.content.prose_rules import ALWAYS, EXTENSIONS
from handbook.pages.written import FRONT_MATTER

ARTICLE = re.compile(r"(<article\b[^>]*>).*?(</article>)", re.DOTALL)
SCRIPT = re.compile(r'<script\b.*?</script>|<link\b[^>]*\brel="modulepreload"[^>]*>', re.DOTALL | re.IGNORECASE)
POLICY = re.compile(r'<meta http-equiv="content-security-policy"[^>]*>', re.IGNORECASE)
LED = re.compile(r'(<(?:a|img)\b[^>]*\b(?:href|src)=")(?![a-z]+:|#|/)([^"]*)"')
"""A link or picture that leads to another file of the site."""
PAGE_FILE = re.compile(r"(?:index|([^/]+))\.md(#.*)?$")
OUTSIDE = re.compile(r'<a(?=[^>]*\bhref="https?:)', re.IGNORECASE)
BARE = """<!doctype html>
<html lang="sv"><head><meta charset="utf-8"><title>{title}</title></head>
<body><article class="md-typeset">{made}</article></body></html>"""


def article(page: str) -> str:
    """Return a record's page, Markdown, as HTML, its links led from the page's folder as the site engine leads them."""
    html = markdown.markdown(FRONT_MATTER.sub("", page, count=1), extensions=[*ALWAYS, *EXTENSIONS])
    return LED.sub(_led, SCRIPT.sub("", html))


def _led(found: re.Match[str]) -> str:
    path = PAGE_FILE.sub(lambda it: (f"{it[1]}/" if it[1] else "") + (it[2] or ""), f"../{found[2]}")
    return f'{found[1]}{path}"'


def page_beside(built: str | None, made: str, title: str) -> str:
    """Return the page with ``made`` in the place of its text.

    ``built`` is the page as the last build left it, or ``None`` if there is none: then the text stands alone.
    """
    if built is None:
        return still(BARE.format(title=escape(title), made=made))
    return still(ARTICLE.sub(lambda found: f"{found[1]}{made}{found[2]}", built, count=1))


def still(page: str) -> str:
    """Return a page without its scripts, its links to other hosts in a tab of their own: no frame may show those."""
    return OUTSIDE.sub('<a target="_blank" rel="noreferrer"', POLICY.sub("", SCRIPT.sub("", page)))
