"""When a person took or left a post, and whether they are in it: verbs of appointment and departure with their dates."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from communique.kinds.dates.value import Date
from communique.kinds.people.names import Name
from communique.kinds.people.page import NEAR, Page
from communique.kinds.people.posts import Post, subject_of
from communique.kinds.people.value import PersonStatus

PAST = frozenset(["VBD", "VBN"])


@dataclass(frozen=True, slots=True)
class Tenure:
    """Status and dates of a person's part, as far as the verbs around a mention say."""

    status: PersonStatus | None = None
    since: str | None = None
    until: str | None = None


def tenure(page: Page, name: Name, dates: tuple[Date, ...]) -> Tenure:
    """What the verbs of which a name is the subject say of taking or leaving a post."""
    status: PersonStatus | None = None
    since = until = None
    plain = set(subject_of(page, name))
    for verb in _verbs(page, name):
        if _takes(page, verb):
            since = since or _date(page, verb, dates)
        elif _leaves(page, verb):
            until = until or _date(page, verb, dates)
            if _past(page, verb) and verb in plain:
                status = "former"
    return Tenure(status, since, until)


def _verbs(page: Page, name: Name) -> Iterator[int]:
    """The verbs of a name, those beside them ("before leaving office"), and those of a "he" or "she" after it."""
    document = page.document
    for verb in subject_of(page, name):
        yield verb
        below = (c for child in document.children[verb] if document.deps[child] == "prep" for c in document.children[child])
        yield from (c for c in below if document.deps[c] == "pcomp")
    for i in range(name.last, min(name.last + NEAR, len(page))):
        if page.sentence(i) != page.sentence(name.last - 1) or page.labels[i] == "PERSON":
            return
        if page.lows[i] in ("he", "she") and document.deps[page.at[i]] == "nsubj":
            yield document.heads[page.at[i]]


def _passive(page: Page, verb: int) -> bool:
    return any(page.document.deps[c] in ("auxpass", "nsubjpass") for c in page.document.children[verb])


def _past(page: Page, verb: int) -> bool:
    document = page.document
    auxiliaries = {document.words[c].lower() for c in document.children[verb] if document.deps[c] in ("aux", "auxpass")}
    return document.tags[verb] in PAST and not auxiliaries & {
        "will",
        "would",
        "could",
        "may",
        "might",
        "to",
        "'ll",
        "be",
        "should",
    }


def _takes(page: Page, verb: int) -> bool:
    document, words = page.document, page.lex.words
    lemma = document.lemmas[verb].lower()
    below = {document.words[i].lower() for i in page.below(verb)}
    if lemma in words["given"] or lemma == "swear":
        return _passive(page, verb) or (lemma == "swear" and "in" in below)
    if lemma in ("take", "come", "win", "enter", "assume"):
        return bool(
            below & {"office", "power", "presidency", "post", "helm", "charge", "premiership"}
            or (lemma == "take" and "over" in below)
        )
    return lemma == "become"


def _leaves(page: Page, verb: int) -> bool:
    document, words = page.document, page.lex.words
    lemma = document.lemmas[verb].lower()
    if lemma in words["resign"]:
        return True
    if lemma == "step" and any(document.words[c].lower() in ("down", "aside") for c in document.children[verb]):
        return True
    if lemma in words["removed"]:
        return _passive(page, verb)
    return lemma in words["leave"] and any(
        document.deps[c] == "dobj" and document.words[c].lower() in words["post"] for c in document.children[verb]
    )


def _date(page: Page, verb: int, dates: tuple[Date, ...]) -> str | None:
    """The date in the verb's own clause that is nearest to it."""
    document = page.document
    clause = {verb}
    todo = [verb]
    while todo and len(clause) < NEAR:
        for child in document.children[todo.pop()]:
            if document.deps[child] not in ("conj", "relcl", "ccomp", "advcl", "parataxis", "nsubj", "nsubjpass"):
                clause.add(child)
                todo.append(child)
    found = [
        d
        for d in dates
        if d.value and d.type == "DATE" and d.value[:1].isdigit() and clause & set(document.tokens_in(d.start, d.end))
    ]
    return min(found, key=lambda d: abs(d.start - document.starts[verb])).value if found else None


def status_of(page: Page, post: Post) -> PersonStatus | None:
    """The status that a title states: "former", "ex-", "-elect", "predecessor"; None where it states none."""
    if page.lows[post.head] == "predecessor":
        return "former"
    words = page.lows[post.first : post.head + 1]
    around = page.lows[max(0, post.first - 2) : post.first]
    for i, word in enumerate(words):
        if word in page.lex.words["former"] or word.startswith("ex-"):
            return None if "current" in page.lows[post.first : post.last] and i == 0 else "former"
    if set(words) & page.lex.words["incoming"] or any(word.endswith(("-elect", "-designate")) for word in words):
        return "incoming"
    return "former" if set(around) & {"former", "ex"} else None
