"""What a page is that is no article: an index (section front, search, list of headlines) or a gallery of pictures.

Told by how the page is built; what it says of itself only weighs against that. Thresholds: docs/ingest.md.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from communique.ingest.html.blocks import Page
from communique.ingest.html.body import is_prose, linked
from communique.ingest.html.fields import ARTICLE, types
from communique.ingest.html.head import Head

_INDEX = frozenset({"CollectionPage", "SearchResultsPage", "ItemList"})
_GALLERY = frozenset({"ImageGallery", "MediaGallery"})
_HEADLINE = 20
_FEW = 4
_MANY = 12


def page_type(page: Page, roles: Sequence[str], head: Head, node: dict[str, Any]) -> str | None:
    """``index``, ``gallery``, or None for what may be an article. ``node`` is the JSON-LD object that describes it."""
    said = types(node)
    if _is_gallery(page, roles, said):
        return "gallery"
    claims = head.first("og:type") == "article" or head.first("article:published_time") or any(map(ARTICLE.search, said))
    listed = any(types(other) & _INDEX for other in head.nodes[:50])
    return "index" if _is_index(page, roles, bool(claims), listed) else None


def _is_gallery(page: Page, roles: Sequence[str], said: set[str]) -> bool:
    body = sum(len(b.text) for b, role in zip(page.blocks, roles, strict=True) if role == "body")
    captions = [len(b.text) for b, role in zip(page.blocks, roles, strict=True) if role == "caption"]
    return len(captions) >= _FEW and sum(captions) > body * (0.5 if said & _GALLERY else 1.5)


def _is_index(page: Page, roles: Sequence[str], claims: bool, listed: bool) -> bool:
    """Whether paragraphs are teasers, each under a linked headline, or headlines are nearly all there is."""
    headlines = [linked(b) > 0.8 and len(b.text) >= _HEADLINE for b in page.blocks]
    body = [i for i, role in enumerate(roles) if role == "body"]
    prose = [i for i in body if is_prose(page.blocks[i])]
    teasers = sum(_is_teaser(page, headlines, i) for i in prose)
    size = sum(len(page.blocks[i].text) for i in body)
    if claims:
        return len(prose) >= 2 * _FEW and teasers > 0.75 * len(prose)
    alone = sum(headlines) >= _MANY and size < (40 if listed else 10) * sum(headlines)
    return alone or (len(prose) >= _FEW and teasers >= (0.4 if listed else 0.5) * len(prose))


def _is_teaser(page: Page, headlines: Sequence[bool], i: int) -> bool:
    """Whether a linked headline stands right above, or with a label or a time of day between."""
    if i > 0 and headlines[i - 1]:
        return True
    return i > 1 and headlines[i - 2] and len(page.blocks[i - 1].text) < 2 * _HEADLINE
