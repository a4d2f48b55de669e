"""Prose: which links and headings a text holds, and what is left of it without markup."""

import pytest

from handbook.content.prose import ProseLink, bare, headings_in, links_in, replace_links, slug


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Källor", "kallor"),
        ("Åtgärd 1-3", "atgard-1-3"),
        ("  Två  ord! ", "tva-ord"),
        ("Ølse & Æsop", "olse-aesop"),
        ("Straße", "strasse"),
        ("Đorđe Łódź", "dorde-lodz"),
        ("ÉCPAT", "ecpat"),
        ("–", ""),
        ("", ""),
    ],
)
def test_slug(text: str, name: str) -> None:
    assert slug(text) == name


@pytest.mark.parametrize(
    ("text", "links"),
    [
        ("[[laws/lvu]]", [ProseLink("laws/lvu", None, None, "[[laws/lvu]]")]),
        ("Se [[laws/lvu|lagen]].", [ProseLink("laws/lvu", None, "lagen", "[[laws/lvu|lagen]]")]),
        ("[[laws/lvu#straff]]", [ProseLink("laws/lvu", "straff", None, "[[laws/lvu#straff]]")]),
        ("[[laws/lvu#straff|så]]", [ProseLink("laws/lvu", "straff", "så", "[[laws/lvu#straff|så]]")]),
        ("`[[laws/lvu]]`", []),
        (
            "`kod` [[a/b]] `[[c/d]]` [[e/f]]",
            [ProseLink("a/b", None, None, "[[a/b]]"), ProseLink("e/f", None, None, "[[e/f]]")],
        ),
        ("[[lvu]]", []),
        ("[[Laws/lvu]]", []),
        ("[laws/lvu]", []),
    ],
)
def test_links_in_a_text(text: str, links: list[ProseLink]) -> None:
    assert list(links_in(text)) == links


def test_links_are_replaced_and_code_is_left_alone() -> None:
    text = "Se [[laws/lvu#straff|lagen]], `[[laws/lvu]]` och [[laws/sol]]."
    shown = replace_links(text, lambda link: f"<{link.target} {link.anchor} {link.words} {link.written}>")
    assert shown == (
        "Se <laws/lvu straff lagen [[laws/lvu#straff|lagen]]>, `[[laws/lvu]]` och <laws/sol None None [[laws/sol]]>."
    )


@pytest.mark.parametrize(
    ("text", "headings"),
    [
        ("### Ett\n\nText.\n\n#### Två ##\n", [(3, "Ett"), (4, "Två")]),
        ("#tätt", [(1, "tätt")]),
        ("###\n\nText.", []),
        ("### Ett\n\n####\n", [(3, "Ett")]),
        ("text ### inte", []),
        ("# Ett", [(1, "Ett")]),
        ("####### sju", []),
        ("###### Sex", [(6, "Sex")]),
    ],
)
def test_headings_in_a_text(text: str, headings: list[tuple[int, str]]) -> None:
    assert list(headings_in(text)) == headings


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("En **fet** och *kursiv* rad.", "En fet och kursiv rad."),
        ("Se [[laws/lvu|lagen]].", "Se lagen."),
        ("Se [[laws/lag-om-vard]].", "Se lag om vard."),
        ("Läs [mer](https://a.example.org/b) här.", "Läs mer här."),
        ("### Rubrik\n\nOch   text.", "Rubrik Och text."),
        ("> citat | cell `kod` _x_", "citat cell kod x"),
        ("Ring **112**.", "Ring 112."),
        ("Ring **112**, *genast*!", "Ring 112, genast!"),
        ("Läs [mer](https://a.example.org/b).", "Läs mer."),
        ("Läs **[mer](https://a.example.org/b)**: `ja`?", "Läs mer: ja?"),
        ("Ring (**112**) och säg ”*hjälp*”.", "Ring (112) och säg ”hjälp”."),
        ("([sidan](https://a.example.org/b))", "(sidan)"),
        ("**a** **b** a_b", "a b a b"),
        ("**[[laws/lvu|lagen]]**.", "lagen."),
    ],
)
def test_prose_without_markup(text: str, said: str) -> None:
    assert bare(text) == said
