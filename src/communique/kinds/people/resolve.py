"""Read the people of a document."""

from __future__ import annotations

from communique.kinds.people.draft import Draft
from communique.kinds.people.home import issuer, speaker
from communique.kinds.people.link import link
from communique.kinds.people.missed import find
from communique.kinds.people.page import Page, page_of
from communique.kinds.people.profile import drafts_of, people
from communique.kinds.people.pronouns import refer
from communique.kinds.people.value import Person
from communique.kinds.people.wire import press
from communique.kinds.reading import Facts, Reading
from communique.model import Context, Document, Unresolved


def read(document: Document, context: Context, facts: Facts) -> Reading[Person]:
    """The people of a document, in text order."""
    page, drafts = drafted(document, context, facts)
    found = people(page, drafts)
    return Reading(found, tuple(_open_side(person) for person in found if person.party is None and person.role != "other"))


def drafted(document: Document, context: Context, facts: Facts) -> tuple[Page, list[Draft]]:
    """The page of a document and the persons on it in the making, each with the step that gave the party."""
    page = page_of(document, facts, context.title, press(context.publisher))
    groups = link(page, find(page))
    refer(page, groups)
    return page, drafts_of(page, groups, facts, issuer(page, context.publisher) or speaker(page, context.title))


def _open_side(person: Person) -> Unresolved:
    """Somebody who acts for a party that the text does not settle."""
    span = person.mentions[0]
    return Unresolved("people", span.start, span.end, span.text, "the text does not settle for whom this person acts")
