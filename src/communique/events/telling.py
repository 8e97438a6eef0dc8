"""How an event is told: the form of its trigger, and whether the article told of its like before. Confidence depends on it."""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
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
RECALLED = 40
"""How many acts of speech of a type are looked back to."""


def form(document: Document, token: int) -> frozenset[str]:
    """What the confidence of an event takes from the form of its trigger: an infinitive or a participle that says more of a
    noun ("efforts to reach a deal"), the present tense, a noun's article, a noun behind another ("the failure of the talks").
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


@dataclass(slots=True)
class _Told:
    """What the events of one type that were told of by then were about."""

    parties: set[frozenset[str]] = field(default_factory=set)
    lemmas: set[str] = field(default_factory=set)
    sentences: set[int] = field(default_factory=set)
    words: deque[frozenset[str]] = field(default_factory=lambda: deque(maxlen=RECALLED))

    def add(self, draft: Draft) -> None:
        self.parties.add(frozenset(draft.parties))
        self.lemmas.add(draft.lemma)
        self.sentences.add(draft.sentence)
        if len(draft.words) >= SHARED:
            self.words.append(draft.words)


def echoing(drafts: list[Draft]) -> list[Draft]:
    """The drafts of an article, each with what it echoes of those before it: the same parties, word or content."""
    told: dict[str, _Told] = defaultdict(_Told)
    made = []
    for draft in drafts:
        made.append(replace(draft, telling=draft.telling | frozenset(_echoes(told, draft))))
        told[draft.hit.rule.type].add(draft)
    return made


def _echoes(told: dict[str, _Told], draft: Draft) -> Iterator[str]:
    kind, parties = draft.hit.rule.type, frozenset(draft.parties)
    like = told[kind]
    if parties and kind in GATHERED and any(parties in told[other].parties for other in GATHERED - {kind}):
        yield "echo gathering"
    if parties and parties in like.parties:
        yield "echo parties"
    elif parties and any(parties < others for others in like.parties):
        yield "echo some parties"
    if draft.lemma in like.lemmas:
        yield "echo word"
    if draft.sentence in like.sentences:
        yield "echo sentence"
    if any(len(words & draft.words) >= SHARED for words in like.words):
        yield "echo content"
