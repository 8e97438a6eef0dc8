"""E-mail of wire services: our own messages."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from communique.ingest import mail
from communique.model import Article, Problem

PLAIN = """From: Harbour Wire <desk@harbour.example>
To: list@client.example
Subject: =?utf-8?q?FWD=3A_Pil=C3=B6ts_strike?=
Date: Wed, 06 Mar 2030 07:05:09 +0100
Message-ID: <1@harbour.example>
Content-Type: text/plain; charset=utf-8
Content-Transfer-Encoding: quoted-printable

By Nora Beck and Ole Dahl

HAMBURG, March 6 (Harbour Wire) - The pil=C3=B6ts
walked out.

Talks are due.

--=20
Desk, +49 40 000
"""
MIXED = """From: Nora Beck <nora@harbour.example>
Subject: Tugs
Date: Wed, 06 Mar 2030 07:05:09 -0000
MIME-Version: 1.0
Content-Type: multipart/mixed; boundary=X

--X
Content-Type: text/html; charset=unheard-of

<p>One tug.</p><p>Two tugs.</p>
--X
Content-Type: image/png
Content-Disposition: attachment; filename=tug.png

zzz
--X--
"""


def read(source: str) -> list[Article | Problem]:
    return list(mail.read(source.encode(), "m.eml", "m.eml"))


def spans(found: Article | Problem) -> list[tuple[str, str]]:
    assert isinstance(found, Article), found
    return [(block.role, found.text[block.start : block.end]) for block in found.blocks]


def test_plain_text() -> None:
    (found,) = read(PLAIN)
    assert isinstance(found, Article)
    assert spans(found) == [
        ("byline", "By Nora Beck and Ole Dahl"),
        ("body", "HAMBURG, March 6 (Harbour Wire) - The pilöts\nwalked out."),
        ("body", "Talks are due."),
        ("junk", "Desk, +49 40 000"),
    ]
    assert (found.title, found.publisher, found.byline) == ("Pilöts strike", "Harbour Wire", ("Nora Beck", "Ole Dahl"))
    assert (found.published, found.dateline) == ("2030-03-06T07:05:09+01:00", "HAMBURG")


def test_html_and_attachments() -> None:
    found, attachment = read(MIXED)
    assert spans(found) == [("body", "One tug."), ("body", "Two tugs.")]
    assert isinstance(found, Article) and found.byline == ("Nora Beck",) and found.publisher == "harbour.example"
    assert found.published == "2030-03-06T07:05:09Z"
    assert isinstance(attachment, Problem) and attachment.id == "m.eml#tug.png"


def test_an_e_mail_without_text_is_a_problem() -> None:
    (found,) = read("From: a@b.example\nSubject: x\nDate: y\n\n")
    assert isinstance(found, Problem) and found.reason == "no text in the e-mail"


@given(st.binary(max_size=400))
def test_any_bytes_are_survived(noise: bytes) -> None:
    assert all(isinstance(each, Article | Problem) for each in mail.read(b"Subject: a\n" + noise, "m"))


def test_matches() -> None:
    assert mail.matches(PLAIN.encode()[:4096], "a") and mail.matches(MIXED.encode(), "a")
    assert not mail.matches(b"Subject: a word\n\nText", "a.eml")
    assert not mail.matches(b"Date: today\nFrom: here\nSubject: this\nA plain line of prose\n\nmore", "a.txt")
