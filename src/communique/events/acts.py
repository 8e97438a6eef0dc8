"""The lemmas of the nouns and verbs of the frames by what they tell of: acts of speech, pacts, gatherings, attacks."""

from __future__ import annotations

from functools import cache

from communique.events.frames import frames

VOTES = frozenset(
    {"vote", "election", "referendum", "poll", "ceremony", "rally", "hearing", "trial", "conference", "event", "convention"}
)
"""What is held beside gatherings."""


@cache
def spoken_of() -> frozenset[str]:
    """The lemmas of acts of speech: what stands in an infinitive below them has a time of its own."""
    found = [rule for frame in frames().values() if frame.speech for rule in frame.rules]
    return frozenset(phrase.split()[-1] for rule in found for phrase in (*rule.verbs, *rule.nouns) if " " not in phrase)


@cache
def pacts() -> frozenset[str]:
    """The lemmas of nouns for agreements."""
    return frozenset(noun for rule in frames()["agreement"].rules for noun in (*rule.nouns, *rule.objects) if " " not in noun)


@cache
def held() -> frozenset[str]:
    """The lemmas of nouns for what is held: gatherings, talks, drills, votes."""
    kinds = ("meeting", "talks", "exercise")
    return VOTES.union(phrase.split()[-1] for kind in kinds for rule in frames()[kind].rules for phrase in rule.nouns)


@cache
def assaults() -> frozenset[str]:
    """The lemmas of nouns of attack."""
    return frozenset(phrase.split()[-1] for rule in frames()["attack"].rules for phrase in rule.nouns)
