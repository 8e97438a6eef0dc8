"""Whether a text tells of an agreement that is there, was made or is to be made: wishes, failures and denials are none."""

from __future__ import annotations

from communique.kinds.agreements.dealings import clauses
from communique.kinds.agreements.find import Candidate, making, noun_at, words
from communique.model import Document


def is_told(document: Document, candidate: Candidate, beside: bool, dated: bool) -> bool:
    """Whether a candidate is an agreement that the text holds to be one; ``beside``: the phrase says between whom it is,
    ``dated``: the sentence says when it was signed or ends.
    """
    if candidate.named:
        return True
    if any(speaks_against(document, candidate) for speaks_against in (_denied, _missed, _inside_other, _wanted, _unsure)):
        return False
    if dated or (candidate.definite and candidate.existing and not candidate.plural):
        return True
    if candidate.specific and (not candidate.plural or candidate.definite):
        return True
    if (beside or _governs(document, candidate)) and not candidate.plural:
        return True
    lasting = candidate.definite and noun_at(document, candidate.token) in words("heads", "states")
    return (lasting and not candidate.plural) or is_made(document, candidate) or _planned(document, candidate)


def _governs(document: Document, candidate: Candidate) -> bool:
    """What is said happens or happened under it: "under a separate agreement, Peru gave coal", "a deal under which it gave"."""
    return any(
        document.tags[v] in ("VBD", "VBZ", "VBP", "VBN") and not _helped(document, v)
        for v in clauses(document, candidate.token)
    )


def _helped(document: Document, verb: int) -> bool:
    """Whether helping verbs make an act unreal."""
    beside = {document.lower_words[c] for c in document.children[verb]}
    return bool(beside & (words("existing", "unreal") - {"will", "must"} | words("existing", "denying")))


def _wanted(document: Document, candidate: Candidate) -> bool:
    """One that is new in the text and only wished for: "wants a debt deal", "hope for a pact"."""
    if candidate.definite:
        return False
    head = document.heads[candidate.token]
    above = document.heads[head] if document.deps[candidate.token] == "pobj" else head
    return document.lower_lemmas[above] in words("verbs", "wanted")


def _unsure(document: Document, candidate: Candidate) -> bool:
    """One that is new in the text and may never be: "a possible trade deal", "any future pact"."""
    inside = document.lower_words[candidate.first : candidate.token]
    return not candidate.definite and not words("modifiers", "unsure").isdisjoint(inside)


def _inside_other(document: Document, candidate: Candidate) -> bool:
    """The noun only qualifies another: "deal talks"."""
    return document.deps[candidate.token] in ("compound", "amod", "nmod")


def _denied(document: Document, candidate: Candidate) -> bool:
    near = document.words[max(0, candidate.first - 2) : candidate.first]
    if any(word.lower() in words("existing", "negative") for word in near):
        return True
    verb = document.heads[candidate.token]
    beside = {document.lower_words[c] for c in document.children[verb]}
    is_subject = document.deps[candidate.token] in ("nsubj", "nsubjpass")
    return is_subject and not candidate.definite and bool(beside & words("existing", "denying"))


def _missed(document: Document, candidate: Candidate) -> bool:
    """The text says that one that is new in it was not reached: "failed to clinch a trade deal"."""
    verb = document.heads[candidate.token]
    if candidate.definite or document.lower_lemmas[verb] not in words("verbs", "made"):
        return False
    above = document.heads[verb] if document.deps[verb] in ("xcomp", "acl", "pcomp") else verb
    if document.lower_lemmas[above] in words("verbs", "missed"):
        return True
    return any(document.lower_words[c] in words("existing", "denying") for c in document.children[verb])


def is_made(document: Document, candidate: Candidate) -> bool:
    """The text says that it was signed or reached, as a fact."""
    return any(_is_fact(document, verb, candidate) for verb in making(document, candidate.token))


def _is_fact(document: Document, verb: int, candidate: Candidate) -> bool:
    if document.tags[verb] not in ("VBD", "VBN"):
        return False
    if candidate.plural and document.lower_lemmas[verb] != "sign":
        return False
    helpers = {document.lower_words[c] for c in document.children[verb] if c < max(verb, candidate.token)}
    return not helpers & (words("existing", "unreal") | words("existing", "denying") | {"if", "yet"})


def _planned(document: Document, candidate: Candidate) -> bool:
    """The text says that one with a matter of its own is to be signed ("are expected to sign an agreement on freight")."""
    matter = any(document.lower_words[c] in ("on", "for") for c in document.children[candidate.token])
    verbs = (v for v in making(document, candidate.token) if document.lower_lemmas[v] in words("verbs", "signed"))
    return matter and not candidate.plural and any(_is_expected(document, verb) for verb in verbs)


def _is_expected(document: Document, verb: int) -> bool:
    above = document.heads[verb] if document.deps[verb] in ("xcomp", "acl") else verb
    beside = {document.lower_words[c] for v in (verb, above) for c in document.children[v]}
    planned = "will" in beside or document.lower_lemmas[above] in words("verbs", "planned")
    return planned and not beside & ((words("existing", "unreal") - {"will"}) | words("existing", "denying") | {"if"})
