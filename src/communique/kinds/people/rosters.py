"""Who is named as one of a side at the table by the phrase that a list of names completes: "the other members of the Peruvian
delegation are X and Y", "members of the government team, X and Y,", "the Front will be represented by several leaders,
including X", "X, Y and their delegations met".
"""

from __future__ import annotations

from communique.kinds.people.bodies import is_body, whose
from communique.kinds.people.clauses import first_conjunct
from communique.kinds.people.names import Name
from communique.kinds.people.page import Page

OWNED = 5
"""Tokens of "the Front's two other" at most."""
SAID = (("said",), ("says",), ("told",))
REACH = 60
"""Tokens of a list of people with their titles at most."""
PHRASE = 14
"""Tokens of "the other members of the Peruvian delegation to the talks" at most."""
MEMBERS = frozenset(["members", "member", "negotiators", "delegates", "representatives", "appointees", "nominees", "envoys"])
BODIES = frozenset(["delegation", "team", "panel", "side", "delegations", "teams", "committee", "commission", "group"])
OWNER = 3
"""Tokens between whose the members of a team are and "members" at most."""
COPULAS = frozenset(["are", "were", "is", "was", "include", "includes", "included", "including"])
MARKS = frozenset([":", "—", "–"])
NEGOTIATORS = frozenset(["negotiators", "delegates"])
COUNTED = frozenset(["two", "three", "four", "five", "six", "other", "remaining"])
TABLES = frozenset(["delegation", "delegations", "team", "teams", "negotiators"])
LISTED = frozenset(["NOUN", "PROPN", "ADJ", "DET", "PART", "NUM", "CCONJ", "ADP", "PRON"])


def on_roster(page: Page, name: Name) -> tuple[str | None] | None:
    """The side that a list of names is told to be of, in a tuple (None in it where it is not said); None of other names."""
    if not (page.bargains or page.about_bargaining):
        return None
    end = _front(page, name.first)
    if (found := _of_body(page, end, name)) is not None:
        return (whose(page, found[1]) or _before_members(page, found[0]),)
    if (side := _represented(page, end)) is not None:
        return (side or None,)
    if (body := _led_by(page, end, name)) is not None:
        return (whose(page, body),)
    if (side := _negotiators(page, end, name)) is not None:
        return (side or None,)
    return (None,) if page.about_bargaining and _with_delegations(page, name) else None


def _front(page: Page, first: int) -> int:
    """The token before a list of people with their titles, or the mark or body that announces it."""
    i = first - 1
    while i > 0 and first - i < REACH and page.together(i, first) and page.sentence(i) == page.sentence(first):
        if page.lows[i] in NEGOTIATORS and page.words[i + 1] == ",":
            return i
        if page.words[i] in MARKS or page.lows[i] in COPULAS or (page.lows[i] in BODIES and page.words[i + 1] == ","):
            return i
        styled = page.tags[i] == "VBN" and page.document.deps[page.at[i]] == "amod"
        if not (styled or page.capital(i) or page.pos[i] in LISTED or page.words[i] in (",", "(", ")", "-", "'s", "’s", ";")):
            return i
        i -= 1
    return i


def _before_members(page: Page, members: int) -> str | None:
    """Whose the members of a team of several sides are: "the Peruvian members of this group"."""
    near = list(page.party_indices(max(0, members - OWNER), members))
    return page.mentions[near[-1]].code if near else None


def _of_body(page: Page, end: int, name: Name) -> tuple[int, int] | None:
    """The token of "members" and the team whose members are named behind a token: "members of the Peruvian team are"."""
    begin = max(0, end - PHRASE)
    near = [i for i in range(begin, end + 1) if page.sentence(i) == page.sentence(name.first)]
    told = next((i for i in reversed(near) if page.lows[i] in MEMBERS and page.pos[i] == "NOUN"), None)
    if told is None or any(page.pos[i] in ("VERB", "AUX") and page.lows[i] not in COPULAS for i in range(told, end)):
        return None
    if page.lows[end] not in COPULAS | BODIES and page.words[end] not in MARKS:
        return None
    behind = (i for i in range(told + 1, end + 1) if page.lows[told + 1] in ("of", "on", "to") and page.lows[i] in BODIES)
    before = (i for i in (told - 1,) if page.lows[told - 1] in BODIES)
    return next(((told, i) for i in (*behind, *before) if is_body(page, i)), None)


def _represented(page: Page, end: int) -> str | None:
    """Whose those are that a party is "represented by", behind "including"; "" where nobody is named, None of other lists."""
    if page.lows[end] != "including":
        return None
    near = (i for i in range(max(1, end - PHRASE), end) if page.sentence(i) == page.sentence(end))
    told = next((i for i in near if page.lows[i : i + 2] == ("represented", "by")), None)
    if told is None:
        return None
    for i in range(told - 1, max(0, told - PHRASE), -1):
        mention = page.mentions[page.parties[i]] if page.parties[i] >= 0 else page.unlisted_at.get(page.at[i])
        if mention and page.sentence(i) == page.sentence(told):
            return mention.code
    return ""


def _led_by(page: Page, end: int, name: Name) -> int | None:
    """The team that is "led by" a list of names with semicolons between: its head and then its members."""
    if page.lows[end : end + 2] not in (("led", "by"), ("headed", "by")) or ";" not in page.words[end : name.last + 1]:
        return None
    near = (i for i in range(end - 1, max(0, end - OWNED), -1) if page.lows[i] in BODIES and page.together(i, end))
    body = next(near, None)
    return body if body is not None and is_body(page, body) else None


def _negotiators(page: Page, end: int, name: Name) -> str | None:
    """Whose the negotiators are that a list names behind a comma: "two Peruvian negotiators, X and Y,"; "" where it is not
    said, None of other lists.
    """
    begin = max(0, end - OWNED)
    if page.lows[end] not in NEGOTIATORS or page.words[end + 1] != "," or not page.together(end, name.first):
        return None
    if COUNTED.isdisjoint(page.lows[begin:end]) or page.lows[name.last : name.last + 1] in SAID:
        return None
    document = page.document
    token, head = first_conjunct(page, page.at[name.last - 1])
    token = first_conjunct(page, head)[0] if document.deps[token] == "appos" else token
    if document.deps[page.at[end]] in ("pobj", "dobj") and document.deps[token] in ("nsubj", "nsubjpass"):
        return None  # "after a day with the two negotiators, X and Y left"
    listed = any(page.lows[i] == "and" for i in range(end + 1, min(name.last + REACH, len(page))) if page.together(i, end))
    near = [n for n in page.party_indices(begin, end) if page.mentions[n].use != "place"]
    return (page.mentions[near[-1]].code if near else "") if listed else None


def _with_delegations(page: Page, name: Name) -> bool:
    """Whether a list that a name stands in ends with "and their delegations"."""
    i = name.last
    while i + 1 < len(page) and i - name.last < REACH and page.together(i, name.first) and page.lows[i] != "their":
        if not (page.capital(i) or page.pos[i] in LISTED or page.words[i] in (",", "(", ")", "-")):
            return False
        i += 1
    behind = page.lows[i + 1 : i + 4]
    return page.lows[i - 1] in ("and", "with") and not TABLES.isdisjoint(behind)
