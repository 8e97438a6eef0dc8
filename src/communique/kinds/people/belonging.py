"""Whose somebody is by whom they serve, stand beside or speak for: owners, leaders, bodies, unions, hosts, mediations.

Each way is a step with a name; ``BELONGS`` has them in the order in which they are asked.
"""

from __future__ import annotations

from communique.kinds.people import encounters, firms, home, leaders, owners, sides, speech, unnamed, works
from communique.kinds.people.case import Case, Side, Way, ruled_out
from communique.kinds.people.clauses import subject_of
from communique.kinds.people.delegations import place
from communique.kinds.people.draft import Draft, named_before, owner_of
from communique.kinds.people.page import Page
from communique.kinds.people.shared_titles import shared_by
from communique.kinds.people.stated import once_in_office
from communique.kinds.people.tenure import status_of
from communique.model import places
from communique.parties.find import lookup
from communique.parties.organizations.unlisted import is_union
from communique.parties.value import is_country

NAMED = ("title", "office", "name", "region", "table")
"""Steps in which the text names the side beside the person."""
OFFICES = frozenset(["minister", "head-of-state", "president", "lawmaker"])
"""Titles of those who stand between others for their state, also in a labour dispute."""
SERVING = frozenset(["official", "spokesperson", "commander", "head"])
"""Titles of those who serve somebody: advisers, aides, spokesmen, chiefs of staff."""


def _side(party: str | None) -> Side | None:
    """The side that a party is, None where there is none."""
    return Side(party) if party else None


def of_palace(page: Page, draft: Draft) -> bool:
    """Whether a title tells that somebody serves a president: "a presidential aide"."""
    served = (i for post in draft.posts for i in range(post.first, post.head) if page.lows[i] == "presidential")
    named = any(post.title.id == "candidate" or page.is_a(post.head, "incoming") for post in draft.posts)
    return not named and next(served, None) is not None


def _rebel(case: Case, draft: Draft) -> Side | None:
    told = any(owners.rebel(case.page, post) for post in draft.posts)
    rebels = told or (not draft.posts and any(owners.beside_rebel(case.page, name) for name in draft.group.names))
    return Side(owners.only_group(case.page)) if rebels else None


def _acts_for(case: Case, draft: Draft) -> Side | None:
    """The party that somebody without a title speaks for, who turned out to be at the table."""
    return _side(speech.spoken_for(case.page, draft.group.names)) if not draft.posts else None


def _of_unnamed(case: Case, draft: Draft) -> Side | None:
    """No country of the passage for who leads fighters or a faction that have no name: "forces loyal to X"."""
    seats = [] if draft.posts else [seat for name in draft.group.names if (seat := place(case.page, name))]
    if seats and not any(seat.party for seat in seats) and draft.leader is None:
        return Side(None)  # a member of a team whose side is not told
    lead = leaders.leads(case.page, draft.group.names, draft.posts)
    return Side(lead.party) if lead and (lead.rebels or not draft.posts) else None


def in_order(case: Case, draft: Draft) -> Side | None:
    """The party that stands where the person stands in a list of as many: "the ministers of Norway and Peru, X and Y"."""
    for post in draft.posts:
        codes = [code for code, _ in shared_by(case.page, post.head)]
        named = sorted((other.name.first, d is draft) for d in case.drafts for other in d.posts if other.head == post.head)
        if codes and len(codes) == len(named):
            return Side(codes[[own for _, own in named].index(True)])
    return None


def _owned(case: Case, draft: Draft) -> Side | None:
    """The party of who owns a title: "spokesman for Yeutter", "its chief delegate", "his adviser"."""
    for post in draft.posts:
        owner = owner_of(post, draft, case.drafts)
        if owner and owner.party:
            return Side(owner.party)
        pronoun = owners.pronoun_before(case.page, post)
        inside = any(case.page.lows[i] in owners.ITS for i in range(post.first, post.last))
        if (inside or pronoun in owners.ITS) and (party := owners.of_its(case.page, post)):
            return Side(party)
        if (
            party := owners.of_whose(case.page, post)
            or owners.of_its_land(case.page, post)
            or owners.of_its_group(case.page, post)
        ):
            return Side(party)
        before = named_before(case.page, post, draft, case.drafts) if pronoun in owners.HIS else None
        if before and before.status == "former" and post.title.id == "minister":
            draft.status = "former"  # "her economy minister, X"
        if before and before.party:
            return Side(before.party)
    return None


def _served_under(case: Case, draft: Draft) -> Side | None:
    """The side of who is told to have served under a leader: "the envoy, who had the same role under President X"."""
    page, document = case.page, case.page.document
    for post in draft.posts:
        if post.first < 1 or page.lows[post.first - 1] != "under" or post.place != "before":
            continue
        verb = document.heads[page.at[post.first - 1]]
        verb = verb if document.pos[verb] in ("VERB", "AUX") else document.heads[verb]
        for other in (d for d in case.drafts if d is not draft and d.ground in NAMED and d.party):
            if any(verb in subject_of(page, name) for name in other.group.actors):
                return Side(other.party)
        if post.title.leader and (party := _doer(page, verb)):
            return Side(party)
    return None


def _doer(page: Page, verb: int) -> str | None:
    """The country that does something under a leader: "Chad left the accord under President X"."""
    document = page.document
    subjects = (c for c in document.children[verb] if document.deps[c] == "nsubj" and c in page.back)
    numbers = (page.parties[page.back[c]] for c in subjects)
    codes = (page.mentions[n].code for n in numbers if n >= 0)
    return next((code for code in codes if is_country(code)), None)


def _served(case: Case, draft: Draft) -> Side | None:
    """The party, told beside their own name, of somebody whose title says that they serve a person: "X, an adviser to Y"."""
    for other in case.drafts:
        if other is draft or other.ground not in NAMED or not other.party or not is_country(other.party):
            continue
        for post in other.posts:
            owned = owner_of(post, other, [draft]) is draft if post.title.id in SERVING else False
            if owned and (case.page.lows[post.head + 1 : post.head + 2] != ("to",) or case.page.is_a(post.head, "adviser")):
                return Side(other.party)
    return None


def _beside_head(case: Case, draft: Draft) -> Side | None:
    """The firm or union of the head who is named before with "and"."""
    party = _side(firms.joined(case.page, draft, case.drafts))
    draft.ground = "firm" if party else draft.ground
    return party


def _of_body(case: Case, draft: Draft) -> Side | None:
    """The company or union that a negotiator's title names."""
    return _side(owners.body(case.page, draft.posts) if draft.role == "negotiator" else None)


def _of_work(case: Case, draft: Draft) -> Side | None:
    """The union whose officer somebody is, where the text names one; no country for those who serve a trade or an employer."""
    page, posts = case.page, draft.posts
    if works.of_union(page, posts):
        return Side(works.only_side(page))
    if firm := works.heads_firm(page, posts):
        return Side(firm)
    if works.of_firm(page, posts):
        return Side(works.only_firm(page))
    return Side(None) if works.of_trade(page, posts) else None


def _of_presidency(case: Case, draft: Draft) -> Side | None:
    """The country of the only president that a text names with a country, for one who serves a president: "a presidential
    aide, X".
    """
    page = case.page
    if not of_palace(page, draft):
        return None
    held = (d for d in case.drafts if d is not draft and d.party and is_country(d.party))
    lands = {d.party for d in held if any(p.title.id == "president" and page.lows[p.head] == "president" for p in d.posts)}
    found = {land for land in lands if land} - ruled_out(case, draft)
    return Side(found.pop()) if len(found) == 1 else None


def _of_people(case: Case, draft: Draft) -> Side | None:
    """No country for the leader of a people without a state of its own: "Kurdish leader X"."""
    ranges = (range(post.first, post.head) for post in draft.posts)
    return Side(None) if any(case.page.is_a(i, "stateless") for inside in ranges for i in inside) else None


def _joined(case: Case, draft: Draft) -> Side | None:
    """The party in the title of the person named just before, with "and" between: "US Treasury Secretary X and Envoy Y"; not
    that of an officer ("President X and General Y").
    """
    for post in draft.posts:
        i = post.first - 1
        if post.place != "before" or i < 1 or case.page.lows[i] != "and" or post.title.rank:
            continue
        before = next((d for d in case.drafts if any(n.last == i for n in d.group.names)), None)
        country = before and before.party and is_country(before.party)
        if before and country and before.ground in NAMED and before.party not in sides.without(case.page, post.head + 1):
            return Side(before.party) if _differ(before, draft) else None
    return None


def _differ(one: Draft, other: Draft) -> bool:
    """Whether two people hold posts of two kinds: two presidents, or two ministers alike, are not of one country."""
    same = {post.title.id for post in one.posts} & {post.title.id for post in other.posts}
    return not same or same == {"minister"}


def _short_for(case: Case, draft: Draft) -> Side | None:
    return _side(owners.short_for(case.page, draft.posts) or home.shorthand(case.page, draft.posts))


def _among(case: Case, draft: Draft) -> Side | None:
    return _side(owners.listed_with(case.page, draft.posts))


def _host(case: Case, draft: Draft) -> Side | None:
    party = encounters.receiving(case.page, draft.posts, draft.group.names)
    away = encounters.travels(case.page, draft.group.actors)
    return Side(party) if party and not away and party not in ruled_out(case, draft) else None


def _speaks(case: Case, draft: Draft) -> Side | None:
    """The party of the spokesman told without a name before: "A Pentagon spokesman said ... . Spokesman X said"."""
    return _side(unnamed.speaking_before(case.page, draft.posts))


def _mediates(case: Case, draft: Draft) -> Side | None:
    page = case.page
    held = [post for post in draft.posts if status_of(page, post) != "former" or draft.status == "former"]
    mediator = (bool(held) and all(post.title.role == "mediator" for post in held)) or once_in_office(page, draft)
    body = owners.only_organization(case.page)
    of_workers = body is not None and lookup(body) is None and is_union(body)
    sent = any(post.title.role == "negotiator" or post.title.id in OFFICES for post in held)
    if page.about_labour and draft.role == "mediator" and not sent:
        federal = ("federal" in page.lows[max(0, i - 2) : i] for i in places(page.lows, "mediator"))
        return None if any(federal) else Side(None)
    return Side(None if of_workers else body) if mediator else None  # no mediator is the union's


BELONGS: tuple[tuple[str, Way], ...] = (
    ("acts for", _acts_for),
    ("rebel", _rebel),
    ("led", _of_unnamed),
    ("in order", in_order),
    ("firm", _beside_head),
    ("work", _of_work),
    ("owner", _owned),
    ("served", _served),
    ("served", _served_under),
    ("body", _of_body),
    ("people", _of_people),
    ("joined", _joined),
    ("short", _short_for),
    ("among", _among),
    ("host", _host),
    ("speaks", _speaks),
    ("palace", _of_presidency),
    ("mediator", _mediates),
)
