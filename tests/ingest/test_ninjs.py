"""ninjs in its three generations."""

from __future__ import annotations

import gzip
import io
import json
from collections.abc import Callable
from typing import Any

import pytest

from communique.ingest import ninjs
from communique.ingest.sources import Way, read_stream
from communique.model import Article, Problem

OLD: dict[str, Any] = {
    "uri": "http://wire.example/items/7",
    "type": "text",
    "versioncreated": "2031-05-01T10:00:00Z",
    "byline": "Ada Lindqvist and Paul D'Arcy",
    "located": "Oslo, Norway",
    "headline": "Fishing talks begin",
    "language": "en",
    "copyrightholder": "Harbour Wire",
    "body_text": "Delegates met. They will meet again.",
    "body_xhtml": "<p>Delegates met.</p><p>They will meet again.</p>",
    "associations": {"picture": {"uri": "x", "type": "picture", "headline": "A boat"}},
}
NEW: dict[str, Any] = {
    "uri": "urn:item:8",
    "type": "text",
    "firstCreated": "2031-05-01T08:00:00+01:00",
    "versionCreated": "2031-05-01T10:00:00+01:00",
    "by": "Ada Lindqvist",
    "headlines": [{"role": "short", "value": "Talks"}, {"role": "main", "value": "Fishing talks begin"}],
    "subjects": [{"name": "politics", "uri": "http://cv.iptc.org/newscodes/mediatopic/11000000"}],
    "infoSources": [{"name": "Harbour Wire"}],
    "bodies": [{"contentType": "text/plain", "value": "Delegates met.\n\nThey will\nmeet again."}],
}


def read(value: Any) -> list[Article | Problem]:
    return list(ninjs.read(json.dumps(value).encode(), "a.json", "a.json"))


def body(article: Article | Problem) -> list[str]:
    assert isinstance(article, Article), article
    return [article.text[block.start : block.end] for block in article.blocks if block.role == "body"]


def test_first_generation_reads_the_html_body() -> None:
    (found,) = read(OLD)
    assert isinstance(found, Article)
    assert body(found) == ["Delegates met.", "They will meet again."]
    assert (found.title, found.byline) == ("Fishing talks begin", ("Ada Lindqvist", "Paul D'Arcy"))
    assert (found.published, found.modified) == ("2031-05-01T10:00:00Z", None)
    assert (found.dateline, found.publisher, found.url) == ("Oslo, Norway", "Harbour Wire", "http://wire.example/items/7")


def test_later_generations_have_lists() -> None:
    (found,) = read(NEW)
    assert isinstance(found, Article)
    assert body(found) == ["Delegates met.", "They will\nmeet again."]
    assert (found.title, found.section, found.publisher) == ("Fishing talks begin", "politics", "Harbour Wire")
    assert (found.published, found.modified) == ("2031-05-01T08:00:00+01:00", "2031-05-01T10:00:00+01:00")


def test_a_description_stands_in_for_a_body_and_is_marked() -> None:
    (found,) = read(NEW | {"bodies": [], "descriptions": [{"value": "Delegates met."}]})
    assert isinstance(found, Article)
    assert (body(found), found.access) == (["Delegates met."], "summary")


def test_a_nitf_body_is_read() -> None:
    value = "<nitf><body><body.content><p>One.</p><p>Two.</p></body.content></body></nitf>"
    (found,) = read(NEW | {"bodies": [{"contentType": "text/vnd.IPTC.NITF", "value": value}]})
    assert body(found) == ["One.", "Two."]


PACKAGE = OLD | {"associations": {"side": OLD | {"associations": {}}, "picture": {"type": "picture"}}}


def test_associated_texts_give_articles_of_their_own() -> None:
    assert [each.id for each in read(PACKAGE)] == ["a.json", "a.json#side"]


@pytest.mark.parametrize("name", ["a.json", "a"])
@pytest.mark.parametrize("packed", [bytes, gzip.compress])
@pytest.mark.parametrize("form", [json.dumps, lambda items: "\n".join(map(json.dumps, items))])
def test_many_items_in_an_array_or_a_line_each(form: Callable[[Any], str], packed: Callable[[bytes], bytes], name: str) -> None:
    table = {"id": "7", "text": "Oslo agreed."}
    source = packed(form([PACKAGE, NEW, OLD | {"type": "picture"}, table]).encode())
    found = list(read_stream(io.BufferedReader(io.BytesIO(source)), name, Way()))  # type: ignore[arg-type]
    assert [each.id for each in found] == [f"{name}:1", f"{name}:1#side", f"{name}:2", f"{name}:3", "7"]
    assert [isinstance(each, Article) for each in found] == [True, True, True, False, True]


@pytest.mark.parametrize(
    ("value", "reason"),
    [
        (OLD | {"type": "picture"}, "not an article but an item of type picture"),
        (OLD | {"type": "event"}, "not an article but an item of type event"),
        (OLD | {"pubstatus": "canceled"}, "publication status canceled"),
        ({"uri": "x", "type": "text"}, "no text: the item has neither a body nor a description"),
        ([3], "not a ninjs item but list"),
        (
            OLD | {"bodies": "broken", "body_text": 3, "body_xhtml": None},
            "no text: the item has neither a body nor a description",
        ),
    ],
)
def test_what_is_no_article_gives_a_reason(value: Any, reason: str) -> None:
    (found,) = read(value)
    assert isinstance(found, Problem) and found.reason == reason


def test_broken_json_is_a_problem() -> None:
    (found,) = ninjs.read(b'{"uri": ', "a.json")
    assert isinstance(found, Problem) and found.reason.startswith("not JSON")


@pytest.mark.parametrize(
    ("value", "claimed"),
    [(OLD, True), (NEW, True), ({"id": "1", "text": "x"}, False), ({"uri": "x", "text": "y"}, False)],
)
def test_matches_and_is_item(value: Any, claimed: bool) -> None:
    assert ninjs.matches(json.dumps(value).encode()[:4096], "a.json") is claimed
    assert ninjs.is_item(value) is claimed
