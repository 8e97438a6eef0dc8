"""Who bargains: the text reports that a person negotiates, leads talks or sits in them."""

from __future__ import annotations

from itertools import pairwise

from communique.kinds.people.beside import AT_TABLE, LEADS, TALKS, TEAM, opens_after, with_others
from communique.kinds.people.bodies import TEAMS, of_chamber
from communique.kinds.people.clauses import first_conjunct, subject_of
from communique.kinds.people.closing import closes, closes_matter
from communique.kinds.people.delegations import place
from communique.kinds.people.link import Group
from communique.kinds.people.names import Name
from communique.kinds.people.owners import LENDERS
from communique.kinds.people.page import STOPS, Page
from communique.kinds.people.title_phrases import Post

CREDITORS = frozenset(["banks", "bank", "creditor", "creditors", "bondholders"])
CONSULTING = frozenset(["consultations", "dialogue", "discussions"])
"""What diplomats call talks, in an article about bargaining."""
FACED = frozenset(["him", "her", "them"])
REACH = 9
"""Tokens before a name in which "across from" stands."""
ROUNDS = frozenset(["session", "sessions", "round", "rounds"])
ROUNDS_HELD = frozenset(["hold", "have", "complete", "finish", "conclude", "conduct", "begin", "resume"])
INSTITUTIONS = frozenset(
    ["council", "cabinet", "board", "committee", "commission", "elections", "voting", "training", "news", "press"]
)
EXPECTED = frozenset(["expect", "want", "hope", "refuse", "decline", "offer"])
SUBJECT = "negotiates"
SENDS = frozenset(["send", "dispatch"])
WRAPS = frozenset(["wrap", "conclude", "finish", "complete", "end", "hold"])
MEETINGS = frozenset(["meeting", "meetings", "discussions", "consultations", "sessions"])
ATTENDING = frozenset(["attend", "join", "participate", "sit", "be"])
"""Verbs of taking part in talks."""


def bargains(page: Page, group: Group) -> str | None:
    """How the text says that a person bargains, or None."""
    for name in group.actors:
        ways = (_by_verb, _by_phrase, with_others, _by_noun, opens_after)
        if found := next((found for way in ways if (found := way(page, name))), None):
            return found
    return None


def stays_away(page: Page, group: Group) -> bool:
    """Whether the text says that a person does not come to the talks: "has not attended the talks", "takes no part in them"."""
    document = page.document
    for verb in (v for name in group.actors for v in subject_of(page, name)):
        lemma, children = document.lower_lemmas[verb], document.children[verb]
        no_part = any(document.lower_words[c] == "no" for child in children for c in document.children[child])
        if lemma == "stay" and any(document.lower_words[c] in ("out", "away") for c in children):
            return True
        if (_refused(page, verb) and lemma in ATTENDING and has_talks(page, verb)) or (lemma == "take" and no_part):
            return True
    return False


def at_table(page: Page, post: Post) -> bool:
    """Whether a post is one in talks: "head of the Danish delegation", "coordinator of the nuclear talks", "chairman of the
    banks' advisory committee".
    """
    words = page.lows[post.first : post.last]
    if post.title.role not in ("principal", "negotiator"):
        return False
    if {"mission"} & set(words) and page.bargains and LENDERS & page.codes:
        return any(page.mentions[n].code in LENDERS for n in page.party_indices(post.first, post.last)) or "fund" in words
    creditors = not {"committee", "panel"}.isdisjoint(words) and not CREDITORS.isdisjoint(words)
    return creditors or any(page.is_a(post.first + i, "table") for i in range(len(words)))


def _by_verb(page: Page, name: Name) -> str | None:
    document = page.document
    for verb in subject_of(page, name):
        chain = [verb, *(c for c in document.children[verb] if document.deps[c] == "xcomp" or _purpose(page, c))]
        if document.lower_lemmas[verb] in EXPECTED:
            continue
        for each in (each for each in chain if not _refused(page, each)):
            lemma = document.lower_lemmas[each]
            if lemma in page.lex.words["bargain-verb"]:
                return SUBJECT if each == verb else LEADS
            if lemma in page.lex.words["bargain-lead"] and has_talks(page, each) and not _calls(page, each, lemma):
                return LEADS
            if lemma in ("take", "participate") and _takes_part(page, each):
                return LEADS
            if lemma in ("leave", "quit") and page.about_bargaining and _of_team(page, each):
                return LEADS
            if _in_charge(page, each) or _speaks_at(page, each, lemma) or _holds_round(page, each, lemma):
                return LEADS
            if closes(page, each, lemma) or (
                page.about_bargaining and (_sits(page, each, lemma) or _stands_for(page, each, lemma))
            ):
                return LEADS
    return None


def _calls(page: Page, verb: int, lemma: str) -> bool:
    """Whether "hold talks" is what a visitor does, in an article that is about a visit and not about bargaining."""
    if lemma not in ("hold", "have") or page.about_bargaining or "visit" not in page.lows:
        return False
    return not any(page.document.lower_words[c] in page.lex.words["talks-matter"] for c in page.below(verb))


def _purpose(page: Page, verb: int) -> bool:
    """Whether a clause says what for: "flew to Vienna to join the talks"."""
    document = page.document
    return document.deps[verb] == "advcl" and any(document.tags[c] == "TO" for c in document.children[verb])


def _refused(page: Page, verb: int) -> bool:
    """Whether a verb is denied: "would not negotiate"."""
    return any(page.document.deps[c] == "neg" for c in page.document.children[verb])


def _sits(page: Page, verb: int, lemma: str) -> bool:
    """ "sat in on the sessions", "has been at the table": a verb of being somewhere with the table below it."""
    if lemma not in page.lex.words["table-sit"]:
        return False
    document = page.document
    places = [g for c in document.children[verb] if document.deps[c] in ("prep", "prt", "advmod") for g in page.below(c)]
    below = {document.lower_words[g] for g in places}
    if lemma == "be" and any(_on_team(page, c) for c in document.children[verb]):
        return True
    if lemma == "sit" and any(document.lower_words[c] in ("opposite", "across") for c in document.children[verb]):
        return True
    return "table" in below or (lemma == "sit" and bool(below & {"talks", "negotiations", "session", "sessions"}))


def _of_team(page: Page, verb: int) -> bool:
    """Whether a team is the object of a verb: "left the delegation in May"."""
    document = page.document
    return any(document.deps[c] == "dobj" and document.lower_words[c] in TEAMS for c in document.children[verb])


def _on_team(page: Page, token: int) -> bool:
    """Whether a preposition tells of a team: "has been on the government's team"."""
    document = page.document
    return document.lower_words[token] == "on" and any(document.lower_words[g] in TEAMS for g in document.children[token])


def _stands_for(page: Page, verb: int, lemma: str) -> bool:
    """ "represented the government": a party, or what stands for one, is the object."""
    document = page.document
    objects = [c for c in document.children[verb] if document.deps[c] == "dobj"] if lemma == "represent" else []
    return any(document.lower_words[c] in page.lex.words["side"] or page.parties[page.back.get(c, 0)] >= 0 for c in objects)


def _between(page: Page, name: Name) -> bool:
    """ "talks (in Oslo) between X and Y": nothing but names and titles since "between", the talks not far before it."""
    if "between" not in page.vocabulary:
        return False
    i = name.first - 1
    while i > 0 and page.together(i, name.first) and name.first - i < 20 and page.lows[i] != "between":
        if page.pos[i] in ("VERB", "AUX") or page.words[i] in STOPS:
            return False
        i -= 1
    before = page.lows[max(0, i - 8) : max(i, 0)]
    told = page.about_bargaining and page.lows[i] == "between" and page.lows[i - 1] in MEETINGS
    return i > 0 and page.lows[i] == "between" and (told or bool({"talks", "negotiations"} & set(before)))


def _by_noun(page: Page, name: Name) -> str | None:
    """ "negotiated by X", "X's negotiations with", "X, leading a delegation", "X said after talks with"."""
    document = page.document
    last, head = first_conjunct(page, page.at[name.last - 1])
    if document.deps[last] == "appos":
        last, head = first_conjunct(page, head)
    if document.deps[last] == "pobj" and document.deps[head] == "agent":
        verb = document.heads[head]
        if document.lower_lemmas[verb] in page.lex.words["bargain-verb"]:
            return SUBJECT
        attended = document.lower_lemmas[verb] in page.lex.words["bargain-lead"]
        return LEADS if attended and any(_is_talks(page, c) for c in document.children[verb]) else None
    if document.deps[last] == "pobj" and document.lower_words[head] == "with" and _bargained(page, document.heads[head]):
        return LEADS
    if document.deps[last] == "poss" and document.lower_words[head] in ("negotiations", "talks") and page.about_bargaining:
        return LEADS
    lemma = document.lower_lemmas[head] if document.deps[last] == "dobj" else ""
    if (lemma in page.lex.words["sent"] and _mission(page, head)) or (lemma in SENDS and _to_table(page, head)):
        return LEADS
    apposed = (a for c in document.children[last] if document.deps[c] == "appos" for a in document.children[c])
    if any(document.deps[c] == "relcl" and _put_in_charge(page, c) for c in (*document.children[last], *apposed)):
        return LEADS
    return LEADS if _leading(page, last) or _came(page, name) else None


def _to_table(page: Page, verb: int) -> bool:
    """Whether a country sends somebody in an article about bargaining, and nowhere else: "Chad has sent X"."""
    document = page.document
    goals = [g for c in document.children[verb] if document.lower_words[c] == "to" for g in document.children[c]]
    sender = [page.parties[page.back.get(c, 0)] for c in document.children[verb] if document.deps[c] == "nsubj"]
    return page.about_bargaining and any(n >= 0 for n in sender) and all(_is_talks(page, goal) for goal in goals)


def _put_in_charge(page: Page, verb: int) -> bool:
    """ "whom the president put in charge of the negotiations", "whom Peru sent to negotiate"."""
    document = page.document
    whom = any(document.lower_words[c] in ("whom", "who") and document.deps[c] == "dobj" for c in document.children[verb])
    return whom and (_in_charge(page, verb) or (document.lower_lemmas[verb] in page.lex.words["sent"] and _mission(page, verb)))


def _speaks_at(page: Page, verb: int, lemma: str) -> bool:
    """ "speaks for the islands in the negotiations"."""
    document = page.document
    preps = (
        {document.lower_words[c]: c for c in document.children[verb] if document.deps[c] == "prep"} if lemma == "speak" else {}
    )
    return "for" in preps and any(
        document.lower_words[token] in TALKS
        for word in ("in", "at", "for")
        if word in preps
        for token in page.below(preps[word])
    )


def _holds_round(page: Page, verb: int, lemma: str) -> bool:
    """ "held two sessions", "met for a third round", in an article about bargaining and not of a council or parliament."""
    document, words = page.document, page.lex.words
    if lemma not in ROUNDS_HELD or not page.about_bargaining:
        return False
    for noun in (c for c in document.children[verb] if document.deps[c] == "dobj" and document.lower_words[c] in ROUNDS):
        below = {document.lower_words[c] for c in page.below(noun)}
        if below.isdisjoint(words["legislature"] | words["chamber"] | INSTITUTIONS):
            return True
    return False


def _mission(page: Page, verb: int) -> bool:
    """Whether somebody is given a mission to bargain: "sent X to negotiate", "named X to lead the talks"."""
    document, words = page.document, page.lex.words
    return any(
        document.lower_lemmas[c] in words["bargain-verb"]
        or (document.lower_lemmas[c] in words["bargain-lead"] and has_talks(page, c))
        or (document.lower_lemmas[c] in words["bargain-close"] and closes_matter(page, c))
        for c in document.children[verb]
        if document.deps[c] in ("xcomp", "advcl", "ccomp") and document.tags[c] == "VB"
    )


def _bargained(page: Page, act: int) -> bool:
    """Whether a verb, or the verb above a noun, is one of bargaining: "closed the deal with", "negotiated with"."""
    document = page.document
    verbs = [act, document.heads[act]] if document.pos[act] in ("NOUN", "PROPN") else [act]
    return any(
        document.lower_lemmas[verb] in page.lex.words["bargain-verb"] or closes(page, verb, document.lower_lemmas[verb])
        for verb in verbs
    )


def _leading(page: Page, token: int) -> bool:
    """Whether a participle after a name leads talks or a delegation: "X, heading a Danish delegation"."""
    document = page.document
    return any(
        document.deps[c] in ("acl", "advcl")
        and document.lower_lemmas[c] in page.lex.words["bargain-lead"]
        and has_talks(page, c)
        for c in document.children[token]
    )


def _came(page: Page, name: Name) -> bool:
    """Whether somebody comes, meets or speaks "for", "to", "in" or "after" talks, in an article about bargaining."""
    document = page.document
    return page.about_bargaining and any(
        document.deps[c] == "prep"
        and document.lower_words[c] in page.lex.words["bargain-link"]
        and document.lower_lemmas[verb] in page.lex.words["bargain-come"]
        and (_talks_below(page, c) or any(_wraps_up(page, act) for act in document.children[c]))
        for verb in subject_of(page, name)
        for c in document.children[verb]
    )


def _wraps_up(page: Page, act: int) -> bool:
    """Whether a gerund ends a meeting with another side: "said after wrapping up a meeting with X"."""
    document = page.document
    ends = document.deps[act] == "pcomp" and document.lower_lemmas[act] in WRAPS
    met = (c for c in document.children[act] if document.deps[c] == "dobj") if ends else ()
    return any(
        _is_talks(page, noun)
        or (
            document.lower_words[noun] in MEETINGS
            and any(document.lower_words[c] == "with" for c in (*document.children[noun], *document.children[act]))
        )
        for noun in met
    )


def has_talks(page: Page, verb: int) -> bool:
    document = page.document
    return any(document.deps[c] in ("dobj", "prep") and _talks_below(page, c) for c in document.children[verb])


def _talks_below(page: Page, token: int) -> bool:
    document = page.document
    nouns = [token] if document.deps[token] == "dobj" else list(document.children[token])
    return any(_is_talks(page, noun) for noun in nouns)


def _is_talks(page: Page, noun: int) -> bool:
    """Whether a noun is talks or a team for them: "trade talks", "seven rounds of talks", "the negotiating team"."""
    document = page.document
    word = document.lower_words[noun]
    if word in TALKS or word in ("delegation", "negotiators"):
        return True
    if page.about_bargaining and (word in page.lex.words["table-team"] or word in CONSULTING):
        return word != "panel" or not of_chamber(page, noun)
    if (
        page.bargains
        and word in ("team", "side")
        and any(page.parties[page.back.get(c, 0)] >= 0 for c in document.children[noun])
    ):
        return True
    if (
        word not in ("round", "rounds", "team", "panel", "opening", "start", "resumption", "beginning")
        and word not in page.lex.words["bargain-time"]
    ):
        return False
    below = {document.lower_words[c] for c in page.below(noun)}
    return bool(below & (TALKS | CONSULTING | {"negotiating"}))


def _in_charge(page: Page, verb: int) -> bool:
    """ "was put in charge of the negotiations", "is responsible for the talks"."""
    document = page.document
    if document.lower_lemmas[verb] not in ("put", "place", "be", "remain"):
        return False
    below = page.below(verb)
    return any(document.lower_words[c] in ("charge", "responsible") for c in below) and any(
        document.lower_words[c] in ("negotiations", "talks") and document.lower_words[document.heads[c]] in ("of", "for")
        for c in below
    )


def _takes_part(page: Page, verb: int) -> bool:
    document, below = page.document, page.below(verb)
    alone = document.lower_lemmas[verb] == "participate" and all(document.deps[c] != "prep" for c in document.children[verb])
    refused = any(document.lower_words[token] == "no" for token in below)
    return (alone and page.about_bargaining) or (not refused and any(_is_talks(page, token) for token in below))


def _by_phrase(page: Page, name: Name) -> str | None:
    """ "X and other negotiators", "the team led by X", "talks between X and Y"."""
    after = page.lows[name.last : name.last + 10]
    if "negotiators" in after and ("other" in after or "fellow" in after) and page.together(name.last, name.first):
        return AT_TABLE
    if seat := place(page, name):
        return LEADS if seat.leads else AT_TABLE
    if _in_team(page, name) or (page.bargains and _faced(page, name.first)):
        return AT_TABLE
    return LEADS if _between(page, name) and (page.about_bargaining or _beside_negotiator(page, name)) else None


def _faced(page: Page, first: int) -> bool:
    """Whether somebody sits opposite a name: "across the table from X", "seated opposite X"."""
    before = page.lows[max(0, first - REACH) : first]
    across = "across" in before and not {"from", "sits", "sat", "is"}.isdisjoint(before[before.index("across") :])
    pairs = list(pairwise(page.lows[max(0, first - TEAM) : first]))
    facing = page.about_bargaining and any(a == "opposite" and b in FACED for a, b in pairs)
    return across or facing or any(a in ("sat", "sits", "sitting", "seated") and b == "opposite" for a, b in pairs)


def _in_team(page: Page, name: Name) -> bool:
    """Whether somebody is "part of" or "a member of" a team at the table: "X, part of the Peruvian negotiating team,"."""
    after = page.lows[name.last : name.last + TEAM]
    first = next((k for k, low in enumerate(after) if low in ("part", "member") and after[k + 1 : k + 2] == ("of",)), None)
    apposed = first is not None and after[0] == "," == after[first - 2] and after[first - 1] == "as"
    if first is None or (first > 3 and not apposed) or not page.together(name.last + first, name.first):
        return False
    begin = name.last + first + 2
    inside = range(begin, min(begin + REACH, len(page)))
    body = next((i for i in inside if page.lows[i] in ("team", "delegation", "side", "panel")), None)
    return body is not None and (page.lows[body] == "delegation" or any(page.is_a(i, "table") for i in range(inside[0], body)))


def _beside_negotiator(page: Page, name: Name) -> bool:
    """Whether one of those listed with somebody is a negotiator by title: "talks between negotiator X and Minister Y"."""
    first = max(0, name.first - TEAM * 2)
    near = range(first, min(len(page), name.last + TEAM))
    found = (page.title_at(i) for i in near if page.together(i, name.first))
    return any(title and title[0].role == "negotiator" for title in found)


def side_at_table(page: Page, group: Group) -> str | None:
    """The party of the delegation that somebody heads or belongs to, None where none is named."""
    seats = (place(page, name) for name in group.names)
    return next((seat.party for seat in seats if seat and seat.party), None)
