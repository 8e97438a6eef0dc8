"""How long pages take in Chromium: ``python benchmarks/pages.py RUN``, where RUN is what ``communique run`` wrote.

Loads the static report of the run and its served pages, changes filters, chooses points, turns pages, and opens its largest
article; prints milliseconds until the browser is idle again, the best of three. invented.py makes articles.
"""

from __future__ import annotations

import re
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from selenium import webdriver
from selenium.webdriver.chrome.service import Service

ROOT = Path(__file__).parents[1]
FLAGS = """--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking
--disable-component-update --disable-sync --window-size=1300,1000"""
READY = "/event/.test(document.getElementById('found').textContent)"
AFTER = "const done = arguments[0], begin = performance.now(); const idle = () => requestAnimationFrame(() => setTimeout(() => "
AFTER += "done(performance.now() - begin))); "
STEPS = {
    "all events again": "document.forms[0].reset(); Promise.resolve(show()).then(idle)",
    "filter by type": "document.forms[0].elements.type.value = 'offer'; show().then(idle)",
    "filter by party": "document.forms[0].elements.party.selectedIndex = 2; show().then(idle)",
    "choose a point": "document.querySelector('.point').focus(); idle()",
    "next page": "page += 1; show(true).then(idle)",
}


def measure(driver: webdriver.Chrome, name: str, address: str) -> None:
    """Print what a page of the archive takes."""
    loads = []
    for _ in range(3):
        begin = time.perf_counter()
        driver.get(address)
        while not driver.execute_script(f"return {READY}"):
            time.sleep(0.01)
        loads.append(1000 * (time.perf_counter() - begin))
    print(f"{name}: {driver.execute_script('return view.total'):,} events, open {min(loads):.0f} ms", end="")
    for step, script in STEPS.items():
        best = min(driver.execute_async_script(AFTER + script) for _ in range(3))
        print(f", {step} {best:.0f} ms", end="")
    print()


def largest(driver: webdriver.Chrome, folder: Path) -> None:
    """Print what the largest article of a report takes."""
    page = max(folder.glob("articles/*.html"), key=lambda path: path.stat().st_size)
    driver.get(page.as_uri())
    load = driver.execute_script("return performance.getEntriesByType('navigation')[0].loadEventEnd")
    click = driver.execute_async_script(AFTER + "document.querySelector('.text a.k-event').click(); idle()")
    events = driver.execute_script("return document.querySelectorAll('#events tbody tr').length")
    print(f"article: {events} events, {page.stat().st_size / 1e6:.2f} MB, open {load:.0f} ms, choose a mark {click:.0f} ms")


def main(run: str) -> None:
    """Measure the pages of a run."""
    options = webdriver.ChromeOptions()
    with tempfile.TemporaryDirectory() as scratch:
        for flag in (*FLAGS.split(), f"--user-data-dir={scratch}/profile"):
            options.add_argument(flag)
        driver = webdriver.Chrome(options, Service("/usr/bin/chromedriver"))
        command = [sys.executable, "-c", "from communique.cli import main; main()"]
        begin = time.perf_counter()
        done = subprocess.run(
            [*command, "report", run, "-o", f"{scratch}/report"], stderr=subprocess.PIPE, text=True, check=False
        )
        if done.returncode == 0:
            index = Path(scratch, "report", "index.html")
            print(f"report: {time.perf_counter() - begin:.1f} s, index.html {index.stat().st_size / 1e6:.2f} MB")
            measure(driver, "static", index.as_uri())
            largest(driver, index.parent)
        else:
            print(done.stderr.strip())
        with subprocess.Popen([*command, "serve", run, "--port", "0"], stderr=subprocess.PIPE, text=True) as server:
            assert server.stderr
            address = re.match(r"\S+", server.stderr.readline())
            assert address
            measure(driver, "served", address[0])
            server.terminate()
        driver.quit()


if __name__ == "__main__":
    main(sys.argv[1])
