"""Who bargains by what stands beside the name: in a list of those who take part or lead a team, fellow members of a team, those
with whom talks are held, officials told of right after talks.
"""

from __future__ import annotations

from communique.kinds.people.clauses import subject_of
from communique.kinds.people.names import Name
from communique.kinds.people.page import Page

LEADS, AT_TABLE, OPENS = "holds talks", "named among negotiators", "told of right after talks"
LIST = 40
"""Tokens between "with" and the last of those with whom talks are held at most."""
TEAM = 12
"""Tokens after a name in which the team is told that it belongs to."""
JOINTLY = frozenset(["led", "lead", "headed", "head", "co-led", "co-lead"])
COMMENTS = frozenset(["say", "tell", "call", "urge", "add", "describe", "note", "warn", "insist", "stress", "reiterate"])
OTHERS = 8
"""Words after "other" among which the team is told whose members they are."""
TALKS = frozenset(["talks", "negotiations", "negotiation", "bargaining"])
LISTED = frozenset(["NOUN", "PROPN", "ADJ", "DET", "PART"])
ENDING = 10
"""Tokens at the end of a paragraph among which talks are told of."""
OPENING = 6
"""Tokens of a title that opens a paragraph at most."""


def with_others(page: Page, name: Name) -> str | None:
    """ "X, the adviser Y and the envoy Z would take part in the talks": Y and Z do as X does."""
    if page.vocabulary.isdisjoint(TALKS):
        return None
    i = name.last
    end = min(len(page), name.last + 24)
    while i < end and page.together(i, name.first) and (page.pos[i] in LISTED or page.lows[i] in (",", "and", "also")):
        i += 1
    after = page.lows[i - 1 : i + 10]
    if _leads_together(page, i, end):
        return LEADS
    part = any(after[k : k + 2] in (("take", "part"), ("took", "part"), ("taking", "part")) for k in range(len(after)))
    if i < end and part and {"talks", "negotiations"} & set(after) and page.tags[i] in ("MD", "VBD", "VB", "VBP", "VBZ", "RB"):
        return LEADS
    return AT_TABLE if _fellow(page, name) else _talks_with(page, name)


def _leads_together(page: Page, i: int, end: int) -> bool:
    """Whether a list that ends at a token leads a delegation: "X, Y and Z (jointly) led the Peruvian delegation"."""
    i += i < end and page.pos[i] == "ADV"
    if i >= end or page.lows[i] not in JOINTLY:
        return False
    near = range(i + 1, min(i + TEAM, len(page)))
    body = next((j for j in near if page.lows[j] in ("delegation", "team") or page.pos[j] == "VERB"), None)
    return body is not None and page.lows[body] in ("delegation", "team") and page.bargains


def _fellow(page: Page, name: Name) -> bool:
    """Whether somebody is told to act "with other members of the delegation"."""
    document = page.document
    if "members" not in page.vocabulary or "other" not in page.vocabulary:
        return False
    for verb in subject_of(page, name):
        for token in (t for child in document.children[verb] for t in page.below(child)):
            words = document.lower_words[token : token + OTHERS]
            if words[:2] == ("other", "members") and not {"delegation", "team"}.isdisjoint(words):
                return page.bargains
    return False


def opens_after(page: Page, name: Name) -> str | None:
    """Whether somebody with a title opens the paragraph after one that ends with talks, in an article about bargaining: "...
    broke off the talks. / Deputy Minister X flew home".
    """
    first = name.first
    if not page.about_bargaining:
        return None
    while first > 0 and name.first - first < OPENING and page.together(first - 1, name.first):
        first -= 1
    if not first or page.together(first - 1, name.first):
        return None
    if any(page.document.lower_lemmas[verb] in COMMENTS for verb in subject_of(page, name)):
        return None  # who speaks of the talks need not sit in them
    return OPENS if TALKS & set(page.lows[max(0, first - ENDING) : first]) else None


def _talks_with(page: Page, name: Name) -> str | None:
    """ "will hold talks with Y and Z", in an article about bargaining."""
    i = name.first - 1
    while i >= 0 and page.together(i, name.first) and name.first - i < LIST and page.lows[i] != "with":
        if page.pos[i] not in LISTED and page.lows[i] not in ("and", ","):
            return None
        i -= 1
    if i <= 0 or page.lows[i] != "with" or not page.together(i, name.first):
        return None
    before = page.lows[max(0, i - 8) : i]
    return LEADS if TALKS & set(before) and page.about_bargaining else None
