"""Find the parties that a document mentions."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

from communique.model import Context, Document, Span
from communique.parties.institutions.bodies import abridged
from communique.parties.institutions.find import institutions
from communique.parties.institutions.home import BODIES
from communique.parties.institutions.organs import organs
from communique.parties.names.cities import cities, in_country
from communique.parties.names.doubt import Evidence
from communique.parties.names.halved import halved
from communique.parties.names.halves import halves
from communique.parties.names.offices import extend
from communique.parties.names.parts import is_called_after
from communique.parties.names.societies import in_society
from communique.parties.organizations.caucuses import caucuses
from communique.parties.organizations.groups import fighters, fullest, groups, named, partisans, renamed, shortened
from communique.parties.organizations.labour import unions
from communique.parties.organizations.opposed import opposed
from communique.parties.organizations.oppositions import called_parties, oppositions
from communique.parties.organizations.peoples import kin, minorities, peoples
from communique.parties.organizations.spelled import spelled
from communique.parties.organizations.unlisted import disputed, in_dispute, unlisted
from communique.parties.places.lists import listed
from communique.parties.places.participants import is_participant
from communique.parties.places.use import is_site, use_of
from communique.parties.places.venues import venues
from communique.parties.table import NONE, Entry, by_first_word, continued, entries, in_capitals, names, written
from communique.parties.value import Party, PartyMention, PartyUse, is_country

_IN_WORD = re.compile(r"\w")
_SPACE = re.compile(r"\s+")
_BROKEN = re.compile(r"[^\S ]|\s\s")
"""White space that is more than one blank between two words."""
_STANCE = re.compile(r"\b(?:[Pp]ro|[Aa]nti|[Nn]on|Inter|[Pp]ost|[Pp]an|[Aa]ll|[Uu]n|[Tt]rans|Neo|[Nn]eo)-$")
"""What makes a name that of whom somebody is for or against ("the pro-Soviet government")."""
_JOINED = re.compile(r"(?<![\w-])(?P<front>[A-Z][A-Za-z]{2,20})-$")
"""The rest of the name of a society that ends with that of a country ("HomeFree-USA")."""
_LAND = re.compile(r"(?<![.!?]\s)\b(?!The|An?\b|UN\b|In\b|At\b|This|United|Nations|U\.N)[A-Z][a-z]+\s{1,5}$")
"""A land before a body of it."""
LEANING = 6
"""Characters before a name in which that stands."""
_MATTER = re.compile(r"\bit\s(?:comes|came)\s(?:down\s)?to\s(?:the\s)?(?:[A-Z]\w+\sand\s(?:the\s)?)?$")
"""What makes a name what is spoken of, not where somebody comes ("when it comes to Peru")."""
_POST = re.compile(r"\b(?:Mission|Embassy|Forces)\s$|\b(?:Command|Forces?|Mission)\s?[-–]\s?$")
"""What is in the country whose name stands behind it ("Mission Panama")."""
_PLAN = re.compile(
    r"\s(?:(?:with\s)?[A-Z][\w-]+\s){1,4}(?:Act|Plan|Law|Bill)\b|\s(?:[A-Z][\w’'-]+\s){0,3}(?:Week|Month|Spaces|Corners?)\b"
)
"""Behind an adjective that is part of the name of a law or a plan ("the American Rescue Plan")."""
_ACT = re.compile(
    r"\s(?:[A-Z][\w’'-]+\s(?:(?:and|of|for|to|in|on|the|from)\s){0,2}){1,7}"
    r"(?<!\b[Tt]o\s)(?<!Must\s)(?<!Should\s)(?<!Will\s)(?<!Would\s)(?<!Can\s)(?<!Could\s)(?<!May\s)(?<!Might\s)(?<!Not\s)Act\b"
)
"""Behind a country that is part of the name of a law ("the Taiwan Relations Act"; not "Kenya and the World Must Act")."""
_MATTERS = 45
"""Characters before a name in which that stands."""
_OFFICE = re.compile(r"-[A-Z]|\s[A-Z][a-z]+\s(?:of|for)\b")
"""What makes a name that of whose an office is ("Ola Berg, U.S. Secretary of State"), or of one of two."""
_SHORT, _NEAR = 5, 6
"""Characters of a name like "U.S." and "DPRK", fewer than this, and tokens to the noun that it describes, at most."""
LONGEST = 80
"""Characters of a surface form at most."""


@dataclass(frozen=True, slots=True)
class Hit:
    """A surface form of the table in the text."""

    start: int
    end: int
    entry: Entry


def lookup(surface: str) -> tuple[str, str, str] | None:
    """Code, kind and form of a surface form ("Seoul": KOR, country, capital).

    None where it names no party, or where only an article can tell which.

    >>> lookup("South Korean")
    ('KOR', 'country', 'demonym')
    """
    name = _SPACE.sub(" ", surface.strip())
    entry = entries().get(name) or (in_capitals().get(name) if len(name) > 3 else None)
    if entry is None or entry.code == NONE or entry.doubt == "several":
        return None
    return entry.code, entry.kind, entry.form


def code_at(mentions: tuple[PartyMention, ...], start: int, end: int) -> str | None:
    """The code of the first mention that overlaps the characters ``start`` to ``end``, or None."""
    return next((m.code for m in mentions if m.start < end and start < m.end), None)


@cache
def _first_word() -> re.Pattern[str]:
    """A word, or the end of one, that a surface form could begin with by its first letter."""
    firsts = by_first_word()
    small = "|".join(sorted(word for word in firsts if word[0].islower()))
    large = "".join(sorted({re.escape(word[0]) for word in firsts if not word[0].islower()}))
    return re.compile(rf"[{large}]\w*|(?:{small})(?!\w)")


def scan(text: str, start: int, end: int) -> Iterator[Hit]:
    """The surface forms of the table in a stretch of text, longest first, without overlaps."""
    firsts = by_first_word()
    broken = _BROKEN.search(text, start, end) is not None
    done = start
    for word in _first_word().finditer(text, start, end):
        first, at = word[0], word.start()
        known, capitals = first in firsts, first.isupper()
        if not (known or capitals) or at < done or (at > start and _IN_WORD.match(text, at - 1)):
            continue
        hit = _at(text, at, first, end, broken) if known else None
        if hit is None and capitals:
            hit = _in_capitals(text, at, first, end, broken)
        if hit:
            done = hit.end
            yield hit


def _at(text: str, start: int, first: str, end: int, broken: bool) -> Hit | None:
    name, stop = _longest(text, start, first, end, broken, capitals=False)
    return Hit(start, stop, entries()[name]) if name else None


def _longest(text: str, start: int, first: str, end: int, broken: bool, capitals: bool) -> tuple[str, int]:
    """The longest surface form that begins with a word and where it ends in the text; "" for none."""
    after = start + len(first)
    if broken and _BROKEN.search(text, after, min(end, start + LONGEST)):
        return _over_lines(text, start, first, end, capitals)
    table = continued(first, capitals)
    for name in table.get(text[after : after + 2], table[""]):
        stop = start + len(name)
        if text.startswith(name, start, end) and not (stop < end and _IN_WORD.match(text, stop)):
            return name, stop
    return "", start


def _over_lines(text: str, start: int, first: str, end: int, capitals: bool) -> tuple[str, int]:
    """The same where there is more than a blank between words, as at the end of a line."""
    near = _SPACE.sub(" ", text[start : min(end, start + 2 * LONGEST)])
    table, after = continued(first, capitals), len(first)
    for name in table.get(near[after : after + 2], table[""]):
        if near.startswith(name) and (found := written(name).match(text, start, end)):
            return name, found.end()
    return "", start


def _in_capitals(text: str, start: int, first: str, end: int, broken: bool) -> Hit | None:
    elided = text[start + len(first) : start + len(first) + 1] in ("'", "’")
    if (len(first) < 3 and not elided) or first.capitalize() not in by_first_word():
        return None
    name, stop = _longest(text, start, first.capitalize(), end, broken, capitals=True)
    return Hit(start, stop, in_capitals()[name]) if name else None


def _stretches(document: Document) -> Iterator[tuple[int, int]]:
    """The stretches of the text that names may be read from: names go on over one break."""
    start, end = 0, -1
    for part in document.segments:
        between = document.text[end : part.start] if end >= 0 else ""
        if end >= 0 and (between.strip() or between.count("\n") != 1):
            yield start, end
        if end < 0 or between.strip() or between.count("\n") != 1:
            start = part.start
        end = part.end
    if end >= 0:
        yield start, end


def read(document: Document, context: Context) -> tuple[PartyMention, ...]:
    """Every span that names a party or a place of one, in text order, without overlaps."""
    hits = [hit for start, end in _stretches(document) for hit in scan(document.text, start, end)]
    evidence = Evidence(document, context, tuple((h.start, h.end, h.entry) for h in hits))
    found: list[PartyMention] = []
    for before, hit, after in zip([None, *hits], hits, [*hits[1:], None], strict=False):
        if before and _of_others(document.text, before, hit):
            if found and found[-1].start == before.start:
                found[-1] = _taking_in(document.text, found[-1], hit)
            continue
        if (after and _named_of(document.text, hit, after)) or _of_land(document.text, hit):
            continue
        if _STANCE.search(document.text, max(0, hit.start - LEANING), hit.start):
            continue
        if hit.entry.surface == "USA" and _ends_name(document.text, hit.start):
            continue
        if hit.entry.kind == "country" and in_society(document.text, hit.start, hit.end):
            continue
        mention = _mention(document, evidence, before, hit)
        if mention is not None:
            found.append(mention)
    found = list(listed(document, found))
    nothing = tuple((hit.start, hit.end) for hit in hits if hit.entry.code == NONE)
    named_so = [
        *halved(document, found),
        *institutions(document, found),
        *spelled(document),
        *groups(document),
        *fighters(document, found),
        *named(document, found),
        *partisans(document),
        *caucuses(document, found),
        *oppositions(document),
        *peoples(document),
        *minorities(document, found),
        *halves(document, found),
    ]
    made = tuple(_apart([m for m in named_so if not (_inside(m, nothing) or _only_in_name(document.text, m))]))
    made = tuple(_apart([*made, *shortened(document, made), *called_parties(document, made)]))
    made = tuple(_apart([*made, *opposed(document, made), *organs(document, made), *abridged(document, made)]))
    if disputed(document):
        introduced = tuple(unions(document, made))
        spelled_out = tuple(m for m in made if m.form == "union")
        others = (*introduced, *spelled_out, *unlisted(document, (*made, *introduced)))
        sides = [m for m in in_dispute(document, others) if m not in spelled_out]
        made = tuple(sorted((*made, *sides), key=lambda m: m.start))
    made = tuple(_apart([*made, *(m for m in cities(document, context, made) if not _inside(m, nothing))]))
    return fullest(renamed(document, kin(tuple(venues(document, made)))))


def _mention(document: Document, evidence: Evidence, before: Hit | None, hit: Hit) -> PartyMention | None:
    """The mention of the party that a name stands for, with the institution that follows it; None where it names none."""
    code = evidence.code(hit.start, hit.end, hit.entry)
    if code is None:
        return None
    capital = evidence.capital_of(hit.entry.surface)
    hit = replace(hit, entry=replace(hit.entry, code=capital, kind="country", form="capital")) if capital else hit
    end, form = extend(document.text, hit.end, hit.entry)
    use = _use(document, evidence, before, hit) if end == hit.end else _use_of_body(document.text, end, form)
    code = capital if capital and use == "place" else code
    kind = "organization" if capital and not is_country(code) else hit.entry.kind
    return PartyMention(hit.start, end, document.text[hit.start : end], code, kind, form, use)


def _use_of_body(text: str, end: int, form: str) -> PartyUse:
    """Whether a country with the body behind it acts; a base or an academy of its force does not."""
    return "place" if form == "force" and is_site(text, end) else "party"


def _inside(mention: PartyMention, spans: tuple[tuple[int, int], ...]) -> bool:
    """Whether a mention is part of one of some spans in text order ("Dubai crude", "Council on Foreign Relations")."""
    i = bisect_right(spans, (mention.start, len(spans) and spans[-1][1])) - 1
    return i >= 0 and mention.start < spans[i][1]


def _only_in_name(text: str, mention: PartyMention) -> bool:
    """Whether an office, a seat or a force is only what something is called after."""
    return mention.form in BODIES and is_called_after(text, mention.start, mention.end)


def _use(document: Document, evidence: Evidence, before: Hit | None, hit: Hit) -> PartyUse:
    """Whether a name without an institution acts; the country after the name of a city in it never does."""
    beside = before if before and document.text[before.end : hit.start] in (", ", " (") else None
    capital = beside and evidence.capital_of(beside.entry.surface) == hit.entry.code
    city = capital or (beside and _is_capital_of(document, beside, hit))
    if _MATTER.search(document.text, max(0, hit.start - _MATTERS), hit.start):
        return "party"
    after_city = evidence.after_city(hit.start) or in_country(document.text, hit.start, hit.entry.code)
    ends = hit.entry.form == "name" and not _describes(document, beside, hit)
    if ends and (city or (not beside and after_city and _ends_address(document, hit))):
        return "place"
    if _names_plan(document.text, hit):
        return "place"
    if hit.entry.form in ("name", "capital") and _POST.search(document.text, max(0, hit.start - LEANING * 2), hit.start):
        return "place"
    if hit.entry.form in ("name", "capital") and is_participant(document, hit.start, hit.end):
        return "party"
    if hit.entry.form == "capital" and evidence.ends_body(hit.start, hit.end):
        return "place"
    return use_of(document, hit.start, hit.end, hit.entry)


def _ends_address(document: Document, hit: Hit) -> bool:
    """Whether a name may be that of the country behind a place in it: not of whom an office or a pact is, and not what does
    something behind a place in which it does it ("In Valdoria, Peru agreed").
    """
    if hit.entry.kind != "country" or _OFFICE.match(document.text, hit.end):
        return False
    subject = next((t for t in document.tokens_in(hit.start, hit.end) if document.deps[t] in ("nsubj", "nsubjpass")), None)
    place = document.token_at(hit.start - 3)
    return subject is None or place is None or not _opens(document, place, document.heads[subject])


def _describes(document: Document, beside: Hit | None, hit: Hit) -> bool:
    """Whether a name behind a place and a comma is the beginning of something else ("In Lima, Kenya's army", "In Lima, U.S.
    officials"), if it is short or the place is not in that country.
    """
    if document.text.startswith(("'s ", "’s "), hit.end):
        return True
    short = len(hit.entry.surface) < _SHORT and hit.entry.surface.isupper()
    abroad = beside is not None and beside.entry.form == "capital" and beside.entry.code != hit.entry.code
    tokens = document.tokens_in(hit.start, hit.end)
    if not tokens or not (short or abroad) or document.text[hit.end : hit.end + 1] != " ":
        return False
    noun = document.heads[tokens[-1]]
    near = tokens[-1] < noun <= tokens[-1] + _NEAR and "\n" not in document.text[hit.end : document.starts[noun]]
    return near and document.deps[tokens[-1]] in ("compound", "nmod", "amod", "poss")


def _opens(document: Document, token: int, verb: int) -> bool:
    """Whether a token is part of a phrase behind a preposition that hangs below a verb."""
    while document.heads[token] not in (token, verb):
        token = document.heads[token]
    return document.heads[token] == verb and document.deps[token] == "prep"


def _is_capital_of(document: Document, city: Hit, hit: Hit) -> bool:
    """Whether a name before that of a country is a capital; of another country than that, if the country does something ("After
    it took Kyiv, Russia went on").
    """
    if city.entry.form != "capital" or city.entry.code == hit.entry.code:
        return city.entry.form == "capital"
    if document.text.startswith(("'s", "’s"), hit.end):
        return False
    return all(document.deps[t] not in ("nsubj", "nsubjpass") for t in document.tokens_in(hit.start, hit.end))


def _of_others(text: str, before: Hit, hit: Hit) -> bool:
    """Whether a body is that of the country named before it and not the table's ("the Belarusian KGB", "Japan Coast Guard")."""
    body = hit.entry.form in ("force", "ministry", "office", "seat")
    owner = before.entry.form in ("demonym", "name") and before.entry.kind == "country" and before.entry.code != hit.entry.code
    return body and owner and text[before.end : hit.start] in (" ", "'s ", "’s ")


def _taking_in(text: str, mention: PartyMention, hit: Hit) -> PartyMention:
    """A mention of a country with the body behind it that the table has of another ("Ukrainian Cyber Command")."""
    return replace(mention, end=hit.end, text=text[mention.start : hit.end], form=hit.entry.form, use="party")


def _named_of(text: str, hit: Hit, after: Hit) -> bool:
    """Whether a body is that of the country named after it ("the Supreme Court of India")."""
    owner = after.entry.form == "name" and after.entry.kind == "country" and after.entry.code != hit.entry.code
    return hit.entry.form == "office" and owner and text[hit.end : after.start] in (" of ", " of the ")


def _of_land(text: str, hit: Hit) -> bool:
    """Whether "the General Assembly" is that of a part of a country named before it ("the Ohio General Assembly")."""
    return (
        hit.entry.surface == "General Assembly" and _LAND.search(text, max(0, hit.start - LEANING * 3), hit.start) is not None
    )


def _names_plan(text: str, hit: Hit) -> bool:
    """Whether a name is part of that of a law or an adjective of a plan, whoever made it."""
    if hit.entry.form == "name" and hit.entry.kind == "country":
        return _ACT.match(text, hit.end) is not None
    return hit.entry.form == "demonym" and _PLAN.match(text, hit.end) is not None


def _ends_name(text: str, start: int) -> bool:
    """Whether a word that names no party is joined to a name by a hyphen."""
    front = _JOINED.search(text, max(0, start - LEANING * 4), start)
    return front is not None and front["front"] not in entries()


def _apart(mentions: list[PartyMention]) -> Iterator[PartyMention]:
    done = 0
    for mention in sorted(mentions, key=lambda m: (m.start, -m.end)):
        if mention.start >= done:
            done = mention.end
            yield mention


def gather(mentions: tuple[PartyMention, ...]) -> tuple[Party, ...]:
    """The parties among the mentions, each once, in order of first mention; mere places are left out."""
    found: dict[str, list[PartyMention]] = {}
    for mention in mentions:
        if mention.use == "party":
            found.setdefault(mention.code, []).append(mention)
    return tuple(_party(code, some) for code, some in found.items())


def _party(code: str, mentions: list[PartyMention]) -> Party:
    first = mentions[0]
    spans = tuple(Span(m.start, m.end, m.text) for m in mentions)
    return Party(f"c{first.start}", code, names().get(code, code), first.kind, spans)
