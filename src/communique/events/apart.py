"""Whether what a noun tells of was there apart from what its verb does, so that the date of the verb is not its own."""

from __future__ import annotations

from communique.events.actor import lexicon
from communique.events.acts import assaults, pacts, spoken_of
from communique.events.mood import definite
from communique.events.mood import lexicon as moods
from communique.events.syntax import is_verb, kids
from communique.model import Document

SUCCESSIVE = frozenset({"after", "following", "before"})
"""Prepositions that set what a noun tells of apart in time from its verb."""
ASIDE = frozenset({"on", "over", "about", "against", "despite"})
"""Prepositions behind an object whose noun has no part in what its verb does ("held a meeting on the truce")."""
WHOLE = frozenset({"of", "between", "with", "for", "among"})
"""Prepositions behind a subject whose noun has a part in what its verb does ("a day of talks ended")."""
EARLIER = frozenset({"earlier", "previous", "past", "recent", "initial", "original", "former", "existing"})
"""Adjectives of what was there before its verb does something with it ("will reconsider its earlier rejection")."""
ORDINALS = frozenset({"first", "last", "latest", "second", "third", "21st", "22nd", "23rd"})
"""Adjectives that count a thing among others of its kind, beside those in -th."""
MOSTLY = frozenset({"north", "south", "both", "worth", "smooth"})
"""Adjectives in -th that do not count."""
ASKED = frozenset({"at", "despite", "per", "amid", "upon"})
"""Prepositions before what somebody said earlier than the verb above ("returned in May at the request of Peru")."""
HEEDING = frozenset({"comply", "agree", "concur", "disagree", "side", "go"})
"""Verbs whose *with* names what somebody said earlier ("comply on Friday with a request")."""
REPLIES = frozenset({"response", "retaliation", "reprisal", "revenge", "reaction"})
"""Nouns of an answer, before what was there earlier ("struck on Friday in response to the attacks")."""
GROUNDS = frozenset({"over", "about", "concerning", "regarding"})
"""Prepositions before what somebody does something on account of."""
PARTING = frozenset({"from", "under"})
"""Prepositions before a pact that is there ("withdrew in May from the treaty")."""


def counted_since(document: Document, noun: int, path: tuple[int, ...]) -> bool:
    """Whether a noun is the first, the tenth or the biggest of its kind since a date, which is then that of another."""
    counted = (noun, *path, *kids(document, noun, "dobj"))
    told = [*(c for t in counted for c in kids(document, t, "amod")), *path]
    words = [document.lower_words[t] for t in told]
    if any(document.tags[t] == "JJS" for t in told):
        return True
    return any(w in ORDINALS or (w.endswith("th") and w[:-2].isalnum() and w not in MOSTLY) for w in words)


def apart(document: Document, noun: int, governor: int) -> bool:
    """Whether what a noun tells of lasted before or after what its verb does ("signed it in May after years of talks")."""
    path = [noun]
    for above in document.ancestors(noun):
        if above == governor:
            break
        path.append(above)
    if any(document.lower_words[t] == "since" or document.lower_words[t] in REPLIES for t in path[1:]):
        return True
    counted = any(document.lemmas[t] in lexicon()["counted"] for t in path)
    return counted and any(document.lower_words[t] in SUCCESSIVE for t in path)


def beside(document: Document, noun: int, governor: int) -> bool:
    """Whether what a noun tells of was there apart from what its verb does: told of as an earlier one, what somebody
    reacts to ("rejected the offer on Monday"), or below another noun that is the verb's subject or object ("the delegation
    at the talks left").
    """
    if any(document.lower_words[c] in EARLIER for c in kids(document, noun, "amod")):
        return True
    if _answered(document, noun, governor) or _standing(document, noun, governor) or _pending(document, noun, governor):
        return True
    if document.deps[noun] == "pobj" and document.lower_words[document.heads[noun]] in GROUNDS:
        return document.heads[document.heads[noun]] == governor  # "summoned the envoy on Monday over the raid"
    at = noun
    for above in document.ancestors(noun):
        if above == governor:
            return False
        if document.deps[at] == "prep" and not is_verb(document, above):
            word, dep = document.lower_words[at], document.deps[above]
            if kids(document, above, "nummod"):
                return False
            if (dep in ("nsubj", "nsubjpass") and word not in WHOLE) or (dep == "dobj" and word in ASIDE):
                return True
        at = above
    return False


def _pending(document: Document, noun: int, governor: int) -> bool:
    """Whether it is only to be dealt with what somebody asked for or offered ("the request will be heard in May")."""
    subject = document.deps[noun] in ("nsubj", "nsubjpass") and document.heads[noun] == governor
    will = any(document.lower_words[a] in moods()["future"] for a in kids(document, governor, "aux"))
    return subject and will and document.lower_lemmas[noun] in spoken_of() and document.lemmas[governor] != "be"


def _standing(document: Document, noun: int, governor: int) -> bool:
    """Whether an act of speech or a pact is only what a verb goes by or leaves."""
    prep = document.heads[noun]
    if document.deps[noun] != "pobj":
        return False
    lemma, word = document.lower_lemmas[noun], document.lower_words[prep]
    if lemma in spoken_of():
        return word in ASKED or (word == "with" and document.lemmas[governor] in HEEDING)
    return lemma in pacts() and word in PARTING


def _answered(document: Document, noun: int, governor: int) -> bool:
    """Whether a verb only reacts to what a noun tells of; an attack that is condemned is dated like its condemnation."""
    reacted = document.lemmas[governor] in moods()["reacting"] and document.heads[noun] == governor
    lemma = document.lower_lemmas[noun]
    return reacted and (lemma in spoken_of() or definite(document, noun)) and lemma not in assaults()
