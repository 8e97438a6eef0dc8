"""Who says that an event is so: "according to the ministry", "officials said"."""

from __future__ import annotations

from communique.events.actor import lexicon
from communique.events.syntax import grammatical_subjects, is_verb, kids
from communique.events.value import Attribution
from communique.model import Document


def attribution(document: Document, trigger: int) -> Attribution | None:
    """The source that a sentence names for what its trigger tells: "according to X", else the subject of the verb of
    saying above.
    """
    verb = trigger if is_verb(document, trigger) else None
    for token in (trigger, *document.ancestors(trigger)):
        for prep in kids(document, token, "prep"):
            if document.lower_words[prep] == "according":
                found = [o for to in kids(document, prep, "prep") for o in kids(document, to, "pobj")]
                if found:
                    return _phrase(document, found[0])
        if verb not in (None, token) and document.lemmas[token] in lexicon()["say"] and token != trigger:
            subjects = grammatical_subjects(document, token)
            if subjects:
                return _phrase(document, subjects[0])
        verb = token if is_verb(document, token) else verb
    return None


def tellers(document: Document, trigger: int) -> list[int]:
    """The subjects of the verb of saying that a trigger's clause is the content of ("..., the minister said")."""
    below = trigger
    for token in document.ancestors(trigger):
        if document.deps[below] in ("ccomp", "parataxis") and document.lemmas[token] in lexicon()["say"]:
            return grammatical_subjects(document, token)
        below = token
    return []


def _phrase(document: Document, head: int) -> Attribution:
    """The noun phrase of a head without its relative clauses."""
    clauses = {t for c in kids(document, head, "relcl", "acl", "appos", "punct", "prep") for t in document.subtree(c)}
    tokens = [t for t in document.subtree(head) if t not in clauses]
    start, end = document.starts[tokens[0]], document.ends[tokens[-1]]
    return Attribution(document.text[start:end], start, end)
