"""Whose a title is that names no country: the publisher's own officials, titles that one country uses bare."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from communique.kinds.people.page import Page
from communique.kinds.people.posts import Post

OPENING = 25
"""Tokens in which the opening of a release is looked for."""


@dataclass(frozen=True, slots=True)
class Issuer:
    """The government office that publishes a text: its party, and whether it is that of the leader themself."""

    party: str
    seat: bool = False


def issuer(page: Page, publisher: str | None) -> Issuer | None:
    """The government office that a publisher is ("U.S. Department of State"), None of a newspaper."""
    name = " ".join((publisher or "").lower().split()).removeprefix("the ")
    party = page.lex.issuers.get(name)
    return Issuer(party, name in page.lex.seats) if party else None


def speaker(page: Page) -> Issuer | None:
    """The country whose government speaks in a text of its own, by its opening or by "The United States welcomes", "we"."""
    begin = " ".join(page.lows[:OPENING])
    if party := next((party for words, party in page.lex.openings.items() if words in begin), None):
        return Issuer(party)
    document = page.document
    own: Counter[str] = Counter()
    for i, number in enumerate(page.parties):
        verb = document.heads[page.at[i]]
        if number >= 0 and page.mentions[number].kind == "country" and document.deps[page.at[i]] == "nsubj":
            plain = document.tags[verb] in ("VBZ", "VBP") and document.lemmas[verb].lower() in page.lex.words["release-verb"]
            own[page.mentions[number].code] += plain and not page.quoted[i]
    (party, count), *_ = own.most_common(1) or [("", 0)]
    first_person = sum(low in ("we", "our") and not page.quoted[i] for i, low in enumerate(page.lows))
    return Issuer(party) if count and first_person else None


def typical(page: Page, posts: Iterable[Post]) -> str | None:
    """The party that uses a title bare ("Secretary X"), where the text names that party at all."""
    for post in posts:
        words = page.lows[post.first : post.head + 1]
        party = page.lex.typical.get(" ".join(words))
        if party and post.place == "before" and post.last == post.head + 1 and any(m.code == party for m in page.mentions):
            return party
    return None


def official_of(page: Page, posts: Iterable[Post]) -> bool:
    """Whether bare titles in a government's own release are those of its own official: spokesmen, envoys, staff; no heads."""
    held = list(posts)
    staff = any(p.title.id in ("spokesperson", "negotiator") or page.is_a(p.head, "staff") for p in held)
    return staff and not any(p.title.leader for p in held)


def chair(page: Page, posts: Iterable[Post]) -> str | None:
    """The organisation whose style a title is ("Secretary-General X"), where the text names that organisation."""
    named = {mention.code for mention in page.mentions}
    for post in posts:
        words = " ".join(page.lows[post.first : post.head + 1])
        party = next((p for style, p in page.lex.chairs.items() if words.endswith(style)), None)
        if party in named:
            return party
    return None
