"""Find the spans that name or describe an agreement."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import islice
from pathlib import Path
from typing import Any

from communique.model import Document

_WORD = re.compile(r"\w+")
_ACRONYM = re.compile(r"\s?(?:\(|,\s(?:or|also\sknown\sas)\s(?:the\s)?)(?:[\"“'])?([A-Z][A-Za-z]{0,3}[A-Z][A-Z0-9]{0,5})\b")
_CONNECT = frozenset(["of", "on", "and", "for", "the", "to", "in", "against", "with", "-", "–", "&", "de"])
_MODIFIERS = frozenset(["compound", "amod", "nmod", "nummod", "poss", "punct", "advmod", "npadvmod", "quantmod", "case"])
_OPENING = ("VERB",)
"""What the first word of a sentence may be beside a name ("Following Treaty ...")."""
_LONGEST = 12
_SUM = re.compile(r"[\d.,]*\d(?:m|bn|tn|k|mn)|million|billion|trillion|mln|bln|dollars?|dlrs?|euros?|yen")
"""Words of a sum: it tells no agreement from another."""
_ONE = frozenset(["one", "two", "three", "four", "five"])
"""Numbers that alone tell no agreement from another."""
_HANDS = frozenset(["hand", "signature", "name", "pen", "initial"])
"""What is put to an agreement, or shaken on one."""
_GLUE = "/_"
"""What stands right before a word inside an address on the web."""
_MADE = frozenset(["dobj", "nsubjpass", "conj", "attr", "pobj", "nsubj"])
"""What an agreement is to the verb that makes it."""
_FIRES = frozenset(["fire", "fires"])


@dataclass(frozen=True, slots=True)
class Candidate:
    """A noun phrase about an agreement: its span without the determiner, its noun's token, and what it says.

    ``about`` are the words that tell it from others, ``compound`` those of them that are nouns or numbers;
    ``definite``: it speaks of one that is known; ``existing``: it says so by an adjective ("the current deal").
    """

    start: int
    end: int
    token: int
    first: int
    named: bool
    definite: bool
    plural: bool
    about: frozenset[str] = frozenset()
    specific: bool = False
    acronym: str | None = None
    parties: tuple[str, ...] = ()
    existing: bool = False


@cache
def lexicon() -> dict[str, Any]:
    """The words of ``lexicon.toml``."""
    return tomllib.loads(Path(__file__).with_name("lexicon.toml").read_text("utf-8"))


@cache
def words(section: str, name: str) -> frozenset[str]:
    """The words of one rule of the lexicon."""
    return frozenset(lexicon()[section][name]["words"])


@cache
def heads() -> dict[str, bool]:
    """Every form of a noun that names an agreement, and whether it does so only in a proper name."""
    found = {}
    for name in ("always", "named"):
        for noun in sorted(words("heads", name)):
            for form in (noun, noun + "s", noun[:-1] + "ies" if noun.endswith("y") else noun):
                found[form] = name == "named"
    return found


@dataclass(frozen=True, slots=True)
class Known:
    """An agreement with a name of its own: the full name, its parties, the parties that an article has to name, and the words
    of all its names.
    """

    name: str
    parties: tuple[str, ...]
    context: frozenset[str]
    about: frozenset[str]


@cache
def known() -> dict[str, Known]:
    """The agreements of ``known.tsv`` by each of their names."""
    lines = Path(__file__).with_name("known.tsv").read_text("utf-8").splitlines()
    found: dict[str, Known] = {}
    for line in [line for line in lines if not line.startswith("#")][1:]:
        name, also, parties, context, _ = line.split("\t")
        about = frozenset(_WORD.findall(f"{name} {also}".lower())) - heads().keys()
        entry = Known(name, tuple(filter(None, parties.split(";"))), frozenset(filter(None, context.split(";"))), about)
        found |= dict.fromkeys((name, *filter(None, also.split(";"))), entry)
    return found


@cache
def _known_pattern() -> re.Pattern[str]:
    forms = sorted(known(), key=lambda s: (-len(s), s))
    return re.compile(r"\b(?:" + "|".join(re.escape(form).replace(r"\ ", r"\s") for form in forms) + r")\b")


@cache
def _known_words() -> dict[str, list[frozenset[str]]]:
    """The words of each name of ``known.tsv`` in lower case, by the longest of them."""
    found: dict[str, list[frozenset[str]]] = {}
    for words in sorted({tuple(sorted(_WORD.findall(name.lower()))) for name in known()}):
        found.setdefault(max(words, key=len), []).append(frozenset(words))
    return found


def _may_name(words: frozenset[str]) -> bool:
    """Whether one of the names of ``known.tsv`` may stand in a text with these words in lower case."""
    names = _known_words()
    return any(name <= words for word in names.keys() & words for name in names[word])


def noun_at(document: Document, token: int) -> str:
    """The noun of a token in lower case; "cease-fire", which the tokenizer splits, as one."""
    word = document.lower_words[token]
    if word in _FIRES and token > 1 and document.lower_words[token - 2] == "cease" and document.words[token - 1] == "-":
        return "cease-" + word
    return word


def making(document: Document, token: int) -> Iterator[int]:
    """The verbs that make the agreement at a token: those of making above it ("signed a", "agreed to a") or beside it; of the
    second of two ("signed a treaty and a convention") those of the first too.
    """
    first = document.heads[token]
    if document.deps[token] == "conj" and document.lower_words[first] in heads() and document.deps[first] == "dobj":
        yield from (verb for verb in [document.heads[first]] if document.lower_lemmas[verb] in words("verbs", "made"))
    head = document.heads[token]
    if document.deps[token] == "pobj" and document.lower_words[head] in ("to", "on", "upon", "into"):
        head = document.heads[head]
        head = document.heads[head] if document.lower_lemmas[head] in _HANDS else head
        if document.lower_lemmas[head] in words("verbs", "agreed"):
            yield head
    elif document.lower_lemmas[head] in words("verbs", "made") and document.deps[token] in _MADE:
        yield head
    for child in document.children[token]:
        if document.deps[child] in ("relcl", "acl") and document.lower_lemmas[child] in words("verbs", "made"):
            yield child


def find(document: Document) -> Iterator[Candidate]:
    """The candidates of a document, in text order, one for each noun."""
    taken = {}
    for part in [part for part, words in zip(document.segments, document.vocabulary, strict=True) if _may_name(words)]:
        for found in _known_pattern().finditer(document.text, part.start, part.end):
            tokens = document.tokens_in(found.start(), found.end())
            if tokens and not _is_body(document, tokens[-1], tokens[-1]):
                taken[tokens[-1]] = _from_name(document, found.start(), found.end(), tokens)
    nouns = heads()
    if not taken and document.forms.isdisjoint(_FIRES) and document.forms.isdisjoint(nouns):
        return
    acronyms = {entry.acronym for entry in taken.values()}
    done = 0
    for token, (word, lower) in enumerate(zip(document.words, document.lower_words, strict=True)):
        noun = noun_at(document, token) if lower in _FIRES else lower
        if not (noun in nouns or token in taken or word in acronyms) or document.starts[token] < done:
            continue  # the "Treaty" in "Agreement on the Status of the North Atlantic Treaty Organisation"
        if token in taken:
            yield taken[token]
        elif word in acronyms:
            yield _from_name(document, document.starts[token], document.ends[token], range(token, token + 1))
        else:
            for candidate in _candidate(document, token, nouns[noun]):
                acronyms.add(candidate.acronym)
                done = candidate.end
                yield candidate


def _from_name(document: Document, start: int, end: int, tokens: range) -> Candidate:
    return Candidate(start, end, tokens[-1], tokens[0], True, True, False, acronym=_acronym(document.text, end))


def _acronym(text: str, end: int) -> str | None:
    found = _ACRONYM.match(text, end)
    return found[1] if found else None


def _candidate(document: Document, token: int, only_named: bool) -> Iterator[Candidate]:
    if document.pos[token] not in ("NOUN", "PROPN") or _is_idiom(document, token) or _is_other(document, token):
        return
    sentence = document.sentences[document.sentence_of[token]]
    floor, end = _line(document, token, sentence.first, sentence.last)
    first = _capital_start(document, token, floor)
    named = first < token or _names_itself(document, token, sentence.last)
    if named and _is_body(document, first, token):
        return
    if named and not _title_case(document, floor, end):
        yield _named(document, token, first, sentence.last)
    elif not only_named or _is_phrase(document, token):
        yield _described(document, token, sentence.first)


def _is_phrase(document: Document, token: int) -> bool:
    """Whether the word before a noun that else names one only in a proper name makes it one ("a trade protocol")."""
    before = lexicon()["heads"]["phrases"].get(document.lower_lemmas[token], ())
    return bool(before) and token > 0 and document.lower_words[token - 1] in before


def _is_body(document: Document, first: int, token: int) -> bool:
    """Whether a name is that of a body by its first word or the one after the noun ("North Atlantic Treaty Organization"),
    or goes on to another noun ("Framework Convention").
    """
    after = document.lower_words[token + 1] if token + 1 < len(document) else ""
    if document.lower_words[first] in words("heads", "bodies") or after in words("heads", "bodies"):
        return True
    return after in heads() and document.words[token + 1][0].isupper()


def _line(document: Document, token: int, first: int, last: int) -> tuple[int, int]:
    """The tokens of the line of a token in its sentence, as far as names and headlines reach."""
    start, end = token, token
    while start > max(first, token - _LONGEST) and "\n" not in document.words[start - 1]:
        start -= 1
    while end < min(last, token + _LONGEST) and "\n" not in document.words[end]:
        end += 1
    return start, end


def _names_itself(document: Document, token: int, last: int) -> bool:
    """Whether a capitalised noun opens a name: "Convention on the Law of the Sea", "Treaty of X"."""
    if token + 2 >= last or document.words[token + 1] not in ("on", "of") or not document.words[token][0].isupper():
        return False
    return any(word[0].isupper() for word in document.words[token + 2 : min(token + 4, last)])


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
        return not (of_states or (of[:1] == ("of",) and of[1:] and of[1] in words("heads", "papers")))
    head = document.heads[token]
    return document.lower_words[token] == "convention" and (
        document.lower_words[head] == "at"
        or (document.deps[token] == "dobj" and document.lower_lemmas[head] in words("heads", "events"))
    )


def _capital_start(document: Document, token: int, floor: int) -> int:
    """The first token of the run of capitalised words that ends with ``token``; ``token`` itself where there is none."""
    if not document.words[token][0].isupper() or _is_shouted(document, token, floor):
        return token
    first = at = token
    while at > max(floor, token - _LONGEST):
        at -= 1
        word = document.words[at]
        if _breaks(document, at):
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
    """Whether no name goes on to the left of a token: a dash between words, an article in capitals, another agreement."""
    apart = document.starts[token] > document.ends[token - 1]
    if document.lower_words[token] in heads():
        return True
    return document.words[token] == "The" or (document.words[token] in ("-", "–", "—", "--") and apart)


def _title_case(document: Document, first: int, last: int) -> bool:
    """Whether every content word of the first forty of a sentence is capitalised, as in a headline."""
    long = [w for w in document.words[first : min(last, first + 40)] if len(w) > 3 and w.isalpha()]
    return len(long) > 3 and all(w[0].isupper() for w in long)


def _named(document: Document, token: int, first: int, last: int) -> Candidate:
    end = token
    at = token + 1
    if at < last and document.words[at] in ("of", "on", "for"):
        while at < min(last, token + _LONGEST) and (document.words[at] in _CONNECT or document.words[at][0].isupper()):
            if document.words[at] in words("heads", "ends"):
                break
            end = at if document.words[at][0].isupper() else end
            at += 1
    stop = document.ends[end]
    about = frozenset(w.lower() for w in document.words[first:token] if w not in _CONNECT)
    return Candidate(document.starts[first], stop, token, first, True, True, False, about, True, _acronym(document.text, stop))


def _described(document: Document, token: int, floor: int) -> Candidate:
    first = token
    while (
        first > floor
        and _is_below(document, first - 1, token)
        and token - first < _LONGEST
        and not _ends_phrase(document, first - 1)
    ):
        first -= 1
    first = min(first, forces_status(document, token))
    before = document.lower_words[first - 1] if first > floor else ""
    inner = [i for i in range(first, token) if document.words[i][-1].isalnum() or document.pos[i] == "PROPN"]
    told = {document.lower_words[i] for i in inner} - words("modifiers", "empty")
    if noun_at(document, token) != document.lower_words[token]:
        told -= {"cease"}
    about = {word for word in told if not _SUM.fullmatch(word)}
    told -= _ONE if len(told) == 1 else frozenset()
    specific = any(_tells(document, i) and document.lower_words[i] in told for i in inner)
    existing = any(document.lower_words[i] in words("modifiers", "existing") for i in inner)
    definite = before in words("existing", "determiners") or before == "own" or before in ("'s", "’s", "'", "’")
    plural = document.tags[token] in ("NNS", "NNPS")
    of = document.lower_words[token] == "memorandum" and document.lower_words[token + 1 : token + 2] == ("of",)
    span = document.starts[first], document.ends[token + 2 * of]
    return Candidate(*span, token, first, False, definite, plural, frozenset(about), specific, existing=existing)


def forces_status(document: Document, token: int) -> int:
    """Where "status of forces agreement" begins, whose noun hangs on its first word; the token itself elsewhere."""
    return token - 3 if token > 2 and document.lower_words[token - 3 : token] == ("status", "of", "forces") else token


def _tells(document: Document, token: int) -> bool:
    """Whether a word before the noun tells one agreement from others: nouns, numbers, adjectives of a matter ("nuclear")."""
    return document.pos[token] in ("NOUN", "PROPN", "NUM") or document.lower_words[token] in words("modifiers", "matter")


def _is_below(document: Document, token: int, top: int) -> bool:
    return any(above == top for above in islice(document.ancestors(token), 6))


def _ends_phrase(document: Document, token: int) -> bool:
    """Determiners, possessives and what is no modifier do not belong to the mention."""
    word = document.words[token]
    if word.lower() in words("modifiers", "existing"):
        return False
    if word in words("verbs", "headline"):
        return True
    if word.lower() == "own":
        return True
    if document.deps[token] == "compound" and document.tags[token] == "VBG":
        return False
    if document.deps[token] == "amod" and token and document.words[token - 1] == "-":
        return False  # "UN-brokered"
    if document.pos[token] in ("DET", "PRON", "ADP", "VERB", "CCONJ") or word in ("'s", "’s", "'", "’", ",", "“", '"'):
        return True
    return document.deps[token] not in _MODIFIERS and document.tags[token] not in ("HYPH", "NNP", "JJ", "NN", "CD", "VBN")
