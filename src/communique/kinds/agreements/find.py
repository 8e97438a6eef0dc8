"""Find the spans that name or describe an agreement."""

from __future__ import annotations

from collections.abc import Iterator

from communique.kinds.agreements.candidate import Candidate
from communique.kinds.agreements.describing import described_at, is_phrase
from communique.kinds.agreements.instruments import lead
from communique.kinds.agreements.known import names_in
from communique.kinds.agreements.lexicon import FIRES, heads, noun_at, words
from communique.kinds.agreements.making import has_partner
from communique.kinds.agreements.names import capital_start, from_name, in_headline, is_body, line, named_at, names_itself
from communique.model import Document

_GLUE = "/_"
"""What stands right before a word inside an address on the web."""


def find(document: Document) -> Iterator[Candidate]:
    """The candidates of a document, in text order, one for each noun."""
    taken = {}
    for start, end in names_in(document):
        tokens = document.tokens_in(start, end)
        if tokens and not is_body(document, tokens[-1], tokens[-1]):
            taken[tokens[-1]] = from_name(document, start, end, tokens)
    nouns = heads()
    if not taken and document.forms.isdisjoint(FIRES) and document.forms.isdisjoint(nouns):
        return
    acronyms = {entry.acronym for entry in taken.values()}
    done = 0
    for token, (word, lower) in enumerate(zip(document.words, document.lower_words, strict=True)):
        noun = noun_at(document, token) if lower in FIRES else lower
        if not (noun in nouns or token in taken or word in acronyms) or document.starts[token] < done:
            continue  # the "Treaty" in "Agreement on the Status of the North Atlantic Treaty Organisation"
        if token in taken:
            yield taken[token]
        elif word in acronyms:
            yield from_name(document, document.starts[token], document.ends[token], range(token, token + 1))
        else:
            for candidate in _candidate(document, token, nouns[noun]):
                acronyms.add(candidate.acronym)
                done = candidate.end
                yield candidate


def _candidate(document: Document, token: int, only_named: bool) -> Iterator[Candidate]:
    if document.pos[token] not in ("NOUN", "PROPN") or _is_idiom(document, token) or _is_other(document, token):
        return
    sentence = document.sentences[document.sentence_of[token]]
    floor, _ = line(document, token, sentence.first, sentence.last)
    first = capital_start(document, token, floor)
    named = first < token or names_itself(document, token, sentence.last)
    if named and is_body(document, first, token):
        return
    headline = named and in_headline(document, token, sentence.first, sentence.last)
    if named and (not headline or lead(document, document.starts[first])):
        yield named_at(document, token, first, sentence.last)
    elif not only_named or is_phrase(document, token):
        yield described_at(document, token, sentence.first)


def _is_idiom(document: Document, token: int) -> bool:
    """Whether the noun is part of a set phrase ("a great deal of", "in agreement")."""
    following = document.lower_words[token + 1] if token + 1 < len(document) else ""
    before = document.lower_words[token - 1] if token else ""
    if document.lower_words[token] == "deal" and before in ("great", "good") and following == "of":
        return True
    phrase = " ".join(document.words[token : token + 3])
    if phrase in words("heads", "other") or (
        token and f"{document.words[token - 1]} {document.words[token]}" in words("heads", "other")
    ):
        return True
    return before == "in" and document.lower_words[token] == "agreement"


def _is_other(document: Document, token: int) -> bool:
    """Whether the noun is part of an address on the web, a paper ("this memorandum") or a gathering ("at the Convention")."""
    before, after = (
        document.text[max(0, document.starts[token] - 1)],
        document.text[document.ends[token] : document.ends[token] + 1],
    )
    if before in _GLUE or after in ("/", "_"):
        return True
    if document.lower_words[token] in ("memorandum", "memoranda"):
        of = document.lower_words[token + 1 : token + 3]
        of_states = not words("heads", "sided").isdisjoint(document.lower_words[max(token - 2, 0) : token])
        return not (
            of_states or has_partner(document, token) or (of[:1] == ("of",) and of[1:] and of[1] in words("heads", "papers"))
        )
    if document.lower_lemmas[token] == "contract" and not is_phrase(document, token):
        return True
    head = document.heads[token]
    return document.lower_words[token] == "convention" and (
        document.lower_words[head] == "at"
        or (document.deps[token] == "dobj" and document.lower_lemmas[head] in words("heads", "events"))
    )
