"""Sources: what a blob is, which files a name stands for, rows and their columns."""

from __future__ import annotations

import io
import json
from dataclasses import replace
from pathlib import Path

import pytest

from communique.errors import SourceError, UsageError
from communique.ingest import archive
from communique.ingest.detect import detect
from communique.ingest.html import agree
from communique.ingest.limits import DEFAULT
from communique.ingest.sources import Way, expand, parse_map, read_sources, read_stream
from communique.model import Article, Problem


@pytest.mark.parametrize(
    ("head", "name", "kind"),
    [
        (b"", "a.txt", "empty"),
        (b" \n", "a.html", "empty"),
        (b"The talks went on.", "a.txt", "text"),
        (b"The talks went on.", "a", "text"),
        (b"<!DOCTYPE html><html>", "a.txt", "html"),
        (b"\xef\xbb\xbf  <html lang='en'>", "a", "html"),
        (b"<p>loose</p>", "a.html", "html"),
        (b'{"text": "x"}\n{"text": "y"}\n', "a", "jsonl"),
        (b'{"text": "x"}', "a.jsonl.gz", "jsonl"),
        (b'{\n "text": "x"\n}', "a.json", "json"),
        (b'[{"text": "x"}]', "a.json", "array"),
        (b'[{"uri": "urn:1", "versioncreated": "2024-05-14T09:30:00Z"}]', "a.json", "array"),
        (b"PAR1\x15\x04", "a", "parquet"),
        (b"id,text\n1,x\n", "a.csv", "csv"),
        (b"id\ttext\n", "a.tsv.gz", "tsv"),
        (b"\x1f\x8b\x08", "a", "packed"),
        (b"\xff\xfea\x00", "a.txt", "text"),
        ("\ufeff<!DOCTYPE html><html>".encode("utf-16-le"), "a", "html"),
        ("\ufeff<html lang='en'>".encode("utf-16-be"), "a.txt", "html"),
        (b"\x00\x01", "a.txt", "binary"),
        (b"<?xml version='1.0'?><nitf>", "a.txt", "newsml"),
        (b"<?xml version='1.0'?><urlset><url>", "a.txt", "xml"),
        (b"<!DOCTYPE rss [<!ENTITY a 'b'>]><rss>", "a", "xml"),
        (b"<?xml version='1.0'?><p>loose</p>", "a.xhtml", "html"),
        (b"<quoted> The talks went on.", "a.txt", "text"),
        (b"<?xml version='1.0'?><rss version='2.0'>", "a.html", "feed"),
        (b'<!DOCTYPE lewis SYSTEM "lewis.dtd">', "a.txt", "reuters"),
        (b'{"uri": "urn:1", "versioncreated": "2024-05-14T09:30:00Z"}', "a.json", "ninjs"),
        (
            b"From: a@b.org\nTo: c@d.org\nSubject: Talks\nMessage-ID: <1>\nDate: Tue, 14 May 2024\n\nx",
            "a",
            "mail",
        ),
        (b"Oslo: the talks went on.", "a.txt", "text"),
    ],
)
def test_formats_are_told_by_content_first(head: bytes, name: str, kind: str) -> None:
    assert detect(head, name) == kind


def read(content: bytes, name: str, **names: str) -> list[Article | Problem]:
    return list(read_stream(io.BufferedReader(io.BytesIO(content)), name, Way(names=names)))


def test_a_text_in_a_row_is_taken_to_the_letter() -> None:
    text = "  Oslo \u2013 Rome\r\n\r\n\ttalks \U0001f600  \n"
    (article,) = read(json.dumps({"id": 7, "text": text, "byline": "A. Writer"}).encode(), "a.json")
    assert isinstance(article, Article)
    assert (article.text, article.id, article.byline) == (text, "7", ("A. Writer",))


def test_news_please_is_read_as_it_is() -> None:
    row = {
        "maintext": "Oslo agreed.",
        "title": "T",
        "date_publish": "2024-05-14 09:30:00",
        "authors": ["A"],
        "source_domain": "b.org",
    }
    (article,) = read(json.dumps(row).encode(), "a.json")
    assert isinstance(article, Article)
    assert (article.text, article.published, article.byline, article.publisher) == (
        "Oslo agreed.",
        "2024-05-14 09:30:00",
        ("A",),
        "b.org",
    )


def test_columns_can_be_mapped() -> None:
    (article,) = read(b"nr,body\n5,Oslo agreed.\n", "a.csv", body="text", nr="id")
    assert isinstance(article, Article)
    assert (article.id, article.text) == ("5", "Oslo agreed.")


@pytest.mark.parametrize(
    ("written", "published"),
    [
        ("2020-08-20", "2020-08-20"),
        ("2020-08-20 13:17:00", "2020-08-20 13:17:00"),
        ("August 20, 2020", "2020-08-20"),
        ("Thu, 20 Aug 2020 13:17:00 GMT", "2020-08-20T13:17:00+00:00"),
        ("20.08.2020", "2020-08-20"),
        ("03/04/2020", None),
        ("2020", None),
    ],
)
def test_dates_of_tables_are_read_in_other_forms_where_they_say_one_day(written: str, published: str | None) -> None:
    (found,) = read(f'id,text,published\n1,Oslo agreed.,"{written}"\n'.encode(), "a.csv")
    assert (found.published if isinstance(found, Article) else None) == published


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        ("[1]", "not an object"),
        ('{"text": 5}', "no `text`"),
        ('{"text": "x", "published": "May"}', "ISO 8601"),
        ('{"text": "x", "title": {}}', "`title` is dict"),
        ('{"text": "x", "byline": [1]}', "`byline`"),
        ('{"text": "x", "blocks": [{"start": 0, "end": 9, "role": "body"}]}', "outside the text"),
        ('{"text": "x", "blocks": [{"start": 0, "end": 1, "role": "poem"}]}', "role"),
        ('{"text": "\\ud800"}', "surrogates not allowed"),
    ],
)
def test_a_wrong_column_is_named(row: str, reason: str) -> None:
    (problem,) = read(row.encode() + b"\n", "a.jsonl")
    assert isinstance(problem, Problem)
    assert reason in problem.reason


def test_a_deep_json_value_is_a_problem_not_a_crash() -> None:
    (problem,) = read(b"[" * 100_000, "a.json")
    assert isinstance(problem, Problem)


def test_gzip_inside_gzip_ends_at_the_limit() -> None:
    import gzip

    data = b"Oslo agreed."
    for _ in range(6):
        data = gzip.compress(data)
    (problem,) = read(data, "a.gz")
    assert isinstance(problem, Problem)
    assert "inside each other" in problem.reason


def test_folders_and_patterns_come_in_the_order_of_their_paths(tmp_path: Path) -> None:
    for name in ("b.txt", "a.txt", "sub/c.txt", ".hidden/x.txt", ".y"):
        file = tmp_path / name
        file.parent.mkdir(exist_ok=True)
        file.write_text("Oslo agreed.")
    assert [key for _, key in expand(str(tmp_path))] == ["a.txt", "b.txt", "sub/c.txt"]
    assert [path.name for path, _ in expand(str(tmp_path / "*.txt")) if path] == ["a.txt", "b.txt"]
    assert [item.id for item in read_sources([str(tmp_path / "b.txt"), str(tmp_path)])] == [
        "b.txt",
        "a.txt",
        "b.txt",
        "sub/c.txt",
    ]


def test_what_is_not_there_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="does not exist"):
        read_sources([str(tmp_path / "none")])
    with pytest.raises(SourceError, match="without files"):
        read_sources([str(tmp_path)])
    with pytest.raises(UsageError, match="URL"):
        read_sources(["http://example.org"])
    with pytest.raises(UsageError, match="COLUMN=FIELD"):
        parse_map(["a=colour"])


@pytest.mark.parametrize("name", ["a.txt", "a.jsonl"])
def test_a_text_of_too_many_lines_is_refused(name: str) -> None:
    content = "Oslo agreed.\n" * 12
    source = content.encode() if name == "a.txt" else json.dumps({"text": content}).encode()
    for most, expected in ((12, Article), (11, Problem)):
        way = Way(replace(DEFAULT, lines=most))
        (found,) = read_stream(io.BufferedReader(io.BytesIO(source)), name, way)  # type: ignore[arg-type]
        assert isinstance(found, expected)
    assert isinstance(found, Problem) and found.reason == "over cap: more than 11 lines: split it or raise the limit"


def test_a_fault_of_a_reader_costs_no_other_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.zip").write_bytes(b"PK\x03\x04")
    (tmp_path / "b.txt").write_text("Oslo agreed.")
    monkeypatch.setattr(archive, "read", lambda *_: 1 / 0)
    first, second = read_sources([str(tmp_path)])
    assert isinstance(first, Problem) and "ZeroDivisionError" in first.reason
    assert isinstance(second, Article) and second.text == "Oslo agreed."


@pytest.mark.parametrize("asked", [True, False])
def test_trafilatura_is_asked_where_wanted(asked: bool) -> None:
    prose = "<p>The envoys of both banks met again on Monday and left the hall without a draft, a spokesman said.</p>" * 5
    page = f"<html><body><article><h1>Talks</h1>{prose}</article></body></html>".encode()
    (article,) = read_stream(io.BufferedReader(io.BytesIO(page)), "a.html", Way(trafilatura=asked))
    assert isinstance(article, Article)
    assert ("trafilatura" in dict(article.provenance)["text"]) is asked


def test_a_missing_trafilatura_is_named_before_anything_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(agree, "find_spec", lambda name: None)
    agree.require.cache_clear()
    with pytest.raises(UsageError, match=r"install communique\[trafilatura\]"):
        Way(trafilatura=True)
    agree.require.cache_clear()
