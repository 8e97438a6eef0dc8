"""Who sits on a side of the table: heads and members of delegations and teams, those who represent a party."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from communique.kinds.people.bodies import LISTED, OF_WHOM, TEAMS, is_body, whose
from communique.kinds.people.clauses import subject_of
from communique.kinds.people.membership import member
from communique.kinds.people.names import Name
from communique.kinds.people.owners import main_group, subject_before
from communique.kinds.people.page import STOPS, Page

FAR = 90
"""Tokens before the last of several sides in which "led" stands that is said of the first."""
REACH = 30
"""Tokens between a name and the delegation that it belongs to at most."""
FILLERS = frozenset(["which", "that", "is", "are", "was", "were", "being", "been", "be", "also", ",", "and", "itself"])
COPULAS = frozenset(["be", "is", "are", "was", "were"])
OFFICIALS = frozenset(["representatives", "officials", "delegates", "negotiators", "members"])
LED_BY = frozenset(["led", "headed"])
SPEAKING = frozenset(["representative", "representatives"])
GATHERED = frozenset(["discussions", "meeting", "meetings", "session"])
ACTED = frozenset(["represented", "led", "headed"])
SITS = frozenset(["sat", "sits", "sit"])
INVERTED = frozenset(["table", "heading", "leading", "opposite", "beside", "team"])
HEADING = frozenset(["head", "lead", "chair", "run"])
PAIRED = frozenset(["and", "the", "while", ";", "but"])
"""What stands before the second of two sides: "X by Y and Z by W"."""
GAP = 5
"""Tokens behind a name in which "that of the rebels" stands."""
FRONT = 16
"""Tokens before a name in the sentence that opens with its side at most."""
FRONTED = LISTED | {"AUX", "VERB", "PUNCT"}
SUBJECTS = frozenset(["nsubj", "nsubjpass"])


@dataclass(frozen=True, slots=True)
class Place:
    """A place at the table: ``leads`` tells the head of a delegation from a member, ``party`` is the side, None if unsaid."""

    leads: bool
    party: str | None


def place(page: Page, name: Name) -> Place | None:
    """The place that a list before a name gives ("a team led by A and B"), or the participle after it ("A, heading a team"),
    or the sentence that names who speaks for a side ("the representatives from the Peruvian side will be A and B").
    """
    ways = (
        _by_officials,
        _by_list,
        _by_participle,
        _by_copula,
        _by_verb,
        _by_front,
        _by_inversion,
        _by_gap,
        _by_hands,
        _by_membership,
    )
    return next((seat for way in ways if (seat := way(page, name))), None)


def _by_officials(page: Page, name: Name) -> Place | None:
    """ "Representatives of the Peruvian government led by X"."""
    trigger = _trigger(page, name) if page.about_bargaining else None
    if trigger is None or page.lows[trigger] not in LED_BY:
        return None
    i = trigger - 1
    while i > 0 and trigger - i < OF_WHOM and page.together(i, trigger) and page.pos[i] in LISTED - {"ADP"}:
        i -= 1
    officials = page.lows[i] in ("of", "from") and page.lows[i - 1] in OFFICIALS
    return Place(True, next((page.mentions[n].code for n in page.party_indices(i, trigger)), None)) if officials else None


def _by_membership(page: Page, name: Name) -> Place | None:
    """ "The delegation includes A, the envoy to Chad; B; and C"."""
    found = member(page, name)
    return Place(False, found.party) if found else None


def _by_list(page: Page, name: Name) -> Place | None:
    if code := _one_of_several(page, name):
        return Place(True, code)
    trigger = _trigger(page, name)
    if trigger is None:
        return None
    if seat := _by_subject(page, trigger):
        return seat
    verb = page.lows[trigger]
    for i in _before(page, trigger):
        if verb == "represented" and page.parties[i] >= 0:
            return Place(True, page.mentions[page.parties[i]].code)
        if verb == "represented" and page.about_bargaining and (firm := _represented(page, i, trigger)) is not None:
            return Place(True, firm or None)
        if (
            verb == "represented"
            and page.labels[i] == "PERSON"
            and page.bargains
            and page.lows[name.last : name.last + 1] != ("by",)
        ):
            return Place(True, None)
        if is_body(page, i) or (page.is_a(i, "table-team") and page.bargains and whose(page, i)):
            return Place(verb not in page.lex.words["table-member"], whose(page, i))
        if page.pos[i] in ("NOUN", "PROPN") and page.labels[i] != "PERSON" and i == trigger - 1 and not _about(page, i):
            return None
    return None


def _by_subject(page: Page, trigger: int) -> Place | None:
    """The place that the subject of a participle gives: "the team is headed by X", "it includes X"."""
    body = _headed(page, trigger)
    if body is not None and page.lows[body : body + 2] == ("that", "of") and page.bargains:
        return Place(True, next((page.mentions[n].code for n in page.party_indices(body, body + GAP)), None))
    if body is not None and page.lows[body] == "it":
        return _of_team_told(page, body)
    if body is not None and (is_body(page, body) or (page.bargains and page.is_a(body, "table-team") and whose(page, body))):
        return Place(not page.is_a(trigger, "table-member"), whose(page, body))
    told = _team_before(page, trigger) if page.is_a(trigger, "table-member") else None
    return Place(False, whose(page, told)) if told is not None else None


def _of_team_told(page: Page, pronoun: int) -> Place | None:
    """The place in the team that "it" in "it would be led by X" stands for: one told of in the sentence or the one before."""
    number = page.sentence(pronoun) - 1
    before = (i for i in range(pronoun - 1, -1, -1) if page.sentence(i) >= number)
    told = next((i for i in before if page.lows[i] in TEAMS), None)
    if told is None or not page.bargains:
        return None
    return Place(True, whose(page, told) or subject_before(page, told, page.sentence(told)))


def _team_before(page: Page, trigger: int) -> int | None:
    """The delegation that "it" stands for in "It also includes X": the subject of the sentence before."""
    document, verb = page.document, page.at[trigger]
    subject = next((c for c in document.children[verb] if document.deps[c] == "nsubj"), None)
    if subject is None or document.lower_words[subject] not in ("it", "they") or subject not in page.back:
        return None
    number = page.sentence(trigger) - 1
    before = (i for i in range(page.back[subject] - 1, -1, -1) if page.sentence(i) >= number)
    return next((i for i in before if document.deps[page.at[i]] in SUBJECTS and page.lows[i] in TEAMS), None)


def _headed(page: Page, trigger: int) -> int | None:
    """The noun that a participle is said of: its subject ("the team, which arrived on Monday, is headed by X") or what it
    follows ("the team led by X").
    """
    document, verb = page.document, page.at[trigger]
    told = SUBJECTS if page.is_a(trigger, "table-member") else {"nsubjpass"}
    subject = next((c for c in document.children[verb] if document.deps[c] in told), None)
    if subject is None and document.deps[verb] == "acl":
        subject = document.heads[verb]
    return page.back.get(subject) if subject is not None else None


def _represented(page: Page, i: int, trigger: int) -> str | None:
    """The firm or union that is "represented by" somebody, as it is named; "" for "the company", None for anything else."""
    document, token = page.document, page.at[i]
    if document.deps[token] != "nsubjpass" or document.heads[token] != page.at[trigger]:
        return None
    entity = document.entity_at(token)
    if entity and entity.label == "ORG":
        return document.text[entity.start : entity.end].removeprefix("the ").removeprefix("The ").strip("<>")
    if page.is_a(i, "movement") and page.words[i].islower():
        return main_group(page) or ""
    title = page.plural_title(i)
    trade = page.about_labour and page.tags[i] == "NNS" and (title is None or title.role == "other")
    return "" if trade or page.is_a(i, "side") or page.is_a(i, "employer") or page.is_a(i, "union") else None


def _one_of_several(page: Page, name: Name) -> str | None:
    """The party of "Y by X" in "Z is represented by W and Y by X", "the Z side is led by W, the Y side by X"."""
    if page.vocabulary.isdisjoint(ACTED):
        return None
    i = name.first - 1
    while i > 0 and page.together(i, name.first) and name.first - i < REACH and _in_list(page, i) and page.lows[i] != "by":
        i -= 1
    before = set(page.lows[max(0, i - FAR) : i - 1])
    if i < 2 or page.lows[i] != "by" or before.isdisjoint(ACTED):
        return None
    at = i - 2 if page.is_a(i - 1, "table-team") or page.is_a(i - 1, "table") else i - 1
    number = page.parties[at]
    while number >= 0 and at > 0 and page.parties[at - 1] == number:
        at -= 1
    if number < 0 and page.is_a(at, "rebel"):
        at -= 1
        return main_group(page) if page.lows[at] == "the" and page.lows[at - 1] in PAIRED else None
    opens = at > 0 and (page.lows[at - 1] in PAIRED or page.words[at - 1] == ",")
    return page.mentions[number].code if number >= 0 and opens else None


def _in_list(page: Page, i: int) -> bool:
    """Whether a token may stand in a list of people with their titles."""
    if page.pos[i] in LISTED or page.words[i] in (",", "-") or (page.joined(i) and page.words[i - 1] == "-"):
        return True
    return page.tags[i] == "VBN" and page.document.deps[page.at[i]] == "amod"


def member_of(page: Page, name: Name) -> int | None:
    """The token that lists a name among the members of a body ("including"), None of those listed otherwise."""
    trigger = _trigger(page, name)
    return trigger if trigger is not None and page.is_a(trigger, "table-member") else None


def led_by(page: Page, name: Name) -> int | None:
    """The token of whose team somebody is a member: "Rey's team includes X and Y"; None where nobody owns it."""
    trigger = member_of(page, name)
    if trigger is None:
        return None
    team = next((i for i in range(trigger - 1, max(1, trigger - GAP), -1) if page.lows[i] in TEAMS), None)
    return team - 2 if team is not None and page.tags[team - 1] == "POS" else None


def _trigger(page: Page, name: Name) -> int | None:
    """The participle whose agents or members a name is one of: "led by", "including"."""
    words = page.lex.words
    if "under" not in page.vocabulary and page.vocabulary.isdisjoint(words["table-member"] | words["table-lead"]):
        return None
    i = name.first - 1
    while i >= 0 and page.together(i, name.first) and name.first - i < REACH:
        if page.is_a(i, "table-member"):
            return i
        if page.lows[i] == "by" and i and page.is_a(i - 1, "table-lead"):
            return i - 1
        if page.lows[i] == "under" and _body_before(page, i):
            return i
        if not _in_list(page, i):
            return None
        i -= 1
    return None


def _body_before(page: Page, i: int) -> bool:
    """Whether a delegation stands before "under": "a Peruvian delegation under X"; of talks "under" tells who mediates."""
    i -= 1 + (i > 1 and page.lows[i - 1] in (",", "is", "are", "was", "were"))
    return i >= 0 and page.lows[i] in TEAMS


def _before(page: Page, trigger: int) -> Iterator[int]:
    """The tokens before a participle, nearest first, as far as the clause goes."""
    for i in range(trigger - 1, max(-1, trigger - REACH), -1):
        if not page.together(i, trigger) or page.words[i] in STOPS:
            return
        plain = page.lows[i] in FILLERS or page.is_a(i, "table-lead")
        if page.pos[i] in ("VERB", "AUX") and not plain and page.tags[i] != "VBG":
            return
        yield i


def _about(page: Page, i: int) -> bool:
    """Whether a noun is what a delegation is about: "the team on medium-range missiles headed by X"."""
    while i > 0 and page.together(i - 1, i) and page.pos[i] in ("NOUN", "PROPN", "ADJ", "PUNCT") and page.words[i] not in STOPS:
        i -= 1
    return page.lows[i] in ("on", "for", "at", "to")


def _by_front(page: Page, name: Name) -> Place | None:
    """ "For Peru, the engineer X", "Representing Chile will be Y", "On the Peruvian side sat X": a sentence that opens with the
    side and goes on to the name, in an article about bargaining.
    """
    if not page.about_bargaining:
        return None
    number, first = page.sentence(name.first), name.first
    while first > 0 and name.first - first < FRONT and page.sentence(first - 1) == number and page.pos[first - 1] in FRONTED:
        first -= 1
    words = page.lows[first : name.first]
    opens = (first == 0 or page.sentence(first - 1) != number) and words[:1] in (("for",), ("representing",), ("on",))
    found = list(page.party_indices(first, min(first + OF_WHOM, name.first))) if opens else []
    if not found:
        return None
    end = page.mention_ends[found[0]]
    side = page.lows[end] in ("side", "team") if page.lows[first] == "on" else True
    apart = not COPULAS.isdisjoint(words) or "sat" in words or "sits" in words or page.words[end] == ","
    return Place(True, page.mentions[found[0]].code) if side and apart else None


def _by_inversion(page: Page, name: Name) -> Place | None:
    """ "Also at the table were X and Y", "Heading the delegations were X and Y", "Leading the Peruvian team is X"."""
    if not (page.bargains or page.about_bargaining) or page.vocabulary.isdisjoint(INVERTED):
        return None
    number, i = page.sentence(name.first), name.first - 1
    while i > 0 and name.first - i < REACH and page.sentence(i) == number and page.lows[i] not in COPULAS | SITS:
        if not _in_list(page, i):
            return None
        i -= 1
    if page.lows[i] not in COPULAS | SITS or page.sentence(i) != number:
        return None
    first = i
    while first > 0 and page.sentence(first - 1) == number and i - first < REACH:
        first -= 1
    first += page.lows[first] in ("also", "and", "but")
    if page.lows[first] in ("heading", "leading"):
        body = next((j for j in range(first + 1, min(first + OF_WHOM, i)) if is_body(page, j)), None)
        return Place(True, whose(page, body)) if body is not None else None
    if page.lows[first] == "on" and (page.lows[first - 1] == "also" or i - first < GAP):
        body = next((j for j in range(first + 1, min(first + OF_WHOM, i)) if page.lows[j] in TEAMS), None)
        return Place(False, whose(page, body)) if body is not None and i == body + 1 else None
    seated = page.lows[first] in ("at", "around", "across") and "table" in page.lows[first:i]
    seated = seated or (page.lows[first] in ("opposite", "beside") and page.lows[first + 1] in ("him", "her", "them"))
    return Place(False, None) if seated and page.about_bargaining else None


def _by_gap(page: Page, name: Name) -> Place | None:
    """ "X will head the government team and Y that of the rebels": the verb and the team are told of another."""
    words = page.lows[name.last : name.last + GAP]
    if words[:2] != ("that", "of") or not page.bargains:
        return None
    before = (i for i in range(max(0, name.first - REACH), name.first) if page.sentence(i) == page.sentence(name.first))
    if not any(page.lows[i] in TEAMS or page.is_a(i, "table-team") for i in before):
        return None
    found = next(page.party_indices(name.last + 2, name.last + GAP), None)
    if found is None and any(page.is_a(i, "rebel") for i in range(name.last + 2, min(name.last + GAP, len(page)))):
        return Place(True, main_group(page))
    return Place(True, page.mentions[found].code if found is not None else None)


def _by_hands(page: Page, name: Name) -> Place | None:
    """ "The Peruvian side is in the hands of X"."""
    if "hands" not in page.vocabulary or not page.bargains:
        return None
    i = name.first - 1
    while i > 0 and name.first - i < REACH and page.together(i, name.first) and _in_list(page, i) and page.lows[i] != "hands":
        i -= 1
    if page.lows[i : i + 2] != ("hands", "of") or "in" not in page.lows[max(0, i - 2) : i]:
        return None
    bodies = (j for j in range(i, max(0, i - REACH), -1) if page.sentence(j) == page.sentence(i))
    body = next((j for j in bodies if page.lows[j] in TEAMS or page.lows[j] == "side"), None)
    return Place(True, whose(page, body)) if body is not None else None


def _by_verb(page: Page, name: Name) -> Place | None:
    """ "X will head its delegation", "X led the Peruvian team to the talks"."""
    document = page.document
    for verb in subject_of(page, name):
        chain = [verb, *(c for c in document.children[verb] if document.deps[c] == "xcomp")]
        heads = (v for v in chain if document.lower_lemmas[v] in HEADING)
        objects = (c for v in heads for c in document.children[v] if document.deps[c] == "dobj" and c in page.back)
        for i in (page.back[c] for c in objects):
            if (page.lows[i] in TEAMS or page.lows[i] == "side") and is_body(page, i):
                return Place(True, whose(page, i))
    return None


def _by_participle(page: Page, name: Name) -> Place | None:
    """ "with A and B leading the two delegations", "A, who represented the government"."""
    if page.vocabulary.isdisjoint(page.lex.words["table-leading"]):
        return None
    i = name.last
    while i < len(page) and i - name.last < REACH and page.together(i, name.first) and page.words[i] not in STOPS:
        if page.is_a(i, "table-leading"):
            body = next((j for j in range(i + 1, min(i + 8, len(page))) if is_body(page, j)), None)
            if body and page.together(body, i):
                return Place(True, whose(page, body))
            return _represents(page, i) if page.lows[i] == "representing" and page.about_bargaining else None
        if page.pos[i] not in LISTED - {"ADP"} and page.words[i] not in (",", "-"):
            return None
        i += 1
    return None


def _represents(page: Page, i: int) -> Place | None:
    """The side after "representing": a party or what stands for one ("the employers")."""
    i += 1
    while i < len(page) and page.pos[i] in ("DET", "ADJ"):
        i += 1
    if i < len(page) and page.parties[i] >= 0:
        return Place(True, page.mentions[page.parties[i]].code)
    side = i < len(page) and (page.is_a(i, "side") or page.is_a(i, "rebel") or page.is_a(i, "employer"))
    return Place(True, None) if side else None


def _by_copula(page: Page, name: Name) -> Place | None:
    """ "The representatives from the Peruvian side for these talks will be A and B"."""
    if page.vocabulary.isdisjoint(SPEAKING):
        return None
    i = name.first - 1
    while i > 0 and name.first - i < REACH and page.together(i, name.first) and page.lows[i] not in COPULAS:
        if not _in_list(page, i):
            return None
        i -= 1
    first = max(0, i - OF_WHOM * 3)
    heads = [j for j in range(first, i) if page.lows[j] in SPEAKING and page.sentence(j) == page.sentence(i)]
    if not heads or page.lows[i] not in COPULAS:
        return None
    words = page.lows[heads[-1] : i]
    sides = [page.mentions[n].code for n in page.party_indices(heads[-1], i)]
    about = page.about_bargaining or any(page.is_a(j, "table") or page.lows[j] in GATHERED for j in range(first, i))
    told = len(sides) == 1 or (not sides and page.about_bargaining)
    return Place(True, next(iter(sides), None)) if told and about and not {"no", "not"} & set(words) else None
