"""Find the money and percentages of a text: numbers with a unit, joined to ranges, and figures that inherit their unit."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache, lru_cache

from communique.kinds.amounts.numbers import SPACE, Loose, Number, lexicon, numbers
from communique.kinds.amounts.units import Unit, before, following, table
from communique.model import Unresolved


@dataclass(frozen=True, slots=True)
class Piece:
    """A figure without its qualifiers; ``elliptic`` where its unit is left out, ``joined`` where it is a range of two."""

    start: int
    end: int
    low: Decimal
    high: Decimal
    scale: Decimal
    unit: Unit | None = None
    left: bool = False
    elliptic: bool = False
    joined: bool = False
    vague: bool = False
    loose: Loose = ""


_SPLIT = re.compile(r"\d\s\.\s$|(?<![.,\d])\d{1,3}\s$")
_MINUS = re.compile(r"(?:(?<![\w-])minus\s|(?:^|(?<=[\s(]))[-−])$", re.IGNORECASE)
_HALF = re.compile(r"\s(?:of\s)?(?:an?|one)(?=\s)", re.IGNORECASE)
_PART_OF = re.compile(r"\sof\s(?:an?|one|1)(?=\s(?:per|pct))", re.IGNORECASE)
_SCALE = re.compile(SPACE + r"(million|billion|trillion)\b", re.IGNORECASE)
_POINTED = re.compile(r"\d{1,3}\.\d{3}")
_OPEN_END = re.compile(r"-(?:,|\s(?:and|or)\b)")
"""After digits whose scale is left to a later figure ("$10-, $12- or $14,000")."""
_PART = re.compile(
    r"(?:\sand\s|,\s|\s)(?:(?P<number>\d{1,2}|[a-z]{3,9}(?:[\s-][a-z]{3,5})?)\s?(?:(?:cents?|c|pence|p|sens?|kopecks?|kopiykas?|centimes?)\b|¢)"
    r"|(?P<bare>\d\d|[a-z]{3,9}(?:[\s-][a-z]{3,5})?)(?=\s*[.!?]?(?:\s*$|\n)))",
    re.IGNORECASE,
)
_YEAR = re.compile(r"(?:19|20)\d\d")


@cache
def _weight() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(lexicon()['weight']['words'].split())})\b", re.IGNORECASE)


def find(text: str, start: int, end: int) -> tuple[list[Piece], list[Unresolved]]:
    """The figures with a unit in ``text[start:end]``, in text order, and those that cannot be read."""
    pieces: list[Piece] = []
    unresolved: list[Unresolved] = []
    floor = start
    for number in numbers(text, start, end):
        if number.start < floor:
            continue
        found = _piece(text, number, floor, end)
        if isinstance(found, Unresolved):
            unresolved.append(found)
        else:
            pieces.append(found)
            floor = found.end
    return list(_joined(text, pieces, start)), unresolved


def _piece(text: str, number: Number, floor: int, ceiling: int) -> Piece | Unresolved:
    left = before(text, number.start, floor)
    at = number.end
    if skip := _part_of(text, number, ceiling):
        at = skip.end()
    right = following(text, at, ceiling)
    if left and left[1].noun in table()["marks"] and (number.rest or not _large(text, number) or right):
        left = None
    if left and left[1].kind == "money" and not (right and right[1].kind == "money"):
        right = None
    if left and right and not set(left[1].codes) & set(right[1].codes):
        right = None
    begin, end = (left[0] if left else number.start), (right[0] if right else number.end)
    unit = _unit(text, number, left[1] if left else None, right[1] if right else None)
    if (reason := _trouble(text, number, begin, left is not None, unit, right is not None)) and unit:
        return Unresolved(
            "amounts",
            begin,
            end + (len(number.rest) if not right else 0),
            text[begin : end + (len(number.rest) if not right else 0)],
            reason,
        )
    if unit is None or not _means(text, number, unit, begin, end, ceiling):
        return Piece(number.start, number.end, number.low, number.high, number.scale, vague=number.vague)
    factor, scale = unit.factor, number.scale
    if right and scale == 1 and (word := _SCALE.match(text, end, ceiling)):
        scale, end = Decimal(lexicon()["scales"][word[1].lower()]), word.end()
        factor *= scale
    low, high = number.low * factor, number.high * factor
    if unit.kind == "money" and unit.factor == 1 and low == high:
        low, high, end = _with_part(text, low, high, end, ceiling) if scale == 1 else (low, high, end)
    if (minus := _MINUS.search(text, max(floor, begin - 6), begin)) or (left and left[2]):
        begin, low, high = minus.start() if minus else begin, -high, -low
    return Piece(begin, end, low, high, scale, unit, left is not None, vague=number.vague, loose=number.loose)


def _part_of(text: str, number: Number, ceiling: int) -> re.Match[str] | None:
    """What stands between a part and its whole: "half a" percent, "3/4 of a" percent."""
    if text[number.start : number.end].lower().endswith("half"):
        return _HALF.match(text, number.end, ceiling)
    part = number.digits and number.low < 1 and "." not in text[number.start : number.end]
    return _PART_OF.match(text, number.end, ceiling) if part else None


def _unit(text: str, number: Number, left: Unit | None, right: Unit | None) -> Unit | None:
    """The unit of a number with what stands on its left and right: the one that says more wins."""
    if left and right and len(right.codes) == 1 and len(left.codes) > 1:
        return right
    return left or right


def _trouble(text: str, number: Number, begin: int, left: bool, unit: Unit | None, right: bool) -> str:
    """Why a figure cannot be read, or nothing."""
    if number.reason:
        return number.reason
    if number.rest and not right and left:
        return f"the letters after the digits are not understood: {number.rest!r}"
    pointed = _POINTED.fullmatch(text, number.start, number.end)
    if pointed and unit and unit.codes and unit.codes[0] in table()["pointed"].split():
        return "the point may part thousands"
    if left and not right and number.scale == 1 and _OPEN_END.match(text, number.end):
        return "its scale is left to a later figure"
    if (
        number.digits
        and not left
        and (split := _SPLIT.search(text, max(0, begin - 8), begin))
        and not _YEAR.match(text, split.start() - 3)
    ):
        return "the digits before it may belong to it"
    return ""


def _means(text: str, number: Number, unit: Unit, begin: int, end: int, ceiling: int) -> bool:
    """Whether the unit is one here: nouns such as won, marks and pounds are also something else."""
    if unit.scaled and not (_large(text, number) or (unit.noun == "won" and "." in text[number.start : number.end])):
        return False
    if unit.noun in ("pound", "pounds") and unit.default and len(unit.codes) > 1:
        return not _weighs(text, number, unit, begin, end, ceiling)
    if unit.noun == "grand":
        return bool(_GRAND.match(text, end, ceiling))
    if unit.noun == "#":
        return ("," in text[number.start : number.end] or number.scale > 1) and ("`` " in text or " 's " in text)
    if unit.kind == "percent" and "%" in text[number.end : end]:
        return not (text[end : end + 1].isalnum() or "://" in text[max(0, begin - 200) : begin].rpartition(" ")[2])
    if unit.noun == "p":
        return text[number.end] == "p" and number.scale == 1 and number.low < 1000 and number.low not in _LINES
    if unit.noun == "pc" and text[number.end : number.end + 1].isspace():
        return text.startswith(" of ", end) or bool(_NO_NOUN.match(text, end))
    return not (unit.noun == "c" or (unit.noun == "percentage" and text[end : end + 2] == " o"))


def _large(text: str, number: Number) -> bool:
    """Whether a number is so large, or written so, that a doubtful noun or sign beside it is money."""
    digits = text[number.start : number.end]
    return number.scale > 1 or "," in digits or (number.low >= 1000 and not _YEAR.fullmatch(digits))


_GRAND = re.compile(
    r"\s*(?:$|[.,;:!?)\n])|\s(?:an?|per|each|for|in|to|on|from|by|and|or|more|every|when|because)\b", re.IGNORECASE
)
"""What may follow "10 grand" where it is money: no noun ("10 grand pianos")."""


_LINES = (144, 240, 360, 480, 576, 720)
"""Lines of a picture: "720p" is no money."""


@lru_cache(maxsize=8)
def _abroad(text: str) -> bool:
    """Whether an article tells of the United States and of no country whose money is the pound: its pounds are weights."""
    words = lexicon()["weight"]
    return bool(re.search(words["without"], text)) and not re.search(words["with"], text)


def _weighs(text: str, number: Number, unit: Unit, begin: int, end: int, ceiling: int) -> bool:
    if text[number.end : number.end + 1] == "-" and number.scale < 1000:
        return True
    around = text[max(0, begin - 60) : begin] + " | " + text[end : min(ceiling, end + 40)]
    if _weight().search(around) or (number.scale < 1000 and _abroad(text)):
        return True
    return number.scale < 1000 and (text.startswith(" of ", end) or (unit.noun == "pound" and number.low != 1))


def _with_part(text: str, low: Decimal, high: Decimal, end: int, ceiling: int) -> tuple[Decimal, Decimal, int]:
    """A sum with its hundredths, as in "3 dollars 50 cents"."""
    match = _PART.match(text, end, ceiling)
    if match is None:
        return low, high, end
    start, stop = match.span("number" if match["number"] else "bare")
    part = next(iter(numbers(text, start, stop)), None)
    if part is None or part.low >= 100 or (part.start, part.end) != (start, stop):
        return low, high, end
    return low + part.low / 100, high + part.low / 100, match.end()


_JOIN = re.compile(r"-?\s?(?:-|–|—|\bto\b|\band\b)\s?")
_BETWEEN = re.compile(r"\bbetween\s(?:an?\s(?:estimated|reported)\s|about\s|around\s|roughly\s)?$", re.IGNORECASE)
_BY = re.compile(r"\bby\s(?:about\s|around\s|nearly\s|roughly\s|some\s|more\sthan\s)?$", re.IGNORECASE)
_RANGING = re.compile(r"\brang(?:e|es|ed|ing)\s(?:in\s\w+\s)?from\s$", re.IGNORECASE)
_FROM = re.compile(r"\bfrom\s(?:about\s|around\s|nearly\s|roughly\s|some\s)?$", re.IGNORECASE)


@cache
def moving() -> re.Pattern[str]:
    """Words of change."""
    words = " ".join(lexicon()["directions"].values()).split()
    return re.compile(
        rf"\b(?:{'|'.join(sorted(set(words), key=len, reverse=True))}|went|go|gone|going|moved?|changed?)\b", re.IGNORECASE
    )


def _joined(text: str, pieces: list[Piece], floor: int) -> Iterator[Piece]:
    """Ranges made one, figures that share a unit given it, elliptic figures found; numbers without a unit left out."""
    last: Piece | None = None
    i = 0
    while i < len(pieces):
        piece = pieces[i]
        following_ = pieces[i + 1] if i + 1 < len(pieces) else None
        if following_ is not None and (made := _range(text, piece, following_, floor)) is not None:
            piece, i = made, i + (2 if made.joined else 1)
        else:
            i += 1
        if piece.unit is None and last is not None:
            piece = _inherited(text, last, piece) or piece
        if piece.unit is not None:
            yield piece
            last = piece


def _range(text: str, a: Piece, b: Piece, floor: int) -> Piece | None:
    """Two figures as one range, or the first with the unit of the second where they are two ends of a change; else None."""
    gap = _JOIN.fullmatch(text, a.end, b.start)
    if gap is None or a.vague or b.vague:
        return None
    if b.unit is None and a.left and a.unit is not None and "\n" not in gap[0]:
        b = replace(b, unit=a.unit)
    if b.unit is None or not _same(a, b):
        return None
    if a.unit is None and (b.left or text[a.start - 1 : a.start].isalpha() or (a.start and text[a.start - 1] in "-/")):
        return None
    between = _BETWEEN.search(text, max(floor, a.start - 40), a.start)
    if gap[0].strip() == "and" and not between:
        return None
    low = a.low * b.unit.factor if a.unit is None else a.low
    if a.scale == 1 and b.scale > 1 and low < b.low / b.scale:
        low *= b.scale
    if gap[0] == "-" and _in_hundreds(low, b):
        low *= 100
    if gap[0].strip() == "to" and _is_change(text, a, low, b, floor):
        return None if a.unit else replace(a, low=low, high=low, unit=b.unit)
    if low >= b.high:
        return None
    return Piece(
        between.start() if between else a.start,
        b.end,
        low,
        b.high,
        b.scale,
        b.unit if a.unit is None else a.unit,
        b.left,
        joined=True,
    )


def _in_hundreds(low: Decimal, b: Piece) -> bool:
    """Whether the lower figure leaves out the hundreds that the higher one names: "$6-700 billion" is 600 to 700."""
    digit = low / b.scale
    return digit % 1 == 0 and 2 <= digit <= 8 and b.low == (digit + 1) * 100 * b.scale


def _same(a: Piece, b: Piece) -> bool:
    """Whether two figures count the same: percentages and percentage points do not."""
    if a.unit is None or b.unit is None:
        return a.unit is None
    return (a.unit.kind, a.unit.codes[:1], a.unit.point) == (b.unit.kind, b.unit.codes[:1], b.unit.point)


def _is_change(text: str, a: Piece, low: Decimal, b: Piece, floor: int) -> bool:
    """Whether "A to B" tells where something came from, or by how much it moved, and where it went."""
    start = max(floor, a.start - 80)
    if low > b.high:
        return True
    if _RANGING.search(text, start, a.start):
        return False
    if _FROM.search(text, start, a.start):
        return any(m for m in moving().finditer(text, start, a.start))
    reach = 80 if _BY.search(text, start, a.start) else 14
    near = moving().search(text, max(floor, a.start - reach), a.start)
    return near is not None and a.unit is not None and bool(low) and b.high / low > 3


_ELLIPTIC = re.compile(r"\b(?:from|than|vs\.?|versus|against|and|or|to|of|about|around|nearly|by)\s$", re.IGNORECASE)
_NO_NOUN = re.compile(
    r"\s?(?:[.,;:)]|$)|\s(?:in|a\syear|last|the\s(?:year|month|week|day|quarter)|from|to|on|at|for|this|previously|earlier|ago|and|or|by|per|when|as|but|while|a\s(?:month|week|day))\b"
)
_STOP = re.compile(r"[.!?]\s|\n")
_COMPARED = re.compile(
    r"(?:\sa\s[a-z]{3,7}|\sin\s[A-Z][a-z]{2,8})?,?\s(?:(?:up|down|compared|as\scompared)\s)?(?:from|with|versus|vs\.?|against)\s"
)
"""Between a figure and the one that it is compared with."""
LIKENESS = 5
"""How many times larger at most the one of two compared figures is than the other, where the unit of one is left out."""


def _inherited(text: str, last: Piece, piece: Piece) -> Piece | None:
    """An elliptic figure ("down from 4.94 billion") with the unit, and the scale, that it takes over from the one before it."""
    gap = text[last.end : piece.start]
    if last.unit is None or last.joined or len(gap) > 90 or _STOP.search(gap):
        return None
    if not _NO_NOUN.match(text, piece.end):
        return None
    plain = replace(piece, unit=replace(last.unit, factor=Decimal(1)), elliptic=True)
    if last.unit.kind == "money" and piece.scale >= 1000 and _ELLIPTIC.search(gap):
        return plain
    digits = text[piece.start : piece.end]
    if piece.vague or _YEAR.fullmatch(digits) or not digits[:1].isdigit() or not _COMPARED.fullmatch(gap):
        return None
    for scale in (Decimal(1), last.scale * last.unit.factor):
        if scale * piece.low <= LIKENESS * last.low and last.low <= LIKENESS * scale * piece.low:
            return replace(plain, low=piece.low * scale, high=piece.high * scale)
    return None
