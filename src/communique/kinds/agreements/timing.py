"""When an agreement was signed and when it ends, where the sentence says so."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import islice

from communique.kinds.agreements.candidate import Candidate
from communique.kinds.agreements.lasting import begins, end_after, prolonged_by, spans
from communique.kinds.agreements.lexicon import heads, words
from communique.kinds.agreements.making import making
from communique.kinds.dates.value import Date
from communique.model import Document

_UNTIL = re.compile(
    r"\b(?:until|till|through|up\sto(?:\sand\sincluding)?|(?:from|years|period|seasons)\s[^.;()]{1,25}\sto|(?:by|for)\s(?:\w+\s){1,3}(?:years?|months?|weeks?|days?),?\sto)\s+(?:the\s+)?$",
    re.IGNORECASE,
)
_ENDS_ON = re.compile(
    r"[^.;()]*?\b(?:whose\s(?:\w+\s)?(?:term|validity)\s(?:ends?|ended)|expires?|expired|lapses?|lapsed|(?:runs?|ran)\sout)\s(?:at\s(?:midnight|noon|the\send\sof)\s?)?(?:on|in|at|of)?\s*(?:the\s)?"
)
_PROLONGED = re.compile(
    r"""(?:[^.;()]{0,60}?\sbut|,\swhich|\sthat|\s(?:with|between|of)\s[^.;,()]{1,40}?)?\s
    (?:(?:was|were|is|are|(?:has|had|have|will)\sbe(?:en)?)\s(?:\w+\s){0,2}(?:extended|renewed|prolonged|rolled\sover)
    |(?:went|came|entered)\sinto\s(?:force|effect)|took\seffect|began|started)\s
    [^.;()]{0,60}?(?:until|till|through|to)\s(?:the\send\sof\s)?(?:the\s)?""",
    re.VERBOSE,
)
"""What stands between an agreement and the day to which it was extended or up to which it began ("pact, renewed until")."""
_DUE = re.compile(
    r"(?:[^.;()]{0,60}?,\s(?:(?:due|set|scheduled)\sto\s(?:run|last|hold|stay|remain)|running|lasting|valid|good)|\s(?:running|lasting))"
    r"\s(?:in\s\w+\s)?(?:until|till|through|to)\s(?:the\s)?"
)
"""What stands between an agreement and the day until which it is due to last."""
_WHEN = re.compile(r",?\s(?:when|(?:the\sda(?:te|y)\s)?on\swhich|at\swhich\spoint)\s[^.;,()]{0,40}")
_LAPSES = re.compile(
    r"(?:\s(?:with|between|of)\s[^.;,()]{1,40}?)?\s(?:(?:is|was)\sdue\sto\s|will\s)?(?:expires?|lapses?|ends?|runs?\sout)\b"
)
"""What stands between a day and an agreement that ends then, and behind that ("by May 3, when their pact lapses")."""
_IT_LAPSES = re.compile(
    r",?\s(?:when|(?:the\sda(?:te|y)\s)?on\swhich|at\swhich\spoint)\s(?:it|this|that|the\s[\w-]+)\s"
    r"(?:(?:is|was|were)\s(?:due|set|scheduled|about)?\s?to\s|will\s)?(?:expires?|lapses?|ends?|runs?\sout)\b"
)
"""What stands behind a day on which the agreement before it ends ("extend the pact beyond May 3, when it runs out")."""
_TERM = re.compile(r"\b(?:from|between|for(?:\sthe\speriod)?|running|lasting|covering)\s(?:the\s)?$", re.IGNORECASE)
"""What stands before the first day and the last of the time for which one is made ("agreed from May 3 to 5")."""
_TERM_BEGINS, _TO = re.compile(r"\b(?:from|starting)\s(?:on\s)?(?:the\s)?$"), re.compile(r",?\s(?:until|till|through|to)\s")
"""What stands before and behind the first day of that time."""
_TIME_TO = re.compile(r"\sto\s(?:extend|renew|prolong|replace|save)\s(?:(?:the|their|its|a)\s)?")
_HAVE_UNTIL = re.compile(r"\b(?:have|has|had)\suntil\s(?:the\s)?$")
"""What stands behind and before the day until which one is to be prolonged ("have until May 3 to renew their pact")."""
_FURTHER = frozenset(["another", "until", "one", "before", "after"])
"""Words of the extension that else speak of another matter."""
_VALID = re.compile(
    r"\b(?:valid|binding|good|effective|in\s(?:force|effect))\s(?:until|till|through|up\sto)\s+(?:the\s+)?$", re.IGNORECASE
)
"""What stands before the end of an agreement, not of its signing ("signed a pact valid through 2025")."""
_SIGNED = re.compile(
    r"(?:\s|[^.;()]{0,60}?,\s)?(?:[a-z]+ed\sby\s[^.;(),]{1,40}\sand\s)?(?:which\swas\s)?(?:(?:originally|first|initially|finally|formally|officially)\s)?"
    r"(?:signed|dated|agreed|struck|reached|concluded|sealed|brokered|negotiated|initialled|hammered\sout|worked\sout)\s"
    r"(?:[^.;(),]{1,40}\s)?(?:(?:in|on)\s)?(?:the\s)?"
)
"""What stands between an agreement and the day on which it was made, by its words ("accord, struck in Geneva in")."""
_PROLONG_IT = re.compile(
    r"\b(?:(?:extend|prolong|renew|roll)(?:s|ed|ing)?\s(?:it|over)|(?:keep(?:s|ing)?|kept)\sit\s(?:in\s\w+|alive))\b"
)
"""What says in the next sentence that an agreement is prolonged ("was to end in May. They agreed to prolong it until June")."""
_IT_TO = re.compile(r"\b(?:extend|prolong|renew)(?:ed|ing|s)?\sit\sto\s(?:the\s)?$")
"""The same with "to"."""
_RENEWAL = re.compile(r"\b(?:renewal|extension|prolongation),?\s(?:until|to|through)\s(?:the\s)?$")
_OF_IT = re.compile(r",?\sof\s(?:(?:the|its|their|a|an|this)\s)?")
_EXPIRY_OF = re.compile(r"\b(?:expiry|expiration|lapse|end)\sof\s(?:(?:the|its|their|this)\s)?$", re.IGNORECASE)
_THEN = re.compile(r"(?:\s(?:with|between)\s[^.;,]{1,30})?,?\s(?:on|in|at)\s(?:the\s)?")
"""What stands before and behind an agreement whose end is told ("before the expiry of the current pact on May 3")."""
_RENEWAL_OF = re.compile(r"\b(?:renewal|extension|prolongation)\sof\s(?:(?:the|its|their|a|an|this)\s)?$")
_TILL = re.compile(r"(?:\s(?:with|between)\s[^.;,]{1,30})?\s(?:until|to|through)\s(?:the\s)?")
"""What stands before and behind an agreement that is renewed until a day."""
_DATES = re.compile(r"\b(?:dat(?:es?|ed|ing))\s(?:from|back\sto)\s(?:the\s)?$")
"""What stands before the day of the signing of an agreement that "dates from" it."""
_PLAIN = 100
"""Characters between an agreement and the date of its end, or of its making, at most, that are read without the parser."""
_BEFORE = 36
"""Characters before a date in which "until" or "from ... to" stands."""
_NEAR = 60
"""Tokens between an agreement and the "it" that stands for it at most."""
_MONTH = len("2020-05")
_SUBJECTS = frozenset(["nsubj", "nsubjpass"])
_SAID = 300
"""Characters of the next sentence in which "prolong it" is looked for."""
_OPENING = 8
"""Tokens of the next sentence in which "it" may stand for an agreement."""


def dates_near(document: Document, candidate: Candidate, dates: Sequence[Date]) -> tuple[Date, ...]:
    """The dates of the sentence of an agreement, and of the next where it says "it" near its beginning."""
    number = document.sentence_of[candidate.token]
    sentence = document.sentences[number]
    after = document.sentences[number + 1] if number + 1 < len(document.sentences) else sentence
    opening = document.lower_words[after.first : after.first + _OPENING]
    said = "it" in opening or _PROLONG_IT.search(document.text, after.start, min(after.end, after.start + _SAID))
    end = after.end if after is not sentence and said else sentence.end
    return tuple(d for d in dates if sentence.start <= d.start < end)


def times(document: Document, candidate: Candidate, dates: tuple[Date, ...]) -> tuple[str | None, str | None]:
    """The values of the dates at which the agreement was signed and expires, each None where the sentence has none."""
    signed = expires = None
    lengths = spans(dates)
    for date in dates:
        if date.type not in ("DATE", "TIME") or not date.value or not date.value[0].isdigit():
            continue
        role = _role(document, candidate, date)
        if role is None and (end := _end_of_span(document, candidate, date, lengths)):
            expires = expires or end
        if role == "expires" and (end := prolonged_by(document, date, lengths)):
            expires = max(expires or "", end)
        first, _, last = date.value.partition("/")
        if role == "signed" and last and _TERM.search(document.text, max(0, date.start - _BEFORE), date.start):
            role = "expires"
        if role == "signed":
            signed = signed or date.value.partition("T")[0]
        elif role == "expires":
            expires = max(expires or "", (last or first).partition("T")[0])
    return signed, expires if expires != signed else None


def _role(document: Document, candidate: Candidate, date: Date) -> str | None:
    tokens = document.tokens_in(date.start, date.end)
    if not tokens:
        return None
    if candidate.first <= tokens[0] + 1 <= candidate.token and date.value:
        if "/" in date.value:
            return "expires" if candidate.first <= tokens[0] and tokens[-1] < candidate.token else None  # "the 2019-24 accord"
        return None if candidate.named and _is_feast(date) else "signed"
    before = document.heads[next((t for t in tokens if document.heads[t] not in tokens), tokens[0])]
    if document.lower_words[before] == "of" and document.heads[before] == candidate.token:
        return "signed"
    if document.heads[before] == candidate.token and document.deps[before] == "prep" and _until(document, date):
        return "expires"  # "agreed on a truce until Friday"
    top = next((t for t in tokens if document.heads[t] not in tokens), tokens[0])
    if (
        _ends(document, candidate, before, top)
        or _renewed(document, candidate, date)
        or _plainly(document, candidate, date, _ENDS_ON)
        or _ends_then(document, candidate, date)
        or _it_ends_then(document, candidate, date)
        or _must_be_renewed(document, candidate, date)
        or _prolongs_it(document, candidate, date)
        or _plainly(document, candidate, date, _PROLONGED, _FURTHER)
        or _plainly(document, candidate, date, _DUE, _FURTHER)
    ):
        return "expires"
    verb = _verb_above(document, top)
    role = None if verb is None else _by_verb(document, candidate, date, verb)
    return "signed" if role is None and _plainly(document, candidate, date, _SIGNED) else role


def _is_feast(date: Date) -> bool:
    """Whether a day is told by a name, without a figure ("the Good Friday Agreement")."""
    return len(date.value or "") > _MONTH and not any(map(str.isdigit, date.text))


def _by_verb(document: Document, candidate: Candidate, date: Date, verb: int) -> str | None:
    """What a date is to an agreement by the verb above it, of which the agreement is subject or object."""
    lemma = document.lower_lemmas[verb]
    own = set(document.tokens_in(candidate.start, candidate.end))  # a clause hangs on the last noun of a name
    held = not own.isdisjoint(_objects(document, verb)) or (lemma == "agree" and verb in making(document, candidate.token))
    if held and _VALID.search(document.text, max(0, date.start - _BEFORE), date.start):
        return "expires"
    if held and lemma in words("verbs", "signed") | words("verbs", "reached") and _of_term(document, date):
        return "expires" if _until(document, date) and _happened(document, verb) else None
    if held and lemma in words("verbs", "scrapped"):
        return "expires" if _happened(document, verb) or _to_be_ended(document, verb) else None
    if lemma in words("verbs", "signed") | words("verbs", "reached") and (
        held or candidate.token in _its(document, verb, candidate)
    ):
        return "signed" if _happened(document, verb) else None
    if own.isdisjoint(_subjects(document, verb) | _its(document, verb, candidate)):
        return "expires" if held and lemma in words("verbs", "prolonged") and _until(document, date) else None
    if lemma == "date" and _DATES.search(document.text, max(0, date.start - _BEFORE), date.start):
        return "signed"
    beside = {document.lower_words[c] for c in document.children[verb]}
    above = document.lower_lemmas[document.heads[verb]] if document.deps[verb] == "xcomp" else ""
    if lemma in words("verbs", "ended") or above == "cease" or (lemma == "run" and "out" in beside):
        return None if beside & (words("existing", "unreal") - {"will", "must"}) else "expires"
    if document.deps[verb] == "xcomp" and above in words("verbs", "binding"):
        lemma = above  # "commits Peru to buy coal until 2025"
    stretch = "/" in (date.value or "") or _until(document, date)
    return "expires" if lemma in words("verbs", "lasting") and stretch else None


def _to_be_ended(document: Document, verb: int) -> bool:
    """Whether a passive says when something will be ended ("will be terminated as of May 3")."""
    beside = {document.lower_words[c] for c in document.children[verb]}
    passive = any(document.deps[c] == "nsubjpass" for c in document.children[verb])
    return (
        passive
        and "will" in beside
        and beside.isdisjoint(words("existing", "unreal") - {"will"} | words("existing", "denying"))
    )


def _of_term(document: Document, date: Date) -> bool:
    """Whether a date is the first or the last day of the time for which something is agreed ("agreed a truce until Friday",
    "from May 3 to May 5").
    """
    begins_then = _TERM_BEGINS.search(document.text, max(0, date.start - _BEFORE), date.start)
    return _until(document, date) or (begins_then is not None and _TO.match(document.text, date.end) is not None)


def _end_of_span(document: Document, candidate: Candidate, date: Date, lengths: list[Date]) -> str | None:
    """The end of an agreement that lasts so long from a day on: "in force for ten years from 2021", "came into force on May 3,
    2011. It is valid for ten years".
    """
    told = begins(document, date, lengths) if lengths else None
    if told is None:
        return None
    span, in_force = told
    hung = date if in_force else span
    verb = _verb_above(document, document.tokens_in(hung.start, hung.end)[0])
    if verb is None:
        return None
    longer = document.lower_lemmas[verb] in words("verbs", "prolonged") and candidate.token in _objects(document, verb)
    if not longer and candidate.token not in _subjects(document, verb) | _its(document, verb, candidate):
        return None
    lasting = in_force or document.lower_lemmas[verb] in words("verbs", "lasting")
    return end_after(date.value or "", span) if lasting else None


def _ends_then(document: Document, candidate: Candidate, date: Date) -> bool:
    """Whether a clause behind a date says that the agreement ends on it ("until May 3, when their pact lapses")."""
    if not 0 < candidate.start - date.end <= _PLAIN or not _WHEN.fullmatch(document.text, date.end, candidate.start):
        return False
    return _LAPSES.match(document.text, candidate.end) is not None


def _must_be_renewed(document: Document, candidate: Candidate, date: Date) -> bool:
    """Whether somebody has until then to prolong an agreement."""
    had = _HAVE_UNTIL.search(document.text, max(0, date.start - _BEFORE), date.start)
    return had is not None and bool(_TIME_TO.fullmatch(document.text, date.end, candidate.start))


def _it_ends_then(document: Document, candidate: Candidate, date: Date) -> bool:
    """Whether a clause behind a date says that "it", the agreement told of right before, ends then."""
    if not 0 < date.start - candidate.end <= _PLAIN or not _IT_LAPSES.match(document.text, date.end):
        return False
    between = set(re.findall(r"\w+", document.text[candidate.end : date.start].lower()))
    return between.isdisjoint(heads().keys()) and "." not in document.text[candidate.end : date.start].rstrip(".")


def _prolongs_it(document: Document, candidate: Candidate, date: Date) -> bool:
    """Whether a date is that until which "it" is prolonged, the agreement told of last."""
    if date.start < candidate.end or not (
        _until(document, date) or _IT_TO.search(document.text[max(0, date.start - _BEFORE) : date.start])
    ):
        return False
    said = _PROLONG_IT.search(document.text, candidate.end, date.start)
    between = document.tokens_in(candidate.end, date.start) if said else range(0)
    plain = len(between) <= _NEAR and not any(document.lower_words[i] in heads() for i in between)
    return said is not None and plain and "." not in document.text[said.end() : date.start]


def _plainly(
    document: Document, candidate: Candidate, date: Date, words_between: re.Pattern[str], own: frozenset[str] = frozenset()
) -> bool:
    """Whether only the verb of the end, or of the making, stands between an agreement and a date, whatever the parser makes of
    it ("TREATY - The Cod Convention of Peru, Chile and Kenya lapses at midnight on December 31").
    """
    if not 0 < date.start - candidate.end <= _PLAIN:
        return False
    between = document.text[candidate.end : date.start]
    unsure = (words("existing", "unreal") - {"will", "must"}) | words("existing", "denying")
    others = heads().keys() | unsure | {"one", "another", "when", "before", "after", "once", "until", "since"}
    others -= own
    return bool(words_between.fullmatch(between)) and others.isdisjoint(re.findall(r"\w+", between.lower()))


def _ends(document: Document, candidate: Candidate, preposition: int, top: int) -> bool:
    """Whether a date hangs on a noun of the end of the agreement: "the expiry of the pact in May", "the pact's expiry"."""
    noun = document.heads[preposition] if document.deps[top] == "pobj" else document.heads[top]
    if document.lower_lemmas[noun] not in words("verbs", "ending"):
        return False
    below = [o for c in document.children[noun] for o in (c, *document.children[c]) if document.deps[o] in ("poss", "pobj")]
    return candidate.token in below


def _renewed(document: Document, candidate: Candidate, date: Date) -> bool:
    """Whether a date is that until which the agreement is renewed, or of its expiry: "the renewal, until 2026, of the
    memorandum", "an extension of the accord until 2026", "before the end of the pact in 2026".
    """
    text = document.text
    if _EXPIRY_OF.search(text, max(0, candidate.start - _BEFORE), candidate.start) and date.start > candidate.end:
        return bool(_THEN.fullmatch(text, candidate.end, date.start))
    if date.end <= candidate.start:
        until = _RENEWAL.search(text, max(0, date.start - _BEFORE), date.start)
        return until is not None and bool(_OF_IT.fullmatch(text, date.end, candidate.start))
    renewal = _RENEWAL_OF.search(text, max(0, candidate.start - _BEFORE), candidate.start)
    return renewal is not None and bool(_TILL.fullmatch(text, candidate.end, date.start))


def _until(document: Document, date: Date) -> bool:
    return bool(_UNTIL.search(document.text[max(0, date.start - _BEFORE) : date.start]))


def _its(document: Document, verb: int, candidate: Candidate) -> set[int]:
    """The agreement, where "it" is the subject: "signed the pact in May, and it expires in June", "... in May. It expires"."""
    above = document.heads[verb] if document.deps[verb] in ("xcomp", "acomp") else verb
    below = (c for v in (verb, above) for c in document.children[v])
    roles = _SUBJECTS - {"nsubj"} if document.lower_lemmas[verb] in words("verbs", "signed") else _SUBJECTS  # not who signs
    pronoun = next((c for c in below if document.deps[c] in roles and document.lower_words[c] == "it"), None)
    if pronoun is None or not candidate.token < pronoun <= candidate.token + _NEAR:
        return set()
    between = document.words[candidate.token + 1 : pronoun]
    return set() if any(word.lower() in heads() for word in between) else {candidate.token}


def _happened(document: Document, verb: int) -> bool:
    """No "could", no "not" beside the verb; "will" neither: what is planned is not signed."""
    beside = {document.lower_words[c] for c in document.children[verb] if document.deps[c] in ("aux", "neg", "prt", "advmod")}
    if document.lower_lemmas[verb] == "strike" and "down" in beside:
        return False
    above = document.lower_lemmas[document.heads[verb]] if document.deps[verb] in ("xcomp", "ccomp") else ""
    if "to" in beside and above in words("verbs", "wanted") | words("verbs", "planned"):
        return False
    return not beside & (words("existing", "unreal") | words("existing", "denying"))


def _verb_above(document: Document, token: int) -> int | None:
    for i, at in enumerate(document.ancestors(token)):
        if document.pos[at] in ("VERB", "AUX"):
            return at
        if i > 4:
            break
    return None


def _subjects(document: Document, verb: int) -> set[int]:
    """What does what the verb says: its subject, that of the verb it completes, the noun it qualifies."""
    found: set[int] = set()
    at = verb
    for _ in range(4):
        below = [c for c in document.children[at] if document.deps[c] in _SUBJECTS]
        found |= {_antecedent(document, at, c) for c in below}
        if document.deps[at] in ("acl", "relcl"):
            found.add(document.heads[at])
        if found or document.deps[at] not in ("xcomp", "conj", "ccomp", "advcl", "acomp", "amod"):
            break
        at = document.heads[at]
    return found


def _antecedent(document: Document, verb: int, subject: int) -> int:
    if document.deps[verb] == "conj":
        verb = document.heads[verb]  # "which was signed in May and which runs until"
    if document.tags[subject] not in ("WDT", "WP") or document.deps[verb] != "relcl":
        return subject
    return _agreement_above(document, document.heads[verb])


def _agreement_above(document: Document, token: int) -> int:
    """A noun, or the agreement that it belongs to ("the accord with Norway, which", "the ceasefire extension, which")."""
    if document.lower_words[token] in ("one", "another"):
        return token  # of the same kind, but not the same ("an accord to replace one that expires in May")
    inside = next((c for c in document.children[token] if document.deps[c] == "compound" and _is_head(document, c)), None)
    outside = next((t for t in islice(document.ancestors(token), 3) if _is_head(document, t)), None)
    return token if _is_head(document, token) else next((t for t in (inside, outside) if t is not None), token)


def _is_head(document: Document, token: int) -> bool:
    return document.lower_words[token] in heads()


def _objects(document: Document, verb: int) -> set[int]:
    found = {c for c in document.children[verb] if document.deps[c] in ("dobj", "nsubjpass")}
    first = document.heads[verb] if document.deps[verb] == "conj" and document.tags[verb] != "VB" else verb
    if document.deps[verb] in ("acl", "relcl"):
        found.add(document.heads[verb])
    elif document.deps[first] == "acl" and document.tags[first] == "VBN":
        found.add(document.heads[first])
    return found | set(_conjuncts(document, found))


def _conjuncts(document: Document, tokens: set[int]) -> Iterator[int]:
    for token in tokens:
        yield from (c for c in document.children[token] if document.deps[c] == "conj")
