"""Zip, tar and compressed streams: what is whole comes out, what is not is counted, bombs are refused."""

from __future__ import annotations

import bz2
import gzip
import io
import lzma
import random
import tarfile
import zipfile
from collections.abc import Callable
from dataclasses import replace

import pytest
import zstandard
from hypothesis import given
from hypothesis import strategies as st

from communique.ingest import archive, unpack
from communique.ingest.limits import DEFAULT, Limits
from communique.ingest.members import Member, Tally
from communique.model import Problem

FILES = {f"desk/{n}.txt": b"Story. " + random.Random(n).randbytes(800).hex().encode()[:726] for n in range(4)}


def zipped(files: dict[str, bytes] = FILES) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for name, data in files.items():
            made.writestr(name, data)
    return out.getvalue()


def tarred(files: dict[str, bytes] = FILES) -> bytes:
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w", format=tarfile.PAX_FORMAT) as made:
        for name, data in files.items():
            info = tarfile.TarInfo(name)
            info.size = len(data)
            made.addfile(info, io.BytesIO(data))
    return out.getvalue()


class Pipe(io.RawIOBase):
    """A stream that cannot go back, like standard input."""

    def __init__(self, data: bytes) -> None:
        self.inner = io.BytesIO(data)

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: bytearray) -> int:  # type: ignore[override]
        return self.inner.readinto(buffer)


def read(
    data: bytes, limits: Limits = DEFAULT, stream: Callable[[bytes], io.IOBase] = io.BytesIO
) -> tuple[list[str], list[str], Tally]:
    tally = Tally()
    found = list(archive.read(stream(data), "a", limits, tally))  # type: ignore[arg-type]
    for each in found:
        assert not (isinstance(each, Member) and each.name in FILES) or each.data == FILES[each.name]
    names = [each.name for each in found if isinstance(each, Member)]
    assert tally.read == len(names)
    return names, [each.reason for each in found if isinstance(each, Problem)], tally


@pytest.mark.parametrize("make", [zipped, tarred])
@pytest.mark.parametrize("stream", [io.BytesIO, Pipe])
def test_all_files_come_out(make: Callable[[], bytes], stream: Callable[[bytes], io.IOBase]) -> None:
    assert read(make(), stream=stream)[:2] == (list(FILES), [])


@pytest.mark.parametrize("make", [zipped, tarred])
def test_folders_hidden_files_and_paths_outside(make: Callable[[dict[str, bytes]], bytes]) -> None:
    names, reasons, tally = read(make({"../../up.txt": b"x", "/root.txt": b"y", "__MACOSX/z": b"z", "a/.DS_Store": b"q"}))
    assert "/root.txt" in names and tally.skipped["hidden file"] >= 2
    assert "hidden file" in reasons


@pytest.mark.parametrize("make", [zipped, tarred])
def test_limits(make: Callable[[], bytes]) -> None:
    names, reasons, _ = read(make(), replace(DEFAULT, member=100))
    assert names == [] and all(reason.startswith("over cap: larger than 100 bytes") for reason in reasons)
    names, reasons, _ = read(make(), replace(DEFAULT, members=2))
    assert names == list(FILES)[:2] and reasons[-1].startswith("over cap")


def test_a_file_without_a_name_is_read() -> None:
    source = zipped({"@.txt": b"Story.", "b.txt": b"Other."}).replace(b"@.txt", b"\0.txt")
    assert read(source)[:2] == (["", "b.txt"], [])


def test_zip_bombs_are_refused() -> None:
    names, reasons, _ = read(zipped({"bomb": bytes(60_000_000), "story": b"x"}))
    assert names == ["story"] and reasons == ["over cap: expands more than 200 times: refused"]
    many = {f"{n}": bytes(900_000) for n in range(30)}
    names, reasons, _ = read(zipped(many))
    assert len(names) < 30 and "the rest refused" in reasons[-1]


def test_a_flipped_bit_in_a_zip_costs_one_file() -> None:
    data = bytearray(zipped())
    data[data.index(b"desk/1.txt") + 120] ^= 8
    names, reasons, tally = read(bytes(data))
    assert names == ["desk/0.txt", "desk/2.txt", "desk/3.txt"] and tally.lost == {"damaged": 1} and len(reasons) == 1


def test_a_cut_zip_gives_the_files_before_the_cut() -> None:
    data = zipped()
    names, _, tally = read(data[: data.index(b"desk/3.txt") + 40])
    assert names == list(FILES)[:3] and tally.lost == {"damaged": 1, "truncated": 1}


def test_an_encrypted_file_is_counted() -> None:
    data = bytearray(zipped())
    at = data.rindex(b"PK\x01\x02")
    data[at + 8] |= 1
    assert read(bytes(data))[1] == ["encrypted: needs a password: unpack it yourself"]


def test_a_damaged_tar_header_costs_one_file() -> None:
    data = bytearray(tarred())
    data[data.index(b"desk/1.txt")] ^= 1
    names, reasons, _ = read(bytes(data))
    assert names == ["desk/0.txt", "desk/2.txt", "desk/3.txt"] and len(reasons) == 1 and reasons[0].startswith("damaged")


def test_a_cut_tar_is_counted() -> None:
    data = tarred()
    names, reasons, _ = read(data[: data.index(b"desk/2.txt") + 700])
    assert names == list(FILES)[:2] and reasons == ["truncated: 188 of 733 bytes"]


def test_long_names_in_a_tar() -> None:
    name = "folder/" * 30 + "ä.txt"
    for form in (tarfile.GNU_FORMAT, tarfile.PAX_FORMAT):
        out = io.BytesIO()
        with tarfile.open(fileobj=out, mode="w", format=form) as made:
            info = tarfile.TarInfo(name)
            made.addfile(info)
        assert read(out.getvalue())[0] == [name]


@pytest.mark.parametrize("make", [zipped, tarred])
@given(data=st.data())
def test_any_damage_is_survived(make: Callable[[], bytes], data: st.DataObject) -> None:
    source = bytearray(make())
    for _ in range(data.draw(st.integers(1, 3))):
        at = data.draw(st.integers(0, len(source) - 1))
        source[at : at + data.draw(st.integers(0, 20))] = data.draw(st.binary(max_size=20))
    tally = Tally()
    found = list(archive.read(io.BytesIO(bytes(source)), "a", DEFAULT, tally))
    assert tally.read == sum(isinstance(each, Member) for each in found)


PACK: dict[str, Callable[[bytes], bytes]] = {
    "gzip": gzip.compress,
    "zstd": zstandard.ZstdCompressor(write_checksum=True).compress,
    "bzip2": bz2.compress,
    "xz": lzma.compress,
}


@pytest.mark.parametrize("kind", PACK)
def test_compressed_streams(kind: str) -> None:
    packed = PACK[kind](tarred())
    assert unpack.kind(packed[:10]) == kind
    inner = unpack.unpack(io.BytesIO(packed), kind, DEFAULT)
    names = [each.name for each in archive.read(inner, "a", DEFAULT) if isinstance(each, Member)]
    assert names == list(FILES)


@pytest.mark.parametrize("kind", PACK)
def test_streams_one_behind_the_other_are_one(kind: str) -> None:
    assert unpack.unpack(io.BytesIO(PACK[kind](b"one ") + PACK[kind](b"two")), kind, DEFAULT).read() == b"one two"


@pytest.mark.parametrize("kind", PACK)
def test_bombs_are_refused(kind: str) -> None:
    inner = unpack.unpack(io.BytesIO(PACK[kind](bytes(80_000_000))), kind, DEFAULT)
    with pytest.raises(unpack.Bomb, match="expands more than 200 times"):
        inner.read()


@pytest.mark.parametrize("kind", PACK)
def test_damage_is_told(kind: str) -> None:
    packed = bytearray(PACK[kind](tarred()))
    packed[len(packed) // 2] ^= 255
    with pytest.raises(unpack.Damaged, match=f"damaged {kind} data"):
        unpack.unpack(io.BytesIO(bytes(packed)), kind, DEFAULT).read()


def test_a_damaged_stream_under_a_tar_is_counted() -> None:
    packed = bytearray(gzip.compress(tarred()))
    packed[len(packed) // 2] ^= 255
    found = list(archive.read(unpack.unpack(io.BytesIO(bytes(packed)), "gzip", DEFAULT), "a", DEFAULT))
    assert isinstance(found[-1], Problem) and "the rest of the archive is lost" in found[-1].reason


def test_matches() -> None:
    assert archive.kind(zipped()[:512]) == "zip" and archive.kind(tarred()[:512]) == "tar"
    assert not archive.matches(b"plain words", "a.zip") and unpack.kind(b"plain") is None
