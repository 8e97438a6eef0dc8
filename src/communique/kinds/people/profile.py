"""From the mentions of a person to the person: title, party, role, status, time in the post, counterparts."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import TypeVar

from communique.kinds.people import home, sides
from communique.kinds.people.link import Group, governs, no_person
from communique.kinds.people.page import Page
from communique.kinds.people.posts import Post, posts
from communique.kinds.people.talks import SUBJECT, at_table, bargains, brokers, opposite
from communique.kinds.people.tenure import Tenure, status_of, tenure
from communique.kinds.people.value import Person, PersonStatus, Role
from communique.kinds.reading import Facts
from communique.model import Span

Text = TypeVar("Text", bound=str)
FIRM: tuple[Role, ...] = ("negotiator", "spokesperson", "mediator", "principal", "other")
OPENING = 60
"""Tokens that open a text."""


@dataclass
class Draft:
    """A person in the making."""

    group: Group
    posts: tuple[Post, ...]
    tenure: Tenure
    role: Role = "other"
    party: str | None = None
    status: PersonStatus = "current"
    across: list[int] = field(default_factory=list)

    @property
    def main(self) -> Post | None:
        """The post that stands for the person: one they hold rather than held, a post rather than a rank."""
        return self.posts[0] if self.posts else None


def people(page: Page, groups: tuple[Group, ...], facts: Facts, issuer: home.Issuer | None = None) -> tuple[Person, ...]:
    """The persons of groups of names, in text order; ``issuer`` is the party whose government publishes the text."""
    starts = frozenset(name.first for group in groups for name in group.names)
    drafts = [_draft(page, group, starts, facts) for group in groups]
    drafts = [draft for draft in drafts if draft.posts or not no_person(page, draft.group)]
    groups = tuple(draft.group for draft in drafts)
    for draft in drafts:
        _give_role(page, draft)
        _give_status(page, draft)
        draft.party = _stated_party(page, draft)
    for one, other in opposite(page, groups):
        _seat(drafts, one, other)
    for draft in drafts:
        _give_party(page, draft, drafts, issuer)
    for draft in drafts:
        _mirror(page, draft, drafts)
    return _finish(page, drafts)


def _draft(page: Page, group: Group, starts: frozenset[int], facts: Facts) -> Draft:
    found = [post for name in group.names for post in posts(page, name, starts)]
    ranked = sorted(found, key=lambda p: (p.title.rank, p.title.mirror, status_of(page, p) == "former", p.first))
    times = [tenure(page, name, facts.dates) for name in group.names]
    whole = Tenure(_first(t.status for t in times), _first(t.since for t in times), _first(t.until for t in times))
    return Draft(group, tuple(ranked), whole)


def _first(values: Iterable[Text | None]) -> Text | None:
    return next((value for value in values if value), None)


def _give_role(page: Page, draft: Draft) -> None:
    main = draft.main
    how = bargains(page, draft.group)
    if main is None:
        draft.role = "negotiator" if how else "principal" if governs(page, draft.group) else "other"
        return
    held = [p for p in draft.posts if status_of(page, p) != "former" and not p.title.mirror] or [main]
    roles: set[Role] = {p.title.role for p in held if not sides.private(page, p)}
    if any(at_table(page, p) for p in held if not p.title.mirror):
        roles.add("negotiator")
    role: Role = next((r for r in FIRM if r in roles), "other")
    if role == "negotiator" and brokers(page, draft.group):
        role = "mediator"
    if role == "principal" and how and (how == SUBJECT or not any(p.title.leader for p in held)):
        role = "negotiator"
    if role == "other" and how and any(sides.private(page, p) for p in held):
        role = "negotiator"
    draft.role = role


def _seat(drafts: list[Draft], one: int, other: int) -> None:
    """Two who meet are across from each other; who meets a negotiator sits at the table, unless they head a government."""
    a, b = drafts[one], drafts[other]
    a.across.append(other)
    b.across.append(one)
    for first, second in ((a, b), (b, a)):
        leads = any(post.title.leader for post in second.posts)
        if first.role == "negotiator" and second.role == "principal" and second.posts and not leads:
            second.role = "negotiator"
        if first.role in ("principal", "negotiator") and first.posts and not second.posts and second.role == "other":
            second.role = "principal"


def _give_status(page: Page, draft: Draft) -> None:
    stated = [status_of(page, post) for post in draft.posts if not post.title.rank]
    if "incoming" in stated:
        draft.status = "incoming"
    elif (stated and stated[0] == "former") or ("former" in stated and any(p.title.mirror for p in draft.posts)):
        draft.status = "former"
    elif draft.tenure.status:
        draft.status = draft.tenure.status


def _stated_party(page: Page, draft: Draft) -> str | None:
    for post in draft.posts:
        if not sides.private(page, post) and (party := sides.in_post(page, post)):
            return party
    return next((party for post in draft.posts if (party := sides.office(page, post))), None)


def _give_party(page: Page, draft: Draft, drafts: list[Draft], issuer: home.Issuer | None) -> None:
    """The party of an owner named in the title ("spokesman for Yeutter"), else that of the passage."""
    mirrored = any(post.title.mirror for post in draft.posts)
    if draft.role == "other" and not mirrored:
        draft.party = None
        return
    if draft.party or mirrored:
        return
    for post in draft.posts:
        owner = next(
            (d for d in drafts if d is not draft and any(post.first <= n.first < post.last for n in d.group.names)),
            None,
        )
        if owner and owner.party:
            draft.party = owner.party
            return
    barred = {*_taken(draft, drafts), *(code for post in draft.posts for code in sides.concerned(page, post))}
    barred |= {code for post in draft.posts for code in sides.without(page, post.head + 1)}
    barred |= {party for i in draft.across if (party := drafts[i].party)}
    if (own := _bare_side(page, draft, issuer)) and own not in barred:
        draft.party = own
        return
    if issuer and any(post.title.leader for post in draft.posts) and not sides.lacks(page, draft.posts, issuer.party):
        first = issuer.seat and _opens(page, draft, drafts) and issuer.party not in barred
        draft.party = issuer.party if first else None
        return
    name = draft.posts[0].name if draft.posts else draft.group.names[0]
    draft.party = sides.nearby(page, name.first, barred, [n.first for n in draft.group.names])


def _opens(page: Page, draft: Draft, drafts: list[Draft]) -> bool:
    """Whether a person is the first leader that a text names, among its first words."""
    leaders = [d for d in drafts if any(post.title.leader for post in d.posts)]
    return leaders[0] is draft and draft.status == "current" and draft.group.names[0].first < OPENING


def _bare_side(page: Page, draft: Draft, issuer: home.Issuer | None) -> str | None:
    """The side of a title that names none: that of the office that publishes, else of the country that uses it bare."""
    if issuer and home.official_of(page, draft.posts):
        return issuer.party
    return home.typical(page, draft.posts)


def _taken(draft: Draft, drafts: Iterable[Draft]) -> Iterable[str]:
    """Countries whose holder of the same post is somebody else."""
    same = {post.title.id for post in draft.posts if post.title.leader or post.title.id == "minister"}
    for other in drafts:
        if other is not draft and other.party and other.status == "current" and any(p.title.id in same for p in other.posts):
            yield other.party


def _mirror(page: Page, draft: Draft, drafts: list[Draft]) -> None:
    """A counterpart or predecessor has the role of the person named before."""
    post = next((p for p in draft.posts if p.title.mirror), None)
    if post is None:
        return
    other = _named_before(page, post, draft, drafts)
    if other is None:
        return
    across = page.lows[post.head] in ("counterpart", "number")
    if all(p.title.mirror or p.title.rank for p in draft.posts) or other.role == "negotiator":
        draft.role = other.role
    if across:
        draft.across.append(drafts.index(other))
        other.across.append(drafts.index(draft))
    elif draft.party is None:
        draft.party = other.party


def _named_before(page: Page, post: Post, draft: Draft, drafts: list[Draft]) -> Draft | None:
    """The person last named before a post, in its sentence or the paragraph."""
    best, where = None, -1
    for other in drafts:
        for name in other.group.names:
            if other is not draft and where < name.first < post.first and page.together(name.first, post.first):
                best, where = other, name.first
    return best


def _finish(page: Page, drafts: list[Draft]) -> tuple[Person, ...]:
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
    return Person(
        id=ident,
        name=page.text(full.first, full.last),
        title=page.text(main.first, main.last) if main else None,
        party=draft.party,
        role=draft.role,
        status=draft.status,
        since=draft.tenure.since,
        until=draft.tenure.until,
        mentions=tuple(_span(page, name.first, name.last) for name in draft.group.names),
    )


def _span(page: Page, first: int, last: int) -> Span:
    return page.document.span(page.start(first), page.end(last - 1))
