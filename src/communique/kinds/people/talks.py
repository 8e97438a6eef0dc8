"""Who bargains: the text reports that a person negotiates, leads talks or sits in them."""

from __future__ import annotations

from communique.kinds.people.link import Group
from communique.kinds.people.names import Name
from communique.kinds.people.page import Page
from communique.kinds.people.posts import subject_of

SUBJECT, LEADS, AT_TABLE = "negotiates", "holds talks", "named among negotiators"


def bargains(page: Page, group: Group) -> str | None:
    """How the text says that a person bargains, or None."""
    for name in group.names:
        if (found := _by_verb(page, name)) or (found := _by_phrase(page, name)):
            return found
    return None


def brokers(page: Page, group: Group) -> bool:
    """Whether the text says that a person mediates."""
    return any(
        page.document.lemmas[verb].lower() in page.lex.words["broker-verb"]
        for name in group.names
        for verb in subject_of(page, name)
    )


def _by_verb(page: Page, name: Name) -> str | None:
    document = page.document
    for verb in subject_of(page, name):
        chain = [verb, *(c for c in document.children[verb] if document.deps[c] == "xcomp")]
        for each in chain:
            lemma = document.lemmas[each].lower()
            if lemma in page.lex.words["bargain-verb"]:
                return SUBJECT
            if (lemma in page.lex.words["bargain-lead"] and _has_talks(page, each)) or (
                lemma in ("take", "participate") and _takes_part(page, each)
            ):
                return LEADS
    return None


def _has_talks(page: Page, verb: int) -> bool:
    document = page.document
    return any(document.deps[c] in ("dobj", "prep") and _talks_below(page, c) for c in document.children[verb])


def _talks_below(page: Page, token: int) -> bool:
    document = page.document
    nouns = [token] if document.deps[token] == "dobj" else list(document.children[token])
    return any(_is_talks(page, noun) for noun in nouns)


def _is_talks(page: Page, noun: int) -> bool:
    """Whether a noun is talks or a team for them: "trade talks", "seven rounds of talks", "the negotiating team"."""
    document = page.document
    word = document.words[noun].lower()
    if word in ("talks", "negotiations", "negotiation", "bargaining"):
        return True
    below = (
        {document.words[c].lower() for c in document.subtree(noun)}
        if word in ("round", "rounds", "team", "delegation")
        else set()
    )
    return word == "delegation" or bool(below & {"talks", "negotiations", "negotiating", "negotiation"})


def _takes_part(page: Page, verb: int) -> bool:
    return any(_is_talks(page, token) for token in page.document.subtree(verb))


def _by_phrase(page: Page, name: Name) -> str | None:
    """ "X and other negotiators", "the talks led by X", "talks between X and Y"."""
    after = page.lows[name.last : name.last + 6]
    if "negotiators" in after and ("other" in after or "fellow" in after) and page.together(name.last, name.first):
        return AT_TABLE
    before = page.lows[max(0, name.first - 12) : name.first]
    if "by" in before and ("led" in before or "headed" in before) and {"talks", "negotiations", "delegation"} & set(before):
        return LEADS
    return None
