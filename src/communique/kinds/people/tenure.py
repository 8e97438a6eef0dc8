"""When a person took or left a post, and whether they are in it: verbs of appointment and departure with their dates."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from communique.kinds.dates.value import Date
from communique.kinds.people.clauses import first_conjunct, subject_of
from communique.kinds.people.dated import beside, between, calendar, date_of, day, parts, time_before
from communique.kinds.people.names import Name
from communique.kinds.people.page import Page
from communique.kinds.people.predicates import heads_body
from communique.kinds.people.spells import UNFULFILLED, Step, spells
from communique.kinds.people.title_phrases import Post
from communique.kinds.people.value import PersonStatus
from communique.kinds.people.verbs import DUE, MONTH, coming, held_by, leaves, leaves_later, passive, past, takes

RULING = frozenset(["swear", "elect", "reelect", "re-elect", "inaugurate", "take", "come", "win", "enter", "assume", "seize"])
"""Verbs of taking a public office."""
RISEN = frozenset(
    [
        "a",
        "the",
        "an",
        "in",
        "of",
        "independence",
        "election",
        "elections",
        "coup",
        "taking",
        "winning",
        "seizing",
        "power",
        "office",
        "talks",
        "negotiations",
        "war",
        "process",
        "began",
        "started",
        "opened",
        "resumed",
        "start",
        "beginning",
        "being",
        "elected",
        "appointed",
        "named",
    ]
)
"""What may stand between "since" and the date on which somebody took office."""
BEFORE = frozenset(["also", "previously", "earlier", "once", "formerly"])
"""Words with "has served as" that tell of a post held before."""
SINCE = 30
"""Characters before a date in which "since" stands."""
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


def tenure(page: Page, names: Iterable[Name], dates: tuple[Date, ...], main: Post | None) -> Tenure:
    """What the verbs around the names of a person say of taking or leaving the main post; of one left before, nothing."""
    found = (step for name in names for step in _steps(page, name, dates))
    ours = (step for step in found if main is None or step.post < 0 or page.lows[step.post] == page.lows[main.head])
    once = main is not None and status_of(page, main) == "former"
    ours = (_away(page, step) if once else step for step in ours)
    steps = sorted(ours, key=lambda step: step.verb)
    taken = [step for step in steps if step.takes]
    left = [step for step in steps if not step.takes and (step.last or not any(_after_it(step, later) for later in taken))]
    gone = any(step.past for step in left)
    lemmas, given = page.document.lower_lemmas, page.lex.words["given"]
    due = next((step.date for step in taken if step.coming and step.date), None)
    held = any(step.past and not step.coming and not (due and lemmas[step.verb] in given) for step in taken)
    comes = any(step.coming for step in taken) and not held
    return Tenure(
        "former" if gone else "incoming" if comes else None,
        (due if comes else None) or next((step.date for step in taken if step.date), None),
        next((step.date for step in left if step.date), None),
        any(step.ruled for step in (*left, *taken)),
    )


def _away(page: Page, step: Step) -> Step:
    """A step by which somebody left a post held once: "the previous negotiator was promoted in May"."""
    moved = step.takes and page.document.lower_lemmas[step.verb] in ("promote", "transfer", "reassign")
    return replace(step, takes=False) if moved else step


def of_post(page: Page, posts: Iterable[Post], dates: tuple[Date, ...]) -> Tenure:
    """What stands right after a title or the name: "minister since 2021", "envoy from 2010 to 2014", "X (1993-1996)"."""
    for post in posts:
        served = page.lows[post.first - 1 : post.first] in (("to",), ("of",), ("for",)) and page.title_at(post.first - 2)
        ends = (post.last, post.name.last) if post.place != "inverted" else (post.last,)
        told = post.place != "predicate" and not served  # "chief of staff to President X until 2021"
        for last in ends if told else ():
            begin = page.end(last - 1)
            close = [d for d in between(dates, begin + 1, begin + BESIDE + 1) if calendar(d)]
            if close and (found := _linked(page, begin, close)):
                return found
    return Tenure()


def _linked(page: Page, begin: int, close: list[Date]) -> Tenure | None:
    """What the words between an offset and the first of the dates after it make of them."""
    first = close[0]
    start, until = parts(day(first))
    link = page.document.text[begin : first.start].lower().split()
    if until and len(until) <= MONTH and link in (["("], ["in"], ["from"], [","], [","]):
        return Tenure("former", start, until)
    if link[:1] == ["since"]:
        return Tenure(since=day(first))
    if link[:1] == ["until"]:
        return Tenure("former", until=day(first))
    if link in (["from"], ["between"]):
        last = next((d for d in close[1:] if page.document.text[first.end : d.start].split() in TO), None)
        return Tenure("former", day(first), day(last)) if last else Tenure(since=day(first))
    return None


def _after_it(left: Step, taken: Step) -> bool:
    """Whether a post is taken after another is left: by the dates, else in the order of the text."""
    if left.date and taken.date:
        return left.date < taken.date
    return left.verb < taken.verb and not (taken.held and taken.date)


def _steps(page: Page, name: Name, dates: tuple[Date, ...]) -> Iterator[Step]:
    plain = set(subject_of(page, name))
    for verb in _verbs(page, name):
        yield from _done(page, verb, verb in plain, dates)
    for verb in _undergone(page, name):
        lemma, when = page.document.lower_lemmas[verb], date_of(page, verb, dates)
        if lemma in page.lex.words["given"]:
            comes = coming(page, verb)
            yield Step(verb, True, when, past=past(page, verb) and not comes, coming=comes)
        elif past(page, verb):
            yield Step(verb, False, when, True, lemma in page.lex.words["toppled"], lemma in page.lex.words["killed"])
    yield from spells(page, name, dates)
    if (noun := _end(page, name)) is not None:
        ruled = page.document.lower_lemmas[noun] in page.lex.words["downfall"]
        yield Step(noun, False, date_of(page, noun, dates), True, ruled, ruled)


def _done(page: Page, verb: int, plain: bool, dates: tuple[Date, ...]) -> Iterator[Step]:
    """What a verb says of a person who is its subject (``plain``), or below whose verb it stands."""
    lemma, when = page.document.lower_lemmas[verb], date_of(page, verb, dates)
    if takes(page, verb):
        comes = coming(page, verb) or (bool(when) and page.document.tags[verb] in ("VBZ", "VBP"))
        post = served(page, verb) if lemma in page.lex.words["given"] else -1
        yield Step(verb, True, when, past(page, verb), lemma in RULING, coming=comes, post=post)
    elif held := held_by(page, verb):
        yield from _stay(page, verb, held, dates)
    elif leaves(page, verb):
        when = when or time_before(page, verb, dates)
        yield Step(verb, False, when, past(page, verb) and plain, lemma in page.lex.words["leave"])
    elif later := leaves_later(page, verb, dates):
        yield Step(verb, False, later)
    elif lemma == "die" and past(page, verb):
        yield Step(verb, False, when, True, last=True)


def _stay(page: Page, verb: int, held: str, dates: tuple[Date, ...]) -> Iterator[Step]:
    """What a verb of having a post says: "has been minister since 2021", "served as envoy from 2010 to 2014"."""
    start = _after(page, verb, dates, "from")
    since = _after(page, verb, dates, "since") or start
    until = _after(page, verb, dates, "until") or (start and _after(page, verb, dates, "to"))
    if pair := _between(page, verb, dates):
        since, until = pair
    if start and parts(start)[1]:
        start, until = parts(start)
        since = start
    post = served(page, verb)
    post = page.back.get(verb, -1) if post < 0 and heads_body(page, verb) is not None else post
    post = _told(page, verb) if post < 0 else post
    if since:
        yield Step(verb, True, since, past=True, post=post, held=True)
    if until:
        simple = page.document.tags[verb] == "VBD" and (held != "place" or not since)
        yield Step(verb, False, until, past(page, verb) and (bool(since) or simple), post=post)
    first, last = parts(date_of(page, verb, dates))
    if page.document.tags[verb] == "VBD" and not since and last and len(last) <= MONTH:
        yield Step(verb, True, first, past=True, post=post)
        yield Step(verb, False, last, True, post=post)


def _told(page: Page, verb: int) -> int:
    """The token of the page of the title that somebody "was", -1 where there is none."""
    document = page.document
    if document.tags[verb] != "VBD":
        return -1
    nouns = (c for c in document.children[verb] if document.deps[c] == "attr" and document.lower_lemmas[verb] == "be")
    return next((page.back[c] for c in nouns if c in page.back and page.title_at(page.back[c])), -1)


def _between(page: Page, verb: int, dates: tuple[Date, ...]) -> tuple[str | None, str | None] | None:
    """The dates of "between 1993 and 1996" right under a verb."""
    document = page.document
    known = [d for d in beside(page, verb, dates) if calendar(d)]
    for first, last in pairwise(known):
        if document.text[first.end : last.start].split() == ["and"] and _after(page, verb, (first,), "between"):
            return day(first), day(last)
    return None


def served(page: Page, verb: int) -> int:
    """The token of the page of the title that a verb has after "as" ("served as envoy"), -1 where there is none."""
    document = page.document
    links = (c for c in document.children[verb] if document.lower_words[c] == "as")
    nouns = (g for c in links for g in document.children[c] if document.deps[g] == "pobj")
    return next((page.back[g] for g in nouns if g in page.back), -1)


def _end(page: Page, name: Name) -> int | None:
    """The noun that tells that somebody's part is over: "the resignation of X", "after X's death"; not what others ask for."""
    document, words = page.document, page.lex.words
    token, head = first_conjunct(page, page.at[name.last - 1])
    if document.deps[token] == "appos" and head in page.back and page.title_at(page.back[head]):
        token, head = head, document.heads[head]
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
    yield from (v for v in subject_of(page, name) if passive(page, v) and document.lower_lemmas[v] in gone)
    if dep == "dobj" and lemma in words["given"] | words["removed"] | gone:
        yield verb


def _verbs(page: Page, name: Name) -> Iterator[int]:
    """The verbs of a name and those beside them ("before leaving office", "is due to take over")."""
    document = page.document
    for verb in subject_of(page, name):
        yield verb
        if document.lower_lemmas[verb] not in UNFULFILLED:
            yield from (c for c in document.children[verb] if document.deps[c] == "xcomp")
        due = (c for c in document.children[verb] if document.lower_words[c] in DUE)
        yield from (x for c in due for x in document.children[c] if document.deps[x] == "xcomp")
        below = (c for child in document.children[verb] if document.deps[child] == "prep" for c in document.children[child])
        yield from (c for c in below if document.deps[c] == "pcomp")


def _after(page: Page, verb: int, dates: tuple[Date, ...], word: str) -> str | None:
    """The date right after "since" or "until" in the clause of a verb, or of the clause with "since" below it."""
    document = page.document
    told = (c for c in document.children[verb] if word == "since" and document.deps[c] == "advcl")
    since = (
        c for c in told if any(document.lower_words[m] == "since" and document.deps[m] == "mark" for m in document.children[c])
    )
    if (clause := next(since, None)) is not None:
        return date_of(page, clause, tuple(d for d in beside(page, clause, dates) if _preceded(page, d, word)))
    return date_of(page, verb, tuple(d for d in beside(page, verb, dates) if _preceded(page, d, word)))


def _preceded(page: Page, date: Date, word: str) -> bool:
    """Whether a word stands before a date that is not the name of an event ("since the Aug. 2 coup")."""
    before = page.document.text[max(0, date.start - SINCE) : date.start].lower().split()
    last = page.back.get(page.document.tokens_in(date.start, date.end)[-1], len(page)) + 1
    near = word in before[-2:] or (word in before and set(before[before.index(word) + 1 :]) <= RISEN)
    return near and (last >= len(page) or page.pos[last] not in ("NOUN", "PROPN"))


def status_of(page: Page, post: Post) -> PersonStatus | None:
    """The status that a title states: "former", "ex-", "-elect", "predecessor"; None where it states none."""
    if page.lows[post.head] == "predecessor":
        return "former"
    if formerly(page, post):
        return None
    words = page.lows[post.first : post.head + 1]
    around = page.lows[max(0, post.first - 2) : post.first]
    for i, word in enumerate(words):
        if word in page.lex.words["former"] or word.startswith("ex-"):
            return None if "current" in page.lows[post.first : post.last] and i == 0 else "former"
    if set(words) & page.lex.words["incoming"] or any(word.endswith(("-elect", "-designate")) for word in words):
        return "incoming"
    then = page.lows[post.head + 1 : post.head + 4] == ("at", "the", "time")
    return "former" if then or set(around) & {"former", "ex"} else None


def formerly(page: Page, post: Post) -> bool:
    """Whether a mediator's title tells first of what they once were: "former Kenyan president and facilitator"."""
    words = page.lows[post.first : post.head + 1]
    once = next((i for i, word in enumerate(words) if word in page.lex.words["former"]), None)
    if once is None or "and" not in words[once:] or post.title.role != "mediator":
        return False
    return any(page.title_at(post.first + i) for i in range(once, len(words) - 1))


def past_post(page: Page, post: Post, *, perfect: bool = True) -> bool:
    """Whether a post is told in the past: "led a movement", "served as mayor", with ``perfect`` also "had served as mayor" and
    "has also served as mayor".
    """
    if post.place != "predicate":
        return False
    document = page.document
    verb = document.heads[document.heads[page.at[post.head]]]
    serving = document.lower_lemmas[verb] in page.lex.words["serving"]
    below = {document.lower_words[c] for c in document.children[verb]} if serving else set()
    before = perfect and document.tags[verb] == "VBN" and ("had" in below or not below.isdisjoint(BEFORE))
    return page.tags[post.head] == "VBD" or (serving and (document.tags[verb] == "VBD" or before))


def was_once(page: Page, post: Post) -> bool:
    """Whether a post is told in a relative clause with "was" or "had been": "Y, who was the chief delegate"."""
    document = page.document
    verb = document.heads[page.at[post.head]]
    told = post.place == "predicate" and document.deps[verb] == "relcl" and document.lower_lemmas[verb] == "be"
    had = any(document.lower_words[c] == "had" for c in document.children[verb])
    return told and (document.tags[verb] == "VBD" or had)
