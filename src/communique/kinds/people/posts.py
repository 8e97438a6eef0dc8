"""The posts that the text gives a person: titles before the name, appositions after it, predicates."""

from __future__ import annotations

from collections.abc import Iterator

from communique.kinds.people.names import Name
from communique.kinds.people.page import Page
from communique.kinds.people.shared_titles import plural_after, plural_before
from communique.kinds.people.title_phrases import DASHES, LEFT, PREPOSITIONS, REACH, Post, left_edge, modifies, tail

FIELD = 4
"""Tokens of the longest name of a place after a title in lower case."""
CHOSEN = frozenset(["appointed", "named", "mandated", "designated"])
SAID = (("said",), ("told",), ("added",), ("announced",))
FINITE = frozenset(["VBD", "VBZ", "VBP", "MD"])
LEARNED = frozenset(["prof.", "prof", "professor"])
BRACKET = 8
"""Tokens of the bracket behind a title at most."""
YEARS = 5
"""Tokens of the longest bracket with years."""
JOINS = frozenset(["of", "for", "to", "in", "at", "on", "under", "the", "and", "&", "from"])


def posts(page: Page, name: Name, starts: frozenset[int]) -> Iterator[Post]:
    """The posts that stand beside one mention; ``starts`` are the tokens at which names begin."""
    before = _before(page, name, starts)
    if before:
        yield before
        if before.first > 1 and page.together(before.first - 2, name.first) and page.words[before.first - 1] == ",":
            for outer in _apposed_before(page, name, before.first - 1, starts):
                yield outer
                if outer.first > 1 and page.together(outer.first - 2, name.first) and page.words[outer.first - 1] == ",":
                    yield from _apposed_before(page, name, outer.first - 1, starts)
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
    if page.words[i] == ")" and (opened := _years_before(page, i)):
        i = opened - 1
    if (
        i > 2
        and page.words[i] == ")"
        and page.words[i - 2] == "("
        and (page.title_at(i - 1) or page.unbracketed(i) < i)
        and page.together(i - 2, name.first)
    ):
        i -= 3
    while i >= 0 and page.together(i, name.first):
        i -= page.words[i] == "." and page.joined(i) and "-" in page.words[i - 1] and page.title_at(i - 1) is not None
        found = page.title_at(i)
        if found and found[0].rank:
            i -= found[1] - 1
            first = i - 1 if i and page.parties[i - 1] >= 0 and page.together(i - 1, i) else i
            head = i + found[1] - 1
            edge = left_edge(page, first, starts) if first < i else i
            fallback = fallback or Post(edge, head + 1, head, found[0], name, "before")
        elif not page.honorific(i) and not (fallback and page.is_a(i, "service")):
            break
        i -= 1
    if i < 0 or not page.together(i, name.first):
        return fallback
    own = page.title_at(i)
    if (not own or own[0].rank) and (shared := plural_before(page, name, starts)):
        return shared
    if page.words[i] == ",":
        return _comma_before(page, name, i, starts) or fallback
    return _ending_at(page, name, i, starts) or fallback


def _years_before(page: Page, i: int) -> int | None:
    """The token that opens a bracket with years before a name: "former president (1991-1994) X"; None of other brackets."""
    first = i - 1
    while (
        first > 0
        and i - first < YEARS
        and (page.tags[first] == "CD" or page.words[first] in DASHES or page.words[first] == "-")
    ):
        first -= 1
    return first if page.words[first] == "(" and first < i - 1 and page.together(first - 1, i) else None


def _ending_at(page: Page, name: Name, i: int, starts: frozenset[int], loose: bool = False) -> Post | None:
    """The title whose last token is ``i``: its head there, or a head with its field ("Secretary of State")."""
    if found := page.title_at(i):
        first = left_edge(page, i - found[1] + 1, starts)
        return Post(first, i + 1, i, found[0], name, "before")
    if page.pos[i] in ("CCONJ", "PUNCT") or page.lows[i] in PREPOSITIONS:
        return None
    fielded = (page.is_a(i, "topic") and page.lows[i - 1] == "for") or _field_ends(page, name, i)
    loose = loose or page.is_a(i, "table") or fielded
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


def _field_ends(page: Page, name: Name, i: int) -> bool:
    """Whether the field of a post ends right before a full name, in lower case: "vice chairman for political affairs X Y"."""
    if name.last - name.first < 2 or page.labels[name.last - 1] != "PERSON":
        return False
    near = range(i, max(0, i - FIELD), -1)
    link = next((j for j in near if page.pos[j] not in ("NOUN", "ADJ", "CCONJ")), i)
    return link < i and page.lows[link] == "for" and page.title_at(link - 1) is not None


def _posted(page: Page, first: int, last: int) -> bool:
    """Whether tokens name where or for whom somebody is posted: "ambassador to Moscow", "assistant director for Africa"."""
    return first <= last < first + FIELD and all(page.capital(i) for i in range(first, last + 1))


def _in_field(page: Page, i: int, loose: bool) -> bool:
    if page.capital(i) or page.lows[i] in JOINS or page.parties[i] >= 0 or page.words[i] in (",", "'s", "’s", "-"):
        return True
    if page.lows[i] == "state" and page.lows[i - 1] == "of":
        return True
    return loose and (page.pos[i] in LEFT or page.words[i] in ("(", ")") or page.lows[i] in ("its", "their"))


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
    owned = edge >= 0 and page.lows[edge] in ("his", "her", "their", "its")
    owned = owned or any(page.tags[i] == "POS" for i in range(post.first, post.head))
    deputy = deputy or (post.title.mirror and owned)
    learned = page.lows[name.first - 1] in LEARNED and page.capital(post.first) and page.capital(post.head)
    if named or spoken or deputy or learned:
        yield post


def _unbracketed(page: Page, i: int) -> int:
    """The token before a bracket that ends at a token: "Director General (South Asia), X"."""
    if page.words[i] != ")":
        return i
    opened = next((j for j in range(i - 1, max(0, i - BRACKET), -1) if page.words[j] == "("), i + 1)
    return opened - 1 if opened > 1 else i


def _comma_before(page: Page, name: Name, comma: int, starts: frozenset[int]) -> Post | None:
    """ "The prime minister, X," and "her predecessor, X": a definite title, a comma, the name."""
    post = _ending_at(page, name, _unbracketed(page, comma - 1), starts, loose=True) if comma > 0 else None
    if post is None:
        return None
    edge = post.first - 1
    if edge > 1 and page.lows[edge] in CHOSEN and page.pos[edge - 1] in ("NOUN", "PROPN"):
        edge -= 2  # "the court appointed mediator, X"
    opens = (
        edge < 0
        or not page.together(edge, post.first)
        or page.lows[edge] in ("the", "a", "an")
        or page.tags[edge] in ("PRP$", "WP$")
    )
    owned = any(page.tags[i] == "POS" for i in range(post.first, post.head)) or any(
        page.parties[i] >= 0 for i in range(post.first, post.head)
    )
    if not (opens or owned or _styled(page, name, comma, post) or _president_of(page, name, post)):
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


def _styled(page: Page, name: Name, comma: int, post: Post) -> bool:
    """Whether an honorific stands behind the comma of a capitalised title: "Information Minister, Mr. X"."""
    return comma + 1 < name.first and page.honorific(comma + 1) and page.capital(post.first) and page.capital(post.head)


def _president_of(page: Page, name: Name, post: Post) -> bool:
    """Whether a clause opens with a capitalised title and its field, between commas: "Briefing reporters, President of the
    Dockers' Union, X, said".
    """
    edge, behind = post.first - 1, page.lows[post.head + 1 : post.head + 2]
    return (
        page.words[edge] == ","
        and behind == ("of",)
        and page.capital(post.first)
        and name.last + 1 < len(page)
        and page.words[name.last] == ","
        and page.tags[name.last + 1] in ("VBD", "VBZ")
    )


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
        if post and not _speaks(page, name, post):
            return post
    return plural_after(page, name, starts)


def _speaks(page: Page, name: Name, post: Post) -> bool:
    """Whether a title behind a name is another's, who says what the name stands in ("met Ana Silva, a spokesman said")."""
    document, head, token = page.document, page.at[post.head], page.at[name.last - 1]
    verb = document.heads[head]
    other = document.deps[head] == "nsubj" and head < verb and document.deps[token] not in ("nsubj", "nsubjpass")
    if other and page.back.get(verb, -1) == post.last:
        return True
    article = page.lows[post.first - 1] in ("a", "an") and page.words[name.first - 1] == ","
    said = page.lows[post.last : post.last + 1] in SAID and page.tags[post.last] == "VBD"
    number = page.sentence(name.first)
    clause = range(max(0, name.first - REACH), name.first)
    return article and said and any(page.tags[i] in FINITE and page.sentence(i) == number for i in clause)


def noun_phrase(page: Page, name: Name, first: int, starts: frozenset[int], place: str) -> Post | None:
    """The title that begins at a token, if its noun phrase has a title for head and no name in it."""
    first += page.together(first, name.first) and page.pos[first] == "DET"
    begin = first + (page.lows[first : first + 2] == ("under", "secretary"))
    for i in range(begin, min(first + REACH, len(page))):
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
            not modifies(page, i)
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
