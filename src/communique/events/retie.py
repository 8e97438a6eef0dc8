"""Mend where the parser hangs what stands behind a clause: participles behind who says so, days behind "running", what is moved
closer.
"""

from __future__ import annotations

from communique.events.syntax import FINITE, SUBJECTS
from communique.events.tree import Tree
from communique.model import places

HARMING = frozenset({"kill", "wound", "injure", "shoot", "leave", "destroy", "damage", "capture", "sink", "seize", "hit"})
"""What an attack does, in a participle."""
BEFORE = frozenset({"nsubj", "nsubjpass", "mark", "dobj", "aux", "auxpass", "advmod"})
"""Labels of what stands before a verb that is no participle behind its noun."""
SAYING = frozenset({"say", "report", "tell", "announce", "add"})
MOVING = frozenset({"send", "deploy", "station", "dispatch", "base", "fly", "rush", "kill", "wound", "capture", "post"})
"""What is done with soldiers, in a participle behind them."""
SPANS = frozenset({"day", "night", "week", "month", "year", "time"})
MEASURES = SPANS | {"step", "mile", "inch", "kilometre", "kilometer", "metre", "meter", "yard", "lot", "bit", "point"}

LONGEST = 12
"""Tokens of a name in angle brackets at most."""
ARGUMENTS = frozenset({"nsubj", "nsubjpass", "dobj", "pobj", "conj", "appos", "attr", "dative", "poss", "dep"})
"""What a company is to the verb or noun above it."""
OUTLETS = ("reuters", "afp", "ap", "xinhua", "tass", "interfax", "itar-tass", "yonhap", "kyodo", "cnn", "bbc", "npr", "voa")
"""News agencies and broadcasters that report from everywhere."""
TELLING = frozenset({"tell", "inform", "assure"})
TRIPS = frozenset({"visit", "trip", "tour", "call"})
DAYS = frozenset({"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "today", "yesterday"})
ASKING = frozenset({"urge", "ask", "tell", "order", "press", "advise", "implore", "beg", "require", "oblige", "invite"})
"""Verbs that say whom they ask to do something."""
INSISTING = frozenset({"demand", "insist", "propose", "request", "recommend", "urge", "ask", "order", "suggest", "require"})
"""Verbs whose content stands in a clause with "that"."""


def retie(tree: Tree) -> None:
    """Mend these in a tree."""
    _told_between(tree)
    _running(tree)
    _closer(tree)
    _sent(tree)
    _going_on(tree)
    _day_and(tree)
    _asking_both(tree)
    _that(tree)
    _bracketed(tree)
    _outlets(tree)
    _behind_place(tree)
    _paid(tree)


def _paid(tree: Tree) -> None:
    """Hang who visits, where and when on the visit that is "paid" or "made" ("a visit paid to Lima last week by the envoy")."""
    document = tree.document
    for token in (t for word in ("paid", "made") for t in document.where(word)):
        noun = tree.heads[token]
        if tree.deps[token] != "acl" or document.lower_lemmas[noun] not in TRIPS:
            continue
        for child in document.children[token]:
            if tree.deps[child] in ("prep", "agent", "npadvmod"):
                tree.put(child, noun, "prep" if tree.deps[child] == "agent" else tree.deps[child])


def _bracketed(tree: Tree) -> None:
    """Take the angle brackets around a company out of the tree: its name stands where one of them was put ("a deal with
    <Norden Motor Plc>").
    """
    document = tree.document
    for first in document.where("<"):
        behind = (t for t in range(first + 2, min(first + LONGEST, len(document))) if document.words[t] == ">")
        last = next(behind, first) - 1
        if last <= first or document.sentence_of[first] != document.sentence_of[last] or tree.tags[last] not in ("NNP", "NNPS"):
            continue
        if last == first + 1 and tree.tags[first - 1] in ("NNP", "NNPS"):
            continue  # a name's ticker
        inside = range(first, last + 2)
        roots = [t for t in inside if tree.heads[t] not in inside and tree.deps[t] in ARGUMENTS]
        if roots and last not in roots:
            tree.put(last, tree.heads[roots[0]], tree.deps[roots[0]])
        if roots:
            for t in (first, last + 1, *(r for r in roots if r != last)):
                tree.put(t, last, "punct")


def _told_between(tree: Tree) -> None:
    """Hang what an attack did on its verb where who says so stands between ("bombed the port, Peru said, killing six")."""
    for token in places(tree.deps, "advcl"):
        if tree.tags[token] != "VBG" or tree.document.lower_lemmas[token] not in HARMING:
            continue
        said = tree.heads[token]
        if tree.document.lower_lemmas[said] not in SAYING or said > token:
            continue
        clauses = [t for t in tree.document.children[said] if tree.deps[t] == "ccomp" and t < said]
        told = tree.heads[said] if tree.deps[said] == "parataxis" else next(iter(clauses), said)
        if told < said:
            tree.put(token, told, "advcl")


def _running(tree: Tree) -> None:
    """Give back to the verb what hangs on "running" behind a count of days ("for the third day running yesterday")."""
    document = tree.document
    for token in document.where("running"):
        above = tree.heads[token]
        if not token or tree.deps[token] != "advcl" or document.lower_lemmas[token - 1] not in SPANS:
            continue
        for child in document.children[token]:
            tree.put(child, above, tree.deps[child])
        tree.put(token, token - 1, "amod")


def _closer(tree: Tree) -> None:
    """Make what is moved closer the object of its verb, not how much closer it is ("moved two divisions closer")."""
    document = tree.document
    for token in (t for word in ("closer", "nearer") for t in document.where(word)):
        above = tree.heads[token]
        if tree.deps[token] != "advmod" or tree.pos[above] != "VERB":
            continue
        for child in document.children[token]:
            if tree.deps[child] == "npadvmod" and document.lower_lemmas[child] not in MEASURES and above < child < token:
                tree.put(child, above, "dobj")


def _sent(tree: Tree) -> None:
    """Hang a participle behind its noun on it ("275 marines sent this week to guard the embassy"), where it is taken for a verb
    without a subject.
    """
    document = tree.document
    for token in places(tree.deps, "advcl"):
        if document.lower_lemmas[token] not in MOVING or tree.tags[token] not in ("VBD", "VBN"):
            continue
        noun, below = token - 1, document.children[token]
        own = any(tree.deps[c] in BEFORE and c < token for c in below)
        if tree.heads[token] < noun and tree.tags[noun] in ("NNS", "NNPS") and not own:
            tree.put(token, noun, "acl")
            tree.tags[token] = "VBN"


def _going_on(tree: Tree) -> None:
    """Coordinate a verb that goes on behind who says so with what is said ("has sent men, it is said, and has flown jets")."""
    document = tree.document
    for token in places(tree.deps, "conj"):
        said = tree.heads[token]
        if document.lower_lemmas[said] not in SAYING or not said < token:
            continue
        clause = next((c for c in document.children[said] if tree.deps[c] == "ccomp" and c < said), None)
        if clause is None or any(tree.deps[c] in ("nsubj", "nsubjpass") for c in document.children[token]):
            continue
        if _aux(tree, clause) & _aux(tree, token) - _aux(tree, said):
            tree.put(token, clause, "conj")


def _aux(tree: Tree, verb: int) -> set[str]:
    return {tree.document.lower_lemmas[a] for a in tree.document.children[verb] if tree.deps[a] == "aux"}


def _day_and(tree: Tree) -> None:
    """Make a name that the parser coordinates with a day the subject of the verb behind it ("on Friday and Peru hit back")."""
    document = tree.document
    for token in places(tree.deps, "conj"):
        day, verb = tree.heads[token], token + 1
        if document.lower_words[day] not in DAYS or tree.tags[token] != "NNP" or verb >= len(document):
            continue
        above = next((t for t in document.ancestors(day) if tree.pos[t] == "VERB"), None)
        own = any(tree.deps[c] in ("nsubj", "nsubjpass") for c in document.children[verb])
        if above is not None and tree.tags[verb] == "VBD" and above < token and not own:
            tree.put(token, verb, "nsubj")
            tree.put(verb, above, "conj")


def _asking_both(tree: Tree) -> None:
    """Make "both" whom something is asked of, where it is taken for an adverb ("urged both to wait")."""
    document = tree.document
    for token in document.where("both"):
        verb = token - 1
        to = document.lower_words[token + 1 : token + 2] == ("to",)
        if to and tree.deps[token] in ("advmod", "nsubj", "preconj") and document.lemmas[verb] in ASKING:
            tree.put(token, verb, "dobj")


def _that(tree: Tree) -> None:
    """Make a clause with "that" the content of its verb ("demanded last week that Peru leave")."""
    document = tree.document
    for token in places(tree.deps, "dep"):
        verb = tree.heads[token]
        marked = any(document.lower_words[c] == "that" and tree.deps[c] == "mark" for c in document.children[token])
        if marked and verb < token and document.lemmas[verb] in INSISTING:
            tree.put(token, verb, "ccomp")


def _outlets(tree: Tree) -> None:
    """Part the agency that somebody tells from who is told of ("told Reuters Peru would leave")."""
    document = tree.document
    for token in (t for word in OUTLETS for t in document.where(word)):
        name = tree.heads[token]
        verb = document.heads[name] if tree.deps[name] == "dobj" else tree.heads[tree.heads[name]]
        if tree.deps[token] != "compound" or name < token or document.lemmas[verb] not in TELLING:
            continue
        told = next((c for c in document.children[verb] if tree.deps[c] == "ccomp" and c > name), None)
        if told is None:
            continue
        if tree.heads[name] == told or not any(tree.deps[c] in SUBJECTS for c in document.children[told]):
            tree.put(token, verb, "dobj")
            tree.put(name, told, "nsubj")


def _behind_place(tree: Tree) -> None:
    """Make what stands behind a place and before a verb without a subject that subject ("while in Peru fees were cut")."""
    document = tree.document
    for token in places(tree.deps, "pobj"):
        prep, behind = tree.heads[token], token + 1
        if token - prep != 2 or tree.heads[token - 1] != prep or tree.deps[token - 1] != "pobj" or behind >= len(document):
            continue
        verb = tree.heads[behind] if tree.deps[behind] in ("aux", "auxpass") else behind
        if tree.tags[behind] in FINITE and not any(tree.deps[c] in SUBJECTS for c in document.children[verb]):
            tree.put(token, verb, "nsubjpass" if tree.deps[behind] == "auxpass" else "nsubj")
