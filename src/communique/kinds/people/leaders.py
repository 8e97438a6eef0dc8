"""Whom a text tells to lead a group, a movement or a government without any title: "rebels led by X", "forces loyal to X"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from communique.kinds.people import owners, sides
from communique.kinds.people.names import Name
from communique.kinds.people.page import Page
from communique.kinds.people.title_phrases import Post

LED = frozenset(["led", "headed", "commanded", "dominated", "run", "controlled"])
LOYAL = frozenset(["loyal", "allied", "allegiant"])
LOYAL_TO = frozenset(["to", "with"])
BODIES = frozenset(
    [
        "rebels",
        "rebel",
        "faction",
        "factions",
        "movement",
        "party",
        "group",
        "groups",
        "militia",
        "militias",
        "forces",
        "coalition",
        "bloc",
        "government",
        "administration",
        "cabinet",
        "army",
        "fighters",
        "junta",
        "opposition",
        "alliance",
        "insurgents",
        "guerrillas",
        "separatists",
        "wing",
        "troops",
        "soldiers",
        "rebellion",
        "insurgency",
        "front",
        "regime",
    ]
)
"""What somebody leads who has a part in public affairs by it; delegations and teams are at the table."""
PARTED = frozenset(["one", "another", "other", "others"])
"""What stands for one of several factions: "one led by X and the other led by Y"."""
FILLERS = frozenset([",", "which", "that", "is", "are", "was", "were", "now", "currently"])
FRONT = 8
"""Tokens before what is led among which whose it is stands."""
PHRASE = frozenset(["ADJ", "NOUN", "PROPN", "NUM", "PART", "PUNCT"])


@dataclass(frozen=True, slots=True)
class Lead:
    """That somebody leads a body; ``party`` whose it is, None where no name is told; ``rebels``: it fights a state."""

    party: str | None
    rebels: bool = False


def leads(page: Page, names: Iterable[Name], posts: Iterable[Post]) -> Lead | None:
    """What somebody is told to lead: a group, a movement, a government."""
    ahead = {post.name.first: post.first for post in posts if post.place == "before"}
    for name in names:
        first = ahead.get(name.first, name.first)
        i = first - 1 - (page.pos[first - 1] == "DET" if first > 1 else 0)
        if i > 1 and page.together(i - 1, name.first) and (body := _body(page, i)) is not None:
            return Lead(_whose(page, body), page.is_a(body, "rebel"))
    return None


def _body(page: Page, i: int) -> int | None:
    """The token of what is led, for the word before a name or its title: "by" of "led by", "to" of "loyal to", "under"."""
    if (page.lows[i] == "by" and page.lows[i - 1] in LED) or (page.lows[i] in LOYAL_TO and page.lows[i - 1] in LOYAL):
        end = i - 2
    elif page.lows[i] == "under" and page.parties[i - 1] >= 0 and page.mentions[page.parties[i - 1]].kind == "group":
        return i - 1
    else:
        return None
    while end > 0 and page.lows[end] in FILLERS and page.together(end, i):
        end -= 1
    if end < 0 or not page.together(end, i):
        return None
    document, verb = page.document, page.at[i - 1]
    if page.words[end + 1] == "," and document.deps[verb] == "acl" and document.heads[verb] != page.at[end]:
        return None  # "a delegation in talks with Hamas, led by X"
    plain = page.lows[end] in BODIES or (page.lows[end] in PARTED and _parted(page, end))
    group = page.parties[end] >= 0 and page.mentions[page.parties[end]].kind in ("group", "country")
    unlisted = page.unlisted_at.get(page.at[end])
    return end if plain or group or (unlisted and unlisted.kind == "group") or page.is_a(end, "movement") else None


def _parted(page: Page, i: int) -> bool:
    """Whether factions are told of before "one led by X"."""
    return any(page.lows[j] in BODIES and page.sentence(j) == page.sentence(i) for j in range(max(0, i - 4 * FRONT), i))


def _whose(page: Page, body: int) -> str | None:
    """The group or country whose a body is."""
    if page.lows[body] in PARTED:
        return owners.subject_before(page, body, page.sentence(body), countries=False) or owners.only_group(page)
    found: list[int] = []
    for i in _phrase(page, body):
        if page.parties[i] >= 0:
            found.append(page.parties[i])
        elif (mention := page.unlisted_at.get(page.at[i])) and mention.kind == "group" and mention.form == "body":
            return mention.code
    codes = [page.mentions[n] for n in found]
    group = next((m.code for m in codes if m.kind == "group" or sides.domestic(m.code)), None)
    if group or not page.is_a(body, "rebel"):
        state = page.lows[body] in ("government", "administration", "cabinet", "regime", "army", "junta", "troops", "soldiers")
        return group or next((m.code for m in codes if m.kind == "country" and (state or page.parties[body] >= 0)), None)
    return owners.only_group(page)


def _phrase(page: Page, body: int) -> Iterator[int]:
    """The tokens of the noun phrase that ends with a body, the last first."""
    for i in range(body, max(-1, body - FRONT), -1):
        if not page.together(i, body) or (i < body and page.pos[i] not in PHRASE) or page.words[i] in (",", ".", ";", ":"):
            return
        yield i
