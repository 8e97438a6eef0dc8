"""The parts of a page's text: the body and, kept aside with their reason, the captions and lines left out around it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from communique.ingest.html.agree import fold
from communique.ingest.html.blocks import Page
from communique.ingest.meta import authors, dates
from communique.ingest.text.furniture import reason
from communique.ingest.wire import Part

_LINE = 120
_REACH = 25
_AFTER = 4


def parts(page: Page, roles: Sequence[str], title: str | None, lead: str = "") -> Iterator[Part]:
    """The title, then the blocks of the article in page order: body, standfirst, captions, byline and date line, junk.

    What lies outside of the article is left out, but for bylines, date lines and captions right above it. Of equal lines kept
    aside the first stays. A name in bold type that opens the body and ``lead``, the page's description, is the byline.
    """
    if title:
        yield Part("title", title)
    seen = {fold(title or "")}
    first = next(i for i, role in enumerate(roles) if role == "body")
    for i in range(_top(page, roles, first, title), len(roles)):
        text = page.blocks[i].text
        part = _part(page, i, roles[i], max(0, first - _REACH) <= i < first + _AFTER)
        if part and part.role != "body" and (fold(text) in seen or seen.add(fold(text))):  # type: ignore[func-returns-value]
            continue
        if part:
            yield part._replace(role="byline") if i == first and _signs(page, i, lead) else part


def _top(page: Page, roles: Sequence[str], first: int, title: str | None) -> int:
    """Where the article begins: its headline, else the first block that is inside of it."""
    inside = next(i for i, role in enumerate(roles) if role != "outside")
    headlines = [i for i in range(first) if page.nodes[page.blocks[i].node].tag == "h1"]
    wanted = fold(title or "")
    same = [i for i in headlines if fold(page.blocks[i].text) == wanted] or headlines[-1:]
    return min([inside, *same[:1]])


def _signs(page: Page, i: int, lead: str) -> bool:
    block = page.blocks[i]
    named = 2 <= len(block.text.split()) <= 4 and block.bold >= len(block.text) - 2 and block.text.replace(" ", "").isalpha()
    return named and " ".join(lead.split()).startswith(block.text) and bool(authors.credited([block.text]))


def _part(page: Page, i: int, role: str, near: bool) -> Part | None:
    """The part that a block makes; None for what lies outside of the article."""
    text = page.blocks[i].text
    if role == "body":
        return Part("body", text)
    if role == "standfirst":
        return Part("title", text)
    if role == "caption":
        named = reason(text)
        return Part("junk", text, named) if named and len(text) <= _LINE else Part("caption", text)
    if near and len(text) <= _LINE and (part := _head_line(page, i, text)):
        return part
    return None if role == "outside" else Part("junk", text, role)


def _head_line(page: Page, i: int, text: str) -> Part | None:
    """A byline or a date line near the start of the body."""
    found = dates.find(text)
    if found and dates.fills(text, found):
        return Part("dateline", text)
    hint = page.nodes[page.blocks[i].node].hint
    named = authors.starts_byline(text) or "byline" in hint or "author" in hint
    return Part("byline", text) if named and authors.credited([text]) else None
