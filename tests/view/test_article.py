"""The page of an article: everything of the record is on it, and nothing of the article acts in it."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from pathlib import Path

import pytest
from hostile import ALL, LINK, OVERRIDE, SCRIPT, article, record

from communique.extractor import Extractor
from communique.record import Producer, Record
from communique.view.article import article_page, by_side
from communique.view.facts import facts_of
from communique.view.links import links_of
from communique.view.pages import data_island
from communique.view.timeline import MARGIN, timeline

EXAMPLE = Path(__file__).parents[2] / "examples" / "fisheries-talks.txt"
VOID = {"meta", "input", "br", "img", "link", "circle", "path", "line", "rect"}


class Shape(HTMLParser):
    """The elements, addresses, ids and text of a page."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.open: list[str] = []
        self.attributes: list[tuple[str, str | None]] = []
        self.text: list[str] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += attrs
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag not in VOID:
            assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if not {"script", "style"} & set(self.open):
            self.text.append(data)

    def values(self, name: str) -> list[str]:
        return [value or "" for key, value in self.attributes if key == name]


@pytest.fixture(scope="session")
def example(extractor: Extractor) -> Record:
    return extractor.extract(EXAMPLE.read_text("utf-8"), published="2024-05-14", title="Fish talks")


def test_the_page_holds_every_fact_and_the_whole_text(example: Record) -> None:
    shape = Shape(article_page(example).html)
    assert not shape.open
    shown = "".join(shape.text)
    assert all(line in shown for line in (example.article.text or "").splitlines())
    ids = shape.values("id")
    assert len(ids) == len(set(ids))
    facts = facts_of(example)
    assert {f"f-{fact.id}" for fact in facts} <= set(ids)
    assert {href[1:] for href in shape.values("href") if href.startswith("#")} <= set(ids)
    marked = {id for value in shape.values("data-f") for id in value.split()}
    assert marked == {fact.id for fact in facts}


def test_the_page_needs_no_network_and_says_so(example: Record) -> None:
    page = article_page(example)
    shape = Shape(page.html)
    assert not {"img", "link", "iframe", "object", "base"} & set(shape.tags)
    assert not shape.values("src") + shape.values("style")
    assert not re.findall(r"@import|url\(", page.html)
    assert not [name for name, _ in shape.attributes if name.startswith("on")]
    assert page.policy.startswith("default-src 'none'; style-src 'sha256-")
    assert page.policy in shape.values("content")


@pytest.mark.parametrize("payload", ALL, ids=ascii)
def test_whatever_an_article_says_shows_as_text(payload: str) -> None:
    made = record(payload)
    harmless = Shape(article_page(record("x" * len(payload))).html)
    html = article_page(made).html
    shape = Shape(html)
    assert not shape.open
    assert shape.tags == harmless.tags
    assert [name for name, _ in shape.attributes] == [name for name, _ in harmless.attributes]
    assert not [href for href in shape.values("href") if not href.startswith("#")]
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]", html)


def test_overrides_are_spelled_out() -> None:
    assert "[U+202E]gnihton[U+202C]" in article_page(record(OVERRIDE)).html


def test_only_addresses_of_the_web_are_links() -> None:
    def links(url: str) -> list[str]:
        made = Record("1", Producer("communique", "0", "m", "0", "0"), article("Text.", url=url))
        return [href for href in Shape(article_page(made).html).values("href") if not href.startswith("#")]

    assert links("https://example.org/a?b='c'&d") == ["https://example.org/a?b='c'&d"]
    assert links(LINK) == links("JavaScript:alert(1)") == links("data:text/html,x") == links("file:///etc/passwd") == []


def test_data_cannot_leave_its_script_element() -> None:
    island = str(data_island({"a": [SCRIPT, OVERRIDE]}))
    assert "<" not in island
    assert "202e" not in island
    assert "[U+202E]" in island


def test_five_megabytes_are_text() -> None:
    text = "Norway <b>met</b> Sweden on Friday & left. " * 116_000
    made = Record("1", Producer("communique", "0", "m", "0", "0"), article(text))
    page = article_page(made)
    assert len(text) > 4_900_000
    assert "<b>" not in page.html
    assert len(page.encoded()) < 2 * len(text)


def test_a_record_without_text_has_a_page(example: Record) -> None:
    import dataclasses

    bare = dataclasses.replace(example, article=dataclasses.replace(example.article, text=None))
    assert "without the article" in article_page(bare).html


def test_links_go_both_ways(example: Record) -> None:
    links = links_of(example)
    ends = {(fact, link.fact) for fact, found in links.items() for link in found}
    assert ends == {(b, a) for a, b in ends}
    event = next(e for e in example.events if e.amounts)
    assert (event.amounts[0], event.id) in ends


def test_the_time_line_is_in_order_and_on_the_page(example: Record) -> None:
    line = timeline(example)
    dated = [row for row in line.rows if row.x is not None]
    assert {row.event.id for row in line.rows} == {event.id for event in example.events}
    assert [row.x for row in dated] == sorted(row.x or 0 for row in dated)
    assert all(MARGIN <= row.x <= row.x + row.width <= 100 - MARGIN + 0.01 for row in dated if row.x)
    assert [t.at for t in line.ticks] == sorted(t.at for t in line.ticks)


def test_people_sit_on_their_side(example: Record) -> None:
    sides = dict(by_side(example))
    name = {p.id: p.name for p in example.people}
    assert "Marta Lindqvist" in [name[id] for id in sides["European Union"]]
    assert sorted(id for ids in sides.values() for id in ids) == sorted(name)
