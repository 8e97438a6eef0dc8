"""What `run` does not extract: other languages, index pages, galleries, stubs; and what must not be taken for one."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from communique.ingest import html, language
from communique.ingest.counts import Counts
from communique.ingest.gate import gated, refusal
from communique.ingest.text import read as read_text
from communique.model import Article, Problem

ENGLISH = "The envoys of both banks met again on Thursday and said that they would return to the hall after the weekend."
OTHERS = tomllib.loads((Path(__file__).parents[1] / "cases" / "ingest" / "languages.toml").read_text("utf-8"))
UNCLEAR = (
    "",
    "$5 million",
    "Oslo, Rome, Bern",
    "Talks resume",
    "4,000 troops",
    "Seoul offers 1.04 trillion won",
    "123 456 789 " * 30,
)


def test_english_is_told_without_a_model(monkeypatch: pytest.MonkeyPatch) -> None:
    def none() -> None:
        raise AssertionError("loaded")

    monkeypatch.setattr(language, "_identifier", none)
    assert language.of(ENGLISH) == "en"


@pytest.mark.parametrize("code", OTHERS)
def test_other_languages_are_named_and_refused(code: str) -> None:
    assert language.of(OTHERS[code]) == code
    found = refusal(Article("a", OTHERS[code]))
    assert found == Problem("a", "skip", f"not English: {code}", None)


@pytest.mark.parametrize("text", UNCLEAR)
def test_what_is_not_clear_is_read(text: str) -> None:
    assert language.of(text) is None
    assert refusal(Article("a", text)) is None


def test_the_text_counts_not_what_the_source_says() -> None:
    assert refusal(Article("a", ENGLISH, language="de")) is None
    assert refusal(Article("a", OTHERS["de"], language="en")) is not None


def test_only_the_body_counts() -> None:
    text = "Startseite\nPolitik\nWirtschaft\n" + "\n".join([ENGLISH] * 3) + "\nJetzt abonnieren\n"
    assert refusal(read_text(text, "a")) is None


def test_the_language_is_completed_with_its_source() -> None:
    done = language.completed(Article("a", OTHERS["fr"]))
    assert done.language == "fr" and dict(done.provenance)["language"] == "text"
    given = Article("a", OTHERS["fr"], language="en")
    assert language.completed(given) is given


@pytest.mark.parametrize(
    ("access", "size", "refused"),
    [
        ("paywall", 400, True),
        ("paywall", 3000, False),
        ("free", 400, False),
        ("metered", 400, False),
        ("summary", 400, False),
        (None, 90, False),
    ],
)
def test_a_stub_is_short_and_behind_a_paywall(access: str | None, size: int, refused: bool) -> None:
    found = refusal(Article("a", (ENGLISH + " ") * (size // len(ENGLISH) or 1), access=access))
    assert (found is not None) == refused
    assert not found or found.reason.startswith("paywalled stub")


def test_problems_pass_and_all_is_counted() -> None:
    lost = Problem("c", "ingest", "truncated: cut off")
    items = [Article("a", ENGLISH), Article("b", OTHERS["de"]), lost, Problem("d", "skip", "request record", "d", 3)]
    counts = Counts()
    assert list(counts.over(gated(items)))[::2] == [items[0], lost]
    assert str(counts) == "1 read, 4 skipped (1 not English, 3 request record), 1 lost (1 truncated)"


# Pages: an index page as sites build them, in several ways, against articles that come close.
TEASERS = [f"Envoys of district {n} weigh a new draft of the river accord, the clerk of the council said." for n in range(9)]


def teaser_list(item: str) -> str:
    return "".join(
        item.format(n=n, text=text, head=f"District {n} votes on the river accord") for n, text in enumerate(TEASERS)
    )


INDEXES = {
    "articles": teaser_list("<article><h3><a href='/{n}'>{head}</a></h3><p>{text}</p></article>"),
    "divs": "<div class='list'>"
    + teaser_list("<div class='card'><a href='/{n}'><h2>{head}</h2></a><p>{text}</p></div>")
    + "</div>",
    "times": "<ul>" + teaser_list("<li><h2><a href='/{n}'>{head}</a></h2><span>2 hours ago</span><p>{text}</p></li>") + "</ul>",
    "headlines": "<ul>" + teaser_list("<li><a href='/{n}'>{head}</a></li>") * 3 + f"</ul><p>{TEASERS[0]}</p>",
}
BODY = "".join(f"<p>{text}</p>" for text in TEASERS)
LINKS = "<aside><ul>" + teaser_list("<li><a href='/{n}'>{head}</a></li>") * 3 + "</ul></aside>"
ARTICLES = {
    "plain": f"<article><h1>District votes</h1>{BODY}</article>",
    "many links": f"<article><h1>District votes</h1>{BODY}</article>{LINKS}",
    "short": f"<article><h1>District votes</h1><p>{TEASERS[0]}</p><p>{TEASERS[1]}</p></article>",
    "links between": "<article>"
    + "<p>{}</p><p>{}</p><p><a href='/x'>Read more: District 3 votes on the accord</a></p>".format(*TEASERS) * 4,
    "pictures": f"<article>{BODY}"
    + "<figure><img src=x><figcaption>The hall of the council.</figcaption></figure>" * 6
    + "</article>",
}


def page_type(body: str, head: str = "") -> str | None:
    found = html.read(f"<html><head>{head}<title>River</title></head><body>{body}</body></html>".encode(), "a")
    assert isinstance(found, Article)
    return found.page_type


@pytest.mark.parametrize("body", INDEXES.values(), ids=INDEXES)
def test_index_pages_are_told(body: str) -> None:
    assert page_type(body) == "index"
    assert page_type(body, '<script type=\'application/ld+json\'>{"@type": "CollectionPage"}</script>') == "index"


@pytest.mark.parametrize("name", ["articles", "divs", "times"])
def test_an_index_page_that_claims_to_be_an_article_is_told(name: str) -> None:
    assert page_type(INDEXES[name], "<meta property='og:type' content='article'>") == "index"


HEADS = (
    "",
    "<meta property='og:type' content='website'>",
    "<meta property='og:type' content='article'>",
)


@pytest.mark.parametrize("head", HEADS)
@pytest.mark.parametrize("body", ARTICLES.values(), ids=ARTICLES)
def test_articles_are_not_taken_for_index_pages(body: str, head: str) -> None:
    assert page_type(body, head) is None


def test_a_gallery_is_told_by_its_captions() -> None:
    pictures = "".join(
        f"<figure><img src='{n}'><figcaption>{text} Photo: Agency</figcaption></figure>" for n, text in enumerate(TEASERS)
    )
    assert page_type(f"<p>{TEASERS[0]} {TEASERS[1]}</p>{pictures}") == "gallery"
    assert page_type(f"{BODY * 3}{pictures}") is None
    refused = refusal(Article("a", ENGLISH, page_type="gallery"))
    assert refused is not None and refused.reason == "no article but gallery page"
