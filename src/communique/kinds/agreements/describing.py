"""What a description of an agreement says: its words, and whether it speaks of one that is known."""

from __future__ import annotations

import re
from itertools import islice

from communique.kinds.agreements.candidate import Candidate
from communique.kinds.agreements.lexicon import lexicon, noun_at, words
from communique.model import Document

_MODIFIERS = frozenset(["compound", "amod", "nmod", "nummod", "poss", "punct", "advmod", "npadvmod", "quantmod", "case"])
_LONGEST = 12
"""Words of a description at most."""
_SUM = re.compile(r"[\d.,]*\d(?:m|bn|tn|k|mn)|million|billion|trillion|mln|bln|dollars?|dlrs?|euros?|yen")
"""Words of a sum: it tells no agreement from another."""
YEAR = re.compile(r"(?:1[89]|20)\d\d")
"""A year among the words that describe an agreement."""
_ABOUT = frozenset(["over", "nearly", "almost", "about", "roughly", "some"])
"""What may stand between the article and how old an agreement is ("the nearly two-decade-old pact")."""
_AGES = frozenset(["year", "years", "month", "months", "decade", "decades", "century", "half"])
"""What an agreement is so many of old."""
_OF = frozenset(
    [
        ("status", "of", "forces"),
        ("cessation", "of", "hostilities"),
        ("transfer", "of", "power"),
        ("exchange", "of", "prisoners"),
    ]
)
"""What stands before the noun of an agreement and holds an "of" itself."""
_ONE = frozenset(["one", "two", "three", "four", "five"])
"""Numbers that alone tell no agreement from another."""


def described_at(document: Document, token: int, floor: int) -> Candidate:
    """The candidate of a noun with what stands before it down to ``floor``, determiners left out."""
    first = token
    while (
        first > floor
        and _is_below(document, first - 1, token)
        and token - first < _LONGEST
        and not _ends_phrase(document, first - 1)
    ):
        first -= 1
    first = min(first, forces_status(document, token))
    above = first - 1 if first - 1 > floor and document.lower_words[first - 1] in _ABOUT else first
    before = document.lower_words[above - 1] if above > floor else ""
    inner = [i for i in range(first, token) if document.words[i][-1].isalnum() or document.pos[i] == "PROPN"]
    told = {document.lower_words[i] for i in inner} - words("modifiers", "empty")
    if noun_at(document, token) != document.lower_words[token]:
        told -= {"cease"}
    if "old" in document.lower_words[first:token]:  # "the two-decade old treaty"
        told -= words("modifiers", "numbers") | _AGES | {document.lower_words[i] for i in inner if document.words[i].isdigit()}
    if {"cease", "fire"} <= told:  # "the cease-fire accord"
        told = told - {"cease", "fire"} | {"ceasefire"}
    about = {word for word in told if not _SUM.fullmatch(word)} - _brokers(document, inner)
    told -= _ONE if len(told) == 1 else frozenset()
    fire = {"fire"} if "ceasefire" in told else set[str]()
    specific = any(_tells(document, i) and document.lower_words[i] in told | fire for i in inner)
    alone = (i for i in inner if document.words[i - 1] != "-")  # not "long-standing"
    existing = any(document.lower_words[i] in words("modifiers", "existing") for i in alone)
    definite = before in words("existing", "determiners") or before == "own" or before in ("'s", "’s", "'", "’")
    plural = document.tags[token] in ("NNS", "NNPS")
    of = document.lower_words[token] == "memorandum" and document.lower_words[token + 1 : token + 2] == ("of",)
    span = document.starts[first], document.ends[token + 2 * of]
    return Candidate(*span, token, first, False, definite, plural, frozenset(about), specific, existing=existing)


def _brokers(document: Document, inner: list[int]) -> set[str]:
    """The words that say who brought it about, which tell no agreement from another ("the UN-brokered truce")."""
    made = [i for i in inner if document.lower_words[i] in words("modifiers", "made") and document.words[i - 1] == "-"]
    return {document.lower_words[at] for i in made for at in (i, *_name_before(document, i - 1, inner))}


def _name_before(document: Document, hyphen: int, inner: list[int]) -> list[int]:
    """The words right before a hyphen: one, or a name of several ("World Bank-mediated")."""
    first = hyphen - 1
    while first - 1 in inner and document.words[first][0].isupper() and document.words[first - 1][0].isupper():
        first -= 1
    return list(range(first, hyphen))


def forces_status(document: Document, token: int) -> int:
    """Where "status of forces agreement" begins, whose noun hangs on its first word; the token itself elsewhere."""
    return token - 3 if token > 2 and document.lower_words[token - 3 : token] in _OF else token


def _tells(document: Document, token: int) -> bool:
    """Whether a word before the noun tells one agreement from others: nouns, numbers, adjectives of a matter ("nuclear")."""
    return document.pos[token] in ("NOUN", "PROPN", "NUM") or document.lower_words[token] in words("modifiers", "matter")


def _is_below(document: Document, token: int, top: int) -> bool:
    return any(above == top for above in islice(document.ancestors(token), 6))


def _ends_phrase(document: Document, token: int) -> bool:
    """Determiners, possessives and what is no modifier do not belong to the mention."""
    word = document.words[token]
    if word.lower() in words("modifiers", "existing"):
        return False
    if word in words("verbs", "headline"):
        return True
    if word.lower() == "own":
        return True
    if document.deps[token] == "compound" and document.tags[token] == "VBG":
        return False
    if document.deps[token] == "amod" and token and document.words[token - 1] == "-":
        return False  # "UN-brokered"
    if document.pos[token] in ("DET", "PRON", "ADP", "VERB", "CCONJ") or word in ("'s", "’s", "'", "’", ",", "“", '"'):
        return True
    return document.deps[token] not in _MODIFIERS and document.tags[token] not in ("HYPH", "NNP", "JJ", "NN", "CD", "VBN")


def is_phrase(document: Document, token: int) -> bool:
    """Whether a noun that else names one only in a proper name does so here: by the word before it ("a trade protocol", "a 2018
    protocol") or as what was signed ("concluded an arrangement").
    """
    rule = lexicon()["heads"]["phrases"].get(document.lower_lemmas[token])
    if not token:
        return False
    if document.lower_words[token + 1 : token + 3] in (("of", "principles"), ("of", "intent")):
        return document.lower_lemmas[token] == "declaration" and _is_signed(document, token)
    if rule is None:
        return False
    before = document.lower_words[token - 1]
    if document.lower_lemmas[token] == "contract":
        return before in rule or _is_contract(document, token, rule)
    of_year = document.lower_words[token] == "protocol" and YEAR.fullmatch(before) is not None
    of_year = of_year and document.lower_words[max(token - 2, 0)] not in ("in", "since", "by", "from")
    return before in rule or of_year or _is_signed(document, token)


def _is_contract(document: Document, token: int, kinds: list[str]) -> bool:
    """Whether a contract is one of states by what it is for ("the current contract for the transit of coal"), or "the contract"
    where the text tells of such a one.
    """
    behind = document.lower_words[token + 1 : token + 5]
    if behind[:1] in (("for",), ("on",)) and not set(kinds).isdisjoint(behind):
        return True
    memory = document.memory[_is_contract]
    if 0 not in memory:
        pairs = zip(document.lower_words, document.lower_lemmas[1:], strict=False)
        memory[0] = any(noun == "contract" and word in kinds for word, noun in pairs)
    told: bool = memory[0]
    return told and document.lower_words[token - 1] in ("the", "this", "current", "existing", "new")


def _is_signed(document: Document, token: int) -> bool:
    """Whether a noun is what a verb of signing has as its object or its passive subject ("a protocol signed in May")."""
    signed = words("verbs", "signed") | {"ratify"}
    if document.deps[token] in ("dobj", "nsubjpass") and document.lower_lemmas[document.heads[token]] in signed:
        return True
    if _lapses(document, token):
        return document.lower_lemmas[token] != "convention"
    return any(document.deps[c] == "acl" and document.lower_lemmas[c] in signed | {"reach"} for c in document.children[token])


def _lapses(document: Document, token: int) -> bool:
    """Whether a noun is what lapses, is about to, or whose expiry is told of ("the expiry of the current protocol")."""
    above = document.heads[token]
    if document.deps[token] == "nsubj":
        below = [c for c in document.children[above] if document.deps[c] in ("xcomp", "acomp")]
        below += [c for b in below for c in document.children[b] if document.deps[c] == "xcomp"]
        aim = [above, *(c for c in below if document.tags[c] == "VB")]
        return any(document.lower_lemmas[verb] in words("verbs", "lapsing") for verb in aim)
    of_it = document.deps[token] == "pobj" and document.lower_words[above] == "of"
    return of_it and document.lower_lemmas[document.heads[above]] in ("expiry", "expiration")
