"""A person in the making: the mentions, the posts, and what is known of their part so far."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from communique.kinds.people.link import Group
from communique.kinds.people.page import Page
from communique.kinds.people.tenure import Tenure
from communique.kinds.people.title_phrases import Post
from communique.kinds.people.unnamed import office_of
from communique.kinds.people.value import PersonStatus, Role

PARAGRAPH = 70
"""Tokens back in which who bargains is looked for first."""


@dataclass
class Draft:
    """A person in the making; ``ground`` is the step that gave the party (``party.py``), ``across`` the numbers of those
    whom they meet, ``leader`` who they come to the table with.
    """

    group: Group
    posts: tuple[Post, ...]
    tenure: Tenure
    role: Role = "other"
    party: str | None = None
    ground: str = ""
    status: PersonStatus = "current"
    across: list[int] = field(default_factory=list)
    leader: Draft | None = field(default=None, repr=False)

    @property
    def main(self) -> Post | None:
        """The post that stands for the person: one they hold rather than held, a post rather than a rank."""
        return self.posts[0] if self.posts else None

    @property
    def leads(self) -> bool:
        """Whether one of the posts heads a state or government, and not a firm or union."""
        return self.ground != "firm" and any(post.title.leader for post in self.posts)

    @property
    def surname_only(self) -> bool:
        """Whether no first name is ever given: in a release only the own leader is known well enough for that."""
        return all(name.last - name.first == 1 for name in self.group.names)


def named_before(page: Page, post: Post, draft: Draft, drafts: list[Draft]) -> Draft | None:
    """The person last named before a post, in its paragraph; in the one before where "his" opens the paragraph, and there who
    bargains before others.
    """
    opens = page.lows[post.first - 1 : post.first] in (("his",), ("her",)) and not page.together(post.first - 2, post.first)
    if opens and (only := _alone_before(page, post.first - 2, drafts)):
        return only
    if (told := _subject_before(page, post, drafts)) is not None and told is not draft:
        return told
    near = [
        (opens and other.role in ("negotiator", "mediator") and post.first - name.first < PARAGRAPH, name.first, other)
        for other in drafts
        for name in other.group.names
        if other is not draft and name.first < post.first and (opens or page.together(name.first, post.first))
    ]
    return max(near, key=lambda found: found[:2])[2] if near else None


def _subject_before(page: Page, post: Post, drafts: list[Draft]) -> Draft | None:
    """The person who is the subject of the sentence before "His predecessor", which opens the next one in a paragraph."""
    i = post.first - 1
    if i < 1 or page.lows[i] not in ("his", "her") or page.sentence(i - 1) == page.sentence(i) or not page.together(i - 1, i):
        return None
    document, number = page.document, page.sentence(i - 1)
    for draft in drafts:
        for name in draft.group.actors:
            token = page.at[name.last - 1]
            token = document.heads[token] if document.deps[token] == "appos" else token
            root = document.heads[token]
            main = document.deps[token] == "nsubj" and document.deps[root] == "ROOT"
            if page.sentence(name.first) == number and main:
                return draft
    return None


def _alone_before(page: Page, at: int, drafts: list[Draft]) -> Draft | None:
    """The only person whom the paragraph names that ends at a token."""
    named = [d for d in drafts if any(name.first < at and page.together(name.first, at) for name in d.group.names)]
    return named[0] if len(named) == 1 else None


def last_before(page: Page, at: int, drafts: list[Draft]) -> Draft | None:
    """Who is named last before a token, in its paragraph: whose "his Peruvian counterpart" is."""
    names = ((name.first, i) for i, draft in enumerate(drafts) for name in draft.group.names)
    first, number = max((pair for pair in names if pair[0] < at and page.together(pair[0], at)), default=(-1, -1))
    return drafts[number] if first >= 0 else None


def owner_of(post: Post, draft: Draft, drafts: list[Draft]) -> Draft | None:
    """The person whom a title names: "spokesman for Yeutter", "Tamm's predecessor"."""
    others = (d for d in drafts if d is not draft)
    return next((d for d in others if any(post.first <= n.first < post.last for n in d.group.names)), None)


def offices(page: Page, draft: Draft) -> Iterator[str]:
    """Posts of which a country has one: heads of state or government, the minister of a field ("foreign minister")."""
    yield from (office for post in draft.posts if (office := office_of(page, post)))
