"""Another id for a record: which texts change, to what, and where the old addresses lead."""

import pytest

from examples import law, sources, text_of, understood
from handbook.content.fields import Value, walk_plain
from handbook.content.kinds import KINDS
from handbook.edit.drafts import Saved
from handbook.edit.renaming import _changed, _in_prose, _moved, renamed
from handbook.pages.ledger import LEDGER, read_ledger
from handbook.site.site import Site

LAW, NEW = "laws/anmalan-2025", "laws/nytt-namn"
HERE, THERE = "lagar/anmalan-2025/", "lagar/nytt-namn/"


@pytest.mark.parametrize(
    ("text", "made"),
    [
        ("Se [[laws/anmalan-2025]].", "Se [[laws/nytt-namn]]."),
        ("[[laws/anmalan-2025|lagen]] [[laws/anmalan-2025#a|b]]", "[[laws/nytt-namn|lagen]] [[laws/nytt-namn#a|b]]"),
        ("[[nummer:laws/anmalan-2025]]", "[[nummer:laws/nytt-namn]]"),
        ("[[öppet:laws/anmalan-2025]]", "[[öppet:laws/nytt-namn]]"),
        ("[[laws/anmalan-2025-b]] [[laws/anmalan-202]]", "[[laws/anmalan-2025-b]] [[laws/anmalan-202]]"),
        ("[[concepts/anmalan-2025]] laws/anmalan-2025", "[[concepts/anmalan-2025]] laws/anmalan-2025"),
        ("[[annat:laws/anmalan-2025]]", "[[annat:laws/anmalan-2025]]"),
        ("", ""),
    ],
)
def test_links_in_prose_to_the_record_and_to_no_other_follow(text: str, made: str) -> None:
    assert _in_prose(text, LAW, "nytt-namn") == made


def values(folder: str, record: dict[str, object]) -> dict[str, Value]:
    cls = next(cls for cls in KINDS if cls.kind.folder == folder)
    return {".".join(map(str, it.path)): it for it in walk_plain(cls, record)}


@pytest.mark.parametrize(
    ("folder", "record", "made"),
    [
        pytest.param("laws", {"part_of": "anmalan-2025"}, {"part_of": "nytt-namn"}, id="a link to one kind"),
        pytest.param("laws", {"part_of": "annan"}, {"part_of": "annan"}, id="to another record of it"),
        pytest.param(
            "laws",
            {"related": [LAW, "concepts/anmalan-2025"]},
            {"related.0": NEW, "related.1": "concepts/anmalan-2025"},
            id="links to any kind",
        ),
        pytest.param(
            "resources", {"publisher": ["anmalan-2025"]}, {"publisher.0": "anmalan-2025"}, id="of that name elsewhere"
        ),
        pytest.param(
            "laws",
            {"title": f"[[{LAW}]]", "summary": f"[[{LAW}]]"},
            {"title": f"[[{LAW}]]", "summary": f"[[{NEW}]]"},
            id="prose, and what is none",
        ),
    ],
)
def test_what_becomes_of_a_value(folder: str, record: dict[str, object], made: dict[str, str]) -> None:
    assert {path: _changed(it, LAW, "nytt-namn") for path, it in values(folder, record).items()} == made


@pytest.mark.parametrize(
    ("ledger", "made"),
    [
        pytest.param({}, {HERE: THERE, THERE: None}, id="its own address"),
        pytest.param({HERE: None}, {HERE: THERE, THERE: None}, id="that is known"),
        pytest.param(
            {HERE: None, f"{HERE}vaggen/": None},
            {HERE: THERE, f"{HERE}vaggen/": f"{THERE}vaggen/", f"{THERE}vaggen/": None, THERE: None},
            id="pages below it",
        ),
        pytest.param(
            {"lagar/a/": HERE, "lagar/b/": f"{HERE}x/", "lagar/c/": "lagar/d/", "lagar/e/": None},
            {
                "lagar/a/": THERE,
                "lagar/b/": f"{THERE}x/",
                "lagar/c/": "lagar/d/",
                "lagar/e/": None,
                HERE: THERE,
                THERE: None,
            },
            id="what led to it, and nothing else",
        ),
        pytest.param(
            {f"{HERE}x/": "lagar/y/"},
            {f"{HERE}x/": "lagar/y/", HERE: THERE, THERE: None},
            id="a page below it that leads elsewhere",
        ),
        pytest.param({THERE: "lagar/z/"}, {HERE: THERE, THERE: None}, id="an old address that is used again"),
    ],
)
def test_no_old_address_is_lost(ledger: dict[str, str | None], made: dict[str, str | None]) -> None:
    text = "".join(f"{old} -> {new}\n" if new else f"{old}\n" for old, new in ledger.items())
    assert read_ledger(_moved(text, "lagar/", "anmalan-2025", "nytt-namn")) == made


def of(texts: dict[str, str], written: dict[str, bytes] | None = None, ledger: str = "") -> Saved:
    catalog, findings = understood(texts)
    assert findings == ()
    found = {entry.source.path: entry.source for entry in catalog.entries.values()}
    lists = [it for path, it in sources().items() if "/vocabulary/" in path]
    return renamed((*found.values(), *lists), Site(catalog, written or {}), ledger, LAW, "nytt-namn")


def test_every_file_that_links_to_the_record_follows_and_no_other_changes() -> None:
    texts = {"laws/del": law("Del", "# den nya\npart_of: anmalan-2025\nrelated: [laws/anmalan-2001]")}
    written = {"om.md": f"Se [[{LAW}]].".encode(), "sok.md": b"Nej.", "a.txt": f"[[{LAW}]]".encode()}
    found = of(texts, written, "lagar/anmalan-2025/\n")
    own, new, other = "content/laws/anmalan-2025.yml", "content/laws/nytt-namn.yml", "content/laws/del.yml"
    assert (found.before[own], found.after[own]) == (text_of(LAW), None)
    assert (found.before[new], found.after[new]) == (None, text_of(LAW))
    assert (found.before[other], found.after[other]) == (
        texts["laws/del"],
        texts["laws/del"].replace("part_of: anmalan-2025", "part_of: nytt-namn"),
    )
    assert (found.before["docs/om.md"], found.after["docs/om.md"]) == (f"Se [[{LAW}]].", f"Se [[{NEW}]].")
    assert not {"docs/sok.md", "docs/a.txt"} & {*found.after}
    assert found.before[LEDGER] == "lagar/anmalan-2025/\n"
    assert read_ledger(found.after[LEDGER] or "") == {HERE: THERE, THERE: None}
    assert set(found.before) == set(found.after)
    assert not [path for path, text in found.after.items() if text and f"{LAW}]]" in text]
    linking = {entry.origin for entry in understood(texts)[0].back_links[LAW]}
    changed = {path[8:-4] for path in found.after if path.startswith("content/") and path not in {own, new}}
    assert changed == linking | {"vocabulary/telling"}


def test_vocabularies_that_link_to_the_record_follow_and_a_ledger_that_is_not_there_was_not() -> None:
    found = of({})
    assert found.before[LEDGER] is None
    texts = {path: text for path, text in found.after.items() if "/vocabulary/" in path}
    named = {path for path, it in sources().items() if "/vocabulary/" in path and "anmalan-2025" in it.text}
    assert set(texts) == named != set()
    assert all("anmalan-2025" not in (text or "") for text in texts.values())
