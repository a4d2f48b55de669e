"""A session over the example project: what is opened, checked, saved, undone, renamed and kept."""

import json
import os
import time
import unicodedata
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from handbook.content.load import load
from handbook.content.problems import Finding
from handbook.edit.drafts import FOLDER, UNDONE, Drafts, Saved
from handbook.edit.session import NEW, RefusedError, Session, mark
from handbook.edit.to_do import FAULTY, to_do
from handbook.pages.ledger import LEDGER
from handbook.site.pipeline import Read, read
from handbook.site.publish import beside, swap
from repository import FIRST, Repository

LAW = "laws/anmalan-2025"
FILE = f"content/{LAW}.yml"


@pytest.fixture
def session(example: Path) -> Session:
    """Return a session over a copy of the example."""
    return Session(example)


def opened(session: Session, ref: str = LAW) -> dict[str, Any]:
    """Return a record as it is opened."""
    return {**session.open(ref)}


def begun(session: Session, kind: str, title: str, like: str | None = None) -> dict[str, Any]:
    """Return a record that is begun, as it is opened."""
    return {**session.new(kind, title, like)}


def test_everything_that_the_page_needs_at_first(session: Session) -> None:
    told = session.everything()
    assert {"laws", "guides"} <= {form["folder"] for form in told["forms"]}
    assert LAW in {it["ref"] for it in told["records"]}
    assert any(it["lines"] for it in told["records"])
    assert (told["drafts"], told["broken"], told["undo"]) == ([], [], False)
    assert json.dumps(told)


def test_a_record_saved_as_it_was_opened_keeps_every_byte(session: Session, example: Path) -> None:
    for ref in sorted(read(example)[0].catalog.entries):
        before = (example / f"content/{ref}.yml").read_bytes()
        given = opened(session, ref)
        assert session.save(ref, given["values"], given["mark"])["saved"], ref
        assert (example / f"content/{ref}.yml").read_bytes() == before
    assert session.everything()["drafts"] == []


def test_one_changed_value_is_one_changed_line(session: Session, example: Path) -> None:
    given = opened(session)
    before = (example / FILE).read_text("utf-8").splitlines()
    told = session.save(LAW, {**given["values"], "title": "Ny titel"}, given["mark"])
    after = (example / FILE).read_text("utf-8").splitlines()
    assert told["saved"]
    assert told["mark"] == mark((example / FILE).read_text("utf-8"))
    assert [line for line in after if line not in before] == ["title: Ny titel"]
    assert len(after) == len(before)


def test_what_is_typed_is_checked_by_the_real_checker_and_kept(session: Session, example: Path) -> None:
    given = opened(session)
    values = {**given["values"], "in_force_from": "2025-13", "related": ["laws/anmalan-2052"]}
    told = session.check(LAW, values, given["mark"])
    assert ["in_force_from"] in [fault["path"] for fault in told["faults"]]
    assert told["stops"]
    assert told["changed"]
    assert not told["elsewhere"]
    assert opened(session)["draft"] == {"values": values, "mark": given["mark"], "base": given["values"]}
    assert Session(example).everything()["drafts"] == [LAW]
    assert not session.save(LAW, values, given["mark"])["saved"]
    assert "2025-13" not in (example / FILE).read_text("utf-8")


def test_a_place_to_look_is_told_while_it_is_typed_and_when_it_is_saved_and_stops_nothing(session: Session) -> None:
    given = opened(session)
    assert LAW not in {it["ref"] for it in to_do(session.on_disk().read)}
    values = {**given["values"], "summary": "Den som är **orolig ska anmäla."}
    told = session.check(LAW, values, given["mark"])
    assert [(fault["path"], fault["warning"]) for fault in told["faults"]] == [(["summary"], True)]
    assert not told["stops"]
    saved = session.save(LAW, values, given["mark"])
    assert saved["saved"]
    assert [(fault["path"], fault["warning"]) for fault in saved["faults"]] == [(["summary"], True)]
    assert session.check(LAW, opened(session)["values"], opened(session)["mark"])["faults"] == told["faults"]
    (why,) = [it["why"] for it in to_do(session.on_disk().read) if it["ref"] == LAW and it["state"] == FAULTY]
    assert len(why) == 1


def test_the_page_beside_follows_what_is_typed(session: Session, example: Path) -> None:
    given = opened(session)
    assert session.page_at(given["address"]) is None
    address = session.check(LAW, {**given["values"], "title": "Ett <b>nytt</b> namn"}, given["mark"])["address"] or ""
    page = session.page_at(address) or ""
    assert "Ett &lt;b&gt;nytt&lt;/b&gt; namn" in page
    built = example / "build/site" / address / "index.html"
    built.parent.mkdir(parents=True)
    built.write_text(
        '<header>Överst</header><article class="x"><h1>Förr</h1></article><script>1</script>'
        '<link rel="modulepreload" href="a.js"><link rel="stylesheet" href="a.css"><a class="b" href="https://a.se/">A</a>',
        "utf-8",
    )
    page = session.page_at(address) or ""
    assert "Överst" in page
    assert "Förr" not in page
    assert "<script>" not in page
    assert "a.js" not in page
    assert "a.css" in page
    assert '<a target="_blank" rel="noreferrer" class="b" href="https://a.se/">' in page
    session.discard(LAW)
    assert session.page_at(address) is None


@pytest.mark.parametrize(
    ("built", "around"),
    [
        (["lagar/index.html", "lagar/annan/index.html", "a/b/index.html"], "lagar/annan/index.html"),
        (["lagar/index.html", "b/c/index.html", "a/b/c/index.html"], "b/c/index.html"),
        (["lagar/index.html", "index.html", "lagar/a/fil.html"], ""),
    ],
)
def test_a_page_that_is_new_has_the_surroundings_of_one_at_its_depth(
    session: Session, example: Path, built: list[str], around: str
) -> None:
    for name in built:
        path = example / "build/site" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"<body id='{name}'><article>gammal</article>", "utf-8")
    ref = session.new("laws", "Helt ny")["ref"]
    told = session.check(ref, {**opened(session)["values"], "title": "Helt ny", "aliases": ["HN"]}, NEW)
    assert told["address"] == "lagar/helt-ny/"
    page = session.page_at("lagar/helt-ny/") or ""
    assert (f"id='{around}'" in page) == bool(around)
    assert "gammal" not in page


def test_a_record_with_a_dead_link_keeps_its_last_page(session: Session) -> None:
    given = opened(session)
    session.check(LAW, {**given["values"], "title": "Sist hel"}, given["mark"])
    told = session.check(
        LAW, {**given["values"], "title": "Trasig", "summary": "Se [[laws/finns-inte]]."}, given["mark"]
    )
    assert told["stops"]
    assert "Sist hel" in (session.page_at(told["address"] or "") or "")


def test_nothing_is_saved_over_what_somebody_else_has_written(session: Session, example: Path) -> None:
    given = opened(session)
    text = (example / FILE).read_text("utf-8")
    (example / FILE).write_text(f"{text}# annan\n", "utf-8")
    told = session.save(LAW, {**given["values"], "title": "Min"}, given["mark"])
    assert told["conflict"]["values"] == given["values"]
    assert told["elsewhere"]
    assert (example / FILE).read_text("utf-8") == f"{text}# annan\n"
    assert session.save(LAW, {**given["values"], "title": "Min"}, told["conflict"]["mark"])["saved"]
    assert (example / FILE).read_text("utf-8").endswith("# annan\n")


def test_a_record_that_somebody_has_taken_away_is_a_conflict_and_can_be_written_again(
    session: Session, example: Path
) -> None:
    given = opened(session)
    (example / FILE).unlink()
    told = session.save(LAW, given["values"], given["mark"])
    assert told["conflict"] == {"values": {}, "mark": NEW, "merged": given["values"], "both": []}


def test_saves_are_undone_one_by_one_unless_the_file_has_changed_since(session: Session, example: Path) -> None:
    first = (example / FILE).read_bytes()
    given = opened(session)
    for title in ("Ett", "Två"):
        given = opened(session)
        session.save(LAW, {**given["values"], "title": title}, given["mark"])
    assert session.undo() == {"files": [FILE], "undo": True}
    assert "title: Ett\n" in (example / FILE).read_text("utf-8")
    assert Session(example).undo() == {"files": [FILE], "undo": False}
    assert (example / FILE).read_bytes() == first
    with pytest.raises(RefusedError, match="inget sparat"):
        session.undo()
    given = opened(session)
    session.save(LAW, {**given["values"], "title": "Tre"}, given["mark"])
    (example / FILE).write_text("annat", "utf-8")
    with pytest.raises(RefusedError, match="har ändrats sedan"):
        session.undo()


def test_a_locked_file_is_left_and_what_was_typed_stays(session: Session, example: Path) -> None:
    given, path = opened(session), example / FILE
    before = path.read_bytes()
    path.chmod(0o444)
    values = {**given["values"], "title": "Ny titel"}
    session.check(LAW, values, given["mark"])
    with pytest.raises(PermissionError):
        session.save(LAW, values, given["mark"])
    assert (path.read_bytes(), session.everything()["undo"]) == (before, False)
    assert opened(session)["draft"]["values"]["title"] == "Ny titel"


def test_of_a_save_of_several_files_all_are_taken_back_or_none(session: Session, example: Path) -> None:
    files = session.rename(LAW, "annat-id")["files"]
    after = {path: (example / path).read_bytes() for path in files if (example / path).exists()}
    locked = max(after)
    (example / locked).chmod(0o444)
    with pytest.raises(PermissionError):
        session.undo()
    assert {path: (example / path).read_bytes() for path in after} == after
    (example / locked).chmod(0o644)
    assert session.undo()["files"] == files
    assert (example / FILE).exists()


def test_what_is_saved_as_it_was_is_nothing_to_undo(session: Session, example: Path) -> None:
    given = opened(session)
    assert session.save(LAW, given["values"], given["mark"])["saved"]
    assert session.drafts.last() is None
    session.save(LAW, {**given["values"], "title": "Ny"}, given["mark"])
    given = opened(session)
    session.save(LAW, given["values"], given["mark"])
    session.undo()
    assert "title: Ny\n" not in (example / FILE).read_text("utf-8")


def test_a_new_record_is_a_draft_until_it_is_saved_and_undo_takes_it_away(session: Session, example: Path) -> None:
    made = begun(session, "concepts", "Nytt begrepp åäö")
    assert (made["ref"], made["mark"], made["values"]) == ("concepts/nytt-begrepp-aao", NEW, {})
    assert made["draft"]["values"] == {"title": "Nytt begrepp åäö"}
    told = session.check(made["ref"], made["draft"]["values"], NEW)
    paths = [fault["path"] for fault in told["faults"]]
    assert all([name] in paths for name in ("summary", "topics", "sources"))
    with pytest.raises(RefusedError, match="finns redan"):
        session.new("concepts", "Nytt begrepp åäö")
    source = next(ref for ref in read(example)[0].catalog.entries if ref.startswith("concepts/"))
    copy = begun(session, "concepts", "Kopian", like=source)
    assert copy["draft"]["values"]["title"] == "Kopian"
    assert session.save(copy["ref"], copy["draft"]["values"], NEW)["saved"]
    assert (example / "content/concepts/kopian.yml").exists()
    session.undo()
    assert not (example / "content/concepts/kopian.yml").exists()


def test_a_copy_has_neither_the_names_nor_the_plan_nor_the_reading_of_the_other(
    session: Session, example: Path
) -> None:
    other = "laws/anmalan-2001"
    reviewed = "reviewed: {date: 2026-01-02, by: jurist}\n"
    path = example / f"content/{other}.yml"
    path.write_text(path.read_text("utf-8") + reviewed, "utf-8")
    values = opened(session, other)["values"]
    left_out = {"aliases", "plan", "reviewed"}
    assert left_out <= values.keys()
    kept = {name: value for name, value in values.items() if name not in left_out}
    assert begun(session, "laws", "Kopian", like=other)["draft"]["values"] == {**kept, "title": "Kopian"}


@pytest.mark.parametrize(("kind", "title"), [("laws", "..."), ("laws", "index"), ("ingen", "A"), ("../x", "A")])
def test_a_new_record_needs_a_kind_and_a_name(session: Session, kind: str, title: str) -> None:
    with pytest.raises(RefusedError):
        session.new(kind, title)


def test_a_record_whose_id_is_a_code_is_asked_for_it(session: Session) -> None:
    told = {form["folder"]: form["name_advice"] for form in session.everything()["forms"]}
    assert {folder for folder, advice in told.items() if advice} == {"localities"}
    for code in (None, "", "nya", "22621", "../x"):
        with pytest.raises(RefusedError, match="SCB:s kod"):
            session.new("localities", "Nya kommunen", name=code)
    assert session.new("localities", "Nya kommunen", name=" 2299 ")["ref"] == "localities/2299"


NO_RECORDS = ("laws/../../etc", "../laws/a", "laws/a/b", "laws/", "/laws/a", "laws/A", "laws/index", "vocabulary/roles")


@pytest.mark.parametrize("ref", [*NO_RECORDS, "laws\\a", "laws/a\0", ""])
def test_only_records_are_read_and_written(session: Session, ref: str) -> None:
    with pytest.raises(RefusedError):
        session.open(ref)
    with pytest.raises(RefusedError):
        session.check(ref, {}, NEW)
    with pytest.raises(RefusedError):
        session.save(ref, {}, NEW)


@pytest.mark.parametrize("values", [None, "a", ["a"], {"a": 1}, {"a": [{"b": True}]}, {"a": {"b": 1.5}}, {1: "a"}])
def test_only_fields_of_text_lists_and_parts_are_kept(session: Session, values: Any) -> None:
    with pytest.raises(RefusedError, match="går inte att skriva"):
        session.check(LAW, values, mark(""))
    assert session.drafts.refs() == []


def test_letters_and_line_ends_are_as_the_checker_reads_them(session: Session) -> None:
    given = opened(session)
    values = {**given["values"], "title": "A\u030a", "summary": "En rad\r\nen till"}
    told = session.check(LAW, values, given["mark"])
    assert opened(session)["draft"]["values"]["title"] == "Å"
    assert told["changed"]


def test_a_link_out_of_the_folder_is_not_followed(session: Session, example: Path, tmp_path: Path) -> None:
    (tmp_path / "hemligt.yml").write_text("title: x\n", "utf-8")
    (example / "content/laws/lank.yml").symlink_to(tmp_path / "hemligt.yml")
    with pytest.raises(RefusedError, match="finns inte"):
        session.open("laws/lank")


def test_a_record_gets_another_id_and_every_link_and_address_follows(session: Session, example: Path) -> None:
    site, problems = read(example)
    assert problems == ()
    (example / LEDGER).write_text("lagar/anmalan-2025/\nlagar/ur-tiden/ -> lagar/anmalan-2025/\n", "utf-8")
    (example / "docs/ny.md").write_text(f"# Ny\n\nSe [[{LAW}]] och [[{LAW}|lagen]].\n", "utf-8")
    naming = {edge.origin for edge in site.catalog.back_links[LAW]}
    told = session.rename(LAW, "nytt-namn")
    assert told["ref"] == "laws/nytt-namn"
    assert {f"content/{ref}.yml" for ref in naming} <= set(told["files"])
    ledger = (example / LEDGER).read_text("utf-8")
    assert "lagar/anmalan-2025/ -> lagar/nytt-namn/\n" in ledger
    assert "lagar/ur-tiden/ -> lagar/nytt-namn/\n" in ledger
    assert "Se [[laws/nytt-namn]] och [[laws/nytt-namn|lagen]]." in (example / "docs/ny.md").read_text("utf-8")
    after, problems = read(example)
    assert problems == ()
    assert {edge.origin for edge in after.catalog.back_links["laws/nytt-namn"]} == naming
    assert LAW not in after.catalog.entries
    session.undo()
    assert read(example)[0].catalog.entries.keys() == site.catalog.entries.keys()


def test_a_taken_or_impossible_id_is_refused(session: Session, example: Path) -> None:
    other = next(ref for ref in read(example)[0].catalog.entries if ref.startswith("laws/") and ref != LAW)
    for name in (other.partition("/")[2], "Å", "a/b", "", "../x"):
        with pytest.raises(RefusedError):
            session.rename(LAW, name)
    given = opened(session)
    session.check(LAW, {**given["values"], "title": "x"}, given["mark"])
    with pytest.raises(RefusedError, match="Spara eller kasta"):
        session.rename(LAW, "nytt")


def test_what_changes_on_the_disk_is_seen(session: Session, example: Path) -> None:
    session.everything()
    text = (example / FILE).read_text("utf-8")
    (example / FILE).write_text(text.replace("title: ", "title: Ny ", 1), "utf-8")
    os.utime(example / FILE, ns=(time.time_ns(), time.time_ns() + 1))
    assert any(it["title"].startswith("Ny ") for it in session.everything()["records"])


BESIDE = (
    ("docs/redaktion.md", "# Ny\n\nSe [[laws/finns-inte]].\n"),
    (LEDGER, "lagar/borta/\n"),
    ("settings.yml", "publisher: [\n"),
    ("watch/state.json", "{"),
)


@pytest.mark.parametrize(("path", "text"), BESIDE, ids=[path for path, _ in BESIDE])
def test_what_changes_beside_the_records_is_seen_and_else_read_once(
    session: Session, example: Path, path: str, text: str
) -> None:
    given = opened(session)
    around = session.on_disk().around
    session.check(LAW, {**given["values"], "title": "Ny"}, given["mark"])
    session.save(LAW, {**given["values"], "title": "Ny"}, given["mark"])
    assert session.on_disk().around is around
    (example / path).parent.mkdir(exist_ok=True)
    (example / path).write_text(text, "utf-8")
    assert session.on_disk().around != around
    read_again = read(example)[1]
    assert [str(it) for it in session.on_disk().read.problems] == [str(it) for it in read_again]


def test_a_new_edition_is_seen(session: Session, example: Path) -> None:
    assert session.on_disk().around.editions.all == ()
    Repository(example).edition(FIRST)
    assert [it.day for it in session.on_disk().around.editions.all] == [FIRST]


def test_a_build_is_listed_once_and_a_new_one_anew(session: Session, example: Path) -> None:
    assert session.built() == {}
    for number, name in enumerate(("a", "b")):
        fresh = beside(example / "build/site", "next")
        (fresh / name).mkdir()
        (fresh / name / "index.html").write_text("x")
        swap(fresh, example / "build/site")
        assert set(session.built()) == {f"{name}/"}, number
        assert session.built() is session.built()


def test_a_file_that_cannot_be_read_says_so(session: Session, example: Path) -> None:
    (example / FILE).write_text("a: [\n", "utf-8")
    with pytest.raises(RefusedError, match="går inte att läsa"):
        session.open(LAW)
    (example / FILE).write_bytes(b"\xff\xfe")
    with pytest.raises(RefusedError, match="UTF-8"):
        session.open(LAW)


def test_line_ends_stay_as_they_are(session: Session, example: Path) -> None:
    (example / FILE).write_bytes((example / FILE).read_bytes().replace(b"\n", b"\r\n"))
    before = (example / FILE).read_bytes()
    given = opened(session)
    assert session.save(LAW, {**given["values"], "title": "Ny"}, given["mark"])["saved"]
    after = (example / FILE).read_bytes()
    assert after.count(b"\r\n") == before.count(b"\r\n") == after.count(b"\n")


@pytest.mark.parametrize(
    "odd",
    [
        lambda text: unicodedata.normalize("NFD", text).encode(),
        lambda text: text.replace("\n", "\r\n", 5).encode(),
        lambda text: text.encode("utf-8-sig").rstrip(b"\n"),
        lambda text: text.replace("\n", "\r\n").encode().removesuffix(b"\r\n"),
    ],
    ids=["letters in two parts", "two sorts of line ends", "a mark and no last line end", "the same in Windows"],
)
def test_lines_that_nobody_has_changed_keep_their_bytes(
    session: Session, example: Path, odd: Callable[[str], bytes]
) -> None:
    before = odd((example / FILE).read_text("utf-8"))
    (example / FILE).write_bytes(before)
    given = opened(session)
    assert session.save(LAW, {**given["values"], "rule": "Ny regel."}, given["mark"])["saved"]
    after = (example / FILE).read_bytes()
    changed = [new for old, new in zip(before.split(b"\n"), after.split(b"\n"), strict=True) if old != new]
    assert [line.rstrip(b"\r") for line in changed] == [b"rule: Ny regel."]


def test_drafts_survive_spoilt_files_and_only_so_many_saves_are_kept(tmp_path: Path) -> None:
    drafts = Drafts(tmp_path)
    assert (drafts.refs(), drafts.last(), drafts.of("laws/a"), drafts.touched()) == ([], None, None, [])
    drafts.keep("laws/a", {"values": {}})
    (tmp_path / FOLDER / "laws/a.json").write_text("{", "utf-8")
    assert drafts.of("laws/a") is None
    for number in range(UNDONE + 2):
        drafts.remember(Saved({"a": None}, {"a": str(number)}))
    assert len(list((tmp_path / FOLDER).glob("*.json"))) == UNDONE
    assert drafts.last() == Saved({"a": None}, {"a": str(UNDONE + 1)})
    assert drafts.touched() == ["a"]
    drafts.forget_last()
    assert drafts.last() == Saved({"a": None}, {"a": str(UNDONE)})
    with pytest.raises(ValueError, match=r"\.\."):
        drafts.keep("../a", {})


def test_a_draft_knows_what_the_file_held_when_it_was_opened(session: Session, example: Path) -> None:
    given = opened(session)
    mine = {**given["values"], "title": "Min titel"}
    session.check(LAW, mine, given["mark"])
    (example / FILE).write_text((example / FILE).read_text("utf-8") + "keywords: [annans-ord]\n", "utf-8")
    again = Session(example)
    assert "keywords" in opened(again)["values"]
    assert opened(again)["draft"]["base"] == given["values"]
    again.check(LAW, {**mine, "title": "Min andra titel"}, given["mark"])
    assert opened(again)["draft"]["base"] == given["values"]
    again.check(LAW, mine, "en annan")
    assert opened(again)["draft"]["base"] is None


def test_what_somebody_writes_while_all_that_follows_is_looked_through_is_not_lost(
    session: Session, example: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    given = opened(session)
    path = example / FILE
    theirs = path.read_text("utf-8") + "keywords: [annans-ord]\n"

    def slowly(_: Read) -> tuple[Finding, ...]:
        path.write_text(theirs, "utf-8")
        return ()

    monkeypatch.setattr(Read, "findings", property(slowly))
    told = session.save(LAW, {**given["values"], "title": "Min titel"}, given["mark"])
    assert told["conflict"]["values"]["keywords"] == ["annans-ord"]
    assert path.read_text("utf-8") == theirs


def test_after_a_save_nothing_is_read_again_unless_somebody_else_has_written(
    session: Session, example: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    given = opened(session)
    saved = session.save(LAW, {**given["values"], "title": "Ny titel"}, given["mark"])
    reads: list[Path] = []
    monkeypatch.setattr("handbook.edit.session.load", lambda root, kept: reads.append(root) or load(root, kept))  # type: ignore[func-returns-value]
    assert {it["title"] for it in session.everything()["records"] if it["ref"] == LAW} == {"Ny titel"}
    assert reads == []
    other = example / "content/guides/oro-i-skolan.yml"
    other.write_text(other.read_text("utf-8") + "\n", "utf-8")
    session.save(LAW, {**given["values"], "title": "Nyare titel"}, saved["mark"])
    assert reads == [example]


def test_a_record_is_found_by_an_id_that_it_had(session: Session, example: Path) -> None:
    given = opened(session)
    session.rename(LAW, "nytt")
    session.rename("laws/nytt", "nyare")
    assert opened(session)["ref"] == opened(session, "laws/nytt")["ref"] == "laws/nyare"
    assert opened(Session(example))["ref"] == "laws/nyare"
    told = session.check(LAW, {**given["values"], "title": "Ny titel"}, given["mark"])
    assert (told["ref"], told["path"], told["elsewhere"]) == ("laws/nyare", "content/laws/nyare.yml", False)
    assert session.drafts.refs() == ["laws/nyare"]
    session.discard("laws/nyare")
    made = session.new("laws", LAW.partition("/")[2])  # the id is free: it is of another record now
    assert made["ref"] == LAW
    assert session.check(LAW, made["values"], NEW)["ref"] == LAW
    assert opened(session)["ref"] == LAW
    session.discard(LAW)
    session.undo()
    session.undo()
    assert opened(session)["ref"] == LAW
    with pytest.raises(RefusedError, match="finns inte"):
        opened(session, "laws/nyare")


def test_a_draft_follows_a_record_that_others_have_renamed_in_another_tab(session: Session, example: Path) -> None:
    given = opened(session)
    session.rename(LAW, "nytt")
    path = example / FOLDER / f"{LAW}.json"
    path.parent.mkdir(exist_ok=True)
    kept = {"values": {**given["values"], "title": "Kvar"}, "mark": given["mark"], "base": given["values"]}
    path.write_text(json.dumps(kept), "utf-8")
    told = opened(session)
    assert (told["ref"], told["draft"]["values"]["title"]) == ("laws/nytt", "Kvar")
    assert not path.exists()


def test_a_day_that_is_in_no_calendar_is_told_once(session: Session) -> None:
    given = opened(session)
    for day in ("9026-13-01", "9026-02-30", "9026-00"):
        sources = [{**given["values"]["sources"][0], "read": day}]
        told = session.check(LAW, {**given["values"], "sources": sources}, given["mark"])["faults"]
        assert [(it["path"], it["message"]) for it in told] == [
            (["sources", 0, "read"], f"dagen {day} finns inte i kalendern")
        ]
