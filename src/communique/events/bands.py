"""Armed groups without their name: "the rebels", "the group", "both groups"."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from communique.events.actor import Actor, lexicon
from communique.events.pronouns import REACH
from communique.events.syntax import kids

if TYPE_CHECKING:
    from communique.events.cast import Cast
    from communique.model import Document
    from communique.parties.value import PartyMention

CLEARLY = 2
"""How many times as often as any other a group is named that "the rebels" of an article with several are."""
_TIED = re.compile(r"-(?:linked|affiliated|aligned|allied|inspired|backed|supported|led|run|held|controlled)\b")
"""What follows the name of a group that is no actor but the friend or holder of what comes next."""
BEFORE = 15
"""Characters around the name of an armed group in which it is said what its members are ("rebels of the ...")."""


FLOWN = frozenset({"jet", "plane", "aircraft", "pilot", "squadron", "bomber", "wing", "helicopter", "warplane"})
"""Nouns before which "fighter" is the type of a plane."""
HELD = frozenset(
    {"camp", "position", "positions", "base", "hideout", "target", "stronghold", "site", "compound", "convoy", "post"}
)
"""What militants have, where the article tells of one armed group only."""
LATER = 2
"""How many sentences later those may be named side by side whom a plural told of first."""
VAGUE = frozenset({"some", "other", "several", "many", "various", "more", "most", "few", "no", "any", "rival", "smaller"})
"""What makes a plural of bands some of them only, or others."""


def named_groups(cast: Cast) -> list[PartyMention]:
    """The mentions of armed groups, but where they only say with whom another one sides ("the Al-Qaeda-linked Shebab")."""
    return [m for m in cast.facts.parties if m.kind == "group" and not is_tie(cast.document, m)]


def is_tie(document: Document, mention: PartyMention) -> bool:
    """Whether a name only says with whom another one sides."""
    return _TIED.match(document.text, mention.end) is not None


def before(document: Document, token: int) -> list[int]:
    """The words for irregular fighters before a noun ("rebel leaders", not "fighter jets")."""
    flown = document.lower_lemmas[token] in FLOWN
    words = [t for t in kids(document, token, "compound") if document.lower_lemmas[t] in lexicon()["irregulars"]]
    return [t for t in words if not (flown and document.lower_lemmas[t] == "fighter")]


def bands(cast: Cast, token: int) -> tuple[str, ...]:
    """The two groups last named before "both groups", none where only one was."""
    before = [m.code for m in cast.armed_groups if m.start < cast.document.starts[token]]
    last = tuple(dict.fromkeys(reversed(before)))[:2]
    return tuple(sorted(last)) if len(last) == 2 else ()


def introduced(cast: Cast, token: int, count: int) -> Actor | None:
    """The armed groups that "two rebel movements" are which the article names only later: as many as there are, or as have the
    word in their names.
    """
    document = cast.document
    if any(document.lower_words[c] in ("the", "both", "these") for c in kids(document, token, "det", "predet")):
        return None
    if not any(document.lower_lemmas[c] in lexicon()["irregulars"] for c in kids(document, token, "compound", "amod")):
        return None
    groups = [m for m in cast.facts.parties if m.kind == "group" and m.start > document.starts[token]]
    named = tuple(dict.fromkeys(m.code for m in groups))
    alike = tuple(code for code in named if document.lower_lemmas[token] in code.lower().split())
    found = alike if len(alike) == count else named
    return Actor(found, (), (cast.extent(token),)) if len(found) == count else None


def several(cast: Cast, token: int) -> Actor | None:
    """The armed groups that "the rebel groups" are, named side by side before, or "rebel movements", named right behind."""
    document = cast.document
    words = {document.lower_words[c]: document.lower_lemmas[c] for c in document.children[token] if c < token}
    fighting = words.keys() & {"armed"} or lexicon()["irregulars"] & set(words.values())
    if document.tags[token] != "NNS" or not fighting or words.keys() & VAGUE:
        return None
    groups = {m.code for m in cast.armed_groups}
    rows = [(at, parties) for at, parties in cast.groups if len(parties) > 1 and groups.issuperset(parties)]
    if words.keys() & {"the", "these", "those", "both", "two"}:
        found = [parties for at, parties in rows if at < token][-1:]
    else:
        far = document.sentence_of[token] + LATER
        found = [parties for at, parties in rows if at > token and document.sentence_of[at] <= far][:1]
    return Actor(found[0], (), (cast.extent(token),), False) if found else None


def at_war(cast: Cast, token: int) -> Actor | None:
    """The state and the armed group that the warring sides of a country are ("Yemen's warring parties")."""
    document = cast.document
    below = [c for c in document.children[token] if c < token]
    if document.tags[token] != "NNS" or not any(document.lower_words[c] in ("warring", "feuding") for c in below):
        return None
    named = [cast.party_at[c].code for c in below if c in cast.party_at and cast.party_at[c].kind == "country"]
    if not named and (before := [t for t in document.where("warring") if t < below[0] and document.heads[t] < token]):
        return at_war(cast, document.heads[before[0]])
    group = _largest(cast.armed_groups)
    return Actor((named[0], group), (), (cast.extent(token),)) if len(named) == 1 and group else None


def band(cast: Cast, token: int) -> Actor | None:
    """The armed group that "the group", "the movement" is, where no other body was named since it was."""
    before = [m for m in cast.facts.parties if m.kind != "country" and m.start < cast.document.starts[token]]
    last = before[-1:] if before and before[-1].kind == "group" else []
    return Actor((last[0].code,), (), (cast.extent(token),), False) if last else None


def irregulars(cast: Cast, token: int, lemma: str) -> Actor | None:
    """The armed group that "the rebels" are: the one called so, else the foremost, else the one just named."""
    document = cast.document
    counted = kids(document, token, "nummod") and document.deps[token] != "dobj"
    if (document.tags[token] not in ("NNS", "NNPS") and document.lower_words[token] != f"{lemma}s") or counted:
        return None
    if lemma in lexicon()["unknown"] and not any(
        document.lower_words[c] in ("the", "these", "those") for c in kids(document, token, "det")
    ):
        return None
    groups = cast.armed_groups
    alone = lemma in lexicon()["unknown"]
    found = _called(cast, lemma) or _foremost(groups, alone) or (None if alone else _last(cast, token))
    several = (found,) if found else (() if alone else _at_table(cast, token))
    return Actor(several, (), (cast.extent(token),), False) if several else None


def _called(cast: Cast, lemma: str) -> str | None:
    """The one group that the article calls by a word ("Hutu rebels", "fighters of the ..."), None where it calls several so."""
    text = cast.document.text
    called = {m.code for m in cast.armed_groups if lemma in text[max(0, m.start - BEFORE) : m.end + BEFORE].lower()}
    return called.pop() if len(called) == 1 else None


def _at_table(cast: Cast, token: int) -> tuple[str, ...]:
    """The armed groups that last sat together across from somebody, for "the rebels" of talks with several."""
    kinds = {m.code for m in cast.facts.parties if m.kind == "group"}
    seated = [parties for at, parties in cast.groups if at < token]
    several = (tuple(p for p in parties if p in kinds) for parties in reversed(seated) if set(parties) - kinds)
    return next((codes for codes in several if len(codes) > 1), ())


def _foremost(groups: list[PartyMention], alone: bool) -> str | None:
    """The group that is named far more than any other, or the only one."""
    counts = Counter(m.code for m in groups).most_common(2)
    if not counts or (len(counts) > 1 and (alone or counts[0][1] < CLEARLY * counts[1][1])):
        return None
    return counts[0][0]


def _last(cast: Cast, token: int) -> str | None:
    """The only group named in the sentences just before a token."""
    document = cast.document
    since = document.sentences[max(document.sentence_of[token] - REACH, 0)].start
    near = {m.code for m in cast.armed_groups if since <= m.start < document.starts[token]}
    return near.pop() if len(near) == 1 else None


def armed(cast: Cast, token: int) -> Actor | None:
    """The armed group of the article, for the "rebel" of "rebel leaders": the foremost, else the one just named."""
    groups = cast.armed_groups
    beside = {cast.document.lower_words[c] for c in cast.document.children[cast.document.heads[token]]}
    if beside & lexicon()["lesser"]:
        return None
    largest = _largest(groups) if beside & lexicon()["largest"] else None
    found = largest or _called(cast, cast.document.lower_lemmas[token]) or _foremost(groups, False) or _last(cast, token)
    return Actor((found,), (), (cast.extent(token),), False) if found else None


def before_noun(cast: Cast, token: int) -> Actor | None:
    """The armed group whose a thing is by the word before it ("bombed rebel positions")."""
    if cast.document.deps[token] != "compound":
        return None
    if cast.document.lower_lemmas[token] in lexicon()["unknown"]:
        known = {m.code for m in cast.armed_groups if m.start < cast.document.starts[token]}
        held = cast.document.lower_lemmas[cast.document.heads[token]] in HELD and len({m.code for m in cast.armed_groups}) == 1
        return Actor((known.pop(),), (), (cast.extent(token),), False) if known and held else None
    return armed(cast, token) if cast.document.lower_lemmas[token] in lexicon()["irregulars"] else None


def _largest(groups: list[PartyMention]) -> str | None:
    """The group that an article names most, None where two are named as often."""
    counts = Counter(m.code for m in groups).most_common(2)
    clear = len(counts) == 1 or (len(counts) > 1 and counts[0][1] > counts[1][1])
    return counts[0][0] if clear else None
