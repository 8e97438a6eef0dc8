"""Which cities that are no capital tell whose somebody is: not those where people serve abroad, gather or travel."""

from __future__ import annotations

from communique.kinds.people.page import Page
from communique.parties.value import URBAN, PartyMention

AWAY = frozenset(["consul", "consular", "ambassador", "envoy", "attache", "correspondent", "diplomat"])
"""Words in the titles of those whom a country has in the cities of another."""
ROVING = frozenset(["president", "minister", "premier", "chancellor", "king", "queen", "prince", "emir", "sultan"])
"""Words in the titles of those who travel for a country."""
SEVERAL = 2
"""Countries beside a city's own in its sentence, where they may only gather there."""
NEAR = 8
"""Tokens before and behind a name among which its title stands."""


def placing(page: Page, at: int) -> frozenset[str]:
    """The forms of places that do not name a country for whose name begins at a token."""
    return frozenset({"capital"}) if AWAY.isdisjoint(_titled(page, at)) else URBAN


def elsewhere(page: Page, at: int, i: int, mention: PartyMention) -> bool:
    """Whether a city at a token may only be where somebody (whose name begins at ``at``) goes or gathers with others."""
    if mention.form != "city" or ROVING.isdisjoint(_titled(page, at)):
        return False
    sentence = page.sentence(i)
    named = {page.mentions[page.parties[j]].code for j in page.party_starts if page.sentence(j) == sentence} - {mention.code}
    return page.lows[i - 1] in ("to", "for") or len(named) >= SEVERAL


def _titled(page: Page, at: int) -> tuple[str, ...]:
    return page.lows[max(0, at - NEAR) : at + NEAR]
