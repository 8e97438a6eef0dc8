"""Cut a text into the tokens that the patterns of the lexicon are written over."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}"
_TIME = r"(?: [ T]\d\d:\d\d (?: :\d\d )? )?"
TOKEN = re.compile(
    rf"""
      (?= [\S\n] ) (?:
      (?P<word>    [^\W\d_]{{3,}}+ (?! [\d/] | -\d\d?-\d{{4}} ) )
    | (?P<joined>  (?<!\w) {_MONTH} (?: \d{{1,2}} [ ]?,[ ]? | (?P<in>[/-]) \d{{1,2}} (?P=in) ) \d{{4}} (?!\w) )
    | (?=\d) (?:
        (?P<explicit> (?<!\w) (?: \d{{1,2}} (?P<by>[/.-]?) {_MONTH} (?P=by) \d{{4}}
                                | \d{{4}} (?P<on>[/.-]) {_MONTH} (?P=on) \d{{1,2}}
                                | \d{{4}}-\d-\d\d? | \d{{4}}-\d\d-\d ) {_TIME} (?!\w | [/-]\d) ) |
        (?P<iso>     \d{{4}}-\d\d-\d\d (?: [T ]\d\d:\d\d (?: :\d\d (?:\.\d{{1,6}})? )? (?: Z | [+-]\d\d:?\d\d )? )?
                     (?![\d-]) )
      | (?P<numdate> \d{{1,4}} (?P<sep> [/.-] ) \d{{1,2}} (?P=sep) \d{{2,4}} (?![\d/]) )
      | (?P<quarter> (?<!\w) (?: [1-4]q (?: \d\d (?: \d\d )? )? | (?:19|20)\d\d-?q[1-4] ) (?!\w) )
      | (?P<half>    (?<!\w) [12]h (?!\w) )
      | (?P<frac>    [13] / [248] (?![\d/]) )
      | (?P<clock>   \d{{1,2}} : \d\d (?: :\d\d )? (?![\d:]) | \d{{1,2}} h \d\d (?!\d) )
      | (?P<decade>  \d\d \d0 (?: s | ['’] s (?! \s(?: first | second | third | fourth | net | profit ) \b ) ) (?!\w) )
      | (?P<tens>    [2-9]0s (?!\w) )
      | (?P<ordinal> \d{{1,4}} (?: st | nd | rd | th | (?<=[23]) d ) (?!\w) )
      | (?P<decimal> \d{{1,9}} \. \d{{1,9}} (?![\d.]\d) )
      | (?P<number>  \d{{1,3}} (?: ,\d{{3}} )+ (?!\d) | \d+ ) )
    | (?P<quarterno> (?<!\w) q[1-4] (?:\ ?['’]\d\d)? (?!\w) )
    | (?P<fy>      (?<!\w) fy \ ?['’]? (?: \d{{4}} | \d\d ) (?! [\w%] | [-/]\d ) )
    | (?P<halfno>  (?<!\w) h[12] (?!\w) )
    | (?P<ampm>    [ap] (?: \.\s?m\b\.? | m\b ) )
    | (?P<poss>    ['’]\ ?s\b )
    | (?P<short>   [^\W\d_]+ )
    | (?P<break>   \n [^\S\n]* \n )
    | (?P<cut>     ['’‘] \d0 ['’]? s (?!\w) )
    | (?P<mark>    [^\s\w] ) )
    """,
    re.VERBOSE | re.IGNORECASE,
)
WORDS = frozenset(("word", "short"))
CLASS_OF = {"joined": "explicit", "quarter": "quarterno", "half": "halfno", "cut": "decade", "tens": "decade"}
"""Names of groups that are further forms of a token that another group has, too."""
LONGEST_NUMBER = 9


@dataclass(frozen=True, slots=True)
class Tokens:
    """The tokens of a piece of text as columns: character offsets, folded text, one class letter each."""

    text: str
    starts: list[int]
    ends: list[int]
    words: list[str]
    letters: str


def number_classes(digits: str) -> tuple[str, ...]:
    """The word classes of a whole number by its value and its number of digits."""
    if len(digits) > LONGEST_NUMBER:
        return ("other",)
    value, size = int(digits.replace(",", "")), len(digits)
    found = ["int"]
    if "," not in digits:
        found += ["day"] if 1 <= value <= 31 and size <= 2 else []
        found += ["hour"] if value <= 24 and size <= 2 else []
        found += ["yy"] if size == 2 else []
        found += ["year"] if size == 4 and 1000 <= value <= 2199 else []
        found += ["military"] if size == 4 and value <= 2400 and value % 100 < 60 else []
    return tuple(found)


@lru_cache(4096)
def fixed_classes(kind: str, text: str) -> tuple[str, ...]:
    """The word classes of a token that no word list has."""
    if kind == "number":
        return number_classes(text)
    if kind == "ordinal":
        value = int(text.rstrip("sthnrd"))
        return ("ordnum", "dayord") if 1 <= value <= 31 else ("ordnum",)
    if kind == "break" or kind == "word":
        return ("other",)
    return (kind,)


def glued(text: str, start: int, end: int) -> bool:
    """Whether a number is part of a name or of a sum: "F16", "$1989", "MiG-29", "1989%", "A-10"."""
    before = text[start - 1] if start else " "
    after = text[end] if end < len(text) else " "
    if before.isalpha() or before in "$£€¥#_@&" or after in "%_°":
        return True
    if before in "-/" and start > 1 and text[start - 2].isalpha():
        return not _hyphen_is_free(text, start - 1)
    return before == "." and start > 1 and text[start - 2].isdigit()


def _hyphen_is_free(text: str, at: int) -> bool:
    """Whether the word before a hyphen is one that times are joined to: "mid-1990", "post-1945", "May-1990"."""
    first = at
    while first > 0 and at - first < 10 and text[first - 1].isalpha():
        first -= 1
    return text[first:at].lower() in _FREE


_MONTHS = "jan feb mar apr may jun jul aug sep sept oct nov dec january february march april june july august september"
_FREE = frozenset([*_MONTHS.split(" "), "october", "november", "december", "mid", "early", "late", "end", "pre", "post", "to"])
