"""What acts and bills are called, by the titles of the sources that name them."""

import pytest

from handbook.catalog.law_names import Named, names_of
from handbook.site.site import Site


@pytest.mark.parametrize(
    ("title", "number", "name", "definite"),
    [
        ("Socialtjänstlag (2025:400)", "2025:400", "Socialtjänstlag", "socialtjänstlagen (2025:400)"),
        ("Socialtjänstlag (2025:400), speglad lagtext", "2025:400", "Socialtjänstlag", "socialtjänstlagen (2025:400)"),
        ("Brottsbalk (SFS 1962:700)", "1962:700", "Brottsbalk", "brottsbalken (1962:700)"),
        ("Passförordning (1979:664)", "1979:664", "Passförordning", "passförordningen (1979:664)"),
        (
            "Lag (1990:52) med särskilda bestämmelser om vård av unga",
            "1990:52",
            "Lag med särskilda bestämmelser om vård av unga",
            "lagen (1990:52) med särskilda bestämmelser om vård av unga",
        ),
        ("Kungörelse (1974:152)", "1974:152", "Kungörelse", "kungörelse (1974:152)"),
        ("Prop. 2025/26:12 Stärkt skydd", "2025/26:12", "Stärkt skydd", "stärkt skydd (2025/26:12)"),
        ("Stärkt skydd (prop. 2025/26:12)", "2025/26:12", "Stärkt skydd", "stärkt skydd (2025/26:12)"),
    ],
)
def test_a_title_names_an_act_or_a_bill(title: str, number: str, name: str, definite: str) -> None:
    (named,) = names_of([title]).values()
    assert (named.number, named.title, named.definite) == (number, name, definite)


@pytest.mark.parametrize(
    "title",
    [
        "Socialtjänstlag (2025:400), Sveriges riksdag",
        "SFS 2012:776 Lag om ändring i socialtjänstlagen (2001:453)",
        "Lag (2013:852)speglad",
        "En sida (om barn)",
        "Prop. 2009/10:232",
        "(2025:400)",
        "Om lagen (2025:400) och lagen (2001:453)",
    ],
)
def test_other_titles_name_none(title: str) -> None:
    assert names_of([title]) == {}


def test_most_titles_decide_and_not_their_order() -> None:
    titles = ["Lag (2013:852)", "Lag (2013:852) om registerkontroll", "Lag (2013:852) om registerkontroll"]
    wanted = Named("2013:852", "Lag", " om registerkontroll")
    assert names_of(titles) == names_of(reversed(titles)) == {"2013:852": wanted}
    assert names_of(titles[:2]) == names_of(reversed(titles[:2])) == {"2013:852": wanted}


def test_every_act_that_the_handbook_has_is_called_by_its_own_name(handbook: Site) -> None:
    names = handbook.catalog.law_names
    assert names["1990:52"].definite == "lagen (1990:52) med särskilda bestämmelser om vård av unga"
    assert names["2009:400"].title == "Offentlighets- och sekretesslag"
    assert names["2025/26:12"].title == "Stärkt skydd för barn som riskerar att fara illa"
    assert all(set(named.definite) & set("abcdefghijklmnopqrstuvwxyzåäö") for named in names.values())
