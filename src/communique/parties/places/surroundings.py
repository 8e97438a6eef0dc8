"""What stands right before a name, and behind it, that makes it the name of a place whatever the syntax is."""

from __future__ import annotations

import re
from dataclasses import dataclass

_NAME = r"[A-Z][\w.’'-]*(?:\s[A-Z][\w.’'-]*){0,2}"
_PLAIN = frozenset({"name"})
_CITY = frozenset({"capital"})
_EITHER = _PLAIN | _CITY
_ANY = frozenset({"name", "capital", "seat"})
_DAY = r"\s(?:on\s|from\s)?(?:Jan|Feb|March|April|May|June|July|Aug|Sept|Oct|Nov|Dec)[a-z.]*\s\d"
_SIDE = r"\b(?:[Nn]orth|[Ss]outh|[Ee]ast|[Ww]est)\w{0,4}"
_TO = r"\b(?:in|into|to|from|across|through|near|at|towards?|inside|via|over|of)\s"
_PLACES = r"(?:countries|nations|states|places|locations|cities|regions)"
_SCENES = (
    r"(?:destinations|stops|tours|stints|deployments|postings|assignments|emergencies|crises|conflicts|hot\s?spots|war\szones|battlefields"
    r"|flash\s?points)"
)
_SITE = (
    r"(?:Base|BASE|Station|STATION|Airfield|Airport|Barracks|Garrison|Camp|Road|Street|Avenue|Square|Boulevard|Hotel|University"
    r"|Hospital|Stadium|Harbou?r|Palace|Embassy|Prefecture|Governorate|Activity)"
)
"""Words that end the name of a site, before the country or city that it is in."""
_CLOSED = (
    r"(?:[.;:)*–—]|\s[(–—-]|,\s(?!and\b|or\b)[a-z]|\s(?:on|in|at|where|to|from|with|during|after|before|for|since)\b|\s*\n|$)"
)
"""What stands behind the end of an address, and not behind the subject of a sentence or in a list."""


_FLANK = re.compile(
    r"\sof\s(?:the|its|their|our)\s(?:[\w-]+\s){0,3}(?:borders?|frontier|boundary|line|river|lake|sea|strait|crossing|bridge"
    r"|fence|wall|Heights|zone|island)\b"
)
"""Behind "side", what makes it that of a place ("the Syrian side of the hills")."""


@dataclass(frozen=True, slots=True)
class Sign:
    """What stands before names of some forms, within ``reach`` characters, and what stands behind them."""

    forms: frozenset[str]
    tails: tuple[str, ...]
    """The last characters before the name, which are looked at first."""
    reach: int
    before: re.Pattern[str]
    after: re.Pattern[str] | None = None
    unless: re.Pattern[str] | None = None
    """What may not stand before the name."""

    def holds(self, text: str, start: int, end: int) -> bool:
        """Whether the sign stands around a name."""
        first = max(0, start - self.reach)
        if not text.endswith(self.tails, first, start) or (self.after and not self.after.match(text, end)):
            return False
        return bool(self.before.search(text, first, start)) and not (self.unless and self.unless.search(text, first, start))


_TOLD_OF = re.compile(
    r"\b(?i:leaders|countries|nations|states|governments|allies|partners|officials|members|powers|talk|hear|discuss\w*)"
    r"(?:\sabout)?,?\sfrom\s[^.;]{0,80}$"
)
"""Those who are told from one to the last, before their names ("leaders from Peru to Chile to Kenya")."""


def _ends(*words: str) -> tuple[str, ...]:
    """The ends of what stands before a name: words, "the", and a space or the break of a line."""
    return tuple(f"{word}{the}{space}" for word in words for the in ("", " the") for space in " \n")


_BLANK = (" ", "\n")
_COMMA = (", ", ",\n")
_INTO = _ends("to")
_SUCH = _ends("including", "such as", "like", "include", "among them", "included", "were", "are")
_FROM = rf"\b[Ff]rom\s(?:the\s\w+\sof\s)?{_NAME},?\sto\s(?:the\s)?"
_ACROSS = (
    r"\b(?:conflicts?|cris[ie]s|everywhere|anywhere|places|all\sthe\sway|stretch(?:es|ed|ing)?|hot\s?spots|wars|famines?|droughts?"
    r"|battlefields?|emergencies|instability|violence|regions?|elections|protests|coups)"
)
"""What there is in places from one to another."""
_STOPS = rf"(?:{_NAME},?\sto\s(?:the\s)?)"

_UNOWNED = re.compile(r"(?!['’]s\s)")

SIGNS = (
    # "Fort Gordon, GA, USA"
    Sign(_PLAIN, _BLANK, 30, re.compile(r",\s(?!UK|US|UN|EU)[A-Z]{2},?\s$")),
    # "Kestrel Air Base, Peru", "on Linden Road, Lima"
    Sign(_EITHER, _COMMA, 30, re.compile(rf"\b{_SITE},\s$"), re.compile(_CLOSED)),
    # "Fort Linden, Washington"
    Sign(_EITHER, _COMMA, 40, re.compile(rf"\b(?:Fort|Camp|Joint\sBase)\s{_NAME},\s$"), re.compile(_CLOSED)),
    # "US Embassy Nairobi", "US Embassy Valdoria, Peru"
    Sign(_CITY, _BLANK, 30, re.compile(r"\b(?:Embassy|Consulate(?:\sGeneral)?)\s(?:in\s)?$")),
    Sign(_PLAIN, _COMMA, 60, re.compile(rf"\b(?:Embassy|Consulate(?:\sGeneral)?)\s(?:in\s)?{_NAME},\s$")),
    # the last stop of a journey, and those between: "from Peru to Chile to Kenya"
    Sign(_ANY, _INTO, 110, re.compile(rf"{_FROM}{_STOPS}{{1,3}}$"), unless=_TOLD_OF),
    Sign(_ANY, _INTO, 110, re.compile(rf"{_FROM}{_STOPS}{{0,2}}$"), re.compile(r",?\sto\s(?:the\s)?[A-Z]"), _TOLD_OF),
    Sign(
        _ANY,
        _ends("from", "From"),
        60,
        re.compile(r"\b[Ff]rom\s(?:the\s)?$"),
        re.compile(rf",?\sto\s(?:the\s)?{_STOPS}"),
        _TOLD_OF,
    ),
    # "From Peru to Chile, people wait", apart from the rest of a sentence
    Sign(_ANY, _INTO, 90, re.compile(rf"(?:^|[.!?—,]\s|\n){_FROM}(?:\w+\sof\s)?$"), re.compile(","), _TOLD_OF),
    Sign(
        _ANY, _ends("From"), 20, re.compile(r"(?:^|[.!?—]\s|\n)From\s(?:the\s)?$"), re.compile(rf",?\sto\s(?:the\s)?{_NAME},")
    ),
    # "conflicts from Peru to Chile", "everywhere from Peru to Chile"
    Sign(_EITHER, _INTO, 90, re.compile(rf"{_ACROSS},?\s{_FROM}$"), unless=_TOLD_OF),
    Sign(_EITHER, _ends("from"), 40, re.compile(rf"{_ACROSS},?\sfrom\s(?:the\s)?$"), re.compile(rf"\sto\s(?:the\s)?{_NAME}")),
    # a cell of a table
    Sign(_EITHER, (">", *_BLANK), 30, re.compile(r"<t[dh][^>]{0,20}>\s{0,3}$"), re.compile("</")),
    # "refugees in six countries including Peru", "destinations such as Lima", "the whole country, including Lima"
    Sign(
        _EITHER,
        _SUCH,
        110,
        re.compile(
            rf"\b(?:in|across|throughout|from|over)\s(?:[\w-]+\s){{0,4}}{_PLACES}(?:\s(?:of|in|around|across)\s[\w\s-]{{3,25}})?"
            r",?\s(?:including|such\sas|like|among\sthem)\s(?:the\s)?$"
        ),
    ),
    Sign(
        _EITHER,
        _SUCH,
        60,
        re.compile(
            rf"\b{_SCENES}(?:,?\s(?:including|such\sas|like|to\sinclude)|\s(?:\w+\s)?(?:include|included|were|are))\s(?:the\s)?$"
        ),
    ),
    Sign(_CITY, _SUCH, 40, re.compile(r"\b(?:country|territory|cities|towns|areas),?\s(?:including|such\sas|like)\s$")),
    Sign(_CITY, _ends("other than"), 30, re.compile(r"\b(?:cities|towns|places)\sother\sthan\s$")),
    # "in four target countries: Peru, Chile", "missions in South America (covering Peru"
    Sign(_EITHER, _BLANK, 60, re.compile(rf"\b(?:in|across|throughout|from)\s(?:[\w-]+\s){{0,4}}{_PLACES}:\s(?:the\s)?$")),
    Sign(_PLAIN, _ends("covering"), 20, re.compile(r"\(covering\s(?:the\s)?$")),
    # "the regional office covering Peru and Chile"
    Sign(
        _PLAIN,
        _ends("covering"),
        60,
        re.compile(
            r"\b(?:offices?|missions?|bureau|region|desk|post|officer|director|correspondent)\b[^.;,]{0,30}\scovering\s(?:the\s)?$"
        ),
    ),
    # "the battle of Kyiv", whatever the parser hangs it below
    Sign(_CITY, ("of ", "for "), 20, re.compile(r"\b(?:battles?|siege|fall|capture|liberation)\s(?:of|for)\s$"), _UNOWNED),
    # "the Remain in Mexico policy"
    Sign(_PLAIN, ("in ", "in-"), 12, re.compile(r"\b[Rr]emain[\s-]in[\s-]$")),
    # "who visited two days ago Lima"
    Sign(
        _EITHER,
        ("ago ", "yesterday ", "recently "),
        50,
        re.compile(r"\b(?:visited|toured|left|reached|entered)\s(?:\w+\s){0,3}(?:ago|yesterday|recently)\s$"),
    ),
    # "in, among other places, Peru"
    Sign(_EITHER, _COMMA, 40, re.compile(r"\b(?:in|to|from|at|across),?\samong\sother\s(?:places|countries|stops|cities),\s$")),
    # "with Jerusalem as its capital"
    Sign(_CITY, _BLANK, 10, re.compile(r"\s$"), re.compile(r"\sas\s(?:its|the|their)\s(?:\w+\s){0,2}capital\b")),
    # "will travel to Lima on May 3 and Quito on May 5"
    Sign(_EITHER, _ends("and"), 110, re.compile(r"\btravel\w*\sto\s[A-Z][^.;\n]{2,70}?\sand\s(?:the\s)?$"), re.compile(_DAY)),
    # "his trip with Secretary Ola Berg to Peru"
    Sign(
        _PLAIN,
        _INTO,
        110,
        re.compile(
            r"\b(?:travel\w*|trips?|visits?|journey|fl[ye]w?|return\w*)\s(?:together\s)?(?:with|by|of)\s"
            r"(?:[A-Z][\w.’'-]*,?\s|(?:of|and|the|for)\s){1,14}to\s(?:the\s)?$"
            r"|\b(?:continu\w{1,3}|proceed\w*|push\w*|press\w*)\son\sto\s(?:the\s)?$"
            r"|\bon\s(?:his|her|their|its|my|our|your)\sway\s(?:back\s|home\s)?to\s(?:the\s)?$"
            r"|\b(?:off|headed|heading)(?:,\s[^,;.]{2,20},)?\sto\s(?:the\s)?$"
            r"|\b(?:travel\w*|fl[ye]w?|go|goes|went)\sto\s(?:the\s)?[A-Z][^.;\n]{2,70}?\sand\s(?:then\s)?(?:on\s)?to\s(?:the\s)?$"
        ),
    ),
    # "her trip, the first to Peru by a minister"
    Sign(
        _EITHER,
        _INTO,
        60,
        re.compile(
            r"\b(?:trip|visit|journey|tour|voyage|flight)(?:\sto\s\w+)?\s?[,—–-]\s?(?:the|his|her|their|its)\s(?:very\s)?"
            r"(?:first|second|third|fourth|fifth|last|latest|only)(?:\sever)?\sto\s(?:the\s)?$"
        ),
    ),
    # "west of Peru", "southern Peru"
    Sign(
        _EITHER,
        _BLANK,
        30,
        re.compile(
            rf"{_SIDE}\sof\s(?:the\s)?$|(?:{_SIDE}ern|\b[Cc]entral|\brural|\bmainland|{_TO}neighbou?ring|{_TO}nearby)\s$"
            r"|\b(?:(?:north|south)-?(?:east|west)|north|south|east|west)\s$"
        ),
    ),
    # "stops in Chile; Peru, where they met"
    Sign(
        _EITHER,
        _BLANK,
        20,
        re.compile(r"[;,]\s(?:and\s|then\s|finally\s){0,2}(?:the\s)?$"),
        re.compile(r",\s(?:in\s)?where\b"),
    ),
    # "the unrest in and in relation to Peru", "the camps in and close to Peru"
    Sign(_PLAIN, _INTO, 40, re.compile(r"\bin\sand\s(?:in\s)?[a-z]+\sto\s(?:the\s)?$")),
)


def lies_in_text(text: str, start: int, end: int, form: str) -> bool:
    """Whether what stands around a name makes it a place ("west of Bermuda", "Fort Gordon, GA, USA", "to Peru to Chile")."""
    return any(form in sign.forms and sign.holds(text, start, end) for sign in SIGNS)


def is_flank(text: str, end: int) -> bool:
    """Whether a side of something that lies there stands behind a name ("the Syrian side of the hills")."""
    return text.startswith(" side", end) and _FLANK.match(text, end + 5) is not None
