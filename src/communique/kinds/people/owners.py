"""Whose somebody is by a possessive: "its chief delegate", "his adviser", "the rebels' commander", "Peru's X"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from communique.kinds.people.clauses import subject_of
from communique.kinds.people.names import Name
from communique.kinds.people.page import Page
from communique.kinds.people.posts import Post

SEEING = frozenset(["meet", "speak", "talk", "confer", "host", "receive", "call", "phone", "telephone", "consult"])
MEETING = frozenset(["with", "meet", "met", "meeting", "see"])
"""Words between a journey and whom it leads to."""
TOWARD = frozenset(["to", "in", "into"])
CLIMB = 5
LOOKBACK = 2
"""Sentences before a meeting in which the journey to it may be told."""
FAR = 60
"""Tokens that a list of people may have before one of them."""
ITS = frozenset(["its", "their"])
HIS = frozenset(["his", "her"])
BODIES = frozenset(["organization", "group"])


def pronoun_before(page: Page, post: Post) -> str | None:
    """The possessive pronoun that owns a title: "its", "his"; None where there is none."""
    i = post.first - 1
    if i < 0 or not page.together(i, post.first) or page.tags[i] != "PRP$":
        return None
    return page.lows[i] if page.lows[i] in ITS | HIS else None


def of_its(page: Page, post: Post) -> str | None:
    """The party that "its" before a title stands for: the subject of the sentence so far (of the one before, where the
    pronoun opens the sentence), else the only party in it."""
    found: list[str] = []
    pronoun = post.first - 1
    opens = pronoun > 0 and page.sentence(pronoun - 1) != page.sentence(pronoun)
    sentence = page.sentence(pronoun - 1) if opens else page.sentence(pronoun)
    for i in range(pronoun - 1, -1, -1):
        if page.sentence(i) != sentence:
            break
        mention = page.mentions[page.parties[i]] if page.parties[i] >= 0 else None
        if mention and mention.use == "party":
            if page.document.deps[page.at[i]] in ("nsubj", "nsubjpass", "poss", "ROOT"):
                return mention.code
            found.append(mention.code)
    return found[0] if len(set(found)) == 1 else None


def by_possession(page: Page, names: Iterable[Name]) -> str | None:
    """The party that owns a name without a title: "Peru's X Y", "X Y of the European Commission"."""
    for name in names:
        i = name.first - 1
        if i > 0 and page.together(i, name.first) and page.tags[i] == "POS" and page.parties[i - 1] >= 0:
            return page.mentions[page.parties[i - 1]].code
        i = name.last
        if party := _after(page, i, name):
            return party
    return None


def after_name(page: Page, names: Iterable[Name]) -> str | None:
    """The party after a name: "President X of Peru"."""
    return next((party for name in names if (party := _after(page, name.last, name))), None)


def _after(page: Page, i: int, name: Name) -> str | None:
    if not page.together(i + 1, name.first) or page.lows[i] != "of":
        return None
    i += 1 + (page.lows[i + 1] == "the")
    return page.mentions[page.parties[i]].code if page.together(i, name.first) and page.parties[i] >= 0 else None


def of_public_body(page: Page, names: Iterable[Name]) -> bool:
    """Whether a name is that of somebody "of the provincial council", "of the Labour Party"."""
    for name in names:
        i = name.last + (page.together(name.last, name.first) and page.words[name.last] == ",")
        if page.together(i, name.first) and page.lows[i] == "of":
            inside = (j for j in range(i + 1, min(i + 7, len(page))) if page.together(j, i))
            for j in inside:
                if page.is_a(j, "public-body"):
                    return True
                if page.pos[j] not in ("DET", "ADJ", "NOUN", "PROPN", "PART"):
                    break
    return False


def addressed_by(page: Page, names: Iterable[Name]) -> Iterator[str]:
    """The parties that address somebody ("Peru calls on President X", "Peru thanked Minister X"): never their own."""
    document = page.document
    for name in names:
        token = page.at[name.last - 1]
        verb = document.heads[token]
        if document.deps[token] == "pobj":
            verb = document.heads[verb]
        if document.deps[token] not in ("dobj", "pobj") or document.lemmas[verb].lower() not in page.lex.words["addressed"]:
            continue
        for child in document.children[verb]:
            number = page.parties[page.back[child]] if document.deps[child] == "nsubj" and child in page.back else -1
            if number >= 0:
                yield page.mentions[number].code


def only_organization(page: Page) -> str | None:
    """The one organisation of an article; None where there are none or several."""
    codes = {m.code for m in page.mentions if m.kind == "organization"}
    return codes.pop() if len(codes) == 1 else None


def rebel(page: Page, post: Post) -> bool:
    """Whether a title is one among rebels: never that of a country's government."""
    return any(page.is_a(i, "rebel") for i in range(post.first, post.last))


def only_group(page: Page) -> str | None:
    """The one armed group or movement of an article, by name; None where there are none or several."""
    codes = {m.code for m in page.mentions if m.kind == "group"}
    return codes.pop() if len(codes) == 1 else None


def body(page: Page, posts: Iterable[Post]) -> str | None:
    """The company or union that a title names: "Ford Motor Co. CEO", "president of the Dockers' Union"; as written."""
    for post in posts:
        managed = post.title.private or post.title.id == "negotiator" or page.is_a(post.head, "manages")
        stop = post.last if page.lows[min(post.head + 1, len(page) - 1)] in ("of", "at") else post.head
        inside = range(post.first, stop) if managed else ()
        first = next((i for i in inside if _of_body(page, i, post)), None)
        if first is not None:
            last = first
            while last < post.last and _of_body(page, last, post):
                last += 1
            return page.text(first, last)
    return None


def _of_body(page: Page, i: int, post: Post) -> bool:
    named = page.labels[i] == "ORG" or (page.words[i] in page.organizations and page.capital(i))
    return named and i != post.head and page.tags[i] not in ("POS", "DT") and page.lows[i] not in page.lex.heads


def addressed(page: Page, names: Iterable[Name]) -> Iterator[str]:
    """The parties that somebody addresses or travels to ("X thanked Peru", "X welcomed the vote of Peru"): not their own."""
    document = page.document
    verbs = {verb for name in names for verb in (*subject_of(page, name), *_verb_of_phrase(page, name))}
    for verb in verbs:
        tokens: list[int] = []
        if document.lemmas[verb].lower() in page.lex.words["addressed"]:
            objects = [c for c in document.children[verb] if document.deps[c] == "dobj"]
            tokens = [*objects, *_after_word(page, objects, ("of",))]
        elif document.lemmas[verb].lower() in page.lex.words["travels"]:
            tokens = [c for c in document.children[verb] if document.deps[c] == "dobj"] + _after_word(page, [verb], ("to",))
            tokens += [c for token in tokens for c in document.children[token] if document.deps[c] == "conj"]
        numbers = (page.parties[page.back[token]] for token in tokens if token in page.back)
        yield from (page.mentions[number].code for number in numbers if number >= 0)


def met(page: Page, names: Iterable[Name]) -> Iterator[str]:
    """The parties that somebody meets or speaks with ("spoke with Prime Minister X of Peru"): not their own."""
    document = page.document
    for verb in {verb for name in names for verb in (*subject_of(page, name), *_verb_of_phrase(page, name))}:
        if document.lemmas[verb].lower() not in SEEING:
            continue
        for token in (*_children(page, verb, "dobj"), *_after_word(page, [verb], ("with", "to"))):
            below = [page.back[t] for t in page.below(token) if t in page.back]
            if below:
                yield from (page.mentions[n].code for n in page.party_indices(min(below), max(below) + 1))


def of_country(page: Page, names: Iterable[Name]) -> bool:
    """Whether a country owns the name of somebody without a title: "Britain's David Frost"."""
    for name in names:
        i = name.first - 1
        owned = i > 0 and page.together(i, name.first) and page.tags[i] == "POS" and page.parties[i - 1] >= 0
        if owned and page.mentions[page.parties[i - 1]].kind == "country" and name.last - name.first > 1:
            return True
    return False


def travels(page: Page, names: Iterable[Name]) -> bool:
    """Whether somebody goes to or visits a country."""
    document = page.document
    verbs = {verb for name in names for verb in (*subject_of(page, name), *_verb_of_phrase(page, name))}
    return any(
        document.lemmas[verb].lower() in page.lex.words["travels"] and page.parties[page.back[token]] >= 0
        for verb in verbs
        for token in (*_children(page, verb, "dobj"), *_after_word(page, [verb], ("to", "in")))
        if token in page.back
    )


def _children(page: Page, verb: int, dep: str) -> list[int]:
    return [c for c in page.document.children[verb] if page.document.deps[c] == dep]


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
    below = [c for token in tokens for c in document.children[token] if document.words[c].lower() in words]
    return [g for c in below for g in document.children[c]]


def movement(page: Page, posts: Iterable[Post]) -> str | None:
    """The movement that a title names and the table of parties does not: "leader of the Nuba Liberation Front"."""
    for post in posts:
        for entity in page.document.entities:
            first = page.back.get(entity.first, -1)
            if entity.label != "ORG" or not post.first <= first < post.last or page.parties[first] >= 0:
                continue
            words = page.document.text[entity.start : entity.end].removeprefix("the ").split(" (")[0].split()
            words = [word.removesuffix("'s").removesuffix("’s") for word in words]
            proper = all(word[0].isupper() or len(word) < 4 for word in words) and "Security" not in words
            if len(words) > 1 and proper and {word.lower() for word in words} & page.lex.words["movement"]:
                return " ".join(words)
    return None


def short_for(page: Page, posts: Iterable[Post]) -> str | None:
    """The movement that a title names by its last word: "the Front's commander" of the Kestrel Front."""
    for post in posts:
        for i in range(post.first, post.head):
            if page.capital(i) and page.is_a(i, "movement") and page.parties[i] < 0:
                names = {n.removeprefix("the ") for n in page.organizations if n.split()[-1] == page.words[i] and " " in n}
                return names.pop() if len(names) == 1 else None
    return None


def receiving(page: Page, posts: Iterable[Post]) -> str | None:
    """The country in which somebody is met: "will fly to Peru for talks with President X", "visited Peru. She met President X,
    Minister Y and Mayor Z".
    """
    for post in posts:
        i = _list_start(page, post.first)
        if i < 0 or page.lows[i] not in MEETING:
            continue
        first = max(0, page.sentence(post.first) - LOOKBACK)
        while i > 0 and page.sentence(i - 1) >= first:
            i -= 1
            mention = page.mentions[page.parties[i]] if page.parties[i] >= 0 else None
            if mention and mention.kind == "country" and mention.form in ("name", "capital") and _reached(page, i):
                return mention.code
    return None


def _list_start(page: Page, i: int) -> int:
    """The token before a list of people with their titles that ends at a token, as far as it reaches in the sentence."""
    i -= 1
    begin = i
    while i >= 0 and begin - i < FAR and page.together(i, begin):
        listed = page.capital(i) or page.words[i] in (",", "and", "of", "the", "for", "-", ".", "(", ")")
        if not listed or page.parties[i] >= 0:
            break
        i -= 1
    return i


def _reached(page: Page, i: int) -> bool:
    """Whether a place is where somebody is or goes ("to Peru", "in Peru", "visited Peru")."""
    document, token = page.document, page.at[i]
    if document.lemmas[document.heads[token]].lower() in page.lex.words["travels"]:
        return document.deps[token] == "dobj"
    return page.mentions[page.parties[i]].use == "place" and i > 0 and page.lows[i - 1] in TOWARD


def spoken_for(page: Page, names: Iterable[Name]) -> str | None:
    """The party that somebody negotiates or signs for: "who negotiated for Peru"."""
    document = page.document
    for name in names:
        for verb in subject_of(page, name):
            if document.lemmas[verb].lower() not in page.lex.words["acts-for"]:
                continue
            first = next((c for c in document.children[verb] if document.words[c].lower() == "for"), None)
            found = [page.parties[page.back[g]] for g in document.children[first] if g in page.back] if first else []
            if found and found[0] >= 0:
                return page.mentions[found[0]].code
    return None


def only_union(page: Page) -> str | None:
    """The one union of an article that has such a word in its name."""
    spans = ((e.start, e.end) for e in page.document.entities if e.label == "ORG")
    names = {page.document.text[s:e].removeprefix("the ").removeprefix("The ") for s, e in spans}
    unions = {name for name in names if set(name.lower().split()) & page.lex.words["union"]}
    return unions.pop() if len(unions) == 1 else None
