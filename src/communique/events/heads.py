"""Who heads or speaks for a body that stands for those in it, and for no state: unions, associations of a trade, chambers."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from communique.events.actor import lexicon
from communique.events.syntax import kids, prepositions
from communique.parties.organizations.unlisted import is_union
from communique.parties.table import political

if TYPE_CHECKING:
    from communique.events.cast import Cast
    from communique.kinds.people.value import Person

HEADED = frozenset({"of", "for", "at", "with"})
"""Prepositions between a post and the body that it is in."""

LEADING = frozenset(
    {"leader", "president", "chairman", "chairwoman", "chair", "chief", "head", "spokesman", "spokeswoman", "spokesperson"}
    | {"lawmaker", "mp", "deputy", "secretary", "general", "official", "politician", "negotiator", "member", "founder"}
)
"""Posts in a political party."""
GOVERNING = frozenset({"minister", "premier", "chancellor", "taoiseach", "ambassador", "envoy", "mayor", "governor", "speaker"})
"""Posts of a state."""
TWO_PARTIES = "USA"
"""The country whose lawmakers act for the state whatever their party."""
OUTLAWS = frozenset({"rogue", "renegade", "rebel", "warlord", "mutinous", "guerrilla", "insurgent", "separatist", "militia"})
"""Words in a title of who fights the state that they are of."""
REACH = 60
"""Characters between a group and who leads it, at most."""
_LED_BY = re.compile(
    r"(?: \([A-Z-]+\))?(?: (?:forces?|militia|rebels|group|movement))?,? (?:which is |that is |who are )?"
    r"(?:led|headed|commanded|founded) by (?:[\w'’-]+ ){0,5}"
)
"""What stands between a group and who leads it."""
_LEADS = re.compile(
    r"(?:, (?:the )?(?:\w+ )?(?:leader|head|commander|chief|boss|founder|emir) of (?:the )?"
    r"|, who (?:leads|heads|commands|founded|led) (?:the )?(?:self-styled )?)"
)
"""What stands between somebody and the group that they lead."""
_OWN = re.compile(r"['’]s (?:self-styled |so-called )?")
PAST = frozenset({"former", "ex", "shadow", "then"})


def headed(cast: Cast) -> dict[str, str]:
    """The bodies of people without a party, by the id of who heads or speaks for one ("X, president of the Lake Fishers
    Association").
    """
    document, found = cast.document, dict[str, str]()
    bodies = {t: m.code for m in cast.facts.unlisted if of_members(m.code) for t in document.tokens_in(m.start, m.end)}
    if not bodies:
        return found
    for person in [p for p in cast.facts.people if p.party is None]:
        names = [t for m in person.mentions for t in document.tokens_in(m.start, m.end)]
        beside = [t for name in names for t in kids(document, name, "appos")]
        posts = [t for t in beside if document.lower_lemmas[t] in lexicon()["heading"]]
        inside = [o for t in posts for word, o in prepositions(document, t) if word in HEADED]
        found.update((person.id, bodies[o]) for o in inside if o in bodies)
    return found


def partisans(cast: Cast) -> dict[str, str]:
    """The political parties whose heads and spokespeople people are by their title, who hold no office of a state ("Clear Path
    Party leader"), by the id of the person.
    """
    named = {m.text: m.code for m in cast.facts.parties if m.kind == "group"}
    found: dict[str, str] = {}
    for person in cast.facts.people:
        title = person.title or ""
        words = title.lower().replace("-", " ").split()
        if not named or not LEADING.intersection(words) or _governs(words) or person.party == TWO_PARTIES:
            continue
        longest = max((text for text in named if text in title), key=len, default=None)
        if longest:
            found[person.id] = named[longest]
    return _of_groups(cast) | found


def _of_groups(cast: Cast) -> dict[str, str]:
    """The armed groups that people are said to lead, beside the name ("the Kestrel Army, led by General Ana Soto"); by "Soto's
    Kestrel Army" only of who is called a rebel.
    """
    text, found = cast.document.text, dict[str, str]()
    groups = [m for m in cast.facts.parties if m.kind == "group" and m.code not in political()]
    for person in [p for p in cast.facts.people if p.party != TWO_PARTIES and not _rules(p.title or "")]:
        spans = [(m, span) for m in groups for span in person.mentions]
        own = outlawed(cast, person) or person.party is None
        for m, span in spans:
            led = m.end <= span.start <= m.end + REACH and _LED_BY.fullmatch(text[m.end : span.start])
            leads = span.end <= m.start <= span.end + REACH and _LEADS.fullmatch(text[span.end : m.start])
            if led or leads or (own and _OWN.fullmatch(text[span.end : m.start] if span.end < m.start else "")):
                found.setdefault(person.id, m.code)
    return found


def _rules(title: str) -> bool:
    """Whether a title is of who governs a state."""
    words = title.lower().split()
    return _governs(words) or not {"president", "king", "queen", "emir", "sultan"}.isdisjoint(words)


def outlawed(cast: Cast, person: Person) -> bool:
    """Whether somebody is called one who fights the state that they are of ("a rogue general", "the warlord")."""
    return person.party in cast.countries and not OUTLAWS.isdisjoint((person.title or "").lower().replace("-", " ").split())


def _governs(words: list[str]) -> bool:
    """Whether a title is of who governs now, and not of who did ("chairman and former prime minister")."""
    governing = [at for at, word in enumerate(words) if word in GOVERNING]
    return any(PAST.isdisjoint(words[max(0, at - 3) : at]) for at in governing)


def of_members(name: str) -> bool:
    """Whether a name is that of a body which speaks for those in it."""
    return is_union(name) or not lexicon()["interest"].isdisjoint(name.lower().split())
