"""Whose a title is that names no country: the publisher's own officials, titles that one country uses bare."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from communique.kinds.people.names import Name
from communique.kinds.people.page import Page
from communique.kinds.people.title_phrases import Post
from communique.model import places

OPENING = 25
"""Tokens in which the opening of a release is looked for."""
REGION = 3
"""Tokens of the longest name of a state or province."""
SEATED = "USA"
SERVICES = ("army ", "navy ", "air force ", "marine ", "marine corps ", "coast guard ")
"""Before a rank, in the style of the United States: "Air Force Captain X"."""
_SEAT = re.compile(r",?\s\(?(?:D|R|I|Dem|Rep|Democrat|Republican)\.?[-,]\s?[A-Z][A-Za-z.]{1,12}(?:\s[A-Z][A-Za-z.]{1,9})?[),.]")
"""The party and state of a lawmaker of the United States, in the style of its agencies: "(D-Calif.)", ", R-Texas,"."""
_STATED = re.compile(r",\s(?:an?|the)\s(?P<state>[A-Z]\w+(?:\s[A-Z]\w+)?)\s(?:Democrat|Republican)\b")
"""A lawmaker of the United States by state and party: "X, an Ohio Republican"."""
MARKS = 2
OFTEN = 3
"""How often an article names a country at least that it is on."""
SIGNED = 16
"""Tokens of a line that names who speaks, at most."""


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


def speaker(page: Page, title: str | None) -> Issuer | None:
    """The country whose government speaks in a text of its own: by its headline ("Readout of President X's call"), by its
    opening or its byline ("X Y, Secretary of State"), by "The United States welcomes" and "we".
    """
    if party := _headed(page, title):
        return Issuer(party, True)
    begin = " ".join(page.lows[:OPENING])
    if party := next((party for words, party in page.lex.openings.items() if words in begin), None) or _signed(page):
        return Issuer(party)
    document = page.document
    own: Counter[str] = Counter()
    for i in page.named:
        mention = page.mentions[page.parties[i]]
        if mention.kind == "country" and document.deps[page.at[i]] == "nsubj":
            verb = document.heads[page.at[i]]
            plain = document.tags[verb] in ("VBZ", "VBP") and document.lower_lemmas[verb] in page.lex.words["release-verb"]
            own[mention.code] += plain and not page.quoted[i]
    (party, count), *_ = own.most_common(1) or [("", 0)]
    first_person = bool(count) and any(not page.quoted[i] for low in ("we", "our") for i in places(page.lows, low))
    return Issuer(party) if first_person else None


def _headed(page: Page, title: str | None) -> str | None:
    """The party of the leader's own office whose headline this is, if it surely is or the text names it as often as any
    organisation.
    """
    head = " ".join((title or "").lower().split())
    named = Counter(mention.code for mention in page.mentions)
    most = max((named[mention.code] for mention in page.mentions if mention.kind == "organization"), default=1)
    found = ((words, party) for words, party in page.lex.headings.items() if head.startswith(words))
    return next((party for words, party in found if words in page.lex.sure or named[party] >= most), None)


def _signed(page: Page) -> str | None:
    """The party of the office in the first line of a text, where that is no more than a name and an office."""
    end = next((i for i, number in enumerate(page.segments[:SIGNED]) if number > page.segments[0]), 0)
    line = " ".join(page.lows[:end])
    return next((party for office, party in page.lex.offices.items() if line.endswith(f", {office}")), None)


def typical(page: Page, posts: Iterable[Post]) -> str | None:
    """The party that uses a title bare ("Secretary X"), where the text names that party at all."""
    for post in posts:
        words = " ".join(page.lows[post.first : post.head + 1])
        if post.title.rank and any(service in words for service in SERVICES) and SEATED in page.codes:
            return SEATED
        party = next((code for code in page.lex.typical.get(words, ()) if code in page.codes), None)
        plain = post.last == post.head + 1 or page.lows[post.head + 1] == "for"
        if party and post.place == "before" and plain:
            return party
    return None


def regional(page: Page, posts: Iterable[Post], names: Sequence[Name]) -> str | None:
    """The country of the state or province that a title names ("Governor of Ohio"), or that stands after the name with "of"
    or, as the party and state of a lawmaker of the United States, in brackets or commas ("D-Calif.").
    """
    held = list(posts)
    if not held and seated(page, names):
        return SEATED
    ranges = [(post.first, post.last) for post in held]
    ranges += [(name.last + 1, name.last + 4) for name in names if held and page.lows[name.last : name.last + 1] == ("of",)]
    for first, last in ranges:
        for i in range(first, min(last, len(page))):
            ends = range(i + 1, min(i + REGION, last, len(page)) + 1)
            found = (page.lex.regions.get(" ".join(page.lows[i:end])) for end in ends)
            posted = page.tags[i - 1] == "POS" and page.parties[i] >= 0  # "the movement's London spokesman"
            if not posted and page.together(first, i) and (party := next(filter(None, found), None)):
                return party
    partisan = any(_partisan(page, post) for post in held)
    if partisan and (SEATED in page.codes or len(page.vocabulary & page.lex.words["capitol"]) > MARKS):
        return SEATED
    after = (_STATED.match(page.document.text, page.end(name.last - 1)) for name in names)
    if any(m and m["state"].lower() in page.lex.regions for m in after):
        return SEATED
    return SEATED if any(_SEAT.match(page.document.text, page.end(name.last - 1)) for name in names) else None


def seated(page: Page, names: Iterable[Name]) -> bool:
    """Whether a name without a title is that of a lawmaker of the United States: "X of Ohio" in news of Congress."""
    if len(page.vocabulary & page.lex.words["capitol"]) < MARKS:
        return False
    for name in names:
        words = page.lows[name.last : name.last + 3]
        states = (" ".join(words[1:2]), " ".join(words[1:3]))
        if words[:1] == ("of",) and any(page.lex.regions.get(state) == SEATED for state in states):
            return True
    return False


def _partisan(page: Page, post: Post) -> bool:
    """Whether a title is one by party in the style of the United States: "Republican committee member", "Democrat X"."""
    if post.title.id == "partisan" and page.lows[post.head] != "tory":
        return True
    return any(
        page.lows[i] in ("republican", "democratic")
        and page.capital(i)
        and page.lows[i + 1] not in page.lex.words["party-noun"]
        for i in range(post.first, post.head)
    )


def legislator(page: Page, post: Post) -> bool:
    """Whether "Representative X" is a lawmaker's style: in the title no more than the country or a party, in news of Congress
    or beside one of its parties.
    """
    found = page.title_at(post.head)
    if (
        (found and found[1] > 1)
        or page.lows[post.head] not in ("representative", "representatives")
        or post.place != "before"
        or not page.capital(post.head)
    ):
        return False
    front = range(post.first, post.head)
    if any(page.parties[i] < 0 and page.lows[i] not in ("republican", "democratic", "democrat") for i in front):
        return False
    if any(page.parties[i] >= 0 and page.mentions[page.parties[i]].code != SEATED for i in front):
        return False
    congress = len(page.vocabulary & page.lex.words["capitol"]) >= MARKS
    return post.last == post.head + 1 and (congress or regional(page, [post], [post.name]) == SEATED)


def american(page: Page, posts: Iterable[Post], names: Iterable[Name]) -> bool:
    """Whether a president is given by surname alone all through a text that names the United States, or speaks of its
    institutions or of several countries: news in English gives every other president a first name or a country at first.
    """
    held = list(posts)
    if not held or not all(p.place == "before" and _plain(page, p) in ("president", "vice president") for p in held):
        return False
    marks = len(page.vocabulary & page.lex.words["capitol"])
    plain = all(name.last - name.first == 1 for name in names)
    if SEATED not in page.codes and not page.vocabulary.isdisjoint(page.lex.words["coups"]):
        return False  # "condemned the coup and called for the release of President Silva"
    if SEATED in page.codes:
        return plain or marks >= MARKS
    abroad = Counter(mention.code for mention in page.mentions if mention.kind == "country")
    named = [count for _, count in abroad.most_common(2)]
    elsewhere = len(named) > 1 and named[0] >= OFTEN and named[0] > 2 * named[1]  # the article is on one other country
    return plain and (marks > 0 or (len(abroad) > 1 and not elsewhere))


def _plain(page: Page, post: Post) -> str:
    """A title without what tells that it was held once: "president" of "then President"."""
    return " ".join(low for low in page.lows[post.first : post.last] if low not in page.lex.words["former"])


def official_of(page: Page, posts: Iterable[Post]) -> bool:
    """Whether bare titles in a government's own release are those of its own official: spokesmen, envoys, staff; no heads."""
    held = list(posts)
    staff = any(p.title.id in ("spokesperson", "negotiator") or page.is_a(p.head, "staff") for p in held)
    return staff and not any(p.title.leader for p in held)


def chair(page: Page, posts: Iterable[Post]) -> str | None:
    """The organisation whose style a title is ("Secretary-General X"), where the text names one of those that have it, or
    only one before the title.
    """
    for post in posts:
        if post.first and page.lows[post.first - 1] in ("its", "his", "her", "their"):
            continue
        words = " ".join(page.lows[post.first : post.head + 1])
        parties = next((p for style, p in page.lex.chairs.items() if words.endswith(style)), frozenset())
        if len(found := parties & page.codes) > 1:
            found = frozenset(m.code for m in page.mentions if m.code in found and m.start < page.start(post.first))
        if len(found) == 1:
            return next(iter(found))
    return None


def shorthand(page: Page, posts: Iterable[Post]) -> str | None:
    """The organisation that a common noun with a possessive in a title is short for ("the fund's mission chief"), where the
    text names one of those.
    """
    for post in posts:
        for i in range(post.first + 1, post.head):
            if page.tags[i] != "POS" or page.pos[i - 2] == "ADJ":
                continue
            parties = page.lex.shorthand.get(page.lows[i - 1])
            if parties and len(found := parties & page.codes) == 1:
                return next(iter(found))
    return None
