"""Whom somebody meets, addresses, visits or receives: signs of which country they are not of, or are."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from communique.kinds.people.clauses import subject_of
from communique.kinds.people.names import Name
from communique.kinds.people.page import RULE, Page
from communique.kinds.people.title_phrases import Post

SEEING = frozenset(["meet", "speak", "talk", "confer", "host", "receive", "call", "phone", "telephone", "consult"])
"""Verbs of meeting or speaking with somebody."""
MEETING = frozenset(["with", "meet", "met", "meeting", "see"])
"""Words between a journey and whom it leads to."""
SPEAKING = frozenset(["talk", "talking", "talked", "speak", "speaking", "spoke"])
RECEIVED = frozenset(["received", "hosted", "greeted", "welcomed"])
TOWARD = frozenset(["to", "in", "into"])
TO_WHOM = frozenset(["to", "for", "with", "against", "on", "at", "from"])
AWAY = {"return": ("from",), "leave": ("for",), "depart": ("for",), "head": ("for", "to"), "go": ("to",), "break": ("with",)}
"""Verbs and the words after them between which and a place it is not one's own."""
CLIMB = 5
"""Steps from a name to the noun whose phrase it ends."""
HOME = 5
"""Tokens of "In Paris," at most."""
DATED = 8
"""Tokens of "In Paris earlier this week," at most."""
TELLING = frozenset(["promise", "assure", "give", "offer", "brief", "tell", "inform", "hand", "see"])
"""Verbs of what a visitor does to a host beside meeting and addressing them."""
TRIPS = frozenset(["visit", "trip", "tour", "stopover"])
LOOKBACK = 2
"""Sentences before a meeting in which the journey to it may be told."""


def addressed_by(page: Page, names: Iterable[Name]) -> Iterator[str]:
    """The parties that do something to or with somebody or their government ("Peru backs President X", "Peru thanked the
    government of X"): never their own, unless it is what a country does with its own leaders ("Peru elected X").
    """
    for name in names:
        verb = _acted_on(page, page.at[name.last - 1])
        if verb is None or page.document.lower_lemmas[verb] in page.lex.words["own-acts"]:
            continue
        number = _acting_party(page, verb)
        if number >= 0 and page.mentions[number].use == "party":
            yield page.mentions[number].code


def _acted_on(page: Page, token: int) -> int | None:
    """The verb or noun whose object somebody is, or their government: "backs X", "support for the government of X"."""
    document = page.document
    head = document.heads[token]
    owned = head if document.deps[token] == "poss" else -1
    if document.deps[token] == "pobj" and document.words[head] == "of":
        owned = document.heads[head]
    if owned >= 0:
        if document.lower_lemmas[owned] not in RULE:
            return None
        token, head = owned, document.heads[owned]
    if document.deps[token] == "pobj":
        return document.heads[head] if document.lower_words[head] in TO_WHOM else None
    return head if document.deps[token] in ("dobj", "dative") else None


def _acting_party(page: Page, verb: int) -> int:
    """The party (by number) that does what a verb, or a noun below a verb, says; -1 where it is none."""
    document = page.document
    for _ in range(CLIMB):
        subject = next((c for c in document.children[verb] if document.deps[c] == "nsubj"), None)
        if subject is not None:
            told = document.tags[subject] in ("WDT", "WP") and document.deps[verb] == "relcl"
            subject = document.heads[verb] if told else subject
            return page.parties[page.back[subject]] if subject in page.back else -1
        aim = document.deps[verb] in ("advcl", "acl") and document.tags[verb] == "VB"
        if not (aim or document.deps[verb] in ("xcomp", "dobj", "conj", "prep", "pobj")) or document.heads[verb] == verb:
            return -1
        verb = document.heads[verb]
    return -1


def approached(page: Page, names: Iterable[Name]) -> bool:
    """Whether somebody is met, addressed or accused of a war ("urged President X", "President X's invasion")."""
    document = page.document
    for name in names:
        token = page.at[name.last - 1]
        head = document.heads[token]
        if document.deps[token] == "poss" and document.lower_lemmas[head] in page.lex.words["aggression"]:
            return True
        if document.deps[token] == "pobj":
            head = document.heads[head]
        verb = document.lower_lemmas[head]
        if document.deps[token] in ("dobj", "pobj", "nsubj") and verb in page.lex.words["aggression"]:
            return True
        if document.deps[token] in ("dobj", "pobj") and (verb in SEEING or verb in page.lex.words["addressed"]):
            return True
    return False


def addressed(page: Page, names: Iterable[Name]) -> Iterator[str]:
    """The parties that somebody addresses or travels to ("X thanked Peru", "X welcomed the vote of Peru"): not their own; a
    city may be at home.
    """
    document = page.document
    for verb in _verbs(page, names):
        tokens: list[int] = []
        if document.lower_lemmas[verb] in page.lex.words["addressed"]:
            objects = [c for c in document.children[verb] if document.deps[c] == "dobj"]
            objects = [c for c in objects if document.lower_words[c] not in page.lex.words["legislature"]]  # the own one
            tokens = [*objects, *_after_word(page, objects, ("of",)), *_owners(page, verb, objects)]
        elif document.lower_lemmas[verb] in page.lex.words["answered"]:
            tokens = _owners(page, verb, _children(page, verb, "dobj"))
        elif document.lower_lemmas[verb] in page.lex.words["travels"]:
            tokens = [c for c in document.children[verb] if document.deps[c] == "dobj"] + _after_word(page, [verb], ("to",))
            tokens += [c for token in tokens for c in page.below(token) if document.deps[c] == "conj"]
        elif words := AWAY.get(document.lower_lemmas[verb]):
            tokens = _after_word(page, [verb], words)
        tokens += _after_word(page, _trips(page, verb), ("to",))
        numbers = (page.parties[page.back[token]] for token in tokens if token in page.back)
        mentions = [page.mentions[number] for number in numbers if number >= 0]
        yield from (m.code for m in mentions if m.form != "city" and any(c.isupper() for c in m.text))


def _owners(page: Page, verb: int, objects: list[int]) -> list[int]:
    """Whose words or acts somebody answers: "rejected Peru's claims"; of other verbs none."""
    document = page.document
    answered = document.lower_lemmas[verb] in page.lex.words["answered"]
    return [c for token in objects for c in document.children[token] if document.deps[c] == "poss"] if answered else []


def _trips(page: Page, verb: int) -> list[int]:
    """The visits that somebody makes or is on ("made a visit to Peru", "said on a trip to Peru")."""
    document = page.document
    made = [*_children(page, verb, "dobj"), *_after_word(page, [verb], ("on", "during"))]
    return [t for t in made if document.lower_lemmas[t] in TRIPS]


def met(page: Page, names: Iterable[Name]) -> Iterator[str]:
    """The parties that somebody meets or speaks with ("spoke with Prime Minister X of Peru"): not their own."""
    document = page.document
    for verb in _verbs(page, names):
        if document.lower_lemmas[verb] not in SEEING:
            continue
        for token in (*_children(page, verb, "dobj"), *_after_word(page, [verb], ("with", "to"))):
            below = [page.back[t] for t in page.below(token) if t in page.back]
            if below:
                found = (page.mentions[n] for n in page.party_indices(min(below), max(below) + 1))
                yield from (mention.code for mention in found if mention.form != "city")


def at_home(page: Page, posts: Iterable[Post]) -> str | None:
    """The country of the capital before an official at the beginning of a sentence: "In Paris, Foreign Minister X said"; of the
    sentence before for whose title begins the next one.
    """
    for post in posts:
        opening = _begin(page, post.first)
        if post.place == "before" and opening > 0 and post.first == opening and page.together(opening - 1, opening):
            before = _begin(page, opening - 1)
            comma = next((j for j in range(before, min(before + HOME, opening)) if page.words[j] == ","), before)
            if comma > before and (code := _capital_in(page, before, comma)):
                return code
        i = post.first - 1
        i -= i > 0 and page.pos[i] == "DET"
        if post.place != "before" or i < 2 or page.words[i] != "," or page.parties[i - 1] < 0:
            continue
        mention, start = page.mentions[page.parties[i - 1]], i - 2
        opens = start == 0 or page.sentence(start - 1) != page.sentence(start)
        if page.words[start] == "In" and opens and mention.form == "capital":
            return mention.code
    return None


def called_on(page: Page, posts: Iterable[Post]) -> str | None:
    """The country of the capital in which a visitor does something with or to an official: "In Lima on Monday, he promised
    President X a loan".
    """
    document = page.document
    for post in posts:
        if post.place != "before" or post.name is None:
            continue
        opening = _begin(page, post.first)
        comma = next((j for j in range(opening, min(opening + DATED, post.first)) if page.words[j] == ","), opening)
        at = next((j for j in range(opening + 1, comma) if page.parties[j] >= 0), -1)
        verb = _acted_on(page, page.at[post.name.last - 1])
        if at != opening + 1 or verb is None or page.back.get(verb, -1) < comma:
            continue
        told = document.lower_lemmas[verb] in page.lex.words["addressed"] or document.lower_lemmas[verb] in SEEING | TELLING
        mention = page.mentions[page.parties[at]]
        acting = _acting_party(page, verb)
        own = acting >= 0 and page.mentions[acting].code == mention.code
        if page.words[opening] == "In" and mention.form == "capital" and told and not own:
            return mention.code
    return None


def _begin(page: Page, i: int) -> int:
    """The first token of the sentence of a token."""
    number = page.sentence(i)
    while i > 0 and page.sentence(i - 1) == number:
        i -= 1
    return i


def _capital_in(page: Page, first: int, comma: int) -> str | None:
    """The country of the capital in "In Paris," at the beginning of a sentence."""
    if page.words[first] != "In" or page.parties[comma - 1] < 0:
        return None
    mention = page.mentions[page.parties[comma - 1]]
    return mention.code if mention.form == "capital" and page.parties[first + 1] == page.parties[comma - 1] else None


def travels(page: Page, names: Iterable[Name]) -> bool:
    """Whether somebody goes to or visits a country."""
    document = page.document
    return any(
        document.lower_lemmas[verb] in page.lex.words["travels"] and page.parties[page.back[token]] >= 0
        for verb in _verbs(page, names)
        for token in (*_children(page, verb, "dobj"), *_after_word(page, [verb], ("to", "in")))
        if token in page.back
    )


def receiving(page: Page, posts: Iterable[Post], names: Iterable[Name]) -> str | None:
    """The country in which somebody is met: "will fly to Peru for talks with President X", "visited Peru. She met President X,
    Minister Y and Mayor Z".
    """
    for start in dict.fromkeys((*(post.first for post in posts), *(name.first for name in names))):
        i = page.list_start(start)
        spoken = i > 0 and page.lows[i] == "to" and page.lows[i - 1] in SPEAKING
        hosted = i > 0 and page.lows[i] == "by" and page.lows[i - 1] in RECEIVED
        invited = "invitation" in page.lows[max(0, start - 3) : start] and page.lows[start - 1] in ("of", "then")
        hosted = hosted or invited  # "visited Peru at the invitation of President X"
        if i < 0 or not (spoken or hosted or page.lows[i] in MEETING) or _along(page, i):
            continue
        first = max(0, page.sentence(start) - LOOKBACK)
        while i > 0 and page.sentence(i - 1) >= first:
            i -= 1
            mention = page.mentions[page.parties[i]] if page.parties[i] >= 0 else None
            if mention and mention.kind == "country" and mention.form in ("name", "capital") and _reached(page, i):
                here = page.sentence(i) == page.sentence(start)
                return mention.code if here or _journey(page, i) else None
    return None


def _along(page: Page, i: int) -> bool:
    """Whether "with" tells who comes along: "travelled to Peru with Minister X"."""
    document = page.document
    return page.lows[i] == "with" and document.lower_lemmas[document.heads[page.at[i]]] in page.lex.words["travels"]


def _reached(page: Page, i: int) -> bool:
    """Whether a place is where somebody is or goes ("to Peru", "in Peru", "visited Peru")."""
    document, token = page.document, page.at[i]
    if document.lemmas[document.heads[token]].lower() in page.lex.words["travels"]:
        return document.deps[token] == "dobj"
    return page.mentions[page.parties[i]].use == "place" and i > 0 and page.lows[i - 1] in TOWARD


def _journey(page: Page, i: int) -> bool:
    """Whether the verb above a place, or above the word before it, is one of travelling."""
    document, head = page.document, page.document.heads[page.at[i]]
    return any(document.lower_lemmas[t] in page.lex.words["travels"] for t in (head, document.heads[head]))


def _verbs(page: Page, names: Iterable[Name]) -> set[int]:
    """The verbs that somebody is the subject of, by the name itself or by the phrase that it ends."""
    return {verb for name in names for verb in (*subject_of(page, name), *_verb_of_phrase(page, name))}


def _verb_of_phrase(page: Page, name: Name) -> Iterator[int]:
    """The verb whose subject a name ends ("the adviser to the President, X, visited")."""
    document, token = page.document, page.at[name.last - 1]
    for _ in range(CLIMB):
        if document.deps[token] in ("nsubj", "nsubjpass"):
            yield document.heads[token]
            return
        if document.deps[token] not in ("pobj", "prep", "appos", "compound", "conj"):
            return
        token = document.heads[token]


def _after_word(page: Page, tokens: Iterable[int], words: tuple[str, ...]) -> list[int]:
    """The objects of the prepositions below tokens that are one of the words."""
    document = page.document
    below = [c for token in tokens for c in document.children[token] if document.lower_words[c] in words]
    return [g for c in below for g in document.children[c]]


def _children(page: Page, verb: int, dep: str) -> list[int]:
    return [c for c in page.document.children[verb] if page.document.deps[c] == dep]
