"""Metadata of a page from its head: JSON-LD first, then OpenGraph and meta elements, each with where it was found."""

from __future__ import annotations

import html as entities
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from communique.ingest.html.blocks import Page
from communique.ingest.html.head import Head, key
from communique.ingest.meta import authors, dates

ARTICLE = re.compile(r"(?:Article|Posting|Report|Review)$")
_PAGE = frozenset({"WebPage", "CreativeWork", "ItemPage", "VideoObject"})
_PUBLISHED = ("article:published_time", "article:published", "datepublished", "date", "dc.date.issued", "dcterms.created",
              "dc.date", "publish-date", "pubdate", "parsely-pub-date", "sailthru.date", "og:published_time",
              "publication_date", "cxenseparse:publishtime")  # fmt: skip
_MODIFIED = ("article:modified_time", "og:updated_time", "datemodified", "last-modified", "dcterms.modified", "lastmod")
_GUESS_MOST = 2_000_000
_LANGUAGE = re.compile(r"^[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8}){0,2}$")


@dataclass(frozen=True, slots=True)
class Found:
    """One field's value and its source."""

    value: str
    source: str


def article_node(head: Head) -> dict[str, Any]:
    """The JSON-LD object that describes the article; an empty one if there is none."""
    ranked = [(_rank(node), -i) for i, node in enumerate(head.nodes)]
    best, place = max(ranked, default=(0, 0))
    return head.nodes[-place] if best else {}


def _rank(node: dict[str, Any]) -> int:
    kinds = types(node)
    if any(ARTICLE.search(kind) for kind in kinds):
        return 2 + ("datePublished" in node) + ("headline" in node) + ("articleBody" in node)
    return int("datePublished" in node and bool(kinds & _PAGE))


def types(node: dict[str, Any]) -> set[str]:
    """The types of a JSON-LD object."""
    kind = node.get("@type")
    return {str(k).rsplit("/", 1)[-1] for k in (kind if isinstance(kind, list) else [kind]) if k}


def plain(value: Any) -> str | None:
    """A JSON-LD text value without entities and surplus white space."""
    value = value[0] if isinstance(value, list) and value else value
    value = (value.get("name") or value.get("@value")) if isinstance(value, dict) else value
    if not isinstance(value, str | int | float):
        return None
    return " ".join(entities.unescape(str(value)).split()) or None


def publisher(head: Head, node: dict[str, Any]) -> Found | None:
    """Who publishes the page."""
    value = node.get("publisher")
    value = value[0] if isinstance(value, list) and value else value
    if isinstance(value, dict) and (name := plain(_resolve(head, value).get("name"))):
        return Found(name, "json-ld")
    if name := head.first("og:site_name", "application-name", "dc.publisher", "cre", "copyright"):
        return Found(" ".join(name.split())[:100], "meta")
    return None


def _resolve(head: Head, value: dict[str, Any]) -> dict[str, Any]:
    """The object that an object with nothing but an @id points to."""
    if "name" in value or "@id" not in value:
        return value
    return next((n for n in head.nodes if n.get("@id") == value["@id"] and "name" in n), value)


def published(head: Head, node: dict[str, Any]) -> Found | None:
    """When the article came out; of the sources that agree on the minute the most precise one."""
    return _best(_given(node, "datePublished", head, ("datePublished",)), _metas(head, _PUBLISHED))


def modified(head: Head, node: dict[str, Any]) -> Found | None:
    """When the article was changed last."""
    return _best(_given(node, "dateModified", head, ()), _metas(head, _MODIFIED))


def _given(node: dict[str, Any], name: str, head: Head, others: tuple[str, ...]) -> list[Found]:
    values = [node.get(name), *(n.get(k) for k in others for n in head.nodes[:50] if types(n) & _PAGE)]
    return [Found(date, "json-ld") for value in values if (text := plain(value)) and (date := dates.instant(text))]


def _metas(head: Head, names: tuple[str, ...]) -> list[Found]:
    return [Found(date, "meta") for name in names for v in head.meta.get(key(name), ()) if (date := dates.instant(v))]


def _best(first: list[Found], then: list[Found]) -> Found | None:
    """The first value, or a later one that says the same day and minute with a time or zone that the first lacks."""
    every = first + then
    if not every:
        return None
    best = every[0]
    for other in every[1:]:
        if _finer(other.value, best.value):
            best = other
    return best


def _finer(other: str, value: str) -> bool:
    if len(value) <= 10 or (value[11:19] in ("00:00", "00:00:00") and len(other) > 10):
        return other[:10] == value[:10] and len(other) > 10 and other[11:19] != value[11:19]
    return not has_zone(value) and has_zone(other) and other[:16] == value[:16]


def has_zone(value: str) -> bool:
    """Whether an ISO 8601 value names its offset from UTC."""
    return len(value) > 16 and (value[-6] in "+-" or value.endswith("Z"))


def byline(head: Head, node: dict[str, Any], publisher_name: str | None) -> tuple[tuple[str, ...], str]:
    """The persons (or agencies) that wrote the article, and the source of their names."""
    for source, names in _author_sources(head, node):
        if cleaned := authors.credited(names, publisher_name):
            return cleaned, source
    return (), ""


def _author_sources(head: Head, node: dict[str, Any]) -> Iterator[tuple[str, list[str]]]:
    yield "json-ld", list(_people(head, node.get("author"))) or list(_people(head, node.get("creator")))
    for name in ("author", "article:author", "byl", "dc.creator", "dcterms.creator", "parsely-author", "sailthru.author",
                 "cxenseparse:author", "article:author_name", "og:article:author", "authors"):  # fmt: skip
        yield "meta", list(head.meta.get(key(name), ()))
    yield "meta", list(_labelled(head))
    for other in head.nodes[:200]:
        if other is not node and (other.get("author") and (_rank(other))):
            yield "json-ld", list(_people(head, other["author"]))


def _labelled(head: Head) -> Iterator[str]:
    """Names in the pairs of label and value that cards for social networks carry ("Written by")."""
    for number in ("1", "2"):
        label, value = head.first(f"twitter:label{number}"), head.first(f"twitter:data{number}")
        if label and value and authors.bare_by(label):
            yield value
    if written := head.first("twitter:misc:Written by"):
        yield written


def _people(head: Head, value: Any) -> Iterator[str]:
    for item in value if isinstance(value, list) else [value]:
        if isinstance(item, list):
            yield from _people(head, item)
        elif isinstance(item, str):
            yield entities.unescape(item)
        elif isinstance(item, dict):
            person = _resolve(head, item)
            name = plain(person.get("name")) or plain(person.get("byline")) or _joined(person)
            kinds = types(person)
            if name and ("Person" in kinds or not any("Organization" in kind for kind in kinds) or authors.is_agency(name)):
                yield name


def _joined(person: dict[str, Any]) -> str:
    return " ".join(part for part in (plain(person.get("givenName")), plain(person.get("familyName"))) if part)


def title(head: Head, node: dict[str, Any], site: str | None, shown: Sequence[str] = ()) -> Found | None:
    """The headline: JSON-LD's, unless the page shows (``shown``: its h1 elements) the one that social networks get."""
    ld = plain(node.get("headline")) or (plain(node.get("name")) if _rank(node) > 1 else None)
    social = head.first("og:title", "twitter:title", "dc.title", "title")
    social = without_site(" ".join(entities.unescape(social).split()), site) if social else None
    if social and social != ld and any(_fold(social) == _fold(text) for text in shown):
        return Found(social, "meta")
    if ld:
        return Found(without_site(ld, site, sure=False), "json-ld")
    if social:
        return Found(social, "meta")
    return Found(without_site(head.title, site), "title") if head.title else None


def microdata(page: Page, name: str) -> Found | None:
    """A date that an element of the page carries as microdata ("datePublished")."""
    value = dates.instant(page.items.get(name, ""))
    return Found(value, "microdata") if value else None


def shown(page: Page, lines: Sequence[str]) -> tuple[Found | None, Found | None]:
    """The dates of publication and change that the page shows: in its first time element, else in its date lines."""
    if date := next((date for value in page.times[:20] if (date := dates.instant(value))), None):
        return Found(date, "time"), None
    told = [dates.told(line, found[0]) for line in lines if (found := dates.find(line))]
    published, modified = (next((pair[i] for pair in told if pair[i]), None) for i in (0, 1))
    return Found(published, "date line") if published else None, Found(modified, "date line") if modified else None


def guessed_day(html: str, url: str | None) -> Found | None:
    """The day of publication by the address, else by htmldate, where the page gives none openly."""
    if url and (day := dates.in_url(url)):
        return Found(day, "url")
    if len(html) > _GUESS_MOST:
        return None
    import htmldate

    found = htmldate.find_date(html, extensive_search=False, original_date=True, min_date="1990-01-01", max_date="2100-01-01")
    return Found(found, "htmldate") if found else None


_SITE = re.compile(r"\s+[|\-–—·•»:]\s+|\s*\|\s*")


def subject(head: Head) -> str:
    """What a page's title says it is about: its longest part, as the others name the site and its sections."""
    return max(_SITE.split(head.title or ""), key=len)


def without_site(text: str, site: str | None, sure: bool = True) -> str:
    """A page title without the name of its site at the end (or, if ``sure`` that it has one, without what follows a bar)."""
    parts = _SITE.split(text)
    if len(parts) < 2 or len(parts[0]) < 15:
        return text
    last = parts[-1]
    known = bool(site) and (_fold(last) in _fold(site or "") or _fold(site or "") in _fold(last))
    if known or (sure and "|" in text[len(parts[0]) :][:3]):
        return text[: text.rfind(last)].rstrip(" |-–—·•»:") if known else parts[0]
    return text


def _fold(text: str) -> str:
    return "".join(c for c in text.casefold() if c.isalnum())


def language(head: Head, node: dict[str, Any]) -> Found | None:
    """The language of the page as a BCP 47 tag."""
    value = plain(node.get("inLanguage"))
    meta = head.first("og:locale", "language", "content-language")
    for given, source in ((head.language, "html"), (value, "json-ld"), (meta, "meta")):
        if given and _LANGUAGE.match(given.strip()):
            return Found(given.strip().replace("_", "-"), source)
    return None


def section(head: Head, node: dict[str, Any]) -> Found | None:
    """The section of the paper."""
    if name := plain(node.get("articleSection")):
        return Found(name, "json-ld")
    value = head.first("article:section", "section", "cxenseparse:section", "parsely-section")
    return Found(value, "meta") if value else None


def url(head: Head, node: dict[str, Any]) -> Found | None:
    """The address of the page."""
    for value, source in ((head.canonical, "canonical"), (head.first("og:url"), "meta"), (plain(node.get("url")), "json-ld")):
        if value and value.startswith(("http://", "https://")):
            return Found(value, source)
    return None


def access(head: Head, node: dict[str, Any]) -> Found | None:
    """ "free" or "paywall", where the page says so."""
    value = node.get("isAccessibleForFree")
    if value is not None:
        free = str(value).strip().lower() not in ("false", "0", "no")
        return Found("free" if free else "paywall", "json-ld")
    tier = (head.first("article:content_tier", "og:content_tier") or "").lower()
    known = {"free": "free", "metered": "metered", "locked": "paywall"}
    return Found(known[tier], "meta") if tier in known else None
