"""The main text of pages: what surrounds it is left, what it says is kept, and what is no page is known as such."""

import time

import pytest

from handbook.watch.main_text import hindrance, main_text
from handbook.watch.sentences import hashed

PAGE = """<!doctype html><html lang="sv"><head>
<title>Stöd</title><style>p {{}}</style></head><body class="has-cookie-bar">
<header>Myndigheten</header><nav><ul><li>Start</li></ul></nav>
<div id="cookie-banner">Vi använder kakor. {cookies}</div>
<main><div class="breadcrumbs">Start / Stöd</div><h1>Stöd till barn</h1>
<p>Du kan få <a href="/x">stöd</a> hela dygnet. {more}</p><ul><li>Ring oss</li><li>Skriv till oss</li></ul>
<p>Senast uppdaterad: {day}</p><div class="related-links">Läs också: {other}</div>
<aside>Nyheter {other}</aside><script>var x = "{other}";</script></main>
<footer>Kontakt {day}</footer></body></html>"""


def page(**words: str) -> str:
    given = {"cookies": "Ja.", "more": "", "day": "3 maj 2030", "other": "En sak"}
    return PAGE.format(**{**given, **words})


def test_the_main_text_is_blocks_without_what_surrounds_it() -> None:
    assert main_text(page()) == ("Stöd till barn", "Du kan få stöd hela dygnet.", "Ring oss", "Skriv till oss")


@pytest.mark.parametrize("name", ["cookies", "day", "other"])
def test_noise_is_no_change(name: str) -> None:
    assert hashed(main_text(page(**{name: "9 juni 2031"}))) == hashed(main_text(page()))


def test_a_sentence_more_is_a_change() -> None:
    assert len(hashed(main_text(page(more="Nu också på natten.")))) == len(hashed(main_text(page()))) + 1


def test_a_page_without_main_is_read_without_its_frame() -> None:
    html = "<body><nav>Meny</nav><div><p>Texten.</p></div><footer>Fot</footer></body>"
    assert main_text(html) == ("Texten.",)


def test_a_main_part_without_text_is_none() -> None:
    assert main_text("<body><main></main><p>Texten.</p></body>") == ("Texten.",)


@pytest.mark.parametrize(
    "html",
    [
        "<p>Texten.",
        "<main><p>Texten.</main></p></p>",
        "<p>Texten.</p></div></section>",
        "<p>Tex<b>ten</b>.<br></p>",
        "<main><nav>Meny<p>Nej</p></nav><p>Texten.</p></main>",
        "<p hidden>Dolt<p>Texten.",
        "<ul><li class=share>Dolt<li>Texten.</ul>",
        "<ul><li id=share>Dolt<li>Texten.</ul>",
        "<P TITLE='a'>Tex<!-- > --><i>ten.</i></P>",
        "<p>Texten.</p><script>if (a < b) { '<p>Nej</p>' }</script>",
        "<p>Texten.</p><style>p > a {}</style>",
        "<nav/><p>Texten.</p>",
        "<p>Texten.</p><!-- slut --",
        "<p hidden>Dolt</p><p>Texten.</p>",
        '<div role="dialog">Välj</div><p>Texten.</p>',
    ],
)
def test_broken_and_odd_pages_are_read_all_the_same(html: str) -> None:
    assert "Texten." in main_text(html)
    assert not {"Meny", "Nej", "Dolt", "Välj"} & set(main_text(html))


@pytest.mark.parametrize(
    ("html", "why"),
    [
        ("", "tom"),
        ("<html><body><script>start()</script></body></html>", "tom"),
        ("<title>Just a moment...</title><p>Checking</p>", "robotar"),
        ("<script>window._cf_chl_opt={cType:'managed'}</script><p>Vänta</p>", "robotar"),
        ('<script src="/_Incapsula_Resource?SWJIYLWA=1"></script><p>Request unsuccessful.</p>', "robotar"),
        ("<p>Fyll i vår CAPTCHA</p>", "robotar"),
        ("<title>Sidan hittades inte - Verket</title><p>Sök i stället.</p>", "finns"),
    ],
)
def test_what_is_no_page_is_known_by_its_signs(html: str, why: str) -> None:
    assert why in hindrance(html)


@pytest.mark.parametrize(
    "html",
    [
        page(),
        f"<title>Om captcha</title><p>{'Så fungerar captcha på nätet. ' * 80}</p>",
        "<p>Paragraf 404.</p>",
        # What hosts put into pages that they let through.
        "<p>Anmäl oro här.</p><script src='/cdn-cgi/challenge-platform/scripts/jsd/main.js'></script>",
        "<p>Anmäl oro här.</p><script src='https://www.google.com/recaptcha/api.js'></script>",
    ],
)
def test_a_page_that_only_uses_such_words_is_a_page(html: str) -> None:
    assert hindrance(html) == ""


@pytest.mark.parametrize(
    "piece",
    [
        "<!--",
        "<a",
        "<div>x",
        "<a b='",
        "</a",
        "<!a",
        "<?a",
        "<script>",
        "&",
        "<li>",
        "</p>",
        "<",
        '<a b="c" ',
        "<p <p>",
    ],
)
def test_a_page_in_bad_faith_takes_no_time(piece: str) -> None:
    began = time.process_time()
    main_text("<div>" * 1_000 + piece * (60_000 // len(piece)))
    assert time.process_time() - began < 5  # a second is plenty, a parser that goes back takes minutes


def test_letters_written_as_names_are_letters() -> None:
    assert main_text("<p>R&aring;d &amp; st&#246;d</p>") == ("Råd & stöd",)


@pytest.mark.parametrize(
    "html",
    [
        "<div id='socialtjanstlagen'><p>{}</p></div>",
        "<section class='social-jour ingress'><p>{}</p></section>",
        "<div class='shared-custody'><p>{}</p></div>",
        "<div id='age-of-consent'><p>{}</p></div>",
        "<h2 id='related'>{}</h2>",
        "<main><article><header><h1>Rubrik</h1><p>{}</p></header><p>Text.</p></article></main>",
        "<article><header><p>{}</p></header><p>Text.</p></article>",
        "<main><div class='accordion' hidden><p>{}</p></div><p>Text.</p></main>",
        "<main><div aria-hidden='true'>{}</div><p>Text.</p></main>",
        "<body><form id='aspnetForm'><main><p>{}</p></main></form></body>",
        "<body><form><nav>Meny</nav><div>{}</div></form></body>",
    ],
)
@pytest.mark.parametrize(
    "text", ["Ring socialjouren.", "Senast inom 14 dagar ska beslut fattas.", "Ändrad lag från 2031."]
)
def test_what_a_page_says_is_not_taken_for_its_frame(html: str, text: str) -> None:
    assert text in main_text(html.format(text))


@pytest.mark.parametrize(
    "line",
    [
        "Senast uppdaterad: 3 maj 2030",
        "Sidan är uppdaterad 2030-05-03 kl. 10.15",
        "Publicerad 3 maj 2030 | Uppdaterad den 9 juni 2031",
        "Sidan granskades senast måndag 3 maj av Karin Karlsson, jurist",
        "Uppdaterad för 3 dagar sedan",
        "Last updated on May 3, 2030 by A. Author",
        "This page was last updated 3 days ago",
    ],
)
def test_a_line_that_only_tells_a_day_is_left(line: str) -> None:
    assert main_text(f"<main><p>Text.</p><p>{line}</p></main>") == ("Text.",)


@pytest.mark.parametrize(
    "name", ["social-share-buttons", "social", "socialmedia", "related-links", "share", "consent-banner"]
)
def test_what_designers_put_beside_the_text_is_left(name: str) -> None:
    assert main_text(f"<main><p>Text.</p><div class='x {name}'>Annat</div></main>") == ("Text.",)
