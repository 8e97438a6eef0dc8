"""The server: this machine only, three addresses, nothing but reading."""

from __future__ import annotations

import http.client
import json
import re
import socket
import subprocess
import sys
import urllib.parse
from collections.abc import Iterator
from pathlib import Path

import pytest
import runs

from communique.extractor import Extractor
from communique.view.serve import asked

COMMAND = [sys.executable, "-c", "from communique.cli import main; main()", "serve"]


@pytest.fixture(scope="module", params=["run.sqlite", "run.duckdb", "run.jsonl"])
def port(request: pytest.FixtureRequest, extractor: Extractor, tmp_path_factory: pytest.TempPathFactory) -> Iterator[int]:
    run = runs.write(tmp_path_factory.mktemp("served") / request.param, runs.mixed(extractor))
    with subprocess.Popen([*COMMAND, str(run), "--port", "0"], stderr=subprocess.PIPE, text=True) as process:
        assert process.stderr
        address = re.match(r"http://127\.0\.0\.1:(\d+)/", process.stderr.readline())
        assert address
        yield int(address[1])
        process.terminate()
        process.communicate(timeout=60)


def ask(port: int, path: str, method: str = "GET", **headers: str) -> tuple[http.client.HTTPResponse, bytes]:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    try:
        connection.request(method, path, headers=headers)
        response = connection.getresponse()
        return response, response.read()
    finally:
        connection.close()


def test_pages_come_with_their_policy(port: int) -> None:
    for path in ("/", "/article?id=round%2F1"):
        response, body = ask(port, path)
        assert response.status == 200
        policy = response.headers["Content-Security-Policy"]
        assert policy.startswith("default-src 'none'")
        assert "frame-ancestors 'none'" in policy
        assert "unsafe" not in policy
        assert response.headers["X-Content-Type-Options"] == "nosniff"
        assert "server" not in response.headers
        assert body.startswith(b"<!doctype html>")


def test_data_is_paged_and_its_links_lead_somewhere(port: int) -> None:
    _, body = ask(port, "/data.json?party=NOR&type=demand")
    data = json.loads(body)
    assert data["total"] == len(data["events"]) == 5
    assert set(data) == {"total", "events", "months", "bargaining", "troops", "people"}
    path, _, fact = data["events"][0]["href"].partition("#")
    response, page = ask(port, path)
    assert response.status == 200
    assert f'id="{fact}"'.encode() in page
    assert set(json.loads(ask(port, "/data.json?page=1")[1])) == {"total", "events"}


def test_a_hostile_article_is_text(port: int) -> None:
    _, body = ask(port, "/data.json")
    hostile = next(row for row in json.loads(body)["events"] if "round" not in row["href"])
    assert "\u202e" not in json.dumps(hostile, ensure_ascii=False)
    response, page = ask(port, hostile["href"].partition("#")[0])
    assert response.status == 200
    assert page.count(b"<script") == 1
    assert b"[U+202E]" in page


@pytest.mark.parametrize("host", ["evil.example", "evil.example:80", "127.0.0.1.evil.example", "", "0.0.0.0"])
def test_other_hosts_are_refused(port: int, host: str) -> None:
    assert ask(port, "/", Host=host)[0].status == 400


@pytest.mark.parametrize(
    "path",
    [
        "/etc/passwd",
        "/../../../etc/passwd",
        "/%2e%2e/%2e%2e/etc/passwd",
        "/articles/000001.html",
        "//etc/passwd",
        "/static/base.css",
    ],
)
def test_paths_are_refused(port: int, path: str) -> None:
    assert ask(port, path)[0].status == 404


@pytest.mark.parametrize("key", ["", "../round/1", "/etc/passwd", "round/1' OR '1'='1", "x" * 9000, "\x00"])
def test_an_article_that_is_not_there_is_not_found(port: int, key: str) -> None:
    assert ask(port, "/article?id=" + urllib.parse.quote(key, safe=""))[0].status == 404


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH", "OPTIONS"])
def test_nothing_but_reading(port: int, method: str) -> None:
    assert ask(port, "/", method)[0].status == 405


@pytest.mark.parametrize(
    "query", ["from=yesterday", "to=2024-05-14'", "confidence=2", "confidence=nan", "page=-1", "page=1e9", "party=" + "x" * 400]
)
def test_wrong_values_are_named(port: int, query: str) -> None:
    response, body = ask(port, "/data.json?" + query)
    assert response.status == 400
    assert query.partition("=")[0].encode() in body


def test_values_are_read() -> None:
    chosen, page = asked({"party": "NOR", "from": "2024-01-01", "confidence": "0.5", "page": "3", "type": ""})
    assert (chosen.party, chosen.type, chosen.begin, chosen.confidence, page) == ("NOR", None, "2024-01-01", 0.5, 3)


def test_it_listens_on_loopback_only(port: int) -> None:
    others = {info[4][0] for info in socket.getaddrinfo(socket.gethostname(), None, socket.AF_INET)} - {"127.0.0.1"}
    for address in others:
        with pytest.raises(OSError):
            socket.create_connection((address, port), timeout=2).close()


def test_a_port_that_is_taken_is_one_clear_line(port: int, tmp_path: Path, extractor: Extractor) -> None:
    run = runs.write(tmp_path / "run.sqlite", runs.negotiation(extractor)[:1])
    done = subprocess.run([*COMMAND, str(run), "--port", str(port)], capture_output=True, text=True, timeout=120, check=False)
    assert done.returncode == 2
    assert f"--port {port}" in done.stderr
    assert "Traceback" not in done.stderr
