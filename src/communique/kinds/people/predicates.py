"""What verbs make of people: "is the minister", "was appointed envoy", "stepped down as chief", "who heads the party"."""

from __future__ import annotations

from collections.abc import Iterator

from communique.kinds.people.clauses import subject_of
from communique.kinds.people.names import Name
from communique.kinds.people.page import Page
from communique.kinds.people.posts import Post, left_edge, tail

BECOME = frozenset(["be", "become", "remain", "serve", "act", "work"])
NAMED = frozenset(
    ["appoint", "name", "elect", "nominate", "make", "choose", "pick", "designate", "reelect", "select", "inaugurate"]
)
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
    token = page.at[name.last - 1]
    named_by = document.heads[token]
    if document.deps[token] == "dobj" and document.lower_lemmas[named_by] in NAMED | page.lex.words["held-as"]:
        yield from _complements(page, name, named_by, starts)


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


def _heading(page: Page, name: Name, verb: int) -> Post | None:
    """ "Y, who heads the party": what a person heads stands for the title."""
    document = page.document
    things = (c for c in document.children[verb] if document.deps[c] == "dobj")
    thing = next((c for c in things if document.lower_words[c] in page.lex.words["headed"]), None)
    if thing is None or thing not in page.back or verb not in page.back:
        return None
    first, last = page.back[verb], tail(page, page.back[thing] + 1, frozenset())
    return Post(first, max(last, first + 1), first, page.lex.titles["head"], name, "predicate")
