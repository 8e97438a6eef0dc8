"""Mend what the parser takes for one name: a place and the day behind it ("returned to Peru Monday"), a party and what it is
coordinated with ("between Peru and world powers").
"""

from __future__ import annotations

from collections.abc import Mapping

from communique.events.syntax import is_verb
from communique.events.tree import Tree
from communique.model import places
from communique.parties.value import PartyMention

DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
ALIKE = frozenset({"name", "capital"})
"""Forms of names of countries that say nothing of a noun behind "and"."""


def separate(tree: Tree, parties: Mapping[int, PartyMention]) -> None:
    """Mend these in a tree."""
    _days(tree, parties)
    _beside(tree, parties)


def _days(tree: Tree, parties: Mapping[int, PartyMention]) -> None:
    """Hang a day behind the name of a place on the verb, the place where the day hung ("visited Lima Friday")."""
    document = tree.document
    for token in (t for day in DAYS for t in document.where(day)):
        place, above = token - 1, tree.heads[token]
        if place < 0 or tree.deps[place] != "compound" or tree.heads[place] != token or place not in parties:
            continue
        verb = tree.heads[above] if tree.deps[token] == "pobj" else above
        if tree.deps[token] not in ("pobj", "dobj") or not is_verb(document, verb) or verb > token:
            continue
        tree.put(place, above, tree.deps[token])
        tree.put(token, verb, "npadvmod")
        for child in document.children[token]:
            if child != place and child < place:
                tree.put(child, place, tree.deps[child])


def _beside(tree: Tree, parties: Mapping[int, PartyMention]) -> None:
    """Coordinate a party with a plural behind "and" that it is taken for a part of ("Peru and world powers")."""
    document = tree.document
    for token in places(tree.deps, "nmod"):
        noun, mention = tree.heads[token], parties.get(token)
        if mention is None or mention.form not in ALIKE or tree.tags[noun] not in ("NNS", "NNPS") or noun < token:
            continue
        joined = [c for c in document.children[token] if tree.deps[c] == "conj" and token < c < noun]
        if document.lower_words[token + 1] != "and" or len(joined) != 1 or joined[0] in parties:
            continue
        if tree.tags[joined[0]] not in ("NN", "JJ") or document.words[joined[0]][0].isupper():
            continue
        tree.put(token, tree.heads[noun] if tree.heads[noun] != noun else token, tree.deps[noun])
        tree.put(noun, token, "conj")
        tree.put(joined[0], noun, "compound")
