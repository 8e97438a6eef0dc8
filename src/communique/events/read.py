"""Read the events of a document: triggers, slots, status, time; then one event for one event."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from communique.events import links
from communique.events.actor import parties
from communique.events.begun import begun
from communique.events.brief import LEAST, chances, is_brief, likely, missing
from communique.events.cast import Cast
from communique.events.codes import codes
from communique.events.combatants import settled
from communique.events.draft import Draft
from communique.events.exits import not_made
from communique.events.fighting import acting, added, another
from communique.events.filled import Filled
from communique.events.forums import members
from communique.events.frames import frames
from communique.events.hit import Hit
from communique.events.inherit import continued, inherited
from communique.events.intent import refused, sought, undertaken
from communique.events.involved import involved, partaking
from communique.events.match import candidates
from communique.events.mention import anaphoric, aside, bare, further_pacts, one_more, outcome_of, pointed, sidelined, words
from communique.events.merge import GATHERED, REPULSE, merged
from communique.events.moment import Calendar
from communique.events.mood import doubted
from communique.events.needs import holds, may_hold
from communique.events.negotiators import with_negotiators
from communique.events.offices import holders
from communique.events.phase import broken_off, phase_of
from communique.events.reactions import answered, asked
from communique.events.restate import known, quoted
from communique.events.rounds import earlier_round
from communique.events.sides import sides
from communique.events.sited import sites
from communique.events.slots import Filler
from communique.events.sport import sporting
from communique.events.strife import habitual
from communique.events.syntax import is_verb
from communique.events.timed import timed
from communique.events.timely import recent, status_at, untimely
from communique.events.trust import confidence
from communique.events.unsaid import ranked
from communique.events.value import Event, Extent, When
from communique.events.visits import hosted
from communique.events.voice import attribution
from communique.kinds.reading import Facts
from communique.model import Context, Document

HEAD = 3
UNSAID = frozenset({"criticism", "threat", "demand", "rejection"})
"""Acts of speech that, where they are negated, nobody did or denied doing: no event."""
UNDONE = frozenset({"payment", "attack", "departure", "rejection", "appointment"})
"""Acts that are none where somebody only wants, asks or means to bring them about."""
MEASURES = frozenset({"deployment", "withdrawal", "sanction", "payment"})
"""Types of acts, beside attacks, of which "also" tells one more."""
FLOOR = 0.27
"""Events less sure than this are not reported; in texts of one sentence ``LEAST`` is the floor."""


def read(document: Document, context: Context, facts: Facts) -> tuple[Event, ...]:
    """The events of a document, in the order of their triggers."""
    return tuple(event for event, _, _ in explain(document, context, facts))


def explain(document: Document, context: Context, facts: Facts) -> list[tuple[Event, str, str]]:
    """The events of a document, each with the frame and the rule that made it."""
    return [(event, draft.hit.rule.type, draft.hit.rule.id) for event, draft in _explained(document, context, facts)]


def _explained(document: Document, context: Context, facts: Facts) -> list[tuple[Event, Draft]]:
    """The events of a document, each with what it was made of."""
    cast = Cast(document, context, facts)
    made, brief = found(cast), is_brief(document)
    sure = [confidence(draft) for draft in made]
    made = [settled(cast, draft) for draft in made]
    made = made if brief else with_negotiators(cast, ranked(cast, made), [chance >= FLOOR for chance in sure])
    events = [_event(cast, draft, chance) for draft, chance in zip(made, sure, strict=True)]
    if brief:
        made, events = _completed_brief(cast, made, events)
    floor = LEAST if brief else FLOOR
    rows = [(event, draft) for event, draft in zip(events, made, strict=True) if event.confidence >= floor]
    return _numbered(sorted(rows, key=lambda row: row[0].trigger.start))


def _completed_brief(cast: Cast, made: list[Draft], events: list[Event]) -> tuple[list[Draft], list[Event]]:
    """The events of a text of one sentence as the root classifier ranks them, and the one that it misses."""
    chance = chances(cast.document, _names(made))
    rows = [(d, e) for d, e in zip(made, likely(events, chance), strict=True) if e.confidence >= LEAST]
    made, events = [d for d, _ in rows], [e for _, e in rows]
    if extra := missing(cast, events, chance):
        draft, plover, sure = extra
        made = [*made, draft]
        events = [*events, replace(_event(cast, draft, sure), plover=plover)]
    return made, events


def fired(document: Document, context: Context, facts: Facts) -> set[str]:
    """What the frames find in a document, as features of the root classifier: types, with and without status, and roots."""
    return _names(found(Cast(document, context, facts)))


def _names(made: list[Draft]) -> set[str]:
    rows = [(d.hit.rule.type, f"{d.hit.rule.type} {d.status}", codes(frames()[d.hit.rule.type], d)[0]) for d in made]
    return {name for row in rows for name in row if name}


def explain_lines(document: Document, context: Context, facts: Facts) -> Iterator[str]:
    """One line an event: its id, type, parties, the frame and rule that made it, the sides that the ranker named, and the
    evidence of each slot.
    """
    for event, draft in _explained(document, context, facts):
        who = f"{', '.join(event.source) or '-'} -> {', '.join(event.target) or '-'}"
        spans = [f"{slot}={document.text[e.start : e.end]!r}" for slot, extents in event.evidence.items() for e in extents]
        head = f"{event.id} {event.type} {event.status} [{who}] {event.trigger.text!r}"
        rule = f"frame={draft.hit.rule.type} rule={draft.hit.rule.id} confidence={event.confidence:.2f}"
        yield " ".join([head, rule, *(f"ranked={side}" for side in draft.ranked), *spans])


def found(cast: Cast) -> list[Draft]:
    """The events of a document before the least sure are left out."""
    calendar = Calendar(cast.document, cast.facts.dates, cast.context.day)
    made = answered(cast, continued(cast, begun(cast, calendar, not_made(cast.document, drafts(cast, calendar)))))
    made = asked(cast, inherited(made))
    return timed(hosted(cast, merged(made)), calendar)


def drafts(cast: Cast, calendar: Calendar | None = None) -> Iterator[Draft]:
    """Every trigger whose rule holds, with what is read around it, in text order."""
    filler, calendar = Filler(cast), calendar or Calendar(cast.document, cast.facts.dates, cast.context.day)
    sport = sporting(cast.document)
    for hits in candidates(cast):
        if sport and cast.document.sentence_of[hits[0].token] in sport:
            continue
        draft = next((d for hit in hits if (d := _draft(cast, filler, calendar, hit))), None)
        if draft is None:
            continue
        if not (cast.forums and members(cast.document, draft.hit.token, draft.hit.more)):
            acting = tuple(sorted(parties(draft.source)))
            cast.seen_pair(draft.hit.token, tuple(sorted(draft.parties)), draft.hit.rule.joint, acting)
        yield draft


def _draft(cast: Cast, filler: Filler, calendar: Calendar, hit: Hit) -> Draft | None:
    rule, document = hit.rule, cast.document
    if not may_hold(cast, hit) or (rule.type == "meeting" and sidelined(document, hit.token)):
        return None
    source, target = sides(cast, filler, hit)
    if not holds(cast, Filled(hit, source, target)):
        return None
    near, linked = links.reach(cast, hit), links.kinds(hit)
    people = [p for actor in (source, target) if actor for p in actor.people]
    people = partaking(cast, hit, people + list(involved(cast, hit, source)))
    speech = frames()[rule.type].speech
    stance = rule.status == "actual" and speech
    when = calendar.of(hit.token, hit.governor if hit.governor != hit.token else None, stance, speech)
    own = is_verb(document, hit.token) or calendar.of(hit.token, None, speech=speech).date == when.date
    phase = rule.phase or (phase_of(document, hit.token) if rule.type == "talks" else None)
    status = status_at(cast, calendar, hit, when, own)
    if status in ("negated", "planned") and broken_off(document, hit.token, phase, status == "planned"):
        status = "actual"
    if untimely(cast, calendar, hit, when, status, own):
        when = When(None, None, None, when.date)
    if status == "negated" and (rule.type in UNSAID or refused(document, hit.token)):
        return None
    if rule.type in UNSAID and doubted(document, hit.token):
        return None
    if status == "possible" and rule.type in UNDONE and sought(document, hit.token):
        return None
    if rule.type == "payment" and undertaken(document, hit.token):
        return None
    return Draft(
        hit=hit,
        verbal=is_verb(document, hit.token),
        sentence=document.sentence_of[hit.token],
        source=source,
        target=target,
        status=status,
        phase=phase,
        when=when,
        people=links.ids(people),
        amounts=links.amounts(cast, near) if "amounts" in linked else (),
        troops=links.troops(cast, near) if "troops" in linked else (),
        agreement=links.agreement(cast, near, hit) if "agreement" in linked else None,
        location=links.place(cast, hit),
        headline=_headline(document, document.sentence_of[hit.token]),
        attribution=attribution(document, hit.token),
        outcome_of=outcome_of(document, hit.token),
        quantities=links.quantities(cast, near) if linked else frozenset(),
        recent=recent(cast, when),
        bare=bare(document, hit),
        words=words(document, hit) if frames()[rule.type].speech else frozenset(),
        holders=holders(cast, hit),
        lemma=document.lemmas[hit.token],
        aside=aside(document, hit.token),
        quoted=quoted(cast, hit.token) or known(document, hit),
        definite=pointed(document, hit.token),
        anaphoric=(when.value is None or (frames()[rule.type].speech and bool(hit.more))) and anaphoric(document, hit),
        acted=is_verb(document, hit.token) and not parties(source) and bool(acting(document, hit.token)),
        sites=sites(cast, hit),
        fresh=_fresh(document, hit, bool(parties(source) or parties(target))),
    )


def _fresh(document: Document, hit: Hit, sided: bool) -> bool:
    """Whether an attack, a measure, a pact or a gathering is one more, beside those told of."""
    if hit.rule.type == "attack":
        return hit.rule.id != REPULSE and (another(document, hit.token, sided) or habitual(document, hit))
    if hit.rule.type in MEASURES:
        return added(document, hit.token)
    if hit.rule.type == "agreement":
        return further_pacts(document, hit)
    return hit.rule.type in GATHERED and (one_more(document, hit.token) or earlier_round(document, hit.token))


def _headline(document: Document, index: int) -> bool:
    """Whether a sentence is a headline: a title, or one of the first three without a full stop."""
    sentence = document.sentences[index]
    return sentence.role == "title" or (index < HEAD and document.text[sentence.end - 1].isalnum())


def _event(cast: Cast, draft: Draft, sure: float) -> Event:
    document, token = cast.document, draft.hit.token
    sentence = document.sentences[draft.sentence]
    plover, cameo = codes(frames()[draft.hit.rule.type], draft)
    return Event(
        id=f"e{document.starts[token]}",
        type=draft.hit.rule.type,
        phase=draft.phase,  # type: ignore[arg-type]
        status=draft.status,
        trigger=document.span(document.starts[token], document.ends[token]),
        sentence=Extent(sentence.start, sentence.end),
        source=draft.source.parties if draft.source else (),
        target=draft.target.parties if draft.target else (),
        people=draft.people,
        when=draft.when,
        amounts=draft.amounts,
        troops=draft.troops,
        agreement=draft.agreement,
        location=draft.location[0] if draft.location else None,
        attribution=draft.attribution,
        evidence=_evidence(draft),
        cameo=cameo,
        plover=plover,
        confidence=sure,
    )


def _evidence(draft: Draft) -> dict[str, tuple[Extent, ...]]:
    found = {
        "source": draft.source.spans if draft.source else (),
        "target": draft.target.spans if draft.target else (),
        "location": (draft.location[1],) if draft.location else (),
        "attribution": (Extent(draft.attribution.start, draft.attribution.end),) if draft.attribution else (),
    }
    return {slot: spans for slot, spans in found.items() if spans}


def _numbered(rows: list[tuple[Event, Draft]]) -> list[tuple[Event, Draft]]:
    """The rows with ids that are unique: b, c... after a start that two events share."""
    used: dict[str, int] = {}
    made = []
    for event, draft in rows:
        count = used[event.id] = used.get(event.id, 0) + 1
        made.append((event if count == 1 else replace(event, id=event.id + chr(ord("a") + count - 1)), draft))
    return made
