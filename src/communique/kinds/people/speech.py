"""Whose somebody is by what they say: the country that they act or promise for, those of which they demand."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from communique.kinds.people.clauses import subject_of
from communique.kinds.people.names import Name
from communique.kinds.people.page import Page


def spoken_for(page: Page, names: Iterable[Name]) -> str | None:
    """The party that somebody negotiates or signs for: "who negotiated for Peru"."""
    document = page.document
    for name in names:
        for verb in subject_of(page, name):
            if document.lower_lemmas[verb] not in page.lex.words["acts-for"]:
                continue
            first = next((c for c in document.children[verb] if document.lower_words[c] == "for"), None)
            found = [page.parties[page.back[g]] for g in document.children[first] if g in page.back] if first else []
            if found and found[0] >= 0:
                return page.mentions[found[0]].code
    return None


def vouched_for(page: Page, names: Iterable[Name]) -> str | None:
    """The country for whose acts somebody gives their word: "X pledged that Peru would pay", "X said Peru was ready"."""
    document, words = page.document, page.lex.words
    for name in names:
        for verb in subject_of(page, name):
            lemma = document.lower_lemmas[verb]
            if lemma not in words["vows"]:
                continue
            for clause in (c for c in document.children[verb] if document.deps[c] == "ccomp"):
                code = _subject_country(page, clause)
                if code and _will(page, clause):
                    return code
    return None


def reproached(page: Page, names: Iterable[Name]) -> Iterator[str]:
    """The countries of which somebody says what they must do or will have to bear: "X said Peru must withdraw", "would
    regret it"; never their own.
    """
    document, words = page.document, page.lex.words
    for name in names:
        for verb in subject_of(page, name):
            for clause in (c for c in document.children[verb] if document.deps[c] == "ccomp"):
                helpers = {document.lower_words[c] for c in document.children[clause]}
                lemma = document.lower_lemmas[clause]
                must = "must" in helpers and lemma in words["demanded"]
                code = _subject_country(page, clause)
                if code and (must or (lemma in words["suffers"] and not helpers.isdisjoint(("will", "would")))):
                    yield code


def _subject_country(page: Page, verb: int) -> str | None:
    """The country that is the subject of a verb, by name or as its government."""
    document = page.document
    for token in (c for c in document.children[verb] if document.deps[c] == "nsubj"):
        number = page.parties[page.back[token]] if token in page.back else -1
        if number >= 0 and page.mentions[number].kind == "country" and page.mentions[number].use == "party":
            return page.mentions[number].code
    return None


def _will(page: Page, verb: int) -> bool:
    """Whether a clause tells what its subject will do, is ready to do or has decided, and not what will happen to it."""
    document = page.document
    lemma, words = document.lower_lemmas[verb], page.lex.words
    helpers = {document.lower_words[c] for c in document.children[verb]}
    if (lemma in ("decide", "agree") and document.tags[verb] in ("VBD", "VBN")) or not helpers.isdisjoint(words["resolved"]):
        return True
    return lemma not in words["befalls"] and not helpers.isdisjoint(("will", "would"))
