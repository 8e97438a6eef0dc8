"""What is called like a country or its capital and is none: people, ships, teams, firms, rivers, dishes, tongues."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Any

from communique.model import Document
from communique.parties.names.parts import in_name
from communique.parties.rules import rules
from communique.parties.table import Entry, entries

_BACK = 60
"""Characters before a name in which the words in front of it are looked for."""
_AROUND = 150
"""Characters of a sentence on either side of a name in which a game is looked for."""
_SCORE = r"\d{1,2}[-–]\d{1,2}(?![\d%])"
_NAMES = r"(?:the\s)?(?:[A-Z][\w’'-]*\s){1,3}"
_GAME = re.compile(
    rf"\b(?:beat|beats|beating|defeated|thrashed|edged|routed|downed)\s{_NAMES}{_SCORE}"
    rf"|\b(?:drew|lost|won)\s{_SCORE}|\b(?:draw|defeat|win|victory)\s(?:against|by|over)\s{_NAMES}{_SCORE}|\b{_SCORE}\s(?:draw|win|victory|defeat)\b"
)
"""What was won or lost by goals; a vote may be too."""
_AFTER_TONGUE = re.compile(
    r"""
    [.;:)”"] | ,\s(?:[a-z“"]|$)
    | \s(?:and|or)\s[A-Z]\w+(?:[,.;]|\s[a-z]+ing\b)   # "in French and English, ..."
    | ,\s[A-Z]\w+(?:,\s[A-Z]\w+){0,3},?\s(?:and|or)\s(?:Modern\s|Mandarin\s|Brazilian\s)?[A-Z]\w+(?:[,.;]|$)
    | \sinto\s[A-Z]\w+[,.;\s]
    # not "his Danish and Irish peers"
    | \s(?:is|was|are|were|has|have|as|with|on|at|by|to|that|and|but)\s(?!(?:[A-Z]\w+\s){1,2}[a-z]+s\b)
    """,
    re.VERBOSE,
)
_VERB = re.compile(r"\s(?:took|takes|will|would|can|could|for|in|from|well|fluently|while|before|after|because|when)\b")
_INITIAL = re.compile(r"\s[A-Z]\.\s[A-Z][a-z]")
"""The rest of a person's name behind the first ("Chad F. Berg")."""
_LANGUAGES = re.compile(r"\b[Ll]anguages?\b[^.;]{0,40}?[\s:(](?:[A-Z]\w+,?\s(?:and\s)?){0,5}$")
"""What stands before the names of languages ("three languages: English, Spanish and Korean")."""
_AFTER_LANGUAGE = re.compile(r"[.;:)”\"]|,\s(?:and\s)?[A-Z]|\s(?:and|or)\s[A-Z]\w+\b(?!\s[a-z]+s\b)|$")
_SPOKEN = re.compile(
    r"\b[Ss]peaks\s(?:(?:and\s)?(?:reads|writes)\s)?(?:(?:[A-Z]\w+\s)?[A-Z]\w+,\s(?:and\s)?|[A-Z]\w+\sand\s){0,6}(?:basic\s|fluent\s|some\s)?$"
)
_AFTER_SPOKEN = re.compile(r"[,.;]|\s[—–]\s|\sand\s[A-Z]\w+[,.;]|\sArabic\b|$")
"""The languages that somebody speaks, before and behind one of them."""
_MARKED = re.compile(r"\(\([a-z]{2,3}\)\)$")
"""A wiki's mark before the tongue that a quotation was in."""
_SPEAKERS = re.compile(
    r"(?:-to-[A-Z]\w+|(?:\s(?:or|and)\s[A-Z]\w+)?\s(?:speakers(?!\s(?:at|of|from|[a-z]+ed)\b)|linguists?))\b"
)
"""Behind a tongue, who speaks or translates it."""
_STUDIED = re.compile(r"\s(?:minor|major)\b")
_DEGREE = re.compile(r"\b(?:degree|graduat\w+|studie[ds]|B\.?[AS]\.?)\s[^.\n]*$")
"""Behind and before a tongue that somebody has studied ("a degree in law with a Spanish minor"; not "a Syrian minor")."""
_SPEAKER = re.compile(r"\bM(?:R|S|RS)\s$")
"""Before the surname of who speaks in a transcript ("MR ICE: ...")."""
_IN_TONGUE = re.compile(r"(?:^|[.!?“\"(]\s?)In\s$|\bEnglish/$")
_SAID_IN = re.compile(r",\s(?![A-Z]\w+(?:,|\sand\b))|\)|\s[a-z]+[.,]")
"""Before and behind the tongue of what is said ("In German, Versuche is more"; "bilingual (English/Spanish)")."""
_TITLE = re.compile(
    r"(?:\b(?:song|hymn|tune|anthem|ballad|album|single|musical|play(?:s|ed)?|s[aiu]ng|sings|singing|film|movie|novel)\b[^.“”\"\n]{0,30}"
    r"|[a-z]['’]s?\s)[“\"]$"
)
"""Before the name of a song, a film or a book that is a country's ("sang “Georgia”")."""
_SAINTLY = re.compile(r"['’]s\s(?:College|School|Hospital|Church|Cathedral|University|Parish|Abbey|Academy|Episcopal)\b")
"""Behind a saint that a school or a church is called after ("Saint Lucia's College")."""
_BRANCH_OF = re.compile(r"(?<![\w.-])(?!(?:The|In|And|With|From|Of|For|But|As|At|To)\b)(?P<firm>[A-Z][\w&]+)[-‑ ]$")
"""What may be a firm or a society before the name of its branch in the United States ("Harrow USA", "UNHCR-USA")."""
_AMERICAN = re.compile(
    r"\b(?!The\b|Our\b)[A-Z][\w’'-]+\s"
    r"(?!(?:States|Government|President|People|Age|Future|Soul|Heart|Promise|Story|Dream|Rise|Idea)\b)[A-Z]\w+\sof\s(?:the\s)?$"
)
"""Before "America" or "USA" as the end of the name of a society ("Paralyzed Veterans of America")."""
_IN_AMERICA = re.compile(r"\s(?:[A-Z]\w+\s){1,3}of\sAmerica\b")
"""The rest of the name of a society of those who descend from a people ("the Armenian Assembly of America")."""
_LISTED = r"(?:[A-Z]\w+,?\s(?:(?:and|or)\s)?){0,5}"
_TRANSLATED = r"(?:translat|dubb|render)\w{1,4}\s(?:\w+\s){0,3}from"


@cache
def _words() -> dict[str, Any]:
    return tomllib.loads(Path(__file__).with_name("namesakes.toml").read_text("utf-8"))


def _any(words: Iterable[str]) -> str:
    return "|".join(sorted(map(re.escape, words), key=len, reverse=True))


@cache
def _before() -> re.Pattern[str]:
    words = _words()
    prefixes = (*words["ships"]["prefixes"], *rules()["ships"]["prefixes"])
    return re.compile(
        rf"(?<![\w-])(?:(?:{_any(words['titles']['words'])})\.?|{_any(words['before']['words'])}|{_any(prefixes)}"
        rf"|[A-Z][a-z]+['’]?(?:\s[A-Z][a-z]+['’]?)?\s(?:{_any(words['before']['of'])})\sof(?:\sthe)?)\s$"
    )


_TRIBE = re.compile(
    r"\b(?:Band|Tribe|Tribes|Nation|Pueblo)\s(?:of\s)?(?:[A-Z][\w’'-]+\s){0,3}$|(?<![.!?]\s)(?<!^)\b(?!British|Overseas|Hindu|When|Many|Most|Some"
    r"|Young|The|But|And|South)[A-Z][a-z]+\s$"
)
"""What makes Indians those of a tribe ("the Eastern Band of Cherokee Indians")."""


_OFFICE = re.compile(r"\b(?:President|Senator|Sen\.|General|Gen\.|Governor|Gov\.|Secretary|Speaker|Commissioner)\s$")
"""Offices before the surname of a person."""


_SOCIETY = re.compile(
    r"\b(?:Cent(?:er|re)|Institute|Foundation|Organi[sz]ation|Society|Association|Academy|Union|Federation|League|Caucus)"
    r"\s(?:for|of|on)\s$"
)
_NAMED_ON = re.compile(r"\s[A-Z]\w+")
"""Before and behind an adjective in the name of a society ("the Union of Tunisian Journalists")."""
_OF_TRADE = re.compile(r"\s(?:College|Academy)\sof\s[A-Z]")
"""Behind one ("the American College of Physicians")."""


_COUNTIES = re.compile(r"\b(?:[Cc]ounties|[Pp]arishes|[Bb]oroughs|[Mm]unicipalities|[Tt]ownships)\b")
_LISTED_WORD = re.compile(r"[^\W_][\w.'’-]*|[;:(]")
_LONG_LIST = 800
"""Characters on either side of a name in which counties are looked for."""
_GOES_ON = re.compile(r",\s[A-Z]|,?\sand\s[A-Z]")
_IN_LISTS = frozenset({"of", "and", "the", "including", ":"})
"""What counties are called, and what stands in lists of them besides their names."""


@cache
def _player() -> re.Pattern[str]:
    return re.compile(rf"\s(?:{_any(_words()['after']['players'])})(?![\w-])(?!\sof\b)")


@cache
def _branch() -> re.Pattern[str]:
    words = _words()["after"]
    return re.compile(rf"(?<![\w.])(?:(?!The\s)[A-Z][\w&-]+\s(?:{_any(words['branches'])})|(?:{_any(words['brands'])}))\s$")


@cache
def _division() -> re.Pattern[str]:
    return re.compile(rf"\b(?P<whose>[A-Z][a-z]+)\s(?:{_any(_words()['before']['divisions'])})\sof\s$")


def _is_division(text: str, low: int, start: int, code: str) -> bool:
    """Whether a name is that of a part of another country ("the Belgian province of Luxembourg")."""
    found = _division().search(text, low, start)
    owner = entries().get(found["whose"]) if found else None
    return owner is not None and owner.form == "demonym" and owner.code != code


@cache
def _ship() -> re.Pattern[str]:
    words = _words()["ships"]
    return re.compile(rf"(?<![\w-])(?:(?:{_any(words['kinds'])})|(?:{_any(words['of'])})\sof\sthe)\s[“\"']?$")


@cache
def _after() -> re.Pattern[str]:
    words = _words()["after"]
    lands = "|".join(f"[{word[0].upper()}{word[0]}]{word[1:]}" for word in words["lands"])
    own = r"(?:['’]s)?\s(?:(?:national|men['’]s|women['’]s|under-\d\d)\s){0,2}"
    return re.compile(
        rf"\s(?:{lands})(?![\w-])|\s(?:{_any(words['firms'])})(?!(?:\s(?:and\s)?\w+){{0,2}}?\s(?:{_any(words['bodies'])})|[\w-])"
        rf"|{own}(?:{_any(words['sport'])})(?![\w-])|{own}(?:{_any(words['games'])})\s(?:{_any(words['teams'])})s?(?![\w-])"
        r"|(?:['’]s)?\snational\s(?:team|squad|side)\b"
    )


@cache
def _tongue() -> re.Pattern[str]:
    words = _words()["tongues"]
    between = rf"(?:(?:{_any(words['between'])})\s)?"
    return re.compile(
        rf"\b(?:(?:{_any(words['before'])})\s{between}(?:[A-Z]\w+\s(?:and|or)\s)?|(?:{_any(words['verbs'])})\s{between}{_LISTED}|{_TRANSLATED}\s)$"
    )


@cache
def _learnt() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{_any(_words()['tongues']['strong'])})\s(?:(?:{_any(_words()['tongues']['between'])})\s)?$")


def is_tongue(text: str, start: int, end: int) -> bool:
    """Whether an adjective is what somebody speaks ("in French and English", "your French is good")."""
    low = max(0, start - _BACK)
    if (
        _MARKED.search(text, low, start)
        or _SPEAKERS.match(text, end)
        or (_STUDIED.match(text, end) and _DEGREE.search(text, max(0, start - 2 * _BACK), start))
        or (_IN_TONGUE.search(text, low, start) and _SAID_IN.match(text, end))
    ):
        return True
    strong = _learnt().search(text, low, start)
    if _SPOKEN.search(text, max(0, start - 2 * _BACK), start) and _AFTER_SPOKEN.match(text, end):
        return True
    if _LANGUAGES.search(text, max(0, start - 2 * _BACK), start) and _AFTER_LANGUAGE.match(text, end):
        return True
    if text[start:end].endswith("ns") or not (strong or _tongue().search(text, low, start)):
        return False
    return _AFTER_TONGUE.match(text, end) is not None or bool(strong and _VERB.match(text, end))


def is_namesake(document: Document, start: int, end: int, entry: Entry) -> bool:
    """Whether the words around the name of a country, its people or its capital make it that of somebody or something else."""
    text, low = document.text, max(0, start - _BACK)
    if entry.kind != "country" or entry.form not in ("name", "demonym", "capital"):
        return _SPEAKER.search(text, low, start) is not None
    if (text[start:end] == "Indians" and _TRIBE.search(text, low, start)) or in_name(text, start, end, entry):
        return True
    if _before().search(text, low, start) or _after().match(text, end) or _is_division(text, low, start, entry.code):
        return True
    if _is_called_so(text, low, start, end, entry):
        return True
    token = document.token_at(end - 1)
    if token is None:
        return False
    if (entry.form == "capital" or entry.doubt == "person") and _OFFICE.search(text, low, start):
        return True
    if entry.form in ("name", "capital") and (_INITIAL.match(text, end) or _in_counties(document, token, start, end)):
        return True
    if entry.form == "name" and (_player().match(text, end) or _branch().search(text, low, start)):
        return True
    if _is_thing(document, token, entry.form == "demonym"):
        return True
    return entry.form != "demonym" and (
        _is_ship(document, low, start, token) or _plays(document, token) or _is_given_name(document, token)
    )


def _in_counties(document: Document, token: int, start: int, end: int) -> bool:
    """Whether a name stands in a list of counties ("the counties of Adams, Lebanon and York", "Adams and Peru Counties")."""
    part = document.sentences[document.sentence_of[token]]
    before = document.text[max(part.start, start - _LONG_LIST) : start]
    behind = document.text[end : min(part.end, end + _LONG_LIST)]
    led = _COUNTIES.split(before)
    if len(led) > 1 and _is_list(led[-1]) and ("," in led[-1] or _GOES_ON.match(behind)):
        return True
    found = _COUNTIES.search(behind)
    return found is not None and _is_list(behind[: found.start()])


def _is_list(text: str) -> bool:
    """Whether a stretch of text has nothing but names and what stands between them."""
    return all(word[0].isupper() or word in _IN_LISTS for word in _LISTED_WORD.findall(text))


def _is_called_so(text: str, low: int, start: int, end: int, entry: Entry) -> bool:
    """Whether a name is that of a song, a saint's school, the branch of a firm or part of that of a society."""
    if entry.form == "demonym":
        return _is_society(text, low, start, end)
    if text[end : end + 1] in ("”", '"', ",") and _TITLE.search(text, low, start):
        return True
    if entry.surface.startswith(("Saint ", "St. ", "St ")) and _SAINTLY.match(text, end):
        return True
    if entry.surface in ("America", "USA") and _AMERICAN.search(text, low, start):
        return True
    branch = _BRANCH_OF.search(text, low, start) if entry.surface == "USA" else None
    if branch is None:
        return False
    other = entries().get(branch["firm"])
    return other is None or other.kind != "country"


def _is_society(text: str, low: int, start: int, end: int) -> bool:
    """Whether an adjective is part of the name of a society."""
    if _OF_TRADE.match(text, end) or _IN_AMERICA.match(text, end):
        return True
    return _NAMED_ON.match(text, end) is not None and _SOCIETY.search(text, low, start) is not None


def _is_thing(document: Document, token: int, adjective: bool) -> bool:
    """Whether a name says of what kind a thing is ("a Danish pastry", "Singapore noodles"), or an adjective whence what
    somebody wears or eats is ("wore an Italian suit").
    """
    head, words = document.heads[token], _words()["things"]
    if token + 1 < len(document.words) and document.lower_words[token + 1].removesuffix("s") in words["nouns"]:
        return True
    if head <= token or document.deps[token] not in ("amod", "compound", "nmod"):
        return False
    if document.lemmas[head] in words["nouns"] or document.lower_words[head].removesuffix("s") in words["nouns"]:
        return True
    if not adjective:
        return False
    while document.deps[head] == "conj":
        head = document.heads[head]
    return document.deps[head] == "dobj" and document.lemmas[document.heads[head]] in words["verbs"]


def _is_ship(document: Document, low: int, start: int, token: int) -> bool:
    """Whether a name is that of a ship ("the tanker Sofia"), not of who did something with one ("the tanker Iran seized")."""
    if _ship().search(document.text, low, start) is None:
        return False
    verb = document.heads[token]
    return not (document.deps[verb] == "relcl" and document.heads[verb] == token - 1)


def _plays(document: Document, token: int) -> bool:
    """Whether the sentence tells of a game ("Peru beat Chile 3-0")."""
    part, at = document.sentences[document.sentence_of[token]], document.starts[token]
    low, high = max(part.start, at - _AROUND), min(part.end, at + _AROUND)
    return _GAME.search(document.text, low, high) is not None and "vote" not in document.text[low:high]


def _is_given_name(document: Document, token: int) -> bool:
    """Whether a name is the first of a person's by what that one does ("India Berg lost the race")."""
    head = document.heads[token]
    if document.deps[token] != "compound" or head != token + 1 or document.pos[head] != "PROPN":
        return False
    words, verb = _words()["after"], document.heads[head]
    if document.deps[head] != "nsubj":
        return False
    won = any(document.deps[c] == "dobj" and document.lemmas[c] in words["prizes"] for c in document.children[verb])
    return won or document.lemmas[verb] in words["deeds"]
