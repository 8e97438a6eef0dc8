"""What pairs and bare offices of an article refer to, where that is certain enough."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from communique.events.actor import Actor, any_of, lexicon
from communique.events.bands import at_war, band, bands, introduced, irregulars, several
from communique.events.foes import warring
from communique.events.forums import powers
from communique.events.governing import acting_on, in_power
from communique.events.issuers import CLEAR, joint
from communique.events.namesakes import FAR, alike, introduced_body, namesake
from communique.events.pronouns import NEAR, REACH, ROLES, SUBJECT, body, nearest
from communique.events.syntax import is_verb, kids, prepositions
from communique.events.twosomes import held_by_two, two_named, two_people
from communique.model import among, places

if TYPE_CHECKING:
    from communique.events.cast import Cast
    from communique.model import Document

NUMBERS = {"two": 2, "both": 2, "three": 3, "four": 4, "five": 5, "six": 6, "neither": 2, "either": 2, "each": 2}
NUMBERS |= {"seven": 7, "eight": 8, "nine": 9, "ten": 10}
LATER = 2
"""How many sentences later those may be named whose number was told ("ministers of six states ... The ministers, from")."""
DEFINITE = frozenset({"the", "all", "these", "those", "both"})
BOTH = frozenset({"both", "neither"})
AT_ODDS = frozenset({"warring", "feuding", "rival", "opposing", "quarrelling", "quarreling"})
"""What two sides are that need not be counted ("the warring sides")."""
COUPLE = frozenset({"pair", "duo"})
FIRMS = frozenset({"company", "firm", "carrier", "airline", "bank", "automaker", "carmaker", "steelmaker", "manufacturer"})
CODE = 3
"""Letters of the code of a country."""
MANY = 0
"""How many a plural without a number stands for: those named before, as many as they are."""
KINDS = {"party": "group", "company": "company"}
"""Kinds of the parties that some words for a body mean."""


def group(cast: Cast, token: int) -> Actor | None:
    """Those that "the two sides", "both countries", "the three leaders" stand for: the main pair of the article where it
    is clear, else the last so many that were named side by side.
    """
    document = cast.document
    if named := powers(document, token):
        some = _so_many(cast, token, named)
        return Actor(some, (), (cast.extent(token),)) if some else None
    if foes := warring(cast, token):
        return foes
    count = _count(cast, token)
    if _speak_jointly(document, token) and (together := joint(cast)) and count in (len(together), MANY, None):
        return Actor(together, (), (cast.extent(token),), False)
    if count is None and document.lower_lemmas[token] in lexicon()["bands"] and (known := several(cast, token)):
        return known
    if kids(document, token, "poss", "amod") and (told := at_war(cast, token)):
        return told
    if count is None or kids(document, token, "poss") or _factions(document, token):
        return None
    if document.lower_lemmas[token] in FIRMS:
        return cast.unlisted.firms(token) if count == 2 else None
    if document.lower_lemmas[token] in lexicon()["bands"]:
        return _bands(cast, token, count)
    if (
        _singular(document, token) in lexicon()["offices_held"]
        and count in (2, MANY)
        and (held := held_by_two(cast, token, count))
    ):
        return held
    return _those(cast, token) if count == MANY else _counted(cast, token, count)


def _bands(cast: Cast, token: int, count: int) -> Actor | None:
    """The armed groups that a count of bands stands for, named later or before."""
    both = bands(cast, token) if count == 2 else ()
    told = Actor(both, (), (cast.extent(token),), False) if both else None
    return (introduced(cast, token, count) if count else None) or told


def _counted(cast: Cast, token: int, count: int) -> Actor | None:
    """Those that a number of them stands for: two people just named, the pair or the so many last named, or named later."""
    document = cast.document
    if document.lower_words[token] == "two" and (named_before := two_people(cast, token)):
        return named_before
    if count == 2 and document.lower_lemmas[token] in ("man", "woman") and (pair := two_named(cast, token)):
        return pair
    parties = (_pair(cast, token) if count == 2 else ()) or _last(cast, token, count) or _named_later(cast, token, count)
    return Actor(parties, (), (cast.extent(token),), False) if len(parties) == count else None


def _so_many(cast: Cast, token: int, named: tuple[str, ...]) -> tuple[str, ...]:
    """The countries of a region, of a smaller number of them ("the two Nordic countries") those that the article names."""
    marks = (cast.document.lower_words[c] for c in kids(cast.document, token, "nummod", "det", "predet"))
    count = next((NUMBERS[mark] for mark in marks if mark in NUMBERS), len(named))
    told = tuple(party for party in named if party in cast.countries) if count < len(named) else named
    return told if len(told) == count else ()


def _speak_jointly(document: Document, token: int) -> bool:
    """Whether a word for several acts, without more, and can be those of a joint statement ("the participants")."""
    alone = all(document.deps[c] in ("det", "nummod", "predet", "punct") for c in document.children[token])
    plural = document.tags[token] in ("NNS", "NNPS", "DT")
    return plural and alone and document.deps[token] in SUBJECT and _singular(document, token) in lexicon()["jointly"]


def _last(cast: Cast, token: int, count: int) -> tuple[str, ...]:
    """The last so many that were named side by side before a token, else of two those who last acted or the main pair."""
    acting = frozenset(acting_on(cast, token))
    before = [parties for at, parties in cast.groups if at < token and len(parties) == count and _fits(cast, token, parties)]
    before = [parties for parties in before if acting.isdisjoint(parties)]
    if _singular(cast.document, token) == "side":
        before = [parties for parties in before if tuple(sorted(parties)) not in cast.pairs.allied]
    if count == 2 and before and _singular(cast.document, token) in lexicon()["across"]:
        acted = [p for at, p in cast.pairs.joint if at < token and p in before and cast.brokers.isdisjoint(p)]
        before = acted or before
    if before or count != 2:
        return before[-1] if before else ()
    main = _told(cast, token, cast.main_pair())
    return cast.pairs.last(token, without=acting) or (main if acting.isdisjoint(main) else ())


def _named_later(cast: Cast, token: int, count: int) -> tuple[str, ...]:
    """As many as a phrase counts without an article, which a sentence right behind names side by side by the same word."""
    document = cast.document
    if count < MANY + 3 or any(document.lower_words[c] in DEFINITE for c in kids(document, token, "det", "predet")):
        return ()
    words = {_singular(document, t) for t in (token, document.heads[document.heads[token]])}
    far = document.sentence_of[token] + LATER
    behind = [(at, parties) for at, parties in cast.groups if at > token and document.sentence_of[at] <= far]
    return next((p for at, p in behind if len(p) == count and words & set(_introduced(cast, at))), ())


def _those(cast: Cast, token: int) -> Actor | None:
    """Those that "the parties", "the ministers" without more are: those introduced by the same word ("the ministers of Peru
    and Chile"), else the clear main pair, else the group last named.
    """
    document = cast.document
    far = document.sentence_of[token] - FAR
    near = [parties for at, parties in cast.groups if at < token and document.sentence_of[at] >= far]
    introduced = [row for row in cast.groups if row[0] < token and _singular(document, token) in _introduced(cast, row[0])]
    held, people = _holders(cast, token)
    same = namesake(cast, token)
    if introduced and (same is None or same[0] <= introduced[-1][0]):
        return Actor(introduced[-1][1], people if set(held) == set(introduced[-1][1]) else (), (cast.extent(token),), False)
    if same:
        return same[1]
    if held:
        return Actor(held, people, (cast.extent(token),), False)
    pair = _told(cast, token, cast.main_pair(CLEAR))
    pair = pair if _fits(cast, token, pair) else ()
    near = [parties for parties in near if _fits(cast, token, parties)]
    wider = [parties for parties in near if len(parties) > 2 and set(pair) <= set(parties)]
    if not pair and _singular(document, token) in lexicon()["across"]:
        table = cast.pairs.table_before(token, cast.brokers)
        wider = [table] if table and _fits(cast, token, table) else wider
    parties = (wider[-1] if wider else pair) or (near[-1] if near else ())
    return Actor(parties, (), (cast.extent(token),), False) if parties else None


def _pair(cast: Cast, token: int) -> tuple[str, ...]:
    """The two that acted in the same sentence or the one before, else the clear main pair."""
    since = cast.document.sentence_of[token] - 2
    near = cast.pairs.last(token, since)
    if near and (foes := _foes(cast, token, near)):
        return foes
    if near and (cast.brokers | set(near)) & set(acting_on(cast, token)):  # "the mediator met the two delegations"
        return ()
    return near if near and _fits(cast, token, near) else _told(cast, token, cast.main_pair(CLEAR))


def _foes(cast: Cast, token: int, near: tuple[str, ...]) -> tuple[str, ...]:
    """The two that are at odds in an article, of whom a third asks something as "both sides", not two that only met."""
    foes = cast.pairs.foes(token) if _singular(cast.document, token) == "side" else ()
    asking = acting_on(cast, token) if foes else ()
    met = not any(set(parties) == set(near) for _, parties in cast.pairs.opposed)
    return foes if asking and met and not set(asking) & {*foes, *near} else ()


def _fits(cast: Cast, token: int, parties: tuple[str, ...]) -> bool:
    """Whether parties can be what a word calls them: countries, where it is of countries ("both governments"); powers that a
    text only counts ("six world powers") are countries.
    """
    named = {p for p in parties if p in cast.mentions_of or not (len(p) == CODE and p.isupper())}
    return cast.document.lower_lemmas[token] not in lexicon()["of_countries"] or cast.countries >= named


def _told(cast: Cast, token: int, pair: tuple[str, ...]) -> tuple[str, ...]:
    """A pair, none where one of it is first named behind the sentence of a token, which then means others, or is a body of
    many states, of whom somebody asks something as "both sides".
    """
    end = cast.document.sentences[cast.document.sentence_of[token]].end
    if lexicon()["peacemakers"] & set(pair) and acting_on(cast, token):
        return ()
    return pair if all(cast.mentions_of[p][0].start < end for p in pair if p in cast.mentions_of) else ()


def _factions(document: Document, token: int) -> bool:
    """Whether parties are those of a legislature ("members of Congress from both parties", "lawmakers of both parties")."""
    prep = document.heads[token]
    if document.lower_lemmas[token] != "party" or document.lower_words[prep] not in ("from", "of", "in"):
        return False
    whole = document.heads[prep]
    behind = {document.lower_lemmas[o] for _, o in prepositions(document, whole)}
    return bool(({document.lower_lemmas[whole]} | behind) & lexicon()["legislatures"])


def _singular(document: Document, token: int) -> str:
    """The lemma in lower case; spaCy leaves plural names as they are ("Ministers", and "Rebels" in front)."""
    lemma = document.lower_lemmas[token]
    return lemma.removesuffix("s") if document.tags[token] in ("NNPS", "NNP") else lemma


def _rank(cast: Cast, token: int) -> bool:
    """Whether a word in front of a noun is part of a title ("the Vice Foreign Ministers", "the prime ministers"), no party or
    nation.
    """
    document = cast.document
    if document.lower_words[token] in lexicon()["portfolios"] and not kids(document, token, "conj", "cc"):
        return document.lower_lemmas[document.heads[token]] in ("minister", "secretary")
    entity = document.entity_at(token)
    return (
        token not in cast.party_at
        and (entity is None or entity.label not in ("NORP", "LOC", "GPE"))
        and document.deps[token] in ("compound", "amod", "nmod")
        and document.words[token][0].isupper()
    )


def _holders(cast: Cast, token: int) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Parties and ids of those who have the title that a plural names, where they are of several ("the Foreign Ministers")."""
    document = cast.document
    ranks = {document.lower_words[c] for c in document.children[token] if _rank(cast, c)}
    words = ranks | {_singular(document, token)}
    told = [p for p in cast.facts.people if p.party and p.title and p.mentions[0].start < document.starts[token]]
    held = [p for p in told if words <= set((p.title or "").lower().split())]
    found = tuple(dict.fromkeys(p.party for p in held if p.party))
    return (found, tuple(p.id for p in held)) if len(found) > 1 else ((), ())


def _introduced(cast: Cast, token: int) -> Iterator[str]:
    """The words that introduce a group: its own, or the noun whose "of" it follows."""
    document = cast.document
    yield _singular(document, token)
    prep = document.heads[token]
    if document.deps[token] == "pobj" and document.lower_words[prep] in ("of", "from"):
        yield _singular(document, document.heads[prep])


def may_group(document: Document) -> list[int]:
    """The tokens that can stand for several parties at all, by their words."""
    pairs = any_of("pairs", "bands", "jointly") | FIRMS
    found = {token for word in BOTH | COUPLE for token in document.where(word)}
    found.update(among(document.lower_lemmas, pairs))
    found |= {token for token in places(document.tags, "NNPS") if _singular(document, token) in pairs}
    return sorted(found)


def _count(cast: Cast, token: int) -> int | None:
    document = cast.document
    alone = document.lower_words[token]
    suffering = document.deps[token] == "nsubjpass" or bool(kids(document, token, "acl"))  # "the pair, abducted in May"
    if (
        alone in COUPLE
        and not suffering
        and [document.lower_words[c] for c in kids(document, token, "det", "prep", "amod")] == ["the"]
    ):
        return 2
    if alone in BOTH and document.deps[token] in ROLES and not any(w == "of" for w, _ in prepositions(document, token)):
        return 2
    if document.tags[token] == "CD":
        marked = {document.lower_words[c] for c in document.children[token]}
        return NUMBERS.get(alone) if document.deps[token] in ROLES and marked and marked <= {"the", "all"} else None
    if _singular(document, token) not in any_of("pairs", "bands") | FIRMS:
        return None
    below = [c for c in document.children[token] if document.deps[c] not in ("punct", "cc", "conj") and not _rank(cast, c)]
    below = [c for c in below if document.deps[c] != "amod" or document.lower_words[c] not in lexicon()["describing"]]
    words = [document.lower_words[c] for c in below]
    if document.tags[token] in ("NNS", "NNPS") and words in (["the"], ["these"], ["those"]):
        return MANY
    if document.tags[token] == "NNS" and len(words) == len(BOTH) and words[0] == "the" and words[1] in AT_ODDS:
        return 2
    marks = [document.lower_words[c] for c in kids(document, token, "nummod", "det", "predet", "amod")]
    return next((NUMBERS[m] for m in marks if m in NUMBERS), None)


def bare(cast: Cast, token: int) -> Actor | None:
    """The person or body that a definite office or body without a name stands for ("the president", "the ministry")."""
    document = cast.document
    lemma = document.lower_lemmas[token]
    words = lexicon()
    if (single := _singular(document, token)) in words["irregulars"]:
        return irregulars(cast, token, single)
    if lemma not in any_of("state_plurals", "offices", "agents", "state_bodies", "bands", "bodies", "by_name"):
        return None
    definite = any(document.lower_words[c] in ("the", "his", "her", "its") for c in kids(document, token, "det", "poss"))
    if document.tags[token] in ("NNS", "NNPS"):
        if lemma in words["state_plurals"]:
            front = kids(document, token, "compound", "nmod")
            other = any(document.tags[c] == "NNP" for c in front)  # "the Tigray authorities"
            return in_power(cast, token) if (definite and not other) or not document.children[token] else None
        return alike(cast, token) if lemma in words["offices"] or (definite and lemma in words["agents"]) else None
    if not (definite or document.tags[token] == "NNP") or document.tags[token] not in ("NN", "NNP"):
        return None
    if lemma in words["offices"]:
        return nearest(cast, token, lambda t: _titled(cast, t, lemma)) or _own(cast, token) or _incumbent(cast, token, lemma)
    front = [t for t in kids(document, token, "compound", "nmod") if document.lower_words[t] not in words["terrain"]]
    if front or any(word == "of" and not is_verb(document, o) for word, o in prepositions(document, token)):
        return None
    if lemma in words["state_bodies"]:
        if own := _of_speaker(cast, token):
            return own
        return in_power(cast, token) or (Actor((), (), (cast.extent(token),)) if cast.brokers else None)
    again = lemma in words["agents"] and lemma != "union"  # a firm's union is not the firm
    return (introduced_body(cast, token) if again else None) or _body(cast, token, lemma)


def _of_speaker(cast: Cast, token: int) -> Actor | None:
    """The country of whom a possessive before a state or its body stands for ("Peru's envoy to Chile said his country")."""
    owners = [t for t in kids(cast.document, token, "poss") if cast.document.lower_words[t] in ("his", "her")]
    found = cast.of(owners[0], NEAR) if owners else None
    fits = found and found.parties and cast.countries.issuperset(found.parties)
    return Actor(found.parties, (), (cast.extent(token),), False) if found and fits else None


def _body(cast: Cast, token: int, lemma: str) -> Actor | None:
    """The organization or group that "the group", "the union" stands for."""
    words = lexicon()
    if lemma in words["bands"] and (armed := band(cast, token)):
        return armed
    if lemma in words["by_name"]:
        return _called(cast, token, lemma)
    if lemma not in words["bodies"] or any(t in cast.party_at for t in kids(cast.document, token, "amod")):
        return None  # "the Hungarian party"
    called = _called(cast, token, lemma)
    return called or nearest(cast, token, lambda t: _union(cast, t, lemma)) or _one_union(cast, token, lemma)


def _union(cast: Cast, token: int, lemma: str) -> Actor | None:
    """The organization or group that a token names, a company or a party where it is called so."""
    mention = cast.party_at.get(token)
    kind = KINDS.get(lemma)
    fits = mention and (mention.kind == kind if kind else mention.kind != "country")
    fits = fits and not (lemma == "union" and mention and mention.kind == "company")  # "agreed with its union"
    return body(cast, token) if fits else None


def _one_union(cast: Cast, token: int, lemma: str) -> Actor | None:
    """The one organization that the article names."""
    found = {m.code for m in cast.facts.parties if m.kind == KINDS.get(lemma, "organization")}
    return Actor((found.pop(),), (), (cast.extent(token),), False) if len(found) == 1 else None


def _own(cast: Cast, token: int) -> Actor | None:
    """The issuer of a release, for its own "the President", "the Secretary"."""
    return Actor((cast.issuer,), (), (cast.extent(token),), False) if cast.issuer else None


def _incumbent(cast: Cast, token: int, lemma: str) -> Actor | None:
    """The one person of the article with the title, else for the head of a state or government the country in view."""
    document = cast.document
    words = {document.lower_words[c] for c in document.children[token] if _rank(cast, c)} | {lemma}
    held = [p for p in cast.facts.people if p.title and words <= set(p.title.lower().split()) and p.party]
    if len(held) == 1 and held[0].party:
        return Actor((held[0].party,), (held[0].id,), (cast.extent(token),), False)
    if held or lemma not in lexicon()["heads"] or not cast.home or kids(document, token, "prep"):
        return None
    return Actor((cast.home,), (), (cast.extent(token),), False)


def _titled(cast: Cast, token: int, lemma: str) -> Actor | None:
    person = cast.person_at.get(token)
    return cast.named(token) if person and person.title and lemma in person.title.lower() else None


def _acts(document: Document, token: int) -> bool:
    """Whether a name is a subject, or who acts in the passive."""
    return document.deps[token] in SUBJECT or document.deps[document.heads[token]] == "agent"


def _called(cast: Cast, token: int, lemma: str) -> Actor | None:
    """The body last named before a token whose name has the word ("the party" after "the Green Party"), actors first."""
    document = cast.document
    found = [m for m in cast.facts.parties if m.kind != "country" and m.start < document.starts[token]]
    if lemma in lexicon()["by_name"]:
        found += [m for m in cast.facts.unlisted if m.start < document.starts[token]]
    named = [m for m in found if lemma in m.code.lower().split() or lemma in m.text.lower().split()]
    far = document.sentence_of[token] - REACH
    acted = [m for m in named if (t := document.token_at(m.end - 1)) and _acts(document, t) and document.sentence_of[t] > far]
    last = (acted or named)[-1:]
    return Actor((last[0].code,), (), (cast.extent(token),), False) if last else None
