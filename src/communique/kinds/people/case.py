"""The case of a person's side: what the page tells, which countries are ruled out, and where to look for the others."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field

from communique.kinds.people import encounters, home, sides, speech, unnamed
from communique.kinds.people.draft import Draft, last_before, offices
from communique.kinds.people.link import FAMILY_FIRST, family_first
from communique.kinds.people.names import Name
from communique.kinds.people.page import Page
from communique.kinds.people.passage import Passage
from communique.kinds.people.title_phrases import Post

LESSER = frozenset(["vice", "deputy", "vice-president", "opposition", "minority", "majority", "interim"])
HEADS = frozenset(["president", "leader"])
"""Titles of which a country has one holder."""


@dataclass(frozen=True, slots=True)
class Case:
    """What the side of a person is decided by: the page, all people on it, the government that publishes it (or None), and
    the offices that the text tells of a country and without a name. ``barred`` keeps, by the first token of a person's first
    name, the countries that the text alone rules out.
    """

    page: Page
    drafts: list[Draft]
    issuer: home.Issuer | None = None
    told: tuple[unnamed.Told, ...] = ()
    barred: dict[int, frozenset[str]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Side:
    """A side that is settled; ``party`` None where it cannot be told."""

    party: str | None


Way = Callable[[Case, Draft], Side | None]


def case_of(page: Page, drafts: list[Draft], issuer: home.Issuer | None) -> Case:
    """The case of a page."""
    starts = frozenset(name.first for draft in drafts for name in draft.group.names)
    return Case(page, drafts, issuer, tuple(unnamed.holders(page, starts)))


def passage(case: Case, draft: Draft) -> Passage:
    """Where to look for the side of a person, and which countries it cannot or is not likely to be."""
    page = case.page
    name = draft.posts[0].name if draft.posts else draft.group.names[0]
    own = set(phrases(page, draft))
    others = frozenset(number for d in case.drafts if d is not draft for number in phrases(page, d)) - own
    taken = frozenset(held_by_others(page, draft, case.drafts))
    having = sides.having(page, draft.posts)
    return Passage(name.first, ruled_out(case, draft), taken, others, having)


def ruled_out(case: Case, draft: Draft) -> frozenset[str]:
    """The countries that a person cannot be of: those that they meet, address, travel to or are sent to."""
    first = draft.group.names[0].first
    if first not in case.barred:
        case.barred[first] = _barred(case, draft)
    return case.barred[first].union(party for i in draft.across if (party := case.drafts[i].party))


def _barred(case: Case, draft: Draft) -> frozenset[str]:
    page, names = case.page, draft.group.actors
    found = {code for post in draft.posts for code in sides.concerned(page, post)}
    found |= {code for post in draft.posts for code in sides.without(page, post.head + 1)}
    found |= {*encounters.addressed_by(page, names), *encounters.addressed(page, names), *encounters.met(page, names)}
    found |= {code for i, code in page.across if last_before(page, i, case.drafts) is draft}
    found |= {*speech.reproached(page, names), *speech.pressed(page, names)}
    found |= {code for name in draft.group.names if (code := _beside_foreign(case, draft, name))}
    found |= {code for name in draft.group.names if (code := _listed_with_foreign(case, draft, name))}
    headed = set(_headed_by_others(case, draft))
    found |= headed if {m.code for m in page.mentions if m.kind == "country" and m.use == "party"} - headed else set()
    if family_first(page, draft.group):
        found |= page.codes - FAMILY_FIRST
    return frozenset(found)


def _beside_foreign(case: Case, draft: Draft, name: Name) -> str | None:
    """The country in the title of who stands behind "and" and is the like: "Trade Minister X and Peruvian Foreign Minister Y"
    are of two; of "President X and Peruvian ambassador to Chad Y" it says nothing.
    """
    page = case.page
    if page.lows[name.last : name.last + 1] != ("and",) or any(True for _ in phrases(page, draft)):
        return None
    held = {post.title.id for post in draft.posts if post.name == name and post.place == "before"}
    begin = name.last + 1
    near = (post for d in case.drafts if d is not draft for post in d.posts if post.first == begin)
    post = next((post for post in near if post.place == "before" and post.title.id in held), None)
    number = next(page.party_indices(post.first, post.head), None) if post else None
    mention = page.mentions[number] if number is not None else None
    return mention.code if mention and mention.kind == "country" and mention.form in ("name", "demonym") else None


def _headed_by_others(case: Case, draft: Draft) -> Iterator[str]:
    """The countries whose president or leader the text names beside the country, for another president: "President X and South
    Korean President Y"; not for one under whom somebody served.
    """
    page = case.page
    posts = [post for post in draft.posts if _heads_state(page, post) and post.place == "before"]
    under = any(page.lows[post.first - 1 : post.first] == ("under",) for post in posts)
    if not posts or under or draft.status != "current":
        return
    for other in case.drafts:
        held = any(_heads_state(page, post) for post in other.posts)
        if other is not draft and held and other.party and other.status == "current" and other.ground in ("title", "name"):
            yield other.party


def _heads_state(page: Page, post: Post) -> bool:
    """Whether a title is that of a president or leader of a state: no vice president, no leader of rebels."""
    inside = range(post.first, post.last)
    if page.lows[post.head] not in HEADS or any(page.is_a(i, "led-body") or page.lows[i] in LESSER for i in inside):
        return False
    return not LESSER & set(page.lows[max(0, post.head - 2) : post.head])


def _listed_with_foreign(case: Case, draft: Draft, name: Name) -> str | None:
    """The country in the title of the negotiator who ends a list, where nobody before has one: "attended by Minister
    X, envoy Y and senior Peruvian negotiator Z" was of two sides.
    """
    page = case.page
    if draft.role != "negotiator" or any(True for _ in phrases(page, draft)):
        return None
    near = (post for d in case.drafts if d is not draft and d.role == "negotiator" for post in d.posts)
    later = (post for post in near if post.place == "before" and post.name.first > name.last)
    for post in later:
        between = range(name.last, post.first)
        listed = page.together(post.first, name.first) and all(page.pos[i] not in ("VERB", "AUX") for i in between)
        number = next(page.party_indices(post.first, post.head), None)
        mention = page.mentions[number] if number is not None else None
        if (
            listed
            and page.sentence(post.first) == page.sentence(name.first)
            and mention
            and mention.kind == "country"
            and mention.form in ("name", "demonym")
        ):
            return mention.code
    return None


def phrases(page: Page, draft: Draft) -> Iterator[int]:
    """The party mentions (by number) in the titles of a person and after the name."""
    for post in draft.posts:
        yield from page.party_indices(post.first, post.last)
    for name in draft.group.names:
        if name.last < len(page) and page.lows[name.last] == "of":
            yield from page.party_indices(name.last, name.last + 3)


def held_by_others(page: Page, draft: Draft, drafts: Iterable[Draft]) -> Iterable[str]:
    """Countries whose holder of the same post is somebody else now; of who held it once that says nothing."""
    same = set(offices(page, draft)) if draft.status == "current" else set()
    for other in drafts:
        if other is not draft and other.party and other.status == "current" and same & set(offices(page, other)):
            yield other.party
