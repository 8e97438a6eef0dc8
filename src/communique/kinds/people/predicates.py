"""What verbs make of people: "is the minister", "was appointed envoy", "stepped down as chief", "who heads the party"."""

from __future__ import annotations

from collections.abc import Iterator

from communique.kinds.people.clauses import first_conjunct, subject_of
from communique.kinds.people.names import Name
from communique.kinds.people.page import Page
from communique.kinds.people.posts import noun_phrase
from communique.kinds.people.spells import entry_before
from communique.kinds.people.title_phrases import Post, left_edge, tail

BECOME = frozenset(["be", "become", "remain", "serve", "act", "work"])
NAMED = frozenset(
    ["appoint", "name", "elect", "nominate", "make", "choose", "pick", "designate", "reelect", "select", "inaugurate"]
)
TIPPED = frozenset(["confirm", "tip", "expect", "slate", "set", "announce", "propose", "tap", "nominate", "schedule"])
"""Verbs of who is "to be" something."""
JOBS = frozenset(["job", "post", "position", "role"])
"""What somebody gives up, takes or keeps "as" something."""
SAID = (("said",), ("says",), ("told",))
HEADS = frozenset(["head", "lead", "chair", "command"])


def predicates(page: Page, name: Name, starts: frozenset[int]) -> Iterator[Post]:
    """The posts that verbs give to one mention; ``starts`` are the tokens at which names begin."""
    document = page.document
    for verb in subject_of(page, name):
        lemma = document.lower_lemmas[verb]
        if lemma in HEADS and (post := _heading(page, name, verb)):
            yield post
        given = lemma in NAMED and any(document.deps[c] == "dobj" for c in document.children[verb])
        if not given and (lemma in BECOME or lemma in NAMED or lemma in page.lex.words["held-as"]):
            yield from _complements(page, name, verb, starts)
        if lemma in NAMED | TIPPED:
            aims = (c for c in document.children[verb] if document.lower_lemmas[c] in ("be", "become", "serve"))
            yield from (p for c in aims if document.deps[c] == "xcomp" for p in _complements(page, name, c, starts))
        jobs = [c for c in document.children[verb] if document.deps[c] == "dobj" and _own_job(page, c)]
        yield from (post for job in jobs for post in _complements(page, name, job, starts))
        if jobs and lemma == "give":
            yield from _complements(page, name, verb, starts)
    token = page.at[name.last - 1]
    named_by = document.heads[token]
    told = document.deps[token] == "dobj" and document.lower_lemmas[named_by] in NAMED | page.lex.words["held-as"]
    found = tuple(_complements(page, name, named_by, starts)) if told else _asked(page, name, starts)
    yield from found
    if not found and (post := _named_as(page, name, starts) or _inverted(page, name, starts)):
        yield post


def _asked(page: Page, name: Name, starts: frozenset[int]) -> tuple[Post, ...]:
    """ "Asked X to serve as envoy", "wants X to act as mediator": the post below whom somebody is asked to take it."""
    document, token = page.document, page.at[name.last - 1]
    head = document.heads[token]
    verbs = [c for c in document.children[head] if document.deps[c] == "xcomp"] if document.deps[token] == "dobj" else []
    serving = (v for v in verbs if document.lower_lemmas[v] in ("serve", "act", "remain", "continue", "become"))
    return tuple(post for v in serving for post in _complements(page, name, v, starts))


def _named_as(page: Page, name: Name, starts: frozenset[int]) -> Post | None:
    """ "Named X as their chief negotiator", by the words alone: the tree often misses whom a verb of naming names."""
    link = name.last
    if page.lows[link : link + 1] == ("of",) and link + 1 < len(page) and page.parties[link + 1] >= 0:
        link = page.mention_ends[page.parties[link + 1]]
    if not name.first or not page.together(link + 1, name.first):
        return None
    document = page.document
    bare = page.at[name.first - 1]
    if page.lows[link] != "as":
        plain = _names(page, bare) and page.pos[link] in ("PRON", "ADJ", "NOUN") and link == name.last
        return noun_phrase(page, name, link, starts, "predicate") if plain else None
    told = any(_names(page, t) or _follows(page, t) for t in (bare, document.heads[page.at[name.last - 1]]))
    told = told or entry_before(page, name.first) is not None
    return noun_phrase(page, name, link + 1, starts, "predicate") if told else None


def _names(page: Page, token: int) -> bool:
    return page.document.lower_lemmas[token] in NAMED and page.document.pos[token] == "VERB"


def _follows(page: Page, token: int) -> bool:
    return page.document.lower_lemmas[token] in ("succeed", "replace") and page.document.pos[token] == "VERB"


def _inverted(page: Page, name: Name, starts: frozenset[int]) -> Post | None:
    """ "The chief negotiator was X", "its negotiator until April was X": a title of its own before "is" and a name."""
    document, token = page.document, page.at[name.last - 1]
    token, verb = first_conjunct(page, token)
    if document.deps[token] != "attr" or document.lower_lemmas[verb] != "be":
        return None
    titles = (c for c in document.children[verb] if document.deps[c] == "nsubj" and c < verb)
    i = page.back.get(next(titles, -1), -1)
    found = (page.title_at(i) or ((page.plural_title(i), 1) if page.plural_title(i) else None)) if i > 0 else None
    if not found or not found[0] or page.lows[i] == "representatives" or any(_denied(page, c) for c in document.children[verb]):
        return None
    if page.words[name.first - 1] == "," and page.lows[name.last : name.last + 1] in SAID:
        return None  # "the negotiators were X and Y, Z said"
    first = left_edge(page, i - found[1] + 1, starts)
    definite = first > 0 and (page.lows[first - 1] == "the" or page.tags[first - 1] == "PRP$")
    owned = any(page.tags[j] == "POS" for j in range(first, i))
    return Post(first, tail(page, i + 1, starts), i, found[0], name, "inverted") if definite or owned else None


def _denied(page: Page, token: int) -> bool:
    return page.document.deps[token] == "neg"


def _complements(page: Page, name: Name, verb: int, starts: frozenset[int]) -> Iterator[Post]:
    """What a verb makes of somebody: "is a minister", "serves as envoy", "named X as envoy"."""
    document = page.document
    for child in document.children[verb]:
        dep = document.deps[child]
        target = child if dep in ("attr", "oprd") else -1
        if dep == "prep" and document.lower_words[child] == "as":
            target = next((c for c in document.children[child] if document.deps[c] == "pobj"), -1)
        i = page.back.get(target, -1)
        if i > 0 and (found := page.title_at(i)) and i not in range(name.first, name.last):
            first = left_edge(page, i - found[1] + 1, starts)
            yield Post(first, tail(page, i + 1, starts), i, found[0], name, "predicate")


def _own_job(page: Page, job: int) -> bool:
    """Whether a job is that of who is spoken of: "gave up her job as envoy", not "offered him a job as envoy"."""
    document = page.document
    owned = any(document.lower_words[c] in ("his", "her", "the") for c in document.children[job])
    return owned and document.lower_words[job] in JOBS


def _heading(page: Page, name: Name, verb: int) -> Post | None:
    """ "Y, who heads the party": what a person heads stands for the title."""
    thing = _headed(page, verb)
    if thing is None or thing not in page.back or verb not in page.back:
        return None
    first, last = page.back[verb], tail(page, page.back[thing] + 1, frozenset())
    return Post(first, max(last, first + 1), first, page.lex.titles["head"], name, "predicate")


def _headed(page: Page, verb: int) -> int | None:
    """The body that is the object of a verb of heading."""
    document = page.document
    things = (c for c in document.children[verb] if document.deps[c] == "dobj")
    return next((c for c in things if document.lower_words[c] in page.lex.words["headed"]), None)


def heads_body(page: Page, verb: int) -> int | None:
    """The body that a verb tells somebody to head, a post of its own: not a delegation or team, which is a part in talks."""
    document = page.document
    thing = _headed(page, verb) if document.lower_lemmas[verb] in HEADS else None
    return None if thing is None or document.lower_words[thing] in ("delegation", "team", "mission") else thing
