"""A document as the people reader walks it: its tokens without white space, and what covers each."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from communique.kinds.people.bargaining import about
from communique.kinds.people.lexicon import LONGEST, Lexicon, Title, lexicon
from communique.kinds.people.solid import segment_numbers, solid
from communique.kinds.reading import Facts
from communique.model import Document, among, places
from communique.parties.organizations.unlisted import union_start
from communique.parties.value import PartyMention

EQUALS = ("counterpart", "counterparts", "colleague")
HYPHENS = frozenset(["-", "–", "‑"])
RETIRED = frozenset(["rtd", "retd", "ret", "rtd.", "retd.", "ret.", "retired"])
QUOTES = frozenset(['"', "“", "”", "``", "''"])
ABBREVIATED = frozenset(["pm", "fm", "nsa"])
"""Titles that are initials, which stand in capitals."""
LISTING = 60
"""Tokens that a list of people may have before one of them."""
LINKS = frozenset([",", "and", "of", "the", "for", "-", ".", "(", ")"])
"""What joins the people of a list and their titles."""
NEAR = 60
"""Tokens below a verb that are looked at."""
SECTIONS, HEADING = 2, 3
"""Headings that make a text one of several parts; tokens of a heading at most."""
RULE = frozenset(["administration", "government", "presidency", "premiership", "cabinet"])
TALKING = ("talks", "negotiations", "negotiating", "negotiators", "delegations")
STOPS = frozenset([".", "!", "?", ";", ":", "•", "|"])


@dataclass(frozen=True)
class Page:
    """The tokens of a document that are not white space, as columns of equal length.

    ``labels`` is the entity label of each token or "", ``parties`` the index of the party mention over it or -1,
    ``segments`` the paragraph it lies in, ``sentences`` its sentence, ``at`` its index in the document; ``headline`` are the
    words of the article's title in lower case, ``unlisted`` the mentions of parties that no table has, ``press`` the country
    of the paper that prints it.
    """

    document: Document
    mentions: tuple[PartyMention, ...]
    at: tuple[int, ...]
    ends: tuple[int, ...]
    words: tuple[str, ...]
    lows: tuple[str, ...]
    tags: tuple[str, ...]
    pos: tuple[str, ...]
    labels: tuple[str, ...]
    parties: tuple[int, ...]
    segments: tuple[int, ...]
    back: dict[int, int]
    headline: tuple[str, ...] = ()
    unlisted: tuple[PartyMention, ...] = ()
    press: str | None = None

    def __len__(self) -> int:
        return len(self.at)

    @cached_property
    def lex(self) -> Lexicon:
        """The lexicon."""
        return lexicon()

    @cached_property
    def about_bargaining(self) -> bool:
        """Whether an article is about bargaining, by its words (``bargaining.py``)."""
        return about(self.headline + self.lows, self.vocabulary.union(self.headline), self.lex.words, self.about_labour)

    @cached_property
    def negotiating(self) -> frozenset[int]:
        """The numbers of the sentences that say that something is or was negotiated."""
        forms = [low for low in self.vocabulary if low.startswith(("negotiated", "negotiating", "renegotiat"))]
        return frozenset(self.sentence(i) for form in forms for i in places(self.lows, form))

    @cached_property
    def talking(self) -> frozenset[int]:
        """The numbers of the sentences that name talks, negotiations or the delegations to them."""
        return frozenset(self.sentence(i) for word in TALKING for i in places(self.lows, word))

    @cached_property
    def bargains(self) -> bool:
        """Whether an article names talks, negotiations or those who negotiate at all."""
        words = self.vocabulary.union(self.headline)
        return not {"talks", "negotiations", "negotiation", "negotiators", "negotiator"}.isdisjoint(words)

    @cached_property
    def coalition(self) -> bool:
        """Whether an article tells of coalition talks: those of political parties with each other."""
        near = (self.lows[max(0, i - 2) : i] for word in ("talks", "negotiations") for i in places(self.lows, word))
        return "coalition" in self.vocabulary and any("coalition" in words for words in near)

    @cached_property
    def about_labour(self) -> bool:
        """Whether an article is about terms of work: a union, pay or a strike, and talks or a deal."""
        seen, words = self.vocabulary, self.lex.words
        bargained = words["bargain-deal"] | {"talks", "negotiations", "bargaining", "offer"}
        return not any(words[name].isdisjoint(seen) for name in ("union", "labour")) and not bargained.isdisjoint(seen)

    @cached_property
    def ships(self) -> frozenset[str]:
        """The names, in lower case, that stand after the mark of a ship ("USS George Washington", "the Greek-owned Aurora") or
        the word for a firm ("the drugmaker Harrow Vale").
        """
        found: set[str] = set()
        ship, owned = self.lex.words["ship"] | self.lex.words["firm-before"], self.lex.words["ship-of"]
        if self.vocabulary.isdisjoint(ship | owned):
            return frozenset()
        for i in [i for i, low in enumerate(self.lows) if low in ship or (low in owned and self.lows[i - 1] == "-")]:
            last = i + 1
            while last < len(self) and last - i <= 4 and self.together(i, last) and self.capital(last):
                last += 1
            found.add(" ".join(self.lows[i + 1 : last]))
        return frozenset(found)

    @cached_property
    def across(self) -> tuple[tuple[int, str], ...]:
        """The tokens of "counterpart", "colleague" and "opposite number" that a country stands before or behind ("his Greek
        counterpart", "her counterparts from Greece and Egypt"), with its code.
        """
        if self.vocabulary.isdisjoint(("counterpart", "number", *EQUALS)):
            return ()
        heads = [i for word in EQUALS for i in places(self.lows, word)]
        heads += [i for i in places(self.lows, "number") if self.lows[i - 1] == "opposite"]
        heads = sorted(i for i in heads if i > 1)
        behind = (i + 5 if self.lows[i + 1 : i + 2] in (("from",), ("of",)) else i for i in heads)
        spans = ((i, i if self.lows[i] == EQUALS[1] else i - 3, end) for i, end in zip(heads, behind, strict=True))
        numbers = ((i, n) for i, first, last in spans for n in self.party_indices(first, last))
        return tuple((i, self.mentions[n].code) for i, n in numbers if self.mentions[n].kind == "country")

    @cached_property
    def vocabulary(self) -> frozenset[str]:
        """The words of the page in lower case."""
        return frozenset(self.lows)

    @cached_property
    def unlisted_at(self) -> dict[int, PartyMention]:
        """By token of the document, the parties that no table has."""
        return {t: m for m in self.unlisted for t in self.document.tokens_in(m.start, m.end)}

    @cached_property
    def codes(self) -> frozenset[str]:
        """The codes of the parties that are named."""
        return frozenset(mention.code for mention in self.mentions)

    @cached_property
    def capitals(self) -> tuple[int, ...]:
        """The tokens that begin with a capital letter."""
        capital = {word for word in set(self.words) if word[0].isupper() and word.lower() != word}
        return tuple(among(self.words, capital))

    @cached_property
    def commas(self) -> tuple[int, ...]:
        """The tokens that are commas."""
        return tuple(places(self.words, ","))

    @cached_property
    def subjects(self) -> dict[tuple[int, int], tuple[int, ...]]:
        """For names asked about so far (first token, last) the verbs that each is the subject of."""
        return {}

    def section(self, i: int) -> tuple[int, int]:
        """The tokens (first, end) of the part of a text under a heading of its own that a token is in: of news in brief, where
        several paragraphs are no more than the name of a country; the whole page otherwise.
        """
        heads = self.headings
        if len(heads) < SECTIONS or i < heads[0]:
            return 0, len(self)
        after = bisect_right(heads, i)
        return heads[after - 1], heads[after] if after < len(heads) else len(self)

    @cached_property
    def headings(self) -> tuple[int, ...]:
        """The first tokens of the paragraphs that are a name in capitals: "BURUNDI", "SIERRA LEONE"."""
        short = (i for i in range(len(self)) if i == 0 or self.segments[i - 1] != self.segments[i])
        return tuple(i for i in short if self._heading(i))

    def _heading(self, i: int) -> bool:
        last = i
        while last < len(self) and self.segments[last] == self.segments[i]:
            if last - i > HEADING or not self.words[last].isupper() or len(self.words[last]) == 1:
                return False
            last += 1
        return any(self.parties[j] >= 0 for j in range(i, last)) or self.words[i].isalpha()

    @cached_property
    def rulers(self) -> frozenset[str]:
        """The capitalised words before "administration", "government" and the like, in lower case."""
        if self.vocabulary.isdisjoint(RULE):
            return frozenset()
        pairs = zip(self.words, self.lows, self.lows[1:], strict=False)
        return frozenset(low for word, low, after in pairs if after in RULE and word[0].isupper())

    @cached_property
    def quoted(self) -> tuple[bool, ...]:
        """Whether each token stands inside quotation marks of its paragraph, the opening one included."""
        found = [False] * len(self)
        opened = -1
        for mark in among(self.words, QUOTES):
            if opened >= 0 and self.segments[opened] == self.segments[mark]:
                found[opened:mark] = [True] * (mark - opened)
                opened = -1
            else:
                self._quote_on(found, opened)
                opened = mark
        self._quote_on(found, opened)
        return tuple(found)

    def _quote_on(self, found: list[bool], opened: int) -> None:
        """Marks what follows a quotation mark that none closes, to the end of its paragraph."""
        if opened >= 0:
            end = bisect_right(self.segments, self.segments[opened])
            found[opened:end] = [True] * (end - opened)

    @cached_property
    def mention_ends(self) -> dict[int, int]:
        """For each party mention, by number, the token after its last."""
        return {self.parties[i]: i + 1 for i in self.named}

    @cached_property
    def named(self) -> tuple[int, ...]:
        """The tokens of party mentions."""
        return tuple([i for i, number in enumerate(self.parties) if number >= 0])

    @cached_property
    def party_starts(self) -> tuple[int, ...]:
        """The tokens at which party mentions begin."""
        return tuple(i for i in self.named if not i or self.parties[i - 1] != self.parties[i])

    @cached_property
    def organizations(self) -> frozenset[str]:
        """The organisations that the recognizer marked somewhere, as written."""
        document = self.document
        firsts = ((union_start(document, e.first, e.last - 1), e) for e in document.entities if e.label == "ORG")
        return frozenset(document.text[e.start if i == e.first else document.starts[i] : e.end] for i, e in firsts)

    def start(self, i: int) -> int:
        """Where a token begins, in characters."""
        return self.document.starts[self.at[i]]

    def end(self, i: int) -> int:
        """Where a token ends, in characters."""
        return self.ends[i]

    def text(self, first: int, last: int) -> str:
        """The text of tokens ``first`` to ``last`` (exclusive), white space as single blanks."""
        return " ".join(self.document.text[self.start(first) : self.end(last - 1)].split())

    def joined(self, i: int) -> bool:
        """Whether nothing stands between a token and the one before."""
        return i > 0 and self.start(i) == self.end(i - 1)

    def sentence(self, i: int) -> int:
        """The number of the sentence of a token."""
        return self.document.sentence_of[self.at[i]]

    def together(self, i: int, j: int) -> bool:
        """Whether two tokens lie in the same paragraph."""
        numbers = self.segments
        return 0 <= i < len(numbers) and 0 <= j < len(numbers) and numbers[i] == numbers[j]

    def list_start(self, i: int) -> int:
        """The token before a list of people with their titles that ends at a token, as far as it reaches in the sentence."""
        i -= 1
        begin = i
        while i >= 0 and begin - i < LISTING and self.together(i, begin):
            listed = self.capital(i) or self.words[i] in LINKS or self.title_at(i) or self.pos[i] == "NOUN"
            if not listed or self.parties[i] >= 0:
                break
            i -= 1
        return i

    def capital(self, i: int) -> bool:
        """Whether a token begins with a capital letter."""
        return self.words[i][0].isupper()

    def title_at(self, i: int) -> tuple[Title, int] | None:
        """The longest title that ends with token ``i`` and how many tokens it has."""
        return self.titles.get(i)

    @cached_property
    def titles(self) -> dict[int, tuple[Title, int]]:
        """For the tokens that titles end with the longest of each."""
        heads = self.lex.heads
        found = [(i, self._title(i)) for i in among(self.lows, heads) if not self._wave(i)]
        return {i: title for i, title in found if title}

    def _wave(self, i: int) -> bool:
        """Whether two letters are a time or a wave, no title ("5 PM", "98.7 FM", not "PM Silva")."""
        return self.lows[i] in ABBREVIATED and (not self.words[i].isupper() or (i > 0 and self.tags[i - 1] == "CD"))

    def _title(self, i: int) -> tuple[Title, int] | None:
        for count in range(min(LONGEST, i + 1), 0, -1):
            if title := self.lex.titles.get(" ".join(self.lows[i - count + 1 : i + 1])):
                return title, count
        return None

    def unbracketed(self, i: int) -> int:
        """The token before the bracket of initials that ends at a token ("Secretary (PS)", "Gen (Rtd)"), else the token."""
        closed = i > 2 and self.words[i] == ")" and self.words[i - 2] == "("
        return i - 3 if closed and (self.words[i - 1].isupper() or self.lows[i - 1] in RETIRED) else i

    def plural_title(self, i: int) -> Title | None:
        """The title whose plural a token is ("Presidents"), or None."""
        low = self.lows[i]
        if not low.endswith("s"):
            return None
        return self.lex.titles.get(f"{low[:-3]}y" if low.endswith("ies") else low[:-1])

    def below(self, token: int) -> list[int]:
        """The tokens of the document below a token and it, at most NEAR of them, so that a long sentence costs no more."""
        found = [token]
        for at in found:
            found += self.document.children[at][: NEAR - len(found)]
            if len(found) >= NEAR:
                break
        return found

    def is_a(self, i: int, name: str) -> bool:
        """Whether a token belongs to one of the lexicon's word lists."""
        return self.lows[i] in self.lex.words[name]

    def honorific(self, i: int) -> bool:
        """Whether a token is an honorific, or part of one: "Mr", "Tan Sri", "U" before a name in a text on Myanmar."""
        low = self.lows[i]
        if low in self.lex.words["honorific"]:
            return True
        if low == "sri":
            return i > 0 and (
                self.lows[i - 1] == "tan" or self.honorific(i - 1) or ("MYS" in self.codes and low != self.words[i])
            )
        if low == "'":
            return i > 0 and self.lows[i - 1] == "dato"
        if low == "tan":
            return self.lows[i + 1 : i + 2] == ("sri",)
        return self.words[i] == "U" and "MMR" in self.codes and i + 1 < len(self) and self.tags[i + 1] == "NNP"

    def surname(self, i: int) -> bool:
        """Whether a token that is a title or a thing elsewhere ends a name: "John Major", "Oliver North", "Ana Ruiz-Pastor"."""
        if self.hyphened(i):
            return True
        if not i or not self.is_a(i, "surname") or self.labels[i] != "PERSON" or self.labels[i - 1] != "PERSON":
            return False
        found = self.title_at(i)
        if found and found[1] > 1:
            return False
        given = self.capital(i - 1) and self.title_at(i - 1) is None and not self.honorific(i - 1)
        return self.capital(i) and (given or self.is_a(i - 1, "particle")) and self.tags[i] == "NNP"

    def hyphened(self, i: int) -> bool:
        """Whether a token is one of two that a hyphen ties in a name: "Ana Ruiz-Pastor", "Choi Son-ju"."""
        if self.labels[i] != "PERSON" or not self.capital(i):
            return False
        behind = i > 2 and self.words[i - 1] in HYPHENS and self.joined(i) and self.joined(i - 1)
        ahead = 0 < i < len(self) - 2 and self.words[i + 1] in HYPHENS and self.joined(i + 1) and self.joined(i + 2)
        behind = behind and self.title_at(i - 2) is None
        return (behind and self.capital(i - 2)) or (ahead and self.labels[i - 1] == "PERSON" and self.words[i + 2].islower())

    def party_indices(self, first: int, last: int) -> Iterator[int]:
        """The party mentions over tokens ``first`` to ``last`` (exclusive), each once, in text order."""
        seen = -1
        for i in range(max(first, 0), min(last, len(self))):
            if self.parties[i] > seen:
                seen = self.parties[i]
                yield seen


def page_of(document: Document, facts: Facts, title: str | None = None, press: str | None = None) -> Page:
    """The page of a document under a title, printed in a country."""
    at, words, ends = solid(document)
    labels = [""] * len(document)
    for entity in document.entities:
        labels[entity.first : entity.last] = [entity.label] * (entity.last - entity.first)
    parties = [-1] * len(document)
    for number, mention in enumerate(facts.parties):
        for i in document.tokens_in(mention.start, mention.end):
            parties[i] = number
    return Page(
        document,
        facts.parties,
        at,
        ends,
        words,
        tuple("\0".join(words).replace("’", "'").lower().split("\0")) if words else (),
        tuple(map(document.tags.__getitem__, at)),
        tuple(map(document.pos.__getitem__, at)),
        tuple(map(labels.__getitem__, at)),
        tuple(map(parties.__getitem__, at)),
        tuple(segment_numbers(document, at)),
        {i: n for n, i in enumerate(at)},
        tuple(word.strip(":,.;'\"“”‘’?!") for word in (title or "").lower().split()),
        facts.unlisted,
        press,
    )
