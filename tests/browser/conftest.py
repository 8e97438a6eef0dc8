"""A browser, and the pages that it looks at."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import hostile
import pytest
import runs
from look import AXE, Browser
from selenium import webdriver
from selenium.webdriver.chrome.service import Service

from communique.extractor import Extractor
from communique.record import Record
from communique.view.article import article_page
from communique.view.report import write_report

ROOT = Path(__file__).parents[2]
FLAGS = """--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking
--disable-component-update --disable-sync --hide-scrollbars --window-size=1300,1000"""


@pytest.fixture(scope="session")
def chromium(tmp_path_factory: pytest.TempPathFactory) -> Iterator[webdriver.Chrome]:
    options = webdriver.ChromeOptions()
    options.binary_location = os.environ.get("CHROMIUM", "/usr/bin/chromium")
    for flag in (*FLAGS.split(), f"--user-data-dir={tmp_path_factory.mktemp('profile')}"):
        options.add_argument(flag)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
    driver = webdriver.Chrome(options, Service(os.environ.get("CHROMEDRIVER", "/usr/bin/chromedriver")))
    driver.set_script_timeout(120)
    yield driver
    driver.quit()


@pytest.fixture
def browser(chromium: webdriver.Chrome) -> Iterator[Browser]:
    """A browser that must have had nothing to complain about once the test is done."""
    assert AXE.exists(), "make test-browser installs what these tests need"
    browser = Browser(chromium)
    browser.dark(False)
    browser.size(1300, 1000)
    yield browser
    assert browser.complaints() == []


@pytest.fixture(scope="session")
def example(extractor: Extractor) -> Record:
    text = (ROOT / "examples" / "fisheries-talks.txt").read_text("utf-8")
    return extractor.extract(text, published="2024-05-14", title="Oslo and Brussels return to fish quota talks")


@pytest.fixture(scope="session")
def article(example: Record, tmp_path_factory: pytest.TempPathFactory) -> str:
    """The address of the example's page."""
    page = tmp_path_factory.mktemp("pages") / "article.html"
    page.write_bytes(article_page(example).encoded())
    return page.as_uri()


@pytest.fixture(scope="session")
def hostile_pages(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    """The addresses of pages of hostile articles."""
    folder = tmp_path_factory.mktemp("hostile")
    for number, payload in enumerate(hostile.ALL):
        (folder / f"{number}.html").write_bytes(article_page(hostile.record(payload)).encoded())
    return sorted(page.as_uri() for page in folder.iterdir())


@pytest.fixture(scope="session")
def run(extractor: Extractor, example: Record, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A run with a negotiation, the example and a hostile article."""
    return runs.write(tmp_path_factory.mktemp("run") / "run.duckdb", [*runs.mixed(extractor), example])


@pytest.fixture(scope="session")
def report(run: Path, tmp_path_factory: pytest.TempPathFactory) -> str:
    """The address of the run's static pages."""
    folder = tmp_path_factory.mktemp("report")
    write_report(str(run), folder)
    return (folder / "index.html").as_uri()


@pytest.fixture(scope="session")
def served(run: Path) -> Iterator[str]:
    """The address of the run's server."""
    command = [sys.executable, "-c", "from communique.cli import main; main()", "serve", str(run), "--port", "0"]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as process:
        assert process.stderr
        address = re.match(r"\S+", process.stderr.readline())
        assert address
        yield address[0]
        process.terminate()
        process.communicate(timeout=60)
