"""Whether the name of a country or a city acts, or is only a place."""

from __future__ import annotations

import re

from communique.model import Document
from communique.parties.places.capitals import is_city, may_act
from communique.parties.places.datelines import is_dateline
from communique.parties.places.governed import words
from communique.parties.places.premises import has_staff, is_house
from communique.parties.places.roles import is_place
from communique.parties.places.surroundings import is_flank, lies_in_text
from communique.parties.table import NONE, Entry, entries
from communique.parties.value import PartyUse

_TOWN = re.compile(
    r"\s(?:capital|city|town|port|border(?!\s(?:guards?|police|patrols?|force|forces|troops|agents?|officials?|service|command\w*|agency|authorit\w+))|resort|village|coast(?!\s?[Gg]uard)|countryside|coastline|mainland(?!\s(?:authorit|government|official|leader)\w*)|islands?)\b(?!\s(?:gains|markets?|controls|flows?))"
)
_PART = re.compile(
    r"\s(?:(?:port|border|capital|coastal)\s)?(?:city|town|village|port|state|province|region|district|department|governorate"
    r"|prefecture|canton|county|oblast|republic|territory)\sof\s(?:the\s)?"
    r"(?!(?:Foreign|Home|Interior|Internal|Defen[cs]e|War|Health|Justice|Trade|Commerce|Finance|Agriculture|Education|Energy|Labou?r"
    r"|Transport|Environment|Science|Culture|Tourism|Water|Public|Social|National|Statistics|Atomic)\b)[A-Z]"
)
"""What makes a country that in which something lies ("the US city of Linden"; not "the French department of Health")."""
_HYPHENED = re.compile(r"-(\w+)")
_CAPITAL_PART = re.compile(r"-[A-Z]")
_SITE = re.compile(r"\s(?:Bases?|BASE|Station|STATION|Academy|Depot|Yard|Museum|Stadium|Hospital|Airfield|Barracks|Cemetery)\b")
"""What makes the name of a force that of a place."""
_CUT = frozenset({"U.S.", "U.K.", "U.N."})
"""Names after whose last full stop wires begin the next word with a capital."""
_BLOCS = frozenset({"European Union"})
"""Organisations with a territory, in which something can be."""
_MEMBERSHIP = frozenset({"leave", "quit", "exit", "enter", "join"})
"""What members do to an organisation."""
_BELONGING = frozenset({"membership", "member", "role", "leadership", "presidency", "integration", "accession", "seat"})
"""What members have in an organisation."""
_TRAVEL = frozenset({"travel", "fly", "arrive", "visit", "trip", "drive", "journey", "import", "importation"})
_BODY = re.compile(r"\b(?:Commission|Council|Parliament|Court|Bank|Service|Agency)\b")
"""A body of one of those, in which nothing lies."""
_ROUTE = (
    r"(?:motorway|highway|road|railway|railroad|rail|route|shuttle|flights?|pipeline|border|frontier|boundary|corridor|train"
    r"|ferry|line)"
)
_DISPUTED = (
    r"(?!\s(?:talks|negotiations|disputes?|rows?|conflict|war|clash\w*|agreement|treaty|accord|tension\w*|issues?|problem"
    r"|settlement))"
)
_ROUTE_AFTER = re.compile(rf"-[A-Z]\w+(?:\s[A-Z]\w+)?\s{_ROUTE}\b{_DISPUTED}")
_ROUTE_END = re.compile(rf"\s{_ROUTE}\b{_DISPUTED}")
_LAND = re.compile(
    r"/[A-Z]\w+\s(?:region|border|area)\b"
    r"|['’]s\s(?:(?:far\s)?(?:north|south|east|west|northeast|northwest|southeast|southwest)|coast|coastline|countryside|heartland)\b"
    r"|['’]s\s(?:[A-Z]\w+\s){1,2}(?:Territory|Province|Coast|Valley|Desert|Basin|Peninsula|Highlands|Bay|Islands?|Mountains)\b"
)
"""What makes a name that of the country in which something lies ("Peru's Sechura Desert")."""
_REGION = re.compile(r"\s(?:region|border|area)\b")
"""Behind the second of two lands with a stroke between them ("the Togo/Benin region")."""
_ROUTE_BEFORE = re.compile(r"(?:\b[A-Z]\w+|U\.S\.|U\.K\.)-$")
"""What makes names joined by a hyphen the ends of a way or the sides of a border ("the Baghdad-Basra highway")."""
_PAIRED = re.compile(r"(?<![\w-])(?P<other>U\.S\.|U\.K\.|[A-Z][A-Za-z]+)[-–]$")
"""The first of two names that share what stands behind them ("U.S.-Peru relations")."""
_VOICED = re.compile(
    r"\b(?:(?:announcement|statement|word|rhetoric|comment|claim|message|signal|accusation|denial|warning|lie|rumou?r|promise)s?"
    r"(?:\s(?:that|which|is|are|was|were|has|have|been|we|see|saw|heard|just|recently|c[oa]m(?:e|es|ing)|emanat\w+)){0,4}"
    r"|(?:heard?|seen?)\s(?:\w+\s)?emanat\w+)\s(?:out\sof|from)\s(?:the\s)?$"
)
"""What somebody says or is heard of, before whose it is ("the rhetoric that is coming out of Moscow")."""
_HEADQUARTERS = re.compile(r"(?:['’]s)?\s[Hh]eadquarters\b")
_STANDING = re.compile(r"\b(?:in|near|at|outside)\s$")
_MONTHS = frozenset(
    {"January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"}
)
"""Months, below which the parser hangs a name before them ("will fly to Peru May 3")."""
_CITY_STATES = frozenset({"DJI", "LUX", "MCO", "SGP"})
"""Countries with a capital of the same name."""
_MET_THERE = re.compile(
    r"\s(?:[Jj]oint\s[Ss]tatement|Statement|(?:[Jj]oint\s)?[Dd]eclaration|[Ss]ummit|[Cc]ommuniqu[eé]|[Cc]onvention|[Aa]ccords?|[Pp]rocess)\b"
)
"""What is called after the city in which it was agreed ("the Singapore declaration")."""
_TERRITORIES = frozenset({"ASM", "GUM", "MNP", "PRI", "VIR"})
_AFTER_STATES = re.compile(r"\b(?:states|D\.?C\.?|District\sof\sColumbia|Puerto\sRico|Guam|Samoa),?\s(?:and\s)?(?:the\s)?$")
"""What makes a territory of the United States one of the places where something is ("in 39 states, DC, and Guam")."""


def use_of(document: Document, start: int, end: int, entry: Entry) -> PartyUse:
    """``place`` where the name stands only for where something is or goes, by the syntax around it; else ``party``."""
    text, form = document.text, entry.form
    if form == "demonym":
        return "place" if _TOWN.match(text, end) or _lies_in(text, end) or _is_hyphened(text, end) else "party"
    if is_dateline(text, start, end, form):
        return "place"
    if _is_body(entry):
        site = is_site(text, end) if form == "force" else _HEADQUARTERS.match(text, end)
        return "place" if site else "party"
    if form == "seat" and has_staff(text, end):
        return "party"
    if _lies_beside(text, start, end, entry):
        return "place"
    if _is_paired(text, start, end):
        return "party"
    if _HYPHENED.match(text, end):
        lies = form == "capital" and _CAPITAL_PART.match(text, end) and _STANDING.search(text, max(0, start - 8), start)
        return "place" if lies or _is_hyphened(text, end) else "party"
    tokens = _joined(document, document.tokens_in(start, end))
    return "place" if tokens and _lies(document, start, end, entry, _head(document, tokens)) else "party"


def is_site(text: str, end: int) -> bool:
    """Whether a base, a school or a house of a force stands behind its name ("the Air Force Academy")."""
    return _SITE.match(text, end) is not None


def _lies_in(text: str, end: int) -> bool:
    """Whether a name is that of the country in which what stands behind it lies."""
    return _PART.match(text, end) is not None or is_flank(text, end)


def _is_paired(text: str, start: int, end: int) -> bool:
    """Whether a name shares with another country or body, before a hyphen, what stands behind it ("in U.S.-Peru relations")."""
    pair = _PAIRED.search(text, max(0, start - 20), start)
    other = entries().get(pair["other"]) if pair else None
    return other is not None and other.code != NONE and text.startswith(" ", end)


def _is_body(entry: Entry) -> bool:
    """Whether an entry is a body, which is a place only as its house or base."""
    if entry.form in ("office", "force", "ministry"):
        return True
    return entry.kind != "country" and (entry.code not in _BLOCS or _BODY.search(entry.surface) is not None)


def _is_hyphened(text: str, end: int) -> bool:
    """Whether a word that tells only where something is follows a hyphen ("Seoul-based")."""
    hyphened = _HYPHENED.match(text, end)
    return hyphened is not None and hyphened[1] in words("hyphened")


def _lies(document: Document, start: int, end: int, entry: Entry, head: int) -> bool:
    """Whether a name is a place by the text around it or in its sentence."""
    if _VOICED.search(document.text, max(0, start - 70), start):
        return False
    if entry.form == "seat" and is_house(document, start, end, entry, head):
        return True
    if is_city(document, start, end, entry, head) or lies_in_text(document.text, start, end, entry.form):
        return True
    if entry.code in _BLOCS:
        named = document.heads[head] if document.deps[head] == "appos" else head  # "the European Union (EU)"
        way = document.heads[named]
        if document.lower_words[way] in ("in", "into") and document.lemmas[document.heads[way]] in _BELONGING:
            return False
        if document.deps[named] == "dobj" and document.lemmas[way] in _MEMBERSHIP:
            return False
        if document.lower_words[way] in ("from", "to"):
            return document.lemmas[document.heads[way]] in _TRAVEL
        if document.lower_words[way] == "through" or _works_with(document, way):
            return False
    return is_place(document, head, entry.form) or (entry.form == "capital" and not may_act(document, head))


def _works_with(document: Document, member: int) -> bool:
    """Whether a token in a list of bodies is one by which something is done ("through the G7, EU and NATO")."""
    while document.deps[member] in ("conj", "appos") and document.heads[member] != member:
        member = document.heads[member]
    return document.lower_words[document.heads[member]] == "through"


def _joined(document: Document, tokens: range) -> range:
    """The tokens of a name; those of "U.S." before it where only a wire's capital parts them ("in the U.S. And Peru")."""
    cut = tokens and tokens[0] > 1 and document.words[tokens[0] - 1] in ("And", "Or") and document.words[tokens[0] - 2] in _CUT
    return range(tokens[0] - 2, tokens[0] - 1) if cut else tokens


def _lies_beside(text: str, start: int, end: int, entry: Entry) -> bool:
    """Whether a name is one of two joined that a way or a border is called after, a country whose land a part of it is, or a
    territory in a list of states.
    """
    if entry.code in _TERRITORIES and _AFTER_STATES.search(text, max(0, start - 30), start):
        return True
    if entry.form not in ("name", "capital"):
        return False
    if entry.code in _CITY_STATES and _MET_THERE.match(text, end):
        return True
    if _ROUTE_AFTER.match(text, end) or _LAND.match(text, end) or _lies_in(text, end):
        return True
    if _REGION.match(text, end) and text.startswith("/", max(0, start - 1)):
        return True
    return bool(_ROUTE_END.match(text, end) and _ROUTE_BEFORE.search(text, max(0, start - 20), start))


def _head(document: Document, tokens: range) -> int:
    """The token that the others of a name hang below; the month, if that hangs below one."""
    head = next((t for t in reversed(tokens) if document.heads[t] not in tokens or document.heads[t] == t), tokens[-1])
    above = document.heads[head]
    return above if head < above and document.words[above] in _MONTHS else head
