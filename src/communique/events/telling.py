"""How an event is told: the form of its trigger, and whether the article told of its like before. Confidence depends on it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from communique.events.syntax import is_verb, kids

if TYPE_CHECKING:
    from communique.events.draft import Draft
    from communique.model import Document

GATHERED = frozenset({"talks", "meeting"})
"""Types of which one gathering may be told by turns."""
ARTICLES = {"the": "the", "a": "a", "an": "a"}
ALSO = frozenset({"also", "again", "separately"})
"""Words that tell of one more act."""
PRESENT = frozenset({"VBZ", "VBP"})
SHARED = 2
"""How many words two mentions have to share to be alike."""


def form(document: Document, token: int) -> frozenset[str]:
    """What the confidence of an event takes from the form of its trigger: an infinitive or a participle that says more of a noun
    ("efforts to reach a deal"), the present tense, a noun's article, a noun behind another ("the failure of the talks").
    """
    dep, head = document.deps[token], document.heads[token]
    names = {f"form {dep}"} if dep == "attr" else set()
    names |= {"form also"} if any(document.lower_words[t] in ALSO for t in kids(document, token, "advmod")) else set()
    if is_verb(document, token):
        to = any(document.lower_words[t] == "to" for t in kids(document, token, "aux", "mark"))
        names |= {"form infinitive", f"form to {dep}"} if to else set()
        names |= {"form -ing acl"} if dep == "acl" and document.tags[token] == "VBG" else set()
        names |= {"form present"} if document.tags[token] in PRESENT else set()
        return frozenset(names)
    names |= {f"form {ARTICLES[w]}" for t in kids(document, token, "det") if (w := document.lower_words[t]) in ARTICLES}
    if dep == "pobj" and not is_verb(document, document.heads[head]):
        names.add("form behind noun")
    return frozenset(names)


def echoing(drafts: list[Draft]) -> list[Draft]:
    """The drafts of an article, each with what it echoes of those before it: the same parties, word or content."""
    return [replace(draft, telling=draft.telling | _echoes(drafts[:at], draft)) for at, draft in enumerate(drafts)]


def _echoes(before: list[Draft], draft: Draft) -> frozenset[str]:
    kind, parties = draft.hit.rule.type, draft.parties
    names = set()
    if kind in GATHERED and parties and any(d.hit.rule.type in GATHERED - {kind} and d.parties == parties for d in before):
        names.add("echo gathering")
    like = [d for d in before if d.hit.rule.type == kind]
    if parties and any(d.parties == parties for d in like):
        names.add("echo parties")
    elif parties and any(parties < d.parties for d in like):
        names.add("echo some parties")
    if any(d.lemma == draft.lemma for d in like):
        names.add("echo word")
    if any(d.sentence == draft.sentence for d in like):
        names.add("echo sentence")
    if any(len(d.words & draft.words) >= SHARED for d in like):
        names.add("echo content")
    return frozenset(names)
