"""The names of institutions that stand without their country ("the army", "Congress"), from ``institutions.toml``."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Any

from communique.parties.institutions.keys import table

_SITES = r"Room|Bases?|BASE|Station|Academy|Depot|Yard|Museum|Stadium|Hospital|One|Two"
"""What makes the name of a force that of a place, a school or a plane ("Air Force Base")."""
_MONTHS = r"(?:January|February|March|April|May|June|July|August|September|October|November|December)\b"
_PARTS = r"(?:Section|Title)\b"
_LEADERS = r"(?:outgoing\s)?(?:President|Prime\sMinister|Premier|Chancellor)\b"


@dataclass(frozen=True, slots=True)
class Rule:
    """A name of an institution that stands without its country, and what it means: see ``institutions.toml``.

    ``owned``: only where its owner is told ("its forces"). ``moved``: only of who moves them ("will send troops").
    ``ranked``: before those who command ("military rulers").
    ``again``: only of who alone has such shortly before. ``sent``: not where another sends them. ``framed``: only of
    the country that the sentence sets out from. ``of`` are the organizations
    of which it can be a body, or that can be called so.
    """

    form: str
    name: re.Pattern[str]
    before: re.Pattern[str] | None
    typical: str | None
    about: bool
    owned: bool = False
    sent: bool = False
    framed: bool = False
    moved: bool = False
    ranked: bool = False
    again: bool = False
    of: frozenset[str] = frozenset()


@cache
def rules() -> dict[str, tuple[Rule, ...]]:
    """The rules by the first word of the name, longer names first."""
    found: dict[str, list[tuple[int, Rule]]] = {}
    for row in table()["institution"]:
        for name in row["words"]:
            found.setdefault(re.split(r"[\s'’]", name)[0], []).append((-len(name), _rule(row, name)))
    return {first: tuple(rule for _, rule in sorted(some, key=lambda pair: pair[0])) for first, some in found.items()}


def _rule(row: dict[str, Any], name: str) -> Rule:
    words = r"\s{1,8}".join(map(re.escape, name.split()))
    owner = r"(?:the\s)?(?:[A-Z]|[\w-]{2,15}-(?:nation|member|state|country)\b)"
    after = rf"(?!(?:\sand\s(?:the\s)?people)?\sof\s(?!{_MONTHS}|{_LEADERS}|{_PARTS}){owner}|\s(?:Party|Day|{_SITES})\b)"
    if "after" in row:
        after = rf"(?=\s(?:{'|'.join(row['after'])})\b)"
    never = rf"(?!\s(?:{'|'.join(row['not_after'])})\b)" if "not_after" in row else ""
    named = re.compile(rf"{words}(?![\w-]){never}{after}")
    return Rule(
        row["form"],
        named,
        _before(row),
        row.get("typical"),
        row.get("about", False),
        row.get("owned", False),
        row.get("sent", False),
        row.get("framed", False),
        row.get("moved", False),
        row.get("ranked", False),
        row.get("again", False),
        frozenset(row.get("of", ())),
    )


def _before(row: dict[str, Any]) -> re.Pattern[str] | None:
    """What has to stand before a name: a determiner, and words that say of what kind it is ("the new military government")."""
    if not row["before"]:
        return None
    kinds = "|".join(row.get("kinds", ()))
    kind = rf"(?P<kinds>(?:(?:{kinds})\s){{1,2}})?" if kinds else ""
    return re.compile(rf"\b(?:{'|'.join(row['before'])})\s{kind}$")
