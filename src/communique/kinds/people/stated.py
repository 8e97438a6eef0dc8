"""The side that the text states of a person: in the title, by the office, beside the name, at the table."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import lru_cache

from communique.kinds.people import acts, firms, governments, home, leaders, listed, openings, owners, retinue, sides, speech
from communique.kinds.people.draft import Draft
from communique.kinds.people.factions import of_faction
from communique.kinds.people.link import FAMILY_FIRST, family_first
from communique.kinds.people.mediation import mediates_for
from communique.kinds.people.page import Page
from communique.kinds.people.talks import side_at_table
from communique.kinds.people.tenure import formerly, past_post, status_of
from communique.kinds.people.title_phrases import Post
from communique.parties.find import scan
from communique.parties.organizations.unlisted import of_workers
from communique.parties.value import PartyMention, is_country

SENT = frozenset(["official", "head-of-state", "president", "negotiator"])
"""Titles before a name behind which "of" and a country tell whose they are."""
STAFF = frozenset(["spokesperson", "official"])
Stated = Callable[[Page, Draft], str | None]


def _in_title(page: Page, draft: Draft) -> str | None:
    """The party that a title names: one held now; of those held once only where none is held now."""
    if once_in_office(page, draft):
        return None
    now = [post for post in draft.posts if status_of(page, post) != "former" and not post.title.rank]
    now = [post for post in now if not past_post(page, post)] or now
    party = _named_in(page, now or draft.posts)
    inside = [n for post in now for n in page.party_indices(post.first, post.last)]
    side = side_at_table(page, draft.group) if party else None
    grouped = side is not None and party is not None and is_country(party) and side in _groups(page)
    told = side if grouped or not any(_named(page, n) for n in inside) else None
    return told or party  # "Lima's delegation is headed by X, a director at the Trade Ministry"


def _groups(page: Page) -> frozenset[str]:
    """The armed groups and movements of a text, whose people may have a country in the title: "Hamas's chief in Gaza"."""
    return frozenset(mention.code for mention in page.mentions if mention.kind == "group")


def _in_former_title(page: Page, draft: Draft) -> str | None:
    """The party of a title held once; not of who stands between others: "the mediator, X, a former Kenyan general"."""
    neutral = draft.role == "mediator" and draft.status != "former"
    return None if neutral or once_in_office(page, draft) else _named_in(page, draft.posts)


def once_in_office(page: Page, draft: Draft) -> bool:
    """Whether who stands between others held all posts told once: "former Kenyan president and facilitator X"."""
    between = [post for post in draft.posts if post.title.role in ("mediator", "negotiator")]
    if draft.role == "mediator" and any(formerly(page, post) for post in between):
        return True
    return (
        draft.role == "mediator"
        and bool(draft.posts)
        and not any(between)
        and all(status_of(page, post) == "former" for post in draft.posts)
    )


def _fronted(page: Page, draft: Draft) -> str | None:
    """The body that opens the sentence before a bare title: "At the World Bank, spokesman X said"."""
    for post in draft.posts:
        first = post.first
        opens = first > 2 and page.words[first - 1] == "," and page.parties[first - 2] >= 0 and post.place == "before"
        if not opens or post.title.id not in STAFF or page.title_at(first - 2):
            continue
        begin = first - 2
        while begin > 0 and page.parties[begin - 1] == page.parties[first - 2]:
            begin -= 1
        begin -= page.lows[begin - 1] == "the"
        at = begin - 1
        starts = at == 0 or (at > 0 and page.sentence(at - 1) != page.sentence(at))
        if starts and page.lows[at] == "at" and page.together(at, first):
            return page.mentions[page.parties[first - 2]].code
    return None


def _named_in(page: Page, posts: Iterable[Post]) -> str | None:
    own = (post for post in posts if not sides.private(page, post) and not _worked_out(page, post))
    found = ((post, party) for post in own if (party := sides.in_post(page, post)))
    return next((party for post, party in found if not (owners.rebel(page, post) and is_country(party))), None)


def _possessed(page: Page, draft: Draft) -> str | None:
    """The party that owns the name of an envoy or mediator: "the UN's X Y, a former Danish minister"."""
    party = owners.by_possession(page, draft.group.names) if draft.role in ("negotiator", "mediator") else None
    worked = party and any(m.code == party and not _scanned(m.text) for m in _behind(page, draft))
    return (side_at_table(page, draft.group) if worked else None) or party


def _behind(page: Page, draft: Draft) -> Iterable[PartyMention]:
    """The parties right after "of" behind the names of a person: "X of the Defence Ministry"."""
    for name in draft.group.names:
        yield from (page.mentions[n] for n in page.party_indices(name.last + 1, name.last + 4))


def _worked_out(page: Page, post: Post) -> bool:
    """Whether a title names an institution only, and one that several countries of the text have ("Treasury Secretary"), or
    is of a post held before ("had served at the ministry").
    """
    inside = list(page.party_indices(post.first, post.last))
    return bool(inside) and not any(_named(page, n) for n in inside) and (sides.rivalled(page, post) or past_post(page, post))


def _sent_by(page: Page, draft: Draft) -> str | None:
    """The country after a name whose title names none, before the body that a post behind the name is in: "Ambassador X of
    Peru has been elected chair of the committee".
    """
    if home.chair(page, draft.posts):
        return None
    bare = [p for p in draft.posts if p.place == "before" and not any(True for _ in page.party_indices(p.first, p.last))]
    if not any(post.title.id in SENT for post in bare):
        return None
    party = owners.after_name(page, [post.name for post in bare])
    return party if party and is_country(party) else None


def _union_in_title(page: Page, draft: Draft) -> str | None:
    """The union without a table's entry that a title names: "head of the Dock Builders Union"."""
    if draft.role == "other":
        return None
    current = (p for p in draft.posts if not p.title.rank and status_of(page, p) != "former")
    inside = (page.at[i] for post in current for i in range(post.first, post.last) if page.parties[i] < 0)
    found = (page.unlisted_at.get(token) for token in inside)
    return next((m.code for m in found if m and m.form in ("body", "union") and of_workers(m)), None)


def _of_region(page: Page, draft: Draft) -> str | None:
    posts = [post for post in draft.posts if not sides.private(page, post) and post.title.role != "other"]
    return home.regional(page, posts, draft.group.names) if posts or not draft.posts else None


def _by_bare_office(page: Page, draft: Draft) -> str | None:
    """By an office in whose title no country is named: "chairman of the Joint Chiefs of Staff"."""
    ends = ((p, p.head + 1 if page.lows[p.head + 1 : p.head + 2] == ("for",) else p.last) for p in draft.posts)
    bare = (post for post, end in ends if not any(_named(page, n) for n in page.party_indices(post.first, end)))
    free = (post for post in bare if not owners.pronoun_before(page, post))
    return next((party for post in free if (party := _office(page, draft, post))), None)


def _named(page: Page, number: int) -> bool:
    """Whether a mention names its party, and is not an institution whose country was worked out."""
    return _scanned(page.mentions[number].text)


@lru_cache(maxsize=4096)
def _scanned(text: str) -> bool:
    return any(True for _ in scan(text, 0, len(text)))


def _by_office(page: Page, draft: Draft) -> str | None:
    free = (post for post in draft.posts if not owners.pronoun_before(page, post))
    return next((party for post in free if (party := _office(page, draft, post))), None)


def _office(page: Page, draft: Draft, post: Post) -> str | None:
    """The party of an office; none of those whose names are not in the order of the person's."""
    party = sides.office(page, post)
    return party if party in FAMILY_FIRST or not family_first(page, draft.group) else None


def _by_style(page: Page, draft: Draft) -> str | None:
    return home.chair(page, draft.posts)


def _at_table(page: Page, draft: Draft) -> str | None:
    return side_at_table(page, draft.group) if draft.role in ("negotiator", "mediator", "principal") else None


def _mediating(page: Page, draft: Draft) -> str | None:
    return mediates_for(page, draft.group) if draft.role == "mediator" else None


def _by_opening(page: Page, draft: Draft) -> str | None:
    """The side for which the opening of a sentence has somebody at the table."""
    return openings.side_of_opening(page, draft.group.names) if draft.role == "negotiator" else None


def _by_body_head(page: Page, draft: Draft) -> str | None:
    return retinue.of_body_head(page, draft.posts)


def _of_force(page: Page, draft: Draft) -> str | None:
    return owners.of_force(page, draft.posts)


def _acting_for(page: Page, draft: Draft) -> str | None:
    if draft.role == "other":
        return None
    return speech.spoken_for(page, draft.group.names) or owners.movement(page, draft.posts)


def _beside_name(page: Page, draft: Draft) -> str | None:
    if party := listed.in_list_of_sides(page, draft.group.names):
        return party
    if any(post.title.id == "negotiator" and page.plural_title(post.head) for post in draft.posts):
        return listed.after_for(page, draft.group.names) or owners.after_name(page, draft.group.names)
    if draft.posts:
        if all(owners.pronoun_before(page, post) for post in draft.posts):
            return None  # "X of Norway as his new adviser"
        party = owners.after_name(page, draft.group.names)
        return None if party and sides.domestic(party) and draft.role != "negotiator" else party
    if draft.role == "other":
        return None
    return owners.by_possession(page, draft.group.names) or owners.demonym_before(page, draft.group.names)


def _heads_firm(page: Page, draft: Draft) -> str | None:
    """The firm or union that somebody heads now, who is no expert and stands between no others."""
    held = [post for post in draft.posts if status_of(page, post) != "former"]
    return firms.of_firm(page, held) if draft.role in ("principal", "negotiator") else None


def _leading(page: Page, draft: Draft) -> str | None:
    """Whose the group or government is that somebody leads: of who is told with an office, a group or movement only."""
    lead = leaders.leads(page, draft.group.names, draft.posts) if draft.role in ("principal", "negotiator") else None
    return lead.party if lead and lead.party and (not draft.posts or not is_country(lead.party)) else None


def _by_government(page: Page, draft: Draft) -> str | None:
    """The country of "the Peruvian government of X", where no title held now names another."""
    return governments.of_land(page, draft.group.names, draft.posts)


def _by_act(page: Page, draft: Draft) -> str | None:
    if draft.leads and (party := acts.of_legislature(page, draft.group.names)):
        return party
    return acts.of_act(page, draft.group.names)


STATED: tuple[tuple[str, Stated], ...] = (
    ("table", _mediating),
    ("acts for", _by_opening),
    ("faction", of_faction),
    ("firm", _heads_firm),
    ("led", _leading),
    ("office", _by_bare_office),
    ("body", _by_body_head),
    ("name", _sent_by),
    ("title", _in_title),
    ("name", _possessed),
    ("title", _in_former_title),
    ("force", _of_force),
    ("region", _of_region),
    ("body", _union_in_title),
    ("name", _fronted),
    ("office", _by_office),
    ("style", _by_style),
    ("table", _at_table),
    ("acts for", _acting_for),
    ("name", _by_government),
    ("name", _beside_name),
    ("act", _by_act),
)
