"""The part that somebody plays: by the posts they hold, and by what the text tells of their bargaining."""

from __future__ import annotations

from itertools import pairwise

from communique.kinds.people import acts, firms, gatherings, home, leaders, listed, openings, owners, sides, works
from communique.kinds.people.beside import AT_TABLE, LEADS, OPENS
from communique.kinds.people.closing import met_to_bargain
from communique.kinds.people.delegations import place
from communique.kinds.people.draft import Draft
from communique.kinds.people.link import governs
from communique.kinds.people.mediation import brokers, offers
from communique.kinds.people.page import Page
from communique.kinds.people.talks import SUBJECT, at_table, bargains, side_at_table, stays_away
from communique.kinds.people.tenure import past_post, status_of
from communique.kinds.people.title_phrases import Post
from communique.kinds.people.value import Role
from communique.parties.value import is_country

SENT = frozenset(["minister", "official", "head"])
"""Titles of those who are sent to talks: of lawmakers and others that a text tells of beside them it says nothing."""
CALLINGS = frozenset(["economist", "academic", "lawyer", "politician", "diplomat", "banker", "professor"])
TRADES = frozenset(["federation", "association", "chamber"])
"""Bodies of a trade, whose heads are not sent to talks of states."""
FOLLOWERS = frozenset(["founder", "co-founder", "ideologue", "financier", "fighter"])
"""Titles that are a part in public affairs in an armed group or a movement."""
PRESS = (
    *(("public", "relations"), ("media", "relations"), ("press", "office"), ("media", "office"), ("press", "service")),
    *(("information", "office"), ("press", "relations"), ("press", "department"), ("press", "centre"), ("press", "center")),
    *(("media", "affairs"), ("media", "wing"), ("press", "bureau"), ("media", "department")),
)
"""Offices whose heads speak for those whose they are."""
SPEAKING = frozenset(["head", "official", "executive", "negotiator"])
FIRM: tuple[Role, ...] = ("negotiator", "spokesperson", "mediator", "principal", "other")


def give_role(page: Page, draft: Draft) -> None:
    """Gives a person their part."""
    how = bargains(page, draft.group)
    how = how or _sided(page, draft) or (AT_TABLE if _gathered(page, draft) or met_to_bargain(page, draft.group) else None)
    how = how or (AT_TABLE if openings.side_of_opening(page, draft.group.names) else None)
    if how == OPENS and not any(_sent(page, p) for p in draft.posts):
        how = None
    draft.role = _by_posts(page, draft, draft.main, how) if draft.main else _without_post(page, draft, how)


def _gathered(page: Page, draft: Draft) -> bool:
    """Whether somebody attended a meeting of negotiators or was named to a team of them."""
    group = draft.group
    return gatherings.attends(page, group) or gatherings.sent(page, group) is not None or gatherings.comes_to_close(page, group)


def _sent(page: Page, post: Post) -> bool:
    """Whether somebody may be sent to talks that the paragraph before ends with: a minister or official, of one of the parties
    that it names where the title names one.
    """
    if post.title.id not in SENT or sides.private(page, post) or not TRADES.isdisjoint(page.lows[post.first : post.last]):
        return False
    party = sides.in_post(page, post)
    first = post.first
    while first > 0 and page.together(first - 1, post.first):
        first -= 1
    before = first - 1
    while before > 0 and page.together(before - 1, first - 1):
        before -= 1
    told = {page.mentions[n].code for n in page.party_indices(before, first) if page.mentions[n].use == "party"}
    return party is None or not told or party in told


def _sided(page: Page, draft: Draft) -> str | None:
    """How somebody bargains whom a sentence on talks lists with their side: "the talks are led by ministers X for Peru and Y
    for Chile".
    """
    names = [name for name in draft.group.names if page.sentence(name.first) in page.talking]
    return AT_TABLE if names and listed.in_list_of_sides(page, names) else None


def _without_post(page: Page, draft: Draft, how: str | None) -> Role:
    """The part of somebody without any title: by whose they are and what they do."""
    names = draft.group.names
    rules = governs(page, draft.group) or draft.tenure.ruled or owners.of_public_body(page, names)
    rules = rules or leaders.leads(page, names, ()) is not None
    sent = owners.of_country(page, names) or acts.of_act(page, names) or home.seated(page, names)
    sent = sent or any(page.pos[n.first - 1] != "ADP" and owners.beside_rebel(page, n) for n in names)
    how = how or listed.in_list_of_sides(page, names)
    role: Role = "negotiator" if how else "principal" if rules or sent else "other"
    told = how or role == "principal" or owners.demonym_before(page, names)
    return "mediator" if told and brokers(page, draft.group) else role


def _by_posts(page: Page, draft: Draft, main: Post, how: str | None) -> Role:
    """The part that posts give, changed by what the text tells of bargaining (``how``)."""
    own = [p for p in draft.posts if not p.title.mirror]
    own = [p for p in own if not p.title.rank] or own
    held = [p for p in own if status_of(page, p) != "former"] or own[:1] or [main]
    held = own if own and _once_bargained(page, own) else held
    held = [p for p in held if p.title.role in ("negotiator", "mediator") or not past_post(page, p)] or held
    roles: set[Role] = {_own_role(page, p) for p in held if _speaks_for(page, p) or not sides.private(page, p)}
    if any(at_table(page, p) or _in_team(page, p) for p in held if not p.title.mirror and not _accredited(page, p)):
        roles.add("negotiator")
    role: Role = next((r for r in FIRM if r in roles), "other")
    leads = any(_leads(page, p) for p in held) and not _for_body(page, draft, held)
    neutral = role == "negotiator" and any(sides.neutral(page, p) or offers(page, draft.group, page.lows[p.head]) for p in held)
    if neutral or (role in ("principal", "negotiator") and not (role == "principal" and leads) and brokers(page, draft.group)):
        return "mediator"
    stays = page.about_labour and stays_away(page, draft.group)
    if role == "principal" and page.about_labour and not stays and any(_heads_union(page, p) for p in held):
        return "negotiator"
    once = how == LEADS and all(p.title.leader and status_of(page, p) == "former" for p in draft.posts)
    if role == "principal" and how and (how == SUBJECT or not (leads or (once and not _seats(page, draft)))):
        return "negotiator"
    if role == "spokesperson" and page.bargains and _seats(page, draft):
        return "negotiator"
    if role == "other" and any(page.lows[p.head] in FOLLOWERS and owners.of_its_group(page, p) for p in held):
        return "principal"
    if role == "other" and works.heads_firm(page, held):
        return "principal" if stays else "negotiator"
    return _seated(page, draft, held, how) if role == "other" else role


def _own_role(page: Page, post: Post) -> Role:
    """The part that one post gives."""
    if _speaks_for(page, post):
        return "spokesperson"
    return "principal" if home.legislator(page, post) or _accredited(page, post) else post.title.role


def _speaks_for(page: Page, post: Post) -> bool:
    """Whether a post is in an office that speaks for whose it is: "director of army public relations"."""
    lows = page.lows[post.first : post.last]
    return post.title.id in SPEAKING and any(pair in PRESS for pair in pairwise(lows))


def _accredited(page: Page, post: Post) -> bool:
    """Whether a post is that of a body's ambassador: "head of the Union's delegation to Peru"; a country sends its delegation
    to talks there.
    """
    lows = page.lows[post.first : post.last]
    at = next((i for i, low in enumerate(lows) if low == "delegation" and lows[i + 1 : i + 2] == ("to",)), None)
    owners_of = page.party_indices(post.first, post.first + at) if at is not None else ()
    return any(page.mentions[n].kind == "organization" for n in owners_of) and not page.about_bargaining


def _once_bargained(page: Page, own: list[Post]) -> bool:
    """Whether somebody was a negotiator and is nothing now but what they are by calling: "the previous government's chief
    negotiator, former minister X, an economist".
    """
    now = [p for p in own if status_of(page, p) != "former"]
    once = any(p.title.role == "negotiator" and p.place == "before" for p in own if p not in now)
    return once and bool(now) and all(page.lows[p.head] in CALLINGS for p in now)


def _in_team(page: Page, post: Post) -> bool:
    """Whether a post that decides or negotiates is one in a team of negotiators."""
    return post.title.role in ("principal", "negotiator") and gatherings.heads_team(page, post)


def _seated(page: Page, draft: Draft, held: list[Post], how: str | None) -> Role:
    """The part of somebody whose title gives none: a lawyer who bargains, a scholar who heads a team, a captain."""
    manages = any(sides.private(page, p) or page.is_a(p.head, "manages") for p in held)
    seats = [seat for name in draft.group.names if (seat := place(page, name))]
    if (
        any(seat.leads for seat in seats)
        or how == SUBJECT
        or gatherings.sent(page, draft.group) is not None
        or (how and manages)
        or (seats and page.bargains)
    ):
        return "negotiator"
    commands = draft.main and draft.main.title.rank and _commands(page, draft)
    return "principal" if commands or firms.of_firm(page, held) else "other"


def _for_body(page: Page, draft: Draft, held: list[Post]) -> bool:
    """Whether a leader sits at the table for a body that is no state: "on the union team are Local 3 President X", "the rebels
    were represented by their self-styled premier, X".
    """
    party = side_at_table(page, draft.group) if any(p.title.leader for p in held) else None
    return party is not None and not is_country(party)


def _seats(page: Page, draft: Draft) -> bool:
    """Whether the text gives somebody a place at the table, and not only an act: who led a state once "opened talks" then."""
    return any(place(page, name) is not None for name in draft.group.names)


def _leads(page: Page, post: Post) -> bool:
    """Whether a post heads a state or government now: who did once may lead a team of negotiators, and so may the president
    of a parliament and the leader of rebels.
    """
    if not post.title.leader or status_of(page, post) == "former" or works.in_firm(page, post):
        return False
    if page.lows[post.head] in ("leader", "leaders") and any(_of_group(page, i) for i in range(post.first, post.last)):
        return False
    return post.title.id != "president" or not any(page.is_a(i, "led-body") for i in range(post.first, post.last))


def _of_group(page: Page, i: int) -> bool:
    """Whether a token is of a party or group, which is no state: "the Greens' leader"."""
    number = page.parties[i]
    return page.mentions[number].kind != "country" if number >= 0 else page.labels[i] == "ORG" or page.tags[i] == "NNPS"


def _commands(page: Page, draft: Draft) -> bool:
    """Whether an officer is in command: "the carrier, commanded by Captain X"."""
    firsts = (post.first for post in draft.posts if post.place == "before" and post.first > 1)
    return any(page.lows[i - 1] == "by" and page.is_a(i - 2, "commanded") for i in firsts)


def _heads_union(page: Page, post: Post) -> bool:
    """Whether a post is the head of a union: "president of the dockers' union"."""
    high = post.title.private or page.text(max(post.first, post.head - 1), post.head + 1).lower().endswith("secretary")
    trade = post.title.id == "president" and works.of_trade(page, [post])
    named = any(page.is_a(i, "union") for i in range(post.first, post.last)) or works.of_union(page, [post])
    return trade or (high and named)
