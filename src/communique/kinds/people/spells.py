"""Time in a post as told beside a name: "X, elected in May", "in power since 1990", "X's term ends in July"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from communique.kinds.dates.value import Date
from communique.kinds.people.clauses import first_conjunct
from communique.kinds.people.dated import beside, between, calendar, date_of, day
from communique.kinds.people.names import Name
from communique.kinds.people.page import Page

FRONT = 8
"""Tokens between the comma after a fronted participle and the name at most: "Elected in 2018, President X"."""
DAY = 5
"""Tokens between "appointment" and "of" at most: "the appointment on Friday of X"."""
LONG = 14
"""Tokens of a participle and what goes with it at most."""
INSTALLED = frozenset(["confirm", "swear"])
CLOSES = frozenset([",", ".", ";", ")", "(", "--", "–"])
SPAN = frozenset(["term", "mandate", "tenure", "reign"])
ENDING = frozenset(["end", "expire", "finish", "lapse"])
CABINET = frozenset(["government", "cabinet", "regime"])
SEATS = frozenset(["office", "power", "post", "charge", "job", "role", "position"])
RUNS = frozenset(["run", "last", "extend"])
UNTIL = frozenset(["until", "till", "through", "to"])
HIS = frozenset(["his", "her"])
OWN = 3
"""Tokens between "her" and "appointment" at most ("her surprise appointment"), and between that and its date."""
UNFULFILLED = frozenset(
    ["threaten", "offer", "refuse", "want", "try", "hope", "decline", "ask", "consider", "urge", "need", "seek"]
)
"""Verbs under which a post is neither taken nor left."""


@dataclass(frozen=True, slots=True)
class Step:
    """A verb or noun (document token) that says that somebody took or left a post, or died; ``past``: as a fact, ``last``: for
    good, ``coming``: they are named to it and not in it yet, ``post`` the title that it is of ("served as X"), -1 if unsaid,
    ``held`` if it is told since when they have been in it.
    """

    verb: int
    takes: bool
    date: str | None = None
    past: bool = False
    ruled: bool = False
    last: bool = False
    coming: bool = False
    post: int = -1
    held: bool = False


def spells(page: Page, name: Name, dates: tuple[Date, ...]) -> Iterator[Step]:
    """The steps that participles, phrases and nouns beside one mention of a person tell of."""
    if not beside(page, page.at[name.first], dates):
        return
    yield from _participles(page, name, dates)
    yield from _seated(page, name, dates)
    yield from _owned(page, name, dates)
    yield from _named_by_noun(page, name, dates)
    yield from _by_own_noun(page, name, dates)


def _participles(page: Page, name: Name, dates: tuple[Date, ...]) -> Iterator[Step]:
    """ "X, appointed in March," and "Elected in 2018, President X"; "the president ousted in 2013"."""
    words = page.lex.words
    ends = words["removed"] | words["toppled"] | words["killed"]
    for i in _participle_places(page, name):
        lemma = page.document.lower_lemmas[page.at[i]]
        last = next((j for j in range(i + 1, min(i + LONG, len(page))) if _closes(page, i, j)), i + 1)
        found = [d for d in between(dates, page.start(i), page.start(min(last, len(page) - 1))) if calendar(d)]
        if page.tags[i] not in ("VBN", "VBD") or not found or (last - i) >= LONG:
            continue
        inside = set(page.lows[i:last])
        if lemma in words["given"] | INSTALLED and (lemma != "elect" or inside.isdisjoint(words["chamber"])):
            coming = lemma in ("nominate", "tap")
            yield Step(page.at[i], True, day(found[0]), not coming, True, coming=coming)
        elif lemma in ends and not any(page.document.deps[c] == "dobj" for c in page.document.children[page.at[i]]):
            yield Step(page.at[i], False, day(found[0]), True, True, lemma in words["killed"])


def _closes(page: Page, i: int, j: int) -> bool:
    return (page.words[j] in CLOSES and page.labels[j] != "DATE") or not page.together(i, j)


def _participle_places(page: Page, name: Name) -> Iterator[int]:
    """The tokens at which a participle may stand that tells of a person."""
    i = name.last
    if page.together(i + 1, name.first) and page.words[i] in (",", "("):
        yield i + 1
    document = page.document
    token, head = first_conjunct(page, page.at[name.last - 1])
    apposed = [c for c in document.children[token] if document.deps[c] == "appos"]
    apposed += [head] if document.deps[token] == "appos" else []
    clauses = (a for c in apposed for a in document.children[c] if document.deps[a] == "acl" and a in page.back)
    yield from (page.back[a] for a in clauses if page.back[a] != i + 1)
    first = _opening(page, name)
    if first is not None:
        yield first


def _opening(page: Page, name: Name) -> int | None:
    """The first token of the sentence of a name, where no more than a phrase, a comma and a title stand before the name."""
    commas = [j for j in range(max(0, name.first - FRONT), name.first) if page.words[j] == "," and page.together(j, name.first)]
    if not commas or any(page.pos[j] in ("VERB", "AUX") for j in range(commas[-1], name.first)):
        return None
    first = commas[-1]
    while first > 0 and page.together(first - 1, name.first) and commas[-1] - first < LONG:
        first -= 1
    opens = first == 0 or page.sentence(first - 1) != page.sentence(first)
    return first if opens and page.sentence(first) == page.sentence(name.first) else None


def _seated(page: Page, name: Name, dates: tuple[Date, ...]) -> Iterator[Step]:
    """ "X, in power since 1990," "In office since 2014, President X", "X, in the job from 2010 to 2014", "X, a post that she
    has held since May".
    """
    places = [name.last + 1] if name.last < len(page) and page.words[name.last] == "," else []
    first = _opening(page, name)
    for i in (*places, *([] if first is None else [first])):
        if (link := _after_seat(page, i) or _after_held(page, i)) is None:
            continue
        word = page.lows[link]
        found = [d for d in between(dates, page.start(link), page.start(link) + 40) if calendar(d)]
        rules = page.lows[i + 1] in ("power", "office")
        if found and word in ("since", "from"):
            yield Step(page.at[i], True, day(found[0]), True, rules)
        if found and word == "until":
            yield Step(page.at[i], False, day(found[0]), True, rules)
        if word == "from" and len(found) > 1 and page.document.text[found[0].end : found[1].start].strip() in ("to", "until"):
            yield Step(page.at[i] + 1, False, day(found[1]), True, rules)


def _after_seat(page: Page, i: int) -> int | None:
    """The token after "in power", "in the job", if it is "since", "from" or "until"."""
    if page.lows[i : i + 1] != ("in",):
        return None
    i += 2 + (page.lows[i + 1] in ("the", "his", "her"))
    return i if i < len(page) and page.lows[i - 1] in SEATS and page.lows[i] in ("since", "from", "until") else None


def _after_held(page: Page, i: int) -> int | None:
    """The token after "a post (that) she has held", if it is "since", "from" or "until"."""
    words = page.lows[i : i + 9]
    if words[:1] not in (("a",), ("the",)) or words[1:2] == () or words[1] not in SEATS or "held" not in words:
        return None
    held = i + words.index("held")
    return held + 1 if held + 1 < len(page) and page.lows[held + 1] in ("since", "from", "until") else None


def _owned(page: Page, name: Name, dates: tuple[Date, ...]) -> Iterator[Step]:
    """ "X, whose term ends in January", "X's government was overthrown in May"."""
    document = page.document
    token, head = first_conjunct(page, page.at[name.last - 1])
    nouns = [head] if document.deps[token] == "poss" else []
    clauses = [c for c in document.children[token] if document.deps[c] == "relcl"]
    things = (n for c in clauses for n in document.children[c] if document.deps[n] in ("nsubj", "nsubjpass"))
    nouns += [n for n in things if any(document.lower_words[w] == "whose" for w in document.children[n])]
    for noun in nouns:
        verb, thing = document.heads[noun], document.lower_words[noun]
        lemma = document.lower_lemmas[verb]
        over = thing in SPAN and (lemma in ENDING or (lemma in RUNS and _until(page, verb)))
        fallen = thing in CABINET and document.deps[noun] == "nsubjpass" and lemma in page.lex.words["toppled"]
        if document.deps[noun] in ("nsubj", "nsubjpass") and (over or fallen):
            yield Step(verb, False, date_of(page, verb, dates), document.tags[verb] in ("VBD", "VBN"), fallen)
        elif document.tags[verb] == "VBD" and noun in page.back and noun != head:
            yield from _by_noun_told(page, page.back[noun], dates)


def _by_noun_told(page: Page, noun: int, dates: tuple[Date, ...]) -> Iterator[Step]:
    """ "X, whose resignation in May left the team without a head", "Y, whose appointment on Friday was a surprise"."""
    enters = page.is_a(noun, "own-entry")
    found = [d for d in between(dates, page.start(noun), page.end(min(noun + OWN, len(page) - 1))) if calendar(d)]
    if found and (enters or page.is_a(noun, "exit")):
        yield Step(page.at[noun], enters, day(found[0]), True)


def _until(page: Page, verb: int) -> bool:
    return any(page.document.lower_words[c] in UNTIL for c in page.document.children[verb])


def _by_own_noun(page: Page, name: Name, dates: tuple[Date, ...]) -> Iterator[Step]:
    """ "Since her appointment in May, X has", "X led the team until his retirement in 2016": a noun of taking or leaving a post
    with the date right behind it, in the sentence of nobody else.
    """
    words = page.lex.words
    if HIS.isdisjoint(page.vocabulary):
        return
    for i in _own_places(page, name):
        noun = next((j for j in range(i + 1, min(i + 1 + OWN, len(page))) if page.tags[j] == "NN"), i)
        while noun + 1 < len(page) and page.tags[noun + 1] == "NN":
            noun += 1
        enters = page.is_a(noun, "own-entry")
        if not enters and not page.is_a(noun, "exit"):
            continue
        found = [d for d in between(dates, page.start(noun), page.end(min(noun + OWN, len(page) - 1))) if calendar(d)]
        if found and (enters or page.lows[i - 1] in words["passing"]):
            yield Step(page.at[noun], enters, day(found[0]), enters or _told(page, i))


def _own_places(page: Page, name: Name) -> Iterator[int]:
    """The tokens "his" and "her" in the sentence of a name that no other person stands in up to there."""
    number, first = page.sentence(name.first), name.first
    while first > 0 and page.sentence(first - 1) == number:
        first -= 1
    for i in range(first, len(page)):
        other = page.labels[i] == "PERSON" and page.parties[i] < 0 and not name.first <= i < name.last
        if page.sentence(i) != number or other:
            return
        if page.lows[i] in HIS and page.tags[i] == "PRP$":
            yield i


def _told(page: Page, i: int) -> bool:
    """Whether the verb above a phrase tells of the past."""
    document, token = page.document, page.at[i]
    for _ in range(LONG):
        if document.pos[token] in ("VERB", "AUX"):
            helpers = {document.lower_words[c] for c in document.children[token] if document.deps[c] == "aux"}
            return document.tags[token] in ("VBD", "VBN") and helpers.isdisjoint(("will", "would", "has", "have"))
        token = document.heads[token]
    return False


def _named_by_noun(page: Page, name: Name, dates: tuple[Date, ...]) -> Iterator[Step]:
    """ "The appointment on Friday of Minister X"."""
    noun = entry_before(page, name.first)
    if noun is None:
        return
    found = [d for d in between(dates, page.start(noun), page.start(name.first)) if calendar(d)]
    yield Step(page.at[noun], True, day(found[0]) if found else date_of(page, page.at[noun], dates), True)


def entry_before(page: Page, first: int) -> int | None:
    """The noun of being given a post ("the appointment of") before the title and name that end at a token."""
    if page.vocabulary.isdisjoint(page.lex.words["entry"]):
        return None
    i = first - 1
    while (
        i > 0 and first - i < FRONT and page.together(i, first) and page.lows[i] != "of" and page.pos[i] not in ("VERB", "AUX")
    ):
        i -= 1
    if page.lows[i] != "of":
        return None
    near = range(i - 1, max(-1, i - DAY), -1)
    return next((j for j in near if page.is_a(j, "entry") and all(_dated(page, k) for k in range(j + 1, i))), None)


def _dated(page: Page, i: int) -> bool:
    return page.labels[i] == "DATE" or page.lows[i] == "on"
