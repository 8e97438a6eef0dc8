"""For whom a person acts: the party in the title, in the passage, in the office itself."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from communique.kinds.people import towns
from communique.kinds.people.page import Page
from communique.kinds.people.title_phrases import Post
from communique.kinds.people.wire import agency, dateline
from communique.parties.find import lookup
from communique.parties.table import political
from communique.parties.value import PartyMention

BACKED = frozenset(
    ["backed", "led", "born", "based", "held", "controlled", "trained", "sponsored", "mediated", "brokered", "hosted", "made"]
)
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
OFFICE = 4
"""Tokens before the last of the longest office."""
GOVERNED = frozenset(["HKG", "MAC", "AFG"])
"""Countries and territories at whose head there is or was a chief executive."""
SPEAKING = frozenset(["negotiator", "delegate", "counselor", "counsellor", "attache", "consul"])
"""Heads of titles behind which "for" and a country tell whose somebody is."""
LONGEST = 12
"""Characters of the longest of the words of ``BACKED`` and the hyphen before it."""
FOR_WHOM = frozenset(["spokesperson"])
POSTED = frozenset(["ambassador", "envoy", "representative", "delegate"])
WITHOUT_ENVOYS = frozenset(["United Nations", "NATO"])
"""Bodies that have no ambassadors of their own: theirs are those of states at them."""


def in_post(page: Page, post: Post) -> str | None:
    """The party that a title names, before its head or after "of" and "from"; what an envoy is "for" or "to" is no side."""
    if post.place == "predicate" and post.title.id == "head" and page.lows[post.first] != post.title.id:
        toward = next((i for i in range(post.first, post.last) if page.lows[i] == "to"), post.last)
        if any(page.lows[i] in ("banks", "creditors") for i in range(post.first, post.last)):
            return None
        inside = (page.mentions[n].code for n in page.party_indices(post.first, toward) if not _backed(page, n))
        return next((land for code in inside if (land := _land(code))), None)
    for number in page.party_indices(post.first, post.head + 1):
        if not _backed(page, number) and not _posted_at(page, post, number) and (land := _land(page.mentions[number].code)):
            return land
    party = _after_head(page, post)
    return None if party and domestic(party) and post.title.role != "negotiator" else party


def _land(code: str) -> str | None:
    """The party itself; of a political party the country that its name begins with ("Japan Innovation Party"), else None."""
    if not domestic(code):
        return code
    known = lookup(code.split()[0])
    return known[0] if known and known[1] == "country" else None


def domestic(code: str) -> bool:
    """Whether a party is a political party: who speaks for one is a politician of its country."""
    return "Party" in code or code in political()


def neutral(page: Page, post: Post) -> bool:
    """Whether an envoy is that of an organisation to parties in conflict: "UN envoy for Yemen", "the AU's envoy for Sudan"."""
    if page.lows[post.head] not in ("envoy", "representative", "emissary"):
        return False
    party = next((page.mentions[n] for n in page.party_indices(post.first, post.head)), None)
    field = post.head + 1 < post.last and page.lows[post.head + 1] in ("for", "to", "on")
    return bool(party and party.kind == "organization" and (field or party.code == "United Nations"))


def without(page: Page, at: int) -> frozenset[str]:
    """The countries that have no office of the name that stands before a token."""
    found = page.title_at(at - 1) if at else None
    if found is None:
        return frozenset()
    words = " " + " ".join(page.lows[max(0, at - found[1] - 2) : at])
    return frozenset(code for office, codes in page.lex.lacking.items() if words.endswith(" " + office) for code in codes)


def lacks(page: Page, posts: Iterable[Post], party: str) -> bool:
    """Whether a party has no office of one of these names ("prime minister" of the United States)."""
    return any(party in without(page, post.head + 1) for post in posts)


def _posted_at(page: Page, post: Post, number: int) -> bool:
    """Whether a body in a title is the one that an ambassador is posted at: "its UN ambassador", "UN ambassador X"."""
    if page.mentions[number].kind != "organization" or page.lows[post.head] not in POSTED:
        return False
    owned = post.first > 0 and page.tags[post.first - 1] == "PRP$" and page.together(post.first - 1, post.first)
    envoy = page.lows[post.head] == "ambassador" and page.lows[post.head - 1] != "goodwill"
    return owned or (envoy and page.mentions[number].code in WITHOUT_ENVOYS)


def _backed(page: Page, number: int) -> bool:
    i = page.mention_ends[number]
    end = page.mentions[number].end
    if page.document.text[end : end + 1] == "-" and page.document.text[end + 1 : end + LONGEST].split()[:1] != []:
        return page.document.text[end + 1 : end + LONGEST].split()[0] in BACKED
    return any(page.together(i, j) and page.lows[j] in BACKED for j in (i, i + 1) if j < len(page))


def _after_head(page: Page, post: Post) -> str | None:
    link = ""
    for i in range(post.head + 1, post.last):
        if page.lows[i] in ("of", "from", "for", "to", "in", "at", "on", "under"):
            link = page.lows[i]
        elif page.parties[i] >= 0 and (link in ("of", "from", "under") or (link == "for" and _speaks_for(page, post))):
            return page.mentions[page.parties[i]].code
        elif link == "of" and i == post.last - 1 == post.head + 2 and page.capital(i) and (known := lookup(page.words[i])):
            return known[0] if known[1] == "country" else None  # the recognizer has it in the name: "Minister of Togo X"
    return None


def concerned(page: Page, post: Post) -> Iterator[str]:
    """The parties that an envoy is "for" or "to": never the own one."""
    link = ""
    for i in range(post.head + 1, post.last):
        link = page.lows[i] if page.lows[i] in ("for", "to", "of") else link
        if page.parties[i] >= 0 and (link == "to" or (link == "for" and post.title.role == "negotiator")):
            yield page.mentions[page.parties[i]].code


def _speaks_for(page: Page, post: Post) -> bool:
    """Whether "for" names the side ("negotiator for the rebels") and not the field ("envoy for Sudan")."""
    return post.title.id in FOR_WHOM or page.lows[post.head] in SPEAKING


def office(page: Page, post: Post) -> str | None:
    """The party of an office that only one country has under that name (lexicon, ``offices``), where it may be of this text.

    The text names the party, or no other country (one other), or the office is surely its; it names none that has a like one.
    """
    named = _named(page)
    for name in _phrases(page, post, page.lex.office_lasts):
        party = page.lex.offices.get(name)
        if party and named.isdisjoint(page.lex.rivals.get(name, ())):
            return party if name in page.lex.sure or party in named or len(named) <= 1 else None
    return None


def rivalled(page: Page, post: Post) -> bool:
    """Whether the text names a country that has an office of the same name as the one which is known for it."""
    named = _named(page)
    return any(not named.isdisjoint(page.lex.rivals.get(name, ())) for name in _phrases(page, post, page.lex.office_lasts))


def having(page: Page, posts: Iterable[Post]) -> frozenset[str] | None:
    """The countries named in the text that have an office of one of these names (lexicon, ``having``); None where many do.

    Without any country in the text the default, if there is one.
    """
    named = _named(page)
    for post in posts:
        for name in _phrases(page, post, page.lex.having_lasts):
            if name in page.lex.having:
                usual = {page.lex.default[name]} if not named and name in page.lex.default else set()
                return (page.lex.having[name] & named) | usual
    return None


def _named(page: Page) -> set[str]:
    return {mention.code for mention in page.mentions if mention.kind == "country"}


def _phrases(page: Page, post: Post, lasts: frozenset[str]) -> Iterator[str]:
    """The phrases of a title that end with one of the words and are not the part of a longer one with "for", longest first."""
    for i in range(post.first, post.last):
        if page.lows[i] in lasts and (page.lows[i + 1 : i + 2] != ("for",) or _below_secretary(page, i)):
            yield from (" ".join(page.lows[j : i + 1]) for j in range(max(post.first, i - OFFICE), i + 1))


def _below_secretary(page: Page, i: int) -> bool:
    """Whether "State" ends the office of an American under or assistant secretary, which has a field with "for"."""
    ranked = page.lows[max(0, i - OFFICE + 1) : i + 1]
    return (
        ranked in (("under", "secretary", "of", "state"), ("assistant", "secretary", "of", "state")) and "GBR" not in page.codes
    )


def private(page: Page, post: Post) -> bool:
    """Whether a title is one in a company or institute: "president of Harrow Consulting", "Harrow's director"."""
    if not post.title.private:
        return False
    if "central bank" in page.text(post.first, post.last).lower():
        return False
    if post.title.id == "executive":
        return not any(page.parties[i] >= 0 for i in range(post.first, post.last)) and page.codes.isdisjoint(GOVERNED)
    tail = [*_first_body(page, post)]
    front = range(post.first, post.head) if page.is_a(post.head, "firm-head") else ()
    if any(page.is_a(i, "private-body") for i in (*tail, *front)):
        return True
    if any(page.parties[i] >= 0 or page.is_a(i, "public-body") for i in (*tail, *front)):
        return False
    return any(page.labels[i] == "ORG" and page.capital(i) for i in (*tail, *front))


def _first_body(page: Page, post: Post) -> Iterator[int]:
    """The tokens after the head of a title, as far as "and former"."""
    for i in range(post.head + 1, post.last):
        if page.lows[i] == "and" and i + 1 < post.last and page.is_a(i + 1, "former"):
            return
        yield i


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
        free = free and not towns.elsewhere(page, where.at, i, mention)
        if mention.kind == "country" and free and not (page.bargains and _city(mention)) and not _backed(page, number):
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
    first, last = page.section(where.at)
    if (last - first) < len(page) and page.parties[first] >= 0:
        yield page.mentions[page.parties[first]].code, HOME
    home = dateline(page)
    parties = {m.code for m in page.mentions if m.use == "party" and m.kind == "country"}
    host = page.about_bargaining and bool(opens) and home not in opens
    venue = host or (home not in parties and (page.bargains or len(parties) > SEVERAL))
    lead = not venue and (home in scores or page.segments[where.at] <= page.segments[0] + 1)
    if home and lead and home not in barred and (where.having is None or home in where.having):
        yield home, HOME + AGENCY * (agency(page) == home)


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


def _city(mention: PartyMention) -> bool:
    """Whether a mention is a capital that is only a place."""
    return mention.form == "capital" and mention.use == "place"


def opening(page: Page) -> set[str]:
    """The countries that act in the opening paragraph: what an article is about."""
    end = next((i for i, number in enumerate(page.segments) if number > 0), len(page))
    first = (n for n in page.party_indices(0, end) if not _backed(page, n))
    return {page.mentions[n].code for n in first if page.mentions[n].use == "party"}


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
