"""From the mentions of a person to the person: title, party, role, status, time in the post, counterparts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from communique.kinds.people import encounters, home, owners, sides
from communique.kinds.people.link import Group, governs, no_person
from communique.kinds.people.page import Page
from communique.kinds.people.posts import Post, posts
from communique.kinds.people.succession import Succession, successions
from communique.kinds.people.talks import SUBJECT, at_table, bargains, brokers, opposite, side_at_table
from communique.kinds.people.tenure import Tenure, date_of, status_of, tenure
from communique.kinds.people.value import Person, PersonStatus, Role
from communique.kinds.reading import Facts
from communique.model import Span

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
    for one, other, spoke in opposite(page, groups):
        _seat(drafts, one, other, spoke)
    followed = tuple(successions(page, groups))
    for step in followed:
        _succeed(page, drafts[step.new], drafts[step.old], step, facts)
    unposted = [step.old for step in followed if not drafts[step.old].posts]
    for draft in (d for i, d in enumerate(drafts) if i not in unposted):
        _give_party(page, draft, drafts, issuer)
    for step in followed:
        new, old = drafts[step.new], drafts[step.old]
        new.party, old.party = new.party or old.party, old.party or new.party
    for draft in drafts:
        _mirror(page, draft, drafts)
    return _finish(page, drafts)


def _draft(page: Page, group: Group, starts: frozenset[int], facts: Facts) -> Draft:
    found = [post for name in group.actors for post in posts(page, name, starts)]
    ranked = sorted(
        found, key=lambda p: (p.title.rank, p.title.mirror, _past(page, p), status_of(page, p) == "former", p.first)
    )
    whole = tenure(page, group.actors, facts.dates)
    return Draft(group, tuple(ranked), whole)


def _past(page: Page, post: Post) -> bool:
    """Whether a post is told in the past: "led a movement"."""
    return post.place == "predicate" and page.tags[post.head] == "VBD"


def _give_role(page: Page, draft: Draft) -> None:
    main = draft.main
    how = bargains(page, draft.group)
    if main is None:
        rules = governs(page, draft.group) or draft.tenure.ruled or owners.of_public_body(page, draft.group.names)
        sent = owners.of_country(page, draft.group.names)
        draft.role = "negotiator" if how else "principal" if rules or sent else "other"
        return
    held = [p for p in draft.posts if status_of(page, p) != "former" and not p.title.mirror] or [main]
    roles: set[Role] = {p.title.role for p in held if not sides.private(page, p)}
    if any(at_table(page, p) for p in held if not p.title.mirror):
        roles.add("negotiator")
    role: Role = next((r for r in FIRM if r in roles), "other")
    if role == "negotiator" and (brokers(page, draft.group) or any(sides.neutral(page, p) for p in held)):
        role = "mediator"
    if role == "principal" and page.about_labour and any(_heads_union(page, p) for p in held):
        role = "negotiator"
    if role == "principal" and how and (how == SUBJECT or not any(p.title.leader for p in held)):
        role = "negotiator"
    if role == "other" and how and any(sides.private(page, p) or page.is_a(p.head, "manages") for p in held):
        role = "negotiator"
    draft.role = role


def _heads_union(page: Page, post: Post) -> bool:
    """Whether a post is the head of a union: "president of the dockers' union"."""
    high = post.title.private or page.text(max(post.first, post.head - 1), post.head + 1).lower().endswith("secretary")
    return high and any(page.is_a(i, "union") for i in range(post.first, post.last))


def _seat(drafts: list[Draft], one: int, other: int, spoke: bool) -> None:
    """Two who meet are across from each other; who meets a negotiator sits at the table, unless they head a government."""
    a, b = drafts[one], drafts[other]
    a.across.append(other)
    b.across.append(one)
    if spoke:
        return
    for first, second in ((a, b), (b, a)):
        leads = any(post.title.leader for post in second.posts)
        if first.role == "negotiator" and second.role == "principal" and second.posts and not leads:
            second.role = "negotiator"
        if first.role in ("principal", "negotiator") and first.posts and not second.posts and second.role == "other":
            second.role = "principal"


def _succeed(page: Page, new: Draft, old: Draft, step: Succession, facts: Facts) -> None:
    """Who is followed has left the post; who has no post of their own in the text has the role of the other."""
    if not step.past:
        return
    when = date_of(page, step.verb, facts.dates)
    new.tenure = replace(new.tenure, since=new.tenure.since or when)
    if not old.posts or all(post.title.mirror or status_of(page, post) == "former" for post in old.posts):
        old.tenure = replace(old.tenure, until=old.tenure.until or when)
        old.status = "former"
        old.role = new.role if not old.posts else old.role
    if not new.posts:
        new.role = old.role


def _give_status(page: Page, draft: Draft) -> None:
    stated = [status_of(page, post) for post in draft.posts if not post.title.rank]
    if "incoming" in stated:
        draft.status = "incoming"
    elif (stated and stated[0] == "former") or ("former" in stated and any(p.title.mirror for p in draft.posts)):
        draft.status = "former"
    elif draft.tenure.status and not any("new" in page.lows[post.first : post.head] for post in draft.posts):
        draft.status = draft.tenure.status


def _stated_party(page: Page, draft: Draft) -> str | None:
    """The party that the text gives a person in so many words."""
    for post in draft.posts:
        if not sides.private(page, post) and (party := sides.in_post(page, post)):
            return party
    free = [post for post in draft.posts if not owners.pronoun_before(page, post)]
    if party := next((party for post in free if (party := sides.office(page, post))), None):
        return party
    if party := home.chair(page, draft.posts):
        return party
    if draft.role in ("negotiator", "mediator", "principal") and (party := side_at_table(page, draft.group)):
        return party
    if draft.role != "other" and (party := owners.spoken_for(page, draft.group.names) or owners.movement(page, draft.posts)):
        return party
    if draft.role == "negotiator" and (party := owners.body(page, draft.posts)):
        return party
    if draft.posts:
        return owners.after_name(page, draft.group.names)
    return owners.by_possession(page, draft.group.names) if draft.role != "other" else None


def _give_party(page: Page, draft: Draft, drafts: list[Draft], issuer: home.Issuer | None) -> None:
    """The party of the owner of a title ("spokesman for Yeutter", "its envoy"), else that of the passage."""
    mirrored = any(post.title.mirror for post in draft.posts)
    if draft.role == "other" and not mirrored and not _serves(page, draft):
        draft.party = None
        return
    if draft.party or mirrored:
        return
    if any(owners.rebel(page, post) for post in draft.posts):
        draft.party = owners.only_group(page)
    elif owned := _owned(page, draft, drafts) or owners.short_for(page, draft.posts):
        draft.party = owned
    elif received := encounters.receiving(page, draft.posts):
        draft.party = received
    elif any(post.title.role == "mediator" for post in draft.posts):
        draft.party = owners.only_organization(page)
    else:
        draft.party = _of_passage(page, draft, drafts, issuer)


def _serves(page: Page, draft: Draft) -> bool:
    """Whether somebody without a part of their own is a soldier of a party."""
    return any(post.title.id == "rank" and post.place == "before" and page.capital(post.head) for post in draft.posts)


def _owned(page: Page, draft: Draft, drafts: list[Draft]) -> str | None:
    """The party of who owns a title: "spokesman for Yeutter", "its chief delegate", "his adviser"."""
    for post in draft.posts:
        owner = _owner(post, draft, drafts)
        if owner and owner.party:
            return owner.party
        pronoun = owners.pronoun_before(page, post)
        if pronoun in owners.ITS:
            return owners.of_its(page, post)
        before = _named_before(page, post, draft, drafts) if pronoun else None
        if before and before.party:
            return before.party
    return _shared(page, draft, drafts)


def _owner(post: Post, draft: Draft, drafts: list[Draft]) -> Draft | None:
    """The person whom a title names: "spokesman for Yeutter", "Tamm's predecessor"."""
    others = (d for d in drafts if d is not draft)
    return next((d for d in others if any(post.first <= n.first < post.last for n in d.group.names)), None)


def _shared(page: Page, draft: Draft, drafts: list[Draft]) -> str | None:
    """The party in the title of the person named just before, with "and" between: "US Treasury Secretary X and Envoy Y"."""
    for post in draft.posts:
        i = post.first - 1
        if post.place != "before" or i < 1 or page.lows[i] != "and":
            continue
        before = next((d for d in drafts if any(n.last == i for n in d.group.names)), None)
        if before and before.party and before.party not in sides.without(page, post.head + 1):
            return before.party if _differ(before, draft) else None
    return None


def _differ(one: Draft, other: Draft) -> bool:
    """Whether two people hold posts of two kinds: two presidents, or two ministers alike, are not of one country."""
    same = {post.title.id for post in one.posts} & {post.title.id for post in other.posts}
    return not same or same == {"minister"}


def _of_passage(page: Page, draft: Draft, drafts: list[Draft], issuer: home.Issuer | None) -> str | None:
    """The country that the passage is about, those left out that it cannot be; None for people who share a title between
    them ("the negotiators, X and Y"): they may be of two sides;
    nor for those who travel, since the countries around them are the ones that they go to.
    """
    heads = {post.head for post in draft.posts}
    if any(post.head in heads for d in drafts if d is not draft for post in d.posts):
        return None
    barred = {code for post in draft.posts for code in sides.concerned(page, post)}
    barred |= {code for post in draft.posts for code in sides.without(page, post.head + 1)}
    barred |= {*encounters.addressed_by(page, draft.group.names), *encounters.addressed(page, draft.group.names)}
    barred |= {party for i in draft.across if (party := drafts[i].party)}
    barred |= set(encounters.met(page, draft.group.names))
    if (bare := _bare_side(page, draft, issuer)) and bare not in barred:
        return bare
    leads = any(post.title.leader for post in draft.posts)
    if issuer and leads and issuer.party not in barred and not sides.lacks(page, draft.posts, issuer.party):
        first = _surname_only(draft) or (issuer.seat and _opens(page, draft, drafts))
        return issuer.party if first else None
    if encounters.travels(page, draft.group.names):
        return None
    name = draft.posts[0].name if draft.posts else draft.group.names[0]
    own = set(_phrases(page, draft))
    others = frozenset(number for d in drafts if d is not draft for number in _phrases(page, d)) - own
    places = tuple(n.first for n in draft.group.names)
    taken = frozenset(_taken(page, draft, drafts))
    return sides.nearby(page, sides.Passage(name.first, frozenset(barred), taken, places, others))


def _phrases(page: Page, draft: Draft) -> Iterator[int]:
    """The party mentions (by number) in the titles of a person and after the name."""
    for post in draft.posts:
        yield from page.party_indices(post.first, post.last)
    for name in draft.group.names:
        if name.last < len(page) and page.lows[name.last] == "of":
            yield from page.party_indices(name.last, name.last + 3)


def _opens(page: Page, draft: Draft, drafts: list[Draft]) -> bool:
    """Whether a person is the first leader that a text names, among its first words."""
    leaders = [d for d in drafts if any(post.title.leader for post in d.posts)]
    return leaders[0] is draft and draft.status == "current" and draft.group.names[0].first < OPENING


def _surname_only(draft: Draft) -> bool:
    """Whether a leader is never given a first name: in a release only the own one is known well enough for that."""
    return all(name.last - name.first == 1 for name in draft.group.names)


def _bare_side(page: Page, draft: Draft, issuer: home.Issuer | None) -> str | None:
    """The side of a title that names none: that of the office that publishes, else of the country that uses it bare."""
    if issuer and home.official_of(page, draft.posts):
        return issuer.party
    return home.typical(page, draft.posts)


def _taken(page: Page, draft: Draft, drafts: Iterable[Draft]) -> Iterable[str]:
    """Countries whose holder of the same post is somebody else."""
    same = set(_offices(page, draft))
    for other in drafts:
        if other is not draft and other.party and other.status == "current" and same & set(_offices(page, other)):
            yield other.party


def _offices(page: Page, draft: Draft) -> Iterator[str]:
    """Posts of which a country has one: heads of state or government, the minister of a field ("foreign minister")."""
    for post in draft.posts:
        if post.title.leader or post.title.id == "minister":
            yield (
                " ".join(page.lows[max(post.first, post.head - 1) : post.head + 1])
                if post.title.id == "minister"
                else post.title.id
            )


def _mirror(page: Page, draft: Draft, drafts: list[Draft]) -> None:
    """A counterpart or predecessor has the role of the person named before."""
    post = next((p for p in draft.posts if p.title.mirror), None)
    if post is None:
        return
    other = _owner(post, draft, drafts) or _named_before(page, post, draft, drafts)
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
