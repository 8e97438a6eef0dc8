"""When a person took or left a post, and whether they are in it: verbs of appointment and departure with their dates."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from communique.kinds.dates.value import Date
from communique.kinds.people.clauses import first_conjunct, subject_of
from communique.kinds.people.names import Name
from communique.kinds.people.page import NEAR, Page
from communique.kinds.people.posts import Post
from communique.kinds.people.value import PersonStatus

PAST = frozenset(["VBD", "VBN"])
RULING = frozenset(["swear", "elect", "reelect", "re-elect", "inaugurate", "take", "come", "win", "enter", "assume"])
"""Verbs of taking a public office."""
BESIDE = 40
"""Characters between a title and the dates right after it at most."""
TO = (["to"], ["until"], ["till"], ["through"], ["and"], ["-"], ["–"])


@dataclass(frozen=True, slots=True)
class Tenure:
    """Status and dates of a person's part, as far as the verbs around a mention say; ``ruled``: they took or left a public
    office or were overthrown.
    """

    status: PersonStatus | None = None
    since: str | None = None
    until: str | None = None
    ruled: bool = False


@dataclass(frozen=True, slots=True)
class Step:
    """A verb or noun (document token) that says that somebody took or left a post, or died; ``past``: as a fact, ``last``: for
    good, ``coming``: they are named to it and not in it yet, ``post`` the title that it is of ("served as X"), -1 if unsaid.
    """

    verb: int
    takes: bool
    date: str | None = None
    past: bool = False
    ruled: bool = False
    last: bool = False
    coming: bool = False
    post: int = -1


def tenure(page: Page, names: Iterable[Name], dates: tuple[Date, ...], main: Post | None) -> Tenure:
    """What the verbs around the names of a person say of taking or leaving the main post; of one left before, nothing."""
    found = (step for name in names for step in _steps(page, name, dates))
    ours = (step for step in found if main is None or step.post in (-1, main.head))
    steps = sorted(ours, key=lambda step: step.verb)
    taken = [step for step in steps if step.takes]
    left = [step for step in steps if not step.takes and (step.last or not any(_after_it(step, later) for later in taken))]
    gone = any(step.past for step in left)
    coming = any(step.coming for step in taken) and not any(step.past and not step.coming for step in taken)
    return Tenure(
        "former" if gone else "incoming" if coming else None,
        next((step.date for step in taken if step.date), None),
        next((step.date for step in left if step.date), None),
        any(step.ruled for step in (*left, *taken)),
    )


def of_post(page: Page, posts: Iterable[Post], dates: tuple[Date, ...]) -> Tenure:
    """What stands right after a title: "minister since 2021", "envoy from 2010 to 2014", "president until last week"."""
    for post in posts:
        begin = page.end(post.last - 1)
        after = dates[bisect_left(dates, begin + 1, key=_start) : bisect_left(dates, begin + BESIDE + 1, key=_start)]
        close = [d for d in after if d.type == "DATE" and d.value and d.value[:1].isdigit()]
        if post.place == "predicate" or not close:
            continue
        first = close[0]
        link = page.document.text[begin : first.start].lower().split()
        if link[:1] == ["since"]:
            return Tenure(since=first.value)
        if link[:1] == ["until"]:
            return Tenure("former", until=first.value)
        if link[:1] in (["from"], ["between"]):
            last = next((d for d in close[1:] if page.document.text[first.end : d.start].split() in TO), None)
            return Tenure("former", first.value, last.value) if last else Tenure(since=first.value)
    return Tenure()


def _after_it(left: Step, taken: Step) -> bool:
    """Whether a post is taken after another is left: by the dates, else in the order of the text."""
    if left.date and taken.date:
        return left.date < taken.date
    return left.verb < taken.verb


def _steps(page: Page, name: Name, dates: tuple[Date, ...]) -> Iterator[Step]:
    plain = set(subject_of(page, name))
    for verb in _verbs(page, name):
        if _takes(page, verb):
            rules = page.document.lower_lemmas[verb] in RULING
            yield Step(verb, True, date_of(page, verb, dates), _past(page, verb), rules, coming=_coming(page, verb))
        elif held := _held(page, verb):
            yield from _stay(page, verb, held, dates)
        elif _leaves(page, verb):
            rules = page.document.lower_lemmas[verb] in page.lex.words["leave"]
            yield Step(verb, False, date_of(page, verb, dates), _past(page, verb) and verb in plain, rules)
        elif page.document.lower_lemmas[verb] == "die" and _past(page, verb):
            yield Step(verb, False, date_of(page, verb, dates), True, last=True)
    for verb in _undergone(page, name):
        lemma, when = page.document.lower_lemmas[verb], date_of(page, verb, dates)
        if lemma in page.lex.words["given"]:
            coming = _coming(page, verb)
            yield Step(verb, True, when, past=_past(page, verb) and not coming, coming=coming)
        elif _past(page, verb):
            yield Step(verb, False, when, True, lemma in page.lex.words["toppled"], lemma in page.lex.words["killed"])
    if (noun := _end(page, name)) is not None:
        ruled = page.document.lower_lemmas[noun] in page.lex.words["downfall"]
        yield Step(noun, False, date_of(page, noun, dates), True, ruled, ruled)


def _stay(page: Page, verb: int, held: str, dates: tuple[Date, ...]) -> Iterator[Step]:
    """What a verb of having a post says: "has been minister since 2021", "served as envoy from 2010 to 2014"."""
    start = _after(page, verb, dates, "from")
    since = _after(page, verb, dates, "since") or start
    until = _after(page, verb, dates, "until") or (start and _after(page, verb, dates, "to"))
    post = served(page, verb)
    if since:
        yield Step(verb, True, since, past=True, post=post)
    if until:
        simple = page.document.tags[verb] == "VBD" and (held != "place" or not since)
        yield Step(verb, False, until, _past(page, verb) and (bool(since) or simple), post=post)


def served(page: Page, verb: int) -> int:
    """The token of the page of the title that a verb has after "as" ("served as envoy"), -1 where there is none."""
    document = page.document
    links = (c for c in document.children[verb] if document.lower_words[c] == "as")
    nouns = (g for c in links for g in document.children[c] if document.deps[g] == "pobj")
    return next((page.back[g] for g in nouns if g in page.back), -1)


def _coming(page: Page, verb: int) -> bool:
    """Whether a verb of naming tells of a post that is not taken yet: "is appointing", "will name", "nominated"."""
    document = page.document
    if document.lower_lemmas[verb] == "nominate":
        return True
    helpers = {document.lower_words[c] for c in document.children[verb] if document.deps[c] in ("aux", "auxpass")}
    future = document.tags[verb] in ("VB", "VBN") and not helpers.isdisjoint(("will", "'ll"))
    return future or (document.tags[verb] == "VBG" and not helpers.isdisjoint(("is", "are", "am", "'s")))


def _end(page: Page, name: Name) -> int | None:
    """The noun that tells that somebody's part is over: "the resignation of X", "after X's death"; not what others ask for."""
    document, words = page.document, page.lex.words
    token, head = first_conjunct(page, page.at[name.last - 1])
    if document.deps[token] == "pobj" and document.lower_words[head] == "of":
        noun = document.heads[head]
    elif document.deps[token] == "poss":
        noun = head
    else:
        return None
    if document.lower_lemmas[noun] not in words["exit"] | words["downfall"]:
        return None
    above = document.heads[noun]
    told = document.deps[noun] == "pobj" and document.lower_words[above] in ("after", "following", "since", "with")
    return noun if told or (document.deps[noun] in ("nsubj", "nsubjpass") and not _modal(page, above)) else None


def _modal(page: Page, verb: int) -> bool:
    return any(page.document.tags[c] == "MD" for c in page.document.children[verb]) and page.document.lower_lemmas[verb] == "be"


def _undergone(page: Page, name: Name) -> Iterator[int]:
    """The verbs of naming, removing and killing of which a name is the object, or (killing) the subject in the passive."""
    document, words = page.document, page.lex.words
    token, verb = first_conjunct(page, page.at[name.last - 1])
    if document.deps[token] == "appos":
        token, verb = first_conjunct(page, verb)
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
    if lemma in words["serving"]:
        return "post"
    return "place" if lemma in ("be", "remain", "lead", "head", "run", "chair") else None


def _after(page: Page, verb: int, dates: tuple[Date, ...], word: str) -> str | None:
    """The date right after "since" or "until" in the clause of a verb."""
    return date_of(page, verb, tuple(d for d in _beside(page, verb, dates) if _preceded(page, d, word)))


def _beside(page: Page, verb: int, dates: tuple[Date, ...]) -> tuple[Date, ...]:
    """The dates (in text order) that begin in the sentence of a verb."""
    sentence = page.document.sentences[page.document.sentence_of[verb]]
    return dates[bisect_left(dates, sentence.start, key=_start) : bisect_left(dates, sentence.end, key=_start)]


def _start(date: Date) -> int:
    return date.start


def _preceded(page: Page, date: Date, word: str) -> bool:
    """Whether a word stands before a date that is not the name of an event ("since the Aug. 2 coup")."""
    before = page.document.text[max(0, date.start - len(word) - 6) : date.start].lower().split()
    last = page.back.get(page.document.tokens_in(date.start, date.end)[-1], len(page)) + 1
    return word in before[-2:] and (last >= len(page) or page.pos[last] not in ("NOUN", "PROPN"))


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
        for d in _beside(page, verb, dates)
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
