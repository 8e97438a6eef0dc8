"""Offices told without a name ("Peru's prime minister", "the Peruvian leader"): whose a bare "Prime Minister X" is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from communique.kinds.people.page import Page
from communique.kinds.people.title_phrases import Post

FAR = 4
"""Tokens between the name of a country and the office at most: "Peru's newly elected prime minister"."""
PARAGRAPHS = 5
"""Paragraphs between an office told without a name and its holder at most."""
SENTENCES = 1
"""Sentences before that of a spokesman in which one without a name may be told."""
LEADERS = frozenset(["president", "prime minister", "premier", "chancellor"])


@dataclass(frozen=True, slots=True)
class Told:
    """An office of a country that a paragraph (by number) tells of without a name."""

    office: str
    country: str
    paragraph: int


def office_of(page: Page, post: Post) -> str | None:
    """The office of which a country has one that a post is: "president", "foreign minister"; None of others."""
    return _office_at(page, post.head, post.first)


def _office_at(page: Page, head: int, first: int) -> str | None:
    """The office that ends at a token and does not begin before ``first``."""
    found = page.title_at(head)
    if found is None or head - found[1] + 1 < first:
        return None
    title, count = found
    if title.leader or (title.id == "minister" and count > 1):
        return " ".join(page.lows[head - count + 1 : head + 1])
    if title.id == "minister" and head > first:
        return " ".join(page.lows[head - 1 : head + 1])
    return None


def holders(page: Page, starts: frozenset[int]) -> Iterator[Told]:
    """The offices that the text tells of a country and without a name; ``starts`` are the tokens at which names begin."""
    for number, end in page.mention_ends.items():
        mention = page.mentions[number]
        if mention.kind != "country" or mention.form not in ("name", "demonym", "capital"):
            continue
        first = end + (end < len(page) and page.tags[end] == "POS")
        if first == end and mention.form != "demonym":
            continue
        for i in range(first, min(first + FAR, len(page))):
            if not page.together(end - 1, i) or page.parties[i] >= 0:
                break
            office = _office_at(page, i, first)
            if office and not _goes_on(page, i + 1, starts):
                yield Told(office, mention.code, page.segments[i])
                break
            if page.pos[i] not in ("ADJ", "NOUN", "PROPN", "ADV", "VERB"):
                break


def _goes_on(page: Page, i: int, starts: frozenset[int]) -> bool:
    """Whether a name or more of the title follows an office: "Peru's prime minister, X", "Peru's president-elect"."""
    if i >= len(page):
        return False
    if i in starts or (page.words[i] in (",", "(") and i + 1 in starts):
        return True
    return page.words[i] == "-" or page.title_at(i) is not None or (page.capital(i) and page.together(i - 1, i))


def speaking_before(page: Page, posts: Iterable[Post]) -> str | None:
    """The party of a spokesman told without a name ("a Pentagon spokesman") a little before one with a name and no party."""
    for post in posts:
        if post.title.id != "spokesperson" or post.place != "before" or post.first < post.head:
            continue
        oldest = page.sentence(post.head) - SENTENCES
        for i in range(post.first - 1, 0, -1):
            if page.sentence(i) < oldest:
                break
            found = page.title_at(i)
            if found and found[0].id == "spokesperson" and page.parties[i - 1] >= 0 and not page.capital(i):
                return page.mentions[page.parties[i - 1]].code
    return None


def side_of(page: Page, posts: Iterable[Post], told: Iterable[Told], taken: frozenset[str]) -> str | None:
    """The country of which a text tells an office without a name that one of the posts is, within a few paragraphs, if it is
    one country and no other person's there (``taken``).
    """
    held = {(office, page.segments[post.first]) for post in posts if (office := office_of(page, post))}
    held |= {("leader", at) for office, at in held if office in LEADERS}
    near = (t for t in told if any(t.office == office and abs(t.paragraph - at) <= PARAGRAPHS for office, at in held))
    found = {t.country for t in near} - taken
    return found.pop() if len(found) == 1 else None


def loosely(page: Page, posts: Iterable[Post], told: Iterable[Told], country: str) -> bool:
    """Whether a text calls the holder of the office in a country only its leader, who may be the president or the premier."""
    held = {office_of(page, post) for post in posts}
    return not any(t.country == country and t.office in held for t in told)
