"""Whose somebody is by a possessive: "its chief delegate", "his adviser", "the rebels' commander", "Peru's X"."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from communique.kinds.people.names import Name
from communique.kinds.people.page import QUOTES, Page
from communique.kinds.people.title_phrases import Post
from communique.model import places
from communique.parties.value import is_country

ITS = frozenset(["its", "their"])
HIS = frozenset(["his", "her"])
VAGUE = frozenset(["special", "presidential", "acting", "deputy", "senior", "chief", "joint", "high", "executive", "general"])
"""Words of a title that make no name of a body."""
FRONT = 6
"""Tokens before "its" at the beginning of a sentence at most ("The head of its military wing")."""
LONG = 7
"""Tokens of the full name of a body at most."""
REBEL = 3
"""Tokens before a name among which a word for rebels tells whose somebody is."""
AMONG = frozenset(["including", "as", "like"])
LANDS = frozenset(["country", "nation", "kingdom", "republic", "island"])
OWNING = frozenset(["country", "organization", "group"])
"""Kinds of parties whose somebody without a title may be."""
GROUPS = frozenset(
    (
        *("group", "movement", "militia", "party", "front", "union", "faction", "organization", "organisation", "alliance"),
        *("coalition", "company", "airline", "firm", "carrier"),
    )
)
STATE = frozenset(["council", "ministry", "department", "cabinet", "presidency"])
"""Bodies of a state."""
COUNCILS = frozenset(["Security", "Defence", "Defense", "State", "Ministers"])
"""Words of the names of councils that are bodies of a state."""
LENDERS = frozenset(["International Monetary Fund", "World Bank"])
"""Those whose missions bargain over loans, and who stand between nobody."""
MOVEMENTS = frozenset(["group", "movement", "militia", "front", "faction"])
BACK = 3
"""Sentences back in which the group that "the group's" is acts at most."""
BODIES = frozenset(["organization", "group"])


def pronoun_before(page: Page, post: Post) -> str | None:
    """The possessive pronoun that owns a title: "its", "his"; None where there is none."""
    i = post.first - 1
    if i < 0 or not page.together(i, post.first) or page.tags[i] != "PRP$":
        return None
    return page.lows[i] if page.lows[i] in ITS | HIS else None


def of_whose(page: Page, post: Post) -> str | None:
    """The party that "whose" before a title stands for: "the IMF, whose mission chief"."""
    i = post.first - 1
    if i < 2 or page.lows[i] != "whose" or not page.together(i, post.first):
        return None
    number = page.parties[i - 2] if page.words[i - 1] == "," else page.parties[i - 1]
    return page.mentions[number].code if number >= 0 else None


def of_its(page: Page, post: Post) -> str | None:
    """The party that "its" before a title stands for: the subject of the sentence so far (of the one before, where the
    pronoun opens the sentence), else the only party in it."""
    pronoun = next((i for i in range(post.last - 1, post.first - 1, -1) if page.lows[i] in ITS), post.first - 1)
    begin = pronoun
    while begin > 0 and page.sentence(begin - 1) == page.sentence(pronoun):
        begin -= 1
    opens = begin > 0 and pronoun - begin < FRONT and all(page.parties[i] < 0 for i in range(begin, pronoun))
    sentence = page.sentence(begin - 1) if opens else page.sentence(pronoun)
    if page.lows[pronoun] == "their":
        if any(_rebels_lead(page, i) for i in range(pronoun) if page.sentence(i) == sentence):
            return only_group(page) or _group_before(page, pronoun)
        if opens and (group := _group_in(page, sentence)):
            return group  # "Peru offered the rebels talks. Their leader, X"
    own = subject_before(page, pronoun, sentence)
    if own is None and page.lows[pronoun] == "its":
        return _unseen_subject(page, begin - opens, sentence)
    if own is None or opens or not any(page.lows[i] in QUOTES for i in range(pronoun) if page.sentence(i) == sentence):
        return own
    return subject_before(page, pronoun, sentence - 1, only=True) or own  # "Peru refused. 'Chile is deaf,' said its envoy"


def _unseen_subject(page: Page, i: int, sentence: int) -> str | None:
    """The body that is the subject of a sentence and that nothing knows: an acronym ("GBU said no. Its president, X")."""
    while i > 0 and page.sentence(i - 1) >= sentence:
        i -= 1
    i += page.lows[i] == "the"
    subject = page.document.deps[page.at[i]] in ("nsubj", "nsubjpass") and page.parties[i] < 0
    word = page.words[i]
    return _in_full(page, word) if subject and word.isupper() and word.isalpha() and len(word) > 2 else None


def _group_in(page: Page, sentence: int) -> str | None:
    """The only group that a sentence names; none where it names several countries, which may be meant."""
    inside = (page.mentions[page.parties[i]] for i in range(len(page)) if page.sentence(i) == sentence and page.parties[i] >= 0)
    named = {m.code: m.kind for m in inside if m.use == "party"}
    groups = [code for code, kind in named.items() if kind == "group"]
    return groups[0] if len(groups) == 1 and sum(kind == "country" for kind in named.values()) < 2 else None


def _group_before(page: Page, i: int) -> str | None:
    """The armed group that is named last before a token: whom "the rebels" stand for."""
    numbers = (page.parties[j] for j in range(i - 1, -1, -1) if page.parties[j] >= 0)
    return next((page.mentions[n].code for n in numbers if page.mentions[n].kind == "group"), None)


def _rebels_lead(page: Page, i: int) -> bool:
    """Whether a token is of rebels that are the subject of their clause."""
    return page.is_a(i, "rebel") and page.document.deps[page.at[i]] in ("nsubj", "nsubjpass")


def of_its_land(page: Page, post: Post) -> str | None:
    """The country that "the country's" in or before a title stands for: the subject of the sentence so far or the only country
    in it, else of the sentence before.
    """
    inside = (i for i in range(max(post.first - 2, 0), post.head) if page.lows[i] in LANDS and page.tags[i + 1] == "POS")
    land = next(inside, None)
    if land is None:
        return None
    number = page.sentence(land)
    return subject_before(page, land, number) or subject_before(page, land, number - 1)


def of_its_group(page: Page, post: Post) -> str | None:
    """The armed group or body that "the group's" before a title stands for: the one that acts in the sentences before."""
    ends = (range(max(post.first - 2, 0), post.head), range(post.head + 1, post.last - 1))
    inside = (i for span in ends for i in span if page.lows[i] in GROUPS and page.tags[i + 1] == "POS")
    body = next(inside, None)
    if body is None or (body and page.lows[body - 1] != "the"):
        return None
    number = page.sentence(body)
    for back in range(BACK + 1):
        if found := subject_before(page, body, number - back, countries=False):
            return found
    return only_group(page) if page.lows[body] in MOVEMENTS else None


def subject_before(page: Page, end: int, sentence: int, countries: bool = True, only: bool = False) -> str | None:
    """The party that is the subject of a sentence up to a token, or owns it; else the last that owns anything, else the only
    party in it (the only country, if a place). With ``only`` nothing but a subject, without ``countries`` no country.
    """
    found: list[str] = []
    places: list[str] = []
    owning: list[str] = []
    deps = page.document.deps
    for i in range(end - 1, -1, -1):
        if page.sentence(i) < sentence:
            break
        mention = page.mentions[page.parties[i]] if page.parties[i] >= 0 else page.unlisted_at.get(page.at[i])
        if mention is None or page.sentence(i) > sentence or (mention.kind == "country" and not countries):
            continue
        loose = mention.form == "body" or mention.kind == "group"
        if loose and page.parties[i] < 0 and deps[page.at[i]] not in ("nsubj", "nsubjpass"):
            continue
        if mention.kind != "country" and _acts_by_its_kind(page, i):
            return mention.code
        if mention.use == "party" and deps[page.at[i]] in ("nsubj", "nsubjpass", "poss", "ROOT"):
            if deps[page.at[i]] != "poss" or deps[page.document.heads[page.at[i]]] in ("nsubj", "nsubjpass"):
                return mention.code
            owning.append(mention.code)
        (found if mention.use == "party" else places).append(mention.code)
    if only or owning:
        return None if only else owning[0]
    known = set(found) or set(places)
    return known.pop() if len(known) == 1 else None


def _acts_by_its_kind(page: Page, i: int) -> bool:
    """Whether a name stands before the word for what it is, which is the subject ("the M23 rebel group said")."""
    document, token = page.document, page.at[i]
    head = document.heads[token]
    before = document.deps[token] in ("compound", "nmod", "amod") and document.deps[head] in ("nsubj", "nsubjpass")
    return before and document.lower_lemmas[head] in GROUPS


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


def demonym_before(page: Page, names: Iterable[Name]) -> str | None:
    """The country by whose adjective a name is preceded: "American X Y"."""
    for name in names:
        number = page.parties[name.first - 1] if name.first and page.together(name.first - 1, name.first) else -1
        if number >= 0 and page.mentions[number].form == "demonym":
            return page.mentions[number].code
    return None


def after_name(page: Page, names: Iterable[Name]) -> str | None:
    """The party after a name: "President X of Peru"."""
    return next((party for name in names if (party := _after(page, name.last, name))), None)


def _after(page: Page, i: int, name: Name) -> str | None:
    i += 2 * (page.lows[i : i + 2] == (",", "also"))  # "X of Peru and Y, also of Peru"
    if not page.together(i + 1, name.first) or page.lows[i] != "of":
        return None
    i += 1 + (page.lows[i + 1] == "the")
    return page.mentions[page.parties[i]].code if page.together(i, name.first) and page.parties[i] >= 0 else None


def listed_with(page: Page, posts: Iterable[Post]) -> str | None:
    """The country of the group that somebody is named to be among: "Peruvian leaders, including Prime Minister X"."""
    for post in posts:
        i = page.list_start(post.first)
        if i < 2 or page.lows[i] not in AMONG:
            continue
        i -= page.lows[i] == "as" and page.lows[i - 1] == "such"
        i -= page.words[i - 1] == ","
        group = i - 1
        if not page.together(group, post.first) or page.tags[group] != "NNS":
            continue
        first = group
        while first > 0 and page.together(first - 1, group) and page.pos[first - 1] in ("ADJ", "NOUN", "PROPN"):
            first -= 1
        found = [page.mentions[n] for n in page.party_indices(first, group)]
        if len(found) == 1 and page.plural_title(group):
            return found[0].code
    return None


def of_force(page: Page, posts: Iterable[Post]) -> str | None:
    """The party of the ship or force after a title and a comma: "commanding officer, USS X"."""
    for post in posts:
        i = post.last
        if page.together(i + 1, post.head) and page.words[i] == "," and page.parties[i + 1] >= 0:
            mention = page.mentions[page.parties[i + 1]]
            if mention.form == "force":
                return mention.code
    return None


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


def only_organization(page: Page) -> str | None:
    """The one organisation of an article, or that under whose auspices talks are; None where there are none or several."""
    codes = {m.code for m in page.mentions if m.kind == "organization" and m.code not in LENDERS}
    if len(codes) > 1 and "auspices" in page.vocabulary:
        at = next(places(page.lows, "auspices"))
        found = (page.mentions[n] for n in page.party_indices(at - FRONT, at + FRONT))
        codes = {m.code for m in found if m.kind == "organization"}
    return codes.pop() if len(codes) == 1 else None


def rebel(page: Page, post: Post) -> bool:
    """Whether a title is one among rebels: never that of a country's government."""
    return any(page.is_a(i, "rebel") for i in range(post.first, post.last))


def beside_rebel(page: Page, name: Name) -> bool:
    """Whether a word for rebels stands right before a name, with a number between at most: "rebel No. 2 X"."""
    before = range(max(0, name.first - REBEL), name.first)
    return any(page.is_a(i, "rebel") and page.together(i, name.first) for i in before)


def only_group(page: Page) -> str | None:
    """The one armed group or movement of an article, by name; None where there are none or several."""
    codes = {m.code for m in page.mentions if m.kind == "group"}
    return codes.pop() if len(codes) == 1 else None


def main_group(page: Page) -> str | None:
    """The armed group or movement that an article names most."""
    counts = Counter(mention.code for mention in page.mentions if mention.kind == "group")
    return counts.most_common(1)[0][0] if counts else None


def body(page: Page, posts: Iterable[Post]) -> str | None:
    """The company or union that a title names: "Ford Motor Co. CEO", "president of the Dockers' Union"; as written."""
    for post in posts:
        managed = post.title.private or post.title.id == "negotiator" or page.is_a(post.head, "manages")
        if "central bank" in page.text(post.first, post.last).lower():
            continue
        links = ("of", "at", "for") if page.lows[post.head] in ("negotiator", "bargainer") else ("of", "at")
        stop = post.last if page.lows[min(post.head + 1, len(page) - 1)] in links else post.head
        inside = range(post.first, stop) if managed else ()
        first = next((i for i in inside if _of_body(page, i, post)), None)
        if first is not None:
            last = first
            while last < post.last and _of_body(page, last, post):
                last += 1
            vague = all(page.lows[i] in VAGUE for i in range(first, last))
            public = any(page.is_a(i, "legislature") or page.lows[i] in STATE for i in range(first, last))
            if not vague and not public:
                name, known = page.text(first, last), page.unlisted_at.get(page.at[first])
                full = _in_full(page, name)
                return known.code if full == name and known and known.text == name else full
    return None


def _in_full(page: Page, name: str) -> str:
    """The name that a body is introduced by, for its initials: "the Marine Workers Union, MWU," or "(MWU)"."""
    if not name.isupper() or " " in name:
        return name
    places = (i for i, word in enumerate(page.words) if word == name and i > 2 and page.words[i - 1] in (",", "("))
    for end in (i - 1 for i in places):
        first = end
        while first > 0 and end - first < LONG and (page.capital(first - 1) or page.lows[first - 1] in ("of", "and", "for")):
            first -= 1
        while page.lows[first] in ("of", "and", "for", "the"):
            first += 1
        if end - first > 1 and (page.words[first][0] == name[0] or page.is_a(end - 1, "union")):
            return " ".join(page.text(first, end).split())
    return name


def _of_body(page: Page, i: int, post: Post) -> bool:
    named = page.labels[i] == "ORG" or (page.words[i] in page.organizations and page.capital(i))
    return named and i != post.head and page.tags[i] not in ("POS", "DT") and page.lows[i] not in page.lex.heads


def of_country(page: Page, names: Iterable[Name]) -> bool:
    """Whether a country or body owns the name of somebody without a title: "Britain's David Frost", "the EU's X Y"."""
    for name in names:
        i = name.first - 1
        owned = i > 0 and page.together(i, name.first) and page.tags[i] == "POS" and page.parties[i - 1] >= 0
        if owned and page.mentions[page.parties[i - 1]].kind in OWNING and name.last - name.first > 1:
            return True
        if page.bargains and name.last - name.first > 1 and (land := _after(page, name.last, name)) and is_country(land):
            return True
    return False


def movement(page: Page, posts: Iterable[Post]) -> str | None:
    """The movement that a title names and the table of parties does not: "leader of the Nuba Liberation Front"."""
    for post in posts:
        for i in range(post.first, post.last):
            entity = page.document.entity_at(page.at[i])
            if entity is None or entity.first != page.at[i] or entity.label != "ORG" or page.parties[i] >= 0:
                continue
            words = page.document.text[entity.start : entity.end].removeprefix("the ").split(" (")[0].split()
            words = [word.removesuffix("'s").removesuffix("’s") for word in words]
            proper = all(word[0].isupper() or len(word) < 4 for word in words) and COUNCILS.isdisjoint(words)
            if len(words) > 1 and proper and {word.lower() for word in words} & page.lex.words["movement"]:
                return " ".join(words)
    return None


def short_for(page: Page, posts: Iterable[Post]) -> str | None:
    """The movement that a title names by its last word: "the Front's commander" of the Kestrel Front."""
    for post in posts:
        for i in range(post.first, post.head):
            if page.capital(i) and page.is_a(i, "movement") and page.parties[i] < 0:
                whole = (n.removeprefix("the ") for n in page.organizations if n.split()[-1] == page.words[i] and " " in n)
                names = {name for name in whole if all(word.isalpha() for word in name.split())}
                return names.pop() if len(names) == 1 else None
    return None
