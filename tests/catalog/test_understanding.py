"""From files to a Catalog: what every step finds is told, and what one leaves out another may still know."""

from examples import codes, law, sources, text_of, understood
from handbook.catalog.understanding import understand

ORDER = "guides/oro-i-skolan"


def test_what_every_step_finds_is_told_together() -> None:
    texts = {
        "laws/form": law("Form", "fel: x"),
        "laws/fakta": law("Fakta", "rule: Ring 020-00 00 00."),
        "laws/fallor": law("Fällor", "rule: Fråga #2"),
        "laws/regel": law("Regel", "text_as_of: 2027"),
        "laws/namn": law("Anmälan (19 kap. 1 §)"),
        "laws/lank": law("Länk", "part_of: borta"),
        "vocabulary/topics": text_of("vocabulary/topics") + "- {id: skydd, title: A, summary: B}\n",
    }
    assert sorted(codes(understood(texts)[1])) == [
        "dead-link",
        "duplicate-id",
        "duplicate-title",
        "future-date",
        "swallowed",
        "typed-number",
        "unknown-field",
    ]


def test_numbers_are_put_where_they_are_asked_for() -> None:
    catalog, findings = understood({"laws/x": law("X", "rule: 'Ring [[nummer:resources/stodlinjen]].'")})
    assert findings == ()
    assert [value.value for value in catalog.entries["laws/x"].values if value.path == ("rule",)] == [
        "Ring 020-00 00 00."
    ]


def test_links_to_a_file_that_could_not_be_read_are_not_called_dead() -> None:
    files = tuple(source for path, source in sources().items() if path != "content/laws/anmalan-2025.yml")
    assert {finding.code for finding in understand(files)[1]} == {"dead-link"}
    catalog, findings = understand(files, unread=["content/laws/anmalan-2025.yml"])
    assert findings == ()
    assert not catalog.whole


def test_no_day_has_not_been_if_nobody_says_which_it_is() -> None:
    (source,) = (source for path, source in sources().items() if path == f"content/{ORDER}.yml")
    assert source.text.count("2026") > 2
    assert understand(tuple(sources().values()))[1] == ()
    assert "future-date" in codes(understand(tuple(sources().values()), today="2025-12-31")[1])
