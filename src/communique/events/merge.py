"""One event for one event: mentions of the same type with compatible parties, time and status become one."""

from __future__ import annotations

from dataclasses import replace

from communique.events import sited
from communique.events.actor import Actor
from communique.events.again import aimed_at, counted_apart, elsewhere, menaced, mutual, same_noun, taken_up
from communique.events.draft import Draft
from communique.events.lasting import during, named_later
from communique.events.mention import in_kind
from communique.events.restate import protested, restated

SUFFERED = frozenset({"kill", "die-in", "lose-soldiers"})
"""Rules of what people suffer: near an attack by others whose target is not named it is that attack."""
CALLED_OFF = "talks-called-off"
"""The rule of talks that were to be held and are not: beside those that were."""
REPULSE = "repulse"
"""The rule of attacks that are beaten back."""
WALKOUT = "talks-walkout"
"""The rule of who leaves talks: an event beside those that went on till then."""
SUMMONS = "summon"
"""The rule of an envoy who is called in: no meeting that was told of."""
ROUND = "talks-round"
"""The rule of a round that names no parties: the last one is another than that which is told of."""
REVERSED = frozenset({"sanction", "payment"})
"""Types whose rules of giving and of taking away have different codes."""
AFTERMATH = 2
"""How many sentences after an attack its dead are counted."""
UTTERED = frozenset({"offer", "demand", "rejection", "criticism", "pledge", "threat"})
"""Acts of speech, of which a bare noun may take up one that was told of."""
CLAIM = "attack-claim"
"""The rule of "claimed responsibility": it says who made the attack told of before."""
LAUNCH = "attack-launch"  # the rule of attacks that are carried out
UNYIELDING = "reject-not"
"""The rule of "will not yield": beside a rejection in the same sentence it only says it again."""
AGREED = frozenset({"agreement-agree", "agreement-agree-to", "agreement-agree-offer"})
"""Rules of "agreed to ...": each sentence tells of another thing agreed."""
LEAD = 3
"""How many sentences tell first what an article is about."""
PACT = "agreement-noun"
"""The rule of an agreement by its noun: where one of the same parties was told of, it is that one."""
LEFT = "leave-again"
"""The rule of what takes up how a pact was left: the last time that the same party left one."""
ENDED = "ended"  # the rule of a pact that is terminated, by whom its clause does not say
SHARED = 2
"""How many words two acts of speech have to share to be the same one."""
NEAR = 3
"""How many sentences after an event a mention without parties is taken for it."""
DATED_LATER = frozenset({"sanction", "agreement", "attack", "deployment", "withdrawal", "expiry", "departure", "appointment"})
"""Types whose event, spoken of in passing without a time, gets it where it is told ("the sanctions ... imposed in April")."""
STANDING = DATED_LATER | {"talks", "meeting", "payment", "exercise"}
"""Types whose later undated mention is taken for the event told of before; acts of speech are told of once each."""
ONCE = DATED_LATER | {"meeting", "exercise"}
"""Types of which what is to come gets its time in a later sentence ("will meet ... The summit will be held in May")."""
INTENDED = frozenset({"sanction", "deployment", "withdrawal"})
"""Types of measures that one sentence plans and another holds possible."""
ENLARGED = frozenset({"attack", "sanction", "coercion"})
"""Types of which a later mention may say on whom the act was."""
OPEN = frozenset({"planned", "possible"})
PAIR = 2
"""The sides of an act or a gathering."""
GATHERED = frozenset({"talks", "meeting"})
"""Types of which one gathering may be told by turns."""


def merged(drafts: list[Draft]) -> list[Draft]:
    """The drafts in text order, later mentions taken into the first that they repeat."""
    kept: list[Draft] = []
    for draft in drafts:
        at = next((i for i in range(len(kept) - 1, -1, -1) if same(kept[i], draft)), None)
        if at is None and draft.anaphoric:
            at = _taken_up(kept, draft)
        if at is None:
            kept.append(draft)
        else:
            kept[at] = _joined(kept[at], draft)
    return kept


def _taken_up(kept: list[Draft], draft: Draft) -> int | None:
    """The last event of its type, else the gathering of the other type, that a noun which only points back is."""
    kind = draft.hit.rule.type
    turns = [{kind}, GATHERED] if kind in GATHERED and draft.hit.rule.joint else [{kind}]
    for types in turns:
        for i in range(len(kept) - 1, -1, -1):
            old = kept[i]
            if draft.when.value and _acting(draft) != _acting(old):
                continue  # "made the offer last week"
            if old.hit.rule.type in types and (old.hit.rule.type == kind or _gathering(old, draft)):
                return i
    return None


def _gathering(old: Draft, new: Draft) -> bool:
    """Whether talks or a meeting told of shortly before, not a visit, are what the other word takes up."""
    near = new.sentence - old.sentence <= 2 * NEAR
    return old.hit.rule.joint and near and (new.parties <= old.parties or not old.parties)


def same(old: Draft, new: Draft) -> bool:
    """Whether a later mention tells of the same event."""
    if old.hit.rule.type != new.hit.rule.type:
        return _one_gathering(old, new)
    others = bool(old.holders and new.holders and not old.holders & new.holders)  # two persons take or leave posts
    others = others or (new.broken and old.phase != new.phase)
    others = others or ((old.hit.rule.id == SUMMONS) != (new.hit.rule.id == SUMMONS))
    if others or _resisted(old, new) or (old.hit.rule.id == WALKOUT and not new.verbal and not new.bare):
        return False
    if bound(old, new) or _under_absorbed(old, new) or protested(old, new):
        return True
    if new.hit.rule.id in (CLAIM, LEFT):
        return not _acting(old) or _acting(old) == _acting(new)
    return _same_here(old, new) if old.sentence == new.sentence else _same_later(old, new)


def _same_here(old: Draft, new: Draft) -> bool:
    """Whether two mentions in one sentence are of one event."""
    if new.hit.rule.id == UNYIELDING:
        return _acting(old) == _acting(new)
    if new.hit.rule.type in GATHERED and new.fresh and old.status != new.status:
        return False  # "met and agreed to hold another meeting"
    return (
        old.parties == new.parties
        and (new.hit.rule.joint or _acting(old) == _acting(new))
        and (not (old.verbal and new.verbal) or old.hit.rule.id == new.hit.rule.id or menaced(old, new))
        and _times(old, new)
    )


def _same_later(old: Draft, new: Draft) -> bool:
    """Whether a mention in a later sentence is of an event told of before."""
    if taken_up(old, new) or same_noun(old, new):
        return True
    if _apart(old, new) or _received(old, new):
        return False
    if new.hit.rule.id == PACT:
        return _parties(old, new)
    if named_later(old, new):
        return True
    if not new.parties and new.sentence - old.sentence <= NEAR:
        return new.hit.rule.type in STANDING and _times(old, new)
    if new.hit.rule.type in UTTERED:
        return _recalled(old, new) or _told_again(old, new) or restated(old, new)
    if new.hit.rule.type in ENLARGED and _enlarged(old, new):
        return True
    return new.hit.rule.type in STANDING and _parties(old, new) and _times(old, new) and _statuses(old, new)


def _one_gathering(old: Draft, new: Draft) -> bool:
    """Whether talks and a meeting are one: what negotiators hold ("hold meetings to settle"), or of the same parties on the
    same day; a visit and the talks on it are two.
    """
    if not GATHERED.issuperset((old.hit.rule.type, new.hit.rule.type)) or not (old.hit.rule.joint and new.hit.rule.joint):
        return False
    if old.parties != new.parties or len(new.parties) < PAIR or old.status != new.status:
        return False
    day = new.when.begin is not None and new.when.begin == new.when.until
    return bound(old, new) or (day and new.when.value == old.when.value)


def _enlarged(old: Draft, new: Draft) -> bool:
    """Whether a later mention by the same rule says of an act of the same side on whom it was ("seized boats", "seized seven
    Peruvian boats").
    """
    rule = old.hit.rule.id == new.hit.rule.id and old.status == new.status and not old.target and _times(old, new)
    return (rule or aimed_at(old, new)) and bool(new.target) and bool(_acting(old)) and _acting(old) == _acting(new)


def _received(old: Draft, new: Draft) -> bool:
    """Whether somebody else is met on a trip that was told of: an event of its own."""
    trip = old.hit.rule.type == "meeting" and not old.hit.rule.joint
    return trip and new.hit.rule.joint and new.verbal and not set(new.people) <= set(old.people)


def _apart(old: Draft, new: Draft) -> bool:
    """Whether two sentences tell of two acts: other sums or counts, another thing agreed, fighters not told of before."""
    other = counted_apart(old, new)
    unheld = new.hit.rule.id == CALLED_OFF and old.status == "actual" and not old.headline
    more = new.fresh and (new.hit.rule.type not in GATHERED or new.hit.rule.id == ROUND)
    other = other or unheld or more or _undone(old, new) or elsewhere(old, new)
    other = other or (new.hit.rule.type == "attack" and (sited.elsewhere(old, new) or sited.reversed_by(old, new)))
    other = other or (new.verbal and not old.headline and in_kind(old.hit, new.hit))
    return other or (new.hit.rule.id in AGREED and new.verbal and not (old.headline and new.sentence <= LEAD))


def _resisted(old: Draft, new: Draft) -> bool:
    """Whether one act beats back an attack and the other is one."""
    outcome = new.outcome_of == old.hit.token
    return old.hit.rule.id == REPULSE and new.hit.rule.id not in (REPULSE, *SUFFERED) and not outcome


def _undone(old: Draft, new: Draft) -> bool:
    """Whether one act undoes what the other does (sanctions imposed and lifted, aid given and cut)."""
    reverse = old.hit.rule.type in REVERSED and old.hit.rule.plover != new.hit.rule.plover
    failed = new.hit.rule.type == "agreement" and new.status == "negated" != old.status  # "have yet to reach a deal"
    return failed or (reverse and old.verbal and new.verbal and new.status != "possible")


def bound(old: Draft, new: Draft) -> bool:
    """Whether one trigger is the object in the other's phrase ("reached a deal", "made an offer") or its outcome
    ("attacked the camp, killing two soldiers").
    """
    return (
        new.outcome_of == old.hit.token
        or new.hit.token in old.hit.more
        or old.hit.token in new.hit.more
        or new.hit.governor == old.hit.token != new.hit.token
        or old.hit.governor == new.hit.token != old.hit.token
    )


def _under_absorbed(old: Draft, new: Draft) -> bool:
    """Whether a noun is the object in the phrase of a later mention that was taken into an event, or a verb tells of what came
    of what was ("claimed a raid that killed two").
    """
    if old.hit.rule.id == CLAIM and new.outcome_of in {hit.token for hit in old.absorbed}:
        return True
    if new.hit.rule.type == "attack" and any(hit.token in new.hit.more for hit in old.absorbed):
        return True  # "the bombing, carried out by Peru"
    held = new.parties <= old.parties and not new.verbal
    return held and any(new.hit.governor == hit.token or new.hit.token in hit.more for hit in old.absorbed)


def _recalled(old: Draft, new: Draft) -> bool:
    """Whether a bare noun takes up an act of speech told of before by who did it ("the Kuwaiti request")."""
    acted = _acting(new)
    if not new.verbal and new.when.value and new.when.value == old.when.value and not new.hit.more:
        aimed = set(new.target.parties) if new.target else set()  # "rejected Saturday's accusation"
        return acted | aimed <= old.parties and (not acted or bool(old.target and acted <= set(old.target.parties)))
    return new.bare and bool(acted) and acted == _acting(old) and new.parties <= old.parties


def _told_again(old: Draft, new: Draft) -> bool:
    """Whether an act of speech is told again by who did it: what a headline told in the lead, anything in the same words."""
    acted = _acting(new)
    if not acted or acted != _acting(old) or not _times(old, new) or old.status != new.status:
        return False
    if old.headline and new.sentence - old.sentence <= LEAD:
        return new.verbal and _facing(old, new)
    if new.when.value and new.when.value == old.when.value and old.parties == new.parties and not new.verbal:
        return not old.verbal
    same_verb = old.verbal and new.verbal and old.hit.rule.id == new.hit.rule.id
    shared = old.words & new.words
    alike = len(shared) >= SHARED and 2 * len(shared) > len(new.words)
    return same_verb and alike and new.parties <= old.parties


def _facing(old: Draft, new: Draft) -> bool:
    """Whether those whom two mentions are about are the same, as far as both name them."""
    sides = [set(d.target.parties) if d.target else set() for d in (old, new)]
    return not sides[0] or not sides[1] or bool(sides[0] & sides[1])


def _parties(old: Draft, new: Draft) -> bool:
    fallen = new.hit.rule.id in SUFFERED and not _acting(new) and new.sentence - old.sentence <= AFTERMATH
    if mutual(old) and not new.hit.rule.joint:
        return new.parties == old.parties or (fallen and bool(new.parties) and new.parties < old.parties)
    if new.hit.rule.type == "attack" and not _acting(new) and old.target and new.target:
        return bool(new.parties) and set(new.target.parties) <= set(old.target.parties)
    if fallen and not old.target:
        return new.parties.isdisjoint(old.parties)
    same_side = new.hit.rule.joint or old.hit.rule.joint or _acting(new) <= _acting(old)
    return bool(new.parties) and new.parties <= old.parties and same_side


def _times(old: Draft, new: Draft) -> bool:
    """Whether the times of two mentions go together; what a headline or a lead tells without a time may get it later."""
    if new.when.value is None or new.when.value == old.when.value or during(old, new) or _dated_later(old, new):
        return True
    current = old.headline or (old.sentence < LEAD and new.recent and old.status == new.status)
    suffered = new.hit.rule.id in SUFFERED and not _acting(new) and new.parties <= old.parties
    alike = new.parties == old.parties or (old.headline and new.parties > old.parties) or (suffered and bool(new.parties))
    return old.when.value is None and current and alike


def _dated_later(old: Draft, new: Draft) -> bool:
    """Whether what was only spoken of without a time is told of with it, by and on the same parties."""
    known = new.hit.rule.type in (ONCE if old.status in OPEN else DATED_LATER if old.aside else ())
    turned = new.hit.rule.type in REVERSED and old.hit.rule.plover != new.hit.rule.plover
    untimed = old.when.value is None and old.status == new.status and not turned
    same_side = _acting(old) == _acting(new) or new.hit.rule.id == ENDED
    return known and untimed and bool(new.parties) and old.parties == new.parties and same_side


def _statuses(old: Draft, new: Draft) -> bool:
    """Whether the later mention may tell how the first came out; a pact that was sought is not the one that was struck."""
    struck = old.hit.rule.type == "agreement" and old.status == "possible" and new.verbal
    weighed = {old.status, new.status} == OPEN and old.parties == new.parties and _intended(old, new)
    return old.status == new.status or (new.status == "actual" and not struck) or weighed


def _intended(old: Draft, new: Draft) -> bool:
    """Whether two sentences speak of one measure that may come."""
    return new.hit.rule.type == "withdrawal" or (new.hit.rule.type in INTENDED and old.hit.rule.id == new.hit.rule.id)


def _joined(old: Draft, new: Draft) -> Draft:
    """The first mention with what the later one adds; a bound noun gives its parties where the verb had none."""
    keep = old
    if _retold(old, new):
        keep = replace(
            old, hit=new.hit, verbal=new.verbal, sentence=new.sentence, status=new.status, phase=new.phase, headline=False
        )
    claimed = not _acting(old) and (new.hit.rule.id == CLAIM or (new.anaphoric and new.verbal and new.hit.rule.id == LAUNCH))
    enlarged = new.hit.rule.type in ENLARGED and _enlarged(old, new)
    if (bound(old, new) and _alike(old, new)) or claimed or enlarged or _retold(old, new) or named_later(old, new):
        keep = replace(keep, source=_fuller(old.source, new.source), target=_fuller(old.target, new.target))
    off = old.status == "planned" and new.status == "actual" and new.phase == "suspend"  # "set for July, but was called off"
    return replace(
        keep,
        status="actual" if off else keep.status,
        people=tuple(dict.fromkeys(old.people + new.people)),
        holders=old.holders or new.holders,
        amounts=tuple(dict.fromkeys(old.amounts + new.amounts)),
        troops=tuple(dict.fromkeys(old.troops + new.troops)),
        agreement=old.agreement or new.agreement,
        when=old.when if old.when.value or not _timed(old, new) else new.when,
        phase=keep.phase or old.phase or (new.phase if bound(old, new) or old.status == new.status else None),
        location=old.location or new.location,
        mentions=old.mentions + 1,
        absorbed=(*old.absorbed, old.hit if keep.hit is new.hit else new.hit),
        nouns=old.nouns | ({new.lemma} if not new.verbal else frozenset()),
    )


def _timed(old: Draft, new: Draft) -> bool:
    """Whether the time of a later mention is that of the event."""
    return bound(old, new) or old.headline or new.recent or _dated_later(old, new) or named_later(old, new)


def _alike(old: Draft, new: Draft) -> bool:
    """Whether two mentions seat their parties alike: on a trip there are a visitor and a host, at a meeting all are of it."""
    return old.hit.rule.joint == new.hit.rule.joint or not old.parties


def _fuller(old: Actor | None, new: Actor | None) -> Actor | None:
    return new if new and (not old or len(new.parties) > len(old.parties)) else old


def _retold(old: Draft, new: Draft) -> bool:
    """Whether the body tells again, as fully, what a headline told."""
    return old.headline and not new.headline and new.parties >= old.parties


def _acting(draft: Draft) -> set[str]:
    return set(draft.source.parties) if draft.source else set()
