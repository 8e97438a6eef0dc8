"""Mend what the parser gets wrong in news again and again, before events are read: date lines that are taken for the
subject, lists of parties read as appositions, a subject hung below the auxiliary, "talks" read as a verb, a verb hung
below the name that stands in apposition to its subject, a past tense coordinated with an infinitive.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from communique.events.actor import lexicon
from communique.events.claused import claused
from communique.events.clauses import lexicon as clauses
from communique.events.fronted import fronted
from communique.events.lines import city_line
from communique.events.parts import HEADED, adjectives, governments, semicolons, since
from communique.events.reheads import reheads
from communique.events.rejoin import rejoin
from communique.events.retag import retag
from communique.events.retie import retie
from communique.events.separate import separate
from communique.events.shellings import shellings
from communique.events.syntax import FINITE, SUBJECTS
from communique.events.tree import Tree
from communique.events.utterance import utterances
from communique.events.weekdays import weekdays
from communique.model import Document, among, places
from communique.parties.value import PartyMention

OUTSIDE = "meta"
"""The label of a token that is no part of its sentence (ClearNLP's for what stands outside the grammar)."""
MADE = frozenset(
    {"sign", "reach", "agree", "strike", "broker", "hold", "adopt", "conclude", "negotiate", "initial", "ratify", "mediate"}
)
"""Verbs of what is done with pacts and talks."""
UTTERING = frozenset(
    {"tell", "urge", "call", "demand", "ask", "accuse", "warn", "reject", "vow", "pledge", "offer", "propose", "insist"}
)
"""Verbs of acts of speech."""
TALKS = frozenset({"talk", "talks", "negotiation", "negotiations", "discussion"})
BACKING = frozenset({"back", "support", "accompany", "lead", "cover", "escort"})
"""What is done by who goes along with soldiers."""
SHARED = TALKS | {"meeting", "summit", "fighting", "clash", "round", "contact", "dialogue", "encounter", "battle"}
"""What there is between two."""
PARTING = frozenset(
    {"border", "frontier", "line", "zone", "strip", "area", "corridor", "road", "relation", "relations", "ties", "dispute"}
    | {"war", "conflict", "gap", "space", "region", "valley", "river", "strait", "row", "talk", "talks", "round"}
)
"""Where what lies, or is at odds, lies between two itself."""
JUNIORS = ("Jr.", "Jr", "Sr.", "Sr")
"""What tells father and son apart."""
GIVING = frozenset(
    {"announce", "pledge", "provide", "give", "offer", "contribute", "approve", "donate", "allocate", "commit", "release"}
    | {"earmark", "promise", "pay", "send", "grant", "lend", "unveil"}
)
"""Verbs whose object is a sum."""
_DATELINE = re.compile(
    r"""
    \s{0,4}
    (?:[A-Z][A-Z.'’-]{2,20}(?:[\s/][A-Z][A-Z.'’-]{1,20}){0,3}        # "HANOI", "CAMP DAVID", "ANKARA/BRUSSELS"
      |[A-Z][\w.'’-]{1,20}(?:\s[A-Z][\w.'’-]{1,20}){0,2}(?=,\s|\s\() # "Doha, Qatar", "Geneva (Agency)"
    )
    (?:,\s[A-Z][\w.]{0,20}(?:\s[A-Z0-9][\w.]{0,20}){0,3}){0,2}       # ", Qatar", ", July 6"
    (?:,\s\d{4})?                                                     # ", 2019"
    (?:\s\([^()\n]{2,40}\))?
    \s{0,2}(?:--|—|–|(?<=[\s)])-)\s
    |
    \s{0,4}[A-Z][a-z]{2,20}(?:\s[A-Z][a-z]{2,20})?\s(?:--|—|–|-)\s(?=[A-Z])     # "Luxembourg - European Union ministers"
    |
    \s{0,4}[A-Z][A-Z.'’-]{2,20}(?:\s[A-Z][A-Z.'’-]{1,20}){0,2}\s\([^()\n]{2,40}\)\s(?=[A-Z])
    """,
    re.VERBOSE,
)


def mended(document: Document, parties: Mapping[int, PartyMention]) -> Document:
    """The document with these faults of its trees mended; ``parties`` gives the names of parties by token."""
    tree = Tree(document)
    _datelines(tree, parties)
    fronted(tree)
    weekdays(tree, parties)
    _lists(tree, parties)
    _split_subjects(tree)
    _coordination(tree, parties)
    _auxiliary_subjects(tree)
    retag(tree)
    shellings(tree)
    claused(tree)
    _titled(tree)
    _juniors(tree)
    _sums(tree)
    _between(tree)
    since(tree)
    semicolons(tree)
    governments(tree)
    adjectives(tree, parties)
    _saying(tree)
    _reduced(tree)
    retie(tree)
    rejoin(tree)
    utterances(tree, parties)
    reheads(tree)
    separate(tree, parties)
    _headlines(tree, parties)
    _plurals(tree, parties)
    return tree.mended()


def _reduced(tree: Tree) -> None:
    """Hang a participle between commas on the noun before it, not on the verb ("under the pact, signed in May, both will")."""
    document = tree.document
    for verb in places(document.deps, "advcl"):
        if document.lemmas[verb] not in MADE or tree.tags[verb] not in ("VBN", "VBD") or verb < 2:
            continue
        noun, above = verb - 2, tree.heads[verb]
        if above < verb or document.words[verb - 1] != "," or not tree.tags[noun].startswith("NN"):
            continue
        prep = tree.heads[noun]
        if tree.deps[noun] == "pobj" and tree.heads[prep] == verb and prep < noun:  # "During the truce, reached in May, Peru"
            tree.put(prep, above, "prep")
        first = next((t for t, h in enumerate(tree.heads) if h == verb), verb)
        if first >= verb - 1 and tree.heads[noun] != verb:
            tree.put(verb, noun, "acl")


def _saying(tree: Tree) -> None:
    """Hang the day right behind a verb of saying on it, not on what is said ("said on Tuesday it would leave")."""
    document = tree.document
    for verb in places(document.deps, "ccomp"):
        above = tree.heads[verb]
        first = above + 1
        if not first < verb or tree.heads[first] != verb or tree.tags[above] != "VBD":
            continue
        day = next((t for t in range(first + 1, verb) if tree.heads[t] == first and tree.deps[t] == "pobj"), first)
        if tree.deps[first] in ("prep", "npadvmod") and (e := document.entity_at(day)) and e.label in ("DATE", "TIME"):
            tree.put(first, above, tree.deps[first])


def _datelines(tree: Tree, parties: Mapping[int, PartyMention]) -> None:
    document = tree.document
    bodies = [part for part in document.segments if part.role == "body"]
    for part in bodies:
        found = _DATELINE.match(document.text, part.start, min(part.end, part.start + 160))
        if found is None and part is bodies[0]:
            found = city_line(document, part, parties)
        if not found:
            continue
        line = document.tokens_in(part.start, found.end())
        sentence = document.sentence_at(document.starts[line[0]]) if line else None
        if sentence and sentence.last > line.stop:
            _cut(tree, line, range(line.stop, sentence.last))


def _cut(tree: Tree, line: range, rest: range) -> None:
    """Take the tokens of a date line out of the tree of the sentence behind it."""
    top = next((t for t in line if tree.heads[t] not in line or tree.heads[t] == t), line[0])
    above, dep = tree.heads[top], tree.deps[top]
    orphans = [t for t in rest if tree.heads[t] in line]
    for orphan in orphans[:1]:
        root = dep == "ROOT" or above in line
        tree.put(orphan, orphan if root else above, "ROOT" if root else dep)
    for orphan in orphans[1:]:
        tree.put(orphan, orphans[0], "conj" if tree.deps[orphan] in ("appos", "conj") else tree.deps[orphan])
    anchor = next((t for t in rest if tree.deps[t] == "ROOT"), rest[0])
    for token in line:
        tree.put(token, anchor, OUTSIDE)


def _lists(tree: Tree, parties: Mapping[int, PartyMention]) -> None:
    """Names of parties in apposition to another party's name are a list: "Peru, Chile and Bolivia"."""
    document = tree.document
    for token, mention in parties.items():
        above = parties.get(tree.heads[token])
        if tree.deps[token] != "appos" or above is None or above.code == mention.code or mention.end < above.end:
            continue
        between = document.text[above.end : mention.start].strip()
        if between in (",", ", the") and mention.form == above.form == "name":
            tree.put(token, tree.heads[token], "conj")


def _split_subjects(tree: Tree) -> None:
    """A finite verb without a subject below the noun that heads its sentence is that noun's verb."""
    document = tree.document
    for at, root in tree.roots().items():
        sentence = document.sentences[at]
        if not document.tags[root].startswith("NN"):
            continue
        beside = [t for t in range(root + 1, sentence.last) if tree.heads[t] == root and tree.deps[t] == "appos"]
        near = (root, *beside)
        below = [t for t in range(root + 1, sentence.last) if tree.deps[t] == "acl"]
        verb = next((t for t in below if _stranded(tree, t, sentence.last, tree.heads[t] in near)), None)
        if verb is None and (verb := _behind_agent(tree, root, below)) is not None:
            for child in [t for t in range(verb + 1, sentence.last) if tree.heads[t] == root]:
                tree.put(child, verb, tree.deps[child])
        if verb is None:
            continue
        tree.put(verb, verb, "ROOT")
        tree.put(root, verb, "nsubj")
        tree.tags[verb] = "VBD" if tree.tags[verb] == "VBN" else tree.tags[verb]


def _behind_agent(tree: Tree, root: int, below: list[int]) -> int | None:
    """The past tense hung on who backs the subject, in a sentence without any other verb of its own ("troops backed by jets
    pushed into Peru"): the last one before a comma.
    """
    document = tree.document
    backed = [t for t in below if tree.deps[t] == "acl" and tree.tags[t] == "VBN" and document.lower_lemmas[t] in BACKING]
    first = next((t for t in backed if tree.heads[t] == root or tree.heads[tree.heads[tree.heads[t]]] == root), None)
    if first is None:
        return None
    found = None
    for token in (t for t in below if t > first):
        if "," in document.words[first:token] or tree.tags[token] not in ("VBN", "VBD"):
            break
        if not any(tree.heads[t] == token and tree.deps[t] in ("agent", "auxpass", "nsubj") for t in document.children[token]):
            found = token
    return found


def _stranded(tree: Tree, verb: int, end: int, near: bool) -> bool:
    """Whether a finite verb without a subject hangs below the noun that is its subject (``near``), or below a word of what
    stands between commas before it.
    """
    own = [t for t in range(max(0, verb - 12), end) if tree.heads[t] == verb]
    if any(tree.deps[t] in ("nsubj", "nsubjpass", "agent", "auxpass") for t in own):
        return False
    behind_comma = "," in tree.document.words[max(0, verb - 2) : verb]
    return (near and tree.tags[verb] in FINITE) or (behind_comma and tree.tags[verb] in ("VBN", "VBD"))


def _coordination(tree: Tree, parties: Mapping[int, PartyMention]) -> None:
    """A past tense coordinated with an infinitive goes on from the past tense above: "said it would send aid and pledged"; an
    act of speech not from what something was: "said the raid was a crime and urged".
    """
    document = tree.document
    for token in places(document.tags, "VBD"):
        head = tree.heads[token]
        had = document.tags[head] == "VBN" or document.lemmas[head] == "be"
        told = had and tree.deps[head] == "ccomp" and document.lemmas[token] in UTTERING
        if tree.deps[token] != "conj" or not (told or document.tags[head] in ("VB", "VBZ", "VBP")):
            continue
        if any(tree.heads[t] == token and tree.deps[t] in ("nsubj", "nsubjpass") for t in range(head, token)):
            continue
        for above in document.ancestors(head):
            asked = (
                document.tags[above] == "VBN" and document.lemmas[above] in UTTERING
            )  # "had demanded that it leave and refused"
            if document.tags[above] == "VBD" or asked:
                if above < token and not (told and _reporter(tree, above, parties)):
                    tree.put(token, above, "conj")
                break


def _reporter(tree: Tree, verb: int, parties: Mapping[int, PartyMention]) -> bool:
    """Whether who says something is an organization that is no party, as a news agency ("Xinhua said")."""
    document = tree.document
    subjects = [t for t in range(document.sentences[document.sentence_of[verb]].first, verb) if tree.heads[t] == verb]
    named = [t for t in subjects if tree.deps[t] == "nsubj" and t not in parties and document.tags[t].startswith("NNP")]
    return any((e := document.entity_at(t)) and e.label == "ORG" for t in named)


def _auxiliary_subjects(tree: Tree) -> None:
    """A subject below an auxiliary is that of the verb: "Chile is opposed"."""
    for token in among(tree.deps, ("nsubj", "nsubjpass")):
        if tree.deps[head := tree.heads[token]] in ("aux", "auxpass") and token < head:
            tree.put(token, tree.heads[head], "nsubjpass" if tree.deps[head] == "auxpass" else "nsubj")


def _titled(tree: Tree) -> None:
    """A name behind a title of several words is the subject of the verb behind it: "the under secretary for trade, energy
    and growth Ana Silva visited".
    """
    document, roots = tree.document, tree.roots()
    for at, sentence in enumerate(document.sentences):
        verb = roots.get(at, sentence.first)
        name = verb - 1 - (document.tags[verb - 1] == "MD")
        if name <= sentence.first or document.tags[verb] not in (*FINITE, "VB") or document.tags[name] != "NNP":
            continue
        free = not any(tree.heads[t] == verb and tree.deps[t] in SUBJECTS for t in document.children[verb])
        if free and tree.deps[name] == "conj" and verb in document.ancestors(name):
            tree.put(name, verb, "nsubj")


def _juniors(tree: Tree) -> None:
    """ "Jr." behind a name stands beside it, not over it: "Carlos Silva, Jr. met"."""
    document = tree.document
    for token in (t for word in JUNIORS for t in document.where(word.lower()) if document.words[t] == word):
        name = next((t for t in range(token - 1, max(-1, token - 3), -1) if document.tags[t] == "NNP"), None)
        if name is None or tree.heads[name] != token or tree.heads[token] == token:
            continue
        tree.put(name, tree.heads[token], tree.deps[token])
        for below in document.children[token]:
            if below != name:
                tree.put(below, name, tree.deps[below])
        tree.put(token, name, "appos")


def _sums(tree: Tree) -> None:
    """A sum behind a verb of giving is its object: "announced today in Lima more than $5 million in aid"."""
    document = tree.document
    for token in document.where("$"):
        sum_ = tree.heads[token]
        verb = tree.heads[sum_]
        if tree.deps[sum_] != "npadvmod" or sum_ < verb or document.lemmas[verb] not in GIVING:
            continue
        if not any(tree.deps[t] == "dobj" for t in document.children[verb]):
            tree.put(sum_, verb, "dobj")


def _between(tree: Tree) -> None:
    """Those "between" whom talks on a deal or in a place are held are those of the talks: "negotiations on a deal between A and
    B", "talks in the stronghold between A and B".
    """
    document = tree.document
    for token in document.where("between"):
        if tree.deps[token] != "prep":
            continue
        topic = tree.heads[token]
        about = tree.heads[topic]
        place = document.lower_words[about] in ("in", "at") and document.lower_lemmas[topic] not in PARTING
        if not (place or document.lower_words[about] in ("on", "over", "for", "about")) or tree.deps[topic] != "pobj":
            continue
        talks = tree.heads[about]
        if document.lower_lemmas[talks] in (SHARED if place else TALKS):
            tree.put(token, talks, "prep")


def _headlines(tree: Tree, parties: Mapping[int, PartyMention]) -> None:
    """Headlines say "Peru to visit Chile" and "Peru, Chile agree": the infinitive is the verb, both names its subjects."""
    document = tree.document
    for token in places(tree.tags, "VB"):
        head = tree.heads[token]
        if tree.deps[token] in ("acl", "relcl") and tree.heads[head] == head:
            sentence = document.sentences[document.sentence_of[token]]
            to = any(tree.tags[c] == "TO" for c in document.children[token])
            if to and not any(t in HEADED for t in tree.tags[sentence.first : sentence.last]):
                tree.put(token, token, "ROOT")
                tree.put(head, token, "nsubj")
    for token in parties:
        if tree.deps[token] in ("npadvmod", "dep", "nmod") and "," in document.words[token + 1 : token + 2]:
            behind = range(token + 2, min(token + 4, len(tree.heads)))
            other = next((t for t in behind if tree.deps[t] == "nsubj" and t in parties), None)
            if other is not None and tree.heads[other] == tree.heads[token]:
                tree.put(token, other, "conj")


def _plurals(tree: Tree, parties: Mapping[int, PartyMention]) -> None:
    """ "Leaders" and "Ministers" with a capital are the plurals of what they are without one: "NATO Leaders"."""
    document = tree.document
    named = [word for word in document.forms if word[-1:] == "s" and word[:-1] in lexicon()["offices"]]
    for token in (t for word in named for t in document.where(word)):
        one = document.lower_words[token][:-1]
        if document.tags[token] not in ("NNPS", "NNP") or token in parties:
            continue
        if (entity := document.entity_at(token)) is None or entity.label != "PERSON":
            tree.lemmas[token], tree.tags[token] = one, "NNS"
            tree.changed = True
    first = {sentence.first for sentence in document.sentences}
    for token in places(document.tags, "NNPS"):  # "LIMA - Rebels attacked"
        one = document.lower_words[token].removesuffix("s")
        opening = token in first or (token and tree.deps[token - 1] == OUTSIDE)
        if opening and token not in parties and one in clauses()["fighters"] | lexicon()["agents"]:
            tree.lemmas[token], tree.tags[token] = one, "NNS"
            tree.changed = True


__all__ = ["mended"]
