"""Records that try to be more than text, made without a model."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from communique.events.value import Event, Extent, When
from communique.kinds.amounts.value import Amount
from communique.kinds.people.value import Person
from communique.model import Article, Block, Span, Unresolved
from communique.parties.value import Party
from communique.record import ArticleRecord, Producer, Record, article_record

SCRIPT = "<script>document.title='owned'</script>"
IMAGE = '"><img src=x onerror="document.title=\'owned\'">'
LINK = "javascript:document.title='owned'"
ENDS = "</script></style></title><!--"
OVERRIDE = "\u202egnihton\u202c"
TEMPLATE = "{{ 7 * 7 }}{% raw %}"
ALL = (SCRIPT, IMAGE, LINK, ENDS, OVERRIDE, TEMPLATE, "\x00\x1b[31m", "\ud800")


def article(text: str, **values: Any) -> ArticleRecord:
    """An article of which every field may be given."""
    given = {"id": "hostile", "published": "2024-05-14", "blocks": (Block(0, len(text), "body"),), **values}
    return article_record(Article(text=text, **given))


def record(payload: str) -> Record:
    """A record that carries the payload in every field that an article can fill."""
    text = f"{payload} asked {payload} for 5 crowns.\n{payload}"
    size = len(payload)
    first, second = (0, size), (size + 7, 2 * size + 7)
    trigger = Span(size + 1, size + 6, "asked")
    party = Party("c0", payload, payload, "group", (Span(*first, payload),))
    person = Person(
        f"p{second[0]}", payload, payload, payload, "negotiator", "current", payload, payload, (), (Span(*second, payload),)
    )
    money = Amount("a1", second[1] + 5, second[1] + 13, "5 crowns", "money", Decimal(5), currency=payload, per=payload)
    event = Event(
        "e1", "demand", None, "actual", trigger, Extent(0, len(text)), (payload,), (payload,), (person.id,),
        When(payload, "2024-05-01", "2024-05-02"), ("a1",), location=payload, evidence={"source": (Extent(*first),)},
        cameo=payload, plover=payload, confidence=0.8,
    )  # fmt: skip
    return Record(
        "1",
        Producer("communique", "0", payload, payload, "0"),
        article(text, id=payload, url=payload, publisher=payload, title=payload, byline=(payload,), dateline=payload),
        (party,),
        (person,),
        (money,),
        events=(event,),
        unresolved=(Unresolved("date", 0, size, payload, payload),),
    )
