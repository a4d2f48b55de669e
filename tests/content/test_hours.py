"""Opening hours: what is read, what is only words, what is refused, and when two texts say the same."""

import pytest
from pydantic_core import PydanticCustomError

from handbook.content.kinds.hours import check_hours, clash, opening_hours, week_of


@pytest.mark.parametrize(
    ("hours", "read"),
    [
        ("Dygnet runt", "24/7"),
        ("dygnet runt alla dagar", "24/7"),
        ("Dygnet runt, året runt.", "24/7"),
        ("Alla dagar 0–24", "24/7"),
        ("Måndag–fredag 9–12", "Mo-Fr 09:00-12:00"),
        ("Måndag till och med fredag kl. 9.00 - 16.30", "Mo-Fr 09:00-16:30"),
        ("måndagar klockan 9:05—12", "Mo 09:05-12:00"),
        ("Måndag, onsdag och fredag 9–12", "Mo,We,Fr 09:00-12:00"),
        ("Söndag–torsdag 19–21", "Mo-Th,Su 19:00-21:00"),
        ("Lördag–lördag 19–21", "Sa 19:00-21:00"),
        ("Vardagar 09.00–15.00", "Mo-Fr 09:00-15:00"),
        ("Alla vardagar: 9–15", "Mo-Fr 09:00-15:00"),
        ("Helgfria vardagar 10–15.30", "Mo-Fr 10:00-15:30; PH off"),
        ("Helgfri måndag–torsdag 10–15, fredag 10–12", "Mo-Th 10:00-15:00; Fr 10:00-12:00; PH off"),
        ("Alla dagar 7–21", "Mo-Su,PH 07:00-21:00"),
        ("Varje kväll 20–22", "Mo-Su,PH 20:00-22:00"),
        ("Vardagar 8–12 och 13–16", "Mo-Fr 08:00-12:00,13:00-16:00"),
        ("Vardagar 13–16, 8–12", "Mo-Fr 08:00-12:00,13:00-16:00"),
        ("Vardagar 8–12; vardagar 12–13", "Mo-Fr 08:00-12:00,12:00-13:00"),
        ("Måndag och onsdag 13–15, tisdag, torsdag och fredag 10–12", "Mo,We 13:00-15:00; Tu,Th-Fr 10:00-12:00"),
        ("Tisdag och torsdag 14–17; onsdag 9–12", "Tu,Th 14:00-17:00; We 09:00-12:00"),
        ("Måndag 9–12 och tisdag 9–12. Söndag stängt", "Mo-Tu 09:00-12:00"),
        ("Vardagar 9–16, lördag, söndag och helgdagar 10–12", "Mo-Fr 09:00-16:00; Sa-Su,PH 10:00-12:00"),
        ("Vardagar dygnet runt", "Mo-Fr 00:00-24:00"),
        ("Alla dagar 9–12; helgdag 13–14", "Mo-Su 09:00-12:00; PH 09:00-12:00,13:00-14:00"),
        ("Måndag–söndag 0–24", "Mo-Su 00:00-24:00"),
        ("Vardagar på kontorstid", None),
        ("Telefontid bokas", None),
        ("Dygnet runt utom helger", None),
        ("Lördag stängt", None),
    ],
)
def test_what_is_read(hours: str, read: str | None) -> None:
    assert opening_hours(hours) == read
    assert check_hours(hours) == hours


FORM = "öppettiderna ”{}” går inte att läsa"


@pytest.mark.parametrize(
    ("hours", "said", "advice"),
    [
        ("9–12", FORM, "Skriv till exempel"),
        ("Vardagar 9–12 (2018)", FORM, "Undantag skrivs i exceptions, annat i note"),
        ("Dygnet runt sedan 1 juni 2020", FORM, "Skriv till exempel"),
        ("Vardagar 9–12 fredag 9–11", FORM, "Skriv till exempel"),
        ("Mån–fre 9–12", FORM, "Skriv till exempel"),
        ("Vardagar 9", FORM, "Skriv till exempel"),
        ("Måndag–helgdagar 9-12", FORM, "Skriv till exempel"),
        ("Vardagar ９–12", FORM, "Skriv till exempel"),
        ("Vardagar 9–25", "klockslaget 25 finns inte", "Skriv en tid mellan 0 och 24, till exempel 15.30"),
        ("Vardagar 9–24.01", "klockslaget 24.01 finns inte", "Skriv en tid mellan 0 och 24, till exempel 15.30"),
        ("Vardagar 9.60–12", "klockslaget 9.60 finns inte", "Skriv en tid mellan 0 och 24, till exempel 15.30"),
        (
            "Fredag 20–02",
            "tiden 20–02 slutar innan den börjar",
            "Går tiden över midnatt skriver du den på båda dagarna",
        ),
        ("Fredag 20–20", "tiden 20–20 slutar innan den börjar", "fredag 20–24; lördag 0–2"),
        (
            "Vardagar 9–12; onsdag 11–13",
            "onsdag har två tider som går in i varandra, 09.00–12.00 och 11.00–13.00",
            "Skriv varje tid en gång",
        ),
        (
            "Alla dagar 9–12; helgdag 9.30–10",
            "helgdag har två tider som går in i varandra, 09.00–12.00 och 09.30–10.00",
            "Skriv varje tid en gång",
        ),
    ],
)
def test_what_is_refused(hours: str, said: str, advice: str) -> None:
    with pytest.raises(PydanticCustomError) as found:
        check_hours(hours)
    told = found.value.context or {}
    assert (found.value.type, told["said"]) == ("bad-hours", said.format(hours))
    assert advice in told["advice"]


@pytest.mark.parametrize(
    ("one", "other", "differ"),
    [
        ("Vardagar 9–12", "måndag–fredag 09.00–12.00", False),
        ("Vardagar 9–12", "Helgfria vardagar 9–12", True),
        ("Vardagar 9–12", "Vardagar 9–13", True),
        ("Vardagar på kontorstid", "vardagar  på kontorstid.", False),
        ("Vardagar på kontorstid", "Kontorstid", True),
        ("Vardagar på kontorstid", "Vardagar 9–12", True),
    ],
)
def test_when_two_texts_clash(one: str, other: str, *, differ: bool) -> None:
    assert clash(one, other) is differ
    assert clash(other, one) is differ


def test_a_weekday_that_is_closed_is_told_apart_from_a_holiday_that_nobody_knows() -> None:
    assert week_of("Måndag stängt") == {0: ()}
    assert week_of("Helgfri måndag stängt") == {0: (), 7: ()}
