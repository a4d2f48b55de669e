"""The pages about the data: every file that is open, and what has changed in the form of them."""

from dataclasses import replace

from examples import understood
from handbook.content.kinds import KINDS
from handbook.content.owner import NOBODY
from handbook.outputs.promise import CHANGES, VERSION
from handbook.site.data_pages import CHANGES_PAGE, Listing, data_overviews, listing
from handbook.site.outputs import OUTPUTS, Output
from handbook.site.site import Site

CSV = Output(name="tabell", short="CSV", media_type="text/csv", path="data/{kind}.csv", listed=True)
RECORD = Output(name="vers", media_type="text/vers", path="{address}vers.txt", listed=True)
ALL = Output(name="allt", media_type="text/plain", path="allt.txt", listed=True)
BASE = "https://a.example.org/"
PATHS = [f"data/{cls.kind.folder}.csv" for cls in KINDS]


def test_what_has_a_file_per_kind_or_record_is_told_apart() -> None:
    hidden = replace(ALL, name="dolt", listed=False)
    given = [(CSV, PATHS), (RECORD, ["a/vers.txt", "b/vers.txt"]), (ALL, ["allt.txt"]), (hidden, ["x"]), (ALL, [])]
    assert listing(given, KINDS) == Listing((CSV,), (("vers", "a/vers.txt"),), (("allt", ("allt.txt",)),))
    later = replace(ALL, beside_engine=True)
    assert listing([(later, ["allt.txt"])], KINDS) == Listing((), (), (), (("allt", ("allt.txt",)),))
    some = listing([(CSV, PATHS[1:])], KINDS)
    assert some == Listing((), (), (("tabell", tuple(PATHS[1:])),))


def test_every_open_file_is_on_the_page_or_one_of_those_beside_each_record() -> None:
    site = Site(understood()[0])
    (page,) = (page for page in site.pages if page.address == "data/")
    listed = [output for output in OUTPUTS if output.listed]
    assert len(listed) > 5
    for output in listed:
        paths = [file.path for file in site.files_of(output)]
        if output.beside_engine:  # no page may link to what is not there when the engine looks: its head does
            shown = [path for path in paths if f"`{path.rpartition('/')[2]}`" in page.body]
            assert output.path in str(page.meta["alternates"])
        else:
            links = {path: (f"]({path.removeprefix('data/')})", f"](../{path})") for path in paths}
            shown = [path for path in paths if any(link in page.body for link in links[path])]
        assert shown == (paths[:1] if "{address}" in output.path else paths), output.name


def test_the_page_has_a_row_for_each_kind() -> None:
    found = Listing((CSV,), (("vers", "a/vers.txt"),), (("allt", ("data/allt.txt", "b.txt")),))
    page, *_ = (overview.page(understood()[0]) for overview in data_overviews(NOBODY, BASE, lambda: found))
    assert "Varje sort finns som CSV:\n\n- Vägledningar: [guides.csv](guides.csv).\n- Material:" in page.body
    assert "- Allt: [allt.txt](allt.txt), [b.txt](../b.txt).\n" in page.body
    assert "- Vers, till exempel [a/vers.txt](../a/vers.txt). Byt ut" in page.body


def test_what_has_changed_the_newest_first() -> None:
    site = Site(understood()[0])
    (page,) = (page for page in site.pages if page.address == CHANGES_PAGE)
    assert f"## {VERSION}, " in page.body
    assert [change.day for change in CHANGES] == sorted((change.day for change in CHANGES), reverse=True)
    assert CHANGES[0].version == VERSION
    assert all(change.what in page.body for change in CHANGES)
