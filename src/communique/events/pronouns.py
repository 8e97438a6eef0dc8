"""What pronouns stand for, where that is certain enough."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from communique.events.actor import Actor, any_of, lexicon
from communique.events.blamed import judged_for
from communique.events.genders import SAID
from communique.events.quotation import speakers
from communique.events.syntax import grammatical_subjects, is_verb, kids, prepositions, verb_above

if TYPE_CHECKING:
    from communique.events.cast import Cast
    from communique.model import Document

PLURAL = frozenset({"they", "them", "their", "we", "us", "our"})
SINGULAR = frozenset({"he", "she", "him", "her", "his"})
NEUTRAL = frozenset({"it", "its"})
FIRST = frozenset({"we", "us", "our", "i", "my", "me"})
OTHERS = frozenset({"they", "them", "their", "it", "its", "he", "she", "him", "her", "his"})
"""Pronouns of the third person."""
SUBJECT = frozenset({"nsubj", "nsubjpass"})
ROLES = SUBJECT | {"dobj", "pobj", "dative"}
RECIPROCAL = frozenset({"other", "another"})
"""The second words of "each other", "one another"."""
WHERE = frozenset({"in", "near", "at", "outside", "around"})
"""Prepositions that place what happened ("the bombing in Ankara, which")."""
REACH = 3
"""How many sentences back a pronoun or a bare office may look."""
OBJECT = frozenset({"dobj", "dative"})
SPURNING = frozenset({"reject", "refuse", "decline", "rebuff", "spurn", "dismiss", "ignore", "accept", "snub", "heed", "turn"})
"""What is done with what others put forward."""
NEAR = 2
"""Depth left to a phrase that a pronoun stands for, so that chains of pronouns end."""

LABEL = re.compile(r"^[ \t]{0,4}(?P<name>[A-Z][A-Z.'’-]{1,20}(?: [A-Z][A-Z.'’-]{0,20}){0,5}):\s", re.MULTILINE)
"""Who speaks in a transcript, in capitals at the beginning of a paragraph."""

Read = Callable[[int], "Actor | None"]


def pronoun(cast: Cast, token: int, depth: int) -> Actor | None:
    """What a pronoun stands for, or the antecedent of a relative one."""
    document = cast.document
    word, tag = document.lower_words[token], document.tags[token]
    if tag in ("WDT", "WP", "WP$"):
        clause = next((a for a in document.ancestors(token) if document.deps[a] == "relcl"), None)
        if clause is None:
            return None
        noun = _antecedent(cast, document.heads[clause])
        whole = cast.all_of([noun], depth + 1) if _of_several(document, token, clause, noun) else None
        return whole or cast.of(noun, depth + 1)
    if tag not in ("PRP", "PRP$"):
        return None
    if word in FIRST:
        return speaker(cast, token)
    if word in SINGULAR:
        return nearest(cast, token, lambda t: _alike(cast, word, _person(cast, t, depth + 1)))
    if word in NEUTRAL:
        return _governing(cast, token, depth) or _ahead(cast, token) or nearest(cast, token, lambda t: body(cast, t))
    if word not in PLURAL:
        return None
    if _strangers(cast, token):
        return Actor((), (), ())
    return _led(cast, token) or nearest(cast, token, lambda t: _many(cast, t)) or _spoken_of(cast, token)


def _ahead(cast: Cast, token: int) -> Actor | None:
    """Whose "its" is in a participle that opens a sentence, of the clause behind it ("After losing its base, Peru left")."""
    document = cast.document
    first = document.sentences[document.sentence_of[token]].first
    opening = next((a for a in document.ancestors(token) if document.tags[a] == "VBG"), None)
    if opening is None or document.deps[token] != "poss" or document.deps[opening] not in ("pcomp", "advcl"):
        return None
    begins = min(document.subtree(opening))
    clause = document.heads[opening]
    if document.deps[opening] == "pcomp":
        begins, clause = clause, document.heads[clause]
    if begins != first or not is_verb(document, clause) or clause < token or kids(document, opening, *SUBJECT):
        return None
    return cast.all_of(kids(document, clause, *SUBJECT), NEAR)


def _led(cast: Cast, token: int) -> Actor | None:
    """The armed group whose leader somebody is, the only one that the sentence before names ("offered the rebels talks. Their
    leader").
    """
    document, at = cast.document, cast.document.sentence_of[token]
    head = document.heads[token]
    if not at or document.deps[token] != "poss" or document.tags[head] != "NN":
        return None
    if document.lower_lemmas[head] not in any_of("offices", "voices"):
        return None
    before = document.sentences[at - 1]
    found = cast.all_of([t for t in range(before.first, before.last) if document.deps[t] in (*OBJECT, "pobj")], NEAR)
    groups = {m.code for m in cast.armed_groups} & set(found.parties if found else ())
    return Actor((groups.pop(),), (), (cast.extent(token),), False) if len(groups) == 1 else None


def _strangers(cast: Cast, token: int) -> bool:
    """Whether "they", with nobody before in their sentence, go on from people of no known party who were the subject of the
    sentence before ("Liberals attacked the talks. They demanded").
    """
    document = cast.document
    at = document.sentence_of[token]
    if not at or document.lower_words[token] != "they" or token in cast.quotations:
        return False
    if any(document.deps[t] in SUBJECT for t in range(document.sentences[at].first, token)):
        return False
    before = document.sentences[at - 1]
    roots = [t for t in range(before.first, before.last) if document.heads[t] == t]
    last = [s for r in roots for s in kids(document, r, *SUBJECT)][-1:]
    people = any_of("crowds", "pairs", "agents")
    plural = [
        s for s in last if document.tags[s] == "NNPS" or (document.tags[s] == "NNS" and document.lower_lemmas[s] in people)
    ]
    found = cast.all_of(plural, NEAR) if plural else None
    return bool(plural) and not (found and found.parties)


def _spoken_of(cast: Cast, token: int) -> Actor | None:
    """Whom somebody accused or blamed just before that "they" are in what is quoted next ("accused Peru of spying.
    'They have' ...").
    """
    document = cast.document
    quotation = cast.quotations.get(token)
    at = document.sentence_of[quotation[0]] if quotation else 0
    if not at:
        return None
    told, own = document.sentences[at - 1], _speaking(cast, token)
    verbs = [v for v in range(told.first, told.last) if document.lemmas[v] in lexicon()["judging"] and v not in cast.quotations]
    found = [a for v in reversed(verbs) if (a := cast.all_of(kids(document, v, *OBJECT), NEAR)) and a.parties != own]
    return (
        Actor(found[0].parties, (), (cast.extent(token),), False) if found and not cast.barred & set(found[0].parties) else None
    )


def _of_several(document: Document, pronoun: int, clause: int, noun: int) -> bool:
    """Whether a relative pronoun is the subject of a plural verb behind several names ("Peru and Chile, which have signed")."""
    if document.heads[pronoun] != clause or document.deps[pronoun] not in SUBJECT or document.tags[noun] not in ("NNP", "NN"):
        return False
    helpers = {document.lower_words[c] for c in kids(document, clause, "aux", "auxpass")}
    singular = bool(helpers & {"has", "is", "was", "does"}) or document.tags[clause] == "VBZ"
    return not singular and bool(kids(document, noun, "conj"))


def _governing(cast: Cast, token: int, depth: int) -> Actor | None:
    """Who acts in the infinitive or gerund that a relative clause with "it" hangs below ("to stop Peru from leaving the valley,
    which it holds").
    """
    document = cast.document
    clause = document.heads[token]
    if document.lower_words[token] != "it" or document.deps[clause] != "relcl" or document.deps[token] != "nsubj":
        return None
    above = verb_above(document, document.heads[clause])
    if above is None or document.tags[above] not in ("VB", "VBG"):
        return None
    found = cast.all_of(grammatical_subjects(document, above), depth + 1)
    return found if found and len(found.parties) == 1 else None


def mutual(cast: Cast, token: int) -> Actor | None:
    """Those who act on each other ("accused one another", "each side blamed the other"): the subject, of several parties."""
    document = cast.document
    word = document.lower_words[token]
    if word not in RECIPROCAL:
        return None
    verb = verb_above(document, token)
    subjects = grammatical_subjects(document, verb) if verb is not None else []
    each = {"each", "one"} | ({"the"} if any(_distributive(document, s) for s in subjects) else set())
    if not any(document.lower_words[c] in each for c in kids(document, token, "det", "nummod", "amod")):
        return None
    found = cast.all_of(subjects, NEAR)
    return Actor(found.parties, found.people, (cast.extent(token),)) if found and len(found.parties) > 1 else None


def _distributive(document: Document, token: int) -> bool:
    """Whether a subject is each of several ("each side", "each", "both")."""
    words = {document.lower_words[token], *(document.lower_words[c] for c in kids(document, token, "det"))}
    return bool(words & {"each", "both", "either"})


def _antecedent(cast: Cast, noun: int) -> int:
    """What a relative clause is about: of "the bombing in Ankara, which", the bombing."""
    document = cast.document
    place = noun in cast.party_at and document.deps[noun] == "pobj" and document.lower_words[document.heads[noun]] in WHERE
    above = document.heads[document.heads[noun]]
    return above if place and document.pos[above] == "NOUN" else noun


def _person(cast: Cast, token: int, depth: int) -> Actor | None:
    again = cast.document.lower_words[token] in SINGULAR or cast.document.tags[token] == "WP"
    found = cast.of(token, depth) if again or cast.document.tags[token].startswith("NN") else None
    if found is None or len(found.people) == 1:
        return found
    post = cast.document.tags[token] == "NN" and cast.document.lower_lemmas[token] in any_of("offices", "counterparts")
    return found if post and len(found.parties) == 1 and not found.people else None


def _alike(cast: Cast, word: str, found: Actor | None) -> Actor | None:
    """Somebody whom a pronoun can stand for: nobody of whom the text says "she" is a "he"."""
    he = word in SAID
    return found if found and all(cast.genders.get(person, he) == he for person in found.people) else None


def body(cast: Cast, token: int) -> Actor | None:
    """The one party that a phrase in the singular names, no person: two together are no "it"."""
    if token in cast.person_at or cast.document.tags[token] in ("PRP", "NNS") or kids(cast.document, token, "conj"):
        return None
    return cast.of(token, NEAR)


def _many(cast: Cast, token: int) -> Actor | None:
    document = cast.document
    mention = cast.party_at.get(token)
    several = document.lower_lemmas[token] in any_of("bands") and document.tags[token] == "NN"  # "the militia said they"
    group = mention is not None and mention.kind == "group"
    many = document.tags[token] in ("NNS", "NNPS") or bool(kids(document, token, "conj")) or several or group
    return cast.all_of([token], NEAR) if many else None


def nearest(cast: Cast, token: int, read: Read) -> Actor | None:
    """The nearest phrase before a token that ``read`` makes something of: in its sentence the nearest subject (for an
    object the nearest phrase that is not its own subject), then the subjects of the sentences before.
    """
    own = _acting(cast, token)
    speaking = _speaking(cast, token)
    for candidate in _before(cast, token):
        if candidate in cast.quotations and token not in cast.quotations:
            continue  # who speaks or is told of outside is not whom the words quoted are about
        found = read(candidate)
        if found is None or cast.barred & set(found.parties) or (own and found.parties == own):
            continue
        parties = found.parties
        if speaking and candidate not in cast.quotations:
            parties = tuple(p for p in found.parties if p not in speaking)
        if parties or not found.parties:
            people = found.people if parties == found.parties else ()
            return Actor(parties, people, (cast.extent(token),), False)
    return None


def _acting(cast: Cast, token: int) -> tuple[str, ...]:
    """Who acts on what a neuter pronoun in object position stands for, or turns down what it puts forward: it is another
    ("Peru, which gave it money", "the rebels rejected its offer").
    """
    document = cast.document
    noun = document.heads[token]
    put = document.tags[token] == "PRP$" and document.deps[noun] == "dobj" and document.lemmas[document.heads[noun]] in SPURNING
    mine = put and document.lower_lemmas[noun] in lexicon()["put_forward"]
    if not mine and (document.lower_words[token] != "it" or document.deps[token] not in ("dobj", "pobj", "dative")):
        return ()
    verb = document.heads[noun] if mine else verb_above(document, token)
    found = cast.all_of(grammatical_subjects(document, verb), NEAR) if verb is not None else None
    return found.parties if found else ()


def _speaking(cast: Cast, token: int) -> tuple[str, ...]:
    """Whose words a quotation is that a pronoun of the third person is in: it is another ("They attack us," he said)."""
    document = cast.document
    if document.lower_words[token] not in OTHERS or token not in cast.quotations:
        return ()
    found = cast.all_of(speakers(document, cast.quotations, token), NEAR)
    return found.parties if found else ()


def _before(cast: Cast, token: int) -> Iterator[int]:
    document = cast.document
    at = document.sentence_of[token]
    sentence = document.sentences[at]
    inside = range(token - 1, sentence.first - 1, -1)
    yield from _saying(document, token)
    if document.deps[token] in ("dobj", "pobj", "dative"):
        verb = verb_above(document, token)
        own = set(grammatical_subjects(document, verb)) if verb is not None else set()
        if document.lower_words[token] == "it" and verb is not None:
            yield from _addressed_before(document, verb)
        yield from (t for t in inside if document.deps[t] in ROLES and t not in own)
    else:
        if document.lower_words[token] == "it" and (verb := verb_above(document, token)) and document.deps[verb] == "advcl":
            yield from _laid_on(document, document.heads[verb], token)
        if document.tags[token] == "PRP$":
            yield from _told_by(document, token)
            yield from judged_for(document, token)
        if document.tags[token] == "PRP$" and (verb := verb_above(document, token)) is not None:
            yield from _laid_on(document, verb, token)
            yield from (s for v in kids(document, verb, "ccomp") if v < token for s in grammatical_subjects(document, v))
            yield from (t for t in grammatical_subjects(document, verb) if t < token)
        yield from (t for t in inside if document.deps[t] in SUBJECT)
        if document.lower_words[token] in NEUTRAL | PLURAL and (verb := verb_above(document, token)) is not None:
            yield from _acted_on(document, verb)
    for index in range(at - 1, max(-1, at - REACH), -1):
        tokens = range(document.sentences[index].first, document.sentences[index].last)
        yield from (t for t in tokens if document.deps[t] in SUBJECT)
        if document.lower_words[token] in SINGULAR and (document.deps[token] == "nsubjpass" or index == at - 1):
            yield from (t for t in tokens if document.deps[t] == "dobj")
    if document.lower_words[token] == "it" and document.deps[token] in OBJECT and at > 0:
        before = document.sentences[at - 1]
        yield from (t for t in range(before.first, before.last) if document.deps[t] == "dobj")


def _told_by(document: Document, token: int) -> Iterator[int]:
    """Whose a noun is that what a possessive owns hangs on ("a report by the minister on his talks")."""
    for above in document.ancestors(token):
        if is_verb(document, above):
            return
        yield from (o for word, o in prepositions(document, above) if word == "by" and o < token)


def _addressed_before(document: Document, verb: int) -> Iterator[int]:
    """Of whom the act asked something that a verb goes on from ("urged Peru to free the Chilean and thanked it")."""
    above = document.heads[verb]
    if document.deps[verb] != "conj" or document.lemmas[above] not in lexicon()["addressing"] | lexicon()["asking"]:
        return
    yield from kids(document, above, *OBJECT)
    yield from (o for word, o in prepositions(document, above) if word in ("on", "upon", "to"))
    yield from (s for v in kids(document, above, "ccomp", "xcomp") for s in kids(document, v, "nsubj"))


def _laid_on(document: Document, verb: int, token: int) -> Iterator[int]:
    """On whom something is laid in a participle, before whose it is ("sanctions imposed on Peru after its invasion")."""
    if document.deps[verb] == "acl" and document.tags[verb] == "VBN":
        yield from (o for word, o in prepositions(document, verb) if word in ("on", "against") and o < token)


def _acted_on(document: Document, verb: int) -> Iterator[int]:
    """The objects of the verbs above a clause, whom it may go on to tell of ("accused Peru of closing what it built")."""
    for above in document.ancestors(verb):
        if is_verb(document, above):
            yield from (t for t in kids(document, above, *OBJECT) if t < verb)


def _saying(document: Document, token: int) -> Iterator[int]:
    """Whose words, by a noun, the clause is that a pronoun is the subject of ("an announcement by Silva that he")."""
    verb = document.heads[token]
    noun = document.heads[verb]
    if document.deps[token] in SUBJECT and document.deps[verb] == "acl" and document.tags[noun].startswith("NN"):
        yield from (o for word, o in prepositions(document, noun) if word in ("by", "from") and o < token)
        yield from kids(document, noun, "poss")


def speaker(cast: Cast, token: int) -> Actor | None:
    """Who says "we": the subject of the verb of saying around it, else the body that publishes the text."""
    document = cast.document
    say = lexicon()["say"]
    for above in document.ancestors(token):
        if document.lemmas[above] in say and above != verb_above(document, token):
            subjects = [s for s in grammatical_subjects(document, above) if document.lower_words[s] not in FIRST]
            if found := cast.all_of(subjects, NEAR):
                return Actor(found.parties, found.people, (cast.extent(token),), False)
    if token in cast.quotations and (told := cast.all_of(speakers(document, cast.quotations, token), NEAR)):
        return Actor(told.parties, told.people, (cast.extent(token),), False)
    labelled = _labelled(cast, token)
    parties = (labelled,) if labelled else cast.voices
    return Actor(parties, (), (cast.extent(token),), False) if parties else None


def _labelled(cast: Cast, token: int) -> str | None:
    """The party of the person whose turn of a transcript a token is in ("FOREIGN MINISTER SILVA: We ...")."""
    before = bisect_left(cast.turns, (cast.document.starts[token], ""))
    surname = cast.turns[before - 1][1] if before else None
    return next((p.party for p in cast.facts.people if p.party and p.name.split()[-1].upper() == surname), None)


def turns(text: str) -> list[tuple[int, str]]:
    """Where the turns of a transcript begin, and the surname of who speaks, in capitals."""
    return [(m.start(), m["name"].split()[-1]) for m in LABEL.finditer(text)]
