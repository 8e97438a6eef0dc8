"""From the mentions of a person to the person: title, party, role, status, time in the post, counterparts."""

from __future__ import annotations

from dataclasses import replace

from communique.kinds.people import firms, governments, home, leaders
from communique.kinds.people.across import SPEAKS, across_the_table, faced, opposite, together
from communique.kinds.people.between import stand_between
from communique.kinds.people.case import case_of
from communique.kinds.people.delegations import place
from communique.kinds.people.draft import Draft, named_before, owner_of
from communique.kinds.people.following import succeed
from communique.kinds.people.introduced import introduction
from communique.kinds.people.link import Group, no_person
from communique.kinds.people.mediation import mediates_for
from communique.kinds.people.names import Name
from communique.kinds.people.page import Page
from communique.kinds.people.party import settle_all, state
from communique.kinds.people.posts import posts
from communique.kinds.people.predicates import predicates
from communique.kinds.people.roles import give_role
from communique.kinds.people.succession import successions
from communique.kinds.people.team import join_teams
from communique.kinds.people.tenure import Tenure, of_post, past_post, status_of, tenure, was_once
from communique.kinds.people.title_phrases import Post
from communique.kinds.people.value import Person
from communique.kinds.reading import Facts
from communique.model import Span
from communique.parties.value import is_country

CALLS = frozenset(["meet", "confer", "talk"])
"""Verbs of seeing somebody, who need not bargain by it."""
LATE = 4
"""Tokens before a name among which "the late" stands."""
ACROSS = frozenset(["counterpart", "counterparts", "number", "colleague", "colleagues"])
LOCAL = frozenset(["mayor", "governor", "prefect"])
"""Titles of those who head a town or a province."""


def drafts_of(page: Page, groups: tuple[Group, ...], facts: Facts, issuer: home.Issuer | None = None) -> list[Draft]:
    """The persons in the making of groups of names, in text order; ``issuer`` is the party whose government publishes the
    text.
    """
    starts = frozenset(name.first for group in groups for name in group.names)
    drafts = [_draft(page, group, starts, facts) for group in groups]
    drafts = [draft for draft in drafts if draft.posts or not no_person(page, draft.group)]
    groups = tuple(draft.group for draft in drafts)
    for draft in drafts:
        give_role(page, draft)
        _give_status(page, draft)
        state(page, draft)
    for one, other, lemma in opposite(page, groups):
        _seat(page, drafts, (one, other), lemma)
    for one, other in together(page, groups):
        _meet(page, drafts[one], drafts[other], (one, other))
    followed = tuple(successions(page, groups))
    for draft in drafts:
        if any(post.title.mirror and page.lows[post.head] in ACROSS for post in draft.posts):
            _mirror(page, draft, drafts)
    join_teams(page, drafts)
    moved = [step for step in followed if succeed(page, drafts[step.new], drafts[step.old], step, facts.dates)]
    unposted = [step.old for step in followed if not drafts[step.old].posts]
    settle_all(case_of(page, drafts, issuer), [d for i, d in enumerate(drafts) if i not in unposted])
    for step in followed:
        new, old = drafts[step.new], drafts[step.old]
        if step in moved and new.party:
            old.party = new.party
        new.party, old.party = new.party or old.party, old.party or new.party
    for draft in drafts:
        _mirror(page, draft, drafts)
    stand_between(page, drafts)
    for one, other in (*across_the_table(page, drafts), *faced(page, drafts)):
        drafts[one].across.append(other)
        drafts[other].across.append(one)
    return drafts


def _draft(page: Page, group: Group, starts: frozenset[int], facts: Facts) -> Draft:
    found = [post for name in group.actors for post in (*posts(page, name, starts), *predicates(page, name, starts))]
    found = [post for post in found if not _friend(page, post)]
    if not found and (told := introduction(page, group, starts)):
        found = [told]
    ranked = sorted(
        found,
        key=lambda p: (
            *(
                p.title.rank,
                _left(page, p),
                p.title.mirror,
                _loose(page, p),
                past_post(page, p, perfect=False),
                status_of(page, p) == "former",
            ),
            *(p.title.role not in ("negotiator", "mediator"), p.first),
        ),
    )
    whole = tenure(page, group.actors, facts.dates, next(iter(ranked), None))
    beside = of_post(page, ranked[:1], facts.dates)
    both = Tenure(whole.status or beside.status, whole.since or beside.since, whole.until or beside.until, whole.ruled)
    return Draft(group, tuple(ranked), both)


def _friend(page: Page, post: Post) -> bool:
    """Whether a title is "colleague" without a country: of somebody across the table it is said with one ("her Chadian
    colleague").
    """
    return page.lows[post.head] == "colleague" and next(page.party_indices(post.first, post.head), None) is None


def _left(page: Page, post: Post) -> bool:
    """Whether a title is one that was held once and no "predecessor": behind "his EU counterpart" it is not what counts."""
    return status_of(page, post) == "former" and not post.title.mirror


def _loose(page: Page, post: Post) -> bool:
    """Whether a title tells no more than whose superior somebody is: "their boss"."""
    return page.lows[post.head] == "boss" and page.lows[max(0, post.first - 1)] in ("his", "her", "their", "its")


def _seat(page: Page, drafts: list[Draft], pair: tuple[int, int], lemma: str) -> None:
    """Two who meet are across from each other, but for who heads a town or province, whom the own leaders meet too; who holds
    talks with a negotiator, or meets one in an article about bargaining, sits at the table, unless they head a government.
    """
    a, b = drafts[pair[0]], drafts[pair[1]]
    if not any(page.lows[post.head] in LOCAL for draft in (a, b) for post in draft.posts):
        a.across.append(pair[1])
        b.across.append(pair[0])
    if lemma in SPEAKS:
        return
    if a.ground == b.ground == "firm" and a.party != b.party and (page.about_labour or page.about_bargaining):
        a.role = b.role = "negotiator"  # the heads of a firm and of a union, or of two firms
    bargained = page.about_bargaining or lemma not in CALLS
    for first, second in ((a, b), (b, a)):
        leads = any(post.title.leader for post in second.posts)
        known = second.posts or (page.about_bargaining and second.party)
        if bargained and first.role == "negotiator" and second.role == "principal" and known and not leads:
            second.role = "negotiator"
        if first.role in ("principal", "negotiator") and first.posts and not second.posts and second.role == "other":
            second.role = "principal"


def _meet(page: Page, one: Draft, other: Draft, numbers: tuple[int, int]) -> None:
    """Two of two sides who met are across from each other, and at the table in an article about bargaining."""
    if one.party is not None and one.party == other.party:
        return
    one.across.append(numbers[1])
    other.across.append(numbers[0])
    if page.about_bargaining and {one.role, other.role} <= {"principal", "negotiator"} and not (one.leads or other.leads):
        one.role = other.role = "negotiator"


def _give_status(page: Page, draft: Draft) -> None:
    stated = [status_of(page, post) for post in draft.posts if not post.title.rank]
    if any(_late(page, name) for name in draft.group.names):
        draft.status = "former"
        return
    if "incoming" in stated:
        draft.status = "incoming"
    elif _once_at_table(page, draft):
        draft.status = "former"
    elif rule := governments.status(page, draft.group.names, draft.posts):
        draft.status = rule
    elif _newly_seated(page, draft):
        draft.status = draft.tenure.status or "current"
    elif (stated and stated[0] == "former") or ("former" in stated and any(_precedes(page, p) for p in draft.posts)):
        draft.status = "former"
    elif (
        draft.tenure.status
        and draft.role != "other"
        and (draft.tenure.status == "incoming" or not any("new" in page.lows[p.first : p.head] for p in draft.posts))
    ):
        draft.status = draft.tenure.status


def _once_at_table(page: Page, draft: Draft) -> bool:
    """Whether the posts at the table of somebody are told with "was": "the ambassador, who was the chief delegate"."""
    seats = [post for post in draft.posts if post.title.role in ("negotiator", "mediator")]
    if draft.posts and all(was_once(page, post) for post in draft.posts):
        return True
    plain = draft.role in ("negotiator", "mediator") and bool(seats) and len(draft.posts) > len(seats)
    return plain and all(was_once(page, post) or status_of(page, post) == "former" for post in seats)


def _late(page: Page, name: Name) -> bool:
    """Whether "the late" stands before a name, with honorifics or titles between at most."""
    i = name.first - 1
    while (
        i > 1 and name.first - i < LATE and (page.honorific(i) or page.lows[i] in page.lex.heads or page.labels[i] == "PERSON")
    ):
        i -= 1
    return i > 0 and page.words[i] == "late" and page.lows[i - 1] == "the" and page.together(i, name.first)


def _newly_seated(page: Page, draft: Draft) -> bool:
    """Whether somebody heads a delegation, a mediation or a group, whatever they once were: "led by former minister X"."""
    if draft.role == "mediator" and mediates_for(page, draft.group):
        return True
    if draft.role == "principal" and draft.posts and leaders.leads(page, draft.group.names, draft.posts):
        return True
    if draft.role != "negotiator" or any(post.title.mirror or post.title.role == "negotiator" for post in draft.posts):
        return False
    return any(place(page, name) for name in draft.group.names)


def _precedes(page: Page, post: Post) -> bool:
    """Whether a title is "predecessor" or "successor": of a post, not of somebody across the table."""
    return post.title.mirror and page.lows[post.head] not in ACROSS


def _mirror(page: Page, draft: Draft, drafts: list[Draft]) -> None:
    """A counterpart or predecessor has the role of the person named before."""
    post = next((p for p in draft.posts if p.title.mirror), None)
    if post is None:
        _deputize(page, draft, drafts)
        return
    other = owner_of(post, draft, drafts) or named_before(page, post, draft, drafts)
    if other is None:
        return
    across = page.lows[post.head] in ACROSS
    if across and other.role == "other" and not other.posts:
        other.role = "negotiator" if page.about_bargaining else "principal"
    if all(p.title.mirror or p.title.rank for p in draft.posts) or other.role == "negotiator":
        draft.role = other.role
    if across and page.coalition:
        draft.party = draft.party or firms.of_firm(page, draft.posts)
    if across:
        draft.across.append(drafts.index(other))
        other.across.append(drafts.index(draft))
    elif draft.party is None or (other.party and is_country(draft.party) and not is_country(other.party)):
        draft.party = other.party  # "her Italian successor" in a post of a body


def _deputize(page: Page, draft: Draft, drafts: list[Draft]) -> None:
    """The deputy of somebody who bargains or mediates has their role and side: "Tamm's deputy, X", "his deputies are X, Y"."""
    for post in draft.posts:
        if page.lows[post.head] not in ("deputy", "deputies"):
            continue
        owned = not {"his", "her"}.isdisjoint(page.lows[max(0, post.first - 2) : post.first])
        other = owner_of(post, draft, drafts) or (named_before(page, post, draft, drafts) if owned else None)
        if other and other.role in ("negotiator", "mediator"):
            draft.role, draft.party = other.role, other.party or draft.party
            if post.place == "inverted":
                draft.status = "current"


def people(page: Page, drafts: list[Draft]) -> tuple[Person, ...]:
    """The persons, each once, with their ids and those across from them."""
    made: list[Person] = []
    used: set[str] = set()
    for draft in drafts:
        ident = base = f"p{page.start(draft.group.names[0].first)}"
        if ident in used:
            ident = base + "b"
        used.add(ident)
        made.append(_person(page, draft, ident))
    ids = [person.id for person in made]
    return tuple(
        replace(p, counterparts=tuple(dict.fromkeys(ids[i] for i in d.across))) for p, d in zip(made, drafts, strict=True)
    )


def _person(page: Page, draft: Draft, ident: str) -> Person:
    full = draft.group.full
    main = draft.main
    apart = draft.role == "other"
    return Person(
        id=ident,
        name=page.text(full.first, full.last),
        title=_title(page, main) if main else None,
        party=draft.party,
        role=draft.role,
        status=draft.status,
        since=None if apart else draft.tenure.since,
        until=None if apart else draft.tenure.until,
        mentions=tuple(_span(page, name.first, name.last) for name in draft.group.names),
    )


def _title(page: Page, post: Post) -> str:
    """The title as the text gives it; one that several share ("Presidents X and Y") in the singular."""
    text = page.text(post.first, post.last)
    if post.last > post.head + 1 or not page.plural_title(post.head) or page.title_at(post.head):
        return text
    return f"{text[:-3]}y" if text.endswith("ies") else text[:-1]


def _span(page: Page, first: int, last: int) -> Span:
    return page.document.span(page.start(first), page.end(last - 1))
