"""Pages in HTML: body, metadata with sources, encodings, hostile pages."""

from __future__ import annotations

import time

import pytest
from growth import grows_linearly

from communique.ingest import html
from communique.model import Article, Problem

FIRST = "Delegations from both banks of the river met again on Thursday, but left the hall without a common draft."
SECOND = "The envoy of the upper states said that three of nine articles were settled, and the rest would wait."
THIRD = "Farmers on the lower bank have waited for a settlement since the old accord lapsed two winters ago."

PAGE = f"""<!DOCTYPE html><html lang="en"><head><title>River talks end | The Harbour Herald</title>
<meta property="og:site_name" content="The Harbour Herald"><link rel="canonical" href="https://example.org/river">
<meta name="article:section" content="World"><style>p {{ color: red }}</style>
<script type="application/ld+json">{{"@type": "NewsArticle", "headline": "River talks end without a draft",
"datePublished": "2021-03-04T09:30:05+09:00", "dateModified": "2021-03-04T10:00:00Z", "isAccessibleForFree": "True",
"publisher": {{"@type": "Organization", "name": "The Harbour Herald"}},
"author": [{{"@type": "Person", "name": "By Ines Valdor and Tom Berg"}},
{{"@type": "Organization", "name": "The Harbour Herald"}}, {{"@type": "Person",
"name": "desk@example.org"}}]}}</script></head><body>
<nav><ul><li><a href="/">Home</a></li><li><a href="/world">World</a></li></ul></nav>
<article><h1>River talks end without a draft</h1><figure><img src="x"><figcaption>The hall where delegates met for the whole of
Thursday, seen from the old bridge. Photo: Agency</figcaption></figure>
<p>BELLPORT, March 4 - {FIRST}</p><p><a href="/a">Read more: Ferry fares to rise again this spring</a></p><p>{SECOND}</p>
<div class="newsletter-box"><p>Get our letter on the river every Monday.</p></div>
<h2>Water rights</h2><p>{THIRD}</p><p>Advertisement</p></article>
<footer><p>Copyright 2021 The Harbour Herald. All rights reserved by the paper and its owners in all countries.</p></footer>
</body></html>"""


def read(page: str | bytes) -> Article:
    article = html.read(page.encode() if isinstance(page, str) else page, "page.html", "folder/page.html")
    assert isinstance(article, Article)
    return article


def bodies(article: Article) -> list[str]:
    return [article.text[b.start : b.end] for b in article.blocks if b.role == "body"]


def test_body() -> None:
    assert bodies(read(PAGE)) == [f"BELLPORT, March 4 - {FIRST}", SECOND, "Water rights", THIRD]


def test_text_is_its_blocks_joined_by_blank_lines() -> None:
    article = read(PAGE)
    assert article.text == "\n\n".join(article.text[b.start : b.end] for b in article.blocks)
    assert article.blocks[0].role == "title"


def test_metadata() -> None:
    article = read(PAGE)
    assert article.title == "River talks end without a draft"
    assert article.byline == ("Ines Valdor", "Tom Berg")
    assert (article.published, article.modified) == ("2021-03-04T09:30:05+09:00", "2021-03-04T10:00:00+00:00")
    assert (article.publisher, article.section, article.language) == ("The Harbour Herald", "World", "en")
    assert (article.url, article.access, article.dateline) == ("https://example.org/river", "free", "BELLPORT")
    assert dict(article.provenance)["published"] == "json-ld"
    assert (article.id, article.origin, article.format) == ("page.html", "folder/page.html", "html")


@pytest.mark.parametrize(
    ("head", "published"),
    [
        ('<meta name="date" content="2020-08-20">', "2020-08-20"),
        ('<meta property="article:published_time" content="2020-08-20T13:17:00+0900">', "2020-08-20T13:17:00+09:00"),
        ('<meta name="pubdate" content="20 August 2020">', "2020-08-20"),
        ('<meta name="date" content="soon">', None),
        ("", None),
    ],
)
def test_published(head: str, published: str | None) -> None:
    assert read(f"<head>{head}</head><body><p>{FIRST}</p>").published == published


@pytest.mark.parametrize(
    ("encoding", "declared"),
    [("utf-8", ""), ("utf-8", "iso-8859-1"), ("windows-1252", "windows-1252"), ("shift_jis", "shift_jis"), ("utf-16", "")],
)
def test_encodings(encoding: str, declared: str) -> None:
    words = "東京の代表団は月曜日に会談した。" if encoding == "shift_jis" else "Señor Muñoz met the façade’s owners."
    page = f'<html><head><meta charset="{declared}"></head><body><p>{words} {FIRST}</p></body></html>'
    assert bodies(read(page.encode(encoding))) == [f"{words} {FIRST}"]


@pytest.mark.parametrize(
    ("page", "reason"),
    [
        (b"", "nothing to read"),
        (b" \n ", "nothing to read"),
        (b"<html><body><script>x()</script></body></html>", "no article text"),
        (bytes(range(256)) * 40, "binary"),
    ],
)
def test_what_is_no_page_is_a_problem(page: bytes, reason: str) -> None:
    problem = html.read(page, "x", "somewhere")
    assert isinstance(problem, Problem)
    assert reason in problem.reason
    assert (problem.id, problem.stage, problem.origin) == ("x", "ingest", "somewhere")


UNITS = {
    "open elements": "<div>",
    "paragraphs": "<p>The talks went on for a week, the envoy said on Monday.</p>",
    "line breaks": "word<br>",
    "open scripts": '<script type="application/ld+json">',
    "tables": "<table><tr><td>x",
    "metas": '<meta name="a" content="b">',
    "links": "<a href=x>y",
    "spaces": " " * 20,
    "angles": "<",
}


@pytest.mark.parametrize("unit", UNITS.values(), ids=UNITS.keys())
def test_time_grows_with_the_page(unit: str) -> None:
    short, long = (f"<html><body>{unit * times}".encode() for times in (3000, 6000))
    grows_linearly(lambda page: html.read(page, "a"), short, long)


def test_large_json_ld_is_passed_over() -> None:
    script = '<script type="application/ld+json">{"@type": "NewsArticle", "articleBody": "' + "a b " * 2_000_000 + '"}</script>'
    start = time.process_time()
    assert bodies(read(f"<html><head>{script}</head><body><p>{FIRST}</p></body></html>")) == [FIRST]
    assert time.process_time() - start < 2


def test_standfirst_goes_with_the_headline() -> None:
    lead = "Nine articles were on the table of the ministers, and three of them are now settled."
    page = f"""<head><meta name="description" content="{lead}"></head><body><h1>Talks end</h1><p>{lead}</p>
    <div><p>{FIRST}</p><p>{SECOND}</p><p>{THIRD}</p></div><div>{'<a href="/x">Other news</a> ' * 9}</div></body>"""
    article = read(page)
    assert lead in article.text
    assert bodies(article)[-3:] == [FIRST, SECOND, THIRD]
