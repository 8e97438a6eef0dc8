"""NewsML-G2, NewsML 1 and NITF: our own small documents in the forms that agencies send."""

from __future__ import annotations

import pytest

from communique.ingest import newsml
from communique.model import Article, Problem

G2 = """<?xml version="1.0" encoding="UTF-8"?>
<newsMessage xmlns="http://iptc.org/std/nar/2006-10-01/"><itemSet>{items}</itemSet></newsMessage>"""
ITEM = """<newsItem guid="{guid}" version="2" xml:lang="en">
 <itemMeta><itemClass qcode="ninat:{kind}"/><provider qcode="p:x"><name>Harbour Wire</name></provider>
  <versionCreated>2031-04-02T11:30:00+02:00</versionCreated><firstCreated>2031-04-02T09:05:10+02:00</firstCreated>
  <pubStatus qcode="stat:{status}"/></itemMeta>
 <contentMeta><subject qcode="medtop:11000000"><name>politics</name></subject><language tag="en-GB"/>
  <headline>Envoys return to the table</headline><dateline>LISBON, April 2 (Harbour Wire) -</dateline>
  <by>By Ines Duarte and Tom Okafor, Harbour Wire</by></contentMeta>
 <contentSet><inlineXML contenttype="application/xhtml+xml"><html xmlns="http://www.w3.org/1999/xhtml"><body>
  <h1>Envoys return to the table</h1>
  <p>The two envoys met for <b>three</b>
     hours.</p><p>A second round&nbsp;is due on Friday.</p>
  <figure><figcaption>The conference hall.</figcaption></figure>
  <table><tr><td>Round</td><td>Hours</td></tr><tr><td>1</td><td>3</td></tr></table>
 </body></html></inlineXML></contentSet></newsItem>"""
NITF = """<nitf><head><title>Talks end</title><docdata><date.issue norm="20310403T181500-0400"/>
 <doc.copyright holder="Harbour Wire"/></docdata><pubdata position.section="World"/></head><body>
 <body.head><hedline><hl1>Talks end without a paper</hl1></hedline>
 <byline>By Mira O'Connell<byttl>Chief Correspondent</byttl></byline>
 <dateline><location>Valletta</location></dateline></body.head>
 <body.content><p>No paper was signed.</p><hl2>What comes next</hl2><p>Both sides<br/>will report home.</p>
 <media><media-caption>A door closes.</media-caption></media></body.content>
 <body.end><tagline>Edited by the night desk</tagline></body.end></body></nitf>"""
NEWSML1 = """<NewsML Version="1.2"><NewsEnvelope><SentFrom><Party FormalName="Harbour Wire"/></SentFrom></NewsEnvelope>
 <NewsItem xml:lang="en"><Identification><NewsIdentifier><NewsItemId>HW1</NewsItemId></NewsIdentifier></Identification>
 <NewsManagement><FirstCreated>20310404T070000Z</FirstCreated><ThisRevisionCreated>20310404T080000+0000</ThisRevisionCreated>
 <Status FormalName="{status}"/></NewsManagement>
 <NewsComponent><NewsLines><HeadLine>A bridge reopens</HeadLine><ByLine>By Luca Ferri in Trieste</ByLine>
 <DateLine>TRIESTE, Italy, April 4, 2031 (HW) -</DateLine></NewsLines>
 <NewsComponent><Role FormalName="StyleSheet"/><ContentItem><MimeType FormalName="text/css"/>
 <DataContent>.a {{color: red}}</DataContent></ContentItem></NewsComponent>
 <NewsComponent><Role FormalName="Main"/><ContentItem><DataContent>{content}</DataContent></ContentItem></NewsComponent>
 <NewsComponent><Role FormalName="Caption"/><ContentItem><DataContent><p>The bridge.</p></DataContent></ContentItem>
 </NewsComponent></NewsComponent></NewsItem></NewsML>"""


def item(guid: str = "urn:a", kind: str = "text", status: str = "usable") -> str:
    return ITEM.format(guid=guid, kind=kind, status=status)


def read(source: str) -> list[Article | Problem]:
    return list(newsml.read(source.encode(), "wire/1.xml", "wire/1.xml"))


def only(source: str) -> Article:
    (found,) = read(source)
    assert isinstance(found, Article), found
    return found


def spans(article: Article) -> list[tuple[str, str]]:
    return [(block.role, article.text[block.start : block.end]) for block in article.blocks]


def test_g2_item_gives_every_field_and_its_source() -> None:
    found = only(G2.format(items=item()))
    assert found.id == "wire/1.xml" and found.format == "newsml-g2"
    assert found.title == "Envoys return to the table"
    assert found.byline == ("Ines Duarte", "Tom Okafor")
    assert (found.published, found.modified) == ("2031-04-02T09:05:10+02:00", "2031-04-02T11:30:00+02:00")
    assert (found.dateline, found.publisher, found.section) == ("LISBON", "Harbour Wire", "politics")
    assert found.language == "en-GB"
    assert ("published", "itemMeta/firstCreated") in found.provenance
    assert ("byline", "contentMeta/by") in found.provenance


def test_g2_paragraphs_are_blocks_and_the_headline_stays_out() -> None:
    assert spans(only(G2.format(items=item()))) == [
        ("body", "The two envoys met for three hours."),
        ("body", "A second round is due on Friday."),
        ("caption", "The conference hall."),
        ("junk", "Round Hours\n1 3"),
    ]


def test_blocks_tile_the_text() -> None:
    found = only(G2.format(items=item()))
    assert found.text == "\n\n".join(text for _, text in spans(found))


def test_several_items_get_ids_of_their_own() -> None:
    found = read(G2.format(items=item("urn:a") + item("urn:b", kind="picture") + item("urn:a")))
    assert [each.id for each in found] == ["wire/1.xml#urn:a", "wire/1.xml#urn:b", "wire/1.xml#urn:a:2"]
    assert isinstance(found[1], Problem) and found[1].reason == "not an article but an item of class picture"


@pytest.mark.parametrize(
    ("source", "reason"),
    [
        (G2.format(items=item(kind="video")), "not an article but an item of class video"),
        (G2.format(items=item(status="canceled")), "publication status canceled"),
        ('<planningItem xmlns="http://iptc.org/std/nar/2006-10-01/"/>', "not an article but a planning item"),
        (
            "<newsItem><contentSet><inlineXML><sports-content/></inlineXML></contentSet></newsItem>",
            "no text in the item's content",
        ),
        (G2.format(items=""), "no news item in the newsmessage document"),
        ("<newsItem><p>", "not well-formed XML"),
        ("<newsItem>&made-up;</newsItem>", "not well-formed XML"),
        (NEWSML1.format(status="Canceled", content="<p>x</p>"), "publication status canceled"),
        (NEWSML1.format(status="Usable", content=""), "not an article but text/css"),
        ("<nitf><body><body.content/></body></nitf>", "no text in body.content"),
    ],
)
def test_what_is_no_article_gives_a_reason(source: str, reason: str) -> None:
    (found,) = read(source)
    assert isinstance(found, Problem) and found.reason.startswith(reason), found


def test_nitf() -> None:
    found = only(NITF)
    assert found.title == "Talks end without a paper" and found.byline == ("Mira O'Connell",)
    assert (found.published, found.dateline) == ("2031-04-03T18:15:00-04:00", "Valletta")
    assert (found.publisher, found.section, found.format) == ("Harbour Wire", "World", "nitf")
    assert spans(found) == [
        ("body", "No paper was signed."),
        ("body", "What comes next"),
        ("body", "Both sides\nwill report home."),
        ("caption", "A door closes."),
        ("junk", "Edited by the night desk"),
    ]


def test_newsml_1() -> None:
    found = only(NEWSML1.format(status="Usable", content="<p>Traffic crossed again.</p><p>Lorries wait.</p>"))
    assert found.title == "A bridge reopens" and found.byline == ("Luca Ferri",)
    assert (found.published, found.modified) == ("2031-04-04T07:00:00Z", "2031-04-04T08:00:00+00:00")
    assert (found.dateline, found.publisher, found.language) == ("TRIESTE, Italy", "Harbour Wire", "en")
    assert spans(found) == [("body", "Traffic crossed again."), ("body", "Lorries wait."), ("caption", "The bridge.")]


def test_newsml_1_holds_html_as_characters_and_nitf() -> None:
    escaped = only(NEWSML1.format(status="Usable", content="&lt;p&gt;One.&lt;/p&gt;&lt;p&gt;Two.&lt;/p&gt;"))
    assert spans(escaped)[:2] == [("body", "One."), ("body", "Two.")]
    assert only(NEWSML1.format(status="Usable", content=NITF)).blocks[0].role == "body"


def test_entities_that_a_document_declares_are_refused() -> None:
    laughs = '<!DOCTYPE nitf [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]><nitf><p>&b;</p></nitf>'
    (found,) = read(laughs)
    assert isinstance(found, Problem) and "declares entities" in found.reason


def test_an_external_entity_is_never_fetched(tmp_path: object) -> None:
    (found,) = read('<!DOCTYPE nitf SYSTEM "file:///nowhere.dtd" [<!ENTITY x SYSTEM "file:///etc/hostname">]><nitf>&x;</nitf>')
    assert isinstance(found, Problem) and "declares entities" in found.reason


def test_depth_has_an_end() -> None:
    (found,) = read("<nitf><body><body.content>" + "<block>" * 50_000 + "</block>" * 50_000 + "</body.content></body></nitf>")
    assert isinstance(found, Problem) and "not well-formed" in found.reason


@pytest.mark.parametrize(
    ("head", "claimed"),
    [
        (b'<?xml version="1.0"?>\n<!-- sent by hand -->\n<newsItem guid="a">', True),
        (b"\xef\xbb\xbf<nar:newsMessage xmlns:nar='x'>", True),
        (b'<!DOCTYPE nitf SYSTEM "nitf.dtd"><nitf>', True),
        (b"<NewsML>", True),
        (b"<html><body>A page about <nitf></body></html>", False),
        (b"<rss><channel>", False),
        (b"Plain words on NewsML", False),
    ],
)
def test_matches_by_the_first_element(head: bytes, claimed: bool) -> None:
    assert newsml.matches(head, "any") is claimed
