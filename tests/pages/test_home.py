"""The home page: numbers to ring first, then situations, and the way to everything else."""

import pytest

from examples import text_of, understood
from handbook.catalog.catalog import Catalog
from handbook.pages.overviews import FRONT_ROLES, MOST_NEEDED, OVERVIEWS, SUPPORT_LINE


def home(texts: dict[str, str] | None = None) -> str:
    catalog, findings = understood(texts)
    assert findings == ()
    (page,) = (overview.page(catalog) for overview in OVERVIEWS if overview.address == "")
    return page.body


def test_the_numbers_stand_before_everything_else() -> None:
    body = home()
    assert body.index("[112](tel:112)") < body.index("[114 14](tel:11414)") < body.index("## ")


def test_the_support_line_stands_beside_them_if_there_is_one() -> None:
    line = text_of("resources/stodlinjen").replace("title: Stödlinjen", "title: Stöd till dig", 1)
    body = home({f"resources/{SUPPORT_LINE}": line})
    assert "[020-00\u00a000\u00a000](tel:020000000) ([Stöd till dig]" in body
    assert body.index("020-00") < body.index("## ")
    assert "Stöd till dig som möter barn" not in home()


def test_every_kind_that_has_records_is_a_door() -> None:
    body = home()
    assert "[Lagar](lagar/index.md)" in body
    assert "[Vägledningar](vagledning/index.md)" in body
    assert body.index("(vagledning/oro-i-skolan.md)") < body.index("## Slå upp")


def test_the_situations_that_most_need_are_shown_and_no_more() -> None:
    guide = text_of("guides/oro-i-skolan")
    texts = {
        f"guides/g{number}": guide.replace("title: ", f"title: G{number} ", 1).replace("order: 1", f"order: {number}")
        for number in range(10, 10 + MOST_NEEDED)
    }
    body = home(texts)
    assert f"(vagledning/g{7 + MOST_NEEDED}.md)" in body
    assert f"(vagledning/g{8 + MOST_NEEDED}.md)" not in body


@pytest.mark.parametrize(
    ("days", "newest"), [(("2026-03-04", "2026-02-01"), "4 mars 2026"), (("2026-02-01", "2026-03-04"), "4 mars 2026")]
)
def test_the_day_of_the_newest_check_is_told(days: tuple[str, str], newest: str) -> None:
    texts = {
        ref: text_of(ref) + f"today: {{status: gäller, text: A, checked: {day}, confidence: unknown}}\n"
        for ref, day in zip(("concepts/orosanmalan", "concepts/polisanmalan"), days, strict=True)
    }
    assert newest in home(texts)


def test_a_home_without_records_is_a_page() -> None:
    (page,) = (overview.page(Catalog((), {}, {})) for overview in OVERVIEWS if overview.address == "")
    assert "[112](tel:112)" in page.body


def test_roles_are_doors_in_the_order_of_the_front() -> None:
    body = home()
    doors = [role for role in FRONT_ROLES if f"(roller/{role}.md)" in body]
    assert doors == ["socialtjanst", "skola"]
    places = [body.index(f"(roller/{role}.md)") for role in doors]
    assert places == sorted(places)
