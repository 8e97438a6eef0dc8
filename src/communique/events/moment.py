"""When an event was or will be: the expression of time that belongs to its trigger, never the day of publication."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable
from functools import cache

from communique.events.actor import lexicon
from communique.events.frames import frames
from communique.events.mend import OUTSIDE
from communique.events.mood import definite
from communique.events.mood import lexicon as moods
from communique.events.reckoned import reckoned
from communique.events.sharing import FAR, shared, uttered_in
from communique.events.syntax import is_passive, is_verb, kids
from communique.events.value import When
from communique.kinds.dates.value import Date
from communique.model import Document

OPEN = frozenset({"until", "till", "through", "beyond", "before", "within", "after", "throughout", "ahead", "prior"})
"""Prepositions whose date bounds an event and does not place it: the date is linked, its value is not taken."""
SUCCESSIVE = frozenset({"after", "following", "before"})
"""Prepositions that set what a noun tells of apart in time from its verb."""
STARTING = frozenset({"start", "begin"})
"""Participles before a date that stand for a preposition ("will travel to Lima starting March 28")."""
BEARING = frozenset(
    {"hold", "take", "begin", "start", "occur", "happen", "schedule", "set", "plan", "sign", "be", "end", "open", "have"}
    | {"conduct", "attend", "convene"}
)
"""Verbs of a relative clause whose date is that of the noun before it ("the summit, which will be held in May")."""
TOPICAL = frozenset({"on", "about", "over"})
"""Prepositions of what talks are about, which has no date ("talks on cutting missiles tomorrow")."""
ASIDE = frozenset({"on", "over", "about", "against", "despite"})
"""Prepositions behind an object whose noun has no part in what its verb does ("held a meeting on the truce")."""
WHOLE = frozenset({"of", "between", "with", "for", "among"})
"""Prepositions behind a subject whose noun has a part in what its verb does ("a day of talks ended")."""
EARLIER = frozenset({"earlier", "previous", "past", "recent", "initial", "original", "former", "existing"})
"""Adjectives of what was there before its verb does something with it ("will reconsider its earlier rejection")."""
ORDINALS = frozenset({"first", "last", "latest", "second", "third", "21st", "22nd", "23rd"})
"""Adjectives that count a thing among others of its kind, beside those in -th."""
MOSTLY = frozenset({"north", "south", "both", "worth", "smooth"})
"""Adjectives in -th that do not count."""
ASKED = frozenset({"at", "despite", "per", "amid", "upon"})
"""Prepositions before what somebody said earlier than the verb above ("returned in May at the request of Peru")."""
HEEDING = frozenset({"comply", "agree", "concur", "disagree", "side", "go"})
"""Verbs whose *with* names what somebody said earlier ("comply on Friday with a request")."""
ANSWERED = frozenset({"for", "over", "after", "following"})
"""Prepositions before what somebody did earlier, to which the verb above is an answer."""
REPLIES = frozenset({"response", "retaliation", "reprisal", "revenge", "reaction"})
"""Nouns of an answer, before what was there earlier ("struck on Friday in response to the attacks")."""
PARTING = frozenset({"from", "under"})
"""Prepositions before a pact that is there ("withdrew in May from the treaty")."""
VOTES = frozenset(
    {"vote", "election", "referendum", "poll", "ceremony", "rally", "hearing", "trial", "conference", "event"} | {"convention"}
)
"""What is held beside gatherings."""
WEEK = 7
"""Days within which a day is one of this week."""
RECENT = 2
"""Days within which an act of speech is news."""
YEAR = 4
"""The length of the value of a year."""


@cache
def spoken_of() -> frozenset[str]:
    """The lemmas of acts of speech: what stands in an infinitive below them has a time of its own."""
    found = [rule for frame in frames().values() if frame.speech for rule in frame.rules]
    return frozenset(phrase.split()[-1] for rule in found for phrase in (*rule.verbs, *rule.nouns) if " " not in phrase)


@cache
def pacts() -> frozenset[str]:
    """The lemmas of nouns for agreements."""
    return frozenset(noun for rule in frames()["agreement"].rules for noun in (*rule.nouns, *rule.objects) if " " not in noun)


@cache
def held() -> frozenset[str]:
    """The lemmas of nouns for what is held: gatherings, talks, drills, votes."""
    kinds = ("meeting", "talks", "exercise")
    return VOTES.union(phrase.split()[-1] for kind in kinds for rule in frames()[kind].rules for phrase in rule.nouns)


@cache
def assaults() -> frozenset[str]:
    """The lemmas of nouns of attack."""
    return frozenset(phrase.split()[-1] for rule in frames()["attack"].rules for phrase in rule.nouns)


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
            if len(path) > 1 and self._set_down(path[-2], above):
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
        if governor is not None and (self._apart(trigger, governor) or self._beside(trigger, governor)):
            governor = None
        best: tuple[int, Date, str] | None = None
        for date, head, prep, path in near:
            rank = self._rank(trigger, governor, head, path, (speech, stance))
            if rank is None or (speech and self._of_what_is_said(trigger, head, date, path)):
                continue
            score = rank * 1000 + abs(head - trigger)
            if best is None or score < best[0]:
                counted = prep == "since" and self._counted(trigger, path)
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

    def _counted(self, noun: int, path: tuple[int, ...]) -> bool:
        """Whether a noun is the first, the tenth or the biggest of its kind since a date, which is then that of another."""
        document = self.document
        counted = (noun, *path, *kids(document, noun, "dobj"))
        told = [*(c for t in counted for c in kids(document, t, "amod")), *path]
        words = [document.lower_words[t] for t in told]
        if any(document.tags[t] == "JJS" for t in told):
            return True
        return any(w in ORDINALS or (w.endswith("th") and w[:-2].isalnum() and w not in MOSTLY) for w in words)

    def _apart(self, noun: int, governor: int) -> bool:
        """Whether what a noun tells of lasted before or after what its verb does ("signed it in May after years of talks")."""
        document = self.document
        path = [noun]
        for above in document.ancestors(noun):
            if above == governor:
                break
            path.append(above)
        if any(document.lower_words[t] == "since" or document.lower_words[t] in REPLIES for t in path[1:]):
            return True
        counted = any(document.lemmas[t] in lexicon()["counted"] for t in path)
        return counted and any(document.lower_words[t] in SUCCESSIVE for t in path)

    def _beside(self, noun: int, governor: int) -> bool:
        """Whether what a noun tells of was there apart from what its verb does: told of as an earlier one, what somebody
        reacts to ("rejected the offer on Monday"), or below another noun that is the verb's subject or object ("the delegation
        at the talks left").
        """
        document = self.document
        if any(document.lower_words[c] in EARLIER for c in kids(document, noun, "amod")):
            return True
        if self._answered(noun, governor) or self._standing(noun, governor) or self._pending(noun, governor):
            return True
        at = noun
        for above in document.ancestors(noun):
            if above == governor:
                return False
            if document.deps[at] == "prep" and not is_verb(document, above):
                word, dep = document.lower_words[at], document.deps[above]
                if kids(document, above, "nummod"):
                    return False
                if (dep in ("nsubj", "nsubjpass") and word not in WHOLE) or (dep == "dobj" and word in ASIDE):
                    return True
            at = above
        return False

    def _pending(self, noun: int, governor: int) -> bool:
        """Whether it is only to be dealt with what somebody asked for or offered ("the request will be heard in May")."""
        document = self.document
        subject = document.deps[noun] in ("nsubj", "nsubjpass") and document.heads[noun] == governor
        will = any(document.lower_words[a] in moods()["future"] for a in kids(document, governor, "aux"))
        return subject and will and document.lower_lemmas[noun] in spoken_of() and document.lemmas[governor] != "be"

    def _standing(self, noun: int, governor: int) -> bool:
        """Whether an act of speech or a pact is only what a verb goes by or leaves."""
        document, prep = self.document, self.document.heads[noun]
        if document.deps[noun] != "pobj":
            return False
        lemma, word = document.lower_lemmas[noun], document.lower_words[prep]
        if lemma in spoken_of():
            return word in ASKED or (word == "with" and document.lemmas[governor] in HEEDING)
        return lemma in pacts() and word in PARTING

    def _answered(self, noun: int, governor: int) -> bool:
        """Whether a verb only reacts to what a noun tells of; an attack that is condemned is dated like its condemnation."""
        document = self.document
        reacted = document.lemmas[governor] in moods()["reacting"] and document.heads[noun] == governor
        lemma = document.lower_lemmas[noun]
        return reacted and (lemma in spoken_of() or definite(document, noun)) and lemma not in assaults()

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
