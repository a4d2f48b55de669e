"""IBM Equal Access: the page as a browser has it, for those who see, hear or steer it in another way."""

from functools import cache

from playwright.sync_api import Page

from engines.findings import Finding
from places import ROOT

ENGINE = ROOT / "node_modules/accessibility-checker-engine/ace-window.js"
RUN = """async () => {
    const { results } = await new ace.Checker().check(document, ["IBM_Accessibility"]);
    return results.filter(({ value }) => value[1] !== "PASS").map(
        ({ ruleId, reasonId, snippet, message }) => ({ rule: `${ruleId}/${reasonId}`, at: snippet, words: message }),
    );
}"""


@cache
def engine() -> str:
    """Return its script."""
    return ENGINE.read_text("utf-8")


def run(page: Page, address: str) -> list[Finding]:
    """Return what it finds on a page as it stands: what fails, what may fail, and what it asks people to look at."""
    page.evaluate(engine())
    return [Finding("equal-access", page=address, **told) for told in page.evaluate(RUN)]
