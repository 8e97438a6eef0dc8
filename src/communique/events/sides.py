"""Who acts and who is acted on in a hit: the slots of its rule, freed of what no party does to itself."""

from __future__ import annotations

from dataclasses import replace

from communique.events import clauses
from communique.events.actor import Actor, lexicon, union
from communique.events.appeals import between
from communique.events.blamed import clashing, held_for
from communique.events.carried import against
from communique.events.cast import Cast
from communique.events.errands import turned_to
from communique.events.frames import frames
from communique.events.governing import ministerial, other_state
from communique.events.hit import Hit
from communique.events.houses import domestic, own_body, own_government, own_house, own_legislators, own_office
from communique.events.partners import completed, everybody
from communique.events.phrases import borne, culprits, fired, opponents
from communique.events.recipients import summoning
from communique.events.slots import Filler
from communique.events.syntax import is_verb, kids, logical_objects, logical_subjects, prepositions
from communique.events.wanted import asked_beside, between_others, strangers
from communique.model import Document

OUTWARD = frozenset({"sanction", "attack"})
"""What no party does to itself: where only the person in the source is said to be of the party in the target, one is wrong."""
STATES = frozenset({"nation", "country", "state", "government", "power", "neighbor", "neighbour", "economy"})
"""States that are not named where no word says which."""
ANYBODYS = frozenset({"foreign", "merchant", "commercial", "civilian", "passing", "foreign-flag", "foreign-flagged", "flag"})
"""Words before ships and the like that say no more than that they are strangers to it."""
REGISTERED = frozenset({"owned", "flagged", "registered", "managed", "operated", "chartered"})
"""What ships of others are by a country before a hyphen."""
NOBODY = Actor((), (), ())
"""Who is acted on where the words name only who acts: nobody else is to be filled in."""
SOURCE = frozenset({"source", "both"})
"""Needs that no event without a source fulfils."""


def sides(cast: Cast, filler: Filler, hit: Hit) -> tuple[Actor | None, Actor | None]:
    """Source and target of a hit, None where there is none; both None where a source is needed and missing."""
    rule = hit.rule
    source = _source(cast, filler, hit)
    if not (source and source.parties) and not SOURCE.isdisjoint(rule.needs):
        return None, None  # the other slots are not worth the reading
    if not rule.joint and (both := _exchanged(cast, hit, source)):
        return both, both
    target = _other(cast, hit, source, named := filler.fill(hit, rule.target))
    if target is None and named and _own_pronoun(cast, source, named):
        target = filler.across(hit, source.parties) if source else None
    elif source and target and target.sure and not target.people and _own_pronoun(cast, target, source):
        source = filler.other(hit, target.parties)  # "it included a call for Peru to leave"
    if rule.type in OUTWARD and source and target and source.parties == target.parties and len(source.parties) == 1:
        source, target = (source, NOBODY) if source.sure else (filler.other(hit, target.parties), target)
    if rule.type == "rejection" and _own_act(cast, hit, source):
        target = NOBODY
    elif rule.type == "rejection" and _shared(cast, hit, source):
        target = None
    elif target is None and (other := _described(cast, hit, source) or turned_to(cast, hit, source) or _nobody(filler, hit)):
        target = other
    else:
        source, target = completed(cast, hit, source, target)
    if rule.type == "attack" and source is None and _both_fell(cast, hit, target):
        return target, NOBODY
    return None if rule.type in OUTWARD and _alone(source, target) else source, target


def _both_fell(cast: Cast, hit: Hit, target: Actor | None) -> bool:
    """Whether those killed in a clash are of a group and of whom it fights: both took part ("two marines and seven rebels")."""
    if target is None or len(target.parties) < 2 or not clashing(cast.document, hit.token):
        return False
    kinds = {m.kind for p in target.parties for m in cast.mentions_of.get(p, ())[:1]}
    return "group" in kinds


def _source(cast: Cast, filler: Filler, hit: Hit) -> Actor | None:
    """Who acts: by the slots of the rule, else by what is said of an attack or of lawmakers; no mediators of talks."""
    rule = hit.rule
    if summoner := summoning(cast, hit):
        return summoner
    source = filler.fill(hit, rule.source, every=rule.joint)
    if rule.type == "talks":
        return _without_mediators(cast, hit) or (None if _of_broker(cast, hit, source) else source)
    if source and source.parties:
        return source
    if rule.type == "attack" and not rule.joint:
        source = _attacker(cast, hit) or source
    return (own_legislators(cast, filler, hit) or source) if frames()[rule.type].directed else source


def _of_broker(cast: Cast, hit: Hit, source: Actor | None) -> bool:
    """Whether only who goes between others does something about talks that are with nobody ("hopes to revive the talks")."""
    document = cast.document
    if source is None or not source.parties or not cast.brokers.issuperset(source.parties):
        return False
    tops = (hit.token, *hit.more, *([hit.governor] if hit.governor is not None else []))
    return not any(word in ("with", "between", "among") for t in tops for word, _ in prepositions(document, t))


def _nobody(filler: Filler, hit: Hit) -> Actor | None:
    """An actor without a party, where the words name whom an act is on and it is none of the article's parties."""
    if hit.rule.joint:
        return None
    named = (actor for name in hit.rule.target if (actor := filler.slot(hit, name)))
    return next((NOBODY for actor in named if not actor.parties and not actor.people), None)


def _described(cast: Cast, hit: Hit, source: Actor | None) -> Actor | None:
    """Whom an act is on that names no party: a country's own lawmakers, both sides of a quarrel, or nobody (what is asked of
    all, any attempt that is rejected); None where the words do not tell.
    """
    if on := against(cast, hit, source):
        return on
    if hit.rule.type == "demand":
        own = own_office(cast, hit, source) or own_house(cast, hit, source) or _their_soldiers(cast, hit, source)
        named = between_others(cast, hit, source) or between(cast, hit, source)
        return NOBODY if everybody(cast.document, hit) else named or own or asked_beside(cast, hit, source)
    if hit.rule.type == "offer":
        return between_others(cast, hit, source) or between(cast, hit, source)
    if hit.rule.type == "criticism":
        return NOBODY if _some_states(cast, hit) or strangers(cast, hit) else None
    if hit.rule.type == "attack":
        return NOBODY if _of_anybody(cast, hit) else None
    if hit.rule.type != "rejection":
        return None
    return NOBODY if _any_at_all(cast.document, hit) else own_government(cast, hit, source)


def _other(cast: Cast, hit: Hit, source: Actor | None, target: Actor | None) -> Actor | None:
    """The target without who already stands in the source, unless it is one and the same on both sides."""
    rule = hit.rule
    if rule.joint or target is None:
        return None
    same = source is not None and set(target.parties) == set(source.parties)
    if source and same and ministerial(cast, source) and _government(cast, target):
        other = other_state(cast, source.parties)
        return replace(target, parties=(other,), people=()) if other else None
    directed = frames()[rule.type].directed and rule.type not in OUTWARD
    if source and same and directed and len(target.parties) == 1 and _plain(cast, source) and _plain(cast, target):
        return None  # "the EU threatens to bar what is sold to the EU"
    if same and rule.type == "rejection" and len(target.parties) == 1 and not own_body(cast, target):
        return None
    if same and not target.sure and not (frames()[rule.type].directed and _domestic(cast, hit, target)):
        return None
    if source and set(target.parties) & set(source.parties) and set(target.parties) != set(source.parties):
        return replace(target, parties=tuple(p for p in target.parties if p not in source.parties))
    return target


def _own_pronoun(cast: Cast, source: Actor | None, named: Actor) -> bool:
    """Whether who would act on themselves is only a pronoun ("condemned Peru and warned that it would pay a price")."""
    if source is None or len(source.parties) != 1 or named.parties != source.parties or named.sure:
        return False
    tokens = [t for s in named.spans for t in cast.document.tokens_in(s.start, s.end)]
    return bool(tokens) and all(cast.document.lower_words[t] in ("it", "they", "them") for t in tokens)


def _plain(cast: Cast, actor: Actor) -> bool:
    """Whether an actor is a state or an organization by its bare name, no body or member of it."""
    mentions = [m for m in cast.mentions_of.get(actor.parties[0], ()) for s in actor.spans if m.start == s.start]
    return not actor.people and bool(mentions) and all(m.form in ("name", "capital") and not m.inferred for m in mentions)


def _domestic(cast: Cast, hit: Hit, target: Actor) -> bool:
    """Whether those of one state act on each other: on a body of state, or lawmakers on who holds an office."""
    return own_body(cast, target) or bool(target.people and domestic(cast.document, hit))


def _government(cast: Cast, target: Actor) -> bool:
    """Whether a target is "the government" of a state that is not named."""
    tokens = [t for s in target.spans for t in cast.document.tokens_in(s.start, s.end)]
    return len(tokens) == 1 and cast.document.lower_lemmas[tokens[0]] in ("government", "authority")


def _without_mediators(cast: Cast, hit: Hit) -> Actor | None:
    """Both sides of talks that mediators hold with them ("mediators from Peru resumed talks with Chile and Togo")."""
    document, verb = cast.document, hit.token if is_verb(cast.document, hit.token) else hit.governor
    subjects = logical_subjects(document, verb) if verb is not None else []
    if not any(document.lower_lemmas[s] in ("mediator", "facilitator", "broker") for s in subjects):
        return None
    tops = (hit.token, *hit.more, *([verb] if verb is not None else []))
    across = cast.all_of([o for t in dict.fromkeys(tops) for w, o in prepositions(document, t) if w in ("with", "between")])
    return across if across and len(across.parties) > 1 else None


def _their_soldiers(cast: Cast, hit: Hit, source: Actor | None) -> Actor | None:
    """The other country of the main pair, where soldiers who are called nobody's are to do something ("wants the soldiers to
    leave").
    """
    document = cast.document
    below = [v for top in (hit.token, *hit.more) for v in kids(document, top, "ccomp", "xcomp", "advcl")]
    asked = [s for v in below for s in kids(document, v, "nsubj")]
    bare = [t for t in asked if document.tags[t] == "NNS" and document.lower_lemmas[t] in lexicon()["state_forces"]]
    alone = [t for t in bare if [document.lower_words[c] for c in document.children[t]] == ["the"]]
    other = other_state(cast, source.parties) if source and alone else None
    return Actor((other,), (), (cast.extent(alone[0]),), False) if other else None


def _some_states(cast: Cast, hit: Hit) -> bool:
    """Whether some states that are not named are accused ("accused rich nations of waste")."""
    document = cast.document
    accused = logical_objects(document, hit.token) if is_verb(document, hit.token) else []
    plural = [t for t in accused if document.tags[t] == "NNS" and document.lower_lemmas[t] in STATES]
    return any(not kids(document, t, "det", "poss") and cast.of(t) is None for t in plural)


def _of_anybody(cast: Cast, hit: Hit) -> bool:
    """Whether what is attacked may be anybody's ("attacked nearly 20 foreign vessels", "seized merchant ships")."""
    document = cast.document
    things = logical_objects(document, hit.token) if is_verb(document, hit.token) else []
    front = [c for t in things for c in kids(document, t, "amod", "compound")]
    return any(document.lower_lemmas[c] in ANYBODYS or document.lower_words[c] in REGISTERED for c in front)


def _any_at_all(document: Document, hit: Hit) -> bool:
    """Whether whatever is of a kind is rejected, nobody's in particular ("rejects any attempt")."""
    objects = logical_objects(document, hit.token) if is_verb(document, hit.token) else []
    objects = [o for o in objects if document.lower_lemmas[o] not in clauses.lexicon()["ruled_out"]]
    return any(document.lower_words[c] == "any" for o in objects for c in kids(document, o, "det"))


def _own_act(cast: Cast, hit: Hit, source: Actor | None) -> bool:
    """Whether what somebody rules out is an act of their own side ("ruled out Peruvian military help")."""
    document = cast.document
    objects = logical_objects(document, hit.token) if is_verb(document, hit.token) else []
    objects = [o for o in objects if document.lower_lemmas[o] not in lexicon()["put_forward"]]
    owner = union([a for o in objects if (a := cast.of(o) or cast.owner(o))])
    ruled = document.lower_lemmas[hit.token] in ("rule", "exclude", "refuse")
    return bool(ruled and owner and source and set(owner.parties) == set(source.parties))


def _alone(source: Actor | None, target: Actor | None) -> bool:
    """Whether the one party on both sides is only that of a person in the source."""
    return bool(source and target and source.people and len(source.parties) == 1 and source.parties == target.parties)


def _shared(cast: Cast, hit: Hit, source: Actor | None) -> bool:
    """Whether what is rejected is a thing between one's own side and others ("the accord between their government and the
    rebels").
    """
    document = cast.document
    objects = logical_objects(document, hit.token) if is_verb(document, hit.token) else []
    sides = [o for t in objects for word, o in prepositions(document, t) if word == "between"]
    if any(document.tags[c] == "PRP$" for o in sides for c in document.children[o]):
        return True
    named = cast.all_of(sides)
    return bool(source and named and set(source.parties) & set(named.parties))


def _exchanged(cast: Cast, hit: Hit, source: Actor | None) -> Actor | None:
    """All who do to each other what a noun names ("traded accusations", "exchanged threats with Peru"), else None."""
    document = cast.document
    if hit.governor is None or document.lower_lemmas[hit.governor] not in lexicon()["exchanging"]:
        return None
    tops = [hit.governor, hit.token, *(a for a in document.ancestors(hit.token) if document.heads[a] == hit.governor)]
    across = [o for top in tops for word, o in prepositions(document, top) if word == "with"]
    both = union([a for a in (source, cast.all_of(across)) if a])
    return both if both and len(both.parties) > 1 else None


def _attacker(cast: Cast, hit: Hit) -> Actor | None:
    """Who attacked by what is said of the attack, of those who fell or of the weapon; None where the clause does not tell."""
    document, token = cast.document, hit.token
    if not is_verb(document, token):
        told = cast.all_of(culprits(document, token)) or cast.all_of(held_for(document, token))
        verb = hit.governor
        if told or verb is None or document.lemmas[verb] not in lexicon()["using"] or not borne(document, token, verb):
            return told
        return cast.all_of(logical_subjects(document, verb))
    acts = [o for word, o in prepositions(document, token) if word in ("in", "by", "during")]
    weapons = logical_subjects(document, token)
    blamed = [t for n in (*acts, *weapons) for t in culprits(document, n)]
    return cast.all_of([*blamed, *opponents(document, token), *(t for w in weapons for t in fired(document, w))])
