"""The words the templates are written in: statuses, numbers to ring, hours, and pages without gaps."""

import jinja2
import pytest

from examples import HOLDS, text_of, understood
from handbook.content.fields import own_fields
from handbook.content.kinds.agency import Agency
from handbook.content.kinds.measure import Measure, Outcome
from handbook.content.kinds.resource import Availability
from handbook.content.kinds.standing import Standing, Today
from handbook.pages.markdown import Writer
from handbook.pages.templating import (
    badge,
    begun,
    dial,
    environment,
    first_statement,
    line,
    material,
    open_hours,
    page_from,
    part_template,
    phone,
    squeeze,
    status_mark,
    sure,
)

NBSP = "\u00a0"
LINE, BOOK = "resources/stodlinjen", "resources/handledningen"


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("\n\na\n\n\n\nb  \n\n", "a\n\nb"),
        ("a\nb", "a\nb"),
        ("   \na\n   \n\t\nb", "a\n\nb"),
        ("    a", "a"),
        ("a\n    b", "a\n    b"),
        ("", ""),
    ],
)
def test_runs_of_empty_lines_become_one(text: str, shown: str) -> None:
    assert squeeze(text) == shown


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Anmäl. Ring sedan.", "Anmäl."),
        ("Misstänker du det? Anmäl. Ring sedan.", "Misstänker du det? Anmäl."),
        ("Är det du? Är det i dag? Anmäl. Ring sedan.", "Är det du? Är det i dag? Anmäl."),
        ("Anmäl till 19 kap. 1 § i dag.", "Anmäl till 19 kap. 1 § i dag."),
        ("Vem är det?", "Vem är det?"),
        ("", ""),
    ],
)
def test_what_is_to_be_done_stands_with_the_question_before_it(text: str, said: str) -> None:
    assert first_statement(text) == said


def test_a_word_that_no_one_gives_a_template_is_a_fault() -> None:
    with pytest.raises(jinja2.UndefinedError):
        environment().from_string("{{ saknas }}").render()


@pytest.mark.parametrize(
    ("words", "status", "mark"),
    [
        ("ersatt", "", "*ersatt*{ .status .status-ersatt }"),
        ("bytt namn", "", "*bytt namn*{ .status .status-bytt-namn }"),
        ("läget okänt", "okänd", "*läget okänt*{ .status .status-okand }"),
    ],
)
def test_a_status_is_marked_as_such(words: str, status: str, mark: str) -> None:
    assert status_mark(words, status) == mark


def test_a_badge_tells_where_something_stands() -> None:
    today = Today.model_validate({"status": "okänd", "text": "A", "checked": "2026", "confidence": "unknown"})
    assert badge(today) == "*läget okänt*{ .status .status-okand }"
    assert badge(today, beside=True) == badge(today)
    assert badge(None) == ""
    gone = Availability.model_validate({"status": "okänt", "checked": "2026", "confidence": "unknown"})
    assert badge(gone) == badge(gone, beside=True) == "*oklart om det finns*{ .status .status-okant }"


@pytest.mark.parametrize(
    ("standing", "words"),
    [
        (Today, {"gäller": "läget i dag: gäller", "ändrad": "läget i dag: ändrad", "okänd": "läget okänt"}),
        (Outcome, {"genomförd": "utfallet: genomförd", "okänd": "utfallet okänt"}),
        (Availability, {"tillgängligt": "tillgängligt", "okänt": "oklart om det finns"}),
    ],
)
def test_a_badge_beside_another_says_once_what_it_is_of(standing: type[Standing], words: dict[str, str]) -> None:
    base = {"text": "A", "checked": "2026", "confidence": "verified"}
    told = {status: badge(standing.model_validate({"status": status, **base}), beside=True) for status in words}
    assert {status: badge.split("*")[1] for status, badge in told.items()} == words


@pytest.mark.parametrize(
    ("told", "words", "look"),
    [
        ({"status": "gäller"}, "gäller", "galler"),
        ({"status": "gäller", "since": "2018"}, "gäller", "galler"),
        ({"status": "ändrad", "since": "2026-09-10"}, "ändrad 2026", "andrad"),
        ({"status": "ändrad"}, "ändrad", "andrad"),
        ({"status": "gäller", "confidence": "background"}, "gäller, ej verifierat", "okand"),
        (
            {"status": "ändrad", "since": "2018", "confidence": "background"},
            "ändrad 2018, ej verifierat",
            "okand",
        ),
        ({"status": "okänd", "confidence": "background"}, "läget okänt", "okand"),
        ({"status": "ersatt", "confidence": "unknown"}, "ersatt, ej verifierat", "ersatt"),
    ],
)
def test_a_badge_tells_the_year_of_a_change_and_what_nobody_has_verified(
    told: dict[str, str], words: str, look: str
) -> None:
    standing = Today.model_validate({"text": "A", "checked": "2026", "confidence": "verified", **told})
    assert badge(standing) == f"*{words}*{{ .status .status-{look} }}"


@pytest.mark.parametrize(
    ("confidence", "words"),
    [("verified", "verifierat"), ("background", "ej verifierat"), ("unknown", "okänt")],
)
def test_how_sure_something_is(confidence: str, words: str) -> None:
    assert sure(confidence) == f"*{words}*{{ .confidence .confidence-{confidence} }}"
    assert sure(confidence, capital=True).startswith(f"*{words[0].upper()}{words[1:]}*")


@pytest.mark.parametrize(
    ("number", "shown"),
    [
        ("020-00 00 00", f"[020-00{NBSP}00{NBSP}00](tel:020000000)"),
        ("+46 8 123", f"[+46{NBSP}8{NBSP}123](tel:+468123)"),
        ("+46 (0)8-1 23", f"[+46{NBSP}(0)8-1{NBSP}23](tel:+468123)"),
        ("0046 8 123", f"[0046{NBSP}8{NBSP}123](tel:+468123)"),
        ("112", "[112](tel:112)"),
    ],
)
def test_a_number_dials(number: str, shown: str) -> None:
    assert phone(number) == shown


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Ring 112.", "Ring [112](tel:112)."),
        ("Du ringer du 112.", "Du ringer du [112](tel:112)."),
        ("Åker ring112 eller spring 112", "Åker ring112 eller spring 112"),
        ("Lag 112 och 114", "Lag 112 och 114"),
        ("Ring 1177", "Ring 1177"),
        (f"Polisen {NBSP.join(('114', '14'))}", f"Polisen [114{NBSP}14](tel:11414)"),
        ("114 14 och 020-00 00 00.", f"[114{NBSP}14](tel:11414) och [020-00{NBSP}00{NBSP}00](tel:020000000)."),
        ("010-000 00 00", "010-000 00 00"),
        ("Ring +46 (0)20-00 00 00.", f"Ring [+46{NBSP}(0)20-00{NBSP}00{NBSP}00](tel:+4620000000)."),
        ("Ring 0046 20-00 00 00.", f"Ring [0046{NBSP}20-00{NBSP}00{NBSP}00](tel:+4620000000)."),
        ("Ring (020-00 00 00)", f"Ring ([020-00{NBSP}00{NBSP}00](tel:020000000))"),
        ("[114 14](tel:11414)", "[114 14](tel:11414)"),
        ("Ring [112](tel:112) nu", "Ring [112](tel:112) nu"),
        ("Ring 1125", "Ring 1125"),
        ("5114 14", "5114 14"),
        ("Lag (1998:112) och ring 112:5", "Lag (1998:112) och ring 112:5"),
    ],
)
def test_numbers_that_have_a_record_dial(text: str, shown: str) -> None:
    assert dial(understood()[0], text) == shown


def test_hours_stand_in_a_sentence() -> None:
    assert open_hours("Vardagar 8–17") == "öppet vardagar 8–17"
    assert open_hours("dygnet runt") == "öppet dygnet runt"


@pytest.mark.parametrize(
    ("old", "new", "shown"),
    [
        (
            "",
            "",
            f"[020-00{NBSP}00{NBSP}00](tel:020000000) ([Stödlinjen](material/stodlinjen.md)), öppet vardagar 8–17",
        ),
        (
            "  hours: vardagar 8–17\n",
            "",
            f"[020-00{NBSP}00{NBSP}00](tel:020000000) ([Stödlinjen](material/stodlinjen.md))",
        ),
        (
            "title: Stödlinjen\n",
            "title: Stöd 020-00 00 00\n",
            f"[020-00{NBSP}00{NBSP}00](tel:020000000) ([Stöd](material/stodlinjen.md)), öppet vardagar 8–17",
        ),
    ],
)
def test_a_help_line(old: str, new: str, shown: str) -> None:
    catalog, findings = understood({LINE: text_of(LINE).replace(old, new, 1)})
    assert findings == ()
    assert line(Writer(catalog, ""), "stodlinjen") == shown


def test_a_help_line_without_a_number_is_its_name() -> None:
    assert line(Writer(understood()[0], ""), "handledningen") == "[The Handbook](material/handledningen.md){ lang=en }"


@pytest.mark.parametrize(
    ("status", "confidence", "more", "mark"),
    [
        ("tillgängligt", "verified", "", ""),
        ("tillgängligt", "background", "", " *tillgängligt, ej verifierat*{ .status .status-okand }"),
        ("tillgängligt", "unknown", "", " *tillgängligt, ej verifierat*{ .status .status-okand }"),
        ("okänt", "unknown", "", " *oklart om det finns*{ .status .status-okant }"),
        ("ny version", "verified", "", " *ny version*{ .status .status-ny-version }"),
        ("ny version", "background", "", " *ny version, ej verifierat*{ .status .status-okand }"),
        (
            "inte längre tillgängligt",
            "verified",
            "",
            " *inte längre tillgängligt*{ .status .status-inte-langre-tillgangligt }",
        ),
        ("tillgängligt", "verified", "upphävd", " *upphävd*{ .status .status-upphavd }"),
        ("tillgängligt", "verified", "gäller", ""),
    ],
)
def test_material_is_marked_as_on_its_page_unless_it_is_known_to_be_had(
    status: str, confidence: str, more: str, mark: str
) -> None:
    today = f"today:\n  status: {more}\n{HOLDS.format(confidence='verified')}" if more else ""
    given = text_of(BOOK).replace("confidence: verified", f"confidence: {confidence}")
    catalog, _ = understood({BOOK: given.replace("status: tillgängligt", f"status: {status}") + today})
    shown = material(Writer(catalog, ""), "handledningen")
    assert shown == f"[The Handbook](material/handledningen.md){{ lang=en }}{mark}"


@pytest.mark.parametrize(
    ("cls", "field", "template"),
    [
        (Agency, "contacts", "parts/contact.md.j2"),
        (Measure, "outcome", "parts/outcome.md.j2"),
        (Agency, "type", "parts/default.md.j2"),
    ],
)
def test_a_part_has_a_template_of_its_own_or_the_common_one(cls: type, field: str, template: str) -> None:
    found = next(it for it in own_fields(cls) if it.name == field)
    assert part_template(found).name == template


def test_templates_keep_the_case_of_all_but_the_first_letter() -> None:
    assert environment().from_string("{{ 'öppet i SU' | capitalize_first }}").render() == "Öppet i SU"


def test_a_page_says_what_it_is_about() -> None:
    catalog, _ = understood()
    words = {"vocabulary": "roles", "terms": (), "counts": {}}
    page = page_from(
        "terms.md.j2", "roller/", "Roller", "Välj.", catalog, meta={"early": "a.js"}, about="x", words=words
    )
    assert (page.address, page.title, page.about) == ("roller/", "Roller", "x")
    assert page.meta == {"description": "Välj.", "early": "a.js"}
    assert page.body.startswith("# Roller\n\nVälj.")
    assert page.file.path == "roller/index.md"
    assert page.text.startswith('---\ntitle: "Roller"\ndescription: "Välj."\nearly: "a.js"\n---\n\n# Roller')
    plain = page_from("terms.md.j2", "roller/", "Roller", "Välj.", catalog, words=words)
    assert (plain.meta, plain.about) == ({"description": "Välj."}, "")


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Någon har gjort dig illa: slagit dig, hotat dig. Mer.", "Någon har gjort dig illa."),
        ("Någon pressar dig. Eller så, mer.", "Någon pressar dig."),
        ("Har något hänt? Mer.", "Har något hänt?"),
        ("Något har hänt", "Något har hänt."),
        ("Ett två tre fyra fem sex sju åtta.", "Ett två tre fyra fem sex sju åtta."),
        ("Ett två tre fyra fem sex sju åtta, nio.", ""),
    ],
)
def test_how_a_text_begins(text: str, shown: str) -> None:
    assert begun(text) == shown
