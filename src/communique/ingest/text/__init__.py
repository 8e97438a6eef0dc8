"""Plain text as people copy it from a page: title, byline, date line, body and junk as blocks of the unchanged text."""

from __future__ import annotations

import re

from communique.ingest.limits import DEFAULT, Limits
from communique.ingest.text import body, furniture, head
from communique.ingest.text.lines import Line, split
from communique.model import Article, Block

_DATELINE = re.compile(
    r"""(?P<place> [A-Z][A-Z.'’-]{2,25} (?: [ /-] [A-Z][A-Z.'’-]{1,20} ){0,3}
                  (?: , \s [A-Z][\w.]{1,20} (?: \s [A-Z][\w.]{1,20} )? )? )
        (?: , \s (?: [A-Z][a-z]{2,8}\.? \s \d{1,2} | \d{1,2} \s [A-Z][a-z]{2,8} ) (?: , \s \d{4} )? )?
        \s{0,2} (?: \( [A-Z][\w/ .-]{1,30} \) \s{0,2} )? (?: -- | [-–—:] ) \s""",
    re.VERBOSE,
)
_MONTH = re.compile(r",?\s(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)\w{0,7}\.?$")


def read(text: str, id: str, origin: str | None = None, limits: Limits = DEFAULT) -> Article:
    """The article in a copied text. The text stays as it is; blocks say what its lines are, junk ones with the reason.

    A text without page furniture is all body, but for a headline, byline or date line at its start. Raises ValueError with the
    reason where there are more lines than the limit.
    """
    if text.count("\n") > limits.lines:
        raise ValueError(f"over cap: more than {limits.lines} lines: split it or raise the limit")
    lines = split(text)
    flags = body.body(lines)
    found = head.read(lines, flags)
    blocks = tuple(_block(line, flag, found.roles.get(i)) for i, (line, flag) in enumerate(zip(lines, flags, strict=True)))
    given = (("title", found.title), ("byline", found.byline), ("published", found.published),
             ("modified", found.modified), ("publisher", found.publisher))  # fmt: skip
    place = dateline(next((text[b.start : b.end] for b in blocks if b.role == "body"), ""))
    provenance = tuple((name, "line") for name, value in (*given, ("dateline", place)) if value)
    return Article(
        id=id, text=text, origin=origin, format="text", title=found.title, byline=found.byline, published=found.published,
        modified=found.modified, publisher=found.publisher, dateline=place, blocks=blocks, provenance=provenance,
    )  # fmt: skip


def _block(line: Line, is_body: bool, role: str | None) -> Block:
    if role:
        return Block(line.start, line.end, role)  # type: ignore[arg-type]
    if is_body:
        return Block(line.start, line.end, "body")
    return Block(line.start, line.end, "junk", furniture.reason(line.text) or "page furniture")


def dateline(paragraph: str) -> str | None:
    """The place a report is dated from ("BRUSSELS, March 3 (Reuters) - ..." gives BRUSSELS), or None."""
    match = _DATELINE.match(paragraph[:120])
    return _MONTH.sub("", match["place"]).strip() if match else None
