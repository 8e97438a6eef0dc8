"""When a person took or left a post, and whether they are in it: verbs of appointment and departure with their dates."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from communique.kinds.dates.value import Date
from communique.kinds.people.clauses import first_conjunct, subject_of
from communique.kinds.people.names import Name
from communique.kinds.people.page import NEAR, Page
from communique.kinds.people.posts import Post
from communique.kinds.people.value import PersonStatus

PAST = frozenset(["VBD", "VBN"])


@dataclass(frozen=True, slots=True)
class Tenure:
    """Status and dates of a person's part, as far as the verbs around a mention say; ``ruled``: they were overthrown."""

    status: PersonStatus | None = None
    since: str | None = None
    until: str | None = None
    ruled: bool = False


@dataclass(frozen=True, slots=True)
class Step:
    """A verb (document token) that says that somebody took or left a post, or was killed; ``past``: as a fact."""

    verb: int
    takes: bool
    date: str | None = None
    past: bool = False
    ruled: bool = False


def tenure(page: Page, names: Iterable[Name], dates: tuple[Date, ...]) -> Tenure:
    """What the verbs around the names of a person say of taking or leaving a post; of a post left before another, nothing."""
    steps = sorted((step for name in names for step in _steps(page, name, dates)), key=lambda step: step.verb)
    taken = [step for step in steps if step.takes]
    left = [step for step in steps if not step.takes and not any(step.verb < later.verb for later in taken)]
    return Tenure(
        "former" if any(step.past for step in left) else None,
        next((step.date for step in taken if step.date), None),
        next((step.date for step in left if step.date), None),
        any(step.ruled for step in left),
    )


def _steps(page: Page, name: Name, dates: tuple[Date, ...]) -> Iterator[Step]:
    plain = set(subject_of(page, name))
    for verb in _verbs(page, name):
        if _takes(page, verb):
            yield Step(verb, True, date_of(page, verb, dates))
        elif held := _held(page, verb):
            if since := _after(page, verb, dates, "since"):
                yield Step(verb, True, since)
            if until := _after(page, verb, dates, "until"):
                yield Step(verb, False, until, held == "post" and _past(page, verb))
        elif _leaves(page, verb):
            yield Step(verb, False, date_of(page, verb, dates), _past(page, verb) and verb in plain)
    for verb in _undergone(page, name):
        lemma, when = page.document.lower_lemmas[verb], date_of(page, verb, dates)
        if lemma in page.lex.words["given"]:
            yield Step(verb, True, when)
        elif _past(page, verb):
            yield Step(verb, False, when, True, lemma in page.lex.words["toppled"])


def _undergone(page: Page, name: Name) -> Iterator[int]:
    """The verbs of naming, removing and killing of which a name is the object, or (killing) the subject in the passive."""
    document, words = page.document, page.lex.words
    token, verb = first_conjunct(page, page.at[name.last - 1])
    lemma, dep = document.lower_lemmas[verb], document.deps[token]
    apposed = (a for c in document.children[token] if document.deps[c] == "appos" for a in document.children[c])
    yield from (a for a in apposed if document.deps[a] == "acl" and document.lower_lemmas[a] in words["given"])
    gone = words["killed"] | words["toppled"]
    yield from (v for v in subject_of(page, name) if _passive(page, v) and document.lower_lemmas[v] in gone)
    if dep == "dobj" and lemma in words["given"] | words["removed"] | gone:
        yield verb


def _verbs(page: Page, name: Name) -> Iterator[int]:
    """The verbs of a name and those beside them ("before leaving office")."""
    document = page.document
    for verb in subject_of(page, name):
        yield verb
        yield from (c for c in document.children[verb] if document.deps[c] == "xcomp")
        below = (c for child in document.children[verb] if document.deps[child] == "prep" for c in document.children[child])
        yield from (c for c in below if document.deps[c] == "pcomp")


def _passive(page: Page, verb: int) -> bool:
    return any(page.document.deps[c] in ("auxpass", "nsubjpass") for c in page.document.children[verb])


def _past(page: Page, verb: int) -> bool:
    document = page.document
    auxiliaries = {document.lower_words[c] for c in document.children[verb] if document.deps[c] in ("aux", "auxpass")}
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
    lemma = document.lower_lemmas[verb]
    below = {document.lower_words[i] for i in page.below(verb)}
    if lemma in words["given"] or lemma == "swear":
        return _passive(page, verb) or (lemma == "swear" and "in" in below)
    if lemma in ("take", "come", "win", "enter", "assume"):
        return bool(
            below & {"office", "power", "presidency", "post", "helm", "charge", "premiership"}
            or (lemma == "take" and "over" in below)
            or (lemma == "take" and "up" in below and below & words["post"])
        )
    return lemma == "become"


def _held(page: Page, verb: int) -> str | None:
    """ "post" of a verb of having a post ("held the job"), "place" of one of being ("in office")."""
    document, words = page.document, page.lex.words
    lemma = document.lower_lemmas[verb]
    below = {document.lower_words[i] for i in page.below(verb)}
    if lemma == "hold" and below & words["post"]:
        return "post"
    return "place" if lemma in ("be", "remain", "lead", "head", "run", "chair") else None


def _after(page: Page, verb: int, dates: tuple[Date, ...], word: str) -> str | None:
    """The date right after "since" or "until" in the clause of a verb."""
    return date_of(page, verb, tuple(d for d in dates if _preceded(page, d, word)))


def _preceded(page: Page, date: Date, word: str) -> bool:
    before = page.document.text[max(0, date.start - len(word) - 6) : date.start].lower().split()
    return word in before[-2:]


def _leaves(page: Page, verb: int) -> bool:
    document, words = page.document, page.lex.words
    lemma = document.lower_lemmas[verb]
    if lemma in words["resign"]:
        return True
    if lemma == "step" and any(document.lower_words[c] in ("down", "aside") for c in document.children[verb]):
        return True
    if lemma in words["removed"]:
        return _passive(page, verb)
    return lemma in words["leave"] and any(
        document.deps[c] == "dobj" and document.lower_words[c] in words["post"] and not _room(page, c)
        for c in document.children[verb]
    )


def _room(page: Page, token: int) -> bool:
    """Whether an office is a room: "left his office"."""
    document = page.document
    return document.lower_words[token] == "office" and any(document.tags[c] == "PRP$" for c in document.children[token])


def date_of(page: Page, verb: int, dates: tuple[Date, ...]) -> str | None:
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
