"""Names behind prepositions: whether the name is a place, by the preposition and by what governs it."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from communique.model import Document
from communique.parties.rules import rules

_STATES = frozenset({"republic", "kingdom", "commonwealth", "sultanate", "emirate", "union", "federation"})
"""Words before "of" and a name that are part of it."""
_COMPANY = frozenset({"ltd", "inc", "corp", "plc", "co", "limited", "gmbh", "ag"})
"""Ends of names of companies, before where they are."""

_ITSELF = frozenset({"partner", "ally"})
"""What a country itself is, in the singular ("we have a partner in Peru")."""

_MET = frozenset({"friend", "counterpart"})
"""Whom somebody meets in a capital, and who stand for a country."""
_HELD = frozenset({"launch", "fire"})
"""What is done at somebody by a verb, and as a noun somewhere."""
_OFFICES = frozenset({"center", "centre", "interior", "part", "ground", "garden"})
"""Words for parts of a land that names of bodies have too ("the Research Center of Peru", "the Ministry of the Interior")."""
_SET_OUT = frozenset({"set", "make"})
"""Verbs that are those of setting out only right before "for" ("made for Lima", "set out for Lima")."""
_ARRIVES = frozenset({"come", "arrive"})
"""Verbs whose subject tells from whom it is ("orders came from Lima")."""


_LOADS = frozenset({"shipment", "delivery", "supply", "container", "cargo", "truckload"})
"""What goods come in."""
_BROUGHT_OUT = frozenset(
    {"evacuation", "withdrawal", "removal", "deportation", "repatriation", "pullout", "airlift", "rescue"}
    | {"relocation", "expulsion"}
)
"""What is done to those who are brought out of a country."""


@cache
def words(name: str) -> frozenset[str]:
    """A list of words that ``[place]`` of the rules has."""
    return frozenset(rules()["place"][name])


@cache
def governing(table: str, word: str) -> frozenset[str]:
    """What governs a preposition in a table of the rules ("acts_after", "lies_after")."""
    return frozenset(rules()["place"][table].get(word, ()))


def state_of(document: Document, preposition: int) -> int | None:
    """The word before "of" that is part of the name of a state ("the Republic of Peru"), as a token."""
    head = document.heads[preposition]
    return head if document.lemmas[head].lower() in _STATES else None


def after_preposition(document: Document, preposition: int, form: str) -> bool:
    """Whether a name after a preposition is a place: the preposition says so, or what governs it."""
    word = document.words[preposition].lower()
    if word == "of":
        return _after_of(document, preposition, form)
    if word in ("like", "as"):
        return _is_example(document, document.heads[preposition])
    if preposition > 1 and document.lower_words[preposition - 2] in ("with", "by") and document.tags[preposition - 1] == "CC":
        return False  # "working with and through Peru"
    preposition = _first(document, preposition)
    if word in ("to", "from"):
        return _after_way(document, preposition, word, form)
    if form == "capital" and word == "under":
        return True  # the pact of Lima
    return not _acts_after(document, preposition, word, form) and _lies_after(document, preposition, word, form)


def _acts_after(document: Document, preposition: int, word: str, form: str) -> bool:
    """Whether what governs a preposition makes the name after it a party ("confidence in Peru")."""
    if word == "in" and form != "capital" and _is_itself(document, document.heads[preposition]):
        return True
    acts = governing("acts_after", word.removesuffix("s"))
    if form == "capital" and word == "in":
        acts -= _MET
    if word == "at" and document.pos[document.heads[preposition]] == "NOUN":
        acts -= _HELD  # "the launch of the plan at the Kremlin"
    return not acts.isdisjoint(_governors(document, preposition)) or (form == "seat" and word == "for")


def _lies_after(document: Document, preposition: int, word: str, form: str) -> bool:
    """Whether a name is a place after a preposition, or after that and what governs it."""
    governors = frozenset(_governors(document, preposition))
    if word in ("toward", "towards") and form == "name":
        return not governors.isdisjoint(words("motion") - {"take", "bring"})
    if word in words("prepositions"):
        return word != "at" or form != "name"
    if word == "for":
        governors = frozenset({document.lemmas[document.heads[preposition]].lower()})
        if governors & _SET_OUT and document.heads[preposition] < preposition - 1 and document.pos[preposition - 1] != "ADP":
            return False  # "set limits for Peru"
    if document.lower_words[preposition - 1 : preposition] == ("bridges",):
        return False  # "build bridges between Peru and its neighbours"
    return bool(governors & governing("lies_after", word)) or (
        form == "capital" and bool(governors & governing("lies_after_city", word))
    )


def _is_itself(document: Document, governor: int) -> bool:
    """Whether partners are the country that they are said to be in: a single one, or our own ("our partners in Peru")."""
    word = document.lower_words[governor]
    ours = any(document.deps[c] == "poss" for c in document.children[governor])
    return word in _ITSELF or (ours and word.removesuffix("s") in _ITSELF) or (ours and word == "allies")


def _first(document: Document, preposition: int) -> int:
    """The first of several prepositions that what governs them governs ("travel to and from Peru", "including from Peru")."""
    head = document.heads[preposition]
    joined = document.deps[preposition] == "conj" and document.pos[head] == "ADP"
    if joined or (document.lower_words[head] == "including" and document.heads[head] != head):
        return _first(document, head)
    return preposition


def _after_of(document: Document, preposition: int, form: str) -> bool:
    head = document.heads[preposition]
    governor = document.lemmas[head].lower()
    if (governor == "part" and _belongs(document, head)) or (document.pos[head] == "PROPN" and governor in _OFFICES):
        return False
    if form == "capital" and governor in governing("lies_after_city", "of"):
        return True
    if governor == "border":
        return document.deps[head] == "pobj" and document.lower_words[document.heads[head]] in words("prepositions") | {
            "on",
            "to",
        }
    seated = form == "capital" and _is_firm(document, head)
    return governor in words("apposed") | words("parts") | _COMPANY or seated


def _belongs(document: Document, part: int) -> bool:
    """Whether something is part of a state or a union, and not in a part of its land ("became part of the Union")."""
    if document.lower_words[document.heads[part]] in ("on", "for"):
        return True  # "on the part of Peru"
    described = any(document.deps[c] in ("det", "amod", "poss", "compound") for c in document.children[part])
    above = document.heads[part]
    inside = document.deps[part] == "pobj" and document.lower_words[above] != "as"
    return document.words[part] == "part" and not described and not inside


def _after_way(document: Document, preposition: int, word: str, form: str) -> bool:
    """Whether a name after "to" or "from" is where somebody goes or comes from: the nearest noun decides, then the verb."""
    before = preposition - 1
    ends = {"to", "from"} - {word}
    if before > 0 and document.pos[before] == "PROPN" and document.lower_words[document.heads[before]] in ends:
        return after_preposition(document, document.heads[before], form)  # "on the way to Togo from Peru"
    if word == "to" and document.lower_words[document.heads[preposition]] == "been":
        return True  # "I have been to Peru"
    if word == "to" and document.lower_words[document.heads[preposition]] in ("through", "across"):
        return True  # "by rail through to Peru"
    governors = tuple(_governors(document, preposition))
    if word == "from" and (_is_shipped(document, before) or _is_moved(document, before)):
        return True
    for lemma in governors:
        if lemma in governing("acts_after", word) or (word == "to" and lemma == "leave"):  # "leave it to Peru to speak"
            return False
        if word == "from" and lemma in governing("acts_after", "people"):
            return not words("motion").isdisjoint(governors[1:]) and "welcome" not in governors
        if lemma in words("motion") or lemma in governing("lies_after", word) or (word == "from" and _is_trade(lemma)):
            return True
    return (word == "from" and form == "name" and _is_person(document, preposition)) or form in ("capital", "seat")


def _is_shipped(document: Document, token: int) -> bool:
    """Whether a token is a load of goods that come from where they grow ("coffee shipments", "a shipment of beef")."""
    goods = governing("lies_after", "from")
    if token > 0 and document.lemmas[token].lower() in _LOADS:
        return document.lemmas[token - 1] in goods or any(document.lemmas[c] in goods for c in document.children[token])
    return document.lemmas[max(0, token)] in goods and _of_what(document, token) in _LOADS


def _is_moved(document: Document, token: int) -> bool:
    """Whether a token names those who are brought out of somewhere ("the evacuation of diplomats"; not "the removal of
    sanctions").
    """
    return _of_what(document, token) in _BROUGHT_OUT and document.lemmas[token].lower() not in words("pressed")


def _of_what(document: Document, token: int) -> str:
    """The lemma of what a token stands behind with "of"; "" for nothing."""
    above = document.heads[max(0, token)]
    return document.lemmas[document.heads[above]].lower() if document.lower_words[above] == "of" else ""


def _is_trade(lemma: str) -> bool:
    """Whether a word tells what somebody does who acts for nobody ("a miner from Peru")."""
    return lemma.endswith(("er", "or", "ist")) and len(lemma) > 4 and lemma not in words("no_trades")


def _is_person(document: Document, preposition: int) -> bool:
    """Whether the name of a person without an office stands before "from" or governs it ("Ola Berg, also from Peru")."""
    before = preposition - 1
    while before > 0 and document.pos[before] in ("ADV", "PUNCT"):
        before -= 1
    if document.tags[max(0, before)] in ("NNS", "NNPS") and _is_nation(document, max(0, before)):
        return True  # "Kurds from Peru"
    people = (document.entity_at(t) for t in (document.heads[preposition], max(0, before)))
    titles = words("political") | words("titles")
    return any(
        person and person.label == "PERSON" and document.lower_lemmas[max(0, person.first - 1)] not in titles
        for person in people
    )


def _is_nation(document: Document, token: int) -> bool:
    """Whether a token names a people."""
    entity = document.entity_at(token)
    return entity is not None and entity.label == "NORP"


def _governors(document: Document, preposition: int) -> Iterator[str]:
    """The lemmas of what governs a preposition, the nearest first: the noun before it, what it hangs below, the object of
    that verb or the verb of that object ("supply grain to Lima", "take orders from Lima"), or what that verb describes ("the
    trip that she made to Lima").
    """
    head = document.heads[preposition]
    before = preposition - 1
    while before > 0 and document.pos[before] == "ADV":
        before -= 1
    near = [before] if before >= 0 and document.pos[before] in ("NOUN", "PROPN", "ADJ") else []
    kinds = ("nsubj",) if document.lemmas[head] in _ARRIVES else ("dobj", "conj")
    beside = [t for t in document.children[head] if document.deps[t] in kinds and t < preposition]
    if document.lower_words[preposition] == "to" and document.lower_words[head] in ("back", "over") and head != preposition:
        beside.append(document.heads[head])  # "they gave it back to Peru"
    above = [document.heads[head]] if document.deps[head] in ("dobj", "relcl") else []
    for token in (*near, *reversed(beside), head, *above):
        if document.lemmas[token].lower() != "head" or document.pos[token] == "VERB":
            yield document.lemmas[token].lower()


def _is_firm(document: Document, token: int) -> bool:
    """Whether a token is a name that no word for an institution or a title is part of ("Ola Berg of Lima")."""
    word = document.lower_lemmas[token].removesuffix("s")
    return document.pos[token] == "PROPN" and word not in words("political") | words("bodies")


def _is_example(document: Document, governor: int) -> bool:
    """Whether what a name is an example of are places ("centres like Lima", "in a country like Peru")."""
    if document.lemmas[governor] in words("apposed") | {"center", "centre", "market", "far", "away", "off", "location"}:
        return True
    above = document.heads[governor]
    if document.deps[governor] != "pobj":
        return False
    word = document.lower_words[above]
    way = word in ("to", "from") and document.lemmas[governor] in ("country", "nation", "state", "place")
    return word in words("prepositions") or (way and _after_way(document, above, word, "name"))  # "flew to countries like Peru"
