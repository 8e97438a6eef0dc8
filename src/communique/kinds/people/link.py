"""Which names are of one person: full names, surnames, given names."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field

from communique.kinds.people.clauses import subject_of
from communique.kinds.people.names import FIRMS, INITIALS, Name, plausible, title_before
from communique.kinds.people.page import Page

_HYPHEN = re.compile(r"\s*[-‑–]\s*")
_INITIALS = re.compile(r"\.(?=\w)")
_ARTICLE = re.compile(r"^(?:al|el|as|ar)-(?=.)")
BLOCS = frozenset(
    [
        "administration",
        "government",
        "doctrine",
        "institute",
        "university",
        "tower",
        "center",
        "centre",
        "family",
        "era",
        "presidency",
    ]
)
RULING = frozenset(["rule", "run", "govern", "lead"])
SPOKESMEN = frozenset(["spokesman", "spokeswoman", "spokesperson"])
RULED = frozenset(["government", "administration", "regime", "cabinet", "rule", "presidency", "premiership"])
ALIASES = frozenset(
    (",", *words.split())
    for words in (
        "better known as",
        "also known as",
        "widely known as",
        "popularly known as",
        "commonly known as",
        "known as",
        "known by his nom de guerre",
        "known by the nom de guerre",
        "alias",
        "whose real name is",
        "whose nom de guerre is",
    )
)
"""What stands between two names of one person."""
ALIAS = max(map(len, ALIASES))
PLACED = frozenset(["in", "at", "near"])
TITLE = 4
"""Words before a name among which its title stands."""
TWO = 2
"""Surnames of a Spanish name."""
SYLLABLE = 6
"""Letters of a family name of one syllable at most."""
FAMILY_FIRST = frozenset(["KOR", "PRK", "TWN", "CHN", "HKG", "SGP", "MYS"])
"""Where people have a family name first and a given name of two syllables with a hyphen behind it."""
PLURALS = frozenset(["NNS", "NNPS"])


@dataclass
class Group:
    """The names of one person; ``words`` are those of the fullest, in lower case, ``pronouns`` what stands for them, ``own``
    the fullest of one who has a second name ("better known as").
    """

    words: tuple[str, ...]
    names: list[Name] = field(default_factory=list)
    pronouns: list[Name] = field(default_factory=list)
    own: Name | None = None

    @property
    def actors(self) -> list[Name]:
        """Where the person stands as one who acts: the names, then "he" and "she"."""
        return [*self.names, *self.pronouns]

    @property
    def full(self) -> Name:
        """The fullest name: the first of those with the most words."""
        return self.own or max(self.names, key=lambda name: (name.last - name.first, -name.first))


def plain(word: str) -> str:
    """A word in lower case, without the marks of its letters: papers write "Erdoğan" and "Erdogan"."""
    if word.isascii():
        return word
    return "".join(c for c in unicodedata.normalize("NFKD", word) if not unicodedata.combining(c)).replace("ı", "i")


def key(page: Page, name: Name) -> tuple[str, ...]:
    """The words of a name, for comparison: lower case, no accents, hyphens closed up, the Arabic article off."""
    text = _INITIALS.sub(". ", _HYPHEN.sub("-", plain(page.text(name.first, name.last).lower())))
    return tuple(_ARTICLE.sub("", word) for word in text.split())


def link(page: Page, names: tuple[Name, ...]) -> tuple[Group, ...]:
    """The names grouped by person, in order of first mention; names that may be anybody's, or nobody's, are left out."""
    groups: list[Group] = []
    index: dict[str, list[Group]] = {}
    keyed = [(name, key(page, name)) for name in names if not _administration(page, name)]
    for name, words in sorted(keyed, key=lambda pair: (-len(pair[1]), pair[0].first)):
        fits = _fits(index, words) or [g for g in _of_two_surnames(index, words) if not _titles_differ(page, name, g)]
        if len(words) == 1 and _reigns(page, name):
            fits = [g for g in fits if g.words[0] == words[0] and any(_reigns(page, n) for n in g.names)]
        if len(fits) == 1:
            fits[0].names.append(name)
        elif not fits:
            groups.append(Group(words, [name]))
            for end in {words[0], words[-1], words[-TWO] if len(words) > TWO else words[-1]}:
                index.setdefault(end, []).append(groups[-1])
        elif chosen := _nearest(fits, name):
            chosen.names.append(name)
    groups = [group for group in groups if _person(page, group)]
    by_last = _by_surname(page, groups)
    for name in list(_bare(page, groups)):
        _add_bare(page, by_last, name)
    groups = _by_other_names(page, groups)
    for group in groups:
        group.names.sort(key=lambda name: name.first)
    return tuple(sorted(groups, key=lambda group: group.names[0].first))


def _administration(page: Page, name: Name) -> bool:
    """Whether a full name is that of a government and not of a person: "the former Ana Silva administration"."""
    ruled = name.last - name.first > 1 and page.together(name.last, name.first) and page.lows[name.last] in RULED
    return ruled and not name.titled


def _by_surname(page: Page, groups: list[Group]) -> dict[str, list[Group]]:
    """The persons by the surname by which alone they may be named."""
    found: dict[str, list[Group]] = {}
    for group in groups:
        found.setdefault(group.words[-1], []).append(group)
        if family := family_first(page, group):
            found.setdefault(family, []).append(group)
    return found


def _by_other_names(page: Page, groups: list[Group]) -> list[Group]:
    """The groups, those of one person under two names as one: "X, better known as Y", "X, whose real name is Y"."""
    if page.vocabulary.isdisjoint(("known", "alias", "guerre", "real")):
        return groups
    ends = {name.last: group for group in groups for name in group.names}
    kept: list[Group] = []
    for group in groups:
        name = min(group.names, key=lambda n: n.first)
        begins = (name.first - n for n in range(2, ALIAS + 1) if page.lows[name.first - n : name.first] in ALIASES)
        first = next((ends[i] for i in begins if i in ends and page.together(i - 1, name.first)), None)
        if first is None or first is group:
            kept.append(group)
        else:
            first.own = first.full
            first.names.extend(group.names)
    return kept


def _fits(index: dict[str, list[Group]], words: tuple[str, ...]) -> list[Group]:
    """The persons that a name may be of: those with its surname, else (one word alone) those with its first."""
    by_last = [g for g in index.get(words[-1], ()) if g.words[-1] == words[-1] and set(words) <= set(g.words)]
    by_first = [g for g in index.get(words[0], ()) if g.words[: len(words)] == words]
    return by_last or by_first


def _of_two_surnames(index: dict[str, list[Group]], words: tuple[str, ...]) -> list[Group]:
    """The persons of two surnames of whom one word is the first of these ("Ana Silva Rey": Silva)."""
    return [g for g in index.get(words[0], ()) if len(words) == 1 < TWO < len(g.words) and g.words[-TWO] == words[0]]


def _titles_differ(page: Page, name: Name, group: Group) -> bool:
    """Whether a name and those of a person have titles before them, and others."""
    titled = [n for n in group.names if n.titled and not page.honorific(n.first - 1)]
    held = {low for n in titled for low in page.lows[max(0, n.first - TITLE) : n.first]}
    own = page.lows[name.first - 1] if name.titled and not page.honorific(name.first - 1) else None
    return own is not None and bool(held) and own not in held


def _reigns(page: Page, name: Name) -> bool:
    """Whether a title before a name is one with a first name: "King Hussein" is nobody whose surname is Hussein."""
    return name.first > 0 and page.together(name.first - 1, name.first) and page.is_a(name.first - 1, "reigning")


def _nearest(fits: list[Group], name: Name) -> Group | None:
    """Of several of one surname the one named last before; None where none was."""
    before = [
        (max(n.first for n in g.names if n.first < name.first), i)
        for i, g in enumerate(fits)
        if any(n.first < name.first for n in g.names)
    ]
    return fits[max(before)[1]] if before else None


def _person(page: Page, group: Group) -> bool:
    """Whether names are a person's: two words or more, or one with a title that is more than "his wife"."""
    return len(group.words) > 1 or any(n.titled and not page.is_a(n.first - 1, "kin") for n in group.names)


def governs(page: Page, group: Group) -> bool:
    """Whether the text speaks of somebody's rule without a title: "the Belmar administration", "the government of X"."""
    ruled = [page.lows[n.first - 2 : n.first] for n in group.names if n.first > 1]
    owned = [page.lows[n.last + 1 : n.last + 4] for n in group.names if page.tags[n.last : n.last + 1] == ("POS",)]
    ruled += [(low, "of") for lows in owned for low in lows[:2]]
    if any(_speaks_for(page, n) for n in group.names):
        return True
    if group.words[-1] in page.rulers or any(a in RULED and b == "of" for a, b in ruled):
        return True
    return any(_rules_land(page, verb) for name in group.names for verb in subject_of(page, name))


def _speaks_for(page: Page, name: Name) -> bool:
    """Whether somebody has an official who speaks for them: "X's official spokesperson"."""
    if page.tags[name.last : name.last + 1] != ("POS",):
        return False
    after = page.lows[name.last + 1 : name.last + 4]
    return any(low in SPOKESMEN for low in after) and ("official" in after or after[0] in SPOKESMEN)


def _rules_land(page: Page, verb: int) -> bool:
    """Whether a verb tells of ruling a country: "who has run the country since May"."""
    document = page.document
    if document.lower_lemmas[verb] not in RULING:
        return False
    objects = [c for c in document.children[verb] if document.deps[c] == "dobj"]
    lands = any(document.lower_words[c] in ("country", "nation") for c in objects)
    named = (page.parties[page.back.get(c, 0)] for c in objects if c in page.back)
    return lands or any(n >= 0 and page.mentions[n].kind == "country" and page.mentions[n].form == "name" for n in named)


def no_person(page: Page, group: Group) -> bool:
    """Whether a name without any title is no person's: only ever "in X" or "leader of X", a plural ("Alaska Natives"),
    "Cutting X".
    """
    if any(name.titled for name in group.names):
        return False
    full = group.full
    placed = all(
        name.first and page.together(name.first - 1, name.first) and _placed(page, name.first - 1) for name in group.names
    )
    initials = any(INITIALS.fullmatch(word) for word in page.words[full.first : full.last])
    plural = page.tags[full.last - 1] in PLURALS and not initials and not any(_acts(page, name) for name in group.names)
    if any(_with_article(page, name) for name in group.names):
        return True
    return placed or (page.tags[full.first] == "VBG" and page.pos[full.first] == "VERB") or plural


def _with_article(page: Page, name: Name) -> bool:
    """Whether "the" stands before a name and no noun behind it, as before that of a group: "known as the Mara Lestari"."""
    i = name.first - 1
    while i > 0 and page.capital(i) and page.together(i, name.first) and name.last - i < TITLE and not page.title_at(i):
        i -= 1
    if i < 0 or page.lows[i] != "the" or not page.together(i, name.first):
        return False
    ends = name.last >= len(page) or not page.together(name.last, name.first)
    return ends or (page.pos[name.last] not in ("NOUN", "PROPN", "ADJ") and page.tags[name.last] not in ("POS", "HYPH"))


def _acts(page: Page, name: Name) -> bool:
    """Whether words that look like a plural ("Alden Meyers") do what one person does: "X Y, who", "said X Y"."""
    last = name.last
    if name.last - name.first < TWO or last >= len(page) or page.labels[name.first] != "PERSON":
        return False
    relative = page.words[last] == "," and page.lows[last + 1 : last + 2] == ("who",)
    document, token = page.document, page.at[last - 1]
    verb = document.heads[token]
    said = document.deps[token] == "nsubj" and verb < page.at[name.first] and document.lower_lemmas[verb] == "say"
    return said or (relative and page.lows[name.first - 1 : name.first] != ("the",))


def _placed(page: Page, i: int) -> bool:
    """Whether a token before a name tells that it is a place's or an organisation's: "in X", "leader of X"."""
    found = page.title_at(i - 1) if page.lows[i] == "of" and i else None
    return page.lows[i] in PLACED or bool(found and found[0].private and found[0].role == "principal")


def _bare(page: Page, groups: list[Group]) -> Iterator[Name]:
    """Surnames of known persons where the recognizer saw none."""
    lasts = {group.words[-1] for group in groups}
    families = {family for group in groups if (family := family_first(page, group))}
    taken = {i for group in groups for name in group.names for i in range(name.first, name.last)}
    for i in page.capitals:
        low = plain(page.lows[i])
        known = low in lasts or (low in families and not _in_name(page, i))
        if known and i not in taken and page.parties[i] < 0 and not page.words[i].isupper():
            near = [j for j in (i - 1, i + 1) if page.together(j, i)]
            firm = page.lows[i + 1 : i + 3] in FIRMS
            if not firm and not any(page.labels[j] in ("FAC", "LAW") for j in near) and plausible(page, i, i + 1):
                yield Name(i, i + 1, title_before(page, i))


def family_first(page: Page, group: Group) -> str | None:
    """The family name, of one syllable, of a person whose given name is of two with a hyphen: "Noh" of Noh Sang-deok."""
    tied = len(group.words) == TWO and group.words[1].count("-") == 1 and "-" not in group.words[0]
    short = tied and len(group.words[0]) <= SYLLABLE and page.words[group.full.last - 1].islower()
    return group.words[0] if short else None


def _in_name(page: Page, i: int) -> bool:
    """Whether another capitalised word stands beside a token."""
    return any(page.together(j, i) and page.capital(j) for j in (i - 1, i + 1) if 0 <= j < len(page))


def _add_bare(page: Page, by_last: dict[str, list[Group]], name: Name) -> None:
    after = page.lows[name.last] if page.together(name.first, name.last) else ""
    if after in BLOCS:
        return
    fits = by_last[plain(page.lows[name.first])]
    chosen = fits[0] if len(fits) == 1 else _nearest(fits, name)
    if chosen:
        chosen.names.append(name)
