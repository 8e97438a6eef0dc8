"""The page of an article in a real browser."""

from __future__ import annotations

import pytest
from look import Browser
from selenium.webdriver.common.keys import Keys

from communique.record import Record

pytestmark = pytest.mark.browser
CHOSEN = "#chosen .card"


def test_a_click_on_a_mark_shows_value_evidence_and_links(browser: Browser, article: str) -> None:
    browser.open(article)
    browser.click(".text a.k-amount")
    assert browser.text(f"{CHOSEN} .value").startswith("about 1,200,000,000 NOK")
    assert "around 1.2 billion kroner" in browser.text(f"{CHOSEN} .quotes")
    related = browser.text(f"{CHOSEN} .related")
    assert "demand: asked" in related
    assert "$110 million" in related
    assert [mark.text for mark in browser.all(".text a.sel")] == ["around 1.2 billion kroner"]
    assert "asked" in [mark.text for mark in browser.all(".text a.rel")]


def demand(record: Record) -> str:
    """The id of the one demand of the example."""
    (found,) = (event.id for event in record.events if event.type == "demand")
    return found


def test_a_click_on_an_event_shows_its_place_in_the_text(browser: Browser, example: Record, article: str) -> None:
    browser.open(article)
    browser.run("window.scrollTo(0, document.body.scrollHeight)")
    browser.click(f"#events tr[data-row='{demand(example)}'] a")
    assert [mark.text for mark in browser.all(".text .sel")] == ["asked"]
    assert {mark.text for mark in browser.all(".text .ev")} >= {"Norway", "Brussels"}
    assert browser.run(
        "const r = document.querySelector('.text .sel').getBoundingClientRect(); return r.top >= 0 && r.bottom <= innerHeight"
    )
    assert len(browser.all("#events tr.sel")) == 1
    browser.click(f"{CHOSEN} .related a[data-to^=a]")
    assert "kroner" in browser.text(f"{CHOSEN} h4") or "$" in browser.text(f"{CHOSEN} h4")


def test_overlapping_marks_are_all_shown(browser: Browser, article: str) -> None:
    browser.open(article)
    both = browser.run("return [...document.querySelectorAll('.text a')].findIndex((a) => a.dataset.f.includes(' ')) + 1")
    assert both
    browser.run("[...document.querySelectorAll('.text a')].find((a) => a.dataset.f.includes(' ')).click()")
    assert {kind.text for kind in browser.all(f"{CHOSEN} h4 .kind")} == {"date", "agreement"}


def test_the_keyboard_reaches_every_mark_and_the_panel(browser: Browser, article: str) -> None:
    browser.open(article)
    browser.run("document.getElementById('names').focus()")
    marks = browser.run("return document.querySelectorAll('.text a').length")
    seen = set()
    for _ in range(marks):
        browser.press(Keys.TAB)
        seen.add(browser.run("return document.activeElement.id"))
        assert browser.run("return document.activeElement.matches('.text a')")
        assert browser.run("return document.activeElement.dataset.f.split(' ').length") == len(browser.all(CHOSEN))
    assert len(seen) == marks
    last = browser.run("return document.activeElement.id")
    browser.press(Keys.ENTER)
    assert browser.run("return document.activeElement.id") == "panel"
    browser.press(Keys.TAB)
    assert browser.run("return document.getElementById('panel').contains(document.activeElement)")
    browser.press(Keys.ESCAPE)
    assert browser.run("return document.activeElement.id") == last


def test_kinds_can_be_hidden_and_named(browser: Browser, article: str) -> None:
    browser.open(article)
    browser.click("input[value=date]")
    assert browser.run("return document.querySelector('.text a.k-date').tabIndex") == -1
    browser.click("#names")
    assert browser.run("return getComputedStyle(document.querySelector('.text a.k-party'), '::before').content") == '"party"'


def test_a_link_from_elsewhere_chooses_its_fact(browser: Browser, example: Record, article: str) -> None:
    browser.open(article)
    browser.open(f"{article}#f-{demand(example)}")
    assert [mark.text for mark in browser.all(".text .sel")] == ["asked"]


def test_kinds_are_told_apart_without_colour(browser: Browser, article: str) -> None:
    browser.open(article)
    looks = browser.run(
        "return [...document.querySelectorAll('.legend .m')].map((m) => { const s = getComputedStyle(m); return ["
        "s.borderTopStyle, s.borderBottomStyle, s.borderBottomWidth, s.borderLeftStyle, s.fontWeight].join() })"
    )
    assert len(looks) == len(set(looks)) >= 6


def test_it_asks_no_network(browser: Browser, article: str) -> None:
    browser.open(article)
    assert browser.run("return performance.getEntriesByType('resource').map((r) => r.name)") == []


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_axe_finds_nothing(browser: Browser, article: str, dark: bool) -> None:
    browser.dark(dark)
    browser.open(article)
    browser.run("for (const d of document.querySelectorAll('details')) d.open = true")
    browser.click(".text a.k-event")
    browser.click("#names")
    ground = browser.run("return getComputedStyle(document.body).backgroundColor")
    assert (ground == "rgb(23, 25, 28)") is dark
    assert browser.violations() == []
    browser.run("for (const d of document.querySelectorAll('details')) d.open = false")
    browser.click("#names")
    browser.picture(f"article-{'dark' if dark else 'light'}")


def test_a_narrow_screen_needs_no_scrolling_sideways(browser: Browser, article: str) -> None:
    browser.size(390, 800)
    browser.open(article)
    assert browser.run("return document.documentElement.scrollWidth") <= 390


def test_what_hostile_articles_say_never_acts(browser: Browser, hostile_pages: list[str]) -> None:
    for page in hostile_pages:
        browser.open(page)
        browser.run("for (const a of document.querySelectorAll('a')) a.click()")
        assert browser.run("return document.title") != "owned"
        assert browser.run("return location.href").partition("#")[0] == page
        assert browser.run("return document.querySelectorAll('script, img, iframe').length") == 1
        assert not browser.run("return /[\\u202a-\\u202e\\u2066-\\u2069]/.test(document.body.innerText)")
