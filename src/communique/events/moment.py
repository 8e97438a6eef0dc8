"""When an event was or will be: the expression of time that belongs to its trigger, never the day of publication."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable
from itertools import islice

from communique.events.acts import assaults, held, pacts, spoken_of
from communique.events.apart import apart, beside, counted_since
from communique.events.mend import OUTSIDE
from communique.events.mood import lexicon as moods
from communique.events.reckoned import reckoned
from communique.events.sharing import FAR, shared, uttered_in
from communique.events.syntax import is_passive, is_verb, kids
from communique.events.value import When
from communique.kinds.dates.value import Date
from communique.model import Document

OPEN = frozenset({"until", "till", "through", "beyond", "before", "within", "after", "throughout", "ahead", "prior"})
"""Prepositions whose date bounds an event and does not place it: the date is linked, its value is not taken."""
STARTING = frozenset({"start", "begin"})
"""Participles before a date that stand for a preposition ("will travel to Lima starting March 28")."""
BEARING = frozenset(
    {"hold", "take", "begin", "start", "occur", "happen", "schedule", "set", "plan", "sign", "be", "end", "open", "have"}
    | {"conduct", "attend", "convene"}
)
"""Verbs of a relative clause whose date is that of the noun before it ("the summit, which will be held in May")."""
TOPICAL = frozenset({"on", "about", "over"})
"""Prepositions of what talks are about, which has no date ("talks on cutting missiles tomorrow")."""
ANSWERED = frozenset({"for", "over", "after", "following"})
"""Prepositions before what somebody did earlier, to which the verb above is an answer."""
SIGNING = frozenset({"sign", "conclude", "reach", "strike", "initial", "negotiate"})
"""Verbs by which a pact comes about."""
BEGINNING = frozenset({"begin", "start", "take", "enter", "come", "go", "date", "renew", "extend", "ratify", "broker"})
"""Verbs of how a pact that is there began."""
PASSING = frozenset(
    {"collapse", "break", "fall", "unravel", "crumble", "expire", "lapse", "end", "fail", "scrap", "terminate", "tear", "rip"}
    | {"violate", "breach", "abandon", "leave", "quit", "exit", "suspend", "abrogate", "revoke", "cancel", "annul", "extend"}
    | {"renew", "prolong", "replace", "revise", "amend", "ratify", "reject", "run", "renegotiate", "void", "ditch", "repudiate"}
)
"""Verbs of what becomes of it later."""
AGREEING = frozenset({"agree", "pledge", "undertake", "promise", "commit", "accept"})
"""Verbs of what a pact says, which is as old as the pact."""
WEEK = 7
"""Days within which a day is one of this week."""
UP = 4
"""Words between a clause and the pact that it is about at most, whose last name the parser hangs it on."""
RECENT = 2
"""Days within which an act of speech is news."""
YEAR = 4
"""The length of the value of a year."""


class Calendar:
    """The dates of a document by the tokens that they hang on."""

    def __init__(self, document: Document, dates: Iterable[Date], day: dt.date | None = None) -> None:
        self.document = document
        self.day = day.isoformat() if day else None
        self.dates: list[tuple[Date, int, str, tuple[int, ...]]] = []
        spans = []
        for date in dates:
            if date.type in ("DATE", "TIME") or (date.type == "DURATION" and "/" in (date.value or "")):
                self._place(date)
            elif date.type == "DURATION":
                spans.append(date)
        self.dates += reckoned(document, spans, self.dates, day)
        self._by_sentence: defaultdict[int, list[tuple[Date, int, str, tuple[int, ...]]]] = defaultdict(list)
        for row in self.dates:
            self._by_sentence[document.sentence_of[row[1]]].append(row)

    def _place(self, date: Date) -> None:
        document = self.document
        tokens = list(document.tokens_in(date.start, date.end))
        if not tokens:
            return
        if document.deps[tokens[0]] == OUTSIDE:
            return
        inside = set(tokens)
        head = next((t for t in tokens if document.heads[t] not in inside or document.heads[t] == t), tokens[0])
        prep = ""
        path: list[int] = []
        for above in document.ancestors(head):
            opening = document.tags[above] == "VBG" and document.lemmas[above] in STARTING
            if (document.pos[above] in ("ADP", "SCONJ") or opening) and not path:
                prep = prep or document.lower_words[above]
                continue
            path.append(above)
            if len(path) > 1 and (
                self._set_down(path[-2], above) or self._signed(path[-2], above) or self._gone_since(path[-2], above)
            ):
                break
            direct = bool(prep) and len(path) == 1
            if (is_verb(document, above) and not self._reduced(above, date, direct)) or self._own(head, above, prep, date):
                break
        if prep in ("before", "after") and date.type == "TIME":
            prep = ""
        if prep == "to" and path and document.lemmas[path[0]] in moods()["prolonging"]:  # "was extended to October"
            prep = "until"
        self.dates.append((date, head, prep, tuple(path)))

    def _set_down(self, verb: int, noun: int) -> bool:
        """Whether a participle says when what stands before it is to be, which dates nothing else ("talks set for Friday come
        after").
        """
        document = self.document
        return document.deps[verb] == "acl" and document.heads[verb] == noun and document.lemmas[verb] in moods()["set"]

    def _signed(self, verb: int, noun: int) -> bool:
        """Whether a pact was signed then, which dates nothing done under it ("pays Peru under an accord signed in May"),
        but what was agreed by it ("under an accord signed in May Peru agreed to pay").
        """
        document = self.document
        if document.lemmas[verb] not in SIGNING or document.heads[verb] != noun or document.lower_lemmas[noun] not in pacts():
            return False
        above = document.heads[noun]
        if document.lower_words[above] == "of":  # "a memorandum of understanding"
            above = document.heads[document.heads[above]]
        return document.lower_words[above] == "under" and document.lemmas[document.heads[above]] not in AGREEING

    def _gone_since(self, verb: int, noun: int) -> bool:
        """Whether a pact was made or began then, of which the verb of the clause tells that it ended or was left ("a deal
        signed in 2015 broke down", "the truce, which began in May, ended", "scrapped an accord reached in 2010").
        """
        document = self.document
        made = document.lemmas[verb] in SIGNING | BEGINNING and document.deps[verb] in ("acl", "relcl")
        if not made or document.heads[verb] != noun:
            return False
        up = (t for t in (noun, *islice(document.ancestors(noun), UP)) if document.lower_lemmas[t] in pacts())
        noun = next(up, noun)  # "a deal of Peru and Chile, which was signed in 2015"
        if document.lower_lemmas[noun] not in pacts():
            return False
        return document.deps[noun] in ("nsubj", "nsubjpass", "dobj") and document.lemmas[document.heads[noun]] in PASSING

    def _reduced(self, verb: int, date: Date, direct: bool) -> bool:
        """Whether a verb only carries on a noun or another verb ("talks set to begin", "the summit held in May", "sent
        troops to help it in May"); what is promised or asked for has a date of its own if that is to come ("asked it to go").
        """
        document = self.document
        above = document.heads[verb]
        set_down = document.lower_lemmas[above] in moods()["set"] and is_passive(document, above)  # "is set to open tomorrow"
        spoken = document.tags[verb] == "VB" and document.lower_lemmas[above] in spoken_of() and not set_down
        if spoken and self.day and date.until and date.until > self.day:
            return False
        if document.deps[verb] == "relcl":
            if any(document.tags[c] not in ("WDT", "WP") for c in kids(document, verb, "nsubj", "nsubjpass")):
                return False
            given = kids(document, verb, "dobj") if kids(document, verb, "nsubj") else []
            if any(document.lower_words[o] != "place" for o in given):  # "Peru, which held elections in May"
                return False
            below = kids(document, verb, "xcomp")
            return document.lemmas[verb] in BEARING and all(document.lemmas[v] in BEARING for v in below)
        if document.deps[verb] == "acl":
            if document.tags[verb] == "VB" and self._promised(document.heads[verb], date):
                return False
            if document.lemmas[verb] == "hold" and document.lower_lemmas[document.heads[verb]] not in held():
                return False  # "the release of a man held since May"
            return document.lemmas[verb] in BEARING or document.tags[verb] in ("VB", "VBG")
        if document.deps[verb] == "pcomp":
            topic = document.heads[verb]
            return document.lower_words[topic] in TOPICAL and not is_verb(document, document.heads[topic])
        aim = direct and document.deps[verb] == "advcl" and document.tags[verb] == "VB"
        return document.deps[verb] == "xcomp" or (aim and bool(self.day and date.until and date.until <= self.day))

    def _promised(self, noun: int, date: Date) -> bool:
        """Whether a noun is an act of speech, or a pact on what is to come ("a deal to build a road by 2035"), so that a date
        behind it belongs to what it promises.
        """
        lemma = self.document.lower_lemmas[noun]
        coming = bool(self.day and date.begin and date.begin > self.day)
        return lemma in spoken_of() or (lemma in pacts() and coming)

    def _own(self, head: int, above: int, prep: str, date: Date) -> bool:
        """Whether a date belongs to its noun alone: in front of it ("last year's accord"), compared with ("from the
        previous year"), the year that a figure is for ("the target for 1987") or a pact is of ("the pact of 1980").
        """
        document = self.document
        if is_verb(document, above):
            return False
        if prep == "for" and len(date.value or "") == YEAR:
            return True
        if prep == "of" and document.lower_lemmas[above] in pacts():
            return True
        if prep in ("in", "on") and self._caused(above):
            return True
        front = document.heads[head] == above and document.deps[head] in ("poss", "compound", "amod", "nummod", "nmod")
        return (front and not self._occasion(above)) or prep in ("from", "than")

    def _occasion(self, noun: int) -> bool:
        """Whether a noun is the gathering at which a verb takes place ("at its May 4 convention the party nominated")."""
        document, prep = self.document, self.document.heads[noun]
        at = document.deps[noun] == "pobj" and document.lower_words[prep] in ("at", "during")
        return at and is_verb(document, document.heads[prep]) and document.lower_lemmas[noun] in held()

    def _caused(self, noun: int) -> bool:
        """Whether a noun is somebody's act that the verb above answers ("imposed a ban for its test in May")."""
        document, prep = self.document, self.document.heads[noun]
        answered = document.deps[noun] == "pobj" and document.lower_words[prep] in ANSWERED
        return answered and bool(kids(document, noun, "poss"))

    def of(self, trigger: int, governor: int | None, stance: bool = False, speech: bool = False) -> When:
        """The time of the event of a trigger; ``governor`` is the verb that a noun trigger belongs to, ``speech`` tells that it
        is an act of speech, ``stance`` that saying it is the event ("will not pay").
        """
        near = self._by_sentence.get(self.document.sentence_of[trigger])
        if not near:
            return When()
        if governor is not None and (apart(self.document, trigger, governor) or beside(self.document, trigger, governor)):
            governor = None
        best: tuple[int, Date, str] | None = None
        for date, head, prep, path in near:
            rank = self._rank(trigger, governor, head, path, (speech, stance))
            if rank is None or (speech and self._of_what_is_said(trigger, head, date, path)):
                continue
            score = rank * 1000 + abs(head - trigger)
            if best is None or score < best[0]:
                counted = prep == "since" and counted_since(self.document, trigger, path)
                starting = speech and prep in ("from", "by")  # "offered 2,000 from May", "promised a reply by May"
                best = (score, date, "before" if counted or starting else prep)
        return self._when(best[1], best[2]) if best else When()

    def below(self, trigger: int, when: When) -> bool:
        """Whether a date stands in the clause of a trigger itself, not in one above it nor in front of another noun."""
        return any(
            trigger in path and (path[0] == trigger or self.document.deps[head] != "poss")
            for date, head, _, path in self.dates
            if date.id == when.date
        )

    def hung_on(self, trigger: int, when: When) -> bool:
        """Whether a date hangs on a trigger itself ("will leave in May"), not on another word of its clause."""
        return any(path[:1] == (trigger,) for date, _, _, path in self.dates if date.id == when.date)

    def _rank(
        self, trigger: int, governor: int | None, head: int, path: tuple[int, ...], kind: tuple[bool, bool]
    ) -> int | None:
        document, (speech, stance) = self.document, kind
        if trigger in path:
            aside = (speech and self._of_attack(trigger, path)) or self._reckoned(trigger, path)
            return None if aside else path.index(trigger) + self._loose(head, governor)
        if governor is not None and governor in path and document.lemmas[governor] not in moods()["reporting"]:
            if speech and trigger not in path and self._under_object(governor, path):
                return None  # "its demands include an inquiry into the clash on Monday"
            told = FAR if document.lemmas[governor] in moods()["announcing"] else 0  # its own day comes first
            return 1 + path.index(governor) + told
        verb = trigger if governor is None else governor
        if not path:
            return None
        if speech and uttered_in(document, verb, path[0]):
            return FAR
        return shared(document, verb, head, path, speech and governor is None, stance)

    def _under_object(self, governor: int, path: tuple[int, ...]) -> bool:
        """Whether a date hangs on what stands below the object of a verb, and so is that of this."""
        at = path.index(governor)
        return at > 0 and self.document.deps[path[at - 1]] == "dobj"

    def _reckoned(self, trigger: int, path: tuple[int, ...]) -> bool:
        """Whether a date only says from what else time is reckoned ("the first talks since the launch of the pact in 2015")."""
        between = path[1 : path.index(trigger)]
        return any(self.document.lower_words[t] == "since" for t in between)

    def _loose(self, head: int, governor: int | None) -> int:
        """How much farther from its noun than the date of the verb a date in front is: not at all where the verb only says
        what it was ("Monday's meeting was the third this year").
        """
        document = self.document
        return 0 if document.deps[head] != "poss" or (governor is not None and document.lemmas[governor] == "be") else 2

    def _of_attack(self, trigger: int, path: tuple[int, ...]) -> bool:
        """Whether a date behind the noun of an attack is that of the attack, not of who speaks of it ("condemned the raid on
        Monday").
        """
        document = self.document
        return is_verb(document, trigger) and any(document.lower_lemmas[t] in assaults() for t in path[: path.index(trigger)])

    def _of_what_is_said(self, trigger: int, head: int, date: Date, path: tuple[int, ...]) -> bool:
        """Whether a date is that of what an act of speech is about."""
        return self._of_old_attack(trigger, head, date) or self._asked_for(trigger, head, date, path)

    def _asked_for(self, trigger: int, head: int, date: Date, path: tuple[int, ...]) -> bool:
        """Whether a date behind "for" is that of what is asked for ("calls for elections in May", "the call for a vote in
        May"), unless it is a day of this week ("called for an end to the strike on Monday").
        """
        document = self.document
        if not path or self._lately(date):
            return False
        if path[0] == trigger:
            now = document.tags[trigger] in ("VBZ", "VBP")
            return now and any(document.lower_words[p] == "for" and p < head for p in kids(document, trigger, "prep"))
        below = document.deps[path[0]] == "pobj" and document.lower_words[document.heads[path[0]]] == "for"
        return below and trigger in tuple(document.ancestors(path[0]))

    def _lately(self, date: Date) -> bool:
        """Whether a date is a day of the last days."""
        if self.day is None or date.begin is None or date.begin != date.until:
            return False
        return 0 <= (dt.date.fromisoformat(self.day) - dt.date.fromisoformat(date.begin)).days < WEEK

    def _of_old_attack(self, trigger: int, head: int, date: Date) -> bool:
        """Whether a date behind an attack that somebody speaks of is older than the news ("condemned the killing of five men in
        Lima in May"), and so that of the attack.
        """
        document = self.document
        if head < trigger or self.day is None or date.until is None or not is_verb(document, trigger):
            return False
        recent = (dt.date.fromisoformat(self.day) - dt.timedelta(days=RECENT)).isoformat()
        return date.until < recent and any(document.lower_lemmas[t] in assaults() for t in range(trigger + 1, head))

    def _when(self, date: Date, prep: str) -> When:
        value = date.value
        if value is None or value.endswith("_REF") or prep in OPEN or value.startswith("P"):
            return When(date=date.id)
        return When(value.split("T")[0] if "/" not in value else value, date.begin, date.until, date.id)
