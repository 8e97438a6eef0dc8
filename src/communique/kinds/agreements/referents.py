"""Whom words without a name stand for where agreements are told of: "the two sides", "both ministers", "they", "we"."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from communique.kinds.agreements.lexicon import words
from communique.parties.value import is_country

if TYPE_CHECKING:
    from communique.kinds.agreements.sides import Sides

LESS, MUCH_LESS = 2 / 3, 2 / 5
"""How often a third party is named at most, compared with the second, beside two that are clearly those of the article."""
_MOST = 60
"""Mentions looked at before a word: bounds the work on texts without full stops."""
_BACK = 3
"""Sentences up to "the ministers" that name them."""
_RELATIVE = frozenset(["which", "who", "that"])
"""Subjects that stand for the noun above their clause."""
_OFFICIALS = frozenset(
    ["minister", "leader", "president", "premier", "secretary", "envoy", "official", "diplomat", "negotiator", "chief"]
)
"""Those of whom two are the people told of before."""
_PAIRED = frozenset(["two", "both", "either", "neither", "each", "warring", "rival"])
"""Words beside "sides" or "countries" that make them the two told of."""
_BARE = frozenset(["two", "both"])
"""What stands for the two named last without a noun ("after the two reached an accord")."""
_SIDES = frozenset(["side", "party", "government", "delegation", "participant"])
"""Those of whom "the" alone, without "two", makes the parties of an article about two."""


class Referents:
    """The parties that words without a name stand for in a document."""

    def __init__(self, sides: Sides) -> None:
        self.document = sides.document
        self.sides = sides

    def of(self, token: int) -> list[str]:
        """The two parties last named before "the two countries", "both sides", "the two"; that of the speaker of "we"."""
        document = self.document
        if (pronoun := self._pronoun(token)) is not None:
            return pronoun
        if document.lower_words[token] in _BARE:
            return self._last_two(token, False)
        lemma = document.lower_lemmas[token]
        if lemma not in words("parties", "pair"):
            return []
        beside = {document.lower_words[c] for c in document.children[token]}
        if not beside & _PAIRED:
            return self._of_the(token) if "the" in beside and document.tags[token] in ("NNS", "NNPS") else []
        if lemma in _OFFICIALS:
            for near in (self._of_people_before(token, _BACK), self._of_people_before(token, len(document.sentences))):
                if len(near) == 2:
                    return near
        states = lemma in words("parties", "states")
        if states and (told := self._told_of(token)):
            return told
        if clear := self.sides.foremost(MUCH_LESS, states):
            return list(clear)
        return self._last_two(token, states)

    def _last_two(self, token: int, states: bool) -> list[str]:
        """The two parties, or countries, named last before a token."""
        document = self.document
        before: list[str] = []
        for mention in reversed(self.sides.acting[: bisect_left(self.sides.starts, document.starts[token])][-_MOST:]):
            if mention.code not in before and not (states and mention.kind != "country"):
                before.insert(0, mention.code)
            if len(before) == 2:
                return before
        return []

    def _of_the(self, token: int) -> list[str]:
        """The two parties of "the ministers" (the people named right before), of "the delegations" (an article about two)."""
        lemma = self.document.lower_lemmas[token]
        if lemma in _SIDES:
            return list(self.sides.foremost(MUCH_LESS))
        near = self._of_people_before(token, _BACK) if lemma in _OFFICIALS else []
        return near if len(near) == 2 else []

    def _of_people_before(self, token: int, back: int) -> list[str]:
        """The parties of the people named in so many sentences before a token, for "the two ministers"; at most three."""
        first = max(0, self.document.sentence_of[token] - back)
        low = bisect_left(self.sides.signers, (self.document.sentences[first].start,))
        before = self.sides.signers[low : bisect_left(self.sides.signers, (self.document.starts[token],))]
        return list(dict.fromkeys(party for _, _, party in before))[:3]

    def _pronoun(self, token: int) -> list[str] | None:
        """The parties that a pronoun stands for; None where the word is none."""
        document, word = self.document, self.document.lower_words[token]
        if word in ("we", "i"):
            return self._speaker(token)
        if word == "they":
            they = self.sides.subject(token) or self.subject_before(token)
            return they if len(they) > 1 or (they and not is_country(they[0])) else list(self.sides.main)
        if word == "it":
            opens = token == document.sentences[document.sentence_of[token]].first
            return self.sides.subject(token) or (self.subject_before(token) if opens else [])
        if word in _RELATIVE:
            above = document.heads[token]
            return list(self.sides.inside_noun(document.heads[above])) if document.deps[above] == "relcl" else []
        return None

    def _told_of(self, token: int) -> list[str]:
        """The only two countries of the sentence up to "the two countries", else of the one before."""
        number = self.document.sentence_of[token]
        for sentence in (self.document.sentences[number], self.document.sentences[number - 1] if number else None):
            end = min(sentence.end, self.document.starts[token]) if sentence else 0
            named = self.sides.within(sentence.start, end) if sentence else ()
            countries = [code for code in named if is_country(code)]
            if countries:
                return countries if len(countries) == 2 else []
        return []

    def subject_before(self, token: int) -> list[str]:
        """The parties of the subject of the sentence before, for "they" and "its"."""
        number = self.document.sentence_of[token] - 1
        if number < 0:
            return []
        sentence = self.document.sentences[number]
        subjects = (i for i in range(sentence.first, sentence.last) if self.document.deps[i] == "nsubj")
        first = next(subjects, None)
        return [] if first is None else self.sides.named_below(first)

    def _speaker(self, token: int) -> list[str]:
        """The one party of those whom the sentence of "we" and the one before name, else of all in the article."""
        number = self.document.sentence_of[token]
        start = self.document.sentences[max(0, number - 1)].start
        end = self.document.sentences[number].end
        near = self.sides.signers[bisect_left(self.sides.signers, (start,)) : bisect_left(self.sides.signers, (end,))]
        parties = list(dict.fromkeys(party for _, _, party in near or self.sides.signers))
        return parties if len(parties) == 1 else []
