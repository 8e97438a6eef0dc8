"""Whether a text tells of an agreement that is there, was made or is to be made: wishes, failures and denials are none."""

from __future__ import annotations

from communique.kinds.agreements.candidate import Candidate
from communique.kinds.agreements.cluster import is_another
from communique.kinds.agreements.dealings import ABOUT, TALKS, clauses
from communique.kinds.agreements.describing import YEAR, is_phrase
from communique.kinds.agreements.lexicon import noun_at, words
from communique.kinds.agreements.making import brought, has_partner, making
from communique.model import Document

_SINCE = frozenset(["after", "by", "since", "upon", "following"])
"""Prepositions before "signing" and the like of what was done."""
_CAME = frozenset(["meet", "gather", "come", "arrive", "assemble", "fly"])
"""What was done to sign."""


def is_told(document: Document, candidate: Candidate, beside: bool, dated: bool) -> bool:
    """Whether a candidate is an agreement that the text holds to be one; ``beside``: the phrase says between whom it is,
    ``dated``: the sentence says when it was signed or ends.
    """
    if candidate.named:
        return True
    if any(speaks_against(document, candidate) for speaks_against in _AGAINST):
        return False
    if any(speaks_for(document, candidate) for speaks_for in (_kept, _just_made, _drafted, _had)):
        return True
    if dated or (candidate.existing and not candidate.plural):
        return True
    if candidate.specific and (not candidate.plural or candidate.definite):
        return True
    paper = noun_at(document, candidate.token) in words("heads", "written") and has_partner(document, candidate.token)
    if (beside or paper or _governs(document, candidate)) and not candidate.plural:
        return True
    lasting = candidate.definite and noun_at(document, candidate.token) in words("heads", "states")
    return (lasting and not candidate.plural) or is_made(document, candidate) or _planned(document, candidate)


def _governs(document: Document, candidate: Candidate) -> bool:
    """What is said happens or happened under it: "under a separate agreement, Peru gave coal", "a deal under which it gave"."""
    return any(
        document.tags[v] in ("VBD", "VBZ", "VBP", "VBN") and not _helped(document, v)
        for v in clauses(document, candidate.token)
    )


def _kept(document: Document, candidate: Candidate) -> bool:
    """One that is kept or broken: "is honoring the pact", "abide by a bilateral pact aimed at", "keep a deal to end dumping"; a
    new one only where its matter is told.
    """
    lasting = noun_at(document, candidate.token) in words("heads", "states")
    known = candidate.definite or lasting or has_matter(document, candidate) or has_partner(document, candidate.token)
    if candidate.plural or not known:
        return False
    return _keeping(document, candidate.token) or (candidate.definite and _changing(document, candidate))


def _keeping(document: Document, token: int) -> bool:
    """Whether a noun hangs on a verb or noun of keeping or breaking."""
    head = document.heads[token]
    if document.deps[token] == "pobj":
        under = f"{document.lower_lemmas[document.heads[head]]} {document.lower_words[head]}"
        return under in words("verbs", "abiding")
    return document.deps[token] == "dobj" and document.lower_lemmas[head] in words("verbs", "keeping")


def _changing(document: Document, candidate: Candidate) -> bool:
    """Whether one with a clause or a partner behind it is ended, renewed or revised ("is ending the agreement that lets")."""
    token = candidate.token
    if document.deps[token] != "dobj" or document.lower_lemmas[document.heads[token]] not in words("verbs", "changing"):
        return False
    return any(document.deps[c] in ("relcl", "acl") or document.lower_words[c] == "with" for c in document.children[token])


def has_matter(document: Document, candidate: Candidate) -> bool:
    """Whether what stands behind it says what it is about ("on freight", "to end dumping", "aimed at dumping")."""
    below = [c for c in document.children[candidate.token] if c > candidate.token]
    return candidate.specific or any(document.lower_words[c] in ("on", "for") or _is_purpose(document, c) for c in below)


def _is_purpose(document: Document, verb: int) -> bool:
    """Whether a clause behind a noun says what it is for, whatever its label ("to end dumping", "aimed at dumping")."""
    to = document.deps[verb] == "relcl" and document.tags[verb] == "VB" and document.words[verb - 1] == "to"
    return to or document.deps[verb] == "acl"


def _just_made(document: Document, candidate: Candidate) -> bool:
    """One that its words tell was made of late: "Friday's agreement", "last week's accord", "Peru's recent agreement", "the
    UN-brokered deal"; or that was brought home ("returned from Lima with a deal on gas").
    """
    verb = brought(document, candidate.token)
    if verb is not None and not _helped(document, verb):
        return not candidate.plural and (candidate.definite or has_matter(document, candidate))
    if candidate.plural or not candidate.definite:
        return False
    inside = document.lower_words[candidate.first : candidate.token]
    if not words("modifiers", "made").isdisjoint(inside):
        return True
    owner = next((c for c in document.children[candidate.token] if document.deps[c] == "poss"), None)
    return owner is not None and document.lower_words[owner] in words("modifiers", "days")


def _had(document: Document, candidate: Candidate) -> bool:
    """One that somebody has ("Peru has a similar accord", "Chile maintains a pact with Peru"), or that is talked about with a
    partner ("talks on an accord with Peru").
    """
    verb = document.heads[candidate.token]
    if candidate.plural:
        return False
    if any(_is_had(document, c) for c in document.children[candidate.token]):
        return True
    if candidate.definite:
        return False
    if document.deps[candidate.token] == "pobj":
        talks = document.lower_lemmas[document.heads[verb]] in TALKS
        return talks and document.lower_words[verb] in ABOUT and has_partner(document, candidate.token)
    having = document.lower_lemmas[verb] in ("have", "maintain") and document.tags[verb] in ("VBZ", "VBP", "VBD", "VBN")
    if document.deps[candidate.token] != "dobj" or not having or _helped(document, verb):
        return False
    return is_another(document, candidate) or has_partner(document, candidate.token)


def _is_had(document: Document, verb: int) -> bool:
    """Whether a clause behind a noun says who has it with whom ("the agreement that Peru has with Chile")."""
    having = document.deps[verb] == "relcl" and document.lower_lemmas[verb] in ("have", "maintain")
    with_them = any(document.lower_words[c] == "with" for c in document.children[verb])
    return having and with_them and document.tags[verb] in ("VBZ", "VBP", "VBD") and not _helped(document, verb)


def _drafted(document: Document, candidate: Candidate) -> bool:
    """A draft whose text there is: "completed the text of a draft treaty", "will present a draft treaty calling for cuts"."""
    if candidate.plural or "draft" not in document.lower_words[max(candidate.first - 1, 0) : candidate.token]:
        return False
    head = document.heads[candidate.token]
    above = document.heads[head] if document.deps[candidate.token] == "pobj" else head
    return candidate.definite or has_matter(document, candidate) or document.lower_lemmas[above] in words("verbs", "drafting")


def _counted(document: Document, candidate: Candidate) -> bool:
    """Several that no word tells from each other: "eight such accords", "most agreements"."""
    inside = document.lower_words[max(candidate.first - 1, 0) : candidate.token]
    return candidate.plural and not candidate.definite and not words("modifiers", "counting").isdisjoint(inside)


def _helped(document: Document, verb: int) -> bool:
    """Whether helping verbs make an act unreal."""
    beside = {document.lower_words[c] for c in document.children[verb]}
    return bool(beside & (words("existing", "unreal") - {"will", "must"} | words("existing", "denying")))


def _wanted(document: Document, candidate: Candidate) -> bool:
    """One that is new in the text and only wished for: "wants a debt deal", "hope for a pact"."""
    if candidate.definite:
        return False
    head = document.heads[candidate.token]
    behind = document.deps[candidate.token] == "pobj"
    if behind and document.lower_words[head] in _SINCE | {"under", "despite", "before"}:
        return False  # "they hope for talks after a deal"
    return document.lower_lemmas[document.heads[head] if behind else head] in words("verbs", "wanted")


def _unsure(document: Document, candidate: Candidate) -> bool:
    """One that is new in the text and may never be: "a possible trade deal", "any future pact"."""
    inside = document.lower_words[candidate.first : candidate.token]
    return not candidate.definite and not words("modifiers", "unsure").isdisjoint(inside)


def _inside_other(document: Document, candidate: Candidate) -> bool:
    """The noun only qualifies another ("deal talks"), and the parser has not taken its verb for one ("a 2018 pact obliges")."""
    head = document.heads[candidate.token]
    if head == candidate.token + 1 and document.lower_words[head] in words("verbs", "obliges"):
        return False
    return document.deps[candidate.token] in ("compound", "amod", "nmod")


def _denied(document: Document, candidate: Candidate) -> bool:
    near = document.words[max(0, candidate.first - 2) : candidate.first]
    if any(word.lower() in words("existing", "negative") for word in near):
        return True
    verb = document.heads[candidate.token]
    beside = {document.lower_words[c] for c in document.children[verb]}
    is_subject = document.deps[candidate.token] in ("nsubj", "nsubjpass")
    unsure = words("existing", "denying") | words("existing", "doubting")
    kept = document.lower_lemmas[verb] in words("verbs", "keeping") | words("verbs", "ended") | {"run"}
    kept = kept or _was_there(document, candidate)
    return is_subject and not candidate.definite and not kept and bool(beside & unsure)


def _was_there(document: Document, candidate: Candidate) -> bool:
    """Whether a year or a clause in the past tells of a deed of one ("a 2018 pact was never kept", "a treaty that took effect
    in May is not touched").
    """
    if any(YEAR.fullmatch(word) for word in candidate.about):
        return True
    nouns = [candidate.token]  # a clause may hang on the last noun of the phrase ("a pact between the two that Peru cancelled")
    nouns += [c for p in document.children[candidate.token] if document.deps[p] == "prep" for c in document.children[p]]
    clauses = (c for noun in nouns for c in document.children[noun] if document.deps[c] in ("relcl", "acl"))
    past = (c for c in clauses if document.tags[c] in ("VBD", "VBN") and not _helped(document, c))
    return any(document.lower_lemmas[c] in words("verbs", "done") for c in past)


def _missed(document: Document, candidate: Candidate) -> bool:
    """The text says that one that is new in it was not reached: "failed to clinch a trade deal"."""
    verb = document.heads[candidate.token]
    if candidate.definite:
        return False
    negated = any(document.lower_words[c] in words("existing", "denying") for c in document.children[verb])
    if document.lower_lemmas[verb] in words("verbs", "blocking") or (document.lower_lemmas[verb] == "have" and negated):
        return document.deps[candidate.token] == "dobj"
    if document.lower_lemmas[verb] not in words("verbs", "made") - words("verbs", "prolonged"):
        return False  # one that is not renewed is there
    above = document.heads[verb] if document.deps[verb] in ("xcomp", "acl", "pcomp") else verb
    if document.lower_lemmas[above] in words("verbs", "missed"):
        return True
    return negated


def is_made(document: Document, candidate: Candidate) -> bool:
    """The text says that it was signed or reached, as a fact."""
    return any(_is_fact(document, verb, candidate) for verb in making(document, candidate.token))


def _is_fact(document: Document, verb: int, candidate: Candidate) -> bool:
    if document.tags[verb] == "VBG" and document.deps[verb] == "pcomp":
        return document.lower_words[document.heads[verb]] in _SINCE and not candidate.plural
    if document.tags[verb] not in ("VBD", "VBN"):
        return False
    if candidate.plural and document.lower_lemmas[verb] != "sign":
        return False
    helpers = {document.lower_words[c] for c in document.children[verb] if c < max(verb, candidate.token)}
    return not helpers & (words("existing", "unreal") | words("existing", "denying") | {"if", "yet"})


def _planned(document: Document, candidate: Candidate) -> bool:
    """The text says that one with a matter of its own is to be signed ("are expected to sign an agreement on freight")."""
    below = document.children[candidate.token]
    matter = is_phrase(document, candidate.token) or any(
        document.lower_words[c] in ("on", "for") or document.deps[c] == "acl" for c in below
    )
    verbs = (v for v in making(document, candidate.token) if document.lower_lemmas[v] in words("verbs", "signed"))
    return matter and not candidate.plural and any(_is_expected(document, verb) for verb in verbs)


def _is_expected(document: Document, verb: int) -> bool:
    above = document.heads[verb] if document.deps[verb] in ("xcomp", "acl", "conj") else verb
    if document.deps[verb] == "advcl" and document.tags[verb] == "VB":
        came = document.heads[verb]
        return document.lower_lemmas[came] in _CAME and document.tags[came] in ("VBD", "VBN")
    beside = {document.lower_words[c] for v in (verb, above) for c in document.children[v]}
    planned = "will" in beside or document.lower_lemmas[above] in words("verbs", "planned")
    return planned and not beside & ((words("existing", "unreal") - {"will"}) | words("existing", "denying") | {"if"})


_AGAINST = (_denied, _missed, _inside_other, _wanted, _unsure, _counted)
"""What may tell that there is none, or not yet."""
