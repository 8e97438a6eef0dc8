"""WARC archives made here, whole and damaged: every undamaged record comes out, every loss is counted."""

from __future__ import annotations

import base64
import gzip
import hashlib
import io
import random
import zlib
from dataclasses import replace

import brotli
import pytest
from hypothesis import given
from hypothesis import strategies as st

from communique.ingest import warc
from communique.ingest.limits import DEFAULT, Limits
from communique.ingest.members import Member, Tally
from communique.ingest.sources import Way, read_stream
from communique.model import Article, Problem

COUNT = 6


def text(number: int) -> bytes:
    letters = "".join(random.Random(number).choices("abcdefghijklmnopqrstuvwxyz ", k=900))
    return f"<html><body><p>Page {number} of the harbour archive. {letters}</p></body></html>".encode()


def answer(body: bytes, *fields: str, status: str = "200 OK") -> bytes:
    lines = [f"HTTP/1.1 {status}", "Content-Type: text/html; charset=utf-8", *fields]
    return "\r\n".join(lines).encode() + b"\r\n\r\n" + body


def record(number: int, block: bytes | None = None, kind: str = "response", digest: bool = True) -> bytes:
    block = answer(text(number)) if block is None else block
    fields = [
        "WARC/1.0", f"WARC-Type: {kind}", f"WARC-Record-ID: <urn:uuid:{number}>", f"WARC-Target-URI: http://a.example/{number}",
        "Content-Type: application/http; msgtype=response", f"Content-Length: {len(block)}",
    ]  # fmt: skip
    if digest:
        fields.append("WARC-Block-Digest: sha1:" + base64.b32encode(hashlib.sha1(block).digest()).decode())
    return "\r\n".join(fields).encode() + b"\r\n\r\n" + block + b"\r\n\r\n"


RECORDS = [record(number) for number in range(COUNT)]


def plain() -> bytes:
    return b"".join(RECORDS)


def members() -> bytes:
    return b"".join(gzip.compress(each, mtime=0) for each in RECORDS)


def one_member() -> bytes:
    return gzip.compress(plain(), mtime=0)


def read(data: bytes, limits: Limits = DEFAULT) -> tuple[list[int], list[Problem], Tally]:
    """The numbers of the pages that come out right, the problems, the counts."""
    tally = Tally()
    found = list(warc.read(io.BytesIO(data), "a.warc", limits, tally))
    pages = [each for each in found if isinstance(each, Member)]
    numbers = [int(each.name.removeprefix("urn:uuid:")) for each in pages]
    assert all(page.data == text(number) for page, number in zip(pages, numbers, strict=True))
    problems = [each for each in found if isinstance(each, Problem)]
    assert tally.read == len(pages)
    assert tally.lost.total() == len([each for each in problems if each.stage != "skip"])
    return numbers, problems, tally


@pytest.mark.parametrize("make", [plain, members, one_member])
def test_a_whole_archive_comes_out_whole(make: object) -> None:
    assert read(make())[:2] == (list(range(COUNT)), [])  # type: ignore[operator]


def test_members_carry_address_and_media_type() -> None:
    (page,) = warc.read(io.BytesIO(record(3)), "a.warc", DEFAULT)
    assert isinstance(page, Member)
    assert (page.name, page.url, page.media) == ("urn:uuid:3", "http://a.example/3", "text/html")


def test_every_flipped_bit_of_a_member_costs_that_record_alone() -> None:
    packed = [gzip.compress(each, mtime=0) for each in RECORDS]
    first = sum(map(len, packed[:2]))
    for at in range(10, len(packed[2]), 37):
        data = bytearray(b"".join(packed))
        data[first + at] ^= 1 << (at % 8)
        numbers, problems, tally = read(bytes(data))
        assert [n for n in numbers if n != 2] == [0, 1, 3, 4, 5], at
        assert 2 in numbers or tally.lost.total() >= 1
        assert all(problem.id.startswith("a.warc") for problem in problems)


def test_a_flipped_bit_in_a_plain_archive_is_found_by_the_digest() -> None:
    data = bytearray(plain())
    data[data.index(b"Page 2") + 200] ^= 4
    numbers, problems, _ = read(bytes(data))
    assert numbers == [0, 1, 3, 4, 5]
    assert problems[0].reason == "damaged: the record's digest is wrong" and problems[0].id == "a.warc#urn:uuid:2"


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (
            b"WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:2>",
            b"WXRC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:2>",
        ),
        (b"<urn:uuid:2>", b"<urn:uuid:2>\r\nContent-Length: none\r\nX: "),
    ],
)
def test_a_bad_header_costs_one_record(old: bytes, new: bytes) -> None:
    source = plain().replace(old, new)
    if b"none" in new:
        at = source.index(b"Content-Length: none") + 30
        source = source[:at] + source[at:].replace(b"Content-Length: ", b"Content-Lxngth: ", 1)
    numbers, _, tally = read(source)
    assert numbers == [0, 1, 3, 4, 5] and tally.lost.total() == 1


@pytest.mark.parametrize("length", [b"1", b"900", b"3000", b"99999999999", b"500000"])
def test_a_wrong_length_costs_one_record(length: bytes) -> None:
    head, mark, rest = plain().partition(b"<urn:uuid:2>")
    before, name, after = rest.partition(b"Content-Length: ")
    source = head + mark + before + name + length + after[after.index(b"\r\n") :]
    numbers, _, tally = read(source)
    assert numbers == [0, 1, 3, 4, 5] and tally.lost.total() >= 1


@pytest.mark.parametrize("make", [plain, members, one_member])
@pytest.mark.parametrize("part", [0.3, 0.55, 0.99])
def test_a_cut_archive_gives_what_is_before_the_cut(make: object, part: float) -> None:
    data = make()  # type: ignore[operator]
    numbers, problems, tally = read(data[: int(len(data) * part)])
    assert numbers == list(range(len(numbers))) and len(numbers) >= int(COUNT * part) - 1
    assert tally.lost.total() == 1 and problems[-1].reason.startswith("truncated")


def test_a_cut_member_in_the_middle_costs_one_record() -> None:
    packed = [gzip.compress(each, mtime=0) for each in RECORDS]
    packed[3] = packed[3][:-200]
    numbers, _, tally = read(b"".join(packed))
    assert numbers == [0, 1, 2, 4, 5] and tally.lost.total() == 1


def test_nul_bytes_between_and_inside() -> None:
    packed = [gzip.compress(each, mtime=0) for each in RECORDS]
    numbers, _, tally = read(packed[0] + bytes(5000) + b"".join(packed[1:]))
    assert numbers == list(range(COUNT)) and tally.lost.total() == 1
    numbers, _, tally = read(RECORDS[0] + bytes(5000) + b"\r\n\r\n" + b"".join(RECORDS[1:]))
    assert numbers == list(range(COUNT)) and tally.lost.total() == 1
    packed[2] = packed[2][:300] + bytes(200) + packed[2][500:]
    numbers, _, tally = read(b"".join(packed))
    assert numbers == [0, 1, 3, 4, 5] and tally.lost.total() >= 1


def test_damage_in_one_big_member_leaves_what_is_before_it() -> None:
    data = bytearray(one_member())
    data[len(data) // 2] ^= 255
    numbers, _, tally = read(bytes(data))
    assert numbers[:2] == [0, 1] and tally.lost.total() >= 1


def test_records_of_other_kinds_are_counted() -> None:
    source = (
        record(0, b"x", "request")
        + record(1)
        + record(2, answer(b"gone", status="404 Not Found"))
        + record(3, b"s", "warcinfo")
    )
    numbers, problems, tally = read(source)
    assert numbers == [1]
    assert tally.skipped == {"request record": 1, "HTTP status 404": 1, "warcinfo record": 1}
    assert [p.reason for p in problems] == ["HTTP status 404", "request record", "warcinfo record"]


@pytest.mark.parametrize("end", [b"\n\n", b"\r\n\r\n"])
def test_the_head_of_an_answer_ends_at_its_first_blank_line(end: bytes) -> None:
    body = b"<html>\r\n\r\n<body>\n\nText</body></html>"
    block = b"HTTP/1.1 200 OK\nContent-Type: text/html" + end + body
    (page,) = warc.read(io.BytesIO(record(1, block)), "a.warc", DEFAULT)
    assert isinstance(page, Member) and page.data == body


def test_what_is_served_as_a_page_is_read_as_one() -> None:
    prose = "<p>The envoys of both banks met again on Monday and left the hall without a draft, a spokesman said.</p>" * 5
    source = record(1, answer(f"<!-- {'-' * 3000} --><div>{prose}</div>".encode()))
    (article,) = read_stream(io.BufferedReader(io.BytesIO(source)), "a.warc", Way())  # type: ignore[arg-type]
    assert isinstance(article, Article) and article.format == "html"


def chunked(body: bytes, last: bytes = b"0\r\n\r\n") -> bytes:
    return b"".join(b"%x\r\n%s\r\n" % (len(body[i : i + 100]), body[i : i + 100]) for i in range(0, len(body), 100)) + last


@pytest.mark.parametrize(
    ("body", "fields"),
    [
        (chunked(text(1)), ["Transfer-Encoding: chunked"]),
        (text(1), ["Transfer-Encoding: chunked"]),
        (gzip.compress(text(1), mtime=0), ["Content-Encoding: gzip"]),
        (text(1), ["Content-Encoding: gzip"]),
        (zlib.compress(text(1)), ["Content-Encoding: deflate"]),
        (zlib.compress(text(1))[2:-4], ["Content-Encoding: deflate"]),
        (brotli.compress(text(1)), ["Content-Encoding: br"]),
        (chunked(brotli.compress(text(1))), ["Transfer-Encoding: chunked", "Content-Encoding: br"]),
        (chunked(gzip.compress(text(1), mtime=0)), ["Transfer-Encoding: chunked", "Content-Encoding: x-gzip"]),
    ],
)
def test_bodies_are_decoded(body: bytes, fields: list[str]) -> None:
    assert read(RECORDS[0] + record(1, answer(body, *fields)) + RECORDS[2])[0] == [0, 1, 2]


@pytest.mark.parametrize(
    ("body", "fields", "reason"),
    [
        (chunked(text(1))[:400], ["Transfer-Encoding: chunked"], "truncated: a chunk of the HTTP answer is cut off"),
        (chunked(text(1), b""), ["Transfer-Encoding: chunked"], "truncated: the HTTP answer's chunks end without a last one"),
        (gzip.compress(text(1), mtime=0)[:300], ["Content-Encoding: gzip"], "truncated: the compressed HTTP body is cut off"),
        (b"\x1f\x8bnothing", ["Content-Encoding: gzip"], "damaged: compressed HTTP body"),
        (b"nothing", ["Content-Encoding: br"], "damaged: compressed HTTP body"),
        (brotli.compress(text(1))[:200], ["Content-Encoding: br"], "truncated: the compressed HTTP body is cut off"),
        (brotli.compress(bytes(90_000_000)), ["Content-Encoding: br"], "over cap: the HTTP body expands"),
        (text(1), ["Content-Encoding: odd"], "not decoded: content coding odd is not known"),
        (text(1), ["Content-Length: 5000"], "truncated: "),
        (gzip.compress(bytes(9_000_000), mtime=0), ["Content-Encoding: gzip"], "over cap: the HTTP body expands"),
    ],
)
def test_bodies_that_cannot_be_decoded_are_counted(body: bytes, fields: list[str], reason: str) -> None:
    numbers, problems, _ = read(RECORDS[0] + record(1, answer(body, *fields)) + RECORDS[2])
    assert numbers == [0, 2] and problems[0].reason.startswith(reason)


def test_limits_of_size_ratio_and_count() -> None:
    small = replace(DEFAULT, member=2000)
    big = record(1, answer(text(1) * 5))
    for source in (RECORDS[0] + big + RECORDS[2], *[b"".join(map(gzip.compress, (RECORDS[0], big, RECORDS[2])))]):
        numbers, problems, _ = read(source, small)
        assert numbers == [0, 2] and problems[0].reason == "over cap: larger than 2000 bytes"
    bomb = gzip.compress(record(1, bytes(8_000_000)))
    numbers, problems, _ = read(gzip.compress(RECORDS[0]) + bomb + gzip.compress(RECORDS[2]))
    assert numbers == [0, 2] and "expands more than 200 times" in problems[0].reason
    numbers, problems, _ = read(plain(), replace(DEFAULT, members=3))
    assert "beyond the first 3" in problems[-1].reason


@given(st.data())
def test_any_damage_is_survived(data: st.DataObject) -> None:
    source = bytearray(data.draw(st.sampled_from([plain(), members(), one_member()])))
    for _ in range(data.draw(st.integers(1, 4))):
        at = data.draw(st.integers(0, len(source) - 1))
        source[at : at + data.draw(st.integers(0, 30))] = data.draw(st.binary(max_size=30))
    tally = Tally()
    found = [each for each in warc.read(io.BytesIO(bytes(source)), "a.warc", DEFAULT, tally) if isinstance(each, Member)]
    assert tally.read == len(found)


@given(st.binary(max_size=300))
def test_any_bytes_are_survived(noise: bytes) -> None:
    assert all(isinstance(each, Member | Problem) for each in warc.read(io.BytesIO(noise), "a.warc", DEFAULT))


def test_matches() -> None:
    assert warc.matches(plain()[:4096], "a") and warc.matches(members()[:4096], "a")
    assert not warc.matches(gzip.compress(b"WAR and peace"), "a.warc.gz") and not warc.matches(b"WARP", "a.warc")
