"""For whom, to whom or where an act is done that names it only further below or above."""

from __future__ import annotations

from typing import TYPE_CHECKING

from communique.events import bundles
from communique.events.actor import Actor, lexicon, parties, union
from communique.events.cast import Cast
from communique.events.syntax import (
    infinitive,
    is_passive,
    is_verb,
    kids,
    logical_objects,
    logical_subjects,
    prepositions,
    within,
)
from communique.events.value import Extent
from communique.model import Document
from communique.parties.value import URBAN

if TYPE_CHECKING:
    from communique.events.hit import Hit

GIVING = frozenset({"payment", "pledge", "offer"})
"""Types of acts that are done for somebody."""
GOING_ON = frozenset({"continue", "keep", "begin", "start", "resume"})
"""Verbs of doing something on or again ("pledged to continue giving Peru aid")."""
SENDING = frozenset({"send", "deploy", "deliver", "ship", "supply", "dispatch", "transfer", "contribute"})
"""Verbs behind which a place is who is given something ("promised to send boats to Peru")."""
OWING = frozenset(
    {"owe", "promise", "pledge", "withhold", "agree", "give", "grant", "lend", "offer", "approve", "allocate", "earmark"}
)
"""What was done before with a sum, and for whom."""
HANDING = SENDING | {
    "give",
    "lend",
    "grant",
    "provide",
    "pay",
    "donate",
    "offer",
    "extend",
    "release",
    "award",
    "hand",
    "return",
}
"""Verbs whose "to" is who is given something, also behind another act."""
QUARTERS = frozenset({"north", "south", "east", "west"})
"""Words for a part of a country, besides towns and lands."""
CONDITIONAL = frozenset({"if", "unless", "should", "until"})
"""Conjunctions of what a threat hangs on."""
TOLD = frozenset({"rejection", "criticism", "demand", "threat"})
"""Acts of speech that envoys are summoned for."""
DURING = frozenset({"in", "during", "by", "over", "on", "via"})
POLICE = frozenset({"police", "policeman", "gendarme", "gendarmerie", "guard"})
"""Forces that a state has at home only."""


def summoning(cast: Cast, hit: Hit) -> Actor | None:
    """Who tells an envoy something who was summoned for that ("was summoned to the ministry of Peru to reject the claims"):
    those who summoned them, or whose ministry it is; None where nobody was.
    """
    document, verb = cast.document, _purpose_of(cast, hit)
    if verb is None or hit.rule.type not in TOLD or not (is_passive(document, verb) and document.lemmas[verb] == "summon"):
        return None
    places = [o for word, o in prepositions(document, verb) if word in ("to", "at", "by", "in")]
    found = cast.all_of(places) or union([a for t in places if (a := cast.owner(t))])
    return found or Actor((), (), ())


def _purpose_of(cast: Cast, hit: Hit) -> int | None:
    """The verb above a trigger that is an infinitive of purpose."""
    document = cast.document
    below = is_verb(document, hit.token) and document.deps[hit.token] in ("xcomp", "advcl", "conj")
    top = hit.token
    while below and document.deps[top] == "conj" and is_verb(document, document.heads[top]):
        top = document.heads[top]
    return document.heads[top] if below and infinitive(document, top) else None


def beneficiary(cast: Cast, hit: Hit) -> Actor | None:
    """Whom the act below is done to or for ("pledged to give money to Peru", "a threat to impose tariffs on Peru")."""
    return next((found for verb in _acts_below(cast.document, hit) if (found := _done_for(cast, hit, verb))), None)


def _acts_below(document: Document, hit: Hit) -> list[int]:
    """The verbs below a trigger that tell what is done for somebody."""
    below = kids(document, hit.token, "xcomp", "acl", "ccomp", "advcl", "relcl")
    if hit.rule.type == "offer":  # "is ready to hold talks with Peru"
        below += [v for t in hit.more for v in kids(document, t, "xcomp")]
    below += [c for p in kids(document, hit.token, "prep") for c in kids(document, p, "pcomp")]
    if hit.rule.type in GIVING:  # "pledged a package to support Peru"
        below += [v for o in kids(document, hit.token, "dobj") for v in kids(document, o, "acl") if infinitive(document, v)]
    if hit.rule.type == "pledge" and hit.governor not in (None, hit.token) and document.deps[hit.token] == "dobj":
        below += [v for v in kids(document, hit.governor, "advcl") if infinitive(document, v)]  # "drew pledges to help Peru"
    joined = [c for v in below if document.deps[v] == "xcomp" for c in kids(document, v, "conj")]
    below += [c for c in joined if document.lemmas[c] in HANDING]  # "agreed to roll over a loan and give more to Peru"
    below += [x for v in below if document.lemmas[v] in GOING_ON for x in kids(document, v, "xcomp")]
    if hit.rule.type == "payment":
        return [v for v in below if infinitive(document, v) and document.lemmas[v] not in lexicon()["opposing"]]
    return below


def _done_for(cast: Cast, hit: Hit, verb: int) -> Actor | None:
    """Whom one act below a trigger is done to or for."""
    document = cast.document
    reached = ("to", "for", "between") if hit.rule.type == "offer" else ("to", "for")  # "offered to mediate between"
    things = kids(document, verb, "dobj", "dative") + _helped(document, verb) + given_within(cast, verb)
    if hit.rule.type == "offer" and (reached_by := _sent_to(cast, verb, things)):
        return reached_by
    tokens = things + [o for t in (verb, *things) for word, o in prepositions(document, t) if word in bundles.TOWARD]
    tokens += [o for t in sorted(within(document, verb)) for word, o in prepositions(document, t) if word in reached]
    if document.lemmas[verb] == "stand":
        tokens += [o for word, o in prepositions(document, verb) if word in ("by", "behind", "alongside")]
    sent = hit.rule.type == "pledge" and document.lower_lemmas[verb] in SENDING
    tokens = _kept_from(cast, hit, things) or tokens
    found = cast.all_of([t for t in tokens if sent or not cast.is_place(t)])
    if found and found.parties:
        return None if _among_themselves(cast, hit, found) else _left_by(cast, hit, verb, found) or found
    if kids(document, verb, "nsubj", "nsubjpass"):
        return None
    return cast.all_of([p for t in things for p in kids(document, t, "poss")]) or _site(cast, hit, verb)


def _kept_from(cast: Cast, hit: Hit, things: list[int]) -> list[int]:
    """Whom a measure that is threatened keeps from something ("to impose sanctions that would prevent Peru from selling")."""
    document = cast.document
    if hit.rule.type not in ("threat", "sanction"):
        return []
    clauses = [v for t in things for v in kids(document, t, "relcl", "acl")]
    keeping = [v for v in clauses if document.lemmas[v] in ("prevent", "bar", "ban", "stop", "block", "target", "keep", "hit")]
    return [o for v in keeping for o in kids(document, v, "dobj") if cast.of(o)]


def owed(cast: Cast, hit: Hit) -> Actor | None:
    """To whom a sum was owed, promised or kept back that is paid, given or stopped ("paid the $3 million it owed Peru")."""
    document = cast.document
    things = [*hit.more, *logical_objects(document, hit.token)]
    told = [v for t in dict.fromkeys(things) for v in kids(document, t, "relcl") if document.lemmas[v] in OWING]
    told += [x for v in told for x in kids(document, v, "xcomp")]
    given = [t for v in told for t in (*kids(document, v, "dative"), *given_within(cast, v), *kids(document, v, "dobj"))]
    given += [o for v in told for word, o in prepositions(document, v) if word in ("to", "from", "for")]
    return cast.all_of([t for t in given if document.tags[t] not in ("WDT", "WP")])


def _helped(document: Document, verb: int) -> list[int]:
    """Who is helped to do something ("pledged 3 million dollars to help Peru recover")."""
    below = kids(document, verb, "ccomp", "xcomp") if document.lemmas[verb] in ("help", "enable", "assist") else []
    return [s for v in below for s in kids(document, v, "nsubj")]


def given_within(cast: Cast, verb: int) -> list[int]:
    """To whom a sum is given whose phrase the parser counts them to ("lend Peru 40 million euros")."""
    document, after = cast.document, verb + 1
    sums = [o for o in kids(document, verb, "dobj") if o in cast.money_at and after in cast.party_at]
    return [after for o in sums if document.deps[after] in ("nmod", "compound") and document.heads[after] == o]


def _sent_to(cast: Cast, verb: int, things: list[int]) -> Actor | None:
    """The country or body to which somebody offers to send envoys or aid ("proposed sending its chief to Lima")."""
    document = cast.document
    sent = any(t in cast.person_at or document.lower_lemmas[t] in lexicon()["sendable"] for t in things)
    if document.lower_lemmas[verb] not in SENDING or not sent:
        return None
    return cast.all_of([o for t in (verb, *things) for word, o in prepositions(document, t) if word == "to"])


def provoker(cast: Cast, hit: Hit) -> Actor | None:
    """Whose act a threat hangs on ("will respond if Peru attacks", "unless Chile's troops leave", "if it is hit by Peru")."""
    document = cast.document
    own = parties(cast.all_of(logical_subjects(document, hit.token)))
    below = [hit.token, *kids(document, hit.token, "ccomp", "xcomp")]
    below += [x for v in below[1:] for x in kids(document, v, "xcomp")]
    for clause in (c for v in below for c in kids(document, v, "advcl")):
        if CONDITIONAL.isdisjoint(document.lower_words[m] for m in kids(document, clause, "mark")):
            continue
        agents = [o for a in kids(document, clause, "agent") for o in kids(document, a, "pobj")]
        subjects = agents or kids(document, clause, "nsubj", "nsubjpass")
        found = cast.all_of(subjects) or union([a for t in subjects if (a := cast.owner(t))])
        if found and found.parties and not set(found.parties) & set(own):
            return found
    return None


def _among_themselves(cast: Cast, hit: Hit, found: Actor) -> bool:
    """Whether what several do is for each other."""
    acting = cast.all_of(logical_subjects(cast.document, hit.token))
    return acting is not None and len(acting.parties) > 1 and set(found.parties) == set(acting.parties)


def _left_by(cast: Cast, hit: Hit, verb: int, found: Actor) -> Actor | None:
    """What somebody takes their own country out of ("threatened to pull Peru out of the bloc"), None of cities and others."""
    document = cast.document
    acting = cast.all_of(logical_subjects(document, hit.token))
    if acting is None or acting.parties != found.parties:
        return None
    out = [p for p in kids(document, verb, "prep") if document.lower_words[p] in ("out", "from")]
    behind = [o for p in out for o in (*kids(document, p, "pobj"), *(t for _, t in prepositions(document, p)))]
    return cast.all_of([t for t in behind if t not in cast.party_at or cast.party_at[t].form not in URBAN])


def _site(cast: Cast, hit: Hit, top: int) -> Actor | None:
    """The country in which something is built with what is given ("agreed to pay millions to repair a port in Peru")."""
    document = cast.document
    if hit.rule.type not in GIVING or cast.vocabulary.isdisjoint(lexicon()["building"]):
        return None
    works = [v for v in sorted(within(document, top)) if v != top and document.lower_lemmas[v] in lexicon()["building"]]
    tops = [t for v in works for t in (v, *kids(document, v, "dobj"))]
    places = [o for t in tops for word, o in prepositions(document, t) if word == "in"]
    return union([a for t in places if (a := _country(cast, t))])


def _country(cast: Cast, token: int) -> Actor | None:
    """The country that a place is, or whose town or province it is."""
    word, words = cast.document.lower_lemmas[token], lexicon()
    part = word in QUARTERS or word in words["towns"] or word in words["lands"]
    near = [token, *(kids(cast.document, token, "poss", "appos") if part else ())]
    found = [m for t in near if (m := cast.party_at.get(t)) and m.kind == "country"]
    return Actor((found[0].code,), (), (Extent(found[0].start, found[0].end),)) if found else None


def benefiting(cast: Cast, hit: Hit, tokens: list[int]) -> Actor | None:
    """Whose what is given for is ("for the reconstruction of Peru", "to Peru's mine clearing"), else whom the support is
    for that a sum is part of ("support for Peru, including $3 million given by Chile").
    """
    owned = [a for t in tokens if (a := cast.owner(t, preps=("of", "in")))]
    if owned or not is_verb(cast.document, hit.token) or cast.document.deps[hit.token] not in ("acl", "relcl"):
        return union(owned)
    above = [a for a in cast.document.ancestors(hit.token) if not is_verb(cast.document, a)]
    return cast.all_of([o for a in above for word, o in prepositions(cast.document, a) if word in ("to", "for")])


def entitled(cast: Cast, hit: Hit) -> Actor | None:
    """Whom the terms told behind a pact let or bind to do something ("ended a pact that let Peruvian boats fish", "a deal under
    which Peru paid"), not whom it harms or is spoken of by.
    """
    document, terms = cast.document, lexicon()["terms_of_pacts"]
    pacts = [*hit.more, *logical_objects(document, hit.token), *(o for _, o in prepositions(document, hit.token))]
    found: list[int] = []
    for clause in [v for t in dict.fromkeys(pacts) for v in kids(document, t, "relcl")]:
        if any(word == "under" for word, _ in prepositions(document, clause)):
            found += kids(document, clause, "nsubj", "nsubjpass")
        elif document.lower_lemmas[clause] in terms and not kids(document, clause, "neg"):
            found += kids(document, clause, "dobj", "dative")
            found += [s for below in kids(document, clause, "ccomp") for s in kids(document, below, "nsubj")]
            found += [t for o in kids(document, clause, "dobj") for t in kids(document, o, "compound")]
    return cast.all_of(found) or union([a for t in found if (a := cast.owner(t))])


def receiving(cast: Cast, hit: Hit) -> list[int]:
    """A country right behind a verb of giving that the parser takes for a part of what is given ("offer Togo grain")."""
    document = cast.document
    if hit.rule.type not in GIVING:
        return []
    front = [t for o in logical_objects(document, hit.token) for t in kids(document, o, "compound")]
    named = [t for t in front if (m := cast.party_at.get(t)) and m.form == "name" and document.starts[hit.token + 1] == m.start]
    return [t for t in named if document.words[t].istitle()]


def policing(cast: Cast, hit: Hit, tokens: list[int]) -> Actor | None:
    """The country in which police are sent out: its own."""
    if not any(cast.document.lower_lemmas[t] in POLICE for t in tokens):
        return None
    places = [o for word, o in prepositions(cast.document, hit.token) if word in ("in", "to")]
    near = [t for o in places for t in (o, *kids(cast.document, o, "appos", "poss"))]
    near += [t for o in places for c in kids(cast.document, o, "appos", "compound") for t in kids(cast.document, c, "poss")]
    there = [m for t in near if (m := cast.party_at.get(t)) and m.kind == "country"]
    return Actor((there[0].code,), (), (Extent(there[0].start, there[0].end),), False) if there else None


def hearing(document: Document, hit: Hit) -> list[int]:
    """Whom somebody tells or asks something in a call, where nothing else says who was called."""
    verb, prep = hit.governor, document.heads[hit.token]
    if verb is None or document.deps[hit.token] != "pobj" or document.lower_words[prep] not in DURING:
        return []
    if document.lower_lemmas[verb] not in lexicon()["addressing"] or verb not in tuple(document.ancestors(prep))[:3]:
        return []
    across = any(word in ("with", "between", "to") for word, _ in prepositions(document, hit.token))
    return [] if across else kids(document, verb, "dobj", "dative")
