"""Envoys who stand between two sides: those of the United Nations, of a country that the text says brokers the talks, and of
one that is no side of the talks it tells of.
"""

from __future__ import annotations

from collections.abc import Iterator

from communique.kinds.people.draft import Draft
from communique.kinds.people.page import HYPHENS, Page
from communique.model import among, places
from communique.parties.value import PartyMention

BROKERED = frozenset(["brokered", "mediated", "facilitated", "moderated"])
BROKERS = frozenset(["mediator", "mediators", "facilitator", "facilitators", "broker", "mediation", "intermediary"])
SENT = frozenset(["envoy", "emissary", "representative", "adviser", "advisor"])
"""Titles of those who are sent to others' talks."""
AT_TABLE = frozenset(["negotiator", "delegate", "bargainer"])
"""Titles of those who bargain for a side, whatever else it does."""
MATTERS = frozenset(
    (
        *("talks", "negotiations", "dialogue", "peace", "truce", "ceasefire", "conflict", "war", "mediation", "differences"),
        *("crisis", "fighting", "diplomacy", "agreement", "deal", "gap", "gaps"),
    )
)
TABLES = frozenset(["negotiators", "negotiating", "teams", "delegations", "peace", "talks", "negotiations", "conflict"])
NUMBERS = frozenset(["four", "five", "six", "seven", "eight"])
MANY = frozenset(["party", "nation", "way"])
BACK, AHEAD = 5, 12
"""Tokens before "between" in which the talks stand, and behind it in which the two sides stand, at most."""
TWO = 2


def stand_between(page: Page, drafts: list[Draft]) -> None:
    """Makes those mediators who are sent by who is no side: of negotiators all that do not bargain by title."""
    sent = [draft for draft in drafts if draft.role in ("principal", "negotiator") and draft.party]
    for draft in sent:
        if draft.party == "United Nations" and any(_special(page, i) for i in _heads(draft)):
            draft.role = "mediator"
    seated = [draft for draft in sent if draft.role == "negotiator" and not _bargains(page, draft)]
    if not seated or not (page.bargains or page.about_bargaining):
        return
    brokers, sides = brokering(page), frozenset(code for pair in pairs(page) for code in pair)
    for draft in seated:
        equals = any(post.title.mirror for other in (draft, *(drafts[i] for i in draft.across)) for post in other.posts)
        third = sides and draft.party not in sides and not equals and not _of_many(page)
        if draft.party in brokers or (third and any(page.lows[i] in SENT for i in _heads(draft))):
            draft.role = "mediator"


def _heads(draft: Draft) -> Iterator[int]:
    yield from (post.head for post in draft.posts)


def _bargains(page: Page, draft: Draft) -> bool:
    return any(page.lows[i] in AT_TABLE for i in _heads(draft))


def _special(page: Page, head: int) -> bool:
    """Whether a title is that of an envoy or a special adviser."""
    adviser = page.lows[head] in ("adviser", "advisor") and "special" in page.lows[max(0, head - BACK) : head]
    return adviser or page.lows[head] in ("envoy", "emissary")


def brokering(page: Page) -> frozenset[str]:
    """The parties that the text says broker talks: "brokered by Norway", "Norwegian-mediated", "Norway, the facilitator,"."""
    found: set[str] = set()
    for i in among(page.lows, BROKERED | BROKERS):
        if page.lows[i] in BROKERED:
            after = i + 2 + (page.lows[i + 2 : i + 3] == ("the",))
            if page.lows[i + 1 : i + 2] == ("by",):
                found.update(_party(page, after))
            elif i > 1 and page.words[i - 1] in HYPHENS:
                found.update(_party(page, i - TWO))
        else:
            before = i - 1 - (page.pos[i - 1] == "DET")
            found.update(_party(page, before - (page.words[before] == ",")) if page.words[before] == "," else ())
            found.update(_party(page, before) if before == i - 1 else ())
            found.update(_party(page, i + 1))
    for mention, token in _subjects(page):
        verb = page.document.heads[token]
        if page.document.lower_lemmas[verb] in page.lex.words["broker-verb"]:
            found.add(mention.code)
    return frozenset(found)


def _party(page: Page, i: int) -> tuple[str, ...]:
    """The country or body that is named at a token."""
    number = page.parties[i] if 0 <= i < len(page) else -1
    return (page.mentions[number].code,) if number >= 0 and page.mentions[number].kind != "group" else ()


def _subjects(page: Page) -> Iterator[tuple[PartyMention, int]]:
    for i in page.named:
        if page.document.deps[page.at[i]] == "nsubj":
            yield page.mentions[page.parties[i]], page.at[i]


def pairs(page: Page) -> Iterator[tuple[str, str]]:
    """The two sides of talks or a conflict that the text tells of: "talks between Peru and Chad", "the Peruvian and Chadian
    negotiators".
    """
    for i in places(page.lows, "between"):
        end = min(len(page), i + AHEAD)
        near = range(max(0, i - BACK), i)
        if any(page.lows[j] in MATTERS for j in near):
            sides = _sides(page, i + 1, end)
            if len(sides) >= TWO:
                yield sides[0], sides[1]
    for i in among(page.lows, TABLES):
        sides = _sides(page, max(0, i - BACK), i)
        joined = {*page.lows[max(0, i - BACK) : i]} & {"and", *HYPHENS}
        if len(sides) == TWO and joined:
            yield sides[0], sides[1]


def _sides(page: Page, first: int, last: int) -> list[str]:
    """The parties named among some tokens of a sentence, in text order, each once."""
    found: list[str] = []
    for i in range(first, last):
        if page.labels[i] == "PERSON":
            return []  # "between envoy X of Peru and minister Y"
        if page.sentence(i) != page.sentence(last - 1 if last <= first + BACK else first):
            continue
        mention = page.mentions[page.parties[i]] if page.parties[i] >= 0 else page.unlisted_at.get(page.at[i])
        if mention and mention.code not in found:
            found.append(mention.code)
    return found


def _of_many(page: Page) -> bool:
    """Whether a text tells of talks of many: "the six-party talks"; of these every envoy is a side."""
    return any(page.words[i - 1] in HYPHENS and page.lows[i - TWO] in NUMBERS for i in among(page.lows, MANY) if i > 1)
