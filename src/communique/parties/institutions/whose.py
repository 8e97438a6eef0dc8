"""Whose an institution without the name of a country is, by what the article says of institutions and countries."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from functools import cached_property
from itertools import takewhile

from communique.model import Document
from communique.parties.institutions.bodies import is_known, official
from communique.parties.institutions.bodies_of import owned
from communique.parties.institutions.called import called
from communique.parties.institutions.given import is_given
from communique.parties.institutions.home import BODIES, CLEAR, OFTEN, RELEASED, Home
from communique.parties.institutions.keys import ABROAD, key_of, table
from communique.parties.institutions.leaders import Leaders
from communique.parties.institutions.matters import is_enrolled, matter_of
from communique.parties.institutions.transcripts import ASKED, guest
from communique.parties.value import PartyMention

_LIST = re.compile(r"(?:\s\([A-Z]{2,8})?\)?\s?(?:,\s(?:and\s)?|\sand\s)(?:the\s)?")
_SEATED = re.compile(r"\b((?:[A-Z]?[a-z]+\s)?[A-Z]?[a-z]+)\sin\s$")
"""An institution before the name of a country or its capital ("the foreign ministry in Lima")."""
_IN = re.compile(r"\sin\s(?:the\s)?")
_BEHIND = re.compile(r"\sof\s(?:the\s)?")
_LEADING = re.compile(
    r",?\s(?:(?:and|who)\s)?(?:[Hh]ead(?:ed|s|ing)?|[Ll]ed|[Ll]eads|[Ll]eading|[Cc]hief|[Cc]hair(?:ed|s|ing)?)(?:\sof)?\s(?:the|a)\s"
)
"""Between somebody's ministry and the delegation that he leads ("of the Foreign Ministry, head of the Peruvian delegation")."""
_BACK = 25
"""Characters before the name of a country in which its institution or leader is looked for."""
_NEAR = 2
"""Sentences back in which the owner of one of several alike institutions was named."""
_LOOKED_AT = 60
"""Mentions of one sentence or kind looked at: bounds the work on texts without full stops."""
_RULING_WORDS = frozenset({"government", "authorities", "regime", "parliament"})
_JOINT = re.compile(r"\s?[-‐‑–/]\s?")
"""Between the two that have a body together."""
_NEVER = ("congress", "federal", "executive")
"""Institutions that the words before seldom give to another country."""
_HOME = ("military", "forces", "army", "navy", "air force", "coast guard", "cabinet")
"""Ends of names of what is America's own in such a text."""


class Whose(Home):
    """What the mentions of an article (countries and bodies with a name, in text order) tell of bare institutions."""

    def __init__(self, document: Document, mentions: list[PartyMention]) -> None:
        super().__init__(document, mentions)
        self.leaders = Leaders(document, self.countries, self.passage)

    def _seated(self, country: PartyMention) -> re.Match[str] | None:
        seat = country.form in ("name", "capital")
        found = _SEATED.search(self.text, max(0, country.start - _BACK), country.start) if seat else None
        i = bisect_left(self.starts, country.start)
        anothers = found and i and self.mentions[i - 1].end == found.end(1)  # "the Peruvian embassy in Lima"
        return None if anothers and self.mentions[i - 1].code != country.code else found

    def listed(self, last: tuple[int, str], at: int) -> str | None:
        """The country of the ministry before in a list ("the Peruvian Ministry of Trade, Ministry of Health"); ``last``
        is the end and the country of the one found last.
        """
        end, code = last
        i = bisect_left(self.starts, at) - 1
        if i >= 0 and self.mentions[i].form == "ministry" and self.mentions[i].end > end:
            end, code = self.mentions[i].end, self.mentions[i].code
        return code if code and _LIST.fullmatch(self.text, end, at) else None

    def ministry(self, at: int, name: str) -> str | None:
        """Whose ministry: that of the country that has one of the name, else the country that the passage is about; never the
        United States, which has departments.
        """
        matter = matter_of(name)
        fuller = [
            (start, code)
            for start, text, code in self._ministries
            if text.endswith(name.lower()) or (matter and matter <= matter_of(text))
        ]
        if fuller:
            return self._of(fuller, at, True)
        return self.passage.about(at) or self._behind(at)

    def same_ministry(self, last: tuple[int, str], at: int) -> str | None:
        """The country of the ministry named shortly before, with its country or without (``last``, its end and country)."""
        i = bisect_left(self._ministries, (at, "", ""))
        start, code = max((last, self._ministries[i - 1][::2] if i else last))
        here, then = self.passage.sentence(at), self.passage.sentence(max(0, start - 1))
        return code if code and here is not None and then is not None and here - then <= _NEAR else None

    def _behind(self, at: int) -> str | None:
        """The only country but the United States that a sentence names after an offset ("Finance Ministry approval to lend in
        Peru"), where it names none before.
        """
        sentence = self.passage.sentence(at)
        here = self.passage.codes(sentence, self.document.sentences[sentence].end) if sentence is not None else []
        codes = {m.code for m in here} - {"USA"}
        return codes.pop() if len(codes) == 1 else None

    @cached_property
    def _ministries(self) -> list[tuple[int, str, str]]:
        """The ministries named with their country or its capital: where, the name in lower case, whose."""
        named = [(m.start, m.text.lower(), m.code) for m in self.countries if m.form == "ministry"]
        seated = [(m.start, found[1].lower(), m.code) for m in self.countries if (found := self._seated(m))]
        return sorted(named + [row for row in seated if row[1].endswith("ministry")])

    def inside(self, end: int) -> str | None:
        """The country in which an institution is said to rule ("the Berg regime in Peru")."""
        i = bisect_left(self.starts, end)
        if i == len(self.mentions) or self.mentions[i].kind != "country" or self.mentions[i].form not in ("name", "capital"):
            return None
        return self.mentions[i].code if _IN.fullmatch(self.text, end, self.mentions[i].start) else None

    def owner(self, end: int) -> str | None:
        """The country whose an institution is by the words behind its name ("Ministry of Internal Affairs of Peru")."""
        i = bisect_left(self.starts, end)
        if i == len(self.mentions) or self.mentions[i].kind != "country":
            return None
        country = self.mentions[i]
        behind = _BEHIND if country.form == "name" else _LEADING
        enrolled = country.form == "name" and is_enrolled(self.text, end, country.start, country.end)
        return country.code if enrolled or behind.fullmatch(self.text, end, country.start) else None

    def bare(
        self, key: str, force: bool, typical: str | None, about: bool, at: int, of: frozenset[str] = frozenset()
    ) -> str | None:
        """Whose institution of a name in lower case: of who has one of that name, else the country that uses the bare name
        (``typical``), else the only one of the organizations ``of`` that the article names, else the country that the
        passage is ``about``.
        """
        owners = self._owners.get(key.removeprefix("the "), [])
        beside = self._beside(key, at) if typical and about else None
        if beside:
            self._owners.setdefault(key, []).append((at, beside))
            return beside
        if about and key.endswith(_HOME) and self.ours(at) and self._near(owners, at) <= {"USA"}:
            return "USA"
        if owners:
            return self._owned_by(owners, key, typical, about, at)
        sole = self._sole(key, typical) if typical and about else None
        return sole or self._unowned(key, force, typical, about, at, of)

    def _owned_by(self, owners: list[tuple[int, str]], key: str, typical: str | None, about: bool, at: int) -> str | None:
        codes = {code for _, code in owners}
        if key.endswith(ABROAD) and len(codes) == 1:
            return owners[0][1]  # never of the country that the passage is about
        if typical and codes == {typical} and self.typical(typical) and (not about or self._still(owners, at, typical)):
            return typical
        far = not self._near(owners, at)
        if far and typical and not about and owners[0][0] > at and typical in self.named:
            return typical
        if far and typical and self.speaks(typical, at) and self.passage.local(at) in (None, typical):
            return typical
        if about and far and self.at_home(at):
            return "USA"
        return self._of(owners, at, about, table()["chambers"].get(key), key in _RULING_WORDS, typical is not None)

    def _unowned(self, key: str, force: bool, typical: str | None, about: bool, at: int, of: frozenset[str]) -> str | None:
        if key.endswith(ABROAD) and self.text[at].islower():
            return self._released(key, at)
        other = self._others() if force else []
        if other and not (about and (other[0][0] > at or self.passage.local(at))):
            return other[0][1]
        if typical and (self.typical(typical) or self._only_here(at, typical) or self.passage.goes_on(at, typical)):
            return typical
        if typical and not self.passage.speakers and (force or key.endswith(("administration", "federal government"))):
            return typical
        if of:
            named = Counter(m.code for m in self.mentions if m.code in of).most_common(2)
            return named[0][0] if named and (len(named) == 1 or named[0][1] >= CLEAR * named[1][1]) else None
        if not about:
            return self._released(key, at)
        alone = not self.passage.speakers and self.typical("USA")
        return "USA" if self.at_home(at) else self._having(key, self.passage.about(at) or ("USA" if alone else None))

    def _still(self, owners: list[tuple[int, str]], at: int, typical: str) -> bool:
        """Whether a bare name is that of the country that uses it so, which alone has one here: named shortly before, or in a
        passage on nobody else, before this or in an article on nobody else.
        """
        if self._near(owners, at):
            return True
        main = self.passage.main
        seldom = owners[0][0] < at or main is None or sum(m.code == main for m in self.countries) < OFTEN
        return seldom and self.passage.local(at) in (None, typical)

    def _sole(self, key: str, typical: str) -> str | None:
        """Whose a chamber is in an article that does not name the country that uses the bare name: of the one that it is
        about, if that has one; "Congress" without countries is American."""
        if not self.named and key == "congress":
            return typical
        main = None if typical in self.named or self.bodies[typical] >= RELEASED else self.passage.main
        return main if main in table()["chambers"].get(key, ()) else None

    def _beside(self, key: str, at: int) -> str | None:
        """The country that the words before an institution give it to: one that has such a chamber, if it is one's."""
        i = bisect_left(self.starts, at) - 1
        last = self.mentions[i] if i >= 0 and not key.startswith(_NEVER) else None
        if last is None or not is_given(self.document, last, at):
            return None
        having = table()["chambers"].get(key)
        return last.code if having is None or last.code in having else None

    def _released(self, key: str, at: int) -> str | None:
        """The United States, where "the Commission" of an American text is one that it names as theirs are named."""
        here = self.passage.local(at)
        if key.endswith(ABROAD):
            return "USA" if self.is_of("USA") and guest(self.text, at) in (None, ASKED) else None
        american = here in (None, "USA") and is_known(self.text, at) and self.typical("USA")
        return "USA" if american and key in self._american else None

    @cached_property
    def _american(self) -> frozenset[str]:
        return official(self.text)

    def _of(
        self,
        owners: list[tuple[int, str]],
        at: int,
        about: bool,
        having: list[str] | None = None,
        ruling: bool = False,
        typical: bool = False,
    ) -> str | None:
        """Which of those with an institution of a name is meant: the only one, unless it comes later in an article whose
        passage is about another country, or the sentence sets out from another; else the only one named shortly before, and
        where none is, whom the passage is about.
        ``having`` are the countries that have a chamber of the name, where it is one's; "the government" (``ruling``) is not
        the American one in a sentence on another country.
        """
        framed = self.passage.framed(at) if about else None
        if framed and (having is None or framed in having):
            return framed
        codes = {code for _, code in owners}
        if len(codes) > 1:
            last = self._near(owners, at)
            main = None if last or typical or not about else self.passage.local(at)
            return last.pop() if len(last) == 1 else main if having is None or main in having else None
        (code,) = codes
        if not about and code not in self.passage.speakers:
            return code
        if about and owners[0][0] > at:
            main = self.passage.about(at)
            return main if main and (having is None or main in having) else code
        theirs = ruling and code in self.passage.speakers and self.passage.beside(at)
        near = not theirs and self._near(owners, at)
        here = None if not about or near else self.passage.local(at)
        return here if here and (having is None or here in having) else code

    def _having(self, key: str, code: str | None) -> str | None:
        """The country that the passage is about, where it has a chamber of that name; else the United States, where the article
        names them; of no country in particular, that of the only one named that has such a chamber.
        """
        having = table()["chambers"].get(key)
        if having is None or code in having:
            return code
        named = {m.code for m in self.countries} & set(having)
        if code is not None and "USA" in having:
            return "USA" if "USA" in named else None
        return named.pop() if len(named) == 1 else None

    def _others(self) -> list[tuple[int, str]]:
        """The owner of forces of another name, unless they may be abroad in the country that the passage is about."""
        foreign = any(code in self.passage.speakers for _, code in self._forces)
        return [] if foreign else self._forces

    @cached_property
    def _forces(self) -> list[tuple[int, str]]:
        """The owner of forces of another name ("the Chilean Armed Forces ... army officers"), where only one is named."""
        forces = [(m.start, m.code) for m in self.countries if m.form == "force"]
        return forces if len({code for _, code in forces}) == 1 else []

    @cached_property
    def _owners(self) -> dict[str, list[tuple[int, str]]]:
        """For each kind of institution where the article names one with its owner, and the owner."""
        found: dict[str, list[tuple[int, str]]] = {}
        for last, m in zip([None, *self.mentions], self.mentions, strict=False):
            if m.kind == "organization" and last and _JOINT.fullmatch(self.text, last.end, m.start):
                continue  # "the U.S.-EU Energy Council" is that of two
            if m.form in BODIES or m.kind == "organization":
                key = called(self.text, m)
            else:
                named = owned(self.text, m)
                seated = None if named else self._seated(m)
                key = key_of(named[1]) if named else key_of(seated[1]) if seated else None
                key = None if seated and key and key[1].endswith(ABROAD) else key
            if key:
                found.setdefault(key[1], []).append((m.start, m.code))
        return found

    def _near(self, owners: list[tuple[int, str]], at: int) -> set[str]:
        """The owners named shortly before."""
        here = self.passage.sentence(at) or 0
        last = reversed(owners[: bisect_left(owners, (at, ""))][-_LOOKED_AT:])
        return {code for _, code in takewhile(lambda owner: here - (self.passage.sentence(owner[0]) or 0) <= _NEAR, last)}

    def _only_here(self, at: int, code: str) -> bool:
        """Whether a country is the only one that a sentence names before an offset, in an article without any institution."""
        sentence = self.passage.sentence(at)
        here = {m.code for m in self.passage.codes(sentence, at)} if sentence is not None else set()
        return here == {code} and not any(self.bodies.values())

    def abroad(self, at: int) -> str | None:
        """The country that a passage is about, in an article that does not name the United States."""
        return None if any(m.code == "USA" for m in self.countries) else self.passage.about(at)
