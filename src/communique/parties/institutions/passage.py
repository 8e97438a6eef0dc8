"""The country that a passage of an article is about, by the names of countries before and around it."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from functools import cache, cached_property

from communique.model import Document
from communique.parties.institutions.keys import table
from communique.parties.places.datelines import is_dateline
from communique.parties.value import PartyMention

_ORIGIN = re.compile(r"-(?:based|born|educated|trained|bound)\b")
"""After the name of where somebody or something is from ("a Lima-based lawyer")."""
_MARK = re.compile("[\"“”]|``|''")
"""Marks of quotations."""
_BORDER = re.compile(r"\b(?:border|frontier)\swith\s(?:the\s)?$")
"""Before the neighbour of the country that a passage is about."""
_FRAME = re.compile(
    r"(?:(?:^|[.!?:;\n”\"])\s*(?:(?:Back|Elsewhere|While|Also|Later|Yesterday|Today|(?:For\s(?:example|instance)|Similarly|Likewise|Finally|Meanwhile),)\s)?(?:[Ii]n|Inside|Across|On)|\b[Aa]mbassadors?\s(?:in|to))\s(?:the\s)?$"
)
"""Before the country or the capital that a sentence sets out from ("In Lima, the army"), or to which somebody is accredited."""
_TRAVELS = re.compile(r"\b[Tt]ravel(?:s|l?ed|l?ing)?\s(?:on\s)?to\s(?:the\s)?$")
_TO_MEET = re.compile(
    r"(?:,\s[A-Z]\w+(?:\s[A-Z]\w+)?,?)?\s(?:(?:(?:on|from)\s)?[A-Z][^.;]{2,30}?\s)?"
    r"(?:to\s(?:meet|engage|consult|speak|talk|hold|discuss|confer)|where)\b"
)
"""Before and behind the name of where somebody goes to meet its people ("travel to Lima to meet government officials")."""
_BACK = 25
"""Characters before the name of a country in which such words are looked for."""
_FIRST = 12
"""Characters of a sentence at most before its first institution ("Its new army")."""
_QUOTE_ENDS = re.compile(r"[,.!?][\"”]\s(?:(?:said|told|according\sto)\s)?(?:the\s)?$")
_SPEAKER = re.compile(
    r"(?:['’]s)?\s(?:[A-Za-z]+\s){0,3}(?:[Mm]inister|[Pp]resident|[Pp]remier|spokes\w+|lawmaker|[Gg]en(?:eral|\.))\b"
)
"""After a quotation, and after the name of a country: who speaks for it."""
_LOOKED_AT = 60
"""Mentions of one sentence looked at: bounds the work on texts without full stops."""
_BOUND = frozenset({"to", "from", "via", "into"})
"""Prepositions before the place that somebody goes to or comes from."""
_PARLIAMENT = re.compile(r"\b(?:[Pp]arliament|Congress|Senate|Assembly|[Cc]ourt|House|Diet|Duma|Knesset)\b")
"""Who acts on the government of its own country."""
_BETWEEN = frozenset({"mediator", "envoy", "ambassador", "diplomat", "emissary", "broker"})
"""Those of one country who deal with another."""
_SPEAKING = _BETWEEN | {"minister", "president", "premier", "chancellor", "spokesman", "spokeswoman", "spokesperson"}
"""Those who speak for one country of the government of another."""
_BROKERED = re.compile(
    r"\b(?:brokered|mediated|hosted|sponsored|supervised|monitored|observed|witnessed|negotiated)\sby\s(?:the\s)?$"
)
"""Before one who is between the sides."""
_TALKS_BY = re.compile(
    r"\b(?:(?:brokered|mediated|facilitated)\sby|(?:[Mm]ediators?|facilitators?|go-betweens?)\sfrom)\s(?:the\s)?$"
)
_MEDIATING = re.compile(r"(?:-|\s)(?:brokered|mediated|facilitated|mediation|mediators?|facilitators?|go-betweens?)\b")
"""Before and behind the name of a country that only mediates."""
_CLEAR = 2
"""How many times as often as the next the country is named that an article is about."""
_RECENT = 4
"""Institutions without a name that are looked back to."""
_AT_HOME = 3
"""How often an article names the country of its date line at least that it is about."""
_GIVING = frozenset({"give", "provide", "send", "supply", "offer", "grant", "lend", "sell", "deliver", "donate"})
"""Verbs whose first object gets something for what is its own ("gave Peru the boats its navy needs")."""
_MAIN_CLAUSE = frozenset({"ROOT", "conj", "ccomp", "parataxis"})
"""What the verb of a main clause is of the one above it."""


@cache
def bidding() -> frozenset[str]:
    """Verbs whose object is asked, told or helped to do something, from ``institutions.toml``."""
    return frozenset(table()["bidding"]["verbs"])


class Passage:
    """What the mentions of an article (countries and bodies with a name, in text order) tell of what it is about."""

    def __init__(self, document: Document, mentions: list[PartyMention]) -> None:
        self.document = document
        self.text = document.text
        self.mentions = mentions
        self.countries = [m for m in mentions if m.kind == "country"]
        self.starts = [m.start for m in mentions]
        self._noted: list[tuple[int, str]] = []

    def note(self, at: int, code: str) -> None:
        """Take note of whose an institution without a name is, in text order: the passage goes on about that country."""
        self._noted.append((at, code))

    def about(self, at: int) -> str | None:
        """The country that a passage is about: that of the sentences by themselves, else the one that the article names most
        by far, else of the sentence two before, if only that names any.
        """
        here, other = self._local(at)
        if here or other:
            return here
        if self.main is None:
            return self._before(at)
        if self.main in self._acting(at) and not self.alone:
            return None
        first = self.first_of(self.main)
        return self.main if first < at or (self.alone and self._acts_in(self.main, self.sentence(at))) else None

    def _acts_in(self, code: str, sentence: int | None) -> bool:
        """Whether a sentence names a country otherwise than as the place of something."""
        return any(m.code == code and m.use == "party" and self.sentence(m.start) == sentence for m in self.countries)

    def _before(self, at: int) -> str | None:
        """The only country but the United States that the sentence two before an offset names, where the last names none."""
        sentence = self.sentence(at)
        if sentence is None or sentence < 2 or self.codes(sentence - 1, at) or self.codes(sentence, at):
            return None
        codes = {m.code for m in self.codes(sentence - 2, at) if not self._elsewhere(m)} - self.speakers
        return codes.pop() if len(codes) == 1 else None

    def local(self, at: int) -> str | None:
        """The country that the sentence before an offset or the sentence before it is about, without a look at the rest."""
        return self._local(at)[0]

    def framed(self, at: int) -> str | None:
        """The country that the sentence before an offset sets out from ("In Lima, the army"), or that hosts an ambassador."""
        sentence = self.sentence(at)
        here = self.codes(sentence, at) if sentence is not None else []
        codes = [
            m.code for m in here if m.form in ("name", "capital") and (self._frames(m) or self._goal(m)) and not self._two(m)
        ]
        return codes[-1] if codes and codes[-1] not in self.speakers else None

    def _two(self, mention: PartyMention) -> bool:
        """Whether another country follows at once ("In Peru and Chile")."""
        i = bisect_left(self.starts, mention.end)
        return i < len(self.starts) and self.text[mention.end : self.starts[i]] in (" and ", " and the ")

    def _frames(self, mention: PartyMention) -> bool:
        framed = _FRAME.search(self.text, max(0, mention.start - _BACK), mention.start) is not None
        return framed or self.text.startswith((", where ", " where "), mention.end)

    def _goal(self, mention: PartyMention) -> bool:
        """Whether a name is that of where somebody goes to meet its people."""
        going = _TRAVELS.search(self.text, max(0, mention.start - _BACK), mention.start)
        return going is not None and _TO_MEET.match(self.text, mention.end) is not None

    def _local(self, at: int) -> tuple[str | None, bool]:
        """That country, and whether others are named there instead."""
        sentence = self.sentence(at)
        if sentence is None:
            return None, True
        told = self.framed(at) or self._spoken(at, sentence)
        if told:
            return told, False
        acting = self._acting(at) | self.speakers | self.brokers
        here = [m for m in self.codes(sentence, at) if m.code not in acting and not self._quoted(m, at)]
        if not here and sentence and not (self.main and self.main == self._home):
            last = self.codes(sentence - 1, at)
            here = [m for m in last if m.code not in acting and not self._elsewhere(m)]
        if self.main:
            here = [m for m in here if m.code in self._actors]
        codes = {m.code for m in here} or self._recent(sentence) - acting
        if len(codes) > 1:
            codes = {m.code for m in here if self._leads(m)}
        return (next(iter(codes)) if len(codes) == 1 else None), bool(here)

    def goes_on(self, at: int, code: str) -> bool:
        """Whether the institutions without a name in the sentence at an offset and the one before it are all of a country."""
        sentence = self.sentence(at)
        return sentence is not None and self._recent(sentence) == {code}

    def _recent(self, sentence: int) -> set[str]:
        """Whose institutions without a name the sentence and the one before it have."""
        last = self._noted[-_RECENT:]
        return {code for at, code in last if sentence - (self.sentence(at) or 0) <= 1}

    def _spoken(self, at: int, sentence: int) -> str | None:
        """The country whose minister or spokesman says the quotation that an offset is in ('"The army will go," Peruvian
        Defence Minister Juan Soto said').
        """
        if not _MARK.search(self.text, self.document.sentences[sentence].start, at):
            return None
        return next(
            (
                m.code
                for m in self._named(sentence, self.document.sentences[sentence].end)
                if m.start > at
                and m.kind == "country"
                and _QUOTE_ENDS.search(self.text, max(0, m.start - _BACK), m.start)
                and _SPEAKER.match(self.text, m.end)
            ),
            None,
        )

    def _acting(self, at: int) -> set[str]:
        """The countries that the sentence before an offset has act on what stands there, or that only brokered it."""
        token, sentence = self.document.token_at(at), self.sentence(at)
        if token is None or sentence is None:
            return set()
        here = [m for m in self.codes(sentence, at) if not self._quoted(m, at) and not _PARLIAMENT.search(m.text)]
        return {m.code for m in here if self.acts_on(m, token) or _BROKERED.search(self.text, max(0, m.start - _BACK), m.start)}

    def _leads(self, mention: PartyMention) -> bool:
        """Whether a country is or has the subject of a main clause of its sentence ("Peru's ministers left Chile")."""
        token = self.document.token_at(mention.end - 1)
        if token is None or mention.use == "place":
            return False
        for above in (token, *self.document.ancestors(token)):
            dep, head = self.document.deps[above], self.document.heads[above]
            if dep in ("nsubj", "nsubjpass"):
                return self.document.deps[head] in _MAIN_CLAUSE
            if dep not in ("amod", "compound", "poss", "nmod", "conj") or self.document.pos[head] == "VERB":
                return False
        return False

    def _quoted(self, mention: PartyMention, at: int) -> bool:
        """Whether a mention is in a quotation that ends before an offset ("'Peru broke the truce,' a ministry official")."""
        return len(_MARK.findall(self.text, mention.end, at)) % 2 == 1

    def actor(self, at: int) -> str | None:
        """The country that acts on an institution in its sentence ("Peru dissolved the parliament")."""
        token, sentence = self.document.token_at(at), self.sentence(at)
        if token is None or sentence is None:
            return None
        owner = next((m for m in reversed(self._named(sentence, at)) if self._governs(m, token)), None)
        return owner.code if owner and owner.kind == "country" else None

    def own(self, at: int, others: bool = False) -> str | None:
        """The country whose "its" an institution is: the nearest party that acts on it in the sentence ("Peru will cut its
        army"), or that is bidden to ("urged Peru to cut its army"), else the one that leads the sentence before; None where
        that is no country, unless it may be of ``others``.
        """
        token, sentence = self.document.token_at(at), self.sentence(at)
        if token is None or sentence is None:
            return None
        here = self._named(sentence, at)
        owner = next((m for m in reversed(here) if self._governs(m, token) or self._bidden(m, token)), None)
        if owner is not None and others:
            return owner.code
        if owner is None and (bare := self._bare_subject(sentence)):
            return bare
        if owner is None and others:
            owner = next((m for m in reversed(here) if self._bids(m) is not None), None) or self._alone_acting(here)
        if owner is None and sentence and self._opens(sentence, at):
            owner = next((m for m in self._named(sentence - 1, at) if self._leads(m)), None)
        return owner.code if owner and owner.kind == "country" else None

    def _bare_subject(self, sentence: int) -> str | None:
        """Whose the last institution without a name is that is a subject in a sentence ("The regime moved its army")."""
        last = (
            code
            for at, code in reversed(self._noted[-_RECENT:])
            if code not in self.speakers and self.sentence(at) == sentence and (token := self.document.token_at(at)) is not None
            if self.document.deps[token] in ("nsubj", "nsubjpass")
        )
        return next(last, None)

    def _bidden(self, mention: PartyMention, token: int) -> bool:
        """Whether a party is asked, told or helped to do something to what a token is ("urged Peru to withdraw its men")."""
        name = self.document.token_at(mention.end - 1)
        if name is None or mention.use == "place":
            return False
        if self.document.tags[name + 1] == "VBG" and name + 1 in self.document.ancestors(token):
            return True  # "the cost of Peru withdrawing its men"
        giving, above = self.document.heads[name], list(self.document.ancestors(token))
        if self.document.lower_lemmas[giving] in _GIVING and giving in above and self.document.deps[name] in ("dobj", "dative"):
            return any(self._for(one) for one in above[: above.index(giving)])
        verb = self._bids(mention)
        return verb in above and any(self._infinitive(one) for one in above[: above.index(verb)])

    def _for(self, token: int) -> bool:
        """Whether a token leads to what something is given for ("which its navy needs", "for its navy")."""
        return self.document.deps[token] == "relcl" or self.document.lower_words[token] == "for"

    def _bids(self, mention: PartyMention) -> int | None:
        """The verb of asking or telling whose object a party is, None where there is none."""
        name = self.document.token_at(mention.end - 1)
        if name is None or mention.use == "place" or self.document.deps[name] not in ("dobj", "pobj", "dative"):
            return None
        verb = self.document.heads[name]
        if self.document.deps[name] == "pobj":
            verb = self.document.heads[verb]
        return verb if self.document.lower_lemmas[verb] in bidding() else None

    def _infinitive(self, token: int) -> bool:
        bare = self.document.tags[token] == "VB"
        return bare and (self.document.deps[token] != "ccomp" or "to" in self.document.lower_words[max(0, token - 2) : token])

    def _alone_acting(self, here: list[PartyMention]) -> PartyMention | None:
        """The only party that a part of a sentence names, where it is a subject there."""
        tokens = [self.document.token_at(m.end - 1) for m in here]
        subject = any(token is not None and self.document.deps[token] == "nsubj" for token in tokens)
        return here[-1] if subject and len({m.code for m in here}) == 1 else None

    def _opens(self, sentence: int, at: int) -> bool:
        """Whether an institution is the first of its sentence ("Its army")."""
        return at - self.document.sentences[sentence].start <= _FIRST

    def _elsewhere(self, mention: PartyMention) -> bool:
        """Whether a name says where somebody went ("flew him to Peru") or whose envoy one is: the passage is about another."""
        token = self.document.token_at(mention.end - 1)
        if token is None:
            return False
        head = self.document.heads[token]
        if self.document.lower_lemmas[head] == "border" or _BORDER.search(
            self.text, max(0, mention.start - _BACK), mention.start
        ):
            return True
        if self.document.deps[token] == "pobj":
            return mention.form in ("name", "capital") and self.document.lower_words[head] in _BOUND
        return self.document.lower_lemmas[head] in _BETWEEN

    def beside(self, at: int) -> bool:
        """Whether the sentence names one country before an offset beside the one that calls its government otherwise."""
        sentence = self.sentence(at)
        return sentence is not None and len({m.code for m in self.codes(sentence, at)} - self.speakers) == 1

    def first_of(self, code: str) -> int:
        """Where a country that the article names is named first."""
        return next(m.start for m in self.countries if m.code == code)

    def leading(self, sentence: int, before: int) -> set[str]:
        """The only party that a sentence names before an offset, if it is a subject, else those that are or have the subject of
        a main clause.
        """
        here = self._named(sentence, before)
        alone = self._alone_acting(here)
        return {alone.code} if alone else {m.code for m in here if self._leads(m)}

    def codes(self, sentence: int, before: int) -> list[PartyMention]:
        """The countries that a sentence names before an offset."""
        return [m for m in self._named(sentence, before) if m.kind == "country" and not _ORIGIN.match(self.text, m.end)]

    def _named(self, sentence: int, before: int) -> list[PartyMention]:
        """The parties that a sentence names before an offset."""
        part = self.document.sentences[sentence]
        first = bisect_left(self.starts, part.start)
        last = bisect_left(self.starts, min(part.end, before))
        return self.mentions[max(first, last - _LOOKED_AT) : last]

    def acts_on(self, mention: PartyMention, token: int) -> bool:
        """Whether a party is the subject of a verb above a token that is none itself: it speaks to the institution or of it."""
        return self.document.deps[token] != "nsubj" and self._governs(mention, token)

    def _governs(self, mention: PartyMention, token: int) -> bool:
        """Whether a party is the subject of a verb above a token."""
        own = self.document.token_at(mention.end - 1)
        if own is not None and self.document.lower_lemmas[self.document.heads[own]] in _SPEAKING:
            own = self.document.heads[own]  # "the Peruvian envoy accused the government"
        while own is not None and self.document.deps[own] == "conj" and self.document.heads[own] < own:
            own = self.document.heads[own]
        if own is None or mention.use == "place" or self.document.deps[own] not in ("nsubj", "nsubjpass"):
            return False
        return any(above == self.document.heads[own] for above in self.document.ancestors(token))

    @cached_property
    def _actors(self) -> frozenset[str | None]:
        """The countries that the article does not only name as places, and the one that it is about."""
        return frozenset({m.code for m in self.countries if m.use == "party"} | {self.main})

    @cached_property
    def speakers(self) -> frozenset[str]:
        """Whose government is called otherwise: the United States, unless the article names no other country."""
        return frozenset({"USA"}) if {m.code for m in self.countries} - {"USA"} else frozenset()

    @cached_property
    def brokers(self) -> frozenset[str]:
        """Those who only mediate: "the government" that talks with rebels is another's."""
        return frozenset(
            m.code
            for m in self.countries
            if _MEDIATING.match(self.text, m.end) or _TALKS_BY.search(self.text, max(0, m.start - _BACK), m.start)
        )

    @cached_property
    def alone(self) -> bool:
        """Whether the article is about one country only."""
        return len({m.code for m in self.countries} - self.speakers) == 1

    @cached_property
    def main(self) -> str | None:
        """The country that the article names most by far, else that of its date line if none is named twice as often."""
        others = self.speakers | self.brokers
        counts = Counter(m.code for m in self.countries if m.code not in others)
        top = counts.most_common(2)
        if top and (len(top) == 1 or top[0][1] >= _CLEAR * top[1][1]):
            return top[0][0]
        home = self._home
        return home if home and counts[home] >= _AT_HOME and _CLEAR * counts[home] >= top[0][1] else None

    @cached_property
    def _home(self) -> str | None:
        """The country in which the article was written by its date line."""
        first = self.countries[0] if self.countries else None
        dated = first is not None and is_dateline(self.text, first.start, first.end, first.form)
        return first.code if first is not None and dated else None

    def sentence(self, at: int) -> int | None:
        """The sentence at an offset."""
        token = self.document.token_at(at)
        return None if token is None else self.document.sentence_of[token]
