"""What a host should say along with each file: one source for every kind of host.

``deploy/`` holds these values as nginx and Caddy read them, ``_headers`` as Netlify and Cloudflare Pages do. GitHub and
GitLab Pages send no headers of ours: there the policy in ``theme/main.html`` and the referrer rule beside it must do.
"""

from collections.abc import Mapping

from handbook.catalog.address import Beside

POLICY = (
    "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; connect-src 'self'; manifest-src 'self'; "
    "worker-src 'self'; form-action 'self'; base-uri 'none'; require-trusted-types-for 'script'"
)
"""What a page may load and do; the same words stand in every page."""

HEADERS: Mapping[str, str] = {
    # A page cannot say for itself who may frame it: that rule only counts as a header.
    "Content-Security-Policy": f"{POLICY}; frame-ancestors 'none'",
    "X-Frame-Options": "DENY",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Strict-Transport-Security": "max-age=31536000",
}
"""Header → value, for every file."""

ASK = "no-cache"
"""How long pages and data are kept: as long as they last, but ask each time whether they are still the newest."""
SHORT = "public, max-age=600"
"""How long styles, scripts and images are kept: their names stay when they change."""
LONG = "public, max-age=31536000, immutable"
"""How long what is asked for with its version is kept, as the files that search reads are."""
OPEN = {"Access-Control-Allow-Origin": "*"}
"""What the open data add, so that other sites' pages can read them."""
OPEN_PATHS = ("/data/*", f"/:kind/:id/{Beside.DATA}")
"""Where the open data are, as static hosts write it; nginx and Caddy have the same in their own words."""


def for_static_hosts() -> str:
    """Return ``_headers``: rules that add up, so no rule repeats a header of another."""
    rules = {"/*": HEADERS, "/assets/*": {"Cache-Control": SHORT}, **dict.fromkeys(OPEN_PATHS, OPEN)}
    return "\n\n".join(
        "\n".join((path, *(f"  {name}: {value}" for name, value in of.items()))) for path, of in rules.items()
    )


def for_nginx() -> str:
    """Return ``deploy/nginx/handbook-headers.conf``. What varies is in variables, as ``handbook.conf`` sets them."""
    fixed = (f'add_header {name} "{value}" always;' for name, value in HEADERS.items())
    varied = (
        "add_header Cache-Control $handbook_cache always;",
        "add_header Access-Control-Allow-Origin $handbook_open;",
    )
    return "\n".join((_made("#"), *fixed, *varied, ""))


def for_caddy() -> str:
    """Return ``deploy/caddy/headers.caddy``."""
    fixed = (f'\t{name} "{value}"' for name, value in HEADERS.items())
    return "\n".join((_made("#"), "header {", *fixed, "\t-Server", "}", ""))


def _made(sign: str) -> str:
    origin, test = "scripts/handbook/outputs/headers.py", "tests/outputs/test_headers.py"
    return f"{sign} Follows from {origin}: pytest {test} --snapshot-update"
