"""The side of each person: what the text states of them, then what owners, hosts, the publisher and the passage tell.

Each way is a step with a name; the first that knows the side, or knows that it cannot be told, ends the search.
"""

from __future__ import annotations

from collections.abc import Iterator

from communique.kinds.people import encounters, home, owners, sides, speech, unnamed
from communique.kinds.people.belonging import BELONGS, in_order, of_palace
from communique.kinds.people.case import Case, Side, Way, held_by_others, passage, ruled_out
from communique.kinds.people.draft import Draft, offices
from communique.kinds.people.page import Page
from communique.kinds.people.passage import nearby
from communique.kinds.people.retinue import followed_by, named_by
from communique.kinds.people.stated import STATED

FORCES = 2
"""Mentions of its forces that make a text one about a country's forces."""
SEVERAL = frozenset(["minister", "negotiator", "head-of-state"])
"""Titles whose plural may be shared by people of several countries."""
CHAIRS = frozenset(["chairman", "chairwoman", "chair", "chairperson", "president"])
OPENING = 60
"""Tokens that open a text."""


def state(page: Page, draft: Draft) -> None:
    """Gives a person the party that the text states in so many words."""
    for ground, step in STATED:
        if party := step(page, draft):
            draft.party, draft.ground = party, ground
            return


def settle(case: Case, draft: Draft) -> None:
    """Gives a person whose party is not stated that of the owner of the title ("its envoy"), else that of the passage."""
    mirrored = any(post.title.mirror for post in draft.posts)
    if draft.role == "other" and not mirrored and not _serves(case.page, draft):
        draft.party = None
    if mirrored and not draft.party and (told := in_order(case, draft)):  # "her Norwegian and Danish counterparts, X and Y"
        draft.party, draft.ground = told.party, "in order"
    if draft.party or mirrored or (draft.role == "other" and not _serves(case.page, draft)):
        return
    for ground, way in WAYS:
        if side := way(case, draft):
            draft.party, draft.ground = side.party, ground
            return


def settle_all(case: Case, drafts: list[Draft]) -> None:
    """Settles the sides of people, those first beside whom the text names a country: they tell which are taken."""
    page = case.page
    beside = {page.sentence(i) for i in page.named if page.mentions[page.parties[i]].kind == "country"}
    for draft in sorted(drafts, key=lambda d: (of_palace(page, d), page.sentence(d.group.names[0].first) not in beside)):
        settle(case, draft)


def _serves(page: Page, draft: Draft) -> bool:
    """Whether somebody without a part of their own is a soldier of a party."""
    return any(post.title.id == "rank" and post.place == "before" and page.capital(post.head) for post in draft.posts)


def _of_team(case: Case, draft: Draft) -> Side | None:
    """The side of who leads those with whom somebody comes to the table, where the text states none of their own."""
    leader = draft.leader
    if leader is None or leader.leader is draft:
        return None
    settle(case, leader)
    return Side(leader.party) if leader.party else None


def _company(case: Case, draft: Draft) -> Side | None:
    """The side of whom somebody accompanies, where the text states none of their own."""
    leader = followed_by(case.page, draft, case.drafts)
    if leader is None or followed_by(case.page, leader, case.drafts) is draft:
        return None
    settle(case, leader)
    return Side(leader.party) if leader.party and leader.party not in ruled_out(case, draft) else None


def _appointed(case: Case, draft: Draft) -> Side | None:
    """The side of who names somebody to a post, where the text states none of their own."""
    leader, party = named_by(case.page, draft, case.drafts)
    if leader and named_by(case.page, leader, case.drafts)[0] is not draft:
        settle(case, leader)
        party = leader.party
    return Side(party) if party else None


def _ranked(case: Case, draft: Draft) -> Side | None:
    """The only country of whose forces a text tells, for an officer without any other post."""
    ranked = any(post.title.rank for post in draft.posts)
    owned = any(owners.pronoun_before(case.page, post) for post in draft.posts)
    serving = draft.status == "current" and ranked and not owned
    officer = serving and all(post.title.rank or post.title.id == "commander" for post in draft.posts)
    forces = [mention.code for mention in case.page.mentions if mention.form == "force"]
    others = {mention.code for mention in case.page.mentions if mention.form in ("seat", "ministry")} - set(forces)
    told = len(forces) >= FORCES and len(set(forces)) == 1
    return Side(forces[0]) if officer and told and not others else None


def _plural(case: Case, draft: Draft) -> Side | None:
    """No side from the passage for leaders, ministers and envoys who share a title ("the negotiators, X and Y"): they may be
    of two.
    """
    several = [post for post in draft.posts if post.title.leader or post.title.id in SEVERAL]
    heads = {post.head for post in several if case.page.plural_title(post.head)}
    shared = any(post.head in heads for d in case.drafts if d is not draft for post in d.posts)
    led = any(post.title.leader for post in several if post.head in heads)
    return Side(None) if shared or led else None


def _chairs(case: Case, draft: Draft) -> Side | None:
    """No side from the passage for who chairs a conference of several countries: "conference chairman X"."""
    page = case.page
    heads = [post for post in draft.posts if post.title.private and page.lows[post.head] in CHAIRS]
    inside = (low for post in heads for low in page.lows[post.first : post.last])
    return Side(None) if any(low in ("conference", "session", "talks") for low in inside) else None


def _rivals(case: Case, draft: Draft) -> Side | None:
    """No side from the passage for two of one office whom "and" joins: "President X and President Y"."""
    page = case.page
    rest = (other for other in _alike(case, draft) if not other.party)
    return Side(None) if any(_joins(page, draft, other) or _joins(page, other, draft) for other in rest) else None


def _alike(case: Case, draft: Draft) -> Iterator[Draft]:
    """The other people who hold an office that a person holds."""
    held = set(offices(case.page, draft))
    yield from (other for other in case.drafts if other is not draft and held & set(offices(case.page, other)))


def _joins(page: Page, one: Draft, other: Draft) -> bool:
    """Whether "and" stands between the name of one and the title of the other."""
    firsts = {post.first for post in other.posts}
    return any(page.lows[name.last : name.last + 1] == ("and",) and name.last + 1 in firsts for name in one.group.names)


def _bare(case: Case, draft: Draft) -> Side | None:
    """The side of a title that names none: that of the office that publishes, else of the country that uses it bare."""
    staff = case.issuer and home.official_of(case.page, draft.posts)
    party = case.issuer.party if case.issuer and staff else home.typical(case.page, draft.posts)
    return Side(party) if party and party not in ruled_out(case, draft) else None


def _american(case: Case, draft: Draft) -> Side | None:
    """The president of the United States by the style of English news: by surname alone, the only one of the text."""
    page = case.page
    if case.issuer or not home.american(page, draft.posts, draft.group.names) or home.SEATED in ruled_out(case, draft):
        return None
    part = {(office, draft.status) for office in offices(page, draft)}
    rest = (d for d in case.drafts if d is not draft and not d.party and home.american(page, d.posts, d.group.names))
    rival = any((office, d.status) in part for d in rest for office in offices(page, d))
    return None if rival else Side(home.SEATED)


def _vouches(case: Case, draft: Draft) -> Side | None:
    """The country for whose acts somebody gives their word."""
    party = speech.vouched_for(case.page, draft.group.actors)
    return Side(party) if party and party not in ruled_out(case, draft) else None


def _at_home(case: Case, draft: Draft) -> Side | None:
    """The country of the capital in which a sentence has somebody speak or be visited: "In Paris, Foreign Minister X said"."""
    party = encounters.at_home(case.page, draft.posts) or encounters.called_on(case.page, draft.posts)
    return Side(party) if party and party not in ruled_out(case, draft) else None


def _having(case: Case, draft: Draft) -> Side | None:
    """The only country of the text that has an office of that name ("Foreign Secretary X"); None of those met there."""
    found = sides.having(case.page, draft.posts)
    if found is None:
        return None
    left = found - ruled_out(case, draft)
    return Side(next(iter(left))) if len(left) == 1 else None


def _issued(case: Case, draft: Draft) -> Side | None:
    """In a government's own release a leader is the own one where the release is that of the leader's office and opens with
    them, or never gives a first name and does not tell of meeting, urging or accusing them; the side of another is not told.
    """
    issuer = case.issuer
    if not issuer or not draft.leads:
        return None
    barred = ruled_out(case, draft)
    if issuer.party in barred or sides.lacks(case.page, draft.posts, issuer.party):
        return None if issuer.seat else Side(_only_other(case, barred | {issuer.party}))
    near = draft.surname_only or any(case.page.lows[p.first : p.head + 1] == ("vice", "president") for p in draft.posts)
    own = near and not encounters.approached(case.page, draft.group.names) and draft.status == "current"
    if (own and not _second(case, draft)) or (issuer.seat and _opens(draft, case.drafts)):
        return Side(issuer.party)
    return Side(_only_other(case, barred | {issuer.party}))


def _second(case: Case, draft: Draft) -> bool:
    """Whether a leader is named behind another one with "and": "President X and President Y" in a release of X's office."""
    return any(_joins(case.page, other, draft) for other in _alike(case, draft))


def _told(case: Case, draft: Draft) -> Side | None:
    """The country whose holder of the same office the text tells of without a name ("Peru's prime minister"), where this is the
    only one of that office whose country is not known.
    """
    held = set(offices(case.page, draft))
    if any(not d.party and d is not draft and held & set(offices(case.page, d)) for d in case.drafts):
        return None
    barred = ruled_out(case, draft) | frozenset(held_by_others(case.page, draft, case.drafts))
    party = unnamed.side_of(case.page, draft.posts, case.told, barred)
    if party and unnamed.loosely(case.page, draft.posts, case.told, party):
        about = nearby(case.page, passage(case, draft))
        party = party if about in (None, party) else None
    return Side(party) if party else None


def _only_other(case: Case, barred: frozenset[str]) -> str | None:
    """The only country that a release names beside that of its publisher and those that somebody cannot be of."""
    named = {mention.code for mention in case.page.mentions if mention.kind == "country"} - barred
    return named.pop() if len(named) == 1 else None


def _of_two_bodies(case: Case, draft: Draft) -> Side | None:
    """No country of the passage for the envoy of two bodies: "Joint Special Envoy X"."""
    return Side(None) if any("joint" in case.page.lows[post.first : post.head] for post in draft.posts) else None


def _nearby(case: Case, draft: Draft) -> Side | None:
    """The country that the passage is about, those left out that it cannot be."""
    return Side(nearby(case.page, passage(case, draft)))


WAYS: tuple[tuple[str, Way], ...] = (
    ("team", _of_team),
    ("named", _appointed),
    *BELONGS,
    ("company", _company),
    ("plural", _plural),
    ("chair", _chairs),
    ("bare", _bare),
    ("ranked", _ranked),
    ("american", _american),
    ("issuer", _issued),
    ("vouches", _vouches),
    ("at home", _at_home),
    ("having", _having),
    ("unnamed", _told),
    ("rivals", _rivals),
    ("two bodies", _of_two_bodies),
    ("passage", _nearby),
)


def _opens(draft: Draft, drafts: list[Draft]) -> bool:
    """Whether a person is the first leader that a text names, among its first words."""
    leaders = [d for d in drafts if d.leads]
    return leaders[0] is draft and draft.status == "current" and draft.group.names[0].first < OPENING
