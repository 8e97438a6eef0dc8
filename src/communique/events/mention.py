"""How an act is mentioned: whole or by a noun that takes it up, in passing, as the outcome of another."""

from __future__ import annotations

from communique.events.actor import lexicon as actors
from communique.events.clauses import lexicon
from communique.events.frames import frames, index
from communique.events.hit import Hit
from communique.events.intent import made
from communique.events.syntax import is_passive, is_verb, kids, prepositions, verb_above
from communique.model import Document

INDEFINITE = frozenset({"a", "an", "another", "any", "no", "new", "fresh", "further", "some", "several"})
"""Words before an act that is not known yet."""
MORE = frozenset({"another", "further", "second", "third", "next", "new", "fresh", "additional"})
"""Words before a gathering that make it one beside those held."""
POINTING = frozenset({"the", "this", "these", "that", "those", "such", "same"})
GATHERINGS = frozenset({"talk", "talks", "meeting", "visit", "round", "session", "encounter", "summit", "call", "trip"})
"""Words for what parties come together at."""
HARM = frozenset({"kill", "wound", "injure", "maim", "hurt", "die", "perish"})
"""What an attack does to people: no attack of its own beside one."""
CLAIMED = frozenset({"responsibility", "credit"})
"""What is claimed for an attack that stands behind it."""
AFRESH = INDEFINITE | MORE | {"other", "latest", "last", "first", "earlier", "previous", "recent", "similar", "renewed"}
"""Adjectives before an attack that make it another one."""
DOERS = frozenset({"bomber", "attacker", "assailant", "gunman", "shooter", "perpetrator", "driver", "sniper"})
"""Those by whom an attack is known, one of them."""
LAUNCHING = frozenset({"fire", "launch", "lob", "plant", "drop"})
"""What is done with weapons that kill ("rockets fired by rebels killed two")."""
AIMING = frozenset({"target", "hit", "strike", "kill", "destroy"})
"""What weapons do that somebody fires ("launched missiles targeting the base")."""
THREATENING = frozenset({"warn", "threaten", "caution", "vow"})
"""Verbs whose content says once more what is threatened ("warned that any attack would be met with force")."""
CHOOSING = frozenset(
    {"agree", "name", "choose", "pick", "appoint", "elect", "nominate", "select", "ask", "task", "invite", "tap"}
)
"""Verbs whose infinitive tells what was agreed, or what somebody is chosen for."""
GOODS = frozenset({"give-vessels", "give-arms", "give-arms-open", "donate", "send-convoy"})
"""Rules of things that are given."""
BEFORE = frozenset({"after", "since", "following"})
"""Words before what came first."""

SIDELINES = frozenset({"sideline", "margin", "fringe"})
"""What a gathering has beside it, where others meet."""


def in_kind(old: Hit, new: Hit) -> bool:
    """Whether things are given beside a sum or other things told of before: a payment of its own."""
    return new.rule.id in GOODS and old.rule.id != new.rule.id


def words(document: Document, hit: Hit) -> frozenset[str]:
    """The lemmas of the nouns and verbs behind a trigger, by which an act of speech that is told again is known."""
    below = document.subtree(hit.token)
    return frozenset(document.lower_lemmas[t] for t in below if t > hit.token and document.pos[t] in ("NOUN", "PROPN", "VERB"))


def bare(document: Document, hit: Hit) -> bool:
    """Whether nothing stands behind a noun that says more of it than whose it is ("the Kuwaiti request")."""
    token = hit.token
    behind = [c for c in document.children[token] if c > token and document.deps[c] not in ("punct", "cc", "conj", "case")]
    verb = is_verb(document, token) or bool(hit.more) or made(document, token)
    return not verb and not behind and not any(document.tags[c] == "CD" for c in document.children[token])


def aside(document: Document, token: int) -> bool:
    """Whether an act is only spoken of: a noun that is known ("the invasion", "U.S. sanctions"), a participle or clause that
    says which thing is meant ("duties imposed on"), or what came before ("after Peru imposed duties").
    """
    if is_verb(document, token):
        before = document.deps[token] in ("advcl", "pcomp") and BEFORE & {
            document.lower_words[t] for t in (document.heads[token], *kids(document, token, "mark"))
        }
        return bool(before) or document.deps[token] in ("acl", "relcl")
    return not any(document.lower_words[c] in INDEFINITE for c in kids(document, token, "det", "amod"))


def one_more(document: Document, noun: int) -> bool:
    """Whether a gathering is called one more ("met and agreed to hold another meeting", "another round of talks")."""
    tops = (noun, document.heads[document.heads[noun]]) if document.lower_words[document.heads[noun]] == "of" else (noun,)
    return any(document.lower_words[c] in MORE for t in tops for c in kids(document, t, "det", "amod"))


def sidelined(document: Document, token: int) -> bool:
    """Whether a gathering is only where others met beside it ("on the sidelines of a UN summit")."""
    above = document.heads[document.heads[token]]
    beside = document.deps[token] == "pobj" and document.lower_words[document.heads[token]] == "of"
    return beside and document.lower_lemmas[above].removesuffix("s") in SIDELINES


def anaphoric(document: Document, hit: Hit) -> bool:
    """Whether a noun has nothing but an article that points back ("the attack", "these talks")."""
    if document.lemmas[hit.token] in HARM:
        top = _first(document, hit.token)
        beside = (hit.token, top, *kids(document, hit.token, "conj"))
        acts = [o for t in beside for word, o in prepositions(document, t) if word in ("in", "by", "during")]
        acts = [o for o in acts if document.lower_lemmas[o] in lexicon()["assaults"] | actors()["clashes"]]
        acts += [s for s in kids(document, top, "nsubj") if len(document.children[s]) == 1]
        return any(document.lower_words[c] in POINTING for o in acts for c in kids(document, o, "det"))
    if hit.rule.type == "attack" and is_verb(document, hit.token) and _known_act(document, hit):
        return True
    if hit.rule.joint and equated(document, hit.token):
        return True
    nouns = [t for t in hit.more if document.tags[t] == "NN"]
    if frames()[hit.rule.type].speech and is_verb(document, hit.token) and len(nouns) == len(hit.more) == 1:
        return bool(document.children[nouns[0]]) and _pointing(document, nouns[0])
    below = [t for t in document.children[hit.token] if document.deps[t] not in ("punct", "relcl", "cc", "conj")]
    if hit.rule.type == "attack":  # "the deadly attack"
        below = [
            t
            for t in below
            if document.tags[t] != "JJ" or document.words[t].lower() in AFRESH or document.words[t][0].isupper()
        ]
    if hit.rule.joint:  # "the talks, brokered by Peru, are to last a week"
        below = [t for t in below if document.deps[t] != "acl" or document.words[t - 1] != ","]
    return bool(below) and not hit.more and all(document.lower_words[t] in POINTING for t in below)


def _known_act(document: Document, hit: Hit) -> bool:
    """Whether an attack that was told of is taken up by who made it, or by the noun of it ("carried out the attack")."""
    nouns = [t for t in hit.more if document.tags[t] in ("NN", "NNS")]
    told = bool(nouns) and all(bool(document.children[t]) and _pointing(document, t) for t in nouns)
    return told or _doer_known(document, hit.token)


def _doer_known(document: Document, verb: int) -> bool:
    """Whether somebody unnamed acts who was told of as the one who attacked ("the bomber")."""
    acting = kids(document, verb, "nsubj")
    return any(
        document.tags[s] == "NN"
        and document.lower_lemmas[s] in DOERS
        and any(document.lower_words[c] in POINTING for c in kids(document, s, "det"))
        for s in acting
    )


def pointed(document: Document, noun: int) -> bool:
    """Whether a noun has an article that points back ("the talks between")."""
    return any(document.lower_words[t] in POINTING for t in kids(document, noun, "det"))


def equated(document: Document, noun: int) -> bool:
    """Whether a gathering is what another word for it is said to be ("it will be the first meeting of the two")."""
    head = document.heads[noun]
    if document.deps[noun] != "attr" or document.lemmas[head] != "be":
        return False
    return any(
        document.lower_words[s] in ("it", "this", "that", "these") or document.lower_lemmas[s] in GATHERINGS
        for s in kids(document, head, "nsubj")
    )


def _pointing(document: Document, noun: int) -> bool:
    """Whether nothing but an article that points back hangs on a noun ("made the offer")."""
    return all(document.lower_words[t] in POINTING for t in document.children[noun])


def outcome_of(document: Document, token: int) -> int | None:
    """The verb whose outcome a participle behind it tells of ("shelled the town, killing two"), whose content ("agreed to
    extend the truce") or whose means ("killed two by firing at the crowd").
    """
    head = document.heads[token]
    if document.deps[token] == "xcomp" and document.lemmas[head] in CHOOSING:
        return head
    if document.deps[token] == "ccomp" and document.lemmas[head] in THREATENING:
        return head
    if document.lower_lemmas[token] in lexicon()["charges"] and _beside(document, token):
        return verb_above(document, token)  # "accused Peru of spying, charges that it denied"
    if document.deps[token] == "advcl" and document.lemmas[head] in HARM and is_passive(document, head):
        return head
    if document.lemmas[token] in HARM and (act := _act_of(document, token)) is not None:
        return act
    if document.deps[token] == "pcomp" and document.lower_words[head] in ("by", "for"):
        claimed = document.lower_lemmas[document.heads[head]] in CLAIMED
        return document.heads[document.heads[head]] if claimed else document.heads[head]
    if document.deps[token] == "acl" and document.tags[token] == "VBG" and document.lemmas[token] in AIMING:
        return document.heads[head]
    return _leading(document, token)


def _beside(document: Document, noun: int) -> bool:
    """Whether a noun with a relative clause stands behind a comma beside what was told."""
    first = min([noun, *(c for c in document.children[noun] if c < noun)])
    loose = document.deps[noun] in ("appos", "npadvmod", "dep") and document.words[first - 1] == ","
    return loose and bool(kids(document, noun, "relcl"))


def _leading(document: Document, token: int) -> int | None:
    """The finite verb that participles go on from ("attacked the base, detonating a bomb before storming it")."""
    at = token
    while document.tags[at] == "VBG" and document.deps[at] in ("advcl", "pcomp"):
        above = document.heads[at]
        at = document.heads[above] if document.deps[at] == "pcomp" else above
        if document.tags[at] == "VBG" and any(e.rule.type == "attack" for e in index().verbs.get(document.lemmas[at], ())):
            return at  # "admitted to shooting down a helicopter, killing two"
    return at if at < token else None


def _act_of(document: Document, token: int) -> int | None:
    """What did the harm that a verb tells of: the noun before it ("an attack that killed two and wounded ten", "the attack
    killed"), else the verb that it goes on from.
    """
    top = _first(document, token)
    if document.deps[top] == "relcl" and any(document.lower_words[c] == "where" for c in kids(document, top, "advmod")):
        return verb_above(document, document.heads[top])  # "fought in the valley, where 80 soldiers were killed"
    if document.deps[top] in ("relcl", "acl") or (
        top != token and document.deps[top] == "advcl" and document.tags[top] == "VBG"
    ):
        return document.heads[top]
    acts = [s for s in kids(document, top, "nsubj") if document.lower_lemmas[s] in index().nouns]
    acts += [v for s in kids(document, top, "nsubj") for v in kids(document, s, "acl") if document.lemmas[v] in LAUNCHING]
    return acts[0] if acts else (top if top != token else None)


def _first(document: Document, token: int) -> int:
    """The verb of harm that a verb goes on from, itself where it goes on from none."""
    while _again(document, token):
        token = document.heads[token]
    return token


def _again(document: Document, token: int) -> bool:
    """Whether a verb of harm goes on from another, or from an attack, with the same subject ("killed two and wounded ten",
    "ambushed a patrol and killed two").
    """
    alone = document.deps[token] == "conj" and not kids(document, token, "nsubj", "nsubjpass")
    before = document.lemmas[document.heads[token]]
    return alone and (before in HARM or any(e.rule.type == "attack" for e in index().verbs.get(before, ())))


def further_pacts(document: Document, hit: Hit) -> bool:
    """Whether pacts are signed beside one told of: by their number, or in addition ("also signed two pacts")."""
    verb = hit.token
    if hit.rule.type != "agreement" or not is_verb(document, verb) or is_passive(document, verb):
        return False
    things = [o for o in kids(document, verb, "dobj") if document.lower_lemmas[o] in actors()["pacts"]]
    several = any(document.tags[o] == "NNS" and kids(document, o, "nummod") for o in things)
    also = any(document.lower_words[a] == "also" for a in kids(document, verb, "advmod"))
    return several or (bool(things) and also)
