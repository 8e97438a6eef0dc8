"""E-mail (.eml) of wire services: its text, or its HTML where it has no other; attachments are counted, not read."""

from __future__ import annotations

import email
import email.policy
import email.utils
import re
from collections.abc import Iterator
from email.message import EmailMessage, MIMEPart

from communique.ingest.feed import rfc822
from communique.ingest.markup import html_parts
from communique.ingest.members import SKIP
from communique.ingest.meta.authors import is_person, persons, starts_byline
from communique.ingest.wire import Fields, Part, article, squeeze
from communique.model import Article, Problem

_HEADER = re.compile(rb"(?:[A-Za-z][A-Za-z0-9-]{1,40}:[^\n]{0,990}\r?\n(?:[ \t][^\n]{0,990}\r?\n)*)")
_KNOWN = re.compile(
    rb"^(?:From|Date|Subject|Message-ID|Received|Return-Path|MIME-Version|To|Delivered-To):",
    re.IGNORECASE | re.MULTILINE,
)
_SIGNATURE = re.compile(r"(?m)^-- \r?$")
_TOP = 4
_LONGEST = 120
_REPLY = re.compile(r"(?i)^(?:re|fwd?|aw|wg)\s*:\s*")


def matches(head: bytes, name: str) -> bool:
    """Whether a blob is an e-mail: header lines, three or more of them an e-mail's own, before anything else."""
    start = re.sub(rb"\AFrom [^\n]{0,200}\n", b"", head)
    if _HEADER.match(start) is None:
        return False
    block = re.split(rb"\r?\n\r?\n", start, maxsplit=1)[0]
    names = {line.lower() for line in _KNOWN.findall(block)}
    return len(names) >= 3 and not re.search(rb"^(?![A-Za-z][A-Za-z0-9-]*:|[ \t])", block, re.MULTILINE)


def read(data: bytes, id: str, origin: str | None = None) -> Iterator[Article | Problem]:
    """The article of one e-mail, then a Problem for each attachment."""
    message = email.message_from_bytes(re.sub(rb"\AFrom [^\n]{0,200}\n", b"", data), policy=email.policy.default)
    try:
        yield _article(message, id, origin)
        for number, part in enumerate(message.iter_attachments() if message.is_multipart() else (), 1):
            name = part.get_filename() or str(number)
            reason = f"attachment of type {part.get_content_type()}: save it as a file"
            yield Problem(f"{id}#{name}", SKIP, reason, origin)
    except (ValueError, LookupError, AttributeError, TypeError, RecursionError) as error:
        yield Problem(id, "ingest", f"damaged: {error}", origin)


def _article(message: EmailMessage, id: str, origin: str | None) -> Article | Problem:
    part = message.get_body(preferencelist=("plain", "html"))
    if part is None:
        return Problem(id, "ingest", f"no text: the e-mail's content is {message.get_content_type()}", origin)
    text = _decoded(part)
    found = html_parts(text) if part.get_content_subtype() == "html" else list(_plain(text, part))
    if not any(each.role == "body" for each in found):
        return Problem(id, "ingest", "no text in the e-mail", origin)
    fields = Fields()
    found = [_byline(each, fields) if number < _TOP else each for number, each in enumerate(found)]
    return article(id, origin, "email", found, _metadata(message, fields))


def _byline(part: Part, fields: Fields) -> Part:
    """A paragraph at the top that is a byline as such, its persons to ``fields``; any other unchanged."""
    names = persons(part.text) if starts_byline(part.text) and len(part.text) <= _LONGEST else ()
    fields.offer("byline", names, "byline in the text")
    return part._replace(role="byline") if names else part


def _decoded(part: MIMEPart) -> str:
    """The characters of a part; in a character set that is unknown or wrong, those of UTF-8 or else of Windows-1252."""
    payload = part.get_payload(decode=True)
    data = payload if isinstance(payload, bytes) else b""
    for charset in (part.get_content_charset() or "utf-8", "utf-8"):
        try:
            return data.decode(charset)
        except (LookupError, UnicodeDecodeError):
            continue
    return data.decode("cp1252", "replace")


def _metadata(message: EmailMessage, fields: Fields) -> Fields:
    fields.offer("title", _REPLY.sub("", squeeze(str(message.get("Subject") or ""))), "Subject")
    fields.offer("published", rfc822(str(message.get("Date") or "")), "Date")
    fields.offer("language", squeeze(str(message.get("Content-Language") or "")).partition(",")[0], "Content-Language")
    sender, address = email.utils.parseaddr(str(message.get("From") or ""))
    if is_person(sender):
        fields.offer("byline", (sender,), "From")
    fields.offer("publisher", None if is_person(sender) else sender, "From")
    fields.offer("publisher", address.rpartition("@")[2], "From")
    return fields


def _plain(text: str, part: MIMEPart) -> Iterator[Part]:
    """The paragraphs of plain text: divided by empty lines, flowed lines (RFC 3676) joined; the signature is junk."""
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\x00", "")
    sign = _SIGNATURE.search(text)
    body, signature = (text[: sign.start()], text[sign.end() :]) if sign else (text, "")
    if part.get_param("format") == "flowed":
        body = re.sub(r"(?<=[^\n]) \n(?=[^\n>])", " ", body)
    for piece in re.split(r"\n[ \t]*\n", body):
        if piece.strip():
            yield Part("body", piece.strip("\n").rstrip())
    if signature.strip():
        yield Part("junk", signature.strip(), "signature")
