"""What it means for two people that one follows the other in a post: status, dates, role and side."""

from __future__ import annotations

from dataclasses import replace

from communique.kinds.dates.value import Date
from communique.kinds.people import gatherings
from communique.kinds.people.dated import date_of
from communique.kinds.people.draft import Draft
from communique.kinds.people.page import Page
from communique.kinds.people.succession import Succession
from communique.kinds.people.tenure import past_post, status_of, was_once
from communique.kinds.people.title_phrases import Post

TABLE = ("negotiator", "mediator")
LATER = frozenset(["now", "currently"])
"""Words before the post that somebody took later: "Y, now ambassador to Chad"."""
CALLINGS = frozenset(["diplomat", "politician", "statesman", "lawyer", "economist", "judge", "veteran"])
"""What somebody is by calling, whatever post they have or had: "Y, a Ghanaian diplomat"."""
STYLES = frozenset(["ambassador", "amb."])
"""Titles that stay with a name in other posts."""


def succeed(page: Page, new: Draft, old: Draft, step: Succession, dates: tuple[Date, ...]) -> bool:
    """Gives two people what a succession tells of them: who is followed has left the post, and has, without a post of their
    own from that time, the role of the other. Whether they sat at the table in place of the other and so on the same side.
    """
    when = date_of(page, step.verb, dates)
    if not step.past:
        if step.coming:
            _will_succeed(page, new, old, when)
        return False
    present = page.document.tags[step.verb] == "VBZ"
    taken = next((post for post in old.posts if _named_by(page, post, step.verb)), None)
    left = old.tenure.until if not present and any(not post.title.mirror for post in new.posts) else None
    if not step.apart:
        new.tenure = replace(new.tenure, since=new.tenure.since or when or left)
    if new.status == "former" and (present or ((taken or _other_office(new, old)) and not new.tenure.status)):
        new.status, new.tenure = "current", replace(new.tenure, until=None)
    when = None if step.apart else when or new.tenure.since
    seated = old.role in TABLE and (old.role == new.role or not any(post.title.role == old.role for post in old.posts))
    moved = False
    if seated or all(_left_to(page, post, step.verb) or _of_later(page, post, new) for post in old.posts):
        old.tenure = replace(old.tenure, since=_before(old.tenure.since, when), until=old.tenure.until or when)
        old.status = "former"
        moved = new.role in TABLE and old.role != new.role
        old.role = new.role if moved or (not old.posts and old.role not in TABLE) else old.role
    if gatherings.seat_taken(page, step.verb) and page.bargains:
        new.role = old.role = new.role if new.role in TABLE else "negotiator"
        old.status = "former"
    if not new.posts or (old.role in TABLE and (taken or all(_no_more(page, p) for p in new.posts))):
        new.role = old.role
    if taken and new.role in TABLE and not any(post.title.role in TABLE for post in new.posts):
        new.posts = (replace(taken, name=new.group.names[0]), *new.posts)
    return moved


def _before(since: str | None, when: str | None) -> str | None:
    """When somebody took a post that was left at a time: a later time is that of another post."""
    return None if since and when and since > when else since


def _will_succeed(page: Page, new: Draft, old: Draft, when: str | None) -> None:
    """Who will follow somebody is incoming from the day on which the other leaves; who has no post, or one that ends by it
    ("X, now Peru's consul"), has that of the other.
    """
    if all(_of_later(page, post, old) for post in new.posts):
        new.role = old.role
    elif not old.posts and old.role == "other":
        old.role = new.role
    if new.status == "current" and not new.tenure.since:
        new.status = "incoming"
        new.tenure = replace(new.tenure, since=when or old.tenure.until)
    old.tenure = replace(old.tenure, until=old.tenure.until or when)


def _no_more(page: Page, post: Post) -> bool:
    """Whether a post is one held before or a calling: "a veteran diplomat", "the former consul"."""
    return status_of(page, post) == "former" or past_post(page, post) or page.lows[post.head] in CALLINGS


def _other_office(new: Draft, old: Draft) -> bool:
    """Whether who follows somebody is told to have left another post than the one they follow in: "former adviser X replaced
    Foreign Minister Y".
    """
    held = {post.title.id for post in old.posts}
    return bool(held) and held.isdisjoint(post.title.id for post in new.posts)


def _left_to(page: Page, post: Post, verb: int) -> bool:
    """Whether a post is one that was left: by its words, or the one that a verb of following names ("replace X as envoy")."""
    told = _named_by(page, post, verb) or was_once(page, post)
    return told or post.title.mirror or status_of(page, post) == "former"


def _named_by(page: Page, post: Post, verb: int) -> bool:
    """Whether a verb of following names a post, which both have held then: "replace X as envoy"."""
    document = page.document
    link = document.heads[page.at[post.head]]
    above = (verb, page.at[post.name.last - 1])
    return post.place == "predicate" and document.lower_words[link] == "as" and document.heads[link] in above


def _of_later(page: Page, post: Post, new: Draft) -> bool:
    """Whether a post is one that came later ("Y, now ambassador to Chad"), or a style that goes with the name of an envoy."""
    if not LATER.isdisjoint(page.lows[max(0, post.first - 1) : post.first + 1]):
        return True
    if page.lows[post.head] in CALLINGS and post.place == "after":
        return True
    bare = post.place == "before" and post.last == post.first + 1 and page.lows[post.head] in STYLES
    return bare and new.role == "negotiator"
