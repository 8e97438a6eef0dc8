"""What a delegation is, and whose: "the American team", "a team from Peru", "its delegation", "the union team"."""

from __future__ import annotations

from communique.kinds.people.owners import ITS, main_group, subject_before
from communique.kinds.people.page import Page
from communique.kinds.people.works import only_firm, only_side
from communique.model import places

LISTED = frozenset(["NOUN", "PROPN", "ADJ", "DET", "PART", "NUM", "CCONJ", "PRON", "ADP"])
TEAMS = frozenset(["delegation", "team", "panel", "negotiators"])
COMMISSIONS = frozenset(["commission", "committee", "group"])
QUALIFIERS = frozenset(["negotiating", "negotiation", "negotiations", "dialogue", "peace", "talks", "working"])
"""What a committee is called that sits at the table."""
PURPOSES = frozenset(["talk", "negotiate", "talks", "negotiations", "dialogue"])
DIALOGUES = frozenset(
    [("enter", "into", "a", "dialogue"), ("enter", "into", "dialogue", "with"), ("hold", "a", "dialogue", "with")]
)
PURPOSE = 30
"""Tokens behind a commission in which its purpose is told."""
CREDITORS = frozenset(["bank", "banks", "creditor", "creditors"])
OF_WHOM = 6
"""Tokens before the word for a delegation among which its party is named."""


def is_body(page: Page, i: int) -> bool:
    """Whether a token is a delegation or talks; a team, panel or side in an article about bargaining, or that of a side of
    talks ("the government's team").
    """
    if not page.is_a(i, "table-team"):
        return page.is_a(i, "table") or _of_creditors(page, i) or _to_talk(page, i) or _of_negotiators(page, i)
    if page.lows[i] == "panel" and of_chamber(page, page.at[i]):
        return False
    told = page.about_bargaining or page.sentence(i) in page.negotiating or page.is_a(i, "table")
    owner = i - 2 if page.tags[i - 1] == "POS" else i - 1
    return told or (page.bargains and (page.is_a(owner, "side") or page.is_a(owner, "rebel")))


def _to_talk(page: Page, i: int) -> bool:
    """Whether a token is a commission that is to talk: "a commission, headed by X, to enter into a dialogue"."""
    if page.lows[i] not in COMMISSIONS or page.vocabulary.isdisjoint(PURPOSES):
        return False
    number = page.sentence(i)
    near = range(i + 1, min(i + PURPOSE, len(page) - 1))
    aims = (j for j in near if page.sentence(j) == number and page.lows[j] in ("to", "for"))
    return any(
        page.lows[j + 1] in ("talk", "negotiate", "talks", "negotiations") or page.lows[j + 1 : j + 5] in DIALOGUES
        for j in aims
    )


def _of_negotiators(page: Page, i: int) -> bool:
    """Whether a token is the committee of a side, in an article that tells of a negotiating committee: "the government's
    committee".
    """
    if page.lows[i] not in COMMISSIONS or not page.about_bargaining or not _bargaining_committee(page):
        return False
    near = range(max(0, i - OF_WHOM), i)
    told = page.lows[i - 1] in ("this", "that", "the", "working")
    return told or any(page.is_a(j, "side") or page.is_a(j, "rebel") or page.parties[j] >= 0 for j in near)


def _bargaining_committee(page: Page) -> bool:
    at = [i for word in COMMISSIONS for i in places(page.lows, word)]
    return any(page.lows[i - 1] in QUALIFIERS or page.lows[i + 1 : i + 3] == ("of", "negotiators") for i in at)


def _of_creditors(page: Page, i: int) -> bool:
    """Whether a token is the committee of a country's creditors: "the bank advisory committee"."""
    near = page.lows[max(0, i - OF_WHOM) : i]
    return page.lows[i] in ("committee", "panel") and "advisory" in near and not CREDITORS.isdisjoint(near)


def whose(page: Page, body: int) -> str | None:
    """The party of a delegation: "the American team", "a team from Peru"; None of talks."""
    first = body
    while first > 0 and body - first < OF_WHOM and page.together(first - 1, body):
        if page.pos[first - 1] not in LISTED - {"ADP"} and page.lows[first - 1] != "negotiating":
            break
        first -= 1
    after = body + 3 if body + 1 < len(page) and page.lows[body + 1] in ("from", "of") else body + 1
    if page.lows[body] in ("talks", "negotiations"):
        return None
    if found := list(page.party_indices(first, after)):
        return page.mentions[found[-1]].code
    own = next((i for i in range(max(first - 1, 0), body) if page.lows[i] in ITS), None)
    if own is None:
        return _of_kind(page, first, body)
    opens = own > 0 and page.sentence(own - 1) != page.sentence(own) and page.together(own - 1, own)
    return subject_before(page, own, page.sentence(own) - opens)


def _of_kind(page: Page, first: int, body: int) -> str | None:
    """The party of a team by a party that no table has ("the MIM delegation") or by what it is ("the union team")."""
    for i in range(first, body):
        mention = page.unlisted_at.get(page.at[i])
        kinds = ("group", "company", "organization") if page.coalition else ("group", "company")
        if mention and mention.kind in kinds and mention.form != "name" and page.labels[i] != "PERSON":
            return mention.code
        if page.is_a(i, "union"):
            return only_side(page)
        if page.is_a(i, "employer"):
            return only_firm(page)
        if page.is_a(i, "rebel"):
            return main_group(page)
    return None


def of_chamber(page: Page, panel: int) -> bool:
    """Whether a panel is a committee by its field: "the antitrust panel", "a Senate panel"; not that of a side."""
    document = page.document
    fields = [c for c in document.children[panel] if document.deps[c] in ("compound", "amod", "nmod")]
    own = page.lex.words["side"] | page.lex.words["table"] | page.lex.words["rebel"]
    of_side = (document.lower_words[c] in own or page.parties[page.back.get(c, 0)] >= 0 or _initials(page, c) for c in fields)
    return bool(fields) and not any(of_side)


def _initials(page: Page, token: int) -> bool:
    """Whether a field of a panel is the initials of a side, in an article about bargaining: "the GPH panel"."""
    word = page.document.words[token]
    return page.about_bargaining and word.isupper() and len(word) > 2
