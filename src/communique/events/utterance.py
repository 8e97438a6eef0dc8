"""Mend how the parser reads words of speech: "offer" as a verb behind a noun ("dismissed Peru's truce offer as a trick"),
"demand that" as a noun ("to protest and demand that"), and who accuses behind a clause of somebody's act.
"""

from __future__ import annotations

from collections.abc import Mapping

from communique.events.actor import lexicon as actor_words
from communique.events.clauses import lexicon
from communique.events.rejoin import GOING_ON, HANDING, PEOPLE, SAYING
from communique.events.syntax import FINITE, SUBJECTS
from communique.events.tree import Tree
from communique.model import places
from communique.parties.value import PartyMention

SAID = (
    "offer",
    "demand",
    "request",
    "plea",
    "appeal",
    "claim",
    "plan",
    "move",
    "vow",
    "pledge",
    "protest",
    "call",
    "charge",
    "bid",
)
"""Words for what somebody says or puts forward that are also verbs."""
CALLING = frozenset(
    {"describe", "dismiss", "denounce", "reject", "condemn", "brand", "label", "decry", "characterize", "characterise", "slam"}
    | {"criticize", "criticise", "blast", "ridicule", "hail", "welcome", "portray", "deride"}
)
"""Verbs behind whose "as" it is said what something is called."""
REFUSING = frozenset({"reject", "dismiss", "deny", "refute", "rebuff", "rebut", "ignore", "decline", "spurn", "disregard"})
"""Verbs whose object somebody else says."""
FAR = 14
"""Words between a subject and its verb at most."""
VERBAL = frozenset({"VBD", "VBZ", "VBP", "VBN"})
INSISTING = ("demand", "request", "urge")


def utterances(tree: Tree, parties: Mapping[int, PartyMention]) -> None:
    """Mend these in a tree."""
    _offers(tree)
    _demanding(tree)
    _accusing(tree, parties)
    _until(tree)
    _handed(tree)
    _reserves(tree)
    _described(tree)
    _present(tree)
    _absolute(tree)
    _after(tree, parties)
    _speaking(tree)
    _received(tree)
    _claims(tree)


def _claims(tree: Tree) -> None:
    """What a party says that is turned down is a noun, no verb ("dismissed EU claims the subsidies had been removed")."""
    document = tree.document
    for token in (t for word in SAID for t in document.where(f"{word}s")):
        name, above = token - 1, tree.heads[token]
        if tree.tags[token] != "VBZ" or tree.deps[token] != "ccomp" or above > token or tree.deps[name] != "nsubj":
            continue
        if tree.heads[name] != token or not tree.tags[name].startswith("NNP") or document.lemmas[above] not in REFUSING:
            continue
        if any(tree.heads[t] == token and tree.deps[t] in ("mark", "dobj") for t in document.children[token]):
            continue
        tree.read(token, "NNS", "NOUN")
        tree.put(name, token, "compound")
        tree.put(token, above, "dobj")
        for below in [t for t in document.children[token] if tree.heads[t] == token and tree.deps[t] in ("advcl", "punct")]:
            tree.put(below, above, tree.deps[below])


def _received(tree: Tree) -> None:
    """What a letter or call asks or says that somebody receives is not theirs ("received a letter from Peru demanding")."""
    document = tree.document
    for token in places(tree.deps, "advcl"):
        verb = tree.heads[token]
        if tree.tags[token] != "VBG" or verb > token or document.lemmas[verb] not in ("receive", "get"):
            continue
        letters = [t for t in document.children[verb] if tree.heads[t] == verb and tree.deps[t] == "dobj"]
        if letters and document.lower_lemmas[letters[0]] in actor_words()["texts"]:
            tree.put(token, letters[0], "acl")


def _speaking(tree: Tree) -> None:
    """Who is named between a quotation and a verb of saying without a subject says it, and is no other word for what the
    quotation ends with ("... as a friendly neighbour," deputy prime minister of Peru, Ana Silva, told reporters).
    """
    document = tree.document
    for mark in (t for word in ('"', "\u201d") for t in document.where(word)):
        sentence = document.sentences[document.sentence_of[mark]]
        ahead = range(mark + 1, min(mark + FAR, sentence.last))
        verb = next((t for t in ahead if document.lemmas[t] in SAYING and tree.tags[t] in FINITE), None)
        if verb is None or document.words[mark - 1] not in (",", ".", "?", "!") or _subjects(tree, verb):
            continue
        loose = [t for t in range(mark + 1, verb) if tree.heads[t] < mark and tree.deps[t] in ("appos", "conj", "dobj", "pobj")]
        if len(loose) != 1 or not tree.tags[loose[0]].startswith("NN"):
            continue
        tree.put(loose[0], verb, "nsubj")
        for below in document.children[loose[0]]:
            if tree.heads[below] == loose[0] and tree.deps[below] == "conj" and tree.tags[below] == "NNP":
                tree.put(below, loose[0], "appos")


def _absolute(tree: Tree) -> None:
    """Who does what a participle tells of behind "with" ("denied it, with Peru also accusing the general of spying")."""
    document = tree.document
    for prep in document.where("with"):
        name = next((t for t in document.children[prep] if tree.heads[t] == prep and tree.deps[t] == "pobj"), None)
        if name is None or document.words[prep - 1 : prep] != (",",):
            continue
        verb = name + 1
        while verb < len(document) and tree.tags[verb] == "RB":
            verb += 1
        if verb == len(document) or tree.tags[verb] != "VBG" or tree.deps[verb] not in ("advcl", "acl", "amod", "pcomp"):
            continue
        if not _subjects(tree, verb) and verb not in document.ancestors(prep):
            tree.put(verb, prep, "pcomp")
            tree.put(name, verb, "nsubj")


def _after(tree: Tree, parties: Mapping[int, PartyMention]) -> None:
    """Who acts in a clause behind "after" is its subject ("after Peru's parliament, for once at one, rejected the claims")."""
    document = tree.document
    for word in ("after", "before", "since", "because", "although"):
        for mark in document.where(word):
            name = next((t for t in document.children[mark] if tree.heads[t] == mark and tree.deps[t] == "pobj"), None)
            if name is None or tree.deps[mark] not in ("mark", "prep"):
                continue
            above = tree.heads[mark]
            clauses = (t for t in range(name + 1, min(name + FAR, len(document))) if tree.heads[t] == above)
            beside = next((t for t in clauses if tree.deps[t] == "advcl" and tree.tags[t] in FINITE), None)
            verb = above if tree.deps[mark] == "mark" else beside
            if verb is None or not mark < name < verb or tree.tags[verb] not in FINITE or _subjects(tree, verb):
                continue
            if document.sentence_of[verb] == document.sentence_of[mark] and _speaks(tree, name, parties):
                tree.put(mark, verb, "mark")
                tree.put(name, verb, "nsubj")


def _present(tree: Tree) -> None:
    """A verb in the present goes on from the relative clause in the present before it, not from the past ("alarmed the EU,
    which is mediating and wants both to stop").
    """
    document = tree.document
    for token in places(tree.deps, "conj"):
        above = tree.heads[token]
        if tree.tags[token] not in ("VBZ", "VBP") or tree.tags[above] != "VBD" or above > token or _subjects(tree, token):
            continue
        for clause in range(token - 1, above, -1):
            if tree.deps[clause] != "relcl" or not _subjects(tree, clause):
                continue
            helpers = [t for t in document.children[clause] if tree.heads[t] == clause and tree.deps[t] in ("aux", "auxpass")]
            if any(tree.tags[t] in ("VBZ", "VBP") for t in (clause, *helpers)):
                tree.put(token, clause, "conj")
            break


def _described(tree: Tree) -> None:
    """What is called by a word behind "as" that stands before it is the object ("described as misleading Peru's words")."""
    document = tree.document
    for token in document.where("as"):
        verb, word = tree.heads[token], token + 1
        if word + 1 >= len(document) or document.lemmas[verb] not in CALLING or verb > token:
            continue
        if any(tree.heads[t] == verb and tree.deps[t] == "dobj" for t in document.children[verb]):
            continue
        if tree.tags[word] in ("VBG", "VBN") and tree.heads[word] == token:
            nouns = [t for t in document.children[word] if tree.heads[t] == word and tree.deps[t] == "dobj"]
        else:
            noun = tree.heads[word]
            nouns = [noun] if tree.tags[word] == "JJ" and tree.heads[noun] == token and noun > word else []
        begun = tree.deps[word + 1] in ("det", "poss") or tree.tags[word + 1] in ("NNP", "PRP$")
        if not nouns or not begun:
            continue
        tree.put(nouns[0], verb, "dobj")
        tree.put(word, token, "amod")
        tree.read(word, "JJ", "ADJ")
        tree.lemmas[word] = document.lower_words[word]


def _reserves(tree: Tree) -> None:
    """ "Reserves" with an object is a verb ("Peru reserves the right to respond")."""
    document = tree.document
    for token in document.where("reserves"):
        right = [t for t in document.children[token] if tree.heads[t] == token and tree.deps[t] == "dobj"]
        name = token - 1
        if tree.tags[token] != "NNS" or not right or tree.heads[name] != token or tree.deps[name] != "compound":
            continue
        tree.read(token, "VBZ", "VERB")
        tree.lemmas[token] = "reserve"
        tree.put(name, token, "nsubj")


def _handed(tree: Tree) -> None:
    """What is given to somebody is no other word for them ("handed Peru's ambassador a protest note")."""
    document = tree.document
    for token in places(tree.deps, "appos"):
        somebody = tree.heads[token]
        verb = tree.heads[somebody]
        if tree.deps[somebody] != "dobj" or document.lemmas[verb] not in HANDING or verb > somebody:
            continue
        first = min([token, *(t for t in document.children[token] if tree.heads[t] == token and t < token)])
        if tree.deps[first] == "det" and first == somebody + 1 and tree.tags[token].startswith("NN"):
            tree.put(somebody, verb, "dative")
            tree.put(token, verb, "dobj")


def _until(tree: Tree) -> None:
    """What somebody is given time for hangs on the giving, and is theirs to do ("gave Peru until May to leave")."""
    document = tree.document
    for token in places(tree.deps, "advcl"):
        verb = tree.heads[token]
        if document.lemmas[verb] not in ("give", "grant", "allow") or tree.tags[token] != "VB" or verb > token:
            continue
        below = [t for t in document.children[verb] if tree.heads[t] == verb]
        until = any(document.lower_words[t] in ("until", "till") for t in below if tree.deps[t] == "prep")
        spans = any(document.lower_lemmas[t] in lexicon()["spans"] for t in below if tree.deps[t] in ("dobj", "npadvmod"))
        if until or spans:
            tree.put(token, verb, "xcomp")


def _offers(tree: Tree) -> None:
    """A plural form of the verb behind a noun in the singular that somebody owns is a noun, the object of the verb above it."""
    document = tree.document
    for token in (t for word in SAID for t in document.where(word)):
        front, above = token - 1, tree.heads[token]
        if tree.tags[token] not in ("VBP", "VB") or tree.deps[token] != "ccomp" or tree.heads[front] != token:
            continue
        if tree.deps[front] != "nsubj" or tree.tags[front] != "NN" or tree.tags[above] not in (*FINITE, "VBN", "VBG", "VB"):
            continue
        own = [t for t in document.children[front] if tree.deps[t] in ("poss", "det")]
        if not own or any(
            tree.heads[t] == token and tree.deps[t] in ("aux", "dobj", "mark", "xcomp") for t in document.children[token]
        ):
            continue
        tree.read(token, "NN", "NOUN")
        for below in [t for t in document.children[front] if tree.heads[t] == front]:
            tree.put(below, token, tree.deps[below])
        tree.put(front, token, "compound")
        tree.put(token, above, "dobj")
        for below in [t for t in document.children[token] if tree.heads[t] == token and t > token and tree.deps[t] == "prep"]:
            if document.lower_words[below] == "as":
                tree.put(below, above, "prep")


def _demanding(tree: Tree) -> None:
    """ "Demand that" without an article behind "and" is a verb beside the one before ("to voice protest and demand that")."""
    document = tree.document
    for token in (t for word in INSISTING for t in document.where(word)):
        if tree.tags[token] != "NN" or tree.deps[token] != "conj":
            continue
        if document.lower_words[token - 1 : token + 2 : 2] != ("and", "that") or tree.tags[token + 1] != "IN":
            continue
        noun = tree.heads[token]
        beside = tree.deps[noun] in ("dobj", "pobj")
        above = (t for t in document.ancestors(token) if tree.tags[t] in (*FINITE, "VB"))
        verb = next((t for t in above if tree.tags[t] in ("VB", "VBP") or not beside), None)
        if verb is None or (tree.tags[verb] == "VB" and not beside):
            verb = next((t for t in document.ancestors(token) if tree.tags[t] in FINITE), None)
        if verb is None or verb > token:
            continue
        tree.read(token, "VBP" if tree.tags[verb] in FINITE else "VB", "VERB")
        tree.put(token, verb, "conj")
        tree.put(token - 1, verb, "cc")
        clause = next((t for t in range(token + 2, len(document)) if tree.heads[token + 1] == t), None)
        if clause is not None:
            tree.put(clause, token, "ccomp")


def _accusing(tree: Tree, parties: Mapping[int, PartyMention]) -> None:
    """A participle of accusing behind a clause in which a party acts goes on from that, not from what no party is the
    subject of ("ties have been tense since May, when Peru expelled two men, accusing them of spying").
    """
    document = tree.document
    for token in places(tree.deps, "advcl"):
        above = tree.heads[token]
        if tree.tags[token] != "VBG" or above > token or document.lemmas[token] not in GOING_ON:
            continue
        between = range(token - 1, above, -1)
        before = range(token - 1, document.sentences[document.sentence_of[token]].first - 1, -1)
        again = next((t for t in before if document.lemmas[t] == document.lemmas[token] and tree.tags[t] in VERBAL), None)
        if again is not None:  # "said Peru had rejected its plan, rejecting all talks"
            tree.put(token, again, "advcl")
            continue
        if tree.deps[above] == "ccomp" and tree.heads[above] < above and _undergone(tree, above):
            said = tree.heads[above]  # "said it had been attacked, accusing Peru"
            if document.lemmas[said] in SAYING and any(_speaks(tree, s, parties) for s in _subjects(tree, said)):
                tree.put(token, said, "advcl")
                continue
        if any(_speaks(tree, s, parties) for s in _subjects(tree, above)):
            continue
        verbs = (t for t in between if tree.tags[t] in FINITE and any(_speaks(tree, s, parties) for s in _subjects(tree, t)))
        if (nearest := next(verbs, None)) is not None:
            tree.put(token, nearest, "advcl")


def _undergone(tree: Tree, verb: int) -> bool:
    """Whether a clause tells what is done to somebody, or must or cannot be, so that its subject says nothing."""
    below = [t for t in tree.document.children[verb] if tree.heads[t] == verb]
    return any(tree.deps[t] == "auxpass" or tree.tags[t] == "MD" for t in below)


def _subjects(tree: Tree, verb: int) -> list[int]:
    return [t for t in tree.document.children[verb] if tree.heads[t] == verb and tree.deps[t] in SUBJECTS]


def _speaks(tree: Tree, token: int, parties: Mapping[int, PartyMention]) -> bool:
    """Whether a subject is a party, a person or a pronoun."""
    if token in parties or tree.tags[token] in ("PRP", "WP", "NNP"):
        return True
    entity = tree.document.entity_at(token)
    if entity is not None and entity.label in PEOPLE:
        return True
    return any(t in parties for t in tree.document.children[token] if tree.deps[t] in ("compound", "amod", "poss", "nmod"))
