"""Envoys who stand between two sides: those of the United Nations, and of a country that the text says brokers the talks."""

from __future__ import annotations

from collections.abc import Iterator

from communique.kinds.people.draft import Draft
from communique.kinds.people.page import HYPHENS, Page
from communique.model import among
from communique.parties.value import PartyMention

BROKERED = frozenset(["brokered", "mediated", "facilitated", "moderated"])
BROKERS = frozenset(["mediator", "mediators", "facilitator", "facilitators", "broker", "mediation", "intermediary"])
AT_TABLE = frozenset(["negotiator", "delegate", "bargainer"])
"""Titles of those who bargain for a side, whatever else it does."""
BACK = 5
"""Tokens of a title in which "special" stands, at most."""
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
    brokers = brokering(page)
    for draft in seated:
        if draft.party in brokers:
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
