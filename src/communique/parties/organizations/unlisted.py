"""Parties that no table has and that act all the same: companies, unions and other bodies by their names, fighters and tribes
by what the text calls them ("Maoist rebels", "a main rebel faction", "trade unions").

A party of the record they are only where an event or a person says that they act; so the mentions stand apart from those of
``find``.
"""

from __future__ import annotations

import tomllib
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

from communique.model import Block, Document, Entity, among
from communique.parties.organizations.employment import sides
from communique.parties.organizations.firms import firms, forms
from communique.parties.organizations.trades import called
from communique.parties.value import PartyKind, PartyMention

_ORGANISED = frozenset({"union", "unions", "federation", "confederation"})
"""Words without which an article is on no dispute of a union."""
_NAMES = frozenset({"NNP", "NNPS"})
_LATIN = "\u024f"
"""The last of the letters that English names are written with."""
_LONG = 5
"""Tokens of the first part of a union's name at most."""
_BEFORE = frozenset({"amod", "compound", "nmod"})
_WORDS = frozenset({"ADJ", "NOUN", "PROPN"})


@cache
def lexicon() -> dict[str, frozenset[str]]:
    """The word lists of ``unlisted.toml``, those of companies with the forms of their names."""
    table = tomllib.loads(Path(__file__).with_name("unlisted.toml").read_text("utf-8"))
    found = {name: frozenset(words) for name, words in table.items()}
    return found | {"union": found["union"] | found["union_names"], "company": found["company"] | forms()}


def unlisted(document: Document, taken: Iterable[PartyMention]) -> tuple[PartyMention, ...]:
    """The mentions of such parties in text order, none where one of ``taken`` stands."""
    known = {t for m in taken for t in document.tokens_in(m.start, m.end)}
    return tuple(sorted([*_bodies(document, known), *_described(document, known)], key=lambda m: m.start))


def _bodies(document: Document, known: set[int]) -> Iterator[PartyMention]:
    """Bodies by a name that is clearly one: of several words, an acronym, or named again."""
    spans = [(e, *_trimmed(document, e)) for e in document.entities if e.label in ("ORG", "NORP")]
    no_body = _people(document)
    found = [(e, at, to) for e, at, to in spans if at <= to and _is_body(document, e, at, to, known, no_body)]
    traded = called(document)
    formed = [*firms(document), *traded]
    formed += sides(document, lexicon()["employer"], lexicon()["union"]) if disputed(document) else []
    named = [(start, end, name) for start, end, name in formed if known.isdisjoint(document.tokens_in(start, end))]
    inside = {t for start, end, _ in named for t in document.tokens_in(start, end)}
    found = [(e, first, last) for e, first, last in found if inside.isdisjoint(range(first, last + 1))]
    names = [_text(document, first, last) for _, first, last in found]
    counts = Counter([*names, *(name for _, _, name in named)])
    full = _fullest(counts, {name: min(at) for name, at in _places(document, counts).items() if at})
    clear = {name for _, _, name in named}
    for (entity, first, last), name in zip(found, names, strict=True):
        plural = entity.label == "NORP" and document.tags[last] == "NNPS"
        known_again = first < last or counts[name] > 1 or full[name] != name or (name.isupper() and len(name) > 2)
        if plural or (entity.label == "ORG" and known_again):
            clear.add(name)
    seen = {
        (document.starts[first], document.ends[last], name)
        for (_, first, last), name in zip(found, names, strict=True)
        if name in clear
    }
    seen.update(named)
    again = {
        (at, at + len(name), name)
        for part in document.segments
        for name in clear
        for at in places_of(document.text, name, part)
    }
    all_of = seen | again | _shorter(document, {full[name] for name in clear}, full)
    companies = frozenset(full.get(name, name) for _, _, name in traded)
    yield from _apart(document, all_of, full, known, companies)


def _shorter(document: Document, names: set[str], full: dict[str, str]) -> set[tuple[int, int, str]]:
    """Where companies stand under their name without what kind of company they are ("Harrow" of Harrow Steel Corp); adds
    these short names to ``full``.
    """
    spans: set[tuple[int, int, str]] = set()
    for name in names:
        words = name.split()
        while words and words[-1].lower() in lexicon()["company"]:
            words.pop()
        short = " ".join(words)
        if not words or short == name or short.lower() in lexicon()["no_short"] or full.get(short, name) != name:
            continue
        for part in document.segments:
            found = places_of(document.text, short, part)
            spans |= {(at, at + len(short), short) for at in found if _alone(document, at, short)}
        full[short] = name
    return spans


def _alone(document: Document, at: int, name: str) -> bool:
    """Whether a short name is not part of a longer one."""
    first, *_, last = [*document.tokens_in(at, at + len(name))] * 2
    around = [
        t for t in (first - 1, last + 1) if document.sentence_of[first] == document.sentence_of[min(t, len(document) - 1)]
    ]
    beside = [t for t in around if t >= 0 and t < len(document) and document.tags[t] in _NAMES]
    return document.tags[last] in _NAMES and not beside


def _apart(
    document: Document,
    spans: set[tuple[int, int, str]],
    full: dict[str, str],
    known: set[int],
    companies: frozenset[str],
) -> Iterator[PartyMention]:
    """The mentions of names in the text, whether the recognizer saw them there or not, the longest where they overlap."""
    done = 0
    for start, end, name in sorted(spans, key=lambda span: (span[0], -span[1])):
        if start >= done and known.isdisjoint(document.tokens_in(start, end)):
            done = end
            kind: PartyKind = "company" if full[name] in companies else _kind(full[name])
            yield PartyMention(start, end, document.text[start:end], full[name], kind, "body", "party")


def places_of(text: str, name: str, part: Block) -> Iterator[int]:
    """Where a name stands in a part of a text as a whole word."""
    at = text.find(name, part.start, part.end)
    while at >= 0:
        end = at + len(name)
        before, behind = text[at - 1 : at] if at else "", text[end : end + 1]
        if not (before.isalnum() or behind.isalnum() or before in ("-", "_") or behind in ("-", "_")):
            yield at
        at = text.find(name, end, part.end)


def _trimmed(document: Document, entity: Entity) -> tuple[int, int]:
    """The first and last token of a name without an article before it and a possessive behind it."""
    first, last = entity.first, entity.last - 1
    while first <= last and document.tags[first] in ("DT", "PRP$", "CD"):
        first += 1
    while last >= first and document.tags[last] in ("POS", "IN", "CC", ",", "."):
        last -= 1
    return union_start(document, first, last), last


def union_start(document: Document, first: int, last: int) -> int:
    """The first token of the name of a union, where the recognizer cut it: "the Dockers and | Ferry Workers Union"."""
    joined = first > 2 and document.lower_words[first - 1] == "and"
    if not joined or not is_union(_text(document, first, last)):
        return first
    begin = first - 1
    while begin and document.tags[begin - 1] in _NAMES and first - begin < _LONG:
        begin -= 1
    return begin if begin < first - 1 and document.lower_words[begin - 1] == "the" else first


def _is_body(document: Document, entity: Entity, first: int, last: int, known: set[int], called: frozenset[str]) -> bool:
    tokens = range(first, last + 1)
    if not known.isdisjoint(range(entity.first, entity.last)) or document.tags[last] not in _NAMES:
        return False
    if document.tags[last] == "NNPS" and document.tags[max(first - 1, 0)] == "CD":
        return False  # "three Kestrel Hawks" are things
    if any(c.isalpha() and c > _LATIN for c in _text(document, first, last)):
        return False
    if any(document.words[t] == "," for t in tokens) or _text(document, first, last) in called:
        return False  # "Ola Berg, Commissioner"
    words = {document.lower_words[t] for t in tokens}
    return words.isdisjoint(lexicon()["no_body"]) and not (entity.label == "NORP" and words & lexicon()["persuasions"])


def _people(document: Document) -> frozenset[str]:
    """The names of people, whom the recognizer may take for bodies elsewhere in the article."""
    return frozenset(
        document.text[e.start : e.end].removesuffix("'s").removesuffix("’s") for e in document.entities if e.label == "PERSON"
    )


def _fullest(counts: Counter[str], first: dict[str, int]) -> dict[str, str]:
    """For each name the fullest that it is short for: it begins with it, or has its first letters; ``first`` is where each
    stands first.
    """
    names = sorted(counts, key=len, reverse=True)
    longer = {name: [n for n in names if len(n) > len(name) and _short_for(name, n)] for name in names}
    return {name: next((n for n in longer[name] if not _daughter(name, n, first)), name) for name in names}


def _daughter(name: str, full: str, first: dict[str, int]) -> bool:
    """Whether a longer name is that of another body, named later ("Norden", "Norden Cargo"), not the whole of a name."""
    rest = full[len(name) :].lower().split() if full.startswith(name + " ") else []
    return bool(rest) and lexicon()["company"].isdisjoint(rest) and first.get(name, 0) + len(full) < first.get(full, 0)


def _places(document: Document, names: Iterable[str]) -> dict[str, list[int]]:
    """Where names stand that begin others, and not within a longer one of them."""
    known = list(names)
    found: dict[str, list[int]] = {}
    for name in known:
        longer = [n for n in known if n.startswith(name + " ")]
        beside = [n for n in known if name.startswith(n + " ")]
        if longer or beside:
            spots = [at for part in document.segments for at in places_of(document.text, name, part)]
            found[name] = [at for at in spots if not any(document.text.startswith(n, at) for n in longer)]
    return found


def _short_for(name: str, full: str) -> bool:
    if full.startswith(name + " "):
        rest = full[len(name) :].lower().split()
        return not (name.isupper() and len(name) <= len("GMC")) or not lexicon()["company"].isdisjoint(rest)
    if not name.isupper() or len(name) < len("GM"):
        return False
    words = [word for word in full.split() if word[0].isupper()]
    spelled = "".join(word[0] for word in words)
    rest = words[len(name) :]  # "GM", General Motors Corp
    return spelled.startswith(name) and all(word.lower() in lexicon()["company"] for word in rest)


def _kind(name: str) -> PartyKind:
    return "company" if not lexicon()["company"].isdisjoint(name.lower().split()) else "organization"


def acting(
    taken: tuple[PartyMention, ...], others: tuple[PartyMention, ...], codes: frozenset[str]
) -> tuple[PartyMention, ...]:
    """The mentions in ``taken``, and of ``others`` those of parties among ``codes`` that ``taken`` has not."""
    missing = codes - {m.code for m in taken}
    return tuple(sorted((*taken, *(m for m in others if m.code in missing)), key=lambda m: m.start)) if missing else taken


def in_dispute(document: Document, others: Iterable[PartyMention]) -> tuple[PartyMention, ...]:
    """The union and the employer whose dispute an article tells of: of such mentions those that it is about; else none."""
    if not disputed(document):
        return ()
    bodies = [m for m in others if m.kind in ("company", "organization") and m.form in ("body", "union")]
    counts, organised = Counter((m.code, m.kind) for m in bodies), {m.code for m in bodies if of_workers(m)}
    sides = {code for (code, kind), count in counts.items() if count > 1 or kind == "company" or code in organised}
    return tuple(m for m in others if m.code in sides) if organised else ()


def disputed(document: Document) -> bool:
    """Whether an article has the words of a labour dispute."""
    if all(_ORGANISED.isdisjoint(words) for words in document.vocabulary):
        return False
    return not all(lexicon()["dispute"].isdisjoint(words) for words in document.vocabulary)


def is_union(name: str) -> bool:
    """Whether a name is that of a union of workers."""
    words = frozenset(name.lower().split())
    return not lexicon()["union"].isdisjoint(words) and lexicon()["employers"].isdisjoint(words)


def of_workers(mention: PartyMention) -> bool:
    """Whether a mention is of a union, by its name or because the text calls it one."""
    return mention.form == "union" or is_union(mention.code)


def employs(lemma: str) -> bool:
    """Whether a word calls those who employ others ("the airline", "management")."""
    return lemma in lexicon()["employer"]


def works(lemma: str) -> bool:
    """Whether a word calls those who work for others ("pilots", "employees")."""
    return lemma in lexicon()["staff"]


def _described(document: Document, known: set[int]) -> Iterator[PartyMention]:
    """Fighters, their bands and leaders, tribes and unions, as the text describes them."""
    words = lexicon()
    if all(_telling().isdisjoint(seen) for seen in document.vocabulary):
        return
    for token in among(document.lower_lemmas, _described_by()):
        lemma = document.lower_lemmas[token]
        if lemma in words["fighters"] or (document.tags[token] == "NNPS" and lemma.removesuffix("s") in words["fighters"]):
            fits = document.tags[token] in ("NNS", "NNPS")
        elif lemma in words["followers"]:
            fits = _before(document, token, "of_followers")
        elif lemma in words["crowds"]:
            fits = document.tags[token] == "NNS" and _before(document, token, "of_crowds")
        else:
            continue
        first = _first(document, token)
        if fits and known.isdisjoint(range(first, token + 1)) and not _unfit(document, token):
            start, end = document.starts[first], document.ends[token]
            yield PartyMention(start, end, document.text[start:end], _called(document, first, token), "group", "name", "party")


@cache
def _described_by() -> frozenset[str]:
    """The lemmas of those whom a text describes, names of several included as the tagger leaves them."""
    words = lexicon()
    return words["fighters"] | words["followers"] | words["crowds"] | {f"{word}s" for word in words["fighters"]}


@cache
def _telling() -> frozenset[str]:
    """The words in lower case without one of which an article describes no such party."""
    words = lexicon()
    several = {f"{word}s" for word in words["fighters"]}
    return frozenset(several | words["of_followers"] | {word.lower() for word in words["of_crowds"]})


def _before(document: Document, token: int, words: str) -> bool:
    """Whether one of some words stands before a noun that it says more of."""
    before = (c for c in document.children[token] if document.deps[c] in _BEFORE)
    return any({document.lower_words[c], document.words[c]} & lexicon()[words] for c in before)


def _unfit(document: Document, token: int) -> bool:
    """Whether only some people are meant, counted or by what became of them ("jailed rebels")."""
    below = document.children[token]
    counted = any(document.deps[c] == "nummod" for c in below)
    return counted or any(document.lower_words[c] in lexicon()["unfit"] or document.tags[c] == "VBN" for c in below)


def _first(document: Document, token: int) -> int:
    """The first token of what a noun and the words right before it call a party."""
    first = token
    while first and document.deps[first - 1] in _BEFORE and document.pos[first - 1] in _WORDS:
        if document.heads[first - 1] < first or document.heads[first - 1] > token:
            break
        if document.lower_words[first - 1] in lexicon()["vague"]:
            break
        first -= 1
    return first


def _called(document: Document, first: int, last: int) -> str:
    """The words of a description, in lower case where only a common word begins a sentence."""
    name, words = _text(document, first, last), lexicon()
    common = words["of_followers"] | words["of_crowds"] | words["crowds"] | words["fighters"]
    begins = {document.lower_words[first], document.lower_lemmas[first], document.lower_lemmas[first].removesuffix("s")}
    return name[0].lower() + name[1:] if begins & common else name


def _text(document: Document, first: int, last: int) -> str:
    return " ".join(document.text[document.starts[first] : document.ends[last]].split())
