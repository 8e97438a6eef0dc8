"""Who is across the table, or attacked, where the text leaves it unsaid and the article makes it plain."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import replace

from communique.events.actor import Actor, lexicon, union
from communique.events.aside import beside, dating, gone, leading, roofing, stranger, supporting, venue
from communique.events.cast import Cast
from communique.events.clauses import lexicon as clauses
from communique.events.draft import Draft
from communique.events.frames import frames
from communique.events.gatherings import own_staff
from communique.events.hit import Hit
from communique.events.houses import domestic
from communique.events.issuers import CLEAR
from communique.events.opposite import behind_with, elsewhere
from communique.events.phrases import backed
from communique.events.refer import group
from communique.events.syntax import conjuncts, is_verb, kids, logical_objects, logical_subjects, prepositions
from communique.events.value import Extent
from communique.model import Document, Sentence
from communique.parties.value import PartyMention

SHARED_ACTS = frozenset({"talks", "agreement"})
"""Types of what two do together whose sides are those of the pair in view."""
PACTS = frozenset({"agreement", "expiry"})
"""Types of what becomes of a pact."""
LENDING = frozenset({"creditor", "rescheduling", "reschedule", "renegotiation", "moratorium", "arrears", "debt"})
"""What is spoken of where a country talks with banks."""
TOPICAL = frozenset({"meet-discuss", "meet-convene"})
"""Rules of verbs whose object is a topic or a gathering: other parties of the sentence belong to that."""
ALL = frozenset({"those", "all", "everyone", "everybody", "anyone", "others"})
INTEGRITY = frozenset({"sovereignty", "independence", "integrity", "territory", "airspace", "neutrality"})
"""What of a country is violated by others."""
WORLD = frozenset({"community", "world", "humanity"})
"""Those that whatever is asked of all is asked of."""
BROKERING = frozenset({"broker", "mediate", "host", "facilitate", "sponsor", "arrange"})
"""What those who are no side do with talks."""
TRUCES = frozenset({"peace", "truce", "ceasefire", "cease-fire", "armistice", "swap"})
"""What is made between a government and those who fight it."""
PAIR = 2


def completed(cast: Cast, hit: Hit, source: Actor | None, target: Actor | None) -> tuple[Actor | None, Actor | None]:
    """The slots with the party across the table where the text leaves it unsaid and the article makes it plain."""
    rule = hit.rule
    if "two" in rule.needs or source is None or len(source.parties) != 1 or not (rule.joint or frames()[rule.type].directed):
        return source, target
    if target and target.parties:
        return source, target
    if rule.joint and (_sideless(cast, source) or accompanied(cast.document, hit) or alone(cast.document, hit)):
        return source, target
    if rule.joint and (
        _with_unknown(cast, hit)
        or stranger(cast, (hit.token, *hit.more))
        or _with_them(cast, hit)
        or _among_own(cast, hit, source)
    ):
        return source, target
    if rule.joint and _of_others(cast, hit, source):
        return source, target
    if not rule.joint and domestic(cast.document, hit):
        return source, target
    if (rule.joint and cast.bloc_among(source)) or addressed(cast.document, hit) or abstract(cast.document, hit):
        return source, target
    if many(cast.document, hit) or (rule.type == "meeting" and source.parties[0] not in cast.countries):
        return source, target
    other = partner(cast, source, hit.token, joint=rule.joint, parallel=rule.type != "sanction")
    if other is None or (rule.type in ("criticism", "threat") and _harmed(cast, other)):
        return source, target
    return (union([source, other]), target) if rule.joint else (source, other)


def _sideless(cast: Cast, actor: Actor) -> bool:
    """Whether somebody among the people of an actor has no known party: then who is across is not to be guessed."""
    return any(p.party is None for p in cast.facts.people if p.id in actor.people)


def _harmed(cast: Cast, other: Actor) -> bool:
    """Whether a party is named as who was attacked ("condemned the raid on a market in Peru", "as a violation of Peru's
    sovereignty"), not as who did it.
    """
    document, assaults = cast.document, clauses()["assaults"]
    tokens = [t for s in other.spans for t in document.tokens_in(s.start, s.end)]
    chains = ([t, *tuple(document.ancestors(t))[:5]] for t in tokens)
    return any(
        (document.lower_words[prep] in ("on", "against") and document.lower_lemmas[document.heads[prep]] in assaults)
        or (document.lower_words[prep] == "of" and document.lower_lemmas[document.heads[prep]] in clauses()["done_to"])
        or document.lower_lemmas[prep] in INTEGRITY
        for chain in chains
        for prep in chain
    )


def in_view(cast: Cast, draft: Draft) -> Draft:
    """Talks and agreements, of which nothing says whose they are, with the pair last in view as their sides."""
    draft = indebted(cast, of_pact(cast, draft))
    if draft.hit.rule.type not in SHARED_ACTS or not draft.hit.rule.joint or draft.parties or many(cast.document, draft.hit):
        return draft
    if _brokered(cast.document, draft.hit):
        return draft
    end = cast.document.sentences[draft.sentence].end
    main = cast.main_pair(CLEAR)
    named = all(cast.mentions_of[p][0].start < end for p in main if p in cast.mentions_of)
    pair = _at_peace(cast, draft) or (main if named and main else cast.view(draft.hit.token))
    return replace(draft, source=Actor(pair, (), (), False)) if pair else draft


def _at_peace(cast: Cast, draft: Draft) -> tuple[str, ...]:
    """The country that an article is about and the armed group that it is most at odds with, for peace talks and truces of
    nobody named.
    """
    document, token = cast.document, draft.hit.token
    front = {document.lower_lemmas[c] for c in kids(document, token, "compound", "amod")} | {document.lower_lemmas[token]}
    if not cast.home or front.isdisjoint(TRUCES):
        return ()
    foes = cast.pairs.foes(token)
    groups = {m.code for m in cast.armed_groups}
    return foes if cast.home in foes and groups & set(foes) else ()


def _brokered(document: Document, hit: Hit) -> bool:
    """Whether talks with somebody of no known party are another's work ("brokered talks with the rebels")."""
    governor = document.heads[hit.token]
    return document.lower_lemmas[governor] in BROKERING and accompanied(document, hit)


def partner(
    cast: Cast, source: Actor, token: int, near: bool = True, joint: bool = False, parallel: bool = True
) -> Actor | None:
    """Who is across the table from a single party: the one other party of the sentence (not one that only says what
    the post of who acts is: "the ambassador to Peru"), else of the article's main pair; with the mention that names it.
    Without ``near`` only the main pair counts; where something is done by all, a place that it is done in is none of them.
    Without ``parallel`` who acts in a clause beside it is not ("Peru cut its aid, and Chile has closed its ports").
    """
    document, party = cast.document, source.parties[0]
    sentence = document.sentences[document.sentence_of[token]]
    heads = [t for s in source.spans for t in document.tokens_in(s.start, s.end)]
    above = {a for h in heads for a in (h, document.heads[h])}
    posts = {o for a in above if not is_verb(document, a) for _, o in prepositions(document, a)}
    some = [t for t in _within(cast.plurals, sentence) if t not in posts and not cast.is_place(t)]
    pairs = [a.parties for t in some if (a := group(cast, t)) and len(a.parties) == 2 and party in a.parties]
    if pairs:
        return last_named(cast, next(p for p in pairs[0] if p != party), document.starts[token])
    known = [t for t in _within(cast.names, sentence) if t not in posts and not (backed(document, t) or leading(document, t))]
    known = [t for t in known if not (joint and venue(cast, t)) and not gone(cast, t) and not dating(document, t)]
    known = [t for t in known if (parallel or not _acts_beside(document, t, token)) and not supporting(document, t)]
    others = [t for t in known if (a := cast.named(t)) and a.parties and party not in a.parties]
    if joint and others and all(roofing(document, t) for t in others):
        return None
    if joint and behind_with(cast, source):
        others = [t for t in others if not elsewhere(cast, t)]
    across = [] if all(beside(cast, t) for t in others) else others
    abroad = [t for t in across if not _at_home_in(document, t, above)]
    named = [a for t in abroad or across if (a := cast.named(t))]
    named = [a for a in named if not cast.brokers.issuperset(a.parties)]
    if named and near:
        return replace(named[0], people=(), sure=False) if len({p for a in named for p in a.parties}) == 1 else None
    pair = cast.main_pair(CLEAR)
    other = next((p for p in pair if p != party), None) if party in pair else None
    if other and all(_aside(cast, m, joint) for m in cast.mentions_of.get(other, ())):
        return None
    known_by_then = other and any(m.start < sentence.end for m in cast.mentions_of.get(other, ())[:1])
    return last_named(cast, other, document.starts[token]) if other and known_by_then else None


def _at_home_in(document: Document, name: int, acting: set[int]) -> bool:
    """Whether a name says which country those who act are from ("Peru's Shining Path rebels rejected Chile's offer")."""
    return document.deps[name] in ("poss", "amod", "compound", "nmod") and document.heads[name] in acting


def _aside(cast: Cast, mention: PartyMention, joint: bool) -> bool:
    """Whether a name is of what is no more; where all act together, also of where they do, or of who hosts them."""
    inside = cast.document.tokens_in(mention.start, mention.end)
    hosts = joint and (mention.use == "place" or any(roofing(cast.document, t) for t in inside))
    return hosts or any(gone(cast, t) for t in inside[:1])


def _acts_beside(document: Document, name: int, token: int) -> bool:
    """Whether a name is the subject of a verb that is coordinated with a trigger."""
    subject = name if document.deps[name] in ("nsubj", "nsubjpass") else document.heads[name]
    verb = document.heads[subject]
    return document.deps[subject] in ("nsubj", "nsubjpass") and document.heads[verb] == token and document.deps[verb] == "conj"


def last_named(cast: Cast, party: str, offset: int) -> Actor | None:
    """The party by its nearest mention before an offset, else the first behind it."""
    found = cast.mentions_of.get(party)
    if not found:
        return None
    before = bisect_right(found, offset, key=lambda mention: mention.end)
    mention = found[max(before - 1, 0)]
    return Actor((party,), (), (Extent(mention.start, mention.end),), False)


def _within(tokens: list[int], sentence: Sentence) -> list[int]:
    """Those of sorted tokens that are in a sentence."""
    return tokens[bisect_left(tokens, sentence.first) : bisect_left(tokens, sentence.last)]


def _laid(document: Document, hit: Hit) -> list[tuple[str, int]]:
    """What a measure is put on: the objects of "on" and "against" below the trigger and its objects."""
    tops = [hit.token, *hit.more, *(logical_objects(document, hit.token) if is_verb(document, hit.token) else [])]
    return [(w, o) for top in tops for w, o in prepositions(document, top) if w in ("on", "against")]


def addressed(document: Document, hit: Hit) -> bool:
    """Whether the text names whom something is asked of, party or not ("called on donors to pay"): then nobody else is."""
    if hit.rule.type == "sanction" and any(o for w, o in _laid(document, hit) if document.tags[o] in ("NNS", "NNPS")):
        return True
    if hit.rule.type != "demand" or not is_verb(document, hit.token):
        return False
    asked = [o for top in (hit.token, *hit.more) for word, o in prepositions(document, top) if word in ("on", "upon", "to")]
    if "object" in hit.rule.target:
        asked += kids(document, hit.token, "dobj", "dative")
    below = kids(document, hit.token, "ccomp", "xcomp", "advcl")
    asked += [s for v in below for s in kids(document, v, "nsubj")]
    asked = [t for t in asked if document.lower_words[t] not in ("it", "they", "them")]
    told = any(document.tags[v] == "VB" for v in below)
    return any(told or document.tags[t] in ("NNS", "NNPS") or document.lower_lemmas[t] in lexicon()["agents"] for t in asked)


def everybody(document: Document, hit: Hit) -> bool:
    """Whether something is asked of all, or of whoever it concerns ("urged the international community", "those who can")."""
    asked = [o for top in (hit.token, *hit.more) for word, o in prepositions(document, top) if word in ("on", "upon", "to")]
    asked += kids(document, hit.token, "dobj") if is_verb(document, hit.token) else []
    below = [v for t in (hit.token, *hit.more) for v in kids(document, t, "ccomp", "xcomp", "advcl")]
    asked += [s for v in below for s in kids(document, v, "nsubj")]
    return any(document.lower_words[t] in ALL or document.lower_lemmas[t] in WORLD for t in asked)


def accompanied(document: Document, hit: Hit) -> bool:
    """Whether somebody is named with whom something is done, party or not ("signed it with a rebel faction")."""
    involving = any(document.lemmas[v] == "involve" for v in kids(document, hit.token, "acl"))
    if involving or any(word == "between" for word, _ in prepositions(document, hit.token)):
        return True
    beside = [o for top in (hit.token, *hit.more) for word, o in prepositions(document, top) if word == "with"]
    if is_verb(document, hit.token) and hit.rule.type == "meeting":
        beside += [o for o in logical_objects(document, hit.token) if document.tags[o] == "NNS"]
    if is_verb(document, hit.token):
        beside += [c for s in logical_subjects(document, hit.token) for c in conjuncts(document, s) if c != s]
    outside = any(document.lower_lemmas[o] in lexicon()["outsiders"] for o in beside)
    return outside or own_staff(document, (hit.token, *hit.more))


def _with_unknown(cast: Cast, hit: Hit) -> bool:
    """Whether somebody of no known party acts beside the one that is known ("Peru and the Cusco authorities agreed")."""
    document = cast.document
    subjects = logical_subjects(document, hit.token) if is_verb(document, hit.token) else []
    beside = [c for s in subjects for c in conjuncts(document, s)]
    nameless = [c for c in beside if document.tags[c] in ("NN", "NNS")]
    return len(beside) > 1 and any(not (a := cast.of(c)) or not (a.parties or a.people) for c in nameless)


def _with_them(cast: Cast, hit: Hit) -> bool:
    """Whether a pronoun names with whom something is done, that stands for nobody of a known party ("talks with them")."""
    document = cast.document
    tops = (hit.token, *hit.more, *(() if hit.governor is None else (hit.governor,)))
    beside = [o for top in tops for word, o in prepositions(document, top) if word == "with" and document.tags[o] == "PRP"]
    return bool(beside) and cast.all_of(beside) is None


def _of_others(cast: Cast, hit: Hit, source: Actor) -> bool:
    """Whether a gathering is of a body or of people who are no other known party ("a meeting of the Coffee Policy Council")."""
    document = cast.document
    if is_verb(document, hit.token):
        return False
    members = [o for word, o in prepositions(document, hit.token) if word == "of"]
    named = [o for o in members if document.tags[o] in ("NNP", "NNPS", "NNS") and not group(cast, o)]
    return bool(named) and not any((a := cast.of(o)) and set(a.parties) - set(source.parties) for o in named)


def _among_own(cast: Cast, hit: Hit, source: Actor) -> bool:
    """Whether those with whom something is done are of the same party ("Peru's premier met with Peruvian governors")."""
    tops = (hit.token, *hit.more, *(() if hit.governor is None else (hit.governor,)))
    beside = cast.all_of([o for top in tops for word, o in prepositions(cast.document, top) if word == "with"])
    if beside is None or not beside.parties or not set(beside.parties) <= set(source.parties):
        return False
    return not set(source.spans) <= set(beside.spans)


def alone(document: Document, hit: Hit) -> bool:
    """Whether an exercise may be one party's own: nothing says that it is joint; or what is discussed and convened stands
    where a party would.
    """
    if hit.rule.id in TOPICAL:
        return True
    if hit.rule.type != "exercise":
        return False
    sentence = document.sentences[document.sentence_of[hit.token]]
    means = {document.heads[hit.token]}  # "responded with a drill"
    words = {document.lower_lemmas[t] for t in range(sentence.first, sentence.last) if t not in means}
    return not words & lexicon()["shared"]


def many(document: Document, hit: Hit) -> bool:
    """Whether a meeting is one of many, or one that nothing was said of before ("a regional summit")."""
    if hit.rule.type != "meeting" or is_verb(document, hit.token):
        return False
    front = {document.lower_lemmas[c] for c in kids(document, hit.token, "det", "amod", "compound", "nmod")}
    return bool(front & lexicon()["multilateral"]) or (document.lower_lemmas[hit.token] == "summit" and "a" in front)


def abstract(document: Document, hit: Hit) -> bool:
    """Whether what is criticised is nothing of somebody in particular ("condemned violence")."""
    objects = logical_objects(document, hit.token) if hit.rule.type == "criticism" and is_verb(document, hit.token) else []
    return bool(objects) and not any(kids(document, o, "det", "poss", "amod", "compound", "prep") for o in objects)


def of_pact(cast: Cast, draft: Draft) -> Draft:
    """An agreement, or its end, of which nothing says whose it is, with the parties of the pact that it is about."""
    if draft.hit.rule.type not in PACTS or draft.parties or not draft.agreement:
        return draft
    sides = next((pact.parties for pact in cast.facts.agreements if pact.id == draft.agreement), ())
    return replace(draft, source=Actor(sides, (), (), False)) if len(sides) > 1 else draft


def indebted(cast: Cast, draft: Draft) -> Draft:
    """Talks and agreements on debts, of which nothing says whose they are, with the country that the article is about: the
    banks across the table are no party.
    """
    if draft.hit.rule.type not in {*PACTS, "talks"} or draft.parties or not cast.home:
        return draft
    document = cast.document
    sentence = document.sentences[draft.sentence]
    if LENDING.isdisjoint(document.lower_lemmas[sentence.first : sentence.last]):
        return draft
    return replace(draft, source=Actor((cast.home,), (), (), False))
