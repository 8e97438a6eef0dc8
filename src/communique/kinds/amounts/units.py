"""What stands beside a number and makes it money or a percentage: signs, codes, names of currencies, words of percent."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

from communique.kinds.amounts.numbers import SPACE, lexicon
from communique.kinds.amounts.value import AmountKind, CurrencyBasis

HERE = Path(__file__).parent
LEFT = 16
"""Characters before a number in which a sign is looked for."""


@dataclass(frozen=True, slots=True)
class Unit:
    """What a number counts. ``codes`` are the currencies it can stand for, the first by default where ``default`` says so."""

    kind: AmountKind
    codes: tuple[str, ...] = ()
    basis: CurrencyBasis | None = None
    default: bool = True
    factor: Decimal = Decimal(1)
    scaled: bool = False
    point: bool = False
    noun: str = ""
    old: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """A currency of CLDR: ISO 4217 code, English names, whether it is money of today, its countries (ISO 3166-1 alpha-3)."""

    code: str
    names: tuple[str, ...]
    today: bool
    lands: tuple[str, ...]


@cache
def table() -> dict[str, Any]:
    """Our own table of currencies (``currencies.toml``)."""
    return tomllib.loads((HERE / "currencies.toml").read_text("utf-8"))


@cache
def rows() -> tuple[Row, ...]:
    """The generated table, money of today first."""
    lines = (HERE / "currencies.tsv").read_text("utf-8").splitlines()[1:]
    cells = (line.split("\t") for line in lines)
    today_first = sorted(cells, key=lambda row: (bool(row[2]), row[0]))
    return tuple(
        Row(code, tuple(names.split("|")), not year, tuple(filter(None, lands.split(","))))
        for code, names, year, lands in today_first
    )


@cache
def countries() -> dict[str, frozenset[str]]:
    """For each currency the countries that use or used it."""
    return {row.code: frozenset(row.lands) for row in rows()}


@cache
def after() -> dict[str, Unit]:
    """Phrases (lower case) that follow a number, with what they make of it."""
    units: dict[str, Unit] = {}
    for row in reversed(rows()):
        for name in row.names:
            for form in {name, name + "s"} if not name.endswith("s") else {name}:
                units[form.replace(" new ", " ")] = Unit("money", (row.code,), "written", noun=name.split()[-1])
    units = {name: unit for name, unit in units.items() if " " in name} | _generated()
    for name, code in table()["adjectives"].items():
        for form in (name, name + "s"):
            units[form] = Unit("money", (code,), "written", noun=name.split()[-1])
    for noun in table()["noun"]:
        for form in noun["forms"].split():
            units[form] = _noun(noun, form)
    units |= {sign: Unit("money", (code,), "symbol") for sign, code in table()["signs"].items() if sign != "dlr"}
    units |= dict.fromkeys(("dlr", "dlrs"), units["dollar"])
    for phrase, (factor, point) in lexicon()["percent"].items():
        units[phrase] = Unit("percent", factor=Decimal(factor), point=bool(point), noun=phrase)
    return units


def _generated() -> dict[str, Unit]:
    """The nouns of CLDR's names ("dram", "lempiras"), of today's money before that of old; read with large numbers only."""
    found: dict[str, dict[bool, list[str]]] = {}
    for row in rows():
        for noun in {name.split()[-1] for name in row.names} - set(table()["cldr"]["not_nouns"].split()):
            found.setdefault(noun, {}).setdefault(row.today, []).append(row.code)
    codes_of = {noun: tuple(some.get(True) or some[False]) for noun, some in found.items()}
    return {noun: Unit("money", some, "written", len(some) == 1, scaled=True, noun=noun) for noun, some in codes_of.items()}


def _noun(row: dict[str, Any], form: str) -> Unit:
    codes = tuple(row["codes"].split())
    part = Decimal(row.get("part", "1"))
    default = row.get("default", len(codes) == 1)
    return Unit("money", codes, "written", default, part, row.get("scaled", False), noun=form, old=row.get("old", ""))


@cache
def codes() -> frozenset[str]:
    """The codes of ISO 4217, of today and of before, that are read in capitals; none that is an English word."""
    return frozenset(row.code for row in rows()) - frozenset(table()["english"].split())


@cache
def _left() -> re.Pattern[str]:
    signs = "".join(map(re.escape, table()["symbols"]))
    letters = "|".join(sorted(map(re.escape, table()["dollars"]), key=len, reverse=True))
    spelled = "|".join(sorted(map(re.escape, table()["before"]), key=len, reverse=True))
    words = "|".join(sorted(map(re.escape, table()["signs"]), key=len, reverse=True))
    leading = "|".join(form for word in table()["leading"]["words"].split() for form in (word, word.title()))
    marks = "|".join(sorted(table()["marks"], key=len, reverse=True))
    return re.compile(
        rf"""
        (?:
          (?<![\w.])(?P<dollar>{letters})(?P<gap>\s?)\$(?P<wide>\s?)
          | \$(?P<country>(?-i:US|A|C|NZ|HK|NT|S))
          | (?P<symbol>[{signs}])
          | (?<=\s)(?P<hash>\#)(?=\s\S*$)
          | (?<![^\W\d_])M?(?P<code>(?-i:[A-Z]{{3}}))
          | (?<![\w.])(?P<lower>usd|eur|gbp|cny|jpy)
          | (?<![\w.])(?P<sign>{words})
          | (?<![\w.-])(?<!\bin\s)(?<!\bof\s)(?<!\bthe\s)
            (?P<us>(?-i:US|U\.S\.)\s(?=d))?(?P<word>(?-i:{spelled}|{leading}))(?=\s)
          | (?<![\w.-])(?P<mark>(?-i:{marks}))(?:(?<=[A-Za-z]{{2}})|(?=$))
        )
        :?\s{{0,2}}(?P<minus>[-−](?=\d|$))?\.?$
        """,
        re.VERBOSE | re.IGNORECASE,
    )


def before(text: str, number: int, floor: int) -> tuple[int, Unit, bool] | None:
    """The sign or code just before offset ``number``: where it starts, its unit, and whether a minus stands between."""
    start = max(floor, number - LEFT)
    match = _left().search(text, start, number) if text[number - 1 : number] else None
    if match is None:
        return None
    unit = _before_unit(match)
    if unit and match["dollar"] and not _prefixed(match):
        return match.end("gap"), unit, bool(match["minus"])
    return (match.start(), unit, bool(match["minus"])) if unit else None


def _prefixed(match: re.Match[str]) -> bool:
    """Whether letters before "$" name its country: not the article in "a $5 million loan" nor the end of a sentence."""
    letters = match["dollar"]
    if match["gap"]:
        return (len(letters) > 1 and letters.lower() not in ("au", "can", "ca", "ec", "tt")) or (
            letters == "c" and bool(match["wide"])
        )
    return letters != "a"


def _before_unit(match: re.Match[str]) -> Unit | None:
    if match["dollar"]:
        if not _prefixed(match):
            return symbol("$")
        return Unit("money", (table()["dollars"][match["dollar"].lower()],), "written", noun="dollar")
    if match["symbol"]:
        return symbol(match["symbol"])
    if match["country"]:
        return Unit("money", (table()["dollars"][match["country"].lower()],), "written", noun="dollar")
    if match["us"]:
        return Unit("money", ("USD",), "written", scaled=True, noun="dollar")
    if match["word"]:
        code = table()["before"].get(match["word"])
        return Unit("money", (code,), "written") if code else replace(after()[match["word"].lower()], scaled=True)
    if match["mark"]:
        return _mark(match["mark"])
    if match["hash"]:
        return Unit("money", ("GBP",), "symbol", noun="#")
    if match["sign"]:
        glued = match["sign"].isupper() and match.end("sign") == match.end()
        return None if glued and match["sign"].lower() in table()["loose"].split() else _sign(match["sign"].lower())
    return _code_before(match)


def _sign(sign: str) -> Unit:
    if sign in ("dlr", "dlrs"):
        return after()["dollar"]
    if sign in ("rs", "rs."):
        return replace(after()["rupee"], basis="symbol")
    return Unit("money", (table()["signs"][sign],), "symbol")


def _code_before(match: re.Match[str]) -> Unit | None:
    code = match["code"] or match["lower"].upper()
    if code in codes():
        million = match[0].startswith("M") and not code.startswith("M")
        factor = Decimal(10**6) if million else Decimal(1)
        return Unit("money", (code,), "written", factor=factor, scaled=code in table()["large"].split())
    return _sign(code.lower()) if code.lower() in table()["signs"] else None


def _mark(letters: str) -> Unit:
    return Unit("money", tuple(table()["marks"][letters].split()), "written", False, scaled=True, noun=letters)


@cache
def symbol(sign: str) -> Unit:
    """The unit of a currency sign; "$" and "¥" can stand for several."""
    if sign == "¢":
        return after()[sign]
    if sign == "$":
        return replace(after()["dollar"], basis="symbol", noun="$")
    if sign in "¥￥":
        return Unit("money", ("JPY", "CNY"), "symbol", noun="¥")
    return Unit("money", (table()["symbols"][sign],), "symbol")


_RIGHT = re.compile(
    rf"(?:{SPACE}|-)?[-\s]{{0,2}}(?P<a>[^\W\d_]+(?:\.[^\W\d_]\.?|-[^\W\d_]+)?|%)"
    + "".join(rf"(?:(?:{SPACE}|-)(?P<{name}>[^\W\d_]+))?" for name in "bcd")
)
_OF = re.compile(r"(?<=s)\sof\s", re.IGNORECASE)
_SYMBOL = re.compile(
    r"(?P<sp>[\s-]?)(?P<dollar>(?:US|U\.S\.|C|A|HK|NT|NZ|S)(?=\$))?(?P<symbol>[$¢£€¥₩₹₽₺₪₴₫฿₱₦₡₾₭₲₵₸₼₮元円원]|ரூ)(?:(?=\s\d{1,2}\s?cents?\b)|(?!\s?\d))"
)


def following(text: str, end: int, ceiling: int) -> tuple[int, Unit] | None:
    """The unit that starts just after offset ``end``: where it ends, and what it is; the longest phrase wins."""
    if of := _OF.match(text, end, ceiling):
        end = of.end() - 1
    if sign := _SYMBOL.match(text, end, ceiling):
        code = table()["dollars"].get((sign["dollar"] or "").lower())
        return sign.end(), Unit("money", (code,), "written", noun="dollar") if code else symbol(sign["symbol"])
    match = _RIGHT.match(text, end, ceiling)
    if match is None:
        return None
    if text[match.end("a") : match.end("a") + 1].isdigit():
        return None
    if (unit := _code(match["a"])) is not None:
        return match.end("a"), unit
    if match["a"].lower() not in _first_words():
        return _joined(match)
    for phrase, stop in _phrases(match):
        if (found := after().get(phrase)) is not None:
            return stop, found
    return None


_JOINED = ("plus", "a", "an", "per", "denominated")


def _joined(match: re.Match[str]) -> tuple[int, Unit] | None:
    """The unit in words joined by hyphens: "percentage-point", "won-plus", "pound-a-year"."""
    head, _, tail = match["a"].lower().partition("-")
    if (found := after().get(f"{head} {tail}")) is not None:
        return match.end("a"), found
    found = after().get(head) if tail in _JOINED else None
    return (match.start("a") + len(head), found) if found else None


@cache
def _first_words() -> frozenset[str]:
    return frozenset(phrase.split(" ")[0] for phrase in after())


def _code(word: str) -> Unit | None:
    if word in codes():
        return Unit("money", (word,), "written")
    if len(word) == 4 and word[0] == "M" and word[1:] in codes():
        return Unit("money", (word[1:],), "written", factor=Decimal(10**6))
    return Unit("money", (word.upper(),), "written") if word in ("usd", "eur", "gbp") else None


def _phrases(match: re.Match[str]) -> Iterator[tuple[str, int]]:
    parts = [name for name in "abcd" if match[name]]
    for count in range(len(parts), 0, -1):
        yield " ".join(match[name].lower() for name in parts[:count]), match.end(parts[count - 1])
