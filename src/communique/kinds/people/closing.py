"""Verbs that close a deal, and who is met to do so: "thrashed out the memorandum", "sat down with X to negotiate"."""

from __future__ import annotations

from communique.kinds.people.clauses import first_conjunct
from communique.kinds.people.link import Group
from communique.kinds.people.page import Page

TALKS = frozenset(["talks", "negotiations", "negotiation", "bargaining"])
MEETS = frozenset(["meet", "sit", "gather"])
"""Verbs of coming together "with" somebody."""
TRIES = frozenset(["try", "attempt", "seek", "begin", "start", "continue"])


def closes(page: Page, verb: int, lemma: str) -> bool:
    """ "closed the deal", "hammered out the terms", as a fact."""
    document = page.document
    return (
        lemma in page.lex.words["bargain-close"]
        and document.tags[verb] in ("VBD", "VBN")
        and (lemma != "work" or any(document.lower_words[c] == "out" for c in document.children[verb]))
        and closes_matter(page, verb)
    )


def closes_matter(page: Page, verb: int) -> bool:
    """Whether what somebody closes or settles is a deal, a text or differences."""
    document, words = page.document, page.lex.words["bargain-matter"]
    return any(document.deps[c] == "dobj" and document.lower_words[c] in words for c in document.children[verb])


def met_to_bargain(page: Page, group: Group) -> bool:
    """Whether others are told to meet somebody in order to bargain: "sat down with X to negotiate", "met X for talks on"."""
    document = page.document
    for name in group.actors:
        token, head = first_conjunct(page, page.at[name.last - 1])
        if document.deps[token] == "appos":
            token, head = first_conjunct(page, head)
        with_him = document.deps[token] == "pobj" and document.lower_words[head] == "with"
        verb = document.heads[head] if with_him else head
        if (with_him or document.deps[token] == "dobj") and document.lower_lemmas[verb] in MEETS and _aims(page, verb):
            return True
    return False


def _aims(page: Page, verb: int) -> bool:
    """Whether people come together to negotiate, to hold talks or for talks on something."""
    document = page.document
    acts = [c for c in document.children[verb] if document.deps[c] in ("advcl", "xcomp") and _infinitive(page, c)]
    acts += [c for act in acts if document.lower_lemmas[act] in TRIES for c in document.children[act]]
    if any(document.lower_lemmas[c] in page.lex.words["bargain-verb"] or _talks(page, c) for c in acts):
        return True
    if any(document.lower_lemmas[c] in page.lex.words["bargain-close"] and closes_matter(page, c) for c in acts):
        return True
    links = (c for c in document.children[verb] if document.lower_words[c] == "for")
    return any(document.lower_words[g] in TALKS for c in links for g in document.children[c])


def _infinitive(page: Page, verb: int) -> bool:
    return any(page.document.tags[c] == "TO" for c in page.document.children[verb])


def _talks(page: Page, verb: int) -> bool:
    document = page.document
    held = document.lower_lemmas[verb] in page.lex.words["bargain-lead"]
    return held and any(document.deps[c] == "dobj" and document.lower_words[c] in TALKS for c in document.children[verb])
