"""Mend what the parser joins to the noun beside it instead of to its verb: to whom something is given ("promised President X a
loan"), who acts behind "and" ("was held up by Peru, and Chile last week sent"), and who goes on to threaten or demand behind
what they said ("said the pact was void and threatened").
"""

from __future__ import annotations

from communique.events.actor import lexicon
from communique.events.syntax import FINITE
from communique.events.tree import Tree
from communique.model import places

HANDING = frozenset(
    {"promise", "give", "offer", "hand", "send", "grant", "lend", "pay", "show", "sell", "guarantee", "deny", "owe", "cause"}
)
"""Verbs with two objects, the first of them somebody."""
HOLDING = frozenset({"hold", "conduct"})
"""What is done with talks and meetings."""
SAYING = frozenset(
    {"say", "stress", "tell", "add", "announce", "insist", "argue", "note", "claim", "declare", "state", "confirm"}
)
"""Verbs of saying, behind which others go on."""
GOING_ON = frozenset(
    {"threaten", "demand", "vow", "pledge", "promise", "urge", "accuse", "warn", "call", "reject", "denounce", "condemn"}
    | {
        "blame",
        "appeal",
        "criticize",
        "criticise",
        "dismiss",
        "reiterate",
        "propose",
        "offer",
        "protest",
        "insist",
        "deny",
        "describe",
    }
)
"""Verbs of acts of speech, of which things are not capable."""
SPEAKERS = ("agents", "pairs", "offices", "state_bodies", "bodies", "bands", "voices", "posts", "legislatures", "staff")
"""Lists of words for those who may speak."""
PEOPLE = frozenset({"PERSON", "ORG", "GPE", "NORP"})
"""Kinds of names of those who may speak."""
TIMED = 4
"""Tokens between a subject and its verb that tell when, at most."""
NAMED = 6
"""Tokens of a subject and "and" at most."""


def rejoin(tree: Tree) -> None:
    """Mend these in a tree."""
    _to_whom(tree)
    _two_people(tree)
    _span_before(tree)
    _held_with(tree)
    _who_then(tree)
    _gone_on(tree)


def _gone_on(tree: Tree) -> None:
    """Coordinate an act of speech with the verb of saying, not with what is said of a thing ("said the pact was void and
    threatened to leave").
    """
    document = tree.document
    for token in places(tree.deps, "conj"):
        if document.lower_lemmas[token] not in GOING_ON or tree.tags[token] not in FINITE | {"VBN"}:
            continue
        inner = tree.heads[token]
        said = tree.heads[inner]
        if tree.deps[inner] != "ccomp" or not said < inner < token or document.lower_lemmas[said] not in SAYING:
            continue
        below = document.children[token]
        if any(tree.deps[c] in ("nsubj", "nsubjpass", "mark", "auxpass", "expl") for c in below):
            continue
        subject = next((c for c in document.children[inner] if tree.deps[c] in ("nsubj", "nsubjpass", "expl")), None)
        if subject is not None and (_unlike(tree, inner, token) or not _speaks(tree, subject)):
            tree.put(token, said, "conj")


def _unlike(tree: Tree, inner: int, token: int) -> bool:
    """Whether a past tense cannot go on from the form of a verb ("would leave and threatened", "was arming and threatened")."""
    auxiliary = any(tree.deps[c] == "aux" and tree.tags[c] != "TO" for c in tree.document.children[inner])
    return tree.tags[token] == "VBD" and tree.tags[inner] in ("VB", "VBG") and auxiliary


def _speaks(tree: Tree, token: int) -> bool:
    """Whether a phrase may be somebody who speaks: a pronoun, a name of somebody, people or a body of state."""
    document, words = tree.document, lexicon()
    if not tree.tags[token].startswith("NN"):
        return tree.deps[token] != "expl" and document.lower_words[token] not in ("it", "this", "that", "there")
    if (entity := document.entity_at(token)) is not None:
        return entity.label in PEOPLE
    if document.lower_lemmas[token] in words["state_arms"]:
        return False
    able = any(document.lower_lemmas[token] in words[name] for name in SPEAKERS)
    return able or (tree.tags[token] in ("NNS", "NNPS") and document.lower_lemmas[token] not in words["pacts"])


def _to_whom(tree: Tree) -> None:
    """Make a name before the article of a verb's object to whom it is given."""
    document = tree.document
    for token in (t for dep in ("nmod", "compound") for t in places(tree.deps, dep)):
        noun, article = tree.heads[token], token + 1
        verb = tree.heads[noun]
        if (
            article == len(tree.heads)
            or tree.tags[token] != "NNP"
            or tree.heads[article] != noun
            or tree.deps[article] not in ("det", "poss", "quantmod")
        ):
            continue
        if article < noun and verb < token and tree.deps[noun] == "dobj" and document.lemmas[verb] in HANDING:
            tree.put(token, verb, "dative")


def _held_with(tree: Tree) -> None:
    """Hang with whom something was held on its noun ("the talks held with Peru last week")."""
    document = tree.document
    for token in (t for word in ("with", "between") for t in document.where(word)):
        held = tree.heads[token]
        behind = tree.deps[token] == "prep" and tree.deps[held] == "acl" and tree.tags[held] == "VBN"
        if behind and document.lemmas[held] in HOLDING:
            tree.put(token, tree.heads[held], "prep")


def _two_people(tree: Tree) -> None:
    """Coordinate two people with their titles of whom the first is taken for a part of the second's name ("met President X and
    Minister Y").
    """
    document = tree.document
    surnames = {document.words[e.last - 1] for e in document.entities if e.label == "PERSON"}
    for token in (t for dep in ("nmod", "compound") for t in places(tree.deps, dep)):
        other = tree.heads[token]
        while tree.deps[other] == "compound" and tree.heads[other] > other:  # "Silva and Chilean leader Luis Rojas"
            other = tree.heads[other]
        named = token < other and tree.tags[token] == tree.tags[other] == "NNP"
        if not named or document.lower_words[token + 1] != "and":
            continue
        one, two = document.entity_at(token), document.entity_at(other)
        second = two is not None and two.label == "PERSON" and (one is None or one.end < two.start)
        first = (one is not None and one.label == "PERSON") or document.words[token] in surnames
        if first and second and tree.heads[token + 1] == token:
            tree.put(token, tree.heads[other] if tree.heads[other] != other else token, tree.deps[other])
            tree.put(other, token, "conj")


def _span_before(tree: Tree) -> None:
    """Make what stands between "a month after" and a past tense the subject of it ("a month after the soldiers left Peru")."""
    document = tree.document
    for word in ("after", "before"):
        for token in document.where(word):
            span, noun = tree.heads[token], next((t for t in document.children[token] if tree.deps[t] == "pobj"), token)
            verb = tree.heads[span]
            if tree.deps[token] != "prep" or tree.deps[span] != "npadvmod" or not token < noun == verb - 1:
                continue
            own = any(tree.deps[t] in ("nsubj", "nsubjpass") for t in document.children[verb])
            if tree.tags[verb] == "VBD" and tree.deps[verb] == "advcl" and not own:
                tree.put(noun, verb, "nsubj")
                tree.put(token, verb, "mark")


def _who_then(tree: Tree) -> None:
    """Make a noun behind a comma and "and" the subject of the verb without one behind it, not a part of the clause before."""
    document = tree.document
    for mark in (t for word in ("and", "but") for t in document.where(word)):
        if document.words[mark - 1] != "," or tree.deps[mark] != "cc":
            continue
        noun = next((t for t in range(mark + 1, min(mark + NAMED, len(document))) if tree.heads[t] < mark), mark)
        inside = all(mark < tree.heads[t] <= noun for t in range(mark + 1, noun))
        verb = _verb_behind(tree, noun) if inside and tree.tags[noun].startswith("NN") else None
        if verb is None or tree.deps[noun] not in ("conj", "dobj", "pobj", "appos") or mark < tree.heads[verb] < verb:
            continue
        tree.put(noun, verb, "nsubj")
        tree.put(verb, tree.heads[verb], "conj")


def _verb_behind(tree: Tree, token: int) -> int | None:
    """The verb without a subject that stands behind a noun, with nothing but a time between them."""
    document = tree.document
    for verb in range(token + 1, min(token + 2 + TIMED, len(document))):
        if tree.tags[verb] in FINITE:
            own = any(tree.heads[t] == verb and tree.deps[t] in ("nsubj", "nsubjpass") for t in document.children[verb])
            return None if own or tree.deps[verb] not in ("conj", "advcl", "dep") else verb
        entity = document.entity_at(verb)
        timed = entity is not None and entity.label in ("DATE", "TIME")
        if not timed and tree.tags[verb] not in ("RB", "IN"):
            return None
    return None
