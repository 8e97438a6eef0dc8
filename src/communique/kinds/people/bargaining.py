"""Whether an article is about bargaining, by its words."""

from __future__ import annotations

from collections.abc import Mapping

from communique.model import places

OVER = 5
"""Tokens after "talks" among which what they are over is named."""
STRETCHES = frozenset(["day", "week", "session"])
ORDINALS = frozenset(["second", "third", "fourth", "fifth", "sixth", "final", "last", "another"])
CLOSED = ("deal", "accord", "pact", "agreement", "truce", "cease-fire", "ceasefire")
CLOSING = frozenset(["close", "closing", "clinch", "clinching", "seal", "sealing", "conclude", "concluding", "finalize"])
DEAL = 5
"""Tokens between "close" and "deal" at most."""
BARGAINING = ("negotiat", "renegotiat", "bargaining", "haggl")
"""What the words of the family of "negotiate" begin with."""

OPPOSED = frozenset(["mediation", "mediator", "mediators", "mediating", "opposition", "rebels", "rebel", "facilitator"])
"""Words beside which a dialogue is bargaining."""


def about(lows: tuple[str, ...], vocabulary: frozenset[str], words: Mapping[str, frozenset[str]], labour: bool) -> bool:
    """Whether an article with words ``lows`` in lower case is about bargaining; ``labour``: about terms of work.

    Words of the family of "negotiate" weigh 1, talks over a matter ("trade talks"), in rounds or of a union and the committee
    of a country's creditors 2, bare talks half each but no more than 2 together, a mediator of talks 1, what is bargained for
    (a deal, a truce) half, 1 more where it is to be closed, a dialogue with an opposition or rebels 1; a sum of 2 decides.
    """
    family = [low for low in vocabulary if low.startswith(BARGAINING)]
    at = list(places(lows, "talks"))
    formal = [*at, *places(lows, "negotiations")]
    matters = any(_on_matter(lows, i, words) for i in formal) or _of_creditors(lows, vocabulary)
    deals = not words["bargain-deal"].isdisjoint(lows)
    mediated = bool(formal) and not words["go-between"].isdisjoint(vocabulary)
    dialogue = "dialogue" in vocabulary and not OPPOSED.isdisjoint(vocabulary)
    sure = 2 * (matters or labour) + mediated + (deals and _closes(lows)) + dialogue
    return sum(map(lows.count, family)) + sure + min(len(at), 4) / 2 + deals / 2 >= 2


def _of_creditors(lows: tuple[str, ...], vocabulary: frozenset[str]) -> bool:
    """Whether a text tells of the committee of a country's creditors: "its bank advisory committee"."""
    told = any(lows[i - 1 : i] in (("advisory",), ("steering",)) for i in places(lows, "committee"))
    return told and not vocabulary.isdisjoint(("banks", "bankers", "creditors"))


def _closes(lows: tuple[str, ...]) -> bool:
    """Whether a text tells that a deal is being closed: "trying to close a nuclear deal"."""
    near = (lows[max(0, i - DEAL) : i] for word in CLOSED for i in places(lows, word))
    return any(not CLOSING.isdisjoint(words) for words in near)


def _on_matter(lows: tuple[str, ...], i: int, words: Mapping[str, frozenset[str]]) -> bool:
    """Whether talks come in rounds or are over a matter of bargaining: "trade talks"."""
    return i > 0 and (lows[i - 1] in words["talks-matter"] or _in_rounds(lows, i) or _over_matter(lows, i, words))


def _in_rounds(lows: tuple[str, ...], i: int) -> bool:
    """Whether talks come in rounds: "a round of talks", "the third day of talks"."""
    return lows[i - 1] == "of" and (lows[i - 2][:5] == "round" or (lows[i - 2] in STRETCHES and lows[i - 3] in ORDINALS))


def _over_matter(lows: tuple[str, ...], i: int, words: Mapping[str, frozenset[str]]) -> bool:
    """Whether what talks are over is a matter of bargaining: "talks on cod quotas"."""
    after = lows[i + 1 : i + OVER]
    return after[:1] in (("on",), ("over",)) and not (words["talks-matter"] | words["bargained-over"]).isdisjoint(after)
