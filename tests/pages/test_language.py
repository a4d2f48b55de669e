"""In which language a title is: English only if an English word stands in it and no small one of Swedish."""

import pytest

from handbook.pages.language import is_english


@pytest.mark.parametrize(
    ("title", "english"),
    [
        ("Council of Europe", True),
        ("Little – a children’s book for young crime victims", True),
        ("“The” act", True),
        ("Tip the Police off", True),
        ("GRETA publishes first report ON Sweden", True),
        ("Lanzarote Committee", True),
        ("WeProtect Global Alliance", True),
        ("2022 Trafficking in Persons Report: Sweden", True),
        ("Rapport om Global Alliance", False),
        ("Lag om vård av unga", False),
        ("Handbok: The Act och lagen", False),
        ("Överföring, the Act", False),
        ("2,4 miljoner til samtaletilbud for mennesker i krise", False),
        ("www.a.se/for-dig", False),
        ("Concluding observations", False),  # nothing tells it from Swedish
        ("", False),
    ],
)
def test_english_titles_are_known_by_their_words(title: str, *, english: bool) -> None:
    assert is_english(title) is english
