"""Who sits at the table by where they are told to be: heads of teams, those who attended a meeting of negotiators, those who
took another's place at the table.
"""

from __future__ import annotations

from collections.abc import Iterator

from communique.kinds.people.bodies import of_chamber, whose
from communique.kinds.people.clauses import first_conjunct, subject_of
from communique.kinds.people.link import Group
from communique.kinds.people.names import Name
from communique.kinds.people.page import Page
from communique.kinds.people.title_phrases import Post

TEAMS = frozenset(["team", "panel"])
NO_TALKS = frozenset(
    ["rescue", "inspection", "inspectors", "transition", "monitoring", "medical", "forensic", "football", "expert", "experts"]
)
"""What a team is for that sits at no table."""
ATTENDED = frozenset(["attended", "joined"])
HELD = frozenset(["led", "headed", "chaired", "conducted", "held"])
LISTED = 16
"""Tokens between "by" and the second of two who lead a meeting at most."""
GATHERINGS = frozenset(
    (
        *("meeting", "meetings", "session", "sessions", "round", "rounds", "talks", "negotiations", "consultations"),
        *("discussions", "dialogue"),
    )
)
SEATS = frozenset(["table", "talks", "negotiations"])
COMES = frozenset(["head", "travel", "fly", "come", "go", "arrive", "join", "return"])
PUTS = frozenset(["present", "submit", "table", "deliver", "make"])
TERMS = frozenset(["offer", "proposal", "proposals", "counteroffer", "counterproposal"])
ARRIVES = frozenset(["arrive", "fly", "land", "join"])
BACK = 4
"""Tokens between a gathering and "attended by"."""
FRONT = 8
"""Tokens after who is followed in which "at the negotiating table" stands."""


def heads_team(page: Page, post: Post) -> bool:
    """Whether a post is one in a team or panel of negotiators: "government panel chair", "head of the Taliban team"."""
    for i in range(post.first, post.last):
        if page.lows[i] not in TEAMS or of_chamber(page, page.at[i]):
            continue
        if not NO_TALKS.isdisjoint(page.lows[max(0, i - BACK) : i + 1]):
            continue
        told = any(page.is_a(j, "table") or page.lows[j] in ("peace", "talks") for j in range(post.first, post.last))
        if told or page.about_bargaining or (page.bargains and whose(page, i)):
            return True
    return False


def attends(page: Page, group: Group) -> bool:
    """Whether somebody is told to have attended a meeting in an article about bargaining, with a negotiator by title: "the
    meeting, attended by Minister X and chief negotiator Y".
    """
    return page.about_bargaining and any(_attended(page, name) or _held_by_two(page, name) for name in group.names)


def _attended(page: Page, name: Name) -> bool:
    start = name.first
    i = page.list_start(start)
    while i > 0 and page.together(i, start) and page.sentence(i) == page.sentence(start) and page.lows[i] != "by":
        i -= 1
    if i < 2 or page.lows[i] != "by" or page.lows[i - 1] not in ATTENDED:
        return False
    before = page.lows[max(0, i - BACK) : i - 1]
    return not GATHERINGS.isdisjoint(before) and any(True for _ in _negotiators(page, i))


def _held_by_two(page: Page, name: Name) -> bool:
    """Whether a meeting is led by two, of whom a name is one: "the meeting, co-chaired by Minister X and his counterpart Y"."""
    i = name.first - 1
    while i > 0 and name.first - i < LISTED and page.together(i, name.first) and page.lows[i] != "by":
        if page.pos[i] in ("VERB", "AUX") or page.words[i] in (".", ";"):
            return False
        i -= 1
    if i < 2 or page.lows[i] != "by" or page.lows[i - 1] not in HELD:
        return False
    joined = "and" in page.lows[i : name.first] or "and" in page.lows[name.last : name.last + 1]
    return joined and not GATHERINGS.isdisjoint(page.lows[max(0, i - 2 * BACK) : i - 1])


def _negotiators(page: Page, first: int) -> Iterator[int]:
    """The tokens from one on in its sentence that end the title of a negotiator."""
    for i in range(first, len(page)):
        if page.sentence(i) != page.sentence(first):
            return
        found = page.title_at(i)
        if found and found[0].role in ("negotiator", "mediator"):
            yield i


def sent(page: Page, group: Group) -> int | None:
    """The verb by which somebody is given a place in a team that bargains: "named X to its negotiating team", "appointed
    X and Y to the working group"; None of others.
    """
    document = page.document
    if not page.about_bargaining:
        return None
    for name in group.names:
        token, verb = first_conjunct(page, page.at[name.last - 1])
        if document.deps[token] == "appos":
            token, verb = first_conjunct(page, verb)
        if document.deps[token] != "dobj" or document.lower_lemmas[verb] not in page.lex.words["sent"]:
            continue
        links = (c for c in document.children[verb] if document.lower_words[c] in ("to", "as"))
        goals = [g for c in links for g in document.children[c]]
        if any(_team(page, goal) for goal in goals):
            return verb
    return None


def _team(page: Page, token: int) -> bool:
    document = page.document
    word = document.lower_words[token]
    below = {document.lower_words[c] for c in document.children[token]}
    return word in TEAMS | {"delegation"} or (word in ("group", "groups") and "working" in below)


def comes_to_close(page: Page, group: Group) -> bool:
    """Whether somebody comes to help close a deal or has made progress in it, in an article about bargaining: "was heading to
    Geneva to help narrow the differences", "flew in as the talks neared an end", "had made progress on a key point".
    """
    return page.about_bargaining and any(
        _closing(page, verb)
        or _comes_amid(page, verb)
        or _progresses(page, verb)
        or _speaks_after(page, verb)
        or _puts_terms(page, verb)
        for name in group.actors
        for verb in subject_of(page, name)
    )


def _closing(page: Page, verb: int) -> bool:
    """Whether the purpose of a verb of coming is to close a deal or to help others do so."""
    document, words = page.document, page.lex.words
    if document.lower_lemmas[verb] not in COMES | {"decide", "plan", "meet", "gather", "sit"}:
        return False
    acts = [t for t in page.below(verb) if document.lower_lemmas[t] in words["bargain-close"] and document.tags[t] == "VB"]
    objects = (c for act in acts for c in document.children[act] if document.deps[c] == "dobj")
    return any(document.lower_words[c] in words["bargain-matter"] for c in objects)


def _puts_terms(page: Page, verb: int) -> bool:
    """Whether somebody meets others to put terms on the table: "met the creditors to present an offer"."""
    document = page.document
    aims = [c for c in page.below(verb) if document.deps[c] in ("advcl", "xcomp") and document.tags[c] == "VB"]
    aims = [c for c in aims if document.lower_lemmas[verb] in COMES | {"meet"} and document.lower_lemmas[c] in PUTS]
    return any(document.lower_words[g] in TERMS for c in aims for g in document.children[c] if document.deps[g] == "dobj")


def _comes_amid(page: Page, verb: int) -> bool:
    """Whether somebody arrives in the sentence that says how the talks stand: "arrived as the talks neared an end"."""
    document = page.document
    below = page.below(verb)
    comes = [verb, *(t for t in below if document.tags[t] == "VB" and document.deps[t] in ("relcl", "acl", "xcomp", "advcl"))]
    if page.headline and _joins(page.headline) and any(document.lower_lemmas[t] in COMES for t in comes):
        return True
    if document.lower_lemmas[verb] not in ARRIVES or document.tags[verb] not in ("VBD", "VBN"):
        return False
    return any(
        document.deps[t] in ("nsubj", "nsubjpass") and document.lower_words[t] in ("talks", "negotiations") for t in below
    )


def _joins(headline: tuple[str, ...]) -> bool:
    """Whether a headline says that somebody joins talks: "Ministers join nuclear talks"."""
    at = next((i for i, low in enumerate(headline) if low in ("join", "joins")), None)
    return at is not None and not {"talks", "negotiations"}.isdisjoint(headline[at:])


def _speaks_after(page: Page, verb: int) -> bool:
    """Whether somebody speaks after a meeting with another side: "said after an hour with the Greens"."""
    document = page.document
    told = document.lower_lemmas[verb] in ("say", "tell", "announce", "declare")
    links = (c for c in document.children[verb] if told and document.lower_words[c] in ("after", "following"))
    nouns = (g for c in links for g in document.children[c] if document.lower_words[g] in ("meeting", "session"))
    withs = (c for noun in nouns for c in document.children[noun] if document.lower_words[c] == "with")
    sides = (t for c in withs for t in page.below(c) if t in page.back)
    return any(page.parties[page.back[t]] >= 0 or t in page.unlisted_at or document.tags[t] == "NNPS" for t in sides)


def _progresses(page: Page, verb: int) -> bool:
    document = page.document
    made = document.lower_lemmas[verb] == "make" and document.tags[verb] in ("VBD", "VBN")
    return made and any(document.lower_words[c] in ("progress", "headway") for c in document.children[verb])


def seat_taken(page: Page, verb: int) -> bool:
    """Whether who follows another is told to do so at the table: "has replaced Y at the negotiating table"."""
    document = page.document
    links = (c for c in document.children[verb] if document.lower_words[c] in ("at", "in") and document.deps[c] == "prep")
    return any(document.lower_words[g] in SEATS for c in links for g in document.children[c])
