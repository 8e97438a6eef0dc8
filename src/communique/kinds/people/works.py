"""Whose somebody is who serves no country: the officers of trades, unions and companies ("the nurses' negotiator")."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from communique.kinds.people.page import Page
from communique.kinds.people.title_phrases import Post
from communique.parties.organizations.unlisted import is_union, of_workers

UNIONS = frozenset(["union", "unions"])
STOPPAGES = frozenset(["strike", "strikes", "strikers", "walkout", "walkouts", "lockout", "wage", "wages", "pay", "picket"])
STAFF = frozenset(["personnel", "resources", "relations", "financial", "operating", "labor", "labour"])
"""Words in the titles of those who manage the staff of a firm, or its money."""
PLURAL = frozenset(["NNS", "NNPS"])
SERVING = frozenset(["negotiator", "spokesperson", "official"])
"""Titles of those who may serve a trade; ministers and ambassadors serve a state ("women's minister")."""
ATTRIBUTES = frozenset(["ADJ", "VERB"])
"""What may stand between the owner and the title: "the nurses' chief negotiator"."""


def of_trade(page: Page, posts: Iterable[Post]) -> bool:
    """Whether a plural that is no party owns a title: "the nurses' chief negotiator", "Dockers' leader"."""
    return any(_may_serve(post) and (i := _owner(page, post)) is not None and _is_trade(page, i) for post in posts)


def of_union(page: Page, posts: Iterable[Post]) -> bool:
    """Whether a title names a union by the common noun: "the union's president", "union leader X", "its chief negotiator" of
    a sentence whose subject is a union.
    """
    return any(
        page.is_a(i, "union") and _common(page, post, i) and page.lows[i - 2] != "employers"
        for post in posts
        for i in (*range(post.first, post.head), *_served(page, post), *_antecedent(page, post))
    )


def _common(page: Page, post: Post, i: int) -> bool:
    """Whether a token is a common noun: in lower case, or as the first word of a sentence ("Company spokeswoman X")."""
    opens = i == post.first and (i == 0 or page.sentence(i - 1) != page.sentence(i))
    return (page.words[i].islower() or (opens and not page.labels[i])) and page.parties[i] < 0


def _served(page: Page, post: Post) -> range:
    """The noun after "for the" or "of the" behind a title ("spokesman for the union"), with a plural that owns it between at
    most ("of the teachers' union").
    """
    i = post.head + 1
    joined = i + 2 < len(page) and page.lows[i] in ("for", "of") and page.lows[i + 1] == "the"
    end = i + 5 if joined and page.tags[i + 2] in PLURAL and page.tags[i + 3 : i + 4] == ("POS",) else i + 3
    return range(end - 1, min(end, len(page))) if joined and page.lows[end : end + 1] != ("of",) else range(0)


def of_firm(page: Page, posts: Iterable[Post]) -> bool:
    """Whether a title names an employer by the common noun: "the company's chief negotiator", "mill spokesman X"."""
    return any(
        page.is_a(i, "employer") and _common(page, post, i)
        for post in posts
        for i in (*range(post.first, post.head), *_served(page, post), *_antecedent(page, post))
    )


def only_firm(page: Page) -> str | None:
    """The one company that an article names as such, in a labour dispute else the body that it names most beside the union,
    or the only one in its first two paragraphs; None where there are none or several.
    """
    bodies = [m for m in (*page.mentions, *page.unlisted) if m.form == "body" and not is_union(m.code)]
    names = {mention.code for mention in bodies if mention.kind == "company"}
    if len(names) != 1 and page.about_labour:
        often = Counter(mention.code for mention in bodies).most_common(2)
        most = often and often[0][1] > max((1, *(n for _, n in often[1:])))
        end = next((page.start(i) for i, number in enumerate(page.segments) if number > 1), len(page.document.text))
        names = {often[0][0]} if most else {m.code for m in bodies if m.start < end and not m.text.isupper()}
    return names.pop() if len(names) == 1 else None


def heads_firm(page: Page, posts: Iterable[Post]) -> str | None:
    """The company in a labour dispute that somebody heads or manages: "the company's personnel director", "X, chairman of
    Norrmetall"; None of others.
    """
    if not page.about_labour or UNIONS.isdisjoint(page.words) or STOPPAGES.isdisjoint(page.lows):
        return None
    firm = only_firm(page)
    for post in posts:
        managing = post.title.private or page.is_a(post.head, "manages")
        if not managing or firm is None:
            continue
        inside = page.text(post.first, post.last)
        short = [word for word in inside.split() if word[0].isupper()]
        if firm in inside or short[:1] == firm.split()[:1] == short[-1:] or of_firm(page, [post]) or _bare(page, post):
            return firm
    return None


def in_firm(page: Page, post: Post) -> bool:
    """Whether a title is one of a firm by the field of it: "vice president for labor relations", "the company's president"."""
    return not STAFF.isdisjoint(page.lows[post.head : post.last]) or of_firm(page, [post])


def _bare(page: Page, post: Post) -> bool:
    """Whether a title names no body and is one in a firm: "Chief Executive X", "the director of industrial relations, X"."""
    inside = range(post.first, post.last)
    if any(page.parties[i] >= 0 or page.labels[i] == "ORG" or page.at[i] in page.unlisted_at for i in inside):
        return False
    return post.title.id == "executive" or not STAFF.isdisjoint(page.lows[post.first : post.last])


def only_side(page: Page) -> str | None:
    """The union that "the union" is: the one named in full, else the one union among the bodies that act."""
    if found := only_union(page):
        return found
    bodies = (m for m in (*page.mentions, *page.unlisted) if m.form in ("body", "union") or m.kind == "group")
    names = {mention.code for mention in bodies if of_workers(mention) and "Party" not in mention.code}
    return names.pop() if len(names) == 1 else None


def only_union(page: Page) -> str | None:
    """The one union that an article names in full; None where there are none or several."""
    names = {name.removeprefix("the ").removeprefix("The ") for name in page.organizations if _names_union(page, name)}
    bodies = [m for m in (*page.mentions, *page.unlisted) if m.form in ("body", "union")]
    names = names or {m.code for m in bodies if of_workers(m)}
    names = {name for name in names if not any(name != other and name in other for other in names)}
    return names.pop() if len(names) == 1 else None


def _names_union(page: Page, name: str) -> bool:
    words = name.split()
    return (
        len(words) > 1
        and name[0] != "<"
        and not page.lex.words["union"].isdisjoint(name.lower().split())
        and not _state(page, name)
    )


def _state(page: Page, name: str) -> bool:
    """Whether a name with "Union" in it is that of a party of the text: "European Union"."""
    return any(m.text.lower() in name.lower() for m in page.mentions if "nion" in m.text and m.form != "body")


def _may_serve(post: Post) -> bool:
    return post.title.id in SERVING or post.title.private


def _owner(page: Page, post: Post) -> int | None:
    """The noun that owns a title, with adjectives between at most: "nurses" of "the nurses' chief negotiator"."""
    found = page.title_at(post.head)
    i = post.head - (found[1] if found else 1)
    while i > post.first and page.pos[i] in ATTRIBUTES:
        i -= 1
    return i - 1 if i > 0 and page.tags[i] == "POS" and page.together(i - 1, i) else None


def _is_trade(page: Page, i: int) -> bool:
    plain = page.parties[i] < 0 and page.labels[i] not in ("GPE", "NORP", "PERSON")
    title = page.plural_title(i)
    office = title is not None and not title.rank and title.role != "other"
    return plain and page.tags[i] in PLURAL and not page.is_a(i, "not-trade") and not office


def _antecedent(page: Page, post: Post) -> Iterable[int]:
    """The subject of the sentence so far, for "its" before a title."""
    i = post.first - 1
    if i < 1 or page.lows[i] not in ("its", "their") or not page.together(i, post.first):
        return ()
    document, number = page.document, page.sentence(i)
    before = (j for j in range(i - 1, -1, -1) if page.sentence(j) >= number)
    subjects = [j for j in before if document.deps[page.at[j]] in ("nsubj", "nsubjpass")]
    return subjects[:1]
