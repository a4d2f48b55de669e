"""Files for other programs that are short enough to be read whole, letter by letter."""

import json
from dataclasses import replace
from typing import Any

import jsonschema
import pytest

from aging import AFTER, AMENDMENT, BEFORE, LAW, amended, marked
from examples import more, text_of, understood, with_past
from handbook.catalog.catalog import Catalog
from handbook.catalog.news import News
from handbook.content.edition import Edition
from handbook.content.kinds import KINDS
from handbook.content.kinds.locality import LocalContact
from handbook.content.owner import NOBODY, Owner
from handbook.outputs.calendars import Calendar, Event, to_review, written
from handbook.outputs.discovery import llms, opensearch
from handbook.outputs.export import records_as_json, vocabularies_as_json
from handbook.outputs.feeds import Feed, atom, feed_files
from handbook.outputs.inputs import Inputs
from handbook.outputs.openapi import description
from handbook.outputs.promise import VERSION, terms
from handbook.outputs.record_schema import closed, terms_properties

BASE = "https://a.example.org/bok/"
OWNER = Owner.model_validate(
    {
        "publisher": "A & B",
        "contact": "a@verket.se",
        "licence": {"name": "CC <0>", "url": "https://cc.example.org/?a&b"},
    }
)
TERMS = "CC <0>, https://cc.example.org/?a&b. Ange Barnskyddshandboken, sidans adress och dagen då du hämtade den."
OWN = "Kommunens egna kontakter ingår. Den nationella handboken: https://handboken.example.org/"
LOCAL = Edition.model_construct(
    name="i Byn", municipality="2262", national="https://handboken.example.org/", contacts=(), notes=(), routines=()
)


def edited(catalog: Catalog) -> Catalog:
    return replace(catalog, edition=LOCAL)


def text(files: list[bytes]) -> str:
    (only,) = files
    return only.decode()


@pytest.mark.parametrize(("owner", "contact"), [(NOBODY, ""), (OWNER, " <Contact>a@verket.se</Contact>\n")])
def test_the_description_of_our_search(owner: Owner, contact: str) -> None:
    assert text([it.data for it in opensearch(Inputs(understood()[0], {}, f"{BASE}?a&b/", owner))]) == (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<OpenSearchDescription xmlns="http://a9.com/-/spec/opensearch/1.1/">\n'
        " <ShortName>Barnskydd</ShortName>\n"
        " <LongName>Barnskyddshandboken</LongName>\n"
        " <Description>Vad du gör när ett barn far illa: lagar, stödlinjer, material och vägledningar.</Description>\n"
        f"{contact}"
        f' <Url type="text/html" method="get" template="{BASE}?a&amp;b/sok/#q={{searchTerms}}"/>\n'
        f' <Image width="48" height="48" type="image/x-icon">{BASE}?a&amp;b/favicon.ico</Image>\n'
        " <Language>sv</Language>\n"
        " <InputEncoding>UTF-8</InputEncoding>\n"
        " <OutputEncoding>UTF-8</OutputEncoding>\n"
        "</OpenSearchDescription>\n"
    )


@pytest.mark.parametrize(
    ("owner", "local", "told"),
    [
        (NOBODY, False, "- Ingen licens är angiven.\n"),
        (OWNER, False, f"- Licens: {TERMS}\n"),
        (
            NOBODY,
            True,
            f"- {OWN}\n- Ingen licens är angiven.\n",
        ),
    ],
)
def test_what_a_language_model_is_told(owner: Owner, told: str, *, local: bool) -> None:
    catalog = understood()[0]
    found = text([it.data for it in llms(Inputs(edited(catalog) if local else catalog, {}, BASE, owner))])
    assert found == (
        f"# Barnskyddshandboken{' i Byn' if local else ''}\n\n"
        "> Vad du gör när ett barn far illa: lagar, stödlinjer, material och vägledningar. Är ett barn i fara just nu: "
        "ring 112.\n\n"
        "- Varje uppgift har källa, dagen då den kontrollerades och hur säker den är. Ange dem när du citerar.\n"
        "- ”Så sade planen 2016” (fältet plan) är historia och får inte återges som gällande råd.\n"
        "- Fältet superseded är sant när något annat gäller i stället; today.replaced_by säger vad.\n"
        "- Lägg index.json till en posts adress: där står läget, dagen, källorna, adressen och licensen som data.\n"
        "- confidence background betyder ej verifierat. Gissa aldrig ett telefonnummer.\n"
        f"{told}"
        "\n## Vägledningar\n\n"
        f"- [Du är orolig för en elev]({BASE}vagledning/oro-i-skolan/index.json): Så gör du när du misstänker att en "
        "elev far illa.\n"
        f"- [Du som är ung]({BASE}vagledning/du-som-ar-ung/index.json): "
        f"{catalog.entries['guides/du-som-ar-ung'].record.summary}\n"
        "\n## Uppslag\n\n"
        + "".join(f"- [{it.kind.list_name}]({BASE}{it.kind.address}/): {it.kind.intro}\n" for it in KINDS)
        + "\n## Data\n\n"
        f"- [Alla poster]({BASE}data/records.json)\n"
        f"- [Arbetsbok]({BASE}data/barnskyddshandboken.xlsx)\n"
        f"- [Beskrivning av filerna]({BASE}data/openapi.json)\n"
        f"- [Lista över filerna]({BASE}data/manifest.json)\n"
        f"- [Katalogen]({BASE}data/dcat.rdf)\n"
    )


HEAD = (
    '<?xml version="1.0" encoding="utf-8"?>\n'
    '<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="sv">\n'
    "<id>tag:a.example.org,2026:/bok/{path}</id>\n"
    "<title>{title}</title>\n"
    "<subtitle>Lagar som ändras, och det som är nytt, ändrat och borttaget från en utgåva till nästa.</subtitle>\n"
    f'<link rel="self" type="application/atom+xml" href="{BASE}{{path}}"/>\n'
    f'<link rel="alternate" type="text/html" href="{BASE}{{page}}"/>\n'
    "<updated>{day}T00:00:00Z</updated>\n"
    "<author><name>{author}</name></author>\n"
)


def test_a_feed_without_entries() -> None:
    catalog = understood()[0]
    assert atom(catalog, Feed("", "", ""), (), BASE) == (
        HEAD.format(
            path="andringar.xml",
            title="Barnskyddshandboken: ändringar",
            page="andringar/",
            day="2026-01-02",
            author="Barnskyddshandboken",
        )
        + "</feed>"
    )
    past = with_past(catalog, {}, {})
    assert atom(edited(past), Feed("a/", "B & C", "x"), (), BASE, OWNER) == (
        HEAD.format(
            path="a/andringar.xml",
            title="Barnskyddshandboken i Byn: ändringar i B &amp; C",
            page="a/",
            day="2020-01-01",
            author="A &amp; B",
        )
        + f"<rights>{TERMS.replace('&', '&amp;').replace('<', '&lt;').replace('>', '&gt;')}</rights>\n"
        + '<link rel="license" href="https://cc.example.org/?a&amp;b"/>\n</feed>'
    )


def feed(catalog: Catalog, path: str = "andringar.xml") -> str:
    return text([it.data for it in feed_files(Inputs(catalog, {}, BASE)) if it.path == path])


def test_an_entry_of_an_edition() -> None:
    old = text_of(LAW)
    odd = old.replace("title: Anmälan", "title: A & <B>").replace("rule: Anmäl", "rule: Ring och anmäl")
    odd = odd.replace("summary: Du", "summary: Ni & <du")
    catalog = with_past(understood({LAW: odd})[0], {LAW: old}, {LAW: odd})
    entry = feed(catalog).partition("<entry>\n")[2].partition("</entry>")[0]
    title = "A &amp; &lt;B&gt; (19 kap. 1 §)"
    summary = "Ni &amp;amp; &amp;lt;du som arbetar med barn ska genast anmäla om du misstänker att ett barn far illa."
    said = (
        "&lt;li&gt;Vad regeln säger: omskrivet&lt;/li&gt;",
        "&lt;li&gt;Titel: A &amp;amp; &amp;lt;B (19 kap. 1 §) (förut Anmälan (19 kap. 1 §))&lt;/li&gt;",
        "&lt;li&gt;Sammanfattning: omskrivet&lt;/li&gt;",
    )
    assert entry == (
        "<id>tag:a.example.org,2026:/bok/lagar/anmalan-2025/utgava/2020-02-01/</id>\n"
        f"<title>{title}: ändrad</title>\n"
        f'<link rel="alternate" type="text/html" href="{BASE}lagar/anmalan-2025/"/>\n'
        "<published>2020-02-01T00:00:00Z</published>\n"
        "<updated>2020-02-01T00:00:00Z</updated>\n"
        '<category term="laws" label="lagar"/>\n'
        '<category term="roles/skola" label="Skola"/>\n'
        '<category term="roles/socialtjanst" label="Socialtjänst"/>\n'
        '<category term="topics/skydd" label="Anmälan och skydd"/>\n'
        f'<content type="html">&lt;p&gt;{summary}&lt;/p&gt;&lt;ul&gt;{"".join(said)}&lt;/ul&gt;</content>\n'
    )


def test_an_entry_of_a_change_of_law() -> None:
    only = understood({**more(), LAW: text_of(LAW).replace("title: Anmälan", "title: A & <B>")})[0]
    found = feed(marked(amended(), AFTER, only), "roller/socialtjanst/andringar.xml")
    entry = found.partition("<entry>\n")[2].partition("</entry>")[0]
    first, *rest = entry.partition("&lt;ul&gt;")
    assert first == (
        "<id>tag:a.example.org,2026:/bok/andringar/law-changes/2025:1/2026:50</id>\n"
        f"<title>Lagen (2025:1) ändrades 1 mars 2026 (SFS {AMENDMENT})</title>\n"
        f'<link rel="alternate" type="text/html" href="{BASE}lagar/anmalan-2025/"/>\n'
        "<updated>2026-03-01T00:00:00Z</updated>\n"
        '<category term="law-changes" label="Lagändring"/>\n'
        f'<content type="html">&lt;p&gt;Lagen (2025:1) ändrades 1 mars 2026 (SFS {AMENDMENT}). Det här är läst mot '
        "den äldre lydelsen:&lt;/p&gt;"
    )
    row = '&lt;li&gt;&lt;a href="{}"&gt;{}&lt;/a&gt;&lt;/li&gt;'
    listed = "".join(rest)
    assert listed.startswith(
        "&lt;ul&gt;"
        + row.format(f"{BASE}lagar/anmalan-2025/", "A &amp;amp; &amp;lt;B&amp;gt; (19 kap. 1 §)").replace('"', "&quot;")
    )
    assert listed.endswith("&lt;/ul&gt;</content>\n")
    assert "ändras 1 mars 2026" in feed(marked(amended(), BEFORE))


def test_a_calendar_of_one_event() -> None:
    event = Event("2026-12-31", LAW, "dag", "A; B, C", "Så\\här\noch så", "2026-01-02")
    catalog = understood()[0]
    head = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Barnskyddshandboken//SV\r\nCALSCALE:GREGORIAN\r\n"
    body = (
        "BEGIN:VEVENT\r\n"
        "UID:dag-2026-12-31-laws/anmalan-2025@a.example.org\r\n"
        "DTSTAMP:20260102T000000Z\r\n"
        "DTSTART;VALUE=DATE:20261231\r\n"
        "DTEND;VALUE=DATE:20270101\r\n"
        "SUMMARY:A\\; B\\, C\r\n"
        "DESCRIPTION:Så\\\\här\\noch så\r\n"
        f"URL:{BASE}lagar/anmalan-2025/\r\n"
        "TRANSP:TRANSPARENT\r\n"
        "END:VEVENT\r\n"
        "END:VCALENDAR\r\n"
    )
    made = written(catalog, Calendar("a.ics", "T, u", (event,)), BASE).decode()
    assert made == f"{head}X-WR-CALNAME:T\\, u\r\n{body}"
    made = written(catalog, Calendar("a.ics", "T", (replace(event, sort="kontroll"),)), BASE, "A; b").decode()
    told = body.replace("dag-2026-12-31", "kontroll-nasta")
    assert made == f"{head}X-WR-CALNAME:T\r\nX-WR-CALDESC:A\\; b\r\n{told}"


def test_who_reads_a_record_again_and_by_when() -> None:
    catalog = understood({"guides/oro-i-skolan": text_of("guides/oro-i-skolan") + "reviewer: jurist\n"})[0]
    event = next(it for it in to_review(catalog) if it.ref == "guides/oro-i-skolan")
    assert event == Event(
        "2026-07-02",
        "guides/oro-i-skolan",
        "kontroll",
        "Kontrollera: Du är orolig för en elev",
        "Kontrolleras av jurist, senast 2026-07-02.",
        "2026-01-02",
    )


def test_what_stands_first_in_data_and_in_the_description_of_the_files() -> None:
    catalog = understood()[0]
    nobody, told = Inputs(catalog, {}, BASE), Inputs(edited(catalog), {}, BASE, OWNER)
    assert terms(nobody) == {"version": VERSION, "address": BASE}
    licence = {"name": "CC <0>", "url": "https://cc.example.org/?a&b"}
    edition = {
        "name": "i Byn",
        "municipality": "2262",
        "national": "https://handboken.example.org/",
        "own_contacts": [],
    }
    assert terms(told) == {
        "version": VERSION,
        "address": BASE,
        "edition": edition,
        "publisher": "A & B",
        "contact": "a@verket.se",
        "licence": licence,
    }
    about = (
        "Barnskyddshandbokens poster som filer. Alla får hämta dem, utan nyckel och från andra webbplatser. Varje svar "
        "är en fil som byggs om när handboken ändras."
    )
    assert description(nobody)["info"] == {
        "title": "Barnskyddshandboken som data",
        "version": VERSION,
        "description": about,
    }
    assert description(told)["info"] == {
        "title": "Barnskyddshandboken i Byn som data",
        "version": VERSION,
        "description": f"{about} {OWN}",
        "license": licence,
        "contact": {"name": "A & B", "email": "a@verket.se"},
    }


@pytest.mark.parametrize("owner", [NOBODY, OWNER])
def test_the_terms_are_as_they_are_promised(owner: Owner) -> None:
    contacts = ({"function": "mottagning", "label": "A", "phone": "060-11 11 11", "checked": "2026-01-02"},)
    sources = {"sources": ({"plan": "inledning", "read": "2026-01-02"},)}
    own = LOCAL.model_copy(update={"contacts": tuple(LocalContact.model_validate(it | sources) for it in contacts)})
    told: dict[str, Any] = terms(Inputs(replace(understood()[0], edition=own), {}, BASE, owner))
    check = jsonschema.Draft202012Validator({**closed(terms_properties()), "required": ["version", "address"]})
    assert list(check.iter_errors(told)) == []
    assert told["edition"]["own_contacts"] == ["mottagning"]
    for name in told["edition"]:
        assert not check.is_valid({**told, "edition": {key: it for key, it in told["edition"].items() if key != name}})
    assert not check.is_valid({**told, "edition": {**told["edition"], "own_contacts": ["annat"]}})
    assert not check.is_valid({**told, "more": 1})
    late = replace(understood()[0], edition=own, news=News("2028-01-03", (), {}))
    told = {**terms(Inputs(late, {}, BASE, owner))}
    assert told["edition"]["own_contacts"] == []


def test_vocabularies_come_by_name_and_a_record_ends_with_where_it_is_from() -> None:
    catalog = understood()[0]
    backwards = dict(sorted(catalog.vocabularies.items(), reverse=True))
    paths = [it.path for it in vocabularies_as_json(Inputs(replace(catalog, vocabularies=backwards), {}, BASE))]
    assert paths == [f"data/vocabulary-{name}.json" for name in sorted(catalog.vocabularies)]
    given = Inputs(catalog, {}, BASE, OWNER)
    for file in records_as_json(given):
        assert list(json.loads(file.data).items())[-1] == ("origin", terms(given))


def test_an_entry_of_a_record_that_says_nothing_in_short() -> None:
    bare = "\n".join(line for line in text_of(LAW).splitlines() if not line.startswith("summary:"))
    found = feed(with_past(understood()[0], {LAW: bare}, {LAW: bare.replace("rule: Anmäl", "rule: Ring och anmäl")}))
    assert '<content type="html">&lt;p&gt;&lt;/p&gt;&lt;ul&gt;' in found
