"""Ages as sources write them, sorted into groups that a teacher filters by; the filter works in a real browser."""

import pytest
from playwright.sync_api import Browser

from handbook.pages.materials import age_groups


@pytest.mark.parametrize(
    ("ages", "groups"),
    [
        ("4–7, 8–13 och 14–17 år", ("0–6 år", "7–12 år", "13–15 år", "16–20 år")),
        ("Årskurs 4–9", ()),
        ("årskurs 4–9, 10–15 år", ("7–12 år", "13–15 år")),
        ("7–12 år", ("7–12 år",)),
        ("13-20", ("13–15 år", "16–20 år")),
        ("anges inte", ()),
    ],
)
def test_age_groups(ages: str, groups: tuple[str, ...]) -> None:
    assert age_groups(ages) == groups


def test_a_choice_narrows_the_list_and_can_be_linked(browser: Browser, site: str) -> None:
    page = browser.new_page()
    page.goto(f"{site}/materialval/")
    every = page.locator(".filterable li:visible").count()
    page.get_by_label("Roll").select_option("Skola och förskola")
    fewer = page.locator(".filterable li:visible").count()
    assert 0 < fewer < every
    assert f"Visar {fewer} av {every}" in page.get_by_role("status").first.inner_text()
    page.goto(page.url)
    assert page.locator(".filterable li:visible").count() == fewer
    page.get_by_role("button", name="Visa alla").click()
    page.get_by_text(f"Visar {every} av").wait_for()
    page.close()
