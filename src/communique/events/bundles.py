"""What stands inside a phrase: the things that words of quantity bundle, what a sum is given as, what is dealt in."""

from __future__ import annotations

from communique.events.actor import Actor, lexicon, union
from communique.events.cast import Cast
from communique.events.syntax import conjuncts, is_passive, kids, prepositions
from communique.model import Document

TOWARD = frozenset({"to", "for", "with", "from", "on", "against", "at"})
"""Prepositions of whom an act is done to or for."""
SOME = frozenset({"some", "several", "most", "many", "all", "much"})
"""Words that stand for a part of what is behind their "of"."""
COMING = frozenset({"originate", "come", "import", "export", "make", "produce", "ship", "sell", "grow", "manufacture"})
"""What goods are said to be by where they are from ("goods originating in Peru")."""
MAX_NESTING = 3
SET_ASIDE = frozenset({"promise", "pledge", "earmark", "allocate", "plan", "provide", "give", "set"})
"""What was done before with a sum that is given or stopped ("suspended $3 million promised in aid to Peru")."""
CONTENT = frozenset({"in", "of", "as", "worth"})
"""Prepositions between a sum and what it is given as ("500 million euros in aid to Peru")."""


def bundled(document: Document, tokens: list[int]) -> list[int]:
    """Some nouns and what those among them that are words of quantity bundle ("80 percent of the debts", "one of
    their camps").
    """
    counts = [t for t in tokens if document.lower_lemmas[t] in lexicon()["bundles"] or kids(document, t, "nummod")]
    counts += [t for t in tokens if document.tags[t] == "CD" or document.lower_words[t] in SOME]
    return tokens + [o for t in counts for word, o in prepositions(document, t) if word == "of"]


def content(document: Document, tokens: list[int]) -> list[int]:
    """What sums are given as ("500 million euros in aid", "6 million pounds worth of aid"), step by step."""
    found = list(tokens)
    for token in found:
        worth = [c for c in kids(document, token, "amod") if document.lower_words[c] == "worth"]
        worth += [v for v in kids(document, token, "acl") if document.lemmas[v] in SET_ASIDE]
        behind = [o for t in (token, *worth) for word, o in prepositions(document, t) if word in CONTENT]
        behind += [n for w in worth for n in kids(document, w, "npadvmod")]  # "aid worth $3 million to Peru"
        found += [o for o in behind if o not in found]
    return found[len(tokens) :]


def received(document: Document, verb: int) -> list[int]:
    """What somebody gets by a verb in the active, and what it is given as; none in the passive."""
    things = [] if is_passive(document, verb) else kids(document, verb, "dobj")
    return [*things, *content(document, [verb, *things])]


def owned_goods(cast: Cast, tokens: list[int]) -> Actor | None:
    """Whose goods, banks or officials things are, by their owner or that of what they consist of ("$5 billion of
    its goods").
    """
    document = cast.document
    for _ in range(MAX_NESTING):
        found = [a for t in tokens if (a := cast.owner(t, preps=("from", "of", "in", "to")))]
        if found:
            return union(found)
        if made := _coming(cast, tokens):
            return made
        tokens = [o for t in tokens for word, o in prepositions(document, t) if word in ("of", "in", "worth", "from")]
    return None


def _coming(cast: Cast, goods: list[int]) -> Actor | None:
    """Where goods are said to come from by a participle ("goods originating in Peru")."""
    document = cast.document
    made = [c for t in goods for v in kids(document, t, "acl") if document.lemmas[v] in COMING for c in conjuncts(document, v)]
    lands = [o for v in made for w, o in prepositions(document, v) if w in ("from", "in", "by")]
    return union([a for o in lands if (a := cast.named(o))])


def dealt(document: Document, verbs: list[int]) -> list[int]:
    """What is bought or sold, and whom it is traded with."""
    goods = [o for v in verbs for o in kids(document, v, "dobj")]
    return goods + [o for v in verbs for word, o in prepositions(document, v) if word in TOWARD]
