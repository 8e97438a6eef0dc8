"""Whether the date of one clause is that of the clause beside or below it ("met on Friday and agreed")."""

from __future__ import annotations

from communique.events.mood import lexicon
from communique.events.syntax import infinitive, kids, past
from communique.model import Document

MAKING = frozenset({"sign", "reach", "strike", "conclude", "broker", "hold", "order", "announce", "carry", "stage"})
"""Participles behind what was made on the day that stands in front of it."""
BINDING = frozenset({"agree", "pledge", "promise", "undertake", "commit", "accept"})
"""What somebody does by a pact."""
NEAR, FAR = 3, 4
"""How far off the date of another clause is, where one of the clause itself is at most 2."""


def shared(document: Document, verb: int, head: int, path: tuple[int, ...], speech: bool, stance: bool) -> int | None:
    """How far off a date is that hangs on ``path`` in another clause than that of a verb; None where it is not the verb's.
    ``speech`` tells that the verb is an act of speech, ``stance`` that it is one by what is said ("will not pay").
    """
    above, dep = document.heads[verb], document.deps[verb]
    if (above == head and dep in ("relcl", "acl")) or _made_then(document, verb, head, path[0]):
        return 0
    if _by_pact(document, verb, path[0]) or _assembled(document, verb, path[0]):
        return FAR
    if _while(document, verb, path[0]) or _where(document, verb, path[0]):
        return FAR
    if _means(document, verb, head, path) or _written(document, verb, path[0]) or _cleft(document, verb, path[0]):
        return NEAR
    if speech and dep == "conj" and document.deps[above] == "ccomp" and document.heads[above] == path[0]:
        return NEAR if document.lemmas[path[0]] in lexicon()["reporting"] else None
    if above != path[0] and not (above in path[1:2] and document.deps[path[0]] in ("dobj", "nsubj", "nsubjpass")):
        return None
    errand = dep == "xcomp" and infinitive(document, verb)  # "had written last month to ask for"
    if document.lemmas[above] in lexicon()["reporting"] and not (speech and dep == "conj") and not errand:
        uttered = (speech and _told(document, verb)) or (stance and _stated(document, verb))
        return NEAR if uttered or _quoted(document, verb) else None
    return NEAR if _goes_on(document, verb, head) or _brought_about(document, verb, head) else None


def _made_then(document: Document, verb: int, head: int, dated: int) -> bool:
    """Whether a participle says who made what a date in front dates ("the May 4 accord signed by Peru")."""
    front = document.heads[head] == dated and head < dated and document.deps[head] in ("nmod", "amod", "compound", "poss")
    made = document.deps[verb] == "acl" and document.tags[verb] == "VBN" and document.lemmas[verb] in MAKING
    return front and made and document.heads[verb] == dated


def _assembled(document: Document, verb: int, dated: int) -> bool:
    """Whether a participle behind a subject tells at what gathering it acts ("both, meeting in Lima on Monday, signed")."""
    if document.tags[dated] != "VBG" or document.lemmas[dated] not in ("meet", "gather", "convene", "assemble"):
        return False
    there = document.deps[dated] in ("acl", "conj", "advcl", "appos") and document.heads[dated] in kids(document, verb, "nsubj")
    return there and dated < verb and past(document, verb)


def _by_pact(document: Document, verb: int, dated: int) -> bool:
    """Whether somebody bound themselves by a pact that is dated ("under the May 4 accord Peru agreed", "the May 4 accord under
    which Peru agreed").
    """
    words = lexicon()
    if document.lemmas[verb] not in BINDING or document.lower_lemmas[dated] not in words["pacts"]:
        return False
    within = [p for p in kids(document, verb, "prep") if document.lower_words[p] in ("under", "in")]
    if document.deps[verb] == "relcl" and document.heads[verb] == dated:
        return any(document.tags[o] in ("WDT", "WP") for p in within for o in kids(document, p, "pobj"))
    return document.heads[dated] in within


def uttered_in(document: Document, verb: int, dated: int) -> bool:
    """Whether what is dated is how an act of speech was made ("in a letter dated May 4, Peru accused", "speaking on Monday, he
    rejected").
    """
    if document.deps[dated] == "advcl" and document.tags[dated] == "VBG" and document.heads[dated] == verb:
        return document.lemmas[dated] in lexicon()["speaking"] and dated < verb
    paper = document.heads[dated] if document.deps[dated] in ("acl", "relcl") else dated
    prep = document.heads[paper]
    if document.deps[paper] != "pobj" or document.lower_words[prep] not in ("in", "at", "during"):
        return False
    above = document.heads[prep]
    if document.deps[above] == "pcomp" and document.heads[document.heads[above]] == verb and paper > verb:
        above = verb  # "accused Peru of spying in a statement issued on Monday"
    return above == verb and document.lower_lemmas[paper] in lexicon()["vehicles"]


def _goes_on(document: Document, verb: int, head: int) -> bool:
    """Whether a verb goes on from the one above, whose date in front is that of both."""
    above, dep = document.heads[verb], document.deps[verb]
    tags = {document.tags[verb], document.tags[above]}
    alike = (len(tags) == 1 or tags == {"VBD", "VBN"}) and not kids(document, verb, "nsubj", "nsubjpass", "aux")
    if dep == "conj":
        return head < above or (alike and head < verb)
    if dep != "advcl" or not _together(document, verb, above):
        return False
    return any(document.lemmas[m] in ("when", "as") for m in kids(document, verb, "advmod", "mark"))


def _together(document: Document, verb: int, above: int) -> bool:
    """Whether two clauses are of one time, not "our work today will help when they gather"."""
    return past(document, verb) or not (past(document, above) or document.tags[above] in ("VBP", "VBZ"))


def _brought_about(document: Document, verb: int, head: int) -> bool:
    """Whether a verb tells what was announced, meant or brought about by what is dated above it."""
    above, dep = document.heads[verb], document.deps[verb]
    if dep == "ccomp":
        return document.lemmas[above] in lexicon()["announcing"]
    if dep in ("xcomp", "advcl") and document.tags[verb] == "VB":
        there = document.lemmas[above] == "be" and any(document.lower_words[p] == "in" for p in kids(document, above, "prep"))
        return head < above or there or document.lemmas[above] in lexicon()["hastening"]
    outcome = dep == "advcl" and document.tags[verb] == "VBG" and not kids(document, verb, "mark", "nsubj")
    return outcome and above < verb


def _means(document: Document, verb: int, head: int, path: tuple[int, ...]) -> bool:
    """Whether a participle tells how what is dated was done ("angered banks in May by suspending", "at a summit in March
    joined Peru in vowing"), or by whom ("leaders meeting in Lima on Friday agreed").
    """
    above, dep = document.heads[verb], document.deps[verb]
    if document.heads[above] not in path[:2]:
        return False
    if dep == "pcomp":
        return document.lower_words[above] in ("by", "in")
    return dep == "acl" and document.tags[verb] == "VBG" and verb < head < path[0]


def _written(document: Document, verb: int, dated: int) -> bool:
    """Whether a participle says what a paper contains that somebody sent or put forward ("sent a letter on May 4 asking")."""
    paper = document.heads[verb]
    if document.deps[verb] != "acl" or document.tags[verb] != "VBG" or document.heads[paper] != dated:
        return False
    return document.lower_lemmas[paper] in lexicon()["vehicles"] and document.deps[paper] in ("dobj", "nsubjpass")


def _cleft(document: Document, verb: int, dated: int) -> bool:
    """Whether a date is what is stressed ("it was on Friday that Peru agreed")."""
    stressed = document.lemmas[dated] == "be" and any(document.lower_words[s] == "it" for s in kids(document, dated, "nsubj"))
    that = any(document.lower_words[m] == "that" for m in kids(document, verb, "mark"))
    return stressed and that and document.heads[verb] == dated and not kids(document, dated, "attr", "acomp")


def _while(document: Document, verb: int, clause: int) -> bool:
    """Whether a clause says when a verb's act took place ("when Silva visited Lima a year ago, both agreed")."""
    when = any(document.lemmas[m] == "when" for m in kids(document, clause, "advmod"))
    return when and document.deps[clause] == "advcl" and document.heads[clause] == verb


def _where(document: Document, verb: int, above: int) -> bool:
    """Whether a verb tells what somebody did where they went ("flew to Lima on Friday, where he met")."""
    there = any(document.lower_words[a] == "where" for a in kids(document, verb, "advmod"))
    return there and document.deps[verb] == "relcl" and above in tuple(document.ancestors(verb))[:5]


def _told(document: Document, verb: int) -> bool:
    """Whether an act of speech is what its speaker says to do ("said on Monday it rejected the plan", "said last month it
    would not agree").
    """
    own = any(document.tags[s] == "PRP" for s in kids(document, verb, "nsubj"))
    aux = {document.lower_words[a] for a in kids(document, verb, "aux")}
    done = not aux or ("would" in aux and bool(kids(document, verb, "neg")))
    return document.deps[verb] == "ccomp" and own and done


def _stated(document: Document, verb: int) -> bool:
    """Whether a verb tells what somebody will not do, as is said ("Peru will not pay, its premier said on Monday")."""
    return document.deps[verb] == "ccomp" and (document.tags[verb] not in ("VBD", "VBN") or document.lemmas[verb] == "be")


def _quoted(document: Document, verb: int) -> bool:
    """Whether a verb says in the first person and the present what its speaker does by saying it ("we reject it")."""
    first = any(document.lower_words[s] in ("we", "i") for s in kids(document, verb, "nsubj"))
    return first and document.tags[verb] == "VBP" and document.deps[verb] == "ccomp"
