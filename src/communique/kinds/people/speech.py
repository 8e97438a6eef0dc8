"""Whose somebody is by what they say: the country that they act or promise for, those of which they demand."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from communique.kinds.people.clauses import subject_of
from communique.kinds.people.names import Name
from communique.kinds.people.page import NEAR, Page

DEMANDS = frozenset(["demand", "insist", "request", "urge", "ask"])
_PRONOUNS = frozenset(["he", "she"])
_BEHIND = 10
"""Tokens behind a measure in which the country that bears it is named."""


def spoken_for(page: Page, names: Iterable[Name]) -> str | None:
    """The party that somebody negotiates or signs for: "who negotiated for Peru"."""
    document = page.document
    for name in names:
        for verb in subject_of(page, name):
            if document.lower_lemmas[verb] == "represent" and page.bargains:
                objects = (page.back.get(c, -1) for c in document.children[verb] if document.deps[c] == "dobj")
                sides = [page.parties[i] for i in objects if i >= 0 and page.parties[i] >= 0]
                if sides:
                    return page.mentions[sides[0]].code
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
    """The countries of which somebody says what they must do or will have to bear, or that they do wrong: "X said Peru must
    withdraw", "would regret it", "was violating the truce"; never their own, unless it is denied.
    """
    document, words = page.document, page.lex.words
    for name in names:
        for verb in subject_of(page, name):
            for clause in (c for c in document.children[verb] if document.deps[c] == "ccomp"):
                helpers = {document.lower_words[c] for c in document.children[clause]}
                lemma = document.lower_lemmas[clause]
                if document.lower_lemmas[verb] in DEMANDS and document.tags[clause] in ("VB", "VBP"):
                    yield from filter(None, [_subject_country(page, clause)])  # "demanded that Peru withdraw"
                must = "must" in helpers and lemma in words["demanded"]
                code = _subject_country(page, clause)
                bears = lemma in words["suffers"] and not helpers.isdisjoint(("will", "would"))
                denied = document.lower_lemmas[verb] == "deny" or not helpers.isdisjoint(("not", "n't", "never"))
                if code and (must or bears or (lemma in words["misdeeds"] and not denied)):
                    yield code


def pressed(page: Page, names: Iterable[Name]) -> Iterator[str]:
    """The countries on which somebody puts tariffs, sanctions or the like: "X said he would raise tariffs on Peru's copper",
    "X's threat of sanctions against Peru".
    """
    document = page.document
    for name in names:
        heads = {page.at[i] for i in range(name.first, name.last)}
        owned = {document.heads[token] for token in heads if document.deps[token] == "poss"}
        verbs = {*subject_of(page, name), *(document.heads[token] for token in owned if document.deps[token] == "nsubj")}
        acts = {act for verb in verbs for act in _own_acts(page, verb)}
        for token in owned | acts:
            yield from _pressed_by(page, token)


def _own_acts(page: Page, verb: int) -> list[int]:
    """A verb and those below (at most NEAR) whose subject is the same by control or as "he" or "she"."""
    document = page.document
    found = [verb]
    for act in found:
        for child in document.children[act]:
            dep = document.deps[child]
            subjects = {document.lower_words[c] for c in document.children[child] if document.deps[c] in ("nsubj", "nsubjpass")}
            if (dep == "xcomp" and not subjects) or (dep == "ccomp" and subjects and subjects <= _PRONOUNS):
                found.append(child)
        if len(found) >= NEAR:
            break
    return found


def _pressed_by(page: Page, above: int) -> Iterator[str]:
    """The countries after "on" or "against" behind a measure that hangs on a verb or noun."""
    document = page.document
    for token in page.below(above):
        if document.lower_lemmas[token] not in page.lex.words["pressure"] or not _object_of(page, token, above):
            continue
        first = page.back.get(token, -1) + 1
        if 0 < first < len(page) and page.lows[first] in ("on", "against"):
            within = min(first + _BEHIND, len(page))
            yield from (page.mentions[n].code for n in page.party_indices(first, within) if page.mentions[n].kind == "country")


def _object_of(page: Page, token: int, above: int) -> bool:
    """Whether a noun hangs on a verb or noun as its object, behind infinitives and prepositions."""
    document = page.document
    for _ in range(_BEHIND):
        if document.deps[token] not in ("dobj", "pobj", "prep", "conj", "xcomp", "acl", "pcomp", "compound"):
            return False
        token = document.heads[token]
        if token == above:
            return True
    return False


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
