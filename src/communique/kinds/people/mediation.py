"""Who stands between two sides: those who broker, serve as go-between or head a mediation."""

from __future__ import annotations

from collections.abc import Iterator

from communique.kinds.people.clauses import first_conjunct, subject_of
from communique.kinds.people.delegations import member_of
from communique.kinds.people.link import Group
from communique.kinds.people.names import Name
from communique.kinds.people.page import Page

NEXT = 5
"""Tokens after a name in which "as mediator" stands."""
MEDIATING = frozenset(["mediation", "mediating", "mediators", "mediator"])
PANELS = frozenset(["panel", "team", "mission", "group"])
NEAR = 8
"""Tokens between a panel and "including", and between whose it is and the panel, at most."""
OVERSEEING = frozenset(["oversee", "supervise", "chair", "moderate"])
CHAIRING = frozenset(["chairmanship", "mediation", "stewardship"])
OFFERING = frozenset(["offered", "offers", "proposed", "volunteered"])
OFFER = 3
"""Tokens between a name and "offered" at most: ", has offered"."""
HELPING = frozenset(["mediate", "broker", "facilitate", "host"])
ENVOYS = frozenset(["envoy", "emissary", "representative"])
TITLE = 10
"""Tokens of "chairmanship of" and a title before a name at most."""
BEFORE_BROKERING = frozenset([",", "who", "is", "are", "was", "were", "has", "had", "been", "to"])
"""What may stand between a name and "mediating" or "mediate"."""


def panel_of(page: Page, group: Group) -> str | None:
    """Whose mediation panel somebody is a member of ("the African Union-led mediation panel, including X"), "" where it is not
    said; None of others.
    """
    if not MEDIATING.isdisjoint(page.vocabulary):
        for name in group.names:
            trigger = member_of(page, name)
            body = next((i for i in range(trigger - 1, trigger - NEAR, -1) if page.lows[i] in PANELS), 0) if trigger else 0
            words = page.lows[max(0, body - NEAR) : body]
            if body and not MEDIATING.isdisjoint(words[-2:]):
                found = list(page.party_indices(body - NEAR, body))
                return page.mentions[found[-1]].code if found else ""
    return None


def brokers(page: Page, group: Group) -> bool:
    """Whether the text says that a person mediates: "X brokered the truce", "with X as go-between"."""
    words = page.lex.words
    if panel_of(page, group) is not None:
        return True
    for name in group.actors:
        after = page.lows[name.last : name.last + NEXT]
        parts = {*after, "".join(page.lows[name.last + 2 : name.last + 6])}
        if "as" in after[:2] and _between_two(page, parts) and page.together(name.last + 1, name.first):
            return True
        told = next(((i, low) for i, low in enumerate(after) if low not in BEFORE_BROKERING), (0, ""))
        if told[0] and told[1] in words["brokering"] and page.together(name.last + told[0], name.first):
            return True
        alone = not _with_another(page, name)
        if (alone and any(_over_talks(page, verb) for verb in _agent_of(page, name))) or _chairing(page, name):
            return True
        if _heads_mediators(page, name):
            return True
        verbs = (*subject_of(page, name), *_agent_of(page, name))
        if any(page.document.lower_lemmas[verb] in words["broker-verb"] or _mediating(page, verb) for verb in verbs):
            return True
    return False


def _over_talks(page: Page, verb: int) -> bool:
    """Whether talks are told to be overseen or chaired by somebody: "the talks, chaired by X"."""
    document = page.document
    if document.lower_lemmas[verb] not in OVERSEEING:
        return False
    subject = next((c for c in document.children[verb] if document.deps[c] == "nsubjpass"), document.heads[verb])
    return document.lower_words[subject] in ("talks", "negotiations")


def _with_another(page: Page, name: Name) -> bool:
    """Whether "and" joins a name to the next or the one before: two who chair talks are their two sides."""
    token = page.at[name.last - 1]
    listed = page.document.deps[token] == "conj" or any(page.document.deps[c] == "conj" for c in page.document.children[token])
    return listed or page.lows[name.last : name.last + 1] == ("and",)


def _heads_mediators(page: Page, name: Name) -> bool:
    """Whether a name is that of who leads those who mediate: "the Norwegian facilitators, led by X", "a mediation team headed
    by X".
    """
    i = page.list_start(name.first)
    while i > 0 and page.parties[i] >= 0 and name.first - i < TITLE:
        i = page.list_start(i)
    if i < 2 or page.lows[i] != "by" or not page.is_a(i - 1, "table-lead") or not page.together(i, name.first):
        return False
    before = page.lows[max(0, i - NEAR) : i - 1]
    return any(low.startswith(("mediat", "facilitat")) for low in before)


def _chairing(page: Page, name: Name) -> bool:
    """Whether "under the chairmanship of" stands before the title of a name, in the sentence."""
    before = page.lows[max(0, name.first - TITLE) : name.first]
    return page.bargains and any(low in CHAIRING and before[k + 1 : k + 2] == ("of",) for k, low in enumerate(before))


def _between_two(page: Page, words: set[str]) -> bool:
    """Whether one of some words is that for who stands between two sides, in one or three tokens."""
    known = page.lex.words["go-between"]
    return not known.isdisjoint(words) or any(word.startswith("go-between") for word in words)


def offers(page: Page, group: Group, head: str) -> bool:
    """Whether an envoy (of title ``head``) offers to stand between others: "offered to mediate", "offered to host talks"; who
    negotiates for a side may host a round of their own.
    """
    acts = HELPING if head in ENVOYS else HELPING - {"host"}
    for name in group.names:
        after = page.lows[name.last : name.last + NEXT]
        at = next((i for i, low in enumerate(after[:OFFER]) if low in OFFERING), None)
        if at is not None and after[at + 1 : at + 2] == ("to",) and after[at + 2 : at + 3] and after[at + 2] in acts:
            return True
    return False


def mediates_for(page: Page, group: Group) -> str | None:
    """The party whose mediation somebody heads: "leads the African Union panel that mediates"."""
    if panel := panel_of(page, group):
        return panel
    bodies = (body for name in group.actors for verb in subject_of(page, name) for body in _mediating(page, verb))
    found = (page.parties[page.back[t]] for body in bodies for t in (body, *page.document.children[body]) if t in page.back)
    return next((page.mentions[number].code for number in found if number >= 0), None)


def _mediating(page: Page, verb: int) -> list[int]:
    """The mediators' bodies that somebody heads by a verb: "leads the panel that mediates", "chairs the mediation"."""
    document = page.document
    if document.lower_lemmas[verb] not in ("lead", "head", "chair"):
        return []
    bodies = (c for c in document.children[verb] if document.deps[c] in ("dobj", "nsubjpass"))
    return [body for body in bodies if any(document.lower_words[t].startswith("mediat") for t in page.below(body))]


def _agent_of(page: Page, name: Name) -> Iterator[int]:
    """The verb that a name is the agent of: "brokered by X and Y"."""
    document = page.document
    token, head = first_conjunct(page, page.at[name.last - 1])
    if document.deps[token] == "pobj" and document.deps[head] == "agent":
        yield document.heads[head]
