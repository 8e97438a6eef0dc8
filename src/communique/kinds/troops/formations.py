"""Which nouns count units and not people."""

from __future__ import annotations

from functools import cache

from communique.kinds.troops.count import lexicon

NOUNS = ("units", "doubtful-units")


@cache
def formations() -> frozenset[str]:
    """The nouns of the lexicon that name units of a force (brigade, battalions), not its people."""
    return frozenset(word for noun in lexicon()["noun"] if noun["id"] in NOUNS for word in noun["words"])
