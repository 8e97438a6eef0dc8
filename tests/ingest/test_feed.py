"""RSS and Atom: our own small feeds."""

from __future__ import annotations

import pytest

from communique.ingest import feed
from communique.model import Article, Problem

RSS = """<?xml version="1.0"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"
 xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>Harbour Wire</title><language>en-gb</language>
<item><title>Pilots &amp; owners meet</title>
 <link>http://a.example/1</link><guid>a-1</guid><dc:creator>By Nora Beck</dc:creator>
 <pubDate>Tue, 05 Mar 2030 10:15:30 +0530</pubDate><category>World</category><description>In short.</description>
 <content:encoded><![CDATA[<p>The pilots met the <a href="#">owners</a>.</p><p>No date was set.</p>
 <figure><figcaption>A tug.</figcaption></figure>]]></content:encoded></item>
<item><title>Only a line</title><link>http://a.example/2</link><pubDate>Tue, 05 Mar 2030 10:15 GMT</pubDate>
 <description>The strike goes on.</description></item>
<item><title>Nothing</title><link>http://a.example/3</link></item>
</channel></rss>"""
ATOM = """<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en"><title>Harbour Wire</title>
<entry><id>tag:a</id><title type="html">Owners &lt;b&gt;agree&lt;/b&gt;</title><updated>2030-03-07T08:00:00-05:00</updated>
<published>2030-03-06T08:00:00-05:00</published><author><name>Nora Beck</name></author><author><name>Web Desk</name></author>
<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>They agreed.</p></div></content></entry></feed>"""


def read(source: str) -> list[Article | Problem]:
    return list(feed.read(source.encode(), "f.xml", "f.xml"))


def bodies(found: Article | Problem) -> list[tuple[str, str]]:
    assert isinstance(found, Article), found
    return [(block.role, found.text[block.start : block.end]) for block in found.blocks]


def test_rss_with_full_content() -> None:
    first = read(RSS)[0]
    assert isinstance(first, Article)
    assert bodies(first) == [("body", "The pilots met the owners."), ("body", "No date was set."), ("caption", "A tug.")]
    assert (first.id, first.url, first.title) == ("f.xml#a-1", "http://a.example/1", "Pilots & owners meet")
    assert (first.byline, first.published, first.section) == (("Nora Beck",), "2030-03-05T10:15:30+05:30", "World")
    assert (first.publisher, first.language, first.access) == ("Harbour Wire", "en-gb", None)
    assert ("published", "published") in first.provenance


def test_a_summary_is_marked_and_nothing_is_a_problem() -> None:
    _, second, third = read(RSS)
    assert isinstance(second, Article) and second.access == "summary" and second.published == "2030-03-05T10:15:00+00:00"
    assert isinstance(third, Problem) and third.reason == "no text: the entry has neither content nor a summary"


def test_atom() -> None:
    (found,) = read(ATOM)
    assert isinstance(found, Article)
    assert bodies(found) == [("body", "They agreed.")]
    assert (found.title, found.byline) == ("Owners agree", ("Nora Beck",))
    assert (found.published, found.modified) == ("2030-03-06T08:00:00-05:00", "2030-03-07T08:00:00-05:00")


def test_entries_of_one_id_stay_apart() -> None:
    assert [each.id for each in read(ATOM.replace("</entry>", "</entry>" + ATOM[ATOM.index("<entry>") : -7]))] == [
        "f.xml#tag:a",
        "f.xml#tag:a:2",
    ]


def test_a_cut_feed_tells_of_its_damage() -> None:
    found = read(RSS[: RSS.index("<item><title>Nothing")])
    assert isinstance(found[0], Article) and isinstance(found[-1], Problem) and "entries may be missing" in found[-1].reason


@pytest.mark.parametrize(
    ("source", "reason"),
    [
        ("<rss><channel></channel></rss>", "no entries in the feed"),
        (
            '<!DOCTYPE rss [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]><rss><channel><item>&b;</item></channel></rss>',
            "declares entities",
        ),
    ],
)
def test_refused_with_a_reason(source: str, reason: str) -> None:
    (found,) = read(source)
    assert isinstance(found, Problem) and found.reason.startswith(reason)


@pytest.mark.parametrize(
    ("text", "stamp"),
    [
        ("Tue, 05 Mar 2030 10:15:30 -0000", "2030-03-05T10:15:30Z"),
        ("2030-03-05T10:15Z", "2030-03-05T10:15Z"),
        ("20300305", "2030-03-05"),
        ("yesterday", None),
        (None, None),
    ],
)
def test_stamps(text: str | None, stamp: str | None) -> None:
    assert feed.stamp(text) == stamp


def test_matches() -> None:
    assert feed.matches(RSS.encode(), "a") and feed.matches(ATOM.encode(), "a")
    assert not feed.matches(b"<html><feed></html>", "feed.xml") and not feed.matches(b"<rdf:RDF xmlns='x'>", "a.rss")
