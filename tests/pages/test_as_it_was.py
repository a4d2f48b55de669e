"""A record as it was: at an address of its own for each edition that changed it, marked, and beside everything else."""

import re
from pathlib import Path

import pytest

from examples import more, past, text_of, understood, with_past
from handbook.pages.as_it_was import BODY, SHELL, TITLE, Old, old_addresses, old_pages, shells
from handbook.site.after_engine import filled, unused
from handbook.site.pipeline import read
from handbook.site.site import Site
from handbook.site.sitemap import sitemap
from repository import FIRST, GUIDE, LAW, LINE, NEW, SECOND, THIRD, Repository


def page(site: Site, address: str) -> Old:
    """Return one of the old pages."""
    return next(old for old in site.old_pages if old.address == address)


def test_each_edition_that_changed_a_record_has_a_page_of_it(repository: Repository) -> None:
    site = repository.site()
    addresses = [old.address for old in site.old_pages]
    guide, law = "vagledning/oro-i-skolan/utgava/", "lagar/anmalan-2025/utgava/"
    assert [it for it in addresses if it.startswith(guide)] == [f"{guide}{FIRST}/", f"{guide}{SECOND}/"]
    assert [it for it in addresses if it.startswith(law)] == [f"{law}{FIRST}/", f"{law}{THIRD}/"]
    assert [it for it in addresses if "/nytt/" in it] == [f"begrepp/nytt/utgava/{SECOND}/"]
    assert addresses == list(old_addresses(site.catalog))
    assert len(addresses) == len(set(addresses)) == len(site.catalog.entries) + 4


def test_the_old_page_says_what_was_so_and_that_it_is_old(repository: Repository) -> None:
    old = page(repository.site(), f"vagledning/oro-i-skolan/utgava/{FIRST}/")
    assert old.title == f"Du är orolig för en elev (utgåvan {FIRST})"
    assert "Så löd posten i utgåvan 31 januari 2026" in old.body
    assert 'Läs <a href="../../">Du är orolig för en elev</a> som den är nu.' in old.body
    assert "<dt>Inom</dt><dd><p>genast</p></dd>" in old.body
    assert '<a href="../../../../lagar/anmalan-2025/">Anmälan (19 kap. 1 §)</a>' in old.body
    assert "inom ett dygn" not in old.body


def test_while_a_record_is_as_it_was_the_address_leads_to_its_page(repository: Repository) -> None:
    site = repository.site()
    there = page(site, f"vagledning/oro-i-skolan/utgava/{SECOND}/")
    assert there.body == (
        '<p class="lead">Så lyder posten i dag också. Läs <a href="../../">Du är orolig för en elev</a>.</p>'
    )
    repository.change(GUIDE, ("within: inom ett dygn", "within: nu"))
    assert "<dd><p>inom ett dygn</p></dd>" in page(repository.site(), there.address).body


def test_a_record_that_is_gone_is_still_where_it_was(repository: Repository) -> None:
    old = page(repository.site(), f"begrepp/nytt/utgava/{SECOND}/")
    assert "Posten finns inte längre i handboken." in old.body
    assert "../../" not in old.body.replace("../../../../", "")
    assert "<h2" in old.body


def test_old_pages_are_outside_ledger_sitemap_and_offline_copy_but_in_the_zip(repository: Repository) -> None:
    site = repository.site()
    path = f"lagar/anmalan-2025/utgava/{FIRST}/index.html"
    assert path in site.paths()
    assert path in site.paths(on_disk=True)
    assert path not in site.paths(offline=True)
    assert not any("utgava" in address for address in (*site.addresses, *site.extended_ledger))
    assert not any("utgava/" in file.path for output in site.outputs for file in site.files_of(output))
    mapped = [f"https://barnskyddshandboken.example/lagar/{SHELL}", "https://barnskyddshandboken.example/om/"]
    places = "".join(f"<url><loc>{it}</loc></url>" for it in mapped)
    found = sitemap(f'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{places}</urlset>'.encode(), site)
    assert re.findall("<loc>(.*?)</loc>", found.decode()) == mapped[1:]


def test_the_engines_page_is_filled_in_and_goes(repository: Repository) -> None:
    site = repository.site()
    shell = {page.address: page for page in site.shells}[f"lagar/{SHELL}"]
    assert (shell.title, shell.meta["robots"]) == (TITLE, "noindex")
    assert shell.file in site.files
    html = f'<title>{TITLE}</title><link href="/{shell.address}"><h1>{TITLE}</h1><p>{BODY}</p>'
    built = {f"{page.address}index.html": html.encode() for page in site.shells}
    made = {file.path: file.data.decode() for file in filled(built, site.old_pages)}
    assert set(unused({**built, "assets/search/all.js": b""}, site.paths() | {"assets/search/all.js"})) == set(built)
    old = made[f"lagar/anmalan-2025/utgava/{FIRST}/index.html"]
    title = f"Anmälan (19 kap. 1 §) (utgåvan {FIRST})"
    assert old.startswith(f'<title>{title}</title><link href="/lagar/anmalan-2025/utgava/{FIRST}/"><h1>{title}</h1>')
    assert "<p>Anmäl genast till socialnämnden.</p>" in old
    leading = made[f"lagar/anmalan-2025/utgava/{THIRD}/index.html"]
    assert not any(mark in text for text in (old, leading) for mark in (TITLE, SHELL))
    assert f"<p>{BODY}</p>" not in old + leading


def test_without_editions_there_is_no_old_page(example: Path) -> None:
    site, _ = read(example)
    assert (site.old_pages, site.shells) == ((), ())


def old_text(ref: str, text: str, *pairs: tuple[str, str]) -> str:
    """Return the old page of a record that said ``text`` once."""
    for was, now in pairs:
        assert was in text
        text = text.replace(was, now)
    catalog = with_past(understood()[0], {ref: text})
    return next(old.body for old in old_pages(catalog) if old.shell and f"/{ref.partition('/')[2]}/" in old.address)


def test_what_an_old_record_asked_others_for_is_told_as_it_was() -> None:
    law = text_of(LAW).replace(
        "rule: Anmäl genast", "rule: Ring [[nummer:resources/stodlinjen]] eller [[öppet:laws/x]]"
    )
    assert "<p>Ring 020-00 00 00 eller x till" in old_text(LAW, law)


def test_a_link_to_what_is_gone_is_its_name_as_it_was() -> None:
    gone = text_of("concepts/orosanmalan").replace("title: Orosanmälan", "title: Det som var")
    law = text_of(LAW).replace("roles:", "related: [concepts/borta, concepts/annat]\nroles:")
    law = law.replace(
        "rule: Anmäl", "rule: Se [[concepts/borta]] och [[laws/anmalan-2001|den gamla]] i [[roles/skola]], anmäl"
    )
    catalog = with_past(understood()[0], {LAW: law, "concepts/borta": gone})
    body = next(old.body for old in old_pages(catalog) if old.address.startswith("lagar/anmalan-2025/"))
    assert "<li>Det som var</li>\n<li>annat</li>" in body
    links = '<a href="../../../../lagar/anmalan-2001/">den gamla</a> i <a href="../../../../roller/skola/">Skola</a>'
    assert f"<p>Se Det som var och {links}" in body


def test_html_and_marks_in_old_text_do_no_harm() -> None:
    body = old_text(
        LINE, text_of(LINE), ("title: Stödlinjen", "title: <b>A & B</b>"), ("Råd per", "<script>x</script> & *Råd* per")
    )
    assert "<script>" not in body
    assert "&lt;script&gt;x&lt;/script&gt; &amp; <em>Råd</em> per telefon." in body


@pytest.mark.parametrize("gone", [True, False])
def test_html_and_marks_in_an_old_title_do_no_harm(*, gone: bool) -> None:
    odd = text_of("concepts/orosanmalan").replace("title: Orosanmälan", "title: A <b> & 'c'")
    summary = odd.replace("summary: ", "summary: D <i> & e. ", 1)
    now = {} if gone else {"concepts/x": odd}
    catalog = with_past(understood(now)[0], {"concepts/x": summary}, *([{"concepts/x": None}] if gone else []))
    old = next(it for it in old_pages(catalog) if it.address == "begrepp/x/utgava/2020-01-01/")
    assert old.title == "A &lt;b&gt; &amp; &#x27;c&#x27; (utgåvan 2020-01-01)"
    assert "<b>" not in old.body + old.description
    assert "<i>" not in old.body + old.description
    assert old.description.startswith("D &lt;i &amp; e")


def test_values_are_told_in_the_words_of_readers() -> None:
    body = old_text(LINE, text_of(LINE), ("confidence: unknown", "confidence: background"))
    assert '<h2 id="tillgang-da">Tillgång då</h2>' in body
    assert "<dt>Kontrollerat</dt><dd><p>2 januari 2026</p></dd>" in body
    assert "<dt>Säkerhet</dt><dd><p>ej verifierat</p></dd>" in body
    source = '<a class="extern" href="https://skyddsverket.example.org/linje" rel="noreferrer">Stödlinjen</a>'
    assert f"{source}, läst 2026-01-02" in body
    assert "Kraft" not in body
    law = old_text(
        LAW, text_of(LAW), ("title: Lagtexten\n    url: https://riksdagen.example.org/ny", "plan: inledning")
    )
    assert "Planen 2016, avsnittet Inledning, läst 2026-01-02" in law
    assert '<a class="extern" href="https://riksdagen.example.org/ny" rel="noreferrer">riksdagen.example.org</a>' in law
    assert "<p>1 juli 2025</p>" in law
    assert "Sökord" not in law


@pytest.mark.parametrize("text", ["title: [a, b]\nsteps: nej\ntoday: [1]\nsources: {a: b}\nin_force_from: i höst\n"])
def test_an_old_record_that_todays_kinds_would_not_take_is_still_shown(text: str) -> None:
    body = old_text(LAW, text)
    assert "<p>i höst</p>" in body


def test_the_editions_of_a_test_hold_what_they_are_told() -> None:
    made = past({}, {LAW: None})
    assert [len(it.files) for it in made.all][1] == len(made.all[0].files) - 1
    assert list(shells(understood()[0])) == []
    assert NEW not in understood()[0].entries


@pytest.mark.parametrize(
    ("ref", "was", "now", "shown", "hidden"),
    [
        (
            LINE,
            "number: 020-00 00 00",
            "number: 020-99 99 99",
            "<dt>Nummer</dt><dd><p>ett annat nummer",
            "020-99 99 99",
        ),
        (LINE, "number: 020-00 00 00", "number: '1199'", "<dt>Nummer</dt><dd><p>ett annat nummer", "1199"),
        (LINE, "title: Stödlinjen", "title: Linjen 116 123", "Linjen ett annat nummer", "116 123"),
        (
            LINE,
            "Råd per telefon",
            "Ring 0200-99 99 99 eller +46 8 99 99 99",
            "Ring ett annat nummer eller ett",
            "99 99",
        ),
        (LAW, "rule: Anmäl genast", "rule: Ring 112 eller 020-00 00 00", "Ring 112 eller 020-00 00 00", "annat nummer"),
        (
            LAW,
            "rule: Anmäl genast",
            "rule: Öppet 09.00–15.00 s. 113–122, 073807f",
            "s. 113–122, 073807f",
            "annat nummer",
        ),
    ],
)
def test_a_number_that_is_not_told_today_is_not_told_of_the_past(
    ref: str, was: str, now: str, shown: str, hidden: str
) -> None:
    text = text_of(ref).replace(was, now, 1)
    catalog = with_past(understood()[0], {ref: text})
    old = next(it for it in old_pages(catalog) if f"/{ref.partition('/')[2]}/" in it.address)
    said = f"{old.title}\n{old.description}\n{old.body}"
    assert shown in said
    assert hidden not in said
    assert ("Telefonnummer som inte gäller säkert i dag är borttagna." in said) is ("annat nummer" in old.body)
    assert "tel:" not in said


def test_prose_that_asked_for_a_number_of_then_leads_to_that_of_now() -> None:
    law = text_of(LAW).replace("rule: Anmäl genast", "rule: Ring [[nummer:resources/stodlinjen]]")
    line = text_of(LINE).replace("020-00 00 00", "020-99 99 99")
    catalog = with_past(understood()[0], {LAW: law, LINE: line})
    body = next(old.body for old in old_pages(catalog) if "/anmalan-2025/" in old.address)
    assert '<p>Ring <a href="../../../../material/stodlinjen/">Stödlinjen</a>' in body


def test_a_municipality_of_the_past_tells_no_way_to_reach_anybody() -> None:
    text = more()["localities/2262"]
    catalog = with_past(understood(more())[0], {"localities/2262": text.replace("title: Byn", "title: Byn då")})
    body = next(old.body for old in old_pages(catalog) if "/2262/" in old.address)
    assert "<dt>Vägen dit</dt><dd><p>Visas inte i en gammal utgåva.</p></dd>" in body
    assert not re.search(r"060-\d\d|Vardagar 16–24|Länsgemensam", body)
