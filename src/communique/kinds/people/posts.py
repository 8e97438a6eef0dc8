"""The posts that the text gives a person: titles before the name, appositions after it, predicates."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from communique.kinds.people.lexicon import Title
from communique.kinds.people.names import Name
from communique.kinds.people.page import Page

REACH = 20
"""Tokens between a name and the head of its title at most."""
FIELD = 4
"""Tokens of the longest name of a place after a title in lower case."""
LEFT = frozenset(["ADJ", "NOUN", "PROPN", "PART", "NUM"])
JOINS = frozenset(["of", "for", "to", "in", "at", "on", "under", "the", "and", "&", "from"])
PREPOSITIONS = frozenset(["of", "for", "to", "in", "at", "on", "under", "from", "with", "on"])
DEPARTMENTS = frozenset(
    [
        "department",
        "ministry",
        "bureau",
        "office",
        "council",
        "secretariat",
        "organisation",
        "organization",
        "union",
        "league",
        "party",
        "front",
        "movement",
        "congress",
        "federation",
        "association",
        "army",
    ]
)
PLURAL_LINKS = frozenset([",", "and", "of", "for", "the", "-", "both", "two", "sides", "countries"])
"""What may stand between a title in the plural and those who have it: "the ministers of both, X and Y"."""
OF_BOTH = 6
"""Tokens between such a title and the comma behind it at most."""
SHARING = frozenset(["the", "both", "two", "their", "its", "his", "her", "whose"])
DASHES = frozenset(["-", "--", "–", "—"])
DAYS = frozenset(["today", "yesterday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"])
SPANS = frozenset(["month", "week", "year", "night", "weekend"])
"""Words that end a date before a title: "last month Foreign Minister X"."""


@dataclass(frozen=True, slots=True)
class Post:
    """A title at tokens ``first`` to ``last`` (exclusive) with its head noun ending at ``head``; ``name`` is whose."""

    first: int
    last: int
    head: int
    title: Title
    name: Name
    place: str


def posts(page: Page, name: Name, starts: frozenset[int]) -> Iterator[Post]:
    """The posts that stand beside one mention; ``starts`` are the tokens at which names begin."""
    before = _before(page, name, starts)
    if before:
        yield before
        if before.first > 1 and page.together(before.first - 2, name.first) and page.words[before.first - 1] == ",":
            yield from _apposed_before(page, name, before.first - 1, starts)
    after = _after(page, name, starts)
    if after:
        yield after
    if not before and not after and (post := _apposed_to(page, name, starts)):
        yield post


def _apposed_to(page: Page, name: Name, starts: frozenset[int]) -> Post | None:
    """ "A mediator named by the province, X,": the title that a name stands in apposition to, by the tree."""
    document, token = page.document, page.at[name.last - 1]
    i = page.back.get(document.heads[token], -1)
    if document.deps[token] != "appos" or not 0 <= i < name.first - 1 or page.words[name.first - 1] != ",":
        return None
    found = page.title_at(i)
    if not found or not page.together(i, name.first) or any(j in starts for j in range(i, name.first)):
        return None
    first = left_edge(page, i - found[1] + 1, starts)
    definite = first > 0 and (page.pos[first - 1] in ("DET", "NUM") or page.tags[first - 1] == "PRP$")
    owned = next(page.party_indices(first, i), None) is not None
    return Post(first, i + 1, i, found[0], name, "tree") if definite or owned else None


def _before(page: Page, name: Name, starts: frozenset[int]) -> Post | None:
    i, fallback = name.first - 1, None
    if (
        i > 2
        and page.words[i] == ")"
        and page.words[i - 2] == "("
        and (page.title_at(i - 1) or page.words[i - 1].isupper())
        and page.together(i - 2, name.first)
    ):
        i -= 3
    while i >= 0 and page.together(i, name.first):
        found = page.title_at(i)
        if found and found[0].rank:
            i -= found[1] - 1
            first = i - 1 if i and page.parties[i - 1] >= 0 and page.together(i - 1, i) else i
            head = i + found[1] - 1
            edge = left_edge(page, first, starts) if first < i else i
            fallback = fallback or Post(edge, head + 1, head, found[0], name, "before")
        elif not page.is_a(i, "honorific") and not (fallback and page.is_a(i, "service")):
            break
        i -= 1
    if i < 0 or not page.together(i, name.first):
        return fallback
    own = page.title_at(i)
    if (not own or own[0].rank) and (shared := _plural(page, name, starts)):
        return shared
    if page.words[i] == ",":
        return _comma_before(page, name, i, starts) or fallback
    return _ending_at(page, name, i, starts) or fallback


def _plural(page: Page, name: Name, starts: frozenset[int]) -> Post | None:
    """The title that several people share: "Presidents X and Y", "the negotiators, X of Norway and Y of Peru"."""
    for i in range(name.first - 1, max(-1, name.first - REACH), -1):
        if not page.together(i, name.first):
            return None
        title = page.plural_title(i)
        listed = title and not title.rank and (i + 1 in starts or _apposed_list(page, name, i, starts))
        if title and (page.capital(i) or listed):
            return Post(left_edge(page, i, starts), i + 1, i, title, name, "before")
        if not page.capital(i) and page.parties[i] < 0 and page.lows[i] not in PLURAL_LINKS and page.words[i] not in DASHES:
            return None
    return None


def _apposed_list(page: Page, name: Name, head: int, starts: frozenset[int]) -> bool:
    """Whether a plural names those listed behind it: "the negotiators, X and Y"; of one name it says nothing."""
    edge = left_edge(page, head, starts)
    owners = shared_by(page, head)
    comma = owners[-1][1] if owners else head + 1
    while comma - head < OF_BOTH and page.lows[comma] in ("of", "both", "the", "two", "sides", "countries"):
        comma += 1
    if page.words[comma] != "," and not (owners and page.words[comma] in DASHES):
        return False
    if edge == 0 or page.lows[edge - 1] not in SHARING:
        return False
    behind = page.lows[name.last : name.last + 1]
    return (
        page.lows[name.first - 1] == "and"
        or behind in (("and",), ("of",), ("for",), ("from",))
        or (behind == (",",) and len(owners) > 2)
    )


def shared_by(page: Page, head: int) -> list[tuple[str, int]]:
    """The parties that a title in the plural is of ("the ministers of Norway, Peru and Chile"), each with where it ends; none
    where there are not two.
    """
    found: list[tuple[str, int]] = []
    i = head + 1
    if page.lows[i : i + 1] not in (("of",), ("for",), ("from",)):
        return []
    while (i := i + 1) < len(page) and i - head < REACH:
        if page.parties[i] >= 0:
            while i + 1 < len(page) and page.parties[i + 1] == page.parties[i]:
                i += 1
            found.append((page.mentions[page.parties[i]].code, i + 1))
        elif page.lows[i] not in (",", "and", "the") or (page.lows[i] == "," and not _goes_on(page, i)):
            break
    return found if len(found) > 1 else []


def _goes_on(page: Page, comma: int) -> bool:
    """Whether another party stands behind a comma, with "and" or "the" between."""
    ahead = next((i for i in range(comma + 1, min(comma + 4, len(page))) if page.lows[i] not in ("and", "the")), comma)
    return page.parties[ahead] >= 0


def _ending_at(page: Page, name: Name, i: int, starts: frozenset[int], loose: bool = False) -> Post | None:
    """The title whose last token is ``i``: its head there, or a head with its field ("Secretary of State")."""
    if found := page.title_at(i):
        first = left_edge(page, i - found[1] + 1, starts)
        return Post(first, i + 1, i, found[0], name, "before")
    if page.pos[i] in ("CCONJ", "PUNCT") or page.lows[i] in PREPOSITIONS:
        return None
    loose = loose or page.is_a(i, "table")
    for j in range(i - 1, max(-1, i - REACH), -1):
        if not page.together(j, i) or not _in_field(page, j + 1, loose):
            return None
        if (
            page.lows[j + 1] in PREPOSITIONS
            and (found := page.title_at(j))
            and (loose or page.lows[j + 1] == "of" or page.capital(j - found[1] + 1) or _posted(page, j + 2, i))
        ):
            return Post(left_edge(page, j - found[1] + 1, starts), i + 1, j, found[0], name, "before")
    return None


def _posted(page: Page, first: int, last: int) -> bool:
    """Whether tokens name where or for whom somebody is posted: "ambassador to Moscow", "assistant director for Africa"."""
    return first <= last < first + FIELD and all(page.capital(i) for i in range(first, last + 1))


def _in_field(page: Page, i: int, loose: bool) -> bool:
    if page.capital(i) or page.lows[i] in JOINS or page.parties[i] >= 0 or page.words[i] in (",", "'s", "’s", "-"):
        return True
    return loose and (page.pos[i] in LEFT or page.words[i] in ("(", ")") or page.lows[i] in ("its", "their"))


def left_edge(page: Page, first: int, starts: frozenset[int]) -> int:
    """Where the noun phrase that holds token ``first`` begins, its article and pronoun left out."""
    while first > 0 and page.together(first - 1, first):
        if first > 3 and page.words[first - 1] == ")" and page.words[first - 3] == "(" and page.capital(first - 4):
            first -= 3  # an acronym after the name of a body
        elif not _modifies(page, first - 1):
            break
        first -= 1
    while page.lows[first] in ("'s", "-", "'") or page.tags[first] == "POS":
        first += 1
    return first


def _modifies(page: Page, i: int) -> bool:
    if page.words[i] in ("“", "”", '"', ",", "–", "—", "--") or (page.words[i] in DASHES and not page.joined(i)):
        return False
    if page.labels[i] == "DATE" and (
        page.lows[i] in DAYS or (page.lows[i] in SPANS and page.lows[i - 1] in ("last", "this", "next"))
    ):
        return False
    if (page.pos[i] in LEFT and page.tags[i] != "CD") or (page.parties[i] >= 0 and page.lows[i] != "the"):
        return True
    if page.lows[i] == "of":
        return i > 0 and page.capital(i - 1) and page.capital(i + 1) and page.lows[i - 1] in DEPARTMENTS
    if page.words[i] == "Under":
        return page.lows[i + 1 : i + 2] == ("secretary",)
    if page.lows[i] == "and":
        fields = i > 0 and page.is_a(i - 1, "topic") and page.capital(i - 1) and page.capital(i + 1)
        joined = page.title_at(i - 1) if i else None
        return i > 0 and (fields or (joined is not None and not joined[0].mirror))
    return (
        page.words[i] == "-"
        or (page.tags[i] == "VBN" and page.document.deps[page.at[i]] in ("amod", "compound", "nmod"))
        or page.lows[i] in ("newly", "then", "recently", "longtime", "acting", "outgoing", "incoming", "visiting", "top")
    )


def _apposed_before(page: Page, name: Name, comma: int, starts: frozenset[int]) -> Iterator[Post]:
    """ "Peru's negotiator, Deputy Minister X": the title that owns a party, before a comma and the title of the name."""
    post = _ending_at(page, name, comma - 1, starts, loose=True)
    if post is None or page.pos[name.last - 1] != "PROPN":
        return
    if any(i in starts and page.tags[i + 1] != "POS" for i in range(post.first, post.last)):
        return
    named = any(page.parties[i] >= 0 for i in range(post.first, post.head))
    edge = post.first - 1
    between = post.title.id in ("spokesperson", "mediator", "negotiator")
    spoken = between and edge >= 0 and page.lows[edge] in ("a", "the")
    deputy = page.lows[post.head] == "deputy" and any(page.tags[i] == "POS" for i in range(post.first, post.head))
    if named or spoken or deputy:
        yield post


def _comma_before(page: Page, name: Name, comma: int, starts: frozenset[int]) -> Post | None:
    """ "The prime minister, X," and "her predecessor, X": a definite title, a comma, the name."""
    post = _ending_at(page, name, comma - 1, starts, loose=True) if comma > 0 else None
    if post is None:
        return None
    edge = post.first - 1
    opens = (
        edge < 0
        or not page.together(edge, post.first)
        or page.lows[edge] in ("the", "a", "an")
        or page.tags[edge] in ("PRP$", "WP$")
    )
    owned = any(page.tags[i] == "POS" for i in range(post.first, post.head)) or any(
        page.parties[i] >= 0 for i in range(post.first, post.head)
    )
    if not (opens or owned):
        return None
    outer = edge - 1 if edge >= 0 and page.pos[edge] == "DET" else edge
    if any(page.lows[i] in ("like", "unlike") for i in range(max(0, edge - 1), max(0, edge + 1))):
        return None
    if outer > 0 and page.words[outer] == "," and page.labels[outer - 1] == "PERSON":
        return None
    closed = (
        name.last >= len(page)
        or not page.together(name.last, name.first)
        or page.words[name.last] in (",", ".", ")", "(")
        or (page.pos[name.last] in ("VERB", "AUX", "PART") and page.document.deps[page.at[post.head]] not in ("pobj", "dobj"))
    )
    return post if closed else None


def _after(page: Page, name: Name, starts: frozenset[int]) -> Post | None:
    i = name.last
    if page.together(i + 2, name.first) and page.words[i] == "(" and page.words[i + 2] == ")":
        i += 3
    if not page.together(i + 1, name.first):
        return None
    if page.words[i] == "," and page.tags[i + 1] == "CD" and page.together(i + 2, name.first) and page.words[i + 2] == ",":
        i += 2
    if page.words[i] == "," or (page.words[i] in DASHES and not page.joined(i)):
        post = noun_phrase(page, name, i + 1, starts, "after")
        return None if post and _speaks(page, name, post) else post
    return None


def _speaks(page: Page, name: Name, post: Post) -> bool:
    """Whether a title behind a name is another's, who says what the name stands in ("met Ana Silva, a spokesman said")."""
    document, head, token = page.document, page.at[post.head], page.at[name.last - 1]
    verb = document.heads[head]
    other = document.deps[head] == "nsubj" and head < verb and document.deps[token] not in ("nsubj", "nsubjpass")
    return other and page.back.get(verb, -1) == post.last


def noun_phrase(page: Page, name: Name, first: int, starts: frozenset[int], place: str) -> Post | None:
    """The title that begins at a token, if its noun phrase has a title for head and no name in it."""
    first += page.together(first, name.first) and page.pos[first] == "DET"
    for i in range(first, min(first + REACH, len(page))):
        if not page.together(i, name.first) or (i in starts and not _possessive(page, i)):
            return None
        found = page.title_at(i)
        if (
            found
            and not _noun_follows(page, i)
            and not (page.pos[i] == "ADJ" and page.together(i + 1, i) and page.pos[i + 1] == "ADJ")
        ):
            last = tail(page, i + 1, starts)
            if last in starts and page.together(last, i):
                return None
            if any(j in starts and page.parties[j - 1] >= 0 for j in range(i + 2, last)):
                return None  # "X, our envoy for Peru Y"
            return Post(first, last, i, found[0], name, place)
        if (
            not _modifies(page, i)
            and page.pos[i] not in ("PRON", "ADV", "DET")
            and page.tags[i] not in ("VBG", "VBN", "HYPH", "POS")
        ):
            return None
    return None


def _possessive(page: Page, i: int) -> bool:
    return any(page.tags[j] == "POS" for j in range(i + 1, min(i + 4, len(page))))


def _noun_follows(page: Page, i: int) -> bool:
    return (
        page.together(i + 1, i)
        and (page.pos[i + 1] in ("NOUN", "PROPN") or page.tags[i + 1] in ("POS",))
        and page.words[i + 1] not in DASHES
    )


def tail(page: Page, i: int, starts: frozenset[int]) -> int:
    """Where the complement of a title ends ("for the talks", "of the Joint Chiefs of Staff")."""
    begin = i
    while i < len(page) and page.together(i, begin - 1) and i - begin < 24 and not _dated(page, i):
        if page.words[i] == "(" and page.together(i + 3, begin - 1) and page.words[i + 2] == ")" and page.pos[i + 3] in LEFT:
            i += 3
        if (
            page.lows[i] in PREPOSITIONS
            or page.pos[i] in LEFT
            or page.pos[i] in ("DET",)
            or page.tags[i] in ("HYPH", "PRP$")
            or (
                page.lows[i] in ("and", "&")
                and page.together(i + 1, begin - 1)
                and (page.pos[i + 1] in LEFT)
                and i + 1 not in starts
            )
        ):
            i += 1
        else:
            break
    came = next((j for j in range(begin, i) if page.lows[j] == "from"), i)
    if any(j in starts or page.labels[j] == "PERSON" for j in range(came, i)):
        i = came  # "took over as mediator from X"
    while i > begin and (page.lows[i - 1] in PREPOSITIONS or page.pos[i - 1] in ("DET", "CCONJ")):
        i -= 1
    return i


def _dated(page: Page, i: int) -> bool:
    """Whether a date begins at a token, and not what a noun behind it is called by ("the 2015 accord")."""
    if page.labels[i] not in ("DATE", "TIME"):
        return False
    while i < len(page) and page.labels[i] in ("DATE", "TIME"):
        i += 1
    return i >= len(page) or page.pos[i] not in ("NOUN", "PROPN", "ADJ")
