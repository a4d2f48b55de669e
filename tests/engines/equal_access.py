"""IBM Equal Access: the page as a browser has it, for those who see, hear or steer it in another way."""

from functools import cache

from playwright.sync_api import Page

from engines.findings import Finding
from places import ROOT

ENGINE = ROOT / "node_modules/accessibility-checker-engine/ace-window.js"
COVERING = """() => {
    const ALL = "body *:not(script):not(style):not(meta):not(link)";
    const all = [...Document.prototype.querySelectorAll.call(document, ALL)];
    const boxes = all.map((element) => {
        const { left, top, width, height } = element.getBoundingClientRect();
        const [x, y, w, h] = [left + scrollX, top + scrollY, width, height].map(Math.ceil);
        return w && h ? { x, y, right: x + w, bottom: y + h } : null;
    });
    const kept = new Set(all.slice(0, 1));
    boxes.forEach((one, at) => one && boxes.forEach((other, place) => {
        if (!other || one.x > other.x || one.y > other.y) return;
        if (one.right < other.right || one.bottom < other.bottom) return;
        if (all[at].contains(all[place]) || all[place].contains(all[at])) return;
        kept.add(all[at]).add(all[place]);
    }));
    const needed = all.filter((element) => kept.has(element));
    document.querySelectorAll = (asked) =>
        asked === ALL ? needed : Document.prototype.querySelectorAll.call(document, asked);
}"""
"""What lies over something else, and what it lies over.

A rule asks of each link whether anything lies over it, and goes through every element of the page for the answer:
more than half of the time on a page with two thousand links. It gets those that may answer yes.
"""
MATCHING = """() => {
    const known = new Map();
    const askedOf = (selector) => {
        let found;
        try {
            found = new Set(Document.prototype.querySelectorAll.call(document, selector));
        } catch {
            found = new Set();
        }
        known.set(selector, found);
        return found;
    };
    Element.prototype.matches = function (selector) {
        return (known.get(selector) ?? askedOf(selector)).has(this);
    };
    const used = ({ selectorText }) => {
        const bare = selectorText?.replace(/:[a-z-]+$/, "");
        return !bare || /:focus|::/.test(selectorText) || askedOf(bare).size;
    };
    const whole = Object.getOwnPropertyDescriptor(Document.prototype, "styleSheets").get.call(document);
    const value = [...whole].map(
        ({ href, ownerNode, cssRules }) => ({ href, ownerNode, cssRules: [...cssRules].filter(used) }),
    );
    Object.defineProperty(document, "styleSheets", { configurable: true, value });
}"""
"""Which elements a selector matches, found once for the selector instead of once for each element.

Rules ask it of each element for each selector of the style sheet, several times. By far the most match nothing on the
page, and are left out of what they go through.
"""
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
    if page.evaluate("!globalThis.ace"):
        page.evaluate(engine())
    page.evaluate(COVERING)
    page.evaluate(MATCHING)
    return [Finding("equal-access", page=address, **told) for told in page.evaluate(RUN)]
