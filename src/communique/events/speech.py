"""Conditions of rules of acts of speech: what is asked, promised, threatened, refused below the trigger."""

from __future__ import annotations

from communique.events import addressees, clauses, commitments, menaces, spoken
from communique.events.actor import lexicon, parties
from communique.events.almost import leaves_open
from communique.events.cast import Cast
from communique.events.filled import Conditions, Filled
from communique.events.phrases import terms_told
from communique.events.readiness import harmful
from communique.events.syntax import (
    behind_of,
    grammatical_subjects,
    infinitive,
    is_passive,
    kids,
    prepositions,
    verb_above,
)
from communique.model import Document

FACED = frozenset({"escalation", "aggression", "attack", "provocation", "threat", "challenge", "force", "move", "demand"})
"""What one is ready to meet without talking to anybody."""
KNOWING = frozenset({"know", "understand", "remember", "realize", "realise", "note"})
"""What those who are told that they should know something need not do."""
EXCLUDED = frozenset({"question", "way", "room", "prospect", "chance"})
"""What there is none of where something is ruled out ("there is no question of leaving")."""
ABOUT = frozenset(
    {"talk", "talks", "negotiation", "discussion", "effort", "push", "bid", "mediation", "proposal", "plan", "round"}
)
"""What is held or made for a pact."""
COMING = frozenset({"will", "can", "shall", "would", "could", "wo", "'ll"})
"""Auxiliaries of what is still to be or may be."""


def _must(cast: Cast, f: Filled) -> bool:
    """Whether somebody else is said to have to do something."""
    document, words = cast.document, lexicon()["must"]
    below = [v for t in (f.hit.token, *f.hit.more) for v in kids(document, t, "ccomp")]
    below = [v for v in below if not _of_oneself(document, v) and not _cautions(document, v)]
    doing = [v for v in below if document.lemmas[v] not in ("be", "have") or not kids(document, v, "aux")]
    obliged = any(document.lemmas[a] in words for v in doing for a in (v, *kids(document, v, "aux")))
    return obliged or any(document.lemmas[v] in ("need", "have") and clauses.to_do(document, v) for v in below)


def _cautions(document: Document, verb: int) -> bool:
    """Whether a clause only has somebody know something, or asks ("should know that", "told them what they need")."""
    asked = any(document.tags[t].startswith("W") and t < verb for t in document.subtree(verb))
    return asked or document.lemmas[verb] in KNOWING


def _of_oneself(document: Document, verb: int) -> bool:
    """Whether a clause has the speaker as subject ("we had to train them", "it would have to act")."""
    subjects = {document.lower_words[s] for s in kids(document, verb, "nsubj")}
    would = any(document.lower_words[a] == "would" for a in kids(document, verb, "aux"))
    own = would and document.lemmas[verb] in ("have", "need") and bool(subjects & {"it", "they", "he", "she"})
    return own or bool(subjects & {"i", "we"})


def _mood(cast: Cast, f: Filled) -> bool:
    """Whether what is insisted on is to be done, and not a claim: "insists on", "insists that he pay", "should pay"."""
    document, words = cast.document, lexicon()["must"]
    verb = f.hit.token
    bent = document.lemmas[verb] != "suggest"
    if bent and any(w in ("on", "upon") and o > verb and document.tags[o] != "NNP" for w, o in prepositions(document, verb)):
        return True
    below = kids(document, f.hit.token, "ccomp")
    have_to = [v for v in below if document.lemmas[v] in ("have", "need") and clauses.to_do(document, v)]
    if any(document.tags[s] != "PRP" for v in have_to for s in kids(document, v, "nsubj")):
        return True
    return any(clauses.bare(document, v) or any(document.lemmas[a] in words for a in kids(document, v, "aux")) for v in below)


def _infinitive(cast: Cast, f: Filled) -> bool:
    document, noun = cast.document, f.hit.token
    loose = any(infinitive(document, v) for v in kids(document, noun, "relcl"))
    return loose or bool(kids(document, noun, "acl"))


def _retaliation(cast: Cast, f: Filled) -> bool:
    """Whether who warns or vows will act in the clause below, and that act is hostile."""
    document, token = cast.document, f.hit.token
    for below in kids(document, token, "ccomp", "xcomp"):
        if kids(document, below, "neg") and document.lemmas[token] not in ("warn", "caution"):
            continue  # "vowed never to attack it"; who warns that they will not open the border threatens
        subjects = kids(document, below, "nsubj", "nsubjpass")
        own = not subjects or parties(cast.all_of(subjects)) == parties(f.source)
        coming = any(document.tags[a] == "MD" for a in kids(document, below, "aux")) or document.lemmas[below] == "go"
        warned = document.lemmas[token] in ("warn", "caution") and document.deps[below] == "ccomp" and coming
        hostile = document.lemmas[below] in lexicon()["hostile"] or harmful(document, below)
        undergone = document.lower_lemmas[below] in clauses.lexicon()["bearing"]  # "warned that it would pay a price"
        if own and (hostile or (warned and subjects and not undergone)):
            return True
    return False


def _coming(cast: Cast, f: Filled) -> bool:
    """Whether an act is still to come ("would retaliate") and no verb above it is the threat itself."""
    above = verb_above(cast.document, f.hit.token)
    if above is not None and cast.document.lemmas[above] in lexicon()["vowing"]:
        return False
    aux = [cast.document.lower_words[a] for a in kids(cast.document, f.hit.token, "aux")]
    if aux == ["to"] and cast.document.deps[f.hit.token] not in ("xcomp", "ROOT"):
        return False
    return any(word in ("will", "would", "shall", "could", "'ll", "may", "might", "to") for word in aux)


def _warlike(cast: Cast, f: Filled) -> bool:
    """Whether it is an act or a declaration of war, an enemy or a target that something would be taken for."""
    document = cast.document
    acts = [t for t in f.hit.more if document.lower_lemmas[t] in ("act", "declaration")]
    return not acts or any(document.lower_lemmas[o] in ("war", "aggression") for t in acts for o in behind_of(document, t))


def _refusing(cast: Cast, f: Filled) -> bool:
    """Whether something is refused: "will not accept", "does not recognise"; what was not done is no refusal, nor is what
    somebody warns of.
    """
    document, token = cast.document, f.hit.token
    if document.deps[token] == "ccomp" and document.lemmas[document.heads[token]] == "warn":
        return False
    if document.lemmas[token] == "agree" and spoken.jointly(document, token):
        return False  # "the two sides did not agree to release prisoners"
    aux = {document.lower_lemmas[a] for a in kids(document, token, "aux")}
    never = [c for c in kids(document, token, "advmod") if document.lemmas[c] == "never"]
    denied = bool(kids(document, token, "neg") or never) or clauses.no_such(document, tuple(kids(document, token, "dobj")))
    if document.lemmas[token] == "give" and not kids(document, token, "dobj", "xcomp", "prep"):
        return False  # "would not give up"
    if document.lemmas[token] in ("tolerate", "stand", "accept") and spoken.assaulted(document, token):
        return False  # "will not tolerate rocket fire"
    as_what = kids(document, token, "oprd") or "as" in document.lower_words[token : token + 6]
    if document.lemmas[token] == "consider" and as_what:
        return False  # "does not consider the drill as a threat"
    omitted = document.lemmas[token] in clauses.lexicon()["omitting"]
    if omitted and any(document.lower_words[a] == "did" for a in kids(document, token, "aux")):
        return False
    return denied and bool(aux & {"will", "would", "wo", "can", "could", "ca"} or "VBP" in document.tags[token] or "do" in aux)


def _to_talk(cast: Cast, f: Filled) -> bool:
    """Whether the clause below is one of talking or giving way ("is ready to negotiate")."""
    document = cast.document
    tops = [f.hit.token, *f.hit.more]
    if any(document.tags[t] == "VBG" for t in tops):  # "are preparing to meet"
        return False
    below = [v for t in tops for v in kids(document, t, "xcomp", "ccomp", "acl", "advcl")]
    braced = [v for v in below if any(document.lower_lemmas[o] in FACED for o in kids(document, v, "dobj"))]
    return any(document.lower_lemmas[v] in clauses.lexicon()["conciliatory"] for v in below if v not in braced)


def _suggested(cast: Cast, f: Filled) -> bool:
    """Whether an act is suggested ("suggested holding talks")."""
    document, verb = cast.document, f.hit.token
    return any(document.tags[v] == "VBG" and not kids(document, v, "aux") for v in kids(document, verb, "xcomp"))


def _warned_off(cast: Cast, f: Filled) -> bool:
    """Whether somebody is warned not to do something."""
    below = kids(cast.document, f.hit.token, "xcomp", "ccomp", "advcl")
    return any(infinitive(cast.document, v) and kids(cast.document, v, "neg") for v in below)


def _first_person(cast: Cast, f: Filled) -> bool:
    """Whether a speaker wants something of somebody ("we expect them to pay", "we expect assurances from them")."""
    document, verb = cast.document, f.hit.token
    if not any(document.lower_words[s] in ("we", "i") for s in kids(document, verb, "nsubj")):
        return False
    things = [(word, o) for t in (verb, *kids(document, verb, "dobj")) for word, o in prepositions(document, t)]
    acts = [v for v in kids(document, verb, "xcomp", "ccomp") if infinitive(document, v) and document.lemmas[v] != "be"]
    return any(word == "from" for word, _ in things) or any(kids(document, v, "nsubj") for v in acts)


def _open_to_talks(cast: Cast, f: Filled) -> bool:
    """Whether somebody is open to talking ("open to dialogue", "open to negotiating")."""
    document = cast.document
    behind = [o for t in f.hit.more for o in kids(document, t, "pobj", "pcomp")]
    words = clauses.lexicon()["terms"] | clauses.lexicon()["ruled_out"]
    return any(document.lower_lemmas[o] in words for o in behind)


def _plain_no(cast: Cast, f: Filled) -> bool:
    """Whether "no" is all that is said, and not a word of what is said ("said no date had been set")."""
    document = cast.document
    words = [t for t in f.hit.more if document.lower_words[t] == "no"]
    behind = [t + 1 for t in words if t + 1 < len(document)]
    return all(document.deps[t] != "det" for t in words) and all(
        document.tags[t] in ("IN", "TO", ".", ",", "``", "''", "RB", "CC") for t in behind
    )


def _refusing_to(cast: Cast, f: Filled) -> bool:
    """Whether somebody is not willing to do something ("is not prepared to give up"), and says so of themselves."""
    document, verb = cast.document, f.hit.token
    below = [v for t in (verb, *f.hit.more) for v in kids(document, t, "xcomp")]
    return bool(kids(document, verb, "neg")) and any(infinitive(document, v) for v in below)


def _redress(cast: Cast, f: Filled) -> bool:
    """Whether something is to be done, nobody says by whom ("the hostages must be freed")."""
    document, words = cast.document, lexicon()["must"]
    below = kids(document, f.hit.token, "ccomp")
    below = [v for v in below if document.lower_lemmas[v] in clauses.lexicon()["redress"] and kids(document, v, "nsubjpass")]
    return any(document.lemmas[a] in words for v in below for a in kids(document, v, "aux"))


def _no_way(cast: Cast, f: Filled) -> bool:
    """Whether it is said that something will not be ("there will be no talks")."""
    document, verb = cast.document, f.hit.token
    there = kids(document, verb, "attr", "nsubj") if kids(document, verb, "expl") else []
    if any(document.lower_lemmas[t] in EXCLUDED and kids(document, t, "prep", "acl") for t in there):
        return clauses.no_such(document, tuple(there))
    if not there or not {document.lower_words[a] for a in kids(document, verb, "aux")} & COMING:
        return False
    things = [t for t in kids(document, verb, "attr", "nsubj") if document.lower_lemmas[t] in clauses.lexicon()["ruled_out"]]
    return clauses.no_such(document, tuple(things))


def _conditions_for(document: Document, tokens: tuple[int, ...]) -> bool:
    """Whether conditions are those of talks, peace or an act ("conditions for a truce", "as a condition for joining")."""
    preps = [p for t in tokens for p in kids(document, t, "prep") if document.lower_words[p] in ("for", "of")]
    nouns = [o for p in preps for o in kids(document, p, "pobj")]
    return any(document.lower_lemmas[o] in clauses.lexicon()["ruled_out"] for o in nouns) or any(
        kids(document, p, "pcomp") for p in preps
    )


def _put_aside(document: Document, noun: int) -> bool:
    """Whether a noun is the object of a verb that answers what was put to somebody ("ignored an appeal from Peru")."""
    plea = document.lower_lemmas[noun] in ("plea", "appeal") and document.tags[noun] == "NNS"
    if plea and any(word in ("from", "by") for word, _ in prepositions(document, noun)):
        return True
    return document.deps[noun] in ("dobj", "nsubjpass") and document.lemmas[document.heads[noun]] in lexicon()["answering"]


def _imperative(cast: Cast, f: Filled) -> bool:
    """Whether what is said is an order ("\"Give us weapons,\" he told")."""
    document = cast.document
    below = [v for v in kids(document, f.hit.token, "ccomp") if document.tags[v] == "VB" and v < f.hit.token]
    return any(not kids(document, v, "nsubj", "aux", "mark") and document.words[v][0].isupper() for v in below)


def _called_for(cast: Cast, f: Filled) -> bool:
    """Whether something is called for or somebody called on, not something called ("called the vote a sham on Friday") or gone
    on with ("will press on with its plan").
    """
    document, verb, more = cast.document, f.hit.token, f.hit.more
    named = bool(kids(document, verb, "oprd"))  # "calling it too soft on Peru"
    if named or any(document.lower_lemmas[s] in clauses.lexicon()["plans"] for s in kids(document, verb, "nsubj")):
        return False
    if document.lemmas[verb] == "call" and kids(document, verb, "oprd"):  # "calling it too soft on crime"
        return False
    if document.lower_words[more[0]] not in ("on", "upon"):
        return not clauses.called(document, verb, more)
    if _called_at(document, verb):
        return False
    own = kids(document, more[0], "pobj")
    if not own and document.lemmas[verb] == "press":
        return False
    asked = [*own, *(o for word, o in prepositions(document, verb) if word in ("on", "upon"))]
    return not own or any((e := document.entity_at(o)) is None or e.label not in ("DATE", "TIME") for o in asked)


def _called_at(document: Document, verb: int) -> bool:
    """Whether somebody only pays a call and goes on to do something else ("called on the envoy and handed over a letter")."""
    asked = kids(document, verb, "xcomp", "ccomp", "advcl") or any(w == "for" for w, _ in prepositions(document, verb))
    done = [v for v in kids(document, verb, "conj") if document.tags[v] in ("VBD", "VBN")]
    return document.lemmas[verb] == "call" and document.tags[verb] == "VBD" and bool(done) and not asked


def verbally(document: Document, verb: int) -> bool:
    """Whether a verb is said to be done in words ("sharply attacked")."""
    return any(document.lower_words[a] in clauses.lexicon()["in_words"] for a in kids(document, verb, "advmod"))


def _topic(document: Document, noun: int) -> bool:
    """Whether a noun only says what talks or efforts are about ("talks on a truce", "a push for a deal"), or what ends
    ("the pact with Peru lapsed").
    """
    prep = document.heads[noun]
    if document.deps[noun] == "nsubj" and document.lower_lemmas[prep] in ("lapse", "expire"):
        return True
    above = document.lower_lemmas[document.heads[prep]]
    word = document.lower_words[prep]
    return document.deps[noun] == "pobj" and word in ("on", "over", "about", "for", "toward", "towards") and above in ABOUT


def _no_market(cast: Cast, f: Filled) -> bool:
    """Whether a demand is one that somebody makes, not that of a market: that has no article ("growing demand for wheat")."""
    document, noun = cast.document, f.hit.token
    if document.lower_words[noun] != "demand" or document.sentences[document.sentence_of[noun]].role == "title":
        return True
    return bool(kids(document, noun, "det", "poss", "acl", "ccomp", "relcl"))


EARLY: Conditions = {
    "bad-faith": lambda cast, f: any(
        cast.document.lower_words[c] == "bad" for t in f.hit.more for c in kids(cast.document, t, "amod")
    ),
    "no-market": _no_market,
    "in-words": lambda cast, f: verbally(cast.document, f.hit.token),
    "redress": _redress,
    "no-way": _no_way,
    "plain-no": _plain_no,
    "undergone": lambda cast, f: is_passive(cast.document, f.hit.token),
    "refusing-to": _refusing_to,
    "open-to-talks": _open_to_talks,
    "first-person": _first_person,
    "told-to": addressees.told_to,
    "mood": _mood,
    "infinitive": _infinitive,
    "coming": _coming,
    "refusing": _refusing,
    "willing": lambda cast, f: not clauses.unwilling(cast.document, f.hit.token),
    "unwilling": lambda cast, f: clauses.unwilling(cast.document, f.hit.token),
    "answered": lambda cast, f: spoken.answered(cast.document, f.hit.token),
    "threatened": lambda cast, f: spoken.threatened(cast.document, f.hit.token),
    "not-a-question": lambda cast, f: not spoken.inquiring(cast.document, f.hit.token),
    "deed": lambda cast, f: cast.document.lemmas[cast.document.heads[f.hit.token]] not in ("be", "have"),
    "asking-or-answered": lambda cast, f: spoken.asks(cast.document, f.hit.token) or _put_aside(cast.document, f.hit.token),
    "consequences": lambda cast, f: spoken.dear(cast.document, f.hit.token),
    "wrongful-act": lambda cast, f: spoken.wrongful_act(cast.document, f.hit.token),
    "accusing": lambda cast, f: spoken.accuses(cast.document, f.hit.token),
    "warned": lambda cast, f: spoken.warned(cast.document, f.hit.token),
    "other-acts": lambda cast, f: clauses.other_acts(cast.document, f.hit.token) and not addressees.own_men(cast, f),
    "deadline": lambda cast, f: spoken.deadline(cast.document, f.hit.token),
    "answerable": lambda cast, f: spoken.answerable(cast.document, f.hit.token),
    "would": lambda cast, f: any(
        cast.document.lower_words[a] in ("would", "'d") for a in kids(cast.document, f.hit.token, "aux")
    ),
    "imperative": _imperative,
    "terms-unacceptable": lambda cast, f: bool(terms_told(cast.document, f.hit.token)),
    "not-topic": lambda cast, f: not _topic(cast.document, f.hit.token),
    "not-content": lambda cast, f: (
        cast.document.deps[f.hit.token] not in ("acl", "relcl")
        or cast.document.lower_lemmas[cast.document.heads[f.hit.token]] not in lexicon()["pacts"]
    ),
    "unacceptable": lambda cast, f: (
        bool(kids(cast.document, f.hit.token, "neg")) != any(cast.document.lower_words[t] == "unacceptable" for t in f.hit.more)
    ),
    "agentless": lambda cast, f: not kids(cast.document, f.hit.token, "agent"),
    "conditions-for": lambda cast, f: _conditions_for(cast.document, (f.hit.token, *f.hit.more)),
    "over-terms": lambda cast, f: clauses.over_terms(cast.document, f.hit.token),
    "called-for": _called_for,
    "no-denunciation": lambda cast, f: not spoken.left_by_word(cast.document, f.hit.token),
    "wanted-done": lambda cast, f: spoken.wanted_done(cast.document, f.hit.token),
    "attempted": lambda cast, f: spoken.attempted(cast.document, f.hit.token),
    "must": _must,
    **menaces.EARLY,
    **commitments.EARLY,
}
"""Those on the trigger and the words around it alone, by their names in the frames."""


def _subject_named(cast: Cast, f: Filled) -> bool:
    """Whether who must do something is a party, not "we", a payment or the world."""
    subjects = grammatical_subjects(cast.document, cast.document.heads[f.hit.token])
    named = [s for s in subjects if cast.document.tags[s] != "PRP"]
    return bool(parties(cast.all_of(named))) or any(cast.owner(s) for s in named)


LATE: Conditions = {
    "addressee": addressees.addressee,
    "subject-named": _subject_named,
    "to-talk": _to_talk,
    "suggested": _suggested,
    "warned-off": _warned_off,
    "warned-to": lambda cast, f: spoken.warned_to(cast.document, f.hit.token),
    "retaliation": _retaliation,
    **menaces.LATE,
    "warlike": _warlike,
    "not-reticent": lambda cast, f: (
        not spoken.reticent(cast.document, f.hit.token) and not leaves_open(cast.document, f.hit.token)
    ),
}
"""Those that ask for who acts and is acted on."""
