"""NewsML 1.0 to 1.2 (IPTC, 2000 to 2004): items with components inside components, the text in one of them."""

from __future__ import annotations

from collections.abc import Iterator

from communique.ingest import nitf
from communique.ingest.markup import Element, content, find, find_all, html_parts, local, parts, text_of
from communique.ingest.members import SKIP
from communique.ingest.meta.authors import persons
from communique.ingest.wire import Fields, Part, article, moment, place
from communique.model import Article, Problem

GONE = ("canceled", "cancelled", "embargoed", "withheld")
CAPTIONS = ("caption", "photocaption", "picture caption")
NO_TEXT = ("text/css", "application/javascript", "text/javascript")
_LANG = "{http://www.w3.org/XML/1998/namespace}lang"


def read_items(root: Element, id: str, origin: str | None) -> Iterator[Article | Problem]:
    """The articles of a NewsML document; of several items each gets ``id#`` and its NewsItemId."""
    items = list(find_all(root, "NewsItem"))
    if not items:
        yield Problem(id, "ingest", "no news item in the NewsML document", origin)
    for number, item in enumerate(items, 1):
        key = text_of(item, "Identification/NewsIdentifier/NewsItemId") or str(number)
        yield read_item(item, root, id if len(items) == 1 else f"{id}#{key}:{number}", origin)


def read_item(item: Element, root: Element, id: str, origin: str | None) -> Article | Problem:
    """One NewsItem of a NewsML document."""
    status = formal(find(item, "NewsManagement/Status"))
    if status.lower() in GONE:
        return Problem(id, SKIP, f"publication status {status.lower()}", origin)
    fields = Fields()
    found = _body(item, fields)
    if not any(part.role == "body" for part in found):
        media = sorted({formal(e) for e in item.iter() if local(e) in ("mediatype", "mimetype")} - {""})
        if media:
            return Problem(id, SKIP, f"not an article but {', '.join(media)}", origin)
        return Problem(id, "ingest", "no text in the item", origin)
    return article(id, origin, "newsml-1", found, _metadata(item, root, fields))


def formal(element: Element | None) -> str:
    """The name that NewsML 1 gives a thing in ``FormalName``."""
    return "" if element is None else (element.get("FormalName") or "").strip()


def _metadata(item: Element, root: Element, inner: Fields) -> Fields:
    """What the envelope says first, then what a document inside says of itself."""
    fields = Fields()
    for name, tag in (("title", "headline"), ("byline", "byline"), ("dateline", "dateline")):
        line = _first(item, tag)
        value = content(line)
        read = {"title": value, "byline": persons(value), "dateline": place(value)}[name]
        fields.offer(name, read, f"NewsLines/{line.tag}" if line is not None else "")
    for name, path in (("published", "FirstCreated"), ("modified", "ThisRevisionCreated")):
        fields.offer(name, moment(text_of(item, f"NewsManagement/{path}")), f"NewsManagement/{path}")
    fields.offer("published", moment(text_of(item, "Identification/NewsIdentifier/DateId")), "NewsIdentifier/DateId")
    creators = [formal(e) for party in item.iter() if local(party) == "creator" for e in find_all(party, "Party")]
    fields.offer("byline", tuple(name for each in creators for name in persons(each)), "AdministrativeMetadata/Creator")
    _publisher(item, root, fields)
    language = _first(item, "language")
    fields.offer("language", formal(language) or item.get(_LANG), "DescriptiveMetadata/Language")
    for name, value in inner.values.items():
        fields.offer(name, value, dict(inner.sources)[name])
    return fields


def _publisher(item: Element, root: Element, fields: Fields) -> None:
    providers = [formal(e) for holder in item.iter() if local(holder) == "provider" for e in find_all(holder, "Party")]
    fields.offer("publisher", next(iter(providers), None), "AdministrativeMetadata/Provider")
    fields.offer("publisher", formal(find(root, "NewsEnvelope/SentFrom/Party")), "NewsEnvelope/SentFrom")
    fields.offer("publisher", text_of(item, "Identification/NewsIdentifier/ProviderId"), "NewsIdentifier/ProviderId")


def _first(item: Element, name: str) -> Element | None:
    """The first element of a name anywhere in the item that is not empty."""
    return next((e for e in item.iter() if local(e) == name and (content(e) or formal(e))), None)


def _body(item: Element, fields: Fields) -> list[Part]:
    """The paragraphs of the longest of the item's texts (others are sub-headlines, summaries), then the captions."""
    captions: list[Part] = []
    best: list[Part] = []
    for holder in (e for e in item.iter() if local(e) == "contentitem"):
        found = _content(holder, fields)
        if _role(holder) in CAPTIONS:
            captions += [Part("caption", part.text) for part in found]
        elif _length(found) > _length(best):
            best = found
    return best + captions


def _length(found: list[Part]) -> int:
    return sum(len(part.text) for part in found if part.role == "body")


def _role(holder: Element) -> str:
    """The role of the component that a content item stands in, in lower case."""
    up = holder.getparent()
    return "" if up is None else formal(find(up, "Role")).lower()


def _content(holder: Element, fields: Fields) -> list[Part]:
    data = find(holder, "DataContent")
    if data is None or formal(find(holder, "MimeType")).lower() in NO_TEXT:
        return []
    inner = next((e for e in data), None)
    if inner is None:
        return html_parts(data.text or "") if "<" in (data.text or "") else _plain(data.text or "")
    return nitf.body(inner, fields) if local(inner) == "nitf" else parts(data)


def _plain(text: str) -> list[Part]:
    return [Part("body", line.strip()) for line in text.splitlines() if line.strip()]
