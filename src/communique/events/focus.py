"""What an article is about: the country at home in it, its main pair, and who only mediates between others."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from communique.events import issuers
from communique.events.actor import lexicon
from communique.events.bands import is_tie
from communique.events.mend import OUTSIDE
from communique.events.syntax import conjuncts, is_verb, kids, logical_objects, logical_subjects, taken_up
from communique.model import Document, among
from communique.parties.find import lookup
from communique.parties.value import PartyMention

if TYPE_CHECKING:
    from communique.events.cast import Cast


def weight(cast: Cast) -> Counter[str]:
    """How often each party of an article is named, people counted for theirs."""
    counts = Counter(m.code for m in cast.facts.parties if not _beside(cast.document, m))
    counts.update(p.party for p in cast.facts.people for _ in p.mentions if p.party)
    return counts


def _beside(document: Document, mention: PartyMention) -> bool:
    """Whether a name says nothing of who an article is on: a city that is no capital, a capital that only names a pact, a
    summit or the like ("the Helsinki agreement"), a country that only says whose the city is ("Ghana's capital Accra"), and
    with whom a group sides ("the Al-Qaeda-linked Shebab").
    """
    if is_tie(document, mention):
        return True
    last = document.tokens_in(mention.start, mention.end)[-1:]
    if any(document.deps[t] == OUTSIDE for t in last):
        return True
    if mention.form in ("name", "demonym"):
        return any(_of_city(document, document.heads[t]) for t in last if document.deps[t] in ("poss", "amod", "compound"))
    if mention.form != "capital":
        return mention.form == "city"
    if any(_of_city(document, t) or _of_city(document, document.heads[t]) for t in last if mention.use == "place"):
        return True
    return any(document.deps[t] in ("compound", "nmod", "amod") for t in last)


def _of_city(document: Document, token: int) -> bool:
    """Whether a token is "capital", or the name of a city that is said to be one."""
    near = (token, *kids(document, token, "compound", "appos", "nmod"))
    return any(document.lower_lemmas[t] == "capital" for t in near)


def home(cast: Cast) -> str | None:
    """The country that an article names far more than any other, or most and is dated from; None where there is none."""
    counts = Counter({code: n for code, n in cast.weight.items() if code in cast.countries - cast.brokers})
    if cast.brokers:
        counts = Counter({code: n for code, n in counts.items() if n > 1})
    dated = cast.here if cast.here not in cast.brokers else None
    return issuers.foremost(counts) or (dated if dated and counts[dated] == max(counts.values(), default=0) else None)


def here(cast: Cast) -> str | None:
    """The country that an article is dated from ("LIMA, Peru -"), None where it has no date line that says so."""
    outside = [m for t, m in cast.party_at.items() if cast.document.deps[t] == OUTSIDE and m.kind == "country"]
    found = lookup(cast.context.dateline.split(",")[-1].strip()) if cast.context.dateline else None
    return outside[0].code if outside else found[0] if found else None


def main_pair(cast: Cast, margin: float) -> tuple[str, ...]:
    """The two parties named most, where the second is named more than ``margin`` times as often as the third; in a labour
    dispute the union and the employer.
    """
    if cast.unlisted.opponents:
        return cast.unlisted.opponents
    named = [row for row in cast.weight.most_common() if row[0] not in cast.brokers]
    top = [row for row in named if row[1] > 1 or not _places(cast, row[0])][:3]
    clear = len(top) == 2 or (len(top) == 3 and top[1][1] > margin * top[2][1])
    return tuple(code for code, _ in top[:2]) if clear else ()


def plain_pair(cast: Cast) -> tuple[str, ...]:
    """The main pair, where it is clear or was told to act on each other or together; none else."""
    pair = cast.main_pair()
    acted = any(set(parties) == set(pair) for _, parties in (*cast.pairs.opposed, *cast.pairs.joint))
    return pair if acted else cast.main_pair(issuers.CLEAR)


def _places(cast: Cast, code: str) -> bool:
    """Whether a party is only named as where something is."""
    return all(m.use == "place" for m in cast.mentions_of.get(code, ())) and code in cast.mentions_of


def brokers(cast: Cast) -> frozenset[str]:
    """Those that an article says mediate or lend their roof ("talks brokered by Peru", "Peruvian mediators", "under the
    auspices of the African Union").
    """
    document, words = cast.document, lexicon()["brokering"] | lexicon()["brokers"] | lexicon()["aegis"]
    found = _peacemakers(cast)
    if cast.vocabulary.isdisjoint(words):
        return frozenset(found)
    for token in among(document.lower_lemmas, words):
        lemma = document.lower_lemmas[token]
        if lemma in lexicon()["brokers"]:
            found.update(_called(cast, token))
        if lemma in lexicon()["brokering"] and is_verb(document, token):
            if lemma == "arrange" and not _of_talks(document, token):
                continue
            by = cast.all_of([*logical_subjects(document, token), *kids(document, token, "npadvmod")])
        else:
            by = cast.owner(token) if lemma in lexicon()["brokers"] or _under(document, token) else None
        found.update(by.parties if by else ())
    return frozenset(found)


def _peacemakers(cast: Cast) -> set[str]:
    """The bodies whose envoys go between others, of which an article names one ("the UN special envoy, Silva")."""
    bodies = [p for p in cast.facts.people if p.party in lexicon()["peacemakers"] and p.title]
    sent = lexicon()["go_between"]
    return {p.party for p in bodies if p.party and not sent.isdisjoint((p.title or "").lower().replace("-", " ").split())}


def _called(cast: Cast, noun: int) -> tuple[str, ...]:
    """Who is called a mediator: "mediators Peru and Chile said", "the mediator, Peru", "Peru, which acted as a mediator"."""
    document, above = cast.document, cast.document.heads[noun]
    heads = [*kids(document, noun, "appos")]
    if document.deps[noun] in ("compound", "amod", "nmod") and document.lower_lemmas[noun] in ("mediator", "facilitator"):
        heads.append(above)
    if document.deps[noun] == "pobj" and document.lower_words[above] == "as":
        verb = document.heads[above]
        heads += [taken_up(document, s) for s in logical_subjects(document, verb)] if is_verb(document, verb) else []
    named = cast.all_of([t for head in heads for t in conjuncts(document, head)])
    return named.parties if named else ()


def _of_talks(document: Document, verb: int) -> bool:
    """Whether what somebody arranges is talks, a meeting or a truce of others ("the meeting was arranged by Peru")."""
    met = lexicon()["bargaining"] | lexicon()["peace"] | {"meeting", "encounter"}
    return bool(kids(document, verb, "agent")) and any(document.lower_lemmas[t] in met for t in logical_objects(document, verb))


def _under(document: Document, token: int) -> bool:
    """Whether something takes place under what a noun names ("under the auspices of")."""
    return document.lower_lemmas[token] in lexicon()["aegis"] and document.lower_words[document.heads[token]] == "under"
