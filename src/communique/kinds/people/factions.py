"""Whose the heads of political parties and movements are: the party's where several parties of a country deal with each other
("DUP leader X" beside "Sinn Fein's Y"), the movement's whose initials stand in the title ("FNL leader X").
"""

from __future__ import annotations

from communique.kinds.people import owners, sides
from communique.kinds.people.draft import Draft
from communique.kinds.people.page import Page
from communique.kinds.people.tenure import status_of
from communique.kinds.people.title_phrases import Post

HEADS = frozenset(
    (
        *("leader", "leaders", "chief", "head", "president", "chairman", "chairwoman", "chairperson", "chair", "co-leader"),
        *("secretary", "general", "secretary-general", "founder", "spokesman", "spokeswoman", "spokesperson", "commander"),
        *("negotiator", "boss", "whip", "official", "representative", "delegate", "member", "ideologue", "supremo"),
    )
)
AMERICAN = frozenset(["Republican Party", "Democratic Party"])
"""Parties whose heads a text on the United States tells of as the country's."""
STATE = frozenset(
    (
        *(
            "ministry",
            "department",
            "office",
            "service",
            "services",
            "agency",
            "commission",
            "secretariat",
            "bureau",
            "command",
        ),
        *("council", "committee", "mission", "university", "institute", "bank", "ministers", "force"),
        *("authority", "board", "court", "directorate", "relations", "affairs", "parliament", "assembly", "corporation"),
    )
)
"""Words of the names of bodies that are a state's, or none that acts for itself."""
MOVEMENTS = frozenset(["forces", "liberation", "libération", "front", "movement", "army", "party", "union", "alliance"])
OFFICES = frozenset(["head-of-state", "minister"])
"""Titles of those who act for a state, whatever party they head; "secretary general" of a party is no minister."""
INITIALS = range(2, 8)
SEVERAL = 2


def of_faction(page: Page, draft: Draft) -> str | None:
    """The party or movement that a post held now heads or speaks for; None of other posts (coalition talks: ``firms``)."""
    now = [post for post in draft.posts if status_of(page, post) != "incoming"]
    rules = (post.title.id in OFFICES and page.lows[post.head] not in HEADS for post in now)
    if page.coalition or any(rules):
        return None
    posts = [post for post in draft.posts if page.lows[post.head] in HEADS and status_of(page, post) != "former"]
    for post in posts:
        if (party := _political(page, post)) or (party := _by_initials(page, post)):
            return party
    return None


def _political(page: Page, post: Post) -> str | None:
    """The political party in a title, in an article on the parties of a country."""
    codes = (page.mentions[n].code for n in page.party_indices(post.first, post.last))
    code = next((code for code in codes if sides.domestic(code)), None) or _told_before(page, post)
    return code if code and code not in AMERICAN and _several(page) else None


def _told_before(page: Page, post: Post) -> str | None:
    """The party told of last before "party leader X", "the party's chairman, X", "the party's candidate"."""
    at = next((i for i in range(post.first, post.head) if page.lows[i] == "party" and page.words[i] == "party"), None)
    if at is None or AMERICAN & set(page.codes):
        return None
    if at > 0 and (page.tags[at - 1] in ("NNP", "JJ", "VBG", "NNPS") or page.words[at - 1] == "-"):
        return None  # "the Green party leader", "the ruling party's leader"
    for i in range(post.first - 1, -1, -1):
        number = page.parties[i]
        if page.sentence(i) < page.sentence(post.first) - SEVERAL:
            return None
        if number >= 0 and sides.domestic(page.mentions[number].code):
            return page.mentions[number].code
    return None


def _several(page: Page) -> bool:
    return len({code for code in page.codes if sides.domestic(code)} - AMERICAN) >= SEVERAL


def _by_initials(page: Page, post: Post) -> str | None:
    """The movement that initials in a title are short for, where the text tells so: "Forces of Light (FL)", "FL leader X"."""
    for i in range(post.first, post.head):
        word = page.words[i]
        if not (word.isupper() and word.isalpha() and len(word) in INITIALS and page.parties[i] < 0):
            continue
        full = _introduced(page, word)
        if full and MOVEMENTS & set(full.lower().split()) and STATE.isdisjoint(full.lower().split()):
            return full
    return None


def _introduced(page: Page, word: str) -> str | None:
    """The name in front of its initials in brackets."""
    for i, other in enumerate(page.words):
        if other != word or i < SEVERAL or page.words[i - 1] != "(":
            continue
        first = i - 1
        while (
            first > 0 and i - first < owners.LONG + SEVERAL and page.together(first - 1, i) and _in_name(page, first - 1, word)
        ):
            first -= 1
        while first < i - 1 and not page.capital(first):
            first += 1
        if i - 1 - first >= SEVERAL and page.words[first][0] == word[0]:
            return page.text(first, i - 1)
    return _spelt_out(page, word)


def _spelt_out(page: Page, word: str) -> str | None:
    """The one organisation of a text whose initials a word is, three letters and more."""
    if len(word) <= SEVERAL:
        return None
    names = {name.removeprefix("the ").removeprefix("The ") for name in page.organizations}
    found = {name for name in names if "".join(part[0] for part in name.split() if part[0].isupper()) == word}
    return found.pop() if len(found) == 1 else None


def _in_name(page: Page, i: int, word: str) -> bool:
    """Whether a token may be part of the name of a body with some initials."""
    small = page.lows[i] in ("of", "and", "for", "the", "de", "du", "des", "la", "et")
    return small or (page.words[i][0].isalpha() and page.words[i][0].upper() in word)
