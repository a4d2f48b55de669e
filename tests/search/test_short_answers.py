"""A hit says a short answer only to the question that it answers: a "no" to another question may hurt a child."""

import pytest

from handbook.site.answers import Call

PARENTS, WE, ONESELF = (
    "Måste jag prata med föräldrarna först?",
    "Måste vi utreda en anonym anmälan?",
    "Kan jag anmäla anonymt?",
)
KEPT, PICTURES = "Kan jag lova att inte berätta?", "Får jag spara bilderna?"
AT_HOME, BY_A_PARENT = "Någon hemma slår mig. Vad gör jag?", "En förälder slår. Vad gör jag?"
REPORT, VIOLENCE, HONOUR = "att-anmala", "barn-som-upplever-vald-i-familjen", "hedersrelaterat-vald-och-fortryck"
TOLD, FRIEND, YOUNG = "ett-barn-berattar", "en-van-berattar", "du-har-varit-med-om-nagot"
SENT, THREATENED = "sexuell-utpressning-av-barn", "sexuell-utpressning-och-spridda-bilder"
PAID = "du-eller-en-kompis-far-betalt-for-sex"


@pytest.mark.parametrize(
    ("asked", "guide", "question"),
    [
        ("måste jag prata med föräldrarna först", REPORT, PARENTS),
        ("behöver man prata med hemmet först?", REPORT, PARENTS),
        ("måste vi prata med elevens föräldrar först", REPORT, PARENTS),
        ("kollega säger att vi ska prata med hemmet", REPORT, PARENTS),
        ("föräldrar först", REPORT, PARENTS),
        ("anonym anmälan", REPORT, WE),
        ("måste vi utreda en anonym anmälan", REPORT, WE),
        ("kan jag anmäla anonymt", REPORT, ONESELF),
        ("kan jag lova att inte berätta", TOLD, KEPT),
        ("får vi spara bilderna", SENT, PICTURES),
        ("ska jag spara bilderna som bevis", SENT, PICTURES),  # who may not must not
        ("pappa slår", YOUNG, AT_HOME),
        ("pappa slår mig ofta", YOUNG, AT_HOME),
        ("pappa slår mamma", YOUNG, AT_HOME),
        ("pappa slår", VIOLENCE, BY_A_PARENT),
        ("jag hotas med nakenbilder", THREATENED, "Någon hotar att sprida en bild"),
        ("min kompis säljer sex", PAID, "En kompis får betalt för sex. Vad gör jag?"),
    ],
)
def test_the_question_asked_is_answered(inside: Call, asked: str, guide: str, question: str) -> None:
    assert inside("answered", asked, f"guides/{guide}") == question


@pytest.mark.parametrize(
    ("asked", "guide"),
    [
        # not to do it
        ("måste jag inte prata med föräldrarna först", REPORT),
        ("ska jag låta bli att prata med föräldrarna", TOLD),
        ("ska jag anmäla utan att prata med föräldrarna", VIOLENCE),
        ("kan jag lova att berätta", TOLD),
        ("elev vill inte prata med föräldrarna", HONOUR),
        # somebody else
        ("måste polisen prata med föräldrarna först", REPORT),
        ("jag undrar om soc måste prata med föräldrarna först", REPORT),
        ("kan lärare anmäla anonymt", REPORT),
        ("får föräldrarna veta", YOUNG),
        # one may though one must not, and need not though one may
        ("får jag prata med föräldrarna", TOLD),
        ("kan jag prata med föräldrarna först", VIOLENCE),
        ("kan jag lova att berätta", FRIEND),
        ("måste jag anmäla anonymt", REPORT),
        # something else, or more
        ("ska jag prata med barnet först", TOLD),
        ("måste jag prata med rektor först", REPORT),
        ("måste jag prata med rektor och föräldrarna först", REPORT),
        ("kan jag lova barnet hjälp", TOLD),
        ("pappa hotar mamma", HONOUR),
        # one word
        ("föräldrar", HONOUR),
        ("mamma", HONOUR),
        ("pappa", VIOLENCE),
        ("slår", VIOLENCE),
        ("lova", FRIEND),
        # what one does oneself, or meets with
        ("jag slår mitt barn", VIOLENCE),
        ("jag säljer sex", PAID),
        ("jag hotas med nakenbilder", SENT),
    ],
)
def test_no_other_question_is(inside: Call, asked: str, guide: str) -> None:
    assert inside("answered", asked, f"guides/{guide}") == ""
