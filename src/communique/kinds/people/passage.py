"""The country that a passage is about: the evidence that its mentions, its opening and its date line give for each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from communique.kinds.people import towns
from communique.kinds.people.page import Page
from communique.kinds.people.sides import OFFICE, backed, without
from communique.kinds.people.wire import agency, dateline
from communique.parties.value import PartyMention

AFTER = 1.0
"""Weight of a mention after the person in the sentence, beside that of its form."""
SUBJECT = 0.5
"""Weight of standing in the subject of a sentence beside that of the person."""
HOME = 4.0
"""Weight of the date line of a report."""
SEVERAL = 2
"""Countries that act in a report from a third one at most, for its date line to say anything."""
AGENCY = 3.0
"""Weight of being the country of the national agency whose report it is, from its own capital."""
PRESS = 2.5
"""Weight of being the country of the newspaper, where the text names it: domestic papers give the own officials bare titles."""
FIRST = 2.5
"""How many times that says more of whom the opening paragraph names."""
ABROAD = 0.5
"""How much less the date line of a country says that is not that of the paper, which the text names too."""
TOPIC = 1.0
"""Weight of standing in the opening paragraph."""
PARAGRAPH = 0.85
"""How much a mention elsewhere in the paragraph says."""
PLACE = 0.5
"""How much less a mere place says."""
TAKEN = 0.3
"""How much less the evidence for a country counts whose holder of the same post is somebody else."""
OTHERS = 0.5
"""How much less a mention in the title of somebody else says."""
NEXT = 1
"""Sentences between a title of somebody else and the person at most."""
LEAST = 1.0
"""Evidence below which no country is given."""
ACTING = 3.0
"""Weight of having acted in the sentence before that which opens with the title: "Peru announced ... . Minister X said"."""
CLEAR = 1.1
"""How many times the evidence for a country must outweigh that for the next one."""
TITLE = 6
"""Tokens of a title that opens a sentence at most."""
SEAT = 4.0
"""Weight of the capital in which somebody speaks."""
SPOKEN = 6
"""Tokens of a name at most."""
SAYING = frozenset(["said", "told"])
ROVING = frozenset(["foreign", "envoy", "representative", "ambassador", "trade", "state", "negotiator", "visiting"])
"""Words in the titles of those who often speak in other countries' capitals."""

MEETINGS = frozenset(
    ["talks", "negotiations", "meeting", "meetings", "round", "session", "contacts", "dialogue", "discussions"]
)
"""What is held somewhere."""
POSTS = frozenset(["ambassador", "ambassadors", "envoy", "consul", "chargé", "embassy"])
"""What "to" or "in" and a country tell of that is not theirs."""


@dataclass(frozen=True, slots=True)
class Passage:
    """Where to look for the side of a person whose title stands at token ``at``.

    ``barred`` parties it cannot be; of ``taken`` somebody else holds the post; ``others`` are the party mentions (by number)
    inside the titles of other people; ``having`` the only countries that it can be.
    """

    at: int
    barred: frozenset[str] = frozenset()
    taken: frozenset[str] = frozenset()
    others: frozenset[int] = frozenset()
    having: frozenset[str] | None = None


def nearby(page: Page, where: Passage) -> str | None:
    """The country that a passage is about; None where two are as near.

    Mentions in the same sentence count most, then those of the paragraph, then those of the article. A capital that is a
    place counts for a country that is named otherwise too, but not where talks are held somewhere; for other cities see
    ``towns.py``.
    """
    barred = where.barred | without(page, where.at)
    scores = _named_near(page, where, barred)
    for code, weight in _beside(page, where, barred, scores):
        scores[code] += weight  # type: ignore[assignment]
    ranked = scores.most_common(2)
    if not ranked or (len(ranked) == 2 and ranked[0][1] < CLEAR * ranked[1][1]):
        return None
    least = LEAST if len({m.code for m in page.mentions if m.kind == "country"}) > 1 else 0.0
    return ranked[0][0] if ranked[0][1] >= least else None


def _named_near(page: Page, where: Passage, barred: frozenset[str]) -> Counter[str]:
    """How much the mentions of a passage's section speak for each country."""
    scores: Counter[str] = Counter()
    first, last = page.section(where.at)
    places = towns.placing(page, where.at)
    named = {m.code for m in page.mentions if not (m.form in places and m.use == "place")} - barred
    for i in page.party_starts:
        number = page.parties[i]
        mention = page.mentions[number]
        free = first <= i < last and mention.code in named and (where.having is None or mention.code in where.having)
        free = free and not towns.elsewhere(page, where.at, i, mention) and not _posted_to(page, i)
        if mention.kind == "country" and free and not (page.bargains and _venue(page, i, mention)) and not backed(page, number):
            beside = number in where.others and abs(page.sentence(i) - page.sentence(where.at)) <= NEXT
            scale = (TAKEN if mention.code in where.taken else 1) * (OTHERS if beside else 1)
            scores[mention.code] += _weight(page, i, where.at) * scale  # type: ignore[assignment]
    return scores


def _beside(page: Page, where: Passage, barred: frozenset[str], scores: Counter[str]) -> Iterator[tuple[str, float]]:
    """What else speaks for countries, with its weight: the opening, who acted before, the heading of the section, the date
    line; ``scores`` grow with each.
    """
    opens = opening(page)
    yield from ((code, TOPIC) for code in opens & set(scores))
    if (acting := _acting_before(page, where.at)) in scores:
        yield str(acting), ACTING
    if (seat := _speaks_in(page, where)) and seat not in barred:
        yield seat, SEAT
    if page.press in scores:
        yield str(page.press), PRESS * (FIRST if page.segments[where.at] == page.segments[0] else 1)
    first, last = page.section(where.at)
    if (last - first) < len(page) and page.parties[first] >= 0:
        yield page.mentions[page.parties[first]].code, HOME
    home = dateline(page)
    parties = {m.code for m in page.mentions if m.use == "party" and m.kind == "country"}
    host = page.about_bargaining and bool(opens) and home not in opens
    venue = host or (home not in parties and (page.bargains or len(parties) > SEVERAL))
    lead = not venue and (home in scores or page.segments[where.at] <= page.segments[0] + 1)
    if home and lead and home not in barred and (where.having is None or home in where.having):
        abroad = page.press in scores and page.press != home
        yield home, HOME * (ABROAD if abroad else 1) + AGENCY * (agency(page) == home)


def _speaks_in(page: Page, where: Passage) -> str | None:
    """The country of the capital in which somebody is told to have spoken ("Prime Minister X said in Lima"), but for those
    whose office is to travel.
    """
    i = where.at
    while i < len(page) and i - where.at < SPOKEN and page.pos[i] == "PROPN":
        i += 1
    if i + 2 >= len(page) or page.lows[i] not in SAYING or page.lows[i + 1] != "in" or page.parties[i + 2] < 0:
        return None
    mention = page.mentions[page.parties[i + 2]]
    roving = any(page.lows[j] in ROVING for j in range(max(0, where.at - OFFICE), where.at))
    return mention.code if mention.form == "capital" and not roving else None


def _acting_before(page: Page, name: int) -> str | None:
    """The country that is the subject of the sentence before that of a name, where a title opens the sentence of the name."""
    number, first = page.sentence(name), name
    while first > 0 and page.sentence(first - 1) == number:
        first -= 1
    spoken = first
    while page.quoted[first] and first < name and page.sentence(first) == number:
        first += 1
    if name - first > TITLE + (first > spoken) or any(page.pos[i] in ("VERB", "AUX", "ADP") for i in range(first, name)):
        return None
    i = spoken - 1
    while i >= 0 and page.sentence(i) == number - 1:
        i -= 1
    opens = range(i + 1, min(i + 1 + TITLE, spoken))
    found = [page.mentions[page.parties[j]] for j in opens if page.parties[j] >= 0 and _leads_clause(page, j)]
    acting = {mention.code for mention in found if mention.kind == "country" and mention.use == "party"}
    return acting.pop() if len(acting) == 1 else None


def _venue(page: Page, i: int, mention: PartyMention) -> bool:
    """Whether a mention is a capital that is only a place, or a country to which those who bargain come."""
    if mention.use != "place":
        return False
    if mention.form == "capital":
        return True
    to = page.lows[i - 1] if i else ""
    if not page.about_bargaining or mention.form != "name" or to not in ("to", "in", "into"):
        return False
    above = page.document.heads[page.at[i - 1]]
    comes = page.document.pos[above] in ("VERB", "AUX") or page.document.lower_words[above] in MEETINGS
    acts = to == "in" and any(other.code == mention.code and other.use == "party" for other in page.mentions)
    return comes and not acts


def opening(page: Page) -> set[str]:
    """The countries that act in the opening paragraph: what an article is about."""
    end = next((i for i, number in enumerate(page.segments) if number > 0), len(page))
    first = (n for n in page.party_indices(0, end) if not backed(page, n))
    firsts = {page.parties[i]: i for i in range(end - 1, -1, -1) if page.parties[i] >= 0}
    return {page.mentions[n].code for n in first if page.mentions[n].use == "party" and not _posted_to(page, firsts[n])}


def _weight(page: Page, i: int, at: int) -> float:
    mention = page.mentions[page.parties[i]]
    base = 2.0 if mention.form in ("seat", "ministry", "office", "force") else 1.0
    if mention.use == "place" and mention.form != "seat":
        base *= PLACE
    if page.sentence(i) == page.sentence(at):
        return 0.0 if _faced(page, i) else base + (2.0 if i < at else AFTER)
    beside = page.segments[i] == page.segments[at]
    if beside and abs(page.sentence(i) - page.sentence(at)) <= 1:
        return base + 0.5 + SUBJECT * _leads_clause(page, i)
    return base * (PARAGRAPH if beside else 0.5)


def _posted_to(page: Page, i: int) -> bool:
    """Whether a country is where an envoy of another is posted: "ambassador to the United States"."""
    i -= 1 + (page.pos[i - 1] == "DET")
    return i > 0 and page.lows[i] in ("to", "in") and page.lows[i - 1] in POSTS


def _leads_clause(page: Page, i: int) -> bool:
    """Whether a mention is in the subject of its clause: "Peru accused", "Peru's army took"."""
    document, token = page.document, page.at[page.mention_ends[page.parties[i]] - 1]
    while document.deps[token] in ("amod", "compound", "poss", "nmod", "conj") and document.heads[token] != token:
        token = document.heads[token]
    return document.deps[token] in ("nsubj", "nsubjpass")


def _faced(page: Page, i: int) -> bool:
    """Whether a party is what somebody acts on or meets: "tariffs on X", "a deal with the X"."""
    i -= 1
    while i > 0 and page.pos[i] in ("DET", "ADJ", "NUM"):
        i -= 1
    return i >= 0 and page.is_a(i, "facing")
