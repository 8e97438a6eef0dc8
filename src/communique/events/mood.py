"""What the words around a verb or a noun say of whether it happened: negation, modals, conditions, plans, attempts, fate."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path

from communique.events.syntax import infinitive, is_passive, is_verb, kids, past, verb_above
from communique.events.value import EventStatus
from communique.model import Document

FORWARD = frozenset({"will", "would", "'ll", "’ll", "could", "might", "may", "can"})
"""Auxiliaries of what is not yet."""
CONDITIONS = frozenset({"provided", "providing", "assuming"})
"""Participles that begin a condition."""
CONDEMNING = frozenset({"condemn", "denounce", "deplore", "decry", "criticize", "criticise", "mourn"})
"""What is said of what was done."""
SALES = frozenset({"deal", "contract", "sale", "takeover", "merger"})
"""What comes to nothing before it is signed."""


@cache
def lexicon() -> dict[str, frozenset[str]]:
    """The word lists of ``status.toml``."""
    table = tomllib.loads(Path(__file__).with_name("status.toml").read_text("utf-8"))
    return {name: frozenset(words) for name, words in table.items()}


def negated(document: Document, verb: int) -> bool:
    """Whether a verb is denied: "not", "never", "nobody", "nor"."""
    marks = kids(document, verb, "neg", "preconj")
    never = [c for c in kids(document, verb, "advmod") if document.lemmas[c] in ("never", "hardly", "barely")]
    nobody = any(
        document.lower_lemmas[c] in ("no", "nobody", "none", "neither")
        for s in kids(document, verb, "nsubj", "nsubjpass")
        for c in (s, *document.children[s])
    )
    only = any(document.lemmas[c] == "only" for c in kids(document, verb, "advmod"))
    nor = any(
        document.lower_lemmas[c] in ("nor", "neither") for c in (*kids(document, verb, "cc"), *coordinator(document, verb))
    )
    return bool(marks and not only) or bool(never) or nobody or nor


def coordinator(document: Document, verb: int) -> list[int]:
    """The conjunction that joins a verb to the one before it."""
    head = document.heads[verb]
    return [c for c in kids(document, head, "cc") if c < verb] if document.deps[verb] == "conj" else []


def outstanding(document: Document, verb: int) -> bool:
    """Whether something is still to be done: "have yet to sign"."""
    head = document.heads[verb]
    return any(document.lower_lemmas[c] == "yet" for v in (verb, head) for c in kids(document, v, "advmod")) and (
        document.lemmas[head] in ("have", "be") and document.deps[verb] == "xcomp" and infinitive(document, verb)
    )


def doubted(document: Document, verb: int) -> bool:
    """Whether somebody is said to be unlikely to do something, no word of theirs ("is unlikely to seek an apology")."""
    return document.deps[verb] in ("xcomp", "ccomp") and document.lower_lemmas[document.heads[verb]] == "unlikely"


def disbelieved(document: Document, verb: int) -> bool:
    """Whether somebody does not think that it will be so ("did not believe Peru would attack")."""
    head = document.heads[verb]
    return document.deps[verb] == "ccomp" and document.lemmas[head] in lexicon()["believing"] and negated(document, head)


def conditioned(document: Document, verb: int) -> bool:
    """Whether a verb not in the past hangs on an if or unless clause ("will retaliate if")."""
    marks = [(c, m) for c in kids(document, verb, "advcl") for m in kids(document, c, "mark")]
    hanging = any(document.lower_lemmas[m] in ("if", "unless") and document.lemmas[m - 1] != "even" for _, m in marks if m)
    return hanging and document.tags[verb] not in ("VBD", "VBN")


def conditional(document: Document, verb: int) -> bool:
    """Whether a verb heads an if or unless clause, one that starts with "provided", or "until" with what is not past, or was
    to come when it was told ("promised to stay until Peru joined").
    """
    marks = {document.lower_lemmas[m] for m in kids(document, verb, "mark")}
    if marks & {"until", "till"}:
        return present(document, verb) or _promised(document, verb)
    return bool(marks & {"if", "unless", "whether"}) or _provided(document, verb)


def _promised(document: Document, verb: int) -> bool:
    """Whether a clause says until when something is promised or would be done."""
    above = document.heads[verb]
    would = any(document.lower_words[a] in ("would", "will") for a in kids(document, above, "aux"))
    return would or any(document.lower_lemmas[t] in lexicon()["pledging"] for t in (above, document.heads[above]))


def _provided(document: Document, verb: int) -> bool:
    """Whether a clause starts with "provided" or "as long as" ("will lift the ban provided Peru withdraws")."""
    subjects = kids(document, verb, "nsubj", "nsubjpass", "expl")
    if not subjects:
        return False
    first = min(document.subtree(subjects[0]))
    before = first - 2 if first > 1 and document.lower_words[first - 1] == "that" else first - 1
    return before > 0 and document.lower_words[before] in CONDITIONS


def present(document: Document, verb: int) -> bool:
    """Whether a verb, or its auxiliary, is in the present."""
    return any(document.tags[t] in ("VBZ", "VBP") for t in (verb, *kids(document, verb, "aux", "auxpass")))


def awaited(document: Document, verb: int) -> str:
    """The conjunction of a clause in the present that says when something else is done ("will leave once Peru signs")."""
    if document.deps[verb] != "advcl" or not present(document, verb):
        return ""
    words = [document.lower_words[m] for m in kids(document, verb, "mark", "advmod")]
    return next((word for word in words if word in lexicon()["awaiting"]), "")


def aimed(document: Document, verb: int) -> bool:
    """Whether a clause says what somebody's aim is ("the answer is lifting the ban", "our goal is to reach a deal")."""
    words, top = lexicon()["aims"], verb
    if document.deps[verb] in ("xcomp", "ccomp", "attr", "pcomp") and document.lemmas[document.heads[verb]] == "be":
        top = document.heads[verb]
        if not (infinitive(document, verb) or document.tags[verb] == "VBG"):
            return False
    elif document.tags[verb] != "VBG" or not any(document.lemmas[a] == "be" for a in kids(document, verb, "aux")):
        return False
    return any(document.lower_lemmas[s] in words for s in kids(document, top, "nsubj"))


def drafted(document: Document, verb: int) -> bool:
    """Whether a clause says what a bill or a plan that nobody passed would do ("a bill banning", "a plan that would ban")."""
    behind = document.deps[verb] == "pcomp" and document.lower_words[document.heads[verb]] == "on"  # "a bill on leaving it"
    noun = document.heads[document.heads[verb]] if behind else document.heads[verb]
    if behind and is_verb(document, noun):  # "submitted a bill on leaving the treaty"
        noun = next((o for o in kids(document, noun, "dobj") if o < verb), noun)
    if not (behind or document.deps[verb] in ("acl", "relcl")) or document.lower_lemmas[noun] not in lexicon()["drafts"]:
        return False
    bare = (
        (behind or document.deps[verb] == "acl")
        and document.tags[verb] == "VBG"
        and document.lower_lemmas[noun] != "resolution"
    )
    would = any(document.lower_words[a] in ("would", "'d", "’d") for a in kids(document, verb, "aux"))
    act = document.heads[noun]
    passed = document.lemmas[act] in lexicon()["passing"] and past(document, act) and not conditional(document, act)
    return (bare or would) and not passed


def took_place(document: Document, noun: int) -> bool:
    """Whether a clause behind a noun says that it happened ("ordered the attacks that took place in May")."""
    return any(
        document.lemmas[v] in lexicon()["occurring"]
        and past(document, v)
        and not negated(document, v)
        and any(document.tags[s] in ("WDT", "WP") for s in kids(document, v, "nsubj"))
        for v in kids(document, noun, "relcl")
    )


def auxiliary(document: Document, verb: int) -> EventStatus | None:
    """What the auxiliaries of a verb say: to come, open, or not done."""
    words = lexicon()
    found = [document.lower_words[a] for a in kids(document, verb, "aux")]
    if any(w in words["future"] for w in found) or (found == ["to"] and document.deps[verb] == "ROOT"):
        return "planned"
    if any(w in words["modal"] for w in found):
        return "negated" if "have" in found and not words["due"].isdisjoint(found) else "possible"
    if any(w in ("would", "'d", "’d") for w in found):
        return ("negated" if "have" in found else "planned") if reported(document, verb) else "possible"
    return None


def reported(document: Document, verb: int) -> bool:
    """Whether "would" is the future of a reported clause without a condition."""
    if any(conditional(document, c) for c in kids(document, verb, "advcl")):
        return False
    return document.deps[verb] in ("ccomp", "conj", "relcl", "advcl")


def claimed(document: Document, clause: int, noun: int) -> bool:
    """Whether a clause is what a report or an accusation says ("reports that a tanker had been attacked")."""
    return document.deps[clause] in ("acl", "ccomp", "relcl") and document.lower_lemmas[noun] in lexicon()["claims"]


def effect(document: Document, token: int, head: int) -> EventStatus | None:
    """What a word makes of the status of what stands below it; None where it leaves it as it is."""
    words, lemma = lexicon(), phrase(document, head)
    clause = document.deps[token] in ("ccomp", "advcl") and not bare(document, token)
    if lemma in words["denying"] and document.deps[token] == "ccomp" and token < head:
        return None
    dismissed = lemma == "dismiss" and document.lower_lemmas[token] in words["claims"]
    if dismissed or lemma in words["denying"] or (lemma in words["negating"] and not clause):
        return "negated"
    if performed(document, token, head) or managed(document, head):
        return None
    return _opened(document, token, head, clause)


def _opened(document: Document, token: int, head: int, clause: bool) -> EventStatus | None:
    """Whether a word plans or opens what stands below it, a ``clause`` or not, or tells of what was nearly done."""
    words, lemma = lexicon(), phrase(document, head)
    if lemma in words["intending"] and dropped(document, head, token):
        return "negated"
    if lemma in words["planning"] and not (clause and document.lemmas[head] != "expect"):
        return "planned"
    if lemma in words["verging"] and nearly(document, head):
        return "negated"
    if is_verb(document, head) and (lemma in words["stated"] or (lemma in words["bringing"] and brought(document, head))):
        return None
    if document.pos[head] == "NOUN" and lemma in words["stated"]:  # "at the close of the talks"
        return None
    if lemma == "doubt":
        return "possible" if is_verb(document, head) else None
    if lemma in words["opening"] and not (clause and lemma in ("suggest", "warn", "tell", "fear", "insist", "help")):
        return "possible"
    if lemma == "be" and document.deps[token] == "xcomp" and infinitive(document, token):
        return "negated" if "have" in (document.lower_words[a] for a in kids(document, token, "aux")) else "planned"
    return None


def obliged(document: Document, verb: int) -> bool:
    """Whether somebody has yet to be brought to do something ("Peru has to pay", "ought to pay"; "had to pay" they did)."""
    head = document.heads[verb]
    if document.deps[verb] != "xcomp" or not infinitive(document, verb):
        return False
    return (document.lemmas[head] == "have" and document.tags[head] in ("VBZ", "VBP")) or document.lower_words[head] == "ought"


def hoped(document: Document, verb: int) -> bool:
    """Whether a clause says what somebody hopes, doubts or warns will be so ("is optimistic that Peru will sign")."""
    head = document.heads[verb]
    ahead = any(document.lower_words[a] in FORWARD for a in kids(document, verb, "aux"))
    return ahead and document.deps[verb] == "ccomp" and document.lower_lemmas[head] in lexicon()["hoping"] and verb > head


def open_clause(document: Document, verb: int) -> bool:
    """Whether a clause says what a chance, a hope or a threat is of ("no chance that Peru will sign")."""
    noun = document.heads[verb]
    if document.deps[verb] not in ("acl", "ccomp") or is_verb(document, noun) or document.pos[noun] != "NOUN":
        return False
    that = any(document.lower_words[m] == "that" for m in kids(document, verb, "mark"))
    return that and document.lower_lemmas[noun] in lexicon()["chances"]


def brought(document: Document, verb: int) -> bool:
    """Whether a verb in the past, active or passive, tells what it brought about ("was persuaded to resign"), or a participle
    behind one ("turned it down, prompting Peru to leave").
    """
    above = document.heads[verb]
    if document.tags[verb] == "VBG" and document.deps[verb] == "advcl" and above < verb:
        return past(document, above) and not negated(document, above)
    return past(document, verb) or any(document.lower_words[a] in ("was", "were") for a in kids(document, verb, "auxpass"))


def managed(document: Document, able: int) -> bool:
    """Whether somebody was able to do something, and so did it."""
    verb = document.heads[able]
    found = document.lower_lemmas[able] == "able" and document.lemmas[verb] == "be" and past(document, verb)
    return found and not negated(document, verb) and not conditional(document, verb)


def dropped(document: Document, verb: int, below: int) -> bool:
    """Whether somebody had meant to do something, but did something else ("had planned to send aid but dropped the plan")."""
    had = any(document.lower_words[a] == "had" for a in kids(document, verb, "aux"))
    other = [c for v in (verb, below) for c in kids(document, v, "conj") if is_verb(document, c)]
    return had and any(document.lower_words[c] == "but" for v in other for c in coordinator(document, v))


def nearly(document: Document, verge: int) -> bool:
    """Whether somebody was on the verge of something when it was stopped."""
    above = verb_above(document, verge)
    if above is None or not past(document, above):
        return False
    behind = range(verge, document.sentences[document.sentence_of[verge]].last)
    return any(
        document.lower_words[t] in ("when", "before", "until") and document.deps[t] in ("advmod", "mark") for t in behind
    )


def excluding(document: Document, verb: int) -> bool:
    """Whether a verb says that something will not be ("rule out")."""
    return phrase(document, verb) in lexicon()["excluding"]


def performed(document: Document, noun: int, head: int) -> bool:
    """Whether announcing a thing brings it about ("announced the extension")."""
    words = lexicon()
    return document.lower_lemmas[head] in words["performing"] and document.lower_lemmas[noun] in words["performed"]


def phrase(document: Document, verb: int) -> str:
    """The lemma of a verb, with its particle where the lists know the two together ("call off")."""
    lemma, words = document.lower_lemmas[verb], lexicon()
    below = [
        p
        for p in kids(document, verb, "prt", "prep", "advmod")
        if not (kids(document, p, "pobj") and kids(document, verb, "dobj"))
    ]
    phrases = [f"{lemma} {document.lower_words[p]}" for p in below]
    return next((p for p in phrases if any(p in words[name] for name in ("negating", "planning", "opening"))), lemma)


def bare(document: Document, verb: int) -> bool:
    """Whether a clause stands in the mood of a demand ("that Seoul pay more") or has none of its own tense."""
    if document.tags[verb] == "VBG" and any(document.lemmas[a] == "be" for a in kids(document, verb, "aux")):
        return False
    subjects = kids(document, verb, "nsubj", "nsubjpass")
    alone = [s for s in subjects if document.tags[s] in ("NN", "NNP") and not kids(document, s, "conj")]
    if document.tags[verb] == "VBP" and alone and not kids(document, verb, "aux"):  # "insists that Peru pay"
        return True
    return document.tags[verb] in ("VB", "VBG") or not is_verb(document, verb)


def fate(document: Document, noun: int) -> EventStatus | None:
    """What became of a thing that was cancelled, put off, averted ("the visit was called off")."""
    verbs = [document.heads[noun]] if document.deps[noun] == "nsubjpass" else kids(document, noun, "acl")
    fates = [f for v in verbs if is_passive(document, v) and (f := phrase(document, v)) in lexicon()["undoing"]]
    if document.deps[noun] == "nsubj" and phrase(document, document.heads[noun]) == "fall through":
        return "negated"
    if unmade(document, noun):
        return "negated"
    return ("planned" if fates[0] in lexicon()["planning"] else "negated") if fates else None


def unmade(document: Document, noun: int) -> bool:
    """Whether a deal came to nothing before it was made ("a deal collapsed at the last minute", "the chopper deal that fell
    apart"), not a peace that broke down.
    """
    clauses = [document.heads[noun]] if document.deps[noun] == "nsubj" else kids(document, noun, "relcl")
    if document.lower_lemmas[noun] not in SALES or not any(_falls(document, v) for v in clauses):
        return False
    before = {document.lower_words[t] for t in kids(document, noun, "amod", "compound", "nmod")}
    article = any(document.lower_words[t] == "a" for t in kids(document, noun, "det"))
    return (article or bool(before)) and before.isdisjoint(lexicon()["lasting_deals"])


def _falls(document: Document, verb: int) -> bool:
    """Whether something collapses or falls apart."""
    apart = any(document.lower_words[t] == "apart" for t in kids(document, verb, "advmod", "prt"))
    return document.lemmas[verb] == "collapse" or (document.lemmas[verb] == "fall" and apart)


def modifier(document: Document, noun: int) -> EventStatus | None:
    """What an adjective, a determiner or a noun before a noun says of it ("planned", "possible", "no")."""
    words = lexicon()
    for child in kids(document, noun, "amod", "det", "compound", "neg"):
        word = document.lower_words[child]
        if word in words["negated"]:
            return "negated"
        if word in words["planned"]:
            return "planned"
        if word in words["possible"]:
            undone = document.deps[noun] == "nsubjpass" and negated(document, document.heads[noun])
            return "negated" if undone else "possible"  # "the proposed accord was never signed"
    return None


def counting(document: Document, noun: int, prep: int) -> bool:
    """Whether a noun only counts what stands behind its preposition ("a round of talks", "$300 million in tariffs")."""
    sum_of = document.lower_words[prep] in ("in", "of") and (
        document.tags[noun] == "CD" or bool(kids(document, noun, "nummod"))
    )
    return document.lemmas[noun] in lexicon()["quantity"] or sum_of


def set_for(document: Document, verb: int) -> bool:
    """Whether a subject is said to be set, planned, expected: the passive, or an infinitive below ("is set to begin")."""
    return bool(kids(document, verb, "auxpass", "nsubjpass", "xcomp")) or document.deps[verb] in ("acl", "relcl")


def definite(document: Document, noun: int) -> bool:
    """Whether a noun tells of a thing that is there: somebody's, "the" or "this" one."""
    words = [document.lower_words[c] for c in kids(document, noun, "det")]
    return bool(kids(document, noun, "poss")) or bool(set(words) & {"the", "this", "these", "that", "those", "such"})


def predicate(document: Document, verb: int) -> EventStatus | None:
    """What the adjective after "be" says of its subject ("talks are due in May", "a deal is possible")."""
    words = {document.lower_lemmas[c] for c in kids(document, verb, "acomp")} if document.lemmas[verb] == "be" else set()
    if words & {"due", "imminent"}:
        return "planned"
    return (
        "possible" if words & {"possible", "likely", "unlikely", "doubtful", "uncertain", "near", "close", "elusive"} else None
    )


def only_treated(document: Document, noun: int, head: int) -> bool:
    """Whether a verb, or a noun for talking, only treats or talks about a thing that is there ("violated the truce", "discussed
    Friday's summit", "a debate on the war").
    """
    words, lemma = lexicon(), document.lower_lemmas[head]
    told_of = lemma in CONDEMNING and not kids(document, noun, "det")  # "failed to condemn Chilean attacks"
    if not (definite(document, noun) or told_of):
        return False
    if not is_verb(document, head):
        return lemma in words["discussing"]
    told = lemma in words["discussing"] and all(document.lower_words[p] != "of" for p in kids(document, noun, "prep"))
    return told or lemma in words["treating"]
