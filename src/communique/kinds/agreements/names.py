"""Where the proper name of an agreement begins and ends."""

from __future__ import annotations

import re

from communique.kinds.agreements.candidate import Candidate
from communique.kinds.agreements.lexicon import heads, words
from communique.model import Document

_ACRONYM = re.compile(r"\s?(?:\(|,\s(?:or|also\sknown\sas)\s(?:the\s)?)(?:[\"“'])?([A-Z][A-Za-z]{0,3}[A-Z][A-Z0-9]{0,5})\b")
_CONNECT = frozenset(["of", "on", "and", "for", "the", "to", "in", "against", "with", "-", "–", "&", "de"])
_APART = frozenset(["to", "with", "in", "against"])
"""Words that, before "the", part a name from what stands before it ("duties of Peru to the Cod Convention")."""
_OPENS = frozenset(["on", "of", "for", "concerning", "regarding"])
"""Words between the noun of a name and its matter ("Convention for the Protection of Birds")."""
_LONGEST = 12
"""Words of a name at most."""
_LINE = 20
"""Words to each side of a name by which a headline is told from a name of many words."""
_OPENING = ("VERB",)
"""What the first word of a sentence may be beside a name ("Following Treaty ...")."""


def names_itself(document: Document, token: int, last: int) -> bool:
    """Whether a capitalised noun opens a name: "Convention on the Law of the Sea", "Treaty of X"."""
    if token + 2 >= last or document.words[token + 1] not in _OPENS or not document.words[token][0].isupper():
        return False
    if document.words[token + 1] == "for" and document.words[token + 2] != "the":
        return False  # "the Accords for Peru"
    return any(word[0].isupper() for word in document.words[token + 2 : min(token + 4, last)])


def capital_start(document: Document, token: int, floor: int) -> int:
    """The first token of the run of capitalised words that ends with ``token``; ``token`` itself where there is none."""
    if not document.words[token][0].isupper() or _is_shouted(document, token, floor):
        return token
    first = at = token
    while at > max(floor, token - _LONGEST):
        at -= 1
        word = document.words[at]
        if at == token - 1 and word == "the" and document.words[at - 1] == "and":
            break  # "the Charter of Lima and the Convention on Cod"
        if _breaks(document, at) or (word in _APART and document.words[at + 1] == "the"):
            break
        if word[0].isupper() or (word.isdigit() and document.words[at + 1] not in _CONNECT):
            first = at
        elif word not in _CONNECT:
            break
    first = _after_gathering(document, first, token)
    while first < token and document.pos[first] in ("DET", "ADP", "PRON", "CCONJ", "SCONJ", "ADV") + _OPENING * (
        first == floor
    ):
        first += 1
    return first


def _is_shouted(document: Document, token: int, floor: int) -> bool:
    """Whether a word stands in a headline all in capitals, in which nothing tells names from the rest."""
    before = document.words[max(floor, token - 3) : token]
    return (
        len(document.words[token]) > 3
        and document.words[token].isupper()
        and len(before) == 3
        and all(map(str.isupper, before))
    )


def _after_gathering(document: Document, first: int, token: int) -> int:
    """Where a name begins in the name of a gathering about it ("Conference of the Parties of the Climate Convention")."""
    inner = [i for i in range(first, token) if document.lower_words[i] in words("heads", "gatherings")]
    first = inner[-1] + 1 if inner else first
    while inner and first < token and document.lower_words[first] in _CONNECT:
        first += 1
    return first


def _breaks(document: Document, token: int) -> bool:
    """Whether no name goes on to the left of a token: a dash between words, an article in capitals, another agreement ("Treaty
    and Protocol", not "Framework Agreement").
    """
    apart = document.starts[token] > document.ends[token - 1]
    if document.lower_words[token] in heads():
        return document.lower_words[token + 1] not in heads()
    return document.words[token] == "The" or (document.words[token] in ("-", "–", "—", "--") and apart)


def title_case(document: Document, first: int, last: int) -> bool:
    """Whether every content word of the first forty of a line is capitalised, as in a headline."""
    long = [w for w in document.words[first : min(last, first + 40)] if len(w) > 3 and w.isalpha()]
    return len(long) > 3 and all(w[0].isupper() for w in long)


def named_at(document: Document, token: int, first: int, last: int) -> Candidate:
    """The candidate with a name that begins at ``first``, to the end of what the noun is of, on or for."""
    end = token
    at = token + 1
    if at < last and document.words[at] in _OPENS:
        while at < min(last, token + _LONGEST) and (document.words[at] in _CONNECT or document.words[at][0].isupper()):
            if document.words[at] in words("heads", "ends") or _opens_another(document, at):
                break
            end = at if document.words[at][0].isupper() else end
            at += 1
    stop = document.ends[end]
    about = frozenset(w.lower() for w in document.words[first:token] if w not in _CONNECT)
    return Candidate(document.starts[first], stop, token, first, True, True, False, about, True, _acronym(document.text, stop))


def _opens_another(document: Document, token: int) -> bool:
    """Whether "and" leads to the name of another agreement ("Charter of Lima and the Convention on Cod")."""
    after = document.words[token + 1 : token + 4]
    noun = next((word for word in after if word not in _CONNECT), "")
    return document.words[token] == "and" and noun.lower() in heads() and noun[0].isupper() and after[0] in _CONNECT


def is_body(document: Document, first: int, token: int) -> bool:
    """Whether a name is that of a body by its first word or the one after the noun ("North Atlantic Treaty Organization"),
    or goes on to another noun ("Framework Convention").
    """
    after = document.lower_words[token + 1] if token + 1 < len(document) else ""
    if document.lower_words[first] in words("heads", "bodies") or after in words("heads", "bodies"):
        return True
    return after in heads() and document.words[token + 1][0].isupper()


def _acronym(text: str, end: int) -> str | None:
    found = _ACRONYM.match(text, end)
    return found[1] if found else None


def from_name(document: Document, start: int, end: int, tokens: range) -> Candidate:
    """The candidate of a span that is known to be a name, or an acronym of one."""
    return Candidate(start, end, tokens[-1], tokens[0], True, True, False, acronym=_acronym(document.text, end))


def line(document: Document, token: int, first: int, last: int, reach: int = _LONGEST) -> tuple[int, int]:
    """The tokens of the line of a token in its sentence, as far as names reach, or so many to each side."""
    start, end = token, token
    while start > max(first, token - reach) and "\n" not in document.words[start - 1]:
        start -= 1
    while end < min(last, token + reach) and "\n" not in document.words[end]:
        end += 1
    return start, end


def in_headline(document: Document, token: int, first: int, last: int) -> bool:
    """Whether a token stands in a line in which every content word is capitalised, near it and as far as a line reaches."""
    near = line(document, token, first, last)
    return title_case(document, *near) and title_case(document, *line(document, token, first, last, _LINE))
