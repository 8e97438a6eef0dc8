"""Whether the name of a country or a city acts, or is only a place."""

from __future__ import annotations

import re
from functools import cache

from communique.model import Document
from communique.parties.datelines import is_dateline
from communique.parties.offices import rules
from communique.parties.table import Entry
from communique.parties.value import PartyUse

_TOWN = re.compile(
    r"\s(?:capital|city|town|port|border(?!\s(?:guards?|police|patrols?|force|forces|troops|agents?|officials?|service|command\w*|agency|authorit\w+))|resort|village|coast(?!\s?[Gg]uard)|countryside|coastline)\b(?!\s(?:gains|markets?|controls|flows?))"
)
_HYPHENED = re.compile(r"-(\w+)")

_ADDRESS = re.compile(
    r",\sthe\sWest\sBank\b|\s\(\d|,\sD\.?C\b|,\s(?:Republic\sof\s)?[A-Z][a-z]+(?:\s[A-Z][a-z]+)?(?:$|\s*\n|,|\*|\s[\d(])"
)
ALONE = re.compile(r"[ *_]*\s*(?:\n|$)")
_IN_NAME = re.compile(
    r"""
    (?:\s[A-Z][a-z]+){1,4}\s(?:Service|Institute|Center|Centre|University|School|Brigade|Foundation|Office|Court|Hospital|Club)\b
    |
    (?:\s[A-Z][a-z]+){0,2}\s(?:Convention|Treaty|Accords?|Protocol|Declaration|Airport|Fair|Conference|Forum|District|Zone
        |Agreements?|Process|Principles|Mechanism|Criteria|Regulation)\b
    |
    \s(?:(?:peace|cease-?fire|framework)\s)?(?:accords?|agreements?|protocol|process|criteria|initiative|road\s?map|format)\b
    """,
    re.VERBOSE,
)
_SITE = re.compile(r"\s(?:Bases?|BASE|Station|STATION|Academy|Depot|Yard|Museum|Stadium|Hospital)\b")
"""What makes the name of a force that of a place."""
_DISTRICT = re.compile(r"D\.?C")
"""The city of Washington as an address; the government goes by the bare name."""
_ROOMS = frozenset(
    {
        "Oval Office",
        "Situation Room",
        "Eisenhower Executive Office Building",
        "Old Executive Office Building",
        "Naval Observatory",
    }
)
"""Seats that are rooms and houses, unless they act themselves."""
_CITIES = re.compile(r"\sand\s(?:many\s)?other\s(?:[A-Z]\w+\s{1,3})?(?:cities|towns)\b")
"""What makes a name before it that of a city."""
_GROUNDS = re.compile(
    r"\s(?:Visitors?\s(?:Center|Centre)|Rose\sGarden|South\sLawn|North\sLawn|Situation\sRoom|East\sRoom|State\sDining|[Pp]ress\sroom"
    r"|[Bb]riefing\s[Rr]oom|[Gg]rounds|[Kk]itchen|[Cc]omplex|[Gg]ates?|[Ll]awn|[Dd]riveway|[Ff]ence|[Bb]allroom|[Tt]ours?)\b"
    r"|['’]s\s(?:(?:South|North|East|West|Rose|Blue|State|press|briefing|front)\s)?"
    r"(?:[Ll]awn|[Gg]arden|[Rr]oom|[Gg]rounds|[Gg]ates?)\b"
)
"""Parts of a seat."""
_DATED = re.compile(r",\s{1,10}(?:Jan|Feb|March|April|May|June|July|Aug|Sept|Oct|Nov|Dec)[a-z.]*\s\d")
"""A date after the seat that a text was written at."""
_ROOM = re.compile(r"[A-Z][a-z]+(?:\s[A-Z][a-z]+){0,3},\s(?:The\s|the\s)?")
"""A room or garden before the seat, from the beginning of the line."""
_MISSION = re.compile(r"\b(?:Embassy|Consulate(?:\sGeneral)?)\s(?:in\s)?$")
"""What makes a capital where an embassy is."""
_FROM_TO = re.compile(
    r"\bfrom\s[A-Z][\w.’'-]*(?:\s[A-Z][\w.’'-]*){0,2}(?:,)?\sto\s(?:[A-Z][\w.’'-]*(?:\s[A-Z][\w.’'-]*){0,2},?\sto\s){1,2}$"
)
"""Names before the last one of a journey ("from Peru to Chile to Kenya")."""
_FROM_ALL = re.compile(
    r"\b(?:leaders|countries|nations|states|governments|allies|partners|officials|members|powers)\sfrom\s[^.;]{3,80}$"
)
"""Those who are told from one to the last, before their names ("leaders from Peru to Chile to Kenya")."""
_STAFF = re.compile(
    r"\s(?:[A-Z]\w+\s){0,2}(?:Secretary|Advis[eo]r|Counsel|Chef|Director|Coordinator|Chief|Office|Council|aides?|officials?|staff)\b"
)
"""Who works at a seat, and its parts that act."""
_COMPANY = frozenset({"ltd", "inc", "corp", "plc", "co", "limited", "gmbh", "ag"})
"""Ends of names of companies, before where they are."""
_CUT = frozenset({"U.S.", "U.K.", "U.N."})
"""Names after whose last full stop wires begin the next word with a capital."""
_BLOCS = frozenset({"European Union"})
"""Organisations with a territory, in which something can be."""
_TRAVEL = frozenset({"travel", "fly", "arrive", "visit", "trip", "drive", "journey"})
_LEFT = frozenset({"visit", "leave", "approach"})
"""What is done to a government too: the other verbs that have a city as their object strike it."""
_BODY = re.compile(r"\b(?:Commission|Council|Parliament|Court|Bank|Service|Agency)\b")
"""A body of one of those, in which nothing lies."""
_STATES = frozenset({"republic", "kingdom", "commonwealth", "sultanate", "emirate", "union", "federation"})
"""Words before "of" and a name that are part of it."""
_DONE = frozenset({"talks", "visit", "trip", "attack", "bombing"})
"""What a government does, behind "'s" ("Moscow's attacks")."""
_LISTED = 12
"""Names of a list gone back over to the first one."""
_LONGEST = 3
"""Tokens of a name after the city that it begins with, at most."""
_ADDRESSED = re.compile(r",\s[A-Z]{2},?\s$")
_SIDE = r"\b(?:[Nn]orth|[Ss]outh|[Ee]ast|[Ww]est)\w{0,4}"
_TO = r"\b(?:in|into|to|from|across|through|near|at|towards?|inside|via|over|of)\s"
_PART = re.compile(
    rf"{_SIDE}\sof\s(?:the\s)?$|(?:{_SIDE}ern|\b[Cc]entral|\brural|\bmainland|{_TO}neighbou?ring|{_TO}nearby)\s$"
)
"""What makes a name that of a part of a country, or of a direction from it."""
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
    r"['’]s\s(?:[A-Z]\w+\s){1,2}(?:Territory|Province|Coast|Valley|Desert|Basin|Peninsula|Highlands|Bay|Islands?|Mountains)\b"
)
"""What makes a name that of the country in which something lies ("Peru's Sechura Desert")."""
_ROUTE_BEFORE = re.compile(r"\b[A-Z]\w+-$")
"""What makes names joined by a hyphen the ends of a way or the sides of a border ("the Baghdad-Basra highway")."""
_HOUSE = re.compile(r"(?:[A-Z][\w’'-]*\s){0,4}")
"""The name of a house before the city that it is in, alone on a line ("Grand Hotel Seoul")."""
_HEADQUARTERS = re.compile(r"(?:['’]s)?\s[Hh]eadquarters\b")
_OUT = re.compile(r"\b(?:out\sof|outside\sof|marched\son|[Tt]he\scapital(?:\s(?:city\s)?of)?,?|\scapital(?:\scity)?:)\s$")
_JOURNEY = re.compile(
    r"\b(?:travel\w*|trips?|visits?|journey|fl[ye]w?|return\w*)\s(?:together\s)?(?:with|by|of)\s(?:[A-Z][\w.’'-]*,?\s|(?:of|and|the|for)\s){1,14}to\s(?:the\s)?$"
    r"|\b(?:travel\w*|fl[ye]w?|go|goes|went)\sto\s(?:the\s)?[A-Z][^.;\n]{2,70}?\sand\s(?:then\s)?(?:on\s)?to\s(?:the\s)?$"
)
"""Who goes, and with whom, before where ("his trip with Secretary Ola Berg to Peru")."""
_CELL = re.compile(r"<t[dh][^>]{0,20}>\s{0,3}$")
"""What begins a cell of a table."""
_ON_DAY = re.compile(r"\s(?:on\s|from\s)?(?:Jan|Feb|March|April|May|June|July|Aug|Sept|Oct|Nov|Dec)[a-z.]*\s\d")
_NEXT_STOP = re.compile(r"\btravel\w*\sto\s[A-Z][^.;\n]{2,70}?\sand\s(?:the\s)?$")
"""Before the last stop of a journey, and the day behind it ("will travel to Lima on May 3 and Quito on May 5")."""
_AMONG = re.compile(
    r"\b(?:in|across|throughout|from|over)\s(?:[\w-]+\s){0,4}(?:countries|nations|states|places|locations|cities|regions)"
    r"(?:\s(?:of|in|around|across)\s[\w\s-]{3,25})?,?\s(?:including|such\sas|like)\s(?:the\s)?$"
)
"""Places that names are examples of ("refugees in six countries including Peru")."""
_LEFT_FOR = re.compile(r"\s{0,2}(?:$|[.,;)]|\s(?:for|and|on|by|after|before|until|since|due|because|this|last|in\s\d)\b)")
"""What stands behind a country that people leave; one that is left "without power" is no place."""
_STANDING = re.compile(r"\b(?:in|near|at|outside)\s$")


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(rules()["place"][name])


def use_of(document: Document, start: int, end: int, entry: Entry) -> PartyUse:
    """``place`` where the name stands only for where something is or goes, by the syntax around it; else ``party``."""
    form = entry.form
    hyphened = _HYPHENED.match(document.text, end)
    if form == "demonym":
        mere = _TOWN.match(document.text, end) or (hyphened and hyphened[1] in _words("hyphened"))
        return "place" if mere else "party"
    if is_dateline(document.text, start, end, form):
        return "place"
    if form in ("office", "force", "ministry") or (
        entry.kind != "country" and (entry.code not in _BLOCS or _BODY.search(entry.surface))
    ):
        site = _SITE if form == "force" else _HEADQUARTERS
        return "place" if site.match(document.text, end) else "party"
    if form == "seat" and not _GROUNDS.match(document.text, end) and _STAFF.match(document.text, end):
        return "party"
    if form in ("name", "capital") and _is_end_of_route(document.text, start, end):
        return "place"
    if hyphened:
        lies = form == "capital" and hyphened[1][0].isupper() and _STANDING.search(document.text, max(0, start - 8), start)
        return "place" if lies or hyphened[1] in _words("hyphened") else "party"
    tokens = _joined(document, document.tokens_in(start, end))
    if not tokens:
        return "party"
    head = _head(document, tokens)
    if (
        (form == "seat" and (_is_address(document, start, end) or _is_room(document, entry, head)))
        or _is_city(document, start, end, entry, head)
        or _is_part(document, start, end, form)
    ):
        return "place"
    if entry.code in _BLOCS and document.words[document.heads[head]].lower() in ("from", "to"):
        return "place" if document.lemmas[document.heads[document.heads[head]]] in _TRAVEL else "party"
    return "place" if _is_place(document, head, form, 0) else "party"


def _joined(document: Document, tokens: range) -> range:
    """The tokens of a name; those of "U.S." before it where only a wire's capital parts them ("in the U.S. And Peru")."""
    cut = tokens and tokens[0] > 1 and document.words[tokens[0] - 1] in ("And", "Or") and document.words[tokens[0] - 2] in _CUT
    return range(tokens[0] - 2, tokens[0] - 1) if cut else tokens


def _is_end_of_route(text: str, start: int, end: int) -> bool:
    """Whether a name is one of two joined that a way or a border is called after, or whose land a part of it is."""
    if _ROUTE_AFTER.match(text, end) or _LAND.match(text, end):
        return True
    return bool(_ROUTE_END.match(text, end) and _ROUTE_BEFORE.search(text, max(0, start - 20), start))


def _is_address(document: Document, start: int, end: int) -> bool:
    """Whether a seat is where a text was written or spoken ("THE WHITE HOUSE, May 3, 2024", "Rose Garden, The White House")."""
    if _DATED.match(document.text, end) or _GROUNDS.match(document.text, end):
        return True
    line = document.text.rfind("\n", max(0, start - 60), start) + 1
    if (line or start < 5) and document.text[line:start].strip(" *_") in ("", "The", "THE") and ALONE.match(document.text, end):
        return True
    return bool(ALONE.match(document.text, end)) and bool(_ROOM.fullmatch(document.text, line, start))


def _is_room(document: Document, entry: Entry, head: int) -> bool:
    """Whether a seat is a room that does nothing itself ("in my office, the Oval Office")."""
    return entry.surface in _ROOMS and document.deps[head] not in ("nsubj", "nsubjpass")


def _is_part(document: Document, start: int, end: int, form: str) -> bool:
    """Whether a name is that of a part of a country or the end of an address ("west of Bermuda", "Fort Gordon, GA, USA")."""
    before = max(0, start - 30)
    if form == "name" and _ADDRESSED.search(document.text, before, start):
        return True
    if form == "capital" and _MISSION.search(document.text, before, start):
        return True
    if document.text.startswith("to", max(0, start - 3)) and _FROM_TO.search(document.text, max(0, start - 90), start):
        return not _FROM_ALL.search(document.text, max(0, start - 110), start)
    if form in ("name", "capital") and (_CELL.search(document.text, before, start) and document.text.startswith("</", end)):
        return True
    if form in ("name", "capital") and _AMONG.search(document.text, max(0, start - 110), start):
        return True
    if (
        form in ("name", "capital")
        and _ON_DAY.match(document.text, end)
        and _NEXT_STOP.search(document.text, max(0, start - 110), start)
    ):
        return True
    if form == "name" and _JOURNEY.search(document.text, max(0, start - 110), start):
        return True
    return form in ("name", "capital") and bool(_PART.search(document.text, before, start))


def _in_longer_name(document: Document, head: int) -> bool:
    """Whether a capital is part of the name of something in it ("Abu Dhabi Media")."""
    above = document.heads[head]
    between = range(head + 1, above + 1) if head < above <= head + _LONGEST else range(0)
    return (
        document.deps[head] == "compound"
        and bool(between)
        and all(document.pos[t] == "PROPN" and document.lower_lemmas[t] not in _words("political") for t in between)
    )


def _is_city(document: Document, start: int, end: int, entry: Entry, head: int) -> bool:
    """Whether a capital is the city: before its country or alone on a line ("Rabat, Morocco"), in a longer name ("London Fire
    Brigade"), after words that tell where somebody is not ("out of Kyiv").
    """
    text = document.text
    if entry.form != "capital":
        return False
    if _DISTRICT.search(entry.surface) or _in_longer_name(document, head):
        return True
    if (
        _CITIES.match(text, end)
        or _ADDRESS.match(text, end)
        or _IN_NAME.match(text, end)
        or _OUT.search(text, max(0, start - 16), start)
    ):
        return True
    line = text.rfind("\n", max(0, start - 60), start) + 1
    return bool(ALONE.match(text, end)) and (line > 0 or start < 60) and _HOUSE.fullmatch(text, line, start) is not None


def _head(document: Document, tokens: range) -> int:
    return next((t for t in reversed(tokens) if document.heads[t] not in tokens or document.heads[t] == t), tokens[-1])


def _is_place(document: Document, token: int, form: str, depth: int) -> bool:
    dep, head = document.deps[token], document.heads[token]
    if dep == "pobj":
        return _after_preposition(document, head, form)
    if dep == "dobj":
        if document.lemmas[head] in ("link", "connect", "join") and document.lemmas[document.heads[head]] in _governing(
            "lies_after", "between"
        ):
            return True
        return _is_object(document, token, head, form)
    if dep in ("conj", "appos") and depth < _LISTED and not document.text.startswith(("'s", "’s"), document.ends[token]):
        if document.lemmas[head] in _words("apposed"):
            return True
        listed = document.pos[head] == "PROPN" or document.lemmas[head] in ("country", "nation", "state", "place", "region")
        return listed and _is_place(document, head, form, depth + 1)
    if token and form == "capital" and dep != "poss" and document.lower_words[token - 1] in _words("prepositions"):
        return _after_preposition(document, token - 1, form)
    if dep in ("compound", "nmod", "amod"):
        return form == "capital" and _is_citys(document, head)
    if dep == "poss":
        site = document.entity_at(head) if form == "capital" and document.pos[head] == "PROPN" else None
        if document.lower_lemmas[head] in _words("apposed") or (site and site.label in ("FAC", "LOC")):
            return True
        return form == "capital" and document.lemmas[head].lower() in _words("nouns") - _DONE
    return _is_struck(document, token, form) or any(
        document.lemmas[c] in _words("apposed") for c in document.children[token] if document.deps[c] == "appos"
    )


def _is_object(document: Document, token: int, head: int, form: str) -> bool:
    """Whether a name is a place as the object of a verb: what somebody visits or leaves, what lies beside something."""
    verb = document.lemmas[head]
    if form != "name":
        return verb in _words("borders") or verb in _words("objects_of")
    if verb == "leave":
        return _LEFT_FOR.match(document.text, document.ends[token]) is not None
    return verb in _words("borders") or verb in _words("visited")


def _is_struck(document: Document, token: int, form: str) -> bool:
    """Whether a capital is what a quake or an army struck ("Lima was shaken")."""
    verb = document.lemmas[document.heads[token]]
    return form == "capital" and document.deps[token] == "nsubjpass" and verb in _words("objects_of") - _LEFT


def _is_citys(document: Document, head: int) -> bool:
    """Whether what a capital qualifies is the city's: any common noun but those of governments."""
    lemma = document.lemmas[head]
    return lemma in _words("nouns") or (document.tags[head] in ("NN", "NNS") and lemma not in _words("political"))


def _after_preposition(document: Document, preposition: int, form: str) -> bool:
    """Whether a name after a preposition is a place: the preposition says so, or what governs it."""
    word = document.words[preposition].lower()
    if word == "of":
        head = document.heads[preposition]
        governor = document.lemmas[head].lower()
        if form == "name" and governor in _STATES:
            return _is_place(document, head, form, 1)  # "in the Republic of Peru"
        seated = form == "capital" and _is_firm(document, head)
        return governor in _words("apposed") | _words("parts") | _COMPANY or seated
    if word in ("like", "as"):
        return _is_example(document, document.heads[preposition])
    governors = _governors(document, preposition)
    moved = not governors.isdisjoint(_words("motion"))
    if governors & _governing("acts_after", word.removesuffix("s")) or (form == "seat" and word == "for"):
        return False
    if word == "from" and not moved and _sent(document, preposition):
        return False
    person = document.entity_at(document.heads[preposition]) if word == "from" and form == "name" else None
    if person and person.label == "PERSON":
        return True  # "Ola Berg from Peru"
    if word in _words("prepositions"):
        return word != "at" or form != "name"
    if word in ("to", "from"):
        return moved or form in ("capital", "seat")
    return not governors.isdisjoint(_governing("lies_after", word))


def _is_firm(document: Document, token: int) -> bool:
    """Whether a token is a name that no word for an institution or a title is part of ("Ola Berg of Lima")."""
    word = document.lower_lemmas[token].removesuffix("s")
    return document.pos[token] == "PROPN" and word not in _words("political") | _words("bodies")


def _is_example(document: Document, governor: int) -> bool:
    """Whether what a name is an example of are places ("centres like Lima", "in a country like Peru")."""
    if document.lemmas[governor] in _words("apposed") | {"center", "centre", "market"}:
        return True
    above = document.heads[governor]
    return document.deps[governor] == "pobj" and document.lower_words[above] in _words("prepositions")


def _governors(document: Document, preposition: int) -> frozenset[str]:
    """The lemmas of what governs a preposition, and of the verb of that object or the object of that verb ("supply grain to
    Lima", "take orders from Lima").
    """
    head = document.heads[preposition]
    beside = [t for t in document.children[head] if document.deps[t] == "dobj" and t < preposition]
    if document.deps[head] == "dobj":
        beside.append(document.heads[head])
    moving = (t for t in (head, *beside) if document.lemmas[t].lower() != "head" or document.pos[t] == "VERB")
    return frozenset(document.lemmas[t].lower() for t in moving)


def _sent(document: Document, preposition: int) -> bool:
    """Whether people that a name sends stand before "from" ("officials from Lima")."""
    return document.lemmas[document.heads[preposition]].lower() in _governing("acts_after", "people")


@cache
def _governing(table: str, word: str) -> frozenset[str]:
    return frozenset(rules()["place"][table].get(word, ()))
