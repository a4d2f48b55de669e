"""What must be known before a query can be read: rules, weights, synonyms, kinds and where the rest of the index is.

Whatever both this package and ``docs/assets/search/`` go by is here, so that it is written once.
"""

import re
from collections.abc import Iterator, Mapping, Sequence

from handbook.catalog.address import kind_address
from handbook.catalog.catalog import Catalog
from handbook.content.kinds.guide import Guide
from handbook.content.kinds.kind import ALL, Kind
from handbook.content.kinds.record import Record
from handbook.content.kinds.resource import Resource
from handbook.content.kinds.types import ASKED, DANGER, PAGES, ROLES, SITUATIONS, SYNONYMS, TOPICS
from handbook.content.prose import bare
from handbook.content.vocabulary import PAGE_ADDRESSES, Asked, Danger, Situation, Synonym
from handbook.search.analysis import Rules, fold, swedish_data, words
from handbook.search.asked import ALARM, CALM, FIRST, LACKING, SURE, Questions, priors, sorted_out
from handbook.search.citations import ACT, NUMBERED, PATTERNS, SPELLINGS, WIDER, cited
from handbook.search.documents import Document
from handbook.search.pack import Shards, in_letters, steps
from handbook.search.weigh import (
    EXACT,
    LETTERS,
    LONGEST_SPELLED,
    SHORT_NAME,
    TO_THE_LETTER,
    UNSHOWN_STEP,
    WEIGHTS,
    name_key,
)

ACRONYM = re.compile(r"(?=(?:.*[A-ZÅÄÖ]){2})[A-ZÅÄÖ][A-Za-zÅÄÖåäö]{1,5}")
ENGLISH = re.compile(r"..(?<!n)ing\Z")
"""How a word ends of a choice that is in English, and has no å, ä or ö: not as "skottlossning" or "ring"."""
NAME_AND_WORDS = re.compile(r"(?<![^|])=([^|]+)\|\1(?![^|])")
NO_KIND = {"place": 99, "weight": ALL, "address": "", "singular": "sida", "plural": "sidor"}
"""What is said of the pages over many records, which are no kind of record."""
LANGUAGE = (
    "patterns",
    "lengths",
    "stop",
    "endings",
    "whole",
    "irregular",
    "apart",
    "short_parts",
    "never_parts",
    "links",
)


Parts = tuple[Shards, Shards, Shards]
"""What is loaded a file at a time: names, long names as a whole and bodies."""
SHORT = 3
"""So short a word of a phrase stands for no other."""
SLIP = 5
"""So long a word of a phrase may have a slip (``typed.js``)."""
VOICES = {"vuxen": "adult", "själv": "self", "kompis": "friend"}
"""Who asks, in the words of editors and of the browser's modules."""
ASKING = ("spoken", "also", "voices", "glue", "english", "mine", "others", "reported", "knowledge", "counting",
          "unhurried", "known", "things", "groups")  # fmt: skip
"""What tells who asks and for what, in ``swedish.yml``."""


def head(catalog: Catalog, found: Sequence[Document], rules: Rules, parts: Parts) -> dict[str, object]:
    """Return the head of the index. Words stand last and beside each other: what is alike packs better together."""
    data: Mapping[str, object] = swedish_data()
    names, long, body = parts
    numbers = {document.ref: number for number, document in enumerate(found)}
    return {
        **kinds(catalog, found),
        "count": len(found),
        "citations": {"patterns": PATTERNS, "spellings": SPELLINGS, "wider": WIDER, "numbered": NUMBERED, "act": ACT},
        "letters": LETTERS,
        "weights": WEIGHTS,
        "title": EXACT["title"],
        "unshown": WEIGHTS[UNSHOWN_STEP],
        "to_the_letter": TO_THE_LETTER,
        "spelled": (LONGEST_SPELLED, SHORT_NAME),
        **classes(catalog),
        "kind_words": kind_words(catalog, rules),
        "superseded": steps(number for number, document in enumerate(found) if document.superseded),
        "contacts": steps(number for number, document in enumerate(found) if document.has_contact),
        "children": steps(number for number, document in enumerate(found) if document.for_child),
        "topics": terms(catalog, TOPICS),
        "topics_at": f"{PAGE_ADDRESSES[TOPICS]}/",
        "roles": terms(catalog, ROLES),
        "guides": guides(catalog, numbers),
        "names": names.starts,
        "long": long.starts,
        "intents": [{**intent, "words": fold(intent["words"])} for intent in swedish_data()["intents"]],
        "rules": {name: data[name] for name in LANGUAGE},
        "asking": {name: data[name] for name in ASKING},
        "urgent": urgent(catalog, rules),
        "situations": situations(catalog, rules, numbers),
        "synonyms": synonyms(catalog, rules, (names, long)),
        "body": body.starts,
    }


def kinds(catalog: Catalog, found: Sequence[Document]) -> dict[str, object]:
    """Return the kinds that have records, in the order of the navigation, and a letter for that of every record."""
    classes = {cls.kind.folder: cls for cls in catalog.kinds}
    places = {folder: place for place, folder in enumerate(classes)}
    folders = sorted({it.kind for it in found}, key=lambda folder: places.get(folder, len(places)))
    told = [_kind(classes[folder], places[folder]) if folder in classes else NO_KIND for folder in folders]
    letters = dict(zip(folders, LETTERS, strict=False))
    return {
        "kinds": [{"id": folder, **it} for folder, it in zip(folders, told, strict=True)],
        "kind_of": "".join(letters[it.kind] for it in found),
    }


def _kind(cls: type[Record], place: int) -> dict[str, object]:
    kind = cls.kind
    return {
        "place": place,
        "weight": kind.search_weight,
        "address": kind_address(cls),
        "singular": kind.singular,
        "plural": kind.plural,
        **({"unasked": kind.search_unasked} if kind.search_unasked != ALL else {}),
        **{name: True for name, told in told_only_if_so(kind).items() if told},
    }


def told_only_if_so(kind: Kind) -> dict[str, bool]:
    """Return how the browser's modules name what sets some kinds apart."""
    return {
        "grown_up": kind.search_after_children,
        "speaks": kind.search_speaks,
        "rules": kind.search_rules,
        "act": kind.search_by_act,
        "named": kind.by_name_alone,
    }


def kind_words(catalog: Catalog, rules: Rules) -> dict[str, str]:
    """Return the kinds by the stems of their names: ”lagar om grooming” asks for laws."""
    named = ((word, cls.kind.folder) for cls in catalog.kinds for word in (cls.kind.singular, cls.kind.plural))
    return {rules.stem(word.lower()): folder for word, folder in named}


def terms(catalog: Catalog, vocabulary: str) -> list[list[str]]:
    """Return id and title of each topic or role, in the order of its list."""
    return [[term.id, term.title] for term in catalog.terms(vocabulary)]


def urgent(catalog: Catalog, rules: Rules) -> list[dict[str, object]]:
    """Return what is shown first where there is danger, and for which words.

    Guides are told by their places in ``guides``, in the order of ``VOICES``: ”abb”.
    """
    places = {ref: place for place, ref in enumerate(_guides_of_all(catalog))}
    return [
        {
            "id": danger.id,
            "says": bare(danger.says),
            **_written(rules, danger.phrases, danger.own, danger.about, danger.but, danger.words),
            "lines": [line for ref in danger.lines for line in _line(catalog, Resource.kind.ref(ref))],
            "guides": in_letters(places[ref] for ref in _guides(danger)),
        }
        for danger in catalog.items(DANGER, Danger)
    ]


def _written(rules: Rules, *lists: Sequence[str]) -> dict[str, str]:
    """Return those of the lists of phrases that have any, each as one line: the head is read by everybody."""
    names = ("phrases", "own", "about", "but", "words")
    told = ({" ".join(_choice(step, rules) for step in phrase.split()) for phrase in phrases} for phrases in lists)
    return {name: "|".join(sorted(phrases)) for name, phrases in zip(names, told, strict=False) if phrases}


def _choice(step: str, rules: Rules) -> str:
    """Return the words of a choice in order; of those with one stem, one that is marked to stand for all of it.

    It is the shortest in which a slip is forgiven, or else the shortest. What one with any ending holds is left out.
    English words stand for no more than themselves: the Swedish stem of "raping" is that of "rappare".
    """
    found: dict[str, list[str]] = {}
    all_of = step.split("/")
    english = step == fold(step) and any(map(ENGLISH.search, all_of))
    for word in (it for it in all_of if not any(_holds(other, it) for other in all_of)):
        stem = rules.stem(word)
        inflected = (
            not english and word.isalpha() and len(word) > SHORT and word.startswith(stem) and word not in rules.stop
        )
        found.setdefault(f"~{stem}" if inflected else word, []).append(word)
    return "/".join(sorted(f"{min(some, key=_standing)}~" if len(some) > 1 else some[0] for some in found.values()))


def _holds(open_word: str, word: str) -> bool:
    """Tell whether a word with any ending is the other one too: "elev*" is "elever"."""
    start = open_word.removesuffix("*")
    return word != open_word != start and word[0] != "*" != open_word[0] and word.removesuffix("*").startswith(start)


def _standing(word: str) -> tuple[bool, int]:
    return len(word) < SLIP, len(word)


def _line(catalog: Catalog, ref: str) -> Iterator[list[str]]:
    record = catalog.record(ref)
    if record and record.answers:
        yield [record.name, record.facts["nummer"], record.facts.get("öppet", "")]


def guides(catalog: Catalog, numbers: Mapping[str, int]) -> list[list[str | int]]:
    """Return number, id and title of each guide that is shown where there is danger: once, however many dangers."""
    return [[numbers[ref], ref.partition("/")[2], catalog.title(ref)] for ref in _guides_of_all(catalog)]


def _guides_of_all(catalog: Catalog) -> tuple[str, ...]:
    return tuple(dict.fromkeys(ref for danger in catalog.items(DANGER, Danger) for ref in _guides(danger)))


def _guides(danger: Danger) -> tuple[str, ...]:
    names = {"adult": danger.guide, "self": danger.guide_self, "friend": danger.guide_friend}
    return tuple(Guide.kind.ref(names[voice]) for voice in VOICES.values())


def situations(catalog: Catalog, rules: Rules, numbers: Mapping[str, int]) -> list[dict[str, object]]:
    """Return what answers when somebody tells of something without the handbook's words."""
    return [
        {
            **_written(rules, item.phrases, item.own, item.about, item.but),
            **({"last": True} if item.last == "ja" else {}),
            **({"alone": True} if item.alone == "ja" else {}),
            "answers": _numbers(answers(item), numbers),
        }
        for item in catalog.items(SITUATIONS, Situation)
    ]


def _numbers(told: Mapping[str, Sequence[str]], numbers: Mapping[str, int]) -> str:
    """Return the records that answer each who can ask, in the order of ``VOICES``: ”bc;;d”."""
    return ";".join(in_letters(numbers[ref] for ref in told.get(voice, ())) for voice in VOICES.values()).rstrip(";")


def classes(catalog: Catalog) -> dict[str, object]:
    """Return the classes of questions: what speaks against each at first, who asks, and the place of what it is about.

    The likeliest stand first, so that steps tell the first of these.
    """
    questions = asked(catalog)
    situations = _places(catalog, SITUATIONS)
    dangers = _places(catalog, DANGER)
    return {
        "classes": {
            "priors": steps(-prior for prior in priors(questions.situations)),
            "voices": "".join(str([*VOICES].index(it.who)) for it in questions.situations),
            "situations": in_letters(situations[it.about] for it in questions.situations),
            "lacking": -LACKING,
            "sure": SURE,
            "alarm": ALARM,
            "calm": CALM,
            "first": FIRST,
        },
        "dangers": [dangers[it.about] for it in questions.dangers],
    }


def _places(catalog: Catalog, vocabulary: str) -> dict[str, int]:
    return {term.id: place for place, term in enumerate(catalog.terms(vocabulary))}


def asked(catalog: Catalog) -> Questions:
    """Return what people ask, by what it is about."""
    return sorted_out(catalog.items(ASKED, Asked))


def answers(item: Situation) -> dict[str, tuple[str, ...]]:
    """Return the records that answer each who can ask, the pages before them."""
    found = {"adult": item.answers, "self": item.answers_self, "friend": item.answers_friend}
    pages = tuple(f"{PAGES}/{page}" for page in item.pages)
    return {voice: (*pages, *refs) for voice, refs in found.items() if pages or refs}


def synonyms(catalog: Catalog, rules: Rules, names: Sequence[Shards]) -> list[str]:
    """Return what phrases mean: those of ``synonyms.yml``, and the abbreviations that records go by.

    Each item is the phrases that mean the same, and after > what they mean, with | between. A meaning that is the whole
    name of a record is that record first of all; ``~a b`` is the record of that name, and then its words.
    """
    found: dict[str, list[list[str]]] = {}
    pairs = [(word, mean) for item in catalog.items(SYNONYMS, Synonym)
             for word in item.words for mean in item.means]  # fmt: skip
    for entry in catalog.entries.values():
        title = re.sub(r"\s*\([^()]*\)", "", entry.record.title)
        pairs.extend((alias, title) for alias in entry.record.aliases if ACRONYM.fullmatch(alias))
    for word, mean in pairs:
        key = " ".join(rules.stem(item) for item in words(word))
        wanted = meaning(mean, rules)
        if wanted and [key] != wanted and wanted not in found.setdefault(key, []):
            named = name_key(mean, rules)
            found[key].extend([[named], wanted] if any(part.hold(named) for part in names) else [wanted])
    alike: dict[str, list[str]] = {}
    for key in sorted(found):
        if means := "|".join(" ".join(terms) for terms in found[key]):
            alike.setdefault(NAME_AND_WORDS.sub(r"~\1", means), []).append(key)
    return [f"{'|'.join(phrases)}>{means}" for means, phrases in alike.items()]


def meaning(text: str, rules: Rules) -> list[str]:
    """Return the terms that together carry the meaning of a phrase."""
    found = cited(text)
    stems = (rules.stem(word) for word in words(found.rest) if word not in rules.stop)
    return list(dict.fromkeys((*found.terms, *stems)))
