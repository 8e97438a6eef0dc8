"""Who follows whom in a post: "X replaced Y", "X took over from Y", "named X to the post, replacing Y"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from communique.kinds.people.link import Group
from communique.kinds.people.page import Page
from communique.kinds.people.spells import entry_before
from communique.kinds.people.verbs import DUE, PAST, passive, takes
from communique.model import places

SUBJECTS = frozenset(["nsubj", "nsubjpass"])
HELD = frozenset(["dobj", "nsubjpass"])
VACANT = frozenset(["vacancy", "seat", "void", "gap"])
TAKEN = frozenset(["become"])
HOLDING = frozenset(["hold", "run", "lead", "head"])
TEAMS = frozenset(["team", "delegation", "side", "panel", "talks", "negotiations", "file", "mediation"])
"""What somebody takes over from another beside a post."""
LEAVING = frozenset(["step", "move", "quit", "retire"])
"""Verbs of leaving beside those of the lexicon: "took over after X moved to the bank"."""
APPOINTED = frozenset(["appoint", "name", "choose", "pick"])
CALLED = frozenset(["bring", "call", "recall", "hire", "select", "tap", "send", "draft", "promote"])
"""Verbs that give a post with "to replace Y": "was brought back to replace Y"."""
CLIMB = 4
"""Verbs above a clause that are looked at for its subject."""


@dataclass(frozen=True, slots=True)
class Succession:
    """Person ``new`` follows person ``old`` (numbers of groups); ``verb`` (document token) says so, ``past`` as a fact,
    ``coming`` as what will be; ``apart``: the date of the verb is not that on which the other left.
    """

    new: int
    old: int
    verb: int
    past: bool
    coming: bool = False
    apart: bool = False


def successions(page: Page, groups: Sequence[Group]) -> Iterator[Succession]:
    """Who the text says follows whom, in text order."""
    document = page.document
    owner = {page.at[i]: n for n, g in enumerate(groups) for name in g.actors for i in range(name.first, name.last)}
    follow, given, lemmas = page.lex.words["follow"], page.lex.words["given"], document.lower_lemmas
    told = page.lex.succession
    yield from _before_appointment(page, owner)
    for verb, lemma in [(verb, lemmas[verb]) for verb in page.at if lemmas[verb] in told]:
        if lemma in follow and document.pos[verb] in ("VERB", "NOUN", "ADP", "SCONJ"):
            new, olds = _pair(page, verb, owner)
            for old in olds:
                if new is not None and new != old:
                    yield Succession(new, old, verb, _done(page, verb), _coming(page, verb), old != olds[0])
            if lemma == "take" and not olds:
                yield from _after_leaving(page, verb, owner)
        elif lemma == "fill":
            yield from _filling(page, verb, owner)
        elif lemma == "place" and (pair := _in_place_of(page, verb, owner)):
            yield pair
        elif lemma in given or lemma in TAKEN or lemma == "put":
            yield from _after_leaving(page, verb, owner)
        elif lemma in HOLDING:
            yield from _since_leaving(page, verb, owner)


def _before_appointment(page: Page, owner: dict[int, int]) -> Iterator[Succession]:
    """ "X represented Peru before Y's appointment": who did it until another was named."""
    document = page.document
    if page.vocabulary.isdisjoint(("appointment", "nomination")):
        return
    for noun in (page.at[i] for word in ("appointment", "nomination") for i in places(page.lows, word)):
        link = document.heads[noun]
        new = next((owner[c] for c in document.children[noun] if document.deps[c] == "poss" and c in owner), None)
        if new is None or document.lower_words[link] not in ("before", "until"):
            continue
        verb = document.heads[link]
        for _ in range(CLIMB):
            if document.pos[verb] in ("VERB", "AUX") or document.heads[verb] == verb:
                break
            verb = document.heads[verb]
        old = _first(_subjects(page, verb), owner) if document.tags[verb] in PAST else None
        if old is not None and old != new:
            yield Succession(new, old, noun, True, apart=True)


def _done(page: Page, verb: int) -> bool:
    """Whether one is told to have followed another: "replaced Y", "replaces Y", "appointed X to replace Y"; not as a habit or
    a condition.
    """
    document = page.document
    helpers = {document.lower_words[c] for c in document.children[verb] if document.deps[c] in ("aux", "auxpass")}
    if any(document.tags[c] == "MD" for c in document.children[verb]) or {"to", "be"} <= helpers:
        return False
    told = document.tags[verb] == "VBZ" and document.deps[verb] in ("ROOT", "conj", "relcl")
    return told or document.tags[verb] in ("VBD", "VBN", "VBG") or _appointed(page, verb)


def _coming(page: Page, verb: int) -> bool:
    """Whether one is told to follow another in time to come: "will replace Y"."""
    document = page.document
    will = any(document.lower_words[c] in ("will", "'ll") for c in document.children[verb] if document.deps[c] == "aux")
    above = document.heads[verb]
    passive = document.tags[verb] == "VBN" and any(document.lower_words[c] == "be" for c in document.children[verb])
    arranged = (passive or document.tags[verb] == "VB") and document.deps[verb] == "xcomp"
    arranged = arranged and (document.lower_words[above] in DUE or document.lower_lemmas[above] == "be")
    return (will and document.deps[verb] != "advcl") or arranged


def _in_place_of(page: Page, noun: int, owner: dict[int, int]) -> Succession | None:
    """ "X was named envoy in place of Y"."""
    document, link = page.document, page.document.heads[noun]
    if document.lower_words[link] != "in":
        return None
    of = [c for c in document.children[noun] if document.lower_words[c] == "of"]
    old = _first([g for c in of for g in document.children[c]], owner)
    verb = document.heads[link]
    verb = verb if document.pos[verb] in ("VERB", "AUX") else document.heads[verb]
    given = document.lower_lemmas[verb] in page.lex.words["given"]
    new = (_named(page, verb, owner) if given else None) or _actor(page, verb, owner)
    if old is None or new is None or new == old:
        return None
    return Succession(new, old, verb, _done(page, verb), _coming(page, verb))


def _appointed(page: Page, verb: int) -> bool:
    """Whether somebody is given the post of another: "appointed X to replace Y", "the appointment of X to replace Y"."""
    document, head = page.document, page.document.heads[verb]
    if document.tags[verb] != "VB" or verb not in page.back:
        return False
    if document.deps[verb] in ("xcomp", "advcl") and document.tags[head] in ("VBD", "VBN"):
        return document.lower_lemmas[head] in APPOINTED | CALLED
    return entry_before(page, page.back[verb] - 1) is not None


def _after_leaving(page: Page, verb: int, owner: dict[int, int]) -> Iterator[Succession]:
    """ "X was named to the post after Y resigned", "after the death of Y"."""
    document, words = page.document, page.lex.words
    yield from _after_exit(page, verb, owner)
    for clause in (c for c in document.children[verb] if document.deps[c] in ("advcl", "ccomp")):
        leaves = document.lower_lemmas[clause] in words["resign"] | words["leave"] | LEAVING
        marks = {document.lower_words[c] for c in document.children[clause] if document.deps[c] == "mark"}
        active = document.lower_lemmas[verb] in TAKEN or document.lower_lemmas[verb] == "take"
        new = _actor(page, verb, owner) if active else _named(page, verb, owner)
        old = _first(_subjects(page, clause) or [clause - 1], owner)
        if leaves and "after" in marks and new is not None and old is not None and new != old:
            yield Succession(new, old, verb, document.tags[verb] in ("VBD", "VBN"))


def _since_leaving(page: Page, verb: int, owner: dict[int, int]) -> Iterator[Succession]:
    """ "X has held the job since March, when Y resigned": Y held it before."""
    document, words = page.document, page.lex.words
    held = words["post"] | TEAMS
    if not any(document.deps[c] == "dobj" and document.lower_words[c] in held for c in document.children[verb]):
        return
    for clause in (c for c in page.below(verb) if document.deps[c] in ("relcl", "advcl") and document.tags[c] in PAST):
        told = any(document.lower_words[c] == "when" for c in document.children[clause])
        leaves = document.lower_lemmas[clause] in words["resign"] | words["leave"] | {"step", "quit"}
        leaves = leaves or (document.lower_lemmas[clause] in words["removed"] | {"recall"} and passive(page, clause))
        new, old = _actor(page, verb, owner), _first(_subjects(page, clause), owner)
        if told and leaves and new is not None and old is not None and new != old:
            yield Succession(new, old, clause, True)


def _after_exit(page: Page, verb: int, owner: dict[int, int]) -> Iterator[Succession]:
    """ "X was named to the post after the death of Y"."""
    document = page.document
    links = (c for c in document.children[verb] if document.lower_words[c] in ("after", "following", "upon"))
    nouns = [g for c in links for g in document.children[c] if document.lower_lemmas[g] in page.lex.words["exit"]]
    old = next(iter(_all(page, [c for noun in nouns for c in _whose(page, noun)], owner)), None)
    charged = document.lower_lemmas[verb] in TAKEN or (document.lower_lemmas[verb] == "put" and takes(page, verb))
    new = _actor(page, verb, owner) if charged else _named(page, verb, owner)
    if new is not None and old is not None and new != old:
        yield Succession(new, old, verb, document.tags[verb] in ("VBD", "VBN"), apart=True)


def _subjects(page: Page, verb: int) -> list[int]:
    document = page.document
    found = [c for c in document.children[verb] if document.deps[c] in SUBJECTS]
    return found + [a for c in found for a in document.children[c] if document.deps[a] == "appos"]


def _named(page: Page, verb: int, owner: dict[int, int]) -> int | None:
    document = page.document
    held = [c for c in document.children[verb] if document.deps[c] in HELD]
    return _first(held + [a for c in held for a in document.children[c] if document.deps[a] == "appos"], owner)


def _pair(page: Page, verb: int, owner: dict[int, int]) -> tuple[int | None, list[int]]:
    """Who follows whom by a verb of following: one, and those in the post before them, the last of them first."""
    document = page.document
    children = document.children[verb]
    if any(document.deps[c] in ("auxpass", "nsubjpass") for c in children):
        old = _actor(page, verb, owner)
        return _agent(page, verb, owner), [] if old is None else [old]
    objects = [c for c in children if document.deps[c] in ("dobj", "pobj") or (document.deps[c] == "nsubj" and c > verb)]
    if document.lower_lemmas[verb] == "take":
        over = any(document.lower_words[c] == "over" for c in children)
        posts = (c for c in objects if document.lower_words[c] in page.lex.words["post"] | TEAMS)
        titles = (g for c in children if document.lower_words[c] == "as" for g in document.children[c])
        links = [*children, *(c for post in (*posts, *titles) for c in document.children[post])]
        objects = [g for c in links if document.lower_words[c] == "from" for g in document.children[c]] if over else []
        places = [c for c in children if document.lower_words[c] == "place" and document.deps[c] == "dobj"]
        links = [g for c in places for g in document.children[c] if document.lower_words[g] == "of"]
        objects += [g for c in links for g in document.children[c]]
    else:
        objects += [c for c in children if document.deps[c] == "conj" and document.pos[c] == "PROPN"]
    entered = _entered(page, verb, owner)
    return _actor(page, verb, owner) if entered is None else entered, _all(page, objects, owner)


def _entered(page: Page, verb: int, owner: dict[int, int]) -> int | None:
    """Whose appointment a sentence tells of, before "replacing Y": "noted the appointment of X as envoy, replacing Y"."""
    document = page.document
    if document.tags[verb] != "VBG" or verb not in page.back:
        return None
    number = document.sentence_of[verb]
    before = (i for i in range(page.back[verb] - 1, -1, -1) if page.sentence(i) >= number)
    firsts = (i for i in before if page.at[i] in owner and entry_before(page, i) is not None)
    return next((owner[page.at[i]] for i in firsts), None)


def _all(page: Page, objects: Sequence[int], owner: dict[int, int]) -> list[int]:
    """The persons among objects, those in apposition to them and those that "and" joins to them."""
    document, found = page.document, list(objects)
    for token in found:
        found += [c for c in document.children[token] if document.deps[c] in ("appos", "conj")]
    return list(dict.fromkeys(owner[token] for token in found if token in owner))


def _filling(page: Page, verb: int, owner: dict[int, int]) -> Iterator[Succession]:
    """ "X was named envoy, filling a post left vacant since the departure of Y": who left it."""
    document, words = page.document, page.lex.words
    objects = [c for c in document.children[verb] if document.deps[c] == "dobj"]
    if not any(document.lower_words[c] in words["post"] | VACANT for c in objects):
        return
    below = page.below(verb)
    left = [c for c in below if document.lower_lemmas[c] in words["exit"]]
    persons = [c for noun in left for c in _whose(page, noun)]
    persons += [c for c in below if document.deps[c] == "pobj" and document.lower_words[document.heads[c]] == "by"]
    new, old = _actor(page, verb, owner), next(iter(_all(page, persons, owner)), None)
    if new is not None and old is not None and new != old:
        yield Succession(new, old, verb, True, apart=True)


def _whose(page: Page, noun: int) -> list[int]:
    """Those who own a noun: "the departure of X", "X's departure"."""
    document = page.document
    of = (c for c in document.children[noun] if document.lower_words[c] == "of")
    return [*(g for c in of for g in document.children[c]), *(c for c in document.children[noun] if document.deps[c] == "poss")]


def _agent(page: Page, verb: int, owner: dict[int, int]) -> int | None:
    document = page.document
    by = [c for c in document.children[verb] if document.deps[c] in ("agent", "prep") and document.lower_words[c] == "by"]
    agents = [g for c in by for g in document.children[c]]
    return _first([*agents, *(a for g in agents for a in document.children[g] if document.deps[a] == "appos")], owner)


def _first(tokens: Sequence[int], owner: dict[int, int]) -> int | None:
    return next((owner[t] for t in tokens if t in owner), None)


def _actor(page: Page, verb: int, owner: dict[int, int]) -> int | None:
    """Who does what a verb says: its subject, else that of the verb above it (of "named X to the post": X)."""
    document = page.document
    for _ in range(CLIMB):
        if (found := _first(_subjects(page, verb), owner)) is not None:
            return found
        if document.deps[verb] in ("relcl", "acl", "appos") and document.heads[verb] in owner:
            return owner[document.heads[verb]]
        apposed = [c for c in document.children[document.heads[verb]] if document.deps[c] == "appos" and c < verb]
        if document.deps[verb] == "relcl" and (named := _first(apposed, owner)) is not None:
            return named  # "its envoy, X, who is to be replaced by Y"
        if document.heads[verb] == verb:
            return None
        verb = document.heads[verb]
        if document.lower_lemmas[verb] in page.lex.words["given"]:
            return _named(page, verb, owner)
    return None
