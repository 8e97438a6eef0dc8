"""Which verbs tell of taking, having and leaving a post."""

from __future__ import annotations

from communique.kinds.dates.value import Date
from communique.kinds.people.dated import date_of
from communique.kinds.people.page import Page

PAST = frozenset(["VBD", "VBN"])
HANDED = frozenset(["tender", "submit", "announce"])
GIVEN_AS = frozenset(["oprd", "attr", "dobj", "xcomp"])
UNSURE = frozenset(["would", "could", "may", "might", "should"])
UNDONE = UNSURE - {"may"} | {"will", "may", "to", "'ll", "be"}
"""Helping verbs under which what a verb says has not been done."""
DUE = frozenset(["due", "set", "scheduled", "slated"])
"""Words under which a post is taken or left on a date to come."""
MONTH = len("2020-08")
HOLDING = frozenset(
    ["be", "remain", "stay", "lead", "head", "run", "chair", "mediate", "negotiate", "conduct", "handle", "represent"]
)
"""Verbs of having a post that tell it with dates alone ("has led the party since May")."""
PLACED = frozenset(["in", "under", "at", "on", "behind", "out"])
SEATS = frozenset(["charge", "control", "command", "table", "seat", "place", "team", "delegation", "panel"])
NEXT = 4
"""Tokens after "be" among which the place is told at most."""
PUT = frozenset(["put", "place"])
BROUGHT = frozenset(["bring", "draft"])
"""Verbs that with "in" tell that somebody was given a part: "was brought in last month"."""
STARTS = frozenset(["start", "begin"])
ENDS = frozenset(["complete", "conclude", "finish", "end"])
TIMELY = frozenset(["at", "in", "by", "before", "after"])


def takes(page: Page, verb: int) -> bool:
    document, words = page.document, page.lex.words
    lemma = document.lower_lemmas[verb]
    if lemma in words["given"] or lemma == "swear":
        below = _words_below(page, verb)
        return (passive(page, verb) and _to_post(page, verb, below)) or (lemma == "swear" and "in" in below)
    if lemma in ("take", "come", "win", "enter", "assume", "seize"):
        below = _words_below(page, verb)
        return bool(
            below & {"office", "power", "presidency", "post", "helm", "charge", "premiership"}
            or (lemma == "assume" and below & words["post"])
            or (lemma == "take" and below & {"job", "reins"} and "from" not in below)
            or (lemma == "take" and "over" in below)
            or (lemma == "take" and "up" in below and below & words["post"])
        )
    if lemma in STARTS:
        return _starts_work(page, verb)
    if lemma in PUT:
        return passive(page, verb) and "charge" in _words_below(page, verb)
    if lemma in BROUGHT:
        return passive(page, verb) and any(document.lower_words[c] in ("in", "back") for c in document.children[verb])
    return lemma == "become"


def _words_below(page: Page, verb: int) -> set[str]:
    return {page.document.lower_words[i] for i in page.below(verb)}


def _starts_work(page: Page, verb: int) -> bool:
    """Whether somebody begins to work in a post: "will start work in May"; of a new one the verb alone says it."""
    document, words = page.document, page.lex.words
    objects = [c for c in document.children[verb] if document.deps[c] == "dobj"]
    if any(document.lower_words[c] in words["work"] and not _second(page, c) for c in objects):
        return True
    subjects = [c for c in document.children[verb] if document.deps[c] == "nsubj"]
    if document.deps[verb] == "relcl":
        above = document.heads[verb]
        subjects = [above, document.heads[above]] if document.deps[above] == "appos" else [above]
    fresh = {document.lower_words[t] for c in subjects for t in (*document.children[c], c)}
    plain = not any(document.deps[c] in ("dobj", "xcomp", "ccomp") for c in document.children[verb])
    return plain and not fresh.isdisjoint(("new", "incoming"))


def _second(page: Page, noun: int) -> bool:
    """Whether a term is one more of somebody who is in the post: "her second term"."""
    below = {page.document.lower_words[c] for c in page.document.children[noun]}
    return not below.isdisjoint(("second", "third", "fourth", "fifth", "new", "last", "final"))


def _to_post(page: Page, verb: int, below: set[str]) -> bool:
    """Whether somebody is given a post: not "elected to parliament", "named in a suit"."""
    document, lemma = page.document, page.document.lower_lemmas[verb]
    if lemma == "elect":
        return below.isdisjoint(page.lex.words["chamber"])
    children = document.children[verb]
    told = any(document.deps[c] in GIVEN_AS or document.lower_words[c] in ("as", "to") for c in children)
    return told or lemma != "name"


def held_by(page: Page, verb: int) -> str | None:
    """ "post" of a verb of having a post ("held the job"), "place" of one of being ("in office")."""
    document, words = page.document, page.lex.words
    lemma = document.lower_lemmas[verb]
    if lemma == "hold" and (_holds_post(page, verb) or _holds_it(page, verb)):
        return "post"
    if lemma in words["serving"]:
        return "post"
    if lemma == "be" and not _in_place(page, verb):
        return None
    if lemma == "handle" and not _handles_talks(page, verb):
        return None
    return "place" if lemma in HOLDING else None


def _handles_talks(page: Page, verb: int) -> bool:
    """Whether "handled" is said of talks, and not of the work in another post."""
    document = page.document
    objects = (c for c in document.children[verb] if document.deps[c] in ("dobj", "nsubjpass"))
    return any(document.lower_words[c] in ("talks", "negotiations", "file", "mediation") for c in objects)


def _holds_post(page: Page, verb: int) -> bool:
    """Whether a post is what "held" is said of ("held the job", "held the post of envoy"), not what a meeting was on."""
    document = page.document
    objects = [c for c in document.children[verb] if document.deps[c] in ("dobj", "nsubjpass")]
    objects += [g for c in objects for g in document.children[c] if document.deps[g] == "conj"]
    return any(
        document.lower_words[c] in page.lex.words["post"] or document.lower_lemmas[c] in page.lex.words["post"] for c in objects
    )


def _holds_it(page: Page, verb: int) -> bool:
    """Whether "it" in "had held it since 2009" is a post that the sentence names before."""
    document = page.document
    if not any(document.deps[c] == "dobj" and document.lower_words[c] == "it" for c in document.children[verb]):
        return False
    number = document.sentence_of[verb]
    before = (i for i in range(verb - 1, -1, -1) if document.sentence_of[i] >= number)
    return any(document.lower_words[i] in page.lex.words["post"] for i in before)


def _in_place(page: Page, verb: int) -> bool:
    """Whether "be" is said of a post and not of a state or place: "has been in the job since May", not "in jail since May"."""
    document, words = page.document, page.lex.words
    for child in document.children[verb]:
        if document.deps[child] == "acomp":
            return False
        if document.deps[child] == "prep" and document.lower_words[child] in PLACED:
            things = [c for c in document.children[child] if document.deps[c] == "pobj" and child < verb + NEXT]
            dated = any(document.lower_words[c] not in words["post"] | SEATS and not _is_date(page, c) for c in things)
            if dated:
                return False
    return True


def _is_date(page: Page, token: int) -> bool:
    return page.labels[page.back[token]] == "DATE" if token in page.back else False


def coming(page: Page, verb: int) -> bool:
    """Whether a verb of naming tells of a post that is not taken yet: "is appointing", "will name", "nominated"."""
    document = page.document
    if document.lower_lemmas[verb] == "nominate":
        return True
    helpers = {document.lower_words[c] for c in document.children[verb] if document.deps[c] in ("aux", "auxpass")}
    future = document.tags[verb] in ("VB", "VBN") and not helpers.isdisjoint(("will", "'ll"))
    above = document.heads[verb]
    due = document.deps[verb] == "xcomp" and "to" in helpers
    arranged = due and (document.lower_words[above] in DUE or document.lower_lemmas[above] == "be")
    going = document.tags[verb] == "VBG" and not helpers.isdisjoint(("is", "are", "am", "'s"))
    return future or arranged or going


def passive(page: Page, verb: int) -> bool:
    return any(page.document.deps[c] in ("auxpass", "nsubjpass") for c in page.document.children[verb])


def past(page: Page, verb: int) -> bool:
    document = page.document
    auxiliaries = {document.lower_words[c] for c in document.children[verb] if document.deps[c] in ("aux", "auxpass")}
    return document.tags[verb] in PAST and not auxiliaries & UNDONE


def leaves(page: Page, verb: int) -> bool:
    document, words = page.document, page.lex.words
    lemma = document.lower_lemmas[verb]
    if lemma in words["resign"]:
        return True
    objects = [c for c in document.children[verb] if document.deps[c] == "dobj"]
    if lemma in HANDED and any(document.lower_words[c] == "resignation" and _own(page, c) for c in objects):
        return True
    if lemma == "lose" and any(document.lower_words[c] in words["post"] and _own(page, c) for c in objects):
        return True
    if lemma == "quit" and (not objects or any(document.lower_words[c] == "as" for c in document.children[verb])):
        return True
    if lemma == "step" and any(document.lower_words[c] in ("down", "aside") for c in document.children[verb]):
        return True
    if lemma in ("go", "flee") and "exile" in _words_below(page, verb):
        return True
    if lemma in ENDS and any(document.lower_words[c] in words["assignment"] and _own(page, c) for c in objects):
        return True
    if lemma == "leave" and any(document.lower_words[c] in ("team", "delegation") for c in objects):
        return True
    if lemma in words["removed"]:
        unsure = any(document.lower_words[c] in UNSURE for c in document.children[verb])
        return passive(page, verb) and not unsure
    given_up = lemma == "give" and any(document.lower_words[c] == "up" for c in document.children[verb])
    return (given_up or lemma in words["leave"]) and any(
        document.deps[c] == "dobj" and document.lower_words[c] in words["post"] and not _room(page, c)
        for c in document.children[verb]
    )


def leaves_later(page: Page, verb: int, dates: tuple[Date, ...]) -> str | None:
    """When somebody "will leave" who is not told to leave a place or for one: a month or the end of something, not a day."""
    document = page.document
    if document.lower_lemmas[verb] != "leave" or not coming(page, verb):
        return None
    children = document.children[verb]
    links = {document.lower_words[c] for c in children if document.deps[c] == "prep"}
    when = date_of(page, verb, dates)
    vague = when is not None and len(when) <= MONTH and "W" not in when
    return when if vague and links <= TIMELY and not any(document.deps[c] == "dobj" for c in children) else None


def _own(page: Page, token: int) -> bool:
    """Whether a thing is that of the person spoken of: "her job"."""
    return any(page.document.lower_words[c] in ("his", "her") for c in page.document.children[token])


def _room(page: Page, token: int) -> bool:
    """Whether an office is a room: "left his office"."""
    document = page.document
    return document.lower_words[token] == "office" and any(document.tags[c] == "PRP$" for c in document.children[token])
