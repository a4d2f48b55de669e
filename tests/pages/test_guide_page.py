"""The page of a guide: the boxes that stand before the steps, what each step says, and what stands after them."""

import re
from itertools import pairwise

import pytest

from examples import text_of, understood
from handbook.content.kinds.guide import Step
from handbook.pages.record_page import record_page
from handbook.pages.record_view import view_of

ADULT, CHILD = "guides/oro-i-skolan", "guides/du-som-ar-ung"
BOX = re.compile(r'^!!! (\w+)(?: onscreen)? (?:""\n    ## |")([^"\[{]*?)(?= \{|"|\[)', re.MULTILINE)
NBSP = "\u00a0"
DANGER = "urgent: Ring och säg var barnet är.\n"
SAME_DAY = "same_day: Ring socialtjänsten i dag.\n"
SUICIDE = "suicide: Fråga rakt ut.\n"
FIRST_KAN = "steps:\n  - {force: kan, who: Du, text: Lyssna., sources: [{plan: inledning, read: 2026-01-02}]}\n"
LINE = f"[020-00{NBSP}00{NBSP}00](tel:020000000) ([Stödlinjen](../material/stodlinjen.md)), öppet vardagar 8–17"


def body(ref: str, texts: dict[str, str]) -> str:
    catalog, findings = understood(texts)
    assert findings == ()
    return record_page(view_of(catalog, catalog.entries[ref])).body


def guide(ref: str, more: str = "", first: str = "steps:\n") -> str:
    return body(ref, {ref: text_of(ref).replace("steps:\n", first) + more})


@pytest.mark.parametrize(
    ("roles", "words"),
    [
        ("", ""),
        ("[skola]", "För skola. ["),
        ("[skola, socialtjanst]", "För skola, socialtjänst. ["),
        ("[skola, socialtjanst, vard]", "För skola, socialtjänst med flera. ["),
    ],
)
def test_whom_it_is_for_is_said_of_two_roles_and_no_more(roles: str, words: str) -> None:
    own = re.sub(r"^roles: .*\n", "", text_of(ADULT), flags=re.MULTILINE)
    vard = f"{text_of('vocabulary/roles').rstrip()}\n- {{id: vard, title: Vård, summary: För dig i vården.}}\n"
    made = body(ADULT, {ADULT: own + (f"roles: {roles}\n" if roles else ""), "vocabulary/roles": vard})
    assert (words in made) if words else ("{ .for .onscreen }" not in made)


@pytest.mark.parametrize(
    ("ref", "more", "first", "boxes"),
    [
        (ADULT, "", "steps:\n", ["Är barnet i fara nu? Ring&nbsp;", "I dag"]),
        (
            ADULT,
            SUICIDE + SAME_DAY + DANGER,
            FIRST_KAN,
            ["Är barnet i fara nu? Ring&nbsp;", "Det här kräver lagen", "I dag", "Vill barnet inte leva?"],
        ),
        (CHILD, "", "steps:\n", ["Är du i fara nu? Ring&nbsp;"]),
        (
            CHILD,
            SUICIDE + SAME_DAY + DANGER,
            "steps:\n",
            ["Är du i fara nu? Ring&nbsp;", "I dag", "Orkar du inte leva?"],
        ),
    ],
)
def test_what_cannot_wait_stands_before_the_steps_and_the_most_urgent_first(
    ref: str, more: str, first: str, boxes: list[str]
) -> None:
    above, _, rest = guide(ref, more, first).partition("## Gör så här")
    assert [title for _, title in BOX.findall(above)] == boxes
    assert [name for name, _ in BOX.findall(rest)] == []


@pytest.mark.parametrize(
    ("more", "first", "said"),
    [
        (
            "",
            "steps:\n",
            f"Bråttom men ingen akut fara: polisen [114{NBSP}14](tel:11414), socialtjänsten eller [socialjouren](",
        ),
        (DANGER, "steps:\n", "[112](tel:112)"),
        (DANGER, "steps:\n", "    Ring och säg var barnet är.\n"),
        (SAME_DAY, "steps:\n", "    Ring socialtjänsten i dag.\n"),
        (SUICIDE, "steps:\n", "    Fråga rakt ut.\n"),
        (
            "",
            FIRST_KAN,
            "    Anmäl genast till socialnämnden. *Genast.* Vem: [steg 2](#steg-2).\n",
        ),
        (
            "",
            FIRST_KAN
            + "  - {force: ska, who: Du, text: Ser du det? Gör det. Ring sedan., laws: [anmalan-2025], sources: "
            "[{plan: inledning, read: 2026-01-02}]}\n",
            "    Ser du det? Gör det. Vem: [steg 2](#steg-2).\n",
        ),
    ],
)
def test_what_a_box_says(more: str, first: str, said: str) -> None:
    assert said in guide(ADULT, more, first).partition("## Gör så här")[0]


@pytest.mark.parametrize(
    ("ref", "more", "told"),
    [
        (ADULT, "", "eller [socialjouren](../kommuner/index.md)."),
        (
            ADULT,
            "same_day: Ring socialjouren. Annars väntar socialjouren.\n",
            "Ring [socialjouren](../kommuner/index.md). Annars väntar socialjouren.",
        ),
        (CHILD, "same_day: Ring socialjouren.\n", "    Ring socialjouren.\n"),
    ],
)
def test_who_is_told_to_ring_the_municipality_is_led_to_its_number(ref: str, more: str, told: str) -> None:
    assert told in guide(ref, more).partition("## Gör så här")[0]


def test_after_hours_the_advice_stands_below_the_steps() -> None:
    urgent = text_of("vocabulary/urgent") + "- {id: jour, title: Ingen är på plats?, line: handledningen}\n"
    text = body(ADULT, {"vocabulary/urgent": urgent})
    places = [text.index(words) for words in ("{ #steg-1 }", "{ #steg-2 }", "!!! jour", "## Vad händer sedan")]
    assert places == sorted(places)


LATER = (
    "when_you_can:\n  - {text: Behöver du själv stöd?, lines: [stodlinjen], contacts: [skyddsverket], "
    "resources: [handledningen]}\n  - {text: Läs mer., sources: [{plan: inledning, read: 2026-01-02}]}\n"
)
SUPPORT = f"    - Behöver du själv stöd? Ring {LINE}. Kontakta [Skyddsverket](../aktorer/skyddsverket.md)."


@pytest.mark.parametrize("ref", [ADULT, CHILD])
def test_what_can_wait_stands_in_a_calm_box_below_all_that_cannot(ref: str) -> None:
    text = guide(ref, LATER)
    above, title, below = text.partition("    ## När du kan { #ruta-nar-du-kan .admonition-title }\n")
    assert title
    assert above.endswith('!!! sedan ""\n')
    assert "{ #steg-1 }" in above
    assert all(words not in below for words in ("{ #steg-", "**Undvik**", "!!! idag", "!!! nodlage"))
    assert SUPPORT in below
    assert below.index(SUPPORT) < below.index("    - Läs mer.\n") < below.index('    ??? sources "Källa"')


def test_a_guide_with_nothing_that_can_wait_says_nothing_of_it() -> None:
    assert "När du kan" not in guide(ADULT)


ANSWERS = (
    "short_answers:\n  - {question: Vad gör jag?, text: Ring., whole: 'ja', "
    "sources: [{plan: inledning, read: 2026-01-02}]}\n"
    "  - {question: Måste jag?, asked: [plikt], text: Ja., laws: [anmalan-2025], "
    "sources: [{plan: inledning, read: 2026-01-02}]}\n"
)


@pytest.mark.parametrize(("ref", "law"), [(ADULT, True), (CHILD, False)])
def test_a_short_answer_stands_where_a_hit_leads_below_the_steps(ref: str, *, law: bool) -> None:
    text = guide(ref, ANSWERS)
    _, answers, below = text.partition("## Korta svar { #korta-svar }\n")
    assert answers
    assert "{ #steg-" not in below
    assert "### Måste jag? { #svar-2 }\n\nJa." in below
    assert ("Lagstöd: [Anmälan" in below) is law
    assert "Vad gör jag?" not in text, "the steps say it"
    assert "plikt" not in text, "other words for the question are for the search alone"


@pytest.mark.parametrize(
    ("ref", "number", "said"),
    [
        (
            ADULT,
            1,
            [
                "1.  *ska*{ .force .force-ska } **Du som arbetar i skolan**, genast",
                "Anmäl genast till socialnämnden.",
                f"- Lagstöd: [Anmälan (19{NBSP}kap.{NBSP}1{NBSP}§)](../lagar/anmalan-2025.md)",
                f"- Ring: {LINE}",
                '??? sources "Källa"',
            ],
        ),
        (
            ADULT,
            2,
            [
                "2.  *bör*{ .force .force-bor } **Du som arbetar i skolan**\n",
                "Skriv ner vad du har sett.",
                "- Rekommenderas av: [Skyddsverket](../aktorer/skyddsverket.md)",
                "- Kontakta: [Skyddsverket](../aktorer/skyddsverket.md)",
                "- Material: [The Handbook](../material/handledningen.md){ lang=en }",
            ],
        ),
        (CHILD, 1, ["1.  Ring eller skriv till någon som lyssnar.\n    { #steg-1 }\n", f"- Ring: {LINE}"]),
    ],
)
def test_what_a_step_says_in_its_order(ref: str, number: int, said: list[str]) -> None:
    text = guide(ref)
    step = text[text.index(f"{number}.  ") :].partition("</div>")[0]
    places = [step.find(words) for words in said]
    assert -1 not in places, said[places.index(-1)]
    assert all(one < other for one, other in pairwise(places))


@pytest.mark.parametrize(
    ("step", "headed"),
    [
        ("who: Du", False),
        ("who: En vuxen", True),
        ("who: Du, within: i dag", True),
    ],
)
def test_a_child_is_not_told_in_a_line_of_its_own_that_it_is_meant(step: str, *, headed: bool) -> None:
    steps = f"steps:\n  - {{force: kan, {step}, text: Berätta., sources: [{{plan: inledning, read: 2026-01-02}}]}}\n"
    text = guide(CHILD, first=steps)
    assert ("1.  Berätta.\n    { #steg-1 }\n" in text) is not headed
    assert ("1.  **" in text) is headed


@pytest.mark.parametrize(
    ("ref", "suicide", "title", "said"),
    [
        (ADULT, "Vill barnet inte leva mer? Ring.", "Vill barnet inte leva mer?", "Ring."),
        (ADULT, "Fråga rakt ut. Ring.", "Vill barnet inte leva?", "Fråga rakt ut. Ring."),
        (CHILD, "Tänker du på det? Ring.", "Orkar du inte leva?", "Tänker du på det? Ring."),
    ],
)
def test_a_grown_up_is_asked_once_whether_the_child_wants_to_live(
    ref: str, suicide: str, title: str, said: str
) -> None:
    text = guide(ref, f"suicide: {suicide}\n")
    assert f"    ## {title} {{ #ruta-livet .admonition-title }}\n\n    {said}\n" in re.sub(r"\n\s*\n+", "\n\n", text)


@pytest.mark.parametrize(
    ("ref", "roles", "here", "led_to"),
    [
        (ADULT, "roles: [skola]\n", "Du är vuxen", "Du är under 18"),
        (CHILD, "", "Du är under 18", "Du är vuxen"),
        (
            CHILD,
            "roles: [skola]\n",
            "Du är vuxen",
            "Du är under 18",
        ),  # a grown-up who may have to leave the page in a hurry
    ],
)
def test_who_a_page_is_for_stands_above_it_with_the_way_to_the_other(
    ref: str, roles: str, here: str, led_to: str
) -> None:
    other = CHILD if ref == ADULT else ADULT
    written = re.sub(r"(?m)^(roles|other_reader): .*\n", "", text_of(ref))
    text = body(ref, {ref: f"{written}{roles}other_reader: {other.partition('/')[2]}\n"})
    assert f"- **{here}**\n" in text
    assert f"- [{led_to}](" in text


def test_what_to_avoid_stands_after_the_first_step_with_its_reason() -> None:
    text = guide(ADULT)
    places = [text.index(words) for words in ("{ #steg-1 }", "**Undvik**", "{ #steg-2 }")]
    assert places == sorted(places)
    assert "-   **Förhör inte barnet.** Det kan skada en utredning.\n" in text


@pytest.mark.parametrize(("ref", "told"), [(ADULT, True), (CHILD, False)])
def test_a_child_is_told_of_no_law_and_no_force(ref: str, *, told: bool) -> None:
    steps = (
        "steps:\n  - {force: bör, who: Du, text: Lyssna., laws: [anmalan-2025], recommended_by: [skyddsverket], "
        "sources: [{plan: inledning, read: 2026-01-02}]}\n"
    )
    text = guide(ref, first=steps)
    assert ("*ska* betyder att lagen kräver det" in text) is told
    assert ("Ska läsas om efter 2 juli 2026." in text) is told
    assert ("- Rekommenderas av: [Skyddsverket]" in text) is told
    assert ("- Lagstöd: [Anmälan" in text) is told


@pytest.mark.parametrize(
    ("within", "when"),
    [
        ("genast", "genast"),
        ("14 dagar", "inom 14 dagar"),
        ("en vecka efter beslutet", "inom en vecka efter beslutet"),
        ("enligt beslutet", "enligt beslutet"),
        ("så snart det är möjligt", "så snart det är möjligt"),
        (None, ""),
    ],
)
def test_when_a_step_is_done_reads_on_from_who_does_it(within: str | None, when: str) -> None:
    assert Step.model_construct(within=within).when == when
