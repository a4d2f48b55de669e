"""The home page: numbers to ring first, then situations, and the way to everything else."""

import re

from examples import text_of, understood
from handbook.pages.overviews import FRONT_ROLES, MOST_NEEDED, OVERVIEWS

URGENT = text_of("vocabulary/urgent")


def home(texts: dict[str, str] | None = None) -> str:
    catalog, findings = understood(texts)
    assert findings == ()
    (page,) = (overview.page(catalog) for overview in OVERVIEWS if overview.address == "")
    return page.body


def test_the_numbers_stand_before_everything_else() -> None:
    body = home()
    assert body.index("[112](tel:112)") < body.index("[114\u00a014](tel:11414)") < body.index("\n## ")


def test_the_numbers_are_those_of_their_records() -> None:
    body = home({"resources/nodnumret": text_of("resources/nodnumret").replace("112", "911")})
    assert "[911](tel:911)" in body
    assert "112" not in body


def test_children_have_a_box_of_their_own_before_the_situations_of_adults() -> None:
    child = text_of("guides/du-som-ar-ung")
    body = home(
        {
            "guides/for-bada": child.replace("title: Du som", "title: Båda som").replace(
                "topics:", "roles: [skola]\ntopics:"
            ),
            "guides/for-vuxna": child.replace("title: Du som", "title: Vuxna som").replace(
                "topics:", "roles: [skola]\nother_reader: du-som-ar-ung\ntopics:"
            ),
        }
    )
    box, rest = body.split("## Vad har hänt?")
    names = ("du-som-ar-ung", "for-bada", "for-vuxna", "oro-i-skolan")
    assert "Är du under 18?" in box
    assert [name in box for name in names] == [True, True, False, False]
    assert [name in rest for name in names] == [False, True, True, True]
    assert "(vagledning/oro-i-skolan.md) Du arbetar i skolan" in rest


def test_the_first_ten_situations_stand_there_and_the_way_to_the_rest() -> None:
    worry = text_of("guides/oro-i-skolan")
    numbers = range(50, 63)
    given = {
        f"oro-{at}": worry.replace("order: 1", f"order: {at}").replace("title: ", f"title: {at} ", 1) for at in numbers
    }
    _, _, below = home({f"guides/{name}": text for name, text in given.items()}).partition("## Vad har hänt?")
    situations, _, rest = below.partition("[Alla vägledningar](vagledning/index.md)")
    shown = re.findall(r"\(vagledning/([\w-]+)\.md\)", situations)
    assert shown == ["oro-i-skolan", *list(given)[: MOST_NEEDED - 1]]
    assert len(shown) == 10
    assert rest


def test_all_lines_are_one_press_away_above_the_situations() -> None:
    above, _, _ = home().partition("## Vad har hänt?")
    assert re.search(r"^\[Ring och fråga: [^]]+\]\(ring/index\.md\)$", above, re.MULTILINE)
    assert re.search(r"^\[Hitta material[^]]+\]\(materialval/index\.md\)$", above, re.MULTILINE)


def test_the_support_line_stands_apart_from_the_emergency_numbers() -> None:
    body = home({"vocabulary/urgent": f"{URGENT}- {{id: arbete, title: Stöd till dig, line: stodlinjen}}\n"})
    assert "Stöd till dig: [020-00\u00a000\u00a000](tel:020000000) ([Stödlinjen]" in body
    assert body.index("## Vad har hänt?") < body.index("020-00") < body.index("## Vem är du?")
    assert "Stöd till dig" not in home()


def test_every_kind_that_has_records_is_a_door() -> None:
    body = home()
    assert "[Lagar](lagar/index.md)" in body
    assert "[Vägledningar](vagledning/index.md)" in body
    assert body.index("(vagledning/oro-i-skolan.md)") < body.index("## Slå upp")


def test_roles_are_doors_in_the_order_of_the_front() -> None:
    body = home()
    doors = [role for role in FRONT_ROLES if f"(roller/{role}.md)" in body]
    assert doors == ["socialtjanst", "skola"]
    places = [body.index(f"(roller/{role}.md)") for role in doors]
    assert places == sorted(places)
