"""What a blob is, told by its content first and its name second."""

from __future__ import annotations

import re
from importlib import import_module

HEAD = 4096
_HTML = re.compile(rb"<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE)
_XML = re.compile(rb"<(?:\?xml|!doctype)\s", re.IGNORECASE)
READERS = (("newsml", b"<"), ("feed", b"<"), ("reuters", b"<"), ("ninjs", b"{"), ("mail", b""))
"""Readers of one format each (modules of this package) and the characters that one of their blobs can begin with."""
_HEADER = re.compile(rb"[A-Za-z][A-Za-z0-9-]{1,40}:[ \t]|From \S")
_TABLES = {".csv": "csv", ".tsv": "tsv"}


def detect(head: bytes, name: str) -> str:
    """The format of a blob from its first bytes.

    ``warc``, ``archive``, ``packed`` (compressed), ``empty``, ``binary``, ``html``, ``jsonl``, ``json`` (an object), ``array``,
    ``csv``, ``tsv``, ``parquet``, the name of one of READERS, ``xml`` (of none of them), else ``text``.
    """
    lower = name.lower()
    body = head.removeprefix(b"\xef\xbb\xbf").lstrip()
    if container := _container(head, name):
        return container
    if not body:
        return "empty"
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "html" if _HTML.search(head.replace(b"\x00", b"")[:2048]) else "text"
    if b"\x00" in head:
        return "binary"
    table = _json(body, lower) if body[:1] in (b"{", b"[") else None
    if table in ("jsonl", "array"):
        return table
    if claimed := _claimed(head, body, name):
        return claimed
    if table:
        return table
    if _HTML.search(body[:2048]) and body[:1] == b"<":
        return "html"
    suffix = "." + lower.removesuffix(".gz").rpartition(".")[2]
    if suffix in (".html", ".htm", ".xhtml"):
        return "html"
    return _TABLES.get(suffix) or ("xml" if _XML.match(body) else "text")


def _container(head: bytes, name: str) -> str | None:
    """Whether a blob holds others: a web archive, a zip or tar archive, a compressed stream, Parquet."""
    from communique.ingest import archive, parquet, unpack, warc

    if warc.matches(head, name):
        return "warc"
    if head.startswith(parquet.MAGIC):
        return "parquet"
    return "archive" if archive.matches(head, name) else "packed" if unpack.kind(head) else None


def _claimed(head: bytes, body: bytes, name: str) -> str | None:
    """The first reader that takes the blob for its own; only those that can are loaded and asked."""
    for reader, begins in READERS:
        possible = body[0] in begins if begins else _HEADER.match(body) is not None
        if possible and import_module(f"communique.ingest.{reader}").matches(head, name):
            return reader
    return None


def _json(body: bytes, name: str) -> str:
    """JSON Lines by name, or by a first line that closes what it opens and is followed by another object."""
    if name.removesuffix(".gz").endswith((".jsonl", ".ndjson")):
        return "jsonl"
    if body[:1] == b"[":
        return "array"
    first, newline, rest = body.partition(b"\n")
    return "jsonl" if newline and first.rstrip().endswith(b"}") and rest.lstrip()[:1] in (b"{", b"") else "json"
