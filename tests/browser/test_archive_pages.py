"""The pages of a run in a real browser: those of a folder, and those of the server."""

from __future__ import annotations

import pytest
from look import Browser
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.support.ui import Select

pytestmark = pytest.mark.browser
READY = "/event/.test(document.getElementById('found').textContent)"


@pytest.fixture(params=["report", "served"])
def archive(request: pytest.FixtureRequest) -> str:
    """The address of each kind of pages."""
    address: str = request.getfixturevalue(request.param)
    return address


def found(browser: Browser) -> int:
    return int(browser.text("#found").split()[0].replace(",", ""))


def choose(browser: Browser, selector: str, text: str) -> None:
    Select(browser.one(selector)).select_by_visible_text(text)


def pair(browser: Browser, start: str) -> None:
    pick = Select(browser.one("#pair"))
    pick.select_by_visible_text(next(o.text for o in pick.options if o.text.startswith(start)))


def test_the_picture_of_a_negotiation(browser: Browser, archive: str) -> None:
    browser.open(archive)
    browser.until(READY)
    pair(browser, "European Union and Norway")
    choose(browser, "#unit", next(o.text for o in Select(browser.one("#unit")).options if o.text.startswith("USD")))
    legend = browser.text("#sums .key")
    assert "asked by Norway" in legend
    assert "offered by European Union" in legend
    labels = [point.get_attribute("aria-label") or "" for point in browser.all("#sums .point")]
    assert any(label.startswith("$900 million, demand") for label in labels)
    assert any(label.startswith("$700 million, offer") for label in labels)


def test_a_point_leads_to_its_evidence(browser: Browser, archive: str) -> None:
    browser.open(archive)
    browser.until(READY)
    pair(browser, "European Union and Norway")
    browser.click("#sums .point")
    assert "Norway" in browser.text("#panel blockquote")
    browser.click("#panel a")
    browser.until("document.querySelectorAll('#chosen .card').length > 0")
    assert browser.text("#chosen .kind") == "event"
    assert browser.all(".text .sel")


def test_points_are_reached_by_the_keyboard(browser: Browser, archive: str) -> None:
    browser.open(archive)
    browser.until(READY)
    browser.run("document.getElementById('unit').focus()")
    browser.press(Keys.TAB)
    assert browser.run("return document.activeElement.matches('.point')")
    assert browser.all("#panel blockquote")
    browser.press(Keys.ENTER)
    assert browser.run("return document.activeElement.id") == "panel"
    browser.press(Keys.ESCAPE)
    assert browser.run("return document.activeElement.matches('.point')")


def test_filters_change_everything(browser: Browser, archive: str) -> None:
    browser.open(archive)
    browser.until(READY)
    whole = found(browser)
    choose(browser, "[name=type]", "demand")
    browser.until(f"{READY} && !document.getElementById('found').textContent.startsWith('{whole} ')")
    some = found(browser)
    assert 0 < some < whole
    assert {row.text for row in browser.all("#rows th")} == {"demand"}
    assert [row.text for row in browser.all("#matrix tbody th")] == ["demand"]
    browser.run(
        "const form = document.forms[0]; form.elements.from.value = '2023-03-01';"
        "form.dispatchEvent(new Event('change', {bubbles: true}))"
    )
    browser.until(f"{READY} && !document.getElementById('found').textContent.startsWith('{some} ')")
    assert found(browser) < some
    address = browser.run("return location.href")
    assert "type=demand" in address
    browser.click("button[type=reset]")
    browser.until(f"document.getElementById('found').textContent.startsWith('{whole} ')")


def test_a_cell_of_the_months_shows_its_events(browser: Browser, archive: str) -> None:
    browser.open(archive)
    browser.until(READY)
    label = browser.one("#matrix .heat").get_attribute("aria-label") or ""
    count, kind = label.split()[:2]
    browser.click("#matrix .heat")
    browser.until(f"document.getElementById('found').textContent.startsWith('{count} ')")
    assert {row.text.split()[0] for row in browser.all("#rows th")} == {kind}


def test_troops_and_people_are_drawn(browser: Browser, archive: str) -> None:
    browser.open(archive)
    browser.until(READY)
    choose(browser, "#place", next(o.text for o in Select(browser.one("#place")).options if o.text.startswith("Estonia")))
    assert len(browser.all("#counts .point")) == 5
    browser.click("#counts .point")
    assert "soldiers to Estonia" in browser.text("#panel blockquote")
    assert "Marta Lindqvist" in browser.text("#persons")
    assert browser.all("#persons rect.seen")


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_axe_finds_nothing(browser: Browser, archive: str, dark: bool) -> None:
    browser.dark(dark)
    browser.open(archive)
    browser.until(READY)
    pair(browser, "European Union and Norway")
    browser.click("#sums .point")
    assert browser.violations() == []
    choose(browser, "[name=party]", "Norway")
    browser.until("!/script/.test(document.getElementById('rows').textContent)")
    browser.picture(f"{'served' if archive.startswith('http') else 'report'}-{'dark' if dark else 'light'}")


def test_a_hostile_article_in_the_archive_never_acts(browser: Browser, archive: str) -> None:
    browser.open(archive)
    browser.until(READY)
    assert browser.run("return document.title") == "What the articles say"
    assert browser.run("return document.querySelectorAll('script, img, iframe').length") == 2
    assert not browser.run("return /[\\u202a-\\u202e]/.test(document.body.innerText)")
    assert "[U+202E]" in browser.run("return document.body.innerText")


def test_a_page_of_a_folder_asks_no_network(browser: Browser, report: str) -> None:
    browser.open(report)
    assert browser.run("return performance.getEntriesByType('resource').map((r) => r.name)") == []


def test_a_narrow_screen_needs_no_scrolling_sideways(browser: Browser, archive: str) -> None:
    browser.size(390, 800)
    browser.open(archive)
    browser.until(READY)
    assert browser.run("return document.documentElement.scrollWidth") <= 390
