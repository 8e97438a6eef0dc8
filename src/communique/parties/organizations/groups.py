"""Groups that no table knows: armed ones without a name of their own ("pro-Russian separatists", and "the separatists"
after that), parties, fronts and movements by their name ("the Kestrel Front").
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from difflib import SequenceMatcher

from communique.model import Document
from communique.parties.organizations.unlisted import lexicon
from communique.parties.table import political
from communique.parties.value import PartyMention

FIGHTERS = "separatists|rebels|insurgents|guerrillas|militants|militias|militia"
"""What those who fight without a state are called, as alternatives of a pattern."""
_FULL = re.compile(
    rf"\b(?:(?:pro-[A-Z]\w{{2,20}}|[A-Z]\w{{2,20}}-(?:backed|supported)|[A-Z][a-z]{{2,20}}(?:ish|(?<!\bSeparat)(?<!\bLeft)(?<!\bRight)(?<!\bSecession)(?<!\bNational)(?<!\bMonarch)ist|ite))\s(?P<noun>{FIGHTERS})"
    r"|(?:Kurdish|Islamist|Jihadist|Maoist|Shiite|Sunni)\s(?:fighters|gunmen))\b"
)
_FROM = re.compile(
    rf"\s(?:(?:armed|opposition|Islamist|anti-government)\s)?(?:{FIGHTERS}|opposition)\b(?!\s(?:leader|party|lawmaker|figure))"
)
_ANY = frozenset({*FIGHTERS.split("|"), "fighters", "gunmen"})
_OF_FRONT = re.compile(r"\sof\s(?:the\s)?(?:[A-Z][\w-]+\s){1,6}(?:Front|Army|Movement|Forces|Party)\b")
"""After rebels who are those of a group with a name."""
_KNOWN_AS = re.compile(
    rf"(?:\b[Tt]he\s(?P<noun>{FIGHTERS}))?(?P<as>,?\s(?:(?:also|better|locally|collectively|commonly|popularly|officially)\s)?"
    r"(?:known\sas|calling\sthemselves|who\scall\sthemselves|called)\s(?:the\s)?)$"
)
"""Before the name of those who fight, what says that it is theirs."""
MAOISTS = "Maoists"
"""Fighters who are mostly called so alone."""
_MAOIST = re.compile(r"\bMaoists?\b(?!\sCentre|\sCenter|\)|\s(?:China|era|thought|party|Party))")
_BARE = re.compile(r"\b[Tt]he\s(?P<noun>separatists|rebels|insurgents|guerrillas)\b")


ALIKE = 0.7
"""How much of two spellings of a name is the same at least ("al-Qaida", "Al-Qaeda")."""
_WORD = r"[A-Z][a-zà-ÿ]{2,20}(?:-[A-Z][a-z]{2,20})?"
_CAUSE = (
    r"Change|Justice|Democracy|Unity|Peace|Freedom|Development|Equality|Reconciliation|Independence|Renewal|Progress|Salvation"
    r"|Resistance|Reform|Recovery|Restoration|Democratic\sChange|National\s(?:Salvation|Unity)"
)
"""What a front or a movement is for by its name."""
_NAMED = re.compile(
    rf"\b(?<!\sand\s)(?P<name>{_WORD}(?:['’](?=\s))?\s(?:{_WORD}\s){{0,3}}"
    r"(?:Party|Front|Movement|Brotherhood|Brigades|(?:Liberation|Resistance|Revolutionary|Republican|Volunteer)\sArmy)"
    rf"(?:\s(?:for|of)\s(?:the\s)?(?:{_CAUSE})(?:\sand\s(?:{_CAUSE}))?)?)\b(?!\s(?:[A-Z]|leaders?\b|[cC]hair|MPs?\b|and\s[Cc]ent))"
)
_ACRONYM = re.compile(
    r"(?:\s\((?:the\s)?(?P<short>[A-Z][A-Za-z]{0,4}[A-Z](?:-[A-Z]{1,3})?)\b[^()\n]{0,20}\)|,\sor\s(?P<called>[A-Z]{2,6})(?=[,.]))"
)
"""The acronym in parentheses behind a name, or after "or"."""
_STANDING = frozenset({"opposition", "ruling", "governing"})
_MEMBERS = re.compile(
    r"\b(?:opposition|ruling|governing)\s(?P<name>(?:[A-Z][a-z]{2,15}\s)?(?:Liberal|Conservative|Socialist|Democrat|Communist|Green|Nationalist|"
    r"Republican|Radical|Centrist|Peronist|Islamist|Progressive|Sandinista|Labourite)s|Tories)\b(?!\s[A-Z])"
)
"""Members of a party that rules or opposes."""
_SHORT = re.compile(r"\s\((?:the\s)?(?P<short>[A-Z]{2,7}(?:-[A-Z]{1,3})?)\)")
_STYLED = re.compile(
    r"(?:\b[A-Z][\w-]{1,20}(?:['’]s?)?\s){0,4}\b(?:Army|Forces|Front|Movement|Rally|Union|Alliance|Coalition|Command)"
    r"(?:\s(?:for|of)(?:\s(?:the|and|of|in|for)){0,2}\s[A-Z][\w-]{1,20}"
    r"(?:(?:\s(?:the|and|of|in|for)){0,2}\s[A-Z][\w-]{1,20}){0,5})?$"
)
"""The name of a group that fights, before its acronym: an army, front, movement or the like for or of something."""
_LED = re.compile(r"(?:The\s)?(?:[A-Z][\w.]{0,20}-(?:led|backed|dominated|allied)\s)?")
"""What stands before such a name and is no part of it ("the Kurdish-led")."""
_CALLED = re.compile(
    r"\b(?P<name>[A-Z][\w-]{2,20}(?:['’]s?)?(?:\s[A-Z][\w-]{2,20}(?:['’]s?)?){0,3}\s(?:Army|Brigades?|Command))"
    r",\s(?:the|a|an)\s(?:[\w-]{2,20}\s){0,3}(?:group|militia|movement|faction|insurgency)\b"
)
"""The name of a band that the text says is one ("the Lowland Army, a rebel group")."""
_LONGEST = 120
"""Characters of such a name at most."""
TWO = 2
_BANDS = frozenset({"army", "brigade", "brigades", "command"})
_LASTS = frozenset({"party", "front", "movement", "brotherhood", "brigades", "army"})
"""The last words of these names in lower case."""
_NO_NAME = frozenset({"The", "This", "That", "Third", "Working", "Tea", "Ruling"})
_QUARTERS = frozenset({"Western", "Eastern", "Northern", "Southern"})
"""Words before "Party", "Front" and the like that make no name of it; the quarters of the sky where nothing else stands
between ("the Southern Front", but "the Southern Salvation Front").
"""


def named(document: Document, taken: Iterable[PartyMention]) -> Iterator[PartyMention]:
    """Mentions of parties, fronts and movements by a name of at least two words that is not the table's; the name of
    their country stands before it as a mention of its own.
    """
    text = document.text
    known = {m.start: m for m in taken}
    short: dict[str, str] = {}
    for mention, acronym in styled(document):
        yield mention
        short[acronym] = mention.code
    yield from _by_kind(document)
    for part in [part for part, words in zip(document.segments, document.vocabulary, strict=True) if words & _LASTS]:
        for m in _NAMED.finditer(text, part.start, part.end):
            start = m.start()
            while (words := text[start : m.end()].split())[0] in _NO_NAME or (_quarter(words) and not _alone(text, words[-1])):
                start += len(words[0]) + 1
            if start in known:
                start = known[start].end + 1
            within = any(start < s < m.end() and k.form != "name" for s, k in known.items())
            if " " in text[start : m.end()].strip() and not within:
                name = " ".join(text[start : m.end()].split())
                yield _mention(text, start, m.end(), name)
                if behind := _ACRONYM.match(text, m.end(), part.end):
                    short.setdefault(behind["short"] or behind["called"], name)
    if short:
        yield from _by_acronym(document, short)


def _quarter(words: list[str]) -> bool:
    """Whether a name only says where a front is ("the Southern Front")."""
    return words[0] in _QUARTERS and len(words) <= TWO


def _alone(text: str, word: str) -> bool:
    """Whether a text also uses the last word of a name for whom it names ("the Front said"): no front line is written so."""
    return bool(re.search(rf"\b[Tt]he\s{word}\b(?!\s[A-Z])", text))


def _by_kind(document: Document) -> Iterator[PartyMention]:
    """Mentions of armies and brigades of which the text says somewhere that they are a group or a militia."""
    parts = [p for p, words in zip(document.segments, document.vocabulary, strict=True) if words & _BANDS]
    names = {m["name"].removeprefix("The ") for p in parts for m in _CALLED.finditer(document.text, p.start, p.end)}
    for name in names:
        for part in document.segments:
            for m in re.compile(rf"\b{re.escape(name)}\b").finditer(document.text, part.start, part.end):
                yield _mention(document.text, m.start(), m.end(), name)


def styled(document: Document) -> Iterator[tuple[PartyMention, str]]:
    """Mentions of groups by a full name, and the acronym behind it ("the Army for the Liberation of the Coast (ALC)")."""
    text = document.text
    for part in document.segments:
        for found in _SHORT.finditer(text, part.start, part.end):
            before = max(part.start, found.start() - _LONGEST)
            name = _STYLED.search(text[before : found.start()])
            if name is None:
                continue
            words = {word.lower() for word in name.group().split()}
            led = _LED.match(name.group())
            start = before + name.start() + (led.end() if led else 0)
            if words & lexicon()["causes"] and not words & lexicon()["regular"]:
                yield _mention(text, start, found.start(), " ".join(text[start : found.start()].split())), found["short"]


def _by_acronym(document: Document, short: dict[str, str]) -> Iterator[PartyMention]:
    """The mentions of groups by the acronym that the article gives them, whatever it is short for ("... Movement (MLV)")."""
    any_of = re.compile(rf"(?<![\w-])(?:{'|'.join(map(re.escape, sorted(short, key=len, reverse=True)))})(?![\w-])")
    for part in document.segments:
        for m in any_of.finditer(document.text, part.start, part.end):
            yield _mention(document.text, m.start(), m.end(), short[m.group()])


def partisans(document: Document) -> Iterator[PartyMention]:
    """Mentions of parties by their members, where the text says that they rule or oppose ("the opposition Greens", then "the
    Greens").
    """
    parts = [p for p, words in zip(document.segments, document.vocabulary, strict=True) if words & _STANDING]
    names = {m["name"] for part in parts for m in _MEMBERS.finditer(document.text, part.start, part.end)}
    for name in names:
        again = re.compile(rf"\b(?:[Tt]he|opposition|ruling|governing|and|by)\s(?P<name>{name})\b(?!\s[A-Z])")
        for part in document.segments:
            for m in again.finditer(document.text, part.start, part.end):
                yield _mention(document.text, m.start("name"), m.end("name"), name)


def fighters(document: Document, taken: Iterable[PartyMention]) -> Iterator[PartyMention]:
    """Mentions of irregular fighters by where they are from ("Kurdish rebels"): they are not their country."""
    text = document.text
    for country in taken:
        m = _FROM.match(text, country.end) if country.form == "demonym" else None
        if m:
            yield _mention(text, country.start, m.end(), " ".join(text[country.start : m.end()].split()))


def groups(document: Document) -> Iterator[PartyMention]:
    """Mentions of groups by the fullest name in the article; bare ones only where the article has one such group."""
    text = document.text
    telling = [part for part, words in zip(document.segments, document.vocabulary, strict=True) if words & _ANY]
    full = [m for part in telling for m in _FULL.finditer(text, part.start, part.end) if not _OF_FRONT.match(text, m.end())]
    names = {" ".join(m.group().split()) for m in full}
    for m in full:
        yield _mention(text, m.start(), m.end(), " ".join(m.group().split()))
    for name in sorted(names):
        if (persuasion := name.split()[0]).endswith(("ist", "ite")):  # "Maoist rebels ... the Maoists"
            plural = re.compile(rf"\b{persuasion}s\b")
            for part in document.segments:
                for m in plural.finditer(text, part.start, part.end):
                    yield _mention(text, m.start(), m.end(), name)
    yield from _maoists(document, names)
    if len(names) == 1:
        name = names.pop()
        for part in document.segments:
            for m in _BARE.finditer(text, part.start, part.end):
                yield _mention(text, m.start("noun"), m.end(), name)


def _maoists(document: Document, names: set[str]) -> Iterator[PartyMention]:
    """Mentions of Maoists, where the article calls them so and by no longer name ("Maoist rebels")."""
    if MAOISTS not in document.text or any(name.startswith("Maoist") for name in names):
        return
    for part in document.segments:
        for m in _MAOIST.finditer(document.text, part.start, part.end):
            yield _mention(document.text, m.start(), m.end(), MAOISTS)


def shortened(document: Document, taken: Iterable[PartyMention]) -> Iterator[PartyMention]:
    """Mentions of groups by the last word of their name alone ("the Tigers" of the Tamil Tigers, "the Front")."""
    text = document.text
    last: dict[str, set[str]] = {}
    for m in taken:
        *before, word = m.text.split()
        if m.kind == "group" and before and word[0].isupper() and (word.lower() in _LASTS or word.endswith("s")):
            last.setdefault(word, set()).add(m.code)
    for word, codes in last.items():
        if len(codes) == 1:
            alone = re.compile(rf"\b[Tt]he\s(?P<name>{re.escape(word)})\b(?!\s[A-Z])")
            for part in document.segments:
                for found in alone.finditer(text, part.start, part.end):
                    yield _mention(text, found.start("name"), found.end("name"), next(iter(codes)))


def renamed(document: Document, mentions: tuple[PartyMention, ...]) -> tuple[PartyMention, ...]:
    """The mentions, fighters whom the article describes under the name that it says they have ("Yemeni rebels ... the rebels,
    known as Houthis").
    """
    descriptions = {m.code for m in mentions if m.kind == "group" and m.code.split()[-1] in _ANY}
    if not descriptions:
        return mentions
    own: dict[str, str] = {}
    for m in mentions:
        said = _KNOWN_AS.search(document.text, max(0, m.start - _LONGEST), m.start) if m.kind == "group" else None
        if said is None or m.code in descriptions:
            continue
        before = {d.code for d in mentions if d.code in descriptions and d.end == said.start("as")}
        called = before or (descriptions if said["noun"] else set())
        if len(called) == 1:
            own[called.pop()] = m.code
    return tuple(replace(m, code=own.get(m.code, m.code)) for m in mentions) if own else mentions


def fullest(mentions: tuple[PartyMention, ...]) -> tuple[PartyMention, ...]:
    """The mentions, armed groups under the name that the article uses most fully and in its spelling ("al-Qaida", "Houthi
    movement"); of an adjective or a short form alone ("Houthi") the name in the table stays.
    """
    names: dict[str, str] = {}
    spelled = {m.code for m in mentions if m.text.casefold() == m.code.casefold()}
    for m in mentions:
        name = " ".join(m.text.split()).removesuffix(" group")
        if m.code in spelled and name.count(" ") == m.code.count(" "):
            continue
        if m.kind == "group" and (_fuller(name, names.get(m.code, m.code), m.code) or _instead(m, name, names, spelled)):
            names[m.code] = name
    return tuple(replace(m, code=names.get(m.code, m.code)) if m.kind == "group" else m for m in mentions)


def _instead(mention: PartyMention, name: str, names: dict[str, str], spelled: set[str]) -> bool:
    """Whether a name of several words stands for the table's, which the article never uses ("Tehreek-i-Taliban Pakistan")."""
    if mention.code in spelled or mention.form != "name" or mention.code in political() or " " not in name:
        return False
    if mention.code.casefold().startswith(name.casefold()):  # "Tamil Tiger boats"
        return False
    return name.count(" ") > names.get(mention.code, "").count(" ")


def _fuller(name: str, known: str, canonical: str) -> bool:
    """Whether a name says more than the one known: it has more words and begins with the table's (or is long for an
    acronym), or spells it in another way.
    """
    stem = canonical.casefold().removesuffix("s")
    if name.count(" ") != known.count(" "):
        return name.count(" ") > known.count(" ") and (canonical.isupper() or name.casefold().startswith(stem))
    alike = SequenceMatcher(None, name.casefold(), canonical.casefold()).ratio() >= ALIKE
    return known == canonical and alike and len(name) >= len(known) and not name.casefold().startswith(stem)


def _mention(text: str, start: int, end: int, name: str) -> PartyMention:
    return PartyMention(start, end, text[start:end], name, "group", "name", "party")
