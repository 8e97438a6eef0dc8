"""Capitals as cities, by what stands around their names."""

from __future__ import annotations

import re

from communique.model import Document
from communique.parties.places.governed import words
from communique.parties.places.premises import ALONE
from communique.parties.table import Entry

_ADDRESS = re.compile(
    r",\sthe\sWest\sBank\b|\s\(\d|,\sD\.?C\b|,\s(?:Republic\sof\s)?[A-Z][a-z]+(?:\s[A-Z][a-z]+)?(?:$|\s*\n|,|\*|\s[\d(])"
)
_IN_NAME = re.compile(
    r"""
    (?:\s[A-Z][a-z]+){1,4}\s(?:Service|Institute|Center|Centre|University|School|Brigade|Foundation|Office|Court|Hospital|Club)\b
    |
    (?:\s[A-Z][a-z]+){0,2}\s(?:Convention|Treaty|Accords?|Protocol|Declaration|Airport|Fair|Conference|Forum|District|Zone
        |Agreements?|Process|Principles|Mechanism|Criteria|Regulation|Statement|Communiqu[eé]|Summit|Compact|Framework|Roadmap)\b
    |
    \s(?:(?:peace|cease-?fire|framework)\s)?(?:accords?|agreements?|protocol|process|criteria|initiative|road\s?map|format)\b
    """,
    re.VERBOSE,
)
_DISTRICT = re.compile(r"D\.?C")
"""The city of Washington as an address; the government goes by the bare name."""
_CITIES = re.compile(r"\sand\s(?:many\s)?other\s(?:[A-Z]\w+\s{1,3})?(?:cities|towns)\b")
"""What makes a name before it that of a city."""
_LONGEST = 3
"""Tokens of a name after the city that it begins with, at most."""
_HOUSE = re.compile(r"(?:[A-Z][\w’'-]*\s){0,4}")
"""The name of a house before the city that it is in, alone on a line ("Grand Hotel Seoul")."""
_PACTS = frozenset({"Budapest", "Doha", "Geneva", "Helsinki", "Kigali", "Lisbon", "Madrid", "Minsk", "Oslo", "Paris"})
"""Capitals that agreements and conferences are called by."""
_KEEPING = re.compile(
    r"\b(?:(?:repudiat|implement|ratif|violat|uph[eo]ld|breach|rejoin|re-join)\w*(?:\sof)?|abid\w+\sby|under|(?:left|leav\w+|exit\w*|joined|quit)"
    r"|(?:withdr[ae]w\w*|withdrawal|walk\w+\saway|pull\w*\sout)\s(?:from|of)|(?:spirit|promise|letter|goals?|terms)\sof)\s$"
)
_GOALS = re.compile(r"-(?:[Pp]lus|[Aa]ligned)\b|\s(?:goals?|targets?|commitments?|pledges?|rulebook)\b")
"""What is done with agreements and what they hold ("the repudiation of Minsk", "Paris-aligned", "the Paris goals")."""
_OUT = re.compile(r"\b(?:out\sof|outside\sof|marched\son|[Tt]he\scapital(?:\s(?:city\s)?of)?,?|capital(?:\scity)?[:,]?)\s$")


_ROLES = frozenset({"nsubj", "nsubjpass", "csubj", "poss", "dobj", "dative", "agent", "pcomp"})
"""What those who act are in a sentence."""
_TOPICAL = frozenset({"on", "about", "including", "than", "like", "during", "after", "before", "since", "behind", "besides"})
"""Prepositions behind which a capital is a matter or a place, unless what governs them presses on somebody."""
_NEAR = 3
"""Tokens before such a preposition in which that stands where the parser hangs it elsewhere ("put pressure on Lima")."""


def is_city(document: Document, start: int, end: int, entry: Entry, head: int) -> bool:
    """Whether a capital is the city: before its country or alone on a line ("Rabat, Morocco"), in a longer name ("London Fire
    Brigade"), after words that tell where somebody is not ("out of Kyiv").
    """
    text = document.text
    if entry.form != "capital":
        return False
    if _DISTRICT.search(entry.surface) or _in_longer_name(document, head):
        return True
    if (
        _CITIES.match(text, end)
        or _ADDRESS.match(text, end)
        or _IN_NAME.match(text, end)
        or _OUT.search(text, max(0, start - 16), start)
    ):
        return True
    if entry.surface in _PACTS and (_KEEPING.search(text, max(0, start - 30), start) or _GOALS.match(text, end)):
        return True
    line = text.rfind("\n", max(0, start - 60), start) + 1
    return bool(ALONE.match(text, end)) and (line > 0 or start < 60) and _HOUSE.fullmatch(text, line, start) is not None


def _in_longer_name(document: Document, head: int) -> bool:
    """Whether a capital is part of the name of something in it ("Abu Dhabi Media")."""
    above = document.heads[head]
    between = range(head + 1, above + 1) if head < above <= head + _LONGEST else range(0)
    return (
        document.deps[head] == "compound"
        and bool(between)
        and all(document.pos[t] == "PROPN" and document.lower_lemmas[t] not in words("political") for t in between)
    )


def may_act(document: Document, token: int, depth: int = 0) -> bool:
    """Whether a capital stands where governments do: it does something, owns it, is dealt with or done something to; by itself
    ("Good morning, Lima"), with a subject it is told of ("signals on Lima") or in a longer name it is the city or a pact.
    """
    dep, head = document.deps[token], document.heads[token]
    if dep in _ROLES or document.text.startswith(("'s", "’s"), document.ends[token]):
        return True
    if dep == "pobj":
        near = {lemma.lower() for lemma in document.lemmas[max(0, head - _NEAR) : head]}
        near.add(document.lemmas[document.heads[head]].lower())
        return document.lower_words[head] not in _TOPICAL or not near.isdisjoint(words("pressed"))
    if dep in ("conj", "appos") and depth < _LONGEST:
        return document.pos[head] != "PROPN" or may_act(document, head, depth + 1)
    if dep in ("compound", "nmod", "amod"):
        if token > 0 and document.lower_words[token - 1] in ("to", "from"):
            return True  # "its handover to Beijing approaches"
        return document.lemmas[head].lower() in words("political")
    return False
