"""Find the triggers of a document: one look-up a token, then the conditions of the rules found."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from functools import cache
from typing import Literal

from communique.events.actor import lexicon
from communique.events.cast import Cast
from communique.events.frames import Entry, Index, Possible, Rule, index
from communique.events.hit import Hit
from communique.events.syntax import (
    chain,
    governor_of,
    is_passive,
    is_verb,
    kids,
    logical_objects,
    logical_subjects,
    name_of,
    next_words,
    prepositions,
    taken_up,
)
from communique.model import Document, among, kept
from communique.parties.ships import ships

MOVING = frozenset({"deployment", "withdrawal"})
"""Types of what forces do, whose head-count may stand for them ("some 4,500 remain")."""
PHRASAL = frozenset({("give", ("in",)), ("cave", ("in",))})
"""Verbs with a particle that says another thing as a preposition ("gave it in May")."""
ONWARD = frozenset({"on", "back", "over"})
"""Particles that say no more than that somebody moves on: "flew on to", "went back to"."""
BEFORE_NAME = "Exercise"
"""The noun that stands before its own name ("Exercise Cobra Gold")."""
NONE: frozenset[str] = frozenset()
NEAR = 4
"""How many words behind a verb its infinitive may begin ("undertook late on Monday to pay")."""


def candidates(cast: Cast) -> Iterator[list[Hit]]:
    """For each trigger in text order the rules whose conditions hold, the most specific first."""
    document, words = cast.document, index()
    for token in among(document.lower_lemmas, words.lasts):
        found = _at(cast, token, _entry(document, token, document.lower_lemmas[token], words), words)
        if found:
            yield found


def _entry(document: Document, token: int, lemma: str, words: Index) -> str:
    """The word to look up: the hyphenated one where the frames know it."""
    name = name_of(document, token)
    return name if name in words.verbs or name in words.nouns else lemma


def _at(cast: Cast, token: int, lemma: str, words: Index) -> list[Hit]:
    document = cast.document
    if lemma in words.verbs and is_verb(document, token) and document.deps[token] not in ("amod", "compound"):
        return list(_verb(cast, token, _possible(cast, "verbs", lemma)))
    if lemma not in words.nouns or not document.tags[token].startswith("NN"):
        return []
    named = document.words[token].islower() and document.tags[document.heads[token]] == "NNP"
    titled = document.words[token] == BEFORE_NAME and document.tags[document.heads[token]] == "NNP"
    front = document.deps[token] == "compound" and not named and not titled
    if not front:
        taken = token in cast.person_at or token in cast.party_at
        return [] if taken else list(_noun(cast, token, _possible(cast, "nouns", lemma).entries))
    return []


def specific(entry: Entry) -> int:
    """How much an entry asks for: further words count most, then conditions."""
    rule = entry.rule
    return (
        4 * len(entry.rest)
        + 2 * bool(rule.objects)
        + bool(rule.subjects)
        + bool(rule.preps)
        + bool(rule.governors)
        + ("clause" in rule.needs)
        + ("bloc" in rule.needs)
        + 3 * rule.narrow
    )


Ranked = tuple[tuple[int, Entry], ...]
"""Rules, each with its place among those of its trigger, of which the most specific is first."""


@cache
def _ranked(form: Literal["verbs", "nouns"], lemma: str) -> tuple[Ranked, dict[str, Ranked]]:
    """The rules of a trigger: those of one word, and the others by their second word."""
    entries: list[Entry] = getattr(index(), form)[lemma]
    rows = tuple(enumerate(sorted(entries, key=specific, reverse=True)))
    seconds = {entry.rest[0] for entry in entries if entry.rest}
    behind = {word: tuple(row for row in rows if row[1].rest[:1] == (word,)) for word in seconds}
    return tuple(row for row in rows if not row[1].rest), behind


def _possible(cast: Cast, form: Literal["verbs", "nouns"], lemma: str) -> Possible:
    """The rules of a trigger without those that ask for words that the article does not have."""
    found = cast.possible.get((form, lemma))
    if found is None:
        single, behind = _ranked(form, lemma)
        words = cast.vocabulary
        rows = [*single, *(row for word in words.intersection(behind) for row in behind[word] if words.issuperset(row[1].rest))]
        told = [entry for _, entry in sorted(rows)] if behind else [entry for _, entry in rows]
        entries = tuple(told if form == "nouns" else [entry for entry in told if _worded(cast, entry.rule)])
        alone = tuple(entry for entry in entries if not entry.rest)
        found = Possible(entries, alone, frozenset(entry.rest[0] for entry in entries if entry.rest))
        cast.possible[form, lemma] = found
    return found


def _worded(cast: Cast, rule: Rule) -> bool:
    """Whether the article has one of the objects and of the subjects that a rule asks for of a verb."""
    objects = not rule.objects or _known(cast, rule) or _has(cast, rule.objects)
    return bool(objects) and (not rule.subjects or _has(cast, rule.subjects))


def _has(cast: Cast, words: frozenset[str]) -> bool:
    """Whether the article has one of some words; of hyphenated ones the last part counts, and a ship by its prefix."""
    if "ship" in words and cast.sails:
        return True
    return not cast.vocabulary.isdisjoint(_parts(words))


@cache
def _parts(words: frozenset[str]) -> frozenset[str]:
    """Some words and the last parts of the hyphenated ones."""
    return frozenset(part for word in words for part in (word, word.rpartition("-")[2]))


def _verb(cast: Cast, verb: int, possible: Possible) -> Iterator[Hit]:
    document = cast.document
    near = next_words(document, verb) & possible.seconds if possible.seconds else NONE
    entries = [e for e in possible.entries if not e.rest or e.rest[0] in near] if near else possible.alone
    if not entries:
        return
    particles = {document.lower_lemmas[p] for p in kids(document, verb, "prt")}
    undergone = logical_objects(document, verb)
    for entry in entries:
        more = chain(document, verb, entry.rest) if entry.rest else ()
        if more is None or (particles and not particles - (ONWARD if entry.rest else frozenset()) <= set(entry.rest)):
            continue
        if entry.rest and (document.lemmas[verb], entry.rest) in PHRASAL and kids(document, more[-1], "pobj"):
            continue
        inner = [t for t in more if document.lower_words[t] == "in"] if "in" in entry.rest else []
        if any(_dated(document, o) for t in inner for o in kids(document, t, "pobj")):
            continue  # "sent home in May" is not "sent in"
        objects = _fits(cast, verb, entry.rule, undergone, more)
        if objects is not None:
            yield Hit(entry.rule, verb, (*more, *objects), verb)


def _dated(document: Document, token: int) -> bool:
    entity = document.entity_at(token)
    return entity is not None and entity.label in ("DATE", "TIME")


def _fits(cast: Cast, verb: int, rule: Rule, undergone: list[int], more: tuple[int, ...]) -> tuple[int, ...] | None:
    """The objects that fulfil a rule's conditions on a verb (empty where it asks for none), of its own (``undergone``) and
    those of the further words; None when they do not hold.
    """
    document = cast.document
    objects = [*undergone, *(o for t in more for o in kids(document, t, "pobj"))] if more else undergone
    if rule.objects and not objects and not rule.preps:
        return None
    if rule.blocks:
        bare = [v for v in kids(document, verb, "xcomp") if not kids(document, v, "dobj", "nsubj")]
        acting = () if rule.type == "rejection" else logical_subjects(document, verb)
        about = (*objects, *acting, *bare, *_explained(document, verb, objects))
        if any(document.lower_lemmas[o] in rule.blocks for o in about):
            return None
    if "clause" in rule.needs and not _told_to_do(document, verb) and not _below(document, more):
        return None
    if "object" in rule.needs and not objects and not _clause_below(document, verb, more):
        return None
    if "intransitive" in rule.needs:
        people = objects and document.tags[objects[0]] == "PRP" and document.lower_words[objects[0]] != "it"
        alone = not kids(document, verb, "xcomp") and (not objects or people)
        if not alone and not is_passive(document, verb):
            return None
    if rule.subjects:
        acting = [*logical_subjects(document, verb), *kids(document, verb, "nsubjpass")]
        counted = rule.type in MOVING and any(t in cast.troops_at for t in acting)
        if not counted and all(rule.subjects.isdisjoint(_headed(document, t)) for t in acting):
            return None
    return _narrowed(cast, verb, rule, objects, more)


def _clause_below(document: Document, verb: int, more: tuple[int, ...]) -> bool:
    """Whether a clause is what a verb is about, a loosely labelled gerund included ("ruled out sending troops")."""
    gerunds = [t for t in kids(document, verb, "advcl") if document.tags[t] == "VBG" and verb < t <= verb + 3]
    named = document.deps[verb] == "relcl" and kids(
        document, verb, "nsubj"
    )  # "an idea that Peru rejects", "an idea Peru rejects"
    bare = named and not any(document.tags[s].startswith("W") for s in kids(document, verb, "nsubj"))
    return bool(_told_to_do(document, verb) or gerunds or bare) or _below(document, more)


def _told_to_do(document: Document, verb: int) -> bool:
    """Whether a clause stands below a verb, an infinitive right behind it that the parser takes for a purpose included."""
    loose = [t for t in kids(document, verb, "advcl") if any(verb < a <= verb + NEAR for a in _to(document, t))]
    return bool(kids(document, verb, "ccomp", "xcomp") or loose or _again(document, verb))


def _again(document: Document, verb: int) -> bool:
    """Whether an infinitive that the parser hangs on a count of times is the verb's ("refused for the second time to meet")."""
    times = [o for word, o in prepositions(document, verb) if word == "for" and document.lemmas[o] == "time"]
    return any(_to(document, v) for t in times for v in kids(document, t, "acl", "relcl"))


def _to(document: Document, verb: int) -> list[int]:
    return [a for a in kids(document, verb, "aux") if document.lower_words[a] == "to"]


def _below(document: Document, more: tuple[int, ...]) -> bool:
    return any(kids(document, t, "ccomp", "xcomp", "acl", "pcomp") for t in more)


def _narrowed(cast: Cast, verb: int, rule: Rule, objects: list[int], more: tuple[int, ...]) -> tuple[int, ...] | None:
    document = cast.document
    if rule.preps:
        tops = (verb, *more, *objects) if rule.objects else (verb, *more)
        tops = (*tops, *logical_subjects(document, verb)) if rule.subjects else tops
        below = [(w, o) for top in tops for w, o in prepositions(document, top) if w in rule.preps]
        loose = [t for t in document.children[verb] if document.lower_words[t] in rule.preps]
        if not below and not loose:
            return None
        objects = objects + [o for _, o in below]
    if not rule.objects:
        return ()
    known = _known(cast, rule)
    fitting = tuple([o for o in objects if o in known or not rule.objects.isdisjoint(_headed(document, o))])
    return fitting or None


@kept
def _headed(document: Document, top: int) -> frozenset[str]:
    """The lemmas that head a phrase, or what a pronoun takes up, also below a word of quantity ("a series of tariffs"); of a
    ship by its prefix "ship".
    """
    found = {document.lower_lemmas[top]}
    for token in (top, *antecedents(document, top)):
        names = [token, *kids(document, token, "conj"), *_called(document, token)]
        if _counts(document, token):
            summed = document.lower_lemmas[token] in ("million", "billion")  # "billions in aid"
            behind = [o for w, o in prepositions(document, token) if w == "of" or (summed and w == "in")]
            names += [*kids(document, token, "compound"), *behind]
        found.update(form for t in names for form in (document.lower_lemmas[t], name_of(document, t)))
        if any(document.words[t] in ships() for t in (token, *kids(document, token, "compound"))):
            found.add("ship")
    return frozenset(found)


def _called(document: Document, token: int) -> list[int]:
    """What a thing with a name is called ("the cruiser General Silva", "the airline Andes Air")."""
    if document.tags[token] != "NNP":
        return []
    return [c for c in kids(document, token, "compound", "appos", "nmod") if document.tags[c] == "NN"]


def _counts(document: Document, token: int) -> bool:
    """Whether a noun only counts or bundles what stands behind its "of" ("thousands of troops", "the use of force" not)."""
    return document.lower_lemmas[token] in lexicon()["bundles"] or not document.tags[token].startswith("N")


def _known(cast: Cast, rule: Rule) -> Collection[int]:
    """The tokens that fit a rule because of what was found there: head-counts, money, an agreement by its name."""
    if "troops" in rule.links:
        return cast.troops_at
    if rule.type == "payment":
        return cast.money_at
    return cast.pact_at if rule.type in ("agreement", "expiry") else ()


def antecedents(document: Document, token: int) -> list[int]:
    """The nouns that "it", "they", "which" may take up: what a relative clause is about, else the nouns in argument
    position before it in its sentence, nearest first, or the subject and object of the sentence before.
    """
    if document.tags[token] in ("WDT", "WP"):
        noun = taken_up(document, token)
        return [noun] if noun != token else []
    if document.lower_words[token] not in ("it", "they", "them"):
        return []
    at = document.sentence_of[token]
    here = [t for t in range(token - 1, document.sentences[at].first - 1, -1) if _argument(document, t)]
    if here or at == 0:
        return here[:2]
    before = document.sentences[at - 1]
    return [t for t in range(before.first, before.last) if _argument(document, t)][:2]


def _argument(document: Document, token: int) -> bool:
    return document.deps[token] in ("nsubj", "nsubjpass", "dobj") and document.tags[token].startswith("NN")


def _noun(cast: Cast, noun: int, entries: Sequence[Entry]) -> Iterator[Hit]:
    document = cast.document
    for entry in entries:
        front = kids(document, noun, "compound", "amod", "nmod") if entry.rest else []
        before = {form.lower() for c in front for form in (document.lemmas[c], document.words[c])}
        if not before.issuperset(entry.rest):
            continue
        rule = entry.rule
        if _of_person(document, noun):
            continue
        governor = governor_of(document, noun)
        if rule.governors and (governor is None or document.lower_lemmas[governor] not in rule.governors):
            continue
        if governor is not None and document.lower_lemmas[governor] in rule.spared:
            continue
        if _unsaid(document, noun) or (rule.blocks and before_block(document, noun, rule.blocks)):
            continue
        yield Hit(rule, noun, (), governor)


def _unsaid(document: Document, noun: int) -> bool:
    """Whether a noun tells of no single thing ("any attack", "with or without a deal")."""
    prep = document.heads[noun]
    if document.lower_words[prep] == "without" and document.lower_words[prep - 1] in ("or", "and"):
        return True
    return any(document.lower_words[c] == "any" for c in kids(document, noun, "det"))


def _of_person(document: Document, noun: int) -> bool:
    """Whether a noun only says what a person is there for ("the negotiator for the talks")."""
    prep = document.heads[noun]
    if document.deps[noun] != "pobj" or document.lower_words[prep] not in ("for", "at", "to"):
        return False
    return document.lower_lemmas[document.heads[prep]] in lexicon()["agents"]


def _explained(document: Document, verb: int, objects: list[int]) -> tuple[int, ...]:
    """The noun before a participle behind a comma, whatever the parser hangs it on ("the accord, struck in Lima, Peru")."""
    aside = verb > 1 and document.words[verb - 1] == "," and document.tags[verb] in ("VBN", "VBD")
    return (verb - 2,) if aside and not objects and not kids(document, verb, "nsubj", "nsubjpass") else ()


def before_block(document: Document, noun: int, blocks: frozenset[str]) -> bool:
    """Whether a word that rules the noun out stands below it ("peace deal"; blocks = ["peace"])."""
    return any(document.lower_lemmas[c] in blocks and not is_verb(document, c) for c in document.children[noun])
