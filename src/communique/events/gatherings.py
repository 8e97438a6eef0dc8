"""Conditions of rules of talks, meetings and trips: whether who takes part is told of, by name or not."""

from __future__ import annotations

from collections.abc import Iterable

from communique.events import clauses
from communique.events.actor import lexicon, parties
from communique.events.cast import Cast
from communique.events.filled import Filled, people, public
from communique.events.guests import named_place
from communique.events.hit import Hit
from communique.events.syntax import (
    conjuncts,
    grammatical_subjects,
    infinitive,
    is_passive,
    is_verb,
    kids,
    logical_objects,
    logical_subjects,
    name_of,
    prepositions,
)
from communique.events.who import several
from communique.model import Document

TABLES = frozenset({"talk", "talks", "negotiation", "negotiations", "negotiate", "renegotiate"})
"""What bargaining is called."""
ARRANGED = frozenset({"meeting", "summit", "gathering", "conference"})
"""What is called together."""
OCCASIONS = frozenset({"at", "of", "during", "after", "before", "for", "to", "ahead"})
"""Prepositions before a gathering at or about which something is told."""
STAFF = frozenset({"team", "cabinet", "adviser", "advisor", "aide", "staff", "commander", "general", "minister", "council"})
"""Those that who meets them has of their own."""
SETTLING = frozenset({"through", "via", "by"})
"""Prepositions of how something is settled."""
PENDING = frozenset({"be", "should", "must", "to", "can", "could", "may", "will", "would"})
"""Helping verbs of what is yet to be done."""


def own_staff(document: Document, tokens: Iterable[int]) -> bool:
    """Whether somebody is with their own people ("met with his national security team")."""
    beside = [o for t in tokens for word, o in prepositions(document, t) if word == "with"]
    own = [o for o in beside if any(document.tags[p] == "PRP$" for p in kids(document, o, "poss"))]
    return any(document.lower_lemmas[o] in STAFF for o in own)


def _with_press(document: Document, token: int) -> bool:
    """Whether somebody is with reporters ("met journalists", "a conversation with the press")."""
    across = logical_objects(document, token) if is_verb(document, token) else []
    across += [o for word, o in prepositions(document, token) if word in ("with", "to")]
    return any(document.lower_lemmas[o] in clauses.lexicon()["press"] for o in across)


def put_to(cast: Cast, f: Filled) -> bool:
    """Whether something is agreed to that others put forward, not a pact that is made with somebody ("a truce with Peru")."""
    document, pacts = cast.document, lexicon()["pacts"]
    things = [o for t in f.hit.more for o in kids(document, t, "pobj", "dobj")]
    made = [t for t in things if name_of(document, t) in pacts]  # the parser may hang "with Peru" on the verb
    return bool(things) and not any(
        w == "with" for t in made for top in (t, f.hit.token) for w, _ in prepositions(document, top)
    )


def single(cast: Cast, f: Filled) -> bool:
    """Whether one party alone is the subject, no body of several."""
    acting = cast.all_of(logical_subjects(cast.document, f.hit.token))
    return len(parties(acting)) == 1 and not cast.bloc_among(acting)


def met(cast: Cast, f: Filled) -> bool:
    """Whether those who meet are two sides, ministers without names, or somebody with their own people; the press is none."""
    document, token = cast.document, f.hit.token
    if _with_press(document, token):
        return False
    return sides(cast, f) or assembled(cast, f) or (bool(parties(f.source)) and own_staff(document, (token,)))


def assembled(cast: Cast, f: Filled) -> bool:
    """Whether ministers or countries without names, or an organization, meet somewhere or at some time, and nobody is met."""
    document, token = cast.document, f.hit.token
    if kids(document, token, "dobj") or is_passive(document, token) or cast.document.lemmas[token] != "meet":
        return False
    subjects = grammatical_subjects(document, token)
    subjects = [s for s in subjects if document.tags[s] == "NNS" or _organization(cast, s) or _members(cast, s)]
    words = {word for word, _ in prepositions(document, token)}
    told = bool(words & {"in", "on", "at", "for"}) or bool(kids(document, token, "npadvmod"))
    gathered = any(document.lower_lemmas[s] in {*lexicon()["pairs"], "they"} or _organization(cast, s) for s in subjects)
    return told and "with" not in words and gathered


def _organization(cast: Cast, token: int) -> bool:
    """Whether a word names an organization or its council."""
    mention = cast.party_at.get(token)
    return mention is not None and mention.kind == "organization"


def _members(cast: Cast, token: int) -> bool:
    """Whether "they" are those of an organization ("ASEAN ministers ... when they meet")."""
    found = cast.of(token) if cast.document.lower_words[token] == "they" else None
    return found is not None and len(found.parties) == 1 and found.parties[0] not in cast.countries


def sides(cast: Cast, f: Filled) -> bool:
    """Whether two parties meet, or holders of offices on both sides, whose party need not be known."""
    if len(parties(f.source)) > 1 or cast.bloc_among(f.source):
        return True
    document, token = cast.document, f.hit.token
    across = [*logical_objects(document, token), *(o for w, o in prepositions(document, token) if w == "with")]
    described = any(document.lower_lemmas[o] in clauses.lexicon()["sides"] for o in across)
    subjects = logical_subjects(document, token)
    known = public(cast, subjects) or _spoken_of(cast, f)
    return known and (public(cast, across) or described)


def _spoken_of(cast: Cast, f: Filled) -> bool:
    """Whether a pronoun for a person is the subject ("she will meet with government leaders")."""
    subjects = logical_subjects(cast.document, f.hit.token)
    return bool(people(f.source)) and any(cast.document.lower_words[s] in ("he", "she") for s in subjects)


def dialogue(cast: Cast, f: Filled) -> bool:
    """Whether two parties talk, or one and others whose party is not known ("between Peru and its creditors"); not talks
    that are only how something is to be settled ("should be resolved through dialogue").
    """
    if wished_way(cast.document, f.hit.token) or _no_part(cast.document, f.hit.token):
        return False
    if len(parties(f.source)) > 1 or cast.bloc_among(f.source) or bargaining(cast, f):
        return True
    if not parties(f.source):
        return _between_kinds(cast.document, f.hit)
    document, token = cast.document, f.hit.token
    tops = (token, *f.hit.more, *([f.hit.governor] if f.hit.governor is not None else []))
    across = [o for top in tops for word, o in prepositions(document, top) if word in ("with", "between", "among")]
    heads = grammatical_subjects(document, f.hit.governor) if f.hit.governor is not None else []
    heads += grammatical_subjects(document, token) if is_verb(document, token) else []
    between = [o for word, o in prepositions(document, token) if word == "between"]
    if any(len(conjuncts(document, o)) > 1 for o in between):
        return True
    if across and any((a := cast.of(t)) and a.people and not a.parties for t in heads):
        return True
    named = [t for o in across for t in (*conjuncts(document, o), *kids(document, o, "nmod"))]
    sides = [o for o in named if document.lower_lemmas[o] in clauses.lexicon()["sides"]]
    return bool(sides) and any(not (a := cast.of(o)) or not a.parties for o in (*sides, *named))


def _between_kinds(document: Document, hit: Hit) -> bool:
    """Whether two kinds of countries or firms talk, without their names ("talks between exporting and importing nations")."""
    if document.lower_lemmas[hit.token] not in TABLES or is_verb(document, hit.token):
        return False
    between = [p for p in kids(document, hit.token, "prep") if document.lower_words[p] == "between"]
    acting = [t for p in between for c in document.children[p] for t in conjuncts(document, c)]
    fronts = [c for t in acting for c in (t, *kids(document, t, "amod", "compound"))]
    words = [
        name
        for t in fronts
        for name in (document.lower_lemmas[t], name_of(document, t).rpartition("-")[2], document.lower_words[t])
    ]
    return len(clauses.lexicon()["trading"].intersection(words)) > 1


def _no_part(document: Document, noun: int) -> bool:
    """Whether talks are those of others, that somebody has no part in ("was not part of the talks", "took no part in")."""
    part = document.heads[document.heads[noun]]
    if document.deps[noun] != "pobj" or document.lower_lemmas[part] not in ("part", "party"):
        return False
    without = any(document.lower_words[c] == "no" for c in kids(document, part, "det"))
    return without or bool(kids(document, document.heads[part], "neg"))


def wished_way(document: Document, noun: int) -> bool:
    """Whether talks, with nothing said of them, are the way in which something is yet to be done ("to settle it by talks")."""
    way = document.heads[noun]
    if document.deps[noun] != "pobj" or document.lower_words[way] not in SETTLING:
        return False
    if not all(document.deps[c] == "amod" or document.pos[c] == "PUNCT" for c in document.children[noun]):
        return False
    verb = document.heads[way]
    helpers = {document.lower_words[a] for a in kids(document, verb, "aux", "auxpass")}
    return document.tags[verb] == "VB" or bool(helpers & PENDING)


def bargaining(cast: Cast, f: Filled) -> bool:
    """Whether talks are named by what they are on, or by whom they are with ("arms talks", "negotiations with the union")."""
    document, token = cast.document, f.hit.token
    named = [t for t in (token, *f.hit.more) if document.lower_lemmas[t] in TABLES and document.tags[t] not in ("NN", "VBN")]
    named += [t for t in (token,) if document.lower_lemmas[t] == "negotiation" and t not in named]
    words, partners = clauses.lexicon()["topics"], clauses.lexicon()["sides"]
    front = [t for n in named for t in kids(document, n, "compound", "amod", "nmod")]
    if any(document.lower_lemmas[t] in words for t in front) or (named and by_sides(cast, f)):
        return True
    if any(_taking_place(document, t) for t in named if not is_verb(document, t)):
        return True
    across = [o for t in named for word, o in prepositions(document, t) if word in ("with", "between")]
    return any(document.tags[o] in ("NNP", "NNPS") or document.lower_lemmas[o] in partners for o in across)


def _taking_place(document: Document, noun: int) -> bool:
    """Whether talks are told of as taking place: somewhere, at some time, in some state ("the failed talks", "next week's
    talks", "talks in Geneva", "the breakdown of talks").
    """
    words = clauses.lexicon()
    before = [t for t in kids(document, noun, "compound", "amod", "nmod") if document.lower_words[t] in words["stages"]]
    dated = [t for t in kids(document, noun, "poss") if (e := document.entity_at(t)) and e.label == "DATE"]
    where = [
        o
        for word, o in prepositions(document, noun)
        if word in ("in", "at") and (e := document.entity_at(o)) and e.label == "GPE"
    ]
    above = document.heads[noun]
    turn = document.deps[noun] == "pobj" and document.lower_words[above] == "of"
    return bool(before or dated or where) or (turn and document.lower_lemmas[document.heads[above]] in words["turns"])


def at_place(document: Document, noun: int) -> bool:
    """Whether something takes place at a gathering that has a place and nobody named ("at a summit in Lima")."""
    behind = list(prepositions(document, noun))
    entities = [document.entity_at(o) for word, o in behind if word == "in"]
    placed = any(e is not None and e.label in ("GPE", "LOC") for e in entities)
    before = document.heads[noun]
    occasion = document.deps[noun] == "pobj" and document.lower_words[before] in OCCASIONS
    return placed and occasion and not any(word in ("with", "between", "of") for word, _ in behind)


def of_body(cast: Cast, f: Filled) -> bool:
    """Whether a noun is part of the name of a body ("the United Nations Conference on Trade and Development")."""
    words = cast.document.words[f.hit.token : f.hit.token + 3]
    return len(words) > 2 and words[0] == "Conference" and words[1] in ("on", "for") and words[2][0].isupper()


def by_sides(cast: Cast, f: Filled) -> bool:
    """Whether ministers, countries, the two sides or "they" hold what a noun names."""
    document, above = cast.document, f.hit.governor
    if above is None or is_verb(document, f.hit.token) or document.lemmas[above] not in clauses.lexicon()["holding"]:
        return False
    return several(document, above)


def contracting(cast: Cast, f: Filled) -> bool:
    """Whether those who agree are several without names, or the sides of a labour dispute, or the deal is one of bargaining
    ("reached a pay agreement").
    """
    document, token = cast.document, f.hit.token
    if infinitive(document, token) and document.deps[token] != "xcomp":
        return False
    words, things = clauses.lexicon(), logical_objects(document, token)
    sides = [
        *logical_subjects(document, token),
        *(o for t in (token, *things) for w, o in prepositions(document, t) if w == "with"),
    ]
    topics = [c for t in (*things, *f.hit.more) for c in kids(document, t, "compound", "amod")]
    bargained = any(document.lower_lemmas[t] in words["topics"] for t in topics)
    firms = [t for s in grammatical_subjects(document, token) for t in conjuncts(document, s)]
    firms = firms if len(firms) > 1 and all(_organized(document, t) for t in firms) else []
    return (
        bargained or several(document, token) or bool(firms) or any(document.lower_lemmas[t] in words["labour"] for t in sides)
    )


def _organized(document: Document, token: int) -> bool:
    """Whether a word is the name of an organization or a side in a dispute ("Boeing and its machinists")."""
    entity, words = document.entity_at(token), clauses.lexicon()
    named = entity is not None and entity.label == "ORG"
    return named or document.lower_lemmas[token] in words["labour"] | words["sides"]


def settling(cast: Cast, f: Filled) -> bool:
    """Whether two parties settle something, or one with others who have no name ("Peru and its creditor banks")."""
    if len(parties(f.source)) > 1:
        return True
    document = cast.document
    subjects = [s for t in grammatical_subjects(document, f.hit.token) for s in conjuncts(document, t)]
    beside = len(subjects) > 1 and any(document.lower_lemmas[s] in clauses.lexicon()["sides"] for s in subjects)
    return beside and bool(parties(f.source))


def admitted(cast: Cast, f: Filled) -> bool:
    """Whether a country becomes a member of an organization ("joined NATO")."""
    document, token = cast.document, f.hit.token
    behind = [o for t in (token, *f.hit.more) for _, o in prepositions(document, t)]
    joined = [cast.party_at[t].kind for t in (*kids(document, token, "dobj"), *behind) if t in cast.party_at]
    joining = [cast.party_at[t].kind for t in grammatical_subjects(document, token) if t in cast.party_at]
    return "organization" in joined[:1] and "country" in joining


def convened(cast: Cast, f: Filled) -> bool:
    """Whether a meeting is of two parties or of a bloc, or of ministers, countries or the two sides without names."""
    if _with_press(cast.document, f.hit.token):
        return False
    if len(parties(f.source)) > 1 or cast.bloc_among(f.source) or _of_own(cast, f):
        return True
    document, token = cast.document, f.hit.token
    if is_verb(document, token):
        return False
    arranged = document.lower_lemmas[token] in ARRANGED
    of = [o for word, o in prepositions(document, token) if word in ("of", "between") and arranged]
    if any(document.lower_lemmas[o] in lexicon()["pairs"] and document.tags[o] == "NNS" for o in of) or by_sides(cast, f):
        return True
    across = [o for word, o in prepositions(document, token) if word == "with"]
    described = any(document.lower_lemmas[o] in clauses.lexicon()["sides"] for o in across)
    return bool(parties(f.source)) and (public(cast, across) or described)


def attended(cast: Cast, f: Filled) -> bool:
    """Whether somebody with a public part attends what is no press conference ("took part in the donors' conference")."""
    document, noun, verb = cast.document, f.hit.token, f.hit.governor
    if verb is None or any(document.lower_lemmas[c] in clauses.lexicon()["unofficial"] for c in document.children[noun]):
        return False
    if document.lemmas[verb] == "take" and "part" not in {document.lower_words[o] for o in kids(document, verb, "dobj")}:
        return False
    return bool(people(f.source)) or public(cast, logical_subjects(document, verb))


def _of_own(cast: Cast, f: Filled) -> bool:
    """Whether an organization calls its members together ("the Security Council held an emergency meeting")."""
    document, above = cast.document, f.hit.governor
    if above is None or is_verb(document, f.hit.token) or document.lower_lemmas[f.hit.token] not in ARRANGED:
        return False
    acting = [cast.party_at[s].kind for s in grammatical_subjects(document, above) if s in cast.party_at]
    own = acting == ["organization"] and not any(word == "with" for word, _ in prepositions(document, f.hit.token))
    return own and document.deps[f.hit.token] == "dobj" and document.lemmas[above] in clauses.lexicon()["calling"]


def bound_for(cast: Cast, f: Filled) -> bool:
    """Whether it is said where a trip leads, to a party or a named place, or who of a party comes ("a visit by the envoy")."""
    document, noun = cast.document, f.hit.token
    if parties(f.target) or (parties(f.source) and named_place(cast, f.hit)):
        return True
    who = [o for word, o in prepositions(document, noun) if word == "by"] + kids(document, noun, "poss")
    return document.lower_lemmas[noun] == "visit" and bool(parties(f.source)) and public(cast, who)


def public_meal(cast: Cast, f: Filled) -> bool:
    """Whether somebody gives, attends or has a meal with others."""
    above = f.hit.governor
    return above is not None and cast.document.lemmas[above] in clauses.lexicon()["holding"] | {"have", "host", "give", "join"}


def shared_call(document: Document, hit: Hit) -> bool:
    """Whether several do something together in a call ("Ana Silva and Juan Soto welcomed the move in a telephone call")."""
    prep = document.heads[hit.token]
    inside = document.deps[hit.token] == "pobj" and document.lower_words[prep] in ("in", "during", "over", "by")
    subjects = grammatical_subjects(document, hit.governor) if hit.governor is not None else []
    return inside and any(len(conjuncts(document, s)) > 1 for s in subjects)


def reached(cast: Cast, f: Filled) -> bool:
    """Whether "call" has somebody as object, and not a name ("called him a thief") or a thing, and nobody only speaks to
    the press or an audience.
    """
    document, token = cast.document, f.hit.token
    hearers = {document.lower_lemmas[o] for word, o in prepositions(document, token) if word in ("to", "with")}
    aside = document.tags[token] == "VBG" and document.deps[token] == "advcl"
    alone = aside and not hearers and not logical_objects(document, token)
    if alone or _with_press(document, token) or not hearers.isdisjoint(clauses.lexicon()["audience"]):
        return False
    if document.lemmas[token] == "call" and kids(document, token, "oprd") and kids(document, token, "dobj"):
        return False
    return document.lemmas[token] != "call" or public(cast, logical_objects(document, token))


def on_the_line(cast: Cast, f: Filled) -> bool:
    """Whether a person with a public part, or of a party, speaks by telephone to another person."""
    document, verb = cast.document, f.hit.token
    things = logical_objects(document, verb)
    across = [*things, *(o for t in (verb, *things, *f.hit.more) for w, o in prepositions(document, t) if w in ("with", "to"))]
    callers = logical_subjects(document, verb)
    persons = [any(people(cast.of(t)) or public(cast, [t]) for t in ends) for ends in (callers, across)]
    return all(persons) and (bool(parties(f.source)) or public(cast, callers) or public(cast, across))
