"""In which language is a title? Screen readers read English aloud as English only where it is marked."""

ENGLISH = frozenset(
    {
        *("about", "against", "and", "at", "for", "of", "on", "the", "their", "to", "with", "your"),
        *("alliance", "children", "committee", "evaluation", "foundation", "report", "violence"),
    }
)
"""Words of English that are none, or hardly any, in Swedish: small ones, and what names of bodies and reports hold."""
OTHER = frozenset(
    {
        *(
            "att",
            "av",
            "de",
            "den",
            "det",
            "dig",
            "du",
            "en",
            "ett",
            "från",
            "för",
            "hos",
            "i",
            "med",
            "mot",
            "och",
            "om",
        ),
        *("på", "som", "til", "till", "vid", "är"),
    }
)
"""Small words of Swedish and its neighbours: a name in which one of them stands is not English as a whole."""
SWEDISH_LETTERS = frozenset("åäö")
AROUND = ".,:;!?()“”\"'’–-"


def is_english(title: str) -> bool:
    """Tell whether a title is English, by its words."""
    words = {word.strip(AROUND).lower() for word in title.split()}
    return not words.isdisjoint(ENGLISH) and words.isdisjoint(OTHER) and SWEDISH_LETTERS.isdisjoint(title.lower())
