"""Whose an agreement is by what the text says of its members: who is party to it, whom it binds, who leaves it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from communique.kinds.agreements.lexicon import words
from communique.model import Document

Below = Callable[[int], list[str]]
"""The parties that a token and what hangs from it name."""
_SUBJECTS = ("nsubj", "nsubjpass")
_RIGHTS = frozenset(["passage", "access", "transit", "entry"])
"""What one state gives to another's people and goods in its own land."""
_INTO = frozenset(["through", "to", "into", "across", "over"])
"""Prepositions before the land."""
_HELD = ("bind", "govern", "cover", "oblige")
"""Verbs of which the members of an agreement are the subject, with "by" before the agreement ("are bound by a pact")."""
_LIST = re.compile(r"\b(?:[Ss]ignator|[Pp]art(?:y|ies)\b|[Pp]articipant|[Mm]ember)[^.;:\n]{0,120}$")
_COLON = re.compile(r"[^.;:\n]{0,30}:\s")
_BACK = 160
"""Characters before a list in which the word for its members stands."""


def members(document: Document, token: int, below: Below, lands: Below) -> list[str]:
    """The parties that belong to the agreement at a token, by the clause that it stands in; ``lands``: the countries below a
    token, places too.
    """
    found = [code for noun in _member_nouns(document, token) for code in _of_noun(document, noun, below)]
    found += [code for child in _bound(document, token) for code in below(child)]
    found += [code for child in _leaving(document, token) for code in below(child)]
    if found:
        found += [code for child in _granted(document, token) for code in lands(child)]
    return found


def _granted(document: Document, token: int) -> Iterator[int]:
    """The land that an agreement opens to another party ("the deal gave Peru's lorries free passage through Chile")."""
    verb = document.heads[token]
    if document.deps[token] not in _SUBJECTS or document.lower_lemmas[verb] not in ("give", "grant", "guarantee", "allow"):
        return
    rights = [c for c in document.children[verb] if document.lower_lemmas[c] in _RIGHTS]
    for above in (*rights, *([verb] if rights else [])):
        for prep in (c for c in document.children[above] if document.lower_words[c] in _INTO):
            yield from (c for c in document.children[prep] if document.deps[c] == "pobj")


def listed(document: Document, start: int, end: int) -> tuple[int, int] | None:
    """The characters of a list of members after an agreement ("parties to the accord: Peru, Chile"), None without one."""
    colon = _COLON.match(document.text, end)
    if not colon or not _LIST.search(document.text, max(0, start - _BACK), start):
        return None
    line = document.text.find("\n", colon.end())
    return colon.end(), line if line >= 0 else len(document.text)


def _member_nouns(document: Document, token: int) -> Iterator[int]:
    """Nouns for members that the agreement hangs on ("parties to the accord") or that its relative clause names ("to which X
    and Y were parties").
    """
    prep = document.heads[token]
    of_it = document.deps[token] == "pobj" and document.lower_words[prep] in ("to", "of")
    if of_it and document.lower_lemmas[document.heads[prep]] in words("parties", "member"):
        yield document.heads[prep]
    for verb in (c for c in document.children[token] if document.deps[c] == "relcl"):
        for attribute in (c for c in document.children[verb] if document.deps[c] == "attr"):
            if document.lower_lemmas[attribute] in words("parties", "member"):
                yield attribute


def _of_noun(document: Document, noun: int, below: Below) -> list[str]:
    """Who the members are that a noun speaks of: its subject, what it includes, its apposition."""
    verb, role = document.heads[noun], document.deps[noun]
    wanted: tuple[str, ...] = ()
    if role == "attr":
        wanted = _SUBJECTS
    elif role in _SUBJECTS and document.lower_lemmas[verb] in ("include", "be", "comprise"):
        wanted = ("dobj", "attr")
    there = any(document.deps[c] in ("expl", "neg") for c in document.children[verb])
    named = [c for c in document.children[verb] if document.deps[c] in wanted and not there]
    named += [c for c in document.children[noun] if document.deps[c] == "appos"]
    return [code for child in named for code in below(child)]


def _bound(document: Document, token: int) -> Iterator[int]:
    """Whom it binds: what comes after its verb ("the pact obliges X and Y to"); who is bound by it."""
    verb = document.heads[token]
    by = document.heads[verb]
    if document.deps[token] == "pobj" and document.lower_words[verb] == "by" and document.lower_lemmas[by] in _HELD:
        yield from (c for c in document.children[by] if document.deps[c] == "nsubjpass" or document.lower_words[c] == "to")
    for binding in (verb, *document.children[token]):
        if _binds(document, binding, token):
            yield from _whom(document, binding)


def _binds(document: Document, verb: int, token: int) -> bool:
    """Whether an agreement, or "which" or "that" for it, is the subject of a verb of binding ("a pact that gives")."""
    if document.lower_lemmas[verb] not in words("verbs", "binding"):
        return False
    if document.heads[token] == verb:
        return document.deps[token] in _SUBJECTS
    relative = (c for c in document.children[verb] if document.deps[c] == "nsubj")
    return document.deps[verb] == "relcl" and any(document.lower_words[c] in ("which", "that") for c in relative)


def _whom(document: Document, verb: int) -> Iterator[int]:
    """Who gets or must do something by a verb: its objects, the subject of its clause."""
    for child in document.children[verb]:
        if document.deps[child] in ("dobj", "dative"):
            yield child
        elif document.deps[child] in ("ccomp", "xcomp"):
            yield from (c for c in document.children[child] if document.deps[c] in _SUBJECTS)


def _leaving(document: Document, token: int) -> Iterator[int]:
    """Who leaves or joins it with a preposition between ("withdrew from the treaty", "X's withdrawal from the treaty")."""
    prep = document.heads[token]
    if document.deps[token] != "pobj" or document.lower_words[prep] not in ("from", "of", "to"):
        return
    above = document.heads[prep]
    if document.deps[prep] == "prep" and document.lower_words[above] in ("out", "on", "up"):
        above = document.heads[above]
    if document.lower_lemmas[above] in words("verbs", "leaving"):
        roles = ("nsubj", "poss")
        yield from (c for c in document.children[above] if document.deps[c] in roles)
